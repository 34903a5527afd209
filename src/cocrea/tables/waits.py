"""Waits by the watch and as they felt, and what real patients and passengers say of theirs (chapter 2)."""

from __future__ import annotations

import pandas as pd

from cocrea.arguments import choice, numeric, table_with
from cocrea.data import labels
from cocrea.language import _, number
from cocrea.said import or_dash, with_interval
from cocrea.stats import paired_t
from cocrea.tables.readable import intervals, readable, whole

LONG = 40  # minutes: where the table parts short waits from long ones


def show_two_clocks(visitors: pd.DataFrame) -> pd.DataFrame:
    """How long visitors waited by the watch, how long it felt, and the difference with its 95 % interval.

    Four groups: up to 40 minutes by the watch and beyond, with something to do in line and without.
    The two times of one visitor belong together.

    >>> from cocrea import data, tables
    >>> tables.show_two_clocks(data.load("park_waits")).shape
    (4, 4)
    """
    rows = numeric(table_with(visitors, "occupied"), "actual_minutes", "perceived_minutes")
    for one in rows["occupied"].unique():
        choice("occupied", one, ("yes", "no"))
    names, found = [], []
    for long, length in ((False, _("Up to 40 minutes")), (True, _("Over 40 minutes"))):
        for occupied, doing in (("no", _("nothing to do")), ("yes", _("something to do"))):
            group = rows[((rows["actual_minutes"] > LONG) == long) & (rows["occupied"] == occupied)]
            names.append(f"{length}, {doing}")
            found.append((group, paired_t(group["perceived_minutes"], group["actual_minutes"])))
    return readable(
        _("Wait"),
        names,
        {
            _("By the watch"): [number(group["actual_minutes"].mean(), 1) for group, _t in found],
            _("As it felt"): [number(group["perceived_minutes"].mean(), 1) for group, _t in found],
            _("Felt − watch"): [with_interval(t.mean, t.low, t.high, 1, sign=True) for _group, t in found],
            "n": [str(t.n) for _group, t in found],
        },
    )


def show_patients(waits: pd.DataFrame) -> pd.DataFrame:
    """Waits of the Spanish health survey: median and mean, each with its interval, and the last tenth.

    >>> from cocrea import data, tables
    >>> tables.show_patients(data.load("spain_waits")).iloc[1, 0]
    '30 [21, 30]'
    """
    needed = ("n", "mean", "low", "high", "median", "median_low", "median_high", "p90")
    rows = numeric(table_with(waits, "label", "unit"), *needed)
    units = labels("spain_waits", "unit")
    return readable(
        _("Kind of care"),
        [
            f"{label}, {units[choice('unit', unit, units)]}"
            for label, unit in zip(rows["label"], rows["unit"], strict=True)
        ],
        {
            _("Median"): [
                with_interval(median, low, high, 0)
                for median, low, high in zip(
                    rows["median"], rows["median_low"], rows["median_high"], strict=True
                )
            ],
            _("Mean"): [
                with_interval(*row, 0 if row[0] > 20 else 1)
                for row in zip(rows["mean"], rows["low"], rows["high"], strict=True)
            ],
            _("9 in 10 at most"): whole(rows["p90"]),
            "n": whole(rows["n"]),
        },
    )


def show_marks(marks: pd.DataFrame) -> pd.DataFrame:
    """Marks from 1 to 10 in two years, and the change, each with its 95 % interval.

    >>> from cocrea import data, tables
    >>> tables.show_marks(data.load("juarez_waits")).columns.tolist()
    ['2023', '2024', 'Change', 'n']
    """
    needed = ("mean_2023", "mean_2024", "change", "low", "high", "n_2023", "n_2024")
    rows = numeric(table_with(marks, "label"), *needed)
    pairs = zip(whole(rows["n_2023"]), whole(rows["n_2024"]), strict=True)
    return readable(
        _("Satisfaction with"),
        rows["label"],
        {
            "2023": [or_dash(mean) for mean in rows["mean_2023"]],
            "2024": [or_dash(mean) for mean in rows["mean_2024"]],
            _("Change"): intervals(rows["change"], rows["low"], rows["high"], sign=True),
            "n": [f"{before}, {after}" for before, after in pairs],
        },
    )


def show_lanes(lanes: pd.DataFrame) -> pd.DataFrame:
    """The quick line of a security check and the regular one: two ratings, and the difference of the lines.

    >>> from cocrea import data, tables
    >>> tables.show_lanes(data.load("sfo_precheck")).shape
    (4, 4)
    """
    needed = ("n_quick", "mean_quick", "n_regular", "mean_regular", "difference", "low", "high")
    rows = numeric(table_with(lanes, "label"), "year", *needed)
    sizes = zip(whole(rows["n_quick"]), whole(rows["n_regular"]), strict=True)
    return readable(
        _("Rated, 1 to 5"),
        [f"{label}, {year:g}" for label, year in zip(rows["label"], rows["year"], strict=True)],
        {
            _("Quick line"): [or_dash(mean) for mean in rows["mean_quick"]],
            _("Regular line"): [or_dash(mean) for mean in rows["mean_regular"]],
            _("Difference"): intervals(rows["difference"], rows["low"], rows["high"], sign=True),
            "n": [f"{quick}, {regular}" for quick, regular in sizes],
        },
    )
