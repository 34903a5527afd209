"""X0.3, One sheet, two answers: a line for each person, and what is lost when the sheets are torn."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.explorables.start.shared import answers_of, moments_asked
from cocrea.language import N_, _, number
from cocrea.stats import paired_t
from cocrea.widgets.controls import choice, slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

PAIRS = {"da": ("adequate", "desired"), "pa": ("adequate", "perceived"), "pd": ("desired", "perceived")}
PEOPLE = 40  # sheets that are drawn
SHUFFLES = 12  # times that the halves can be put together at random
SEED = 2026
LEFT, RIGHT, BESIDE = 0.0, 1.0, 1.45  # where the two answers stand, and the interval
FAR = 3.0  # points: the difference at either end of its own scale
TITLE = N_("One sheet, two answers")


@explorable("X0.3", TITLE)
def pairing() -> Explorer:
    """X0.3: the two answers of forty people, joined; then the same answers joined at random.

    Controls: the `moment`, the two answers (`pair`), and the `shuffle`: 0 is every sheet
    as it was filled in. 156 states.

    >>> from cocrea.explorables.start import pairing
    >>> pairing().n_states
    156
    """
    pairs = [
        (_("{first}, then {second}", first=_answer(a), second=_answer(b)), k) for k, (a, b) in PAIRS.items()
    ]
    controls = {
        "moment": choice(_("Moment"), moments_asked(), "checkout"),
        "pair": choice(_("Two answers"), pairs, "da"),
        "shuffle": slider(_("Tear and shuffle"), 0, SHUFFLES),
    }
    digits = dict.fromkeys(("first", "second", "mean", "low", "high", "kept_low", "kept_high"), 2)
    return Explorer(joined, controls, joined_chart, title=_(TITLE), digits=digits)


def joined(moment: str, pair: str, shuffle: int) -> State:
    """Rows: each line's ends, `first` and `second` (marks, moved a little), and whether it `falls`.

    Here: the mean difference, its interval by these lines, and by the sheets as they were.
    """
    first, second = (answers_of(moment)[level].to_numpy()[:PEOPLE] for level in PAIRS[pair])
    other = second[order(shuffle)]
    kept, now = paired_t(second, first), paired_t(other, first)
    falls, fell = int((other < first).sum()), int((second < first).sum())
    facts = {
        "n": PEOPLE,
        "mean": number(now.mean, sign=True),
        "low": number(now.low, sign=True),
        "high": number(now.high, sign=True),
        "falls": falls,
    }
    if shuffle == 0:
        said = _(
            "The {n} sheets as they were filled in. Lines that fall: {falls}. Mean difference {mean}, "
            "interval from {low} to {high}.",
            **facts,
        )
    else:
        said = _(
            "Torn and shuffled. Lines that fall: {falls} of {n}; on the whole sheets it was {fell}. The mean "
            "difference is still {mean}, but the interval now runs from {low} to {high}: it is {ratio} times "
            "as wide.",
            **facts,
            fell=fell,
            ratio=number((now.high - now.low) / (kept.high - kept.low), 1),
        )
    return State(
        rows={
            "first": first + apart(),
            "second": other + apart()[order(shuffle)],
            "falls": (other < first).astype(int),
        },
        here={
            "mean": now.mean,
            "low": now.low,
            "high": now.high,
            "kept_low": kept.low,
            "kept_high": kept.high,
            "left": _answer(PAIRS[pair][0]),
            "right": _answer(PAIRS[pair][1]),
        },
        said=said,
    )


def _answer(level: str) -> str:
    """An answer in the words of whoever gave it."""
    return {"adequate": _("would accept"), "desired": _("hope for"), "perceived": _("got")}[level]


@cache
def order(shuffle: int) -> NDArray[np.intp]:
    """Whose second half comes to whose first: the same for every question; 0 leaves them together."""
    people = np.arange(PEOPLE)
    return people if shuffle == 0 else np.random.default_rng([SEED, shuffle]).permutation(people)


@cache
def apart() -> NDArray[np.float64]:
    """How far each person's ends are moved (points), so that equal answers do not hide each other."""
    return np.linspace(-0.3, 0.3, PEOPLE)[np.random.default_rng(SEED).permutation(PEOPLE)]


def joined_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """A line from each first answer to the second; on a scale of its own, the interval of the difference."""
    across = axis("", -0.1, 1.7)
    marks = axis(_("Mark, from 1 to 7"), 0.5, 8, range(1, 8), orient="left")
    points = axis(_("Mean difference (points)"), -FAR, FAR, [-2, 0, 2], orient="right")
    tone = alt.condition("datum.falls == 1", alt.value(colour("short")), alt.value(colour("main")))
    lines = alt.layer(
        rows.mark_rule(strokeWidth=1.5, opacity=0.7).encode(
            across.along(LEFT), marks.up("first"), x2=alt.X2Datum(RIGHT), y2="second", color=tone),
        rows.mark_point(filled=True, size=22).encode(across.along(LEFT), marks.up("first"), color=tone),
        rows.mark_point(filled=True, size=22).encode(across.along(RIGHT), marks.up("second"), color=tone),
        *(
            here.mark_text(align="left", fontWeight="bold").encode(
                across.along(place), marks.up(7.8), text=f"{side}:N")
            for side, place in (("left", LEFT), ("right", RIGHT - 0.05))
        ),
    )  # fmt: skip
    interval = alt.layer(
        here.mark_rule(strokeDash=[5, 3]).encode(across.along(1.3), points.up(0), x2=alt.X2Datum(1.6)),
        here.mark_rule(strokeWidth=9, color=colour("zone"), opacity=0.6).encode(
            across.along(BESIDE + 0.09), points.up("kept_low"), y2="kept_high"),
        here.mark_rule(strokeWidth=4, color=colour("ink")).encode(
            across.along(BESIDE), points.up("low"), y2="high"),
        here.mark_point(filled=True, size=60, color=colour("ink")).encode(
            across.along(BESIDE), points.up("mean")),
    )  # fmt: skip
    return (
        alt.layer(lines, interval)
        .resolve_scale(y="independent")
        .properties(
            height=300,
            description=_(
                "Forty lines, one for each person, from the first answer on the left to the second on the "
                "right; lines that fall have another colour. Beside them the mean difference with its "
                "interval as the lines are now and, in a broader pale line, the interval of the whole sheets."
            ),
        )
    )
