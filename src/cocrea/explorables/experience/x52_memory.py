"""X5.2, Average, or peak and end? Two rules for what thirty passengers remember (section 5.4).

Every passenger is invented. What is shown is how seldom one survey can tell two rules apart
whose predictions go together.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.experience import peak_end
from cocrea.widgets.controls import slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

PEOPLE, MOMENTS = 30, 6
SURVEYS = 15
NEUTRAL = 5  # of 1 to 9
NOISE = 1.3  # of what memory follows: r comes near the 0.58 of Alaybek et al.
APART = 0.1  # by which one r must lead to count as ahead: ours
SEED = 35
TITLE = N_("Average, or peak and end?")
Ratings = NDArray[np.float64]


class Survey(NamedTuple):
    """Moments of each passenger, both predictions, and the whole as rated afterwards."""

    moments: Ratings
    average: Ratings
    peak_end: Ratings
    whole: Ratings

    def r(self, rule: str) -> float:
        return float(np.corrcoef(getattr(self, rule), self.whole)[0, 1])


@explorable("X5.2", TITLE)
def average_or_peak_end() -> Explorer:
    """X5.2: both rules follow the same moments, so most surveys cannot tell which made the memory.

    Controls: what memory truly follows (`true`), the `rule` that is drawn beside it, and the `survey`, from
    0, before anybody was asked. 64 states.

    >>> from cocrea.explorables.experience import average_or_peak_end
    >>> average_or_peak_end().n_states
    64
    """
    rules = [(_("the average"), "average"), (_("peak and end"), "peak_end")]
    controls = {
        "true": toggle(_("We assume that memory follows"), rules, "peak_end"),
        "rule": toggle(_("You predict by"), rules, "average"),
        "survey": slider(_("Ask others: survey"), 0, SURVEYS),
    }
    return Explorer(
        recalled,
        controls,
        recalled_chart,
        title=_(TITLE),
        digits=dict.fromkeys(("predicted", "whole", "r", "other"), 2),
    )


@cache
def surveys(true: str) -> list[Survey]:
    """Fifteen surveys of thirty passengers each; the same moments, whatever memory follows."""
    found = []
    for survey in range(SURVEYS):
        draw = np.random.default_rng([SEED, survey])
        level, luck, noise = (
            draw.standard_normal((PEOPLE, 1)),
            draw.standard_normal((PEOPLE, MOMENTS)),
            draw.standard_normal(PEOPLE),
        )
        moments = np.clip(np.rint(5.8 + 1.2 * level + 1.3 * luck), 1, 9)
        average = moments.mean(axis=1)
        kept = np.array([peak_end(one, NEUTRAL).remembered for one in moments])
        follows = average if true == "average" else kept
        spread = NOISE * follows.std()
        whole = np.clip(np.rint(follows + spread * noise), 1, 9)
        found.append(Survey(moments, average, kept, whole))
    return found


def recalled(true: str, rule: str, survey: int) -> State:
    """Rows, one a moment of a passenger: `person`, `rating`, `first` (1 in one row of each person),
    `predicted` and `whole`; and, again and again, the surveys: `number_of`, `r` by the average, `other` by
    peak and end, `seen` (1 for surveys up to this one, 2 for this one).
    """
    people, this = np.repeat(np.arange(1, PEOPLE + 1), MOMENTS), max(survey - 1, 0)
    found = surveys(true)
    one = found[this]
    order = np.argsort(one.whole, kind="stable")
    places = np.arange(people.size) % SURVEYS
    rows = {
        "person": people,
        "rating": one.moments[order].ravel().astype(int),
        "first": (np.arange(people.size) % MOMENTS == 0).astype(int),
        "predicted": np.repeat(getattr(one, rule)[order], MOMENTS),
        "whole": np.repeat(one.whole[order], MOMENTS),
        "number_of": places + 1,
        "r": np.array([each.r("average") for each in found])[places],
        "other": np.array([each.r("peak_end") for each in found])[places],
        "seen": np.where(places < survey - 1, 1, np.where((places == this) & (survey > 0), 2, 0)),
        "asked": np.full(people.size, int(survey > 0)),
    }
    if not survey:
        return State(rows=rows, said=_("Nobody has been asked yet. Move the last control to survey 1."))
    leads = [each.r("peak_end") - each.r("average") for each in found[:survey]]
    return State(
        rows=rows,
        said=_(
            "Survey {survey}: with the whole, the average goes r = {average}, peak and end r = {kept}. So "
            "far peak and end are ahead by {apart} or more in {kept_ahead} of {all}, the average in "
            "{average_ahead}, and in {neither} neither is.",
            survey=survey,
            average=number(one.r("average"), 2),
            kept=number(one.r("peak_end"), 2),
            apart=number(APART, 1),
            kept_ahead=sum(lead >= APART for lead in leads),
            average_ahead=sum(lead <= -APART for lead in leads),
            neither=sum(abs(lead) < APART for lead in leads),
            all=survey,
        ),
    )


def recalled_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Above, each passenger's moments, what the rule predicts and what was said; below, r by both rules."""
    along = axis(_("Thirty passengers, and below them the surveys"), 0, PEOPLE + 1)
    up = axis(_("Rating, 1 to 9"), -6.2, 9.6, [1, 3, 5, 7, 9], grid=True)
    x = along.along("person")
    asked = rows.transform_filter("datum.asked == 1")
    each = asked.transform_filter("datum.first == 1")
    seen = (
        rows.transform_window(place="row_number()")
        .transform_filter(f"datum.place <= {SURVEYS} && datum.seen > 0")
        .transform_calculate(
            across=f"datum.number_of * {PEOPLE / SURVEYS} - 0.5",
            first_r="-5.6 + 5 * max(datum.r, 0)",
            second_r="-5.6 + 5 * max(datum.other, 0)",
        )
    )
    once = rows.transform_window(place="row_number()").transform_filter("datum.place == 1")
    across = along.along("across")
    return alt.layer(
        asked.mark_point(size=14, filled=True, color=colour("ink"), opacity=0.25).encode(x, up.up("rating")),
        each.mark_rule(strokeWidth=2.5, color=colour("short")).encode(x, up.up("predicted"), y2="whole:Q"),
        each.mark_point(size=46, filled=True, shape="square", color=colour("main")).encode(
            x, up.up("predicted")
        ),
        each.mark_point(size=60, color=colour("ink"), strokeWidth=1.6).encode(x, up.up("whole")),
        once.mark_rule(color=colour("faint")).encode(y=alt.YDatum(-0.2, type="quantitative", scale=up.scale)),
        seen.mark_rule(strokeWidth=2, color=colour("faint")).encode(
            across, up.up("first_r"), y2="second_r:Q"
        ),
        seen.mark_point(size=50, filled=True, shape="square", color=colour("ink")).encode(
            across, up.up("first_r")
        ),
        seen.mark_point(size=60, filled=True, shape="triangle-up", color=colour("short")).encode(
            across, up.up("second_r")
        ),
        once.mark_rule(color=colour("faint"), strokeDash=[2, 3]).encode(
            y=alt.YDatum(-3.1, type="quantitative", scale=up.scale)
        ),
        once.mark_text(text=f"r = {number(0.5, 1)}", align="right", fontSize=12).encode(
            along.along(PEOPLE + 0.9), up.up(-2.7)
        ),
        once.mark_text(text=_("r: ■ average   ▲ peak and end"), align="left", fontSize=12).encode(
            along.along(0.3), up.up(-0.75)
        ),
        once.mark_text(text=_("■ predicted   ○ the whole, as said"), align="left", fontSize=12).encode(
            along.along(0.3), up.up(0.3)
        ),
    ).properties(
        height=380,
        description=_(
            "Above, thirty passengers from left to right: small dots for their six moments, a square for "
            "what the chosen rule predicts, a circle for the whole as they rated it, and a line from square "
            "to circle. Below, for each survey so far, how closely either rule goes with the whole: a square "
            "for the average, a triangle for peak and end, mostly close to each other."
        ),
    )
