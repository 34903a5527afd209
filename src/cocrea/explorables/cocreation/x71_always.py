"""X7.1, Does it always win? What two plans have brought in, year by year, under three assumptions."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.data.nubeclara import AFTERWARDS, CERTAIN_UNTIL, DISCOUNT_PLAN, JOINT_PLAN
from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.cocreation import indifference_rates, risked
from cocrea.widgets.controls import choice, slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

HIGHEST, STEP = 30, 2  # percent a year
LEAST = 5  # in ten
YEARS = np.arange(len(JOINT_PLAN))
OPENING = (0, 10, "fade")
TITLE = N_("Does it always win?")


@explorable("X7.1", TITLE)
def always_on_trial() -> Explorer:
    """X7.1: what a discount and a joint plan have brought in by each year, at today's worth.

    Controls: the discount `rate` in percent, in how many of ten cases the joint plan `works`, and
    what becomes of those who came for the discount (`after`). 288 states.

    >>> from cocrea.explorables.cocreation import always_on_trial
    >>> always_on_trial().n_states
    288
    """
    becomes = [
        (_("it fades, nothing is left"), "fade"),
        (_("newcomers stay on (sign measured)"), "stay"),
        (_("old clients buy less (sign measured)"), "stock-up"),
    ]
    controls = {
        "rate": slider(_("Discount rate a year"), 0, HIGHEST, STEP, unit="%"),
        "works": slider(_("The joint plan works in … of 10 cases"), LEAST, 10, value=10),
        "after": choice(_("After the discount"), becomes, "fade"),
    }
    return Explorer(brought_in, controls, brought_in_chart, title=_(TITLE), digits={"money": 1})


def discount_plan(after: str) -> NDArray[np.float64]:
    """The flows of the discount, with what is assumed of the years after it."""
    later = YEARS >= CERTAIN_UNTIL
    return np.where(later, AFTERWARDS[after], DISCOUNT_PLAN)


def by_year(flows: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    """What the flows up to each year are worth now."""
    return np.cumsum(flows / (1 + rate / 100) ** YEARS)


def overtakes(rate: int, works: int, after: str) -> int | None:
    """The first year by which the joint plan has brought in as much as the discount; None: never."""
    ahead = by_year(risked(JOINT_PLAN, works / 10, CERTAIN_UNTIL), rate) >= by_year(
        discount_plan(after), rate
    )
    return int(YEARS[ahead][0]) if ahead[-1] else None


def brought_in(rate: int, works: int, after: str) -> State:
    """Rows, one a plan and year: `year`, `money` (thousands, summed) and `plan` (0 the discount, 1 the
    joint plan on average, 2 where it works, 3 where it fails). Here: the year of `overtaking` (−1: none).
    """
    sure = np.array(JOINT_PLAN)
    plans = (
        discount_plan(after), risked(sure, works / 10, CERTAIN_UNTIL), sure, risked(sure, 0, CERTAIN_UNTIL)
    )  # fmt: skip
    crossed = overtakes(rate, works, after)
    return State(
        rows={
            "year": np.tile(YEARS, len(plans)),
            "money": np.concatenate([by_year(flows, rate) for flows in plans]),
            "plan": np.repeat(np.arange(len(plans)), YEARS.size),
        },
        here={"overtaking": -1 if crossed is None else crossed},
        said=_said(rate, works, after, crossed),
    )


def _said(rate: int, works: int, after: str, crossed: int | None) -> str:
    joint, discount = risked(JOINT_PLAN, works / 10, CERTAIN_UNTIL), discount_plan(after)
    ends = [number(by_year(flows, rate)[-1], 0) for flows in (joint, discount)]
    first = _(
        "After four years: joint plan {joint}, discount {discount} (thousands).",
        joint=ends[0],
        discount=ends[1],
    )
    if crossed is None:
        second = _("The joint plan never catches up.")
    else:
        second = _("The joint plan is ahead from year {year} on.", year=crossed)
    if (rate, works, after) == OPENING:
        return f"{first} {second} " + _("Change one assumption, and see whether it stays so.")
    equal = indifference_rates(discount, joint, 0, 1)
    third = (
        _("Both are worth the same at a rate of {rate} %.", rate=number(100 * equal[0], 1))
        if equal.size
        else _("No rate from 0 to 100 % makes them worth the same.")
    )
    return f"{first} {second} {third}"


def brought_in_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Four lines over the years: the discount, the joint plan on average, and how it goes or fails."""
    across = axis(_("Years from now"), 0, 4, [0, 1, 2, 3, 4], format=".0f")
    up = axis(_("Brought in so far, thousands of today"), -60, 150, [-50, 0, 50, 100, 150], format=".0f")
    look: tuple[tuple[int, dict[str, Any]], ...] = (
        (2, {"strokeWidth": 1.5, "strokeDash": [3, 3], "color": colour("main")}),
        (3, {"strokeWidth": 1.5, "strokeDash": [3, 3], "color": colour("main")}),
        (0, {"strokeWidth": 3, "color": colour("short")}),
        (1, {"strokeWidth": 3, "color": colour("main")}),
    )
    lines = [
        rows.transform_filter(f"datum.plan == {plan}")
        .mark_line(point={"filled": True, "size": 34, "color": form["color"]} if plan < 2 else False, **form)
        .encode(across.along("year"), up.up("money"))
        for plan, form in look
    ]
    words: dict[str, Any] = {"align": "left", "fontSize": 12}
    overtaking = here.transform_filter("datum.overtaking >= 0")
    return alt.layer(
        overtaking.mark_rule(strokeWidth=8, opacity=0.35, color=colour("zone")).encode(
            across.along("overtaking")
        ),
        *lines,
        here.mark_text(**words, color=colour("short"), fontWeight="bold", text=_("discount")).encode(
            across.along(0.05), up.up(145)
        ),
        here.mark_text(
            **words, color=colour("main"), fontWeight="bold", text=_("joint plan, on average")
        ).encode(across.along(0.05), up.up(131)),
        here.mark_text(**words, color=colour("main"), text=_("dotted: if it works, if it fails")).encode(
            across.along(0.05), up.up(117)
        ),
    ).properties(
        height=300,
        description=_(
            "Money brought in so far, over four years. The discount starts high and flattens out; the joint "
            "plan starts below zero and climbs. Two dotted lines show it where it works and where it fails. "
            "A pale upright marks the year from which on the joint plan is ahead, if there is one."
        ),
    )
