"""E3.5, two meters: does the tip tell of the service, and do guests rate all waiters alike?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.stats.correlation import fisher_interval
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

WEAK = 10.0  # per cent explained: below it, Tierra Brava calls a meter weak (its own line)


@dataclass(frozen=True)
class Tips(Task):
    """A restaurant: r of tip and service over its bills, and two groups of waiters seen by an observer.

    All in hundredths: `r`; `apart` and `margin` of the guests' ratings, group A minus group B; and
    `listed` and `near`, the same of the observer's list.
    """

    r: int
    bills: int
    apart: int
    margin: int
    listed: int
    near: int

    id = "E3.5"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "meter": N_("Meter"),
        "tip": N_("Tip and rated service: r"),
        "ratings": N_("Guests' ratings, group A minus group B (points)"),
        "list": N_("Observer's list, group A minus group B (points)"),
        "found": N_("Found"),
        "low": N_("from"),
        "high": N_("to"),
        "bills": N_("Bills"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Tips:
        """The tip tells something, little or perhaps nothing; the ratings may lean to one group."""
        kind = draw.of("kind", ("weak", "weak", "strong", "open"))
        r = draw.of("r", {"weak": range(8, 30), "strong": range(38, 70), "open": range(2, 26)}[kind])
        bills = draw.of("bills", {"weak": range(260, 640, 10), "strong": range(60, 200, 10),
                                  "open": range(30, 90, 5)}[kind])  # fmt: skip
        return cls(
            r,
            bills,
            draw.of("apart", range(5, 61)),
            draw.of("margin", range(12, 46)),
            draw.of("listed", range(-3, 5)),
            draw.of("near", range(6, 10)),
        )

    def accepted(self) -> bool:
        """No verdict hangs on a rounding; the guests lie apart from the list, or may see nothing."""
        low, _high = self.interval
        return (
            abs(low) >= 0.02
            and abs(100 * (self.r / 100) ** 2 - WEAK) >= 2
            and (self.apart - self.margin >= self.listed + self.near + 2 or self.margin - self.apart >= 4)
            and (low > 0 or self.r < 30)
        )

    @cached_property
    def interval(self) -> tuple[float, float]:
        found = fisher_interval(self.r / 100, self.bills)
        return round(float(found[0]), 2), round(float(found[1]), 2)

    @property
    def given(self) -> pd.DataFrame:
        low, high = self.interval
        rows = {
            "found": [self.r / 100, self.apart / 100, self.listed / 100],
            "low": [low, (self.apart - self.margin) / 100, (self.listed - self.near) / 100],
            "high": [high, (self.apart + self.margin) / 100, (self.listed + self.near) / 100],
        }
        return pd.DataFrame(rows, index=pd.Index(["tip", "ratings", "list"], name="meter"))

    @property
    def facts(self) -> Mapping[str, float]:
        return {"bills": self.bills}

    @property
    def worked(self) -> Mapping[str, Any]:
        low, high = self.interval
        ends = {"rated_low": (self.apart - self.margin) / 100, "rated_high": (self.apart + self.margin) / 100}
        listed = {
            "listed": self.listed / 100,
            "list_low": (self.listed - self.near) / 100,
            "list_high": (self.listed + self.near) / 100,
        }
        return {"r": self.r / 100, "low": low, "high": high, **ends, "apart": self.apart / 100, **listed}

    @answer(Number("percent", decimals=1, low=0, high=100))
    def explained(self) -> Numbers:
        r = self.r / 100
        return 100 * r**2, {
            "r-as-share": 100 * r,
            "root": maybe(100 * r**0.5),
            "low-squared": maybe(100 * self.interval[0] ** 2),
        }

    @answer(Choice(("weak", "strong", "open", "none")))
    def tip(self, explained: float) -> str:
        if self.interval[0] <= 0:
            return "open"
        return "weak" if explained < WEAK else "strong"

    @answer(Choice(("lean", "open", "alike", "worse")))
    def ratings(self) -> str:
        return "lean" if self.apart - self.margin > self.listed + self.near else "open"
