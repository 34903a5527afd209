"""X2.3, Two lines or one: what forty customers wait, however they choose and tellers work (section 2.4)."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.data.payday import PAY_DAY
from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, ngettext, number
from cocrea.models.contact import (
    pooling,
    queue_means,
    shorter_line_wait,
    stable,
    waits_in_line,
    waits_in_lines,
)
from cocrea.widgets.controls import slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

SHOWN = 40  # customers in a row, from the middle of a morning
BEFORE = 60  # who came earlier that morning
MORNING = 139  # of many that were drawn, one whose means lie near those of all mornings
HOURS = 300  # minutes: a mean that no morning is long enough to show
MOST = 60  # minutes; what is longer is cut off and marked
SEED = 29
TITLE = N_("Two lines or one?")


@explorable("X2.3", TITLE)
def two_lines_or_one() -> Explorer:
    """X2.3: what one line wins over two hangs on how people choose, and on the pace in it.

    Controls: customers an hour (`arrivals`); by how many percent service takes longer in the shared
    line (`slower`); which of the two lines customers `take`, either by chance or the shorter. 160 states.

    >>> from cocrea.explorables.contact import two_lines_or_one
    >>> two_lines_or_one().n_states
    160
    """
    controls = {
        "arrivals": slider(_("Customers an hour"), 14, 22, 2, PAY_DAY.arrivals),
        "slower": slider(_("Service in the one line takes longer by"), 0, 15, 1, 0, unit="%"),
        "take": toggle(
            _("Of two lines, customers take"),
            [(_("either, by chance"), "chance"), (_("the shorter"), "shorter")],
            "chance",
        ),
    }
    return Explorer(lines, controls, lines_chart, title=_(TITLE))


@cache
def luck() -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int_]]:
    """Of the morning: times between customers, service times (both of mean 1), and the line of chance."""
    draw = np.random.default_rng([SEED, MORNING])
    customers = BEFORE + SHOWN
    between, work = draw.exponential(size=customers), draw.exponential(size=customers)
    return between, work, (draw.random(customers) >= 0.5).astype(int)


@cache
def waited(arrivals: int, slower: int, take: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Minutes in line of the customers shown: with a line for each teller, and with one line.

    The same people come at the same moments with the same errands; with two lines each stays in
    the one that was taken.
    """
    gaps, work, line = luck()
    between, work = gaps * 60 / arrivals, work * PAY_DAY.minutes
    two = waits_in_lines(between, work, line, PAY_DAY.tellers, shorter=take == "shorter")
    one = waits_in_line(between, work * (1 + slower / 100), PAY_DAY.tellers)
    return two[-SHOWN:], one[-SHOWN:]


def means(arrivals: int, slower: int, take: str) -> tuple[float, float]:
    """The mean waits of many mornings in minutes; infinite where the line would grow without end."""
    service = PAY_DAY.service
    if take == "shorter":
        two = float(shorter_line_wait(arrivals, service))
    else:
        two = float(pooling(arrivals / PAY_DAY.tellers, service, 1, PAY_DAY.tellers).separate.wait)
    slow = service / (1 + slower / 100)
    keeps_up = stable(arrivals, slow, PAY_DAY.tellers)
    shared = queue_means(arrivals, slow, PAY_DAY.tellers).wait if keeps_up else np.inf
    return 60 * two, 60 * shared


def lines(arrivals: int, slower: int, take: str) -> State:
    """Rows, one a customer and a way to queue: `customer`, `one` (1 in the one line), `wait` (minutes, whole,
    below zero in the one line, so that it hangs). Here: the two long-run means and their labels."""
    two, one = waited(arrivals, slower, take)
    mean_two, mean_one = means(arrivals, slower, take)
    place = np.arange(1, SHOWN + 1)
    cut_two, cut_one = (np.rint(np.minimum(minutes, MOST)).astype(int) for minutes in (two, one))
    mean = _minutes(mean_two)
    by_chance = _("Two lines, by chance: {mean}", mean=mean)
    return State(
        rows={
            "customer": np.tile(place, 2),
            "one": np.repeat([0, 1], SHOWN),
            "wait": np.concatenate([cut_two, -cut_one]),
        },
        here={
            "mean_two": round(min(mean_two, MOST)),
            "mean_one": -round(min(mean_one, MOST)),
            "two": by_chance if take == "chance" else _("Two lines, the shorter: {mean}", mean=mean),
            "one": _("One line: {mean}", mean=_minutes(mean_one)),
        },
        said=_said(mean_two, mean_one, two, one),
    )


def _minutes(mean: float) -> str:
    return _("mean {minutes} min", minutes=number(mean, 1)) if mean < HOURS else _("no end of it")


def _said(mean_two: float, mean_one: float, two: NDArray[np.float64], one: NDArray[np.float64]) -> str:
    if mean_one >= HOURS:
        first = _(
            "With the tellers so much slower, about as many customers come as can be served, or more: the "
            "one line grows all day, and there is no average worth naming. Two lines: {two} minutes.",
            two=number(mean_two, 1),
        )
    else:
        first = _(
            "Over many mornings: {two} minutes in two lines, {one} in one line.",
            two=number(mean_two, 1),
            one=number(mean_one, 1),
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
    up = axis(
        _("Minutes in line: two lines up, one down"),
        -MOST - 12,
        MOST + 12,
        ticks,
        labelExpr="abs(datum.value)",
        grid=True,
    )
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
            "Forty customers from left to right. A bar upwards shows how many minutes each waits when each "
            "teller has a separate line; a bar downwards, what the same customer waits in one line for "
            "both. A dashed line on either side marks the mean of many mornings. What is longer than "
            "60 minutes is cut off and marked."
        ),
    )
