"""A curve against a straight line: where it peaks, and whether it predicts better."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from cocrea.arguments import Floats, all_alike, equally_long, proportion, too_few, whole
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats.bootstrap import SEED
from cocrea.stats.intervals import paired_t


@dataclass(frozen=True)
class QuadraticPeak:
    """The parabola y = `intercept` + `slope` · x + `curvature` · x² that fits `n` pairs best.

    `peak` is where it turns, in the unit of x, with its interval `low` to `high`
    (−∞ to ∞ where the data do not settle that there is a bend; a straight line has no
    peak: NaN); `height` is its y there. `inverted` says that it bends downwards beyond
    doubt, `inside` that the peak lies within the data, `inverted_u` that both hold for
    the whole interval: only then is there a best x to speak of.
    """

    peak: float
    low: float
    high: float
    height: float
    intercept: float
    slope: float
    curvature: float
    inverted: bool
    inside: bool
    inverted_u: bool
    n: int


def quadratic_peak(x: ArrayLike, y: ArrayLike, confidence: float = 0.95) -> QuadraticPeak:
    """Where a least-squares parabola has its peak, with an interval for the place.

    `x` and `y` are equally long; a pair with a missing value is dropped. The interval is
    Fieller's: that of a ratio of two coefficients, exact under normal errors, with no
    resampling and no seed; unlike the delta method it opens to ±∞ when the data do not
    settle that there is a bend. Fewer than 4 pairs or 3 different x, and y that are all
    alike, raise CocreaError.

    Formula: peak = −slope / (2 · curvature)
        interval: all θ with (slope + 2 θ curvature)² ≤ t² · variance(slope + 2 θ curvature)
    Source: Fieller (1954); Lind and Mehlum (2010) for the test of an inverted U.

    >>> x = [0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1]
    >>> y = [2.1, 3.2, 3.8, 4.7, 5.0, 5.2, 5.3, 4.9, 4.6, 4.2, 3.1]
    >>> found = quadratic_peak(x, y)
    >>> round(found.peak, 3), round(found.low, 3), round(found.high, 3), found.inverted_u
    (0.553, 0.54, 0.567, True)
    """
    level = proportion("confidence", confidence)
    across, up = _pairs(x, y, least=4)
    if np.ptp(up) == 0:
        raise all_alike("y")
    middle, width = float(across.mean()), float(np.ptp(across))
    design = np.vander((across - middle) / width, 3, increasing=True)  # centred: no digits lost
    coefficients, *_ = np.linalg.lstsq(design, up)
    flat, slope, bend = (float(value) for value in coefficients)
    if abs(bend) < 1e-12 * np.ptp(up) + 1e-14 * np.abs(up).max():  # rounding is no bend
        bend = np.nan
    rest = up - design @ coefficients
    covariance = np.linalg.inv(design.T @ design) * float(rest @ rest) / (up.size - 3)
    ends = _fieller(slope, bend, covariance, float(special.stdtrit(up.size - 3, 0.5 + level / 2)))
    peak, low, high = (middle + width * place for place in (-slope / (2 * bend), *ends))
    inverted = bool(bend < 0 and np.isfinite(low))
    least, most = across.min(), across.max()
    bend = float(np.nan_to_num(bend))
    return QuadraticPeak(
        peak=peak,
        low=low,
        high=high,
        height=flat + slope * (peak - middle) / (2 * width),
        intercept=flat - slope * middle / width + bend * (middle / width) ** 2,
        slope=slope / width - 2 * bend * middle / width**2,
        curvature=bend / width**2,
        inverted=inverted,
        inside=bool(least < peak < most),
        inverted_u=bool(inverted and least < low and high < most),
        n=up.size,
    )


def _fieller(slope: float, bend: float, covariance: Floats, t: float) -> tuple[float, float]:
    """The places θ at which a slope of 0 is not refused: slope + 2 θ bend lies within t errors of 0.

    (slope + 2 θ bend)² ≤ t² · variance is a quadratic in θ; it has two ends where the bend
    itself differs from 0.
    """
    square = 4 * (bend**2 - t**2 * covariance[2, 2])
    linear = 4 * (slope * bend - t**2 * covariance[1, 2])
    constant = slope**2 - t**2 * covariance[1, 1]
    if not square > 0:  # NaN as well
        return -np.inf, np.inf
    reach = np.sqrt(max(linear**2 - 4 * square * constant, 0.0))
    return float((-linear - reach) / (2 * square)), float((-linear + reach) / (2 * square))


@dataclass(frozen=True)
class CrossValidated:
    """How far a straight line and a parabola miss values that they were not fitted to.

    `line` and `parabola` are root mean squared errors in the unit of y; `gain` is the mean
    squared error of the line minus that of the parabola, with its interval `low` to `high`:
    above 0, the parabola predicts better. `n` pairs in `folds` parts.
    """

    line: float
    parabola: float
    gain: float
    low: float
    high: float
    n: int
    folds: int


def cross_validated(
    x: ArrayLike, y: ArrayLike, folds: int = 10, confidence: float = 0.95, seed: int = SEED
) -> CrossValidated:
    """Does a parabola predict new values better than a straight line?

    The pairs are dealt into `folds` parts at random; each part is predicted by both
    curves fitted to the other parts. The errors of one pair belong together, so the
    gain gets the t interval of paired differences. The parts share most of their data, so
    the interval is approximate, rather too short than too long (Bengio and Grandvalet
    2004). Where neither curve misses anything, the ends are NaN. A pair with a missing
    value is dropped; the same seed deals the same parts.

    Formula: gain = mean((y − line(x))² − (y − parabola(x))²), each fitted without the pair's part
    Source: Stone (1974).

    >>> x = [0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1]
    >>> y = [2.1, 3.2, 3.8, 4.7, 5.0, 5.2, 5.3, 4.9, 4.6, 4.2, 3.1]
    >>> found = cross_validated(x, y, folds=5)
    >>> round(found.line, 2), round(found.parabola, 2), found.low > 0
    (1.19, 0.15, True)
    """
    parts = whole("folds", folds, 2, 1000)
    across, up = _pairs(x, y, least=max(parts, 6))
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    part = rng.permutation(np.arange(up.size) % parts)
    centred = (across - across.mean()) / np.ptp(across)
    missed = np.empty((2, up.size))
    for number in range(parts):
        kept, out = part != number, part == number
        for row, degree in enumerate((1, 2)):
            design = np.vander(centred, degree + 1)
            coefficients, *_ = np.linalg.lstsq(design[kept], up[kept])
            missed[row, out] = up[out] - design[out] @ coefficients
    missed[np.abs(missed) < 1e-12 * np.abs(up).max()] = 0  # rounding is no error
    line, parabola = missed**2
    gain = paired_t(line, parabola, confidence)
    missed_by = [float(np.sqrt(errors.mean())) for errors in (line, parabola)]
    return CrossValidated(missed_by[0], missed_by[1], gain.mean, gain.low, gain.high, up.size, parts)


def _pairs(x: ArrayLike, y: ArrayLike, least: int) -> tuple[Floats, Floats]:
    """The complete pairs, enough of them, at three different x or more."""
    across, up = (values.ravel() for values in equally_long(x=x, y=y))
    complete = ~np.isnan(across + up)
    across, up = across[complete], up[complete]
    if up.size < least:
        raise too_few(up.size, needed=least)
    different = np.unique(across).size
    if different < 3:
        raise CocreaError(
            "curve.levels",
            N_("A curve needs at least {needed} different values in “{name}”; there are {found}."),
            name="x",
            found=different,
            needed=3,
        )
    return across, up
