"""X5.5, Basic or exciting? One straight line through customers whose ratings bend."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
import pandas as pd

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.experience import SHAPES, penalty_reward, simulate_ratings
from cocrea.stats import t_interval
from cocrea.widgets.controls import choice, slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

TITLE = N_("Basic or exciting?")
PEOPLE, TIMES = 80, 8
LOW = (0.05, 0.15, 0.3)  # of the people rate the item low
GROUPS = {"low": 2.0, "middle": 4.5, "high": 6.5}  # where the mean of each stands


@explorable("X5.5", TITLE)
def basic_or_exciting() -> Explorer:
    """X5.5: the same correlation, and a low rating that costs much, or a high one that brings much.

    Controls: the `shape` (basic, even, exciting), how many rate the item `low` (5, 15 or 30 of
    100), and which eighty customers were asked (`time`). 72 states.

    >>> from cocrea.explorables.experience import basic_or_exciting
    >>> basic_or_exciting().n_states
    72
    """
    names = [
        (_("low costs more"), "basic"),
        (_("alike"), "even"),
        (_("high brings more"), "exciting"),
    ]
    controls = {
        "shape": toggle(_("What we put in"), names, "even"),
        "low": choice(
            _("Customers who rate it low"),
            [(_("{n} of 100", n=number(100 * share, 0)), share) for share in LOW],
            0.15,
        ),
        "time": slider(_("Ask eighty others"), 1, TIMES, 1, 1),
    }
    return Explorer(asked, controls, asked_chart, title=_(TITLE))


@cache
def customers(shape: str, low: float, time: int) -> pd.DataFrame:
    """The eighty customers of one survey: other people each time, the same for every shape."""
    return simulate_ratings(shape, low, PEOPLE, seed=500 + time)


def asked(shape: str, low: float, time: int) -> State:
    """Rows, one a customer: `item` and `overall`, each a little beside its rating. Here: the means of
    the three groups with their 95 % intervals (`mean_low`, `from_low`, `to_low` …), the ends of the straight
    line (`left`, `right`, at 1 and 7), and `r`.
    """
    people = customers(shape, low, time)
    rng = np.random.default_rng(time)
    item, overall = people["item"].to_numpy(float), people["overall"].to_numpy(float)
    slope, start = np.polyfit(item, overall, 1)
    here = {"left": start + slope, "right": start + 7 * slope, "r": float(np.corrcoef(item, overall)[0, 1])}
    means = {}
    for group in GROUPS:
        ratings = people.loc[people["group"] == group, "overall"]
        means[group] = float(ratings.mean())
        ends = t_interval(means[group], max(float(ratings.std()), 0.3), len(ratings))
        here |= {
            f"mean_{group}": means[group],
            f"from_{group}": max(float(ends[0]), 0.6),
            f"to_{group}": min(float(ends[1]), 7.4),
        }
    return State(
        rows={
            "item": (item + rng.uniform(-0.25, 0.25, PEOPLE)).round(2),
            "overall": (overall + rng.uniform(-0.25, 0.25, PEOPLE)).round(2),
        },
        here={name: round(value, 3) for name, value in here.items()},
        said=_said(shape, here["r"], means),
    )


def _said(shape: str, r: float, means: dict[str, float]) -> str:
    found = penalty_reward(means["low"], means["middle"], means["high"])
    loss, gain = SHAPES[shape]
    return _(
        "r = {r}. Penalty {penalty}, reward {reward}. We put in {loss} and {gain}; the rest is chance.",
        r=number(r),
        penalty=number(found.penalty, 1, sign=True),
        reward=number(found.reward, 1, sign=True),
        loss=number(-loss, 1, sign=True),
        gain=number(gain, 1, sign=True),
    )


def asked_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Customers as dots, one straight line through all, and the means of three groups, joined."""
    item = axis(_("Rating of the item"), 0.5, 7.5, range(1, 8))
    overall = axis(_("Rating of the visit as a whole"), 0.5, 7.5, range(1, 8))
    straight = here.mark_rule(strokeDash=[6, 4], strokeWidth=2, color=colour("ink")).encode(
        item.along(1), overall.up("left"), x2=alt.X2Datum(7), y2="right"
    )
    joined = [
        here.mark_rule(strokeWidth=2.6, color=colour("short")).encode(
            item.along(GROUPS[one]),
            overall.up(f"mean_{one}"),
            x2=alt.X2Datum(GROUPS[other]),
            y2=f"mean_{other}",
        )
        for one, other in (("low", "middle"), ("middle", "high"))
    ]
    groups = []
    for group, place in GROUPS.items():
        groups += [
            here.mark_rule(strokeWidth=2, color=colour("short")).encode(
                item.along(place), overall.up(f"from_{group}"), y2=f"to_{group}"
            ),
            here.mark_point(shape="diamond", size=150, filled=True, opacity=1, color=colour("short")).encode(
                item.along(place), overall.up(f"mean_{group}")
            ),
        ]
    dots = rows.mark_point(size=26, filled=True, opacity=0.45, color=colour("main")).encode(
        item.along("item"), overall.up("overall")
    )
    return alt.layer(dots, straight, *joined, *groups).properties(
        height=310,
        description=_(
            "Eighty customers as dots: to the right how they rate an item, upwards how they rate the visit. "
            "A dashed straight line runs through all of them. Three diamonds with upright 95 % intervals, "
            "joined by a line, stand at the mean of those who rated the item low, in the middle and high."
        ),
    )
