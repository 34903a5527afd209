"""X4.3, Inside the zone, and yet? An average hides customers who get less than they accept."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from cocrea.explorables.moments.words import level, percent, shown
from cocrea.language import _
from cocrea.models import moments
from cocrea.widgets.controls import NBSP, slider
from cocrea.widgets.explorer import Explorer
from cocrea.widgets.look import colour

TOP = 7.0  # the scale runs from 1 to 7
LEVELS = np.linspace(0, 9, 91)  # the curve runs a little past both ends of the scale, as a normal curve does
FEW = 0.05  # up to here a share is said with "only"


def zone_of_tolerance() -> Explorer:
    """X4.3: an average inside the zone of tolerance hides customers who get less than they accept.

    Controls: the average `adequate`, `desired` and `perceived` levels (1 to 7),
    how much customers' adequate levels differ (`sd`), and by how much promises
    `lift` both levels. 3,600 states.

    >>> from cocrea.explorables.moments import zone_of_tolerance
    >>> explorer = zone_of_tolerance()
    >>> explorer.n_states, explorer.values["perceived"]
    (3600, 5.0)
    """
    controls = {
        "adequate": slider(_("Adequate level"), 3, 5, 0.5, 4.5),
        "desired": slider(_("Desired level"), 5.5, TOP, 0.5, 6.5),
        "perceived": slider(_("Perceived service"), 3, TOP, 0.5, 5),
        "sd": slider(_("Customers differ by (sd)"), 0.3, 1.2, 0.3, 0.9),
        "lift": slider(_("Promises lift both by"), 0, 1, 0.25),
    }
    return Explorer(zone, controls, zone_chart, title=_("Inside the zone, and yet?"))


def zone(
    adequate: float, desired: float, perceived: float, sd: float, lift: float
) -> tuple[pd.DataFrame, str]:
    """The curve of customers' adequate levels with the average zone, and what it means in words.

    Columns: `level` (0 to 9), `customers` (height of the curve, 1 at its peak) and,
    the same in each row, `adequate` and `desired` after the promise, `perceived`,
    `below` (percent of customers below their own adequate level, as `shown`).
    """
    accepted, hoped = moments.raised(adequate, lift, TOP), moments.raised(desired, lift, TOP)
    below = moments.share_below(accepted, perceived, sd)
    table = pd.DataFrame({
        "level": LEVELS,
        "customers": np.exp(-(((LEVELS - accepted) / sd) ** 2) / 2),
        "adequate": accepted,
        "desired": hoped,
        "perceived": perceived,
        "below": shown(below),
    })  # fmt: skip
    said = [_average(accepted, hoped, perceived), _tail(below)]
    if lift:
        said.append(_promise(moments.share_below(adequate, perceived, sd), capped=desired + lift > TOP))
    return table, " ".join(said)


def _average(adequate: float, desired: float, perceived: float) -> str:
    levels = {"a": level(adequate), "d": level(desired), "p": level(perceived)}
    match moments.zone_state(adequate, desired, perceived):
        case "below":
            return _("The average customer is below the zone ({p} under {a}).", **levels)
        case "above":
            return _("The average customer is above the zone ({p} over {d}).", **levels)
    return _("The average customer is inside the zone ({p} between {a} and {d}).", **levels)


def _tail(below: float) -> str:
    if shown(below) == 0:
        return _("Hardly any customer gets less than they accept.")
    if below <= FEW:
        return _("Only {share} of customers get less than they accept.", share=percent(below))
    if below < 0.5:
        return _("Yet {share} of customers get less than they accept.", share=percent(below))
    return _("In all, {share} of customers get less than they accept.", share=percent(below))


def _promise(below: float, capped: bool) -> str:
    said = _(
        "Without the promises it would be {share}: they raised what customers accept, not what they get.",
        share=percent(below),
    )
    if capped:
        said += " " + _("The desired level stopped at the top of the scale, so the zone is narrower, too.")
    return said


def zone_chart(data: Any) -> alt.LayerChart | alt.FacetChart:
    """The curve with its short-changed part hatched, the average zone a band, perceived service a line."""
    once = alt.Chart(data).transform_filter("datum.level == 0")  # one row for what is the same in each
    return alt.layer(*_band(once), *_curve(data), *_rule(once)).properties(
        height=250,
        description=_(
            "Curve of the levels that customers accept at least, on the scale from 1 to 7, with the average "
            "zone of tolerance as a band and perceived service as a vertical line. The part of the curve to "
            "the right of the line is hatched: those customers get less than they accept."
        ),
    )


def _across(field: str) -> alt.X:
    title = _("Level that customers accept at least (1 to 7)")
    axis = alt.Axis(values=list(range(1, 8)), grid=False, title=title)
    return alt.X(field, type="quantitative", axis=axis, scale=alt.Scale(domain=[0, 9], nice=False))


HEIGHT: dict[str, Any] = dict(type="quantitative", axis=None, scale=alt.Scale(domain=[0, 1.5], nice=False))


def _at(height: float) -> alt.YDatum:
    return alt.YDatum(height, **HEIGHT)


def _band(once: alt.Chart) -> list[alt.Chart]:
    band = once.mark_rect(color=colour("zone"), opacity=0.35).encode(_across("adequate"), x2="desired")
    name = once.transform_calculate(middle="(datum.adequate + datum.desired) / 2").mark_text(
        baseline="top", text=_("average zone"), fontStyle="italic"
    )
    return [band, name.encode(_across("middle"), _at(1.46))]


def _curve(data: Any) -> list[alt.Chart]:
    """All customers, and hatched those whose adequate level lies above what they get."""
    everyone = alt.Chart(data).encode(_across("level"), alt.Y("customers", **HEIGHT))
    content = everyone.transform_filter("datum.level <= datum.perceived")
    short = everyone.transform_filter("datum.level >= datum.perceived")
    return [
        content.mark_area(color=colour("main"), opacity=0.18, line={"color": colour("main")}),
        short.mark_area(color=colour("short"), opacity=0.3, line={"color": colour("short")}),
        short.mark_rule(color=colour("short"), strokeWidth=1).encode(y2=alt.Y2Datum(0)),
    ]


def _rule(once: alt.Chart) -> list[alt.Chart]:
    """Perceived service, its value on the left; on the right the share of customers beyond it."""
    here = once.encode(_across("perceived"))
    share = "datum.below < 1 ? '<1' : datum.below > 99 ? '>99' : datum.below"
    beyond = here.transform_calculate(share=f"({share}) + '{NBSP}%'")
    left: dict[str, Any] = {"align": "right", "dx": -7}
    right: dict[str, Any] = {"align": "left", "dx": 7, "color": colour("short")}
    figure: dict[str, Any] = {"baseline": "bottom", "fontWeight": "bold", "fontSize": 15}
    words: dict[str, Any] = {"baseline": "top", "lineBreak": "\n"}
    return [
        here.mark_rule(strokeWidth=2.5).encode(_at(0), y2=alt.Y2Datum(1.28)),
        here.mark_text(**left, **figure).encode(_at(1.16), text=alt.Text("perceived:Q", format=".1f")),
        here.mark_text(**left, **words, text=_("perceived")).encode(_at(1.15)),
        beyond.mark_text(**right, **figure).encode(_at(1.16), text="share:N"),
        beyond.mark_text(**right, **words, text=_("get less than\nthey accept")).encode(_at(1.15)),
    ]
