"""Tables of chapter 1: the nature of the service."""

from __future__ import annotations

import pandas as pd

from cocrea.arguments import choice, each_once, numeric, table_with
from cocrea.data import labels
from cocrea.language import _
from cocrea.tables.readable import counted, intervals, readable, with_n


def show_security(groups: pd.DataFrame) -> pd.DataFrame:
    """How easy passengers found it to pass security, by the group of their flight: a column a year.

    `groups` is the published table, one row a year and group: year, flight, n, mean, low and high.

    >>> from cocrea import data, tables
    >>> tables.show_security(data.load("sfo_security")).iloc[0].tolist()
    ['4.37 [4.30, 4.44] (693)', '4.35 [4.25, 4.45] (492)']
    """
    found = numeric(table_with(groups, "flight"), "year", "n", "mean", "low", "high")
    found = each_once(found, "year", "flight")
    called = labels("sfo_security", "flight")
    flights = [choice("flight", one, called) for one in found["flight"].unique()]
    columns = {}
    for year, rows in found.groupby("year"):
        rows = rows.set_index("flight").reindex(flights)  # a group that was not asked that year: a dash
        columns[with_n(f"{year:g}")] = counted(intervals(rows["mean"], rows["low"], rows["high"]), rows["n"])
    return readable(_("Flight"), [called[one] for one in flights], columns)
