"""The picture of a queue near full load, drawn from the formula and measured on nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import numpy as np
from matplotlib.figure import Figure

from cocrea.charts.board import EDGE, SMALL, Board, deep, drawn
from cocrea.charts.look import COLOURS, FAINT, WIDTH
from cocrea.language import _, number
from cocrea.models.contact import queue_means
from cocrea.palette import LIGHT
from cocrea.said import percent

MARKED = (0.5, 0.8, 0.9, 0.95)  # loads at which one server's wait is written out
MOST = 20.0  # services that a customer waits, at the top of the sheet
FIVE = 5  # servers of the lower curve


@cache
def services_waited(load: float, servers: int = 1) -> float:
    """The mean wait, in mean service times, when so much of the servers' time is taken.

    >>> round(services_waited(0.9)), round(services_waited(0.9, 5), 1)
    (9, 1.5)
    """
    return float(queue_means(load * servers, 1, servers).wait)


def load_picture() -> Figure:
    """How the mean wait grows with the load: one server, and five who share a line.

    Customers who come at random, service times that vary at random: Erlang (1917).

    >>> load_picture().axes[0].texts[0].get_text()
    'Mean wait, in services'
    """
    return drawn(_paint).figure


def load_picture_alt() -> str:
    """What `load_picture()` shows, in words."""
    marked = "; ".join(
        _("at {load} of the time taken, {wait}", load=percent(load), wait=number(services_waited(load), 0))
        for load in MARKED
    )
    return _(
        "The mean wait upwards, counted in service times, over the load to the right. The curve of one "
        "server is flat at first and then turns steeply upwards: {marked}. The curve of five servers who "
        "share a line lies far below and turns later. Both rise without end towards {full}.",
        marked=marked,
        full=percent(1),
    )


def _paint(board: Board) -> float:
    left, right, top, bottom = 0.55, WIDTH - 0.3, 0.6, 4.4

    def at(load: float, wait: float) -> tuple[float, float]:
        return left + load * (right - left), bottom - min(wait, MOST) / MOST * (bottom - top)

    board.words(EDGE, 0.16, _("Mean wait, in services"), size=SMALL, weight="bold", color=LIGHT["grey"])
    for wait in (0, 5, 10, 15, 20):
        y = at(0, wait)[1]
        board.line((left, y), (right, y), color=FAINT, linewidth=0.7)
        board.words(left - 0.08, y, str(wait), ha="right", va="center", size=SMALL)
    for load in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = at(load, 0)[0]
        board.line((x, bottom), (x, bottom + 0.06))
        board.words(x, bottom + 0.1, percent(load), ha="center", size=SMALL)
    for servers, colour, style in ((1, COLOURS["below"], "-"), (FIVE, COLOURS["within"], "--")):
        end = _end(servers)
        places = np.linspace(0.02, end, 200)
        curve = [at(float(load), services_waited(float(load), servers)) for load in places]
        board.line(*curve, color=colour, linewidth=2.4, linestyle=style)
    for load in MARKED:
        x, y = at(load, services_waited(load))
        board.axes.scatter([x], [y], s=36, color=COLOURS["below"], zorder=4)
        said = f"{percent(load)}: {number(services_waited(load), 0)}"
        board.words(x - 0.12, y - 0.02, said, ha="right", va="bottom", size=SMALL, color=COLOURS["below"])
    board.words(*at(0.3, 17.6), _("one server"), ha="center", weight="bold", color=COLOURS["below"])
    board.words(
        *at(0.3, 15.6), _("five servers, one line"), ha="center", weight="bold", color=COLOURS["within"]
    )
    board.words((left + right) / 2, bottom + 0.36, _("Load: share of the servers’ time that is taken"),
                ha="center", size=SMALL, color=LIGHT["grey"], width=WIDTH - 2 * EDGE)  # fmt: skip
    note = _("Customers at random; the last few per cent of load cost most.")
    y = bottom + 0.72
    board.words(EDGE, y, note, width=WIDTH - 2 * EDGE, size=SMALL)
    return y + deep(note, WIDTH - 2 * EDGE, SMALL) + 0.1


def _end(servers: int) -> float:
    """The load at which a curve leaves the sheet."""
    loads = np.linspace(0.5, 0.999, 500)
    return float(max(load for load in loads if services_waited(float(load), servers) <= MOST))


PICTURES: Mapping[str, Callable[[], Figure]] = {"queue-load": load_picture}
