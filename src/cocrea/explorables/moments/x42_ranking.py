"""X4.2, Ask again: how the order of eight moments jumps from one survey to the next (section 4.5)."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _
from cocrea.said import chance_in_words
from cocrea.stats import ranking_chance
from cocrea.widgets.controls import choice, slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

MOMENTS = 8
SPACING = 0.15  # scale points from one moment's true gap to the next
SD = 1.4  # how much the gaps of single customers differ
SURVEYS = 10  # drawn at once, side by side
TIMES = 15  # that all of them can be drawn again
TOGETHER = {0: 0.0, 1: 0.5}  # correlation between the gaps of one customer, who judges all moments
SIZES = (30, 60, 120, 300)
SEED = 42
FOURTH = 3  # D, in the middle
LETTERS = "ABCDEFGH"  # A is truly the worst, H truly the best
TITLE = N_("Ask again: who is last?")


@explorable("X4.2", TITLE)
def how_sure() -> Explorer:
    """X4.2: ten surveys of the same eight moments; the order jumps, more in the middle than at the ends.

    Controls: customers (`n`); whether the gaps of one customer go `together` (0 or 1); and
    which `time` all ten surveys are asked anew; it opens at 0, before anybody was asked. 128 states.

    >>> from cocrea.explorables.moments import how_sure
    >>> how_sure().n_states
    128
    """
    controls = {
        "n": choice(_("Customers in each survey"), [(str(n), n) for n in SIZES], 30),
        "together": toggle(
            _("What one customer says of two moments"), [(_("unrelated"), 0), (_("alike"), 1)], 0
        ),
        "time": slider(_("Ask again"), 0, TIMES),
    }
    return Explorer(asked, controls, asked_chart, title=_(TITLE))


@cache
def places(n: int, together: int) -> NDArray[np.int64]:
    """Each moment's place, 1 the worst, in every survey: an array of shape (TIMES, SURVEYS, MOMENTS).

    A mean of normal gaps is normal. What a customer adds to all moments alike moves no place,
    so that a correlation only makes the rest of the spread smaller. Every size is drawn with the same luck:
    a step from one to another shows what size does, and not another draw.
    """
    spread = SD * np.sqrt((1 - TOGETHER[together]) / n)
    error = np.random.default_rng(SEED).normal(size=(TIMES, SURVEYS, MOMENTS)) * spread
    ranks: NDArray[np.int64] = (error + SPACING * np.arange(MOMENTS)).argsort(axis=-1).argsort(axis=-1) + 1
    return ranks


def asked(n: int, together: int, time: int) -> State:
    """Rows, one a survey and moment: `survey` (1 to 10), `moment` (0 is A), `place` (0 at time 0, when nobody
    has been asked). Said: who was first, where D stood, and what such lists typically show.
    """
    survey, moment = np.mgrid[1 : SURVEYS + 1, :MOMENTS]
    rows = {"survey": survey.ravel(), "moment": moment.ravel()}
    if time == 0:
        said = _("Nobody has been asked yet. Move the last control: ten surveys ask {n} customers each.", n=n)
        return State(rows={**rows, "place": np.zeros(SURVEYS * MOMENTS, dtype=int)}, said=said)
    now = places(n, together)[time - 1]
    return State(rows={**rows, "place": now.ravel()}, said=f"{_here(now)} {_typically(n, together)}")


def _here(now: NDArray[np.int64]) -> str:
    """What these ten lists say of the worst moment, the best one, and one in the middle."""
    firsts = [LETTERS[int(order.argmin())] for order in now]
    return _(
        "On top of the ten lists: {firsts}. A, truly the worst, on top: {worst} of 10; H, truly the best, at "
        "the bottom: {best} of 10; D, truly the fourth, in fourth place: {fourth} of 10.",
        firsts=" ".join(firsts),
        worst=int((now[:, 0] == 1).sum()),
        best=int((now[:, -1] == MOMENTS).sum()),
        fourth=int((now[:, FOURTH] == FOURTH + 1).sum()),
    )


def _typically(n: int, together: int) -> str:
    """How often A comes first, and in how many of ten lists in four cases of five."""
    first = float(ranking_chance(n, SD, SPACING, MOMENTS, TOGETHER[together]))
    least, most = (int(end) for end in binom.ppf([0.1, 0.9], SURVEYS, first))
    return _(
        "In all surveys of this size A comes first in {share}; of ten lists, typically in {least} to {most}.",
        share=chance_in_words(first),
        least=least,
        most=most,
    )


def asked_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """A line for each moment through its places in ten surveys; the truly worst and best stand out."""
    along = axis(_("Survey"), 0.4, SURVEYS + 0.6, range(1, SURVEYS + 1), format="d")
    place = alt.Y(
        "place:Q",
        scale=alt.Scale(domain=[0.5, MOMENTS + 0.5], reverse=True, nice=False),
        axis=alt.Axis(
            title=_("Place in the list, 1 the worst"),
            values=list(range(1, MOMENTS + 1)),
            format="d",
            grid=False,
        ),
    )
    each = (
        rows.transform_filter("datum.place > 0")
        .transform_calculate(letter=f"'{LETTERS}'[datum.moment]")
        .encode(along.along("survey"), place)
    )
    inner = each.transform_filter(f"datum.moment > 0 && datum.moment < {MOMENTS - 1}")
    worst, best = (each.transform_filter(f"datum.moment == {moment}") for moment in (0, MOMENTS - 1))
    line, letter = alt.Detail("moment:N"), alt.Text("letter:N")
    return alt.layer(
        inner.mark_line(strokeWidth=1, color=colour("faint")).encode(detail=line),
        best.mark_line(strokeWidth=3, color=colour("main")),
        worst.mark_line(strokeWidth=3, color=colour("short")),
        inner.mark_text(fontSize=13).encode(text=letter),
        best.mark_text(fontSize=15, fontWeight="bold", color=colour("main"), dy=-9).encode(text=letter),
        worst.mark_text(fontSize=15, fontWeight="bold", color=colour("short"), dy=-9).encode(text=letter),
    ).properties(
        height=300,
        description=_(
            "Ten surveys from left to right; in each, eight moments A to H in the order of their gaps, place "
            "1 at the top. A line joins the places of each moment: A, truly the worst, and H, the best, "
            "are thick. With few customers the lines cross often, above all in the middle."
        ),
    )
