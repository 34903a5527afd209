"""One look for all figures: colours, letters, the sheet they stand on, and the rows of a chart."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.patches import FancyBboxPatch

from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.palette import LIGHT

PAPER, INK, FAINT, ZONE = LIGHT["paper"], LIGHT["ink"], LIGHT["faint"], LIGHT["zone"]
COLOURS = {
    "below": LIGHT["short"],
    "within": LIGHT["main"],
    "above": LIGHT["more"],
}  # and see MARKS
MARKS = {"below": "v", "within": "o", "above": "^"}
WIDTH = 5.2  # inches: 11 points stay 11 pixels on a phone of 390
LINE = 0.18  # inches from one line of a label to the next
LOOK: Any = {  # matplotlib types each name by itself
    **sns.axes_style("whitegrid"),
    **sns.plotting_context("notebook"),
    "figure.dpi": 110,
    "figure.facecolor": "none",  # the sheet is drawn by `sheet`, with round corners
    "savefig.facecolor": "none",
    "axes.facecolor": PAPER,
    "axes.edgecolor": FAINT,
    "grid.color": FAINT,
    "grid.linewidth": 0.6,
    "text.parse_math": False,  # a name with two $ in it is a name
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans"],  # comes with matplotlib: the same everywhere
    **dict.fromkeys(("font.size", "axes.labelsize", "xtick.labelsize", "ytick.labelsize"), 11),
    "legend.fontsize": 10.5,
    **dict.fromkeys(("text.color", "axes.labelcolor", "xtick.color", "ytick.color"), INK),
}


def use_look() -> None:
    """Draw your own figures in the look of the course from here on."""
    yours: Any = {"figure.facecolor": PAPER, "savefig.facecolor": PAPER, "text.parse_math": True}
    plt.rcParams.update({**LOOK, **yours})


def sheet(height: float) -> tuple[Figure, Axes]:
    """An empty figure on a sheet with round corners; not shown before it is returned."""
    figure, axes = plt.subplots(
        figsize=(WIDTH, height), layout=ConstrainedLayoutEngine(w_pad=0.12, h_pad=0.12)
    )
    plt.close(figure)  # so that a notebook shows what the cell returns, once
    corner = FancyBboxPatch(
        (0, 0), WIDTH, height, boxstyle="round,pad=0,rounding_size=0.12",
        transform=figure.dpi_scale_trans, facecolor=PAPER, edgecolor="none", zorder=-1,
    )  # fmt: skip
    corner.set_in_layout(False)
    figure.add_artist(corner)
    return figure, axes


def label_rows(axes: Axes, labels: list[str]) -> None:
    """One labelled row a place, the first at the top, with lines only along the scale."""
    axes.set_yticks(range(len(labels)), labels)
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.grid(axis="y", visible=False)
    sns.despine(ax=axes, left=True)


def with_room_for_rows(figure: Figure) -> Figure:
    """A figure of labelled rows, made as tall as it takes for no label to touch the next.

    What stands above and below the rows (legend, title of the scale) differs with the
    language; so it is measured, not foreseen.
    """
    (axes,) = figure.axes
    labels = [label.get_text() for label in axes.get_yticklabels()]
    lines = max(label.count("\n") for label in labels) + 1
    figure.draw_without_rendering()
    there = axes.get_position().height * figure.get_figheight()
    needed = len(labels) * (lines * LINE + 0.07)
    if needed > there:
        height = figure.get_figheight() + needed - there
        figure.set_figheight(height)
        for corner in figure.findobj(FancyBboxPatch):
            if corner in figure.artists:
                corner.set_height(height)
    return figure


def placed(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, numbered in their order; none is an error."""
    if rows.empty:
        raise CocreaError("chart.empty", N_("The table has no rows, so there is nothing to draw."))
    return rows.reset_index(drop=True).assign(place=range(len(rows)))


def rows_of(rows: pd.DataFrame) -> list[Any]:
    """The rows, their cells as attributes."""
    return list(rows.itertuples())
