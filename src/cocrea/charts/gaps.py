"""Gaps with their intervals."""

from __future__ import annotations

from textwrap import fill
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MultipleLocator

from cocrea.arguments import equally_long, table_with
from cocrea.charts.look import COLOURS, INK, LOOK, MARKS, label_rows, labels_of, placed, said_n, sheet
from cocrea.language import N_, _, number
from cocrea.stats import t_interval
from cocrea.stats.ranks import LEAST_FOR_RANKING

_GAP_TO = {
    "desired": N_("Gap: perceived − desired (points)"),
    "adequate": N_("Gap: perceived − adequate (points)"),
    "expected": N_("Gap: perceived − expected (points)"),
}


def gap_chart(table: pd.DataFrame) -> Figure:
    """Gaps with their 95 % t intervals, the worst at the top, beside a line at zero.

    `table` has one row an item: label (or moment_id), gap, gap_sd (or sd) and n, as
    in ``load("kiosk_gaps")`` and `gap_table`. Where an n is below 30 the rows stay
    in the table's order, for a ranking would be mostly chance.
    """
    gaps = _gaps(table)
    with plt.rc_context(LOOK):
        figure, axes = sheet(1.3 + 0.36 * len(gaps))
        axes.axvline(0, color=INK, linewidth=1.2)
        axes.hlines(gaps["place"], gaps["low"], gaps["high"], color=INK, linewidth=1.6)
        sns.scatterplot(
            gaps, x="gap", y="place", hue="side", style="side", palette=COLOURS, markers=MARKS,
            s=60, legend=False, zorder=3, ax=axes,
        )  # fmt: skip
        axes.set(xlabel=_with_n(_(_GAP_TO[_level(table)]), gaps["n"]), ylabel="")
        label_rows(axes, [fill(label, 24) for label in gaps["label"]])
        axes.xaxis.set_major_locator(
            MultipleLocator(0.5 if gaps["high"].max() - gaps["low"].min() < 4 else 1)
        )
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: number(value, 1)))
    return figure


def gap_chart_alt(table: pd.DataFrame) -> str:
    """What `gap_chart(table)` shows, in words, for those who do not see it.

    >>> from cocrea.data import load
    >>> print(gap_chart_alt(load("kiosk_gaps"))[:57])
    24 gaps with their 95 % intervals, 22 of them below zero.
    """
    gaps = _gaps(table)
    worst, best = (gaps.iloc[int(place)] for place in (gaps["gap"].argmin(), gaps["gap"].argmax()))
    return _(
        "{count} gaps with their 95 % intervals, {negative} of them below zero. "
        "Lowest: {worst}, {worst_gap}. Highest: {best}, {best_gap}. {n}.",
        count=len(gaps),
        negative=int((gaps["gap"] < 0).sum()),
        worst=worst["label"],
        worst_gap=_with_interval(worst),
        best=best["label"],
        best_gap=_with_interval(best),
        n=said_n(gaps["n"]),
    )


def _gaps(table: pd.DataFrame) -> pd.DataFrame:
    """label, gap, low, high, n, side and place, in the order of the rows."""
    table_with(table, "gap", "n")
    sd = "gap_sd" if "gap_sd" in table.columns else "sd"
    table_with(table, sd)
    gap, spread, n = equally_long(gap=table["gap"], sd=table[sd], n=table["n"])
    low, high = t_interval(gap, spread, n)
    gaps = pd.DataFrame({"label": labels_of(table), "gap": gap, "low": low, "high": high, "n": n.astype(int)})
    if (gaps["n"] >= LEAST_FOR_RANKING).all():
        gaps = gaps.sort_values("gap", kind="stable")
    side = gaps["gap"].map(lambda value: "below" if value < 0 else "above")
    return placed(gaps.assign(side=side))


def _level(table: pd.DataFrame) -> str:
    """What the gaps are measured against: `gap_table` keeps that level's mean as a column."""
    return next((level for level in _GAP_TO if level in table.columns), "expected")


def _with_n(label: str, n: pd.Series) -> str:
    return f"{label}\n{said_n(n)}; {_('line: 95 % t interval')}"


def _with_interval(row: Any) -> str:
    """ "−1.98 [−2.22, −1.74]"."""
    return f"{number(row['gap'])} [{number(row['low'])}, {number(row['high'])}]"
