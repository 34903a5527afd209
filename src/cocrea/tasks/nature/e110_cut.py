"""E1.10, a cell of the service process matrix, and the cut that decides it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.nature import SCHMENNER_CELLS, labour_intensity, schmenner_cell
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer

MIDDLE = 3  # cut of the interaction score, from 1 to 5
CUTS = (0.5, 0.6, 0.8, 1.0, 1.25, 1.5)


@dataclass(frozen=True)
class Cut(Task):
    """A part of a service: its wages and plant in thousands, its score, and two managers' cuts."""

    labour: int
    plant: int
    score: int
    ines: float
    bruno: float

    id = "E1.10"
    minutes: ClassVar = 7
    columns: ClassVar = {
        "part": N_("Part"),
        "labour": N_("Wages a year, thousands"),
        "plant": N_("Plant, thousands"),
        "score": N_("Score, 1 to 5 (high: above 3)"),
        "ines": N_("Inés calls the labour intensity high above"),
        "bruno": N_("Bruno calls it high above"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Cut:
        """About half of the time the two cuts lie on either side of the service."""
        plant = draw.of("plant", range(40, 400, 5))
        times = draw.of("times", (0.3, 0.4, 0.7, 0.7, 0.9, 0.9, 1.1, 1.1, 1.35, 1.8, 2.5))
        labour = round(plant * times * (0.95 + draw.chance("a little") / 10))
        ines, bruno = draw.order(CUTS, "cuts")[:2]
        return cls(labour, plant, draw.of("score", (1, 2, 4, 5)), ines, bruno)

    def accepted(self) -> bool:
        """No cut is met exactly, nor within the rounding of the answer."""
        found = self.labour / self.plant
        return all(abs(found - cut) > 0.03 for cut in CUTS)

    @property
    def given(self) -> pd.DataFrame:
        part = {"labour": self.labour, "plant": self.plant, "score": self.score}
        return pd.DataFrame([part], index=pd.RangeIndex(1, 2, name="part"))

    @property
    def facts(self) -> Mapping[str, float]:
        return {"ines": self.ines, "bruno": self.bruno}

    @property
    def worked(self) -> Mapping[str, Any]:
        return {**self.given.iloc[0], **self.facts}

    @answer(Number("plain", decimals=2, low=0))
    def intensity(self) -> Numbers:
        return float(labour_intensity(self.labour, self.plant)), {
            "upside-down": self.plant / self.labour,
            "share-of-both": self.labour / (self.labour + self.plant),
        }

    @answer(Choice(SCHMENNER_CELLS))
    def cell(self, intensity: float) -> str:
        return str(schmenner_cell(max(intensity, 0), self.score, self.ines, MIDDLE))

    @answer(Choice(SCHMENNER_CELLS))
    def other(self, intensity: float) -> str:
        return str(schmenner_cell(max(intensity, 0), self.score, self.bruno, MIDDLE))

    @answer(Choice(("cut", "far", "changed", "truth")))
    def lesson(self, cell: str, other: str) -> str:
        return "far" if cell == other else "cut"
