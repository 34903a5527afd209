"""Does more always give more, or only up to a threshold?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from cocrea.arguments import Floats, all_alike, levels, plain, proportion, quantity, too_few
from cocrea.errors import CocreaError
from cocrea.language import N_

LEAST = 20  # complete pairs
_STEPS = 1000  # the search goes through the range in so many steps, then between two of them


@dataclass(frozen=True)
class Plateau:
    """A line that changes by `slope` for each unit of x up to `threshold`, then stays at `level`.

    `low` and `high` are the interval of the threshold; infinite where the data do not
    bound it on that side. `gain` is the AIC of the straight line − that of the plateau:
    above 0, the plateau describes the data better, for its extra parameter. `n` counts
    complete pairs. Units: `threshold`, `low`, `high` those of x; `level` those of y.
    """

    threshold: float
    low: float
    high: float
    slope: float
    level: float
    gain: float
    n: int

    def at(self, x: ArrayLike) -> Any:
        """The expected y at `x`."""
        return plain(self.level - self.slope * np.maximum(self.threshold - quantity("x", x), 0))


def plateau(x: ArrayLike, y: ArrayLike, confidence: float = 0.95) -> Plateau:
    """A line that rises (or falls) up to a threshold and is flat after it, held against a straight line.

    `x` and `y` are equally long; a pair with a missing answer is dropped. Thresholds are
    tried along the range of x, with a tenth of the pairs, and at least 5, on either side:
    one that lies further out cannot be found. The interval holds every threshold that an
    F test does not reject (profile likelihood); it covered 94 % of 1500 simulated samples
    of 80. Because the threshold is searched for, the plateau had a `gain` above 0 in 11 %
    of simulated samples from a straight line, and above 2 in 4 %: ask for more than 2.
    Fewer than 20 pairs, or values that are all alike, raise CocreaError.

    Formula: y = level − slope · max(threshold − x, 0) + error;
        gain = n · ln(SSE of the line / SSE of the plateau) − 2
    Source: the hinge model of Fong, Huang, Gilbert and Permar (2017), flat after the threshold.

    >>> maturity = np.arange(24) / 24
    >>> stage = 1 + 4 * np.minimum(maturity, 0.6) + 0.1 * np.tile([1, -1, -1, 1], 6)
    >>> found = plateau(maturity, stage)
    >>> round(found.threshold, 2), round(found.low, 2), round(found.high, 2), found.gain > 2
    (0.61, 0.57, 0.64, True)
    """
    across, up = (values.ravel() for values in levels(x=x, y=y))
    complete = ~np.isnan(across + up)
    across, up = across[complete], up[complete]
    n = across.size
    if n < LEAST:
        raise too_few(n, needed=LEAST)
    order = np.argsort(across, kind="stable")
    middle, height = float(across.mean()), float(up.mean())
    across, up = across[order] - middle, up[order] - height
    side = max(5, -(-n // 10))
    for name, values in (("x", across), ("y", up)):
        if np.ptp(values) == 0:
            raise all_alike(name)
    second = across[across > across[0]][0]  # before it there is no slope to speak of
    first, last = max(across[side - 1], second), across[n - side]
    if first >= last:
        raise CocreaError(
            "threshold.clumped",
            N_(
                "Too many of the values in “{name}” are equal to look for a threshold between them. "
                "Use a finer measure, or compare groups."
            ),
            name="x",
        )

    search = np.linspace(first, last, _STEPS + 1)
    least = 1e-12 * float(up @ up)  # rounding must not pass for a fit
    tried = np.maximum(_unexplained(search, across, up)[0], least)
    threshold = _finer(search, int(tried.argmin()), across, up)
    left, slope, turn = (float(part[0]) for part in _unexplained(np.array([threshold]), across, up))
    left = max(left, least)

    bar = left * (1 + special.fdtri(1, n - 3, proportion("confidence", confidence)) / (n - 3))
    kept = search[tried <= bar]
    low = -np.inf if tried[0] <= bar else float(kept.min(initial=threshold))
    high = np.inf if tried[-1] <= bar else float(kept.max(initial=threshold))

    line = max(float(up @ up - (across @ up) ** 2 / (across @ across)), least)
    return Plateau(
        threshold=threshold + middle,
        low=low + middle,
        high=high + middle,
        slope=slope,
        level=height + slope * (threshold - turn),
        gain=float(n * np.log(line / left) - 2),
        n=n,
    )


def _finer(search: Floats, best: int, across: Floats, up: Floats) -> float:
    """The best threshold within a step of the best one tried."""
    from scipy.optimize import minimize_scalar  # here, because it is slow to load

    def left(threshold: float) -> float:
        return float(_unexplained(np.array([threshold]), across, up)[0][0])

    ends = search[max(best - 1, 0)], search[min(best + 1, _STEPS)]
    found = minimize_scalar(
        left, bounds=ends, method="bounded", options={"xatol": 1e-6 * (ends[1] - ends[0])}
    )
    return min(float(found.x), float(search[best]), key=left)  # there may be two valleys within a step


def _unexplained(thresholds: Floats, across: Floats, up: Floats) -> tuple[Floats, Floats, Floats]:
    """For each threshold: the squares left by least squares on min(x, threshold), slope and mean of that.

    `across` is in order, and both have mean 0. Running sums make it one pass, whatever n.
    """
    n, place = across.size, np.searchsorted(across, thresholds, side="right")

    def before(values: Floats) -> Floats:
        sums: Floats = np.concatenate([[0.0], np.cumsum(values)])[place]
        return sums

    beyond = n - place
    mean = (before(across) + beyond * thresholds) / n
    spread = before(across**2) + beyond * thresholds**2 - n * mean**2
    shared = before(across * up) - thresholds * before(up)  # `up` sums to 0
    return up @ up - shared**2 / spread, shared / spread, mean
