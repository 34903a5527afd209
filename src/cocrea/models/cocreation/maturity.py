"""Is this relationship ready for co-creation? (sections 7.1 and 7.4)"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import above, one_number, plain, quantity, shares, unpaired
from cocrea.errors import CocreaError
from cocrea.language import N_

MEAN_BAR = 0.70
WEAKEST_BAR = 0.40
_ROUNDING = 1e-9  # a score on the bar passes, whatever the last digit of its mean


@dataclass(frozen=True, eq=False)
class MaturityGate:
    """What two rules and both together say of an account, or of each account of a table.

    `mean` and `weakest` are 0 to 1. `compensatory`: the mean reaches its bar, so strong
    indicators make up for weak ones. `weakest_link`: no indicator is below its bar.
    `passes`: both. `blocking` marks the indicators below the bar of the weakest.
    """

    mean: Any
    weakest: Any
    compensatory: Any
    weakest_link: Any
    passes: Any
    blocking: Any


@dataclass(frozen=True)
class DartProfile:
    """`mean`, `geometric_mean` and lowest score (`weakest`) of four levers.

    `first` names the lever to pull first, the lowest one; all of them when several tie.
    """

    mean: float
    geometric_mean: float
    weakest: float
    first: tuple[str, ...]


def maturity_gate(
    indicators: ArrayLike,
    weights: ArrayLike | None = None,
    mean_bar: float = MEAN_BAR,
    weakest_bar: float = WEAKEST_BAR,
) -> MaturityGate:
    """Teaching simplification: let an account co-create if mean and weakest indicator reach their bars.

    `indicators` holds k scores from 0 to 1 for one account, or accounts × k for a table
    of them: then each result is an array. `weights` (k parts that sum to 1; equal when
    left out) go into the mean alone. A score on the bar passes.

    Formula: passes = (Σ weights · indicators ≥ mean_bar) and (min(indicators) ≥ weakest_bar)
    Source: ours.

    >>> gate = maturity_gate([.95, .9, .8, .7, .3])
    >>> round(gate.mean, 2), gate.compensatory, gate.weakest_link, gate.passes
    (0.73, True, False, False)
    """
    scores = quantity("indicators", indicators, 0, 1)
    k = scores.shape[-1] if scores.ndim else 0
    if scores.ndim not in (1, 2) or k == 0:
        raise CocreaError(
            "maturity.indicators", N_("Give at least one indicator, from 0 to 1, for each account.")
        )
    parts = np.full(k, 1 / k) if weights is None else shares("weights", weights)
    if parts.size != k:
        raise unpaired(indicators=k, weights=parts.size)
    bar = one_number("mean_bar", mean_bar, 0, 1) - _ROUNDING
    lowest = one_number("weakest_bar", weakest_bar, 0, 1) - _ROUNDING
    mean, weakest = np.asarray(scores @ parts), np.asarray(scores.min(axis=-1))
    enough, unbroken = np.asarray(mean >= bar), np.asarray(weakest >= lowest)
    return MaturityGate(
        mean=plain(mean),
        weakest=plain(weakest),
        compensatory=plain(enough),
        weakest_link=plain(unbroken),
        passes=plain(enough & unbroken),
        blocking=scores < lowest,
    )


def dart_profile(dialogue: float, access: float, risk: float, transparency: float) -> DartProfile:
    """Teaching simplification: four levers of co-creation in three summaries, and which lever comes first.

    Scores above 0, all on one scale. The geometric mean falls below the mean the more
    uneven the levers are, and gains most from raising the lowest one by a little.

    Formula: mean = Σ scores / 4; geometric_mean = (Π scores)^(1/4); weakest = min(scores)
    Source: the levers: Prahalad and Ramaswamy (2004); the summaries: ours.

    >>> found = dart_profile(dialogue=4, access=2, risk=5, transparency=3)
    >>> found.mean, round(found.geometric_mean, 2), found.weakest, found.first
    (3.5, 3.31, 2.0, ('access',))
    """
    given = {"dialogue": dialogue, "access": access, "risk": risk, "transparency": transparency}
    scores = {name: float(above(name, one_number(name, score))) for name, score in given.items()}
    values = np.array(list(scores.values()))
    lowest = float(values.min())
    return DartProfile(
        mean=float(values.mean()),
        geometric_mean=float(np.exp(np.log(values).mean())),
        weakest=lowest,
        first=tuple(name for name, score in scores.items() if score == lowest),
    )
