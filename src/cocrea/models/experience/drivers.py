"""What moves the overall judgement: derived importance, penalty and reward (section 5.3).

How much of the judgement each driver accounts for is `cocrea.stats.lmg`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from cocrea.arguments import (
    Floats,
    above,
    all_alike,
    choice,
    correlations,
    no_columns,
    numbers,
    one_number,
    proportion,
    single_values,
    table_with,
    whole,
)
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats import correlation, lmg_of_correlations
from cocrea.stats.bootstrap import RESAMPLES, SEED
from cocrea.stats.importance import complete_answers, resampled_covariances

MEASURES = ("correlation", "weight")
KINDS = ("basic", "performance", "excitement", "none")
CUT = 0.1  # asymmetries closer to 0 than this count as symmetric: ours
LEAST_IN_A_GROUP = 10  # a resample then keeps somebody in each


@dataclass(frozen=True)
class PenaltyReward:
    """What a low and what a high rating go along with, in points of the overall judgement.

    `penalty` is overall where the item is rated low minus overall where it is rated in the
    middle, `reward` where it is high minus the middle; `asymmetry` runs from −1 (only a penalty)
    to 1 (only a reward); `kind` is "basic", "performance", "excitement" or "none".
    """

    penalty: float
    reward: float
    asymmetry: float
    kind: str


def derived_importance(
    table: pd.DataFrame,
    outcome: str,
    items: Sequence[str],
    measure: str = "correlation",
    confidence: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> pd.DataFrame:
    """How closely each item goes along with the overall judgement, in a table that `ipa` can take.

    One row a respondent in `table`; `outcome` and `items` name its columns. `measure` is
    "correlation", with Fisher's interval, each item by itself (its own complete pairs); or
    "weight", the standardised regression weight beside all other items (complete rows), with
    the percentile bootstrap of respondents. Columns: item, importance, low, high, n,
    performance (the item's mean over the same people). Going along is not causing.

    Formula: correlation: r(item, outcome); weight: regression weight · sd(item) / sd(outcome)
    Source: Fisher (1921) for the interval of r; least squares for the weights.

    >>> table = pd.DataFrame({"overall": [3, 5, 4, 7, 6, 2, 5, 6], "queue": [3, 4, 4, 6, 6, 2, 6, 5]})
    >>> derived_importance(table, "overall", ["queue"])[["item", "importance", "n"]].round(2).values.tolist()
    [['queue', 0.91, 8]]
    """
    choice("measure", measure, MEASURES)
    named = _named(items)
    rows = table_with(table, outcome, *named)
    if measure == "weight":
        return _weights(rows, outcome, named, confidence, resamples, seed)
    judged = numbers(outcome, rows[outcome])
    importances = []
    for item in named:
        rated = numbers(item, rows[item])
        both = ~np.isnan(rated + judged)
        for column, answers in ((item, rated[both]), (outcome, judged[both])):
            if answers.size > 1 and np.ptp(answers) == 0:
                raise all_alike(column)
        relation = correlation(rated, judged, confidence)
        mean = float(rated[both].mean())
        importances.append((item, relation.r, relation.low, relation.high, relation.n, mean))
    return pd.DataFrame(importances, columns=["item", "importance", "low", "high", "n", "performance"])


def unique_shares(table: ArrayLike, drivers: Sequence[str] = ()) -> pd.DataFrame:
    """What each driver accounts for by itself, and what nobody else accounts for, from correlations.

    `table` and `drivers` as in `cocrea.stats.lmg_of_correlations`. Columns: driver, alone (as the
    only driver), unique (what is lost without it) and share (the fair split of lmg; they sum to
    R²), all of the outcome's variance. What the drivers account for together and none alone is
    R² − Σ unique: how to split it is a convention. Where one driver brings out another
    (suppression), the unique parts sum to more than R².

    Formula: alone = r²; unique = R² − R²(all other drivers)
    Source: a definition; share: Lindeman, Merenda and Gold (1980).

    >>> found = unique_shares([[1, .5, .6], [.5, 1, .4], [.6, .4, 1]], ["facts", "feelings"])
    >>> found.round(4).values.tolist()
    [['facts', 0.25, 0.0805, 0.1652], ['feelings', 0.36, 0.1905, 0.2752]]
    """
    found = lmg_of_correlations(table, drivers)
    checked, explained = correlations("table", table), found["share"].sum()
    rest = [np.delete(np.delete(checked, at, 0), at, 1) for at in range(1, len(checked))]
    others = [lmg_of_correlations(one)["share"].sum() if len(one) > 1 else 0.0 for one in rest]
    return pd.DataFrame(
        {
            "driver": found["driver"],
            "alone": checked[0, 1:] ** 2,
            "unique": np.maximum(explained - np.array(others), 0),
            "share": found["share"],
        }
    )


def penalty_reward(low: float, middle: float, high: float, cut: float = CUT) -> PenaltyReward:
    """Does an item punish when it is bad, or reward when it is good? From three means.

    `low`, `middle` and `high` are the mean overall judgement of those who rate the item low, in
    the middle and high. A "basic" item has an asymmetry below −`cut`, an "excitement" item above
    `cut`, a "performance" item lies between; "none" moves nothing (asymmetry NaN). A reward
    below 0 or a penalty above 0 is shown, but counts as none in the asymmetry.

    Formula: penalty = low − middle; reward = high − middle; asymmetry = (R − P) / (R + P),
        R = max(reward, 0), P = max(−penalty, 0)
    Source: penalty–reward contrast after Brandt; the asymmetry index and its cut are ours.

    >>> found = penalty_reward(3.1, 5.2, 5.5)
    >>> round(found.penalty, 2), round(found.reward, 2), round(found.asymmetry, 2), found.kind
    (-2.1, 0.3, -0.75, 'basic')
    """
    bad, usual, good = (
        one_number(name, value) for name, value in (("low", low), ("middle", middle), ("high", high))
    )
    penalty, reward = bad - usual, good - usual
    asymmetry = _asymmetry(np.array(penalty), np.array(reward))
    kind = _kinds(asymmetry, one_number("cut", cut, 0, 1))
    return PenaltyReward(penalty, reward, float(asymmetry), str(kind))


def penalty_reward_table(
    table: pd.DataFrame,
    outcome: str,
    items: Sequence[str],
    low: float,
    high: float,
    cut: float = CUT,
    confidence: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> pd.DataFrame:
    """Penalty and reward of every item, the other items held still, with intervals.

    One row a respondent in `table`. An item rated `low` or less is low, `high` or more is high,
    all between are the middle; all items enter one regression of the outcome together, each with a
    dummy for low and one for high. Columns: item, penalty, penalty_low, penalty_high, reward, reward_low,
    reward_high, asymmetry, asymmetry_low, asymmetry_high, kind (as in `penalty_reward`),
    certainty (the share of resamples with that kind), n_low, n_high, n (complete rows).
    Intervals: the percentile bootstrap of respondents. Fewer than 10 people low, in the
    middle or high raise CocreaError.

    Formula: outcome = a + Σ (penalty · [item ≤ low] + reward · [item ≥ high]) + error
    Source: penalty–reward contrast with dummy regression, after Brandt; the asymmetry is ours.

    >>> table = pd.DataFrame({"queue": [2, 4, 6] * 20, "overall": [2, 5, 5, 3, 5, 6, 2, 4, 5, 3, 5, 6] * 5})
    >>> found = penalty_reward_table(table, "overall", ["queue"], low=3, high=5)
    >>> found[["item", "penalty", "reward", "kind", "certainty"]].round(2).values.tolist()
    [['queue', -2.25, 0.75, 'basic', 1.0]]
    """
    named = _named(items)
    bottom, top = one_number("low", low), one_number("high", high)
    above("high", top, bottom)
    level, tail = one_number("cut", cut, 0, 1), (1 - proportion("confidence", confidence)) / 2
    answers = complete_answers(table, [outcome, *named])
    ends = np.stack([answers[:, 1:] <= bottom, answers[:, 1:] >= top], axis=2)  # people × items × ends
    _enough(named, ends)
    design = np.column_stack([answers[:, 0], ends.reshape(len(answers), -1)])
    slopes = _slopes(np.cov(design, rowvar=False)[None])
    drawn = _slopes(resampled_covariances(design, whole("resamples", resamples, 100, 100_000), seed))
    result: dict[str, Any] = {"item": named}
    (penalty, reward), resampled = slopes[0].reshape(-1, 2).T, drawn.reshape(len(drawn), -1, 2)
    asymmetry, asymmetries = _asymmetry(penalty, reward), _asymmetry(resampled[..., 0], resampled[..., 1])
    for name, value, values in (
        ("penalty", penalty, resampled[..., 0]),
        ("reward", reward, resampled[..., 1]),
        ("asymmetry", asymmetry, asymmetries),
    ):
        result[name] = value
        result[f"{name}_low"], result[f"{name}_high"] = _ends(values, tail)
    result["kind"] = kind = _kinds(asymmetry, level)
    result["certainty"] = (_kinds(asymmetries, level) == kind).mean(axis=0)
    result["n_low"], result["n_high"] = ends.sum(axis=0).T
    return pd.DataFrame(result).assign(n=len(answers))


def _named(items: Sequence[str]) -> list[str]:
    """The items by name, one or more."""
    found = [items] if isinstance(items, str) else single_values("items", items)
    if not found:
        raise no_columns("items")
    return found


def _weights(
    table: pd.DataFrame, outcome: str, items: list[str], confidence: float, resamples: int, seed: int
) -> pd.DataFrame:
    """Standardised regression weights with their bootstrap interval."""
    answers = complete_answers(table, [outcome, *items])
    tail = (1 - proportion("confidence", confidence)) / 2
    covariances = np.cov(answers, rowvar=False)[None]
    drawn = resampled_covariances(answers, whole("resamples", resamples, 100, 100_000), seed)
    weight, weights = (_slopes(_standardised(tables)) for tables in (covariances, drawn))
    low, high = np.quantile(weights, [tail, 1 - tail], axis=0)
    columns = {"item": items, "importance": weight[0], "low": low, "high": high, "n": len(answers)}
    return pd.DataFrame(columns).assign(performance=answers[:, 1:].mean(axis=0))


def _standardised(covariances: Floats) -> Floats:
    """Correlations; of a column that does not vary in a resample, 0."""
    sd = np.sqrt(np.einsum("bii->bi", covariances))
    sd = np.where(sd > 0, sd, 1)
    return np.asarray(covariances / (sd[:, :, None] * sd[:, None, :]))


def _slopes(covariances: Floats) -> Floats:
    """Regression weights of the first column on the others: B × others. Columns that say the
    same share their weight, and one that does not vary has none."""
    return np.asarray(
        (np.linalg.pinv(covariances[:, 1:, 1:], rcond=1e-10, hermitian=True) @ covariances[:, 1:, :1])[..., 0]
    )


def _ends(resampled: Floats, tail: float) -> Floats:
    """Both ends of each column's percentile interval; NaN where no resample has a value."""
    ends = np.full((2, resampled.shape[1]), np.nan)
    known = ~np.isnan(resampled).all(axis=0)
    ends[:, known] = np.nanquantile(resampled[:, known], [tail, 1 - tail], axis=0)
    return ends


def _asymmetry(penalty: Floats, reward: Floats) -> Floats:
    lost, won = np.maximum(-penalty, 0), np.maximum(reward, 0)
    total = lost + won
    return np.divide(won - lost, total, out=np.full(np.shape(total), np.nan), where=total > 1e-9)


def _kinds(asymmetry: ArrayLike, cut: float) -> NDArray[np.str_]:
    """The kind of each asymmetry."""
    given = np.asarray(asymmetry)
    cases = [np.isnan(given), given < -cut - 1e-9, given <= cut + 1e-9]
    return np.select(cases, ["none", "basic", "performance"], "excitement")


def _enough(items: list[str], ends: NDArray[np.bool_]) -> None:
    """At each end of each item, and between, enough people to compare."""
    lowest, highest = ends[..., 0].sum(axis=0), ends[..., 1].sum(axis=0)
    for item, low, high, middle in zip(items, lowest, highest, (~ends.any(axis=2)).sum(axis=0), strict=True):
        if low < LEAST_IN_A_GROUP:
            raise CocreaError(
                "penalty.few-low",
                N_(
                    "Only {n} people rate “{item}” low; at least {needed} are needed. "
                    "Move the mark, or leave it out."
                ),
                item=item,
                n=int(low),
                needed=LEAST_IN_A_GROUP,
            )
        if high < LEAST_IN_A_GROUP:
            raise CocreaError(
                "penalty.few-high",
                N_(
                    "Only {n} people rate “{item}” high; at least {needed} are needed. "
                    "Move the mark, or leave it out."
                ),
                item=item,
                n=int(high),
                needed=LEAST_IN_A_GROUP,
            )
        if middle < LEAST_IN_A_GROUP:
            raise CocreaError(
                "penalty.few-middle",
                N_(
                    "Only {n} people rate “{item}” in the middle; at least {needed} are needed. "
                    "Move the marks apart, or leave it out."
                ),
                item=item,
                n=int(middle),
                needed=LEAST_IN_A_GROUP,
            )
