"""E2.4, the longer line: two branches counted, and where does one wait longer? (Little's law)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.contact import little
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

BRANCHES = {"ring": N_("Branch at the ring road"), "market": N_("Branch at the market")}
WAIT = Number("plain", decimals=1, low=0, unit="minutes")
CLEAR = 2.0  # minutes, and customers in line, by which the branches differ


@dataclass(frozen=True)
class LongerLine(Task):
    """Of two branches: customers in line on average, who came in an hour, and who left when they saw it."""

    line: tuple[float, float]
    came: tuple[int, int]
    went: tuple[int, int]

    id = "E2.4"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "branch": N_("Branch"),
        "line": N_("In line, on average"),
        "came": N_("Came, an hour"),
        "went": N_("Left at the sight of the line, an hour"),
        **BRANCHES,
    }

    @classmethod
    def book(cls) -> LongerLine:
        """On the page the longer line is the shorter wait."""
        return cls((14.3, 8.4), (121, 58), (9, 16))

    @classmethod
    def draw(cls, draw: Draw) -> LongerLine:
        """The longer line is the longer wait in every second variant: elsewhere it moves much faster."""
        short = draw.of("short", range(40, 101)) / 10
        waits = (short, short + draw.of("longer by", range(25, 90)) / 10)
        agree = draw.of("agree", (True, False))
        quick = draw.of("quick", range(40, 91) if agree else range(75, 121))
        slow = draw.of("slow", range(40, 91) if agree else range(22, 46))
        lines = [round(wait * joined / 60, 1) for wait, joined in zip(waits, (quick, slow), strict=True)]
        went = (draw.of("went one", range(4, 25)), draw.of("went other", range(4, 25)))
        came = [quick + went[0], slow + went[1]]
        one, other = draw.of("turn", ((0, 1), (1, 0)))
        return cls((lines[one], lines[other]), (came[one], came[other]), (went[one], went[other]))

    def accepted(self) -> bool:
        """The lines differ, and the waits."""
        return min(abs(self.waits[0] - self.waits[1]), abs(self.line[0] - self.line[1])) >= CLEAR

    @property
    def given(self) -> pd.DataFrame:
        table = {"line": self.line, "came": self.came, "went": self.went}
        return pd.DataFrame(table, index=pd.Index(BRANCHES, name="branch"))

    @property
    def joined(self) -> tuple[int, int]:
        return self.came[0] - self.went[0], self.came[1] - self.went[1]

    @property
    def waits(self) -> tuple[float, float]:
        """The mean wait in either branch, in minutes."""
        pairs = zip(self.line, self.joined, strict=True)
        one, other = (60 * float(little(number=line, arrivals=joined)) for line, joined in pairs)
        return one, other

    @property
    def worked(self) -> Mapping[str, Any]:
        table = self.given.reset_index().to_dict("records")
        rows = zip(table, self.joined, self.waits, strict=True)
        return {"counted": [{**row, "joined": joined, "wait": wait} for row, joined, wait in rows]}

    @answer(WAIT)
    def ring(self) -> Numbers:
        return self._wait(0)

    @answer(WAIT)
    def market(self) -> Numbers:
        return self._wait(1)

    def _wait(self, place: int) -> Numbers:
        line, came, joined = self.line[place], self.came[place], self.joined[place]
        return self.waits[place], {
            "all-who-came": maybe(60 * line / came),
            "in-hours": maybe(line / joined),
            "line-an-hour": maybe(joined / line),
            "multiplied": maybe(line * joined / 60),
        }

    @answer(Choice(("ring", "market", "same", "random")))
    def longer(self, ring: float, market: float) -> str:
        return "ring" if ring > market else "market"

    @answer(Choice(("agree", "differ", "moves")))
    def because(self, longer: str) -> str:
        longest = "ring" if self.line[0] > self.line[1] else "market"
        return "agree" if longer == longest else "differ"
