"""Should we exceed? Curves of our own that draw what Kano and Teas describe (section 4.6).

Not published formulas. Straight pieces after Kano et al. (1984); the ideal point
after Teas (1993).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import choice, equally_long, numbers, one_number, plain

KINDS = ("M", "O", "A", "I", "R")
REACH = 3.0  # points from the desired level to the end of the curve


def kano_curve(kind: str, position: ArrayLike, ideal: float | None = None) -> Any:
    """Teaching simplification: satisfaction, −1 to 1, by how far perceived is above desired.

    `position` is perceived − desired in points, `kind` a Kano category. One-dimensional
    (O) rises all the way, from three points below desired to three above; must-be (M)
    only up to desired; attractive (A) only from there; indifferent (I) never moves;
    reverse (R) falls. With `ideal` (points above desired, at least 0), overshooting the
    ideal point undoes what was gained: beyond it the curve runs back as it came.

    Formula: x = position / 3, held between −1 and 1; O: x, M: min(x, 0), A: max(x, 0),
        I: 0, R: −x; with ideal, min(position, 2 · ideal − position) in place of position
    Source: ours, drawn after Kano et al. (1984); the ideal point after Teas (1993).

    >>> kano_curve("O", 1.5), kano_curve("M", 1.5), kano_curve("A", 1.5), kano_curve("M", -1.5)
    (0.5, 0.0, 0.5, -0.5)
    >>> kano_curve("O", 2, ideal=1)
    0.0
    """
    choice("kind", kind, KINDS)
    where = numbers("position", position)
    if ideal is not None:
        where = np.minimum(where, 2 * one_number("ideal", ideal, low=0) - where)
    rise = np.clip(where / REACH, -1, 1)
    curve = {"M": np.minimum(rise, 0), "O": rise, "A": np.maximum(rise, 0), "I": 0 * rise, "R": -rise}
    return plain(curve[kind] + 0.0)  # no −0


def net_benefit(
    kind: str, position: ArrayLike, cost: ArrayLike, ideal: float | None = None, start: float = 0.0
) -> Any:
    """Teaching simplification: what a move along `kano_curve` gains, less what it costs.

    The move is from `start` to `position`, both in points above the desired level; `cost`
    is the price of one point of service, in the unit of the curve (0.1: a tenth of the way
    from neutral to delighted). Coming down saves as much as going up costs.

    Formula: kano_curve(position) − kano_curve(start) − cost · (position − start)
    Source: ours.

    >>> round(net_benefit("M", 1, .1), 3), round(net_benefit("O", 1, .1), 3)
    (-0.1, 0.233)
    """
    where, price = equally_long(position=position, cost=cost)
    origin = one_number("start", start)
    gained = kano_curve(kind, where, ideal) - kano_curve(kind, origin, ideal)
    return plain(np.asarray(gained - price * (where - origin)))
