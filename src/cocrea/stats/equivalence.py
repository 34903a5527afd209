"""“No gap” is a claim too, and needs its own test."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike
from scipy import special

from cocrea.arguments import one_number, proportion
from cocrea.stats.intervals import paired_t


@dataclass(frozen=True)
class Equivalence:
    """Is the mean of first − second surely closer to 0 than `margin`?

    `low` and `high` are the 1 − 2·alpha interval that belongs to the test (90 % for
    alpha = .05); `equivalent` where it lies wholly between −margin and margin, which
    is where `p`, the larger of the two one-sided p values, is below alpha.
    """

    mean: float
    low: float
    high: float
    margin: float
    p: float
    equivalent: bool
    n: int


def equivalence(first: ArrayLike, second: ArrayLike, margin: float, alpha: float = 0.05) -> Equivalence:
    """Two one-sided paired t tests (TOST): is the gap too small to matter?

    A large p of the usual test proves no equality; this does. `margin` is the smallest
    gap of interest, in scale points, declared before the data; half a point on a
    scale from 1 to 7 is a twelfth of its range, so scale it with the range. Pairs with
    a missing answer are dropped; without spread p is NaN.

    Formula: t = (margin − |mean|) / se, with n − 1 degrees of freedom
    Source: Schuirmann (1987).

    >>> found = equivalence([5, 6, 5, 4, 6, 5, 5, 6], [5, 6, 6, 4, 5, 5, 5, 6], margin=.5)
    >>> round(found.p, 3), found.equivalent, found.n
    (0.017, True, 8)
    """
    edge, level = (
        one_number("margin", margin, low=1e-9),
        proportion("alpha", 2 * one_number("alpha", alpha)) / 2,
    )
    result = paired_t(first, second, 1 - 2 * level)
    if result.sd == 0:
        nan = float("nan")
        return Equivalence(result.mean, nan, nan, edge, nan, False, result.n)
    nearest = (edge - abs(result.mean)) / result.se
    p = float(special.stdtr(result.df, -nearest))
    return Equivalence(result.mean, result.low, result.high, edge, p, p < level, result.n)
