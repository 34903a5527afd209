"""Zones of tolerance, and where the mean perceived falls."""

from __future__ import annotations

from textwrap import fill
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MultipleLocator

from cocrea.arguments import table_with
from cocrea.charts.look import COLOURS, INK, LOOK, MARKS, ZONE, each, label_rows, labels_of, placed, sheet
from cocrea.language import N_, _, number
from cocrea.models.moments import STATES

_PERCEIVED = {
    "below": N_("Perceived (mean): below the zone"),
    "within": N_("Perceived (mean): within the zone"),
    "above": N_("Perceived (mean): above the zone"),
}
_LIES = {
    "below": N_("{name}: perceived {perceived}, below the zone from {adequate} to {desired}"),
    "within": N_("{name}: perceived {perceived}, within the zone from {adequate} to {desired}"),
    "above": N_("{name}: perceived {perceived}, above the zone from {adequate} to {desired}"),
}


def zone_chart(table: pd.DataFrame, scale: tuple[float, float] = (1, 7)) -> Figure:
    """Each moment's zone of tolerance as a bar, and where the mean perceived falls.

    `table` is a `zone_table`: one row a moment. The whisker is the 95 % t interval
    of perceived − adequate, laid at the adequate level: where it crosses the lower
    edge of the bar, the data do not say on which side of it the mean lies. The form
    and colour of the mark say below, within or above.
    """
    zones = _zones(table)
    with plt.rc_context(LOOK):
        figure, axes = sheet(1.9 + 0.62 * len(zones))
        axes.barh(zones["place"], zones["desired"] - zones["adequate"], left=zones["adequate"],
                  height=0.5, color=ZONE, edgecolor=COLOURS["within"], linewidth=0.8)  # fmt: skip
        low, high = zones["adequate"] + zones["msa_low"], zones["adequate"] + zones["msa_high"]
        axes.hlines(zones["place"], low, high, color=INK, linewidth=1.6, zorder=4)
        axes.scatter([*low, *high], [*zones["place"], *zones["place"]], s=60, marker="|", color=INK, zorder=4)
        sns.scatterplot(
            zones, x="perceived", y="place", hue="state", style="state", palette=COLOURS, markers=MARKS,
            s=100, legend=False, zorder=3, ax=axes,
        )  # fmt: skip
        axes.set(ylabel="", xlim=(scale[0] - 0.1, scale[1] + 0.1))
        axes.set_xlabel(_("Rating") + "\n" + fill(_("% below: customers below their own adequate level"), 30))
        axes.xaxis.set_major_locator(MultipleLocator(1))
        label_rows(axes, [f"{fill(row.label, 20)}\n{_share_below(row)}" for row in each(zones)])
        _zone_legend(figure, set(zones["state"]))
    return figure


def _zone_legend(figure: Figure, states: set[str]) -> None:
    """The bar, the marks of the states that occur, the whisker."""
    bar = Patch(facecolor=ZONE, edgecolor=COLOURS["within"], label=_("Zone: adequate to desired (means)"))
    whisker = Line2D([], [], color=INK, linewidth=2, label=_("95 % t interval (to adequate)"))
    marks = [
        Line2D([], [], marker=MARKS[state], color=COLOURS[state], linestyle="", label=_(_PERCEIVED[state]))
        for state in STATES
        if state in states
    ]
    figure.legend(handles=[bar, *marks, whisker], loc="outside upper center", frameon=False)


def zone_chart_alt(table: pd.DataFrame) -> str:
    """What `zone_chart(table)` shows, in words: each moment's zone, mean and share below.

    >>> from cocrea.data import load
    >>> from cocrea.models.moments import zone_table
    >>> print(zone_chart_alt(zone_table(load("supermarket"))).split(";")[0])
    Zones of tolerance on average. Parking: perceived 4.0, within the zone from 3.3 to 6.1
    """
    sentences = []
    for row in each(_zones(table)):
        means = {level: number(getattr(row, level), 1) for level in ("adequate", "desired", "perceived")}
        sentence = _(_LIES[str(row.state)], name=row.label, **means)
        share = _(
            "{share} % of {n} below their own adequate level", share=number(100 * row.below, 0), n=row.n
        )
        sentences.append(f"{sentence}; {share}.")
    return " ".join([_("Zones of tolerance on average."), *sentences])


def _zones(table: pd.DataFrame) -> pd.DataFrame:
    """The zone table with label and place."""
    table_with(table, "n", "adequate", "desired", "perceived", "msa_low", "msa_high", "state", "below")
    return placed(table.assign(label=labels_of(table)))


def _share_below(row: Any) -> str:
    """ "37 % below, n = 120": the people whom the mean hides."""
    return _("{share} % below, n = {n}", share=number(100 * row.below, 0), n=number(row.n, 0))
