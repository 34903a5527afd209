"""How the explorables of chapter 4 say shares and scale points."""

from __future__ import annotations

from cocrea.language import _, number
from cocrea.widgets.controls import NBSP


def shown(share: float) -> int:
    """A share in whole percent; 0 and 100 stand for less than 1 and more than 99, where a curve has tails.

    >>> shown(0.004), shown(0.31), shown(0.996)
    (0, 31, 100)
    """
    return 0 if share < 0.01 else 100 if share > 0.99 else round(100 * share)


def percent(share: float) -> str:
    """A share as a reader reads it, with a no-break space.

    >>> percent(0.31).split()
    ['31', '%']
    """
    match shown(share):
        case 0:
            return _("less than {percent}", percent=f"1{NBSP}%")
        case 100:
            return _("more than {percent}", percent=f"99{NBSP}%")
        case whole:
            return f"{whole}{NBSP}%"


def level(value: float) -> str:
    """A level with one decimal, or two where it lies between half points.

    >>> level(4.5), level(4.75)
    ('4.5', '4.75')
    """
    return number(value, 2 if value * 2 % 1 else 1)
