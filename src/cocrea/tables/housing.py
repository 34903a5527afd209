"""Renters in Copenhagen: how content they were, by what they felt or did."""

from __future__ import annotations

import pandas as pd

from cocrea.arguments import choice, table_with
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
    table_with(counts, "satisfaction", "count", choice("by", by, ("influence", "contact")))
    found = counts.pivot_table("count", by, "satisfaction", "sum").loc[list(LEVELS[by])]
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
