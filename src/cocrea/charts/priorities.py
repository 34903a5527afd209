"""What to mend first, and how sure that order is."""

from __future__ import annotations

from textwrap import fill
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from cocrea.arguments import called, numeric
from cocrea.charts.look import (
    COLOURS,
    INK,
    LOOK,
    ZONE,
    label_rows,
    placed,
    rows_of,
    sheet,
    with_room_for_rows,
)
from cocrea.language import _, number
from cocrea.said import chance, or_dash, sizes
from cocrea.survey.analyse import Analysis, behind_priority, moments_table


def rank_chart(found: Analysis | pd.DataFrame) -> Figure:
    """The priorities of a survey, the first at the top, and how sure that order is.

    `found` is what ``survey.analyse`` gives, or its table: priority is mean importance times the
    share of customers below adequate (that share alone where importance was not asked).
    Beside each name stands in what share of resamples of the respondents that moment
    comes first; the line is the share's 95 % Wilson interval times the importance, and n
    the customers behind that share. A moment with fewer than 30 answers behind either is
    not ranked: it stands at the end, without bar.

    >>> from cocrea import survey
    >>> rank_chart(survey.analyse(survey.load("supermarket"))).axes[0].get_xlabel().splitlines()[0]
    'Priority: importance × share below'
    """
    rows = _ranked(found)
    with plt.rc_context(LOOK):
        figure, axes = sheet(1.4 + 0.56 * len(rows))
        ranked = rows[rows["priority"].notna()]
        axes.barh(ranked["place"], ranked["priority"], height=0.5, color=ZONE, edgecolor=COLOURS["within"])
        axes.hlines(ranked["place"], ranked["low"], ranked["high"], color=INK, linewidth=1.6)
        axes.set(ylabel="", xlim=(0, 1.05 * max([0.1, *ranked["high"].dropna()])))
        words = _("Priority: importance × share below") if rows["asked"].all() else _("Priority: share below")
        axes.set_xlabel(f"{fill(words, 34)}\n{sizes(rows['zone_n'])}\n{_('line: 95 % interval')}")
        label_rows(axes, [f"{fill(str(row.label), 22)}\n{_chance(row)}" for row in rows_of(rows)])
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: number(value, 1)))
        with_room_for_rows(figure)
    return figure


def rank_chart_alt(found: Analysis | pd.DataFrame) -> str:
    """What `rank_chart(found)` shows, in words: each priority and the chance of being first.

    >>> from cocrea import survey
    >>> rank_chart_alt(survey.analyse(survey.load("supermarket")))[:59]
    'Priorities, the highest first. Paying at the checkout, 2.23'
    """
    rows = _ranked(found)
    said = [
        ", ".join([str(row.label), *([] if pd.isna(row.priority) else [number(row.priority)]), _chance(row)])
        for row in rows_of(rows)
    ]
    return _("Priorities, the highest first. {rows}. {n}.", rows="; ".join(said), n=sizes(rows["zone_n"]))


def _ranked(found: Analysis | pd.DataFrame) -> pd.DataFrame:
    """The moments in the order of their priority, with the ends of its line."""
    table = moments_table(found, "priority")
    asked = "importance" in table.columns
    importance = ("importance", "importance_n") if asked else ()
    table = numeric(table, "zone_n", "below_low", "below_high", "priority", "chance_first", *importance)
    weight = table["importance"] if asked else 1.0
    low, high = weight * table["below_low"], weight * table["below_high"]
    rows = table.assign(label=called(table), asked=asked, behind=behind_priority(table), low=low, high=high)
    return placed(rows.sort_values("priority", ascending=False, kind="stable", na_position="last"))


def _chance(row: Any) -> str:
    """ "first in 93 %", or that there is nothing to rank."""
    if pd.isna(row.priority):
        return _("not ranked, n = {n}", n=or_dash(row.behind, 0))
    return _("first in {chance}", chance=chance(row.chance_first))
