"""Groups of different people or things, where no answer belongs to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy import special

from cocrea.arguments import (
    Floats,
    all_alike,
    equally_long,
    listed,
    named_twice,
    no_columns,
    numbers,
    one_number,
    proportion,
    quantity,
    single_values,
    table_with,
    too_few,
    unequal_lengths,
    whole,
)
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats.bootstrap import RESAMPLES, SEED, bootstrap_means
from cocrea.stats.intervals import spread, t_interval

_OF_GROUPS = ("mean", "low", "high", "sd", "n")


@dataclass(frozen=True)
class GroupsResult:
    """What a comparison of groups says about mean(first) − mean(second), or another contrast.

    `mean`, `low` and `high` are in the units of the answers, `df` need not be whole,
    `p` is two-sided, `n` counts the answers of each group.
    """

    mean: float
    low: float
    high: float
    se: float
    t: float
    p: float
    df: float
    n: tuple[int, ...]


def separate_t(first: ArrayLike, second: ArrayLike, confidence: float = 0.95) -> GroupsResult:
    """Difference of two groups' means with its t interval, spreads not assumed equal.

    Missing answers are left out. Fewer than two answers in a group raise CocreaError;
    where neither group has any spread, `low`, `high`, `t` and `p` are NaN.

    Formula: mean ± t · √(sd₁² / n₁ + sd₂² / n₂), degrees of freedom after Welch
    Source: Welch (1947).

    >>> result = separate_t([6, 5, 5, 4, 6, 3], [6, 6, 7, 6, 6, 6])
    >>> round(result.mean, 2), round(result.low, 2), round(result.high, 2), result.n
    (-1.33, -2.56, -0.11, (6, 6))
    """
    level = proportion("confidence", confidence)
    groups = [equally_long(answers=group)[0].ravel() for group in (first, second)]
    groups = [group[~np.isnan(group)] for group in groups]
    if min(group.size for group in groups) < 2:
        raise too_few(min(group.size for group in groups), needed=2)
    summaries = [(float(g.mean()), float(spread(g[:, None])[0]), g.size) for g in groups]
    return separate_t_of_means(summaries[0], summaries[1], level)


def separate_t_of_means(
    first: tuple[float, float, int], second: tuple[float, float, int], confidence: float = 0.95
) -> GroupsResult:
    """`separate_t` from published figures: each group as (mean, sd, n), sd with n − 1.

    Formula: mean₁ − mean₂ ± t · √(sd₁² / n₁ + sd₂² / n₂), degrees of freedom after Welch
    Source: Welch (1947).

    >>> result = separate_t_of_means((3.59, 1.09, 127), (4.08, 0.95, 80))
    >>> round(result.mean, 2), round(result.low, 2), round(result.high, 2), round(result.p, 4)
    (-0.49, -0.77, -0.21, 0.0008)
    """
    return contrast_t((first, second), (1, -1), confidence)


def contrast_t(
    cells: Sequence[tuple[float, float, int]], weights: ArrayLike, confidence: float = 0.95
) -> GroupsResult:
    """A weighted sum of the means of several groups with its t interval, spreads not assumed equal.

    Each cell is (mean, sd, n), sd with n − 1 and n of 2 or more; `weights` has one number a
    cell: (1, −1) is a difference, (1, −1, −1, 1) a difference of two differences. Where no
    group has any spread, `low`, `high`, `t` and `p` are NaN.

    Formula: Σ w · mean ± t · √(Σ w² · sd² / n), degrees of freedom after Welch and Satterthwaite
    Source: Welch (1947).

    >>> found = contrast_t([(6, 1, 30), (7, 1, 30), (3, 1, 30), (3, 1, 30)], (1, -1, -1, 1))
    >>> found.mean, round(found.low, 2), round(found.high, 2), found.df
    (-1.0, -1.72, -0.28, 116.0)
    """
    level, weight = proportion("confidence", confidence), quantity("weights", weights).ravel()
    groups = [listed("cells", cell) for cell in listed("cells", cells)]
    if len(groups) != weight.size:
        raise unequal_lengths(cells=len(groups), weights=weight.size)
    for group in groups:
        if len(group) != 3:
            raise CocreaError(
                "stats.group",
                N_("Give each group as three numbers: mean, sd, n. One of them has {n}."),
                n=len(group),
            )
    means = np.array([one_number("mean", mean) for mean, _, _ in groups])
    sds = np.array([one_number("sd", sd, 0) for _, sd, _ in groups])
    sizes = tuple(whole("n", n, 2, 10**9) for _, _, n in groups)
    parts = (weight * sds) ** 2 / sizes
    mean, se = float(weight @ means), float(np.sqrt(parts.sum()))
    if se == 0:
        return GroupsResult(mean, np.nan, np.nan, se, np.nan, np.nan, np.nan, sizes)
    df = float(parts.sum() ** 2 / (parts**2 / (np.array(sizes) - 1)).sum())
    half, t = float(special.stdtrit(df, (1 + level) / 2)) * se, mean / se
    p = float(2 * special.stdtr(df, -abs(t)))
    return GroupsResult(mean, mean - half, mean + half, se, t, p, df, sizes)


def group_means(
    table: pd.DataFrame, value: str, by: str | Sequence[str], confidence: float = 0.95
) -> pd.DataFrame:
    """The mean of every group with its t interval: what a table or chart of groups shows.

    One row a person in `table`; `value` names the column of answers, `by` the column or columns
    that make the groups. Rows without an answer or a group are left out. Columns: those of
    `by` in order of their levels, then mean, low, high, sd (n − 1) and n; `low` and `high` are
    NaN where a group has fewer than two answers or no spread. No answer at all raises CocreaError.

    Formula: mean ± t · sd / √n, in each group
    Source: Student (1908).

    >>> people = pd.DataFrame({"choice": ["yes", "no"] * 3, "rating": [6, 2, 5, 4, 7, 3]})
    >>> group_means(people, "rating", "choice").round(2).values.tolist()
    [['no', 3.0, 0.52, 5.48, 1.0, 3], ['yes', 6.0, 3.52, 8.48, 1.0, 3]]
    """
    level, named = proportion("confidence", confidence), [by] if isinstance(by, str) else listed("by", by)
    if not named:
        raise no_columns("by")
    rows = table_with(table, value, *named)
    taken = [value, *_OF_GROUPS]
    for place, column in enumerate(named):
        single_values(str(column), rows[column])
        if column in [*taken, *named[:place]]:
            raise named_twice(column)
    answers = rows[named].assign(mean=numbers(value, rows[value])).dropna()
    if answers.empty:
        raise too_few(0)
    groups = answers.groupby(named, observed=True)["mean"]
    summary = groups.agg(mean="mean", sd=lambda group: spread(group.to_numpy()[:, None])[0], n="size")
    summary["low"], summary["high"] = t_interval(summary["mean"], summary["sd"], summary["n"], level)
    return summary[list(_OF_GROUPS)].reset_index()


@dataclass(frozen=True)
class VarianceExplained:
    """Share of the variance that lies between groups.

    `omega2` is corrected for the number of `groups` and has the interval from `low` to `high`;
    `eta2` is not corrected and grows with every group that is added. `n` counts the values.
    """

    omega2: float
    low: float
    high: float
    eta2: float
    groups: int
    n: int


def eta_squared(values: ArrayLike, groups: Sequence[Any]) -> float:
    """Share of the variance found between groups, 0 to 1; more groups find more, even in noise.

    `values` and `groups` are equally long; a missing value or group is left out. At least two
    groups, more values than groups and some spread are needed, else CocreaError.

    Formula: η² = SS between / SS total
    Source: a definition.

    >>> round(eta_squared([1, 2, 3, 4], ["a", "a", "b", "b"]), 4)
    0.8
    """
    between, total, _ = _sums_of_squares(*_grouped(values, groups))
    return between / total


def omega_squared(
    values: ArrayLike,
    groups: Sequence[Any],
    confidence: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> VarianceExplained:
    """Share of the variance that groups explain, corrected for how many groups there are.

    `values` and `groups` are equally long; a missing value or group is left out. At least two
    groups, more values than groups and some spread are needed, else CocreaError. It is negative
    where the groups differ less than chance makes them. The interval draws whole rows (a value
    with its group) with replacement, seeded. Resamples repeat rows, so they scatter around η² and
    not around ω²: the percentiles are moved by ω² − η², without which they miss too often when
    groups are small.

    Formula: ω² = (SS between − (k − 1)·MS within) / (SS total + MS within), k groups
    Source: Hays (1994), Olejnik and Algina (2003). Moving the interval is ours.

    >>> found = omega_squared([1, 2, 3, 4, 5, 6], ["a", "a", "b", "b", "c", "c"])
    >>> round(found.omega2, 3), round(found.eta2, 3)
    (0.833, 0.914)
    """
    tail = (1 - proportion("confidence", confidence)) / 2
    answers, codes = _grouped(values, groups)
    between, total, k = _sums_of_squares(answers, codes)
    n = answers.size
    omega2, eta2 = _omega2(between, total, k, n).item(), between / total
    member = np.eye(codes.max() + 1)[codes]
    columns = np.column_stack([member, member * answers[:, None], answers**2])
    drawn = n * bootstrap_means(columns, whole("resamples", resamples, 100, 1_000_000), seed)
    sizes, sums, squares = drawn[:, : member.shape[1]].round(), drawn[:, member.shape[1] : -1], drawn[:, -1]
    mean_part = sums.sum(axis=1) ** 2 / n
    between_drawn = (sums**2 / np.maximum(sizes, 1)).sum(axis=1) - mean_part
    groups_drawn = (sizes > 0).sum(axis=1)
    usable = (groups_drawn < n) & (squares - mean_part > 1e-9 * n)  # else one row was drawn every time
    again = _omega2(between_drawn, squares - mean_part, groups_drawn, n)[usable]
    low, high = np.quantile(again, [tail, 1 - tail]) + omega2 - eta2
    return VarianceExplained(omega2, float(low), min(float(high), 1.0), eta2, k, n)


def _grouped(values: ArrayLike, groups: Sequence[Any]) -> tuple[Floats, NDArray[np.intp]]:
    """The values, standardised, with the number of their group, when they can be compared."""
    answers = numbers("values", values).ravel()
    codes = pd.factorize(pd.Series(single_values("groups", groups), dtype=object))[0]
    if answers.size != codes.size:
        raise unequal_lengths(values=answers.size, groups=codes.size)
    known = ~np.isnan(answers) & (codes >= 0)
    answers, codes = answers[known], np.unique(codes[known], return_inverse=True)[1]
    k = np.unique(codes).size
    if k < 2:
        raise CocreaError("stats.groups", N_("At least 2 groups are needed; there are {n}."), n=k)
    if answers.size <= k:
        raise too_few(answers.size, needed=k + 1)
    if np.ptp(answers) == 0:
        raise all_alike("values")
    return (answers - answers.mean()) / answers.std(), np.asarray(codes)


def _sums_of_squares(answers: Floats, codes: NDArray[np.intp]) -> tuple[float, float, int]:
    """Sum of squares between the groups and in all, and how many groups there are."""
    sizes, sums = np.bincount(codes), np.bincount(codes, answers)
    return float((sums**2 / sizes).sum()), float(answers @ answers), sizes.size


def _omega2(between: ArrayLike, total: ArrayLike, k: ArrayLike, n: int) -> Floats:
    """ω² from sums of squares; NaN where nothing varies."""
    ss, all_ss, count = (np.asarray(value, dtype=float) for value in (between, total, k))
    with np.errstate(invalid="ignore", divide="ignore"):
        within = (all_ss - ss) / (n - count)
        return np.asarray((ss - (count - 1) * within) / (all_ss + within))
