"""X4.6, Where the cross goes: the same answers fall into other boxes when the cross-hair moves."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cocrea.data import load
from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models import moments
from cocrea.stats import t_interval
from cocrea.widgets.controls import slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Axis, Drawing, axis, colour
from cocrea.words import quadrant

LEFT, RIGHT, LOW, HIGH = 3.4, 6.2, 3.0, 7.0  # of performance and of importance
MEANS = ("importance", "performance")
_CORNERS = {  # performance runs to the right, importance up
    "concentrate": (LEFT, HIGH),
    "keep-up": (RIGHT, HIGH),
    "low-priority": (LEFT, LOW),
    "overkill": (RIGHT, LOW),
}
TITLE = N_("Where the cross goes")


@explorable("X4.6", TITLE)
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
    items = aspects()

    def boxes(cross: str, up: float, right: float) -> State:
        return place(items, cross, up, right)

    controls = {
        "cross": toggle(_("Where the lines go"), kinds, "data"),
        "up": slider(_("Moved in importance"), -0.5, 0.5, 0.1, 0),
        "right": slider(_("Moved in performance"), -0.5, 0.5, 0.1, 0),
    }
    return Explorer(boxes, controls, boxes_chart, title=_(TITLE), digits={"x": 2, "y": 2})


def aspects() -> pd.DataFrame:
    """The published aspects: label, importance, performance, the half-widths of their 95 % intervals, box."""
    kiosk = load("kiosk_gaps").rename(columns={"satisfaction": "performance"})
    half = {}
    for name, sd in (("importance", "importance_sd"), ("performance", "satisfaction_sd")):
        low, high = t_interval(kiosk[name], kiosk[sd], kiosk["n"])
        half[f"{name}_half"] = (high - low) / 2
    items = kiosk[["item", "label", "importance", "performance", "n"]].assign(**half)
    return items.assign(box_at_means=moments.ipa(items)["quadrant"].to_numpy())


def place(items: pd.DataFrame, cross: str, up: float, right: float) -> State:
    """The items with their boxes for one cross, and what that says in words.

    Rows, one for each item: `performance`, `importance`, `box` (0 concentrate here, 1 keep
    up, 2 low priority, 3 overkill; with the diagonal 0 above it and 1 below) and `sure` (1
    where the 95 % intervals of its two means stay on their side of the lines). Here: `x`
    and `y` (the cross), `diagonal` (1 or 0) and its ends, from `left` and `bottom` to
    `right` and `top`.
    """
    if cross == "diagonal":
        return _along(items, right - up)
    start = moments.cross_hair(items, cross)
    at = (start[0] + up, start[1] + right)
    now = moments.ipa(items, at)["quadrant"].to_numpy()
    importance, performance = (items[name].to_numpy() for name in MEANS)
    sure = (abs(importance - at[0]) > items["importance_half"].to_numpy()) & (
        abs(performance - at[1]) > items["performance_half"].to_numpy()
    )
    return State(
        rows=_rows(items, np.array([moments.QUADRANTS.index(box) for box in now]), sure),
        here={"x": at[1], "y": at[0], "diagonal": 0, **_ends(0)},
        said=f"{_boxes_said(items, at, now)} {_unsure(items, sure)}",
    )


def _along(items: pd.DataFrame, shift: float) -> State:
    """Above the diagonal, moved to the right by `shift`, importance outruns performance."""
    importance, performance = (items[name].to_numpy() for name in MEANS)
    excess = importance - performance + shift
    sure = abs(excess) > items["importance_half"].to_numpy() + items["performance_half"].to_numpy()
    return State(
        rows=_rows(items, excess <= 0, sure),
        here={"x": shift, "y": 0.0, "diagonal": 1, **_ends(shift)},
        said=_diagonal_said(items, excess, sure),
    )


def _rows(items: pd.DataFrame, box: NDArray, sure: NDArray) -> dict[str, NDArray]:
    means = {name: items[name].to_numpy() for name in MEANS}
    return {**means, "box": box.astype(int), "sure": sure.astype(int)}


def _ends(shift: float) -> dict[str, float]:
    """Where the diagonal, moved to the right by `shift`, enters the chart and leaves it."""
    left, right = max(LEFT, LOW + shift), min(RIGHT, HIGH + shift)
    return {"left": left, "bottom": left - shift, "right": right, "top": right - shift}


def _diagonal_said(items: pd.DataFrame, excess: NDArray, sure: NDArray) -> str:
    if not (excess > 0).any():
        return _("No aspect lies above the diagonal.")
    said = _(
        "The diagonal makes no boxes: it ranks. {count} of {all} aspects lie above it, more important than "
        "they are good. The farthest is “{name}”, {distance} points away.",
        count=int((excess > 0).sum()),
        all=len(items),
        name=items["label"].iloc[excess.argmax()],
        distance=number(excess.max()),
    )
    return f"{said} {_unsure(items, sure)}"


def _boxes_said(items: pd.DataFrame, at: tuple[float, float], now: NDArray) -> str:
    inside = now == "concentrate"
    facts: dict[str, Any] = {"importance": number(at[0]), "performance": number(at[1]), "all": len(items)}
    if inside.any():
        importance, performance = (items[name].to_numpy() for name in MEANS)
        nearest = np.minimum(importance - at[0], at[1] - performance)
        said = _(
            "With the cross at importance {importance} and performance {performance}, “concentrate here” "
            "holds {count} of {all} aspects, “{name}” most clearly.",
            **facts,
            count=int(inside.sum()),
            name=items["label"].iloc[np.where(inside, nearest, -np.inf).argmax()],
        )
    else:
        said = _(
            "With the cross at importance {importance} and performance {performance}, none of {all} aspects "
            "falls into “concentrate here”.",
            **facts,
        )
    moved = int((items["box_at_means"].to_numpy() != now).sum())
    if moved:
        said += " " + _("Aspects in another box than with the cross at the means: {moved}.", moved=moved)
    return said


def _unsure(items: pd.DataFrame, sure: NDArray) -> str:
    return _(
        "For {count} of {all} the 95 % intervals (n = {n}) cross a line, so that the side is not certain.",
        count=int((~sure).sum()),
        all=len(sure),
        n=int(items["n"].min()),
    )


def boxes_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Importance against performance, the cross (or the diagonal), a mark for each box."""
    performance = axis(_("Performance: satisfaction (1 to 7)"), LEFT, RIGHT, [4, 5, 6], format="d")
    importance = axis(_("Importance (1 to 7)"), LOW, HIGH, [3, 4, 5, 6, 7], format="d")
    cross, slope = (here.transform_filter(f"datum.diagonal == {diagonal}") for diagonal in (0, 1))
    hues = [colour("short"), colour("main"), colour("ink"), colour("zone")]
    shapes = ["triangle-down", "circle", "square", "triangle-up"]
    boxes = alt.Scale(domain=[0, 1, 2, 3], range=hues)
    forms = alt.Scale(domain=[0, 1, 2, 3], range=shapes)
    return alt.layer(
        cross.mark_rule().encode(performance.along("x")),
        cross.mark_rule().encode(importance.up("y")),
        slope.mark_rule().encode(performance.along("left"), importance.up("bottom"), x2="right", y2="top"),
        rows.mark_point(filled=True, size=75, stroke=colour("ink"), strokeWidth=0.6).encode(
            performance.along("performance"),
            importance.up("importance"),
            color=alt.Color("box:N", scale=boxes, legend=None),
            shape=alt.Shape("box:N", scale=forms, legend=None),
            opacity=alt.condition("datum.sure == 1", alt.value(1), alt.value(0.45)),
        ),
        *(_corner(cross, box, performance, importance) for box in moments.QUADRANTS),
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


def _corner(cross: alt.Chart, box: str, performance: Axis, importance: Axis) -> alt.Chart:
    x, y = _CORNERS[box]
    side: dict[str, Any] = {"align": "left" if x == LEFT else "right", "dx": 5 if x == LEFT else -5}
    base: dict[str, Any] = {"baseline": "top" if y == HIGH else "bottom", "dy": 5 if y == HIGH else -5}
    words = cross.mark_text(text=quadrant(box, short=True), fontStyle="italic", **side, **base)
    return words.encode(performance.along(x), importance.up(y))
