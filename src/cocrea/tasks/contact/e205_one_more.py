"""E2.5, one more till: what it does to the load and to the wait, and is the promise kept?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.contact import queue_means
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

WAIT = Number("plain", decimals=1, low=0, unit="minutes")
NOW, MORE = N_("Today"), N_("With one more till")
APART = 1.2  # times: how far the promise lies from either wait


@dataclass(frozen=True)
class OneMore(Task):
    """Customers an hour, minutes that each takes, the tills of today, and the mean wait that was promised."""

    arrivals: int
    each: int
    tills: int
    promise: float

    id = "E2.5"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "when": N_("When"),
        "tills": N_("Tills"),
        "p_wait": N_("Customers who have to wait (%)"),
        "arrivals": N_("Customers an hour"),
        "each": N_("Minutes that one customer takes"),
        "promise": N_("Promised mean wait, in minutes"),
        "now": NOW,
        "more": MORE,
    }

    @classmethod
    def draw(cls, draw: Draw) -> OneMore:
        """The promise is kept today, with one more till, or not even then: each as often."""
        each, tills = draw.of("each", (2, 3, 4, 5, 6)), draw.of("tills", (2, 3, 4))
        load = draw.of("load", range(70, 96)) / 100
        drawn = cls(max(1, round(load * tills * 60 / each)), each, tills, 0)
        low, high = drawn.waits[1], drawn.waits[0]
        wanted = {"kept": 1.5 * high, "with-one": (low * high) ** 0.5, "not-yet": 0.6 * low}
        promise = wanted[draw.of("outcome", tuple(wanted))]
        return cls(drawn.arrivals, each, tills, round(2 * promise) / 2)

    def accepted(self) -> bool:
        """The queue does not grow without end, and rounding decides nothing."""
        now, more = self.waits
        apart = [max(self.promise, wait) / max(min(self.promise, wait), 0.01) for wait in (now, more)]
        return self.load < 0.97 and self.promise >= 1 and min(apart) >= APART and more >= 0.4

    @property
    def load(self) -> float:
        return self.arrivals * self.each / 60 / self.tills

    @property
    def p_waits(self) -> tuple[float, float]:
        """The chance of having to wait, today and with one more till, as the table gives it (%)."""
        if self.load >= 1:
            return 100.0, 100.0
        now, more = (
            round(100 * queue_means(self.arrivals, 60 / self.each, tills).p_wait, 1)
            for tills in (self.tills, self.tills + 1)
        )
        return now, more

    @property
    def spares(self) -> tuple[float, float]:
        """Customers an hour that could be served beyond those who come."""
        return tuple(tills * 60 / self.each - self.arrivals for tills in (self.tills, self.tills + 1))  # type: ignore[return-value]

    @property
    def waits(self) -> tuple[float, float]:
        """The mean wait in minutes, by the chances as given."""
        if self.load >= 1:
            return 999.0, 999.0
        (now, more), (spare, wider) = self.p_waits, self.spares
        return 60 * now / 100 / spare, 60 * more / 100 / wider

    @property
    def given(self) -> pd.DataFrame:
        table = {"tills": (self.tills, self.tills + 1), "p_wait": self.p_waits}
        return pd.DataFrame(table, index=pd.Index(("now", "more"), name="when"))

    @property
    def facts(self) -> Mapping[str, float]:
        return {"arrivals": self.arrivals, "each": self.each, "promise": self.promise}

    @property
    def worked(self) -> Mapping[str, Any]:
        (spare, wider), (p_now, p_more) = self.spares, self.p_waits
        return {
            "arrivals": self.arrivals,
            "tills": self.tills,
            "more_tills": self.tills + 1,
            "serves": self.tills * 60 / self.each,
            "more_serves": (self.tills + 1) * 60 / self.each,
            "spare": spare,
            "wider": wider,
            "p_now": p_now,
            "p_more": p_more,
            "promise": self.promise,
        }

    @answer(Number("percent", decimals=1, low=0, high=100))
    def at_load(self) -> Numbers:
        return 100 * self.load, {
            "one-till": maybe(100 * self.load * self.tills),
            "who-waits": maybe(self.p_waits[0]),
        }

    @answer(WAIT)
    def wait_now(self) -> Numbers:
        return self._wait(0)

    @answer(WAIT)
    def wait_more(self) -> Numbers:
        right, slips = self._wait(1)
        return right, {
            **slips,
            "old-spare": maybe(60 * self.p_waits[1] / 100 / self.spares[0]),
            "in-proportion": maybe(self.waits[0] * self.tills / (self.tills + 1)),
        }

    def _wait(self, place: int) -> Numbers:
        chance, spare = self.p_waits[place] / 100, self.spares[place]
        tills = self.tills + place
        return self.waits[place], {
            "everybody-waits": maybe(60 / spare),
            "load-for-chance": maybe(60 * self.load * self.tills / tills / spare),
            "in-hours": maybe(chance / spare),
            "all-served": maybe(60 * chance / (tills * 60 / self.each)),
            "per-cent": maybe(100 * chance / spare),
        }

    @answer(Choice(("kept", "with-one", "not-yet", "load")))
    def promise_kept(self, wait_now: float, wait_more: float) -> Chosen:
        if wait_now <= self.promise:
            return "kept"
        return "with-one" if wait_more <= self.promise else "not-yet"
