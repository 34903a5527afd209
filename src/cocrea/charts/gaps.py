"""Gaps with their intervals."""

from __future__ import annotations

from textwrap import fill

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MultipleLocator

from cocrea.arguments import called, choice, numbers, quantity, table_with, whole_numbers
from cocrea.charts.look import COLOURS, INK, LOOK, MARKS, label_rows, placed, sheet, with_room_for_rows
from cocrea.language import N_, _, number
from cocrea.said import sizes, with_interval
from cocrea.stats import t_interval
from cocrea.stats.ranks import LEAST_FOR_RANKING
from cocrea.survey.analyse import Analysis
from cocrea.survey.measures import GAPS, which_gap

MANY_TICKS = 40  # steps of one mark along the scale; further than that, matplotlib chooses
_GAP_TO = {
    "desired": N_("Gap: perceived − desired (points)"),
    "adequate": N_("Gap: perceived − adequate (points)"),
    "expected": N_("Gap: perceived − expected (points)"),
    "should": N_("Gap: perceived − what should be (points)"),
}


def gap_chart(found: Analysis | pd.DataFrame, measure: str | None = None, level: str | None = None) -> Figure:
    """Gaps with their 95 % t intervals, the worst at the top, beside a line at zero.

    `found` is what ``survey.analyse`` gives, and `measure` its gap: "msa", "mss" or
    "gap", the first of them that the survey has. Or it is a table with one row an item:
    label (or moment_id), gap, gap_sd (or sd) and n, as in ``load("kiosk_gaps")`` and
    `gap_table`. `level` says what the gaps are measured against where the table does not:
    "desired", "adequate", "expected" or "should". Where an n is below 30 the rows stay in the
    table's order, for a ranking would be mostly chance.

    >>> from cocrea.data import load
    >>> gap_chart(load("kiosk_gaps"), level="should").axes[0].get_xlabel().splitlines()[0]
    'Gap: perceived − what should be'
    """
    gaps, of_table = _gaps(found, measure)
    level = of_table if level is None else choice("level", level, _GAP_TO)
    with plt.rc_context(LOOK):
        figure, axes = sheet(1.3 + 0.36 * len(gaps))
        axes.axvline(0, color=INK, linewidth=1.2)
        axes.hlines(gaps["place"], gaps["low"], gaps["high"], color=INK, linewidth=1.6)
        sns.scatterplot(
            gaps, x="gap", y="place", hue="side", style="side", palette=COLOURS, markers=MARKS,
            s=60, legend=False, zorder=3, ax=axes,
        )  # fmt: skip
        axes.set(xlabel=_with_n(_(_GAP_TO[level]), gaps["n"]), ylabel="")
        label_rows(axes, [fill(label, 24) for label in gaps["label"]])
        across = gaps["high"].max() - gaps["low"].min()
        left, right = axes.get_xlim()  # the line at zero may lie far from every gap
        if right - left < MANY_TICKS:
            axes.xaxis.set_major_locator(MultipleLocator(0.5 if across < 4 else 1))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: number(value, 1)))
        with_room_for_rows(figure)
    return figure


def gap_chart_alt(found: Analysis | pd.DataFrame, measure: str | None = None) -> str:
    """What `gap_chart(found, measure)` shows, in words, for those who do not see it.

    >>> from cocrea.data import load
    >>> gap_chart_alt(load("kiosk_gaps")).split(". ")[0].split(", ")[1]
    '22 of them below zero'
    """
    gaps, _level_asked = _gaps(found, measure)
    worst, best = (gaps.iloc[int(place)] for place in (gaps["gap"].argmin(), gaps["gap"].argmax()))
    return _(
        "{count} gaps with their 95 % intervals, {negative} of them below zero. "
        "Lowest: {worst}, {worst_gap}. Highest: {best}, {best_gap}. {n}.",
        count=len(gaps),
        negative=int((gaps["gap"] < 0).sum()),
        worst=worst["label"],
        worst_gap=with_interval(worst["gap"], worst["low"], worst["high"]),
        best=best["label"],
        best_gap=with_interval(best["gap"], best["low"], best["high"]),
        n=sizes(gaps["n"]),
    )


def _gaps(found: Analysis | pd.DataFrame, measure: str | None) -> tuple[pd.DataFrame, str]:
    """label, gap, low, high, n, side and place, in the order of the rows; and the level they start from."""
    if isinstance(found, Analysis):
        gap = which_gap(measure, found.measures)
        found.require(gap)
        table = found.moments
        ends = {"gap": table[gap], "low": table[f"{gap}_low"], "high": table[f"{gap}_high"]}
        gaps, level = pd.DataFrame({"label": called(table), **ends, "n": table["n"]}), GAPS[gap]
    else:
        gaps, level = _published(found), _level(found)
    if (gaps["n"] >= LEAST_FOR_RANKING).all():
        gaps = gaps.sort_values("gap", kind="stable")
    side = gaps["gap"].map(lambda value: "below" if value < 0 else "above")
    return placed(gaps.assign(side=side)), level


def _published(table: pd.DataFrame) -> pd.DataFrame:
    """The gaps of a table that gives their spread."""
    table_with(table, "gap", "n")
    sd = "gap_sd" if "gap_sd" in table.columns else "sd"
    table_with(table, sd)
    gap, n = quantity("gap", table["gap"]), whole_numbers("n", table["n"], 1)
    spread = numbers(sd, table[sd])
    low, high = t_interval(gap, spread, n)
    return pd.DataFrame({"label": called(table), "gap": gap, "low": low, "high": high, "n": n.astype(int)})


def _level(table: pd.DataFrame) -> str:
    """What the gaps are measured against: `gap_table` keeps that level's mean as a column."""
    return next((level for level in _GAP_TO if level in table.columns), "expected")


def _with_n(label: str, n: pd.Series) -> str:
    return f"{fill(label, 34)}\n{sizes(n)}; {_('line: 95 % t interval')}"
