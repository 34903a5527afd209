"""E7.8, whose sphere: acts placed by direct interaction, and how many move when the definition changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.cocreation import SPHERES
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

ACTS = {  # acts of invented services by their sphere, five of each
    "provider": {
        "beans": N_("The evening before, the cook of Tierra Brava puts the beans into water."),
        "aircraft": N_("The mechanics of AeroCeiba check an aircraft at night."),
        "error": N_("NubeClara’s programmers mend an error that nobody has reported yet."),
        "cash": N_("Before the Caja Jacaranda opens, Lucía fills the cash drawer."),
        "first-page": N_("A newspaper works out which article each reader will see first."),
    },
    "joint": {
        "hurry": N_("A guest is in a hurry; he and the waiter put another menu together."),
        "papers": N_("A widow and a clerk of the Caja Jacaranda go through her papers, line by line."),
        "way-home": N_("On the telephone a traveller and a clerk of AeroCeiba look for another way home."),
        "first-bill": N_("Two hundred kilometres apart, a bookkeeper and NubeClara’s adviser set up a bill."),
        "engine": N_("A driver and the mechanic of the station listen to the engine."),
    },
    "customer": {
        "statement": N_("At the kitchen table a pensioner reads her statement, and plans the month."),
        "same-dish": N_("A guest cooks at home what he ate at Tierra Brava."),
        "suitcase": N_("A traveller packs so that one bag is enough for the AeroCeiba flight."),
        "savers": N_("Two neighbours tell each other how they keep to their savings plan."),
        "open-bills": N_("A plumber rings up debtors with a list that he printed a week ago."),
    },
}
MACHINES = {  # nobody of the firm is there, and yet something answers
    "bot": N_("A program of AeroCeiba asks a traveller back until both have found a flight."),
    "exercise": N_("A program of the language school mends a sentence and chooses what comes next by it."),
    "letter": N_("NubeClara’s program drafts a letter, the customer changes it, and it drafts again."),
    "mood": N_("A program of the museum hears what visitors ask, and changes their tour by it."),
}
SPHERE_OF = kind_of(ACTS)
BY_BOTH = {  # what the two definitions say of the last act: is it co-creation?
    "both": ACTS["joint"],
    "always-only": {**ACTS["provider"], **ACTS["customer"]},
    "depends": MACHINES,
}
VERDICT_OF = kind_of(BY_BOTH)
SPHERE = Choice(SPHERES)


@dataclass(frozen=True)
class WhoseSphere(Task):
    """Four acts by their sphere, how many the wider definition adds, and a fifth by both definitions."""

    acts: tuple[str, str, str, str]
    last: str

    id = "E7.8"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "row": N_("Act"),
        "happens": N_("What happens"),
        **{name: said for names in (*ACTS.values(), MACHINES) for name, said in names.items()},
        "provider": N_("provider’s sphere"),
        "joint": N_("joint sphere"),
        "customer": N_("customer’s sphere"),
        "both": N_("co-creation by both"),
        "always-only": N_("co-creation by Vargo and Lusch alone"),
        "depends": N_("open: it depends on whether a program counts as somebody who acts"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> WhoseSphere:
        """Each sphere is equally likely at its place, and so is each verdict on the last act."""
        a, b, c, d = (draw.of_a_kind(place, ACTS) for place in "ABCD")
        return cls((a, b, c, d), draw.of_a_kind("E", BY_BOTH))

    def accepted(self) -> bool:
        """Nothing happens twice, and the four are not all in one sphere."""
        return len({*self.acts, self.last}) == 5 and len({SPHERE_OF[act] for act in self.acts}) > 1

    @property
    def given(self) -> pd.DataFrame:
        rows = (*self.acts, self.last)
        return pd.DataFrame({"happens": rows}, index=pd.Index(tuple("ABCDE"), name="row"))

    @property
    def joint(self) -> int:
        """How many of the four acts lie in the joint sphere."""
        return sum(SPHERE_OF[act] == "joint" for act in self.acts)

    @answer(SPHERE)
    def first(self) -> str:
        return SPHERE_OF[self.acts[0]]

    @answer(SPHERE)
    def second(self) -> str:
        return SPHERE_OF[self.acts[1]]

    @answer(SPHERE)
    def third(self) -> str:
        return SPHERE_OF[self.acts[2]]

    @answer(SPHERE)
    def fourth(self) -> str:
        return SPHERE_OF[self.acts[3]]

    @answer(Number("count", decimals=0, low=0, high=4))
    def added(self) -> Numbers:
        alone = sum(SPHERE_OF[act] == "customer" for act in self.acts)
        return 4 - self.joint, {
            "joint-counted": maybe(self.joint),
            "customer-only": maybe(alone),
            "all-counted": maybe(4),
        }

    @answer(Choice(tuple(BY_BOTH)))
    def verdict(self) -> str:
        return VERDICT_OF[self.last]
