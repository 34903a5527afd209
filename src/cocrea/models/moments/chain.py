"""Finding the moments, and what a chain of them does (section 4.1)."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from numpy.typing import ArrayLike

from cocrea.arguments import not_numbers, numbers, one_number, whole

DAYS = 365


@dataclass(frozen=True)
class Contacts:
    """Moments of contact a `year` and a `day` (of 365), and `hours` of contact a year."""

    year: float
    day: float
    hours: float


def contact_moments(customers: float, contacts: float, seconds: float = 0) -> Contacts:
    """How often a company is met in a year and a day, and for how many hours.

    `customers` come in a year and make `contacts` each, of `seconds` each: ten million
    passengers, five contacts and fifteen seconds in Carlzon's airline.

    Formula: year = customers · contacts; day = year / 365; hours = year · seconds / 3600
    Source: Carlzon (1987).

    >>> contact_moments(10_000_000, 5, 15)
    Contacts(year=50000000.0, day=136986.301369863, hours=208333.33333333334)
    """
    year = one_number("customers", customers, low=0) * one_number("contacts", contacts, low=0)
    return Contacts(year, year / DAYS, year * one_number("seconds", seconds, low=0) / 3600)


def chain_reliability(p: ArrayLike) -> float:
    """Teaching simplification: chance that a visit goes well at every moment.

    `p` holds one chance (0 to 1) for each moment. It takes moments to go well or
    badly independently of each other; where one bad moment makes the next one
    likelier, more visits go well throughout than this says.

    Formula: Π p
    Source: ours; the product rule of independent chances.

    >>> round(chain_reliability([.99, .97, .92, .95, .98]), 4)
    0.8225
    """
    chances = numbers("p", p).ravel()
    if not chances.size:
        raise not_numbers("p", [])
    return prod(one_number("p", chance, 0, 1) for chance in chances.tolist())


def chain(p: float, n: int, weakest: float | None = None) -> float:
    """Teaching simplification: chance that all of `n` moments go well, each with chance `p`.

    Independent moments, as in `chain_reliability`. With `weakest`, one of the `n` has
    that chance instead.

    Formula: p^n; with weakest, p^(n − 1) · weakest
    Source: ours; the product rule of independent chances.

    >>> round(chain(.95, 10), 4), round(chain(.95, 10, weakest=.7), 4)
    (0.5987, 0.4412)
    """
    moments, chance = whole("n", n, 1, 10_000), one_number("p", p, 0, 1)
    if weakest is None:
        return chance**moments
    return chance ** (moments - 1) * one_number("weakest", weakest, 0, 1)


def needed_each(target: float, n: int) -> float:
    """Teaching simplification: the chance that each of `n` equal moments needs.

    With it, the share `target` of all visits goes well at every one of the independent
    moments.

    Formula: target^(1 / n)
    Source: ours; `chain` solved for p.

    >>> round(needed_each(.9, 10), 4)
    0.9895
    """
    moments = whole("n", n, 1, 10_000)
    return float(one_number("target", target, 0, 1) ** (1 / moments))
