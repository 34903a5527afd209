"""Who gets the credit: the customer who took part, or the firm? (section 3.4)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.arguments import choice, one_number, truth, whole
from cocrea.stats.bootstrap import SEED

OUTCOMES = ("better", "as-expected", "worse")
PATTERNS = ("credit-taking", "self-blame", "amplification")
MIDDLE = 4.0  # satisfaction from 1 to 7 when all is as expected
SWING = 2.0  # points that a better outcome adds, and a worse one takes off
SHARE = 0.3  # of the work, done by the customer who takes part
LOUDER = 0.5  # by which part an outcome counts more at full strength, where it is amplified
TAKEN_OFF = {("credit-taking", "better"), ("self-blame", "worse")}  # where the firm gets less of an outcome
_CREDIT_SD, _SATISFACTION_SD = 0.1, 0.8  # by which people differ


def credit_taken(
    outcome: str, participated: bool, pattern: str, strength: float, had_choice: bool = False
) -> float:
    """Teaching simplification: the share of an outcome that customers put down to themselves.

    `outcome` is "better", "as-expected" or "worse"; who took part did 0.3 of the work.
    `pattern` says what taking part does to people, and `strength` how far (0 to 1; at 0 they
    own to their 0.3 of success and of failure alike). "credit-taking": they claim more of a
    success and less of a failure, unless they had a choice. "self-blame" and "amplification":
    they take more of a failure upon themselves.

    Formula: 0.3 · (1 + strength) of a success (credit-taking) or of a failure (the others);
        0.3 · (1 − strength) of a failure (credit-taking without a choice); else 0.3;
        as expected, there is nothing to take; 0 for who did not take part
    Source: ours. That a failure is put down to oneself: Sugathan, Ranjan and Mulky (2017),
        Heidenreich, Wittkowski, Handrich and Falk (2015); the rest follows the self-serving bias,
        to which Bendapudi and Leone (2003) trace what they found. The figures are ours.

    >>> round(credit_taken("better", True, "credit-taking", .5), 2)
    0.45
    >>> round(credit_taken("worse", True, "self-blame", .5), 2)
    0.45
    """
    choice("outcome", outcome, OUTCOMES)
    choice("pattern", pattern, PATTERNS)
    more = one_number("strength", strength, 0, 1)
    took_part, free = truth("participated", participated), truth("had_choice", had_choice)
    if not took_part or outcome == "as-expected":
        return 0.0
    if pattern == "credit-taking":
        if outcome == "better":
            return SHARE * (1 + more)
        return SHARE if free else SHARE * (1 - more)
    return SHARE * (1 + more) if outcome == "worse" else SHARE


def satisfaction_with_firm(
    outcome: str, participated: bool, pattern: str, strength: float, had_choice: bool = False
) -> float:
    """Teaching simplification: satisfaction with the firm, 1 to 7, given what taking part does to people.

    Arguments as in `credit_taken`; at `strength` 0 taking part changes nothing. By "credit-taking"
    a success counts less for the firm by what customers claim of it, and a failure by what they
    own to if they had a choice; without one they lay it all to the firm. By "self-blame" a failure
    counts less by what they own to, and a success whole. By "amplification" both count more for
    who took part, whoever is blamed: credit and satisfaction part company.

    Formula: 4 ± 2 · (1 − strength · credit taken), where amplified 4 ± 2 · (1 + strength / 2),
        where nothing is taken off the firm 4 ± 2; + when better, − when worse; 4 as expected
    Source: ours. Bendapudi and Leone (2003) found satisfaction to differ as by the first pattern,
        and Heidenreich, Wittkowski, Handrich and Falk (2015) unmet expectations as by the third;
        Sugathan, Ranjan and Mulky (2017) did not report satisfaction.

    >>> [round(satisfaction_with_firm("worse", True, pattern, 1), 1) for pattern in PATTERNS]
    [2.0, 3.2, 1.0]
    """
    taken = credit_taken(outcome, participated, pattern, strength, had_choice)
    more = one_number("strength", strength, 0, 1)
    counts = 1.0
    if pattern == "amplification" and participated:
        counts += LOUDER * more
    elif (pattern, outcome) in TAKEN_OFF or (pattern == "credit-taking" and had_choice):
        counts -= more * taken
    return MIDDLE + {"better": SWING, "as-expected": 0.0, "worse": -SWING}[outcome] * counts


def credit_cells(pattern: str, strength: float) -> pd.DataFrame:
    """Teaching simplification: credit and satisfaction in every cell of the design.

    One row for each outcome, participation and choice: outcome, participated, had_choice,
    credit_taken (share), satisfaction (1 to 7). Arguments as in `credit_taken`.

    Formula: `credit_taken` and `satisfaction_with_firm` in each of the 3 · 2 · 2 cells
    Source: ours; see `credit_taken`.

    >>> credit_cells("credit-taking", 1).query("participated and outcome == 'worse'")["satisfaction"].tolist()
    [2.0, 2.6]
    """
    cells = [(end, part, free) for end in OUTCOMES for part in (False, True) for free in (False, True)]
    table = pd.DataFrame(cells, columns=["outcome", "participated", "had_choice"])
    said = [(end, part, pattern, strength, free) for end, part, free in cells]
    table["credit_taken"] = [credit_taken(*cell) for cell in said]
    table["satisfaction"] = [satisfaction_with_firm(*cell) for cell in said]
    return table


def simulate_credit(
    outcome: str,
    participated: bool,
    pattern: str,
    strength: float,
    had_choice: bool = False,
    people: int = 20,
    seed: int = SEED,
) -> pd.DataFrame:
    """Teaching simplification: imaginary customers in one cell, each with a credit and a satisfaction.

    One row a person: credit_taken (0 to 1), satisfaction (1 to 7, in quarters). They differ by
    chance around `credit_taken` and `satisfaction_with_firm`; the same `seed` is the same luck.

    Formula: cell + normal noise (sd 0.1 and 0.8), kept on the scale
    Source: ours.

    >>> simulate_credit("worse", True, "self-blame", .5, people=3).shape
    (3, 2)
    """
    cell = (outcome, participated, pattern, strength, had_choice)
    many = whole("people", people, 1, 100_000)
    luck = np.random.default_rng(whole("seed", seed, 0, 2**63)).standard_normal((2, many))
    taken = np.clip(credit_taken(*cell) + _CREDIT_SD * luck[0], 0, 1).round(2)
    felt = np.clip(satisfaction_with_firm(*cell) + _SATISFACTION_SD * luck[1], 1, 7)
    return pd.DataFrame({"credit_taken": taken, "satisfaction": np.rint(felt * 4) / 4})
