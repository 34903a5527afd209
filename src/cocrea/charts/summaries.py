"""Four kinds of small figure: values with intervals, counts, lines over time, a cloud of points.

Each is a summary of a table that can draw itself on axes and say itself in a sentence. The
functions below them make a summary of a table: each is a `kind` that an entry of
datapackage.json may name for its glance, with the arguments that stand there beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import fill
from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from cocrea.charts.look import COLOURS, INK, ZONE, label_rows, rows_of
from cocrea.language import _, number
from cocrea.said import sizes, with_interval
from cocrea.stats import group_means, share, t_interval
from cocrea.words import NPS_GROUPS, nps_group

LONGEST = 26  # letters of a row's label in one line
TURNS = [("-", "o", COLOURS["within"]), ("--", "s", COLOURS["below"]), (":", "^", COLOURS["above"]),
         ("-.", "D", INK)]  # fmt: skip


@dataclass(frozen=True)
class Means:
    """A value with its 95 % interval in each row, such as a mean; `rows` has label, value, low, high, n."""

    rows: pd.DataFrame
    axis: str
    decimals: int = 2

    @property
    def height(self) -> float:
        return rows_high(self.rows["label"])

    def draw(self, axes: Axes) -> None:
        """A point and a line in each row."""
        place = range(len(self.rows))
        axes.hlines(place, self.rows["low"], self.rows["high"], color=INK, linewidth=1.6)
        axes.scatter(self.rows["value"], place, s=45, color=COLOURS["within"], zorder=3)
        label_rows(axes, [fill(str(label), LONGEST) for label in self.rows["label"]])
        counted = f"{sizes(self.rows['n'])}; {_('line: 95 % interval')}"
        axes.set_xlabel(f"{fill(self.axis, 34)}\n{fill(counted, 34)}")
        axes.xaxis.set_major_locator(MaxNLocator(5))

    def say(self) -> str:
        """Every row with its interval and its n."""
        said = [
            f"{row.label} {with_interval(row.value, row.low, row.high, self.decimals)}, {sizes([row.n])}"
            for row in rows_of(self.rows)
        ]
        return _("{axis}, with 95 % intervals: {rows}.", axis=self.axis, rows="; ".join(said))


@dataclass(frozen=True)
class Counts:
    """How often each value occurs, in the order in which it stands."""

    counts: pd.Series
    axis: str

    @property
    def upright(self) -> bool:
        """Ratings and bins of numbers stand side by side, words one below the other."""
        return all(len(str(label)) <= 7 for label in self.counts.index)

    @property
    def height(self) -> float:
        return 2.6 if self.upright else rows_high(self.counts.index)

    def draw(self, axes: Axes) -> None:
        """A bar for each value."""
        labels, place = [str(label) for label in self.counts.index], range(len(self.counts))
        words = f"{fill(self.axis, 50 if self.upright else 36)}\nn = {number(self.counts.sum(), 0)}"
        look: dict[str, Any] = {"color": ZONE, "edgecolor": COLOURS["within"], "linewidth": 0.8}
        if self.upright:
            axes.bar(place, self.counts, **look)
            axes.set_xticks(place, labels)
            axes.set(xlabel=words, ylabel=_("Count"))
            axes.grid(axis="x", visible=False)
            sns.despine(ax=axes)
            axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
        else:
            axes.barh(place, self.counts, **look)
            label_rows(axes, [fill(label, LONGEST) for label in labels])
            axes.set_xlabel(words)
            axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))

    def say(self) -> str:
        """Every value with its count."""
        said = ", ".join(f"{label}: {number(count, 0)}" for label, count in self.counts.items())
        return _("{axis}: {rows}; n = {n}.", axis=self.axis, rows=said, n=number(self.counts.sum(), 0))


@dataclass(frozen=True)
class Lines:
    """A value over time for each group; `table` has one row a time and one column a group."""

    table: pd.DataFrame
    across: str
    up: str
    n: str
    height: float = 3.6

    def draw(self, axes: Axes) -> None:
        """A line for each group, told apart by stroke and mark, not by colour alone."""
        few = len(self.table) <= 12
        for (group, values), (stroke, mark, colour) in zip(self.table.items(), TURNS, strict=False):
            axes.plot(self.table.index, values, stroke, marker=mark if few else "", color=colour, label=group,
                      markersize=5, linewidth=1.6)  # fmt: skip
        axes.set(xlabel=f"{self.across}; {self.n}", ylabel=fill(self.up, 18))
        axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        axes.xaxis.set_major_formatter("{x:.0f}")  # a year has no thousands
        axes.yaxis.set_major_locator(MaxNLocator(4))
        sns.despine(ax=axes)
        figure = axes.get_figure()
        assert isinstance(figure, Figure)
        figure.legend(loc="outside lower center", frameon=False)

    def say(self) -> str:
        """Where each line begins and ends, and between which values it runs."""
        said = [
            _(
                "{group} begins at {first} and ends at {last}, between {low} and {high}",
                group=group,
                first=number(values.iloc[0], decimals_apart(values)),
                last=number(values.iloc[-1], decimals_apart(values)),
                low=number(values.min(), decimals_apart(values)),
                high=number(values.max(), decimals_apart(values)),
            )
            for group, values in self.table.items()
        ]
        span = f"{self.table.index[0]}–{self.table.index[-1]}"
        return _("{up}, {across} {span}: {rows}; {n}.", up=self.up, across=self.across, span=span,
                 rows="; ".join(said), n=self.n)  # fmt: skip


@dataclass(frozen=True)
class Cloud:
    """A point for each row of `points` (x, y); `what` names what a point is, in the plural."""

    points: pd.DataFrame
    across: str
    up: str
    what: str
    height: float = 2.7

    def draw(self, axes: Axes) -> None:
        """The points, faint where there are many."""
        n = len(self.points)
        axes.scatter(self.points["x"], self.points["y"], s=28 if n < 100 else 12,
                     alpha=0.9 if n < 100 else 0.45, color=COLOURS["within"], edgecolor="none")  # fmt: skip
        axes.set(xlabel=f"{fill(self.across, 46)}\n{self._n}", ylabel=fill(self.up, 18))
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_locator(MaxNLocator(5))
        sns.despine(ax=axes)

    def say(self) -> str:
        """How far the points reach, and where their middle is."""
        sides = [
            _(
                "{axis} from {low} to {high}, median {middle}",
                axis=axis,
                low=number(values.min(), decimals_apart(values)),
                high=number(values.max(), decimals_apart(values)),
                middle=number(values.median(), decimals_apart(values)),
            )
            for axis, values in ((self.across, self.points["x"]), (self.up, self.points["y"]))
        ]
        return f"{'; '.join(sides)}; {self._n}."

    @property
    def _n(self) -> str:
        return _("{n} {what}", n=number(len(self.points), 0), what=self.what)


Summary = Means | Counts | Lines | Cloud


def rows_high(labels: Iterable[object]) -> float:
    """Inches for a chart with these rows; long labels take two lines."""
    lengths = [len(str(label)) for label in labels]
    return max(2.1, 1.4 + len(lengths) * (0.46 if max(lengths) > LONGEST else 0.32))


def decimals_apart(values: pd.Series) -> int:
    """How many decimals tell these values apart."""
    if (values % 1 == 0).all():
        return 0
    return 1 if values.max() - values.min() >= 2 else 2


# -- from a table to a summary --------------------------------------------------------
# A column whose values have names holds these names, as categories in the data's order.


def counts(
    table: pd.DataFrame, column: str, axis: str, of: str | None = None, levels: list[int] | None = None
) -> Counts:
    """How often each value of `column` occurs, in order; `of` names a column that counted already.

    `levels` are the values of a scale where not all of them occur.
    """
    rows = table.groupby(column, observed=False)
    found = rows[of].sum() if of else rows.size()
    return Counts(found.reindex(levels, fill_value=0) if levels else found, axis)


def sums(table: pd.DataFrame, columns: list[str], axis: str) -> Counts:
    """The sum of each of the columns: counts of people, a column for each of their groups."""
    names = {code: nps_group(code) for code in NPS_GROUPS}
    return Counts(table[columns].sum().rename(index=names), axis)


def bins(table: pd.DataFrame, column: str, edges: Sequence[float], axis: str) -> Counts:
    """How many values lie from each edge up to the next (the last bin holds its upper edge, too)."""
    found, _edges = np.histogram(table[column].dropna(), edges)
    labels = [_("{low} to {high}", low=number(a, 0), high=number(b, 0)) for a, b in pairwise(edges)]
    return Counts(pd.Series(found, index=labels), axis)


def means(table: pd.DataFrame, column: str, by: str, axis: str) -> Means:
    """The mean of `column` in each group of `by`, with its t interval."""
    return _rows(group_means(table, column, by), by, "mean", axis)


def published_means(table: pd.DataFrame, by: str, axis: str) -> Means:
    """Means that were published with their sd and n, one in each row, with their t intervals."""
    low, high = t_interval(table["mean"], table["sd"], table["n"])
    return _rows(table.assign(low=low, high=high).sort_values(by), by, "mean", axis)


def different(table: pd.DataFrame, column: str, within: str, by: str, axis: str) -> Means:
    """How many different values of `column` there are within one of `within`: the mean in each group."""
    found = table.groupby([by, within], observed=True)[column].nunique().reset_index()
    return means(found, column, by, axis)


def shares(table: pd.DataFrame, column: str, by: str, axis: str) -> Means:
    """The percentage of 1 among the 0 and 1 of `column` in each group of `by`, with Wilson's interval."""
    found = table.groupby(by, observed=True)[column].agg(["sum", "size"])
    wilson = [share(int(row.sum), int(row.size)) for row in rows_of(found)]
    rows = pd.DataFrame([(100 * one.value, 100 * one.low, 100 * one.high, one.n) for one in wilson],
                        columns=["value", "low", "high", "n"])  # fmt: skip
    return Means(rows.assign(label=found.index), axis, decimals=0)


def intervals(table: pd.DataFrame, column: str, axis: str, by: str = "label") -> Means:
    """What was published with its interval (low, high) and n, one in each row, as its label (`by`) says."""
    return _rows(table, by, column, axis)


def cloud(table: pd.DataFrame, x: str, y: str, across: str, up: str, what: str) -> Cloud:
    """A point for each row; `what` may say how many people stand behind one: {n}."""
    points = pd.DataFrame({"x": table[x], "y": table[y]})
    return Cloud(points, across, up, what.format(n=sizes(table["n"])) if "n" in table else what)


def lines(table: pd.DataFrame, x: str, y: str, by: str, across: str, up: str, what: str) -> Lines:
    """A line for each group of `by`, in the order in which they come; `what` says who was counted."""
    return Lines(table.pivot(index=x, columns=by, values=y)[table[by].unique()], across, up, what)


def _rows(found: pd.DataFrame, label: str, value: str, axis: str) -> Means:
    """Values with their intervals and n as the rows of a figure."""
    rows = found[["low", "high", "n"]].assign(label=found[label], value=found[value])
    return Means(rows.reset_index(drop=True), axis)
