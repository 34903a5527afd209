"""How large a paired difference is, apart from how sure.

Say it in scale points first; these put it on a scale that studies share. Never mix
d_z and d_av in one table without saying which is which (Lakens 2013).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from cocrea.arguments import Floats, levels, too_few, whole
from cocrea.stats.intervals import spread

EXACT_UP_TO = 50  # pairs that differ, without ties


def d_z(first: ArrayLike, second: ArrayLike) -> float:
    """Mean difference of paired answers, in standard deviations of the differences.

    A pair with a missing answer is dropped; NaN where all pairs differ alike.

    Formula: mean of (first − second) / sd of (first − second), sd with n − 1
    Source: Lakens (2013).

    >>> round(d_z([6, 5, 5, 4, 6, 3, 5, 6, 4, 5, 5, 4], [6, 6, 7, 6, 6, 6, 5, 7, 6, 7, 6, 5]), 3)
    -1.295
    """
    one, other = _pairs(first, second)
    return _over(one - other, _sd(one - other))


def d_av(first: ArrayLike, second: ArrayLike) -> float:
    """Mean difference of paired answers, in means of the two standard deviations.

    Unlike `d_z` it does not grow when the two answers of a person go together, so it
    compares with studies of separate groups.

    Formula: mean of (first − second) / ((sd of first + sd of second) / 2), sds with n − 1
    Source: Lakens (2013).

    >>> round(d_av([6, 5, 5, 4, 6, 3], [6, 6, 7, 6, 6, 7]), 3)
    -1.78
    """
    one, other = _pairs(first, second)
    return _over(one - other, (_sd(one) + _sd(other)) / 2)


def g_z(first: ArrayLike, second: ArrayLike) -> float:
    """`d_z` corrected for few pairs, which overstate it.

    Formula: d_z · (1 − 3 / (4 · (n − 1) − 1))
    Source: Hedges (1981).

    >>> round(g_z([6, 5, 5, 4, 6, 3, 5, 6, 4, 5, 5, 4], [6, 6, 7, 6, 6, 6, 5, 7, 6, 7, 6, 5]), 3)
    -1.205
    """
    return d_z(first, second) * hedges(_pairs(first, second)[0].size)


def hedges(n: int) -> float:
    """The factor that corrects a standardised mean of `n` differences for few pairs.

    NaN below two pairs, which have no spread.

    Formula: 1 − 3 / (4 · (n − 1) − 1)
    Source: Hedges (1981).

    >>> round(hedges(10), 4)
    0.9143
    """
    pairs = whole("n", n, 0, 10**9)
    return 1 - 3 / (4 * (pairs - 1) - 1) if pairs > 1 else np.nan


@dataclass(frozen=True)
class Wilcoxon:
    """Wilcoxon's signed-rank test of paired answers.

    `statistic` is the smaller of the two rank sums, `p` two-sided. `n` pairs differ;
    `zeros` more do not and were treated by the rule `zero_rule`: "dropped" (Wilcoxon
    1945). `rank_biserial` runs from −1 (every difference negative) to 1. `method`
    says how p was found: "exact" or "normal".
    """

    statistic: float
    p: float
    n: int
    zeros: int
    rank_biserial: float
    zero_rule: str = "dropped"
    method: str = "exact"


def wilcoxon(first: ArrayLike, second: ArrayLike) -> Wilcoxon:
    """Signed-rank test of paired answers, first − second, two-sided.

    Zero rule: pairs that do not differ are dropped before ranking, and counted in
    `zeros`. Equal differences share their mean rank. p is exact up to 50 pairs
    without ties, else from the normal distribution with the variance corrected for
    ties. The effect is the matched rank-biserial correlation. No pair that differs: NaN.

    Formula: statistic = min(W⁺, W⁻); rank_biserial = (W⁺ − W⁻) / (W⁺ + W⁻), with W⁺ and
        W⁻ the sums of the ranks of the positive and the negative differences
    Source: Wilcoxon (1945); the effect: Kerby (2014).

    >>> found = wilcoxon([6, 5, 5, 4, 6, 3, 5, 6, 4, 5], [6, 6, 7, 6, 6, 6, 5, 7, 6, 4])
    >>> found.n, found.zeros, found.statistic, round(found.rank_biserial, 3), found.zero_rule
    (7, 3, 2.0, -0.857, 'dropped')
    """
    from scipy import stats  # heavy: only who asks for it waits

    one, other = _pairs(first, second)
    difference = one - other
    difference = np.where(np.abs(difference) < 1e-9, 0, difference)  # rounding is no difference
    differs = difference[difference != 0]
    zeros, n = int(difference.size - differs.size), int(differs.size)
    if n == 0:
        return Wilcoxon(np.nan, np.nan, 0, zeros, np.nan)
    size = np.abs(differs).round(9)
    ranks = stats.rankdata(size)
    positive, negative = float(ranks[differs > 0].sum()), float(ranks[differs < 0].sum())
    exact = n <= EXACT_UP_TO and np.unique(size).size == n
    if exact:
        p = float(stats.wilcoxon(differs, method="exact").pvalue)
    else:
        variance = (ranks**2).sum() / 4  # of the rank sum, given the ties
        p = float(2 * special.ndtr(-abs(positive - negative) / 2 / np.sqrt(variance)))
    effect = (positive - negative) / (positive + negative)
    return Wilcoxon(min(positive, negative), p, n, zeros, effect, method="exact" if exact else "normal")


def _pairs(first: ArrayLike, second: ArrayLike) -> tuple[Floats, Floats]:
    """The complete pairs, at least two."""
    one, other = (values.ravel() for values in levels(first=first, second=second))
    complete = ~np.isnan(one + other)
    if complete.sum() < 2:
        raise too_few(int(complete.sum()), needed=2)
    return one[complete], other[complete]


def _sd(values: Floats) -> float:
    return float(spread(values[:, None])[0])


def _over(difference: Floats, sd: float) -> float:
    return float(difference.mean() / sd) if sd > 0 else float("nan")
