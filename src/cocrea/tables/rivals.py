"""The tables of section 4.6: what first, by which rule; what goes with the judgement of the whole."""

from __future__ import annotations

import pandas as pd

from cocrea.arguments import choice, numeric, table_with
from cocrea.arguments import whole as whole_number
from cocrea.language import N_, _
from cocrea.said import chance
from cocrea.survey.rivals import RULES
from cocrea.tables.readable import intervals, means, readable, whole

_NAMES = {
    "people": N_("People let down per 100 visits"),
    "people-weighted": N_("The same, times importance"),
    "share-weighted": N_("Importance × share below adequate"),
    "msa": N_("Lowest gap to adequate"),
    "mss": N_("Lowest gap to desired"),
    "i-minus-p": N_("Importance minus performance"),
}


def show_rivals(found: pd.DataFrame) -> pd.DataFrame:
    """One row a rule: which moment it puts first and which second, and how often each is first in resamples.

    `found` is what ``survey.rivals`` gives.

    >>> from cocrea import survey, tables
    >>> tables.show_rivals(survey.rivals(survey.load("supermarket"), resamples=200)).shape
    (6, 2)
    """
    rows = numeric(table_with(found, "rule", "label"), "place", "first").sort_values("place", kind="stable")
    rules = [choice("rule", rule, RULES) for rule in RULES if rule in set(rows["rule"])]
    cells = {
        rule: [f"{label} · {chance(share)}" for label, share in zip(its["label"], its["first"], strict=True)]
        for rule in rules
        if len(its := rows[rows["rule"] == rule])
    }
    return readable(
        _("Rule"),
        [_(_NAMES[rule]) for rule in rules],
        {
            _("First · in so many redraws"): [cells[rule][0] for rule in rules],
            _("Second · first in so many"): [cells[rule][1] for rule in rules],
        },
    )


def show_drivers(touchpoints: pd.DataFrame, extremes: int | None = None) -> pd.DataFrame:
    """What goes most closely with the judgement of the whole: r with its interval, n, the mean rating.

    `touchpoints` has one row a touchpoint: label, r, r_low, r_high, r_n and mean. With
    `extremes`, only so many rows from each end.

    >>> from cocrea import data, tables
    >>> table = data.load("sfo_touchpoints")
    >>> len(tables.show_drivers(table[table["year"] == 2018], extremes=4))
    8
    """
    numbers = ("mean", "r", "r_low", "r_high", "r_n")
    ordered = numeric(table_with(touchpoints, "label"), *numbers)
    ordered = ordered.sort_values("r", ascending=False, kind="stable")
    if extremes is not None:
        extremes = whole_number("extremes", extremes, 0, 1000)
        ordered = pd.concat([ordered.head(extremes), ordered.tail(extremes)])
    return readable(
        _("Touchpoint"),
        ordered["label"],
        {
            _("r with the whole"): intervals(ordered["r"], ordered["r_low"], ordered["r_high"]),
            _("n, rated both"): whole(ordered["r_n"]),
            _("Mean rating"): means(ordered["mean"]),
        },
    )
