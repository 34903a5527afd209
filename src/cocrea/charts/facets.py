"""The picture of section 5.2: five facets by nine moments, and the places of a plan.

It returns a matplotlib Figure and has its companion ending in `_alt`. The supermarket is
invented; nothing in it was measured on anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cocrea.charts.board import EDGE, GREY, SHORT, SMALL, Board, deep, drawn, step
from cocrea.charts.look import FAINT, INK, PAPER, WIDTH, ZONE
from cocrea.data.facets import FACETS, PER_MOMENT, PLAN, REMARKS, remarks
from cocrea.data.quetzalia import MOMENTS
from cocrea.language import _

MOST = max(map(max, REMARKS.values()))


def facet_map() -> Figure:
    """How many of 20 remarks on each moment speak of each facet; a frame where the plan has something.

    The facets are Schmitt's (1999) five modules; store and remarks are ours.

    >>> facet_map().axes[0].texts[0].get_text()
    'Senses'
    """
    return drawn(_paint).figure


def facet_map_alt() -> str:
    """What `facet_map()` shows, in words."""
    said = [
        _(
            "A table of nine moments by five facets: of {count} remarks on a moment, how many speak of "
            "a facet; darker is more. A thick frame marks six cells of the plan.",
            count=PER_MOMENT,
        )
    ]
    for moment in REMARKS:
        cells = (
            _("{facet} {count}, in the plan", facet=_(name), count=remarks(moment, facet))
            if (moment, facet) in PLAN
            else f"{_(name)} {remarks(moment, facet)}"
            for facet, name in FACETS.items()
        )
        said.append(f"{MOMENTS[moment].label}: {'; '.join(cells)}.")
    return " ".join(said)


def _paint(board: Board) -> float:
    wide, tall = (WIDTH - 2 * EDGE) / len(FACETS), 0.27
    y = 0.16
    for place, name in enumerate(FACETS.values()):  # every second one lower: long words side by side
        down = step(SMALL) * (place % 2)
        board.words(EDGE + (place + 0.5) * wide, y + down, _(name), ha="center", size=SMALL, color=GREY)
    y += 2 * step(SMALL) + 0.08
    for moment in REMARKS:
        board.words(EDGE, y, MOMENTS[moment].label, size=SMALL, weight="bold")
        y += step(SMALL) + 0.02
        for place, facet in enumerate(FACETS):
            x, count = EDGE + place * wide, remarks(moment, facet)
            shade = _between(PAPER, ZONE, count / MOST)
            board.axes.add_patch(
                Rectangle((x, y), wide - 0.06, tall, facecolor=shade, edgecolor=FAINT, zorder=1)
            )
            if (moment, facet) in PLAN:
                board.axes.add_patch(
                    Rectangle((x + 0.02, y + 0.02), wide - 0.1, tall - 0.04, facecolor="none",
                              edgecolor=SHORT, linewidth=2.4, zorder=3)
                )  # fmt: skip
            board.words(x + wide / 2 - 0.03, y + tall / 2, str(count), ha="center", va="center", color=INK,
                        zorder=4)  # fmt: skip
        y += tall + 0.09
    y += 0.04
    note = _("Of {count} remarks on a moment, how many speak of a facet. Framed: the plan of the year.",
             count=PER_MOMENT)  # fmt: skip
    board.words(EDGE, y, note, width=WIDTH - 2 * EDGE, size=SMALL)
    return y + deep(note, WIDTH - 2 * EDGE, SMALL) + 0.1


def _between(light: str, dark: str, share: float) -> tuple[float, float, float]:
    """A colour that far from one to the other."""
    red, green, blue = (a + (b - a) * share for a, b in zip(to_rgb(light), to_rgb(dark), strict=True))
    return red, green, blue


PICTURES: Mapping[str, Callable[[], Figure]] = {"facets": facet_map}
