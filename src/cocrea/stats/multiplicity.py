"""Many tests at once: how likely a false alarm becomes, and what to do about it.

A p value of NaN stands for a test that was not made; it stays NaN and does not
count in the family. The others keep their places.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import Floats, numbers, proportion, whole, within


def bonferroni(p: ArrayLike) -> Floats:
    """Bonferroni's p values: each times the number of tests.

    Compare the result with alpha: the chance of even one false alarm in the family
    stays at or below it.

    Formula: min(m · p, 1), for m tests
    Source: Dunn (1961).

    >>> bonferroni([.001, .012, .02, .041, .3]).round(3).tolist()
    [0.005, 0.06, 0.1, 0.205, 1.0]
    """
    return _adjusted(p, lambda ordered: ordered * ordered.size)


def holm(p: ArrayLike) -> Floats:
    """Holm's step-down p values: the promise of `bonferroni`, with more power.

    Valid however the tests depend on each other.

    Formula: p in order, smallest first: m · p₁, (m − 1) · p₂, …, 1 · pₘ; none below one
        before it, none above 1
    Source: Holm (1979).

    >>> holm([.001, .012, .02, .041, .3]).round(3).tolist()
    [0.005, 0.048, 0.06, 0.082, 0.3]
    """
    return _adjusted(p, lambda ordered: np.maximum.accumulate(ordered * np.arange(ordered.size, 0, -1)))


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """Step-up p values that control the false discovery rate.

    Compare with alpha: among the tests then called real, at most that fraction is
    expected to be false. A weaker promise than Holm's, for screening many items;
    valid for independent or positively dependent tests.

    Formula: p in order, smallest first: p₁ · m / 1, p₂ · m / 2, …, pₘ; none above one
        after it
    Source: Benjamini and Hochberg (1995).

    >>> benjamini_hochberg([.001, .012, .02, .041, .3]).round(4).tolist()
    [0.005, 0.03, 0.0333, 0.0512, 0.3]
    """

    def stepped(ordered: Floats) -> Floats:
        scaled = ordered * ordered.size / np.arange(1, ordered.size + 1)
        return np.minimum.accumulate(scaled[::-1])[::-1]

    return _adjusted(p, stepped)


def false_alarm(m: int, alpha: float = 0.05) -> float:
    """Chance of at least one false alarm in `m` independent tests at `alpha`.

    Tests on the same customers depend on each other; then it is usually less.

    Formula: 1 − (1 − alpha)^m
    Source: a definition.

    >>> round(false_alarm(22), 3)
    0.676
    """
    return float(1 - (1 - proportion("alpha", alpha)) ** whole("m", m, 1, 100_000))


def _adjusted(p: ArrayLike, step: Callable[[Floats], Floats]) -> Floats:
    """`step` on the p values from smallest to largest, put back in their places."""
    given = numbers("p", p)
    flat = np.atleast_1d(given).ravel()
    made = np.flatnonzero(~np.isnan(flat))
    if made.size:
        for value in (float(flat[made].min()), float(flat[made].max())):
            within("p", value, 0, 1)
    order = made[np.argsort(flat[made], kind="stable")]
    result = np.full(flat.shape, np.nan)
    result[order] = np.minimum(step(flat[order]), 1)
    return result.reshape(given.shape)
