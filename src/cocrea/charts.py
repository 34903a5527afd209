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
from matplotlib.transforms import Bbox

from cocrea.data import category_names, feature_names, moment_names
from cocrea.errors import CocreaError
from cocrea.language import N_, _, number
from cocrea.models import moments
from cocrea.models.moments import STATES
from cocrea.stats import t_interval
from cocrea.stats.arguments import levels, table_with
from cocrea.stats.ranks import LEAST_FOR_RANKING

PAPER, INK, FAINT, ZONE = "#fcfcfa", "#1f2328", "#c9ced6", "#a9d0ea"
COLOURS = {"below": "#9a3608", "within": "#0b6296", "above": "#2f6b2f"}  # told apart in grey, too: see MARKS
MARKS = {"below": "v", "within": "o", "above": "^"}
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


_BOXES = {
    "concentrate": N_("Concentrate here"),
    "keep-up": N_("Keep up the good work"),
    "low-priority": N_("Low priority"),
    "overkill": N_("Possible overkill"),
}
_BOX_MARKS = {
    "concentrate": ("v", COLOURS["below"]),
    "keep-up": ("o", COLOURS["within"]),
    "low-priority": ("s", "#5c6570"),
    "overkill": ("^", COLOURS["above"]),
}
FEW = 12  # names that fit into a chart of importance and performance
_BOX_CORNERS = {  # performance runs to the right, importance up
    "concentrate": (0.02, 0.985),
    "keep-up": (0.98, 0.985),
    "low-priority": (0.02, 0.015),
    "overkill": (0.98, 0.015),
}
_AROUND = [  # where a name may stand beside its point: offset in points, sides of the text
    (far * across, far * up, side, base)
    for far in (1, 2)
    for across, up, side, base in (
        (7, 0, "left", "center"),
        (-7, 0, "right", "center"),
        (0, 7, "center", "bottom"),
        (0, -7, "center", "top"),
        (6, 6, "left", "bottom"),
        (-6, 6, "right", "bottom"),
        (6, -6, "left", "top"),
        (-6, -6, "right", "top"),
    )
]


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


def ipa_chart(table: pd.DataFrame, cross: str | tuple[float, float] = "data") -> Figure:
    """Importance against performance, with the cross-hair that makes the four boxes.

    `table` has one row an item: importance, performance and label (or item, or
    moment_id). `cross` is "data" (at the means), "scale" (at the middle of the scale)
    or a pair (importance, performance). Up to 12 items are all named; of more only those
    in "concentrate here" (Martilla and James 1977), by a number, with a key below. The dotted diagonal joins
    the points whose importance equals their performance.
    """
    items, (x, y) = _boxed(table, cross)
    with plt.rc_context(LOOK):
        figure, axes = _sheet(5.6)
        low, high = _reach([*items["performance"], x]), _reach([*items["importance"], y])
        axes.set(xlim=low, ylim=high)
        axes.axline((max(low[0], high[0]),) * 2, slope=1, color=INK, linewidth=1, linestyle=":")
        axes.axvline(x, color=INK, linewidth=1.2)
        axes.axhline(y, color=INK, linewidth=1.2)
        for box, rows in items.groupby("quadrant", sort=False):
            marker, colour = _BOX_MARKS[str(box)]
            axes.scatter(rows["performance"], rows["importance"], s=55, marker=marker, color=colour, zorder=3)
        for box, (across, up) in _BOX_CORNERS.items():
            axes.text(across, up, _(_BOXES[box]), transform=axes.transAxes, style="italic", fontsize=10,
                      ha="left" if across < 0.5 else "right", va="bottom" if up < 0.5 else "top",
                      bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.5, "alpha": 0.8})  # fmt: skip
        named, key = items, ""
        if len(items) > FEW:
            named = items[items["quadrant"] == "concentrate"]
            key = "".join(f"\n{place}  {name}" for place, name in enumerate(named["label"], 1))
            named = named.assign(label=[str(place) for place in range(1, len(named) + 1)])
        axes.set_xlabel(_("Performance (mean)") + (f"; {_n(items['n'])}" if "n" in items else "") + key)
        axes.set_ylabel(_("Importance (mean)"))
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(FuncFormatter(lambda value, _place: number(value, 1)))
        sns.despine(ax=axes)
        _name_points(figure, axes, named, items, (x, y))
    return figure


def ipa_chart_alt(table: pd.DataFrame, cross: str | tuple[float, float] = "data") -> str:
    """What `ipa_chart(table, cross)` shows, in words: where the cross stands and what lies in each box.

    >>> items = pd.DataFrame({"label": ["queue", "music"], "importance": [6, 3], "performance": [4, 6]})
    >>> print(ipa_chart_alt(items).split(". ")[0])
    Importance against performance; the cross stands at importance 4.50 and performance 5.00
    """
    items, (x, y) = _boxed(table, cross)
    sentences = [
        _(
            "Importance against performance; the cross stands at importance {importance} and performance "
            "{performance}.",
            importance=number(y),
            performance=number(x),
        )
    ]
    for box, name in _BOXES.items():
        inside = list(items.loc[items["quadrant"] == box, "label"])
        words = _("{count} items", count=len(inside)) if len(inside) > 6 else ", ".join(inside) or _("none")
        sentences.append(f"{_(name)}: {words}.")
    return " ".join(sentences)


def kano_chart(table: pd.DataFrame) -> Figure:
    """Each feature's Better (to the right) and Worse (to the left), with their 95 % intervals.

    `table` has one row a feature: label (or feature or item), better, better_low,
    better_high, worse, worse_low, worse_high, mode, distinct and n, the fields of a
    `kano_summary` (Kano et al. 1984; coefficients after Berger et al. 1993).
    """
    rows = _kano_rows(table)
    with plt.rc_context(LOOK):
        figure, axes = _sheet(1.7 + 0.62 * len(rows))
        axes.axvline(0, color=INK, linewidth=1.2)
        for side, colour, marker, name in (
            ("worse", COLOURS["below"], "v", _("Worse: dissatisfied without it")),
            ("better", COLOURS["within"], "^", _("Better: satisfied with it")),
        ):
            axes.barh(rows["place"], rows[side], height=0.5, color=colour, alpha=0.25)
            axes.hlines(rows["place"], rows[f"{side}_low"], rows[f"{side}_high"], color=colour, linewidth=2)
            axes.scatter(rows[side], rows["place"], s=55, marker=marker, color=colour, zorder=3, label=name)
        axes.set(xlim=(-1, 1), ylabel="", xlabel=f"{_n(rows['n'])}; {_('line: 95 % interval')}")
        _rows(axes, [f"{fill(row.label, 22)}\n{_kano_mode(row)}" for row in _each(rows)])
        axes.xaxis.set_major_locator(MultipleLocator(0.5))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: number(value, 1)))
        figure.legend(loc="outside upper center", frameon=False)
    return figure


def kano_chart_alt(table: pd.DataFrame) -> str:
    """What `kano_chart(table)` shows, in words: each feature's two coefficients and its category."""
    sentences = [_("How much each feature satisfies when it is there (Better) and annoys when not (Worse).")]
    for row in _each(_kano_rows(table)):
        sentences.append(
            _(
                "{name}: Better {better}, Worse {worse}, {mode}.",
                name=row.label,
                better=number(row.better),
                worse=number(row.worse),
                mode=_kano_mode(row),
            )
        )
    return " ".join([*sentences, _n(table["n"]) + "."])


def rank_chart(analysis: Any) -> Figure:
    """The priorities of a survey, the first at the top, and how sure that order is.

    `analysis` is what ``survey.analyse`` gives: priority is mean importance times the
    share of customers below adequate (that share alone where importance was not asked).
    Beside each name stands in what share of resamples of the respondents that moment
    comes first; the line is the share's 95 % Wilson interval times the importance. A
    moment with fewer than 30 answers is not ranked: it stands at the end, without bar.
    """
    rows = _ranked(analysis)
    with plt.rc_context(LOOK):
        figure, axes = _sheet(1.4 + 0.56 * len(rows))
        ranked = rows[rows["enough"]]
        axes.barh(ranked["place"], ranked["priority"], height=0.5, color=ZONE, edgecolor=COLOURS["within"])
        axes.hlines(ranked["place"], ranked["low"], ranked["high"], color=INK, linewidth=1.6)
        axes.set(ylabel="", xlim=(0, 1.05 * max([0.1, *ranked["high"].dropna()])))
        words = _("Priority: importance × share below") if rows["asked"].all() else _("Priority: share below")
        axes.set_xlabel(f"{fill(words, 34)}\n{_n(rows['n'])}\n{_('line: 95 % interval')}")
        _rows(axes, [f"{fill(str(row.label), 22)}\n{_chance(row)}" for row in _each(rows)])
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: number(value, 1)))
    return figure


def rank_chart_alt(analysis: Any) -> str:
    """What `rank_chart(analysis)` shows, in words: each priority and the chance of being first."""
    rows = _ranked(analysis)
    said = [
        ", ".join([str(row.label), *([number(row.priority)] if row.enough else []), _chance(row)])
        for row in _each(rows)
    ]
    return _("Priorities, the highest first. {rows}. {n}.", rows="; ".join(said), n=_n(rows["n"]))


def _boxed(table: pd.DataFrame, cross: str | tuple[float, float]) -> tuple[pd.DataFrame, tuple[float, float]]:
    """The items with label and quadrant, and the cross as (performance, importance): as it is drawn."""
    table_with(table, "importance", "performance")
    if table.empty:
        raise CocreaError("chart.empty")
    numbered = table.assign(item=range(len(table)))
    importance, performance = moments.cross_hair(numbered, cross) if isinstance(cross, str) else cross
    named = table.reset_index(drop=True).assign(label=_labels(table))
    boxes = moments.ipa(numbered, cross)["quadrant"]
    return named.assign(quadrant=list(boxes)), (float(performance), float(importance))


def _reach(values: list[float]) -> tuple[float, float]:
    """Ends of an axis that leave room around all `values`."""
    margin = max(0.25, 0.16 * (max(values) - min(values)))
    return min(values) - margin, max(values) + margin


def _name_points(
    figure: Figure, axes: Axes, named: pd.DataFrame, items: pd.DataFrame, cross: tuple[float, float]
) -> None:
    """Write the names where they hide no point and no other name, as far as there is room."""
    figure.draw_without_rendering()
    where = axes.transData.transform(items[["performance", "importance"]].to_numpy())
    taken = [Bbox.from_bounds(px - 6, py - 6, 12, 12) for px, py in where]
    inside = axes.get_window_extent()
    x, y = axes.transData.transform(cross)
    taken += [
        Bbox.from_bounds(x - 2, inside.y0, 4, inside.height),
        Bbox.from_bounds(inside.x0, y - 2, inside.width, 4),
        *(text.get_window_extent() for text in axes.texts),
    ]
    for row in named.itertuples():
        best = None
        for dx, dy, side, base in _AROUND:
            text = axes.annotate(fill(str(row.label), 18), (row.performance, row.importance), (dx, dy),
                                 textcoords="offset points", ha=side, va=base, fontsize=9.5)  # fmt: skip
            box = text.get_window_extent()
            hidden = sum(_overlap(box, other) for other in taken)
            hidden += box.width * box.height - _overlap(box, inside)
            if best is None or hidden < best[0]:
                if best is not None:
                    best[1].remove()
                best = (hidden, text, box)
            else:
                text.remove()
            if hidden == 0:
                break
        if best is not None:
            taken.append(best[2])


def _overlap(one: Bbox, other: Bbox) -> float:
    """Square pixels that two boxes share."""
    both = Bbox.intersection(one, other)
    return 0.0 if both is None else float(both.width * both.height)


def _kano_rows(table: pd.DataFrame) -> pd.DataFrame:
    columns = [f"{side}{end}" for side in ("better", "worse") for end in ("", "_low", "_high")]
    table_with(table, *columns, "mode", "distinct", "n")
    return _placed(table.assign(label=_labels(table)))


def _kano_mode(row: Any) -> str:
    """ "must-be", or with a word of caution where the category does not stand out."""
    name = category_names().get(str(row.mode), str(row.mode))
    return name if row.distinct else _("{category}, not distinct", category=name)


def _ranked(analysis: Any) -> pd.DataFrame:
    """The moments of an Analysis in the order of their priority, with the ends of its line."""
    table = analysis.moments
    table_with(table, "moment_id", "n", "importance", "below_low", "below_high", "priority", "chance_first")
    asked = table["importance"].notna()
    weight = table["importance"].where(asked, 1)
    enough = (table["n"] >= LEAST_FOR_RANKING) & table["priority"].notna()
    low, high = weight * table["below_low"], weight * table["below_high"]
    rows = table.assign(label=_labels(table), asked=asked, enough=enough, low=low, high=high)
    order = rows["priority"].where(enough).sort_values(ascending=False, kind="stable", na_position="last")
    return _placed(rows.loc[order.index])


def _chance(row: Any) -> str:
    """ "first in 93 %", or that there is nothing to rank."""
    if not row.enough or pd.isna(row.chance_first):
        return _("not ranked, n = {n}", n=number(row.n, 0))
    share = row.chance_first
    percent = "<1" if share < 0.01 else ">99" if share > 0.99 else number(100 * share, 0)
    return _("first in {share} %", share=percent)


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
    """What to call each row: its label, else the name of its moment or feature, else that id."""
    if "label" in table.columns:
        return [str(label) for label in table["label"]]
    names = {"moment_id": moment_names(), "feature": feature_names()}
    names["item"] = {**names["feature"], **names["moment_id"]}
    key = next((column for column in names if column in table.columns), "moment_id")
    return [names[key].get(str(one), str(one)) for one in table_with(table, key)[key]]


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
