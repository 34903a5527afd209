"""E4.1, a visit is a chain of moments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models import moments as models
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

SHARE = Number("percent", decimals=1, low=0, high=100, denominator=N_("divide by all visits"))


@dataclass(frozen=True)
class Visit(Task):
    """A store: how many moments a visit has, how often each goes well, and the target (both in %)."""

    store: str
    moments: int
    each: float
    target: float

    id = "E4.1"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "store": N_("Store"),
        "moments": N_("Moments in a visit"),
        "each": N_("Each goes well (%)"),
        "target": N_("Target for whole visits (%)"),
    }

    @classmethod
    def book(cls) -> Visit:
        return cls("A", 12, 97.0, 85.0)

    @classmethod
    def draw(cls, draw: Draw) -> Visit:
        return cls(
            store=draw.of("store", "ABC"),
            moments=draw.of("moments", range(6, 17)),
            each=draw.of("each", range(940, 986)) / 10,
            target=draw.of("target", (80.0, 85.0, 88.0, 90.0, 92.0, 94.0)),
        )

    def accepted(self) -> bool:
        """Every moment alone would pass the target while the visit as a whole does not."""
        return self.chain < self.target - 5 and self.each > self.target

    @property
    def given(self) -> pd.DataFrame:
        row = {"moments": [self.moments], "each": [self.each], "target": [self.target]}
        return pd.DataFrame(row, index=pd.Index([self.store], name="store"))

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "each_of_1": self.each / 100,
            "target_of_1": self.target / 100,
        }

    @answer(SHARE)
    def chain(self) -> Numbers:
        right = 100 * models.chain(self.each / 100, self.moments)
        return right, {
            "one-moment": self.each,
            "failures-added": 100 - self.moments * (100 - self.each),
            "failure-instead": 100 - right,
        }

    @answer(SHARE)
    def failure(self, chain: float) -> Numbers:
        return 100 - chain, {
            "one-moment": 100 - self.each,
            "failures-added": self.moments * (100 - self.each),
            "chain-instead": chain,
        }

    @answer(Number("percent", decimals=2, low=0, high=100))
    def needed(self) -> Numbers:
        return 100 * models.needed_each(self.target / 100, self.moments), {
            "given-each": self.each,
            "target-itself": self.target,
            "power-not-root": 100 * models.chain(self.target / 100, self.moments),
            "failures-shared": maybe(100 - (100 - self.target) / self.moments),
        }

    @answer(Choice(("fewer", "same", "more", "nothing")))
    def together(self) -> str:
        return "fewer"
