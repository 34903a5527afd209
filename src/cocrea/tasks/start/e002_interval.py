"""E0.2, a mean and a promise: the standard error, the interval, and what it allows one to say."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, one_of
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

KINDS = ("above", "below", "open")
SAID = {
    "surveys": N_("Of all intervals made in this way, about 95 in 100 contain the mean of all customers"),
    "customers": N_("About 95 in 100 customers gave a mark between these two ends"),
    "certain": N_("About 95 in 100 of our repairs are done well"),
    "next": N_("In 95 of 100 further surveys the mean will lie between these two ends"),
}
STEPS = {"above": (3.0, 6.0), "below": (-6.0, -3.0), "open": (-1.5, 1.5)}  # standard errors from the bar


@dataclass(frozen=True)
class Interval(Task):
    """What a workshop's customers marked, and the mark that it has promised."""

    n: int
    mean: float
    sd: float
    bar: float
    said: str

    id = "E0.2"
    minutes: ClassVar = 7
    columns: ClassVar = {
        "n": N_("Customers asked"),
        "mean": N_("Mean mark"),
        "sd": N_("Standard deviation"),
        "bar": N_("Mean that was promised"),
        "said": N_("What the owner says"),
        **SAID,
    }

    @classmethod
    def draw(cls, draw: Draw) -> Interval:
        """Each verdict for a third of the variants."""
        kind = one_of(f"{draw.task}/{draw.variant}", KINDS)
        n, sd = draw.of("n", range(16, 201)), draw.of("sd", range(80, 171)) / 100
        bar = draw.of("bar", (4.0, 4.5, 5.0, 5.5))
        low, high = STEPS[kind]
        away = (low + (high - low) * draw.chance("away")) * sd / math.sqrt(n)
        said = one_of(f"{draw.task}/{draw.variant}/said", tuple(SAID))
        return cls(n, round(bar + away, 2), sd, bar, said)

    def accepted(self) -> bool:
        """A mean that the scale allows; neither end so near to the promise that rounding decides."""
        reach = 2 * self.se
        ends = (self.mean - reach, self.mean + reach)
        return 2 < ends[0] and ends[1] < 6.8 and min(abs(end - self.bar) for end in ends) > 0.04

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame(
            {"n": [self.n], "mean": [self.mean], "sd": [self.sd], "bar": [self.bar]},
            index=pd.Index([self.said], name="said"),
        )

    @answer(Number(decimals=3, low=0, high=6))
    def se(self) -> Numbers:
        return self.sd / math.sqrt(self.n), {
            "not-divided": self.sd,
            "divided-by-n": maybe(self.sd / self.n),
            "root-of-sd": maybe(math.sqrt(self.sd / self.n)),
        }

    @answer(Number(decimals=2))
    def low(self, se: float) -> Numbers:
        return self._end(se, -1)

    @answer(Number(decimals=2))
    def high(self, se: float) -> Numbers:
        return self._end(se, 1)

    @answer(Choice(KINDS))
    def verdict(self, low: float, high: float) -> str:
        return "above" if low > self.bar else "below" if high < self.bar else "open"

    @answer(Choice(tuple(SAID)))
    def meaning(self) -> str:
        return self.said

    def _end(self, se: float, side: int) -> Numbers:
        return self.mean + side * 2 * se, {
            "of-customers": maybe(self.mean + side * 2 * self.sd),
            "one-step": maybe(self.mean + side * se),
            "other-end": self.mean - side * 2 * se,
        }
