"""E5.5, which survey sees it sooner: many small ones or a few large ones, a shift that stays or a dip?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.experience import detection_delay
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

CHANCES = {"rare": range(3, 8), "middling": range(9, 15), "good": range(20, 56)}  # of 100, for a small survey
ADDED = 1.0  # points of 100 by which chances added up must miss
SOONER, LIKELIER = 0.7, 8.0  # months, and points of 100, by which one plan must lead
PLANS = Choice(("often", "seldom", "equal"))


@dataclass(frozen=True)
class Sooner(Task):
    """Two plans: how likely one survey of each shows the fall, and how often there is one; a dip's length."""

    chance: int
    interval: int
    certain: int
    lasts: int

    id = "E5.5"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "plan": N_("Plan"),
        "often": N_("A: small surveys"),
        "seldom": N_("B: large surveys"),
        "every": N_("A survey every … months"),
        "shows": N_("It shows the fall in … of 100 cases"),
        "lasts": N_("The dip of the last two questions lasts, in months"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Sooner:
        """Now the small surveys are sooner, now the large ones; the same for the dip."""
        interval = draw.of("interval", (6, 12))
        return cls(
            draw.of_a_kind("chance", CHANCES),
            interval,
            draw.of("certain", (100, 95, 90, 80)),
            draw.of("lasts", range(2, interval // 2 + 1)),
        )

    def accepted(self) -> bool:
        """Neither question is a close call, and chances added up are no rounding of the right answer."""
        return (
            self.chance * self.lasts - self._catches("often") >= ADDED
            and abs(self._delay("often") - self._delay("seldom")) >= SOONER
            and abs(self._catches("often") - self._catches("seldom")) >= LIKELIER
        )

    def _delay(self, plan: str) -> float:
        if plan == "often":
            return float(detection_delay(self.chance / 100))
        return float(detection_delay(self.certain / 100, self.interval))

    def _catches(self, plan: str) -> float:
        """In how many of 100 cases a plan sees the dip."""
        if plan == "often":
            return float(100 * (1 - (1 - self.chance / 100) ** self.lasts))
        return self.certain * self.lasts / self.interval

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame(
            {"every": [1, self.interval], "shows": [self.chance, self.certain]},
            index=pd.Index(["often", "seldom"], name="plan"),
        )

    @property
    def facts(self) -> Mapping[str, float]:
        return {"lasts": self.lasts}

    @property
    def worked(self) -> Mapping[str, Any]:
        return {"rarely": self._catches("seldom")}

    @answer(Number("plain", decimals=1, low=0, high=60, unit="months"))
    def often(self) -> Numbers:
        looks = 100 / self.chance
        return self._delay("often"), {"half-forgotten": maybe(looks), "half-added": maybe(looks + 0.5)}

    @answer(Number("plain", decimals=1, low=0, high=60, unit="months"))
    def seldom(self) -> Numbers:
        looks = 100 / self.certain
        return self._delay("seldom"), {
            "whole-interval": maybe(looks * self.interval),
            "half-month": maybe(looks * self.interval - 0.5),
            "interval-forgotten": maybe(looks - 0.5),
        }

    @answer(PLANS)
    def sooner(self, often: float, seldom: float) -> Chosen:
        right = "often" if often < seldom else "seldom" if seldom < often else "equal"
        return right, {"oftener-is-sooner": "often", "larger-is-sooner": "seldom"}

    @answer(Number("percent", decimals=1, low=0, high=100))
    def catches(self) -> Numbers:
        each = self.chance / 100
        return self._catches("often"), {
            "once": maybe(self.chance),
            "added-up": maybe(self.chance * self.lasts),
            "every-time": maybe(100 * each**self.lasts),
        }

    @answer(PLANS)
    def dip(self, catches: float) -> Chosen:
        rarely = self._catches("seldom")
        right = "often" if catches > rarely else "seldom" if rarely > catches else "equal"
        return right, {
            "as-for-a-shift": self.sooner,
            "oftener-sees-more": "often",
            "larger-sees-more": "seldom",
        }
