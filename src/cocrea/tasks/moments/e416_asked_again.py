"""E4.16, who is really first, who is really last? A survey, and eight more of other customers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

MOMENTS = {
    "entry": N_("Arriving"),
    "advice": N_("Asking for advice"),
    "fitting": N_("Trying on"),
    "paying": N_("Paying"),
}
TIMES = 8  # that other customers are asked
ENOUGH = 7  # of the eight, so that a place may be named: our convention
ERROR = 4.0  # people per 100 visits by which a count moves from one survey to the next
STEPS = (1, 2, 2, 3, 15)  # between neighbours of the true order: hardly any, or far
# People per 100 visits between our survey and the mean of the eight: two standard errors of that mean
# (ERROR / √8 each), so that the last question does not hang on a toss of a coin.
CLEAR = 3.0
COUNT = Number("count", decimals=0, low=0, high=TIMES)

# Sixty customers, near neighbours: neither end holds, as the page says of surveys of this size.
BOOK_LISTS = (
    (27, 18, 29, 7),
    (27, 11, 35, 12),
    (28, 11, 30, 12),
    (33, 16, 21, 4),
    (24, 5, 17, 1),
    (27, 16, 21, 17),
    (21, 12, 24, 9),
    (27, 7, 29, 3),
    (27, 10, 25, 5),
)


@dataclass(frozen=True)
class AskedAgain(Task):
    """People let down per 100 visits at each moment: in the survey, then in eight more of other customers."""

    lists: tuple[tuple[int, ...], ...]

    id = "E4.16"
    edition = "3"
    minutes: ClassVar = 8
    columns: ClassVar = {"list": N_("Survey (0: ours)"), **MOMENTS}

    @classmethod
    def book(cls) -> AskedAgain:
        return cls(BOOK_LISTS)

    @classmethod
    def draw(cls, draw: Draw) -> AskedAgain:
        steps = [draw.of(f"step{place}", STEPS) for place in range(len(MOMENTS) - 1)]
        levels = [8 + sum(steps[:place]) for place in range(len(MOMENTS))]
        order = draw.order(levels, "order")
        return cls(
            tuple(
                tuple(
                    max(0, round(level + ERROR * draw.normal(f"{time}-{place}")))
                    for place, level in enumerate(order)
                )
                for time in range(TIMES + 1)
            )
        )

    def accepted(self) -> bool:
        """No ties for a place; each is kept nearly always or clearly not; the first one clearly moved."""
        rows = self.given
        no_ties = all(len(set(row)) == len(MOMENTS) for row in self.lists)
        kept = (self.kept(rows.idxmax(axis="columns")), self.kept(rows.idxmin(axis="columns")))
        top = rows[rows.iloc[0].idxmax()]
        moved = abs(float(top.iloc[1:].mean()) - float(top.iloc[0])) > CLEAR
        return no_ties and moved and all(count >= ENOUGH or count <= ENOUGH - 2 for count in kept)

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame(self.lists, columns=list(MOMENTS), index=pd.RangeIndex(TIMES + 1, name="list"))

    @staticmethod
    def kept(places: pd.Series) -> int:
        """In how many of the further surveys the moment that ours (the first row) put there stays."""
        return int((places.iloc[1:] == places.iloc[0]).sum())

    @property
    def worked(self) -> Mapping[str, Any]:
        survey = self.given.iloc[0]
        return {
            "top": str(survey.idxmax()),
            "bottom": str(survey.idxmin()),
            "most": survey.max(),
            "times": TIMES,
            "enough": ENOUGH,
        }

    @answer(COUNT)
    def first(self) -> Numbers:
        most, least = self.given.idxmax(axis="columns"), self.given.idxmin(axis="columns")
        return self.kept(most), {
            "survey-counted": self.kept(most) + 1,
            "last-instead": maybe(self.kept(least)),
        }

    @answer(COUNT)
    def last(self) -> Numbers:
        most, least = self.given.idxmax(axis="columns"), self.given.idxmin(axis="columns")
        return self.kept(least), {
            "survey-counted": self.kept(least) + 1,
            "first-instead": maybe(self.kept(most)),
        }

    @answer(Number("plain", decimals=1, low=0, high=100, unit="people"))
    def again(self) -> Numbers:
        """How many people our first moment lets down on average when others are asked."""
        rows = self.given
        top = rows[rows.iloc[0].idxmax()]
        return float(top.iloc[1:].mean()), {
            "ours": maybe(float(top.iloc[0])),
            "ours-included": maybe(float(top.mean())),
            "whoever-is-first": maybe(float(rows.iloc[1:].max(axis="columns").mean())),
        }

    @answer(Choice(("both", "first-only", "last-only", "neither")))
    def say(self, first: float, last: float) -> str:
        top, bottom = first >= ENOUGH, last >= ENOUGH
        if top:
            return "both" if bottom else "first-only"
        return "last-only" if bottom else "neither"

    @answer(Choice(("luck", "no-luck", "repaired", "proof")))
    def shows(self, again: float) -> str:
        return "luck" if again < float(self.given.iloc[0].max()) else "no-luck"
