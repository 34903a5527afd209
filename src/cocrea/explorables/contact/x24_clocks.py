"""X2.4, Two paths: the same wait made shorter in the head, or better to bear (section 2.5).

Every number is invented. What is shown is how two assumptions differ in what they make of the
same people, and what one would have to measure to tell them apart.
"""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.contact import perceived_wait
from cocrea.widgets.controls import choice, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

Minutes = NDArray[np.float64]  # of each person, or points
PEOPLE = 40
WAITS = (10, 25, 40)  # minutes by the clock: short, middling, long
FELT_FACTOR = 1.2
SHORTER = {"nothing": 1.0, "songs": 0.75, "place": 0.95}  # of the minutes felt, whatever carries content
PER_MINUTE = 0.05  # points for each minute that it feels longer
HELPS = {10: 0.0, 25: 0.7, 40: 1.0}  # points that getting on is worth: invented; only the 0 is Hui and Tse's
SEED = 2
TITLE = N_("The minutes felt, or getting on?")


@explorable("X2.4", TITLE)
def two_paths() -> Explorer:
    """X2.4: what shortens the wait in the head need not make anybody more content.

    Controls: minutes by the clock (`clock`), what the park does (`measure`: nothing, songs, or a board with
    one's place), and what content follows (`path`: the minutes felt, or the sense of getting on). 18 states.

    >>> from cocrea.explorables.contact import two_paths
    >>> two_paths().n_states
    18
    """
    controls = {
        "clock": choice(
            _("Wait by the clock"), [(_("{minutes} minutes", minutes=wait), wait) for wait in WAITS], 25
        ),
        "measure": choice(
            _("What the park does"),
            [(_("nothing"), "nothing"), (_("songs"), "songs"), (_("a board: your place in line"), "place")],
            "nothing",
        ),
        "path": toggle(
            _("We assume that content follows"),
            [(_("the minutes felt"), "minutes"), (_("getting on"), "progress")],
            "minutes",
        ),
    }
    return Explorer(people, controls, people_chart, title=_(TITLE), digits={"felt": 1, "content": 2})


@cache
def at_first(clock: int) -> tuple[Minutes, Minutes]:
    """Minutes felt and content (1 to 7) of each, when the park does nothing."""
    draw = np.random.default_rng(SEED)
    differ, other = draw.standard_normal((2, PEOPLE))
    felt = perceived_wait(clock, FELT_FACTOR) * np.exp(0.2 * differ)
    return felt, np.clip(5.2 - PER_MINUTE * felt + 0.4 * other, 1, 7)


def after(clock: int, measure: str, path: str) -> tuple[Minutes, Minutes]:
    """Minutes felt and content of each, when the park does something and content follows `path`."""
    felt, content = at_first(clock)
    now = felt * SHORTER[measure]
    gain = PER_MINUTE * (felt - now) if path == "minutes" else HELPS[clock] * (measure == "place")
    return now, np.clip(content + gain, 1, 7)


def people(clock: int, measure: str, path: str) -> State:
    """Rows, one a person: `felt` and `content` now, `felt_before` and `content_before`. Said: what moved."""
    (felt, content), (now, gained) = at_first(clock), after(clock, measure, path)
    rows = {"felt": now, "content": gained, "felt_before": felt, "content_before": content}
    return State(rows=rows, said=_said(measure, felt, content, now, gained))


def _said(measure: str, felt: Minutes, content: Minutes, now: Minutes, gained: Minutes) -> str:
    """What this state changed, in one sentence."""
    if measure == "nothing":
        return _(
            "Before the park does anything, the wait feels {minutes} minutes long on average and content is "
            "{points} of 7; those who feel it longer are less content, r = {r}.",
            minutes=number(float(felt.mean()), 0),
            points=number(float(content.mean()), 1),
            r=number(float(np.corrcoef(felt, content)[0, 1]), 2, sign=True),
        )
    shorter, points = float((felt - now).mean()), float((gained - content).mean())
    if abs(points) < 0.005:
        return _(
            "It now feels {minutes} minutes shorter, from {before} to {after}, and nobody is more content.",
            minutes=number(shorter, 1),
            before=number(float(felt.mean()), 1),
            after=number(float(now.mean()), 1),
        )
    return _(
        "It now feels {minutes} minutes shorter, from {before} to {after}, and people are {points} points "
        "of 7 more content.",
        minutes=number(shorter, 1),
        before=number(float(felt.mean()), 1),
        after=number(float(now.mean()), 1),
        points=number(points, 2),
    )


def people_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """A point for each person, and a line from where it was."""
    along = axis(_("Minutes that it feels"), 0, 82, [0, 20, 40, 60, 80])
    up = axis(_("How content, from 1 to 7"), 1, 7, range(1, 8), grid=True)
    return alt.layer(
        rows.mark_rule(strokeWidth=1.5, color=colour("ink"), opacity=0.5).encode(
            along.along("felt_before"), up.up("content_before"), x2="felt:Q", y2="content:Q"
        ),
        rows.mark_point(size=26, color=colour("ink"), opacity=0.6).encode(
            along.along("felt_before"), up.up("content_before")
        ),
        rows.mark_point(size=46, filled=True, color=colour("main"), opacity=0.9).encode(
            along.along("felt"), up.up("content")
        ),
    ).properties(
        height=300,
        description=_(
            "Forty people as points: how many minutes the wait feels to each, to the right, and how content "
            "each is, upwards. When the park does something, a line leads from where a person was (hollow) "
            "to where that person is now (filled). To the left: it feels shorter. Upwards: more content."
        ),
    )
