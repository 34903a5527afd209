"""What a tip tells: how often the better service has the larger tip (section 3.5)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import plain, quantity


def right_order(r: ArrayLike) -> Any:
    """How often, of two bills taken by chance, the one with the better service has the larger tip.

    `r` is the correlation of tip and service (−1 to 1). Half of the pairs is what a coin gets
    right. It holds where the two together are normal, and nearly where they are not far from it.

    Formula: ½ + arcsin(r) / π
    Source: a property of the normal distribution of two quantities.

    >>> round(right_order(.11), 3), right_order(0), right_order(1)
    (0.535, 0.5, 1.0)
    """
    return plain(0.5 + np.arcsin(quantity("r", r, -1, 1)) / np.pi)
