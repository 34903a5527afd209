"""The pictures of sections 7.2 and 7.3: a promotion in four cells, readiness of both sides, embedded ties.

Each returns a matplotlib Figure and has its companion ending in `_alt`. What was published is the
direction of each arrow and line; lengths and slopes are ours, and the two firms are invented.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure

from cocrea.charts.board import EDGE, GREY, MAIN, SHORT, SMALL, Board, deep, drawn, step
from cocrea.charts.look import COLOURS, FAINT, WIDTH
from cocrea.data.nubeclara import CLIENT, NEEDS
from cocrea.language import N_, _, number
from cocrea.models.cocreation import WEAKEST_BAR

MORE = COLOURS["above"]

# -- a deep price reduction: whom, and when --------------------------------------------------

WHO = {"new": N_("First-time customers"), "old": N_("Established customers")}
CELLS = {  # (who, now or later): up or down, and in words
    ("new", "now"): (True, N_("more is bought")),
    ("new", "later"): (True, N_("more is bought: they come back")),
    ("old", "now"): (True, N_("more is bought")),
    ("old", "later"): (False, N_("less is bought: stocked up, and after bargains")),
}
SUMS = {
    "new": N_("Who looks at now only, thinks too little of it."),
    "old": N_("Who looks at now only, thinks too much of it."),
}


def promotion_cells() -> Figure:
    """What a deeper price reduction did to purchases now and later, of new and of established customers.

    The directions are those that Anderson and Simester (2004) found.

    >>> promotion_cells().axes[0].texts[0].get_text()
    'NOW'
    """
    return drawn(_promotion).figure


def promotion_cells_alt() -> str:
    """What `promotion_cells()` shows, in words."""
    said = [_("Four cells, with an arrow up or down in each: a deeper price reduction, now and later.")]
    for who, name in WHO.items():
        cells = (
            _("{when}: {what}", when=_(when), what=_(CELLS[who, place][1]))
            for place, when in (("now", N_("now")), ("later", N_("up to two years later")))
        )
        said.append(f"{_(name)}: {'; '.join(cells)}. {_(SUMS[who])}")
    return " ".join(said)


def _promotion(board: Board) -> float:
    wide, tall, room = (WIDTH - 2 * EDGE - 0.2) / 2, 1.0, WIDTH - 2 * EDGE
    left = {"now": EDGE, "later": EDGE + wide + 0.2}
    for place, heading in (("now", _("NOW")), ("later", _("UP TO TWO YEARS LATER"))):
        board.words(left[place], 0.18, heading, size=SMALL, weight="bold", color=GREY)
    y = 0.18 + step(SMALL) + 0.14
    for who, name in WHO.items():
        board.words(EDGE, y, _(name), weight="bold")
        y += step(SMALL) + 0.08
        for (cell, place), (up, said) in CELLS.items():
            if cell != who:
                continue
            x, tone = left[place], MORE if up else SHORT
            board.box(x + 0.42, y, wide - 0.42, tall, said=_(said), edgecolor=tone)
            ends = (y + tall - 0.1, y + 0.1) if up else (y + 0.1, y + tall - 0.1)
            board.arrow((x + 0.2, ends[0]), (x + 0.2, ends[1]), color=tone, linewidth=4, mutation_scale=24)
        y += tall + 0.1
        board.words(EDGE, y, _(SUMS[who]), width=room, size=SMALL, color=GREY)
        y += deep(_(SUMS[who]), room, SMALL) + 0.2
    note = _(
        "Deeper beside shallower reductions, durable goods, by catalogue. The arrows give directions only."
    )
    board.words(EDGE, y, note, width=room, size=SMALL)
    return y + deep(note, room, SMALL) + 0.12


# -- readiness of both sides ------------------------------------------------------------------


def both_sides() -> Figure:
    """How ready each side is, need by need, and the distance between the two.

    >>> both_sides().axes[0].texts[0].get_text()
    'People'
    """
    return drawn(_both).figure


def both_sides_alt() -> str:
    """What `both_sides()` shows, in words."""
    said = (
        _(
            "{need}: {client} {theirs}, NubeClara {ours}",
            need=need.label, client=CLIENT, theirs=number(need.scores[0], 1), ours=number(need.scores[1], 1),
        )
        for need in NEEDS.values()
    )  # fmt: skip
    return " ".join(
        [
            _(
                "Five needs of a joint project, each with a circle for the client and a square for the firm "
                "on a scale from 0 to 1, joined by a bar; a dashed line marks {bar}.",
                bar=number(WEAKEST_BAR, 1),
            ),
            "; ".join(said) + ".",
        ]
    )


def _both(board: Board) -> float:
    left, right, y = EDGE + 1.25, WIDTH - EDGE - 0.62, 0.3
    span = right - left
    top = y
    for need in NEEDS.values():
        theirs, ours = (left + span * score for score in need.scores)
        board.words(EDGE, y, need.label, va="center")
        board.line((left, y), (right, y), color=FAINT)
        board.line(
            (theirs, y), (ours, y), color=SHORT if abs(theirs - ours) > 0.45 * span else GREY, linewidth=5
        )
        board.axes.scatter([theirs], [y], s=120, color=MAIN, zorder=4)
        board.axes.scatter([ours], [y], s=110, color=MORE, marker="s", zorder=4)
        apart = number(need.scores[1] - need.scores[0], 1, sign=True)
        board.words(WIDTH - EDGE, y, apart, va="center", ha="right", weight="bold")
        y += 0.42
    bar = left + span * WEAKEST_BAR
    board.line((bar, top - 0.2), (bar, y - 0.2), color=GREY, linestyle=(0, (4, 3)))
    for score in (0, 0.5, 1):
        board.words(left + span * score, y - 0.12, number(score, 1), size=SMALL, ha="center", color=GREY)
    y += 0.2
    for marker, tone, said in (("o", MAIN, CLIENT), ("s", MORE, "NubeClara")):
        board.axes.scatter([EDGE + 0.1], [y + 0.08], s=100, color=tone, marker=marker)
        board.words(EDGE + 0.3, y + 0.08, said, size=SMALL, va="center")
        y += 0.27
    note = _("Right: NubeClara minus Ábaco. Dashed: our bar for the weakest.")
    board.words(EDGE, y, note, width=WIDTH - 2 * EDGE, size=SMALL)
    return y + deep(note, WIDTH - 2 * EDGE, SMALL) + 0.1


# -- embedded ties ---------------------------------------------------------------------------

TIES = (  # height at the left and at the right end, of the height of the picture
    (0.25, 0.50, "short", N_("close ties")),
    (0.25, 0.72, "main", N_("loose ties")),
    (0.25, 0.94, "more", N_("close ties, well governed")),
)
TONES = {"short": SHORT, "main": MAIN, "more": MORE}


def embedded_ties() -> Figure:
    """What a supplier makes of its client's knowledge: under loose, close, and close and well governed ties.

    Which line is flatter, and which steeper, Noordhoff, Kyriakopoulos, Moorman, Pauwels and
    Dellaert (2011) found; all heights and slopes are ours.

    >>> embedded_ties().axes[0].texts[0].get_text()
    'The supplier’s innovation'
    """
    return drawn(_ties).figure


def embedded_ties_alt() -> str:
    """What `embedded_ties()` shows, in words."""
    return _(
        "Three rising lines: the more the client knows, the more the supplier innovates. Under close ties "
        "the line rises least, under loose ties more, and under close ties that are well governed most."
    )


def _ties(board: Board) -> float:
    left, right, top, tall = EDGE + 0.1, WIDTH - EDGE - 0.1, 0.55, 2.6
    bottom = top + tall
    board.words(left, 0.18, _("The supplier’s innovation"), size=SMALL, color=GREY)
    board.line((left, top), (left, bottom), (right, bottom), color=GREY)
    end = right - 0.1
    for start, finish, tone, _name in TIES:
        style = "solid" if tone != "main" else (0, (5, 3))
        board.line(
            (left + 0.1, bottom - start * tall),
            (end, bottom - finish * tall),
            color=TONES[tone],
            linewidth=3,
            linestyle=style,
        )
    board.words(right, bottom + 0.08, _("What the client knows"), size=SMALL, color=GREY, ha="right")
    y = bottom + 0.45
    for _start, _finish, tone, name in reversed(TIES):
        style = "solid" if tone != "main" else (0, (5, 3))
        board.line((EDGE, y + 0.09), (EDGE + 0.45, y + 0.09), color=TONES[tone], linewidth=3, linestyle=style)
        board.words(EDGE + 0.6, y + 0.09, _(name), size=SMALL, va="center")
        y += 0.27
    return y + 0.05


PICTURES: Mapping[str, Callable[[], Figure]] = {
    "promotion": promotion_cells,
    "both-sides": both_sides,
    "embedded-ties": embedded_ties,
}
