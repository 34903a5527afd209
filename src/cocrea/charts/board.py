"""A sheet to draw pictures on, in inches from its upper left corner: boxes of words, lines, arrows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Rectangle
from matplotlib.text import Text
from matplotlib.textpath import TextToPath

from cocrea.charts.look import COLOURS, INK, LOOK, PAPER, WIDTH, sheet
from cocrea.palette import LIGHT

SIZE = 11.0  # points
SMALL = 10.6  # still 9 pixels on a phone of 390, where a sheet is 320 wide
LEADING = 1.3  # line height in letter sizes
EDGE = 0.2  # inches left free on either side
MAIN, SHORT, GREY = COLOURS["within"], COLOURS["below"], LIGHT["grey"]

Point = tuple[float, float]


class Board:
    """An empty sheet, `height` inches high; y counts downwards.

    What stands in a box is remembered in `boxed`, so that a test can hold that no word leaves its box.
    """

    def __init__(self, height: float) -> None:
        self.height = height
        self.figure: Figure
        self.figure, self.axes = sheet(height)
        self.figure.set_layout_engine("none")
        self.axes.set_position((0, 0, 1, 1))
        self.axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        self.axes.set_axis_off()
        self.boxed: list[tuple[Text, Rectangle]] = []

    def words(
        self, x: float, y: float, said: str, *, width: float = WIDTH, size: float = SIZE, **how: Any
    ) -> Text:
        """`said` at (x, y), broken into lines that fit into `width` inches."""
        bold = how.get("weight") == "bold"
        look = {"color": INK, "ha": "left", "va": "top", "linespacing": LEADING - 0.1, "size": size, **how}
        return self.axes.text(x, y, "\n".join(lines(said, width, size, bold=bold)), **look)

    def box(
        self, x: float, y: float, width: float, height: float, title: str = "", said: str = "", **how: Any
    ) -> None:
        """A box with a bold `title` and plain words below it, in its middle."""
        look = {"facecolor": PAPER, "edgecolor": INK, "linewidth": 1.0, **how}
        self.axes.add_patch(
            FancyBboxPatch((x, y), width, height, boxstyle="round,pad=0,rounding_size=0.06", zorder=2, **look)
        )
        frame, room, middle = Rectangle((x, y), width, height), width - 0.14, x + width / 2
        rows = [
            (part, weight)
            for part, weight in ((title, "bold"), (said, "normal"))
            if part  # either may be missing
        ]
        size = SIZE if title else SMALL
        heights = [deep(part, room, size, bold=weight == "bold") for part, weight in rows]
        top = y + (height - sum(heights)) / 2
        for (part, weight), tall in zip(rows, heights, strict=True):
            drawn = self.words(middle, top + tall / 2, part, width=room, size=size, weight=weight,
                               ha="center", va="center", zorder=3)  # fmt: skip
            self.boxed.append((drawn, frame))
            top += tall

    def sign(self, x: float, y: float, letter: str, colour: str) -> None:
        """A letter or a number in a filled circle."""
        self.axes.scatter([x], [y], s=190, color=colour, zorder=5)
        self.axes.text(x, y, letter, color=PAPER, ha="center", va="center_baseline", size=SIZE, weight="bold",
                       zorder=6)  # fmt: skip

    def line(self, *points: Point, **how: Any) -> None:
        """A line through `points`."""
        look = {"color": INK, "linewidth": 1.1, "zorder": 1, **how}
        self.axes.plot([x for x, _ in points], [y for _, y in points], **look)

    def arrow(self, start: Point, end: Point, style: str = "-|>", **how: Any) -> None:
        """An arrow from `start` to `end`; ``<|-|>`` has a head at both ends."""
        look = {"color": INK, "linewidth": 1.1, "mutation_scale": 11, "shrinkA": 0, "shrinkB": 0, **how}
        self.axes.add_patch(FancyArrowPatch(start, end, arrowstyle=style, zorder=1, **look))


Paint = Callable[[Board], float]  # draws on a board, and says how high it must be


def drawn(paint: Paint) -> Board:
    """The board that `paint` fills, as high as its words need in the language in force."""
    with plt.rc_context(LOOK):
        board = Board(paint(Board(9)))
        paint(board)
        return board


def step(size: float) -> float:
    """The height of a line in inches."""
    return size * LEADING / 72


def deep(said: str, width: float, size: float = SIZE, *, bold: bool = False) -> float:
    """How many inches `said` takes downwards, broken into lines of `width` inches."""
    return len(lines(said, width, size, bold=bold)) * step(size)


def lines(said: str, width: float, size: float = SIZE, *, bold: bool = False) -> list[str]:
    """`said` in lines of at most `width` inches; a word longer than that keeps a line of its own.

    >>> lines("takes a number", 0.8)
    ['takes a', 'number']
    """
    font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
    found: list[str] = []
    for paragraph in said.split("\n"):
        found.append("")
        for word in paragraph.split():
            longer = f"{found[-1]} {word}".strip()
            if found[-1] and _wide(longer, font) > width:
                found.append(word)
            else:
                found[-1] = longer
    return found


def _wide(said: str, font: FontProperties) -> float:
    wide, _, _ = TextToPath().get_text_width_height_descent(said, font, ismath=False)
    return float(wide) / 72
