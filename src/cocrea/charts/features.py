"""Kano's Better and Worse of each feature."""

from __future__ import annotations

from textwrap import fill
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MultipleLocator

from cocrea.arguments import called, choice, numeric, table_with
from cocrea.charts.look import COLOURS, INK, LOOK, label_rows, placed, rows_of, sheet, with_room_for_rows
from cocrea.language import _, number
from cocrea.said import or_dash, sizes
from cocrea.words import KANO_CATEGORIES, kano_category


def kano_chart(table: pd.DataFrame) -> Figure:
    """Each feature's Better (to the right) and Worse (to the left), with their 95 % intervals.

    `table` has one row a feature: label (or feature or item), better, better_low,
    better_high, worse, worse_low, worse_high, mode, distinct and n, the fields of a
    `kano_summary` (Kano et al. 1984; coefficients after Berger et al. 1993).

    >>> from cocrea import data
    >>> from cocrea.models import moments
    >>> figure = kano_chart(moments.kano_table(moments.kano_counts(data.load("kano"))))
    >>> figure.axes[0].get_xlabel().split(";")[0]
    'n = 150'
    """
    rows = _kano_rows(table)
    with plt.rc_context(LOOK):
        figure, axes = sheet(1.7 + 0.62 * len(rows))
        axes.axvline(0, color=INK, linewidth=1.2)
        for side, colour, marker, name in (
            ("worse", COLOURS["below"], "v", _("Worse: dissatisfied without it")),
            ("better", COLOURS["within"], "^", _("Better: satisfied with it")),
        ):
            axes.barh(rows["place"], rows[side], height=0.5, color=colour, alpha=0.25)
            axes.hlines(rows["place"], rows[f"{side}_low"], rows[f"{side}_high"], color=colour, linewidth=2)
            axes.scatter(rows[side], rows["place"], s=55, marker=marker, color=colour, zorder=3, label=name)
        axes.set(xlim=(-1, 1), ylabel="", xlabel=f"{sizes(rows['n'])}; {_('line: 95 % interval')}")
        label_rows(axes, [f"{fill(row.label, 22)}\n{_kano_mode(row)}" for row in rows_of(rows)])
        axes.xaxis.set_major_locator(MultipleLocator(0.5))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: number(value, 1)))
        figure.legend(loc="outside upper center", frameon=False)
        with_room_for_rows(figure)
    return figure


def kano_chart_alt(table: pd.DataFrame) -> str:
    """What `kano_chart(table)` shows, in words: each feature's two coefficients and its category.

    >>> from cocrea import data
    >>> from cocrea.models import moments
    >>> said = kano_chart_alt(moments.kano_table(moments.kano_counts(data.load("kano"))))
    >>> said.split(". ")[-1]
    'n = 150.'
    """
    sentences = [_("How much each feature satisfies when it is there (Better) and annoys when not (Worse).")]
    rows = _kano_rows(table)
    for row in rows_of(rows):
        sentences.append(
            _(
                "{name}: Better {better}, Worse {worse}, {mode}.",
                name=row.label,
                better=or_dash(row.better),
                worse=or_dash(row.worse),
                mode=_kano_mode(row),
            )
        )
    return " ".join([*sentences, sizes(rows["n"]) + "."])


def _kano_rows(table: pd.DataFrame) -> pd.DataFrame:
    columns = [f"{side}{end}" for side in ("better", "worse") for end in ("", "_low", "_high")]
    table = numeric(table_with(table, "mode", "distinct"), *columns, "n")
    for mode in table["mode"]:
        choice("mode", mode, KANO_CATEGORIES)
    return placed(table.assign(label=called(table)))


def _kano_mode(row: Any) -> str:
    """ "must-be", or with a word of caution where the category does not stand out."""
    name = kano_category(str(row.mode))
    return name if row.distinct else _("{category}, not distinct", category=name)
