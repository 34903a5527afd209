"""E5.10, a lab of one's own: two years of a short monthly survey, a control chart, and a promise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import hypot
from typing import Any, ClassVar

import pandas as pd

from cocrea.data.simulate.cx_pulse import DIP_MONTHS, DIP_STORE, SATISFIED_FROM, cx_pulse
from cocrea.language import N_
from cocrea.models.experience import p_chart
from cocrea.stats.intervals import NORMAL
from cocrea.stats.shares import share_error
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

ASKED_EACH, YEAR, MONTHS = 150, 12, 24
STORES = ("A", "B", "C")
EXTRA_WAITS = (3.0, 3.5, 4.0)  # minutes, in the bad months
KINDS = ("hidden", "caught", "none")  # between the yearly surveys, in one of them, no dip
PROMISES = (75, 80, 85, 90, 95)  # of 100 who leave content
CLEAR = 1.0  # points of 100 between a difference and its margin
CLEAR_COUNT = 0.4  # customers between a count and its limit


@lru_cache(maxsize=64)
def drawn_counts(seed: int, extra_wait: float) -> pd.DataFrame:
    """Content customers of 150, a row a month and a column a store, as the simulator makes them."""
    table = cx_pulse(ASKED_EACH, seed, extra_wait=extra_wait)  # by month, by store: a row a customer
    content = (table["overall"] >= SATISFIED_FROM).to_numpy().reshape(-1, len(STORES), ASKED_EACH)
    return pd.DataFrame(content.sum(axis=2), columns=list(STORES)).set_axis(range(1, len(content) + 1))


@dataclass(frozen=True)
class Pulse(Task):
    """The seed of the customers, the store that dips (by the place of its name), and when it does."""

    seed: int
    extra_wait: float
    bears: tuple[str, ...]
    kind: str
    begins: int
    lasts: int
    asked: str
    promise: int

    id = "E5.10"
    minutes: ClassVar = 35
    columns: ClassVar = {
        "month": N_("Month"),
        "A": N_("Store A"),
        "B": N_("Store B"),
        "C": N_("Store C"),
        "n": N_("Customers asked in each store and month"),
        "asked": N_("Your store, for the limit and the promise"),
        "promise": N_("Promised: so many of 100 leave content"),
        "in-A": N_("in store A"),
        "in-B": N_("in store B"),
        "in-C": N_("in store C"),
        "none": N_("in no store"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Pulse:
        """A dip between the yearly surveys, a dip that lasts into one, or no dip."""
        kind = draw.of("kind", KINDS)
        lasts = draw.of("lasts", (3, 4, 5))
        last_begin = MONTHS + 1 - lasts  # reaches month 24
        begins = last_begin if kind == "caught" else draw.of("begins", range(YEAR + 1, last_begin))
        return cls(
            draw.of("seed", range(1_000_000)),
            draw.of("extra", EXTRA_WAITS),
            tuple(draw.order(STORES, "bears")),
            kind,
            begins,
            lasts,
            draw.of("asked", STORES),
            draw.of("promise", PROMISES),
        )

    def accepted(self) -> bool:
        """The chart shows what was put in and nothing else, and no answer is a close call."""
        return (
            self._charts_are_clear()
            and all(abs(abs(self._fall(store)) - self._fall_margin(store)) >= CLEAR for store in STORES)
            and self.falls == ([self.dips] if self.kind == "caught" else [])
            and all(self._fall(store) < self._fall_margin(store) for store in STORES)
            and abs(abs(self._gap) - self._gap_margin) >= CLEAR
        )

    def _charts_are_clear(self) -> bool:
        dip = range(self.begins, self.begins + self.lasts) if self.kind != "none" else range(0)
        for store, chart in self.charts.items():
            signals = chart.loc[chart["signal"] != "", "period"].tolist()
            low = chart.loc[chart["signal"] == "low", "period"].tolist()
            expected = dip if store == self.dips else range(0)
            if signals != low or not set(signals) <= set(expected) or (len(expected) and not signals):
                return False
            if (abs(chart["share"] - chart["lower"]) * ASKED_EACH).min() < CLEAR_COUNT:
                return False
        return True

    @property
    def dips(self) -> str:
        """The store that dips, or "none"."""
        return self.bears[STORES.index(DIP_STORE)] if self.kind != "none" else "none"

    @cached_property
    def given(self) -> pd.DataFrame:
        """Content customers, a row a month: the simulator's usual months, its bad ones in the dip."""
        drawn = drawn_counts(self.seed, self.extra_wait)
        first, last = DIP_MONTHS
        bad = list(range(first, last + 1))
        usual = [month for month in drawn.index if month not in bad]
        dip = range(self.begins, self.begins + self.lasts) if self.kind != "none" else range(0)
        taken = [
            bad[month - self.begins] if month in dip else usual[month - 1] for month in range(1, MONTHS + 1)
        ]
        table = drawn.loc[taken].set_axis(pd.RangeIndex(1, MONTHS + 1, name="month"))
        renamed = table.rename(columns=dict(zip(STORES, self.bears, strict=True)))
        return renamed[list(STORES)].rename_axis(columns=None)

    @property
    def facts(self) -> Mapping[str, float | str]:
        return {"n": ASKED_EACH, "asked": self.asked, "promise": self.promise}

    @cached_property
    def charts(self) -> dict[str, pd.DataFrame]:
        """The chart of each store, its centre from the first twelve months."""
        return {store: self._chart(store) for store in STORES}

    def _chart(self, store: str) -> pd.DataFrame:
        counts = self.given[store].to_numpy()
        return p_chart(counts, ASKED_EACH, centre=float(counts[:YEAR].sum() / (YEAR * ASKED_EACH)))

    def _share(self, store: str, month: int) -> float:
        return float(self.given[store].to_numpy()[month - 1]) / ASKED_EACH

    def _fall(self, store: str) -> float:
        """Month 24 minus month 12, in points of 100."""
        return 100 * (self._share(store, MONTHS) - self._share(store, YEAR))

    def _fall_margin(self, store: str) -> float:
        shares = [self._share(store, month) for month in (YEAR, MONTHS)]
        return 100 * NORMAL * hypot(*(share_error(p, ASKED_EACH) for p in shares))

    @property
    def falls(self) -> list[str]:
        """The stores in which the yearly survey shows a fall."""
        return [store for store in STORES if self._fall(store) < -self._fall_margin(store)]

    @property
    def _gap(self) -> float:
        return 100 * self._share(self.asked, MONTHS) - self.promise

    @property
    def _gap_margin(self) -> float:
        p = self._share(self.asked, MONTHS)
        return 100 * NORMAL * share_error(p, ASKED_EACH)

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "centre": 100 * float(self.charts[self.asked]["centre"].iloc[0]),
            "content": 100 * self._share(self.asked, MONTHS),
            "margin": self._gap_margin,
            "where_is": self._place,
        }

    @answer(Number("percent", decimals=1, low=0, high=100))
    def limit(self) -> Numbers:
        chart = self.charts[self.asked]
        centre, counts = float(chart["centre"].iloc[0]), self.given[self.asked].to_numpy()
        whole = float(counts.sum() / (MONTHS * ASKED_EACH))

        def low(p: float, times: float, n: int = ASKED_EACH) -> float:
            return 100 * (p - times * share_error(p, n))

        return 100 * float(chart["lower"].iloc[0]), {
            "two-errors": maybe(low(centre, 2)),
            "one-error": maybe(low(centre, 1)),
            "upper-limit": maybe(low(centre, -3)),
            "people-of-a-year": maybe(low(centre, 3, YEAR * ASKED_EACH)),
            "both-years": maybe(low(whole, 3)),
        }

    @answer(Choice((*(f"in-{store}" for store in STORES), "none")))
    def where(self) -> Chosen:
        last = {store: self._share(store, MONTHS) - self._share(store, YEAR) for store in STORES}
        return self._place, {"lowest-at-the-end": f"in-{min(last, key=lambda store: last[store])}"}

    @property
    def _place(self) -> str:
        return self.dips if self.dips == "none" else f"in-{self.dips}"

    @answer(Number("count", decimals=0, low=0, high=MONTHS))
    def first(self) -> Numbers:
        if self.dips == "none":
            lowest = int(self.given.min(axis=1).to_numpy()[YEAR:].argmin()) + YEAR + 1
            return 0, {"lowest-month": maybe(lowest)}
        chart = self.charts[self.dips]
        low = chart[chart["signal"] == "low"]
        worst = int(chart["share"].to_numpy().argmin()) + 1
        return int(low["period"].iloc[0]), {
            "worst-month": maybe(worst),
            "last-month": maybe(int(low["period"].iloc[-1])),
        }

    @answer(Choice(("both", "chart-only", "neither", "survey-only")))
    def report(self) -> str:
        return {"caught": "both", "hidden": "chart-only", "none": "neither"}[self.kind]

    @answer(Number("points", decimals=1, low=-100, high=100, unit="percentage points"))
    def gap(self) -> Numbers:
        usual = 100 * float(self.charts[self.asked]["centre"].iloc[0])
        return self._gap, {
            "other-survey": maybe(100 * self._share(self.asked, YEAR) - self.promise),
            "usual-share": maybe(usual - self.promise),
            "against-usual": maybe(100 * self._share(self.asked, MONTHS) - usual),
            "customers": maybe(self._gap * ASKED_EACH / 100),
        }

    @answer(Choice(("broken", "kept", "open")))
    def kept(self, gap: float) -> Chosen:
        margin = self._gap_margin
        right = "broken" if gap < -margin else "kept" if gap > margin else "open"
        calm = self.asked != self.dips
        return right, {"calm-is-kept": "kept"} if calm else {"signal-is-broken": "broken"}
