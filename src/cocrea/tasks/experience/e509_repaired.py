"""E5.9, repaired: is a customer with a failure, well repaired, better off than one without?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

SATISFACTION = Number("points", decimals=2, low=-6, high=6)
RETURNS = Number(
    "plain", decimals=0, low=-100, high=100, unit="percentage points", absolute=0.5
)  # whole people
STORIES = {  # how the groups came about, and what was seen of returning
    "stories": N_("by lot, by which story of an order they read; “came back” is what they say they would do"),
    "records": N_("as it happened, in the records; “came back” is an order in the next year"),
}
SIDES = {"higher": (1.3, 2.6), "lower": (-2.6, -1.3), "open": (-0.75, 0.75)}  # margins


@dataclass(frozen=True)
class Repaired(Task):
    """Customers without a failure and customers with one that was repaired: satisfaction, and who came back.

    Satisfaction is in hundredths of a point, from 1 to 7; `margins` are those of the two differences.
    """

    satisfied: tuple[int, int]
    returned: tuple[int, int]
    margins: tuple[int, int]
    groups: str

    id = "E5.9"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "customers": N_("Customers"),
        "none": N_("No failure"),
        "repaired": N_("Failure, well repaired"),
        "satisfied": N_("Satisfaction, 1 to 7"),
        "returned": N_("Came back, of 100"),
        "satisfied_margin": N_("± of the difference in satisfaction (95 %), in points"),
        "returned_margin": N_("± of the difference in coming back (95 %), of 100"),
        "groups": N_("How they got into the two groups"),
        **STORIES,
    }

    @classmethod
    def draw(cls, draw: Draw) -> Repaired:
        """Each difference lies above zero, below it, or within its margin."""
        margins = (draw.of("margin satisfied", range(15, 36)), draw.of("margin returned", range(4, 9)))
        found = []
        for name, base, margin in (
            ("satisfied", draw.of("satisfied", range(480, 581)), margins[0]),
            ("returned", draw.of("returned", range(45, 76)), margins[1]),
        ):
            low, high = SIDES[draw.of(f"{name} side", tuple(SIDES))]
            reach = low + (high - low) * draw.chance(f"{name} reach")
            found.append((base, base + round(reach * margin)))
        return cls(found[0], found[1], margins, draw.of("groups", tuple(STORIES)))

    def accepted(self) -> bool:
        """No difference lies on its margin, and none is nothing."""
        changes = [after - before for before, after in (self.satisfied, self.returned)]
        satisfied, returned = (
            abs(abs(change) - margin) for change, margin in zip(changes, self.margins, strict=True)
        )
        return satisfied >= 3 and returned >= 1 and all(changes) and max(self.satisfied) <= 690

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame(
            {"satisfied": [value / 100 for value in self.satisfied], "returned": self.returned},
            index=pd.Index(["none", "repaired"], name="customers"),
        )

    @property
    def facts(self) -> Mapping[str, float | str]:
        return {
            "satisfied_margin": self.margins[0] / 100,
            "returned_margin": self.margins[1],
            "groups": self.groups,
        }

    @property
    def worked(self) -> Mapping[str, Any]:
        points, people = self.satisfied[1] - self.satisfied[0], self.returned[1] - self.returned[0]
        return {
            "before": self.satisfied[0] / 100,
            "after": self.satisfied[1] / 100,
            "come_before": self.returned[0],
            "come_after": self.returned[1],
            "points_low": (points - self.margins[0]) / 100,
            "points_high": (points + self.margins[0]) / 100,
            "people_low": people - self.margins[1],
            "people_high": people + self.margins[1],
        }

    @answer(SATISFACTION)
    def satisfaction(self) -> Numbers:
        """Repaired minus no failure."""
        return (self.satisfied[1] - self.satisfied[0]) / 100, {
            "repaired-alone": maybe(self.satisfied[1] / 100)
        }

    @answer(RETURNS)
    def returning(self) -> Numbers:
        """Repaired minus no failure, of 100."""
        before, after = self.returned
        return float(after - before), {
            "repaired-alone": maybe(after),
            "ratio": maybe(100 * (after - before) / before),
        }

    @answer(Choice(("both", "satisfaction", "returning", "neither")))
    def paradox(self, satisfaction: float, returning: float) -> Chosen:
        """In which of the two the repaired stand surely higher."""
        said = {(True, True): "both", (True, False): "satisfaction", (False, True): "returning"}
        sure = (satisfaction > self.margins[0] / 100, returning > self.margins[1])
        bare = (satisfaction > 0, returning > 0)
        right = said.get(sure, "neither")
        beliefs = {}
        if said.get(bare, "neither") != right:
            beliefs["sign-alone"] = said.get(bare, "neither")
        one_for_both = {(True, False): "both", (False, True): "both"}.get(sure)
        if one_for_both and beliefs.get("sign-alone") != one_for_both:
            beliefs["one-for-the-other"] = one_for_both
        return right, beliefs

    @answer(Choice(("words", "deeds", "moved-deeds", "nothing")))
    def carries(self) -> str:
        """What such a comparison can carry about coming back."""
        return "words" if self.groups == "stories" else "deeds"
