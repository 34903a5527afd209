"""E4.6, importance–performance analysis: where does the cross go?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.moments import QUADRANTS, cross_hair, ipa
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe
from cocrea.words import lower, quadrant

ITEMS = {
    "cleanliness": N_("Cleanliness"),
    "queue": N_("Queue"),
    "offers": N_("Offers"),
    "parking": N_("Parking"),
    "music": N_("Music"),
    "app": N_("App"),
}
ASKED = ("queue", "parking", "music")
CLEAR = 0.03  # how much further than its uncertainty an item lies that the data can place
POINTS = ((6.6, 6.1), (6.3, 4.2), (5.9, 5.7), (4.8, 3.9), (2.9, 5.9), (4.1, 4.9))
ARM = Number(decimals=2, low=1, high=7)
BOX = Choice(QUADRANTS)


@dataclass(frozen=True)
class CrossHairs(Task):
    """Mean importance and performance of each of the six items."""

    points: tuple[tuple[float, float], ...]

    id = "E4.6"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "item": N_("Item"),
        "importance": N_("Importance"),
        "performance": N_("Performance"),
        "half_width": N_("Uncertainty of each mean (±)"),
        **ITEMS,
    }
    half_width = 0.25  # of the 95 % interval of every mean

    @classmethod
    def book(cls) -> CrossHairs:
        return cls(POINTS)

    @classmethod
    def draw(cls, draw: Draw) -> CrossHairs:
        """The same six points dealt out anew, each moved a little."""

        def moved(name: str, mark: float) -> float:
            return round(min(mark + draw.of(name, range(-3, 4)) / 10, 6.9), 1)

        dealt = [POINTS[place] for place in draw.order(range(len(POINTS)))]
        return cls(
            tuple(
                (moved(f"{item}/x", x), moved(f"{item}/y", y))
                for item, (x, y) in zip(ITEMS, dealt, strict=True)
            )
        )

    def accepted(self) -> bool:
        """One item, none of those asked for, lies within its uncertainty of the cross.

        All others lie clearly outside, and the three that are asked for are not in one box.
        """
        nearest = self._nearest(*self.cross)
        inside, outside = nearest < self.half_width - CLEAR, nearest > self.half_width + CLEAR
        if inside.sum() != 1 or outside.sum() != len(ITEMS) - 1 or inside[list(ASKED)].any():
            return False
        return len({self.queue, self.parking, self.music}) > 1

    @cached_property
    def given(self) -> pd.DataFrame:
        index = pd.Index(ITEMS, name="item")
        return pd.DataFrame(self.points, columns=["importance", "performance"], index=index)

    @property
    def facts(self) -> Mapping[str, float]:
        return {"half_width": self.half_width}

    @cached_property
    def cross(self) -> tuple[float, float]:
        return cross_hair(self.given.reset_index())

    @property
    def worked(self) -> Mapping[str, Any]:
        boxes = (self.queue, self.parking, self.music)
        return {
            "n": len(ITEMS),
            "sum_importance": self.given["importance"].sum(),
            "sum_performance": self.given["performance"].sum(),
            "distance": self._nearest(*self.cross).min(),
            "asked": [
                {"item": item, **self.given.loc[item], "box": lower(quadrant(box))}
                for item, box in zip(ASKED, boxes, strict=True)
            ],
        }

    @answer(ARM)
    def cross_importance(self) -> Numbers:
        return self._arm("importance", 0)

    @answer(ARM)
    def cross_performance(self) -> Numbers:
        return self._arm("performance", 1)

    @answer(BOX)
    def queue(self, cross_importance: float, cross_performance: float) -> str:
        return self._box("queue", cross_importance, cross_performance)

    @answer(BOX)
    def parking(self, cross_importance: float, cross_performance: float) -> str:
        return self._box("parking", cross_importance, cross_performance)

    @answer(BOX)
    def music(self, cross_importance: float, cross_performance: float) -> str:
        return self._box("music", cross_importance, cross_performance)

    @answer(Choice(tuple(ITEMS)))
    def unsure(self, cross_importance: float, cross_performance: float) -> str:
        return str(self._nearest(cross_importance, cross_performance).idxmin())

    def _arm(self, mark: str, place: int) -> Numbers:
        values = self.given[mark]
        middle = cross_hair(self.given.reset_index(), "scale")
        return self.cross[place], {
            "scale-centred": middle[place],
            "swapped": maybe(self.cross[1 - place]),
            "median": maybe(values.median()),
            "midrange": maybe((values.min() + values.max()) / 2),
        }

    def _box(self, item: str, importance: float, performance: float) -> str:
        return str(ipa(self.given.loc[[item]].reset_index(), (importance, performance))["quadrant"].item())

    def _nearest(self, importance: float, performance: float) -> pd.Series:
        """How far each item is from the nearer arm of a cross, in points."""
        return (self.given - [importance, performance]).abs().min(axis=1)
