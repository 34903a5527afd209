"""E5.3, two flights: which would be remembered as the better one, by the average and by peak and end?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.language import N_
from cocrea.models.experience import peak_end
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

MOMENTS = ("booking", "bag", "boarding", "seat", "landing")
NEUTRAL = 5  # of 1 to 9
POINTS = Number("points", decimals=1, low=-8, high=8)
CLEAR = 0.3  # points by which rounding decides nothing
RULES = ("average", "peak-end", "either")
TRIES = 60  # pairs of flights that a draw looks through for its case


@dataclass(frozen=True)
class TwoFlights(Task):
    """The moments of two flights, from 1 to 9, and which of the two passengers call the better one."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    preferred: str  # "first" or "second"

    id = "E5.3"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "moment": N_("Moment"),
        "booking": N_("Checking in on the telephone"),
        "bag": N_("Handing in the bag"),
        "boarding": N_("Boarding"),
        "seat": N_("The hour in the seat"),
        "landing": N_("Getting the bag and leaving"),
        "first": N_("Flight A"),
        "second": N_("Flight B"),
        "preferred": N_("Passengers who took both call the better one"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> TwoFlights:
        """Of three cases one where the rules agree; else those asked follow the average, or peak and end."""
        case = draw.of("case", RULES)
        for again in range(TRIES):
            one, other = (
                tuple(draw.of(f"{flight} {moment} {again}", range(1, 10)) for moment in MOMENTS)
                for flight in "AB"
            )
            flights = cls(one, other, "first")
            mean, kept = flights._apart("mean"), flights._apart("remembered")
            if flights.accepted() and (mean * kept > 0) == (case == "either"):
                break
        follows = kept if case == "peak-end" else mean
        return cls(one, other, "first" if follows > 0 else "second")

    def accepted(self) -> bool:
        """No rating that is equally far on both sides of neutral, and no tie by either rule."""
        for flight in (self.first, self.second):
            away = max(abs(rating - NEUTRAL) for rating in flight)
            if len({rating for rating in flight if abs(rating - NEUTRAL) == away}) > 1:
                return False
        return min(abs(self._apart("mean")), abs(self._apart("remembered"))) >= CLEAR

    def _apart(self, name: str) -> float:
        one, other = (peak_end(flight, NEUTRAL) for flight in (self.first, self.second))
        return float(getattr(one, name) - getattr(other, name))

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame(
            {"first": self.first, "second": self.second}, index=pd.Index(MOMENTS, name="moment")
        )

    @property
    def facts(self) -> Mapping[str, str]:
        return {"preferred": self.preferred}

    @property
    def worked(self) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for name, flight in (("a", self.first), ("b", self.second)):
            memory = peak_end(flight, NEUTRAL)
            found |= {
                f"mean_{name}": memory.mean,
                f"peak_{name}": int(memory.peak),
                f"end_{name}": int(memory.end),
                f"kept_{name}": memory.remembered,
            }
        return found

    @answer(POINTS)
    def by_mean(self) -> Numbers:
        """Flight A minus flight B."""
        one, other = (np.array(flight) for flight in (self.first, self.second))
        return self._apart("mean"), {
            "sums": maybe(one.sum() - other.sum()),
            "last-alone": maybe(one[-1] - other[-1]),
        }

    @answer(POINTS)
    def by_peak_end(self) -> Numbers:
        """Flight A minus flight B."""
        one, other = (np.array(flight) for flight in (self.first, self.second))
        highest = (one.max() + one[-1]) / 2 - (other.max() + other[-1]) / 2
        lowest = (one.min() + one[-1]) / 2 - (other.min() + other[-1]) / 2
        peaks = [peak_end(flight, NEUTRAL).peak for flight in (self.first, self.second)]
        return self._apart("remembered"), {
            "highest-as-peak": maybe(highest),
            "lowest-as-peak": maybe(lowest),
            "peak-alone": maybe(peaks[0] - peaks[1]),
            "end-alone": maybe(one[-1] - other[-1]),
            "not-halved": maybe(2 * self._apart("remembered")),
        }

    @answer(Choice(("average", "peak-end", "either", "neither")))
    def fits(self, by_mean: float, by_peak_end: float) -> str:
        """Which rule goes with what the passengers say."""
        sign = 1 if self.preferred == "first" else -1
        mean, kept = sign * by_mean > 0, sign * by_peak_end > 0
        return {(True, True): "either", (True, False): "average", (False, True): "peak-end"}.get(
            (mean, kept), "neither"
        )
