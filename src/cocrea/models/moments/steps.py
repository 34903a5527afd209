"""How far? What each further step of a rating goes with, and what it costs (section 4.7)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import Floats, listed, one_number, too_few, whole

MOST = 20  # steps of a scale
DEAREST = 10.0  # how many times the step before it a step may cost
COSTLIEST = 1e9


def step_costs(steps: int, cost: float, growth: float = 1.0) -> Floats:
    """What has been spent before the first step and after each of `steps` steps.

    The first step costs `cost`, each further one `growth` times the one before it (1: all
    cost the same; 2: each costs twice the last). In the unit of `cost`.

    Formula: cost · (1 + growth + growth² + …), a term for each step taken
    Source: ours.

    >>> step_costs(3, 10, growth=2).tolist()
    [0.0, 10.0, 30.0, 70.0]
    """
    count = whole("steps", steps, 0, MOST)
    price = one_number("cost", cost, low=0, high=COSTLIEST)
    rises = one_number("growth", growth, low=0, high=DEAREST)
    return np.concatenate([[0.0], np.cumsum(price * rises ** np.arange(count))])


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
    found = np.array([one_number("level", each) for each in listed("level", level)])
    if not found.size:
        raise too_few(0)
    return np.asarray(found - found[0] - step_costs(len(found) - 1, cost, growth))
