"""E4.20, a suspicion that can fail: ten Saturdays at the fresh counter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

DAYS = 10
SINKS_BELOW = 3.0  # points: the line that the team drew beforehand
CLEAR = 1.0  # a difference this near to the line would be decided by rounding
GAPS = {"belief": "gap1", "loose": "gap2", "short": "gap3", "promise": "gap4"}  # each suspicion, and its gap
SINKS = {  # each suspicion, and what would sink it
    "belief": "others-lead",
    "loose": "new-rule",
    "short": "everybody-there",
    "promise": "no-promise",
}


@dataclass(frozen=True)
class Suspicion(Task):
    """What is suspected, on which days it was so (``yes``), and how many in 100 were let down each day."""

    suspected: str
    so: tuple[str, ...]
    let_down: tuple[int, ...]

    id = "E4.20"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "day": N_("Saturday"),
        "belief": N_("Led by somebody who thinks that customers want a chat, not speed"),
        "loose": N_("Under the old rule, “soon”, and not under the new one, in minutes"),
        "short": N_("Somebody of the roster was missing"),
        "promise": N_("The app promised “cut in two minutes”"),
        "let_down": N_("Let down, of 100 customers"),
        "yes": N_("yes"),
        "no": N_("no"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Suspicion:
        """Days of which four to six are so; they are worse by a great deal, or by next to nothing."""
        with_it = draw.of("days", (4, 5, 6))
        so = _shuffled(draw, with_it)
        usual, worse = draw.of("usual", range(22, 41)), draw.of("worse", (-1, 0, 1, 7, 9, 12))
        noise = [draw.of(f"noise{day}", range(-7, 8)) for day in range(DAYS)]
        shares = tuple(usual + noise[day] + (worse if so[day] == "yes" else 0) for day in range(DAYS))
        return cls(draw.of("suspected", tuple(GAPS)), so, shares)

    def accepted(self) -> bool:
        """The difference does not stand on the line that the team drew."""
        return abs(self._difference - SINKS_BELOW) >= CLEAR and abs(self._difference) < 15

    @property
    def given(self) -> pd.DataFrame:
        days = pd.RangeIndex(1, DAYS + 1, name="day")
        return pd.DataFrame({self.suspected: self.so, "let_down": self.let_down}, index=days)

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "with_it": self._mean("yes"),
            "without_it": self._mean("no"),
            "days_with": self.so.count("yes"),
            "days_without": self.so.count("no"),
        }

    @answer(Choice(("gap1", "gap2", "gap3", "gap4")))
    def gap(self) -> str:
        return GAPS[self.suspected]

    @answer(Choice((*SINKS.values(), "bad-with")))
    def against(self) -> str:
        return SINKS[self.suspected]

    @answer(Number("plain", decimals=1, low=-100, high=100, unit="percentage points"))
    def difference(self) -> Numbers:
        of_all = sum(self.let_down) / DAYS
        return self._difference, {
            "sign-turned": maybe(-self._difference),
            "with-alone": self._mean("yes"),
            "from-all-days": maybe(self._mean("yes") - of_all),
        }

    @answer(Choice(("sunk", "survives", "proved")))
    def verdict(self, difference: float) -> str:
        return "sunk" if difference < SINKS_BELOW else "survives"

    @property
    def _difference(self) -> float:
        return self._mean("yes") - self._mean("no")

    def _mean(self, so: str) -> float:
        days = [share for share, was in zip(self.let_down, self.so, strict=True) if was == so]
        return sum(days) / len(days)


def _shuffled(draw: Draw, with_it: int) -> tuple[str, ...]:
    """On which days it was so: `with_it` of them, anywhere."""
    chosen = draw.order(range(DAYS), "so")[:with_it]
    return tuple("yes" if day in chosen else "no" for day in range(DAYS))
