"""E3.1, does the machine pay? What a use saves, and how many uses pay for the machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.coproduction import SelfService, sst_break_even
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

CLEAR = 0.12  # those who come back stay this far, as a share, from those who may
VISIT = 6  # minutes of staff that a customer who comes back takes, as the prompt says


@dataclass(frozen=True)
class MachinePays(Task):
    """A bank's machine in the lobby: an hour's wage, minutes, costs, and how often customers come back."""

    wage: float
    counter: float
    lobby: float
    upkeep: float
    back: int
    fixed: int
    uses: int

    id = "E3.1"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "branch": N_("Branch"),
        "lobby-machine": N_("machine in the lobby"),
        "wage": N_("Wage of an hour"),
        "counter": N_("Minutes of staff for a payment at the counter"),
        "lobby": N_("Minutes of staff for a payment at the machine"),
        "upkeep": N_("Paper, power and repairs for a payment"),
        "back": N_("Customers who come back to the counter, of 100 payments"),
        "fixed": N_("Machines and their rooms, a year"),
        "uses": N_("Payments at the machine, a year"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> MachinePays:
        """A branch where the year's payments are enough, too few, or where every payment loses."""
        uses = draw.of("uses", range(20000, 130000, 5000))
        return cls(
            wage=draw.of("wage", (3.0, 3.6, 4.2, 4.8, 6.0, 7.2, 9.0)),
            counter=draw.of("counter", (2.0, 2.5, 3.0, 3.5, 4.0)),
            lobby=draw.of("lobby", (0.4, 0.5, 0.6, 0.8)),
            upkeep=draw.of("upkeep", (0.03, 0.04, 0.05, 0.06)),
            back=draw.of("back", (2, 5, 8, 15, 25, 40)),
            fixed=draw.of("fixed", range(3000, 15000, 500)),
            uses=uses,
        )

    def accepted(self) -> bool:
        """The verdict is clear, and some customers might come back before the year loses."""
        room = self.most
        return (
            room >= 1
            and abs(self.back - room) >= max(1.5, CLEAR * room)
            and abs(self.found.saving) >= 0.01
            and room <= 90
        )

    @cached_property
    def found(self) -> SelfService:
        return self._with(self.back / 100)

    def _with(self, contacts: float) -> SelfService:
        return sst_break_even(
            self.wage,
            self.counter,
            self.lobby,
            self.fixed,
            technology=self.upkeep,
            contacts=contacts,
            contact_cost=VISIT * self.wage / 60,
        )

    @property
    def given(self) -> pd.DataFrame:
        names = ("wage", "counter", "lobby", "upkeep", "back", "fixed", "uses")
        row = {name: [getattr(self, name)] for name in names}
        return pd.DataFrame(row, index=pd.Index(["lobby-machine"], name="branch"))

    @property
    def worked(self) -> Mapping[str, Any]:
        minute = self.wage / 60
        return {
            "time": minute * (self.counter - self.lobby),
            "visit": VISIT * minute,
            "visits": self.back / 100 * VISIT * minute,
            "each": self.fixed / self.uses,
            "free": self._with(0).saving,
        }

    @answer(Number("plain", decimals=3))
    def saving(self) -> Numbers:
        minute = self.wage / 60
        return self.found.saving, {
            "visits-forgotten": self._with(0).saving,
            "minutes-only": minute * (self.counter - self.lobby),
            "upkeep-forgotten": maybe(self.found.saving + self.upkeep),
            "machine-free": maybe(self.found.saving + minute * self.lobby),
            "visits-of-each": maybe(self._with(1).saving),
        }

    @answer(Choice(("pays", "too-few", "never")))
    def verdict(self, saving: float) -> str:
        if saving <= 0:
            return "never"
        return "pays" if self.uses * saving >= self.fixed else "too-few"

    @answer(Number("plain", decimals=1, low=0, high=100))
    def most(self) -> Numbers:
        visit = VISIT * self.wage / 60
        left = self._with(0).saving
        return 100 * (left - self.fixed / self.uses) / visit, {
            "fixed-forgotten": 100 * left / visit,
            "upkeep-forgotten": maybe(100 * (left + self.upkeep - self.fixed / self.uses) / visit),
            "as-given": maybe(self.back),
        }
