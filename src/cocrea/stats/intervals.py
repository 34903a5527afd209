"""Intervals around a mean of paired differences."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from cocrea.arguments import Floats, equally_long, proportion, too_few

NORMAL = 1.96  # standard errors to either side, as people write it who work a 95 % interval out by hand


@dataclass(frozen=True)
class PairedResult:
    """What a paired t analysis says about the mean of first − second.

    `mean`, `low`, `high` and `sd` are in the units of the answers, `sd` has n − 1
    below the line, `se` is sd / √n, `p` is two-sided, `n` counts complete pairs.
    """

    mean: float
    low: float
    high: float
    sd: float
    se: float
    t: float
    p: float
    df: int
    n: int


def paired_t(first: ArrayLike, second: ArrayLike, confidence: float = 0.95) -> PairedResult:
    """Mean difference of paired answers with its t interval.

    `first` and `second` are equally long; a pair with a missing answer is dropped.
    When every pair differs by the same amount there is no spread to judge by:
    `low`, `high`, `t` and `p` are NaN. Fewer than two pairs raise CocreaError.

    Formula: mean ± t · sd / √n, with n − 1 degrees of freedom
    Source: Student (1908).

    >>> result = paired_t([6, 5, 5, 4, 6, 3], [6, 6, 7, 6, 6, 6])
    >>> round(result.mean, 2), round(result.low, 2), round(result.high, 2), result.n
    (-1.33, -2.6, -0.06, 6)
    """
    one, other = equally_long(first=first, second=second)
    difference = (one - other).ravel()
    difference = difference[~np.isnan(difference)]
    n = difference.size
    if n < 2:
        raise too_few(n, needed=2)
    mean, sd = float(difference.mean()), float(spread(difference[:, None])[0])
    se = sd / np.sqrt(n)
    low, high = t_interval(mean, sd, n, confidence)
    t = mean / se if sd > 0 else np.nan
    return PairedResult(
        mean, float(low), float(high), sd, float(se), float(t), two_sided_p(t, n - 1), n - 1, n
    )


def t_interval(
    mean: ArrayLike, sd: ArrayLike, n: ArrayLike, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Lower and upper end of the t interval of a mean, from mean, sd (n − 1) and n.

    Works for one mean or for arrays of them, so that a published table of means
    gets its intervals without the raw answers. NaN where n < 2 or sd = 0.

    Formula: mean ± t · sd / √n, with n − 1 degrees of freedom
    Source: Student (1908).

    >>> low, high = t_interval(-1.98, 1.78, 207)
    >>> float(low.round(2)), float(high.round(2))
    (-2.22, -1.74)
    """
    level = proportion("confidence", confidence)
    centre, width, count = equally_long(mean=mean, sd=sd, n=n)
    usable = (count >= 2) & (width > 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        half = special.stdtrit(count - 1, (1 + level) / 2) * width / np.sqrt(count)
    half = np.where(usable, half, np.nan)
    return centre - half, centre + half


def two_sided_z(confidence: float) -> float:
    """How many standard errors a normal interval reaches to either side."""
    return float(special.ndtri((1 + proportion("confidence", confidence)) / 2))


def two_sided_p(t: float, df: int) -> float:
    """Two-sided p value of a t statistic."""
    return float(2 * special.stdtr(df, -abs(t)))


def spread(values: Floats) -> Floats:
    """Standard deviation (n − 1) of each column of an n × k matrix, NaN answers left out.

    Exactly 0 where all answers are equal: rounding must not pass for spread.
    """
    count = (~np.isnan(values)).sum(axis=0)
    centre = np.nansum(values, axis=0) / np.maximum(count, 1)
    deviation = np.sqrt(np.nansum((values - centre) ** 2, axis=0) / np.maximum(count - 1, 1))
    rounding = 1e-12 * np.maximum(np.abs(centre), 1e-300)
    return np.where(count < 2, np.nan, np.where(deviation <= rounding, 0.0, deviation))
