"""X4.1, A chain of moments: many good moments make few flawless visits."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from cocrea.explorables.moments.words import percent
from cocrea.language import _, number
from cocrea.models import moments
from cocrea.widgets.controls import NBSP, slider
from cocrea.widgets.explorer import Explorer
from cocrea.widgets.look import colour

LONGEST = 20  # moments in a chain
GOAL = 0.9  # visits that should be flawless


def chain_of_moments() -> Explorer:
    """X4.1: twelve moments that go well in 97 % of visits leave 31 % of visits with a failure.

    Controls: how many moments (`n`), in what percent of visits each goes well (`good`),
    and by how many percentage points the weakest falls behind the others (`behind`).
    3,200 states.

    >>> from cocrea.explorables.moments import chain_of_moments
    >>> chain_of_moments().result()[1].split(".")[0].replace("\\N{NO-BREAK SPACE}", " ")
    'With 12 moments, each going well in 97 % of visits, 31 % of visits have at least one failure'
    """
    controls = {
        "n": slider(_("Moments in a visit"), 1, LONGEST, 1, 12),
        "good": slider(_("Each goes well in"), 80, 99.5, 0.5, 97, unit=_("% of visits")),
        "behind": slider(_("The weakest falls behind by"), 0, 30, 10, 0, unit=_("points")),
    }
    title = _("A chain of moments")
    return Explorer(links, controls, links_chart, title=title, digits={"flawless": 1})


def links(n: int, good: float, behind: float) -> tuple[pd.DataFrame, str]:
    """The share of visits still flawless after each moment, and what it means in words.

    The weakest moment stands in the middle; its place does not change the end. Columns,
    a row for each of 20 places: `moment`, `flawless` (percent of visits without a
    failure so far; 0 beyond the last moment), `used` (1 up to the last moment) and
    `weak` (1 at the weakest moment if it falls behind).
    """
    each, weakest = good / 100, (good - behind) / 100
    place = (n + 1) // 2
    at = np.arange(1, LONGEST + 1)
    flawless = [
        _flawless(each, k, weakest if k >= place else None) if k <= n else 0 for k in range(1, LONGEST + 1)
    ]
    table = pd.DataFrame({
        "moment": at,
        "flawless": 100 * np.array(flawless, dtype=float),
        "used": (at <= n).astype(int),
        "weak": ((at == place) & (behind > 0)).astype(int),
    })  # fmt: skip
    return table, _said(n, good, behind)


@cache
def _flawless(each: float, n: int, weakest: float | None = None) -> float:
    return moments.chain(each, n, weakest)


def _said(n: int, good: float, behind: float) -> str:
    each, weakest = good / 100, (good - behind) / 100
    failing, level = 1 - _flawless(each, n, weakest), _percents(good)
    if n == 1:
        return _(
            "With a single moment that goes well in {level} of visits, {share} of visits have a failure. "
            "Add moments, and watch.",
            level=_percents(good - behind),
            share=percent(failing),
        )
    if behind == 0:
        said = _(
            "With {n} moments, each going well in {level} of visits, {share} of visits have at least one "
            "failure.",
            n=n, level=level, share=percent(failing),
        )  # fmt: skip
    else:
        said = _(
            "With {n} moments, one going well in {weakest} of visits and the others in {level}, {share} of "
            "visits have at least one failure.",
            n=n, weakest=_percents(good - behind), level=level, share=percent(failing),
        ) + " " + _(
            "If the weakest caught up with the others, it would be {share}.",
            share=percent(1 - _flawless(each, n)),
        )  # fmt: skip
    needed = _percents(100 * moments.needed_each(GOAL, n))
    return f"{said} " + _(
        "For {goal} of visits to be flawless, every moment would have to go well in {needed}.",
        goal=percent(GOAL),
        needed=needed,
    )


def _percents(value: float) -> str:
    """A percentage as the slider writes it: 97 %, 99.5 %."""
    return number(value, 0 if round(value, 1) % 1 == 0 else 1) + f"{NBSP}%"


def links_chart(data: Any) -> alt.LayerChart | alt.FacetChart:
    """A bar for each moment: what is left of the flawless visits after it."""
    used = alt.Chart(data).transform_filter("datum.used == 1")
    axis = alt.Axis(labelAngle=0, grid=False, values=[1, 5, 10, 15, 20], title=_("Moment of the visit"))
    x = alt.X("moment:O", axis=axis, scale=alt.Scale(domain=list(range(1, LONGEST + 1))))
    y = _up("flawless:Q")
    last = used.transform_joinaggregate(end="max(moment)").transform_filter("datum.moment == datum.end")
    left: dict[str, Any] = {"fontSize": 15, "fontWeight": "bold", "dy": -10}
    bars = used.mark_bar(opacity=0.75).encode(x, y)
    lost = used.mark_bar(color=colour("short"), opacity=0.22).encode(
        x, _up("flawless:Q"), y2=alt.Y2Datum(100)
    )
    weak = used.transform_filter("datum.weak == 1")
    text = last.transform_calculate(words=f"format(datum.flawless, '.0f') + '{NBSP}%'")
    return alt.layer(
        bars,
        lost,
        weak.mark_bar(color=colour("short"), opacity=0.75).encode(x, y),
        weak.mark_text(text="▼", dy=-8, color=colour("short")).encode(x, y),
        text.mark_text(**left).encode(x, y, text="words:N"),
    ).properties(
        height=250,
        description=_(
            "A bar for each moment of the visit shows the percentage of visits that are still without a "
            "failure after it; above the bar, lightly, the visits with at least one failure. The bars fall "
            "from moment to moment, and the last one is labelled. A triangle marks the weakest moment when "
            "it falls behind."
        ),
    )


def _up(field: str) -> alt.Y:
    axis = alt.Axis(values=[0, 25, 50, 75, 100], grid=False)
    scale = alt.Scale(domain=[0, 100], nice=False)
    return alt.Y(field, title=_("% of visits without a failure so far"), axis=axis, scale=scale, stack=None)
