"""Value intended and value lived, group by group: the invented project of page 7.6 as a table."""

from __future__ import annotations

import pandas as pd

from cocrea.data.closing import GROUPS
from cocrea.language import _, number
from cocrea.tables.readable import readable


def show_value_sides() -> pd.DataFrame:
    """What a joint project was to be worth to each group of both sides, what it was, and the gap.

    >>> show_value_sides().iloc[-1].tolist()
    ['7', '3', '−4']
    """
    return readable(
        _("Group"),
        [f"{one.side}: {one.label}" for one in GROUPS],
        {
            _("Intended"): [number(one.intended, 0) for one in GROUPS],
            _("Lived"): [number(one.lived, 0) for one in GROUPS],
            _("Gap"): [number(one.gap, 0, sign=True) for one in GROUPS],
        },
    )
