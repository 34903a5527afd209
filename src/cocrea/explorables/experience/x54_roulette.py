"""X5.4, The score that never stands still: the same customers, asked month after month (section 5.3)."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.experience import NetPromoter, NetPromoterDifference, nps, nps_difference
from cocrea.stats.intervals import NORMAL
from cocrea.widgets.controls import slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

SIZES = (30, 100, 300)
MONTHS = 12
BEFORE, AFTER = (0.50, 0.30, 0.20), (0.45, 0.30, 0.25)  # promoters, passives, detractors among all customers
TURN = 7  # the month in which something happens, if anything does
WORDS = (-1, 0, 1)  # detractor, passive, promoter
ACROSS, DOWN = 30, 10  # people of one month, in columns and rows
LOWEST, HIGHEST = -20, 80  # points shown
MOVED = 10  # points that a meeting would talk about: ours
SEED = 129
TITLE = N_("The score that never stands still")


@explorable("X5.4", TITLE)
def score_that_moves() -> Explorer:
    """X5.4: twelve monthly surveys of the same customers; the score jumps although nothing happens.

    Controls: `n` customers asked each month, the `month`, from 0, before anybody was asked, and what is
    `true`: nothing changes, or ten points are lost in month 7. 78 states.

    >>> from cocrea.explorables.experience import score_that_moves
    >>> score_that_moves().n_states
    78
    """
    controls = {
        "n": toggle(_("Customers asked each month"), [(str(n), n) for n in SIZES], 100),
        "true": toggle(
            _("What is true"),
            [(_("nothing changes"), "steady"), (_("10 points lost in month {month}", month=TURN), "lost")],
            "steady",
        ),
        "month": slider(_("Ask: month"), 0, MONTHS),
    }
    return Explorer(
        asked, controls, asked_chart, title=_(TITLE), digits=dict.fromkeys(("score", "low", "high"), 1)
    )


@cache
def surveys(n: int, true: str) -> NDArray[np.int_]:
    """Counts of promoters, passives and detractors, an array of shape (MONTHS, 3)."""
    luck = np.random.default_rng([SEED, n]).random((MONTHS, n))
    counts = []
    for month in range(1, MONTHS + 1):
        up, _middle, down = AFTER if true == "lost" and month >= TURN else BEFORE
        people = luck[month - 1]
        promoters, detractors = int((people < up).sum()), int((people >= 1 - down).sum())
        counts.append((promoters, n - promoters - detractors, detractors))
    return np.array(counts)


def truths(true: str) -> NDArray[np.float64]:
    """The score of all customers, month by month."""
    late = np.arange(1, MONTHS + 1) >= TURN
    return np.where(late & (true == "lost"), 100 * (AFTER[0] - AFTER[2]), 100 * (BEFORE[0] - BEFORE[2]))


def asked(n: int, true: str, month: int) -> State:
    """Rows: each of 300 places of one person (`kind` −1 detractor, 0 passive, 1 promoter, 2 nobody); and,
    again and again, the months: `when`, `score` with its interval from `low` to `high`, `truth`, `seen` (1
    when that month has been asked).
    """
    places = np.arange(ACROSS * DOWN)
    kind = np.full(places.size, 2)
    found = [nps(*map(int, counts)) for counts in surveys(n, true)]
    if month:
        promoters, passives, detractors = surveys(n, true)[month - 1]
        kind[:n] = np.repeat(WORDS[::-1], (promoters, passives, detractors))
    when = places % MONTHS
    rows = {
        "kind": kind,
        "when": when + 1,
        "score": np.array([one.value for one in found])[when],
        "low": np.maximum([one.low for one in found], LOWEST)[when],
        "high": np.minimum([one.high for one in found], HIGHEST)[when],
        "truth": truths(true)[when],
        "seen": (when < month).astype(int),
    }
    if not month:
        return State(
            rows=rows,
            said=_(
                "Nobody has been asked yet; the line is the score of all customers. Move the last control to "
                "month 1."
            ),
        )
    said = _said(month, [one.value for one in found])
    if month == MONTHS:
        said += " " + _halves(n, true)
    return State(rows=rows, said=said)


def _said(month: int, scores: list[float]) -> str:
    if month == 1:
        return _("Month 1: a score of {score}.", score=number(scores[0], 0))
    steps = [after - before for before, after in pairwise(scores[:month])]
    return _(
        "Month {month}: a score of {score}, {step} from the month before. Of {all} steps so far, {large} are "
        "of {points} points or more.",
        month=month,
        score=number(scores[month - 1], 0),
        step=number(steps[-1], 0, sign=True),
        all=len(steps),
        large=sum(abs(step) >= MOVED - 1e-9 for step in steps),
        points=MOVED,
    )


def halves(n: int, true: str) -> tuple[NetPromoter, NetPromoterDifference]:
    """The months before `TURN` together, and how those from it on differ from them."""
    counts = surveys(n, true)
    before, after = counts[: TURN - 1].sum(axis=0).tolist(), counts[TURN - 1 :].sum(axis=0).tolist()
    return nps(*before), nps_difference(tuple(before), tuple(after))


def _halves(n: int, true: str) -> str:
    first, change = halves(n, true)
    return _(
        "The first six months together: {first}; the last six: {last}. A change of {change} ± {margin}, from "
        "{people} people each.",
        first=number(first.value, 0),
        last=number(first.value + change.difference, 0),
        change=number(change.difference, 0, sign=True),
        margin=number(NORMAL * change.se, 0),
        people=number(first.n, 0),
    )


def asked_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Above, this month's people; below, the score of every month so far with its interval."""
    placed = rows.transform_window(place="row_number()").transform_calculate(
        column=f"floor((datum.place - 1) / {DOWN})", line=f"118 + 8 * ((datum.place - 1) % {DOWN})"
    )
    along = axis("", -1, ACROSS)
    months = axis(_("Month"), 0.2, MONTHS + 0.8, [1, 4, 7, 10, 12], format="d")
    up = axis(_("Score", context="recommendation"), LOWEST - 5, 225, [-20, 0, 20, 40, 60, 80], grid=True)
    marks = []
    for kind, shape, name, filled in (
        (1, "triangle-up", "more", True),
        (0, "circle", "ink", False),
        (-1, "triangle-down", "short", True),
    ):
        marks.append(
            placed.transform_filter(f"datum.kind == {kind}")
            .mark_point(shape=shape, size=30, filled=filled, color=colour(name), strokeWidth=1)
            .encode(along.along("column"), up.up("line"))
        )
    seen = rows.transform_window(place="row_number()").transform_filter(
        f"datum.seen == 1 && datum.place <= {MONTHS}"
    )
    truth = rows.transform_window(place="row_number()").transform_filter(f"datum.place <= {MONTHS}")
    legend = rows.transform_window(place="row_number()").transform_filter("datum.place == 1")
    below = alt.layer(
        truth.mark_line(interpolate="step", strokeDash=[5, 3], color=colour("ink")).encode(
            months.along("when"), up.up("truth")
        ),
        seen.mark_rule(strokeWidth=4, color=colour("zone")).encode(
            months.along("when"), up.up("low"), y2="high:Q"
        ),
        seen.mark_line(color=colour("main"), strokeWidth=1.5).encode(months.along("when"), up.up("score")),
        seen.mark_point(filled=True, size=55, color=colour("main")).encode(
            months.along("when"), up.up("score")
        ),
        legend.mark_text(text=_("▲ promoter   ○ passive   ▼ detractor"), align="left", fontSize=12).encode(
            months.along(0.4), up.up(212)
        ),
        legend.mark_text(
            text=_("Dashed: all customers"), align="left", fontSize=12, color=colour("ink")
        ).encode(months.along(0.4), up.up(96)),
    )
    people = alt.layer(*marks)
    return (
        alt.layer(people, below)
        .resolve_scale(x="independent")
        .properties(
            height=380,
            description=_(
                "Above, the people asked this month, each a mark: promoters, passives, detractors. Below, "
                "the score of each month so far, with its interval, joined by a line, and dashed the score "
                "of all customers. The line jumps although the dashed one stays level."
            ),
        )
    )
