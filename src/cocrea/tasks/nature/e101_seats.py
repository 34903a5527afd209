"""E1.1, seats that expire: what was used, whom it left behind, what would help, and whether it was seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.nature import PerishabilityLedger, perishability_ledger
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

DEPARTURES = 5
SEEN = 0.07  # of the people of the peak, the larger of two cities' shares (Singapore, LTA 2014)
OF_ALL = N_("divide by all the seats of the day")


@dataclass(frozen=True)
class Seats(Task):
    """One day of a shuttle: who wanted to travel, the seats, and two ideas for the next day."""

    capacity: int
    demand: tuple[int, ...]
    extra: int
    willing: int

    id = "E1.1"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "departure": N_("Departure"),
        "demand": N_("Wanted to travel"),
        "capacity": N_("Seats at each departure"),
        "extra": N_("Idea 1, a larger bus: so many more seats at each departure"),
        "willing": N_(
            "Idea 2, a discount: so many of those who wanted the fullest departure take the emptiest"
        ),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Seats:
        """Demand jumps from departure to departure; which idea carries more people differs."""
        capacity = draw.of("capacity", range(60, 125, 5))
        shares = draw.order((0.45, 0.65, 0.85, 1.15, 1.45), "shares")
        demand = tuple(
            round(capacity * share) + draw.of(f"more/{place}", range(-6, 7))
            for place, share in enumerate(shares)
        )
        few = draw.of("few", (True, False))  # as many as were seen to move, or more
        extra = draw.of("extra", (2, 3, 4, 6) if few else (4, 6, 8, 10, 12, 16, 20))
        return cls(capacity, demand, extra, draw.of("willing", range(3, 13) if few else range(10, 41)))

    def accepted(self) -> bool:
        """The ideas differ by two people or more, or not at all; the share is clear of what was seen."""
        difference = self.moved.served.sum() - self.larger.served.sum()
        clear = 0.015 <= self.share <= 0.06 or self.share >= 0.09
        return clear and self.books.lost > 0 and (difference == 0 or abs(difference) >= 2)

    @property
    def share(self) -> float:
        """Those who are supposed to move, as a share of the people of the fullest departure."""
        return self.willing / max(self.demand)

    @cached_property
    def books(self) -> PerishabilityLedger:
        return perishability_ledger(self.capacity, self.demand)

    @cached_property
    def larger(self) -> PerishabilityLedger:
        return perishability_ledger(self.capacity + self.extra, self.demand)

    @cached_property
    def moved(self) -> PerishabilityLedger:
        """The books if the willing go from the fullest to the emptiest departure."""
        wanted = list(self.demand)
        fullest, emptiest = wanted.index(max(wanted)), wanted.index(min(wanted))
        wanted[fullest] -= self.willing
        wanted[emptiest] += self.willing
        return perishability_ledger(self.capacity, wanted)

    @property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, DEPARTURES + 1, name="departure")
        return pd.DataFrame({"demand": self.demand}, index=numbers)

    @property
    def facts(self) -> Mapping[str, float]:
        return {"capacity": self.capacity, "extra": self.extra, "willing": self.willing}

    @property
    def worked(self) -> Mapping[str, Any]:
        rows = self.given.assign(served=self.books.served, capacity=self.capacity).reset_index()
        return {
            "departures": rows.to_dict("records"),
            "seats": DEPARTURES * self.capacity,
            "travelled": float(self.books.served.sum()),
            "idle": self.books.idle,
            "by_bus": float(self.larger.served.sum() - self.books.served.sum()),
            "by_price": float(self.moved.served.sum() - self.books.served.sum()),
            "willing": self.willing,
            "fullest": max(self.demand),
            "share": 100 * self.share,
        }

    @answer(Number("percent", decimals=1, low=0, high=100, denominator=OF_ALL))
    def used(self) -> Numbers:
        seats = DEPARTURES * self.capacity
        return 100 * self.books.utilisation, {
            "wanted-over-seats": maybe(100 * sum(self.demand) / seats),
            "full-departures": maybe(100 * sum(each >= self.capacity for each in self.demand) / DEPARTURES),
        }

    @answer(Number("count", decimals=0, low=0, unit="people"))
    def lost(self) -> Numbers:
        return self.books.lost, {
            "fullest-only": maybe(max(self.demand) - self.capacity),
            "idle-instead": maybe(self.books.idle),
            "day-as-one": maybe(max(0, sum(self.demand) - DEPARTURES * self.capacity)),
        }

    @answer(Number("count", decimals=0, low=0, unit="people"))
    def by_price(self) -> Numbers:
        more = float(self.moved.served.sum() - self.books.served.sum())
        fullest = max(self.demand) - self.capacity
        return more, {
            "nobody": maybe(0),
            "by-bus": maybe(float(self.larger.served.sum() - self.books.served.sum())),
            "all-willing": maybe(self.willing),
            "all-lost": maybe(fullest),
        }

    @answer(Choice(("bus", "price", "same")))
    def better(self, by_price: float) -> str:
        by_bus = float(self.larger.served.sum() - self.books.served.sum())
        if by_bus == by_price:
            return "same"
        return "bus" if by_bus > by_price else "price"

    @answer(Choice(("more", "within")))
    def seen(self) -> Chosen:
        def beside(share: float) -> str:
            return "more" if share > SEEN else "within"

        return beside(self.share), {
            "other-base": beside(self.willing / sum(self.demand)),
            "heads": beside(self.willing / 100),
        }
