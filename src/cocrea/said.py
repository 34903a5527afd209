"""How a share, an interval and a p value are said: once, for tables, charts, explorables and tasks."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cocrea.language import NBSP as NBSP  # who says numbers says them with it
from cocrea.language import _, language, number

DASH = "–"  # where nothing could be computed
SIGNS_APART = {"es"}  # where a sign and its number stand apart: < 1 %
SMALLEST_P = 0.001  # below it a p value is not told apart


def percent(share: float, decimals: int = 0) -> str:
    """A share of 1 in percent; a dash where there is none.

    >>> percent(0.31).split(), percent(float("nan"))
    (['31', '%'], '–')
    """
    return DASH if np.isnan(share) else f"{number(100 * share, decimals)}{NBSP}%"


def whole_percent(share: float) -> int:
    """A share in whole percent; 0 and 100 stand for less than 1 and more than 99, where a curve has tails.

    >>> whole_percent(0.004), whole_percent(0.31), whole_percent(0.996)
    (0, 31, 100)
    """
    return 0 if share < 0.01 else 100 if share > 0.99 else round(100 * share)


def chance(share: float) -> str:
    """A chance, which is never said to be nothing or certain: 93 %, <1 %, >99 %; a dash where there is none.

    >>> [chance(one).replace(NBSP, " ") for one in (0.93, 0.004, 0.999)]
    ['93 %', '<1 %', '>99 %']
    """
    if np.isnan(share):
        return DASH
    apart = NBSP if language() in SIGNS_APART else ""
    return {0: f"<{apart}1{NBSP}%", 100: f">{apart}99{NBSP}%"}.get(whole_percent(share), percent(share))


def chance_in_words(share: float) -> str:
    """A chance within a sentence: 93 %, less than 1 %, more than 99 %; a dash where there is none.

    >>> chance_in_words(0.004).replace(NBSP, " ")
    'less than 1 %'
    """
    if np.isnan(share):
        return DASH
    match whole_percent(share):
        case 0:
            return _("less than {percent}", percent=f"1{NBSP}%")
        case 100:
            return _("more than {percent}", percent=f"99{NBSP}%")
        case whole:
            return f"{whole}{NBSP}%"


def share_with_interval(value: float, low: float, high: float) -> str:
    """31 % [23, 40]; a dash where nobody could be counted.

    >>> share_with_interval(0.31, 0.23, 0.4).replace(NBSP, " ")
    '31 % [23, 40]'
    """
    if np.isnan(value):
        return DASH
    return f"{percent(value)} {interval(100 * low, 100 * high, 0)}"


def interval(low: float, high: float, decimals: int = 2, *, sign: bool = False) -> str:
    """The ends of an interval in square brackets.

    >>> interval(52.3, 66.1, 0)
    '[52, 66]'
    """
    return f"[{number(low, decimals, sign=sign)}, {number(high, decimals, sign=sign)}]"


def with_interval(value: float, low: float, high: float, decimals: int = 2, *, sign: bool = False) -> str:
    """0.55 [0.41, 0.68]; the value alone where its interval is not defined.

    >>> with_interval(-0.55, -0.69, -0.4, sign=True)
    '−0.55 [−0.69, −0.40]'
    """
    if np.isnan(value):
        return DASH
    mean = number(value, decimals, sign=sign)
    return mean if np.isnan(low) else f"{mean} {interval(low, high, decimals, sign=sign)}"


def people(count: float, low: float = float("nan"), high: float = float("nan")) -> str:
    """How many people of 100, with the interval where there is one: 45 [38, 52].

    One decimal below one, where a whole number would say "nobody" or double it.

    >>> people(45.2, 38.4, 52.1), people(0.56)
    ('45 [38, 52]', '0.6')
    """
    return with_interval(count, low, high, 0 if count >= 1 else 1)


def p_value(p: float) -> str:
    """0.031, <0.001, or a dash where there was nothing to test.

    >>> p_value(0.0314), p_value(0.00004)
    ('0.031', '<0.001')
    """
    if np.isnan(p):
        return DASH
    apart = NBSP if language() in SIGNS_APART else ""
    return f"<{apart}{number(SMALLEST_P, 3)}" if p < SMALLEST_P else number(p, 3)


def or_dash(value: float, decimals: int = 2, *, sign: bool = False) -> str:
    """A number, or a dash where there is none."""
    return DASH if np.isnan(value) else number(value, decimals, sign=sign)


def sizes(n: Iterable[float]) -> str:
    """ "n = 120", or the range when it differs from row to row.

    >>> sizes([120, 120]), sizes([80, 120])
    ('n = 120', 'n from 80 to 120')
    """
    counts = [one for one in n if not np.isnan(one)]
    low, high = (
        number(end, 0) if counts else DASH for end in (min(counts, default=0), max(counts, default=0))
    )
    return f"n = {low}" if low == high else _("n from {low} to {high}", low=low, high=high)


def decimals(values: Iterable[float], most: int = 4) -> int:
    """The fewest decimals that show all `values` as they are, up to `most`.

    >>> decimals([0.004, 0.03, 0.21]), decimals([-0.2, -1.5]), decimals([1 / 3])
    (3, 1, 4)
    """
    there = [value for value in values if value == value]
    return next(n for n in range(most + 1) if n == most or all(abs(v - round(v, n)) < 1e-9 for v in there))
