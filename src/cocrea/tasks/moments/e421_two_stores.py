"""E4.21, two stores and two changes: what is left for the measure, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot, sqrt
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.stats.intervals import NORMAL
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

CLEAR = 0.5  # points: an end of the interval this near to zero would be decided by rounding


@dataclass(frozen=True)
class TwoStores(Task):
    """Customers let down, in % before and after: where the measure was taken, and where nothing was done.

    `n` customers were asked in each of the four groups, other people each time.
    """

    measured: tuple[int, int]
    control: tuple[int, int]
    n: int

    id = "E4.21"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "store": N_("Store"),
        "measured": N_("A, with the measure"),
        "control": N_("C, nothing done"),
        "before": N_("Before (%)"),
        "before_se": N_("SE before"),
        "after": N_("After (%)"),
        "after_se": N_("SE after"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> TwoStores:
        """Store A always improves; the other one less, as much, or more."""
        first, other = draw.of("first", range(44, 66)), draw.of("other", range(34, 61))
        falls, other_falls = draw.of("falls", range(10, 33)), draw.of("other_falls", range(0, 25))
        n = draw.of("n", (80, 200, 400, 600, 800))
        return cls((first, first - falls), (other, other - other_falls), n)

    def accepted(self) -> bool:
        """Whether zero lies in the interval does not hang on a decimal; nor is anybody below 5 %."""
        effect, margin = self._effect, self._margin
        return abs(abs(effect) - margin) >= CLEAR and abs(effect) >= 2 and self.control[1] >= 10

    @property
    def errors(self) -> tuple[float, ...]:
        """The standard errors of the four shares, in points, as the table gives them."""
        shares = (*self.measured, *self.control)
        return tuple(round(sqrt(each * (100 - each) / self.n), 1) for each in shares)

    @property
    def given(self) -> pd.DataFrame:
        one, two, three, four = self.errors
        rows = [(*self.measured, one, two), (*self.control, three, four)]
        table = pd.DataFrame(rows, columns=["before", "after", "before_se", "after_se"])
        table.index = pd.Index(["measured", "control"], name="store")
        return table[["before", "before_se", "after", "after_se"]]

    @property
    def worked(self) -> Mapping[str, Any]:
        effect, margin = self._effect, self._margin
        return {
            "change": self.measured[1] - self.measured[0],
            "change_c": self.control[1] - self.control[0],
            "se": margin / NORMAL,
            "low": effect - margin,
            "high": effect + margin,
        }

    @answer(
        Number("plain", decimals=0, low=-100, high=100, absolute=0.5, unit="percentage points")
    )  # whole numbers are subtracted
    def effect(self) -> Numbers:
        (before, after), (other_before, other_after) = self.measured, self.control
        return float(self._effect), {
            "before-after": maybe(after - before),
            "after-alone": maybe(after - other_after),
            "sign-turned": maybe(-self._effect),
            "control-alone": maybe(other_after - other_before),
            "changes-added": maybe((after - before) + (other_after - other_before)),
        }

    @answer(Number("plain", decimals=1, low=0, high=100, unit="percentage points"))
    def margin(self) -> Numbers:
        return self._margin, {
            "one-error": self._margin / NORMAL,
            "errors-added": NORMAL * sum(self.errors),
            "one-store": NORMAL * hypot(*self.errors[:2]),
            "two-errors": maybe(2 * hypot(*self.errors)),
            "not-rooted": maybe(NORMAL * sum(each**2 for each in self.errors)),
        }

    @answer(Choice(("spares", "harms", "open", "nothing", "improved")))
    def conclusion(self, effect: float, margin: float) -> str:
        if effect + margin < 0:
            return "spares"
        return "harms" if effect - margin > 0 else "open"

    @property
    def _effect(self) -> int:
        (before, after), (other_before, other_after) = self.measured, self.control
        return (after - before) - (other_after - other_before)

    @property
    def _margin(self) -> float:
        return NORMAL * hypot(*self.errors)
