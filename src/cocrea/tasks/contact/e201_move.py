"""E2.1, work goes out of sight: the ratio before and after, and what it does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.contact import MovedLine, move_line
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

RATIO = Number("percent", decimals=1, low=0, high=100)


@dataclass(frozen=True)
class Move(Task):
    """One file, in minutes: its work, that with the customer there, what is moved, how long that takes.

    `handoff` minutes more go into passing the file on.
    """

    creation: int
    contact: int
    moved: int
    takes: int
    handoff: int

    id = "E2.1"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "creation": N_("Work on one file today, in minutes"),
        "contact": N_("of which the customer is there"),
        "moved": N_("Minutes of these that are moved out of sight"),
        "takes": N_("Minutes that the moved work takes there"),
        "handoff": N_("Minutes for passing the file on"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Move:
        """About half of the time the work out of sight saves more than the passing on takes."""
        creation = draw.of("creation", range(34, 76))
        contact = round(creation * (0.5 + 0.4 * draw.chance("contact")))
        moved = round(contact * (0.25 + 0.45 * draw.chance("moved")))
        takes = round(moved * draw.of("pace", (0.4, 0.5, 0.6, 0.7, 1.1, 1.2)))
        return cls(creation, contact, moved, takes, draw.of("handoff", range(2, 10)))

    def accepted(self) -> bool:
        """An account gets clearly longer or clearly shorter, and the ratio clearly moves."""
        line = self.line
        longer = abs(line.creation - line.creation_before)
        return longer >= 2 and abs(line.efficiency - line.efficiency_before) >= 0.03 and self.moved >= 6

    @property
    def given(self) -> pd.DataFrame:
        row = [[self.creation, self.contact, self.moved, self.takes, self.handoff]]
        return pd.DataFrame(row, columns=["creation", "contact", "moved", "takes", "handoff"], index=[1])

    @property
    def shown(self) -> pd.DataFrame:
        """One row says no more than its facts."""
        return self.given.set_index("creation")

    @property
    def line(self) -> MovedLine:
        return move_line(self.contact, self.creation, self.moved, self.handoff, self.takes / self.moved)

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "stays": self.contact - self.moved,
            "others": self.creation - self.contact,
            "new": self.line.creation,
        }

    @answer(RATIO)
    def before(self) -> Numbers:
        return 100 * float(self.line.efficiency_before), {}

    @answer(RATIO)
    def after(self) -> Numbers:
        line, stays = self.line, self.contact - self.moved
        return 100 * float(line.efficiency), {
            "old-work": maybe(100 * (1 - stays / self.creation)),
            "all-contact": maybe(100 * (1 - self.contact / line.creation)),
            "moved-dropped": maybe(100 * (1 - stays / (self.creation - self.moved + self.handoff))),
        }

    @answer(Number("plain", decimals=2, low=0))
    def hourly(self) -> Numbers:
        return float(self.line.throughput), {
            "before": maybe(float(self.line.throughput_before)),
            "contact-alone": maybe(60 / (self.contact - self.moved)),
            "handoff-forgotten": maybe(60 / (self.line.creation - self.handoff)),
            "upside-down": maybe(float(self.line.creation) / 60),
        }

    @answer(Choice(("slower", "faster", "must", "cheaper")))
    def verdict(self, hourly: float) -> str:
        """The ratio rises whatever happens to the hour."""
        return "faster" if hourly > self.line.throughput_before else "slower"

    @answer(Choice(("customer", "worker", "both", "nobody")))
    def gains(self, hourly: float) -> tuple[str, Mapping[str, str]]:
        """Whose minutes get fewer: the customer's always, the paid ones only sometimes."""
        return "both" if hourly > self.line.throughput_before else "customer", {"ratio-is-work": "worker"}
