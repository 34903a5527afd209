"""X3.3, Who gets the credit? Twenty guests were served, twenty took part, by three patterns."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
import pandas as pd

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models import coproduction
from cocrea.widgets.controls import choice, slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Axis, Drawing, axis, colour

GUESTS = 20  # of either kind
TIMES = 12  # that all of them can be asked anew
STRENGTH = 0.8  # of each pattern: ours
SERVED, FREE = "served", "credit-taking, free"
TITLE = N_("Who gets the credit?")
WHAT = {  # what is looked at: after a good steak, and after a burnt one
    "credit-taking": (
        N_("Survey {time}: twenty grilled well, and take the credit."),
        N_("Survey {time}: twenty burnt their own steak, and pass the blame on."),
    ),
    FREE: (
        N_("Survey {time}: twenty chose to grill, did it well, and take the credit."),
        N_("Survey {time}: twenty chose to grill, burnt their steak, and own to their part."),
    ),
    "self-blame": (
        N_("Survey {time}: twenty of those who blame themselves grilled well."),
        N_("Survey {time}: twenty burnt their own steak, and blame themselves."),
    ),
    "amplification": (
        N_("Survey {time}: twenty grilled well, and it counts more for them."),
        N_("Survey {time}: twenty burnt their own steak, and it counts more for them."),
    ),
}


@explorable("X3.3", TITLE)
def who_gets_the_credit() -> Explorer:
    """X3.3: what taking part does to blame and to satisfaction, by three patterns, partly published.

    Controls: the `pattern` (it opens with those who were served alone), the `outcome`, and
    which `time` forty guests are asked anew. 120 states.

    >>> from cocrea.explorables.coproduction import who_gets_the_credit
    >>> who_gets_the_credit().n_states
    120
    """
    patterns = [
        (_("first, only those who were served"), SERVED),
        (_("they take the credit"), "credit-taking"),
        (_("they take the credit, and had a choice"), FREE),
        (_("they blame themselves"), "self-blame"),
        (_("all counts more"), "amplification"),
    ]
    controls = {
        "pattern": choice(_("What taking part does to people"), patterns, SERVED),
        "outcome": toggle(
            _("The steak is"), [(_("burnt"), "worse"), (_("better than hoped"), "better")], "worse"
        ),
        "time": slider(_("Forty other guests: survey number"), 1, TIMES),
    }
    return Explorer(asked, controls, asked_chart, title=_(TITLE))


@cache
def guests(pattern: str, outcome: str, time: int, took_part: bool) -> pd.DataFrame:
    """Twenty guests of one kind; every pattern is drawn with the same luck."""
    free = pattern == FREE
    kind = "credit-taking" if pattern in (SERVED, FREE) else pattern
    seed = 2 * time + took_part
    return coproduction.simulate_credit(outcome, took_part, kind, STRENGTH, free, GUESTS, seed)


def asked(pattern: str, outcome: str, time: int) -> State:
    """Rows, one a guest: `part` (0 served, 1 took part), `mine` (what they put down to themselves, in per
    cent), `felt` (satisfaction with the restaurant, 1 to 7), `shown` (0 where nobody who took part has
    been asked). Here: the means of both groups (`mine0`, `felt0`, `mine1`, `felt1`) and `shown`.
    """
    groups = [guests(pattern, outcome, time, part) for part in (False, True)]
    both = int(pattern != SERVED)
    means = {
        f"{name}{place}": round(float(group[column].mean()) * scale, 2)
        for place, group in enumerate(groups)
        for name, column, scale in (("mine", "credit_taken", 100), ("felt", "satisfaction", 1))
    }
    return State(
        rows={
            "part": np.repeat([0, 1], GUESTS),
            "mine": np.concatenate([100 * group["credit_taken"] for group in groups]).round(),
            "felt": np.concatenate([group["satisfaction"] for group in groups]),
            "shown": np.repeat([1, both], GUESTS),
        },
        here={**means, "shown": both},
        said=_said(pattern, outcome, time, means),
    )


def _said(pattern: str, outcome: str, time: int, means: dict[str, float]) -> str:
    burnt = outcome == "worse"
    served = number(means["felt0"], 1)
    if pattern == SERVED:
        if burnt:
            return _(
                "Survey {time}: twenty guests were served a burnt steak, and rate the fonda {served} "
                "on average.",
                time=time,
                served=served,
            )
        return _(
            "Survey {time}: twenty guests were served a steak better than hoped, and rate the fonda {served} "
            "on average.",
            time=time,
            served=served,
        )
    kind, free = ("credit-taking", True) if pattern == FREE else (pattern, False)
    assumed = coproduction.satisfaction_with_firm(
        outcome, True, kind, STRENGTH, free
    ) - coproduction.satisfaction_with_firm(outcome, False, kind, STRENGTH)
    found = _(
        "{what} They put {mine} of 100 down to themselves and rate the fonda {part}: {apart} compared with "
        "those who were served.",
        what=_(WHAT[pattern][burnt], time=time),
        mine=number(means["mine1"], 0),
        part=number(means["felt1"], 1),
        apart=number(means["felt1"] - means["felt0"], 1, sign=True),
    )
    if abs(assumed) < 0.05:
        return f"{found} " + _("We assumed no difference: what you see of one is chance.")
    return f"{found} " + _(
        "We assumed {assumed} points; the rest is chance.", assumed=number(assumed, 1, sign=True)
    )


def asked_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Guests by what they put down to themselves, and how content they are; a large mark for each group."""
    mine = axis(_("Puts down to themselves, of 100"), -4, 100, [0, 25, 50, 75, 100])
    felt = axis(_("Satisfaction with the fonda"), 0.7, 7.3, range(1, 8))
    form = {0: ("circle", "main", _("served")), 1: ("diamond", "short", _("grilled themselves"))}
    layers: list[alt.Chart] = []
    for part, (shape, tone, _name) in form.items():
        layers.append(
            rows.transform_filter(f"datum.part == {part} && datum.shown == 1")
            .mark_point(shape=shape, size=34, filled=True, opacity=0.65, color=colour(tone))
            .encode(mine.along("mine"), felt.up("felt"))
        )
    for part, (shape, tone, name) in form.items():
        layers += _mean(here, part, shape, tone, name, mine, felt)
    return alt.layer(*layers).properties(
        height=300,
        description=_(
            "Guests as dots: to the right, how much of the result they put down to themselves; upwards, how "
            "satisfied they are with the fonda. Circles were served, diamonds grilled themselves. A "
            "large mark stands at the mean of each group, with a line at its height."
        ),
    )


def _mean(
    here: alt.Chart, part: int, shape: str, tone: str, name: str, mine: Axis, felt: Axis
) -> list[alt.Chart]:
    at = here.transform_filter("datum.shown == 1") if part else here
    up, along = felt.up(f"felt{part}"), mine.along(f"mine{part}")
    end = mine.along(99)
    return [
        at.mark_rule(strokeDash=[4, 3], color=colour(tone)).encode(along, up, x2=alt.X2Datum(100)),
        at.mark_point(shape=shape, size=190, filled=True, opacity=1, color=colour(tone)).encode(along, up),
        at.mark_text(
            align="right", dy=-8 if part else 12, fontWeight="bold", color=colour(tone), text=name
        ).encode(end, up),
    ]
