"""X6.1, How many interviews? What each brings that is new, and what none has brought (section 6.1)."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, ngettext, number
from cocrea.models.listening import beta_binomial_coverage
from cocrea.widgets.controls import slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

NEEDS = 60
MOST = 30  # interviews
CUSTOMERS = 6  # times that other customers are asked
ALPHA, BETA = 1.0, 6.0  # how the chance that a customer brings up a need varies between needs
SEED = 61
UP, DOWN = 14.0, 22.0  # how far the two pictures reach: new needs up, interviews down
TITLE = N_("How many interviews?")


@explorable("X6.1", TITLE)
def how_many_interviews() -> Explorer:
    """X6.1: interviews that bring hardly anything new, and the needs that nobody has mentioned yet.

    Controls: how many `interviews`; whether `needs` are equally easy to hear or uneven; which
    `customers` are asked. 360 states.

    >>> from cocrea.explorables.listening import how_many_interviews
    >>> how_many_interviews().n_states
    360
    """
    controls = {
        "interviews": slider(_("Interviews"), 1, MOST, 1, 3),
        "needs": toggle(
            _("Sixty needs"),
            [(_("some often, many seldom"), "uneven"), (_("all equally often"), "equal")],
            "uneven",
        ),
        "customers": slider(_("Ask other customers"), 1, CUSTOMERS, 1, 1),
    }
    return Explorer(heard, controls, heard_chart, title=_(TITLE))


@cache
def chances(needs: str) -> NDArray[np.float64]:
    """The chance that one interview brings up each need, the most frequent first."""
    if needs == "equal":
        return np.full(NEEDS, ALPHA / (ALPHA + BETA))
    place = (np.arange(NEEDS) + 0.5) / NEEDS
    return np.asarray(1 - place ** (1 / BETA))  # the quantiles of Beta(1, 6), from the top


@cache
def mentioned(needs: str, customers: int) -> NDArray[np.bool_]:
    """Whether each interview (row) brings up each need (column); both worlds have the same luck."""
    luck = np.random.default_rng([SEED, customers]).random((MOST, NEEDS))
    return luck < chances(needs)


def heard(interviews: int, needs: str, customers: int) -> State:
    """Rows: 30 interviews and 60 needs by `place` (1 to 60); `new` needs of an interview, upwards; `times`
    a need was heard (below zero, so that it hangs); `part` (0 interview, 1 need heard, 2 not, 3 to come).
    """
    said = mentioned(needs, customers)[:interviews]
    times = said.sum(axis=0)
    first = np.where(times > 0, said.argmax(axis=0), MOST)
    new = np.bincount(first, minlength=MOST + 1)[:MOST]
    held = np.arange(MOST) < interviews
    count = int((times > 0).sum())
    return State(
        rows={
            "place": np.concatenate([2 * np.arange(MOST) + 1.5, np.arange(NEEDS) + 1.0]),
            "size": np.concatenate([new, -times]),
            "part": np.concatenate([np.where(held, 0, 3), np.where(times > 0, 1, 2)]),
        },
        here={
            "up": _("New in each interview"),
            "down": _("60 needs, frequent to rare: times heard"),
            "missing": _("× = not heard: {n}", n=NEEDS - count),
        },
        said=_said(interviews, needs, count, int(new[max(0, interviews - 3) : interviews].sum())),
    )


def _said(interviews: int, needs: str, count: int, last: int) -> str:
    first = ngettext(
        "{n} interview. Heard: {count} of {all} needs; new in the last three: {last}.",
        "{n} interviews. Heard: {count} of {all} needs; new in the last three: {last}.",
        interviews,
        count=count,
        all=NEEDS,
        last=last,
    )
    beta = (ALPHA, BETA) if needs == "uneven" else (1e6, 1e6 * BETA / ALPHA)
    usual = NEEDS * float(beta_binomial_coverage(*beta, interviews))
    return f"{first} " + _("Over many such rounds it would be {usual}.", usual=number(usual, 0))


def heard_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Bars upwards for interviews, bars that hang for needs, a cross for a need that nobody brought up."""
    along = axis("", 0, NEEDS + 1)
    up = axis("", -DOWN, UP + 4)
    title: dict[str, Any] = {"align": "left", "fontSize": 13, "fontWeight": "bold"}
    interviews, needs, missing = (rows.transform_filter(f"datum.part == {part}") for part in (0, 1, 2))
    x, y = along.along("place"), up.up("size", stack=None)
    return alt.layer(
        interviews.mark_bar(width=7, color=colour("main")).encode(x, y),
        interviews.mark_text(dy=-7, fontSize=11).encode(x, y, text="size:Q"),
        needs.mark_bar(width=4, color=colour("zone")).encode(x, y),
        missing.mark_text(text="×", fontSize=17, fontWeight="bold", dy=7, color=colour("short")).encode(
            x, up.up(0)
        ),
        here.mark_rule(color=colour("ink")).encode(along.along(0), up.up(0), x2=alt.X2Datum(NEEDS + 1)),
        here.mark_text(color=colour("main"), **title).encode(along.along(22), up.up(UP + 2), text="up:N"),
        here.mark_text(color=colour("ink"), **title).encode(along.along(1), up.up(-20), text="down:N"),
        here.mark_text(color=colour("short"), **title).encode(along.along(30), up.up(-14), text="missing:N"),
    ).properties(
        height=330,
        description=_(
            "Above a line, a bar for each interview, with the number of needs that it "
            "brought up first. Below "
            "the line sixty needs from left to right, the often mentioned ones on the left: "
            "a bar hangs as far "
            "down as the need was heard in interviews, and a cross marks each need that none has brought up."
        ),
    )
