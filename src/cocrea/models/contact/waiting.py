"""The wait that a customer feels (section 2.5), after the propositions of Maister (1985).

Propositions, not laws: the factors here are invented, to be held against data. That minutes
felt carry what a reason or a song does to satisfaction is an assumption of its own, which Hui
and Tse (1996) and Munichor and Rafaeli (2007) did not find.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from cocrea.arguments import above, listed, numbers, plain, quantity, table_with, together
from cocrea.stats import linear_fit

# How much longer a wait feels that is …: invented, no published figures.
WAIT_FACTORS = {"unoccupied": 1.3, "uncertain": 1.2, "unexplained": 1.1}
STRETCH = "ln(perceived / actual)"


def perceived_wait(actual: ArrayLike, *factors: ArrayLike) -> Any:
    """Teaching simplification: the wait that is felt, when each condition stretches it by a factor.

    `actual` is a time, and the answer is in its unit. A factor above 1 lengthens the
    wait, one below 1 shortens it; without any, the wait is felt as it is. Ours are in
    `WAIT_FACTORS`.

    Formula: perceived = actual · Π factors
    Source: ours, after the propositions of Maister (1985); the factors are invented.

    >>> round(perceived_wait(8, *WAIT_FACTORS.values()), 3), round(perceived_wait(8, 1.2, 1.1), 2)
    (13.728, 10.56)
    """
    checked = {f"factor {at}": quantity(f"factor {at}", given, 0) for at, given in enumerate(factors, 1)}
    waited, *stretched = together(actual=quantity("actual", actual, 0), **checked)
    return plain(np.asarray(prod(stretched, start=waited)))


def felt_factors(
    table: pd.DataFrame,
    conditions: Sequence[str],
    actual: str = "actual_minutes",
    perceived: str = "perceived_minutes",
    confidence: float = 0.95,
) -> pd.DataFrame:
    """By what factor each condition makes a wait feel longer or shorter, from people who waited.

    One row a person in `table`; `conditions` name columns of it, such as occupied ("yes" or
    "no": the first level in the alphabet is the one that the others are compared with);
    `actual` and `perceived` name those of the waits, above 0. A row with a missing answer is
    left out. Columns: condition ("occupied[yes]"; first "intercept", the factor without
    any), factor, low, high, p, n.

    Formula: ln(perceived / actual) = Σ ln(factor) of the conditions that hold, by least squares
    Source: ours, so that `perceived_wait` can be held against data.

    >>> people = pd.DataFrame({"actual_minutes": [10, 10, 20, 20, 30, 30],
    ...                        "perceived_minutes": [12, 9, 26, 18, 36, 27], "occupied": ["no", "yes"] * 3})
    >>> felt_factors(people, ["occupied"])[["condition", "factor", "n"]].round(2).values.tolist()
    [['intercept', 1.23, 6], ['occupied[yes]', 0.73, 6]]
    """
    named = [conditions] if isinstance(conditions, str) else listed("conditions", conditions)
    rows = table_with(table, actual, perceived, *named)
    waits = [numbers(name, rows[name]) for name in (perceived, actual)]
    for name, minutes in zip((perceived, actual), waits, strict=True):
        above(name, minutes[~np.isnan(minutes)])
    stretch = np.log(waits[0]) - np.log(waits[1])
    fit = linear_fit(rows[named].assign(**{STRETCH: stretch}), STRETCH, named, confidence=confidence)
    found = fit.terms.rename(columns={"term": "condition", "estimate": "factor"})
    with np.errstate(over="ignore"):  # where next to nothing is known, the upper end is beyond any number
        found[["factor", "low", "high"]] = np.exp(found[["factor", "low", "high"]].to_numpy())
    return found.assign(n=fit.n)


def wait_satisfaction(perceived: ArrayLike, expected: ArrayLike) -> Any:
    """How much better than expected a wait felt, in its unit: above 0 is a pleasant surprise.

    `perceived` and `expected` are waits, in one unit. Satisfaction is perception minus
    expectation of the service; of a wait less is better, so the sign turns.

    Formula: S = expected − perceived
    Source: Maister (1985).

    >>> round(wait_satisfaction(perceived=13.728, expected=10), 3)
    -3.728
    """
    felt, foreseen = together(
        perceived=quantity("perceived", perceived, 0), expected=quantity("expected", expected, 0)
    )
    return plain(foreseen - felt)
