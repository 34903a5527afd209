"""The picture of section 7.1: three spheres, two frames that overlap, acts of an invented supermarket."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from cocrea.charts.board import EDGE, MAIN, SHORT, SIZE, SMALL, Board, deep, drawn, step
from cocrea.charts.look import WIDTH
from cocrea.language import N_, _
from cocrea.palette import LIGHT

INSET = 0.32  # inches by which the two frames are shifted against each other
PAD = 0.14
SPHERES = (  # whose sphere, what goes on there, and acts
    (
        N_("The provider’s sphere"),
        N_("The firm prepares."),
        (N_("The bakery bakes at night."), N_("An offer is worked out from past purchases.")),
    ),
    (
        N_("The joint sphere"),
        N_("Each acts on the other: here the firm can co-create."),
        (
            N_("Elena and the man at the counter look for a cheese."),
            N_("Five customers help to sketch a list."),
        ),
    ),
    (
        N_("The customer’s sphere"),
        N_("The customer creates value in use."),
        (N_("Elena grates the cheese at home."), N_("A neighbour shows how to freeze bread.")),
    ),
)


def spheres_picture() -> Figure:
    """Three spheres as two frames that overlap: the provider's above, the customer's below.

    After Grönroos and Voima (2013); the drawing and the acts are ours.

    >>> spheres_picture().axes[0].texts[0].get_text()
    'The provider’s sphere'
    """
    return drawn(_spheres).figure


def spheres_picture_alt() -> str:
    """What `spheres_picture()` shows, in words."""
    said = [f"{_(whose)}. {_(what)} {' '.join(_(act) for act in acts)}" for whose, what, acts in SPHERES]
    return " ".join([_("Two frames, one above the other, that overlap in the middle. From above:"), *said])


def _spheres(board: Board) -> float:
    room = WIDTH - 2 * EDGE - 2 * INSET - 2 * PAD
    y, tops, bottoms = 0.15, [], []
    for (whose, what, acts), colour in zip(SPHERES, (MAIN, LIGHT["ink"], SHORT), strict=True):
        tops.append(y)
        y += PAD
        x = EDGE + INSET + PAD
        board.words(x, y, _(whose), width=room, weight="bold", color=colour, zorder=4)
        y += deep(_(whose), room, SIZE, bold=True) + 0.02
        board.words(x, y, _(what), width=room, size=SMALL, style="italic", zorder=4)
        y += deep(_(what), room, SMALL) + 0.05
        for act in acts:
            board.words(x, y, f"– {_(act)}", width=room, size=SMALL, zorder=4)
            y += deep(f"– {_(act)}", room, SMALL) + 0.03
        y += PAD
        bottoms.append(y)
        y += 0.12
    wide = WIDTH - 2 * EDGE - INSET
    for x, top, bottom, colour, dashes in (
        (EDGE, tops[0], bottoms[1], MAIN, "-"),
        (EDGE + INSET, tops[1], bottoms[2], SHORT, "--"),
    ):
        frame = FancyBboxPatch(
            (x, top), wide, bottom - top, boxstyle="round,pad=0,rounding_size=0.12", facecolor=colour,
            alpha=0.1, zorder=1,
        )  # fmt: skip
        edge = FancyBboxPatch(
            (x, top), wide, bottom - top, boxstyle="round,pad=0,rounding_size=0.12", fill=False,
            edgecolor=colour, linewidth=1.8, linestyle=dashes, zorder=2,
        )  # fmt: skip
        board.axes.add_patch(frame)
        board.axes.add_patch(edge)
    return y + step(SMALL) * 0.3


PICTURES: Mapping[str, Callable[[], Figure]] = {"spheres": spheres_picture}
