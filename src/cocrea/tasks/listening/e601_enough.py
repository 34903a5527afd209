"""E6.1, are so many interviews enough for a need that so few customers bring up?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor, log
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.listening import interviews_needed, need_coverage
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

CLEAR = 2.5  # per cent between what is heard and what is wanted
MOST = 60  # interviews that a store would plan
OTHERS = {"rarer": 0.5, "commoner": 2.0}  # how often the other need comes up, by this one


@dataclass(frozen=True)
class Enough(Task):
    """Of 100 customers `chance` bring a need up by themselves; `planned` interviews, `wanted` per cent."""

    chance: int
    planned: int
    wanted: int
    other: str

    id = "E6.1"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "chance": N_("Of 100 customers, bring such a need up"),
        "planned": N_("Interviews planned"),
        "wanted": N_("To be heard, of 100 such needs"),
        "rare": N_("Of 100 customers, bring another kind of need up"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Enough:
        """In about half of the variants the plan is enough; whether is settled once for a variant."""
        chance = draw.of("chance", range(6, 27, 2))
        wanted = draw.of("wanted", (75, 80, 85, 90, 95))
        enough = Draw(draw.task, draw.variant).of("enough", (True, False))
        paces = (1.1, 1.2, 1.3, 1.4, 1.5, 1.6) if enough else (0.4, 0.5, 0.55, 0.6, 0.7, 0.8)
        planned = round(_needed(chance, wanted) * draw.of("pace", paces))
        return cls(chance, planned, wanted, draw.of("other", tuple(OTHERS)))

    def accepted(self) -> bool:
        return abs(self._heard - self.wanted) >= CLEAR and 5 <= self.planned <= MOST

    @property
    def given(self) -> pd.DataFrame:
        row = [[self.chance, self.planned, self.wanted, self.rare]]
        return pd.DataFrame(row, columns=["chance", "planned", "wanted", "rare"], index=[1])

    @property
    def shown(self) -> pd.DataFrame:
        """One row says no more than its facts."""
        return self.given.set_index("chance")

    @property
    def rare(self) -> int:
        """Of 100 customers, so many bring the other need up."""
        return round(self.chance * OTHERS[self.other])

    @property
    def _heard(self) -> float:
        return 100 * float(need_coverage(self.chance / 100, self.planned))

    @property
    def worked(self) -> Mapping[str, Any]:
        silent = 1 - self.chance / 100
        return {
            "silent": silent,
            "missed": 100 - self._heard,
            "left": 1 - self.wanted / 100,
            "exact": log(1 - self.wanted / 100) / log(silent),
        }

    @answer(Number("percent", decimals=1, low=0, high=100))
    def heard(self) -> Numbers:
        chance = self.chance / 100
        return self._heard, {
            "multiplied": maybe(100 * chance * self.planned),
            "one-fewer": maybe(100 * float(need_coverage(chance, self.planned - 1))),
        }

    @answer(Number("count", decimals=0, low=1))
    def needed(self) -> Numbers:
        exact = log(1 - self.wanted / 100) / log(1 - self.chance / 100)
        return _needed(self.chance, self.wanted), {
            "rounded-down": maybe(floor(exact)),
            "multiplied": maybe(ceil(self.wanted / self.chance)),
            "left-and-wanted": maybe(_needed(self.chance, 100 - self.wanted)),
        }

    @answer(Choice(("enough", "short", "saturated", "never")))
    def verdict(self, heard: float) -> str:
        return "enough" if heard >= self.wanted else "short"

    @answer(Choice(("half", "same", "twice")))
    def other_need(self) -> tuple[str, Mapping[str, str]]:
        """Twice as rare, about twice the interviews."""
        right = "twice" if self.other == "rarer" else "half"
        return right, {"same-number": "same", "turned": "half" if right == "twice" else "twice"}


def _needed(chance: int, wanted: int) -> int:
    found = interviews_needed(chance / 100, wanted / 100)
    assert found is not None  # needs that are equally easy are heard in the end
    return found
