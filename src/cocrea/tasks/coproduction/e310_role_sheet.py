"""E3.10, a customer's role sheet: six parts in words, judged by a person with a rubric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Task, Text

ROLES = {  # a task that an invented service asks of its customers, and what watching them showed
    "check-in": (
        N_("checking in oneself and one’s bag, at a machine of the airline AeroCeiba"),
        N_("Of 100 travellers 14 print no label; 9 cannot lift the bag onto the belt"),
    ),
    "payment": (
        N_("paying a bill at the machine in the lobby of the Caja Jacaranda"),
        N_("Of 100 customers 17 ask the guard; 6 cannot read the screen against the light"),
    ),
    "grill": (
        N_("grilling one’s own meat at the table of the restaurant Tierra Brava"),
        N_("Of 100 tables 11 call the cook; at 5 nobody can lean over the fire"),
    ),
    "parcel": (
        N_("labelling and handing in a parcel at the counter of EstaciónSol"),
        N_("Of 100 senders 20 write the postcode on the wrong line; 7 cannot lift onto the scale"),
    ),
    "library": (
        N_("borrowing books at a machine of the town library"),
        N_("Of 100 readers 12 leave without the slip; 9 do not find the letters on the screen"),
    ),
    "sample": (
        N_("taking a sample at home for the laboratory"),
        N_("Of 100 patients 31 come with the wrong bottle; 10 cannot open it with their hands"),
    ),
    "return": (
        N_("returning a product at a machine of Supermercados Quetzalia"),
        N_("Of 100 customers 25 have no receipt at hand; 8 do not reach the opening"),
    ),
}


@dataclass(frozen=True)
class RoleSheet(Task):
    """The customer's task whose role sheet is to be written."""

    role: str

    id = "E3.10"
    minutes: ClassVar = 30
    columns: ClassVar = {
        "task": N_("What the customer is to do"),
        "seen": N_("What was seen (invented)"),
        **{said: said for pair in ROLES.values() for said in pair},
    }

    steps = Text(weight=20, rows=5)
    decide = Text(weight=10, rows=3)
    ready = Text(weight=20, rows=5)
    access = Text(weight=20, rows=4)
    measure = Text(weight=20, rows=4)
    person = Text(weight=10, rows=3)

    @classmethod
    def draw(cls, draw: Draw) -> RoleSheet:
        """One of seven tasks of customers in the invented services of this course."""
        return cls(draw.of("role", tuple(ROLES)))

    @property
    def given(self) -> pd.DataFrame:
        task, seen = ROLES[self.role]
        return pd.DataFrame({"seen": [seen]}, index=pd.Index([task], name="task"))
