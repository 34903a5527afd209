"""The pictures of chapter 1 that a student of services must be able to draw: two squares of four cells.

Services are areas and not points, and the areas are drawn, not measured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from cocrea.charts.board import EDGE, GREY, MAIN, SHORT, SMALL, Board, deep, drawn
from cocrea.charts.look import WIDTH, ZONE
from cocrea.data import labels
from cocrea.language import N_, _
from cocrea.models.nature import ACT_CELLS
from cocrea.palette import LIGHT

LEFT, TOP, CELL = 0.62, 0.95, (WIDTH - 0.62 - EDGE) / 2  # the square starts here; a cell is so wide
HIGH = 2.15  # and so high
OWN: dict[str, Any] = {"edgecolor": SHORT, "linewidth": 1.8}


Cells = tuple[tuple[str, str], tuple[str, str]]  # names, from left to right, the upper row first


class Area(NamedTuple):
    """A service as an area: where it starts, how large it is (in cells), its name, whether it is the case."""

    x: float
    y: float
    wide: float
    high: float
    name: str
    case: bool = False


# -- Lovelock's first scheme ------------------------------------------------------------

ACTS = (N_("it can be seen"), N_("it cannot be seen"))
TO = (N_("to people"), N_("to what they have"))
LOVELOCK_AREAS = (
    Area(0.04, 0.27, 0.44, 0.18, N_("haircut")),
    Area(0.52, 0.27, 0.44, 0.18, N_("city bus")),
    Area(0.04, 0.54, 0.50, 0.72, N_("hospital")),
    Area(0.62, 0.54, 0.60, 0.18, N_("hotel")),
    Area(1.06, 0.27, 0.42, 0.18, N_("car wash")),
    Area(1.52, 0.27, 0.44, 0.18, N_("dry-cleaner")),
    Area(1.40, 0.54, 0.56, 0.72, N_("fuel station with its parcels"), case=True),
    Area(0.04, 1.34, 0.44, 0.18, N_("theatre")),
    Area(0.04, 1.60, 0.44, 0.18, N_("lecture")),
    Area(0.56, 1.38, 0.86, 0.40, N_("bank branch: cash, and an ear"), case=True),
    Area(1.52, 1.34, 0.44, 0.18, N_("insurance")),
    Area(1.52, 1.60, 0.44, 0.18, N_("tax office")),
)


def lovelock_cells() -> Figure:
    """Lovelock's four cells, what is done and to whom or what, with services as areas.

    After Lovelock (1983). The areas are ours.

    >>> [text.get_text() for text in lovelock_cells().axes[0].texts][:2]
    ['to people', 'to what they have']
    """
    return drawn(_lovelock).figure


def lovelock_cells_alt() -> str:
    """What `lovelock_cells()` shows, in words."""
    return _alt(
        _(
            "A square of four cells: to the left what is done to people, to the right to what they have; "
            "above what can be seen, below what cannot."
        ),
        _acts(),
        LOVELOCK_AREAS,
    )


def _acts() -> Cells:
    """The names of the four cells, as the catalogue of services has them."""
    called = labels("services_catalog", "cell")
    people, things, minds, information = (str(called[cell]) for cell in ACT_CELLS)
    return (people, things), (minds, information)


def _lovelock(board: Board) -> float:
    return _square(board, ("", ""), TO, ACTS, _acts(), LOVELOCK_AREAS) + 0.1


# -- Schmenner's matrix -----------------------------------------------------------------

LABOUR = (N_("much plant"), N_("much labour"))
INTERACTION = (N_("little to order"), N_("much to order"))
PROCESSES = (
    (N_("Service factory"), N_("Service shop")),
    (N_("Mass service"), N_("Professional service")),
)
SCHMENNER_AREAS = (
    Area(0.04, 0.22, 0.44, 0.18, N_("airline")),
    Area(0.52, 0.22, 0.44, 0.18, N_("pumps"), case=True),
    Area(0.04, 0.48, 0.44, 0.18, N_("car wash"), case=True),
    Area(0.56, 0.48, 0.62, 0.18, N_("hotel")),
    Area(1.06, 0.22, 0.44, 0.18, N_("hospital")),
    Area(1.30, 0.50, 0.56, 0.70, N_("garage")),
    Area(0.04, 1.12, 0.44, 0.18, N_("shop"), case=True),
    Area(0.52, 1.12, 0.44, 0.18, N_("parcels"), case=True),
    Area(0.04, 1.40, 0.44, 0.18, N_("retail")),
    Area(0.52, 1.40, 0.44, 0.18, N_("school")),
    Area(1.06, 1.54, 0.44, 0.18, N_("lawyer")),
    Area(1.10, 1.26, 0.60, 0.20, N_("mechanic"), case=True),
    Area(1.54, 1.54, 0.42, 0.18, N_("architect")),
)
TROUBLES = (
    (N_("Much plant"), N_("what to invest in, peaks, selling the quiet hours")),
    (N_("Much labour"), N_("hiring, training, rotas")),
    (N_("Little to order"), N_("keeping it warm")),
    (N_("Much to order"), N_("cost and quality that hold steady")),
)


def schmenner_matrix() -> Figure:
    """Schmenner's service process matrix with services as areas, and what troubles each half.

    After Schmenner (1986). The areas are ours; those of one fuel station lie in three cells.

    >>> "Service factory" in [text.get_text() for text in schmenner_matrix().axes[0].texts]
    True
    """
    return drawn(_schmenner).figure


def schmenner_matrix_alt() -> str:
    """What `schmenner_matrix()` shows, in words."""
    square = _alt(
        _(
            "A square of four cells: labour intensity grows downwards, interaction and customisation to the "
            "right."
        ),
        PROCESSES,
        SCHMENNER_AREAS,
    )
    troubles = [f"{_(half)}: {_(what)}." for half, what in TROUBLES]
    return " ".join([square, *troubles])


def _schmenner(board: Board) -> float:
    axes = (_("labour intensity"), _("interaction and customisation →"))
    y = _square(board, axes, INTERACTION, LABOUR, PROCESSES, SCHMENNER_AREAS) + 0.12
    for half, what in TROUBLES:
        said = f"{_(half)}: {_(what)}"
        board.words(EDGE, y, said, width=WIDTH - 2 * EDGE, size=SMALL)
        y += deep(said, WIDTH - 2 * EDGE, SMALL) + 0.04
    board.axes.add_patch(
        FancyBboxPatch((EDGE, y + 0.06), 0.3, 0.16, boxstyle="round,pad=0,rounding_size=0.06",
                       facecolor=LIGHT["paper"], **OWN)
    )  # fmt: skip
    said = _("parts of one fuel station")
    board.words(EDGE + 0.4, y + 0.05, said, size=SMALL, color=SHORT)
    return y + 0.36


# -- what both are made of --------------------------------------------------------------


def _square(
    board: Board,
    axes: tuple[str, str],
    columns: tuple[str, str],
    rows: tuple[str, str],
    cells: Cells,
    areas: tuple[Area, ...],
) -> float:
    """Four cells with their names, and the areas in them; how deep the square goes."""
    top = TOP if axes[1] else TOP - 0.4
    for place, column in enumerate(columns):
        board.words(LEFT + (place + 0.5) * CELL, top - 0.3, _(column), ha="center", size=SMALL, color=GREY)
    if axes[1]:
        board.words(LEFT + CELL, 0.2, axes[1], ha="center", size=SMALL, color=GREY, weight="bold")
    if axes[0]:
        board.words(0.1, top + HIGH, f"← {axes[0]}", rotation=90, ha="left", va="center", size=SMALL,
                    color=GREY, weight="bold", width=9)  # fmt: skip
    for place, row in enumerate(rows):
        board.words(0.36, top + (place + 0.5) * HIGH, _(row), rotation=90, ha="left", va="center", size=SMALL,
                    color=GREY, width=9)  # fmt: skip
    for down, names in enumerate(cells):
        for along, name in enumerate(names):
            x, y = LEFT + along * CELL, top + down * HIGH
            board.box(x, y, CELL, HIGH, facecolor=LIGHT["paper"], edgecolor=GREY)
            # Names stand at the outer edges, where no area crosses a line.
            deeper = HIGH - deep(_(name), CELL - 0.12, SMALL, bold=True) - 0.12 if down else 0.0
            board.words(x + 0.08, y + 0.07 + deeper, _(name), width=CELL - 0.12, size=SMALL, weight="bold",
                        color=MAIN)  # fmt: skip
    for area in areas:
        look: dict[str, Any] = OWN if area.case else {"edgecolor": GREY}
        board.box(LEFT + area.x * CELL, top + area.y * HIGH, area.wide * CELL, area.high * HIGH,
                  said=_(area.name), facecolor=ZONE, **look)  # fmt: skip
    return top + 2 * HIGH


def _alt(beginning: str, cells: Cells, areas: tuple[Area, ...]) -> str:
    """The cells with what lies in each, and what crosses their lines."""
    inside: dict[str, list[str]] = {name: [] for names in cells for name in names}
    across = []
    for area in areas:
        ends = {(int(area.y), int(area.x)), (int(area.y + area.high), int(area.x + area.wide))}
        if len(ends) == 1:
            down, along = ends.pop()
            inside[cells[down][along]].append(_(area.name))
        else:
            across.append(_(area.name))
    said = [f"{_(cell)}: {', '.join(names)}." for cell, names in inside.items()]
    return " ".join([beginning, *said, _("Across the lines: {names}.", names=", ".join(across))])


PICTURES: Mapping[str, Callable[[], Figure]] = {
    "lovelock-cells": lovelock_cells,
    "schmenner-matrix": schmenner_matrix,
}
