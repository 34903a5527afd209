"""The difference of two groups of different people, where no answer belongs to another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from cocrea.errors import CocreaError
from cocrea.stats.arguments import levels, one_number, proportion, whole
from cocrea.stats.intervals import spread


@dataclass(frozen=True)
class GroupsResult:
    """What a two-group analysis says about mean(first) − mean(second).

    `mean`, `low` and `high` are in the units of the answers, `df` need not be whole,
    `p` is two-sided, `n` counts the answers of the first and of the second group.
    """

    mean: float
    low: float
    high: float
    se: float
    t: float
    p: float
    df: float
    n: tuple[int, int]


def separate_t(first: ArrayLike, second: ArrayLike, confidence: float = 0.95) -> GroupsResult:
    """Difference of two groups' means with its t interval, spreads not assumed equal (Welch 1947).

    Missing answers are left out. Fewer than two answers in a group raise CocreaError;
    where neither group has any spread, `low`, `high`, `t` and `p` are NaN.

    >>> result = separate_t([6, 5, 5, 4, 6, 3], [6, 6, 7, 6, 6, 6])
    >>> round(result.mean, 2), round(result.low, 2), round(result.high, 2), result.n
    (-1.33, -2.56, -0.11, (6, 6))
    """
    level = proportion("confidence", confidence)
    groups = [levels(answers=group)[0].ravel() for group in (first, second)]
    groups = [group[~np.isnan(group)] for group in groups]
    if min(group.size for group in groups) < 2:
        raise CocreaError("stats.too-few", n=min(group.size for group in groups), needed=2)
    summaries = [(float(g.mean()), float(spread(g[:, None])[0]), g.size) for g in groups]
    return separate_t_of_means(summaries[0], summaries[1], level)


def separate_t_of_means(
    first: tuple[float, float, int], second: tuple[float, float, int], confidence: float = 0.95
) -> GroupsResult:
    """`separate_t` from published figures: each group as (mean, sd, n), sd with n − 1.

    >>> result = separate_t_of_means((3.59, 1.09, 127), (4.08, 0.95, 80))
    >>> round(result.mean, 2), round(result.low, 2), round(result.high, 2), round(result.p, 4)
    (-0.49, -0.77, -0.21, 0.0008)
    """
    level = proportion("confidence", confidence)
    means, sds, n = ((one, other) for one, other in zip(first, second, strict=True))
    sizes = (whole("n", n[0], 2, 10**9), whole("n", n[1], 2, 10**9))
    spreads = [one_number("sd", sd, 0) for sd in sds]
    parts = [sd**2 / size for sd, size in zip(spreads, sizes, strict=True)]
    mean, se = one_number("mean", means[0]) - one_number("mean", means[1]), float(np.sqrt(sum(parts)))
    if se == 0:
        return GroupsResult(mean, np.nan, np.nan, se, np.nan, np.nan, np.nan, sizes)
    df = sum(parts) ** 2 / sum(part**2 / (size - 1) for part, size in zip(parts, sizes, strict=True))
    half, t = float(special.stdtrit(df, (1 + level) / 2)) * se, mean / se
    p = float(2 * special.stdtr(df, -abs(t)))
    return GroupsResult(mean, mean - half, mean + half, se, t, p, df, sizes)
