"""X4.3, Inside the zone, and yet? Forty customers, each with a zone, under one average."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models import moments
from cocrea.widgets.controls import choice, slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Axis, Drawing, axis, colour

ADEQUATE, DESIRED, PERCEIVED = 4.5, 6.5, 5.0  # on average, before any promise
SD_ZONE = 0.9  # by which customers' zones differ
TOP = 7.0  # the scale runs from 1 to 7
CUSTOMERS = 40
SPREADS = (0.0, 0.5, 1.0, 1.5)  # by which what customers perceive differs
ALONE = -1.0  # in their place: the average customer is drawn, the forty are not
CODES = {"below": -1, "within": 0, "above": 1}
UNDRAWN = -2
TITLE = N_("Inside the zone, and yet?")


@explorable("X4.3", TITLE)
def zone_of_tolerance() -> Explorer:
    """X4.3: one average inside its zone, and forty customers of whom many are below theirs.

    Controls: how much what they perceive differs between customers (`sd`, 0 to 1.5
    points; it opens with the average customer alone), by how much a `promise` lifts what
    they accept and hope for (0 to 0.75), and whether it `also` lifts what they perceive:
    not at all, half as much, or half as much again. 60 states.

    >>> from cocrea.explorables.moments import zone_of_tolerance
    >>> explorer = zone_of_tolerance()
    >>> explorer.n_states, explorer.values["also"]
    (60, 0)
    """
    also = {0: _("no"), 0.5: _("half as much"), 1.5: _("half as much again")}
    controls = {
        "sd": choice(_("What the forty customers get"), [(_spread(sd), sd) for sd in (ALONE, *SPREADS)]),
        "promise": slider(_("A promise lifts what they accept and hope for by"), 0, 0.75, 0.25),
        "also": toggle(
            _("Does it also lift what they perceive?"), [(words, part) for part, words in also.items()], 0
        ),
    }
    return Explorer(zone, controls, zone_chart, title=_(TITLE))


def _spread(sd: float) -> str:
    if sd == ALONE:
        return _("first, only the average")
    return _("differs by {points} (sd)", points=number(sd, 1)) if sd else _("all get the same")


@cache
def people(sd: float, lift: float, also: float) -> moments.Crowd:
    """The forty customers, those who get least by their own level first."""
    accepted, hoped = (moments.raised(level, lift, TOP) for level in (ADEQUATE, DESIRED))
    some = moments.crowd(accepted, hoped, moments.raised(PERCEIVED, also * lift, TOP), SD_ZONE, sd, CUSTOMERS)
    order = np.argsort(some.perceived - some.adequate, kind="stable")
    return moments.Crowd(some.adequate[order], some.desired[order], some.perceived[order])


def zone(sd: float, promise: float, also: float) -> State:
    """Every customer's zone and perception, the average customer's, and what they mean in words.

    Rows, one a customer, from the largest shortfall to the largest surplus: `place` (1 to 40, upwards),
    `adequate`, `desired`, `perceived` (scale points) and `side` (−1 below the own zone, 0
    within, 1 above; −2 where the forty are not drawn). Here: the means of the three
    levels (`adequate`, `desired`, `perceived`), the number `below`, and `edge`, the place
    where those below end.
    """
    alone = sd == ALONE
    some = people(0 if alone else sd, promise, also)
    states = moments.zone_state(some.adequate, some.desired, some.perceived)
    below = 0 if alone else _count_below(sd, promise, also)
    means = {
        name: round(float(getattr(some, name).mean()), 2) for name in ("adequate", "desired", "perceived")
    }
    return State(
        rows={
            "place": np.arange(1, CUSTOMERS + 1),
            **{name: getattr(some, name).round(2) for name in means},
            "side": np.array([UNDRAWN if alone else CODES[state] for state in states]),
        },
        here={**means, "below": "" if alone else f"{below}/{CUSTOMERS}", "edge": below + 0.5},
        said=" ".join([_average_said(means), *(_waiting() if alone else _people_said(sd, promise, also))]),
    )


def _count_below(sd: float, lift: float, also: float) -> int:
    some = people(sd, lift, also)
    return int((some.perceived < some.adequate).sum())


def _average_said(means: dict[str, float]) -> str:
    levels = {name: number(value, 1) for name, value in means.items()}
    match moments.zone_state(means["adequate"], means["desired"], means["perceived"]):
        case "below":
            return _("The average customer is below the zone: {perceived} under {adequate}.", **levels)
        case _other:
            return _(
                "The average customer is inside the zone: {perceived}, between {adequate} and {desired}.",
                **levels,
            )


def _waiting() -> list[str]:
    return [_("Choose what the {all} get, and they appear.", all=CUSTOMERS)]


def _people_said(sd: float, promise: float, also: float) -> list[str]:
    below = _count_below(sd, promise, also)
    said = [_("Below their own zone: {below} of {all}.", below=below, all=CUSTOMERS)]
    if promise:
        said.append(_("Without the promise: {without}.", without=_count_below(sd, 0, 0)))
        said.append(
            _("We assumed that it moves the zones and leaves what they perceive.")
            if not also
            else _("We assumed that it moves what they perceive, too.")
        )
    return said


def zone_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """The average customer on top; below, each customer's zone as a line and what they perceive as a mark."""
    levels = axis(_("Level, from 1 to 7"), 0.8, 7.2, range(1, 8))
    places = axis(high=CUSTOMERS + 9)
    return alt.layer(
        *_average(here, levels, places), *_everybody(rows, levels, places), *_edge(here, levels, places)
    ).properties(
        height=330,
        description=_(
            "On top a thick bar, the zone of the average customer, with a mark for what is perceived inside "
            "it. Below, a thin line for the zone of each of forty customers and a mark for what each one "
            "perceives, the largest shortfall at the bottom, the largest surplus on top. Triangles left of "
            "their line are customers who get less than they accept."
        ),
    )


def _average(here: alt.Chart, levels: Axis, places: Axis) -> list[alt.Chart]:
    top = places.up(CUSTOMERS + 3.5)
    words: dict[str, Any] = {"baseline": "bottom", "fontWeight": "bold", "dy": -9}
    return [
        here.mark_rule(strokeWidth=14, color=colour("zone"), opacity=0.6).encode(
            levels.along("adequate"), top, x2="desired"
        ),
        here.mark_point(size=120, filled=True, opacity=1, color=colour("main")).encode(
            levels.along("perceived"), top
        ),
        here.mark_text(**words, text=_("the average customer")).encode(levels.along(4), top),
    ]


def _everybody(rows: alt.Chart, levels: Axis, places: Axis) -> list[alt.Chart]:
    up, drawn = places.up("place"), rows.transform_filter(f"datum.side > {UNDRAWN}")
    form = {-1: ("triangle-down", "short", 46), 0: ("circle", "main", 26), 1: ("diamond", "more", 40)}
    return [
        drawn.mark_rule(strokeWidth=2.2, color=colour("zone")).encode(
            levels.along("adequate"), up, x2="desired"
        ),
        *(
            rows.transform_filter(f"datum.side == {side}")
            .mark_point(shape=shape, size=size, filled=True, opacity=1, color=colour(tone))
            .encode(levels.along("perceived"), up)
            for side, (shape, tone, size) in form.items()
        ),
    ]


def _edge(here: alt.Chart, levels: Axis, places: Axis) -> list[alt.Chart]:
    """The line that parts those below from the rest, and how many they are."""
    at = here.transform_filter("datum.below != ''").encode(places.up("edge"))
    words: dict[str, Any] = {
        "align": "left",
        "baseline": "top",
        "dy": 4,
        "fontWeight": "bold",
        "fontSize": 15,
    }
    return [
        at.mark_rule(strokeDash=[4, 3], color=colour("short")).encode(levels.along(0.8), x2=alt.X2Datum(7.2)),
        at.mark_text(**words, color=colour("short")).encode(levels.along(0.9), text="below:N"),
    ]
