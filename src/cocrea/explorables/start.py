"""Explorables of chapter 0: answers behind a mean, what an interval promises, why pairing matters."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cocrea.data import load, moment_names
from cocrea.language import _, number
from cocrea.stats import paired_t, t_interval
from cocrea.stats.groups import separate_t
from cocrea.widgets.controls import NBSP, choice, slider, toggle
from cocrea.widgets.explorer import Explorer
from cocrea.widgets.look import colour

LEVELS = ("adequate", "desired", "perceived")
MARKS = np.arange(1, 8)  # what a customer can tick

# -- X0.1: the answers behind a mean ----------------------------------------------


def answers() -> Explorer:
    """X0.1: how many simulated customers ticked each mark, with their mean and spread.

    Controls: the `moment` of the visit and the `level` that was asked. 12 states.

    >>> from cocrea.explorables.start import answers
    >>> answers().n_states
    12
    """
    controls = {
        "moment": choice(_("Moment"), [(name, moment) for moment, name in _moments().items()], "deli"),
        "level": choice(_("Question"), [(name, level) for level, name in _levels().items()], "perceived"),
    }
    return Explorer(counted, controls, counted_chart, title=_("The answers behind a mean"))


def counted(moment: str, level: str) -> tuple[pd.DataFrame, str]:
    """Columns: `mark`, `customers` (count) and, the same in each row, `mean`, `low` and `high` (± one sd)."""
    given = _answers(moment)[level].to_numpy()
    mean, sd = float(given.mean()), float(given.std(ddof=1))
    low = int((given <= 3).sum())
    table = pd.DataFrame({
        "mark": MARKS,
        "customers": [int((given == mark).sum()) for mark in MARKS],
        "mean": round(mean, 2),
        "low": round(mean - sd, 2),
        "high": round(mean + sd, 2),
    })  # fmt: skip
    said = _(
        "Mean {mean}, sd {sd}, n = {n}. {low} of the {n} customers ticked 3 or less.",
        mean=number(mean), sd=number(sd), n=given.size, low=low,
    )  # fmt: skip
    return table, said


def counted_chart(data: Any) -> alt.LayerChart | alt.FacetChart:
    """A bar for each mark, the mean as a line with a mark on top, one sd to each side as a rule."""
    height = alt.Scale(domain=[0, 75], nice=False)
    bars = alt.Chart(data).mark_bar(size=26, color=colour("main"), opacity=0.55)
    once = alt.Chart(data).transform_filter("datum.mark == 1")
    top = alt.YDatum(66, type="quantitative", scale=height)
    return alt.layer(
        bars.encode(_along("mark", _("Mark ticked, from 1 to 7")),
                    alt.Y("customers:Q", scale=height, title=_("Customers"))),
        once.mark_rule(strokeWidth=2, color=colour("short")).encode(
            _along("low", ""), top, x2="high"),
        once.mark_point(size=110, filled=True, color=colour("short")).encode(_along("mean", ""), top),
        once.mark_text(dy=-10, fontWeight="bold").encode(
            _along("mean", ""), top, text=alt.Text("mean:Q", format=".2f")),
    ).properties(
        height=230,
        description=_(
            "A bar for each mark from 1 to 7: how many customers ticked it. Above the bars a dot at the "
            "mean, with a line that runs one standard deviation to each side."
        ),
    )  # fmt: skip


# -- X0.2: what an interval promises ----------------------------------------------

SHARES = (0.03, 0.08, 0.15, 0.23, 0.24, 0.17, 0.10)  # of all customers of an imaginary checkout, marks 1 to 7
TRUTH = float((MARKS * SHARES).sum())
SURVEYS = 20  # drawn at once
WEEKS = 25  # times that they can be drawn again
SEED = 2026
SIZES = (8, 15, 30, 60, 120, 240)


def intervals() -> Explorer:
    """X0.2: twenty surveys of the same checkout, each with its t interval; some miss the truth.

    Controls: `n` customers in each survey, the `confidence`, and the `week` in
    which all twenty are asked anew. 450 states.

    >>> from cocrea.explorables.start import intervals
    >>> intervals().n_states
    450
    """
    controls = {
        "n": choice(_("Customers in each survey"), [(str(n), n) for n in SIZES], 30),
        "confidence": toggle(_("Confidence"), [(f"{c}{NBSP}%", c) for c in (80, 95, 99)], 95),
        "week": slider(_("Ask again: week"), 1, WEEKS),
    }
    return Explorer(caught, controls, caught_chart, title=_("Twenty surveys of one checkout"), digits={
        "mean": 2, "low": 2, "high": 2})  # fmt: skip


@cache
def surveys(n: int) -> NDArray[np.float64]:
    """Means and sds (n − 1) of surveys of `n` customers: an array of shape (2, WEEKS, SURVEYS)."""
    ticked = np.random.default_rng([SEED, n]).choice(MARKS, size=(WEEKS, SURVEYS, n), p=SHARES)
    return np.stack([ticked.mean(axis=-1), ticked.std(axis=-1, ddof=1)])


def caught(n: int, confidence: int, week: int) -> tuple[pd.DataFrame, str]:
    """Columns: `survey` (1 to 20), `mean`, `low`, `high` (points), `caught` (1 where it holds the truth)."""
    mean, sd = surveys(n)
    low, high = t_interval(mean, sd, n, confidence / 100)
    holds = (low <= TRUTH) & (high >= TRUTH)
    one = week - 1
    table = pd.DataFrame({
        "survey": range(1, SURVEYS + 1),
        "mean": mean[one],
        "low": np.maximum(low[one], 1),  # the drawing ends where the scale does
        "high": np.minimum(high[one], 7),
        "caught": holds[one].astype(int),
    })  # fmt: skip
    said = _(
        "This week {caught} of {surveys} intervals contain the true mean, {truth}. On average they reach "
        "{half} points to each side. Over all {weeks} weeks, {share} of {all} contain it.",
        caught=int(holds[one].sum()), surveys=SURVEYS, truth=number(TRUTH),
        half=number(float((high - low)[one].mean() / 2)), weeks=WEEKS,
        share=int(holds.sum()), all=holds.size,
    )  # fmt: skip
    return table, said


def caught_chart(data: Any) -> alt.LayerChart | alt.FacetChart:
    """One line a survey, those that miss in another colour with a cross; the truth a vertical line."""
    row = alt.Y("survey:O", axis=None)
    tone = alt.condition("datum.caught == 1", alt.value(colour("main")), alt.value(colour("short")))
    title = _("Mean mark, with its interval")
    lines = alt.Chart(data).mark_rule(strokeWidth=3).encode(_along("low", title), row, x2="high", color=tone)
    means = alt.Chart(data).transform_filter("datum.caught == 1").mark_point(size=28, filled=True)
    missed = (
        alt.Chart(data)
        .transform_filter("datum.caught == 0")
        .mark_point(size=70, shape="cross", filled=True, color=colour("short"))
    )
    truth = (
        alt.Chart(data)
        .mark_rule(strokeDash=[5, 3])
        .encode(alt.XDatum(TRUTH, type="quantitative", scale=alt.Scale(domain=[0.4, 7.6], nice=False)))
    )
    return alt.layer(
        truth, lines, *(dots.encode(_along("mean", title), row) for dots in (means, missed))
    ).properties(
        height=300,
        description=_(
            "Twenty horizontal lines, one for each survey: its mean and its interval. A dashed vertical line "
            "stands at the true mean. Intervals that miss it have another colour and a cross at their mean."
        ),
    )


# -- X0.3: why pairing matters ----------------------------------------------------

PAIRS = {"da": ("desired", "adequate"), "pa": ("perceived", "adequate"), "pd": ("perceived", "desired")}
ASKED = (12, 30, 60, 120)


def pairing() -> Explorer:
    """X0.3: one difference, with the interval that uses the pairs and the one that forgets them.

    Controls: the `moment`, the difference (`pair`), and how many of the
    simulated customers were `asked`. 48 states.

    >>> from cocrea.explorables.start import pairing
    >>> pairing().n_states
    48
    """
    names = {"da": _("desired − adequate"), "pa": _("perceived − adequate"), "pd": _("perceived − desired")}
    controls = {
        "moment": choice(_("Moment"), [(name, m) for m, name in _moments().items()], "checkout"),
        "pair": choice(_("Difference"), [(name, pair) for pair, name in names.items()], "da"),
        "asked": choice(_("Customers asked"), [(str(n), n) for n in ASKED], 120),
    }
    return Explorer(both_ways, controls, both_ways_chart, title=_("With the pairs, and without them"))


def both_ways(moment: str, pair: str, asked: int) -> tuple[pd.DataFrame, str]:
    """Columns: `way` (in words), `mean`, `low`, `high` (points); first with the pairs, then without."""
    first, second = (_answers(moment)[level].iloc[:asked] for level in PAIRS[pair])
    joined, apart = paired_t(first, second), separate_t(first, second)
    table = pd.DataFrame({
        "way": [_("with pairs"), _("without pairs")],
        "mean": [round(joined.mean, 2)] * 2,
        "low": [round(joined.low, 2), round(apart.low, 2)],
        "high": [round(joined.high, 2), round(apart.high, 2)],
    })  # fmt: skip
    r = float(np.corrcoef(first, second)[0, 1])
    ratio = (apart.high - apart.low) / (joined.high - joined.low)
    said = _(
        "Mean difference {mean}, n = {n}. Pairs kept: from {a} to {b}. Pairs forgotten: from {c} to {d}. "
        "The second interval is {ratio} times as wide; the two answers of a person correlate {r}.",
        mean=number(joined.mean, sign=True), n=asked, a=number(joined.low, sign=True),
        b=number(joined.high, sign=True), c=number(apart.low, sign=True), d=number(apart.high, sign=True),
        ratio=number(ratio, 1), r=number(r, sign=True),
    )  # fmt: skip
    return table, said


def both_ways_chart(data: Any) -> alt.LayerChart | alt.FacetChart:
    """Two horizontal intervals around the same mean, beside a line at zero."""
    scale = alt.Scale(domain=[-4, 4], nice=False)
    axis = alt.Axis(title=_("Mean difference (points)"), tickCount=5, grid=False)
    row = alt.Y("way:N", sort=None, title=None, axis=alt.Axis(labelLimit=120, ticks=False, domain=False))
    each = alt.Chart(data)
    zero = each.mark_rule(strokeDash=[5, 3]).encode(alt.XDatum(0, type="quantitative", scale=scale))
    lines = each.mark_rule(strokeWidth=7, color=colour("main"), opacity=0.5).encode(
        alt.X("low:Q", scale=scale, axis=axis), row, x2="high"
    )
    means = each.mark_point(size=45, filled=True, color=colour("ink")).encode(
        alt.X("mean:Q", scale=scale, axis=axis), row
    )
    return alt.layer(zero, lines, means).properties(
        height=120,
        description=_(
            "Two intervals around the same mean difference, on a scale of points with a line at zero: one "
            "that keeps the pairs and one that forgets them."
        ),
    )


# -- what they share --------------------------------------------------------------


@cache
def _supermarket() -> pd.DataFrame:
    return load("supermarket")


def _answers(moment: str) -> pd.DataFrame:
    survey = _supermarket()
    return survey[survey["moment_id"] == moment]


def _moments() -> dict[str, str]:
    """The names of the moments that the survey asked about."""
    asked = set(_supermarket()["moment_id"])
    return {moment: name for moment, name in moment_names().items() if moment in asked}


def _levels() -> dict[str, str]:
    return {
        "adequate": _("What would you still accept?"),
        "desired": _("What do you hope for?"),
        "perceived": _("What did you get?"),
    }


def _along(field: str, title: str) -> alt.X:
    """A place on the scale from 1 to 7."""
    axis = alt.Axis(values=list(range(1, 8)), grid=False, title=title)
    return alt.X(field, type="quantitative", axis=axis, scale=alt.Scale(domain=[0.4, 7.6], nice=False))
