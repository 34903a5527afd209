"""E4.2, five dimensions, with and without weights."""

from __future__ import annotations

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
    edition = "2"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "dimension": N_("Dimension"),
        "gap": N_("Mean gap"),
        "weight": N_("Weight"),
        **DIMENSIONS,
    }

    @classmethod
    def draw(cls, draw: Draw) -> Weights:
        """Other gaps, and the same weights in another order."""
        gaps = tuple(draw.of(name, range(-18, 0)) / 10 for name in DIMENSIONS)
        return cls(gaps, tuple(draw.order(WEIGHTS)))

    def accepted(self) -> bool:
        """The weights clearly move the average, up or down, and one dimension clearly carries most of it.

        That one is not at once the one with the largest gap and the one with the largest weight.
        """
        parts = sorted(self.parts.abs(), reverse=True)
        most = str(self.parts.idxmin())
        obvious = most == self.given["gap"].idxmin() == self.given["weight"].idxmax()
        return abs(self.with_weights - self.plain) > 0.05 and parts[0] - parts[1] > 0.02 and not obvious

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
    def parts(self) -> pd.Series:
        """What each dimension adds to the weighted gap, in scale points."""
        return self.given["gap"] * self.given["weight"]

    @property
    def worked(self) -> Mapping[str, Any]:
        pairs = zip(self.weights, self.gaps, strict=True)
        products = (f"{number(weight, 2)} × ({number(gap, 1)})" for weight, gap in pairs)
        return {
            "n": len(self.gaps),
            "total": sum(self.gaps),
            "products": " + ".join(products),
            "part": float(self.parts.min()),
        }

    @answer(Number(decimals=2, low=-6, high=6))
    def unweighted(self) -> Numbers:
        return self.plain, {
            "sign-lost": -self.plain,
            "sum-not-mean": sum(self.gaps),
            "weighted-instead": self.with_weights,
        }

    @answer(Number(decimals=2, low=-6, high=6))
    def weighted(self) -> Numbers:
        return self.with_weights, {
            "sign-lost": -self.with_weights,
            "divided-again": self.with_weights / len(self.gaps),
            "unweighted-instead": self.plain,
        }

    @answer(Choice(tuple(DIMENSIONS)))
    def most(self) -> str:
        return str(self.parts.idxmin())

    @answer(Choice(("short-where-it-matters", "short-where-it-matters-less", "truer", "unhappy")))
    def reading(self, unweighted: float, weighted: float) -> str:
        return "short-where-it-matters" if weighted < unweighted else "short-where-it-matters-less"
