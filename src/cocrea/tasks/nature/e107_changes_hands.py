"""E1.7, what changes hands, and what is rented?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Task, answer

OFFERS = {  # what is sold, by what the customer gets: ownership, or the use of something for a time
    "owned": ("blade", "cheese", "tyre"),
    "thing": ("drill", "dress", "pump"),
    "space": ("seat", "storage", "stall"),
    "people": ("lawyer", "mechanic", "gardener"),
    "facility": ("park", "gym", "museum"),
    "network": ("phone", "internet", "cards"),
}
SENTENCES = {  # what a colleague says, by the idea behind it
    "ownership": ("yours-after", "rent", "keep"),
    "labour": ("wages", "dear-people", "machines"),
    "together": ("while-used", "must-meet", "no-shelf"),
    "skills": ("applied", "carriers", "no-line"),
}
LIMITS = {  # what a case shows of the rule “a service is where nothing changes hands”
    "fits": ("night", "bus", "safe-box"),
    "too-narrow": ("restaurant", "dentist", "pharmacy"),
    "too-wide": ("lease", "land", "machine"),
}
WHY = {  # the reason for each answer, said in the solution
    "why-owned": N_("It stays with the customer, who could sell it on: owned."),
    "why-thing": N_("The customer has it alone for a time, and brings it back: use of a thing."),
    "why-space": N_("For a time a marked part is this customer's alone: use of a space."),
    "why-people": N_("What is paid for is somebody's work, and nothing of theirs stays: use of people."),
    "why-facility": N_("One goes in and is there beside others: entrance to a shared place."),
    "why-network": N_("It connects the customer with others who are elsewhere: access to a network."),
    "why-ownership": N_(
        "The sentence asks whose something is afterwards, or speaks of rent: the idea is ownership."
    ),
    "why-labour": N_("The sentence sets wages or hands beside machines: the idea is labour and plant."),
    "why-together": N_(
        "The sentence says when it is made, or that two must meet: the idea is making and using at once."
    ),
    "why-skills": N_(
        "The sentence sees skill in the thing and in the hour: the idea is that no line is there."
    ),
    "why-fits": N_("The use ends, nothing of the seller's stays, and we say service: the rule fits."),
    "why-too-narrow": N_(
        "Something is kept or eaten, and we say service all the same: the rule is too narrow."
    ),
    "why-too-wide": N_(
        "A rent on paper; use, care and repairs are the customer's, as an owner's are: the rule is too wide."
    ),
}
WHAT = kind_of(OFFERS)
WHOSE = kind_of(SENTENCES)
SHOWS = kind_of(LIMITS)


@dataclass(frozen=True)
class ChangesHands(Task):
    """Two offers, a sentence of a colleague's, and a case that the rule may or may not fit."""

    cases: tuple[str, str, str, str]

    id = "E1.7"
    minutes: ClassVar = 7
    columns: ClassVar = {
        "case": N_("Case"),
        "words": N_("What is said"),
        "blade": N_("A wiper blade from the shop of EstaciónSol"),
        "cheese": N_("A piece of cheese, cut and wrapped at Quetzalia's fresh counter"),
        "tyre": N_("A new tyre from the mechanic's corner of EstaciónSol"),
        "drill": N_("A drill for one weekend"),
        "dress": N_("A wedding dress for one Saturday"),
        "pump": N_("A water pump for the three weeks of a building job"),
        "seat": N_("Seat 14A on AeroCeiba's morning flight"),
        "storage": N_("A storage room of four square metres for one winter"),
        "stall": N_("A marked place for a stall at Sunday's market"),
        "lawyer": N_("Two hours of a lawyer"),
        "mechanic": N_("A mechanic who listens to the customer's engine for half an hour"),
        "gardener": N_("A gardener with his own tools, one morning in the customer's garden"),
        "park": N_("A day ticket, with everybody else, for the park of Tierra Brava"),
        "gym": N_("A month at a gym, at any hour and beside the other members"),
        "museum": N_("An afternoon among the visitors of a museum"),
        "phone": N_("A month of mobile telephony"),
        "internet": N_("A line to the internet for one year"),
        "cards": N_("To take part in a card payment system, so much a month"),
        "yours-after": N_("“Ask whether something of the seller's is the buyer's afterwards.”"),
        "rent": N_("“The customer pays a rent or an entrance fee, and for a time.”"),
        "keep": N_("“What can she sell on tomorrow? If nothing, it was a service.”"),
        "wages": N_("“Put a year's wages beside the value of the machines.”"),
        "dear-people": N_("“Where people cost more than equipment, it is another kind of business.”"),
        "machines": N_("“Look at what stands there: is the money in engines or in hands?”"),
        "while-used": N_("“It is made while it is used, and not before.”"),
        "must-meet": N_("“Whoever makes it and whoever uses it have to meet.”"),
        "no-shelf": N_("“Nobody can make it this morning and hand it over this afternoon.”"),
        "applied": N_("“People pay for applied skill, whether it comes as a thing or as an hour.”"),
        "carriers": N_("“A thing is only a carrier of what somebody can do.”"),
        "no-line": N_("“Goods, services: whatever is sold is somebody's competence at work.”"),
        "night": N_("A night in a hotel room"),
        "bus": N_("A trip on the city bus"),
        "safe-box": N_("A safe-deposit box at Caja Jacaranda for a year"),
        "restaurant": N_("A meal in a restaurant, eaten to the last grain of rice"),
        "dentist": N_("A crown that a dentist puts on, and that the patient wears home"),
        "pharmacy": N_("Advice in a pharmacy, and the box of tablets that goes with it"),
        "lease": N_("A car leased from its first kilometre to its last, with all repairs left to the driver"),
        "land": N_("A field leased for 99 years, on which the family builds its own house"),
        "machine": N_("A lathe that a firm rents for as long as it runs, and looks after alone"),
        **WHY,
    }  # fmt: skip

    @classmethod
    def draw(cls, draw: Draw) -> ChangesHands:
        """Every kind of offer, every idea, and every verdict is equally likely."""
        first, second = (draw.of_a_kind(place, OFFERS) for place in ("first", "second"))
        idea, limit = draw.of_a_kind("idea", SENTENCES), draw.of_a_kind("limit", LIMITS)
        return cls((first, second, idea, limit))

    def accepted(self) -> bool:
        """The two offers are of different kinds."""
        return WHAT[self.cases[0]] != WHAT[self.cases[1]]

    @property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, len(self.cases) + 1, name="case")
        return pd.DataFrame({"words": self.cases}, index=numbers)

    @property
    def worked(self) -> Mapping[str, Any]:
        one, two, three, four = self.cases
        kinds = (WHAT[one], WHAT[two], WHOSE[three], SHOWS[four])
        return {"cases": [{"case": n, "why": f"why-{kind}"} for n, kind in enumerate(kinds, 1)]}

    @answer(Choice(tuple(OFFERS)))
    def first(self) -> str:
        return WHAT[self.cases[0]]

    @answer(Choice(tuple(OFFERS)))
    def second(self) -> str:
        return WHAT[self.cases[1]]

    @answer(Choice(tuple(SENTENCES)))
    def idea(self) -> str:
        return WHOSE[self.cases[2]]

    @answer(Choice(tuple(LIMITS)))
    def limit(self) -> str:
        return SHOWS[self.cases[3]]
