"""The picture of section 6.1: one film, three questions, and who saw broken glass that was not there.

It returns a matplotlib Figure and has its companion ending in `_alt`. The counts are published,
the intervals are computed here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cocrea.charts.board import EDGE, GREY, SHORT, SMALL, Board, deep, drawn, step
from cocrea.charts.look import COLOURS, FAINT, WIDTH
from cocrea.language import N_, _
from cocrea.said import percent, share_with_interval
from cocrea.stats import share
from cocrea.stats.shares import Share

EACH = 50  # people who were asked each question
SAW = {  # of them said a week later that they had seen broken glass: Loftus and Palmer (1974)
    "smashed": (16, N_("How fast were the cars going when they smashed into each other?")),
    "hit": (7, N_("How fast were the cars going when they hit each other?")),
    "none": (6, N_("No question about the speed")),
}
MOST = 0.5  # the share at the right end of the sheet


def wordings_picture() -> Figure:
    """Who said a week later that they had seen broken glass, by the question they had been asked.

    Counts of Loftus and Palmer (1974); 95 % intervals by Wilson (1927).

    >>> len(wordings_picture().axes)
    1
    """
    return drawn(_paint).figure


def wordings_picture_alt() -> str:
    """What `wordings_picture()` shows, in words."""
    rows = "; ".join(
        _("{question} {share}", question=_(question), share=_in_words(_share(name)))
        for name, (_count, question) in SAW.items()
    )
    return _(
        "Three bars with intervals, the share of {n} people who say that they saw broken glass: {rows}.",
        n=EACH,
        rows=rows,
    )


def _share(name: str) -> Share:
    return share(SAW[name][0], EACH)


def _in_words(found: Share) -> str:
    return share_with_interval(found.value, found.low, found.high)


def _paint(board: Board) -> float:
    left, right = EDGE, WIDTH - EDGE
    wide = right - left
    head = _("Said a week later that they had seen broken glass. The film showed none.")
    board.words(left, 0.16, head, size=SMALL, weight="bold", color=GREY, width=wide)
    y = 0.16 + deep(head, wide, SMALL, bold=True) + 0.2
    top = y
    for name, (_count, question) in SAW.items():
        found = _share(name)
        said = _(question)
        board.words(left, y, said, size=SMALL, width=wide)
        y += deep(said, wide, SMALL) + 0.05
        tall = 0.26
        tone = SHORT if name == "smashed" else COLOURS["within"]
        reach = wide * found.value / MOST
        board.axes.add_patch(Rectangle((left, y), reach, tall, facecolor=tone, edgecolor=GREY, zorder=2))
        low, high = (left + wide * end / MOST for end in (found.low, found.high))
        board.line((low, y + tall / 2), (high, y + tall / 2), linewidth=2.2, zorder=4)
        for end in (low, high):
            board.line((end, y + 0.06), (end, y + tall - 0.06), linewidth=2.2, zorder=4)
        y += tall + 0.06
        board.words(left, y, f"{_count} / {EACH}: {_in_words(found)}", size=SMALL, weight="bold")
        y += step(SMALL) + 0.2
    for place in (0.0, 0.25, MOST):
        x = left + wide * place / MOST
        board.line((x, top - 0.05), (x, y), color=FAINT, linewidth=0.8, zorder=0)
        ha = {0.0: "left", MOST: "right"}.get(place, "center")
        board.words(x, y + 0.04, percent(place), ha=ha, size=SMALL, color=GREY)
    return y + step(SMALL) + 0.15


PICTURES: Mapping[str, Callable[[], Figure]] = {"wordings": wordings_picture}
