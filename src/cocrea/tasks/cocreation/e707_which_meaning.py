"""E7.7, which meaning: what a sentence calls co-creation, the year of a wording, and who would say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Task, answer

MEANINGS = {  # what happens in invented services, four of each meaning
    "design": {
        "beer": N_("A brewery and twelve landlords work out what the new beer without alcohol is to be."),
        "ward": N_("Patients and nurses settle what the new day ward will offer, and what not."),
        "night-line": N_("A bus company and its passengers draw the night line that is missing."),
        "hail": N_("An insurer and four farmers write the new policy against hail, sentence by sentence."),
    },
    "production": {
        "hostel": N_("Guests of a hostel make their own beds before they leave."),
        "floats": N_("After the course the swimmers put the floats back on the shelf."),
        "club": N_("Members of a car club clean the car for whoever comes next."),
        "sheet": N_("Parents fill in the sheet of vaccinations before they come to the doctor."),
    },
    "use": {
        "fog": N_("In the fog a walker finds down to the valley with the map that he bought in June."),
        "sleep": N_("With what he heard on the ward a man sleeps through the night again, at home."),
        "baker": N_("Because of the night line a baker can keep her early job."),
        "party": N_("At a birthday party those who drive enjoy the beer without alcohol."),
    },
}
WORDINGS = {  # three sentences in the spirit of each of three wordings of one premise
    "y2004": {
        "producer-care": N_("In every treatment, the patient is one of those who produce it."),
        "producer-loan": N_("Whoever borrows always produces a part of the loan, too."),
        "producer-dinner": N_("There is no dinner out in which the guest is not a producer as well."),
    },
    "y2008": {
        "creator-care": N_("What the treatment is worth is always created by the patient, too."),
        "creator-loan": N_("Whoever borrows is always one of the two who create what the loan is worth."),
        "creator-dinner": N_("What a dinner out is worth is in every case created with the guest."),
    },
    "y2016": {
        "actors-care": N_("What it is worth arises from ward, chemist, family and always from the patient."),
        "actors-loan": N_("Bank, notary, builder and, in every case, the borrower create what it is worth."),
        "actors-dinner": N_("Farmer, cook, driver and always the guest create what the dinner is worth."),
    },
}
SAYERS = {  # three sentences that only one of three definitions supports
    "column": {
        "hand": N_("It is no co-creation until both have had a hand in what will be offered."),
        "checked": N_("First a need is found and checked with the customer; what covers it, both create."),
        "tariff": N_("Those who drew up the tariff with the firm co-created; those who use it do not."),
    },
    "always": {
        "nobody": N_("There is no value that a firm has made by itself and then hands over."),
        "reader": N_("Even who reads alone co-creates, with author, printer and bookseller."),
        "cases": N_("To look for cases without co-creation of value is to look in vain."),
    },
    "interaction": {
        "easier": N_("Where the two do not meet, the firm makes value easier and the customer creates it."),
        "talk": N_("A firm can co-create as long as each acts on the other, and no longer."),
        "chance": N_("Co-creation is a chance that opens with the meeting and closes after it."),
    },
}
MEANING_OF = kind_of(MEANINGS)
YEAR_OF = kind_of(WORDINGS)
SAYER_OF = kind_of(SAYERS)
MEANING = Choice(tuple(MEANINGS))


@dataclass(frozen=True)
class WhichMeaning(Task):
    """Three cases by what co-creation means, a wording by its year, a sentence by who would say it."""

    cases: tuple[str, str, str]
    wording: str
    sentence: str

    id = "E7.7"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "row": N_("Sentence"),
        "says": N_("What it says"),
        **{
            name: said
            for pool in (MEANINGS, WORDINGS, SAYERS)
            for names in pool.values()
            for name, said in names.items()
        },
        "design": N_("joint design"),
        "production": N_("coproduction"),
        "use": N_("value in use"),
        "y2004": "2004",
        "y2008": "2008",
        "y2016": "2016",
        "column": N_("the column"),
        "always": N_("Vargo and Lusch"),
        "interaction": N_("Grönroos and Voima"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> WhichMeaning:
        """Each meaning, year and definition is equally likely at its place."""
        a, b, c = (draw.of_a_kind(place, MEANINGS) for place in "ABC")
        return cls((a, b, c), draw.of_a_kind("D", WORDINGS), draw.of_a_kind("E", SAYERS))

    def accepted(self) -> bool:
        """No case twice, and not one meaning in all three."""
        return len({*self.cases}) == 3 and len({MEANING_OF[case] for case in self.cases}) > 1

    @property
    def given(self) -> pd.DataFrame:
        rows = (*self.cases, self.wording, self.sentence)
        return pd.DataFrame({"says": rows}, index=pd.Index(tuple("ABCDE"), name="row"))

    @answer(MEANING)
    def first(self) -> str:
        return MEANING_OF[self.cases[0]]

    @answer(MEANING)
    def second(self) -> str:
        return MEANING_OF[self.cases[1]]

    @answer(MEANING)
    def third(self) -> str:
        return MEANING_OF[self.cases[2]]

    @answer(Choice(tuple(WORDINGS)))
    def year(self) -> str:
        return YEAR_OF[self.wording]

    @answer(Choice(tuple(SAYERS)))
    def sayer(self) -> str:
        return SAYER_OF[self.sentence]
