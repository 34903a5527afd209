"""X5.3, What the yearly survey cannot see: the same bad spells, watched in three ways (section 5.5).

Every number is invented: no store was asked. What is shown is arithmetic and chance.
"""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, ngettext, number
from cocrea.models.experience import p_chart
from cocrea.widgets.controls import choice, slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

MONTHS, YEAR, STORIES = 36, 12, 20
USUAL, FALLEN = 0.85, 0.75  # content customers, of 1
STAYS = MONTHS  # a shift that does not recover, as a number of months
LASTS = (2, 5, STAYS)
PLANS = {  # how many are asked, in which months; the last spreads the yearly 150 over the year
    "nobody": (0, ()),
    "yearly": (150, (12, 24, 36)),
    "monthly": (150, tuple(range(1, MONTHS + 1))),
    "spread": (12, tuple(range(1, MONTHS + 1))),
}
SEED = 933  # a draw whose counts lie near the long-run ones: tests hold that
STRIP = 0.31  # where the stores stand, below the months
TITLE = N_("What the yearly survey cannot see")


@explorable("X5.3", TITLE)
def what_the_year_hides() -> Explorer:
    """X5.3: twenty stores have a bad spell; which of them does a survey see?

    Controls: how the customers are asked (`plan`), how long the bad spell `lasts` (2 or 5 months, or it
    stays: on that rests how the plans compare), and which of twenty stores is shown (`store`). 240 states.

    >>> from cocrea.explorables.experience import what_the_year_hides
    >>> what_the_year_hides().n_states
    240
    """
    plans = {
        "nobody": _("not at all"),
        "yearly": _("150, once a year"),
        "monthly": _("150, every month"),
        "spread": _("12, every month"),
    }
    lasting = {2: _("2 months"), 5: _("5 months"), STAYS: _("it stays")}
    controls = {
        "plan": choice(_("Customers are asked"), [(said, plan) for plan, said in plans.items()], "nobody"),
        "lasts": toggle(_("The bad spell lasts"), [(lasting[months], months) for months in LASTS], 5),
        "store": slider(_("Store"), 1, STORIES, 1),
    }
    return Explorer(watched, controls, months_chart, title=_(TITLE), digits={"share": 3})


@cache
def begins() -> NDArray[np.int_]:
    """The month in which the bad spell of each store begins: any of the second year."""
    return np.random.default_rng(SEED).permuted(np.resize(np.arange(YEAR + 1, 2 * YEAR + 1), STORIES))


def truth(lasts: int, store: int) -> NDArray[np.float64]:
    """The share of content customers in each month."""
    month, begin = np.arange(1, MONTHS + 1), int(begins()[store - 1])
    return np.where((month >= begin) & (month < begin + lasts), FALLEN, USUAL)


@cache
def chances() -> NDArray[np.float64]:
    """A number from 0 to 1 for each customer who may be asked: the same ones in each plan."""
    most = max(n for n, _months in PLANS.values())
    return np.random.default_rng(SEED + 1).random((STORIES, MONTHS, most))


@cache
def asked(plan: str, lasts: int, store: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Each month's share (NaN where nobody was asked), and whether it lies below the lower limit."""
    n, months = PLANS[plan]
    shares, low = np.full(MONTHS, np.nan), np.zeros(MONTHS, dtype=bool)
    if n:
        counts = (chances()[store - 1, :, :n] < truth(lasts, store)[:, None]).sum(axis=1)
        chart = p_chart(counts, n, centre=USUAL)
        places = np.array(months) - 1
        shares[places] = chart["share"].to_numpy()[places]
        low[places] = (chart["signal"] == "low").to_numpy()[places]
    return shares, low


@cache
def seen(plan: str, lasts: int) -> NDArray[np.bool_]:
    """For each store, whether a survey within the bad spell lies below the limit."""
    return np.array(
        [
            bool((asked(plan, lasts, one)[1] & (truth(lasts, one) < USUAL)).any())
            for one in range(1, STORIES + 1)
        ]
    )


def watched(plan: str, lasts: int, store: int) -> State:
    """Rows, one a month: `truth`, the `share` found (-1 where nobody was asked) and its `state` (0 within the
    limits, 1 below). The first twenty also hold a store each: `caught` (1 where the plan sees its bad spell)
    and `looked` (1 for the store in the picture). Here: the `lower` limit (-1 without one).
    """
    shares, low = asked(plan, lasts, store)
    n = PLANS[plan][0]
    caught, looked = np.zeros(MONTHS, dtype=int), np.zeros(MONTHS, dtype=int)
    caught[:STORIES], looked[store - 1] = seen(plan, lasts), 1
    lower = float(p_chart([0], n, centre=USUAL)["lower"].iloc[0]) if n else -1.0
    return State(
        rows={
            "month": np.arange(1, MONTHS + 1),
            "truth": truth(lasts, store),
            "share": np.where(np.isnan(shares), -1, shares),
            "state": low.astype(int),
            "caught": caught,
            "looked": looked,
        },
        here={"lower": round(lower, 3)},
        said=_said(plan, lasts, store),
    )


def _said(plan: str, lasts: int, store: int) -> str:
    begin = int(begins()[store - 1])
    if lasts == STAYS:
        spell = _(
            "In store {store} the share falls in month {begin}, and stays down.", store=store, begin=begin
        )
    else:
        spell = _(
            "In store {store} the share falls in month {begin}, for {lasts} months.",
            store=store,
            begin=begin,
            lasts=lasts,
        )
    if plan == "nobody":
        return spell + " " + _("Nobody is asked: choose a plan, then go from store to store.")
    low, down = asked(plan, lasts, store)[1], truth(lasts, store) < USUAL
    signals = np.flatnonzero(low & down) + 1
    false = int((low & ~down).sum())
    if signals.size:
        found = _("The survey shows it in month {month}.", month=int(signals[0]))
    else:
        found = _("No survey shows it.")
    if false:
        found += " " + ngettext("{n} usual month cries wolf.", "{n} usual months cry wolf.", false)
    n, months = PLANS[plan]
    return " ".join(
        [
            spell,
            found,
            _(
                "Of the twenty bad spells this plan sees {seen}, for {answers} answers a store in three "
                "years.",
                seen=int(seen(plan, lasts).sum()),
                answers=number(n * len(months), 0),
            ),
        ]
    )


def months_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Above, one store's months; below, a mark for each of the twenty stores."""
    along = axis(_("Month"), 0, 37, [1, 12, 24, 36])
    up = axis(_("Content customers"), 0.26, 1.02, [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0], format="%")
    stores = rows.transform_filter("datum.month <= 20").transform_calculate(x="datum.month * 1.75")
    return alt.layer(
        rows.mark_line(interpolate="step", strokeWidth=2, color=colour("ink"), opacity=0.5).encode(
            along.along("month"), up.up("truth")
        ),
        here.transform_filter("datum.lower >= 0")
        .mark_rule(strokeDash=[6, 4], color=colour("ink"))
        .encode(up.up("lower")),
        *(
            rows.transform_filter(f"datum.share >= 0 && datum.state == {state}")
            .mark_point(shape=shape, size=size, filled=True, opacity=1, color=colour(tone))
            .encode(along.along("month"), up.up("share"))
            for state, shape, size, tone in ((0, "circle", 40, "main"), (1, "triangle-down", 90, "short"))
        ),
        here.mark_text(align="left", fontSize=12, text=_("Twenty stores: seen or not?")).encode(
            along.along(0.7), up.up(0.365)
        ),
        stores.transform_filter("datum.looked == 1")
        .mark_point(shape="square", size=260, color=colour("ink"), strokeWidth=1.5)
        .encode(along.along("x"), up.up(STRIP)),
        *(
            stores.transform_filter(f"datum.caught == {caught}")
            .mark_point(shape=shape, size=80, filled=filled, opacity=1, color=colour(tone))
            .encode(along.along("x"), up.up(STRIP))
            for caught, shape, filled, tone in (
                (0, "circle", False, "ink"),
                (1, "triangle-down", True, "short"),
            )
        ),
    ).properties(
        height=310,
        description=_(
            "Above, 36 months of one store: a grey line for the true share of content customers, with its "
            "bad spell, a dot for each survey, a dashed line for the lower limit; a survey below it is a "
            "triangle. Below, one mark for each of twenty stores: a filled triangle where the plan sees the "
            "bad spell, a hollow circle where it does not; a square stands around the store above."
        ),
    )
