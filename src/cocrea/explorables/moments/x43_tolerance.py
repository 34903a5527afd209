"""X4.3, Inside the zone, and yet? An average hides customers who get less than they accept."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import _, number
from cocrea.models import moments
from cocrea.said import chance, chance_in_words, whole_percent
from cocrea.widgets.controls import slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Axis, Drawing, axis, colour

TOP = 7.0  # the scale runs from 1 to 7
LEVELS = np.round(np.linspace(0, 9, 91), 1)  # a little past both ends of the scale, as a normal curve runs
FEW = 0.05  # up to here a share is said with "only"

# Asked again and again with the same values, while other controls turn.
raised, share_below = cache(moments.raised), cache(moments.share_below)
zone_state = cache(moments.zone_state)


@explorable("X4.3")
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


def zone(adequate: float, desired: float, perceived: float, sd: float, lift: float) -> State:
    """The curve of customers' adequate levels with the average zone, and what it means in words.

    Rows: `level` (0 to 9), `customers` (height of the curve, 1 at its peak) and `side`
    (−1 where the level lies below perceived, 1 above, 0 at it). Here: `adequate` and
    `desired` after the promise, `middle` between them, `perceived`, and `below`, the share
    of customers below their own adequate level as readers read it.
    """
    accepted, hoped = raised(adequate, lift, TOP), raised(desired, lift, TOP)
    below = share_below(accepted, perceived, sd)
    said = [_average(accepted, hoped, perceived), _tail(below)]
    if lift:
        said.append(_promise(share_below(adequate, perceived, sd), capped=desired + lift > TOP))
    return State(
        rows=_curve_of(accepted, perceived, sd),
        here={
            "adequate": accepted,
            "desired": hoped,
            "middle": (accepted + hoped) / 2,
            "perceived": perceived,
            "below": chance(below),
        },
        said=" ".join(said),
    )


@cache
def _curve_of(adequate: float, perceived: float, sd: float) -> dict[str, NDArray]:
    return {
        "level": LEVELS,
        "customers": np.exp(-(((LEVELS - adequate) / sd) ** 2) / 2),
        "side": np.sign(LEVELS - perceived).astype(int),
    }


def _average(adequate: float, desired: float, perceived: float) -> str:
    levels = {"a": _level(adequate), "d": _level(desired), "p": _level(perceived)}
    match zone_state(adequate, desired, perceived):
        case "below":
            return _("The average customer is below the zone ({p} under {a}).", **levels)
        case "above":
            return _("The average customer is above the zone ({p} over {d}).", **levels)
    return _("The average customer is inside the zone ({p} between {a} and {d}).", **levels)


def _tail(below: float) -> str:
    if whole_percent(below) == 0:
        return _("Hardly any customer gets less than they accept.")
    if below <= FEW:
        return _("Only {share} of customers get less than they accept.", share=chance_in_words(below))
    if below < 0.5:
        return _("Yet {share} of customers get less than they accept.", share=chance_in_words(below))
    return _("In all, {share} of customers get less than they accept.", share=chance_in_words(below))


def _promise(below: float, capped: bool) -> str:
    said = _(
        "Without the promises it would be {share}: they raised what customers accept, not what they get.",
        share=chance_in_words(below),
    )
    if capped:
        said += " " + _("The desired level stopped at the top of the scale, so the zone is narrower, too.")
    return said


def _level(value: float) -> str:
    """A level with one decimal, or two where it lies between half points."""
    return number(value, 2 if value * 2 % 1 else 1)


def zone_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """The curve with its short-changed part hatched, the average zone a band, perceived service a line."""
    levels = axis(_("Level that customers accept at least (1 to 7)"), 0, 9, range(1, 8))
    height = axis(high=1.5)
    return alt.layer(
        *_band(here, levels, height), *_curve(rows, levels, height), *_rule(here, levels, height)
    ).properties(
        height=250,
        description=_(
            "Curve of the levels that customers accept at least, on the scale from 1 to 7, with the average "
            "zone of tolerance as a band and perceived service as a vertical line. The part of the curve to "
            "the right of the line is hatched: those customers get less than they accept."
        ),
    )


def _band(here: alt.Chart, levels: Axis, height: Axis) -> list[alt.Chart]:
    name: dict[str, Any] = {"baseline": "top", "text": _("average zone"), "fontStyle": "italic"}
    return [
        here.mark_rect(color=colour("zone"), opacity=0.35).encode(levels.along("adequate"), x2="desired"),
        here.mark_text(**name).encode(levels.along("middle"), height.up(1.46)),
    ]


def _curve(rows: alt.Chart, levels: Axis, height: Axis) -> list[alt.Chart]:
    """All customers, and hatched those whose adequate level lies above what they get."""
    everyone = rows.encode(levels.along("level"), height.up("customers"))
    content = everyone.transform_filter("datum.side <= 0")
    short = everyone.transform_filter("datum.side >= 0")
    return [
        content.mark_area(color=colour("main"), opacity=0.18, line={"color": colour("main")}),
        short.mark_area(color=colour("short"), opacity=0.3, line={"color": colour("short")}),
        short.mark_rule(color=colour("short"), strokeWidth=1).encode(y2=alt.Y2Datum(0)),
    ]


def _rule(here: alt.Chart, levels: Axis, height: Axis) -> list[alt.Chart]:
    """Perceived service, its value on the left; on the right the share of customers beyond it."""
    at = here.encode(levels.along("perceived"))
    left: dict[str, Any] = {"align": "right", "dx": -7}
    right: dict[str, Any] = {"align": "left", "dx": 7, "color": colour("short")}
    figure: dict[str, Any] = {"baseline": "bottom", "fontWeight": "bold", "fontSize": 15}
    words: dict[str, Any] = {"baseline": "top", "lineBreak": "\n"}
    return [
        at.mark_rule(strokeWidth=2.5).encode(height.up(0), y2=alt.Y2Datum(1.28)),
        at.mark_text(**left, **figure).encode(height.up(1.16), text=alt.Text("perceived:Q", format=".1f")),
        at.mark_text(**left, **words, text=_("perceived")).encode(height.up(1.15)),
        at.mark_text(**right, **figure).encode(height.up(1.16), text="below:N"),
        at.mark_text(**right, **words, text=_("get less than\nthey accept")).encode(height.up(1.15)),
    ]
