"""E4.2, five moments, two rules: what first, and does importance change it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

MOMENTS = {
    "booking": N_("Booking"),
    "arriving": N_("Arriving"),
    "waiting": N_("Waiting"),
    "consultation": N_("Talking to the doctor"),
    "results": N_("Getting the results"),
}
# In how many of 100 visits each happens: few skip the waiting room, few need results sent.
OFTEN = {
    "booking": range(65, 95, 5),
    "arriving": range(91, 101),
    "waiting": range(85, 101),
    "consultation": range(88, 101),
    "results": (20, 30, 40),
}
FIRST = Choice(tuple(MOMENTS))


@dataclass(frozen=True)
class Weights(Task):
    """Of each moment: visits of 100, % below their own adequate level, mean importance, mean gap."""

    visits: tuple[int, ...]
    below: tuple[int, ...]
    importance: tuple[float, ...]
    gap: tuple[float, ...]

    id = "E4.2"
    edition = "2"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "moment": N_("Moment"),
        "visits": N_("In 100 visits"),
        "below": N_("Below (%)"),
        "importance": N_("Imp."),
        "gap": N_("Gap, desired"),
        **MOMENTS,
    }

    @classmethod
    def draw(cls, draw: Draw) -> Weights:
        return cls(
            visits=tuple(draw.of(f"{name}/v", OFTEN[name]) for name in MOMENTS),
            below=tuple(draw.of(f"{name}/b", range(14, 36)) for name in MOMENTS),
            importance=tuple(draw.of(f"{name}/i", range(18, 68)) / 10 for name in MOMENTS),
            gap=tuple(-draw.of(f"{name}/g", range(3, 27)) / 10 for name in MOMENTS),
        )

    def accepted(self) -> bool:
        """First places are clear, and not at once those of the largest share and of the lowest gap."""
        clear = all(
            values.nlargest(2).iloc[0] > 1.08 * values.nlargest(2).iloc[1]
            for values in (self.people, self.weighed)
        )
        apart = (
            self.given["below"].idxmax() != self.people.idxmax()
            or self.given["gap"].idxmin() != self.people.idxmax()
        )
        unique = all(self.given[name].nlargest(2).nunique() == 2 for name in ("below", "importance"))
        return clear and apart and unique and self.given["gap"].nsmallest(2).nunique() == 2

    @property
    def given(self) -> pd.DataFrame:
        names = ("visits", "below", "importance", "gap")
        return pd.DataFrame(
            {name: getattr(self, name) for name in names}, index=pd.Index(MOMENTS, name="moment")
        )

    @property
    def people(self) -> pd.Series:
        """People let down per 100 visits."""
        return self.given["visits"] * self.given["below"] / 100

    @property
    def weighed(self) -> pd.Series:
        return self.people * self.given["importance"]

    @property
    def worked(self) -> Mapping[str, Any]:
        rows = self.given.assign(people=self.people, weighed=self.weighed)
        return {"moments": [{"name": name, **row.to_dict()} for name, row in rows.iterrows()]}

    @answer(Number("plain", decimals=1, low=0, high=100, unit="people"))
    def most(self) -> Numbers:
        place = self.people.to_list().index(self.people.max())
        visits, below = self.visits[place], self.below[place]
        let_down = {str(name): float(people) for name, people in self.people.items()}
        return float(self.people.max()), {
            "share-alone": maybe(max(self.below)),
            "visits-alone": maybe(visits),
            "all-together": float(self.people.sum()),
            "not-per-cent": float(visits * below),
            "weighed": maybe(self.people.max() * self.importance[place]),
            "gap-first": maybe(let_down[str(self.given["gap"].idxmin())]),
            "share-first": maybe(let_down[str(self.given["below"].idxmax())]),
            "importance-first": maybe(let_down[str(self.given["importance"].idxmax())]),
        }

    @answer(FIRST)
    def first(self) -> str:
        return str(self.people.idxmax())

    @answer(FIRST)
    def weighted(self) -> str:
        return str(self.weighed.idxmax())

    @answer(Choice(("stays", "changes", "truer", "gap-decides")))
    def reading(self, first: str, weighted: str) -> str:
        return "stays" if first == weighted else "changes"
