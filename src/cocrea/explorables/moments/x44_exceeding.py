"""X4.4, Should we exceed? What a point beyond the desired level is worth, and what it costs."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from cocrea.explorables.makers import explorable
from cocrea.language import _, number
from cocrea.models import moments
from cocrea.widgets.controls import choice, slider, tick
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour
from cocrea.words import kano_category

REACH = 3.0  # points on either side of the desired level
POSITIONS = np.round(np.arange(-REACH, REACH + 0.05, 0.1), 1)
NO_IDEAL = ("I", "R")  # more of these is never wanted, so no point of it can be ideal
IDEAL = 1.0  # where the ideal point lies, in points above desired


@explorable("X4.4")
def should_we_exceed() -> Explorer:
    """X4.4: overshooting a must-be is pure cost, and an ideal point can make it a loss.

    Controls: the `kind` of feature (Kano's category), the `position` of perceived
    service in points above the desired level, the `cost` of a point in the unit of the
    curve, and whether customers have an `ideal` point one above desired (left out, and
    said, for kinds of which nobody wants more). 650 states.

    >>> from cocrea.explorables.moments import should_we_exceed
    >>> should_we_exceed().n_states
    650
    """
    kinds = [
        (_("{kind} (the right price)", kind=kano_category("M")), "M"),
        (_("{kind} (queue)", kind=kano_category("O")), "O"),
        (_("{kind} (tastings)", kind=kano_category("A")), "A"),
        (_("{kind} (music)", kind=kano_category("I")), "I"),
        (_("{kind} (being followed)", kind=kano_category("R")), "R"),
    ]
    controls = {
        "kind": choice(_("Kind of feature"), kinds, "M"),
        "position": slider(_("Perceived − desired"), -REACH, REACH, 0.5, 1.5, unit=_("points")),
        "cost": slider(_("A point of service costs"), 0, 0.4, 0.1, 0.1),
        "ideal": tick(_("Ideal point at 1 above desired")),
    }
    return Explorer(exceed, controls, exceed_chart, title=_("Should we exceed?"))


def exceed(kind: str, position: float, cost: float, ideal: bool) -> State:
    """The satisfaction curve of a feature and what is left of it after the cost, in words too.

    Rows, one for each position from −3 to 3 in tenths: `position`, `satisfied` (−1 to 1),
    `net` (net benefit of moving there from the desired level). Here: the same three at the
    position chosen, and `ideal` (1 where there is an ideal point).
    """
    rises = kind not in NO_IDEAL
    best = IDEAL if ideal and rises else None
    said = _said(kind, position, cost, best)
    if ideal and not rises:
        said += " " + _("Nobody has an ideal point above desired for such a feature: it is left out.")
    return State(
        rows=_worth(kind, POSITIONS, cost, best),
        here={**_worth(kind, position, cost, best), "ideal": int(best is not None)},
        said=said,
    )


def _worth(kind: str, position: Any, cost: float, best: float | None) -> dict[str, Any]:
    return {
        "position": position,
        "satisfied": moments.kano_curve(kind, position, best),
        "net": moments.net_benefit(kind, position, cost, best),
    }


def _said(kind: str, position: float, cost: float, best: float | None) -> str:
    if position == 0:
        return _(
            "Customers get exactly what they desire. Move perceived service, and see what a point is worth."
        )
    here, desired = (float(moments.kano_curve(kind, at, best)) for at in (position, 0))
    points, spent = number(abs(position), 1), number(abs(position) * cost)
    if position < 0:
        return _below(points, desired - here, abs(position) * cost)
    net = float(moments.net_benefit(kind, position, cost, best))
    gained = round(here - desired, 2)
    facts = {"points": points, "gained": number(gained, sign=True), "spent": spent}
    if gained < 0:
        said = _("Going {points} points beyond desired makes satisfaction worse ({gained}).", **facts)
        return f"{said} " + (
            _("And it costs {spent}.", **facts) if cost else _("Even for free, it is a loss.")
        )
    if gained == 0:
        said = _("Going {points} points beyond desired leaves satisfaction as it was.", **facts)
        return f"{said} " + (
            _("It costs {spent}: pure cost.", **facts)
            if cost
            else _("It is free here; it never is in a shop.")
        )
    said = _(
        "Going {points} points beyond desired gains {gained} in satisfaction and costs {spent}.", **facts
    )
    if round(net, 2) > 0:
        return f"{said} " + _("It pays: {net} is left.", net=number(net, sign=True))
    if round(net, 2) == 0:
        return f"{said} " + _("Nothing is left.")
    return f"{said} " + _("It does not pay: {net}.", net=number(net, sign=True))


def _below(points: str, lost: float, saved: float) -> str:
    facts = {"points": points, "lost": number(lost), "saved": number(saved)}
    if round(lost, 2) == 0:
        return _(
            "Being {points} points below desired costs no satisfaction. Closing the gap would cost {saved} "
            "and gain nothing.",
            **facts,
        )
    if lost < 0:
        return _(
            "Being {points} points below desired pleases customers here: closing the gap would lose {lost} "
            "of satisfaction.",
            points=points,
            lost=number(-lost),
        )
    said = _(
        "Being {points} points below desired costs {lost} of satisfaction. Closing the gap would cost "
        "{saved}.",
        **facts,
    )
    if round(lost - saved, 2) > 0:
        return f"{said} " + _("Close it first.")
    return f"{said} " + _("At this price it does not pay.")


def exceed_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """The curve over the position of perceived service; dashed, what is left after the cost."""
    position = axis(_("Perceived minus desired (points)"), -REACH, REACH, [-3, -2, -1, 0, 1, 2, 3])
    worth = axis(_("Satisfaction"), -2.3, 1.3, [-2, -1, 0, 1], format=".1f")
    beyond, ideal = (here.transform_filter(f"datum.{that}") for that in ("position >= 0", "ideal == 1"))
    mark: dict[str, Any] = {"filled": True, "opacity": 1}
    dot, net = {**mark, "size": 110}, {**mark, "size": 80, "shape": "triangle-down", "color": colour("short")}
    words: dict[str, Any] = {"align": "left", "fontWeight": "bold", "dx": 10}
    zero, best = position.along(0), position.along(IDEAL)
    top, first, second = worth.up(1.28), worth.up(-1.65), worth.up(-2)
    legend = position.along(-2.8)
    return alt.layer(
        here.mark_rule(color=colour("faint")).encode(worth.up(0)),
        here.mark_rule().encode(zero),
        here.mark_text(text=_("desired"), align="right", dx=-5, baseline="top").encode(zero, top),
        ideal.mark_rule(strokeDash=[2, 3]).encode(best),
        ideal.mark_text(text=_("ideal"), align="left", dx=5, baseline="top").encode(best, top),
        rows.transform_filter("datum.position >= 0")
        .mark_line(strokeWidth=2, strokeDash=[6, 4], color=colour("short"))
        .encode(position.along("position"), worth.up("net")),
        rows.mark_line(strokeWidth=3).encode(position.along("position"), worth.up("satisfied")),
        here.mark_point(**dot).encode(position.along("position"), worth.up("satisfied")),
        beyond.mark_point(**net).encode(position.along("position"), worth.up("net")),
        here.mark_point(**dot).encode(legend, first),
        here.mark_text(**words, text=_("satisfaction"), color=colour("main")).encode(legend, first),
        here.mark_point(**net).encode(legend, second),
        here.mark_text(**words, text=_("after the cost"), color=colour("short")).encode(legend, second),
    ).properties(
        height=290,
        description=_(
            "Satisfaction from −1 to 1 over the position of perceived service, from 3 points below the "
            "desired level to 3 above it. A thick line is satisfaction; from the desired level on, a dashed "
            "line is what is left after the cost. A dot and a triangle mark the position chosen, and a "
            "dotted rule the ideal point when there is one. The curves are drawn for teaching."
        ),
    )
