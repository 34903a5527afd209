"""Zones of tolerance, and where the mean perceived falls."""

from __future__ import annotations

from textwrap import fill
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator, MultipleLocator

from cocrea.arguments import called, choice, numeric, table_with
from cocrea.charts.look import (
    COLOURS,
    INK,
    LOOK,
    MARKS,
    ZONE,
    label_rows,
    placed,
    rows_of,
    sheet,
    with_room_for_rows,
)
from cocrea.language import N_, _
from cocrea.models.moments import STATES
from cocrea.said import or_dash, percent
from cocrea.survey.analyse import Analysis, moments_table, scale_of
from cocrea.words import ZONE_LEVELS

LONGEST_SCALE = 10  # points with a tick each
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


def zone_chart(found: Analysis | pd.DataFrame, scale: tuple[float, float] | None = None) -> Figure:
    """Each moment's zone of tolerance as a bar, and where the mean perceived falls.

    `found` is what ``survey.analyse`` gives, or a `zone_table`: one row a moment. The
    whisker is the 95 % t interval of perceived − adequate, laid at the adequate level:
    where it crosses the lower edge of the bar, the data do not say on which side of it
    the mean lies. The form and colour of the mark say below, within or above. A moment
    whose mean desired is below its mean adequate has no zone: its row stays empty.
    `scale` is that of the survey, or from 1 to 7.

    >>> from cocrea import survey
    >>> zone_chart(survey.analyse(survey.load("supermarket"))).axes[0].get_xlabel().splitlines()[0]
    'Rating'
    """
    zones = _zones(found)
    low, high = scale_of(found, scale)
    with plt.rc_context(LOOK):
        figure, axes = sheet(1.9 + 0.62 * len(zones))
        drawn = zones[zones["state"] != ""]
        axes.barh(drawn["place"], drawn["desired"] - drawn["adequate"], left=drawn["adequate"],
                  height=0.5, color=ZONE, edgecolor=COLOURS["within"], linewidth=0.8)  # fmt: skip
        left, right = (drawn["adequate"] + drawn[end] for end in ("msa_low", "msa_high"))
        axes.hlines(drawn["place"], left, right, color=INK, linewidth=1.6, zorder=4)
        for side in (left, right):
            axes.scatter(side, drawn["place"], s=60, marker="|", color=INK, zorder=4)
        for state in STATES:
            rows = drawn[drawn["state"] == state]
            axes.scatter(rows["perceived"], rows["place"], s=100, marker=MARKS[state], color=COLOURS[state],
                         edgecolor="white", linewidth=0.8, zorder=3)  # fmt: skip
        axes.set(ylabel="", xlim=(low - (high - low) / 60, high + (high - low) / 60))
        axes.set_xlabel(_("Rating") + "\n" + fill(_("% below: customers below their own adequate level"), 30))
        axes.xaxis.set_major_locator(MultipleLocator(1) if high - low <= LONGEST_SCALE else MaxNLocator(6))
        label_rows(axes, [f"{fill(row.label, 20)}\n{_share_below(row)}" for row in rows_of(zones)])
        _zone_legend(figure, set(zones["state"]))
        with_room_for_rows(figure)
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


def zone_chart_alt(found: Analysis | pd.DataFrame) -> str:
    """What `zone_chart(found)` shows, in words: each moment's zone, mean and share below.

    >>> from cocrea import survey
    >>> print(zone_chart_alt(survey.analyse(survey.load("supermarket"))).split(";")[0])
    Zones of tolerance on average. Parking the car: perceived 4.0, within the zone from 3.3 to 6.1
    """
    sentences = []
    for row in rows_of(_zones(found)):
        if not row.state:
            sentences.append(f"{row.label}: {_share_below(row)}.")
            continue
        means = {level: or_dash(getattr(row, level), 1) for level in ("adequate", "desired", "perceived")}
        sentence = _(_LIES[str(row.state)], name=row.label, **means)
        share = _(
            "{percent} of {n} below their own adequate level", percent=percent(row.below), n=or_dash(row.n, 0)
        )
        sentences.append(f"{sentence}; {share}.")
    return " ".join([_("Zones of tolerance on average."), *sentences])


def _zones(found: Analysis | pd.DataFrame) -> pd.DataFrame:
    """The zone table with label and place; n are the customers behind the share below."""
    table = moments_table(found, "zone")
    n = "zone_n" if "zone_n" in table.columns else "n"
    table = numeric(table_with(table, "state"), "n", n, *ZONE_LEVELS, "msa_low", "msa_high", "below")
    for state in table["state"]:
        choice("state", state, ("", *STATES))
    return placed(table.assign(label=called(table), n=table[n]))


def _share_below(row: Any) -> str:
    """ "37 % below, n = 120": the people whom the mean hides."""
    if not row.state:
        return _("no zone: desired below adequate")
    return _("{percent} below, n = {n}", percent=percent(row.below), n=or_dash(row.n, 0))
