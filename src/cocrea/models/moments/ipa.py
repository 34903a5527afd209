"""Importance–performance analysis (Martilla and James 1977; section 4.6).

A table has one row for each item, with columns item, importance and performance,
means in scale points. Where the cross goes decides the boxes, so it is always
named, and each item's distance to it is given.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from cocrea.arguments import (
    Floats,
    choice,
    ends,
    numbers,
    one_number,
    table_with,
    too_few,
    unequal_lengths,
)
from cocrea.stats import bootstrap_means
from cocrea.stats.bootstrap import SEED

QUADRANTS = ("concentrate", "keep-up", "low-priority", "overkill")
CROSSES = ("data", "scale")
ROUNDING = 1e-9  # an item on the line counts as high, whatever the last digit of its mean


class CrossHair(NamedTuple):
    """Where the two lines cross, in scale points: (importance, performance)."""

    importance: float
    performance: float


def cross_hair(table: pd.DataFrame, kind: str = "data", scale: tuple[float, float] = (1, 7)) -> CrossHair:
    """Where the cross of an importance–performance sheet stands.

    `kind` is "data", the items' mean importance and mean performance, or "scale", the
    middle of the `scale` for both. `table` has columns item, importance and performance.

    Formula: data: (mean of importance, mean of performance); scale: (lowest + highest) / 2
    Source: Martilla and James (1977); both rules are in use.

    >>> items = pd.DataFrame({"item": ["queue", "music"], "importance": [6, 3], "performance": [4, 5]})
    >>> cross_hair(items)
    CrossHair(importance=4.5, performance=4.5)
    >>> cross_hair(items, "scale")
    CrossHair(importance=4.0, performance=4.0)
    """
    importance, performance = _columns(table)
    return _cross("kind", importance, performance, kind, scale)


def ipa(
    table: pd.DataFrame,
    cross: str | tuple[float, float] = "data",
    scale: tuple[float, float] = (1, 7),
) -> pd.DataFrame:
    """One row an item: item, importance, performance, quadrant, distance, i_minus_p.

    `cross` is "data", "scale" or an (importance, performance) pair of your own. The quadrants:
    "concentrate" (important, performs low), "keep-up" (high in both), "low-priority"
    (low in both), "overkill" (unimportant, performs high); on a line counts as high,
    and "" stands where a mean is missing.
    `distance` is the signed distance to the nearer line, in points (negative: below
    that line): how little would move the item to another box. `i_minus_p` is
    importance − performance, the rule that needs no cross.

    Formula: distance = the smaller in size of importance − cross importance and
        performance − cross performance
    Source: Martilla and James (1977) for the quadrants; the distance is ours.

    >>> items = pd.DataFrame({"item": ["queue", "music"], "importance": [6, 3], "performance": [4, 5]})
    >>> ipa(items)[["item", "quadrant", "distance", "i_minus_p"]].values.tolist()
    [['queue', 'concentrate', -0.5, 2.0], ['music', 'overkill', 0.5, -2.0]]
    """
    importance, performance = _columns(table)
    centre = _cross("cross", importance, performance, cross, scale)
    across, along = importance - centre.importance, performance - centre.performance
    nearest = np.where(np.abs(along) <= np.abs(across), along, across)
    return pd.DataFrame(
        {
            "item": table["item"].to_numpy(),
            "importance": importance,
            "performance": performance,
            "quadrant": _quadrants(across, along),
            "distance": nearest,
            "i_minus_p": importance - performance,
        }
    )


def quadrant_certainty(
    importance: pd.DataFrame | ArrayLike,
    performance: pd.DataFrame | ArrayLike,
    cross: str | tuple[float, float] = "data",
    resamples: int = 9999,
    seed: int = SEED,
    scale: tuple[float, float] = (1, 7),
) -> pd.DataFrame:
    """How often an item stays in its quadrant when respondents are drawn again.

    `importance` and `performance` are respondents × items, the same people in the
    same order. One row an item: item, its quadrant by all respondents, `share`, the
    fraction of resamples that put it into that quadrant, and one column for each
    quadrant with its fraction. A cross from the data is found anew in each resample.

    Formula: share = (resamples in which the item is in its quadrant) / resamples
    Source: Efron (1979) for the bootstrap; using it here is ours.

    >>> found = quadrant_certainty([[6, 3], [7, 2], [6, 3]], [[3, 6], [4, 5], [3, 6]])
    >>> found[["item", "quadrant", "share"]].values.tolist()
    [[0, 'concentrate', 1.0], [1, 'overkill', 1.0]]
    """
    one, other = numbers("importance", importance), numbers("performance", performance)
    if one.shape != other.shape or one.ndim != 2:
        raise unequal_lengths(importance=one.shape, performance=other.shape)
    k = one.shape[1]
    both = np.hstack([one, other])
    means = bootstrap_means(both, resamples, seed)
    stated = _placed(_means(both, axis=0), k, cross, scale)[0]
    placed = _placed(means, k, cross, scale)
    shares = {name: (placed == name).mean(axis=0) for name in QUADRANTS}
    items = importance.columns if isinstance(importance, pd.DataFrame) else range(k)
    share = [float(shares[name][place]) if name else np.nan for place, name in enumerate(stated)]
    return pd.DataFrame({"item": list(items), "quadrant": stated, "share": share, **shares})


def _placed(
    means: Floats, k: int, cross: str | tuple[float, float], scale: tuple[float, float]
) -> NDArray[Any]:
    """Quadrants of every row of resampled means: k importances, then k performances."""
    halves = []
    for place, half in enumerate((means[:, :k], means[:, k:])):
        if isinstance(cross, str) and cross == "data":
            centre = _means(half, axis=1)
        else:
            centre = np.full((1, 1), _cross("cross", half[0], half[0], cross, scale)[place])
        halves.append(half - centre)
    return _quadrants(*halves)


def _means(values: Floats, axis: int) -> Floats:
    """Means without the missing values; NaN where all are missing. Keeps its two dimensions."""
    count = (~np.isnan(values)).sum(axis=axis, keepdims=True)
    total = np.nansum(values, axis=axis, keepdims=True)
    return np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)


def _quadrants(across: Floats, along: Floats) -> NDArray[Any]:
    """The quadrant of each deviation in importance (`across`) and performance (`along`)."""
    unknown, important, good = np.isnan(across + along), across >= -ROUNDING, along >= -ROUNDING
    cases = [unknown, important & ~good, important & good, ~important & ~good]
    return np.select(cases, ["", *QUADRANTS[:3]], QUADRANTS[3])


def _columns(table: pd.DataFrame) -> tuple[Floats, Floats]:
    table_with(table, "item", "importance", "performance")
    return numbers("importance", table["importance"]), numbers("performance", table["performance"])


def _cross(
    name: str,
    importance: Floats,
    performance: Floats,
    cross: str | tuple[float, float],
    scale: tuple[float, float],
) -> CrossHair:
    own = list(cross) if np.iterable(cross) and not isinstance(cross, str) else []
    if len(own) == 2:
        return CrossHair(*(one_number(name, value) for value in own))
    if choice(name, cross, CROSSES) == "data":
        if np.isnan(importance).all() or np.isnan(performance).all():
            raise too_few(0)
        return CrossHair(float(np.nanmean(importance)), float(np.nanmean(performance)))
    middle = sum(ends("scale", scale)) / 2
    return CrossHair(middle, middle)
