"""Renters in Copenhagen: how content they were, by what they felt or did."""

from __future__ import annotations

import pandas as pd

from cocrea.arguments import choice, numeric, table_with
from cocrea.data.housing import LEVELS
from cocrea.language import _
from cocrea.tables.counts import said_shares
from cocrea.tables.readable import readable, whole


def show_content(counts: pd.DataFrame, by: str = "influence") -> pd.DataFrame:
    """Who is highly and who little satisfied, by `by` ("influence" or "contact"), with intervals.

    `counts` is the data set "housing": one row a cell, with its count.

    >>> from cocrea import data
    >>> show_content(data.load("housing"), "contact").shape
    (2, 3)
    """
    rows = numeric(table_with(counts, "satisfaction", choice("by", by, ("influence", "contact"))), "count")
    for column in (by, "satisfaction"):
        for level in rows[column].unique():
            choice(column, level, LEVELS[column])
    found = rows.pivot_table("count", by, "satisfaction", "sum").reindex(
        index=list(LEVELS[by]), columns=list(LEVELS["satisfaction"]), fill_value=0
    )
    n = found.sum(axis="columns")
    names = {
        "influence": {
            "low": _("Low", context="influence"),
            "medium": _("Medium", context="influence"),
            "high": _("High", context="influence"),
        },
        "contact": {"low": _("Little", context="contact"), "high": _("Much", context="contact")},
    }[by]
    heading = {"influence": _("Influence that they feel"), "contact": _("Contact with other residents")}[by]
    columns = {
        "n": whole(n),
        _("Highly satisfied"): said_shares(found["high"], n),
        _("Little satisfied"): said_shares(found["low"], n),
    }
    return readable(heading, [names[level] for level in found.index], columns)
