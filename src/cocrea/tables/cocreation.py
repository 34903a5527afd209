"""The table of section 7.5: prototypes against the bar that was set for them."""

from __future__ import annotations

import pandas as pd

from cocrea.arguments import numeric, proportion, table_with
from cocrea.data import labels
from cocrea.language import _, number
from cocrea.models.cocreation import verdict
from cocrea.said import share_with_interval
from cocrea.stats import share
from cocrea.tables.readable import readable


def show_against_bar(sessions: pd.DataFrame, bar: float) -> pd.DataFrame:
    """One row a prototype: how much it is liked, how many finished, and that against the `bar`.

    `sessions` has one row a session and prototype, with prototype, liking and success (1 or
    0). The gap is the share who finished minus the bar, in percentage points.

    >>> from cocrea import data, tables
    >>> tables.show_against_bar(data.load("prototype_tests"), 0.7).index.tolist()
    ['Guided tour', 'Checklist', 'Chat']
    """
    rows, level = numeric(table_with(sessions, "prototype"), "liking", "success"), proportion("bar", bar)
    names = labels("prototype_tests", "prototype")
    said = {"pass": _("passes"), "fail": _("does not pass"), "retest": _("open")}
    by = rows.groupby("prototype")
    order = by["liking"].mean().sort_values(ascending=False, kind="stable").index
    found = [share(int(by["success"].sum()[each]), int(by.size()[each])) for each in order]
    return readable(
        _("Prototype"),
        [names.get(each, each) for each in order],
        {
            _("Liked, 1 to 7"): [number(by["liking"].mean()[each], 1) for each in order],
            _("Finished"): [_("{k} of {n}", k=one.count, n=one.n) for one in found],
            _("Share"): [share_with_interval(one.value, one.low, one.high) for one in found],
            _("Gap to the bar"): [number(100 * (one.value - level), 0, sign=True) for one in found],
            _("By the lower end"): [said[verdict(one.count, one.n, level)] for one in found],
        },
    )
