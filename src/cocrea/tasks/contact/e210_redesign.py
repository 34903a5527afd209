"""E2.10, a process with less contact: blueprint, numbers, risks, and a person to fall back on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Task, Text

MODEL = "parcel"  # the process of the model plan in the worked solution
PROCESSES = {  # minutes in contact, minutes in all, customers an hour, people at work
    "account": (N_("Caja Jacaranda: opening an account"), 30, 45, 3, 3),
    "cash": (N_("Caja Jacaranda: cash at the counter"), 5, 5, 20, 2),
    "parcel": (N_("EstaciónSol: handing in a parcel"), 6, 8, 7, 1),
    "shop": (N_("EstaciónSol: paying in the shop"), 2, 2, 40, 2),
    "tyres": (N_("EstaciónSol: mending a tyre"), 12, 25, 2, 1),
    "fresh": (N_("Quetzalia: buying at the fresh counter"), 4, 6, 26, 3),
    "returns": (N_("Quetzalia: returning a product"), 7, 10, 5, 1),
}


@dataclass(frozen=True)
class Redesign(Task):
    """The process that is to be drawn anew; its numbers are invented."""

    process: str

    id = "E2.10"
    minutes: ClassVar = 45
    columns: ClassVar = {
        "process": N_("Process"),
        "contact": N_("Minutes with the customer"),
        "creation": N_("Minutes of work in all"),
        "arrivals": N_("Customers an hour"),
        "people": N_("People at work"),
        **{name: said for name, (said, *_numbers) in PROCESSES.items()},
    }

    plan = Text(weight=30, rows=8)
    numbers = Text(weight=30, rows=6)
    risks = Text(weight=20, rows=4)
    fallback = Text(weight=20, rows=4)

    @classmethod
    def draw(cls, draw: Draw) -> Redesign:
        """Any process but that of the model plan."""
        return cls(draw.of("process", [name for name in PROCESSES if name != MODEL]))

    @property
    def given(self) -> pd.DataFrame:
        _said, contact, creation, arrivals, people = PROCESSES[self.process]
        row = {"contact": [contact], "creation": [creation], "arrivals": [arrivals], "people": [people]}
        return pd.DataFrame(row, index=pd.Index([self.process], name="process"))
