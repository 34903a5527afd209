"""E1.8, what is done, and to whom or what?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.nature import ACT_CELLS
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Task, answer

SERVICES = {  # by the cell of Lovelock's first scheme
    "people-processing": ("ferry", "shave", "knee", "canteen"),
    "possession-processing": ("dog", "boots", "hedge", "furniture"),
    "mental-stimulus": ("radio", "guide", "language", "choir"),
    "information-processing": ("tax", "policy", "register", "payroll"),
}
ADDED = {  # what such a firm starts to do besides, by the cell of that new part
    "people-processing": ("pupils-bus", "guests-meal", "massage"),
    "possession-processing": ("coats", "crutches", "paint"),
    "mental-stimulus": ("leather-evening", "saving-talk", "dog-class"),
    "information-processing": ("vaccinations", "refunds", "hours"),
}
WHY = {  # the reason for each answer, said in the solution
    "why-people-processing": N_(
        "To people: it is they who are moved, treated, fed or put up, so they have to be there."
    ),
    "why-possession-processing": N_(
        "To things: something of the customer's is mended, changed or kept, and he may be elsewhere."
    ),
    "why-mental-stimulus": N_("For minds: whoever pays no attention gets nothing of it."),
    "why-information-processing": N_(
        "With information: figures, rights or records are worked on, and nobody need be there or listen."
    ),
    "why-dog": N_("To things: the customer is the owner, and the animal is what he has brought."),
}
CELL = {name: cell for pool in (SERVICES, ADDED) for cell, names in pool.items() for name in names}
CELLS = Choice(ACT_CELLS)


@dataclass(frozen=True)
class WhatIsDone(Task):
    """Three services, and something that one of their kind starts to do besides."""

    services: tuple[str, str, str, str]

    id = "E1.8"
    minutes: ClassVar = 7
    columns: ClassVar = {
        "service": N_("Service"),
        "words": N_("What is done"),
        "ferry": N_("A ferry takes commuters across the river."),
        "shave": N_("Tomás shaves his customers."),
        "knee": N_("A physiotherapist bends and stretches a stiff knee."),
        "canteen": N_("A canteen feeds 300 pupils at noon."),
        "dog": N_("A vet operates on a dog, which its owner has brought."),
        "boots": N_("A cobbler puts new soles on a pair of boots."),
        "hedge": N_("A gardener trims the hedge while nobody is at home."),
        "furniture": N_("A warehouse keeps a family's furniture for a year."),
        "radio": N_("A radio station plays and talks all night."),
        "guide": N_("A guide tells the story of six paintings."),
        "language": N_("A teacher explains the past tense to a class."),
        "choir": N_("A choir sings in the square on Sunday."),
        "tax": N_("An accountant works out a tax return."),
        "policy": N_("An insurer writes a policy for a van."),
        "register": N_("An office enters a new firm in the register."),
        "payroll": N_("A firm works out the wages of forty others."),
        "pupils-bus": N_("New: the language school fetches its pupils at home, in a bus."),
        "guests-meal": N_("New: the radio station gives its guests a meal and a bed."),
        "massage": N_("New: the gardening firm offers a massage to its customers, too."),
        "coats": N_("New: the museum keeps the visitors' coats."),
        "crutches": N_("New: the physiotherapist mends her patients' crutches."),
        "paint": N_("New: the insurer paints the vans that it insures."),
        "leather-evening": N_("New: the cobbler gives an evening on what leather likes and what not."),
        "saving-talk": N_("New: the accountant tells his clients, in a talk, how others save."),
        "dog-class": N_("New: the vet holds a class on how to understand a dog."),
        "vaccinations": N_("New: the vet keeps the list of vaccinations and sends it to the border office."),
        "refunds": N_("New: when a ferry is cancelled, the money goes back to the card by itself."),
        "hours": N_("New: the canteen counts what each pupil has eaten, and writes the parents' bill."),
        **WHY,
    }

    @classmethod
    def draw(cls, draw: Draw) -> WhatIsDone:
        """Every cell is equally likely for each."""
        first, second, third = (draw.of_a_kind(place, SERVICES) for place in ("first", "second", "third"))
        return cls((first, second, third, draw.of_a_kind("new", ADDED)))

    def accepted(self) -> bool:
        """The three services stand in more than one cell, and none comes twice."""
        three = self.services[:3]
        return len({*three}) == 3 and len({CELL[name] for name in three}) > 1

    @property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, len(self.services) + 1, name="service")
        return pd.DataFrame({"words": self.services}, index=numbers)

    @property
    def worked(self) -> Mapping[str, Any]:
        whys = ("why-dog" if name == "dog" else f"why-{CELL[name]}" for name in self.services)
        return {"cases": [{"case": n, "why": why} for n, why in enumerate(whys, 1)]}

    @answer(CELLS)
    def first(self) -> str:
        return CELL[self.services[0]]

    @answer(CELLS)
    def second(self) -> str:
        return CELL[self.services[1]]

    @answer(CELLS)
    def third(self) -> str:
        return CELL[self.services[2]]

    @answer(CELLS)
    def new(self) -> str:
        return CELL[self.services[3]]
