"""What one sheet of answers adds to every correlation, and ratings that bend (sections 5.1 and 5.2)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from cocrea.arguments import choice, one_number, plain, quantity, together, truth, whole
from cocrea.stats.bootstrap import SEED

SHAPES = {  # by how many points the whole lies lower where an item is rated low, and higher where high
    "basic": (1.7, 0.3),
    "even": (1.0, 1.0),
    "exciting": (0.3, 1.7),
}
MIDDLE, SPREAD = 4.4, 0.9  # the whole where the item is rated in the middle, and how people differ
RATED_MIDDLE = 0.45  # of the people rate an item 4 or 5
_BANDS = ((1, 2, 3), (4, 5), (6, 7))  # low, middle, high


def with_the_sheet(r: ArrayLike, sheet: ArrayLike, elsewhere: bool = False) -> Any:
    """Teaching simplification: the correlation of two answers of which a part is the sheet.

    `r` is the correlation of what people think, −1 to 1; `sheet` the share of the differences
    in each answer that is one and the same mood or habit all over a sheet, 0 to 1. With
    `elsewhere` the second answer stands on another sheet, with a mood of its own. Numbers or arrays.

    Formula: (1 − sheet) · r + sheet on one sheet; (1 − sheet) · r elsewhere
    Source: ours; a common factor added to both answers. Podsakoff, MacKenzie, Lee and Podsakoff
        (2003) review what is known of common-method variance.

    >>> round(with_the_sheet(0, .4), 2), with_the_sheet(0, .4, elsewhere=True)
    (0.4, 0.0)
    """
    thought, part = together(r=quantity("r", r, -1, 1), sheet=quantity("sheet", sheet, 0, 1))
    return plain((1 - part) * thought + (0.0 if truth("elsewhere", elsewhere) else part))


def simulate_ratings(shape: str, low: float, n: int = 80, seed: int = SEED) -> pd.DataFrame:
    """Teaching simplification: `n` imaginary customers rate an item and the whole, both from 1 to 7.

    `shape` says what a low and a high rating go along with: "basic" (low −1.7, high +0.3 points of
    the whole), "even" (1.0 either way) or "exciting" (−0.3, +1.7). A share `low` (0 to 0.5) rates the
    item 1 to 3, 0.45 rate it 4 or 5, the others 6 or 7. Columns: group ("low", "middle", "high"),
    item, overall. The same seed gives the same people.

    Formula: overall = 4.4 − (loss or 0) + (gain or 0) + normal error with sd 0.9, rounded to the scale
    Source: ours.

    >>> people = simulate_ratings("basic", .3)
    >>> people.groupby("group")["overall"].mean().round(1).to_dict()["low"] < 3.5
    True
    """
    loss, gain = SHAPES[choice("shape", shape, tuple(SHAPES))]
    people = whole("n", n, 10, 100_000)
    share = one_number("low", low, 0, 0.5)
    sizes = [round(share * people), round(RATED_MIDDLE * people)]
    sizes.append(people - sum(sizes))
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    item = np.concatenate([rng.choice(band, size) for band, size in zip(_BANDS, sizes, strict=True)])
    mean = MIDDLE + np.repeat([-loss, 0.0, gain], sizes)
    overall = np.clip(np.rint(mean + SPREAD * rng.standard_normal(people)), 1, 7)
    return pd.DataFrame(
        {
            "group": np.repeat(["low", "middle", "high"], sizes),
            "item": item,
            "overall": overall.astype(int),
        }
    )
