"""X0.5, What would chance alone do? A world without a difference, drawn again, and twenty surveys in it."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import _, number
from cocrea.said import chance_in_words
from cocrea.stats import separate_t_of_means
from cocrea.stats.groups import GroupsResult
from cocrea.widgets.controls import choice, slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

SD = 1.4  # of the marks at either hotel
EFFECTS = (0.0, 0.3, 0.6)  # points: true differences
SIZES = (20, 80, 320)
SURVEYS = 20
WORLD = 2000  # draws of a world without a difference
REACH, STEP = 1.6, 0.1  # points: how far the chart goes to either side, and a bar's width
CENTRES = np.arange(-REACH, REACH + STEP / 2, STEP).round(1)
ALPHA = 0.05
SEED = 2026


@explorable("X0.5")
def chance_alone() -> Explorer:
    """X0.5: a survey's difference beside those that chance alone would give.

    Controls: the `true` difference (points), `n` guests at each hotel, and the `survey`,
    one of twenty. 180 states.

    >>> from cocrea.explorables.start import chance_alone
    >>> chance_alone().n_states
    180
    """
    controls = {
        "true": choice(_("True difference"), [(number(effect, 1), effect) for effect in EFFECTS], 0.0),
        "n": choice(_("Guests at each hotel"), [(str(n), n) for n in SIZES], 20),
        "survey": slider(_("Ask others: survey"), 1, SURVEYS),
    }
    digits = dict.fromkeys(("difference", "height", "found", "low", "high"), 3)
    return Explorer(compared, controls, compared_chart, title=_("What would chance alone do?"), digits=digits)


@cache
def surveys(true: float, n: int) -> list[GroupsResult]:
    """Twenty surveys of `n` guests at each of two hotels, the first better by `true` points."""
    drawn = np.random.default_rng([SEED, round(10 * true), n]).standard_normal((SURVEYS, 2, n)) * SD
    drawn[:, 0] += true
    means, sds = drawn.mean(axis=-1), drawn.std(axis=-1, ddof=1)
    return [
        separate_t_of_means((mean[0], sd[0], n), (mean[1], sd[1], n))
        for mean, sd in zip(means.tolist(), sds.tolist(), strict=True)
    ]


@cache
def world(n: int) -> NDArray[np.float64]:
    """What chance alone gives: differences (points) of two hotels that are alike, drawn WORLD times."""
    means = np.random.default_rng([SEED, n]).standard_normal((WORLD, 2)) * SD / np.sqrt(n)
    return np.asarray(means[:, 0] - means[:, 1])


def compared(true: float, n: int, survey: int) -> State:
    """Rows: bars (`difference`, `height` as a part of the tallest), each as `far` as the survey's or not; the
    difference `found` by each survey, `significant` (1), not (0) or a repetition (−1): there are more bars.

    Here: the interval of this survey, from `low` to `high`.
    """
    results, drawn, this = surveys(true, n), world(n), survey - 1
    result = results[this]
    p = float((abs(drawn) >= abs(result.mean)).mean())
    held = np.clip(drawn, CENTRES[0], CENTRES[-1])
    counts = np.bincount(np.rint((held + REACH) / STEP).astype(int), minlength=CENTRES.size)
    places = np.minimum(np.arange(CENTRES.size), SURVEYS - 1)
    small = np.array([one.p < ALPHA for one in results])
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
        },
        said=_(
            "This survey finds {found}, interval from {low} to {high}. Chance alone is as far from zero in "
            "{p} of its draws. The true difference is {true}. Surveys with a p value below 0.05: {small} of "
            "{surveys}.",
            found=number(result.mean, sign=True), low=number(result.low, sign=True),
            high=number(result.high, sign=True), p=chance_in_words(p), true=number(true, 1),
            small=int(small.sum()), surveys=SURVEYS,
        ),
    )  # fmt: skip


def compared_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """The hill of chance, its tails in another colour; below it this survey's interval, and every survey."""
    points = axis(_("Difference of the two means (points)"), -REACH, REACH, [-1.5, -1, -0.5, 0, 0.5, 1, 1.5])
    up = axis("", -0.8, 1.2)
    tails = alt.condition("datum.far == 1", alt.value(colour("short")), alt.value(colour("main")))
    hit = alt.condition("datum.significant == 1", alt.value(colour("short")), alt.value(colour("ink")))
    return alt.layer(
        rows.mark_bar(size=9, opacity=0.6).encode(
            points.along("difference"), up.up("height"), y2=alt.Y2Datum(0), color=tails),
        rows.mark_rule(strokeDash=[5, 3]).encode(points.along(0)),
        here.mark_rule(strokeWidth=5, color=colour("zone")).encode(
            points.along("low"), up.up(-0.27), x2="high"),
        here.mark_point(filled=True, size=80, color=colour("ink")).encode(
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
