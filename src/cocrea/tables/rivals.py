"""The tables of sections 4.5 and 4.6: how sure a place is, what first by which rule, derived importance."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from cocrea.arguments import choice, listed, numeric, table_with
from cocrea.arguments import whole as whole_number
from cocrea.language import N_, _, number
from cocrea.said import DASH, chance
from cocrea.stats import chance_of_looking_better, false_alarm, ranking_chance, ranking_overstatement
from cocrea.stats.planner import MOST
from cocrea.survey.order import RULES
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
        for rule, its in rows.groupby("rule")
    }
    return readable(
        _("Rule"),
        [_(_NAMES[rule]) for rule in rules],
        {
            _("First · in so many redraws"): [cells[rule][0] for rule in rules],
            _("Second · first in so many"): [(*cells[rule], DASH)[1] for rule in rules],
        },
    )


def show_places(found: pd.DataFrame) -> pd.DataFrame:
    """The moments by people let down per 100 visits, and how often each is first and last in resamples.

    `found` is what ``survey.rivals`` gives.

    >>> from cocrea import survey, tables
    >>> tables.show_places(survey.rivals(survey.load("supermarket"), resamples=200)).iloc[0, 0]
    '37'
    """
    rows = numeric(table_with(found, "rule", "label"), "value", "place", "first", "last")
    rows = rows[rows["rule"] == "people"].sort_values("place", kind="stable")
    return readable(
        _("Moment"),
        rows["label"],
        {
            _("Let down"): [number(value, 0 if value >= 10 else 1) for value in rows["value"]],
            _("First in"): [chance(share) for share in rows["first"]],
            _("Last in"): [chance(share) for share in rows["last"]],
        },
    )


def show_curse(sizes: Iterable[int], sd: float, spacing: float, moments: int) -> pd.DataFrame:
    """One row a size of survey: how sure its first place is, and what of it is luck.

    Arguments as in ``stats.ranking_chance``; gaps in scale points.

    >>> from cocrea import tables
    >>> tables.show_curse([30], 1.4, 0.15, 8).loc["30"].tolist()
    ['56\\xa0%', '0.21', '74\\xa0%']
    """
    plans = [(whole_number("n", n, 1, MOST), sd, spacing, moments) for n in listed("sizes", sizes)]
    return readable(
        _("Customers"),
        [number(n, 0) for n, *_rest in plans],
        {
            _("Right first place"): [chance(ranking_chance(*plan)) for plan in plans],
            _("Overstated by"): [number(ranking_overstatement(*plan)) for plan in plans],
            _("Better next time"): [chance(chance_of_looking_better(*plan)) for plan in plans],
        },
    )


def show_alarms(tests: Iterable[int], alpha: float = 0.05) -> pd.DataFrame:
    """How likely at least one false alarm is in so many independent tests.

    >>> from cocrea import tables
    >>> tables.show_alarms([1, 18]).iloc[:, 0].tolist()
    ['5\\xa0%', '60\\xa0%']
    """
    family = [whole_number("m", m, 1, 100_000) for m in listed("tests", tests)]
    return readable(
        _("Tests"),
        [str(m) for m in family],
        {_("At least one false alarm"): [chance(false_alarm(m, alpha)) for m in family]},
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
            "r": intervals(ordered["r"], ordered["r_low"], ordered["r_high"]),
            "n": whole(ordered["r_n"]),
            _("Mean rating"): means(ordered["mean"]),
        },
    )
