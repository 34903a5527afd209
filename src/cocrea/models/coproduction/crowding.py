"""Other customers as part of the setting: how full should a place be? (section 3.7)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import above, plain, quantity, together


def occupancy_utility(
    occupancy: ArrayLike, hedonic: ArrayLike = 1, company: ArrayLike = 1, crowding: ArrayLike = 0.7
) -> Any:
    """Teaching simplification: what visitors gain on average from how full a place is.

    `occupancy` is the share of places taken (0 to 1); `hedonic` the share of visitors who
    came for pleasure and enjoy company (0 to 1; the others came to get something done);
    `company` what the company of a full house adds for them (0 or more) and `crowding` what
    its crowding takes from everybody (more than 0). An empty house is 0.

    Formula: hedonic · company · occupancy − crowding · occupancy²
    Source: ours; that the goal of the visit decides: Noone and Mattila (2009).

    >>> round(occupancy_utility(.5), 3), round(occupancy_utility(.5, hedonic=0), 3)
    (0.325, -0.175)
    """
    x, h, a, b = together(
        occupancy=quantity("occupancy", occupancy, 0, 1),
        hedonic=quantity("hedonic", hedonic, 0, 1),
        company=quantity("company", company, 0),
        crowding=above("crowding", crowding),
    )
    return plain(h * a * x - b * x**2)


def best_occupancy(hedonic: ArrayLike = 1, company: ArrayLike = 1, crowding: ArrayLike = 0.7) -> Any:
    """Teaching simplification: the occupancy that visitors gain most from, 0 to 1.

    Arguments as in `occupancy_utility`. It is 0 where nobody came for pleasure, and 1 where
    company outweighs crowding even in a full house.

    Formula: min(hedonic · company / (2 · crowding), 1)
    Source: ours; the top of `occupancy_utility`.

    >>> round(best_occupancy(), 3), round(best_occupancy(hedonic=.4), 3)
    (0.714, 0.286)
    """
    h, a, b = together(
        hedonic=quantity("hedonic", hedonic, 0, 1),
        company=quantity("company", company, 0),
        crowding=above("crowding", crowding),
    )
    return plain(np.minimum(h * a / (2 * b), 1))
