"""Gaps between what customers met and what they wanted (section 4.4).

Three levels on one scale: what a customer would still accept (adequate), what the
customer hopes for (desired), and what the customer met (perceived). After
Parasuraman, Zeithaml and Berry (1985, 1994). A survey is a long table: one row for
each customer and moment.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from cocrea.arguments import Floats, choice, levels, plain, table_with, truth
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats import bootstrap_interval, t_interval
from cocrea.stats.intervals import spread

LEVELS = ("desired", "adequate", "expected")
LEAST_FOR_INTERVAL = 10  # fewer answers get a mean and their n, no inference
BCA_FROM = 60  # below, the studentised bootstrap stands beside the t interval


def gap(perceived: ArrayLike, expected: ArrayLike) -> Any:
    """How far perceived is from expected, in scale points: negative fell short.

    Numbers give a number, lists an array of the same length; NaN stays NaN.

    Formula: perceived − expected
    Source: Parasuraman, Zeithaml and Berry (1985).

    >>> gap(4, 6), gap([4, 7], [6, 5]).tolist()
    (-2.0, [-2.0, 2.0])
    """
    met, wanted = levels(perceived=perceived, expected=expected)
    return plain(met - wanted)


def msa(perceived: ArrayLike, adequate: ArrayLike) -> Any:
    """Measure of service adequacy, in scale points: negative is worse than acceptable.

    Formula: perceived − adequate
    Source: Parasuraman, Zeithaml and Berry (1994).

    >>> round(msa(6.1, 5.2), 4)
    0.9
    """
    met, accepted = levels(perceived=perceived, adequate=adequate)
    return plain(met - accepted)


def mss(perceived: ArrayLike, desired: ArrayLike) -> Any:
    """Measure of service superiority, in scale points: negative is less than hoped for.

    Formula: perceived − desired
    Source: Parasuraman, Zeithaml and Berry (1994).

    >>> round(mss(6.1, 7.4), 4)
    -1.3
    """
    met, hoped = levels(perceived=perceived, desired=desired)
    return plain(met - hoped)


def weighted_gap(gaps: ArrayLike, weights: ArrayLike) -> float:
    """Mean of several gaps, each counting by its weight, in scale points.

    Weights say what matters more; only their proportions count, none is negative.

    Formula: Σ weights · gaps / Σ weights
    Source: a definition.

    >>> round(weighted_gap([-.2, -1.5, -.4, -.3, -.9], [.10, .30, .25, .20, .15]), 4)
    -0.765
    """
    gap_values, weight = levels(gaps=gaps, weights=weights)
    total = float(weight.sum())
    if np.isnan(gap_values + weight).any() or (weight < 0).any() or total <= 0:
        raise CocreaError(
            "gap.weights", N_("Give each gap a weight of 0 or more, at least one of them above 0.")
        )
    return float((gap_values * weight).sum() / total)


def gap_table(table: pd.DataFrame, level: str = "desired", bootstrap: bool = False) -> pd.DataFrame:
    """One row a moment: how far perceived is from `level`, with its 95 % interval.

    `table` is long, with columns moment_id, perceived and `level` ("desired",
    "adequate" or "expected"). Columns: moment_id, n (complete pairs), the two means,
    gap (P − level), sd (n − 1), low and high (t interval; NaN below 10 pairs). With
    `bootstrap`, which needs respondent_id, also boot_low, boot_high and method:
    respondents are drawn whole, studentised below 60 of them, BCa from there;
    `differ` flags an end that lies more than a fifth of the t half-width away.

    Formula: gap = mean of (perceived − level); low, high = gap ± t · sd / √n
    Source: Student (1908) for the interval; Efron (1979) for the bootstrap.

    >>> answers = pd.DataFrame({"moment_id": ["deli"] * 3, "desired": [6, 7, 6], "perceived": [3, 6, 6]})
    >>> gap_table(answers)[["moment_id", "n", "perceived", "desired"]].round(2).values.tolist()
    [['deli', 3, 5.0, 6.33]]
    """
    choice("level", level, LEVELS)
    asked = truth("bootstrap", bootstrap)
    table_with(table, "moment_id", "perceived", level)
    met, wanted = levels(perceived=table["perceived"], expected=table[level])
    complete = ~np.isnan(met - wanted)
    pairs = pd.DataFrame({"moment_id": table["moment_id"], "perceived": met, level: wanted})[complete]
    grouped = pairs.assign(gap=met[complete] - wanted[complete]).groupby("moment_id", sort=False)
    result = grouped[["perceived", level, "gap"]].mean()
    result.insert(0, "n", grouped.size())
    result["sd"] = [float(spread(values.to_numpy()[:, None])[0]) for _, values in grouped["gap"]]
    enough = result["n"] >= LEAST_FOR_INTERVAL
    low, high = t_interval(result["gap"], result["sd"], result["n"])
    result = result.assign(low=np.where(enough, low, np.nan), high=np.where(enough, high, np.nan))
    if asked:
        result = result.join(_bootstrapped(table, met - wanted))
        half = (result["high"] - result["low"]) / 2
        apart = np.maximum(abs(result["boot_low"] - result["low"]), abs(result["boot_high"] - result["high"]))
        result["differ"] = apart > half / 5
    return result.reset_index()


def _bootstrapped(table: pd.DataFrame, gaps: Floats) -> pd.DataFrame:
    """Bootstrap intervals by moment from a respondents × moments matrix of gaps."""
    table_with(table, "respondent_id")
    answers = table[["respondent_id", "moment_id"]].assign(gap=gaps)
    twice = answers[answers.duplicated(["respondent_id", "moment_id"])]
    if len(twice):
        respondent, moment = twice.iloc[0, :2]
        raise CocreaError(
            "table.duplicate",
            N_("Customer “{respondent}” answers twice for “{moment}”. Keep one of the rows."),
            respondent=respondent,
            moment=moment,
        )
    matrix = answers.pivot(index="respondent_id", columns="moment_id", values="gap").dropna(how="all")
    n = matrix.notna().sum().to_numpy()
    small = n < BCA_FROM
    result = pd.DataFrame({"boot_low": np.nan, "boot_high": np.nan}, index=matrix.columns)
    result["method"] = np.where(small, "studentised", "bca")
    for method, columns in (("studentised", small), ("bca", ~small)):
        if columns.any():
            found = bootstrap_interval(matrix.to_numpy(), method)  # all columns: the draws stay the same
            use = columns & (n >= LEAST_FOR_INTERVAL)
            result.loc[use, "boot_low"], result.loc[use, "boot_high"] = found.low[use], found.high[use]
    return result
