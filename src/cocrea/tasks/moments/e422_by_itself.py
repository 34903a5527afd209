"""E4.22, regression to the mean: how much of an improvement would have come by itself?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan, sqrt
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

STORES = 5  # where nothing was done
MOMENTS = 9
FEW = 50  # customers: with so many or fewer a moment can well look worst by chance
CLEAR = 1.0  # points: half of the fall this near to what came by itself would be decided by rounding


@dataclass(frozen=True)
class ByItself(Task):
    """The worst moment of some stores, picked from nine; customers let down there, in %, at first and again.

    The last store took a measure, the others did nothing. `n` customers were asked in each store, each time.
    """

    first: tuple[float, ...]
    again: tuple[float, ...]
    n: int

    id = "E4.22"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "store": N_("Store"),
        "done": N_("What was done"),
        "nothing": N_("nothing"),
        "measure": N_("a measure"),
        "first": N_("Let down at its worst moment (%)"),
        "again": N_("The same moment, asked again (%)"),
        "n": N_("Customers asked in each store, each time"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> ByItself:
        """Each store has nine moments of its own; the one that looks worst is asked about again."""
        n = draw.of("n", (25, 30, 40, 50, 300, 400))
        pairs = [_worst_and_again(draw, store, n) for store in range(STORES)]
        worst, _same = _worst_and_again(draw, STORES, n)
        people = round(n * worst / 100)
        fewer = max(1, round(n * draw.of("fall", range(4, 15)) / 100))
        pairs.append((worst, round(100 * (people - fewer) / n, 1)))
        first, again = zip(*pairs, strict=True)
        return cls(tuple(first), tuple(again), n)

    def accepted(self) -> bool:
        """The stores that did nothing improved; and what came by itself is not about half of the fall."""
        clear = abs(self._itself - self.fall / 2) >= CLEAR
        return clear and 0.5 <= self._itself <= self.fall - 1 and min(self.again) > 3

    @property
    def fall(self) -> float:
        """By how many points the store with the measure improved."""
        return self.first[-1] - self.again[-1]

    @property
    def given(self) -> pd.DataFrame:
        names = pd.Index([*(str(store + 1) for store in range(STORES)), "A"], name="store")
        done = ["nothing"] * STORES + ["measure"]
        return pd.DataFrame({"done": done, "first": self.first, "again": self.again}, index=names)

    @property
    def facts(self) -> Mapping[str, float]:
        return {"n": self.n}

    @property
    def falls(self) -> list[float]:
        """The improvements of the stores where nothing was done."""
        return [one - two for one, two in zip(self.first[:-1], self.again[:-1], strict=True)]

    @property
    def worked(self) -> Mapping[str, Any]:
        return {"each": [round(one, 1) for one in self.falls], "whole": self.fall, "half": self.fall / 2}

    @answer(Number("plain", decimals=1, low=-100, high=100, unit="percentage points"))
    def itself(self) -> Numbers:
        return self._itself, {
            "all-six": maybe((sum(self.falls) + self.fall) / (STORES + 1)),
            "sum-not-mean": maybe(sum(self.falls)),
            "largest": maybe(max(self.falls)),
            "sign-turned": maybe(-self._itself),
            "minus-dropped": maybe(sum(map(abs, self.falls)) / STORES),
            "improved-alone": maybe(_mean([fall for fall in self.falls if fall > 0])),
            "rise-as-nothing": maybe(sum(max(fall, 0) for fall in self.falls) / STORES),
            "again-alone": maybe(sum(self.again[:-1]) / STORES),
            "store-a": maybe(self.fall),
        }

    @answer(Number("plain", decimals=1, low=-100, high=100, unit="percentage points"))
    def left(self, itself: float) -> Numbers:
        return self.fall - itself, {
            "whole-fall": self.fall,
            "added": maybe(self.fall + itself),
            "as-share": maybe(100 * (1 - itself / self.fall)),
        }

    @answer(Choice(("mostly-itself", "mostly-more", "all-itself", "all-measure")))
    def conclusion(self, itself: float) -> str:
        return "mostly-itself" if itself >= self.fall / 2 else "mostly-more"

    @answer(Choice(("few", "many", "care", "tired")))
    def because(self) -> str:
        return "few" if self.n <= FEW else "many"

    @property
    def _itself(self) -> float:
        return sum(self.falls) / STORES


def _mean(values: list[float]) -> float:
    """The mean; missing where there is none."""
    return sum(values) / len(values) if values else nan


def _worst_and_again(draw: Draw, store: int, n: int) -> tuple[float, float]:
    """What `n` customers say of the moment that looks worst, and `n` others of the same, nothing done."""
    truth = [draw.of(f"truth{store}/{moment}", range(16, 31)) for moment in range(MOMENTS)]
    looks = [_asked(draw, f"first{store}/{moment}", true, n) for moment, true in enumerate(truth)]
    worst = looks.index(max(looks))
    return looks[worst], _asked(draw, f"again{store}", truth[worst], n)


def _asked(draw: Draw, name: str, true: int, n: int) -> float:
    """The share, in %, among `n` customers where `true` % are let down: a normal draw, in whole people."""
    share = true / 100
    people = round(n * share + draw.normal(name) * sqrt(n * share * (1 - share)))
    return round(100 * min(max(people, 0), n) / n, 1)
