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
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe
from cocrea.words import lower, quadrant

ITEMS = {
    "cleanliness": N_("Cleanliness"),
    "queue": N_("Queue"),
    "offers": N_("Offers"),
    "parking": N_("Parking"),
    "music": N_("Music"),
    "app": N_("App"),
}
ASKED = ("queue", "parking")
MIDDLE = 4.0  # of the scale
NEAR = ("next-nearest", "one-arm-only", "far")  # those that are no extreme, the nearest first
CLEAR = 0.03  # how much further than its uncertainty an item lies that the data can place
POINTS = ((6.6, 6.1), (6.3, 4.4), (5.9, 5.7), (4.8, 3.9), (2.9, 5.9), (4.1, 5.0))
ARM = Number(decimals=2, low=1, high=7)
BOX = Choice(QUADRANTS)


@dataclass(frozen=True)
class CrossHairs(Task):
    """Mean importance and performance of each of the six items."""

    points: tuple[tuple[float, float], ...]

    id = "E4.6"
    edition = "3"
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

        All others lie clearly outside, and the two that are asked for are not in one box. The
        queue lies clearly outside the uncertainty of the middle of the scale as well.
        """
        if self._nearest(MIDDLE, MIDDLE)["queue"] <= self.half_width + CLEAR:
            return False
        nearest = self._nearest(*self.cross)
        inside, outside = nearest < self.half_width - CLEAR, nearest > self.half_width + CLEAR
        if inside.sum() != 1 or outside.sum() != len(ITEMS) - 1 or inside[list(ASKED)].any():
            return False
        return self.queue != self.parking

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
        boxes = (self.queue, self.parking)
        return {
            "n": len(ITEMS),
            "sum_importance": self.given["importance"].sum(),
            "sum_performance": self.given["performance"].sum(),
            "distance": self._nearest(*self.cross).min(),
            "queue_in_the_middle": lower(quadrant(self._in_the_middle)),
            "asked": [
                {"item": item, **self.given.loc[item], "box": lower(quadrant(where))}
                for item, where in zip(ASKED, boxes, strict=True)
            ],
        }

    @property
    def _in_the_middle(self) -> str:
        """The box of the queue when the cross stands in the middle of the scale."""
        return box(*self._marks("queue"), (MIDDLE, MIDDLE))

    @answer(ARM)
    def cross_importance(self) -> Numbers:
        return self._arm("importance", 0)

    @answer(ARM)
    def cross_performance(self) -> Numbers:
        return self._arm("performance", 1)

    @answer(BOX)
    def queue(self, cross_importance: float, cross_performance: float) -> Chosen:
        return self._beliefs("queue", cross_importance, cross_performance)

    @answer(BOX)
    def parking(self, cross_importance: float, cross_performance: float) -> Chosen:
        return self._beliefs("parking", cross_importance, cross_performance)

    @answer(Choice(("stays", "changes")))
    def middle(self, queue: str) -> str:
        return "stays" if self._in_the_middle == queue else "changes"

    @answer(Choice(tuple(ITEMS)))
    def unsure(self, cross_importance: float, cross_performance: float) -> Chosen:
        by_distance = self._nearest(cross_importance, cross_performance).sort_values(kind="stable").index
        return str(by_distance[0]), self._misled(by_distance)

    def _arm(self, mark: str, place: int) -> Numbers:
        values = self.given[mark]
        middle = cross_hair(self.given.reset_index(), "scale")
        return self.cross[place], {
            "scale-centred": middle[place],
            "swapped": maybe(self.cross[1 - place]),
            "median": maybe(values.median()),
            "midrange": maybe((values.min() + values.max()) / 2),
        }

    def _marks(self, item: str) -> tuple[float, float]:
        """The mean importance and the mean performance of an item."""
        importance, performance = self.given.loc[item].to_numpy()
        return float(importance), float(performance)

    def _beliefs(self, item: str, importance: float, performance: float) -> Chosen:
        """The box of `item`, and where each mistaken reading of the map would put it."""
        cross = (importance, performance)
        x, y = self._marks(item)
        return box(x, y, cross), {
            "middle-of-scale": box(x, y, (MIDDLE, MIDDLE)),
            "axes-swapped": box(y, x, (performance, importance)),
            "importance-side": box(2 * importance - x, y, cross),
            "performance-side": box(x, 2 * performance - y, cross),
            "both-sides": box(2 * importance - x, 2 * performance - y, cross),
        }

    def _misled(self, by_distance: pd.Index) -> dict[str, str]:
        """What those would choose who do not look at distances, then who stop at a near one."""
        extremes = {
            "worst": self.given["performance"].idxmin(),
            "best": self.given["performance"].idxmax(),
            "least-important": self.given["importance"].idxmin(),
            "most-important": self.given["importance"].idxmax(),
        }
        others = [item for item in by_distance[1:] if item not in extremes.values()]
        return {code: str(item) for code, item in [*extremes.items(), *zip(NEAR, others, strict=False)]}

    def _nearest(self, importance: float, performance: float) -> pd.Series:
        """How far each item is from the nearer arm of a cross, in points."""
        return (self.given - [importance, performance]).abs().min(axis=1)


def box(importance: float, performance: float, cross: tuple[float, float]) -> str:
    """The box of one item, with the cross at (importance, performance)."""
    item = pd.DataFrame({"item": [""], "importance": [importance], "performance": [performance]})
    return str(ipa(item, cross)["quadrant"].item())
