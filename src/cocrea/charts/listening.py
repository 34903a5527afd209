"""The pictures of sections 6.3 and 6.4: one agreement with two kappas, and a map with its evidence.

Each returns a matplotlib Figure and has its companion ending in `_alt`. The two tables are those of
Feinstein and Cicchetti (1990); the map is invented.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from cocrea.charts.board import EDGE, GREY, MAIN, SHORT, SIZE, SMALL, Board, deep, drawn, step
from cocrea.charts.look import FAINT, INK, WIDTH
from cocrea.data.team_map import GOAL, MAP, OURS, QUADRANTS, TAG_WORDS, WHO, tagged
from cocrea.language import N_, _, number
from cocrea.models.listening import evidence_ratio
from cocrea.said import percent
from cocrea.stats import cohen_kappa, specific_agreement

# -- one agreement, two kappas ------------------------------------------------------------

# What two raters of 100 things gave: both the code, the first only, the second only, neither.
TABLES: Mapping[str, tuple[int, int, int, int]] = {
    N_("A common code"): (40, 9, 6, 45),
    N_("A rare code"): (5, 5, 10, 80),
}
ACROSS = 10  # notes in a row


def two_tables() -> Figure:
    """A hundred notes for a common code and a hundred for a rare one, as two coders coded them.

    After Feinstein and Cicchetti (1990): they agree on 85 of 100 in both. The rarer answer is called
    the code.

    >>> two_tables().axes[0].texts[0].get_text()
    'A common code'
    """
    return drawn(_two_tables).figure


def two_tables_alt() -> str:
    """What `two_tables()` shows, in words."""
    parts = [_("Two squares of a hundred notes, a mark for each note.")]
    for name, counts in TABLES.items():
        both, first, second, neither = counts
        parts.append(
            _(
                "{name}: {both} notes have the code from both coders, {one} from one of them, {none} from "
                "neither; kappa {kappa}, agreement on the code {on}.",
                name=_(name),
                both=both,
                one=first + second,
                none=neither,
                kappa=number(_kappa(counts)),
                on=percent(_on_code(counts)),
            )
        )
    return " ".join(parts)


def _crossed(counts: tuple[int, int, int, int]) -> list[list[int]]:
    both, first, second, neither = counts
    return [[both, first], [second, neither]]


def _kappa(counts: tuple[int, int, int, int]) -> float:
    return cohen_kappa(_crossed(counts)).value


def _on_code(counts: tuple[int, int, int, int]) -> float:
    """Of all the times that either gave the code, the share in which the other gave it too."""
    return float(specific_agreement(_crossed(counts))[0])


def _two_tables(board: Board) -> float:
    wide = (WIDTH - 2 * EDGE - 0.35) / 2
    apart = wide / ACROSS
    bottom = 0.0
    for place, (name, counts) in enumerate(TABLES.items()):
        both, first, second, _neither = counts
        x, y = EDGE + place * (wide + 0.35), 0.18
        board.words(x, y, _(name), width=wide, weight="bold")
        y += step(SIZE) + 0.14
        at = np.arange(ACROSS * ACROSS)
        across, down = x + (at % ACROSS + 0.5) * apart, y + (at // ACROSS + 0.5) * apart
        kinds = np.select([at < both, at < both + first + second], [0, 1], 2)
        for kind, (shape, colour, size) in enumerate((("o", MAIN, 70), ("X", SHORT, 62), ("o", FAINT, 26))):
            here = kinds == kind
            edge = GREY if kind == 2 else "none"
            board.axes.scatter(
                across[here], down[here], s=size, marker=shape, color=colour, edgecolors=edge, linewidths=0.5
            )
        y += wide + 0.16
        figures = (
            (_("They agree on"), percent(float(np.trace(_crossed(counts))) / sum(counts))),
            (_("Kappa"), number(_kappa(counts))),
            (_("On the code"), percent(_on_code(counts))),
        )
        for what, value in figures:
            board.words(x, y, what, size=SMALL)
            board.words(x + wide, y, value, ha="right", weight="bold")
            y += step(SIZE) + 0.04
        bottom = max(bottom, y)
    y = bottom + 0.12
    legend = (
        ("o", MAIN, 70, _("both gave the code")),
        ("X", SHORT, 62, _("one of them gave it")),
        ("o", FAINT, 26, _("neither gave it")),
    )
    for shape, colour, size, said in legend:
        edge = GREY if colour == FAINT else "none"
        board.axes.scatter([EDGE + 0.1], [y + 0.09], s=size, marker=shape, color=colour, edgecolors=edge,
                           linewidths=0.5)  # fmt: skip
        board.words(EDGE + 0.3, y, said, size=SMALL)
        y += step(SMALL) + 0.04
    return y + 0.12


# -- the map with its evidence -------------------------------------------------------------

SIGNS = {"observed": MAIN, "reported": GREY, "assumed": SHORT}


def evidence_map() -> Figure:
    """An empathy map of our own: four fields, each note with its tag, and what we would want set aside.

    >>> evidence_map().axes[0].texts[0].get_text()
    'Customers like Elena at the till, Friday evening'
    """
    return drawn(_map).figure


def evidence_map_alt() -> str:
    """What `evidence_map()` shows, in words."""
    shares = _shares()
    parts = [
        _("A map of {who}; her goal: {goal}.", who=_(WHO), goal=_(GOAL)),
        _("Set aside, what we would want: {ours}.", ours=_(OURS)),
    ]
    for key, name in QUADRANTS.items():
        notes = "; ".join(f"{note.said} ({_(TAG_WORDS[note.tag])})" for note in MAP if note.quadrant == key)
        parts.append(f"{_(name)}, {shares[key]}: {notes}.")
    return " ".join(parts)


def _shares() -> dict[Any, str]:
    """By field, how many of its notes are observed or reported."""
    found = evidence_ratio(tagged()).set_index("quadrant")
    return {
        key: _("{count} of {n}", count=int(row["observed"] + row["reported"]), n=int(row["n"]))
        for key, row in found.iterrows()
    }


def _map(board: Board) -> float:
    shares, wide = _shares(), (WIDTH - 2 * EDGE - 0.2) / 2
    board.words(EDGE, 0.16, _(WHO), weight="bold")
    y = 0.16 + step(SIZE) + 0.04
    goal = _("Goal: {goal}", goal=_(GOAL))
    board.words(EDGE, y, goal, width=WIDTH - 2 * EDGE, size=SMALL)
    y += deep(goal, WIDTH - 2 * EDGE, SMALL) + 0.12
    aside = _("Set aside first: {ours}", ours=_(OURS))
    tall = deep(aside, WIDTH - 2 * EDGE - 0.2, SMALL) + 0.16
    board.line((EDGE, y), (WIDTH - EDGE, y), (WIDTH - EDGE, y + tall), (EDGE, y + tall), (EDGE, y),
               color=GREY, linestyle="--")  # fmt: skip
    board.words(EDGE + 0.1, y + 0.08, aside, width=WIDTH - 2 * EDGE - 0.2, size=SMALL, color=GREY)
    y += tall + 0.14
    keys = list(QUADRANTS)
    for pair in (keys[:2], keys[2:]):
        ends = [_field(board, EDGE + place * (wide + 0.2), y, wide, key, shares[key])
                for place, key in enumerate(pair)]  # fmt: skip
        for place, _end in enumerate(ends):
            x = EDGE + place * (wide + 0.2)
            board.line((x, y), (x + wide, y), (x + wide, max(ends)), (x, max(ends)), (x, y))
        y = max(ends) + 0.14
    x = EDGE
    for tag, colour in SIGNS.items():
        board.sign(x + 0.1, y + 0.1, _sign(tag), colour)
        board.words(x + 0.28, y, _(TAG_WORDS[tag]), size=SMALL)
        x += (WIDTH - 2 * EDGE) / 3
    return y + step(SMALL) + 0.16


def _field(board: Board, x: float, y: float, wide: float, key: str, share: str) -> float:
    """One field with its notes, and where it ends."""
    board.words(x + 0.1, y + 0.08, _(QUADRANTS[key]), size=SMALL, weight="bold")
    y += 0.08 + step(SMALL)
    with_evidence = _("with evidence: {share}", share=share)
    board.words(x + 0.1, y, with_evidence, size=SMALL, color=GREY)
    y += step(SMALL) + 0.08
    for note in (one for one in MAP if one.quadrant == key):
        board.sign(x + 0.19, y + 0.1, _sign(note.tag), SIGNS[note.tag])
        style = "italic" if note.tag == "assumed" else "normal"
        board.words(x + 0.38, y, note.said, width=wide - 0.46, size=SMALL, color=INK, style=style)
        y += max(deep(note.said, wide - 0.46, SMALL), 0.26) + 0.06
    return y + 0.06


def _sign(tag: str) -> str:
    """The first letter of a tag, in the language in force."""
    return _(TAG_WORDS[tag])[0].upper()


PICTURES: dict[str, Callable[[], Figure]] = {"two-tables": two_tables, "evidence-map": evidence_map}
