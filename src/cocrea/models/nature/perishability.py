"""Capacity that cannot be stored: what is served, left idle and lost (section 1.3)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import Floats, above, one_number, quantity, together, too_few, whole
from cocrea.stats.bootstrap import SEED


@dataclass(frozen=True)
class PerishabilityLedger:
    """What became of the capacity, in the unit of capacity and demand (seats, say).

    `served` has one value a slot; `idle` and `lost` are totals over the slots, and
    `utilisation` is the share of the capacity that was used, 0 to 1.
    """

    served: Floats
    utilisation: float
    idle: float
    lost: float


def perishability_ledger(capacity: ArrayLike, demand: ArrayLike) -> PerishabilityLedger:
    """Keep the books of capacity that expires: what was served, left idle and lost.

    `demand` holds one value a slot (a departure, a day), `capacity` one for all slots or one a
    slot; none is below 0, and some capacity is needed. What one slot leaves idle cannot serve
    what another one loses.

    Formula: served = min(capacity, demand); utilisation = Σ served / Σ capacity
        idle = Σ max(0, capacity − demand); lost = Σ max(0, demand − capacity)
    Source: a definition.

    >>> ledger = perishability_ledger(100, [60, 90, 130, 80])
    >>> ledger.utilisation, ledger.idle, ledger.lost
    (0.825, 70.0, 30.0)
    """
    room, wanted = together(capacity=quantity("capacity", capacity, 0), demand=_slots(demand))
    total = float(above("capacity", room.sum()))
    served = np.minimum(room, wanted)
    return PerishabilityLedger(
        served, float(served.sum()) / total, float((room - served).sum()), float((wanted - served).sum())
    )


def smoothed_demand(demand: ArrayLike, moved: float) -> Floats:
    """Teaching simplification: demand after a share `moved` of its peaks has gone to quiet slots.

    `demand` holds one value a slot, none below 0. Slots above the mean give up a share `moved`
    (0 to 1) of what lies above it; slots below it receive that in proportion to what they lack.
    The total stays, and the variability falls by the share moved.

    Formula: new demand = mean + (1 − moved) · (demand − mean)
    Source: ours. Nobody is lost on the way, which real price differences cannot promise.

    >>> smoothed_demand([60, 90, 130, 80], .4).tolist()
    [72.0, 90.0, 114.0, 84.0]
    """
    wanted = _slots(demand)
    return np.asarray(wanted.mean() + (1 - one_number("moved", moved, 0, 1)) * (wanted - wanted.mean()))


def shifted_demand(demand: ArrayLike, share: float) -> Floats:
    """Teaching simplification: demand after a `share` of the people of busy slots has gone to quiet ones.

    `demand` holds one value a slot, none below 0. Every slot above the mean gives up a `share`
    (0 to 1) of its people, but none falls below the mean by it; slots below the mean receive
    them in proportion to what they lack. The total stays. Trials are reported in this way, as a share of
    the peak's people; `smoothed_demand` takes a share of what lies above the mean.

    Formula: given up = min(share · demand, demand − mean) where demand > mean
    Source: ours. Nobody is lost on the way, which real price differences cannot promise.

    >>> shifted_demand([60, 90, 130, 80], .1).tolist()
    [69.75, 90.0, 117.0, 83.25]
    """
    wanted = _slots(demand)
    above_mean = np.maximum(wanted - wanted.mean(), 0)
    given = np.minimum(one_number("share", share, 0, 1) * wanted, above_mean)
    lacks = np.maximum(wanted.mean() - wanted, 0)
    total = lacks.sum()
    return np.asarray(wanted - given + (given.sum() * lacks / total if total > 0 else 0))


def simulate_demand(mean: float, variability: float, slots: int = 14, seed: int = SEED) -> Floats:
    """Teaching simplification: draw the demand of `slots` days around a `mean`, none below 0.

    `variability` is the coefficient of variation that many slots would show (0 to 2); a few slots
    show more or less. The same seed draws the same good and bad days at every mean and every
    variability, so that only what was changed makes the difference.

    Formula: demand = mean · exp(s·z − s² / 2), s² = ln(1 + variability²), z standard normal
    Source: ours.

    >>> simulate_demand(100, .3, slots=3, seed=1).round(1).tolist()
    [106.0, 121.9, 105.5]
    """
    middle = float(above("mean", one_number("mean", mean)))
    spread = np.sqrt(np.log1p(one_number("variability", variability, 0, 2) ** 2))
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    chance = rng.standard_normal(whole("slots", slots, 1, 1_000_000))
    return np.asarray(middle * np.exp(spread * chance - spread**2 / 2))


def _slots(demand: ArrayLike) -> Floats:
    """At least one slot, none with demand below 0."""
    wanted = quantity("demand", demand, 0).ravel()
    if not wanted.size:
        raise too_few(0)
    return wanted
