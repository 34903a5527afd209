"""E0.6, what chance alone would do: a p value counted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, one_of
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer

SHUFFLES = 2000
ALPHA = 0.05
SAID = {
    "chance-world": N_("Where the hotels do not differ, a difference at least this large turns up so often"),
    "no-difference": N_("So likely is it that the hotels do not differ"),
    "again": N_("So likely is it that the next survey finds no difference"),
    "guests": N_("In this share of our guests the difference is found"),
}


@dataclass(frozen=True)
class ChanceAlone(Task):
    """Two hotels' difference in the mean, and where two thousand shuffles of the guests put it."""

    difference: float
    up: int
    down: int
    said: str

    id = "E0.6"
    minutes: ClassVar = 6
    columns: ClassVar = {
        "difference": N_("Difference that was found (points)"),
        "up": N_("Shuffles at least as far above zero"),
        "down": N_("Shuffles at least as far below zero"),
        "between": N_("Shuffles nearer to zero"),
        "said": N_("What the manager says of the p value"),
        **SAID,
    }

    @classmethod
    def draw(cls, draw: Draw) -> ChanceAlone:
        """Below one in twenty for half of the variants; one side alone always is."""
        rare = one_of(f"{draw.task}/{draw.variant}", (True, False))
        up = draw.of("up", range(8, 46) if rare else range(54, 92))
        sign = draw.of("sign", (-1, 1))
        said = one_of(f"{draw.task}/{draw.variant}/said", tuple(SAID))
        difference = sign * draw.of("difference", range(15, 71)) / 100
        return cls(difference, up, up + draw.of("more", range(-8, 9)), said)

    def accepted(self) -> bool:
        """The two sides differ, and together they do not lie at one in twenty."""
        return self.up != self.down and abs(self.up + self.down - SHUFFLES * ALPHA) > 3

    @property
    def given(self) -> pd.DataFrame:
        row = {
            "difference": [self.difference],
            "up": [self.up],
            "down": [self.down],
            "between": [SHUFFLES - self.up - self.down],
        }
        return pd.DataFrame(row, index=pd.Index([self.said], name="said"))

    @property
    def worked(self) -> Mapping[str, Any]:
        return {"as_far": self.up + self.down, "shuffles": SHUFFLES}

    # half of what one shuffle more or less would change
    @answer(Number("fraction", decimals=4, low=0, high=1, absolute=0.0002))
    def p(self) -> Numbers:
        right = (self.up + self.down) / SHUFFLES
        return right, {
            "upper-side": self.up / SHUFFLES,
            "lower-side": self.down / SHUFFLES,
            "the-rest": 1 - right,
        }

    @answer(Choice(("yes", "no")))
    def significant(self, p: float) -> str:
        return "yes" if p < ALPHA else "no"

    @answer(Choice(tuple(SAID)))
    def meaning(self) -> str:
        return self.said
