"""E1.11, on real counts: does the type of building tell how much influence tenants feel they have?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import sqrt
from typing import Any, ClassVar

import pandas as pd

from cocrea.data import load
from cocrea.data.housing import LEVELS
from cocrea.language import N_
from cocrea.stats.shares import share_error
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

HOMES, ANSWERS = LEVELS["type"], LEVELS["influence"]
CONTACT = ("all", *LEVELS["contact"])
NEAR = 0.6  # percentage points from a difference to the end of its interval: rounding settles nothing
LEAST = 0.5  # percentage points of a difference of which the sign is asked
POINTS = "percentage points"

Groups = tuple[tuple[str, ...], tuple[str, ...]]


@cache
def counted(contact: str) -> pd.DataFrame:
    """Households by type of building and influence felt, of one level of contact or of both."""
    table = load("housing")
    if contact != "all":
        table = table[table["contact"] == contact]
    return table.pivot_table("count", "type", "influence", aggfunc="sum").loc[list(HOMES), list(ANSWERS)]


def groupings() -> list[Groups]:
    """Two groups of types, in either order; a type may stand in neither."""
    dealt = product((None, 0, 1), repeat=len(HOMES))
    groups = [
        tuple(tuple(home for home, at in zip(HOMES, places, strict=True) if at == group) for group in (0, 1))
        for places in dealt
    ]
    return [(one, two) for one, two in groups if one and two]


@cache
def drawn(shows: str) -> list[FeltInfluence]:
    """All questions whose data show this, in a fixed order."""
    asked = [FeltInfluence(*each) for each in product(groupings(), CONTACT, ANSWERS)]
    return [each for each in asked if each.accepted() and each.shows == shows]


@dataclass(frozen=True)
class FeltInfluence(Task):
    """Two groups of types of building, of which tenants, and which answer is counted."""

    groups: Groups
    contact: str
    influence: str

    id = "E1.11"
    minutes: ClassVar = 20
    columns: ClassVar = {
        "type": N_("Type of building"),
        "group": N_("Group"),
        "low": N_("Felt influence: low"),
        "medium": N_("Felt influence: medium"),
        "high": N_("Felt influence: high"),
        "tower": N_("Tower block"),
        "apartment": N_("Apartment"),
        "atrium": N_("Atrium house"),
        "terrace": N_("Terraced house"),
        "group-one": N_("First"),
        "group-two": N_("Second"),
        "answer": N_("Answer that is counted"),
        "felt-low": N_("Low influence"),
        "felt-medium": N_("Medium influence"),
        "felt-high": N_("High influence"),
        "tenants": N_("Households in the table"),
        "contact-all": N_("Those with low and with high contact with other residents"),
        "contact-low": N_("Only those with low contact with other residents"),
        "contact-high": N_("Only those with high contact with other residents"),
    }

    @classmethod
    def book(cls) -> FeltInfluence:
        """The scheme that lies near: what is stacked against what has a door to the ground."""
        return cls((("tower", "apartment"), ("atrium", "terrace")), "high", "high")

    @classmethod
    def draw(cls, draw: Draw) -> FeltInfluence:
        """In every second variant the order is left open."""
        return draw.of("question", drawn(draw.of("shows", ("first", "second", "open", "open"))))

    def accepted(self) -> bool:
        """The difference has a sign to speak of, and does not end where its interval does."""
        apart, half = abs(self.difference), self.margin
        return apart >= LEAST and abs(apart - half) >= NEAR

    @property
    def given(self) -> pd.DataFrame:
        one, two = self.groups
        table = counted(self.contact).loc[[*one, *two]]
        table.insert(0, "group", ["group-one"] * len(one) + ["group-two"] * len(two))
        return table.rename_axis(columns=None)

    @property
    def facts(self) -> Mapping[str, str]:
        return {"tenants": f"contact-{self.contact}", "answer": f"felt-{self.influence}"}

    def _of(self, place: int) -> tuple[int, int]:
        """In one group: how many gave the answer, and how many there are."""
        table = counted(self.contact).loc[list(self.groups[place])]
        return int(table[self.influence].sum()), int(table.to_numpy().sum())

    @property
    def shares(self) -> tuple[float, float]:
        (gave, people), (other_gave, other_people) = self._of(0), self._of(1)
        return gave / people, other_gave / other_people

    @property
    def errors(self) -> tuple[float, float]:
        """The standard error of each share."""
        (one, two), (_, people), (_, others) = self.shares, self._of(0), self._of(1)
        return share_error(one, people), share_error(two, others)

    @property
    def difference(self) -> float:
        """In percentage points."""
        one, two = self.shares
        return 100 * (one - two)

    @property
    def margin(self) -> float:
        """Half of the interval of the difference, in percentage points."""
        one, two = self.errors
        return 200 * sqrt(one**2 + two**2)

    @property
    def shows(self) -> str:
        """What the data show: the group with the larger share, or neither."""
        return which(self.difference, self.margin)

    @property
    def worked(self) -> Mapping[str, Any]:
        (gave, people), (other_gave, others) = self._of(0), self._of(1)
        one, two = self.shares
        error, other_error = self.errors
        return {
            "gave_first": gave,
            "people_first": people,
            "share_first": 100 * one,
            "error_first": 100 * error,
            "gave_second": other_gave,
            "people_second": others,
            "people_all": people + others,
            "share_second": 100 * two,
            "error_second": 100 * other_error,
            "from": self.difference - self.margin,
            "to": self.difference + self.margin,
            "together": (gave + other_gave) / (people + others),
            "distance": (one - two),
            "luck": 100 / (people + others - 1),
            "inside": 100 - self.explained,
        }

    @answer(
        Number("percent", decimals=1, low=0, high=100, denominator=N_("All households of the first group"))
    )
    def share(self) -> Numbers:
        (gave, people), (other_gave, others) = self._of(0), self._of(1)
        own = counted(self.contact).loc[list(self.groups[0])]
        parts = own[self.influence] / own.sum(axis="columns")
        return 100 * gave / people, {
            "by-answer": maybe(100 * gave / (gave + other_gave)),
            "of-all": maybe(100 * gave / (people + others)),
            "other-group": maybe(100 * other_gave / others),
            "mean-of-shares": maybe(100 * float(parts.mean())),
        }

    @answer(Number("plain", decimals=1, low=-100, high=100, unit=POINTS))
    def apart(self, share: float) -> Numbers:
        """By how much the share of the first group is the larger one."""
        other = 100 * self.shares[1]
        return share - other, {"relative": maybe(100 * (share - other) / other)}

    # 1.96 in place of 2 is as good: it lies 2 % lower.
    @answer(Number("plain", decimals=1, low=0, high=100, absolute=0.3, unit=POINTS))
    def half(self) -> Numbers:
        one, two = self.errors
        return self.margin, {
            "one-error": maybe(self.margin / 2),
            "added": maybe(200 * (one + two)),
            "subtracted": maybe(200 * abs(one - two)),
            "first-alone": maybe(200 * one),
            "whole-interval": maybe(2 * self.margin),
        }

    @answer(Choice(("first", "second", "open", "same", "cause")))
    def says(self, apart: float, half: float) -> Chosen:
        right = which(apart, half)
        return (right, {"figure-alone": "first" if apart > 0 else "second"}) if right == "open" else right

    @property
    def explained(self) -> float:
        """η² of the answer by group, in percent: the squared correlation of two yes or no."""
        (gave, people), (other_gave, others) = self._of(0), self._of(1)
        all_ = people + others
        share = (gave + other_gave) / all_
        return 100 * people * others * (self.difference / 100) ** 2 / (all_**2 * share * (1 - share))

    @answer(
        Number("percent", decimals=2, low=0, high=100, denominator=N_("All differences between households"))
    )
    def eta(self) -> Numbers:
        return self.explained, {
            "not-squared": maybe(10 * sqrt(self.explained)),
            "difference": maybe(abs(self.difference)),
        }


def which(apart: float, half: float) -> str:
    """The group with the larger share, where the interval of the difference leaves out zero."""
    if abs(apart) <= half:
        return "open"
    return "first" if apart > 0 else "second"
