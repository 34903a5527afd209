"""A share of customers, and the difference of two, with their intervals."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from scipy import special

from cocrea.arguments import whole
from cocrea.stats.intervals import two_sided_z


@dataclass(frozen=True)
class Share:
    """`count` of `n`: the fraction `value` with its interval from `low` to `high`."""

    value: float
    low: float
    high: float
    count: int
    n: int


def share(count: int, n: int, confidence: float = 0.95) -> Share:
    """The fraction `count` / `n` with Wilson's score interval.

    Whole numbers with 0 ≤ count ≤ n and n ≥ 1; else CocreaError.

    Formula: (value + z² / 2n ± z · √(value · (1 − value) / n + z² / 4n²)) / (1 + z² / n)
    Source: Wilson (1927).

    >>> from cocrea.stats import share
    >>> one = share(14, 20)
    >>> round(one.value, 2), round(one.low, 3), round(one.high, 3)
    (0.7, 0.481, 0.855)
    """
    people = whole("n", n, 1, 10**9)
    chosen = whole("count", count, 0, people)
    value = chosen / people
    z2 = two_sided_z(confidence) ** 2
    centre = (value + z2 / (2 * people)) / (1 + z2 / people)
    half = sqrt(z2 * (value * (1 - value) + z2 / (4 * people)) / people) / (1 + z2 / people)
    low, high = max(0.0, centre - half), min(1.0, centre + half)
    return Share(value, min(low, value), max(high, value), chosen, people)  # but for rounding


def share_error(value: float, n: int) -> float:
    """The standard error of a fraction `value` of `n` people, as it is taught: √(value · (1 − value) / n).

    For what is worked by hand; a share that is reported has Wilson's interval, from `share`.

    >>> share_error(0.5, 100)
    0.05
    """
    return sqrt(value * (1 - value) / n)


@dataclass(frozen=True)
class ShareDifference:
    """Difference of two shares of the same `n` people: `value` with its interval, and exact `p`."""

    value: float
    low: float
    high: float
    p: float
    n: int


def paired_shares(first_only: int, second_only: int, n: int, confidence: float = 0.95) -> ShareDifference:
    """How much larger the first of two shares of the same people is, and whether that is chance.

    Of `n` people `first_only` are counted in the first share only and `second_only` in the second
    only; those in both or in neither say nothing about the difference. Whole numbers, together
    at most n; else CocreaError. The interval adds half a person to each of the four cells; `p` is
    McNemar's exact test, two-sided (1 where nobody differs).

    Formula: value = (first_only − second_only) / n
        interval: d/m ± z·√(first_only + second_only + 1 − d²/m) / m,
        d = first_only − second_only, m = n + 2
    Source: McNemar (1947), exact form; interval Agresti and Min (2005).

    >>> found = paired_shares(18, 6, 80)
    >>> found.value, round(found.low, 3), round(found.high, 3), round(found.p, 4)
    (0.15, 0.031, 0.262, 0.0227)
    """
    people = whole("n", n, 1, 10**9)
    one = whole("first_only", first_only, 0, people)
    other = whole("second_only", second_only, 0, people - one)
    z = two_sided_z(confidence)
    difference, more = one - other, people + 2
    half = z * sqrt(one + other + 1 - difference**2 / more) / more
    centre = difference / more
    p = min(1.0, 2 * float(special.bdtr(min(one, other), one + other, 0.5)))
    return ShareDifference(difference / people, max(-1.0, centre - half), min(1.0, centre + half), p, people)
