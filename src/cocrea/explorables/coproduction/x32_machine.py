"""X3.2, Where the saving goes: what one sale at a self-checkout saves, and what is taken from it again."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import altair as alt
import numpy as np

from cocrea.data.handed_over import TILL
from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.coproduction import sst_break_even
from cocrea.said import decimals
from cocrea.widgets.controls import choice, slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

TITLE = N_("Where the saving goes")
LOST = (0.0, 0.0025, 0.005, 0.01, 0.02)  # of the value that customers scan; 1 %: Beck (2018)
BACK = (0.0, 0.05, 0.1, 0.2)  # of the sales bring the customer to a person afterwards
LOW, HIGH = -20, 26  # cents


@explorable("X3.2", TITLE)
def where_the_saving_goes() -> Explorer:
    """X3.2: the minutes that a self-checkout saves, and how goods not scanned and extra visits eat them.

    Controls: the `wage` of an hour (2 to 12), the share of the scanned value that is `lost` (0 to
    2 %), and how often a sale brings the customer `back` to a person (0 to 20 of 100). 220 states.

    >>> from cocrea.explorables.coproduction import where_the_saving_goes
    >>> where_the_saving_goes().n_states
    220
    """
    controls = {
        "wage": slider(_("Wage of an hour"), 2, 12, 1, int(TILL.wage)),
        "lost": choice(
            _("Goods that leave unpaid, of the value scanned"),
            [(_("{share} %", share=number(100 * share, decimals([100 * share]))), share) for share in LOST],
            0.0,
        ),
        "back": choice(
            _("Sales after which the customer comes to a person"),
            [(_("{n} of 100", n=number(100 * share, 0)), share) for share in BACK],
            0.0,
        ),
    }
    return Explorer(one_sale, controls, sale_chart, title=_(TITLE))


class Sale(NamedTuple):
    """One sale, in cents: what is saved, what is taken from it, and the sales that pay for the machines."""

    saved: float
    machine: float
    lost: float
    back: float
    left: float
    enough: float


@cache
def sale(wage: float, lost: float, back: float) -> Sale:
    """The sums of one sale at the till of `cocrea.data.handed_over`."""
    minute = wage / 60
    found = sst_break_even(
        wage,
        TILL.staffed,
        TILL.scanned,
        TILL.fixed,
        technology=TILL.upkeep,
        error_rate=TILL.errors,
        error_cost=TILL.error,
        shrinkage=lost,
        basket=TILL.basket,
        contacts=back,
        contact_cost=TILL.visit * minute,
    )
    return Sale(
        saved=100 * minute * (TILL.staffed - TILL.scanned),
        machine=100 * (TILL.upkeep + TILL.errors * TILL.error),
        lost=100 * lost * TILL.basket,
        back=100 * back * TILL.visit * minute,
        left=100 * float(found.saving),
        enough=float(found.break_even),
    )


def one_sale(wage: float, lost: float, back: float) -> State:
    """The saving of one sale as steps that lead down.

    Rows, five: `row` (5 at the top), `start` and `end` of its bar in cents: minutes saved, machine
    and errors, goods unpaid, extra visits, what is left. Here: `left`, and `good` (1 where it is
    above zero).
    """
    found = sale(wage, lost, back)
    down = np.cumsum([found.saved, -found.machine, -found.lost, -found.back])
    return State(
        rows={
            "row": np.array([5, 4, 3, 2, 1]),
            "start": np.array([0.0, *down[:3], 0.0]),
            "end": np.array([*down, found.left]),
        },
        here={"left": found.left, "good": int(found.left > 0)},
        said=_said(found),
    )


def _said(found: Sale) -> str:
    begin = _(
        "Of {saved} cents saved on a sale, {left} are left.",
        saved=number(found.saved, 1),
        left=number(found.left, 1),
    )
    if not np.isfinite(found.enough):
        return f"{begin} " + _("Every sale loses: no number of sales pays for the machines.")
    facts = {"enough": number(found.enough, 0), "sales": number(TILL.sales, 0)}
    if found.enough > TILL.sales:
        return f"{begin} " + _(
            "The machines would need {enough} sales a year, and the shop has {sales}.", **facts
        )
    return f"{begin} " + _("{enough} sales pay for the machines, and the shop has {sales} a year.", **facts)


def sale_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Five bars below each other, each beginning where the one above ends; the last is what is left."""
    money = axis(_("Cents a sale"), LOW, HIGH, [-10, 0, 10, 20], format=".0f")
    place = axis("", 0.4, 6.1)
    at = place.up("row")
    size = 20
    labels = (
        (5, _("minutes of staff saved")),
        (4, _("machine and errors")),
        (3, _("goods that leave unpaid")),
        (2, _("customers who come to a person")),
        (1, _("left of it")),
    )
    left = rows.transform_filter("datum.row == 1")
    return alt.layer(
        here.mark_rule(color=colour("faint")).encode(money.along(0)),
        rows.transform_filter("datum.row == 5")
        .mark_bar(size=size, color=colour("main"))
        .encode(money.along("start"), at, x2="end"),
        rows.transform_filter("datum.row > 1 && datum.row < 5")
        .mark_bar(size=size, color=colour("short"), opacity=0.75)
        .encode(money.along("start"), at, x2="end"),
        left.transform_filter("datum.end > 0")
        .mark_bar(size=size, color=colour("main"))
        .encode(money.along("start"), at, x2="end"),
        left.transform_filter("datum.end <= 0")
        .mark_bar(size=size, color=colour("short"))
        .encode(money.along("start"), at, x2="end"),
        *(
            here.mark_text(align="left", text=label, dy=-19).encode(money.along(LOW), place.up(row))
            for row, label in labels
        ),
    ).properties(
        height=300,
        description=_(
            "Five bars below each other, in cents for one sale. The first reaches to the right: the minutes "
            "of staff that are saved. The next three lead back to the left: machine and errors, goods that "
            "leave unpaid, customers who come to a person. The last is what is left, to the right of zero "
            "or, in another colour, to the left of it."
        ),
    )
