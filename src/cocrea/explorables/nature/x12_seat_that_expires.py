"""X1.2, The seat that expires: fourteen days on which seats stay empty and people are left behind."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.nature import perishability_ledger, shifted_demand, simulate_demand
from cocrea.widgets.controls import choice, slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

TITLE = N_("The seat that expires")

MEAN, DAYS = 100, 14
MELBOURNE = 0.015  # of the peak's people moved by a price of zero, at most (Currie 2009)
SINGAPORE = 0.07  # as its transport authority reported (LTA 2014)
MOVED = (0.0, MELBOURNE, 0.05, SINGAPORE, 0.1, 0.2)
SWINGS = (0.1, 0.3, 0.5)
TOP = 240


@explorable("X1.2", TITLE)
def seat_that_expires() -> Explorer:
    """X1.2: idle seats and people lost on the same fourteen days, as people move or seats are added.

    Controls: the `seats` of a day (80 to 130), the share `moved` from busy days (none, as many as in
    Melbourne or Singapore, or what if), and the `swing` of demand (its coefficient of variation).
    198 states.

    >>> from cocrea.explorables.nature import seat_that_expires
    >>> seat_that_expires().n_states
    198
    """
    called = {
        0.0: _("nobody"),
        MELBOURNE: _("1.5 %: as many as in Melbourne"),
        0.05: _("5 %: what if"),
        SINGAPORE: _("7 %: as many as in Singapore"),
        0.1: _("10 %: what if"),
        0.2: _("20 %: what if"),
    }
    swings = [(_("small, 0.1"), 0.1), (_("large, 0.3"), 0.3), (_("very large, 0.5"), 0.5)]
    controls = {
        "seats": slider(_("Seats a day"), 80, 130, 5, MEAN),
        "moved": choice(
            _("Leave busy days for quiet ones"), [(called[one], one) for one in MOVED], MELBOURNE
        ),
        "swing": choice(_("Swing of demand"), swings, 0.1),
    }
    return Explorer(kept, controls, kept_chart, title=_(TITLE))


@cache
def wanted(moved: float, swing: float) -> tuple[int, ...]:
    """How many people want a seat on each day, after so many have moved: whole people, as many as before.

    Of what `shifted_demand` gives each day has its whole people, and the days with the largest parts of a
    person left have one more until all are there again.
    """
    before = np.rint(simulate_demand(MEAN, swing, DAYS))
    days = shifted_demand(before, moved)
    whole = np.floor(days + 1e-9)
    one_more = np.argsort(whole - days, kind="stable")[: round(float(before.sum() - whole.sum()))]
    whole[one_more] += 1
    return tuple(int(day) for day in whole)


def kept(seats: float, moved: float, swing: float) -> State:
    """The books of fourteen days: what was used, idle and lost.

    Rows, one a day: `day`, `used`, the `seats`, and `demand`; the part between used and seats is
    idle, that between seats and demand lost. Here: the `seats`.
    """
    demand = np.array(wanted(moved, swing))
    books = perishability_ledger(seats, demand)
    used: NDArray[np.float64] = books.served
    return State(
        rows={
            "day": np.arange(1, DAYS + 1),
            "used": used,
            "seats": np.full(DAYS, float(seats)),
            "demand": np.maximum(demand, used),
        },
        here={"seats": float(seats)},
        said=_(
            "{people} people wanted a seat: {served} travelled, and {lost} found none. Of {all} seats {idle} "
            "stayed empty. If nobody moved, {before} would travel.",
            people=number(float(demand.sum()), 0),
            all=number(seats * DAYS, 0),
            idle=number(books.idle, 0),
            lost=number(books.lost, 0),
            served=number(float(used.sum()), 0),
            before=number(float(perishability_ledger(seats, np.array(wanted(0.0, swing))).served.sum()), 0),
        ),
    )


def kept_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """A bar for each day: used, with empty seats above it in outline, or people lost above the line."""
    day = axis(_("Day"), 0.4, DAYS + 0.6, [1, 4, 7, 10, 13], format=".0f")
    people = axis(_("People, seats"), 0, TOP, [0, 50, 100, 150, 200], format=".0f")
    at, wide = day.along("day"), 15
    legend = [day.along(0.9), day.along(5.4), day.along(10.2)]
    line = people.up(TOP - 10)
    words: dict[str, Any] = {"align": "left", "dx": 10, "fontWeight": "bold"}
    return alt.layer(
        rows.mark_bar(size=wide, fill="transparent", stroke=colour("ink"), strokeDash=[3, 2]).encode(
            at, people.up("used"), y2="seats"
        ),
        rows.mark_bar(size=wide, color=colour("main")).encode(at, people.up("used"), y2=alt.Y2Datum(0)),
        rows.transform_filter("datum.demand > datum.seats")
        .mark_bar(size=wide, color=colour("short"))
        .encode(at, people.up("seats"), y2="demand"),
        here.mark_rule(strokeWidth=2, color=colour("ink")).encode(people.up("seats")),
        here.mark_point(filled=True, opacity=1, size=90, shape="square", color=colour("main")).encode(
            legend[0], line
        ),
        here.mark_text(**words, text=_("used"), color=colour("main")).encode(legend[0], line),
        here.mark_point(filled=False, opacity=1, size=90, shape="square", color=colour("ink")).encode(
            legend[1], line
        ),
        here.mark_text(**words, text=_("idle"), color=colour("ink")).encode(legend[1], line),
        here.mark_point(filled=True, opacity=1, size=90, shape="square", color=colour("short")).encode(
            legend[2], line
        ),
        here.mark_text(**words, text=_("lost"), color=colour("short")).encode(legend[2], line),
    ).properties(
        height=300,
        description=_(
            "Fourteen days side by side. A filled bar is the seats that were used; a line across marks the "
            "seats there are. Where the bar ends below the line, an outline shows the seats that stayed "
            "empty. Where demand goes above the line, a bar in another colour shows the people who found "
            "none. On most settings both occur."
        ),
    )
