"""E0.4, before and after: did one person give both answers, and does anybody know which?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, one_of
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

SHEETS = {
    "numbered": N_("the same members both times, a number on each sheet"),
    "unnumbered": N_("the same members both times, nothing on the sheets"),
    "strangers": N_("other members in June than in May"),
}


@dataclass(frozen=True)
class SamePeople(Task):
    """What a gym's members marked in May and in June, and how the sheets can be matched.

    `together` is how much two answers on one line of the file resemble each other, −1 to 1.
    """

    sheets: str
    n: int
    may: float
    june: float
    sd_may: float
    sd_june: float
    together: float

    id = "E0.4"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "sheets": N_("Who answered"),
        "n": N_("Sheets each month"),
        "may": N_("Mean in May"),
        "june": N_("Mean in June"),
        "sd_may": N_("sd in May"),
        "sd_june": N_("sd in June"),
        "sd_lines": N_("sd of June − May, line by line"),
        **SHEETS,
    }

    @classmethod
    def draw(cls, draw: Draw) -> SamePeople:
        """Each way of keeping sheets for a third of the variants."""
        sheets = one_of(f"{draw.task}/{draw.variant}", tuple(SHEETS))
        may = draw.of("may", range(380, 501)) / 100
        return cls(
            sheets=sheets,
            n=draw.of("n", range(25, 101)),
            may=may,
            june=round(may + draw.of("change", (*range(-60, -14), *range(15, 61))) / 100, 2),
            sd_may=draw.of("sd_may", range(100, 161)) / 100,
            sd_june=draw.of("sd_june", range(100, 161)) / 100,
            # on matched lines people resemble themselves; on others only chance makes two alike
            together=draw.of("together", range(35, 81) if sheets == "numbered" else range(-25, 26)) / 100,
        )

    @property
    def sd_lines(self) -> float:
        common = 2 * self.together * self.sd_may * self.sd_june
        return round(math.sqrt(self.sd_may**2 + self.sd_june**2 - common), 2)

    @property
    def given(self) -> pd.DataFrame:
        row = {name: [getattr(self, name)] for name in ("n", "may", "june", "sd_may", "sd_june", "sd_lines")}
        return pd.DataFrame(row, index=pd.Index([self.sheets], name="sheets"))

    @property
    def worked(self) -> Mapping[str, Any]:
        return {"with_pairs": self._paired, "without_pairs": self._apart}

    @answer(Number(decimals=2))
    def change(self) -> Numbers:
        return self.june - self.may, {"reversed": self.may - self.june}

    @answer(Choice(("pairs", "lost", "groups", "whichever")))
    def design(self) -> str:
        return {"numbered": "pairs", "unnumbered": "lost", "strangers": "groups"}[self.sheets]

    @answer(Number(decimals=3, low=0, high=6))
    def se(self, design: str) -> Numbers:
        right, other = (self._paired, self._apart) if design == "pairs" else (self._apart, self._paired)
        return right, {
            "pairs-forgotten" if design == "pairs" else "pairs-made-up": maybe(other),
            "not-divided": maybe(right * math.sqrt(self.n)),
            "added": maybe((self.sd_may + self.sd_june) / math.sqrt(self.n)),
        }

    @property
    def _paired(self) -> float:
        return self.sd_lines / math.sqrt(self.n)

    @property
    def _apart(self) -> float:
        return math.sqrt((self.sd_may**2 + self.sd_june**2) / self.n)
