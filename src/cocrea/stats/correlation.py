"""Correlations of the same people: with their uncertainty, and one against another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from cocrea.arguments import all_alike, levels, plain, quantity, together, too_few
from cocrea.stats.intervals import two_sided_z

LEAST = 4  # Fisher's interval divides by the root of n − 3


@dataclass(frozen=True)
class Correlation:
    """Pearson's `r` of `n` pairs, with its interval."""

    r: float
    low: float
    high: float
    n: int


def correlation(first: ArrayLike, second: ArrayLike, confidence: float = 0.95) -> Correlation:
    """Pearson's correlation with Fisher's interval.

    A pair with a missing answer is dropped. Fewer than 4 pairs, or answers that are all
    alike, raise CocreaError.

    Formula: r = covariance / (sd of first · sd of second); low, high = tanh(artanh r ± z / √(n − 3))
    Source: Pearson's r; the interval: Fisher (1921).

    >>> found = correlation([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])
    >>> round(found.r, 2), round(found.low, 2), round(found.high, 2), found.n
    (0.8, -0.28, 0.99, 5)
    """
    pairs = _complete(first=first, second=second)
    r, n = float(pairs.corr().to_numpy()[0, 1]), len(pairs)
    low, high = fisher_interval(r, n, confidence)
    return Correlation(r, low, high, n)


def fisher_interval(r: ArrayLike, n: ArrayLike, confidence: float = 0.95) -> tuple[Any, Any]:
    """Lower and upper end of the interval of a correlation, from `r` and the number of pairs `n`.

    Works for one r or for arrays of them, so that a published correlation gets its
    interval without the raw answers; −1 ≤ r ≤ 1, n ≥ 4, else CocreaError. A perfect
    correlation has no width.

    Formula: tanh(artanh(r) ± z / √(n − 3)), z = 1.96 for a confidence of .95
    Source: Fisher (1921).

    >>> low, high = fisher_interval(.11, 200)
    >>> round(low, 3), round(high, 3)
    (-0.029, 0.245)
    """
    given, pairs = together(r=quantity("r", r, -1, 1), n=quantity("n", n, LEAST))
    reach = two_sided_z(confidence) / np.sqrt(pairs - 3)
    perfect = np.abs(given) > 1 - 1e-12
    z = np.arctanh(np.where(perfect, 0, given))
    low, high = (np.where(perfect, given, np.tanh(z + step)) for step in (-reach, reach))
    return plain(low), plain(high)


@dataclass(frozen=True)
class CorrelationDifference:
    """How much more the first of two measures goes along with an outcome than the second."""

    difference: float
    low: float
    high: float
    n: int


def correlation_difference(
    first: ArrayLike, second: ArrayLike, outcome: ArrayLike, confidence: float = 0.95
) -> CorrelationDifference:
    """How much more one measure goes along with an outcome than another, in the same people.

    The two correlations share the outcome and the people, so their own intervals
    say little about the difference. People with a missing answer are dropped.

    Formula: r(first, outcome) − r(second, outcome)
    Source: Zou (2007) for the interval.

    >>> ours, theirs, outcome = [1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5], [1, 2, 3, 5, 4, 6]
    >>> found = correlation_difference(ours, theirs, outcome)
    >>> round(found.difference, 2), found.low < found.difference < found.high, found.n
    (0.29, True, 6)
    """
    people = _complete(first=first, second=second, outcome=outcome)
    n, table = len(people), people.corr().to_numpy()
    between, r_first, r_second = float(table[0, 1]), float(table[0, 2]), float(table[1, 2])
    low_first, high_first = fisher_interval(r_first, n, confidence)
    low_second, high_second = fisher_interval(r_second, n, confidence)
    shared = _shared(r_first, r_second, between)
    difference = r_first - r_second

    def reach(one: float, other: float) -> float:
        return float(np.sqrt(max(one**2 + other**2 - 2 * shared * one * other, 0)))

    return CorrelationDifference(
        difference,
        difference - reach(r_first - low_first, high_second - r_second),
        difference + reach(high_first - r_first, r_second - low_second),
        n,
    )


def _complete(**given: ArrayLike) -> pd.DataFrame:
    """The people who gave every answer, when they suffice."""
    people = pd.DataFrame(
        {name: one.ravel() for name, one in zip(given, levels(**given), strict=True)}
    ).dropna()
    if len(people) < LEAST:
        raise too_few(len(people), needed=LEAST)
    for name, values in people.items():
        if values.nunique() == 1:
            raise all_alike(name)
    return people


def _shared(one: float, other: float, between: float) -> float:
    """The correlation of two correlations that share a variable (Olkin and Siotani 1976)."""
    rest = (1 - one**2) * (1 - other**2)
    if rest < 1e-12:
        return 0.0
    inner = (between - one * other / 2) * (1 - one**2 - other**2 - between**2) + between**3
    return float(inner / rest)
