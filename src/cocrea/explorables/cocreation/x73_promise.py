"""X7.3, Promise only what can be built: twenty projects, and what a failed one costs by its answer."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from cocrea.data.evening_basket import BASKET
from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.cocreation import cocreation_ev, required_probability
from cocrea.said import decimals
from cocrea.widgets.controls import slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

TITLE = N_("Promise only what can be built")
PROJECTS = 20  # alike; each stands for 5 in 100
MOST = 200  # thousand: the largest loss of credibility


@explorable("X7.3", TITLE)
def promise_what_can_be_built() -> Explorer:
    """X7.3: how many of twenty projects must be buildable, and what a reasoned refusal changes in that.

    Controls: the `chance` (%) that a project can be built; the `loss` of credibility, in thousands,
    where one cannot and nobody says why; what share of that `loss` is `left` (%) after a refusal
    with a reason, 100 for whoever doubts that a reason helps. 855 states.

    >>> from cocrea.explorables.cocreation import promise_what_can_be_built
    >>> promise_what_can_be_built().n_states
    855
    """
    controls = {
        "chance": slider(_("Projects that can be built"), 5, 95, 5, 60, unit="%"),
        "loss": slider(_("Credibility lost in silence (thousands)"), 0, MOST, 25, 0),
        "left": slider(_("Of that, lost although a reason is given"), 0, 100, 25, 50, unit="%"),
    }
    return Explorer(promised, controls, promised_chart, title=_(TITLE))


def promised(chance: int, loss: int, left: int) -> State:
    """Rows, one a project: its `place` on the axis (%), what it brings when it is `built` (0 where it is
    not), and what is lost in `silence` or with a `reason` (below zero, 0 where it is built).

    Here: the chances (%) from which the twenty pay, `need_silence` and `need_reason`.
    """
    place = np.arange(PROJECTS) * 5 + 2.5
    good = place < chance
    kept = loss * left / 100
    needs = [100 * required_probability(BASKET.value, BASKET.cost, each) for each in (loss, kept)]
    return State(
        rows={
            "place": place,
            "built": np.where(good, BASKET.value - BASKET.cost, 0),
            "silence": np.where(good, 0, -BASKET.cost - loss),
            "reason": np.where(good, 0.0, -BASKET.cost - kept),
        },
        here={"need_silence": needs[0], "need_reason": needs[1]},
        said=_said(chance, loss, kept, needs),
    )


def _said(chance: int, loss: float, kept: float, needs: list[float]) -> str:
    silence, reason = (
        PROJECTS * float(cocreation_ev(chance / 100, BASKET.value, BASKET.cost, each))
        for each in (loss, kept)
    )
    if loss == kept:
        return _(
            "The twenty bring {total} thousand in all. They pay if {need} % or more can be built.",
            total=number(silence, 0, sign=True),
            need=_percent(needs[0]),
        )
    return _(
        "In silence the twenty bring {silence} thousand and pay from {need} % on; with a reason they bring "
        "{reason} thousand and pay from {less} % on.",
        silence=number(silence, 0, sign=True),
        need=_percent(needs[0]),
        reason=number(reason, 0, sign=True),
        less=_percent(needs[1]),
    )


def _percent(need: float) -> str:
    return number(need, decimals([need], 1))


def promised_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Twenty bars, up where a project is built and down where not; two uprights where the twenty pay."""
    across = axis(_("Projects that can be built (%)"), 0, 100, [0, 25, 50, 75, 100])
    up = axis(_("Thousands, each project"), -BASKET.cost - MOST - 25, BASKET.value + 30, [-200, -100, 0, 75])
    at, low = across.along("place"), alt.Y2Datum(-BASKET.cost - MOST)
    words: dict[str, Any] = {"align": "left", "fontSize": 12, "fontWeight": "bold"}
    layers: list[alt.Chart] = [
        rows.mark_bar(size=11, color=colour("main")).encode(at, up.up("built")),
        rows.mark_bar(size=11, color=colour("short"), opacity=0.3).encode(at, up.up("silence")),
        rows.mark_bar(size=6, color=colour("short")).encode(at, up.up("reason")),
        here.mark_rule(color=colour("ink")).encode(up.up(0)),
        here.mark_rule(strokeWidth=2, strokeDash=[5, 3], color=colour("ink")).encode(
            across.along("need_silence"), up.up(BASKET.value - 10), y2=low
        ),
        here.mark_rule(strokeWidth=2, color=colour("main")).encode(
            across.along("need_reason"), up.up(BASKET.value - 10), y2=low
        ),
        here.mark_text(**words, color=colour("main"), text=_("solid: pays, with a reason")).encode(
            across.along(1), up.up(-BASKET.cost - MOST - 13)
        ),
        here.mark_text(**words, color=colour("ink"), text=_("dashed: pays, in silence")).encode(
            across.along(1), up.up(BASKET.value + 10)
        ),
    ]
    return alt.layer(*layers).properties(
        height=330,
        description=_(
            "Twenty projects as bars from left to right. Those that can be built stand first and point up. "
            "The others point down: a wide pale bar for what is lost in silence, a narrow dark one for what "
            "is lost although a reason is given. Two uprights mark from which share of buildable projects "
            "on the twenty pay: dashed in silence, solid with a reason."
        ),
    )
