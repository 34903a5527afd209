"""What to mend first, and how sure that order is."""

from __future__ import annotations

from textwrap import fill
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from cocrea.arguments import table_with
from cocrea.charts.look import COLOURS, INK, LOOK, ZONE, each, label_rows, labels_of, placed, said_n, sheet
from cocrea.language import _, number
from cocrea.stats.ranks import LEAST_FOR_RANKING


def rank_chart(analysis: Any) -> Figure:
    """The priorities of a survey, the first at the top, and how sure that order is.

    `analysis` is what ``survey.analyse`` gives: priority is mean importance times the
    share of customers below adequate (that share alone where importance was not asked).
    Beside each name stands in what share of resamples of the respondents that moment
    comes first; the line is the share's 95 % Wilson interval times the importance. A
    moment with fewer than 30 answers is not ranked: it stands at the end, without bar.
    """
    rows = _ranked(analysis)
    with plt.rc_context(LOOK):
        figure, axes = sheet(1.4 + 0.56 * len(rows))
        ranked = rows[rows["enough"]]
        axes.barh(ranked["place"], ranked["priority"], height=0.5, color=ZONE, edgecolor=COLOURS["within"])
        axes.hlines(ranked["place"], ranked["low"], ranked["high"], color=INK, linewidth=1.6)
        axes.set(ylabel="", xlim=(0, 1.05 * max([0.1, *ranked["high"].dropna()])))
        words = _("Priority: importance × share below") if rows["asked"].all() else _("Priority: share below")
        axes.set_xlabel(f"{fill(words, 34)}\n{said_n(rows['n'])}\n{_('line: 95 % interval')}")
        label_rows(axes, [f"{fill(str(row.label), 22)}\n{_chance(row)}" for row in each(rows)])
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: number(value, 1)))
    return figure


def rank_chart_alt(analysis: Any) -> str:
    """What `rank_chart(analysis)` shows, in words: each priority and the chance of being first."""
    rows = _ranked(analysis)
    said = [
        ", ".join([str(row.label), *([number(row.priority)] if row.enough else []), _chance(row)])
        for row in each(rows)
    ]
    return _("Priorities, the highest first. {rows}. {n}.", rows="; ".join(said), n=said_n(rows["n"]))


def _ranked(analysis: Any) -> pd.DataFrame:
    """The moments of an Analysis in the order of their priority, with the ends of its line."""
    table = analysis.moments
    table_with(table, "moment_id", "n", "importance", "below_low", "below_high", "priority", "chance_first")
    asked = table["importance"].notna()
    weight = table["importance"].where(asked, 1)
    enough = (table["n"] >= LEAST_FOR_RANKING) & table["priority"].notna()
    low, high = weight * table["below_low"], weight * table["below_high"]
    rows = table.assign(label=labels_of(table), asked=asked, enough=enough, low=low, high=high)
    order = rows["priority"].where(enough).sort_values(ascending=False, kind="stable", na_position="last")
    return placed(rows.loc[order.index])


def _chance(row: Any) -> str:
    """ "first in 93 %", or that there is nothing to rank."""
    if not row.enough or pd.isna(row.chance_first):
        return _("not ranked, n = {n}", n=number(row.n, 0))
    share = row.chance_first
    percent = "<1" if share < 0.01 else ">99" if share > 0.99 else number(100 * share, 0)
    return _("first in {share} %", share=percent)
