"""E0.5, minutes and marks: do they go together, and what follows?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, one_of
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

CUSTOMERS = 9
KINDS = ("down", "hardly", "up")
TILT = {"down": -0.12, "hardly": 0.0, "up": 0.12}  # marks for each minute of waiting


@dataclass(frozen=True)
class Together(Task):
    """How long each customer of a barber waited, and the mark that each gave."""

    kind: str
    minutes_waited: tuple[int, ...]
    marks: tuple[int, ...]

    id = "E0.5"
    minutes: ClassVar = 8
    edition = "2"
    columns: ClassVar = {
        "customer": N_("Customer"),
        "wait": N_("Minutes waited"),
        "mark": N_("Mark for the visit"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Together:
        """No slope for half of the variants, a slope down or up for a quarter each."""
        kind = one_of(f"{draw.task}/{draw.variant}", (*KINDS, "hardly"))
        waited = [draw.of(f"wait/{one}", range(2, 31)) for one in range(CUSTOMERS)]
        middle = draw.of("middle", (4.0, 4.5))
        marks = [
            middle + TILT[kind] * (wait - 16) + 1.3 * (draw.chance(f"mark/{one}") * 2 - 1)
            for one, wait in enumerate(waited)
        ]
        return cls(kind, tuple(waited), tuple(int(np.clip(round(mark), 1, 7)) for mark in marks))

    def accepted(self) -> bool:
        """Together, so that even the interval of nine people leaves zero out; or hardly at all."""
        if len(set(self.marks)) < 4:
            return False
        within = {"down": (-0.98, -0.67), "hardly": (-0.28, 0.28), "up": (0.67, 0.98)}
        low, high = within[self.kind]
        return low <= self._r <= high

    @property
    def given(self) -> pd.DataFrame:
        customers = pd.RangeIndex(1, CUSTOMERS + 1, name="customer")
        return pd.DataFrame({"wait": self.minutes_waited, "mark": self.marks}, index=customers)

    @cached_property
    def _spreads(self) -> tuple[float, float]:
        return float(np.std(self.minutes_waited, ddof=1)), float(np.std(self.marks, ddof=1))

    @cached_property
    def _common(self) -> float:
        return float(np.cov(self.minutes_waited, self.marks)[0, 1])

    @property
    def _r(self) -> float:
        return self._common / (self._spreads[0] * self._spreads[1])

    @property
    def worked(self) -> Mapping[str, Any]:
        wait, mark = (float(np.mean(column)) for column in (self.minutes_waited, self.marks))
        products = self._common * (CUSTOMERS - 1)
        return {
            "mean_wait": wait,
            "mean_mark": mark,
            "products": products,
            "sd_wait": self._spreads[0],
            "sd_mark": self._spreads[1],
            "n": CUSTOMERS,
        }

    @answer(Number("plain", decimals=2, low=-1, high=1))
    def r(self) -> Numbers:
        return self._r, {
            # first: near zero r² and the slope round to this guess, and whoever guessed computed neither
            "guessed-zero": maybe(0.0 if self.kind == "hardly" else math.nan),
            "reversed": maybe(-self._r),
            "squared": maybe(self._r**2),
            "divided-by-n": maybe(self._r * (CUSTOMERS - 1) / CUSTOMERS),
            "slope": maybe(self._common / self._spreads[0] ** 2),
        }

    @answer(Choice((*KINDS, "cause", "everybody")))
    def reading(self) -> str:
        return self.kind
