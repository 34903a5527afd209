"""X0.2, Twenty surveys of one checkout: what an interval promises."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.explorables.start.shared import MARKS, marks_axis
from cocrea.language import N_, _, number
from cocrea.said import percent
from cocrea.stats import t_interval
from cocrea.widgets.controls import choice, slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, colour

SHARES = (0.03, 0.08, 0.15, 0.23, 0.24, 0.17, 0.10)  # of all customers of an imaginary checkout, marks 1 to 7
TRUTH = float((MARKS * SHARES).sum())
SURVEYS = 20  # drawn at once
WEEKS = 25  # times that they can be drawn again
SEED = 2026
SIZES = (8, 15, 30, 60, 120, 240)
TITLE = N_("Twenty surveys of one checkout")


@explorable("X0.2", TITLE)
def intervals() -> Explorer:
    """X0.2: twenty surveys of the same checkout, each with its t interval; some miss the truth.

    Controls: `n` customers in each survey, the `confidence`, and the `week` in
    which all twenty are asked anew; it opens at 0, before anybody was asked. 468 states.

    >>> from cocrea.explorables.start import intervals
    >>> intervals().n_states
    468
    """
    controls = {
        "n": choice(_("Customers in each survey"), [(str(n), n) for n in SIZES], 30),
        "confidence": toggle(_("Confidence"), [(percent(c / 100), c) for c in (80, 95, 99)], 95),
        "week": slider(_("Ask again: week"), 0, WEEKS),
    }
    digits = dict.fromkeys(("mean", "low", "high"), 2)
    return Explorer(caught, controls, caught_chart, title=_(TITLE), digits=digits)


@cache
def surveys(n: int) -> NDArray[np.float64]:
    """Means and sds (n − 1) of surveys of `n` customers: an array of shape (2, WEEKS, SURVEYS)."""
    ticked = np.random.default_rng([SEED, n]).choice(MARKS, size=(WEEKS, SURVEYS, n), p=SHARES)
    return np.stack([ticked.mean(axis=-1), ticked.std(axis=-1, ddof=1)])


def caught(n: int, confidence: int, week: int) -> State:
    """Rows: `survey` (1 to 20), `mean`, `low`, `high` (points), `caught` (1 where it holds the truth, 0
    where it does not; −1 in week 0, when nobody has been asked).
    """
    if week == 0:
        return _before()
    mean, sd = surveys(n)
    low, high = t_interval(mean, sd, n, confidence / 100)
    holds = (low <= TRUTH) & (high >= TRUTH)
    this = week - 1
    return State(
        rows={
            "survey": np.arange(1, SURVEYS + 1),
            "mean": mean[this],
            "low": np.maximum(low[this], 1),  # the drawing ends where the scale does
            "high": np.minimum(high[this], 7),
            "caught": holds[this].astype(int),
        },
        said=_(
            "This week {caught} of {surveys} intervals contain the true mean, {truth}. On average they reach "
            "{half} points to each side. Over all {weeks} weeks, {share} of {all} contain it.",
            caught=int(holds[this].sum()), surveys=SURVEYS, truth=number(TRUTH),
            half=number(float((high - low)[this].mean() / 2)), weeks=WEEKS,
            share=int(holds.sum()), all=holds.size,
        ),
    )  # fmt: skip


def _before() -> State:
    """Week 0: the truth, and nobody asked."""
    nothing = np.full(SURVEYS, TRUTH)
    return State(
        rows={
            "survey": np.arange(1, SURVEYS + 1),
            **dict.fromkeys(("mean", "low", "high"), nothing),
            "caught": np.full(SURVEYS, -1),
        },
        said=_(
            "Nobody has been asked yet; the dashed line is the true mean, {truth}. Move the last control to "
            "week 1: {surveys} students ask.",
            truth=number(TRUTH),
            surveys=SURVEYS,
        ),
    )


def caught_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """One line a survey, those that miss in another colour with a cross; the truth a vertical line."""
    marks = marks_axis(_("Mean mark, with its interval"))
    row = alt.Y("survey:O", axis=None)
    tone = alt.condition("datum.caught == 1", alt.value(colour("main")), alt.value(colour("short")))
    asked = rows.transform_filter("datum.caught >= 0")
    means = rows.transform_filter("datum.caught == 1").mark_point(size=28, filled=True)
    missed = rows.transform_filter("datum.caught == 0").mark_point(
        size=70, shape="cross", filled=True, color=colour("short")
    )
    return alt.layer(
        rows.mark_rule(strokeDash=[5, 3]).encode(marks.along(TRUTH)),
        asked.mark_rule(strokeWidth=3).encode(marks.along("low"), row, x2="high", color=tone),
        *(dots.encode(marks.along("mean"), row) for dots in (means, missed)),
    ).properties(
        height=300,
        description=_(
            "Twenty horizontal lines, one for each survey: its mean and its interval. A dashed vertical line "
            "stands at the true mean. Intervals that miss it have another colour and a cross at their mean."
        ),
    )
