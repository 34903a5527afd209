"""E3.8, who does what: how much does the customer put in, and where does the value arise?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Task, answer

LEVELS = {  # what customers do in invented services, five of each level
    "presence": {
        "concert": N_("A listener sits in row nine while the orchestra plays."),
        "ferry": N_("A passenger crosses the bay on the ferry and looks at the water."),
        "film": N_("Four friends watch a film in the cinema."),
        "massage": N_("A guest lies down at six; the masseur asks nothing and begins."),
        "library": N_("Pupils in the town library hear a storyteller."),
    },
    "inputs": {
        "tailor": N_("A bride lets herself be measured and says how she wants to sit in the dress."),
        "tax": N_("A baker hands her receipts and three answers to the tax adviser, who does the rest."),
        "key": N_("A tenant brings the key that is to be copied."),
        "cake": N_("A mother tells the confectioner the name, the age and the allergy."),
        "hair": N_("A man shows the barber a photograph and holds still."),
    },
    "work": {
        "physio": N_("A patient does the exercises twice a day that the therapist has shown her."),
        "language": N_("A student speaks, makes mistakes and does homework in the language school."),
        "buffet": N_("Guests carve the roast and fill their plates at the buffet."),
        "flat-pack": N_("A couple takes the shelf out of the store and puts it together at home."),
        "bread": N_("On the baking course a guest kneads, shapes and bakes her own loaf."),
    },
}
WORDS = {  # where the value arises, or who does a task; four of each
    "task": {
        "scan": N_("Customers weigh their own fruit before they go to the till."),
        "check-in": N_("Travellers print their own luggage labels at a machine."),
        "form": N_("Patients type their own particulars into the screen at the door."),
        "trolley": N_("Shoppers bring the trolley back to its place."),
    },
    "together": {
        "guide": N_("A guide hears what a family laughs about, and changes the walk through the town."),
        "teacher": N_("A teacher sees a puzzled face, and both look for another example."),
        "adviser": N_("A couple and an adviser turn a loan about until it fits their year."),
        "trainer": N_("A trainer and a runner talk after each lap and change the next one."),
    },
    "alone": {
        "pan": N_("On Sunday a man cooks for his friends in the pan that he bought in May."),
        "app": N_("A woman finds her way home with the map that she downloaded last week."),
        "novel": N_("A reader laughs on the bus over a novel from the bookshop."),
        "drill": N_("A father hangs a swing with the drill that he has owned for years."),
    },
}
LEVEL_OF = kind_of(LEVELS)
WORD_OF = kind_of(WORDS)
LEVEL, WORD = Choice(tuple(LEVELS)), Choice(tuple(WORDS))


@dataclass(frozen=True)
class WhoDoesWhat(Task):
    """Three situations by how much the customer puts in, and two by where the value arises."""

    situations: tuple[str, str, str, str, str]

    id = "E3.8"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "situation": N_("Situation"),
        "happens": N_("What happens"),
        **{name: said for names in (*LEVELS.values(), *WORDS.values()) for name, said in names.items()},
        "presence": N_("presence"),
        "inputs": N_("inputs"),
        "work": N_("work"),
        "task": N_("coproduction"),
        "together": N_("co-creation"),
        "alone": N_("neither"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> WhoDoesWhat:
        """Nothing happens twice, the levels are not all one, and somewhere the two meet."""

        a, b, c = (draw.of_a_kind(place, LEVELS) for place in "012")
        d, e = (draw.of_a_kind(place, WORDS) for place in "34")
        return cls((a, b, c, d, e))

    def accepted(self) -> bool:
        levels = {LEVEL_OF[one] for one in self.situations[:3]}
        words = {WORD_OF[one] for one in self.situations[3:]}
        return len({*self.situations}) == 5 and len(levels) > 1 and "together" in words

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame({"happens": self.situations}, index=pd.Index(tuple("ABCDE"), name="situation"))

    @answer(LEVEL)
    def first(self) -> str:
        return LEVEL_OF[self.situations[0]]

    @answer(LEVEL)
    def second(self) -> str:
        return LEVEL_OF[self.situations[1]]

    @answer(LEVEL)
    def third(self) -> str:
        return LEVEL_OF[self.situations[2]]

    @answer(WORD)
    def fourth(self) -> str:
        return WORD_OF[self.situations[3]]

    @answer(WORD)
    def fifth(self) -> str:
        return WORD_OF[self.situations[4]]
