"""E2.6, one line or several? Sharing against the speed that it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.contact import queue_means, stable
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

WAIT = Number("plain", decimals=1, low=0, unit="minutes")
WAYS = {"lines": N_("A line for each"), "one": N_("One line for all")}
APART = 1.15  # times: how far the two waits lie from one another
ENDLESS = 999.0


@dataclass(frozen=True)
class OneLine(Task):
    """Counters, customers an hour for all of them, minutes that each takes, and % slower in one line."""

    counters: int
    arrivals: int
    each: float
    slower: int
    wins: bool  # whether the one line is to win

    id = "E2.6"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "way": N_("How they queue"),
        "each": N_("Minutes that one customer takes"),
        "p_wait": N_("Customers who have to wait (%)"),
        "counters": N_("Counters"),
        "arrivals": N_("Customers an hour, in all"),
        **WAYS,
    }

    @classmethod
    def draw(cls, draw: Draw) -> OneLine:
        counters, each = draw.of("counters", (2, 3)), float(draw.of("each", (4, 5, 6, 8, 10)))
        load = draw.of("load", range(75, 94)) / 100
        per_counter = max(1, round(load * 60 / each))
        return cls(
            counters,
            counters * per_counter,
            each,
            draw.of("slower", range(3, 21)),
            draw.of("wins", (True, False)),
        )

    def accepted(self) -> bool:
        """Neither way grows without end, the better one is clear, and spare capacity gives the reason."""
        lines, one = self.waits
        return (
            max(lines, one) < 120
            and max(lines, one) / min(lines, one) >= APART
            and (one < lines) == self.wins == (self.spares[1] > self.spares[0])
        )

    @property
    def slow(self) -> float:
        """Minutes that one customer takes in the one line, as the table gives them."""
        return round(self.each * (1 + self.slower / 100), 2)

    @property
    def p_waits(self) -> tuple[float, float]:
        """The chance of having to wait either way (%), as the table gives it."""
        found = []
        for rate, each, counters in (
            (self.arrivals / self.counters, self.each, 1),
            (self.arrivals, self.slow, self.counters),
        ):
            keeps_up = stable(rate, 60 / each, counters)
            found.append(round(100 * queue_means(rate, 60 / each, counters).p_wait, 1) if keeps_up else 100.0)
        return found[0], found[1]

    @property
    def spares(self) -> tuple[float, float]:
        """Customers an hour beyond those who come, that the counters of one line could serve."""
        lines = 60 / self.each - self.arrivals / self.counters
        return lines, self.counters * 60 / self.slow - self.arrivals

    @property
    def waits(self) -> tuple[float, float]:
        """The mean wait either way, in minutes."""
        pairs = zip(self.p_waits, self.spares, strict=True)
        lines, one = (60 * chance / 100 / spare if spare > 0 else ENDLESS for chance, spare in pairs)
        return lines, one

    @property
    def given(self) -> pd.DataFrame:
        table = {"each": (self.each, self.slow), "p_wait": self.p_waits}
        return pd.DataFrame(table, index=pd.Index(WAYS, name="way"))

    @property
    def facts(self) -> Mapping[str, float]:
        return {"counters": self.counters, "arrivals": self.arrivals}

    @property
    def worked(self) -> Mapping[str, Any]:
        (p_lines, p_one), (spare_lines, spare_one) = self.p_waits, self.spares
        return {
            "counters": self.counters,
            "arrivals": self.arrivals,
            "to_each": self.arrivals / self.counters,
            "serves": 60 / self.each,
            "serves_one": self.counters * 60 / self.slow,
            "spare_lines": spare_lines,
            "spare_one": spare_one,
            "p_lines": p_lines,
            "p_one": p_one,
            "slower": self.slower,
        }

    @answer(WAIT)
    def lines(self) -> Numbers:
        chance, spare = self.p_waits[0] / 100, self.spares[0]
        return self.waits[0], {
            "spare-of-all": maybe(60 * chance / (self.counters * spare)),
            "everybody-waits": maybe(60 / spare),
            "in-hours": maybe(chance / spare),
            "per-cent": maybe(100 * chance / spare),
        }

    @answer(WAIT)
    def one(self) -> Numbers:
        chance, spare = self.p_waits[1] / 100, self.spares[1]
        return self.waits[1], {
            "old-speed": maybe(60 * chance / (self.counters * self.spares[0])),
            "spare-of-one": maybe(60 * chance / (spare / self.counters)),
            "everybody-waits": maybe(60 / spare),
            "in-hours": maybe(chance / spare),
            "per-cent": maybe(100 * chance / spare),
        }

    @answer(Choice(("one", "lines", "always", "same")))
    def verdict(self, lines: float, one: float) -> str:
        return "one" if one < lines else "lines"

    @answer(Choice(("opens", "eats", "load", "looks")))
    def because(self, verdict: str) -> str:
        return "opens" if verdict == "one" else "eats"
