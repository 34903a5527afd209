"""X7.5, Stopped while it looked good: forty tests of a way that misses its bar, and how often one looks."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, ngettext, number
from cocrea.models.cocreation import passes_by, stops_at
from cocrea.said import chance_in_words
from cocrea.widgets.controls import choice, slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

TITLE = N_("Stopped while it looked good")
TESTS = 40
PEOPLE = 200  # in a test that runs to its end
TRUE, BAR = 0.60, 0.70
LOOKS = (1, 2, 5, 10, 20)
TIMES = 12  # that all forty are repeated with other people
SEED = 871  # of many, one whose twelve rounds lie near the long run


@explorable("X7.5", TITLE)
def stopped_while_it_looked_good() -> Explorer:
    """X7.5: of forty tests of a way that six in ten finish, how many pass a bar of seven in ten.

    Controls: how many `looks` are taken, each a chance to stop at a pass; the `rule` by which a look
    passes; which `time` the forty tests are repeated with other people. 120 states.

    >>> from cocrea.explorables.cocreation import stopped_while_it_looked_good
    >>> stopped_while_it_looked_good().n_states
    120
    """
    every = [
        (_("once, at the end"), 1),
        *((_("{looks} times, after every {n} people", looks=k, n=PEOPLE // k), k) for k in LOOKS[1:]),
    ]
    rules = [(_("the share reaches the bar"), "point"), (_("the lower end reaches it"), "wilson")]
    controls = {
        "looks": choice(_("One looks, and stops at a pass"), every, 1),
        "rule": toggle(_("A look passes if"), rules, "point"),
        "time": slider(_("Other people: round"), 1, TIMES),
    }
    return Explorer(looked, controls, looked_chart, title=_(TITLE))


@cache
def finished(time: int) -> NDArray[np.int_]:
    """Who finished: a row a test, a column a person; the same people for every rule and number of looks."""
    rng = np.random.default_rng([SEED, time])
    return (rng.random((TESTS, PEOPLE)) < TRUE).astype(int)


def looked(looks: int, rule: str, time: int) -> State:
    """Rows, one a test: its `row`, after how many people it `stops`, and whether it `passed` (1 or 0).

    Here: the line that says how many `wins` there are, all of them false.
    """
    stops, passed = stops_at(finished(time), BAR, rule, looks)
    wins = int(passed.sum())
    return State(
        rows={"row": np.arange(1, TESTS + 1), "stops": stops, "passed": passed.astype(int)},
        here={"wins": _("false wins: {n}", n=number(wins, 0))},
        said=_said(looks, rule, wins),
    )


def _said(looks: int, rule: str, wins: int) -> str:
    long_run = float(passes_by(TRUE, PEOPLE, BAR, rule, looks)[-1])
    these = ngettext(
        "Of these {all} tests {n} passes, and should not have.",
        "Of these {all} tests {n} pass, and should not have.",
        wins,
        all=TESTS,
    )
    return f"{these} " + _("In the long run: {often}.", often=chance_in_words(long_run))


def looked_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """A bar a test, from the first person to the one after whom it was stopped; false wins in colour."""
    across = axis(_("People tested"), 0, PEOPLE + 4, [0, 50, 100, 150, 200])
    up = axis("", 0, TESTS + 4)
    at = up.up("row")
    won = rows.transform_filter("datum.passed == 1")
    lost = rows.transform_filter("datum.passed == 0")
    end, begin = across.along("stops"), alt.X2Datum(0)
    return alt.layer(
        lost.mark_bar(size=4, color=colour("ink"), opacity=0.18).encode(end, at, x2=begin),
        won.mark_bar(size=5, color=colour("short")).encode(end, at, x2=begin),
        won.mark_point(shape="diamond", size=45, filled=True, opacity=1, color=colour("short")).encode(
            end, at
        ),
        here.mark_text(align="left", fontSize=14, fontWeight="bold", color=colour("short")).encode(
            across.along(1), up.up(TESTS + 2.6), text="wins:N"
        ),
    ).properties(
        height=340,
        description=_(
            "Forty tests as bars below each other; each runs to the right as long as people are tested. A "
            "pale bar ran to the end and did not pass. A coloured bar with a diamond was stopped there, "
            "because a look showed a pass; since in truth six in ten finish and the bar is at seven, each "
            "of these wins is false. Their number stands at the top."
        ),
    )
