"""X4.1, A chain of moments: many good moments make few flawless visits."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _
from cocrea.models import moments
from cocrea.said import chance, chance_in_words, decimals, percent, whole_percent
from cocrea.widgets.controls import slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

LONGEST = 20  # moments in a chain
GOAL = 0.9  # visits that should be flawless

# Asked again and again with the same values, while other controls turn.
chain, needed_each = cache(moments.chain), cache(moments.needed_each)
TITLE = N_("A chain of moments")


@explorable("X4.1", TITLE)
def chain_of_moments() -> Explorer:
    """X4.1: twelve moments that go well in 97 % of visits leave 31 % of visits with a failure.

    Controls: how many moments (`n`), in what percent of visits each goes well (`good`),
    and by how many percentage points the weakest falls behind the others (`behind`).
    3,200 states.

    >>> from cocrea.explorables.moments import chain_of_moments
    >>> chain_of_moments().result().said.split(".")[0].replace("\\N{NO-BREAK SPACE}", " ")
    'With 4 moments, each going well in 97 % of visits, 11 % of visits have at least one failure'
    """
    controls = {
        "n": slider(_("Moments in a visit"), 1, LONGEST, 1, 4),  # not the twelve that the page asks about
        "good": slider(_("Each goes well in"), 80, 99.5, 0.5, 97, unit=_("% of visits")),
        "behind": slider(_("The weakest falls behind by"), 0, 30, 10, 0, unit=_("points")),
    }
    return Explorer(links, controls, links_chart, title=_(TITLE), digits={"flawless": 1})


def links(n: int, good: float, behind: float) -> State:
    """The share of visits still flawless after each moment, and what it means in words.

    The weakest moment stands in the middle; its place does not change the end.

    Rows, one for each of 20 places: `moment`, `flawless` (percent of visits without a
    failure so far; 0 beyond the last moment), `used` (1 up to the last moment) and
    `weak` (1 at the weakest moment if it falls behind). Here: `last` (the last moment),
    `end` (percent of visits flawless after it) and `share`, the same in words.
    """
    each, weakest = good / 100, (good - behind) / 100
    place = (n + 1) // 2
    at = np.arange(1, LONGEST + 1)
    flawless = [chain(each, k, weakest if k >= place else None) for k in range(1, n + 1)]
    rest = 1 - whole_percent(1 - flawless[-1]) / 100  # adds up to 100 % with what the sentence says
    return State(
        rows={
            "moment": at,
            "flawless": 100 * np.array([*flawless, *[0.0] * (LONGEST - n)]),
            "used": (at <= n).astype(int),
            "weak": ((at == place) & (behind > 0)).astype(int),
        },
        here={"last": n, "share": chance(rest)},
        said=_said(n, good, behind),
    )


def _said(n: int, good: float, behind: float) -> str:
    each, weakest = good / 100, (good - behind) / 100
    failing, level = 1 - chain(each, n, weakest), _percent(good)
    if n == 1:
        return _(
            "With a single moment that goes well in {level} of visits, {share} of visits have a failure. "
            "Add moments, and watch.",
            level=_percent(good - behind),
            share=chance_in_words(failing),
        )
    if behind == 0:
        said = _(
            "With {n} moments, each going well in {level} of visits, {share} of visits have at least one "
            "failure.",
            n=n, level=level, share=chance_in_words(failing),
        )  # fmt: skip
    else:
        said = _(
            "With {n} moments, one going well in {weakest} of visits and the rest in {level}, {share} of "
            "visits have at least one failure.",
            n=n, weakest=_percent(good - behind), level=level, share=chance_in_words(failing),
        ) + " " + _(
            "If the weakest caught up with the rest, it would be {share}.",
            share=chance_in_words(1 - chain(each, n)),
        )  # fmt: skip
    needed = _percent(100 * needed_each(GOAL, n))
    return f"{said} " + _(
        "For {goal} of visits to be flawless, every moment would have to go well in {needed}.",
        goal=chance_in_words(GOAL),
        needed=needed,
    )


def _percent(value: float) -> str:
    """A percentage as the slider writes it: 97 %, 99.5 %."""
    return percent(value / 100, decimals([round(value, 1)], 1))


def links_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """A bar for each moment: what is left of the flawless visits after it."""
    used = rows.transform_filter("datum.used == 1")
    weak = used.transform_filter("datum.weak == 1")
    places: dict[str, Any] = {
        "axis": alt.Axis(labelAngle=0, grid=False, values=[1, 5, 10, 15, 20], title=_("Moment of the visit")),
        "scale": alt.Scale(domain=list(range(1, LONGEST + 1))),
    }
    x = alt.X("moment:O", **places)
    visits = axis(_("% of visits without a failure so far"), 0, 110, [0, 25, 50, 75, 100])
    y = visits.up("flawless", stack=None)
    return alt.layer(
        used.mark_bar(opacity=0.75).encode(x, y),
        used.mark_bar(color=colour("short"), opacity=0.22).encode(x, y, y2=alt.Y2Datum(100)),
        weak.mark_bar(color=colour("short"), opacity=0.75).encode(x, y),
        weak.mark_text(text="▼", dy=-8, color=colour("short")).encode(x, y),
        here.mark_text(fontSize=15, fontWeight="bold", dy=-10).encode(
            alt.X("last:O", **places), visits.up(100), text="share:N"
        ),
    ).properties(
        height=250,
        description=_(
            "A bar for each moment of the visit shows the percentage of visits that are still without a "
            "failure after it; above the bar, lightly, the visits with at least one failure. The bars fall "
            "from moment to moment, and the last one is labelled. A triangle marks the weakest moment when "
            "it falls behind."
        ),
    )
