"""E0.1, two desks of one library: the mean, and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, one_of
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

VISITORS = 12
LOW = 3  # a low mark: this or less
KINDS = ("alike", "loan-tail", "room-tail", "level")
NARROW = {4: (3, 4, 4, 4, 4, 4, 5, 5, 5, 3), 5: (4, 4, 5, 5, 5, 5, 5, 6, 6, 5)}  # marks to draw from
WIDE = {4: (1, 2, 2, 3, 4, 5, 6, 6, 7, 4), 5: (1, 2, 3, 5, 6, 6, 7, 7, 7, 6)}


@dataclass(frozen=True)
class SameMean(Task):
    """What twelve visitors marked at each of two places of a library, and what the marks show."""

    kind: str
    loan: tuple[int, ...]
    room: tuple[int, ...]

    id = "E0.1"
    minutes: ClassVar = 8
    columns: ClassVar = {"visitor": N_("Visitor"), "loan": N_("Loan desk"), "room": N_("Reading room")}

    @classmethod
    def draw(cls, draw: Draw) -> SameMean:
        """Each kind for a quarter of the variants."""
        kind = one_of(f"{draw.task}/{draw.variant}", KINDS)
        centre = draw.of("centre", (4, 5))
        other = {4: 5, 5: 4}[centre] if kind == "level" else centre
        loan = (WIDE if kind == "loan-tail" else NARROW)[centre]
        room = (WIDE if kind == "room-tail" else NARROW)[other]
        return cls(kind, _marks(draw, "loan", loan), _marks(draw, "room", room))

    def accepted(self) -> bool:
        """The marks show one of the four things, and no second one."""
        apart = abs(float(np.mean(self.loan)) - float(np.mean(self.room)))
        low = _low(self.loan) - _low(self.room)
        sds = [float(np.std(marks, ddof=1)) for marks in (self.loan, self.room)]
        if min(sds) < 0.4:  # all but one alike: a spread that nobody would look at
            return False
        match self.kind:
            case "loan-tail":
                return apart <= 0.2 and low >= 3 and sds[0] > 1.8 * sds[1]
            case "room-tail":
                return apart <= 0.2 and low <= -3 and sds[1] > 1.8 * sds[0]
            case "level":
                return apart >= 0.7 and 0.7 < sds[0] / sds[1] < 1.4 and abs(low) <= 1
            case _:
                return apart <= 0.2 and 0.7 < sds[0] / sds[1] < 1.4 and abs(low) <= 1

    @property
    def given(self) -> pd.DataFrame:
        visitors = pd.RangeIndex(1, VISITORS + 1, name="visitor")
        return pd.DataFrame({"loan": self.loan, "room": self.room}, index=visitors)

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "mean_loan": float(np.mean(self.loan)),
            "sd_loan": float(np.std(self.loan, ddof=1)),
            "total_room": sum(self.room),
            "low_loan": _low(self.loan),
            "low_room": _low(self.room),
            "n": VISITORS,
        }

    @answer(Number(decimals=2, low=1, high=7))
    def mean_room(self) -> Numbers:
        return float(np.mean(self.room)), {
            "other-column": maybe(np.mean(self.loan)),
            "middle": maybe(np.median(self.room)),
        }

    # marks lie from 1 to 7, so that none can spread by more than 6
    @answer(Number(decimals=2, low=0, high=6, denominator=N_("with n − 1 below the line")))
    def sd_room(self) -> Numbers:
        sd = float(np.std(self.room, ddof=1))
        return sd, {
            "divided-by-n": maybe(np.std(self.room)),
            "variance": maybe(sd**2),
            "other-column": maybe(np.std(self.loan, ddof=1)),
        }

    @answer(Choice(KINDS))
    def reading(self) -> str:
        return self.kind


def _marks(draw: Draw, name: str, marks: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(draw.of(f"{name}/{visitor}", marks) for visitor in range(VISITORS))


def _low(marks: tuple[int, ...]) -> int:
    return sum(mark <= LOW for mark in marks)
