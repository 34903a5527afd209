"""E4.10, two stores with the same gap: which one came closer to the ideal?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.moments import gap, ideal_point_quality
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Task, answer

STORES = {"centre": N_("Centre"), "mall": N_("Mall")}


@dataclass(frozen=True)
class IdealPoint(Task):
    """Both stores gain `difference` points: the first from the ideal upwards, the second up to it."""

    ideal: int
    difference: int

    id = "E4.10"
    minutes: ClassVar = 5
    columns: ClassVar = {
        "store": N_("Store"),
        "expected": N_("Expected"),
        "perceived": N_("Perceived"),
        "ideal": N_("Ideal"),
        **STORES,
    }

    @classmethod
    def book(cls) -> IdealPoint:
        return cls(ideal=5, difference=2)

    @classmethod
    def draw(cls, draw: Draw) -> IdealPoint:
        """An ideal below the top of the scale, and a gap that fits on both sides of it."""
        return cls(*draw.of("", [(4, 1), (4, 2), (4, 3), (5, 1), (5, 2), (3, 1), (3, 2)]))

    @property
    def given(self) -> pd.DataFrame:
        rows = {
            "expected": [self.ideal, self.ideal - self.difference],
            "perceived": [self.ideal + self.difference, self.ideal],
            "ideal": [self.ideal, self.ideal],
        }
        return pd.DataFrame(rows, index=pd.Index(STORES, name="store"))

    @property
    def worked(self) -> Mapping[str, Any]:
        stores = [
            {
                "store": store,
                "perceived": row.perceived,
                "expected": row.expected,
                "gap": gap(row.perceived, row.expected),
                "before": abs(row.expected - row.ideal),
                "after": abs(row.perceived - row.ideal),
                "closer": ideal_point_quality(row.perceived, row.expected, row.ideal),
            }
            for store, row in self.given.iterrows()
        ]
        return {"stores": stores}

    @answer(Choice(("same", "past-the-ideal", "more-is-better", "impossible")))
    def verdict(self) -> str:
        return "past-the-ideal"
