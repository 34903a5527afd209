"""X4.2, How sure is that gap? What a survey of n customers can say about its worst moment."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import _, number
from cocrea.said import chance_in_words, unbroken, whole_percent
from cocrea.stats import false_alarm, ranking_chance, t_interval
from cocrea.stats.ranks import LEAST_FOR_RANKING
from cocrea.widgets.controls import choice, slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

SPACING = 0.15  # scale points from one moment's true gap to the next
MOST = 22  # moments, as many as SERVQUAL has questions
EDGE = 4.0  # the chart ends at −4 and +4 points


@explorable("X4.2")
def how_sure() -> Explorer:
    """X4.2: with 30 customers the moment that looks worst is the worst in about 55 % of surveys.

    Controls: customers (`n`), how much their gaps differ (`sd`), the true gap of the
    worst moment (`gap`), how many `moments` are compared, each 0.15 points better than
    the one before, and `rho`, the correlation between the gaps of two moments (the same
    customers answer for all of them). 3,360 states.

    >>> from cocrea.explorables.moments import how_sure
    >>> how_sure().n_states
    3360
    """
    sizes, counts = [8, 15, 30, 60, 120, 300], [3, 8, 9, MOST]
    controls = {
        "n": choice(_("Customers asked"), [(f"n = {n}", n) for n in sizes], 30),
        "moments": choice(_("Moments compared"), [(str(m), m) for m in counts], 8),
        "sd": slider(_("Gaps differ by (sd)"), 0.5, 2.3, 0.3, 1.4),
        "gap": slider(_("True gap of the worst"), -2, 0, 0.5, -1.5),
        "rho": slider(_("Correlation between moments (ρ)"), 0, 0.75, 0.25, 0),
    }
    digits = dict.fromkeys(("place", "gap", "low", "high", "wide_low", "wide_high"), 2)  # a pixel is coarser
    return Explorer(survey, controls, survey_chart, title=_("How sure is that gap?"), digits=digits)


def survey(n: int, moments: int, sd: float, gap: float, rho: float) -> State:
    """The true gaps with the intervals that such a survey gives, and what it can say in words.

    Rows, one for each of 22 places: `place` (height, 0 at the bottom to 1), `gap`,
    `low` and `high` (95 % interval of one gap), `wide_low` and `wide_high` (the same,
    with Bonferroni's correction for all moments), `used` (1 for the moments compared)
    and `worst` (1 at the true worst). Intervals end at the edge of the chart. Here: the
    `place` and the `gap` of the worst.
    """
    rows = _rows(n, moments, sd, gap)
    here = {name: rows[name][0] for name in ("place", "gap")}
    return State(rows=rows, here=here, said=_said(n, moments, sd, gap, rho))


@cache
def _halves(n: int, moments: int, sd: float) -> tuple[float, float]:
    """From a gap to the end of its 95 % interval, alone and corrected for all `moments`."""
    half, wide = (float(t_interval(0, sd, n, level)[1]) for level in (0.95, 1 - 0.05 / moments))
    return half, wide


@cache
def _rows(n: int, moments: int, sd: float, gap: float) -> dict[str, NDArray]:
    rank = np.arange(MOST)
    used = rank < moments
    gaps = np.where(used, gap + SPACING * rank, 0)
    half, wide = _halves(n, moments, sd)
    ends = {"low": gaps - half, "high": gaps + half, "wide_low": gaps - wide, "wide_high": gaps + wide}
    return {
        "place": np.where(used, 1 - (rank + 0.5) / moments, 0),
        "gap": gaps,
        **{name: np.where(used, np.clip(end, -EDGE, EDGE), 0) for name, end in ends.items()},
        "used": used.astype(int),
        "worst": (rank == 0).astype(int),
    }


@cache
def _chance(n: int, sd: float, moments: int, rho: float) -> float:
    return float(ranking_chance(n, sd, SPACING, moments, rho))


def _said(n: int, moments: int, sd: float, gap: float, rho: float) -> str:
    first = _chance(n, sd, moments, rho)
    facts: dict[str, Any] = {"n": n, "moments": moments, "share": chance_in_words(first)}
    if whole_percent(first) == 100:
        said = _("With n = {n} the true worst of {moments} moments almost always comes first.", **facts)
    else:
        said = _(
            "With n = {n} the true worst of {moments} moments comes first in {share} of surveys.", **facts
        )
    if n < LEAST_FOR_RANKING:
        said += " " + _("That is too few customers to rank anything.")
    half, wide = _halves(n, moments, sd)
    ends: dict[str, Any] = {
        "gap": number(gap, 1),
        "low": number(gap - half),
        "high": number(gap + half),
        "moments": moments,
    }
    if gap + half >= 0:
        said += " " + _(
            "Its gap of {gap} gets a 95 % interval from {low} to {high}, which includes zero.", **ends
        )
    elif gap + wide >= 0:
        said += " " + _(
            "Its gap of {gap} gets a 95 % interval from {low} to {high}; corrected for {moments} tests, it "
            "includes zero.",
            **ends,
        )
    else:
        said += " " + _(
            "Its gap of {gap} gets a 95 % interval from {low} to {high}, below zero even when corrected for "
            "{moments} tests.",
            **ends,
        )
    return (
        unbroken(said)
        + " "
        + _(
            "With no gaps at all, {moments} uncorrected tests would find one in {share} of surveys (if "
            "moments are independent).",
            moments=moments,
            share=chance_in_words(float(false_alarm(moments, 0.05))),
        )
    )


def survey_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """One row a moment, the worst at the top: its true gap and two intervals, beside a line at zero."""
    gap = axis(_("Gap (points), with 95 % intervals"), -EDGE, EDGE, [-4, -2, 0, 2, 4])
    place = axis(high=1.06)
    used = rows.transform_filter("datum.used == 1").encode(
        place.up("place"),
        color=alt.condition("datum.worst == 1", alt.value(colour("short")), alt.value(colour("main"))),
    )
    return alt.layer(
        here.mark_rule().encode(gap.along(0)),
        used.mark_rule(strokeWidth=1).encode(gap.along("wide_low"), x2="wide_high"),
        used.mark_rule(strokeWidth=4, opacity=0.55).encode(gap.along("low"), x2="high"),
        used.mark_point(filled=True, opacity=1, size=45).encode(gap.along("gap")),
        here.mark_text(text=_("worst"), color=colour("short"), fontWeight="bold", dy=-10).encode(
            gap.along("gap"), place.up("place")
        ),
    ).properties(
        height=300,
        description=_(
            "One row for each moment, the worst at the top. A dot marks the true gap, 0.15 points better in "
            "each row; a thick line the 95 % interval that such a survey gives, a thin line the interval "
            "corrected for the number of moments, on an axis from −4 to +4 points with a rule at zero. "
            "The intervals of neighbours overlap."
        ),
    )
