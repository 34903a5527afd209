"""X1.4, Steps and paths: what standardising changes, and what it leaves as it was (section 1.4)."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.nature import Divergence, complexity, divergence, possible_variants, variant_shares
from cocrea.said import NBSP
from cocrea.widgets.controls import slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

TITLE = N_("Steps and paths")

MOST = 6  # paths
COMMON = 4  # steps that every path has
STEPS = COMMON + MOST
VISITS = 16  # the next ones, one after the other
LETTERS = "ABCDEF"
SEED = 16
SAME, OWN = 0, 1  # whether each path has a step of its own


@explorable("X1.4", TITLE)
def steps_and_paths() -> Explorer:
    """X1.4: a service with up to six paths; its steps, and how well the next visit can be guessed.

    Controls: how many `variants` (paths) there are; the share of the visits that takes the
    `main` one, in percent; and whether each path has a step of its `own` (1) or all have the
    same steps, done in another way (0). Some shares are impossible, and say so. 96 states.

    >>> from cocrea.explorables.nature import steps_and_paths
    >>> steps_and_paths().n_states
    96
    """
    controls = {
        "variants": slider(_("Paths"), 1, MOST, value=5),
        "main": slider(_("Share of the main path"), 30, 100, 10, 30, unit="%"),
        "own": toggle(_("Each path has"), [(_("a step of its own"), OWN), (_("the same steps"), SAME)], OWN),
    }
    return Explorer(gone, controls, gone_chart, title=_(TITLE))


def sequences(variants: int, own: int) -> list[list[int]]:
    """The steps of each path, by number: four that all have and, where paths differ, one each."""
    shared = list(range(1, COMMON + 1))
    return [shared + ([COMMON + place] if own == OWN else []) for place in range(1, variants + 1)]


@cache
def _luck() -> NDArray[np.float64]:
    """The luck of each of the next visits, the same whatever the shares."""
    return np.random.default_rng(SEED).random(VISITS)


def next_visits(shares: NDArray[np.float64]) -> NDArray[np.int64]:
    """Which path each of the next visits takes, 0 the main one."""
    return np.searchsorted(np.cumsum(shares)[:-1], _luck(), side="right")


def gone(variants: int, main: int, own: int) -> State:
    """Rows, one for each path and step: `path`, `step`, its `share` (0 where the path lacks the step),
    and of the next visits the `visit` and which path it `takes` (−1: a repetition or impossible).

    Here: whether it is `possible`, the number of `steps` (complexity), the `spread` (divergence, 0 to 1).
    """
    can_be = possible(variants, main)
    has = np.zeros((MOST, STEPS))
    takes = np.full(MOST * STEPS, -1)
    found, steps = Divergence(0.0, 0.0, 1), 0
    if can_be:
        shares = variant_shares(variants, main / 100)
        for place, steps_there in enumerate(sequences(variants, own)):
            has[place, np.array(steps_there) - 1] = shares[place]
        takes[:VISITS] = next_visits(shares)
        found, steps = divergence(shares), complexity(sequences(variants, own))
    path, step = np.mgrid[:MOST, 1 : STEPS + 1]
    return State(
        rows={
            "path": path.ravel(),
            "step": step.ravel(),
            "share": has.ravel().round(3),
            "visit": np.minimum(np.arange(MOST * STEPS), VISITS - 1) + 1,
            "takes": takes,
        },
        here={"possible": int(can_be), "steps": steps, "spread": round(found.normalised, 3)},
        said=_said(variants, main, steps, found) if can_be else _impossible(variants, main),
    )


def possible(variants: int, main: int) -> bool:
    """Whether the main one of so many paths can have that share; one path has them all."""
    return main == 100 if variants == 1 else main < 100 and possible_variants(variants, main / 100)


def _said(variants: int, main: int, steps: int, found: Divergence) -> str:
    if variants == 1:
        return _("Complexity: {steps} different steps. One path for all: divergence 0.", steps=steps)
    return _(
        "Complexity: {steps} different steps. Divergence: {bits} bits, {share} of the most that {paths} "
        "paths can have. Who always guesses path A is right in {main} of the visits.",
        steps=steps,
        bits=number(found.bits),
        share=number(found.normalised),
        paths=variants,
        main=f"{main}{NBSP}%",
    )


def _impossible(variants: int, main: int) -> str:
    if main == 100:
        return _(
            "There is no such service: if all visits take the main path, the others are none. Choose one "
            "path, or a smaller share."
        )
    if variants == 1:
        return _("There is no such service: a single path has all the visits. Choose 100 %.")
    return _(
        "There is no such service: with {paths} paths the commonest has at least {least} of the visits.",
        paths=variants,
        least=f"{number(100 / variants, 0)}{NBSP}%",
    )


def gone_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Paths as rows of dots, a dot a step; above them two bars; below them the next visits as letters."""
    across = axis("", -0.6, STEPS + 0.6)
    up = axis("", -2.1, 8.6)
    there = rows.transform_filter("datum.share > 0").transform_calculate(
        height="5 - datum.path", letter=f"'{LETTERS}'[datum.path]"
    )
    first = there.transform_filter("datum.step == 1")
    visits = rows.transform_filter("datum.takes >= 0").transform_calculate(
        at=f"(datum.visit - 1) * {STEPS + 0.4} / {VISITS - 1} + 0",
        letter=f"'{LETTERS}'[datum.takes]",
    )
    own = alt.condition(f"datum.step > {COMMON}", alt.value(colour("short")), alt.value(colour("main")))
    size = alt.Size("share:Q", scale=alt.Scale(domain=[0, 1], range=[20, 420]), legend=None)
    known = here.transform_filter("datum.possible == 1")
    main = alt.condition("datum.takes == 0", alt.value(colour("main")), alt.value(colour("short")))

    def words(said: str, y: float) -> alt.Chart:
        return here.mark_text(align="left", fontSize=12, text=said).encode(across.along(-0.4), up.up(y))

    def bar(value: str, y: float, name: str, shade: str) -> list[alt.Chart]:
        return [
            known.transform_calculate(start="4", end=value).mark_rule(
                strokeWidth=11, color=colour(shade)).encode(
                alt.X("start:Q", scale=across.scale, axis=None), up.up(y), x2="end"),
            here.mark_rule(strokeWidth=1).encode(
                across.along(STEPS), up.up(y - 0.3), y2=alt.Y2Datum(y + 0.3)),
            words(name, y),
        ]  # fmt: skip

    return alt.layer(
        *bar(f"4 + {STEPS - 4} * datum.steps / {STEPS}", 8, _("Complexity"), "main"),
        *bar(f"4 + {STEPS - 4} * datum.spread", 7, _("Divergence"), "short"),
        there.mark_point(filled=True, opacity=1).encode(
            across.along("step"), alt.Y("height:Q", scale=up.scale, axis=None), size=size, color=own),
        first.mark_text(fontWeight="bold", fontSize=14, text="?").encode(
            across.along(0), alt.Y("height:Q", scale=up.scale, axis=None), text="letter:N"),
        words(_("The next visits"), -1),
        visits.mark_text(fontSize=14, fontWeight="bold").encode(
            alt.X("at:Q", scale=across.scale, axis=None), up.up(-1.7), text="letter:N", color=main),
        here.transform_filter("datum.possible == 0").mark_text(
            fontSize=15, color=colour("short"), text=_("no such service")).encode(
            across.along(STEPS / 2), up.up(3)),
    ).properties(
        height=380,
        description=_(
            "Above, two bars: complexity, the number of different steps, and divergence from 0 to 1. Below "
            "them a row for each path, a dot for each of its steps, larger where more visits go that way; "
            "a step of its own has another colour. At the bottom the next visits as letters, one for the "
            "path that each takes."
        ),
    )  # fmt: skip
