"""Do two or more people who code the same things code them alike?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from cocrea.arguments import (
    Floats,
    choice,
    not_among,
    numbers,
    one_number,
    plain,
    proportion,
    quantity,
    single_values,
    together,
    too_few,
    unequal_lengths,
    whole,
)
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats.bootstrap import SEED
from cocrea.stats.intervals import two_sided_z
from cocrea.stats.shares import Share, share

WEIGHTS = ("none", "linear", "quadratic")
LEVELS_OF_MEASUREMENT = ("nominal", "ordinal", "interval", "ratio")
FEWER_RESAMPLES = 2000  # they are drawn one after the other: each counts its pairs anew


def agreement_table(
    first: Sequence[Any], second: Sequence[Any], categories: Sequence[Any] | None = None
) -> pd.DataFrame:
    """Count how often two raters gave each pair of codes: `first` down, `second` across.

    `first` and `second` are equally long, one code a thing; a thing that one of them did not
    code is left out. `categories` puts the codes in order (else sorted) and adds unused ones; a
    code that is not among them raises CocreaError.

    Formula: table[i, j] = things that the first coded i and the second j
    Source: a definition.

    >>> agreement_table(["a", "b", "b"], ["a", "b", "a"]).values.tolist()
    [[1, 0], [1, 1]]
    """
    first_codes, second_codes = (
        pd.Series(single_values(name, given), dtype=object)
        for name, given in (("first", first), ("second", second))
    )
    if len(first_codes) != len(second_codes):
        raise unequal_lengths(first=len(first_codes), second=len(second_codes))
    coded = first_codes.notna() & second_codes.notna()
    first_codes, second_codes = first_codes[coded], second_codes[coded]
    used = pd.unique(pd.concat([first_codes, second_codes]))
    known = _in_order(used) if categories is None else single_values("categories", categories)
    for place, code in enumerate(known):
        if code in known[:place]:
            raise CocreaError(
                "argument.twice",
                N_("“{name}” holds “{given}” twice. Name it once."),
                name="categories",
                given=code,
            )
    for code in used:
        if code not in known:
            raise not_among("code", code, known)
    table = pd.crosstab(first_codes, second_codes).reindex(index=known, columns=known, fill_value=0)
    return table.rename_axis(index="first", columns="second")


def percent_agreement(first: Any, second: Sequence[Any] | None = None, confidence: float = 0.95) -> Share:
    """Share of the things that two raters coded alike, with Wilson's interval.

    A table of counts (as `agreement_table` gives), or two lists of codes. It does not ask how
    much chance alone would bring: see `cohen_kappa`. Nothing coded by both raises CocreaError.

    Formula: p_o = Σ table[i, i] / n
    Source: a definition; the interval is Wilson (1927).

    >>> round(percent_agreement([[22, 4], [6, 28]]).value, 4)
    0.8333
    """
    table = _counts(first, second)
    return share(int(np.trace(table)), int(table.sum()), confidence)


def specific_agreement(first: Any, second: Sequence[Any] | None = None) -> pd.Series:
    """How far two raters agree on each code by itself: 1 always, 0 never, NaN where nobody used it.

    A table of counts (as `agreement_table` gives), or two lists of codes. Of all the times that
    either of them gave a code, the share in which the other gave it to the same thing. Agreement
    on a rare code can be poor where agreement on all things is high.

    Formula: 2·table[i, i] / (row total i + column total i)
    Source: Cicchetti and Feinstein (1990), for two codes.

    >>> specific_agreement([[80, 10], [5, 5]]).round(2).tolist()
    [0.91, 0.4]
    """
    table = _counts(first, second)
    named = first if isinstance(first, pd.DataFrame) else None
    if second is not None:
        named = agreement_table(first, second)
    given = table.sum(axis=0) + table.sum(axis=1)
    both = 2 * np.diag(table)
    found = np.divide(both, given, out=np.full(given.shape, np.nan), where=given > 0)
    return pd.Series(found, index=range(len(found)) if named is None else list(named.index))


@dataclass(frozen=True)
class Kappa:
    """Cohen's kappa (`value`) of `n` things with its interval.

    `p_o` is the agreement found and `p_e` the one that two raters would reach who give codes as
    often as these two, but without looking (both weighted where weights were asked for).
    """

    value: float
    low: float
    high: float
    p_o: float
    p_e: float
    n: int


def cohen_kappa(
    first: Any,
    second: Sequence[Any] | None = None,
    weights: str = "none",
    categories: Sequence[Any] | None = None,
    confidence: float = 0.95,
) -> Kappa:
    """Agreement of two raters beyond chance: 1 is perfect, 0 is what chance brings.

    A square table of counts, or two lists of codes (see `agreement_table`, which puts them in
    the order of `categories`). `weights` "linear" or "quadratic" counts a near miss as partly
    agreed; the codes must then be in order. Where both raters used one single code, chance
    explains everything: `value` is NaN. Where they agree always, or the table has no variance
    to judge by, `low` and `high` are NaN. The interval is for large samples; ends beyond −1 and
    1 are cut.

    Formula: κ = (p_o − p_e) / (1 − p_e); p_o = Σ w·p[i, j]; p_e = Σ w·p[i, ·]·p[·, j]
        w = 1 where i = j, else 0 (none); 1 − |i − j| / (k − 1) (linear);
        1 − (i − j)² / (k − 1)² (quadratic); k codes
    Source: Cohen (1960); interval Fleiss, Cohen and Everitt (1969).

    >>> found = cohen_kappa([[22, 4], [6, 28]])
    >>> round(found.value, 4), round(found.low, 2), round(found.high, 2), found.n
    (0.6637, 0.47, 0.85, 60)
    """
    level = proportion("confidence", confidence)
    table = _counts(first, second, categories)
    n = int(table.sum())
    if n == 0:
        raise too_few(0)
    weight = _weight(len(table), choice("weights", weights, WEIGHTS))
    p = table / n
    rows, columns = p.sum(axis=1), p.sum(axis=0)
    p_o, p_e = float((weight * p).sum()), float(rows @ weight @ columns)
    if 1 - p_e < 1e-12:
        return Kappa(np.nan, np.nan, np.nan, p_o, p_e, n)
    kappa = (p_o - p_e) / (1 - p_e)
    mean_weight = (weight @ columns)[:, None] + rows @ weight
    spread = (p * (weight - mean_weight * (1 - kappa)) ** 2).sum() - (kappa - p_e * (1 - kappa)) ** 2
    if spread < 1e-12:
        return Kappa(kappa, np.nan, np.nan, p_o, p_e, n)
    half = float(two_sided_z(level) * np.sqrt(spread / n) / (1 - p_e))
    return Kappa(kappa, max(kappa - half, -1.0), min(kappa + half, 1.0), p_o, p_e, n)


@dataclass(frozen=True)
class KrippendorffAlpha:
    """Krippendorff's alpha (`value`) with its interval.

    `observed` and `expected` are the disagreements behind it, in squared units of the level of
    measurement. `units` were coded at least twice; they hold `n` codes.
    """

    value: float
    low: float
    high: float
    observed: float
    expected: float
    units: int
    n: int


def krippendorff_alpha(
    ratings: Any,
    level: str = "nominal",
    confidence: float = 0.95,
    resamples: int = FEWER_RESAMPLES,
    seed: int = SEED,
) -> KrippendorffAlpha:
    """Agreement of any number of coders beyond chance, where some may have left out some units.

    `ratings` has one row a unit and one column a coder; None or NaN where a coder gave nothing. A
    unit with fewer than two codes says nothing and is left out. `level` is "nominal" (any
    codes), "ordinal", "interval" or "ratio" (numbers; for "ratio" none below 0). Where all
    codes are alike there is nothing to disagree about: `value` is NaN. The interval draws whole
    units with replacement (percentile, seeded) and is NaN below two units. A resample of codes that
    are all alike has no alpha and is left out; where there are more of those than lie beyond one end
    of the interval (a code is too rare to judge by), `low` and `high` are NaN. Fewer than two
    coders, or no unit coded twice, raise CocreaError.

    Formula: α = 1 − observed / expected; each is a mean of δ² over pairs of codes: observed over
        pairs within a unit (each unit counts by its number of codes), expected over all pairs
        δ² = 1 if a ≠ b (nominal); (rank a − rank b)² with mean ranks (ordinal); (a − b)² (interval);
        ((a − b) / (a + b))² (ratio)
    Source: Krippendorff (2011).

    >>> found = krippendorff_alpha([[1, 1], [2, 2], [2, 2], [1, 2], [1, 1]])
    >>> round(found.value, 3), found.units, found.n
    (0.64, 5, 10)
    """
    choice("level", level, LEVELS_OF_MEASUREMENT)
    tail = (1 - proportion("confidence", confidence)) / 2
    draws = whole("resamples", resamples, 100, 1_000_000)
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    counts, values = _units(ratings, level)
    observed, expected = _disagreements(counts, values, level)
    n, units = int(counts.sum()), len(counts)
    if expected < 1e-12:
        return KrippendorffAlpha(np.nan, np.nan, np.nan, observed, expected, units, n)
    low = high = np.nan
    if units > 1:
        pairs = [_disagreements(counts[rng.integers(units, size=units)], values, level) for _ in range(draws)]
        alphas = [1 - disagreed / chance for disagreed, chance in pairs if chance >= 1e-12]
        if draws - len(alphas) <= tail * draws:
            low, high = np.quantile(alphas, [tail, 1 - tail])
    return KrippendorffAlpha(1 - observed / expected, float(low), float(high), observed, expected, units, n)


@dataclass(frozen=True)
class ExpectedAgreement:
    """What two raters reach in the long run: `p_o`, `p_e` and `kappa`, numbers or arrays."""

    p_o: Any
    p_e: Any
    kappa: Any


def expected_agreement(clarity: ArrayLike, categories: int, prevalence: ArrayLike) -> ExpectedAgreement:
    """Teaching simplification: what agreement two equally good raters reach in the long run.

    The truth is one of `categories` (2 to 20): the common one in a share `prevalence` of the
    things, each other one equally often. Each rater knows the truth with chance `clarity` (0 to
    1) and otherwise guesses blindly among all categories, independently of the other. With two
    categories a rater is thus right in (1 + clarity) / 2 of the things. Where every category is
    equally common κ = clarity²; where one is very common the raters agree as often, yet κ is
    far lower (the prevalence paradox). κ is NaN where the raters can only give one code.

    Formula: p_o = clarity² + (1 − clarity²) / k; p_e = Σ q²; κ = (p_o − p_e) / (1 − p_e)
        q = clarity·(share of the category) + (1 − clarity) / k, k = categories
    Source: ours; on the paradox Feinstein and Cicchetti (1990).

    >>> found = expected_agreement(.8, 2, [.5, .95])
    >>> found.p_o.round(2).tolist(), found.kappa.round(2).tolist()
    ([0.82, 0.82], [0.64, 0.25])
    """
    k = whole("categories", categories, 2, 20)
    sure, common = together(
        clarity=quantity("clarity", clarity, 0, 1), prevalence=quantity("prevalence", prevalence, 0, 1)
    )
    rest = (1 - sure) / k
    p_o = sure**2 + (1 - sure**2) / k
    p_e = (sure * common + rest) ** 2 + (k - 1) * (sure * (1 - common) / (k - 1) + rest) ** 2
    chance_left = 1 - p_e
    kappa = np.divide(p_o - p_e, chance_left, out=np.full(p_o.shape, np.nan), where=chance_left > 1e-12)
    return ExpectedAgreement(plain(p_o), plain(p_e), plain(kappa))


def simulate_raters(
    clarity: float, categories: int = 2, prevalence: float = 0.5, n: int = 60, seed: int = SEED
) -> pd.DataFrame:
    """Teaching simplification: draw what two raters say about `n` things, as in `expected_agreement`.

    A table with the columns truth, first and second, codes 1 to `categories`; the common
    category is 1. The same seed gives the same table.

    Formula: a code is the truth with chance clarity, else any of the k codes with chance 1 / k
    Source: ours.

    >>> said = simulate_raters(.9, 3, .6, n=40, seed=1)
    >>> round(cohen_kappa(said["first"], said["second"]).value, 2), len(said)
    (0.81, 40)
    """
    k = whole("categories", categories, 2, 20)
    things = whole("n", n, 1, 1_000_000)
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    sure, common = (
        one_number(name, given, 0, 1) for name, given in (("clarity", clarity), ("prevalence", prevalence))
    )
    truth = rng.choice(np.arange(1, k + 1), things, p=[common] + [(1 - common) / (k - 1)] * (k - 1))
    said = [
        np.where(rng.random(things) < sure, truth, rng.integers(1, k + 1, things))
        for _ in ("first", "second")
    ]
    return pd.DataFrame({"truth": truth, "first": said[0], "second": said[1]})


def _counts(first: Any, second: Sequence[Any] | None, categories: Sequence[Any] | None = None) -> Floats:
    """A square table of whole counts, from one or from two lists of codes."""
    codes = first if second is None else agreement_table(first, second, categories)
    if isinstance(codes, pd.DataFrame) and not isinstance(codes.index, pd.RangeIndex):
        if codes.index.has_duplicates or set(codes.index) != set(codes.columns):
            rows, columns = (", ".join(map(str, ends)) for ends in (codes.index, codes.columns))
            raise CocreaError(
                "agreement.names",
                N_(
                    "The rows and the columns of the table must be the same codes, each once. Rows: {rows}. "
                    "Columns: {columns}. Use agreement_table."
                ),
                rows=rows,
                columns=columns,
            )
        codes = codes[list(codes.index)]  # a diagonal of the same codes
    table = quantity("table", codes, 0)
    square = table.ndim == 2 and table.shape[0] == table.shape[1]
    if not square or (table != np.rint(table)).any():
        raise CocreaError(
            "agreement.table",
            N_("The table must be square: as many rows as columns, whole counts, none below 0."),
        )
    return table


def _in_order(codes: Iterable[Any]) -> list[Any]:
    """Codes sorted; where numbers and words are mixed, as they are written."""
    try:
        return sorted(codes)
    except TypeError:
        return sorted(codes, key=str)


def _weight(k: int, weights: str) -> Floats:
    """How far a pair of codes counts as agreed."""
    apart = np.abs(np.subtract.outer(np.arange(k), np.arange(k))) / max(k - 1, 1)
    return {"none": (apart == 0).astype(float), "linear": 1 - apart, "quadratic": 1 - apart**2}[weights]


def _ragged() -> CocreaError:
    return CocreaError(
        "agreement.ratings",
        N_(
            "“ratings” must be a table: a row for each thing, a column for each coder, all rows equally long."
        ),
    )


def _units(ratings: Any, level: str) -> tuple[Floats, Floats]:
    """How often each unit that was coded twice or more got each value; the values, in order."""
    rows = ratings if isinstance(ratings, list | tuple) else []
    try:
        if len({len(row) for row in rows}) > 1:
            raise _ragged()
        table = pd.DataFrame(ratings)
    except (TypeError, ValueError):
        raise _ragged() from None
    if table.shape[1] < 2:
        raise CocreaError(
            "agreement.coders",
            N_("At least 2 coders are needed, one a column; there are {n}."),
            n=table.shape[1],
        )
    if level == "nominal":
        answers = table.to_numpy(dtype=object).ravel()
        single_values("ratings", answers)
        codes, names = pd.factorize(answers)  # −1 where nothing was given
        values = np.arange(len(names), dtype=float)
    else:
        marks = numbers("ratings", pd.Series(table.to_numpy(dtype=object).ravel()))
        if level == "ratio":
            quantity("ratings", marks[~np.isnan(marks)], 0)
        values, codes = np.unique(marks, return_inverse=True)
        codes = np.where(np.isnan(values[codes]), -1, codes)
        values = values[~np.isnan(values)]
    counts = np.zeros((len(table), len(values)))
    unit = np.repeat(np.arange(len(table)), table.shape[1])
    np.add.at(counts, (unit[codes >= 0], codes[codes >= 0]), 1)
    counts = counts[counts.sum(axis=1) >= 2]
    if not len(counts):
        raise CocreaError(
            "agreement.units",
            N_(
                "No row was coded by two coders, so nothing can be compared. "
                "Let two people code the same things."
            ),
        )
    return counts, values


def _disagreements(counts: Floats, values: Floats, level: str) -> tuple[float, float]:
    """Krippendorff's observed and expected disagreement of units × values."""
    totals, size = counts.sum(axis=0), counts.sum(axis=1)
    n = totals.sum()
    difference = _difference(values, totals, level)
    within = (counts @ difference * counts).sum(axis=1) / (size - 1)
    return float(within.sum() / n), float(totals @ difference @ totals / (n * (n - 1)))


def _difference(values: Floats, totals: Floats, level: str) -> NDArray[np.float64]:
    """Squared differences δ² between the values."""
    if level == "nominal":
        return 1 - np.eye(len(values))
    place = np.cumsum(totals) - totals / 2 if level == "ordinal" else values
    apart = np.subtract.outer(place, place)
    if level == "ratio":
        both = np.add.outer(place, place)
        apart = np.divide(apart, both, out=np.zeros_like(apart), where=both > 0)
    return np.asarray(apart**2)
