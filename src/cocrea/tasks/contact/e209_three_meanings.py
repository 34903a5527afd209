"""E2.9, active, but in which sense?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Task, answer

CASES = {  # by whether the customer does part of the work, and whether the contact is an exchange
    "both": ("physio", "pottery", "tax-form", "rehearsal"),
    "work": ("launderette", "buffet", "locker", "air-hose"),
    "exchange": ("tailor", "sommelier", "notary", "guide"),
    "neither": ("ferry", "surgery", "night-bus", "dozing"),
}
SENTENCES = {  # in which of the three senses somebody says "active" or "passive"
    "work": ("salads", "scans", "assembles"),
    "exchange": ("campsite", "talks", "minutes"),
    "wait": ("magician", "puppets", "crosswords"),
}
OF_CASE = kind_of(CASES)
OF_SENTENCE = kind_of(SENTENCES)
CELL = Choice(tuple(CASES))


@dataclass(frozen=True)
class ThreeMeanings(Task):
    """Three customers in the middle of a service, and a sentence with the word in it."""

    cases: tuple[str, str, str]
    sentence: str

    id = "E2.9"
    minutes: ClassVar = 6
    columns: ClassVar = {
        "why-both": N_("the customer's hands or head do part of it, and somebody answers"),
        "why-work": N_("the customer does part of it, and at the other end is nobody, or a machine"),
        "why-exchange": N_("words go to and fro, and the other one does the work"),
        "why-neither": N_("the customer does nothing of it, and nothing goes to and fro"),
        "sense-work": N_("the word is about who does the work"),
        "sense-exchange": N_("the word is about what goes on between customer and staff"),
        "sense-wait": N_("the word is about what fills the wait"),
        "case": N_("Case"),
        "words": N_("What happens"),
        "physio": N_("A patient stretches his knee while the physiotherapist watches, asks and corrects."),
        "pottery": N_("In the pottery class Rita turns a bowl, and the teacher tells her why it tilts."),
        "tax-form": N_("At the tax office a man fills in his form, asking the clerk line by line."),
        "rehearsal": N_(
            "A couple practise their wedding dance; the dancing master counts and answers questions."
        ),
        "launderette": N_("At the launderette a student washes and dries his clothes; nobody is there."),
        "buffet": N_("A guest fills her plate at the buffet and carries it to her table."),
        "locker": N_("A woman takes her parcel out of a locker with a code."),
        "air-hose": N_("A cyclist pumps up her tyres with the air hose; nobody is near."),
        "tailor": N_(
            "A customer stands still while her coat is pinned; she and the tailor discuss every seam."
        ),
        "sommelier": N_("A guest tells the waiter what she likes; he recommends, opens and pours."),
        "notary": N_("A notary explains a will to its heir, who asks and listens."),
        "guide": N_(
            "A visitor is driven through the old town; the driver tells of it and answers her questions."
        ),
        "ferry": N_("A passenger sleeps in his cabin on the ferry, from port to port."),
        "surgery": N_("A patient lies under anaesthesia while her hip is replaced."),
        "night-bus": N_("A soldier sleeps through the night in a bus."),
        "dozing": N_("A man dozes in his car while the tunnel washes it."),
        "salads": N_("“At the salad counter the customers are active: they mix their own bowl.”"),
        "scans": N_("“Our active customers scan their own shopping.”"),
        "assembles": N_("“The active ones carry the flat box home and put the shelf together.”"),
        "campsite": N_("“A night at the campsite is long contact, most of it passive: a pitch and a fence.”"),
        "talks": N_(
            "“Only eleven of the forty minutes are active: in those, pupil and driving instructor speak.”"
        ),
        "minutes": N_("“In the passive part of the contact nothing goes to or fro.”"),
        "magician": N_("“A magician goes along the line now: an active wait.”"),
        "puppets": N_("“The wait for the train of the park is active since there are puppets.”"),
        "crosswords": N_(
            "“On the seats of the waiting room lie crosswords, so that nobody waits passively.”"
        ),
    }

    @classmethod
    def draw(cls, draw: Draw) -> ThreeMeanings:
        """Every cell and every sense is equally likely."""
        first, second, third = (draw.of_a_kind(place, CASES) for place in "123")
        sense = draw.of("sense", tuple(SENTENCES))
        return cls((first, second, third), draw.of("sentence", SENTENCES[sense]))

    def accepted(self) -> bool:
        """No case comes twice, and they do not all lie in one cell."""
        return len({*self.cases}) == 3 and len({OF_CASE[name] for name in self.cases}) > 1

    @property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, 5, name="case")
        return pd.DataFrame({"words": [*self.cases, self.sentence]}, index=numbers)

    @property
    def worked(self) -> Mapping[str, Any]:
        """Why each row is what it is."""
        whys = [*(f"why-{OF_CASE[name]}" for name in self.cases), f"sense-{OF_SENTENCE[self.sentence]}"]
        return {"rows": [{"n": n, "why": why} for n, why in enumerate(whys, 1)]}

    @answer(CELL)
    def first(self) -> str:
        return OF_CASE[self.cases[0]]

    @answer(CELL)
    def second(self) -> str:
        return OF_CASE[self.cases[1]]

    @answer(CELL)
    def third(self) -> str:
        return OF_CASE[self.cases[2]]

    @answer(Choice(("work", "exchange", "wait")))
    def sense(self) -> str:
        return OF_SENTENCE[self.sentence]
