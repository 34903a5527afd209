"""E7.2, a discount or a joint plan? Two plans at one discount rate, and the rate at which they are equal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.cocreation import indifference_rates, npv, risked
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

MONEY = Number("plain", decimals=1, low=-300, high=300)
HIGHEST = 0.6  # discount rate at which two plans are still compared
CLEAR = 3.0  # thousands between the two plans
LATER = {"newcomers": range(3, 13), "established": range(-14, -4)}


@dataclass(frozen=True)
class TwoPlans(Task):
    """Flows of both plans from year 0 on, whom the discount reaches, rate and chance (%), the verdict."""

    discount: tuple[int, ...]
    joint: tuple[int, ...]
    who: str
    rate: int
    chance: int
    kind: str

    id = "E7.2"
    minutes: ClassVar = 20
    columns: ClassVar = {
        "year": N_("Year (0 is now)"),
        "discount": N_("Discount"),
        "joint": N_("Joint plan"),
        "who": N_("The discount goes to"),
        "newcomers": N_("firms that buy for the first time"),
        "established": N_("established clients"),
        "rate": N_("Discount rate a year (%)"),
        "chance": N_("Chance that years 2 to 4 of the joint plan come true (%)"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> TwoPlans:
        """The joint plan wins in any case, only if it is certain, or not even then: a third each."""
        who, kind = draw.of("who", tuple(LATER)), draw.of("kind", ("both", "certain", "neither"))
        discount = (
            draw.of("now", range(50, 95, 5)),
            draw.of("next", range(8, 24)),
            *(draw.of(f"later{year}", LATER[who]) for year in (2, 3, 4)),
        )
        joint = (
            -draw.of("start", range(40, 85, 5)),
            draw.of("first", range(8, 24)),
            *(draw.of(f"gain{year}", range(low, low + 36)) for year, low in ((2, 40), (3, 55), (4, 60))),
        )
        equal = round(100 * min(indifference_rates(discount, joint, 0, HIGHEST), default=0))
        away = draw.of("away", range(3, 10))
        return cls(
            discount,
            joint,
            who,
            rate=equal + away if kind == "neither" else equal - away,
            chance=draw.of("chance", range(50, 85, 5) if kind == "certain" else range(85, 100, 5)),
            kind=kind,
        )

    def accepted(self) -> bool:
        """One rate makes them equal, the stated one is off it, and the verdict is that of the kind."""
        if len(self.equal) != 1 or not 3 <= self.rate <= 30:
            return False
        leads = self._joint(1.0) - self._discount, self._joint(self.chance / 100) - self._discount
        return min(map(abs, leads)) >= CLEAR and self.kind == self._verdict(*leads)

    @cached_property
    def equal(self) -> tuple[float, ...]:
        """The rates at which the two are worth the same, the joint plan being certain."""
        return tuple(indifference_rates(self.discount, self.joint, 0, HIGHEST).tolist())

    @property
    def _discount(self) -> float:
        return float(npv(self.discount, self.rate / 100))

    def _joint(self, chance: float) -> float:
        return float(npv(risked(self.joint, chance), self.rate / 100))

    @staticmethod
    def _verdict(certain: float, risky: float) -> str:
        if certain < 0:
            return "neither"
        return "both" if risky > 0 else "certain"

    @property
    def given(self) -> pd.DataFrame:
        years = pd.Index(range(len(self.joint)), name="year")
        return pd.DataFrame({"discount": self.discount, "joint": self.joint}, index=years)

    @property
    def facts(self) -> Mapping[str, float | str]:
        return {"rate": self.rate, "chance": self.chance, "who": self.who}

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "one_d": 1 + self.rate / 100,
            "risky": self._joint(self.chance / 100),
            "later": sum(self.discount[2:]),
            "r": self.rate,
            "p": self.chance,
        }

    def _worth(self, flows: tuple[int, ...]) -> Numbers:
        growth = 1 + self.rate / 100
        right = float(npv(flows, self.rate / 100))
        return right, {
            "not-discounted": maybe(float(sum(flows))),
            "first-discounted": maybe(right / growth),
            "one-year-only": maybe(flows[0] + sum(flows[1:]) / growth),
        }

    @answer(MONEY)
    def worth_discount(self) -> Numbers:
        right, slips = self._worth(self.discount)
        forgotten = float(npv(self.discount[:2], self.rate / 100))
        return right, {**slips, "later-forgotten": maybe(forgotten)}

    @answer(MONEY)
    def worth_joint(self) -> Numbers:
        right, slips = self._worth(self.joint)
        start = -self.joint[0]
        return right, {
            **slips,
            "start-forgotten": maybe(right + start),
            "chance-already": maybe(self._joint(self.chance / 100)),
        }

    @answer(Number("percent", decimals=1, low=0, high=100))
    def same(self) -> Numbers:
        own = indifference_rates((0,), self.joint, 0, HIGHEST).tolist()
        return 100 * self.equal[0], {
            "stated-rate": maybe(float(self.rate)),
            "joint-alone": maybe(100 * own[0] if len(own) == 1 else float("nan")),
        }

    @answer(Choice(("both", "certain", "neither", "always")))
    def verdict(self, worth_discount: float, worth_joint: float) -> str:
        return self._verdict(worth_joint - worth_discount, self._joint(self.chance / 100) - worth_discount)

    @answer(Choice(("lower", "higher", "start", "more-years")))
    def turn(self, worth_discount: float, worth_joint: float) -> str:
        return "higher" if worth_joint > worth_discount else "lower"
