"""X3.5, Keep, re-price or part? Customers at a loss move between three columns with what is assumed."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cocrea import data
from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, ngettext, number
from cocrea.models.coproduction import OPTIONS, REFUSERS, PartOrKeep, part_or_keep
from cocrea.widgets.controls import choice, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

DISCOUNT, EXIT = 0.1, 20.0  # a year; money for each customer who is parted with
ACCEPT = (1.0, 0.5, 0.0)  # of the estimated chance of accepting the new price
TALK = (0, 20, 60, 120)  # what bad talk costs, of each one who goes with it
DOING = dict(
    zip(
        REFUSERS,
        (
            N_("Those who refuse leave quietly."),
            N_("Those who refuse leave and talk badly."),
            N_("Those who refuse stay as they were."),
        ),
        strict=True,
    )
)
OPENING = (REFUSERS[0], ACCEPT[0], 20)
ABREAST = 8  # customers in a row of a column
TITLE = N_("Keep, re-price or part?")


@explorable("X3.5", TITLE)
def keep_reprice_part() -> Explorer:
    """X3.5: for whom keeping, a new price or parting is best, by what the refusers do.

    Controls: what those do who refuse the new price (`refusers`), how many `accept` it, and
    what bad `talk` costs. The customers are those with a negative margin in the data set
    "customers_value", which is simulated. 36 states.

    >>> from cocrea.explorables.coproduction import keep_reprice_part
    >>> keep_reprice_part().n_states
    36
    """
    doing = {
        REFUSERS[0]: _("leave quietly"),
        REFUSERS[1]: _("leave and talk badly"),
        REFUSERS[2]: _("stay as they were"),
    }
    accept = zip((_("as estimated"), _("half as many"), _("nobody")), ACCEPT, strict=True)
    controls = {
        "refusers": choice(
            _("Those who refuse the new price"), [(said, code) for code, said in doing.items()]
        ),
        "accept": toggle(_("The new price is accepted by"), accept, ACCEPT[0]),
        "talk": choice(
            _("One who leaves and talks badly costs"), [(number(cost, 0), cost) for cost in TALK], OPENING[2]
        ),
    }
    return Explorer(sorted_out, controls, columns_chart, title=_(TITLE))


@cache
def at_a_loss() -> pd.DataFrame:
    """The customers with a negative margin, the smallest loss first."""
    table = data.load("customers_value")
    return table[table["margin"] < 0].sort_values("margin", ascending=False, ignore_index=True)


@cache
def weighed(refusers: str, accept: float, talk: float) -> PartOrKeep:
    them = at_a_loss()
    return part_or_keep(
        them["margin"], them["retention"], DISCOUNT,
        new_margin=them["new_margin"], accept=accept * them["accept_chance"], exit_cost=EXIT,
        word_of_mouth=talk, refusers=refusers, first_margin="now", referral=them["referral_value"],
    )  # fmt: skip


def sorted_out(refusers: str, accept: float, talk: float) -> State:
    """Rows, one a customer, the smallest loss first: `column` (0 keep, 1 re-price, 2 part; a tie counts for
    the gentler), `x` and `y` (its place in the picture) and `pays` (1 where the new price would pay).
    Here: how many are in each column (`keep`, `reprice`, `part`).
    """
    found = weighed(refusers, accept, talk)
    column = _columns(found)
    nth = np.zeros(len(column), dtype=int)
    for which in range(len(OPTIONS)):
        nth[column == which] = np.arange((column == which).sum())
    counts = np.bincount(column, minlength=len(OPTIONS))
    return State(
        rows={
            "column": column,
            "x": column * 10 + 1 + nth % ABREAST,
            "y": nth // ABREAST + 1,
            "pays": (at_a_loss()["new_margin"] > 0).to_numpy().astype(int),
        },
        here=dict(zip(("keep", "reprice", "part"), map(int, counts), strict=True)),
        said=_said(refusers, talk, column, found, accept),
    )


def _columns(found: PartOrKeep) -> NDArray[np.int_]:
    """Which option is worth most for each customer; of equals, the gentler."""
    return np.array([OPTIONS.index(str(best).split(" = ")[0]) for best in found.decision])


def _said(refusers: str, talk: float, column: NDArray[np.int_], found: PartOrKeep, accept: float) -> str:
    counts = np.bincount(column, minlength=len(OPTIONS))
    best = float(np.sum(np.max([found.keep, found.reprice, found.part], axis=0)))
    said = _(
        "{doing} Of {all} customers at a loss: keep {keep}, new price {reprice}, part {part}. That is worth "
        "{best}; parting with all of them {all_out}.",
        doing=_(DOING[refusers]),
        all=int(counts.sum()),
        keep=int(counts[0]),
        reprice=int(counts[1]),
        part=int(counts[2]),
        best=number(best, 0, sign=True),
        all_out=number(float(np.sum(found.part)), 0, sign=True),
    )
    first = _columns(weighed(*OPENING))
    moved = int((column != first).sum())
    if (refusers, accept, talk) == OPENING:
        return said + " " + _("Change one assumption, and watch who changes column.")
    if not moved:
        return said + " " + _("Nobody has changed column.")
    said += " " + ngettext(
        "{n} customer stands in another column than at first.",
        "{n} customers stand in another column than at first.",
        moved,
    )
    if accept == 0 and counts[1]:
        said += " " + (
            _("Nobody accepts: the new price is then a way to part that costs no exit, but bad talk.")
            if refusers == REFUSERS[1]
            else _("Nobody accepts: the new price is then a way to part that costs no exit.")
        )
    return said


def columns_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Three columns of customers; a diamond is one whom the new price would turn into a gain."""
    along = axis(low=0, high=30)
    up = axis(low=-0.4, high=12.5)
    form = {0: ("circle", "short"), 1: ("diamond", "more")}
    marks = [
        rows.transform_filter(f"datum.pays == {pays}")
        .mark_point(shape=shape, size=62, filled=True, opacity=1, color=colour(tone))
        .encode(along.along("x"), up.up("y"))
        for pays, (shape, tone) in form.items()
    ]
    names = (("keep", _("keep")), ("reprice", _("new price")), ("part", _("part")))
    heads = [
        head
        for place, (code, name) in enumerate(names)
        for head in (
            here.mark_text(fontWeight="bold", fontSize=15).encode(
                along.along(10 * place + 4.5), up.up(11.2), text=f"{code}:Q"
            ),
            here.mark_text(fontWeight="bold", text=name).encode(along.along(10 * place + 4.5), up.up(12.1)),
        )
    ]
    return alt.layer(*marks, *heads).properties(
        height=260,
        description=_(
            "Three columns, keep, new price and part, with the number of customers above each. Every "
            "customer with a negative margin is a mark in the column of the option that is worth most. "
            "Diamonds would bring a gain at the new price, circles would not."
        ),
    )
