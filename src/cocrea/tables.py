"""Tables for readers: headings in their language, every figure with its n and its interval.

Each function takes what a model or a data set gives and returns a DataFrame of
text, ready to be shown; to go on computing, use the table that went in.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from cocrea.data import moment_names
from cocrea.language import _, number
from cocrea.stats import share, t_interval

NBSP = "\N{NO-BREAK SPACE}"


def show_zones(zones: pd.DataFrame) -> pd.DataFrame:
    """The table of `zone_table`, one row a moment: means, both gaps, the share of customers in each state.

    Gaps carry their 95 % t interval, the share below its Wilson interval.

    >>> from cocrea import data, tables
    >>> from cocrea.models.moments import zone_table
    >>> tables.show_zones(zone_table(data.load("supermarket"))).shape
    (4, 9)
    """
    names = moment_names()
    return _readable(
        _("Moment"),
        [names.get(moment, moment) for moment in zones["moment_id"]],
        {
            "n": [str(n) for n in zones["n"]],
            _("Adequate"): [number(mean) for mean in zones["adequate"]],
            _("Desired"): [number(mean) for mean in zones["desired"]],
            _("Perceived"): [number(mean) for mean in zones["perceived"]],
            "MSA": _with_interval(zones["msa"], zones["msa_low"], zones["msa_high"]),
            "MSS": _with_interval(zones["mss"], zones["mss_low"], zones["mss_high"]),
            _("Below"): [
                _share(*one)
                for one in zip(zones["below"], zones["below_low"], zones["below_high"], strict=True)
            ],
            _("Within"): [_percent(part) for part in zones["within"]],
            _("Above"): [_percent(part) for part in zones["above"]],
        },
    )


def show_gaps(gaps: pd.DataFrame, extremes: int | None = None) -> pd.DataFrame:
    """A published table of gaps, most negative first, each gap with its 95 % t interval.

    Columns needed: label, expectation, perception, gap, gap_sd, n. With `extremes`,
    only so many rows from each end.

    >>> from cocrea import data, tables
    >>> len(tables.show_gaps(data.load("kiosk_gaps"), extremes=3))
    6
    """
    ordered = gaps.sort_values("gap")
    if extremes is not None:
        ordered = pd.concat([ordered.head(extremes), ordered.tail(extremes)])
    low, high = t_interval(ordered["gap"], ordered["gap_sd"], ordered["n"])
    return _readable(
        _("Aspect"),
        ordered["label"],
        {
            "n": [str(n) for n in ordered["n"]],
            _("Expected"): [number(mean) for mean in ordered["expectation"]],
            _("Perceived"): [number(mean) for mean in ordered["perception"]],
            _("Gap"): _with_interval(ordered["gap"], low, high),
        },
    )


def show_satisfied(ratings: pd.DataFrame, least: int = 4) -> pd.DataFrame:
    """How many chose each rating from 1 to 5, and the share that chose `least` or more, with its interval.

    `ratings` is long: label, rating, count; one block of rows for each question.

    >>> from cocrea import data, tables
    >>> tables.show_satisfied(data.load("kiosk_overall")).shape
    (4, 7)
    """
    labels = ratings["label"].drop_duplicates()
    counts = ratings.pivot(index="label", columns="rating", values="count").loc[list(labels)]
    n = counts.sum(axis="columns")
    chosen = counts[[rating for rating in counts.columns if int(rating) >= least]].sum(axis="columns")
    shares = [share(int(k), int(total)) for k, total in zip(chosen, n, strict=True)]
    columns = {str(rating): [str(count) for count in counts[rating]] for rating in counts.columns}
    columns["n"] = [str(total) for total in n]
    columns[_("{least} or more", least=least)] = [_share(s.value, s.low, s.high) for s in shares]
    return _readable(_("Question"), labels, columns)


def _readable(heading: str, labels: Iterable[str], columns: dict[str, list[str]]) -> pd.DataFrame:
    """A table of text; `heading` stands over the labels, where a screen reader looks for it."""
    table = pd.DataFrame(columns, index=pd.Index(list(labels)))
    table.columns.name = heading
    return table


def _with_interval(means: Iterable[float], low: Iterable[float], high: Iterable[float]) -> list[str]:
    """−0.55 [−0.69, −0.40]; the mean alone where the interval is not defined."""
    return [
        number(mean, sign=True)
        if np.isnan(a)
        else f"{number(mean, sign=True)} [{number(a, sign=True)}, {number(b, sign=True)}]"
        for mean, a, b in zip(means, low, high, strict=True)
    ]


def _percent(part: float) -> str:
    return f"{number(100 * part, 0)}{NBSP}%"


def _share(value: float, low: float, high: float) -> str:
    """31 % [23, 40]."""
    return f"{_percent(value)} [{number(100 * low, 0)}, {number(100 * high, 0)}]"
