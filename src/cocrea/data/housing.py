"""A housing survey in Copenhagen: 1 681 households in 72 cells, as published.

Madsen (1976), Scandinavian Journal of Statistics 3, 97–106; reprinted by Cox and
Snell (1984). The counts are the publication: there is no file of answers behind them.
"""

from __future__ import annotations

from itertools import product

import pandas as pd

# Each column's levels in order; the first is what a model compares the others with.
LEVELS = {
    "satisfaction": ("low", "medium", "high"),
    "influence": ("low", "medium", "high"),
    "type": ("tower", "apartment", "atrium", "terrace"),
    "contact": ("low", "high"),
}
# Contact, then type, by row; influence, then satisfaction, by column.
_COUNTS = """
21 21 28  34 22 36  10 11 36
61 23 17  43 35 40  26 18 54
13  9 10   8  8 12   6  7  9
18  6  7  15 13 13   7  5 11
14 19 37  17 23 40   3  5 23
78 46 43  48 45 86  15 25 62
20 23 20  10 22 24   7 10 21
57 23 13  31 21 13   5  6 13
"""


def housing() -> pd.DataFrame:
    """The published table: how many households there are in each of 72 cells.

    satisfaction with the housing, influence on its management as they feel it, type of
    rented home, contact with other residents, count.
    """
    cells = product(LEVELS["contact"], LEVELS["type"], LEVELS["influence"], LEVELS["satisfaction"])
    counts = map(int, _COUNTS.split())
    rows = [
        (satisfaction, influence, home, contact, count)
        for (contact, home, influence, satisfaction), count in zip(cells, counts, strict=True)
    ]
    return pd.DataFrame(rows, columns=[*LEVELS, "count"])
