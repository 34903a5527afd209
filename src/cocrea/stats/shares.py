"""A share of customers, with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from scipy import special

from cocrea.stats.arguments import proportion, whole


@dataclass(frozen=True)
class Share:
    """`count` of `n`: the fraction `value` with its interval from `low` to `high`."""

    value: float
    low: float
    high: float
    count: int
    n: int


def share(count: int, n: int, confidence: float = 0.95) -> Share:
    """The fraction `count` / `n` with Wilson's score interval (Wilson 1927).

    Whole numbers with 0 ≤ count ≤ n and n ≥ 1; else CocreaError.

    >>> from cocrea.stats import share
    >>> one = share(14, 20)
    >>> round(one.value, 2), round(one.low, 3), round(one.high, 3)
    (0.7, 0.481, 0.855)
    """
    people = whole("n", n, 1, 10**9)
    chosen = whole("count", count, 0, people)
    value = chosen / people
    z2 = float(special.ndtri((1 + proportion("confidence", confidence)) / 2)) ** 2
    centre = (value + z2 / (2 * people)) / (1 + z2 / people)
    half = sqrt(z2 * (value * (1 - value) + z2 / (4 * people)) / people) / (1 + z2 / people)
    return Share(value, max(0.0, centre - half), min(1.0, centre + half), chosen, people)
