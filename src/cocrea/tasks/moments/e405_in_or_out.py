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
from cocrea.tasks.task import BOOK, Choice, Number, Numbers, Task, answer, maybe
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
DOUBTS = {  # what a colleague says of the marks: by how much, in the marks of the scale
    "longer": (2, 3),  # the step from 3 to 4 is so many times as long as the others
    "all-lower": (1, 2),  # all three answers of everybody are too low by so much
    "got-higher": (1, 2),  # what everybody got is marked too high by so much
}
CHANGES = {  # whether a doubt changes the share below, the share within, the position
    "longer": (False, False, True),
    "all-lower": (False, False, False),
    "got-higher": (True, True, True),
}
STAYS = {"longer": "shares", "all-lower": "all", "got-higher": "none"}
MOVED = 0.02  # by which the position must change to count as changed, well above its rounding
SHARE = Number("percent", decimals=0, low=0, high=100, denominator=OF_ALL)


@dataclass(frozen=True, eq=False)
class InOrOut(Task):
    """Customers with three marks each, and what a colleague doubts about the marks."""

    customers: pd.DataFrame
    doubt: str = "longer"
    by: int = 2

    id = "E4.5"
    edition = "4"
    minutes: ClassVar = 14
    columns: ClassVar = {
        "customer": N_("Customer"),
        **{level: LEVELS[level] for level in ZONE_LEVELS},
        "longer": N_(
            "A colleague says that for everybody the step from 3 to 4 is longer than the others; "
            "so many times as long"
        ),
        "all-lower": N_(
            "A colleague says that everybody has marked all three answers too low; by so many marks"
        ),
        "got-higher": N_(
            "A colleague says that everybody, out of politeness, has marked what they got too high; "
            "by so many marks"
        ),
    }

    @classmethod
    def book(cls) -> InOrOut:
        """A mean inside the zone that hides four customers below; what they accept is spread."""
        return cls.draw(Draw(cls.id, BOOK, 42))

    @classmethod
    def draw(cls, draw: Draw) -> InOrOut:
        """Twelve invented customers of a checkout that is healthy, hides a tail, or fails on average."""
        got = GOT[draw.of("kind", KINDS)]

        def customer(name: int) -> dict[str, int]:
            adequate = draw.of(f"{name}/adequate", (3, 3, 4, 4, 5, 5))
            desired = min(TOP, adequate + draw.of(f"{name}/width", (1, 1, 2, 2, 3)))
            perceived = min(TOP, max(1, adequate + draw.of(f"{name}/perceived", got)))
            return {"adequate": adequate, "desired": desired, "perceived": perceived}

        numbers = pd.RangeIndex(1, CUSTOMERS + 1, name="customer")
        doubt = draw.of("doubt", tuple(DOUBTS))
        table = pd.DataFrame([customer(each) for each in numbers], index=numbers)
        return cls(table, doubt, draw.of("by", DOUBTS[doubt]))

    def accepted(self) -> bool:
        """The verdict is clear: the share below stays away from the store's line, the mean from adequate.

        What customers accept differs, so that everybody must be held to a bar of their own.
        Somebody stands on an edge and somebody above, so that edges and upper side matter; and what
        the colleague's doubt can change it changes visibly.
        """
        below = self.shares.below
        adequate, _desired, perceived = self.levels
        clear = below <= 0.1 if self.conclusion == "healthy" else below >= 0.25
        return (
            clear
            and self.customers["adequate"].value_counts().max() <= len(self.customers) // 2
            and abs(self.position) >= 0.1
            and self.shares.above > 0
            and bool((perceived == adequate).any())
            and self.changed == CHANGES[self.doubt]
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
    def facts(self) -> Mapping[str, float]:
        return {self.doubt: self.by}

    @property
    def corrected(self) -> pd.DataFrame:
        """The marks as they would be if the colleague is right."""
        marks = self.customers
        if self.doubt == "longer":
            return marks + (self.by - 1) * (marks >= 4)
        if self.doubt == "all-lower":
            return marks + self.by
        return marks.assign(perceived=marks["perceived"] - self.by)

    @property
    def changed(self) -> tuple[bool, bool, bool]:
        """Whether the share below, the share within and the position would be others."""
        levels = [self.corrected[level].to_numpy() for level in ZONE_LEVELS]
        shares = zone_shares(*levels)
        position = float(zone_position(*(level.mean() for level in levels)))
        return (
            shares.below != self.shares.below,
            shares.within != self.shares.within,
            abs(position - self.position) >= MOVED,
        )

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
            "people-counted": maybe(float((perceived < adequate).sum())),
        }

    @answer(SHARE)
    def within(self) -> Numbers:
        adequate, desired, perceived = self.levels
        return 100 * self.shares.within, {
            "strict": percent((adequate < perceived) & (perceived < desired)),
            "above-included": percent(perceived >= adequate),
            "people-counted": maybe(self.shares.within * CUSTOMERS),
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

    @answer(Choice(("all", "shares", "position", "none")))
    def stays(self) -> str:
        return STAYS[self.doubt]


def percent(holds: np.ndarray) -> float:
    return 100 * float(holds.mean())
