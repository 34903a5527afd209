"""Other customers as part of the setting: how many people, and in how much room? (section 3.5)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import above, plain, quantity, together


def crowd_utility(
    people: ArrayLike,
    tightness: ArrayLike,
    hedonic: ArrayLike = 1,
    company: ArrayLike = 1,
    bodies: ArrayLike = 0.3,
    squeeze: ArrayLike = 0.7,
) -> Any:
    """Teaching simplification: what visitors gain on average from how many there are, and how close.

    `people` is how many are there (0 empty, 1 full) and `tightness` how little room each has
    (0 to 1). `hedonic` is the share of visitors who came for pleasure; `company` what a full
    house adds for them; `bodies` what its people take from everybody; `squeeze` what the want
    of room takes, in a full house. An empty house is 0.

    Formula: hedonic · company · people − bodies · people² − squeeze · tightness · people²
    Source: ours. That people please and the want of room repels: Blut and Iyer (2020); Santini et
        al. (2020) found no such difference: then set `company` to 0.

    >>> round(crowd_utility(.9, .2), 3), round(crowd_utility(.9, .8), 3)
    (0.544, 0.203)
    """
    x, t, h, a, b, s = together(
        people=quantity("people", people, 0, 1),
        tightness=quantity("tightness", tightness, 0, 1),
        hedonic=quantity("hedonic", hedonic, 0, 1),
        company=quantity("company", company, 0),
        bodies=quantity("bodies", bodies, 0),
        squeeze=quantity("squeeze", squeeze, 0),
    )
    return plain(h * a * x - (b + s * t) * x**2)


def best_crowd(
    tightness: ArrayLike,
    hedonic: ArrayLike = 1,
    company: ArrayLike = 1,
    bodies: ArrayLike = 0.3,
    squeeze: ArrayLike = 0.7,
) -> Any:
    """Teaching simplification: how full visitors gain most from, 0 to 1.

    Arguments as in `crowd_utility`; `bodies` more than 0. It is 0 where nobody came for
    pleasure, and 1 where company outweighs the rest even in a full house.

    Formula: min(hedonic · company / (2 · (bodies + squeeze · tightness)), 1)
    Source: ours; the top of `crowd_utility`.

    >>> round(best_crowd(.8), 3), best_crowd(.2), best_crowd(.2, hedonic=0)
    (0.581, 1.0, 0.0)
    """
    t, h, a, b, s = together(
        tightness=quantity("tightness", tightness, 0, 1),
        hedonic=quantity("hedonic", hedonic, 0, 1),
        company=quantity("company", company, 0),
        bodies=above("bodies", bodies),
        squeeze=quantity("squeeze", squeeze, 0),
    )
    return plain(np.minimum(h * a / (2 * (b + s * t)), 1))
