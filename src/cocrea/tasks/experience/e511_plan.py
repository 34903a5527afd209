"""E5.11, a measuring plan that fails none of the five tests: five parts in words, judged by a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Task, Text

SERVICES = {  # an invented service, and how it looks after its customers' experience today
    "boarding": (
        N_("AeroCeiba: from the gate to the seat"),
        N_("A long questionnaire each December; vouchers for whoever shouts"),
    ),
    "counter": (
        N_("Caja Jacaranda: a morning at the counter"),
        N_("Stars on a map site, where two clerks write praise under invented names"),
    ),
    "pump": (
        N_("EstaciónSol: filling up at night"),
        N_("Litres are counted; how safe people feel nobody asks"),
    ),
    "ride": (
        N_("The park of Tierra Brava: the line for the canoe"),
        N_("The complaints desk answers letters; those who run the ride never read them"),
    ),
    "table": (
        N_("Fonda Tierra Brava: a Sunday lunch"),
        N_("A book of guests at the door, read at the end of the year"),
    ),
    "delivery": (
        N_("Supermercados Quetzalia: the delivery at home"),
        N_("Five stars asked on the doorstep, while the driver looks on"),
    ),
    "support": (
        N_("NubeClara: a call for help with an invoice"),
        N_("Seconds per call are counted; refunds follow when somebody threatens to leave"),
    ),
}


@dataclass(frozen=True)
class MeasuringPlan(Task):
    """The service for which a plan is to be written."""

    service: str

    id = "E5.11"
    minutes: ClassVar = 35
    columns: ClassVar = {
        "service": N_("Service"),
        "today": N_("Today (invented)"),
        **{said: said for pair in SERVICES.values() for said in pair},
    }

    instrument = Text(weight=25, rows=5)
    cadence = Text(weight=20, rows=4)
    signal = Text(weight=20, rows=4)
    owner = Text(weight=20, rows=4)
    people = Text(weight=15, rows=3)

    @classmethod
    def draw(cls, draw: Draw) -> MeasuringPlan:
        """One of seven invented services, each of which fails one of the five tests or more."""
        return cls(draw.of("service", tuple(SERVICES)))

    @property
    def given(self) -> pd.DataFrame:
        service, today = SERVICES[self.service]
        return pd.DataFrame({"today": [today]}, index=pd.Index([service], name="service"))
