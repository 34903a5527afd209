"""X0.5, What would chance alone do? The same marks dealt out at random, for each of twenty surveys."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.said import chance_in_words
from cocrea.stats import separate_t
from cocrea.stats.groups import GroupsResult
from cocrea.widgets.controls import choice, slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

SD = 1.4  # of the marks at either hotel
EFFECTS = (0.0, 0.3, 0.6)  # points: true differences
SIZES = (20, 80, 320)
SURVEYS = 20
SHUFFLES = 1000  # of the marks of each survey
REACH, STEP = 1.6, 0.1  # points: how far the chart goes to either side, and a bar's width
CENTRES = np.arange(-REACH, REACH + STEP / 2, STEP).round(1)
ALPHA = 0.05
SEED = 2026
TITLE = N_("What would chance alone do?")


@explorable("X0.5", TITLE)
def chance_alone() -> Explorer:
    """X0.5: a survey's difference beside those that chance alone would give.

    Controls: the `true` difference (points), `n` guests at each hotel, and the `survey`,
    one of twenty; it opens at 0, before anybody was asked. 189 states.

    >>> from cocrea.explorables.start import chance_alone
    >>> chance_alone().n_states
    189
    """
    controls = {
        "true": choice(_("True difference"), [(number(effect, 1), effect) for effect in EFFECTS], 0.0),
        "n": choice(_("Guests at each hotel"), [(str(n), n) for n in SIZES], 20),
        "survey": slider(_("Ask others: survey"), 0, SURVEYS),
    }
    digits = dict.fromkeys(("difference", "height", "found", "low", "high"), 3)
    return Explorer(compared, controls, compared_chart, title=_(TITLE), digits=digits)


@cache
def surveys(true: float, n: int) -> list[GroupsResult]:
    """Twenty surveys of `n` guests at each of two hotels, the first better by `true` points."""
    return [separate_t(*marks) for marks in _marks(true, n)]


def _marks(true: float, n: int) -> NDArray[np.float64]:
    """What was ticked: an array of shape (SURVEYS, 2, n), the second number the hotel."""
    drawn = np.random.default_rng([SEED, round(10 * true), n]).standard_normal((SURVEYS, 2, n)) * SD
    drawn[:, 0] += true
    return np.asarray(drawn)


@cache
def worlds(true: float, n: int) -> NDArray[np.float64]:
    """What chance alone gives: the marks of each survey dealt out again, of shape (SURVEYS, SHUFFLES)."""
    chance = np.random.default_rng([SEED, round(10 * true), n, SHUFFLES])
    found = []
    for marks in _marks(true, n):
        dealt = chance.permuted(np.tile(marks.ravel(), (SHUFFLES, 1)), axis=1)
        found.append(dealt[:, :n].mean(axis=1) - dealt[:, n:].mean(axis=1))
    return np.stack(found)


@cache
def p_values(true: float, n: int) -> NDArray[np.float64]:
    """How often chance alone came at least as far from zero as each survey."""
    found = np.array([one.mean for one in surveys(true, n)])
    return np.asarray((abs(worlds(true, n)) >= abs(found)[:, None]).mean(axis=1))


def compared(true: float, n: int, survey: int) -> State:
    """Rows: bars (`difference`, `height` as a part of the tallest), each as `far` as the survey's or not; the
    difference `found` by each survey, `significant` (1), not (0) or a repetition (−1): there are more bars.

    Here: the difference `found` by this survey and its interval, from `low` to `high`; whether anybody was
    `asked` (1) or not (0, in survey 0).
    """
    if survey == 0:
        return _before()
    results, this = surveys(true, n), survey - 1
    result = results[this]
    held = np.clip(worlds(true, n)[this], CENTRES[0], CENTRES[-1])
    counts = np.bincount(np.rint((held + REACH) / STEP).astype(int), minlength=CENTRES.size)
    places = np.minimum(np.arange(CENTRES.size), SURVEYS - 1)
    p = p_values(true, n)
    small = p < ALPHA
    return State(
        rows={
            "difference": CENTRES,
            "height": counts / counts.max(),
            "far": (abs(CENTRES) >= abs(result.mean) - STEP / 2).astype(int),
            "found": np.clip([one.mean for one in results], -REACH, REACH)[places],
            "significant": np.where(np.arange(CENTRES.size) < SURVEYS, small[places].astype(int), -1),
        },
        here={
            "low": max(result.low, -REACH),
            "high": min(result.high, REACH),
            "found": float(np.clip(result.mean, -REACH, REACH)),
            "asked": 1,
        },
        said=_(
            "This survey finds {found}, interval from {low} to {high}. Chance alone is as far from zero in "
            "{p} of its draws. The true difference is {true}. Surveys with a p value below 0.05: {small} of "
            "{surveys}.",
            found=number(result.mean, sign=True), low=number(result.low, sign=True),
            high=number(result.high, sign=True), p=chance_in_words(float(p[this])), true=number(true, 1),
            small=int(small.sum()), surveys=SURVEYS,
        ),
    )  # fmt: skip


def _before() -> State:
    """Survey 0: nobody asked, no marks to deal out."""
    nothing = np.zeros(CENTRES.size)
    return State(
        rows={
            "difference": CENTRES,
            "height": nothing,
            "far": nothing.astype(int),
            "found": nothing,
            "significant": np.full(CENTRES.size, -1),
        },
        here={"low": 0.0, "high": 0.0, "found": 0.0, "asked": 0},
        said=_("Nobody has been asked yet. Move the last control to survey 1."),
    )


def compared_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """The hill of chance, its tails in another colour; below it this survey's interval, and every survey."""
    points = axis(_("Difference of the two means (points)"), -REACH, REACH, [-1.5, -1, -0.5, 0, 0.5, 1, 1.5])
    up = axis("", -0.8, 1.2)
    tails = alt.condition("datum.far == 1", alt.value(colour("short")), alt.value(colour("main")))
    hit = alt.condition("datum.significant == 1", alt.value(colour("short")), alt.value(colour("ink")))
    now = here.transform_filter("datum.asked == 1")
    return alt.layer(
        rows.mark_bar(size=9, opacity=0.6).encode(
            points.along("difference"), up.up("height"), y2=alt.Y2Datum(0), color=tails),
        rows.mark_rule(strokeDash=[5, 3]).encode(points.along(0)),
        now.mark_rule(strokeWidth=5, color=colour("zone")).encode(
            points.along("low"), up.up(-0.27), x2="high"),
        now.mark_point(filled=True, size=80, color=colour("ink")).encode(
            points.along("found"), up.up(-0.27)),
        rows.transform_filter("datum.significant >= 0").mark_tick(size=26, thickness=2).encode(
            points.along("found"), up.up(-0.6), color=hit),
        here.mark_text(align="left", fontSize=12).encode(
            points.along(-REACH), up.up(1.1), text=alt.datum(_("Chance alone"))),
        here.mark_text(align="left", fontSize=12).encode(
            points.along(-REACH), up.up(-0.12), text=alt.datum(_("This survey"))),
        here.mark_text(align="left", fontSize=12).encode(
            points.along(-REACH), up.up(-0.75), text=alt.datum(_("All twenty surveys"))),
    ).properties(
        height=300,
        description=_(
            "A hill of bars around zero: the differences that two hotels without any difference show by "
            "chance; bars as far from zero as this survey have another colour. Below it this survey's "
            "difference with its interval, and below that a tick for each of twenty surveys, in another "
            "colour where its p value is below 0.05."
        ),
    )  # fmt: skip
