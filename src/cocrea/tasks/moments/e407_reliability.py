"""E4.7, do three questions measure one thing, and how much of a gap is noise?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_, number
from cocrea.stats import CronbachAlpha, cronbach_alpha, difference_reliability
from cocrea.stats.intervals import NORMAL
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

CUSTOMERS = 10
ITEMS = {"first": N_("First question"), "second": N_("Second question"), "third": N_("Third question")}
OF_1 = Number("fraction", decimals=3, high=1)
WANTED = 0.70  # what the store wants of its score, as the question says
STEPS = {
    "shown": (-1, 0, 0, 0, 0, 0, 0, 1),
    "open": (-1, 0, 0, 1),
}  # how far an answer lies from its customer's level


@dataclass(frozen=True)
class Reliability(Task):
    """Customers × questions, and what a larger study found for perceived and expected scores."""

    answered: tuple[tuple[int, ...], ...]
    r_pp: float
    r_ee: float
    r_pe: float

    id = "E4.7"
    edition = "2"
    minutes: ClassVar = 15
    columns: ClassVar = {
        "customer": N_("Customer"),
        **ITEMS,
        "r_pp": N_("Reliability of the perceived score"),
        "r_ee": N_("Reliability of the expected score"),
        "r_pe": N_("Correlation of perceived and expected"),
    }

    @classmethod
    def book(cls) -> Reliability:
        first = (5, 4, 5), (3, 3, 4), (4, 4, 4), (2, 1, 2), (5, 5, 4)
        second = (3, 4, 3), (1, 2, 2), (4, 5, 5), (2, 2, 3), (4, 3, 4)
        return cls((*first, *second), r_pp=0.9, r_ee=0.8, r_pe=0.6)

    @classmethod
    def draw(cls, draw: Draw) -> Reliability:
        """Ten customers: each has a level, and each answer lies at it or one step beside it."""
        steps = STEPS[draw.of("verdict", ("shown", "open", "open", "open"))]

        def customer(name: int) -> tuple[int, ...]:
            level = draw.of(f"{name}", (1, 2, 2, 3, 3, 4, 4, 5))
            return tuple(min(5, max(1, level + draw.of(f"{name}/{item}", steps))) for item in ITEMS)

        return cls(
            tuple(customer(name) for name in range(CUSTOMERS)),
            r_pp=draw.of("r_pp", (0.86, 0.88, 0.9, 0.92)),
            r_ee=draw.of("r_ee", (0.76, 0.78, 0.8, 0.82)),
            r_pe=round(0.4 + 0.05 * int(7 * draw.chance("r_pe")), 2),
        )

    def accepted(self) -> bool:
        """Alpha passes the customary .7 by far, and it is clear whether its lower end does, too."""
        known = self.known
        return 0.75 < known.value < 0.97 and known.low > 0.05 and abs(known.low - WANTED) > 0.03

    @cached_property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, len(self.answered) + 1, name="customer")
        return pd.DataFrame(self.answered, columns=list(ITEMS), index=numbers)

    @property
    def facts(self) -> Mapping[str, float]:
        return {"r_pp": self.r_pp, "r_ee": self.r_ee, "r_pe": self.r_pe}

    @cached_property
    def known(self) -> CronbachAlpha:
        return cronbach_alpha(self.given.to_numpy())

    @property
    def f_high(self) -> float:
        """What F cuts off above, hence the lower end."""
        return (1 - self.known.low) / (1 - self.known.value)

    @property
    def f_low(self) -> float:
        """What F cuts off below, hence the upper end."""
        return (1 - self.known.high) / (1 - self.known.value)

    @property
    def worked(self) -> Mapping[str, Any]:
        variances, n, k = self.given.var(ddof=1), self.known.n, self.known.k
        return {
            "variances": " + ".join(number(each, 3) for each in variances),
            "parts": variances.sum(),
            "total": self.given.sum(axis=1).var(ddof=1),
            "n": n,
            "k": k,
            "k_less_1": k - 1,
            "df": n - 1,
            "df_below": (n - 1) * (k - 1),
        }

    @answer(OF_1)
    def alpha(self) -> Numbers:
        known, between = self.known, self.given.corr().to_numpy()
        mean_r = (between.sum() - known.k) / (known.k * (known.k - 1))
        return known.value, {
            "factor-forgotten": known.value * (known.k - 1) / known.k,
            "mean-correlation": maybe(mean_r),
        }

    @answer(OF_1)
    def low(self, alpha: float) -> Numbers:
        return 1 - (1 - alpha) * self.f_high, {
            "ends-swapped": 1 - (1 - alpha) * self.f_low,
            "as-correlation": maybe(self._as_correlation(alpha, -1)),
        }

    @answer(OF_1)
    def difference(self) -> Numbers:
        pp, ee, pe = self.r_pp, self.r_ee, self.r_pe
        return difference_reliability(pp, ee, pe), {
            "mean-of-parts": (pp + ee) / 2,
            "not-divided": (pp + ee) / 2 - pe,
            "product": maybe(pp * ee),
            "correlation-added": maybe(difference_reliability(pp, ee, -pe)),
        }

    @answer(Choice(("shown", "open", "valid", "again")))
    def verdict(self, low: float) -> str:
        return "shown" if low >= WANTED else "open"

    def _as_correlation(self, alpha: float, side: int) -> float:
        """An end of the interval by Fisher's z, as if alpha were a correlation."""
        if abs(alpha) >= 1:
            return math.nan
        return math.tanh(math.atanh(alpha) + side * NORMAL / math.sqrt(self.known.n - 3))
