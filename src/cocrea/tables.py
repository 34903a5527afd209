"""Tables for readers: headings in their language, every figure with its n and its interval.

Each function takes what a model or a data set gives and returns a DataFrame of
text, ready to be shown; to go on computing, use the table that went in.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.data import moment_names
from cocrea.language import _, number
from cocrea.stats import Share, share, t_interval

NBSP = "\N{NO-BREAK SPACE}"


def show_zones(zones: pd.DataFrame) -> pd.DataFrame:
    """The table of `zone_table`, one row a moment: means, both gaps, and the share of customers in each state.

    Gaps carry their 95 % t interval, the share below its Wilson interval.

    >>> from cocrea import data, tables
    >>> from cocrea.models.moments import zone_table
    >>> tables.show_zones(zone_table(data.load("supermarket"))).shape
    (4, 9)
    """
    names = moment_names()
    return _readable(
        zones["moment_id"].map(lambda moment: names.get(moment, moment)),
        {
            "n": [str(n) for n in zones["n"]],
            _("Adequate"): [number(mean) for mean in zones["adequate"]],
            _("Desired"): [number(mean) for mean in zones["desired"]],
            _("Perceived"): [number(mean) for mean in zones["perceived"]],
            "MSA": _with_interval(zones["msa"], zones["msa_low"], zones["msa_high"]),
            "MSS": _with_interval(zones["mss"], zones["mss_low"], zones["mss_high"]),
            _("Below"): [
                _share(share(round(part * n), n)) for part, n in zip(zones["below"], zones["n"], strict=True)
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
    counts = ratings.pivot(index="label", columns="rating", values="count").reindex(ratings["label"].unique())
    n = counts.sum(axis=1)
    chosen = counts.loc[:, counts.columns >= least].sum(axis=1)
    columns = {str(rating): [str(count) for count in counts[rating]] for rating in counts.columns}
    columns["n"] = [str(total) for total in n]
    columns[_("{least} or more", least=least)] = [
        _share(share(int(k), int(total))) for k, total in zip(chosen, n, strict=True)
    ]
    return _readable(pd.Series(counts.index), columns)


def _readable(labels: pd.Series, columns: dict[str, list[str]]) -> pd.DataFrame:
    return pd.DataFrame(columns, index=pd.Index(list(labels)))


def _with_interval(means: pd.Series, low: np.ndarray, high: np.ndarray) -> list[str]:
    """−0.55 [−0.69, −0.40]; the mean alone where the interval is not defined."""
    return [
        number(mean, sign=True)
        if np.isnan(a)
        else f"{number(mean, sign=True)} [{number(a, sign=True)}, {number(b, sign=True)}]"
        for mean, a, b in zip(means, low, high, strict=True)
    ]


def _percent(part: float) -> str:
    return f"{number(100 * part, 0)}{NBSP}%"


def _share(one: Share) -> str:
    """31 % [23, 40]."""
    return f"{_percent(one.value)} [{number(100 * one.low, 0)}, {number(100 * one.high, 0)}]"
