"""E4.5, in or out of the zone of tolerance?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.language import N_
from cocrea.models.moments import ZoneShares, zone_position, zone_shares, zone_state
from cocrea.survey import load
from cocrea.survey.rules import about
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe
from cocrea.words import LEVELS, ZONE_LEVELS

CUSTOMERS = 12
OF_ALL = N_("divide by all the customers in the table")
SHARE = Number("percent", decimals=0, low=0, high=100, absolute=0.5, denominator=OF_ALL)


@cache
def checkout() -> pd.DataFrame:
    """The complete, ordered (A ≤ D) answers about the checkout, by respondent."""
    answers = about(load("supermarket").upright, "checkout").set_index("respondent_id")
    return answers[list(ZONE_LEVELS)].astype(int)


@dataclass(frozen=True, eq=False)
class InOrOut(Task):
    """Customers with what each finds adequate, desires and perceived."""

    customers: pd.DataFrame

    id = "E4.5"
    minutes: ClassVar = 12
    columns: ClassVar = {"customer": N_("Customer"), **{level: LEVELS[level] for level in ZONE_LEVELS}}

    @classmethod
    def draw(cls, draw: Draw) -> InOrOut:
        """Twelve customers of the simulated supermarket, numbered from 1."""
        chosen = checkout().loc[draw.order(checkout().index)[:CUSTOMERS]]
        return cls(chosen.set_index(pd.RangeIndex(1, CUSTOMERS + 1, name="customer")))

    def accepted(self) -> bool:
        """The average sits inside the zone while a quarter or more are below it, and some above.

        Only on such data is "the average hides the dissatisfied" the right conclusion.
        """
        shares = self.shares
        return 0.25 <= shares.below <= 0.5 and shares.above > 0 and 0.05 < self.position < 0.95

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
            "who_below": below,
            "count_below": len(below),
            "who_within": within,
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
            "measured-from-desired": (desired - perceived) / (desired - adequate),
            "msa-not-divided": perceived - adequate,
            "mean-of-positions": maybe(of_each.mean()),
        }

    @answer(Choice(("all-well", "exceed", "tail", "promise-more")))
    def conclusion(self) -> str:
        return "tail"


def percent(holds: np.ndarray) -> float:
    return 100 * float(holds.mean())
