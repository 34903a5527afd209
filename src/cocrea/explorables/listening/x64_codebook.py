"""X6.4, One codebook, eight codes: the same coders, and kappa slides as codes get rarer (section 6.3)."""

from __future__ import annotations

from functools import cache
from typing import Literal

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.said import percent
from cocrea.stats import cohen_kappa, specific_agreement
from cocrea.widgets.controls import choice, slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

TITLE = N_("One codebook, eight codes")

CODES = (  # what a note can be about, and in how many of 100 notes it is so
    (N_("cannot find it"), 0.50),
    (N_("does not know how long"), 0.40),
    (N_("does not ask"), 0.30),
    (N_("is known there"), 0.20),
    (N_("too heavy, too small"), 0.14),
    (N_("the price is not right"), 0.09),
    (N_("others get in the way"), 0.06),
    (N_("feels suspected"), 0.03),
)
NOTES, TIMES = 100, 10
SURE = 0.88  # how often a coder knows whether a note has a code
SEED = 11
COIN, LEAVE = 0, 1  # what a coder in doubt does
NOWHERE = -9.0  # a point that is not drawn


@explorable("X6.4", TITLE)
def one_codebook() -> Explorer:
    """X6.4: a hundred notes, eight codes, two coders; agreement and kappa of each code, and its notes.

    Controls: which `code` to open; what a coder in `doubt` does (0 tosses a coin, 1 leaves the code out);
    and which `time` the two code another hundred notes, 0 being before they begin. 176 states.

    >>> from cocrea.explorables.listening import one_codebook
    >>> one_codebook().n_states
    176
    """
    names = [(_(name), place) for place, (name, _share) in enumerate(CODES)]
    doubts = [(_("tosses a coin"), COIN), (_("leaves the code out"), LEAVE)]
    controls = {
        "code": choice(_("Open a code"), names, 0),
        "doubt": toggle(_("A coder in doubt"), doubts, COIN),
        "time": slider(_("Code another hundred notes"), 0, TIMES),
    }
    digits = dict.fromkeys(("x", "y", "share", "agree", "kappa"), 3)
    return Explorer(coded, controls, codebook_chart, title=_(TITLE), digits=digits)


@cache
def codings(doubt: int) -> NDArray[np.bool_]:
    """Whether each coder gave each code to each note: shape (TIMES, codes, NOTES, 2).

    The same notes are hard for the same coder whatever the habit, so that only the habit differs.
    """
    rng = np.random.default_rng(SEED)
    shape = (TIMES, len(CODES), NOTES)
    has = rng.random(shape) < np.array([share for _name, share in CODES])[None, :, None]
    knows = rng.random((*shape, 2)) < SURE
    coin = rng.random((*shape, 2)) < 0.5
    guess = coin if doubt == COIN else np.zeros_like(coin)
    return np.where(knows, has[..., None], guess)


def table(given: NDArray[np.bool_]) -> list[list[int]]:
    """How often both gave a code, the first only, the second only, neither."""
    first, second = given[:, 0], given[:, 1]
    return [[int((one & two).sum()) for two in (second, ~second)] for one in (first, ~first)]


def coded(code: int, doubt: int, time: int) -> State:
    """Rows, one a note of the code opened: its place `x`, `y` and `kind` (2 both gave the code, 1 one of
    them, 0 neither, −1 not yet coded); the first eight hold a code too: its `share`, `agree` and `kappa`.

    Here: the `share`, `agree` and `kappa` of the code opened.
    """
    shares, agreed, kappas = (np.full(NOTES, NOWHERE) for _each in range(3))
    shares[: len(CODES)] = [share for _name, share in CODES]
    kind = np.full(NOTES, -1)
    if time:
        given = codings(doubt)[time - 1]
        for place in range(len(CODES)):
            counts = table(given[place])
            agreed[place] = (counts[0][0] + counts[1][1]) / NOTES
            kappas[place] = max(_or_nowhere(cohen_kappa(counts).value), -0.1)
        kind = np.sort(given[code].sum(axis=1))[::-1]
    at = np.arange(NOTES)
    return State(
        rows={
            "x": at % 25,
            "y": at // 25,
            "kind": kind,
            "share": shares,
            "agree": agreed,
            "kappa": kappas,
        },
        here={"share": CODES[code][1], "agree": float(agreed[code]), "kappa": float(kappas[code])},
        said=_said(code, doubt, time),
    )


def _or_nowhere(kappa: float) -> float:
    return NOWHERE if np.isnan(kappa) else kappa


def _said(code: int, doubt: int, time: int) -> str:
    name, share = CODES[code]
    rare = _(
        "“{code}” is in about {share} of the notes.",
        code=_(name),
        share=percent(share),
    )
    if not time:
        return rare + " " + _("Nobody has coded yet.")
    counts = table(codings(doubt)[time - 1][code])
    either = NOTES - counts[1][1]
    agreed = _(
        "The coders agree on {agree} of {n} notes; kappa is {kappa}.",
        agree=counts[0][0] + counts[1][1],
        n=NOTES,
        kappa=_kappa(counts),
    )
    on = _(
        "Notes that either of them gave the code: {either}; that both gave it: {both}. Agreement on the "
        "code: {on}.",
        either=either,
        both=counts[0][0],
        on=percent(float(specific_agreement(counts)[0])),
    )
    return f"{rare} {agreed} {on}"


def _kappa(counts: list[list[int]]) -> str:
    kappa = cohen_kappa(counts).value
    return _("not defined") if np.isnan(kappa) else number(kappa)


def codebook_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Eight codes by how common they are, with agreement and kappa; below, the notes of the one opened."""
    along, up = axis("", -0.02, 0.56), axis("", -1.12, 1.12)
    wide, rare = along.along("share"), up.up("kappa")
    there, met = rows.transform_filter("datum.agree > -1"), here.transform_filter("datum.agree > -1")
    agree, kappa, faint = colour("main"), colour("short"), colour("faint")
    notes = rows.transform_calculate(across="0.54 * datum.x / 24", down="-0.62 - 0.14 * datum.y")

    def words(
        text: str, x: float, y: float, paint: str, align: Literal["left", "right", "center"]
    ) -> alt.Chart:
        return here.mark_text(align=align, fontSize=12, text=text, color=paint).encode(
            along.along(x), up.up(y)
        )

    def dots(kind: int, paint: str, shape: str, size: int) -> alt.Chart:
        return (
            notes.transform_filter(f"datum.kind == {kind}")
            .mark_point(filled=True, opacity=1, color=paint, shape=shape, size=size)
            .encode(along.along("across"), up.up("down"))
        )

    return alt.layer(
        here.mark_rule(color=colour("zone"), strokeWidth=3).encode(wide, up.up(0), y2=alt.Y2Datum(1.05)),
        *(here.mark_rule(color=faint).encode(along.along(0), up.up(at), x2=alt.X2Datum(0.55))
          for at in (0, 0.5, 1)),
        *(words(number(at, 1), -0.015, at + 0.05, colour("ink"), "left") for at in (0, 0.5, 1)),
        *(words(percent(at), at, -0.15, colour("ink"), "center") for at in (0.1, 0.2, 0.3, 0.4, 0.5)),
        rows.transform_filter("datum.share > 0").mark_tick(
            orient="vertical", size=10, thickness=2, color=colour("ink")).encode(wide, up.up(-0.04)),
        words(_("notes that have the code"), 0.55, -0.3, colour("ink"), "right"),
        there.mark_rule(color=faint, strokeWidth=2).encode(wide, up.up("agree"), y2="kappa"),
        there.mark_point(filled=True, size=90, opacity=1, color=agree).encode(wide, up.up("agree")),
        there.mark_point(filled=True, size=120, opacity=1, color=kappa, shape="diamond").encode(wide, rare),
        words(_("● they agree"), 0.55, 0.25, agree, "right"),
        words(_("◆ kappa"), 0.55, 0.12, kappa, "right"),
        met.mark_text(dy=-13, fontWeight="bold", color=agree, fontSize=12).encode(
            wide, up.up("agree"), text=alt.Text("agree:Q", format=".2f")),
        met.mark_text(dy=16, fontWeight="bold", color=kappa, fontSize=12).encode(
            wide, rare, text=alt.Text("kappa:Q", format=".2f")),
        words(_("the notes of the code opened"), 0, -0.46, colour("ink"), "left"),
        dots(2, agree, "circle", 80), dots(1, kappa, "cross", 80), dots(0, colour("ink"), "circle", 10),
        dots(-1, faint, "square", 34),
    ).properties(
        height=400,
        description=_(
            "Eight codes from left to right by the share of notes that have them. Above each, on a scale "
            "from 0 to 1, a round point for how often both coders agree and a diamond for kappa, joined by "
            "a line. Below, the hundred notes of the code that is opened: a large dot where both gave the "
            "code, a cross where one of them did, a small dot where neither did."
        ),
    )  # fmt: skip
