"""Two pictures of one store over three years: a control chart, and a promise beside what is lived.

Both are drawn from the simulated data set cx_pulse and measured on nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from math import sqrt
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from cocrea.charts.board import EDGE, SMALL, Board, deep, drawn
from cocrea.charts.look import COLOURS, FAINT, WIDTH
from cocrea.data.load import load
from cocrea.data.quetzalia import CHECKOUT
from cocrea.language import _, number
from cocrea.models.experience import p_chart
from cocrea.palette import LIGHT
from cocrea.said import percent
from cocrea.stats.intervals import NORMAL

STORE = "B"
SATISFIED_FROM = 5  # on the scale from 1 to 7
YEAR = 12
YEARLY = (12, 24, 36)  # the months of the yearly survey
PROMISED = CHECKOUT.of_ten / 10  # within the minutes that the written standard names


@cache
def contents() -> pd.DataFrame:
    """The control chart of the store's content customers; its centre is the first year's share.

    >>> int(contents()["signal"].eq("low").sum())
    4
    """
    return _chart(_answers()["overall"] >= SATISFIED_FROM)


@cache
def lived() -> pd.DataFrame:
    """Each month's share within the promised minutes, its `margin`, and `gap`, lived minus promised.

    >>> round(float(lived()["gap"][19]), 2)
    -0.36
    """
    chart = _chart(_answers()["wait"] <= CHECKOUT.believed)
    error = (chart["share"] * (1 - chart["share"]) / chart["n"]).map(sqrt)
    return chart.assign(gap=chart["share"] - PROMISED, margin=NORMAL * error)


def _answers() -> pd.DataFrame:
    table = load("cx_pulse")
    return table[table["store"] == STORE]


def _chart(counted: pd.Series) -> pd.DataFrame:
    months = counted.groupby(_answers()["month"])
    counts, n = months.sum().to_numpy(), months.size().to_numpy()
    return p_chart(counts, n, centre=float(counts[:YEAR].sum() / n[:YEAR].sum()))


# -- the control chart ---------------------------------------------------------------------


def control_chart() -> Figure:
    """A p-chart of one store's content customers, with the months of a yearly survey ringed.

    After Shewhart (1931); simulated data.

    >>> control_chart().axes[0].texts[0].get_text()
    'Content customers, month by month'
    """
    return drawn(_control).figure


def control_chart_alt() -> str:
    """What `control_chart()` shows, in words."""
    chart = contents()
    return _(
        "A line of {months} dots between two limits, {lower} and {upper}, around {centre}. The dots of "
        "months {signals} lie below the lower limit, all others between the two. Rings mark the months of "
        "the yearly survey, {yearly}: all of them lie between the limits.",
        months=len(chart),
        lower=percent(float(chart["lower"].iloc[0])),
        upper=percent(float(chart["upper"].iloc[0])),
        centre=percent(float(chart["centre"].iloc[0])),
        signals=_months(chart.loc[chart["signal"] == "low", "period"].tolist()),
        yearly=_months(YEARLY),
    )


def _control(board: Board) -> float:
    chart = contents()
    frame = _Frame(board, 0.5, 1.0, _("Content customers, month by month"))
    frame.level(float(chart["centre"].iloc[0]))
    for name, said in (("upper", _("upper limit")), ("lower", _("lower limit"))):
        frame.level(float(chart[name].iloc[0]), said, linestyle="--")
    frame.dots(chart["share"].tolist(), (chart["signal"] == "low").tolist())
    for month in YEARLY:
        x, y = frame.at(month, float(chart["share"].iloc[month - 1]))
        board.axes.scatter(
            [x], [y], s=150, facecolors="none", edgecolors=COLOURS["above"], linewidths=1.8, zorder=5
        )
    return frame.note(
        _(
            "Line: the usual share. Rings: the months of the yearly survey. Triangles: below the lower "
            "limit. Simulated."
        )
    )


# -- the promise -----------------------------------------------------------------------------


def promise_over_time() -> Figure:
    """What is promised and what is lived, month by month, with the interval of each month.

    Ours; simulated data and the written standard of Quetzalia.

    >>> promise_over_time().axes[0].texts[0].get_text()
    'At the till within 8 minutes, month by month'
    """
    return drawn(_promise).figure


def promise_over_time_alt() -> str:
    """What `promise_over_time()` shows, in words."""
    months = lived()
    return _(
        "A line across at the promise, {promised}, and {months} dots with their intervals. {below} of the "
        "dots lie below it, in {broken} months the whole interval does. In months {bad} the dots fall as "
        "low as {worst}.",
        promised=percent(PROMISED),
        months=len(months),
        below=int((months["gap"] < 0).sum()),
        broken=int((months["gap"] < -months["margin"]).sum()),
        bad=_months(months.loc[months["signal"] == "low", "period"].tolist()),
        worst=percent(float(months["share"].min())),
    )


def _promise(board: Board) -> float:
    months = lived()
    said = _("At the till within {minutes} minutes, month by month", minutes=CHECKOUT.believed)
    frame = _Frame(board, 0.4, 1.0, said)
    frame.level(PROMISED, _("promised"), color=COLOURS["above"], linewidth=2.2)
    columns = (months[name].astype(float).tolist() for name in ("share", "margin"))
    for month, (share, margin) in enumerate(zip(*columns, strict=True), 1):
        ends = [frame.at(month, share + sign * margin) for sign in (-1, 1)]
        broken = share - PROMISED < -margin
        board.line(*ends, color=COLOURS["below" if broken else "within"], linewidth=1.3)
    frame.dots(months["share"].tolist(), (months["gap"] < -months["margin"]).tolist())
    return frame.note(_("Triangles: even the upper end of the interval lies below the promise. Simulated."))


class _Frame:
    """Months to the right, a share upwards."""

    def __init__(self, board: Board, low: float, high: float, title: str) -> None:
        self.board, self.low, self.high = board, low, high
        self.left, self.right, self.top, self.bottom = 0.62, WIDTH - 0.25, 0.62, 3.5
        board.words(EDGE, 0.16, title, size=SMALL, weight="bold", color=LIGHT["grey"], width=WIDTH - 2 * EDGE)
        for tenth in range(round(10 * low), round(10 * high) + 1):
            y = self.at(1, tenth / 10)[1]
            board.line((self.left, y), (self.right, y), color=FAINT, linewidth=0.7)
            board.words(self.left - 0.08, y, percent(tenth / 10), ha="right", va="center", size=SMALL)
        for month in (1, *range(6, 37, 6)):
            x = self.at(month, low)[0]
            board.line((x, self.bottom), (x, self.bottom + 0.06))
            board.words(x, self.bottom + 0.1, number(month, 0), ha="center", size=SMALL)

    def at(self, month: float, share: float) -> tuple[float, float]:
        along = self.left + 0.12 + (month - 1) / 35 * (self.right - self.left - 0.24)
        return along, self.bottom - (share - self.low) / (self.high - self.low) * (self.bottom - self.top)

    def level(self, share: float, said: str = "", **how: Any) -> None:
        """A line across, with its name at the left end, above it."""
        y = self.at(1, share)[1]
        look = {"color": LIGHT["grey"], "linewidth": 1.4, **how}
        self.board.line((self.left, y), (self.right, y), **look)
        self.board.words(self.left + 0.04, y - 0.03, said, va="bottom", size=SMALL, color=look["color"])

    def dots(self, shares: list[float], low: list[bool]) -> None:
        places = [self.at(month, share) for month, share in enumerate(shares, 1)]
        self.board.line(*places, color=COLOURS["within"], linewidth=0.8, alpha=0.6)
        for (x, y), down in zip(places, low, strict=True):
            marker, colour = ("v", COLOURS["below"]) if down else ("o", COLOURS["within"])
            self.board.axes.scatter([x], [y], s=44 if down else 22, marker=marker, color=colour, zorder=4)

    def note(self, said: str) -> float:
        """Month below the axis and `said` below that; the height of the sheet."""
        middle, y = (self.left + self.right) / 2, self.bottom + 0.66
        self.board.words(middle, self.bottom + 0.34, _("Month"), ha="center", size=SMALL, color=LIGHT["grey"])
        self.board.words(EDGE, y, said, width=WIDTH - 2 * EDGE, size=SMALL)
        return y + deep(said, WIDTH - 2 * EDGE, SMALL) + 0.1


def _months(months: Iterable[int]) -> str:
    return ", ".join(str(month) for month in months)


PICTURES: Mapping[str, Callable[[], Figure]] = {"p-chart": control_chart, "promise": promise_over_time}
