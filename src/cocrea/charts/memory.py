"""The pictures of sections 5.3 and 5.4: two ways of bending, and a flight with its peak and its end.

Each returns a matplotlib Figure and has its companion ending in `_alt`. Nothing in them was
measured on anybody; only the direction of the bends is from a study.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.figure import Figure

from cocrea.charts.board import EDGE, GREY, MAIN, SHORT, SMALL, Board, deep, drawn
from cocrea.charts.look import FAINT, INK, WIDTH
from cocrea.language import N_, _, number
from cocrea.models.experience import Memory, peak_end

FLIGHT = {  # Marisol's moments, from 1 to 9
    "check-in": (N_("checks in"), 7),
    "door": (N_("at the door"), 8),
    "seat": (N_("finds her seat"), 8),
    "hour": (N_("in the air"), 6),
    "landing": (N_("lands"), 6),
    "bag": (N_("waits for the bag"), 2),
}
NEUTRAL = 5


def returns_picture() -> Figure:
    """What people said they would do, and what they did, over their rating: only the bends are measured.

    After Mittal and Kamakura (2001): intention rises by less and less, buying by more and more.

    >>> returns_picture().axes[0].texts[0].get_text()
    'returning ↑'
    """
    return drawn(_returns).figure


def returns_picture_alt() -> str:
    """What `returns_picture()` shows, in words."""
    return _(
        "A rating to the right, returning upwards. The dashed curve, intention, rises steeply at first and "
        "then flattens. The solid curve, what was bought, rises little at first and then ever more steeply. "
        "Both begin and end together. No numbers stand at the axes."
    )


def _returns(board: Board) -> float:
    left, right, top, bottom = 0.45, WIDTH - 0.35, 0.55, 3.4

    def placed(x: np.ndarray, y: np.ndarray) -> list[tuple[float, float]]:
        return [
            (left + 0.2 + a * (right - left - 0.4), bottom - 0.15 - b * (bottom - top - 0.4))
            for a, b in zip(x, y, strict=True)
        ]

    board.words(left - 0.15, 0.2, _("returning ↑"), size=SMALL, color=GREY)
    board.arrow((left, bottom), (left, top - 0.1), color=GREY)
    board.arrow((left, bottom), (right + 0.1, bottom), color=GREY)
    board.words(right + 0.1, bottom + 0.1, _("rating of the car →"), size=SMALL, color=GREY, ha="right")
    x = np.linspace(0, 1, 60)
    board.line(*placed(x, 1 - (1 - x) ** 2.6), color=MAIN, linewidth=2.4, linestyle="--")
    board.line(*placed(x, x**2.6), color=SHORT, linewidth=2.4)
    board.words(left + 0.75, top + 0.1, _("what they said"), weight="bold", color=MAIN, ha="left", width=1.5)
    board.words(
        right - 0.15, bottom - 0.75, _("what they bought"), weight="bold", color=SHORT, ha="right", width=1.5
    )
    note = _("Measured is which way each bends. Heights and lengths are ours.")
    y = bottom + 0.5
    board.words(EDGE, y, note, width=WIDTH - 2 * EDGE, size=SMALL)
    return y + deep(note, WIDTH - 2 * EDGE, SMALL) + 0.1


def flight() -> Memory:
    """What both rules make of Marisol's flight."""
    return peak_end([rating for _name, rating in FLIGHT.values()], NEUTRAL)


def peak_end_picture() -> Figure:
    """Marisol's flight, moment by moment, its average, and the mean of its peak and its end.

    After Kahneman, Fredrickson, Schreiber and Redelmeier (1993); the flight is invented.

    >>> round(flight().mean, 1), flight().remembered
    (6.2, 2.0)
    """
    return drawn(_peak_end).figure


def peak_end_picture_alt() -> str:
    """What `peak_end_picture()` shows, in words."""
    found = flight()
    moments = "; ".join(f"{_(name)} {rating}" for name, rating in FLIGHT.values())
    return _(
        "A flight in {n} moments from left to right, rated from 1 to 9: {moments}. The peak, in a ring, is "
        "the one farthest from 5. A dashed line is the average, {mean}; a solid one the mean of peak and "
        "end, {kept}.",
        n=len(FLIGHT),
        moments=moments,
        mean=number(found.mean, 1),
        kept=number(found.remembered, 1),
    )


def _peak_end(board: Board) -> float:
    found = flight()
    left, right, top, bottom = 0.55, WIDTH - 0.25, 0.5, 3.5
    ratings = [rating for _name, rating in FLIGHT.values()]
    part = (right - left) / len(ratings)

    def at(place: float, rating: float) -> tuple[float, float]:
        return left + (place + 0.5) * part, bottom - (rating - 1) * (bottom - top) / 8

    for rating in (1, 3, 5, 7, 9):
        y = at(0, rating)[1]
        board.line((left, y), (right, y), color=INK if rating == NEUTRAL else FAINT, linewidth=0.7)
        board.words(left - 0.1, y, str(rating), ha="right", va="center", size=SMALL)
    board.line(*(at(place, rating) for place, rating in enumerate(ratings)), color=GREY, linewidth=1.2)
    for place, rating in enumerate(ratings):
        board.axes.scatter(*at(place, rating), s=55, color=INK, zorder=4)
    board.axes.scatter(
        *at(found.peak_at, found.peak), s=260, facecolor="none", edgecolor=SHORT, linewidth=2, zorder=5
    )
    for value, colour, style, said, lift in (
        (found.mean, MAIN, "--", _("average {value}", value=number(found.mean, 1)), 0.2),
        (found.remembered, SHORT, "-", _("peak and end {value}", value=number(found.remembered, 1)), -0.2),
    ):
        y = at(0, value)[1]
        board.line((left, y), (right, y), color=colour, linewidth=2, linestyle=style)
        board.words(left + 0.05, y + lift, said, weight="bold", color=colour, size=SMALL, va="center")
    for place in range(len(FLIGHT)):
        board.words(at(place, 1)[0], bottom + 0.12, str(place + 1), ha="center", size=SMALL)
    said = " · ".join(f"{place} {_(name)}" for place, (name, _rating) in enumerate(FLIGHT.values(), 1))
    y = bottom + 0.45
    board.words(EDGE, y, said, width=WIDTH - 2 * EDGE, size=SMALL)
    y += deep(said, WIDTH - 2 * EDGE, SMALL) + 0.1
    note = _("The ring: the moment farthest from 5. Here it is the last one, too.")
    board.words(EDGE, y, note, width=WIDTH - 2 * EDGE, size=SMALL)
    return y + deep(note, WIDTH - 2 * EDGE, SMALL) + 0.1


PICTURES: Mapping[str, Callable[[], Figure]] = {
    "satisfaction-and-return": returns_picture,
    "peak-and-end": peak_end_picture,
}
