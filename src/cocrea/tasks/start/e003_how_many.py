"""E0.3, how many customers to ask, and what more of them do not change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, one_of
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

TIMES = (1.5, 2.0, 2.5, 3.0)  # as narrow
PLANS = {
    "larger": N_("ask twice as many and keep 95 %"),
    "bolder": N_("ask as many as now and print 80 % intervals"),
    "careful": N_("ask as many as now and print 99 % intervals"),
}
MISS = {"larger": "same", "bolder": "more", "careful": "fewer"}


@dataclass(frozen=True)
class HowMany(Task):
    """A clinic's survey: customers asked, half the width of its interval now and wanted, and the budget."""

    n: int
    now: float
    times: float
    budget: int
    plan: str

    id = "E0.3"
    minutes: ClassVar = 6
    columns: ClassVar = {
        "n": N_("Patients asked so far"),
        "now": N_("Half the interval's width now"),
        "wanted": N_("Half the width wanted"),
        "budget": N_("Patients they can pay for"),
        "plan": N_("Another proposal"),
        **PLANS,
    }

    @classmethod
    def draw(cls, draw: Draw) -> HowMany:
        """Money enough in half of the variants, each proposal in a third."""
        n, times = draw.of("n", range(20, 141, 4)), draw.of("times", TIMES)
        enough = one_of(f"{draw.task}/{draw.variant}/enough", (True, False))
        part = draw.of("part", (1.0, 1.1, 1.2, 1.3) if enough else (0.55, 0.65, 0.75, 0.85))
        plan = one_of(f"{draw.task}/{draw.variant}/plan", tuple(PLANS))
        # a width that can be divided by all of TIMES without rounding
        return cls(n, draw.of("now", (0.3, 0.45, 0.6)), times, round(n * times**2 * part), plan)

    def accepted(self) -> bool:
        """Short of money, they could still ask as many as a careless rule demands."""
        return self.budget > self.n * self.times

    @property
    def given(self) -> pd.DataFrame:
        row = {
            "n": [self.n],
            "now": [self.now],
            "wanted": [round(self.now / self.times, 2)],
            "budget": [self.budget],
        }
        return pd.DataFrame(row, index=pd.Index([self.plan], name="plan"))

    @property
    def worked(self) -> Mapping[str, Any]:
        return {"squared": self.times**2}

    @answer(Number("count", decimals=0, low=0, unit="people"))
    def needed(self) -> Numbers:
        right = self.n * self.times**2
        return right, {
            "in-proportion": self.n * self.times,
            "only-the-new": maybe(right - self.n),
            "doubled": maybe(2 * self.n * self.times),
        }

    @answer(Choice(("enough", "short", "never")))
    def afford(self, needed: float) -> str:
        return "enough" if self.budget >= needed else "short"

    @answer(Choice(("same", "more", "fewer")))
    def misses(self) -> str:
        return MISS[self.plan]
