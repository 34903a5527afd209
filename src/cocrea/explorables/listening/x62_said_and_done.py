"""X6.2, Said and done: forty people, two columns, and a line for each (section 6.2)."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.listening import SayDo, say_do
from cocrea.widgets.controls import slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

PEOPLE = 40
STEPS = 4  # between as few of the same people as there can be, and as many
LEFT, RIGHT = 0.0, 1.0
APART = 3  # places left free between those who do it and those who do not
TITLE = N_("Said and done")


@explorable("X6.2", TITLE)
def said_and_done() -> Explorer:
    """X6.2: two shares that are alike, and people who are not.

    Controls: how many of forty `said` it and how many `did` it; how far they are the `same` people, from
    as few as can be (0) to as many as can be (4). 405 states.

    >>> from cocrea.explorables.listening import said_and_done
    >>> said_and_done().n_states
    405
    """
    controls = {
        "said": slider(_("Say it, of 40"), 4, 36, 4, 20),
        "did": slider(_("Do it, of 40"), 4, 36, 4, 20),
        "same": slider(_("The same people: from few to many"), 0, STEPS, 1, STEPS),
    }
    return Explorer(joined, controls, joined_chart, title=_(TITLE))


def counts(said: int, did: int, same: int) -> tuple[int, int, int, int]:
    """Both, only said, only did, neither: no state is impossible.

    >>> counts(20, 20, 4), counts(20, 20, 0)
    ((20, 0, 0, 20), (0, 20, 20, 0))
    """
    fewest, most = max(0, said + did - PEOPLE), min(said, did)
    both = fewest + round((most - fewest) * same / STEPS)
    return both, said - both, did - both, PEOPLE - said - did + both


def joined(said: int, did: int, same: int) -> State:
    """Rows, a person each: the places of saying (`left`) and doing (`right`), and whether they are `other`.

    Here: the two shares in words, and how many do otherwise.
    """
    kinds = counts(said, did, same)
    says = np.repeat([1, 1, 0, 0], kinds)
    does = np.repeat([1, 0, 1, 0], kinds)
    found = say_do(*kinds)
    other = kinds[1] + kinds[2]
    return State(
        rows={"left": _places(says), "right": _places(does), "other": (says != does).astype(int)},
        here={
            "says": _("say: {n}", n=said),
            "does": _("do: {n}", n=did),
        },
        said=_said(found, other, kinds),
    )


def _places(answer: NDArray[np.int_]) -> NDArray[np.float64]:
    """From the top: those who say (or do) it, a gap, those who do not; in their order within each."""
    place = np.empty(PEOPLE)
    yes, no = np.flatnonzero(answer == 1), np.flatnonzero(answer == 0)
    place[yes] = PEOPLE + APART - np.arange(yes.size)
    place[no] = np.arange(no.size)[::-1] + 1
    return place


def _said(found: SayDo, other: int, kinds: tuple[int, int, int, int]) -> str:
    shares = _(
        "{said} of {all} say it, {did} do it: {bias} points apart, interval [{low}, {high}].",
        said=kinds[0] + kinds[1],
        did=kinds[0] + kinds[2],
        all=PEOPLE,
        bias=number(100 * found.bias, 0, sign=True),
        low=number(100 * found.bias_low, 0, sign=True),
        high=number(100 * found.bias_high, 0, sign=True),
    )
    return f"{shares} " + _(
        "Do otherwise than they say: {other} (only say it: {first}; only do it: {second}).",
        other=other,
        first=kinds[1],
        second=kinds[2],
    )


def joined_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Two columns of forty dots; a line joins what a person says with what the person does."""
    across = axis("", -0.25, 1.25)
    up = axis("", -1.5, PEOPLE + APART + 4)
    tone = alt.condition("datum.other == 1", alt.value(colour("short")), alt.value(colour("main")))
    wide = alt.condition("datum.other == 1", alt.value(2), alt.value(1))
    left, right = across.along(LEFT), across.along(RIGHT)
    head: dict[str, Any] = {"fontSize": 14, "fontWeight": "bold"}
    side: dict[str, Any] = {"fontSize": 12, "color": colour("ink")}
    return alt.layer(
        rows.mark_rule(opacity=0.8).encode(
            left, up.up("left"), x2=alt.X2Datum(RIGHT), y2="right", color=tone, strokeWidth=wide
        ),
        rows.mark_point(filled=True, size=24, opacity=1).encode(left, up.up("left"), color=tone),
        rows.mark_point(filled=True, size=24, opacity=1).encode(right, up.up("right"), color=tone),
        here.mark_text(**head).encode(left, up.up(PEOPLE + APART + 2.6), text="says:N"),
        here.mark_text(**head).encode(right, up.up(PEOPLE + APART + 2.6), text="does:N"),
        here.mark_text(text=_("yes"), **side).encode(across.along(-0.13), up.up(PEOPLE + APART)),
        here.mark_text(text=_("no"), **side).encode(across.along(-0.13), up.up(1)),
        here.mark_text(text=_("yes"), **side).encode(across.along(1.13), up.up(PEOPLE + APART)),
        here.mark_text(text=_("no"), **side).encode(across.along(1.13), up.up(1)),
    ).properties(
        height=360,
        description=_(
            "Two columns of forty dots, on the left what people say, on the right what the same people do; "
            "those with yes stand at the top, those with no at the bottom. A line joins the two dots of each "
            "person. Lines of people who do otherwise than they say cross from top to bottom or back, in "
            "another colour."
        ),
    )
