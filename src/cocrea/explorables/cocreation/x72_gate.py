"""X7.2, Who gets through the gate? Accounts before two bars, and what may carry a project."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.cocreation import MEAN_BAR, WEAKEST_BAR, maturity_gate
from cocrea.widgets.controls import slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

ACCOUNTS, INDICATORS = 60, 5
SEED = 719
HIGHEST, STEP = 0.6, 0.05
EVENNESS = 15.0  # how closely the indicators of one account agree
WITH_A_HOLE = 0.5  # so many accounts have one indicator that is far below the others, where they are uneven
HOLES = {"uneven": True, "alike": False}
TRUTHS = {"mean": MEAN_BAR, "weakest": WEAKEST_BAR}  # a project works from this score on, give or take
CHANCE = 0.05  # sd of what else decides
TITLE = N_("Who gets through the gate?")


@explorable("X7.2", TITLE)
def gate() -> Explorer:
    """X7.2: sixty accounts by their mean and their weakest indicator, before a bar for each.

    Controls: the bar for the `weakest` indicator, whether the indicators of an account are `alike`,
    and what in `truth` carries a joint project. The bar for the mean stays at 0.70. 52 states.

    >>> from cocrea.explorables.cocreation import gate
    >>> gate().n_states
    52
    """
    controls = {
        "weakest": slider(_("Bar for the weakest indicator"), 0, HIGHEST, STEP),
        "alike": toggle(
            _("The indicators of one account are"),
            [(_("uneven"), "uneven"), (_("alike", context="indicators"), "alike")],
        ),
        "truth": toggle(
            _("A joint project is carried by"),
            [(_("all together"), "mean"), (_("the weakest"), "weakest")],
        ),
    }
    digits = {"mean": 3, "least": 3}
    return Explorer(let_in, controls, gate_chart, title=_(TITLE), digits=digits)


@cache
def accounts(alike: str) -> NDArray[np.float64]:
    """The indicators of each account, 0 to 1: accounts × indicators."""
    rng = np.random.default_rng(SEED)
    level = rng.uniform(0.45, 0.95, ACCOUNTS)[:, None] * np.ones(INDICATORS)
    scores = rng.beta(EVENNESS * level, EVENNESS * (1 - level))
    hole = (rng.random(ACCOUNTS) < WITH_A_HOLE) & HOLES[alike]
    scores[hole, rng.integers(0, INDICATORS, ACCOUNTS)[hole]] = rng.uniform(0.05, 0.38, ACCOUNTS)[hole]
    return scores.round(2)


@cache
def works(alike: str, truth: str) -> NDArray[np.bool_]:
    """Whether a joint project with each account would work."""
    chance = CHANCE * np.random.default_rng([SEED, 7]).standard_normal(ACCOUNTS)
    scores = accounts(alike)
    decides = scores.mean(axis=1) if truth == "mean" else scores.min(axis=1)
    found: NDArray[np.bool_] = decides + chance >= TRUTHS[truth]
    return found


def errors(weakest: float, alike: str, truth: str) -> tuple[int, int, int]:
    """How many are let in, how many of these fail, and how many are kept out that would have worked."""
    found, good = maturity_gate(accounts(alike), weakest_bar=weakest), works(alike, truth)
    return int(found.passes.sum()), int((found.passes & ~good).sum()), int((~found.passes & good).sum())


def let_in(weakest: float, alike: str, truth: str) -> State:
    """Rows, one an account: `mean`, `least` (its weakest indicator) and `kind` (0 let in and works, 1 let in
    and fails, 2 kept out though it would work, 3 kept out and would fail). Here: the bar (`weakest`).
    """
    scores = accounts(alike)
    found, good = maturity_gate(scores, weakest_bar=weakest), works(alike, truth)
    kind = np.where(found.passes, np.where(good, 0, 1), np.where(good, 2, 3))
    inside, failing, missed = errors(weakest, alike, truth)
    return State(
        rows={"mean": scores.mean(axis=1), "least": scores.min(axis=1), "kind": kind},
        here={"weakest": weakest},
        said=_said(weakest, inside, failing, missed),
    )


def _said(weakest: float, inside: int, failing: int, missed: int) -> str:
    rule = (
        _("One bar, for the mean.")
        if weakest == 0
        else _(
            "Two bars, {mean} for the mean and {weakest} for the weakest.",
            mean=number(MEAN_BAR),
            weakest=number(weakest),
        )
    )
    return (
        rule
        + " "
        + _(
            "Let in: {inside} of {all}, of which {failing} would fail. "
            "Kept out though they would work: {missed}.",
            inside=inside,
            all=ACCOUNTS,
            failing=failing,
            missed=missed,
        )
    )


def gate_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Accounts by mean and weakest indicator; the corner that is let in is shaded."""
    across = axis(_("Mean of the five indicators"), 0.3, 1, [0.3, 0.5, 0.7, 0.9], format=".1f")
    up = axis(_("Weakest of the five"), 0, 1, [0, 0.2, 0.4, 0.6, 0.8], format=".1f")
    forms: tuple[tuple[int, dict[str, Any]], ...] = (
        (3, {"shape": "circle", "filled": False, "size": 36, "color": colour("faint")}),
        (2, {"shape": "diamond", "filled": False, "size": 90, "strokeWidth": 2.5, "color": colour("more")}),
        (0, {"shape": "circle", "filled": True, "size": 60, "color": colour("main")}),
        (1, {"shape": "cross", "filled": True, "size": 110, "color": colour("short")}),
    )
    marks = [
        rows.transform_filter(f"datum.kind == {kind}")
        .mark_point(opacity=1, **form)
        .encode(across.along("mean"), up.up("least"))
        for kind, form in forms
    ]
    words: dict[str, Any] = {"align": "left", "fontSize": 12}
    legend = (
        (0.96, "main", _("● let in, works")),
        (0.90, "short", _("✚ let in, fails")),
        (0.84, "more", _("◇ kept out, would work")),
    )
    return alt.layer(
        here.mark_rect(opacity=0.25, color=colour("zone")).encode(
            across.along(MEAN_BAR), up.up("weakest"), x2=alt.datum(1), y2=alt.datum(1)
        ),
        *marks,
        *(
            here.mark_text(**words, color=colour(tone), text=said).encode(across.along(0.31), up.up(place))
            for place, tone, said in legend
        ),
    ).properties(
        height=320,
        description=_(
            "Sixty accounts as marks, the mean of their indicators to the right and the weakest upwards. A "
            "shaded corner holds those that both bars let in. Dots are let in and work, crosses are let in "
            "and fail, hollow diamonds are kept out though they would work, pale circles are kept out and "
            "would fail."
        ),
    )  # fmt: skip
