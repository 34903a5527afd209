"""E4.5, in or out of the zone of tolerance?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.language import N_
from cocrea.models.moments import ZoneShares, zone_position, zone_shares, zone_state
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe
from cocrea.words import LEVELS, ZONE_LEVELS

CUSTOMERS = 12
TOP = 7  # of the scale
ACTS_AT = 0.20  # the share below from which Quetzalia acts, as the prompt says
GOT = {  # perceived − adequate, in points, where nearly nobody, some or most customers are let down
    "healthy": (-1, 0, 0, 1, 1, 1, 2, 2, 2, 3),
    "tail": (-3, -2, -1, -1, 0, 0, 1, 2, 2, 3, 3),
    "average-below": (-3, -2, -2, -2, -1, -1, 0, 1, 1, 3),
}
KINDS = ("healthy", "tail", "tail", "average-below", "average-below")  # evens out what `accepted` refuses
OF_ALL = N_("divide by all the customers in the table")
SHARE = Number("percent", decimals=0, low=0, high=100, denominator=OF_ALL)


@dataclass(frozen=True, eq=False)
class InOrOut(Task):
    """Customers with what each finds adequate, desires and perceived."""

    customers: pd.DataFrame

    id = "E4.5"
    edition = "2"
    minutes: ClassVar = 12
    columns: ClassVar = {"customer": N_("Customer"), **{level: LEVELS[level] for level in ZONE_LEVELS}}

    @classmethod
    def draw(cls, draw: Draw) -> InOrOut:
        """Twelve invented customers of a checkout that is healthy, hides a tail, or fails on average."""
        got = GOT[draw.of("kind", KINDS)]

        def customer(name: int) -> dict[str, int]:
            adequate = draw.of(f"{name}/adequate", (3, 4, 4, 4, 5))
            desired = min(TOP, adequate + draw.of(f"{name}/width", (1, 1, 2, 2, 3)))
            perceived = min(TOP, max(1, adequate + draw.of(f"{name}/perceived", got)))
            return {"adequate": adequate, "desired": desired, "perceived": perceived}

        numbers = pd.RangeIndex(1, CUSTOMERS + 1, name="customer")
        return cls(pd.DataFrame([customer(each) for each in numbers], index=numbers))

    def accepted(self) -> bool:
        """The verdict is clear: the share below stays away from the store's line, the mean from adequate.

        Somebody stands on an edge and somebody above, so that edges and upper side matter.
        """
        below = self.shares.below
        adequate, _desired, perceived = self.levels
        clear = below <= 0.1 if self.conclusion == "healthy" else below >= 0.25
        return (
            clear
            and abs(self.position) >= 0.1
            and self.shares.above > 0
            and bool((perceived == adequate).any())
        )

    @property
    def given(self) -> pd.DataFrame:
        return self.customers

    @cached_property
    def levels(self) -> tuple[np.ndarray, ...]:
        return tuple(self.customers[level].to_numpy() for level in ZONE_LEVELS)

    @cached_property
    def shares(self) -> ZoneShares:
        return zone_shares(*self.levels)

    @property
    def worked(self) -> Mapping[str, Any]:
        state = zone_state(*self.levels)
        below, within = (self.customers.index[state == name].tolist() for name in ("below", "within"))
        return {
            **self.customers.mean(),
            "who_below": below or "–",
            "count_below": len(below),
            "who_within": within or "–",
            "count_within": len(within),
            "n": CUSTOMERS,
        }

    @answer(SHARE)
    def below(self) -> Numbers:
        adequate, desired, perceived = self.levels
        return 100 * self.shares.below, {
            "desired-as-bar": percent(perceived < desired),
            "ties-as-below": percent(perceived <= adequate),
        }

    @answer(SHARE)
    def within(self) -> Numbers:
        adequate, desired, perceived = self.levels
        return 100 * self.shares.within, {
            "strict": percent((adequate < perceived) & (perceived < desired)),
            "above-included": percent(perceived >= adequate),
        }

    @answer(Number("fraction", decimals=2))
    def position(self) -> Numbers:
        adequate, desired, perceived = (level.mean() for level in self.levels)
        of_each = pd.Series(zone_position(*self.levels))  # missing where D = A
        return float(zone_position(adequate, desired, perceived)), {
            "measured-from-desired": maybe((desired - perceived) / (desired - adequate)),
            "msa-not-divided": perceived - adequate,
            "mean-of-positions": maybe(of_each.mean()),
        }

    @answer(Choice(("healthy", "tail", "average-below", "exceed", "promise-more")))
    def conclusion(self) -> str:
        if self.position < 0:
            return "average-below"
        return "tail" if self.shares.below >= ACTS_AT else "healthy"


def percent(holds: np.ndarray) -> float:
    return 100 * float(holds.mean())
