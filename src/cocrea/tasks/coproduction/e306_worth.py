"""E3.6, what is a customer worth, and does winning one back pay?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.coproduction import clv
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

MONEY = Number("plain", decimals=1, low=0, high=10_000)
CLEAR = 8.0  # between the price of the offer and either value


@dataclass(frozen=True)
class Worth(Task):
    """A margin a year, the chance of staying (%), the discount rate (%), and what an offer costs."""

    margin: int
    retention: int
    discount: int
    offer: int

    id = "E3.6"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "customer": N_("Customer"),
        "firm": N_("A firm that flies with AeroCeiba"),
        "margin": N_("Margin a year"),
        "retention": N_("Stays another year (%)"),
        "discount": N_("Discount rate a year (%)"),
        "offer": N_("What it costs to win the firm back"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Worth:
        """The offer costs less than either value, more than either, or lies between them."""
        margin, retention = draw.of("margin", range(60, 260, 5)), draw.of("retention", range(55, 91))
        discount = draw.of("discount", range(5, 16))
        later = float(clv(margin, retention / 100, discount / 100, "after one period"))
        low, high = {"both": (0.5, 0.9), "now": (0.0, 1.0), "neither": (1.1, 1.5)}[
            draw.of("kind", ("both", "now", "neither"))
        ]
        part = low + (high - low) * draw.chance("part")
        base = later + part * margin if (low, high) == (0.0, 1.0) else part * (later + margin * (part > 1))
        return cls(margin, retention, discount, round(base))

    def accepted(self) -> bool:
        return min(abs(self.offer - self._now), abs(self.offer - self._later)) >= CLEAR

    @property
    def _now(self) -> float:
        return float(clv(self.margin, self.retention / 100, self.discount / 100, "now"))

    @property
    def _later(self) -> float:
        return float(clv(self.margin, self.retention / 100, self.discount / 100, "after one period"))

    @property
    def given(self) -> pd.DataFrame:
        names = ("margin", "retention", "discount", "offer")
        row = {name: [getattr(self, name)] for name in names}
        return pd.DataFrame(row, index=pd.Index(["firm"], name="customer"))

    @property
    def worked(self) -> Mapping[str, Any]:
        r, d = self.retention / 100, self.discount / 100
        return {"m": self.margin, "r": r, "one_d": 1 + d, "below": 1 + d - r, "price": self.offer}

    @answer(MONEY)
    def later(self) -> Numbers:
        r, d = self.retention / 100, self.discount / 100
        return self._later, {
            "now-instead": self._now,
            "retention-forgotten": maybe(self.margin / (1 + d - r)),
            "no-discount": maybe(self.margin * r / (1 - r)),
            "one-year": maybe(self.margin * r),
        }

    @answer(MONEY)
    def now(self, later: float) -> Numbers:
        r, d = self.retention / 100, self.discount / 100
        return later + self.margin, {
            "later-instead": maybe(later),
            "discount-forgotten": maybe(self.margin / (1 + d - r)),
            "no-discount": maybe(self.margin / (1 - r)),
            "one-year": maybe(float(self.margin)),
        }

    @answer(Choice(("both", "now", "neither", "margin")))
    def pays(self, later: float, now: float) -> str:
        if self.offer < later:
            return "both"
        return "now" if self.offer < now else "neither"
