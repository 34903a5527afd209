"""X4.6, Where the cross goes: the same answers fall into other boxes when the cross-hair moves."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from cocrea.data import load
from cocrea.language import N_, _, number
from cocrea.models import moments
from cocrea.stats import t_interval
from cocrea.widgets.controls import NBSP, slider, toggle
from cocrea.widgets.explorer import Explorer
from cocrea.widgets.look import colour

LEFT, RIGHT, LOW, HIGH = 3.4, 6.2, 3.0, 7.0  # of performance and of importance
BOXES = ("concentrate", "keep-up", "low-priority", "overkill")
_NAMES = {
    "concentrate": N_("Concentrate here"),
    "keep-up": N_("Keep up"),
    "low-priority": N_("Low priority"),
    "overkill": N_("Overkill?"),
}
_CORNERS = {  # performance runs to the right, importance up
    "concentrate": (LEFT, HIGH),
    "keep-up": (RIGHT, HIGH),
    "low-priority": (LEFT, LOW),
    "overkill": (RIGHT, LOW),
}


def where_the_cross_goes() -> Explorer:
    """X4.6: the boxes of importance–performance analysis flip with the cross-hair.

    The 24 aspects of the published kiosk survey; performance is how satisfied people
    were with each. Controls: the `cross` (at the middle of the scale, at the means, or
    the diagonal where importance equals performance, which makes two sides instead of
    four boxes), and how far it is moved along each axis. 363 states.

    >>> from cocrea.explorables.moments import where_the_cross_goes
    >>> where_the_cross_goes().n_states
    363
    """
    kinds = [(_("middle of scale"), "scale"), (_("means"), "data"), (_("diagonal"), "diagonal")]
    items = _items()

    def boxes(cross: str, up: float, right: float) -> tuple[pd.DataFrame, str]:
        return place(items, cross, up, right)

    controls = {
        "cross": toggle(_("Where the lines go"), kinds, "data"),
        "up": slider(_("Moved in importance"), -0.5, 0.5, 0.1, 0),
        "right": slider(_("Moved in performance"), -0.5, 0.5, 0.1, 0),
    }
    return Explorer(boxes, controls, boxes_chart, title=_("Where the cross goes"), digits={"x": 2, "y": 2})


def _items() -> pd.DataFrame:
    """The published aspects: label, importance, performance and the half-widths of their 95 % intervals."""
    kiosk = load("kiosk_gaps").rename(columns={"satisfaction": "performance"})
    half = {}
    for name, sd in (("importance", "importance_sd"), ("performance", "satisfaction_sd")):
        low, high = t_interval(kiosk[name], kiosk[sd], kiosk["n"])
        half[f"{name}_half"] = (high - low) / 2
    return kiosk[["item", "label", "importance", "performance", "n"]].assign(**half)


def place(items: pd.DataFrame, cross: str, up: float, right: float) -> tuple[pd.DataFrame, str]:
    """The items with their boxes for one cross, and what that says in words.

    Columns, a row for each item: `performance`, `importance`, `box` (0 concentrate here,
    1 keep up, 2 low priority, 3 overkill; with the diagonal 0 above it and 1 below),
    `sure` (1 where the 95 % intervals of its two means stay on their side of the lines)
    and, the same in each row, `x` and `y` (the cross) and `diagonal` (1 or 0).
    """
    if cross == "diagonal":
        return _along(items, right - up)
    centre = moments.cross_hair(items, "data")
    start = moments.cross_hair(items, cross)
    at = (start[0] + up, start[1] + right)
    before, now = (moments.ipa(items, each)["quadrant"].to_numpy() for each in (centre, at))
    sure = (abs(items["importance"] - at[0]) > items["importance_half"]) & (
        abs(items["performance"] - at[1]) > items["performance_half"]
    )
    table = _table(items, [BOXES.index(box) for box in now], sure, at[1], at[0], diagonal=False)
    return table, _boxes_said(items, at, now, int((before != now).sum()), sure)


def _table(
    items: pd.DataFrame, box: Any, sure: pd.Series, x: float, y: float, *, diagonal: bool
) -> pd.DataFrame:
    return pd.DataFrame({
        "performance": items["performance"],
        "importance": items["importance"],
        "box": np.asarray(box, dtype=int),
        "sure": sure.astype(int),
        "x": x,
        "y": y,
        "diagonal": int(diagonal),
    })  # fmt: skip


def _along(items: pd.DataFrame, shift: float) -> tuple[pd.DataFrame, str]:
    """Above the diagonal, moved to the right by `shift`, importance outruns performance."""
    excess = items["importance"] - items["performance"] + shift
    sure = abs(excess) > items["importance_half"] + items["performance_half"]
    table = _table(items, (excess <= 0).astype(int), sure, shift, 0.0, diagonal=True)
    above = excess[excess > 0].sort_values(ascending=False)
    if above.empty:
        return table, _("No aspect lies above the diagonal.")
    said = _(
        "The diagonal makes no boxes: it ranks. {count} of {all} aspects lie above it, more important than "
        "they are good. The farthest is “{name}”, {distance} points away.",
        count=len(above),
        all=len(items),
        name=items.loc[above.index[0], "label"],
        distance=number(above.iloc[0]),
    )
    return table, f"{said} " + _unsure(sure, items["n"])


def _boxes_said(items: pd.DataFrame, at: tuple[float, float], now: Any, moved: int, sure: pd.Series) -> str:
    inside = items[now == "concentrate"]
    facts = {"importance": number(at[0]), "performance": number(at[1]), "all": len(items)}
    if len(inside):
        nearest = np.minimum(inside["importance"] - at[0], at[1] - inside["performance"])
        clearest = inside.loc[nearest.idxmax(), "label"]
        said = _(
            "With the cross at importance {importance} and performance {performance}, {count} of {all} "
            "aspects fall into “concentrate here”, “{name}” most clearly.",
            **facts,
            count=len(inside),
            name=clearest,
        )
    else:
        said = _(
            "With the cross at importance {importance} and performance {performance}, none of {all} aspects "
            "falls into “concentrate here”.",
            **facts,
        )
    if moved:
        said += " " + _("{moved} of them lie in another box than with the cross at the means.", moved=moved)
    return f"{said} " + _unsure(sure, items["n"])


def _unsure(sure: pd.Series, n: pd.Series) -> str:
    count = int((~sure).sum())
    return _(
        "For {count} of {all} the 95 % intervals (n = {n}) cross a line, so that their side is not certain.",
        count=count,
        all=len(sure),
        n=int(n.min()),
    ).replace(" %", f"{NBSP}%")


def boxes_chart(data: Any) -> alt.LayerChart | alt.FacetChart:
    """Importance against performance, the cross (or the diagonal), a mark for each box."""
    every = alt.Chart(data)
    one = every.transform_window(row="row_number()").transform_filter("datum.row == 1")
    cross = one.transform_filter("datum.diagonal == 0")
    slope = (
        one.transform_filter("datum.diagonal == 1")
        .transform_calculate(
            x1=f"max({LEFT}, {LOW} + datum.x)", y1="datum.x1 - datum.x",
            x2=f"min({RIGHT}, {HIGH} + datum.x)", y2="datum.x2 - datum.x",
        )
    )  # fmt: skip
    hues = [colour("short"), colour("main"), colour("ink"), colour("zone")]
    shapes = ["triangle-down", "circle", "square", "triangle-up"]
    boxes = alt.Scale(domain=[0, 1, 2, 3], range=hues)
    forms = alt.Scale(domain=[0, 1, 2, 3], range=shapes)
    return alt.layer(
        cross.mark_rule().encode(x=_across("x")),
        cross.mark_rule().encode(y=_up("y")),
        slope.mark_rule().encode(_across("x1"), _up("y1"), x2="x2:Q", y2="y2:Q"),
        every.mark_point(filled=True, size=75, stroke=colour("ink"), strokeWidth=0.6).encode(
            _across("performance"),
            _up("importance"),
            color=alt.Color("box:N", scale=boxes, legend=None),
            shape=alt.Shape("box:N", scale=forms, legend=None),
            opacity=alt.condition("datum.sure == 1", alt.value(1), alt.value(0.45)),
        ),
        *(_corner(cross, box) for box in BOXES),
    ).properties(
        height=330,
        description=_(
            "Importance upwards against performance to the right, on scales from 1 to 7, for 24 aspects of "
            "a kiosk. A cross divides them into four boxes: concentrate here at the top left, keep up at the "
            "top right, low priority at the bottom left, overkill at the bottom right; or a diagonal "
            "divides them into two sides. Each box has its own mark; pale marks are not certain of their "
            "side."
        ),
    )


def _corner(cross: alt.Chart, box: str) -> alt.Chart:
    x, y = _CORNERS[box]
    side: dict[str, Any] = {"align": "left" if x == LEFT else "right", "dx": 5 if x == LEFT else -5}
    base: dict[str, Any] = {"baseline": "top" if y == HIGH else "bottom", "dy": 5 if y == HIGH else -5}
    words = cross.mark_text(text=_(_NAMES[box]), fontStyle="italic", **side, **base)
    return words.encode(alt.XDatum(x), alt.YDatum(y))


def _across(field: str) -> alt.X:
    axis = alt.Axis(values=[4, 5, 6], format="d", grid=False, title=_("Performance: satisfaction (1 to 7)"))
    return alt.X(field, type="quantitative", axis=axis, scale=alt.Scale(domain=[LEFT, RIGHT], nice=False))


def _up(field: str) -> alt.Y:
    axis = alt.Axis(values=[3, 4, 5, 6, 7], format="d", grid=False, title=_("Importance (1 to 7)"))
    return alt.Y(field, type="quantitative", axis=axis, scale=alt.Scale(domain=[LOW, HIGH], nice=False))
