"""E4.11, what should be measured, for which purpose, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Task, answer

PURPOSES = {  # what somebody wants to know: the least that has to be measured for it
    "follow": "perceived",
    "shortest": "perceived",
    "rank": "perceived",
    "let-down": "own-level",
    "own-bar": "own-level",
    "hurried": "own-level",
    "till": "clock",
    "standard": "clock",
    "shift": "clock",
    "rival": "both-shops",
    "leaving": "both-shops",
    "next-door": "both-shops",
    "weights": "importance",
    "first-said": "importance",
    "trade-off": "importance",
    "unsaid": "listening",
    "new-idea": "listening",
    "why-silent": "listening",
}
MEASURES = ("perceived", "own-level", "clock", "both-shops", "importance", "listening")
REASONS = {  # why just this measure
    "perceived": "nothing-added",
    "own-level": "own-person",
    "clock": "not-a-clock",
    "both-shops": "adequate-differs",
    "importance": "weight-not-state",
    "listening": "no-words-yet",
}
ASKED = ("first", "second", "third")
MEASURE = Choice(MEASURES)


@dataclass(frozen=True)
class WhichMeasure(Task):
    """Three purposes, by what has to be measured for each."""

    purposes: tuple[str, str, str]

    id = "E4.11"
    edition = "2"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "purpose": N_("Purpose"),
        "wanted": N_("Somebody wants to know"),
        "follow": N_("how the general judgement of the store moves from month to month, with nine questions"),
        "shortest": N_("which customers will call the store good, with the shortest sheet"),
        "rank": N_("which of two cashiers customers feel better treated by"),
        "let-down": N_("how many customers get less at the fresh counter than they themselves accept"),
        "own-bar": N_("whether pensioners, who ask for less, are let down less often than others"),
        "hurried": N_("whether customers in a hurry leave with less than they can live with"),
        "till": N_("whether a second till has shortened the queue by two minutes"),
        "standard": N_("whether “9 in 10 reach the till within 6 minutes” was kept on Friday"),
        "shift": N_("on which shift goods returned are paid back late"),
        "rival": N_("why customers with nothing to complain of buy more and more elsewhere"),
        "leaving": N_("at which of the two supermarkets they get less than they accept"),
        "next-door": N_("whether people put up with more here because the store is next door"),
        "weights": N_("how much each moment shall count when nine shares are added up to one number"),
        "first-said": N_("which moments customers would name first if they could only name two"),
        "trade-off": N_("whether a short queue matters more to them than a friendly word"),
        "unsaid": N_("what customers need at the bagging place and have never put into words"),
        "new-idea": N_("what an excellent fresh counter would be that no supermarket has yet"),
        "why-silent": N_("which troubles at the returns desk people are so used to that they name none"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> WhichMeasure:
        """Three purposes; each measure is equally likely for each, and no purpose comes twice."""

        def purpose(name: str) -> str:
            measure = draw.of(name, MEASURES)
            return draw.of(f"{name}/which", [each for each, needs in PURPOSES.items() if needs == measure])

        return cls((purpose("first"), purpose("second"), purpose("third")))

    def accepted(self) -> bool:
        return len({*self.purposes}) == len(self.purposes)

    @property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, len(self.purposes) + 1, name="purpose")
        return pd.DataFrame({"wanted": self.purposes}, index=numbers)

    @answer(MEASURE)
    def first(self) -> str:
        return PURPOSES[self.purposes[0]]

    @answer(MEASURE)
    def second(self) -> str:
        return PURPOSES[self.purposes[1]]

    @answer(MEASURE)
    def third(self) -> str:
        return PURPOSES[self.purposes[2]]

    @answer(Choice(tuple(REASONS.values())))
    def because(self, first: str) -> str:
        return REASONS[first]
