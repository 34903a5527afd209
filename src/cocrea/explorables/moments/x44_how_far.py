"""X4.4, How far? What a further step of a rating goes with at a real airport, and what it may cost."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np

from cocrea.data import load
from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.experience import nps_difference
from cocrea.models.moments import net_of_steps, step_costs
from cocrea.widgets.controls import choice, slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

RATINGS = (2, 3, 4, 5)  # too few gave a 1
# Touchpoints with at least 80 passengers at each of these ratings, in the two years together.
TOUCHPOINTS = (
    "wayfinding",
    "security",
    "signs",
    "clean_restrooms",
    "restaurants",
    "shops",
    "wifi",
    "rental",
)
GROUPS = ["promoters", "passives", "detractors"]
TOP, BOTTOM = 130, -60  # of the picture, in NPS points
TITLE = N_("How far?")


@explorable("X4.4", TITLE)
def how_far() -> Explorer:
    """X4.4: what each further step of a rating goes with on real data, set against what it costs.

    Controls: the `touchpoint` of San Francisco airport (2017 and 2018 together), the `cost` of
    the first step (in NPS points that the same money would win elsewhere), and the `growth` of
    the cost from step to step. 216 states.

    >>> from cocrea.explorables.moments import how_far
    >>> how_far().n_states
    216
    """
    growths = [
        (_("the same"), 1.0),
        (_("half as much again"), 1.5),
        (_("twice as much"), 2.0),
    ]
    controls = {  # it opens at a touchpoint that the page does not ask to predict, and with nothing decided
        "touchpoint": choice(
            _("Touchpoint"), [(name, item) for item, name in names().items()], "restaurants"
        ),
        "cost": slider(_("The first step costs"), 0, 40, 5, 0, unit=_("NPS points")),
        "growth": choice(_("Each further step costs"), growths, 1.5),
    }
    return Explorer(climbed, controls, climbed_chart, title=_(TITLE))


def names() -> dict[str, str]:
    """What the touchpoints are called."""
    table = load("sfo_nps").drop_duplicates("item").set_index("item")
    return {item: str(table.loc[item, "label"]) for item in TOUCHPOINTS}


@cache
def counts(touchpoint: str) -> tuple[tuple[int, int, int], ...]:
    """Promoters, passives and detractors at each of RATINGS, both years together."""
    table = load("sfo_nps")
    people = table[table["item"] == touchpoint].groupby("rating")[GROUPS].sum().loc[list(RATINGS)]
    return tuple((int(up), int(between), int(down)) for up, between, down in people.to_numpy())


def climbed(touchpoint: str, cost: float, growth: float) -> State:
    """What passengers at each rating recommend more than those at 2, and what the way there costs.

    Rows, one for each rating from 2: `rating`, `gain` (NPS points above rating 2) with its 95 %
    interval `low`, `high`, `spent`, `net` (gain − spent). Here: `best`, the rating with the largest
    net, and that `most`.
    """
    found = [nps_difference(counts(touchpoint)[0], each) for each in counts(touchpoint)[1:]]
    gain = np.array([0.0, *(each.difference for each in found)])
    net = net_of_steps(gain, cost, growth)
    best = int(np.argmax(net.round(6)))
    return State(
        rows={
            "rating": np.array(RATINGS),
            "gain": gain.round(1),
            "low": np.array([0.0, *(each.low for each in found)]).round(1),
            "high": np.array([0.0, *(each.high for each in found)]).round(1),
            "spent": step_costs(len(found), cost, growth).round(1),
            "net": net.round(1),
        },
        here={"best": RATINGS[best], "most": round(float(net[best]), 1)},
        said=f"{_steps(touchpoint)} {_best(RATINGS[best], float(net[best])) if cost else _no_cost()}",
    )


def _steps(touchpoint: str) -> str:
    """The three steps with their intervals, and whose they are: each touchpoint has its own."""
    each = counts(touchpoint)
    said = []
    for place, rating in enumerate(RATINGS[:-1]):
        step = nps_difference(each[place], each[place + 1])
        said.append(
            _(
                "{start} to {end}: {more} [{low}, {high}]",
                start=rating,
                end=rating + 1,
                more=number(step.difference, 0, sign=True),
                low=number(step.low, 0),
                high=number(step.high, 0),
            )
        )
    return _(
        "NPS points from each rating of “{name}” to the next: {steps}.",
        name=names()[touchpoint],
        steps="; ".join(said),
    )


def _no_cost() -> str:
    return _("Nothing costs anything yet: give the first step a cost.")


def _best(rating: int, net: float) -> str:
    if rating == RATINGS[0]:
        return _("At this cost the way up does not pay: stay at {rating}.", rating=rating)
    left = number(net, 0, sign=True)
    if rating == RATINGS[-1]:
        return _(
            "After the cost most is left at the end of the scale, {rating}: {left}.", rating=rating, left=left
        )
    return _("After the cost most is left at {rating}: {left}. Going on would give some of it back.",
             rating=rating, left=left)  # fmt: skip


def climbed_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Gain over the rating with its intervals; dashed, what the way costs; triangles, what is left."""
    rating = axis(_("Rating of the touchpoint"), 1.7, 5.3, list(RATINGS), format=".0f")
    points = axis(_("NPS points above rating 2"), BOTTOM, TOP, [-50, 0, 50, 100], format=".0f")
    at = rating.along("rating")
    net: dict[str, Any] = {"color": colour("short"), "clip": True}
    words: dict[str, Any] = {"align": "left", "fontWeight": "bold", "dx": 10}
    legend, lines = rating.along(1.8), [points.up(value) for value in (122, 108, 94)]
    dot: dict[str, Any] = {"filled": True, "opacity": 1, "size": 80}
    return alt.layer(
        here.mark_rule(color=colour("faint")).encode(points.up(0)),
        here.mark_rule(strokeDash=[2, 3]).encode(rating.along("best")),
        rows.mark_line(strokeWidth=2, strokeDash=[6, 4], color=colour("ink"), clip=True).encode(
            at, points.up("spent")
        ),
        rows.mark_rule(strokeWidth=2, color=colour("main")).encode(at, points.up("low"), y2="high"),
        rows.mark_line(strokeWidth=3, color=colour("main")).encode(at, points.up("gain")),
        rows.mark_point(**dot, color=colour("main")).encode(at, points.up("gain")),
        rows.mark_line(strokeWidth=2, **net).encode(at, points.up("net")),
        rows.mark_point(**dot, shape="triangle-down", **net).encode(at, points.up("net")),
        here.mark_point(**dot, color=colour("main")).encode(legend, lines[0]),
        here.mark_text(**words, text=_("measured"), color=colour("main")).encode(legend, lines[0]),
        here.mark_point(
            filled=False, opacity=1, size=120, shape="stroke", strokeWidth=2, color=colour("ink")
        ).encode(legend, lines[1]),
        here.mark_text(**words, text=_("cost, assumed"), color=colour("ink")).encode(legend, lines[1]),
        here.mark_point(**dot, shape="triangle-down", color=colour("short")).encode(legend, lines[2]),
        here.mark_text(**words, text=_("what is left"), color=colour("short")).encode(legend, lines[2]),
    ).properties(
        height=320,
        description=_(
            "Ratings of a touchpoint from 2 to 5 to the right; upwards, by how many points the net promoter "
            "score of those who gave that rating is above that of those who gave a 2. A thick line with "
            "intervals is measured at San Francisco airport. A dashed line is the assumed cost of the way, "
            "and a line with triangles what is left. A dotted rule marks the rating where most is left."
        ),
    )
