"""Would they recommend it? Scores of real passengers and customers, with their intervals (chapter 5)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.arguments import numeric, table_with
from cocrea.errors import CocreaError
from cocrea.language import N_, _
from cocrea.models.experience import nps
from cocrea.said import with_interval
from cocrea.stats.intervals import NORMAL
from cocrea.tables.readable import readable, whole


def show_weighted(scores: pd.DataFrame) -> pd.DataFrame:
    """Net promoter scores of two years, each way of counting, and the change with its 95 % interval.

    >>> from cocrea import data, tables
    >>> tables.show_weighted(data.load("sfo_weighted"))["Change"].tolist()[0]
    '−8.9 [−13.7, −4.0]'
    """
    rows = numeric(table_with(scores, "label"), "year", "n", "nps", "se", "low", "high")
    years = sorted(rows["year"].unique())
    if len(years) != 2:
        raise CocreaError("recommend.years", N_("A change takes two years; the table has {n}."), n=len(years))
    before, after = (rows[rows["year"] == year].set_index("label") for year in years)
    after = after.loc[before.index]
    change, half = after["nps"] - before["nps"], NORMAL * np.hypot(before["se"], after["se"])
    pairs = zip(whole(before["n"]), whole(after["n"]), strict=True)
    columns = {f"{year:g}": _scores(each) for year, each in zip(years, (before, after), strict=True)}
    return readable(
        _("Answers"),
        before.index,
        {
            **columns,
            _("Change"): [
                with_interval(*row, 1, sign=True)
                for row in zip(change, change - half, change + half, strict=True)
            ],
            "n": [f"{one}, {other}" for one, other in pairs],
        },
    )


def show_recommending(counts: pd.DataFrame) -> pd.DataFrame:
    """The net promoter score of each group of people, with its 95 % interval.

    >>> from cocrea import data, tables
    >>> tables.show_recommending(data.load("bank_recommend")).iloc[0].tolist()
    ['−5.2 [−8.9, −1.4]', '1707']
    """
    needed = ("promoters", "passives", "detractors")
    rows = numeric(table_with(counts, "label"), *needed)
    found = [nps(*(int(row[kind]) for kind in needed)) for row in rows.to_dict("records")]
    return readable(
        _("Customers"),
        rows["label"],
        {
            _("Score", context="recommendation"): [
                with_interval(one.value, one.low, one.high, 1) for one in found
            ],
            "n": [str(one.n) for one in found],
        },
    )


def _scores(rows: pd.DataFrame) -> list[str]:
    return [with_interval(*row, 1) for row in zip(rows["nps"], rows["low"], rows["high"], strict=True)]
