"""Promise only what can be built: value, cost and credibility (section 7.4)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import above, plain, quantity, together


def cocreation_ev(feasible: ArrayLike, value: ArrayLike, cost: ArrayLike, credibility_loss: ArrayLike) -> Any:
    """Teaching simplification: expected value of a co-created solution that may prove impossible to build.

    `feasible` is the chance, 0 to 1, that it can be built; then it brings `value` (above
    0). If not, `credibility_loss` (0 or more) is what the broken promise loses. `cost` (0 or
    more) is spent in any case. Amounts in one currency; numbers, or arrays of shapes
    that go together.

    Formula: EV = feasible · value − cost − (1 − feasible) · credibility_loss
    Source: ours.

    >>> cocreation_ev(0.6, 100, 25, 40)
    19.0
    """
    chance, gain, spent, lost = together(
        feasible=quantity("feasible", feasible, 0, 1),
        value=above("value", value),
        cost=quantity("cost", cost, 0),
        credibility_loss=quantity("credibility_loss", credibility_loss, 0),
    )
    return plain(np.asarray(chance * gain - spent - (1 - chance) * lost))


def required_probability(value: ArrayLike, cost: ArrayLike, credibility_loss: ArrayLike) -> Any:
    """Teaching simplification: the chance of being feasible at which a co-creation just pays.

    Arguments as in `cocreation_ev`. Above 1 where the cost exceeds the value: then it
    pays at no chance at all.

    Formula: p* = (cost + credibility_loss) / (value + credibility_loss)
    Source: ours, where EV = 0.

    >>> round(required_probability(100, 25, 40), 4)
    0.4643
    """
    gain, spent, lost = together(
        value=above("value", value),
        cost=quantity("cost", cost, 0),
        credibility_loss=quantity("credibility_loss", credibility_loss, 0),
    )
    return plain(np.asarray((spent + lost) / (gain + lost)))
