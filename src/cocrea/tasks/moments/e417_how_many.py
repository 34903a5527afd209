"""E4.17, how many customers must we ask? A plan before the survey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.stats import n_for_half_width
from cocrea.stats.intervals import NORMAL
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

# Rounding up, rounding at the end, and t for z differ by a few people: none of them is a mistake.
PEOPLE = Number("count", decimals=0, low=1, high=10_000, absolute=3, unit="people")
FORMS = replace(PEOPLE, unit="forms")


@dataclass(frozen=True)
class HowMany(Task):
    """The spread in the pilot, the half-width wanted, % left blank, forms one can pay, next year's factor."""

    sd: float
    half_width: float
    blank: int
    forms: int
    narrower: int

    id = "E4.17"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "sd": N_("Standard deviation of the gaps in the pilot (points)"),
        "half_width": N_("Half-width wanted (points)"),
        "blank": N_("Forms with something left blank (%)"),
        "forms": N_("Forms there is money for"),
        "narrower": N_("Next year: so many times narrower"),
        "row": N_("Plan"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> HowMany:
        sd = draw.of("sd", range(110, 190, 2)) / 100
        half = draw.of("half", (0.15, 0.2, 0.25, 0.3))
        blank = draw.of("blank", (15, 20, 25, 30))
        needed = n_for_half_width(sd, half) / (1 - blank / 100)
        forms = 10 * round(needed * draw.of("money", (0.6, 0.75, 0.88, 1.15, 1.3, 1.5)) / 10)
        return cls(sd, half, blank, forms, draw.of("narrower", (2, 3)))

    def accepted(self) -> bool:
        """The money is enough or too little by more than rounding."""
        return abs(self.forms - self.handed_out) > 8

    @property
    def given(self) -> pd.DataFrame:
        names = ("sd", "half_width", "blank", "forms", "narrower")
        return pd.DataFrame({name: [getattr(self, name)] for name in names}, index=pd.Index([1], name="row"))

    @property
    def worked(self) -> Mapping[str, Any]:
        return {"exact": (NORMAL * self.sd / self.half_width) ** 2, "complete_of_1": 1 - self.blank / 100}

    @answer(PEOPLE)
    def complete(self) -> Numbers:
        right = n_for_half_width(self.sd, self.half_width)
        return right, {
            "not-squared": NORMAL * self.sd / self.half_width,
            "no-factor": (self.sd / self.half_width) ** 2,
            "width-not-squared": maybe((NORMAL * self.sd) ** 2 / self.half_width),
        }

    @answer(FORMS)
    def handed_out(self, complete: float) -> Numbers:
        return complete / (1 - self.blank / 100), {
            "added": complete * (1 + self.blank / 100),
            "not-added": complete,
            "taken-off": complete * (1 - self.blank / 100),
        }

    @answer(Choice(("enough", "too-few", "thirty", "share-of-customers")))
    def verdict(self, handed_out: float) -> str:
        return "enough" if self.forms >= handed_out else "too-few"

    @answer(Choice(("twice", "three-times", "four-times", "nine-times")))
    def narrow(self) -> str:
        return {2: "four-times", 3: "nine-times"}[self.narrower]
