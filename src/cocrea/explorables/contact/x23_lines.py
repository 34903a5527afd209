"""X2.3, Two lines or one: what forty customers wait, and what the tellers' speed does to it (section 2.4)."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.data.payday import PAY_DAY
from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, ngettext, number
from cocrea.models.contact import pooling, queue_means, stable, waits_in_line
from cocrea.widgets.controls import slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

SHOWN = 40  # customers in a row, from the middle of a morning
BEFORE = 60  # who came earlier that morning
MORNINGS = 10
HOURS = 300  # minutes: a mean that no morning is long enough to show
MOST = 60  # minutes; what is longer is cut off and marked
SEED = 29
TITLE = N_("Two lines or one?")


@explorable("X2.3", TITLE)
def two_lines_or_one() -> Explorer:
    """X2.3: one line for both tellers halves the wait, until its tellers work a little slower.

    Controls: customers an hour (`arrivals`); by how many percent service takes longer in the shared
    line (`slower`); another `morning`, drawn anew. 300 states.

    >>> from cocrea.explorables.contact import two_lines_or_one
    >>> two_lines_or_one().n_states
    300
    """
    controls = {
        "arrivals": slider(_("Customers an hour"), 14, 22, 2, PAY_DAY.arrivals),
        "slower": slider(_("Service in the one line takes longer by"), 0, 15, 3, 0, unit="%"),
        "morning": slider(_("Another morning"), 1, MORNINGS),
    }
    return Explorer(lines, controls, lines_chart, title=_(TITLE))


@cache
def luck(morning: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Of one morning: times between customers, service times (both of mean 1), and who goes left."""
    draw = np.random.default_rng([SEED, morning])
    customers = BEFORE + SHOWN
    return draw.exponential(size=customers), draw.exponential(size=customers), draw.random(customers) < 0.5


@cache
def waited(arrivals: int, slower: int, morning: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Minutes in line of the customers shown: with a line for each teller, and with one line.

    The same people come at the same moments with the same errands; with two lines each joins
    either by chance and stays there.
    """
    gaps, work, left = luck(morning)
    came, work = np.cumsum(gaps * 60 / arrivals), work * PAY_DAY.minutes
    two = np.empty(gaps.size)
    for line in (left, ~left):
        two[line] = waits_in_line(np.diff(came[line], prepend=0), work[line])
    one = waits_in_line(gaps * 60 / arrivals, work * (1 + slower / 100), PAY_DAY.tellers)
    return two[-SHOWN:], one[-SHOWN:]


def means(arrivals: int, slower: int) -> tuple[float, float]:
    """The mean waits of many mornings in minutes; infinite where the line would grow without end."""
    service = PAY_DAY.service
    alone = pooling(arrivals / PAY_DAY.tellers, service, 1, PAY_DAY.tellers).separate.wait
    slow = service / (1 + slower / 100)
    keeps_up = stable(arrivals, slow, PAY_DAY.tellers)
    shared = queue_means(arrivals, slow, PAY_DAY.tellers).wait if keeps_up else np.inf
    return 60 * alone, 60 * shared


def lines(arrivals: int, slower: int, morning: int) -> State:
    """Rows, one a customer and a way to queue: `customer`, `one` (1 in the one line), `wait` (minutes, whole,
    below zero in the one line, so that it hangs). Here: the two long-run means and their labels."""
    two, one = waited(arrivals, slower, morning)
    mean_two, mean_one = means(arrivals, slower)
    place = np.arange(1, SHOWN + 1)
    cut_two, cut_one = (np.rint(np.minimum(minutes, MOST)).astype(int) for minutes in (two, one))
    return State(
        rows={
            "customer": np.tile(place, 2),
            "one": np.repeat([0, 1], SHOWN),
            "wait": np.concatenate([cut_two, -cut_one]),
        },
        here={
            "mean_two": round(min(mean_two, MOST)),
            "mean_one": -round(min(mean_one, MOST)),
            "two": _("A line each: {mean}", mean=_minutes(mean_two)),
            "one": _("One line: {mean}", mean=_minutes(mean_one)),
        },
        said=_said(mean_two, mean_one, two, one),
    )


def _minutes(mean: float) -> str:
    return _("{minutes} min on average", minutes=number(mean, 0)) if mean < HOURS else _("no end of it")


def _said(mean_two: float, mean_one: float, two: NDArray[np.float64], one: NDArray[np.float64]) -> str:
    if mean_one >= HOURS:
        first = _(
            "With the tellers so much slower, about as many customers come as can be served, or more: the "
            "one line grows all day, and there is no average worth naming. A line each: {two} minutes.",
            two=number(mean_two, 0),
        )
    else:
        first = _(
            "Over many mornings: {two} minutes with a line each, {one} with one line.",
            two=number(mean_two, 0),
            one=number(mean_one, 0),
        )
    longer = int((np.rint(one) > np.rint(two)).sum())
    return f"{first} " + ngettext(
        "On this morning, of these {all} customers {n} waits longer in the one line.",
        "On this morning, of these {all} customers {n} wait longer in the one line.",
        longer,
        all=SHOWN,
    )


def lines_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """A bar for each customer: upwards in the two lines, downwards in the one line."""
    ticks = [-60, -40, -20, 0, 20, 40, 60]
    up = axis(_("Minutes in line"), -MOST - 12, MOST + 12, ticks, labelExpr="abs(datum.value)", grid=True)
    along = axis(
        _("Customers, in the order in which they come"), 0, SHOWN + 1, [1, 10, 20, 30, 40], format="d"
    )
    x, y = along.along("customer"), up.up("wait", stack=None)
    two, one = (rows.transform_filter(f"datum.one == {side}") for side in (0, 1))
    cut = rows.transform_filter(f"abs(datum.wait) >= {MOST}")
    label: dict[str, Any] = {"align": "left", "fontSize": 13, "fontWeight": "bold"}
    return alt.layer(
        two.mark_bar(width=5, opacity=0.8, color=colour("main")).encode(x, y),
        one.mark_bar(width=5, opacity=0.8, color=colour("more")).encode(x, y),
        cut.mark_text(text="↕", fontSize=11).encode(x, y),
        here.mark_rule(strokeWidth=2, strokeDash=[5, 3], color=colour("main")).encode(up.up("mean_two")),
        here.mark_rule(strokeWidth=2, strokeDash=[5, 3], color=colour("more")).encode(up.up("mean_one")),
        here.mark_text(color=colour("main"), **label).encode(along.along(0.5), up.up(MOST + 7), text="two:N"),
        here.mark_text(color=colour("more"), **label).encode(
            along.along(0.5), up.up(-MOST - 7), text="one:N"
        ),
    ).properties(
        height=330,
        description=_(
            "Forty customers from left to right. A bar upwards shows how many minutes each waits when either "
            "teller has a line of its own; a bar downwards, what the same customer waits in one line for "
            "both. A dashed line on either side marks the mean of many mornings. What is longer than "
            "60 minutes is cut off and marked."
        ),
    )
