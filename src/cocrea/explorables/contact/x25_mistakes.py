"""X2.5, Who waits for a mistake? One customer errs at the machine, others pay (section 2.4)."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.data.payday import MACHINE_ARRIVALS, MACHINE_MINUTES
from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, ngettext, number
from cocrea.models.contact import waits_in_line
from cocrea.widgets.controls import slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

CUSTOMERS = 30
BEFORE = 10  # who came earlier and makes no mistake, so that the line is there
STEADY = 4  # shape of the service times: they vary half as much as at random
MORNINGS = 10
MOST = 60  # minutes shown
SEED = 7
TITLE = N_("Who waits for a mistake?")


@explorable("X2.5", TITLE)
def mistakes() -> Explorer:
    """X2.5: those who wait for a mistake at the machine are seldom those who made it.

    Controls: how many in a hundred make a mistake (`rate`), the minutes that it takes (`extra`), another
    `morning`. 200 states.

    >>> from cocrea.explorables.contact import mistakes
    >>> mistakes().n_states
    200
    """
    controls = {
        "rate": slider(_("Customers who make a mistake"), 0, 20, 5, 0, unit="%"),
        "extra": slider(_("It takes"), 0, 6, 2, 6, unit=_("minutes more")),
        "morning": slider(_("Another morning"), 1, MORNINGS),
    }
    return Explorer(line, controls, line_chart, title=_(TITLE))


@cache
def luck(morning: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Of one morning: minutes between customers and at the machine, and each one's luck with it, 0 to 1."""
    draw = np.random.default_rng([SEED, morning])
    many = BEFORE + CUSTOMERS
    between = draw.exponential(60 / MACHINE_ARRIVALS, many)
    taken = draw.gamma(STEADY, MACHINE_MINUTES / STEADY, many)
    return between, taken, np.concatenate([np.ones(BEFORE), draw.random(CUSTOMERS)])


def line(rate: int, extra: int, morning: int) -> State:
    """Rows, one a customer: `customer`, `bare` (minutes in line if nobody made a mistake), `wait` (as it is),
    `erred` (1 who made one), all whole."""
    between, taken, fate = luck(morning)
    erred = fate < rate / 100
    bare = np.rint(waits_in_line(between, taken)[BEFORE:])
    wait = np.rint(waits_in_line(between, taken + extra * erred)[BEFORE:])
    own = int(erred.sum())
    rows = {
        "customer": np.arange(1, CUSTOMERS + 1),
        "bare": np.minimum(bare, MOST).astype(int),
        "wait": np.minimum(wait, MOST).astype(int),
        "erred": erred[BEFORE:].astype(int),
    }
    longer = wait > bare
    others = int((longer & ~erred[BEFORE:]).sum())
    if own * extra == 0:
        return State(rows=rows, said=_without(own, bare))
    return State(rows=rows, said=_said(own, own * extra, int((wait - bare).sum()), int(longer.sum()), others))


def _without(own: int, bare: NDArray[np.float64]) -> str:
    """A morning whose waits nobody's mistakes have lengthened."""
    waits = {"mean": number(float(bare.mean()), 1), "longest": number(float(bare.max()), 0)}
    if own == 0:
        return _(
            "Nobody has made a mistake: the mean wait is {mean} minutes, the longest {longest}.", **waits
        )
    return ngettext(
        "{n} mistake that takes no time: the mean wait stays {mean} minutes, the longest {longest}.",
        "{n} mistakes that take no time: the mean wait stays {mean} minutes, the longest {longest}.",
        own,
        **waits,
    )


def _said(own: int, minutes: int, added: int, waiting: int, others: int) -> str:
    made = ngettext(
        "{n} customer of {all} made a mistake,", "{n} customers of {all} made a mistake,", own, all=CUSTOMERS
    )
    return f"{made} " + _(
        "which took {minutes} minutes at the machine. In line, people waited {added} minutes longer for it, "
        "{waiting} of the {all}; of those {waiting}, {others} had made none.",
        minutes=number(minutes, 0),
        added=number(added, 0),
        waiting=waiting,
        others=others,
        all=CUSTOMERS,
    )


def line_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """A bar for each customer: the wait without anybody's mistakes, and on top of it what they added."""
    along = axis(
        _("Customers, in the order in which they come"), 0, CUSTOMERS + 1, [1, 10, 20, 30], format="d"
    )
    up = axis(_("Minutes in line"), -6, MOST + 10, [0, 15, 30, 45, 60], grid=True)
    x = along.along("customer")
    return alt.layer(
        rows.mark_bar(width=7, color=colour("ink"), opacity=0.4).encode(
            x, up.up("bare", stack=None), y2=alt.Y2Datum(0)
        ),
        rows.mark_bar(width=7, color=colour("short"), opacity=0.85).encode(
            x, up.up("bare", stack=None), y2="wait:Q"
        ),
        rows.transform_filter("datum.erred == 1")
        .mark_text(text="▲", fontSize=13, color=colour("short"))
        .encode(x, up.up(-3)),
        rows.transform_filter("datum.customer == 1")
        .mark_text(text=_("▲ made a mistake · coloured: added"), align="left", fontSize=12)
        .encode(along.along(0.5), up.up(MOST + 6)),
    ).properties(
        height=270,
        description=_(
            "Thirty customers of one machine from left to right. The grey part of a bar is what each would "
            "wait if nobody made a mistake; the coloured part on top of it is what mistakes added. A "
            "triangle below marks who made one. The coloured parts stand to the right of the triangles."
        ),
    )
