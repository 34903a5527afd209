"""How far? What each further step of a rating goes with, and what it costs (section 4.7)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import Floats, numbers, one_number


def step_costs(steps: int, cost: float, growth: float = 1.0) -> Floats:
    """What has been spent before the first step and after each of `steps` steps.

    The first step costs `cost`, each further one `growth` times the one before it (1: all
    cost the same; 2: each costs twice the last). In the unit of `cost`.

    Formula: cost · (1 + growth + growth² + …), a term for each step taken
    Source: ours.

    >>> step_costs(3, 10, growth=2).tolist()
    [0.0, 10.0, 30.0, 70.0]
    """
    price = one_number("cost", cost, low=0)
    rises = one_number("growth", growth, low=0)
    return np.concatenate([[0.0], np.cumsum(price * rises ** np.arange(steps))])


def net_of_steps(level: ArrayLike, cost: float, growth: float = 1.0) -> Floats:
    """What is left of climbing from the first of the levels to each of them, after the cost.

    `level` is what is measured at each rating, from the lowest that counts to the highest (a net
    promoter score, say); `cost` and `growth` as in `step_costs`, in the unit of `level`. It
    takes the differences for what a step would bring: an assumption, where customers were
    not moved by anyone but only compared.

    Formula: level − level of the first − `step_costs`
    Source: ours.

    >>> net_of_steps([-30, -20, 10, 30], 8, growth=2).tolist()
    [0.0, 2.0, 16.0, 4.0]
    """
    found = numbers("level", level)
    return np.asarray(found - found[0] - step_costs(len(found) - 1, cost, growth))
