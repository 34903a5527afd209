"""E4.13, people let down: which moment of a cafeteria is key, and by which rule?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.moments import people_let_down
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, Text, answer, maybe

MOMENTS = {  # of lunch in a university cafeteria
    "queue": N_("Queueing for the food"),
    "pay": N_("Paying for the meal"),
    "seat": N_("Finding a seat"),
    "contents": N_("Asking what is in a dish"),
}
ASKED = (80, 100, 120, 140)  # customers asked about a moment
PEOPLE = Number("plain", decimals=1, low=0, high=100, unit="people")
LEAD = 2  # standard errors of the difference in people, so that chance does not choose who is first
LEAD_IMPORTANCE = 0.2  # points


@dataclass(frozen=True)
class LetDown(Task):
    """For each moment: in how many of 100 visits it happens, how many were asked, how many of
    them got less than they themselves accept, and how important they call it (mean, of 7)."""

    visits: tuple[int, ...]
    asked: tuple[int, ...]
    below: tuple[int, ...]
    importance: tuple[float, ...]

    id = "E4.13"
    minutes: ClassVar = 12
    edition = "2"
    columns: ClassVar = {
        "moment": N_("Moment"),
        "visits": N_("Of 100"),
        "asked": N_("Asked"),
        "below": N_("Of them below"),
        "importance": N_("Imp."),
        **MOMENTS,
    }

    @classmethod
    def draw(cls, draw: Draw) -> LetDown:
        """The moment that lets most people down is the most important one in every second variant."""
        asked = tuple(draw.of(f"asked {moment}", ASKED) for moment in MOMENTS)
        shares = (draw.of(f"share {moment}", range(8, 72)) / 100 for moment in MOMENTS)
        drawn = cls(
            visits=tuple(draw.of(f"visits {moment}", range(10, 101, 5)) for moment in MOMENTS),
            asked=asked,
            below=tuple(round(n * share) for n, share in zip(asked, shares, strict=True)),
            importance=(),
        )
        others = [moment for moment in draw.order(MOMENTS) if moment != drawn.first]
        order = [drawn.first, *others] if draw.of("agree", (True, False)) else [*others, drawn.first]
        marks = sorted((draw.of(f"importance {n}", range(35, 66)) / 10 for n in range(4)), reverse=True)
        importance = dict(zip(order, marks, strict=True))
        return replace(drawn, importance=tuple(importance[moment] for moment in MOMENTS))

    def accepted(self) -> bool:
        """Both rules have a first moment: one that other customers asked would hardly take away."""
        importance = sorted(self.importance)
        return importance[-1] - importance[-2] >= LEAD_IMPORTANCE and all(
            self.people[self.first] - self.people[other]
            > LEAD * math.hypot(self._se[self.first], self._se[other])
            for other in MOMENTS
            if other != self.first
        )

    @property
    def given(self) -> pd.DataFrame:
        table = {
            "visits": self.visits,
            "asked": self.asked,
            "below": self.below,
            "importance": self.importance,
        }
        return pd.DataFrame(table, index=pd.Index(MOMENTS, name="moment"))

    @property
    def people(self) -> Mapping[str, float]:
        """People let down in 100 visits, by moment."""
        shares = [below / n for below, n in zip(self.below, self.asked, strict=True)]
        return dict(zip(MOMENTS, people_let_down(shares, self.visits).tolist(), strict=True))

    @property
    def _se(self) -> Mapping[str, float]:
        """The standard error of the people let down, by moment; how often a moment happens is given."""
        rows = zip(MOMENTS, self.visits, self.asked, self.below, strict=True)
        return {moment: visits * math.sqrt(below * (n - below) / n**3) for moment, visits, n, below in rows}

    @property
    def important(self) -> str:
        """The moment that is first by importance."""
        return max(MOMENTS, key=dict(zip(MOMENTS, self.importance, strict=True)).__getitem__)

    @property
    def worked(self) -> Mapping[str, Any]:
        table = self.given.reset_index().to_dict("records")
        return {
            "row": [{**row, "people": self.people[row["moment"]]} for row in table],
            "name_first": self.first,
            "name_important": self.important,
        }

    @answer(PEOPLE)
    def seat(self) -> Numbers:
        return self._let_down("seat")

    @answer(PEOPLE)
    def contents(self) -> Numbers:
        return self._let_down("contents")

    def _let_down(self, moment: str) -> Numbers:
        place = list(MOMENTS).index(moment)
        visits, asked, below = self.visits[place], self.asked[place], self.below[place]
        return self.people[moment], {
            "share-alone": maybe(100 * below / asked),
            "share-of-one": maybe(below / asked),
            "customers-counted": maybe(below),
            "well-served": maybe(visits - self.people[moment]),
        }

    @answer(Choice(tuple(MOMENTS)))
    def first(self) -> str:
        return max(MOMENTS, key=self.people.__getitem__)

    @answer(Choice(("agree", "differ", "importance", "distance")))
    def because(self, first: str) -> str:
        return "agree" if first == self.important else "differ"

    own = Text(weight=100, rows=6)
