"""E1.6, which of the four letters fails here?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.nature import IHIP
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Task, answer

FAILS = {  # services of which exactly one letter is not true, or none
    "intangibility": ("crown", "dish", "bouquet"),
    "heterogeneity": ("carousel", "cable-car", "driverless"),
    "inseparability": ("cleaning", "tax-return", "translation"),
    "perishability": ("tutor", "palm", "baker"),
    "none": ("walk", "talk", "stage"),
}
HOLDS = {  # services of which exactly one letter is true
    "intangibility": ("lecture", "song", "novel"),
    "heterogeneity": ("glasses", "suit", "photo-book"),
    "perishability": ("rental-car", "flat", "bicycle"),
}
PARTS = {  # what is said at EstaciónSol, by the part of the service that it is about
    "offer": ("oil", "insurance", "varnish"),
    "input": ("dirt", "numbers", "noise"),
    "capacity": ("sunday", "free-pump", "monday"),
}
WHY = {  # the reason for each answer, said in the solution
    "fails-intangibility": N_(
        "Intangible is false: there is a thing to take hold of. It comes out differently each time, the "
        "customer is there, and the hour that nobody uses is lost."
    ),
    "fails-heterogeneity": N_(
        "Heterogeneous is false: it is the same every time. One is there while it is made, the empty place "
        "is lost, and there is nothing to take home."
    ),
    "fails-inseparability": N_(
        "Inseparable is false: it is made while the customer is elsewhere. It comes out differently each "
        "time, the idle hour is lost, and there is nothing to take hold of."
    ),
    "fails-perishability": N_(
        "Perishable is false: what nobody uses is not lost, as the time serves for something else. It is "
        "live, another one each time, and there is nothing to take home."
    ),
    "fails-none": N_(
        "All four hold: it is another one each time, the customer is there while it is made, there is "
        "nothing to take home, and what is not used is gone."
    ),
    "holds-intangibility": N_(
        "Only intangible is true: there is nothing to hold. But it was made once and beforehand, is the "
        "same for all, and no use of it is ever missed."
    ),
    "holds-heterogeneity": N_(
        "Only heterogeneous is true: no two are alike. But there is a thing, it is made while the customer "
        "is away, and orders that wait fill the quiet hours."
    ),
    "holds-perishability": N_(
        "Only perishable is true: the time without a customer is lost. But there is a thing to take hold "
        "of, all are alike, and it is made ready beforehand."
    ),
    "part-offer": N_("It speaks of what is offered: nobody can look at it or try it before paying."),
    "part-input": N_(
        "It speaks of what the customer brings: it differs from one to another, or nothing begins without it."
    ),
    "part-capacity": N_(
        "It speaks of what stands ready: it is there at its hour, whether anybody comes or not."
    ),
}
FAILED = kind_of(FAILS)
HELD = kind_of(HOLDS)
PART = kind_of(PARTS)


@dataclass(frozen=True)
class FourLetters(Task):
    """Two services of which one letter may fail, one of which one letter holds, and a remark."""

    cases: tuple[str, str, str, str]

    id = "E1.6"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "case": N_("Case"),
        "words": N_("What happens"),
        "crown": N_(
            "A dentist makes a crown while Elena sits in the chair. No two teeth are alike, and an hour that "
            "nobody books is gone. She wears the crown home."
        ),
        "dish": N_(
            "The cook makes the dish when the table orders it, and while the guests sit there. It comes out "
            "a little different each evening, and a free table earns nothing. On the plate lies a trout."
        ),
        "bouquet": N_(
            "The florist binds the bouquet before the customer's eyes and as he asks, each time another. "
            "An hour without customers is lost. He carries the flowers out of the door."
        ),
        "carousel": N_(
            "The carousel turns for three minutes, always the same three. One rides while it turns, an empty "
            "horse is lost, and nobody takes anything home."
        ),
        "cable-car": N_(
            "The cable car takes four minutes up the hill, on every trip and for everybody. One rides while "
            "it runs, an empty cabin that has left is lost, and nobody takes anything home."
        ),
        "driverless": N_(
            "A driverless train takes 22 minutes from end to end, trip after trip the same. One rides while "
            "it runs, an empty place is lost, and nobody takes anything home."
        ),
        "cleaning": N_(
            "The cleaners come while the family is at work. The rooms are never in the same state, and an "
            "hour without a house is lost. In the evening nothing new is there: the dirt is gone."
        ),
        "tax-return": N_(
            "An accountant does the tax return in May, for each client another one; the client hears of it "
            "in June. A day in May without clients is lost. What comes of it is a figure in an office."
        ),
        "translation": N_(
            "An interpreter's office turns speeches into another language overnight, while the speaker "
            "sleeps. Each text is another, and a night without orders is lost. Words go out by mail."
        ),
        "tutor": N_(
            "Forty hours of conversation are paid for a year. What is not used in March is used in April, "
            "and meanwhile the tutor does other work. They talk live, each time of something else."
        ),
        "palm": N_(
            "A shoe seller also reads palms, live, each hand another story, and nothing to hold. While "
            "nobody asks for it she sells shoes, and no minute is lost."
        ),
        "baker": N_(
            "A baker walks visitors round the old town when they ring; each group asks for other stories. "
            "Between two groups he bakes, and no minute is lost. There is nothing to take home."
        ),
        "walk": N_(
            "At ten a guide walks a group round the old town. Each group asks for other stories, a free "
            "place at ten cannot be sold at eleven, and there is nothing to take home."
        ),
        "talk": N_(
            "A psychologist and a patient talk for fifty minutes. Each hour takes another course, nothing is "
            "handed over, and an hour that the patient misses is gone."
        ),
        "stage": N_(
            "Actors improvise on what the audience calls out. No evening is like another, an empty seat "
            "stays empty, and there is nothing to take home."
        ),
        "lecture": N_(
            "A lecture that was recorded once is watched at midnight or in May, always the same. Nobody is "
            "turned away, and no seat stays empty. There is nothing to hold."
        ),
        "song": N_(
            "A song on a streaming service was recorded years ago. It is the same for every listener, at any "
            "hour, for any number of them. There is nothing to hold."
        ),
        "novel": N_(
            "A novel on loan from a digital library: written long ago, the same for every reader, never out "
            "on loan to somebody else. There is nothing to hold."
        ),
        "glasses": N_(
            "Glasses are ground to a prescription, no two pairs alike, while the customer is at home. On "
            "quiet days the workshop does orders that wait, so that no hour is lost. They lie in a case."
        ),
        "suit": N_(
            "A suit is cut to measure, each another, and sewn while the customer is away. Orders that wait "
            "fill the quiet hours, so that none is lost. It hangs ready on its hanger."
        ),
        "photo-book": N_(
            "A photo book is printed from the customer's own pictures, no two alike, at night. A pile of "
            "orders waits, so that the press never stands still. It comes as a parcel."
        ),
        "rental-car": N_(
            "A rental car, of a fleet in which all are alike, was washed and filled the evening before. The "
            "customer gets in and drives off with it. A day on which it stands in the yard is lost."
        ),
        "flat": N_(
            "Holiday flats, all of one kind, are made ready before anybody arrives. The guests get a key, "
            "four walls and a kettle. A night without guests is lost."
        ),
        "bicycle": N_(
            "City bicycles, all alike, are put out at night. In the morning one takes one by the handlebar "
            "and rides off. A morning in the rack is lost."
        ),
        "oil": N_("“Nobody can try the oil change before paying for it.”"),
        "insurance": N_("“Until a parcel is lost, the parcel insurance is a sentence on paper.”"),
        "varnish": N_("“That our wash spares the paint: the driver has to take our word for it.”"),
        "dirt": N_("“No two cars drive into the wash with the same dirt on them.”"),
        "numbers": N_("“We cannot order a tyre before the driver has read us the numbers on the old one.”"),
        "noise": N_("“The mechanic waits until the driver has said what he heard, and where.”"),
        "sunday": N_("“On Sunday night the parcel counter is staffed, and not one parcel comes.”"),
        "free-pump": N_("“A pump that stood free at ten is of no use to anybody at six.”"),
        "monday": N_("“The mechanic's hour on Monday cannot be sold on Saturday.”"),
        **WHY,
    }  # fmt: skip

    @classmethod
    def draw(cls, draw: Draw) -> FourLetters:
        """Each letter, and none, is equally likely to fail; each part equally likely to be spoken of."""
        first, second = (draw.of_a_kind(place, FAILS) for place in ("first", "second"))
        return cls((first, second, draw.of_a_kind("third", HOLDS), draw.of_a_kind("part", PARTS)))

    def accepted(self) -> bool:
        """The first two services do not show the same."""
        return FAILED[self.cases[0]] != FAILED[self.cases[1]]

    @property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, len(self.cases) + 1, name="case")
        return pd.DataFrame({"words": self.cases}, index=numbers)

    @property
    def worked(self) -> Mapping[str, Any]:
        one, two, three, four = self.cases
        whys = (
            f"fails-{FAILED[one]}",
            f"fails-{FAILED[two]}",
            f"holds-{HELD[three]}",
            f"part-{PART[four]}",
        )
        return {"cases": [{"case": n, "why": why} for n, why in enumerate(whys, 1)]}

    @answer(Choice(tuple(FAILS)))
    def first(self) -> str:
        return FAILED[self.cases[0]]

    @answer(Choice(tuple(FAILS)))
    def second(self) -> str:
        return FAILED[self.cases[1]]

    @answer(Choice(IHIP))
    def third(self) -> str:
        return HELD[self.cases[2]]

    @answer(Choice(tuple(PARTS)))
    def part(self) -> str:
        return PART[self.cases[3]]
