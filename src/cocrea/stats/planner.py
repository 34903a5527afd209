"""Before asking anybody: how many answers does the question need?"""

from __future__ import annotations

from math import ceil

import numpy as np
from scipy import special

from cocrea.arguments import Floats, one_number, proportion, whole
from cocrea.stats.intervals import two_sided_z

MOST = 1_000_000  # respondents
# The trapezoid rule on a fixed grid: for so smooth an integrand it is exact to about 1e-12.
_Z = np.linspace(-8.5, 8.5, 171)
_WEIGHT = np.exp(-(_Z**2) / 2) * (_Z[1] - _Z[0]) / np.sqrt(2 * np.pi)


def power_of_pairs(d_z: float, n: int, alpha: float = 0.05) -> float:
    """Chance that a two-sided paired t test of `n` pairs at `alpha` finds an effect `d_z`.

    With Holm over m tests, plan with alpha / m: then the chance holds whatever the
    other tests say.

    Formula: P(|t| > t of alpha), t noncentral with n − 1 degrees of freedom, shift d_z · √n
    Source: Cohen (1988).

    >>> round(power_of_pairs(.5, 34), 3)
    0.808
    """
    pairs, level = whole("n", n, 2, MOST), proportion("alpha", alpha)
    shift = abs(one_number("d_z", d_z, -100, 100)) * np.sqrt(pairs)
    return _power(float(shift), pairs - 1, level)


def pairs_for_effect(d_z: float, power: float = 0.8, alpha: float = 0.05) -> int:
    """The fewest pairs with which a two-sided paired t test finds `d_z` with `power`.

    `d_z` is the mean difference over the sd of the differences, not 0.

    Formula: the smallest n with power_of_pairs(d_z, n, alpha) ≥ power
    Source: Cohen (1988).

    >>> pairs_for_effect(.5), pairs_for_effect(.3), pairs_for_effect(.2)
    (34, 90, 199)
    """
    effect = abs(one_number("d_z", d_z))
    one_number("d_z", effect, 0.005, 100)
    goal, level = proportion("power", power), proportion("alpha", alpha)
    low, high = 1, 2  # `low` pairs are too few; double `high` until it is enough
    while _power(effect * np.sqrt(high), high - 1, level) < goal:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        enough = _power(effect * np.sqrt(middle), middle - 1, level) >= goal
        low, high = (low, middle) if enough else (middle, high)
    return high


def n_for_half_width(sd: float, half_width: float, confidence: float = 0.95) -> int:
    """Answers for an interval of mean ± `half_width`, when single answers vary by `sd`.

    A t interval of so many answers comes out a trifle wider, for the formula has the
    normal quantile z.

    Formula: n = (z · sd / half_width)², rounded up
    Source: a definition, solved for n.

    >>> n_for_half_width(1.4, .25)
    121
    """
    spread, half = one_number("sd", sd, low=0), one_number("half_width", half_width, low=1e-6)
    z = two_sided_z(confidence)
    return max(2, ceil((z * spread / half) ** 2 - 1e-9))


def ranking_chance(n: int, sd: float, spacing: float, moments: int, rho: float = 0) -> float:
    """Chance that the moment with the largest true gap has the largest gap in the sample.

    `moments` true gaps lie `spacing` points apart; `n` respondents answer about all
    of them; single gaps are normal with standard deviation `sd`, and those of one
    person correlate by `rho`. What is common to all moments of a person moves all
    means alike and no rank. The chance is one integral, found numerically: no
    simulation, the same at every call.

    Formula: ∫ φ(z) · Π Φ(z + j · step) dz, j = 1 … moments − 1, with
        step = spacing · √n / (sd · √(1 − rho))
    Source: a definition, worked out for normal gaps.

    >>> [round(ranking_chance(n, 1.4, .15, 8), 2) for n in (30, 120, 300)]
    [0.56, 0.78, 0.9]
    >>> [round(ranking_chance(n, 1.4, .15, 8, rho=.5), 2) for n in (30, 120, 300)]
    [0.67, 0.88, 0.97]
    """
    step, _, count = _race(n, sd, spacing, moments, rho)
    if not np.isfinite(step):
        return 1.0
    beaten = special.ndtr(_Z[:, None] + step * np.arange(1, count))
    return float(_WEIGHT @ beaten.prod(axis=1))


def ranking_overstatement(n: int, sd: float, spacing: float, moments: int, rho: float = 0) -> float:
    """How much the winning gap is overstated on average, in scale points.

    The moment that comes out worst does so partly by chance: its observed gap is,
    on average, larger than its own true gap by this much (the winner's curse).
    Arguments as in `ranking_chance`.

    Formula: mean of (observed − true gap) of whichever moment comes first
    Source: a definition, worked out for normal gaps.

    >>> round(ranking_overstatement(30, 1.4, .15, 8), 2)
    0.21
    """
    step, error, count = _race(n, sd, spacing, moments, rho)
    if not np.isfinite(step):
        return 0.0
    return float(error * ((_WEIGHT * _Z) @ _winning(step, count)))


def chance_of_looking_better(n: int, sd: float, spacing: float, moments: int, rho: float = 0) -> float:
    """Chance that whatever moment came out worst has a smaller gap when others are asked.

    Between the two surveys nothing changes but the people. Where the first place is settled
    anyway this is a half, as for any moment; where moments lie close together, the worst of the
    sample had bad luck, and the next sample seldom has as much. Arguments as in `ranking_chance`.

    Formula: ∫ φ(z) · w(z) · Φ(z) dz, with w(z) the chance that a moment of error z comes first
    Source: a definition, worked out for normal gaps.

    >>> [round(chance_of_looking_better(n, 1.4, .15, 8), 2) for n in (30, 120, 300)]
    [0.74, 0.63, 0.57]
    """
    step, _, count = _race(n, sd, spacing, moments, rho)
    if not np.isfinite(step):
        return 0.5
    return float((_WEIGHT * special.ndtr(_Z)) @ _winning(step, count))


def _winning(step: float, count: int) -> Floats:
    """The chance that a moment whose error is z comes out worst, summed over the moments, for each z.

    Moment j wins when it beats the j worse ones ahead of it and the others behind it.
    """
    away = step * np.arange(1, count)
    ahead, behind = (
        np.cumprod(np.column_stack([np.ones(_Z.size), special.ndtr(_Z[:, None] + side * away)]), axis=1)
        for side in (-1, 1)
    )
    winning: Floats = (ahead * behind[:, ::-1]).sum(axis=1)
    return winning


def _race(n: int, sd: float, spacing: float, moments: int, rho: float) -> tuple[float, float, int]:
    """The step between neighbours in standard errors, that error in points, the moments."""
    count = whole("moments", moments, 2, 1000)
    people = whole("n", n, 1, MOST)
    apart, width = one_number("spacing", spacing, low=0), one_number("sd", sd, low=0)
    together = one_number("rho", rho, -1 / (count - 1), 1)
    error = float(width * np.sqrt((1 - together) / people))
    if error == 0:
        return (np.inf if apart > 0 else 0.0), 0.0, count
    return apart / error, error, count


def _power(shift: float, df: int, alpha: float) -> float:
    """Power of a two-sided t test whose noncentrality is `shift` (not negative)."""
    if shift > 30:  # far beyond doubt, and beyond the series of the noncentral t
        return 1.0
    bound = float(special.stdtrit(df, 1 - alpha / 2))
    if df > 10_000:
        return float(special.ndtr(shift - bound) + special.ndtr(-shift - bound))
    upper, lower = special.nctdtr(df, shift, bound), special.nctdtr(df, shift, -bound)
    return float(1 - upper + (0 if np.isnan(lower) else lower))
