"""Who gets the credit: the customer who took part, or the firm? (section 3.5)."""

from __future__ import annotations

import pandas as pd

from cocrea.arguments import choice, one_number, truth

OUTCOMES = ("better", "as-expected", "worse")
MIDDLE = 4.0  # satisfaction from 1 to 7 when all is as expected
SWING = 2.0  # points that a better outcome adds, and a worse one takes off
SHARE = 0.3  # of the work, done by the customer who takes part


def credit_taken(
    outcome: str, participated: bool, had_choice: bool, bias: float, share: float = SHARE
) -> float:
    """Teaching simplification: the share of an outcome that customers put down to themselves.

    `outcome` is "better", "as-expected" or "worse"; `share` is what the customer who
    takes part really does (0 to 0.5); `bias` says how self-serving people are (0 to 1).
    Without bias they own to their share of success and of failure alike. With it they
    claim more of a success and less of a failure, at 1 twice their share and nothing.
    Those who had a choice own to their share of a failure all the same.

    Formula: better: share · (1 + bias); worse: share · (1 − bias), or share after a choice;
        as expected, there is nothing to take; 0 for who did not take part
    Source: ours, after the self-serving bias of Bendapudi and Leone (2003).

    >>> round(credit_taken("better", True, False, .5), 2), round(credit_taken("worse", True, False, .5), 2)
    (0.45, 0.15)
    """
    choice("outcome", outcome, OUTCOMES)
    mine, strength = one_number("share", share, 0, 0.5), one_number("bias", bias, 0, 1)
    took_part, free = truth("participated", participated), truth("had_choice", had_choice)
    if not took_part or outcome == "as-expected":
        return 0.0
    if outcome == "better":
        return mine * (1 + strength)
    return mine if free else mine * (1 - strength)


def satisfaction_with_firm(
    outcome: str, participated: bool, had_choice: bool, bias: float, share: float = SHARE
) -> float:
    """Teaching simplification: satisfaction with the firm, 1 to 7, given who gets the credit.

    Arguments as in `credit_taken`. The firm is judged by what of the outcome is left to it:
    two points up for a better one, two down for a worse one, less the customer's part.

    Formula: 4 ± 2 · (1 − credit taken), + when better, − when worse; 4 as expected
    Source: ours, after Bendapudi and Leone (2003), who found the pattern, not these figures.

    >>> satisfaction_with_firm("better", False, False, 1), satisfaction_with_firm("better", True, False, 1)
    (6.0, 4.8)
    """
    left = 1 - credit_taken(outcome, participated, had_choice, bias, share)
    return MIDDLE + {"better": SWING, "as-expected": 0.0, "worse": -SWING}[outcome] * left


def credit_cells(bias: float, share: float = SHARE) -> pd.DataFrame:
    """Teaching simplification: satisfaction with the firm in every cell of the design.

    One row for each outcome, participation and choice: outcome, participated, had_choice,
    credit_taken (share), satisfaction (1 to 7). Arguments as in `credit_taken`.

    Formula: `satisfaction_with_firm` in each of the 3 · 2 · 2 cells
    Source: ours, after Bendapudi and Leone (2003).

    >>> credit_cells(1).query("participated and outcome == 'worse'")["satisfaction"].tolist()
    [2.0, 2.6]
    """
    cells = [(end, part, free) for end in OUTCOMES for part in (False, True) for free in (False, True)]
    table = pd.DataFrame(cells, columns=["outcome", "participated", "had_choice"])
    table["credit_taken"] = [credit_taken(*cell, bias, share) for cell in cells]
    table["satisfaction"] = [satisfaction_with_firm(*cell, bias, share) for cell in cells]
    return table
