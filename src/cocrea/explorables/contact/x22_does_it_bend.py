"""X2.2, Does it bend? A parabola through the answers of sixty customers, over three truths."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.contact import best_after_cost, contact_truth
from cocrea.stats import quadratic_peak
from cocrea.stats.curves import QuadraticPeak
from cocrea.widgets.controls import choice, slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

CUSTOMERS = 60
SURVEYS = 12
NOISE = 1.0  # points: how far customers with the same contact differ (sd)
TRUTHS = ("peak", "level", "flat")
COSTS = (0.0, 1.0, 2.0)  # points of satisfaction that the money for full contact would win elsewhere
GRID = np.linspace(0, 1, CUSTOMERS)
SEED = 1998
LOW, HIGH = 0.0, 8.6
TITLE = N_("Does it bend?")


@explorable("X2.2", TITLE)
def does_it_bend() -> Explorer:
    """X2.2: a parabola through sixty customers whose satisfaction peaks, levels off or heeds no contact.

    Controls: the `truth`, the `survey` (one of twelve, of other customers), and the `cost` of full
    contact in points of satisfaction. 108 states.

    >>> from cocrea.explorables.contact import does_it_bend
    >>> does_it_bend().n_states
    108
    """
    truths = [
        (_("a peak in the middle (assumed)"), "peak"),
        (_("it rises and levels off"), "level"),
        (_("contact does not matter"), "flat"),
    ]
    costs = [(number(cost, 0), cost) for cost in COSTS]
    controls = {
        "truth": choice(_("In truth"), truths, "flat"),
        "survey": slider(_("Ask others: survey"), 1, SURVEYS),
        "cost": choice(_("Full contact costs (points)"), costs, 0.0),
    }
    digits = dict.fromkeys(("contact", "rated", "at", "true", "fitted"), 2)
    return Explorer(bent, controls, bent_chart, title=_(TITLE), digits=digits)


@cache
def answers(truth: str, survey: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Contact and satisfaction of the customers of one survey; the customers are the same in all truths."""
    rng = np.random.default_rng([SEED, survey])
    contact = rng.uniform(0.05, 0.95, CUSTOMERS)
    rated = contact_truth(contact, truth) + NOISE * rng.standard_normal(CUSTOMERS)
    return contact.round(2), np.clip(rated, 1, 7).round(2)


@cache
def fitted(truth: str, survey: int) -> QuadraticPeak:
    """The parabola through them."""
    return quadratic_peak(*answers(truth, survey))


def bent(truth: str, survey: int, cost: float) -> State:
    """Rows: each customer (`contact`, `rated`) and each place on the grid (`at`, `true`, `fitted`).

    Here: `best`, the contact that is best after its cost, in truth; `low` to `high`, the 95 %
    interval of its `peak` where that lies among the data as a whole; −1 where there is none.
    """
    contact, rated = answers(truth, survey)
    found = fitted(truth, survey)
    curve = found.intercept + found.slope * GRID + found.curvature * GRID**2
    sure = found.inverted_u
    return State(
        rows={
            "contact": contact,
            "rated": rated,
            "at": GRID,
            "true": np.asarray(contact_truth(GRID, truth)),
            "fitted": np.clip(curve, LOW, HIGH),
        },
        here={
            "best": best_after_cost(truth, cost) if cost or truth != "flat" else -1.0,
            "low": found.low if sure else -1.0,
            "high": found.high if sure else -1.0,
            "peak": found.peak if sure else -1.0,
        },
        said=f"{_parabola(truth, found)} {_after_cost(truth, cost)}",
    )


def bends(truth: str) -> int:
    """In how many of the surveys the parabola has a peak, whole interval included, among the data."""
    return sum(fitted(truth, survey).inverted_u for survey in range(1, SURVEYS + 1))


def _parabola(truth: str, found: QuadraticPeak) -> str:
    often = _("So do {count} of the {surveys} surveys.", count=bends(truth), surveys=SURVEYS)
    if found.inverted_u:
        said = _(
            "This survey shows a peak at {peak} [{low}, {high}].",
            peak=number(found.peak), low=number(found.low), high=number(found.high),
        )  # fmt: skip
        return f"{said} {often}"
    return _(
        "This survey shows no peak that it is sure of; {count} of the {surveys} surveys do.",
        count=bends(truth),
        surveys=SURVEYS,
    )


def _after_cost(truth: str, cost: float) -> str:
    best = best_after_cost(truth, cost)
    if truth == "flat":
        if cost:
            return _("Contact that costs and changes nothing is best left out.")
        return _("In truth every level of contact is as good as another.")
    if cost:
        return _("In truth, after the cost, most is left at a contact of {best}.", best=number(best))
    if truth == "level":
        return _("In truth satisfaction never falls; from a contact of about 0.6 on it hardly rises.")
    return _("In truth satisfaction is highest at a contact of {best}.", best=number(best))


def bent_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Customers as points, the truth dashed, the parabola solid; below it the interval of its peak."""
    across = axis(_("Contact score"), 0, 1, [0, 0.25, 0.5, 0.75, 1], format=".2f")
    up = axis(_("Satisfaction, 1 to 7"), LOW, HIGH, [1, 2, 3, 4, 5, 6, 7], format=".0f")
    peak = here.transform_filter("datum.peak >= 0")
    best = here.transform_filter("datum.best >= 0")
    words: dict[str, Any] = {"align": "left", "fontSize": 12}
    at = across.along("at")
    return alt.layer(
        rows.mark_point(filled=True, size=28, opacity=0.35, color=colour("ink")).encode(
            across.along("contact"), up.up("rated")
        ),
        rows.mark_line(strokeWidth=2, strokeDash=[6, 4], color=colour("ink")).encode(at, up.up("true")),
        rows.mark_line(strokeWidth=3, color=colour("main"), clip=True).encode(at, up.up("fitted")),
        best.mark_rule(strokeWidth=2, strokeDash=[2, 3], color=colour("short")).encode(across.along("best")),
        peak.mark_rule(strokeWidth=6, color=colour("zone")).encode(
            across.along("low"), up.up(0.5), x2="high"
        ),
        peak.mark_point(filled=True, size=80, color=colour("main")).encode(across.along("peak"), up.up(0.5)),
        here.mark_text(
            **words, color=colour("main"), fontWeight="bold", text=_("parabola through the answers")
        ).encode(across.along(0.02), up.up(8.35)),
        here.mark_text(**words, text=_("dashed: the truth")).encode(across.along(0.02), up.up(7.9)),
        best.mark_text(**words, color=colour("short"), text=_("dotted: best, in truth")).encode(
            across.along(0.02), up.up(7.45)
        ),
        peak.mark_text(
            **{**words, "align": "right"}, color=colour("main"), text=_("bar: peak found, 95 %")
        ).encode(across.along(0.98), up.up(0.12)),
    ).properties(
        height=320,
        description=_(
            "Sixty customers as points, contact to the right and satisfaction upwards. A dashed line is the "
            "truth that the program planted, a solid line the parabola that fits the answers best. Where "
            "its peak is sure to lie inside, a bar at the bottom shows between where. A dotted upright marks "
            "the contact that is best after its cost, in truth."
        ),
    )  # fmt: skip
