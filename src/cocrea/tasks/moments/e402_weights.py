"""E4.2, five dimensions, with and without weights."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_, number
from cocrea.models.moments import weighted_gap
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer

DIMENSIONS = {
    "tangibles": N_("Tangibles"),
    "reliability": N_("Reliability"),
    "responsiveness": N_("Responsiveness"),
    "assurance": N_("Assurance"),
    "empathy": N_("Empathy"),
}
WEIGHTS = (0.10, 0.30, 0.25, 0.20, 0.15)  # ours, made up for the exercise


@dataclass(frozen=True)
class Weights(Task):
    """The mean gap and the weight of each dimension."""

    gaps: tuple[float, ...]
    weights: tuple[float, ...]

    id = "E4.2"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "dimension": N_("Dimension"),
        "gap": N_("Mean gap"),
        "weight": N_("Weight"),
        **DIMENSIONS,
    }

    @classmethod
    def book(cls) -> Weights:
        return cls((-0.2, -1.5, -0.4, -0.3, -0.9), WEIGHTS)

    @classmethod
    def draw(cls, draw: Draw) -> Weights:
        """Other gaps, and the same weights in another order."""
        gaps = tuple(draw.of(name, range(-18, 0)) / 10 for name in DIMENSIONS)
        return cls(gaps, tuple(draw.order(WEIGHTS)))

    def accepted(self) -> bool:
        """The weights make the average clearly worse, and reliability has a part in it worth naming."""
        return self.with_weights < self.plain - 0.05 and 15 <= self.share <= 80

    @property
    def given(self) -> pd.DataFrame:
        index = pd.Index(DIMENSIONS, name="dimension")
        return pd.DataFrame({"gap": self.gaps, "weight": self.weights}, index=index)

    @property
    def plain(self) -> float:
        return weighted_gap(self.gaps, [1 / len(self.gaps)] * len(self.gaps))

    @property
    def with_weights(self) -> float:
        return weighted_gap(self.gaps, self.weights)

    @property
    def reliability(self) -> tuple[float, float]:
        place = list(DIMENSIONS).index("reliability")
        return self.gaps[place], self.weights[place]

    @property
    def part(self) -> float:
        """What reliability adds to the weighted gap, in scale points."""
        return math.prod(self.reliability)

    @property
    def worked(self) -> Mapping[str, Any]:
        pairs = zip(self.weights, self.gaps, strict=True)
        products = (f"{number(weight, 2)} × ({number(gap, 1)})" for weight, gap in pairs)
        return {
            "n": len(self.gaps),
            "total": sum(self.gaps),
            "products": " + ".join(products),
        }

    @answer(Number(decimals=2, low=-6, high=6))
    def unweighted(self) -> Numbers:
        return self.plain, {
            "sign-lost": -self.plain,
            "sum-not-mean": sum(self.gaps),
            "weighted-instead": self.with_weights,
        }

    @answer(Number(decimals=3, low=-6, high=6))
    def weighted(self) -> Numbers:
        return self.with_weights, {
            "sign-lost": -self.with_weights,
            "divided-again": self.with_weights / len(self.gaps),
            "unweighted-instead": self.plain,
        }

    @answer(Number("percent", decimals=1, low=0, high=100))
    def share(self, weighted: float) -> Numbers:
        gap, weight = self.reliability
        return 100 * self.part / weighted, {
            "weight-alone": 100 * weight,
            "gap-alone": 100 * gap / sum(self.gaps),
            "of-unweighted": 100 * self.part / self.plain,
        }

    @answer(Choice(("where-it-matters", "truer", "weight-alone", "unhappy")))
    def reading(self) -> str:
        return "where-it-matters"
