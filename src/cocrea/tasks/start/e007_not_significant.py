"""E0.7, two touchpoints of a real airport, a year apart: changed, not changed, or not known?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

import pandas as pd

from cocrea.data import load
from cocrea.data.sfo import TOUCHPOINTS
from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

ASKED = (
    "art",
    "restaurants",
    "shops",
    "signs",
    "screens",
    "wifi",
    "parking",
    "airtrain",
    "rental",
    "clean_boarding",
    "clean_restrooms",
    "clean_restaurants",
    "clean_overall",
    "wayfinding",
    "getting_there",
    "walkways",
    "clean_airtrain",
    "info_lower",
)
MATTERS = (0.08, 0.10, 0.12, 0.15)  # points: the smallest change that somebody would act on
KINDS = ("changed", "no-change-that-matters", "open")
CLOSE = 0.006  # of a line by which a change is read: so near, the last decimal decides
END = Number(decimals=2, absolute=0.005)  # less than CLOSE: what counts as right reads like what is right


@dataclass(frozen=True)
class Change:
    """A touchpoint's means in two years and the standard error of their difference."""

    before: float
    after: float
    se: float

    @property
    def ends(self) -> tuple[float, float]:
        change = self.after - self.before
        return change - 2 * self.se, change + 2 * self.se

    def reading(self, matters: float) -> str:
        low, high = self.ends
        if low > 0 or high < 0:
            return "changed"
        return "open" if max(-low, high) > matters else "no-change-that-matters"

    def doubtful(self, matters: float) -> bool:
        """Whether the last decimal decides how this is read."""
        edges = (-matters, 0, matters)
        return any(abs(end - edge) < CLOSE for end in self.ends for edge in edges)


@cache
def changes() -> dict[str, Change]:
    """What the airport's survey found in 2017 and in 2018, by touchpoint, rounded as it is shown."""
    rows = load("sfo_touchpoints")
    found = {}
    for item in ASKED:
        (before, after), ses = (
            rows[rows["item"] == item].sort_values("year")[column].tolist() for column in ("mean", "se")
        )
        # the errors have those asked at one time as a cluster; two years are different people
        found[item] = Change(round(before, 2), round(after, 2), round(math.hypot(*ses), 3))
    return found


@dataclass(frozen=True)
class NotSignificant(Task):
    """Two touchpoints, and the smallest change that the airport would act on (points)."""

    first: str
    second: str
    matters: float

    id = "E0.7"
    minutes: ClassVar = 9
    columns: ClassVar = {
        "touchpoint": N_("Touchpoint"),
        "before": N_("Mean in 2017"),
        "after": N_("Mean in 2018"),
        "se": N_("Standard error of the change"),
        "matters": N_("Smallest change worth acting on (points)"),
        **{item: TOUCHPOINTS[item].label for item in ASKED},
    }

    @classmethod
    def draw(cls, draw: Draw) -> NotSignificant:
        """Two touchpoints, in any order."""
        first, second = draw.order(ASKED)[:2]
        return cls(first, second, draw.of("matters", MATTERS))

    def accepted(self) -> bool:
        """Rounding decides for neither how it is read."""
        return not any(changes()[item].doubtful(self.matters) for item in (self.first, self.second))

    @property
    def given(self) -> pd.DataFrame:
        rows = [vars(changes()[item]) for item in (self.first, self.second)]
        return pd.DataFrame(rows, index=pd.Index([self.first, self.second], name="touchpoint"))

    @property
    def facts(self) -> Mapping[str, float]:
        return {"matters": self.matters}

    @property
    def worked(self) -> Mapping[str, Any]:
        both = [
            {
                "touchpoint": item,
                "change": changes()[item].after - changes()[item].before,
                "low": changes()[item].ends[0],
                "high": changes()[item].ends[1],
            }
            for item in (self.first, self.second)
        ]
        return {"both": both}

    @answer(END)
    def first_low(self) -> Numbers:
        return self._end(self.first, -1)

    @answer(Choice(KINDS))
    def first_reading(self) -> str:
        return changes()[self.first].reading(self.matters)

    @answer(END)
    def second_high(self) -> Numbers:
        return self._end(self.second, 1)

    @answer(Choice(KINDS))
    def second_reading(self) -> str:
        return changes()[self.second].reading(self.matters)

    def _end(self, item: str, side: int) -> Numbers:
        one = changes()[item]
        low, high = one.ends
        right, other = (low, high) if side < 0 else (high, low)
        change = one.after - one.before
        return right, {
            "other-end": maybe(other),
            "reversed": maybe(-other),
            "one-step": maybe(change + side * one.se),
            "change-alone": maybe(change),
            "reach-alone": maybe(2 * one.se),
            "from-the-mean": maybe(one.after + side * 2 * one.se),
        }
