"""The picture of chapter 2 that a student of services must be able to draw: contact and potential efficiency.

The services in it are areas, drawn and not measured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from matplotlib.figure import Figure

from cocrea.charts.board import EDGE, GREY, MAIN, SHORT, SMALL, Board, deep, drawn
from cocrea.charts.look import WIDTH, ZONE
from cocrea.language import N_, _
from cocrea.palette import LIGHT

LEFT, TOP, WIDE, HIGH = 0.95, 0.72, WIDTH - 0.95 - 0.35, 3.1  # of the square, in inches


class Service(NamedTuple):
    """A service as a stretch of the line: from where to where the contact may lie, and its name."""

    low: float
    high: float
    name: str
    case: bool = False


SERVICES = (
    Service(0.02, 0.14, N_("letters and statements, at night")),
    Service(0.22, 0.40, N_("account opened with papers sent ahead"), case=True),
    Service(0.60, 0.78, N_("account opened in the branch, today"), case=True),
    Service(0.86, 0.99, N_("advice on a loan")),
)


def contact_efficiency() -> Figure:
    """Potential efficiency over the part of the work with the customer there: a ceiling.

    After Chase (1978, 1981); the services on the line are ours.

    >>> len(contact_efficiency().axes[0].lines)  # the square, the ceiling, a service each
    6
    """
    return drawn(_efficiency).figure


def contact_efficiency_alt() -> str:
    """What `contact_efficiency()` shows, in words."""
    services = "; ".join(_(service.name) for service in SERVICES)
    return " ".join(
        [
            _(
                "To the right the part of the work in which the customer is there, from none to all; upwards "
                "the part that could be done without the customer. A straight line falls from all at the "
                "upper left to none at the lower right: it is a ceiling. The shaded area under it is where "
                "the efficiency of a real service lies, somewhere, and nobody has measured where."
            ),
            _("On the line, from little contact to much: {services}.", services=services),
        ]
    )


def _efficiency(board: Board) -> float:
    right, bottom = LEFT + WIDE, TOP + HIGH
    board.words(EDGE, 0.12, _("Part of the work that could be done without the customer"), size=SMALL,
                color=GREY, weight="bold", width=WIDTH - 2 * EDGE)  # fmt: skip
    board.axes.fill([LEFT, LEFT, right], [TOP, bottom, bottom], color=ZONE, alpha=0.45, zorder=1)
    board.line((LEFT, TOP), (LEFT, bottom), (right, bottom), color=GREY)
    board.line((LEFT, TOP), (right, bottom), color=MAIN, linewidth=2.4)
    for y, said in ((TOP, _("all", context="share")), (bottom, _("none", context="share"))):
        board.words(LEFT - 0.1, y, said, ha="right", va="center", size=SMALL)
    for x, said, side in (
        (LEFT, _("none", context="share"), "left"),
        (right, _("all", context="share"), "right"),
    ):
        board.words(x, bottom + 0.08, said, ha=side, size=SMALL)
    board.words(LEFT + WIDE / 2, bottom + 0.08, _("Part with the customer there"), ha="center", size=SMALL,
                color=GREY, weight="bold", width=WIDE - 1.1)  # fmt: skip
    board.words(right, TOP + 0.05, _("the ceiling: potential efficiency"), ha="right", size=SMALL, color=MAIN,
                width=2.2, weight="bold")  # fmt: skip
    board.words(LEFT + 0.15, bottom - 1.15, _("what is really reached: somewhere below, and not measured"),
                size=SMALL, width=1.45)  # fmt: skip
    y = bottom + 0.12 + deep(_("Part with the customer there"), WIDE - 1.1, SMALL, bold=True) + 0.15
    for place, service in enumerate(SERVICES, 1):
        colour = SHORT if service.case else MAIN
        ends = [(LEFT + at * WIDE, TOP + at * HIGH) for at in (service.low, service.high)]
        board.line(*ends, color=colour, linewidth=7, solid_capstyle="round", zorder=2)
        middle = ((ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2)
        board.sign(middle[0], middle[1], str(place), colour)
        board.sign(EDGE + 0.12, y + 0.09, str(place), colour)
        board.words(EDGE + 0.35, y, _(service.name), size=SMALL, width=WIDTH - 2 * EDGE - 0.4)
        y += deep(_(service.name), WIDTH - 2 * EDGE - 0.4, SMALL) + 0.1
    board.arrow((LEFT + 0.66 * WIDE, TOP + 0.58 * HIGH), (LEFT + 0.40 * WIDE, TOP + 0.32 * HIGH), color=SHORT,
                linewidth=1.6)  # fmt: skip
    note = _("Moving a service up the line (arrow) lifts its ceiling. It says nothing of what happens below.")
    board.words(EDGE, y + 0.05, note, size=SMALL, width=WIDTH - 2 * EDGE, color=LIGHT["ink"])
    return y + 0.2 + deep(note, WIDTH - 2 * EDGE, SMALL)


PICTURES: Mapping[str, Callable[[], Figure]] = {"contact-efficiency": contact_efficiency}
