"""The picture of section 5.1: how 23 ratings of an airport go along with the whole, by place on the sheet.

It returns a matplotlib Figure and has its companion ending in `_alt`. Real passengers, the
survey of 2017.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import pandas as pd
from matplotlib.figure import Figure

from cocrea.charts.board import EDGE, GREY, MAIN, SHORT, SMALL, Board, deep, drawn, step
from cocrea.charts.look import FAINT, WIDTH
from cocrea.data import load
from cocrea.data.sfo import BLOCKS
from cocrea.language import N_, _, number

YEAR = 2017
LOW, HIGH = 0.25, 0.70  # correlations that the sheet holds
CRITERIA = {
    "overall": N_("With “the airport as a whole”, asked in the first block"),
    "recommend": N_("With “would recommend”, asked later"),
}
ROWS = {
    "own": N_("first block, {count}"),
    "next": N_("next blocks, {count}"),
    "later": N_("later, {count}"),
}


def sheet_places() -> Figure:
    """Correlations of ratings with two questions on the whole, one dot a rating, by block of the sheet.

    >>> sheet_places().axes[0].texts[6].get_text()
    'first block, 14'
    """
    return drawn(_paint).figure


def sheet_places_alt() -> str:
    """What `sheet_places()` shows, in words."""
    said = [
        _("Two blocks of three rows of dots, one dot for each rating, over its correlation to the right.")
    ]
    for criterion, heading in CRITERIA.items():
        rows = (
            _(
                "{row} ratings, {low} to {high}, mean {mean}",
                row=_row(block),
                low=number(dots(criterion, block).min()),
                high=number(dots(criterion, block).max()),
                mean=number(_mean(criterion, block)["r"]),
            )
            for block in BLOCKS
        )
        said.append(f"{_(heading)}: {'; '.join(rows)}.")
    return " ".join(said)


@cache
def dots(criterion: str, block: str) -> pd.Series:
    """The correlations of one row; cleanliness overall is a whole itself and has no dot."""
    table = load("sfo_drivers").query("year == @YEAR and item != 'clean_overall'")
    return table.loc[table["block"] == block, f"r_{criterion}"]


@cache
def _mean(criterion: str, block: str) -> dict[str, float]:
    table = load("sfo_blocks").query("year == @YEAR and criterion == @criterion and block == @block")
    return {name: float(table[name].iloc[0]) for name in ("r", "low", "high")}


def _row(block: str) -> str:
    return _(ROWS[block], count=len(dots("overall", block)))


def _paint(board: Board) -> float:
    left, right, tall = 1.72, WIDTH - 0.35, 0.5

    def at(r: float) -> float:
        return left + (r - LOW) / (HIGH - LOW) * (right - left)

    y = 0.18
    for criterion, heading in CRITERIA.items():
        room = WIDTH - 2 * EDGE
        board.words(EDGE, y, _(heading), width=room, weight="bold")
        y += deep(_(heading), room, bold=True) + 0.1
        bottom = y + tall * len(BLOCKS)
        for r in (0.3, 0.4, 0.5, 0.6, 0.7):
            board.line((at(r), y), (at(r), bottom), color=FAINT, linewidth=0.7)
            board.words(at(r), bottom + 0.06, number(r, 1), ha="center", size=SMALL, color=GREY)
        middles = []
        for place, block in enumerate(BLOCKS):
            row, mean = y + (place + 0.5) * tall, _mean(criterion, block)
            board.words(EDGE, row, _row(block), va="center", size=SMALL)
            there = [at(r) for r in dots(criterion, block)]
            board.axes.scatter(there, [row] * len(there), s=42, color=MAIN, alpha=0.55, zorder=3)
            board.line((at(mean["low"]), row), (at(mean["high"]), row), color=SHORT, linewidth=2, zorder=4)
            middles.append((at(mean["r"]), row))
        board.line(*middles, color=SHORT, linewidth=1.4, linestyle="--", zorder=4)
        across, up = zip(*middles, strict=True)
        board.axes.scatter(across, up, s=70, marker="D", color=SHORT, zorder=5)
        y = bottom + step(SMALL) + 0.28
    note = _(
        "Dots: a rating each. Diamonds: their mean, with its 95 % interval. To the right: correlation r."
    )
    board.words(EDGE, y - 0.06, note, width=WIDTH - 2 * EDGE, size=SMALL)
    return y + deep(note, WIDTH - 2 * EDGE, SMALL) + 0.04


PICTURES: Mapping[str, Callable[[], Figure]] = {"sheet-places": sheet_places}
