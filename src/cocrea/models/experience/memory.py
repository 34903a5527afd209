"""What stays of an experience: its peak and its end (section 5.4)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from cocrea.arguments import Floats, one_number, quantity
from cocrea.errors import CocreaError
from cocrea.language import N_


@dataclass(frozen=True)
class Memory:
    """What was lived and what is remembered, in points of the moments' scale.

    `remembered` is the mean of `peak` and `end`; `mean` is the mean of all moments; `peak_at`
    is the place of the peak, counted from 0.
    """

    remembered: float
    mean: float
    peak: float
    end: float
    peak_at: int


def peak_end(moments: ArrayLike, neutral: float = 5) -> Memory:
    """Teaching simplification: an experience is remembered as the mean of its peak and its end.

    `moments` are ratings in the order in which they were lived; the peak is the one farthest
    from `neutral`. Of two that are equally far the one below neutral counts, and of two alike
    the later. No moments, or one that is missing, raises CocreaError.

    Formula: remembered = (peak + end) / 2
    Source: ours, after the peak–end rule of Kahneman, Fredrickson, Schreiber and Redelmeier (1993).

    >>> peak_end([6, 7, 3, 8, 9])
    Memory(remembered=9.0, mean=6.6, peak=9.0, end=9.0, peak_at=4)
    """
    lived = _lived(moments)
    return _remembered(lived, one_number("neutral", neutral))


def adding_a_moment(moments: ArrayLike, added: float, neutral: float = 5) -> pd.DataFrame:
    """Teaching simplification: what one more moment does to the mean and to the memory, wherever it goes.

    One row for each place, from before the first moment (0) to after the last. Columns: place,
    mean, remembered, mean_change, remembered_change, in points. A good moment at the end helps
    the memory most; a dull one there can spoil it.

    Formula: as peak_end, with `added` put before the moment at `place`
    Source: ours.

    >>> found = adding_a_moment([7, 7, 1, 6, 6], 8)
    >>> found[["place", "remembered", "remembered_change"]].iloc[[0, -1]].values.tolist()
    [[0.0, 3.5, 0.0], [5.0, 4.5, 1.0]]
    """
    lived, centre = _lived(moments), one_number("neutral", neutral)
    more = one_number("added", added)
    before = _remembered(lived, centre)
    after = [_remembered(np.insert(lived, place, more), centre) for place in range(lived.size + 1)]
    return pd.DataFrame(
        {
            "place": np.arange(lived.size + 1),
            "mean": [memory.mean for memory in after],
            "remembered": [memory.remembered for memory in after],
            "mean_change": [memory.mean - before.mean for memory in after],
            "remembered_change": [memory.remembered - before.remembered for memory in after],
        }
    )


def _lived(moments: ArrayLike) -> Floats:
    lived = quantity("moments", moments).ravel()
    if not lived.size:
        raise CocreaError(
            "memory.no-moments", N_("Give at least one moment, in the order in which they were lived.")
        )
    return lived


def _remembered(lived: Floats, neutral: float) -> Memory:
    away = np.abs(lived - neutral)
    farthest = np.flatnonzero(away >= away.max() - 1e-9)
    below = farthest[lived[farthest] < neutral]
    place = int((below if below.size else farthest)[-1])
    peak, end = float(lived[place]), float(lived[-1])
    return Memory((peak + end) / 2, float(lived.mean()), peak, end, place)
