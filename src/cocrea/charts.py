"""The figures of the course, drawn with seaborn, in one look.

Every chart returns a matplotlib Figure, and has a companion ending in `_alt` that
says in a sentence what the figure shows. Colour is never the only cue. Figures are
narrow with large letters, to be legible on a phone, and stand on a light sheet of
their own, so that they read alike on light and dark pages.
"""

from __future__ import annotations

from textwrap import fill
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Patch
from matplotlib.ticker import FuncFormatter, MultipleLocator

from cocrea.data import moment_names
from cocrea.errors import CocreaError
from cocrea.language import N_, _, number
from cocrea.models.moments import STATES
from cocrea.stats import t_interval
from cocrea.stats.arguments import levels, table_with

PAPER, INK, FAINT, ZONE = "#fcfcfa", "#1f2328", "#c9ced6", "#a9d0ea"
COLOURS = {"below": "#9a3608", "within": "#0b6296", "above": "#2f6b2f"}  # told apart in grey, too: see MARKS
MARKS = {"below": "v", "within": "o", "above": "^"}
LEAST_FOR_RANKING = 30  # with fewer answers an order of gaps is mostly chance
WIDTH = 5.2  # inches: 11 points stay 11 pixels on a phone of 390
LOOK = {
    **sns.axes_style("whitegrid"),
    **sns.plotting_context("notebook"),
    "figure.dpi": 110,
    "figure.facecolor": "none",  # the sheet is drawn by `_sheet`, with round corners
    "savefig.facecolor": "none",
    "axes.facecolor": PAPER,
    "axes.edgecolor": FAINT,
    "grid.color": FAINT,
    "grid.linewidth": 0.6,
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans"],  # comes with matplotlib: the same everywhere
    **dict.fromkeys(("font.size", "axes.labelsize", "xtick.labelsize", "ytick.labelsize"), 11),
    "legend.fontsize": 10.5,
    **dict.fromkeys(("text.color", "axes.labelcolor", "xtick.color", "ytick.color"), INK),
}

_GAP_TO = {
    "desired": N_("Gap: perceived − desired (points)"),
    "adequate": N_("Gap: perceived − adequate (points)"),
    "expected": N_("Gap: perceived − expected (points)"),
}
_PERCEIVED = {
    "below": N_("Perceived (mean): below the zone"),
    "within": N_("Perceived (mean): within the zone"),
    "above": N_("Perceived (mean): above the zone"),
}
_LIES = {
    "below": N_("{name}: perceived {perceived}, below the zone from {adequate} to {desired}"),
    "within": N_("{name}: perceived {perceived}, within the zone from {adequate} to {desired}"),
    "above": N_("{name}: perceived {perceived}, above the zone from {adequate} to {desired}"),
}


def use_look() -> None:
    """Draw your own figures in the look of the course from here on."""
    plt.rcParams.update({**LOOK, "figure.facecolor": PAPER, "savefig.facecolor": PAPER})


def gap_chart(table: pd.DataFrame) -> Figure:
    """Gaps with their 95 % t intervals, the worst at the top, beside a line at zero.

    `table` has one row an item: label (or moment_id), gap, gap_sd (or sd) and n, as
    in ``load("kiosk_gaps")`` and `gap_table`. Where an n is below 30 the rows stay
    in the table's order, for a ranking would be mostly chance.
    """
    gaps = _gaps(table)
    with plt.rc_context(LOOK):
        figure, axes = _sheet(1.3 + 0.36 * len(gaps))
        axes.axvline(0, color=INK, linewidth=1.2)
        axes.hlines(gaps["place"], gaps["low"], gaps["high"], color=INK, linewidth=1.6)
        sns.scatterplot(
            gaps, x="gap", y="place", hue="side", style="side", palette=COLOURS, markers=MARKS,
            s=60, legend=False, zorder=3, ax=axes,
        )  # fmt: skip
        axes.set(xlabel=_with_n(_(_GAP_TO[_level(table)]), gaps["n"]), ylabel="")
        _rows(axes, [fill(label, 24) for label in gaps["label"]])
        axes.xaxis.set_major_locator(
            MultipleLocator(0.5 if gaps["high"].max() - gaps["low"].min() < 4 else 1)
        )
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: number(value, 1)))
    return figure


def gap_chart_alt(table: pd.DataFrame) -> str:
    """What `gap_chart(table)` shows, in words, for those who do not see it.

    >>> from cocrea.data import load
    >>> print(gap_chart_alt(load("kiosk_gaps"))[:57])
    24 gaps with their 95 % intervals, 22 of them below zero.
    """
    gaps = _gaps(table)
    worst, best = (gaps.iloc[int(place)] for place in (gaps["gap"].argmin(), gaps["gap"].argmax()))
    return _(
        "{count} gaps with their 95 % intervals, {negative} of them below zero. "
        "Lowest: {worst}, {worst_gap}. Highest: {best}, {best_gap}. {n}.",
        count=len(gaps),
        negative=int((gaps["gap"] < 0).sum()),
        worst=worst["label"],
        worst_gap=_with_interval(worst),
        best=best["label"],
        best_gap=_with_interval(best),
        n=_n(gaps["n"]),
    )


def zone_chart(table: pd.DataFrame, scale: tuple[float, float] = (1, 7)) -> Figure:
    """Each moment's zone of tolerance as a bar, and where the mean perceived falls.

    `table` is a `zone_table`: one row a moment. The whisker is the 95 % t interval
    of perceived − adequate, laid at the adequate level: where it crosses the lower
    edge of the bar, the data do not say on which side of it the mean lies. The form
    and colour of the mark say below, within or above.
    """
    zones = _zones(table)
    with plt.rc_context(LOOK):
        figure, axes = _sheet(1.9 + 0.62 * len(zones))
        axes.barh(zones["place"], zones["desired"] - zones["adequate"], left=zones["adequate"],
                  height=0.5, color=ZONE, edgecolor=COLOURS["within"], linewidth=0.8)  # fmt: skip
        low, high = zones["adequate"] + zones["msa_low"], zones["adequate"] + zones["msa_high"]
        axes.hlines(zones["place"], low, high, color=INK, linewidth=1.6, zorder=4)
        axes.scatter([*low, *high], [*zones["place"], *zones["place"]], s=60, marker="|", color=INK, zorder=4)
        sns.scatterplot(
            zones, x="perceived", y="place", hue="state", style="state", palette=COLOURS, markers=MARKS,
            s=100, legend=False, zorder=3, ax=axes,
        )  # fmt: skip
        axes.set(ylabel="", xlim=(scale[0] - 0.1, scale[1] + 0.1))
        axes.set_xlabel(_("Rating") + "\n" + fill(_("% below: customers below their own adequate level"), 30))
        axes.xaxis.set_major_locator(MultipleLocator(1))
        _rows(axes, [f"{fill(row.label, 20)}\n{_share_below(row)}" for row in _each(zones)])
        _zone_legend(figure, set(zones["state"]))
    return figure


def _zone_legend(figure: Figure, states: set[str]) -> None:
    """The bar, the marks of the states that occur, the whisker."""
    bar = Patch(facecolor=ZONE, edgecolor=COLOURS["within"], label=_("Zone: adequate to desired (means)"))
    whisker = Line2D([], [], color=INK, linewidth=2, label=_("95 % t interval (to adequate)"))
    marks = [
        Line2D([], [], marker=MARKS[state], color=COLOURS[state], linestyle="", label=_(_PERCEIVED[state]))
        for state in STATES
        if state in states
    ]
    figure.legend(handles=[bar, *marks, whisker], loc="outside upper center", frameon=False)


def zone_chart_alt(table: pd.DataFrame) -> str:
    """What `zone_chart(table)` shows, in words: each moment's zone, mean and share below.

    >>> from cocrea.data import load
    >>> from cocrea.models.moments import zone_table
    >>> print(zone_chart_alt(zone_table(load("supermarket"))).split(";")[0])
    Zones of tolerance on average. Parking: perceived 4.0, within the zone from 3.3 to 6.1
    """
    sentences = []
    for row in _each(_zones(table)):
        means = {level: number(getattr(row, level), 1) for level in ("adequate", "desired", "perceived")}
        sentence = _(_LIES[str(row.state)], name=row.label, **means)
        share = _(
            "{share} % of {n} below their own adequate level", share=number(100 * row.below, 0), n=row.n
        )
        sentences.append(f"{sentence}; {share}.")
    return " ".join([_("Zones of tolerance on average."), *sentences])


def _gaps(table: pd.DataFrame) -> pd.DataFrame:
    """label, gap, low, high, n, side and place, in the order of the rows."""
    table_with(table, "gap", "n")
    sd = "gap_sd" if "gap_sd" in table.columns else "sd"
    table_with(table, sd)
    gap, spread, n = levels(gap=table["gap"], sd=table[sd], n=table["n"])
    low, high = t_interval(gap, spread, n)
    gaps = pd.DataFrame({"label": _labels(table), "gap": gap, "low": low, "high": high, "n": n.astype(int)})
    if (gaps["n"] >= LEAST_FOR_RANKING).all():
        gaps = gaps.sort_values("gap", kind="stable")
    side = gaps["gap"].map(lambda value: "below" if value < 0 else "above")
    return _placed(gaps.assign(side=side))


def _zones(table: pd.DataFrame) -> pd.DataFrame:
    """The zone table with label and place."""
    table_with(table, "n", "adequate", "desired", "perceived", "msa_low", "msa_high", "state", "below")
    return _placed(table.assign(label=_labels(table)))


def _each(rows: pd.DataFrame) -> list[Any]:
    """The rows, their cells as attributes."""
    return list(rows.itertuples())


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    if rows.empty:
        raise CocreaError("chart.empty")
    return rows.reset_index(drop=True).assign(place=range(len(rows)))


def _labels(table: pd.DataFrame) -> list[str]:
    """What to call each row: its label, else its moment's name, else the moment's id."""
    if "label" in table.columns:
        return [str(label) for label in table["label"]]
    names = moment_names()
    return [names.get(str(moment), str(moment)) for moment in table_with(table, "moment_id")["moment_id"]]


def _level(table: pd.DataFrame) -> str:
    """What the gaps are measured against: `gap_table` keeps that level's mean as a column."""
    return next((level for level in _GAP_TO if level in table.columns), "expected")


def _sheet(height: float) -> tuple[Figure, Axes]:
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


def _rows(axes: Axes, labels: list[str]) -> None:
    """One labelled row a place, the first at the top, with lines only along the scale."""
    axes.set_yticks(range(len(labels)), labels)
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.grid(axis="y", visible=False)
    sns.despine(ax=axes, left=True)


def _n(n: pd.Series) -> str:
    """ "n = 120", or the range when it differs from row to row."""
    low, high = number(n.min(), 0), number(n.max(), 0)
    return f"n = {low}" if low == high else _("n from {low} to {high}", low=low, high=high)


def _share_below(row: Any) -> str:
    """ "37 % below, n = 120": the people whom the mean hides."""
    return _("{share} % below, n = {n}", share=number(100 * row.below, 0), n=number(row.n, 0))


def _with_n(label: str, n: pd.Series) -> str:
    return f"{label}\n{_n(n)}; {_('line: 95 % t interval')}"


def _with_interval(row: Any) -> str:
    """ "−1.98 [−2.22, −1.74]"."""
    return f"{number(row['gap'])} [{number(row['low'])}, {number(row['high'])}]"
