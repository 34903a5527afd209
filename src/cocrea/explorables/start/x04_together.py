"""X0.4, Do they go together? Points that are drawn again, and a correlation that jumps."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.stats import correlation
from cocrea.widgets.controls import choice, slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

TRUE = (-0.6, 0.0, 0.3, 0.6, 0.9)  # in all customers of an imaginary barber
SIZES = (10, 30, 100)
SURVEYS = 16  # of each kind
MOST = max(SIZES)
SEED = 2026
TITLE = N_("Do they go together?")


@explorable("X0.4", TITLE)
def together() -> Explorer:
    """X0.4: two answers of the same customers as points, drawn again and again.

    Controls: the correlation in all customers (`true`), how many are asked (`n`), and
    the `survey`, each with other customers; it opens at 0, before anybody was asked. 255 states.

    >>> from cocrea.explorables.start import together
    >>> together().n_states
    255
    """
    controls = {
        "true": choice(_("In all customers"), [(number(r, 1, sign=True), r) for r in TRUE], 0.0),
        "n": choice(_("Customers asked"), [(str(n), n) for n in SIZES], 10),
        "survey": slider(_("Ask others: survey"), 0, SURVEYS),
    }
    digits = {"first": 1, "second": 1, "r": 2}
    return Explorer(cloud, controls, cloud_chart, title=_(TITLE), digits=digits)


@cache
def surveys(true: float, n: int) -> NDArray[np.float64]:
    """Two answers (1 to 7, one decimal: each the mean of several questions), of shape (2, SURVEYS, n)."""
    drawn = np.random.default_rng([SEED, round(10 * true) + 10, n]).standard_normal((2, SURVEYS, n))
    second = true * drawn[0] + np.sqrt(1 - true**2) * drawn[1]
    return np.clip(4 + 1.1 * np.stack([drawn[0], second]), 1, 7).round(1)


@cache
def found(true: float, n: int) -> NDArray[np.float64]:
    """The correlation in each of the surveys."""
    first, second = surveys(true, n)
    return np.array([correlation(*pair).r for pair in zip(first, second, strict=True)])


def cloud(true: float, n: int, survey: int) -> State:
    """Rows: a customer's `first` and `second` answer, `asked` (1) or not (0); the `r` of a survey, and
    whether it is `this` one (1), another (0) or a repetition (−1): the largest survey has more customers.
    """
    if survey == 0:
        return _before()
    this = survey - 1
    first, second = (np.resize(answer, MOST) for answer in surveys(true, n)[:, this])
    r, asked = found(true, n), correlation(*surveys(true, n)[:, this])
    places = np.minimum(np.arange(MOST), SURVEYS - 1)
    return State(
        rows={
            "first": first,
            "second": second,
            "asked": (np.arange(MOST) < n).astype(int),
            "r": r[places],
            "this": np.where(np.arange(MOST) < SURVEYS, (places == this).astype(int), -1),
        },
        said=_(
            "In these {n} customers r = {r}, with an interval from {low} to {high}; in all customers it is "
            "{true}. Over all {surveys} surveys of this size r runs from {least} to {most}.",
            n=n, r=number(asked.r, sign=True), low=number(asked.low, sign=True),
            high=number(asked.high, sign=True), true=number(true, 1, sign=True), surveys=SURVEYS,
            least=number(r.min(), sign=True), most=number(r.max(), sign=True),
        ),
    )  # fmt: skip


def _before() -> State:
    """Survey 0: nobody asked."""
    nothing = np.zeros(MOST)
    return State(
        rows={
            "first": nothing,
            "second": nothing,
            "asked": nothing.astype(int),
            "r": nothing,
            "this": np.full(MOST, -1),
        },
        said=_("Nobody has been asked yet. Move the last control to survey 1."),
    )


def cloud_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """The customers as points; beside them, on a scale of its own, the r of every survey."""
    across = axis(_("The haircut, from 1 to 7"), 0.6, 9, range(1, 8))
    up = axis(_("The visit as a whole, from 1 to 7"), 0.6, 7.4, range(1, 8), orient="left")
    strength = axis(_("r of each survey"), -1, 1, [-1, -0.5, 0, 0.5, 1], orient="right", format="+.1f")
    customers = rows.transform_filter("datum.asked == 1")
    this, others = (rows.transform_filter(f"datum.this == {value}") for value in (1, 0))
    points = alt.layer(
        customers.mark_point(filled=True, size=45, opacity=0.6).encode(across.along("first"), up.up("second"))
    )
    beside = alt.layer(
        rows.mark_rule(strokeDash=[5, 3]).encode(
            across.along(7.9), strength.up(0), x2=alt.X2Datum(8.7)),
        others.mark_tick(orient="horizontal", size=22, thickness=2, color=colour("ink"), opacity=0.5).encode(
            across.along(8.3), strength.up("r")),
        this.mark_point(filled=True, size=90, color=colour("short")).encode(
            across.along(8.3), strength.up("r")),
    )  # fmt: skip
    return (
        alt.layer(points, beside)
        .resolve_scale(y="independent")
        .properties(
            height=300,
            description=_(
                "A cloud of points, one for each customer asked: the mark for the haircut to the right, the "
                "mark for the visit upwards. Beside it, on a scale from minus one to one, a line for the "
                "correlation in each of sixteen surveys and a dot for this one."
            ),
        )
    )
