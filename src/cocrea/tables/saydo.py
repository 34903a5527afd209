"""What people say and do, what was heard in interviews, and where customers can be asked or watched."""

from __future__ import annotations

from typing import Any

import pandas as pd

from cocrea.arguments import choice, table_with, too_few
from cocrea.data import labels
from cocrea.data.jacaranda import SITUATIONS
from cocrea.language import _, number
from cocrea.models.listening import chao2, incidence, say_do_table
from cocrea.said import percent, share_with_interval, with_interval
from cocrea.tables.readable import readable


def show_say_do(table: pd.DataFrame) -> pd.DataFrame:
    """By behaviour: who says it, who does it, the difference with its 95 % interval, and who does otherwise.

    `table` as in `listening.say_do_table`. Points are percentage points.

    >>> from cocrea import data, tables
    >>> tables.show_say_do(data.load("say_do")).shape
    (6, 4)
    """
    found = say_do_table(table)
    if found.empty:
        raise too_few(0)
    names = labels("say_do", "behaviour")
    rows: list[Any] = list(found.itertuples())
    return readable(
        _("Customers who …"),
        [names[choice("behaviour", row.behaviour, names)] for row in rows],
        {
            _("Say it"): [percent(row.stated) for row in rows],
            _("Do it"): [percent(row.observed) for row in rows],
            _("Said − done, points"): [
                with_interval(100 * row.bias, 100 * row.bias_low, 100 * row.bias_high, 0, sign=True)
                for row in rows
            ],
            _("Do otherwise"): [
                share_with_interval(row.mismatch, row.mismatch_low, row.mismatch_high) for row in rows
            ],
        },
    )


def show_unheard(notes: pd.DataFrame) -> pd.DataFrame:
    """Needs heard, those heard once and twice, and by Chao2 how many there are at least.

    `notes` as in `listening.incidence`, from two interviews on.

    >>> from cocrea import data, tables
    >>> tables.show_unheard(data.load("interviews")).shape
    (6, 1)
    """
    found = incidence(table_with(notes, "need_id"))
    least = chao2(found.needs, found.once, found.twice, found.interviews)
    rows = {
        _("Interviews"): str(found.interviews),
        _("Needs heard"): str(found.needs),
        _("In one only"): str(found.once),
        _("In two"): str(found.twice),
        _("At least, in all"): with_interval(least.value, least.low, least.high, 1),
        _("Heard, at most"): percent(least.completeness_at_most),
    }
    return readable(_("Needs"), rows, {_("Count"): list(rows.values())})


def show_seen_and_asked() -> pd.DataFrame:
    """The situations of the Caja Jacaranda: minutes a year in which a customer can be watched, and asked.

    >>> from cocrea import tables
    >>> tables.show_seen_and_asked().shape
    (5, 3)
    """
    rows = SITUATIONS.values()
    return readable(
        _("Situation"),
        [one.label for one in rows],
        {
            _("She does or says something"): [percent(one.active_share) for one in rows],
            _("Minutes of contact in a year"): [number(one.year, 0) for one in rows],
            _("of which talk with somebody"): [str(one.visits * one.talk) for one in rows],
        },
    )
