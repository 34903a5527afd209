"""E5.2, two waves: did the score change, and would more people have settled it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.experience import nps, nps_difference
from cocrea.models.experience.recommendation import NetPromoterDifference
from cocrea.stats.intervals import NORMAL
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

POINTS = Number("plain", decimals=1, low=-200, high=200, unit="points")
HALF = Number("plain", decimals=1, low=0, high=200, unit="points")
CLEAR = 0.8  # points by which rounding decides nothing
TIMES = 4  # as many people: half the margin
# By how many margins the score changed.
KINDS = {
    "rose": (1.2, 2.2),
    "fell": (-2.2, -1.2),
    "more-up": (0.58, 0.85),
    "more-down": (-0.85, -0.58),
    "little-up": (0.12, 0.42),
    "little-down": (-0.42, -0.12),
}
Wave = tuple[int, int, int]


@dataclass(frozen=True)
class Waves(Task):
    """Other customers of one store in March and in September, counted as promoters, passives, detractors."""

    march: Wave
    september: Wave

    id = "E5.2"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "customers": N_("Customers"),
        "march": N_("March"),
        "september": N_("September"),
        "promoters": N_("Promoters"),
        "passives": N_("Passives"),
        "detractors": N_("Detractors"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Waves:
        """A change that is settled, one that four times as many would settle, or one that they would not."""
        n, m = draw.of("march", range(150, 401)), draw.of("september", range(150, 401))
        up, down = draw.of("up", range(35, 56)) * n // 100, draw.of("down", range(14, 31)) * n // 100
        first = (up, n - up - down, down)
        low, high = KINDS[draw.of("kind", tuple(KINDS))]
        reach = low + (high - low) * draw.chance("reach")
        change = reach * NORMAL * nps(*first).se * (1 + n / m) ** 0.5  # points
        lean = 0.3 + 0.4 * draw.chance("lean")  # the part of the change that promoters carry
        later_up = round(m * (up / n + lean * change / 100))
        later_down = round(m * (down / n - (1 - lean) * change / 100))
        return cls(first, (later_up, m - later_up - later_down, later_down))

    def accepted(self) -> bool:
        """Counts of people, and neither verdict hangs on rounding."""
        if min(*self.march, *self.september) < 10:
            return False
        found = self._found
        size, half = abs(found.difference), NORMAL * found.se
        return size >= 1 and abs(size - half) >= CLEAR and abs(size - half / 2) >= CLEAR

    @cached_property
    def _found(self) -> NetPromoterDifference:
        return nps_difference(self.march, self.september)

    @property
    def given(self) -> pd.DataFrame:
        kinds = pd.Index(["promoters", "passives", "detractors"], name="customers")
        return pd.DataFrame({"march": self.march, "september": self.september}, index=kinds)

    @property
    def worked(self) -> Mapping[str, Any]:
        before, after = nps(*self.march), nps(*self.september)
        found = self._found
        return {
            "n_march": before.n,
            "n_september": after.n,
            "nps_march": before.value,
            "nps_september": after.value,
            "se_march": before.se,
            "se_september": after.se,
            "se": found.se,
            "low": found.low,
            "high": found.high,
            "half": NORMAL * found.se / 2,
        }

    @answer(POINTS)
    def change(self) -> Numbers:
        before, after = (100 * wave[0] / sum(wave) for wave in (self.march, self.september))
        people = (self.september[0] - self.september[2]) - (self.march[0] - self.march[2])
        return self._found.difference, {
            "promoters-alone": maybe(after - before),
            "people": maybe(people),
            "september-alone": maybe(nps(*self.september).value),
        }

    @answer(HALF)
    def margin(self) -> Numbers:
        before, after = nps(*self.march).se, nps(*self.september).se
        return NORMAL * self._found.se, {
            "standard-error": maybe(self._found.se),
            "added": maybe(NORMAL * (before + after)),
            "one-wave": maybe(NORMAL * after),
            "mean-of-two": maybe(NORMAL * (before + after) / 2),
            "whole-width": maybe(2 * NORMAL * self._found.se),
        }

    @answer(Choice(("rose", "fell", "open", "same")))
    def say(self, change: float, margin: float) -> Chosen:
        if abs(change) <= margin:
            return "open", {"score-alone": "rose" if change > 0 else "fell"}
        return "rose" if change > 0 else "fell"

    @answer(Choice(("already", "yes", "no", "never")))
    def more(self, change: float, margin: float) -> str:
        """Whether four times as many people with the same shares would have settled the direction."""
        if abs(change) > margin:
            return "already"
        return "yes" if abs(change) > margin / TIMES**0.5 else "no"
