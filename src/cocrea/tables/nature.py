"""Tables of chapter 1: the nature of the service."""

from __future__ import annotations

import pandas as pd

from cocrea.arguments import numeric, table_with
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
    found = numeric(table_with(groups, "year", "flight"), "n", "mean", "low", "high")
    columns = {
        with_n(str(year)): counted(intervals(rows["mean"], rows["low"], rows["high"]), rows["n"])
        for year, rows in found.groupby("year")
    }
    called = labels("sfo_security", "flight")
    return readable(_("Flight"), [called[one] for one in found["flight"].unique()], columns)
