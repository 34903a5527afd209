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

CLEAR = 3  # percentage points between the chain and the target, so that rounding settles nothing


@dataclass(frozen=True)
class Visit(Task):
    """A store: how many moments a visit has, how often each goes well, the target (both in %).

    `failures` says how they come in truth: "together" in the same visits, or "apart".
    """

    store: str
    moments: int
    each: float
    target: float
    failures: str

    id = "E4.1"
    minutes: ClassVar = 10
    edition = "2"
    columns: ClassVar = {
        "store": N_("Store"),
        "moments": N_("Moments in a visit"),
        "each": N_("Each goes well (%)"),
        "target": N_("Target for whole visits (%)"),
        "failures": N_("Failures come"),
        "together": N_("together"),
        "apart": N_("apart"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Visit:
        return cls(
            store=draw.of("store", "ABC"),
            moments=draw.of("moments", range(4, 17)),
            each=draw.of("each", range(940, 996)) / 10,
            target=draw.of("target", (60.0, 70.0, 75.0, 80.0, 85.0, 90.0)),
            failures=draw.of("failures", ("together", "apart")),
        )

    def accepted(self) -> bool:
        """Each moment passes the target, whole visits clearly reach it or clearly do not.

        The slider of the chain on the page moves in half points: its values are left out, so
        that no answer can be read off there.
        """
        on_the_slider = round(10 * self.each) % 5 == 0
        return not on_the_slider and self.each > self.target and abs(self.chain - self.target) > CLEAR

    @property
    def given(self) -> pd.DataFrame:
        row = {
            "moments": [self.moments],
            "each": [self.each],
            "target": [self.target],
            "failures": [self.failures],
        }
        return pd.DataFrame(row, index=pd.Index([self.store], name="store"))

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "each_of_1": self.each / 100,
            "target_of_1": self.target / 100,
        }

    @answer(Number("percent", decimals=1, low=0, high=100))
    def chain(self) -> Numbers:
        return 100 * models.chain(self.each / 100, self.moments), {
            "one-moment": self.each,
            "failures-added": maybe(100 - self.moments * (100 - self.each)),
            "failure-instead": 100 - 100 * models.chain(self.each / 100, self.moments),
        }

    @answer(Choice(("reached", "missed", "each-passes", "weakest")))
    def verdict(self, chain: float) -> str:
        return "reached" if chain >= self.target else "missed"

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
        """With the same failures over the year, those that gather fall on fewer visits."""
        return "fewer" if self.failures == "together" else "more"
