"""E5.7, basic or exciting: does a low rating cost more than a high one brings, and has it been shown?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.experience import penalty_reward
from cocrea.stats.intervals import NORMAL
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

ITEMS = {
    "trolley": N_("How clean the trolley was"),
    "greeting": N_("How one was greeted at the door"),
    "smell": N_("How the bread smelled"),
    "price": N_("Whether the till charged the price on the shelf"),
    "tasting": N_("The tasting at the fresh counter"),
    "name": N_("Being called by one's name"),
    "space": N_("Finding a parking space"),
    "bags": N_("Help with the bags"),
}
GROUPS = ("low", "middle", "high")
SD = 1.1  # of the overall rating within a group
KINDS = ("basic", "exciting", "open")
APART = 0.06  # so far are reward and penalty from their margin
POINTS = Number("points", decimals=2, low=-6, high=6)


@dataclass(frozen=True)
class Lopsided(Task):
    """An item; how many rated it low, in the middle and high; the mean overall of each in hundredths."""

    item: str
    people: tuple[int, int, int]
    means: tuple[int, int, int]

    id = "E5.7"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "rated": N_("Rated it"),
        "n": N_("n"),
        "mean": N_("Overall, mean"),
        "low": N_("low, 1 to 3"),
        "middle": N_("in the middle, 4 or 5"),
        "high": N_("high, 6 or 7"),
        "item": N_("What was rated"),
        "margin": N_("± of reward plus penalty (95 %), in points"),
        **ITEMS,
        "basic": N_("Below zero, beyond the margin: a low rating goes along with more"),
        "exciting": N_("Above zero, beyond the margin: a high rating goes along with more"),
        "open": N_("Within the margin: neither has been shown"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Lopsided:
        """Low costs clearly more than high brings, or the other way round, or neither has been shown."""

        def between(name: str, low: int, high: int) -> int:
            return low + int((high - low + 1) * draw.chance(name))

        small, large = between("small", 5, 45), between("large", 90, 150)
        even = between("even", 35, 95)
        kind = draw.of("kind", KINDS)
        penalty, reward = {
            "basic": (large, small),
            "exciting": (small, large),
            "open": (even, even + between("near", -30, 30)),
        }[kind]
        middle = between("mean", 440, 540)
        people = (between("n-low", 30, 80), between("n-middle", 90, 170), between("n-high", 60, 140))
        item = draw.of("item", tuple(ITEMS))
        return cls(item, people, (middle - penalty, middle, middle + reward))

    def accepted(self) -> bool:
        """No verdict hangs on a rounding, and the scale has room for the means."""
        return abs(abs(self.apart_of) - self.within) >= APART and max(self.means) <= 670

    @cached_property
    def given(self) -> pd.DataFrame:
        table = {"n": self.people, "mean": [mean / 100 for mean in self.means]}
        return pd.DataFrame(table, index=pd.Index(GROUPS, name="rated"))

    @property
    def within(self) -> float:
        """Half of the 95 % interval of reward plus penalty: the middle group counts twice."""
        low, middle, high = self.people
        return round(float(NORMAL * SD * (1 / low + 4 / middle + 1 / high) ** 0.5), 2)

    @property
    def facts(self) -> Mapping[str, float | str]:
        return {"item": self.item, "margin": self.within}

    @property
    def apart_of(self) -> float:
        return self.penalty + self.reward

    @property
    def worked(self) -> Mapping[str, Any]:
        low, middle, high = (mean / 100 for mean in self.means)
        return {"low": low, "middle": middle, "high": high, "margin": self.within}

    @answer(POINTS)
    def penalty(self) -> Numbers:
        low, middle, high = (mean / 100 for mean in self.means)
        right = penalty_reward(low, middle, high).penalty
        return right, {"reversed": -right, "whole-way": maybe(low - high), "where-it-ends": low}

    @answer(POINTS)
    def reward(self) -> Numbers:
        low, middle, high = (mean / 100 for mean in self.means)
        right = penalty_reward(low, middle, high).reward
        return right, {"reversed": -right, "whole-way": maybe(high - low), "where-it-ends": high}

    @answer(POINTS)
    def apart(self, penalty: float, reward: float) -> Numbers:
        return reward + penalty, {
            "sizes-added": maybe(reward - penalty),
            "reversed": maybe(-(reward + penalty)),
            "halved": maybe((reward + penalty) / 2),
        }

    @answer(Choice((*KINDS, "even")))
    def say(self, apart: float) -> str:
        return "open" if abs(apart) <= self.within else "exciting" if apart > 0 else "basic"
