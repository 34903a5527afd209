"""Would they recommend it? Scores of real passengers and customers, with their intervals (chapter 5)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.arguments import numeric, table_with, whole_numbers
from cocrea.errors import CocreaError
from cocrea.language import N_, _, number
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
    before, after = (rows[rows["year"] == year].reset_index(drop=True) for year in years)
    if before.empty or list(before["label"]) != list(after["label"]):
        raise CocreaError(
            "recommend.ways", N_("Each year needs the same rows, in one order. Give both years in full.")
        )
    change, half = after["nps"] - before["nps"], NORMAL * np.hypot(before["se"], after["se"])
    pairs = zip(whole(before["n"]), whole(after["n"]), strict=True)
    columns = {f"{year:g}": _scores(each) for year, each in zip(years, (before, after), strict=True)}
    return readable(
        _("Answers"),
        before["label"],
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
    counted = [whole_numbers(kind, rows[kind], 0).astype(int).tolist() for kind in needed]
    found = [nps(*people) for people in zip(*counted, strict=True)]
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


def show_bank_sheet(levels: pd.DataFrame) -> pd.DataFrame:
    """How closely quality and expectation go with satisfaction, and with each other (r), in each company.

    >>> from cocrea import data, tables
    >>> tables.show_bank_sheet(data.load("bank_gap").query("measure == 'scales'")).iloc[0].tolist()
    ['0.72', '0.61', '0.74', '1707']
    """
    pairs = {
        "r_quality": _("Quality and satisfaction"),
        "r_expectation": _("Expectation and satisfaction"),
        "r_levels": _("Quality and expectation"),
    }
    rows = numeric(table_with(levels, "label"), "n", *pairs)
    return readable(
        _("Customers of"),
        rows["label"],
        {
            **{said: [number(value, 2) for value in rows[name]] for name, said in pairs.items()},
            "n": whole(rows["n"]),
        },
    )


def _scores(rows: pd.DataFrame) -> list[str]:
    return [with_interval(*row, 1) for row in zip(rows["nps"], rows["low"], rows["high"], strict=True)]
