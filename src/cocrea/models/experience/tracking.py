"""How soon would we know? Surveys and control charts of a share over time (section 5.7).

A p-chart watches the share of satisfied customers, month by month, against limits that
luck alone would rarely cross. All chances here are of the exact binomial distribution;
the limits themselves are Shewhart's, which take the normal curve for it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from cocrea.arguments import (
    Floats,
    above,
    choice,
    one_number,
    plain,
    quantity,
    together,
    too_few,
    whole,
    whole_numbers,
)
from cocrea.errors import CocreaError
from cocrea.language import N_

SIDES = ("both", "low")
SIGMAS = 3
ROUNDING = 1e-9  # a point on its limit, but for rounding, is no signal


def detection_delay(chance: ArrayLike, interval: ArrayLike = 1) -> Any:
    """Mean time from a lasting shift until a survey shows it, in the units of `interval`.

    A survey is taken every `interval`; each shows the shift with `chance` (above 0, up to 1),
    whatever the others showed. The shift comes at any time of the interval alike and stays: a
    dip that recovers may never be seen (`chance_of_seeing`). With chance=1 every survey
    detects for certain. The number of surveys needed is 1 / chance on average.

    Formula: delay = (1 / chance − 1/2) · interval
    Source: ours, from the geometric distribution.

    >>> detection_delay(.5), detection_delay(1, interval=12)
    (1.5, 6.0)
    """
    likely, apart = together(
        chance=quantity("chance", above("chance", chance), 0, 1), interval=above("interval", interval)
    )
    return plain((1 / likely - 0.5) * apart)


def p_chart(
    counts: ArrayLike, n: ArrayLike, centre: float | None = None, sigmas: float = SIGMAS
) -> pd.DataFrame:
    """Control chart of a share: each period's share, its limits, and which periods signal.

    `counts` of `n` people, one value a period (one `n` for all, or one each: the limits then
    vary). `centre` is the share that counts as usual, best from earlier periods known to be
    usual; without it, that of all the periods, which a real dip pulls down with it. Columns:
    period (from 1), n, share, centre, lower, upper, signal ("low", "high" or "").

    Formula: lower, upper = centre ± sigmas · √(centre · (1 − centre) / n), within 0 and 1
    Source: Shewhart (1931).

    >>> chart = p_chart([128, 126, 113], 150, centre=.85)
    >>> chart["lower"].round(4).tolist(), chart["signal"].tolist()
    ([0.7625, 0.7625, 0.7625], ['', '', 'low'])
    """
    counted, people = together(counts=whole_numbers("counts", counts, 0), n=whole_numbers("n", n, 1))
    counted, people = np.atleast_1d(counted).ravel(), np.atleast_1d(people).ravel()
    if not counted.size:
        raise too_few(0)
    if (counted > people).any():
        place = int(np.flatnonzero(counted > people)[0])
        raise CocreaError(
            "tracking.count",
            N_("In period {period}, {count:g} of {n:g} people cannot be. Correct the count or n."),
            period=place + 1,
            count=counted[place],
            n=people[place],
        )
    usual = float(counted.sum() / people.sum()) if centre is None else one_number("centre", centre, 0, 1)
    lower, upper = _limits(np.asarray(usual), people, one_number("sigmas", sigmas, 0.5, 10))
    share = counted / people
    signal = np.select([share < lower - ROUNDING, share > upper + ROUNDING], ["low", "high"], "")
    return pd.DataFrame(
        {
            "period": np.arange(1, counted.size + 1),
            "n": people.astype(int),
            "share": share,
            "centre": usual,
            "lower": lower,
            "upper": upper,
            "signal": signal,
        }
    )


def signal_chance(
    centre: ArrayLike, share: ArrayLike, n: ArrayLike, sigmas: float = SIGMAS, sides: str = "both"
) -> Any:
    """Chance that one period of `n` people signals on a p-chart, when the true share is `share`.

    With share = centre it is the chance of a false alarm. `sides`: "both" limits, or only the
    "low" one. Exact binomial; the normal curve that the limits assume would give 0.0027 for a
    false alarm at 3 sigmas, whatever the n.

    Formula: P(count / n < lower) + P(count / n > upper), count binomial with n and share
    Source: Shewhart (1931) for the limits; the binomial distribution.

    >>> round(signal_chance(.85, .75, 150), 4), round(signal_chance(.85, .85, 150), 4)
    (0.6418, 0.003)
    """
    usual, true, people = together(
        centre=quantity("centre", centre, 0, 1),
        share=quantity("share", share, 0, 1),
        n=whole_numbers("n", n, 1, 1_000_000_000),
    )
    choice("sides", sides, SIDES)
    lower, upper = _limits(usual, people, one_number("sigmas", sigmas, 0.5, 10))
    whole_n = people.astype(int)
    below = np.ceil((lower - ROUNDING) * people) - 1  # the largest count that signals
    chance = np.where(below >= 0, special.bdtr(np.maximum(below, 0), whole_n, true), 0.0)
    if sides == "both":
        last = np.floor((upper + ROUNDING) * people)  # the largest count that does not
        chance = chance + np.where(last < people, special.bdtrc(np.minimum(last, people), whole_n, true), 0.0)
    return plain(np.asarray(chance))


def average_run_length(
    centre: ArrayLike, share: ArrayLike, n: ArrayLike, sigmas: float = SIGMAS, sides: str = "both"
) -> Any:
    """How many periods pass on average until a p-chart signals, the signalling one included.

    Arguments as in `signal_chance`. With share = centre: how often a false alarm is to be
    expected. Infinite where a signal cannot happen.

    Formula: 1 / signal_chance(centre, share, n)
    Source: the geometric distribution.

    >>> round(average_run_length(.85, .75, 150), 2), round(average_run_length(.85, .85, 150))
    (1.56, 329)
    """
    chance = np.asarray(signal_chance(centre, share, n, sigmas, sides))
    with np.errstate(divide="ignore"):
        return plain(np.asarray(1 / chance))


def chance_of_seeing(
    months: ArrayLike,
    start: ArrayLike,
    duration: float,
    centre: float,
    dip: float,
    n: int,
    sigmas: float = SIGMAS,
) -> Any:
    """Teaching simplification: chance that at least one survey, taken in `months`, shows a dip.

    The share of satisfied falls from `centre` by `dip` (both 0 to 1) in month `start` and stays
    down for `duration` months: whole numbers, or infinity for a shift that stays. Each survey
    asks `n` people. `start` may be an array; the mean of the chances is that of a dip that
    begins in any of these months. No survey within the dip: the chance is 0, however large
    the dip.

    Formula: 1 − (1 − signal_chance(centre, centre − dip, n, sides="low"))^(surveys within the dip)
    Source: ours, for independent surveys.

    >>> dip = {"start": 19, "duration": 5, "centre": .85, "dip": .1, "n": 150}
    >>> round(chance_of_seeing(range(1, 37), **dip), 3), chance_of_seeing([12, 24, 36], **dip)
    (0.994, 0.0)
    """
    month = np.unique(whole_numbers("months", months, 1))
    begins = whole_numbers("start", start, 1)
    if not (isinstance(duration, int | float) and duration == np.inf):
        duration = whole("duration", duration, 0, 100_000)
    usual = one_number("centre", centre, 0, 1)
    fall = one_number("dip", dip, 0, usual)
    once = signal_chance(usual, usual - fall, whole("n", n, 1, 1_000_000_000), sigmas, "low")
    within = (month >= begins[..., None]) & (month < begins[..., None] + duration)
    return plain(np.asarray(1 - (1 - once) ** within.sum(axis=-1)))


def _limits(centre: Floats, n: Floats, sigmas: float) -> tuple[Floats, Floats]:
    reach = sigmas * np.sqrt(centre * (1 - centre) / n)
    return np.maximum(centre - reach, 0), np.minimum(centre + reach, 1)
