"""Importance against performance, with names where there is room for them."""

from __future__ import annotations

from textwrap import fill

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter
from matplotlib.transforms import Bbox

from cocrea.arguments import called, numeric
from cocrea.charts.look import COLOURS, INK, LOOK, PAPER, placed, sheet
from cocrea.errors import CocreaError
from cocrea.language import N_, _, number
from cocrea.models import moments
from cocrea.palette import LIGHT
from cocrea.said import sizes
from cocrea.survey.analyse import Analysis, moments_table, scale_of
from cocrea.survey.schema import Scale
from cocrea.words import QUADRANTS, quadrant

Cross = str | tuple[float, float]

_BOX_MARKS = {
    "concentrate": ("v", COLOURS["below"]),
    "keep-up": ("o", COLOURS["within"]),
    "low-priority": ("s", LIGHT["grey"]),
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


def ipa_chart(found: Analysis | pd.DataFrame, cross: Cross = "data", scale: Scale | None = None) -> Figure:
    """Importance against performance, with the cross-hair that makes the four boxes.

    `found` is what ``survey.analyse`` gives (performance is the mean perceived), or a
    table with one row an item: importance, performance and label (or item, or
    moment_id); a row without one of the two has no place, and is named below the figure.
    `cross` is "data" (at the means), "scale" (at the middle of the scale) or a pair
    (importance, performance). Up to 12 items are all named; of more only those
    in "concentrate here" (Martilla and James 1977), by a number, with a key below. The
    dotted diagonal joins the points whose importance equals their performance.

    >>> items = pd.DataFrame({"label": ["queue", "music"], "importance": [6, 3], "performance": [4, 6]})
    >>> ipa_chart(items).axes[0].get_ylabel()
    'Importance (mean)'
    """
    items, (x, y), left_out = _boxed(found, cross, scale)
    with plt.rc_context(LOOK):
        figure, axes = sheet(5.6)
        low, high = _reach([*items["performance"], x]), _reach([*items["importance"], y])
        axes.set(xlim=low, ylim=high)
        axes.axline((max(low[0], high[0]),) * 2, slope=1, color=INK, linewidth=1, linestyle=":")
        axes.axvline(x, color=INK, linewidth=1.2)
        axes.axhline(y, color=INK, linewidth=1.2)
        for box, rows in items.groupby("quadrant", sort=False):
            marker, colour = _BOX_MARKS[str(box)]
            axes.scatter(rows["performance"], rows["importance"], s=55, marker=marker, color=colour, zorder=3)
        for box, (across, up) in _BOX_CORNERS.items():
            axes.text(across, up, quadrant(box), transform=axes.transAxes, style="italic", fontsize=10,
                      ha="left" if across < 0.5 else "right", va="bottom" if up < 0.5 else "top",
                      bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.5, "alpha": 0.8})  # fmt: skip
        named, key = items, ""
        if len(items) > FEW:
            named = items[items["quadrant"] == "concentrate"]
            key = "".join(f"\n{place}  {name}" for place, name in enumerate(named["label"], 1))
            named = named.assign(label=[str(place) for place in range(1, len(named) + 1)])
        below = f"\n{fill(left_out, 40)}" if left_out else ""
        axes.set_xlabel(_sized(_("Performance (mean)"), items, "n") + key + below)
        axes.set_ylabel(_sized(_("Importance (mean)"), items, "importance_n"))
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(FuncFormatter(lambda value, _place: number(value, 1)))
        sns.despine(ax=axes)
        _name_points(figure, axes, named, items, (x, y))
    return figure


def ipa_chart_alt(found: Analysis | pd.DataFrame, cross: Cross = "data", scale: Scale | None = None) -> str:
    """What `ipa_chart(found, cross)` shows, in words: where the cross stands and what lies in each box.

    >>> items = pd.DataFrame({"label": ["queue", "music"], "importance": [6, 3], "performance": [4, 6]})
    >>> print(ipa_chart_alt(items).split(". ")[0])
    Importance against performance; the cross stands at importance 4.50 and performance 5.00
    """
    items, (x, y), left_out = _boxed(found, cross, scale)
    sentences = [
        _(
            "Importance against performance; the cross stands at importance {importance} and performance "
            "{performance}.",
            importance=number(y),
            performance=number(x),
        )
    ]
    for box in QUADRANTS:
        inside = list(items.loc[items["quadrant"] == box, "label"])
        words = _("{count} items", count=len(inside)) if len(inside) > 6 else ", ".join(inside) or _("none")
        sentences.append(f"{quadrant(box)}: {words}.")
    return " ".join([*sentences, *([left_out] if left_out else [])])


def _boxed(
    found: Analysis | pd.DataFrame, cross: Cross, scale: Scale | None
) -> tuple[pd.DataFrame, tuple[float, float], str]:
    """The items with label and quadrant; the cross as (performance, importance), as it is drawn;
    and which rows have no place, in a sentence."""
    table, scale = moments_table(found, "importance"), scale_of(found, scale)
    if isinstance(found, Analysis):
        table = table.assign(performance=table["perceived"])
    table = numeric(table, *("importance", "performance"), *(n for n in ("n", "importance_n") if n in table))
    rows = placed(table.assign(label=called(table)))
    there = rows[["importance", "performance"]].notna().all(axis="columns")
    if not there.any():
        raise CocreaError(
            "chart.no-place",
            N_("No row has both importance and performance, so there is nothing to draw."),
        )
    left_out = ", ".join(rows.loc[~there, "label"])
    items = placed(rows[there])
    numbered = items.assign(item=items["place"])
    boxes = moments.ipa(numbered, cross, scale)["quadrant"]
    importance, performance = moments.cross_hair(numbered, cross, scale) if isinstance(cross, str) else cross
    said = _("Without importance or performance: {names}.", names=left_out) if left_out else ""
    return items.assign(quadrant=list(boxes)), (float(performance), float(importance)), said


def _sized(words: str, items: pd.DataFrame, n: str) -> str:
    """The title of an axis, with the n behind its means where the table has it."""
    return f"{words}; {sizes(items[n])}" if n in items else words


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
