"""Tables of chapter 2: contact in the branch of the Caja Jacaranda, and minutes at a real airport."""

from __future__ import annotations

import pandas as pd

from cocrea.arguments import choice, numeric, table_with
from cocrea.data import labels
from cocrea.data.jacaranda import LONGEST, SITUATIONS, STEPS
from cocrea.language import _, number
from cocrea.said import percent
from cocrea.tables.readable import counted, intervals, readable, with_n


def show_situations() -> pd.DataFrame:
    """The five situations of the branch: how often and how long, planned and lived; how much is active.

    >>> show_situations().loc["Cash, at the counter"].tolist()
    ['10', '6', '9', '90', '44\\xa0%']
    """
    situations = SITUATIONS.values()
    return readable(
        _("Situation"),
        [one.label for one in situations],
        {
            _("Visits a year"): [str(one.visits) for one in situations],
            _("Minutes planned"): [str(one.planned) for one in situations],
            _("Minutes lived"): [str(one.minutes) for one in situations],
            _("Minutes a year"): [number(one.year, 0) for one in situations],
            _("Active"): [percent(one.active_share) for one in situations],
        },
    )


def show_contact_parts() -> pd.DataFrame:
    """What goes into the contact score of each situation: minutes of talk, and two ratings.

    >>> show_contact_parts().loc["Talking about a loan"].tolist()
    ['45', '6', '6']
    """
    situations = SITUATIONS.values()
    return readable(
        _("Situation"),
        [one.label for one in situations],
        {
            _("Minutes of talk"): [str(one.talk) for one in situations],
            _("Richness"): [str(one.richness) for one in situations],
            _("Intimacy"): [str(one.intimacy) for one in situations],
        },
    )


def show_contact_scores() -> pd.DataFrame:
    """The contact score of each situation, beside its minutes of contact in a year.

    >>> show_contact_scores().loc["Cash, at the counter"].tolist()
    ['0.25', '90']
    """
    situations = sorted(SITUATIONS.values(), key=lambda one: -one.score(LONGEST["ours"]))
    return readable(
        _("Situation"),
        [one.label for one in situations],
        {
            _("Contact score"): [number(one.score(LONGEST["ours"])) for one in situations],
            _("Minutes a year"): [number(one.year, 0) for one in situations],
        },
    )


def show_account() -> pd.DataFrame:
    """Opening an account, step by step: minutes, and whether the customer is there today.

    >>> show_account().loc["Type in the form"].tolist()
    ['12', 'yes']
    """
    return readable(
        _("Step"),
        [_(step) for step, _minutes, _there in STEPS],
        {
            _("Minutes"): [str(minutes) for _step, minutes, _there in STEPS],
            _("The customer is there"): [_("yes") if there else _("no") for _step, _minutes, there in STEPS],
        },
    )


def show_dwell(bands: pd.DataFrame) -> pd.DataFrame:
    """How passengers rated the airport as a whole, by the minutes that they spent there before the flight.

    `bands` is the published table, one row a band: minutes, n, mean, low and high.

    >>> from cocrea import data, tables
    >>> tables.show_dwell(data.load("sfo_dwell")).iloc[0].tolist()
    ['4.10 [4.05, 4.15] (711)']
    """
    found = numeric(table_with(bands, "minutes", "n", "mean", "low", "high"), "n", "mean", "low", "high")
    called = labels("sfo_dwell", "minutes")
    return readable(
        _("Minutes at the airport before the flight"),
        [called[choice("minutes", one, called)] for one in found["minutes"]],
        {
            with_n(labels("sfo_blocks", "criterion")["overall"]): counted(
                intervals(found["mean"], found["low"], found["high"]), found["n"]
            )
        },
    )
