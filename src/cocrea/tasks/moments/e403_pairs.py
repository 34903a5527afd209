"""E4.3, on which side of adequate? Twelve gaps, their interval, and what it leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from math import sqrt
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.stats import PairedResult, paired_t
from cocrea.stats.intervals import NORMAL
from cocrea.survey import load
from cocrea.survey.rules import about
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

CUSTOMERS = 12
QUANTILE = 2.201  # Student's t with 11 degrees of freedom, for a 95 % interval
# The checkout four times, so that an interval below zero, over zero and above zero all come up.
MOMENTS = ("checkout",) * 4 + ("parking", "staff", "produce", "deli")
END = Number(decimals=2, low=-12, high=12)  # farther than any mean of gaps; a comma is a decimal sign


@cache
def answers(moment: str) -> pd.DataFrame:
    """The complete answers about a moment of the main survey, by respondent."""
    rows = about(load("moments_survey").complete, moment).set_index("respondent_id")
    return rows[["adequate", "perceived"]].astype(int)


@dataclass(frozen=True)
class Pairs(Task):
    """What each customer would still accept, and what they perceived."""

    adequate: tuple[int, ...]
    perceived: tuple[int, ...]

    id = "E4.3"
    edition = "2"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "customer": N_("Customer"),
        "adequate": N_("Adequate"),
        "perceived": N_("Perceived"),
        "quantile": N_("Student's t for twelve customers"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Pairs:
        """Twelve customers of the main survey at one moment of it."""
        table = answers(draw.of("moment", MOMENTS))
        chosen = table.loc[draw.order(table.index)[:CUSTOMERS]]
        return cls(tuple(chosen["adequate"].tolist()), tuple(chosen["perceived"].tolist()))

    def accepted(self) -> bool:
        """No end of the interval is so near to zero that rounding decides, and the mean is not zero."""
        return min(abs(self.paired.low), abs(self.paired.high), abs(self.paired.mean)) > 0.05

    @property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, CUSTOMERS + 1, name="customer")
        return pd.DataFrame({"adequate": self.adequate, "perceived": self.perceived}, index=numbers)

    @property
    def facts(self) -> Mapping[str, float]:
        return {"quantile": QUANTILE}

    @cached_property
    def paired(self) -> PairedResult:
        return paired_t(self.perceived, self.adequate)

    @property
    def worked(self) -> Mapping[str, Any]:
        gaps = [p - a for p, a in zip(self.perceived, self.adequate, strict=True)]
        return {
            "gaps": gaps,
            "total": sum(gaps),
            "n": self.paired.n,
            "sd": self.paired.sd,
            "se": self.paired.se,
            "quantile": QUANTILE,
        }

    @answer(END)
    def gap(self) -> Numbers:
        mean, n = self.paired.mean, self.paired.n
        return mean, {"reversed": -mean, "sum": maybe(mean * n), "divided-by-less": maybe(mean * n / (n - 1))}

    @answer(END)
    def low(self, gap: float) -> Numbers:
        return self._end(gap, -1)

    @answer(END)
    def high(self, gap: float) -> Numbers:
        return self._end(gap, 1)

    @answer(Choice(("below", "open", "above", "no-gap")))
    def verdict(self, low: float, high: float) -> str:
        return "below" if high < 0 else "above" if low > 0 else "open"

    @answer(Choice(("one-side", "both-sides", "each-customer", "sign")))
    def because(self, verdict: str) -> str:
        return "both-sides" if verdict == "open" else "one-side"

    def _end(self, gap: float, side: int) -> Numbers:
        sd, n = self.paired.sd, self.paired.n
        return gap + side * QUANTILE * sd / sqrt(n), {
            "of-customers": gap + side * QUANTILE * sd,
            "other-end": maybe(gap - side * QUANTILE * sd / sqrt(n)),
            "not-rooted": maybe(gap + side * QUANTILE * sd / n),
            "reach-alone": maybe(QUANTILE * sd / sqrt(n)),
            "normal": maybe(gap + side * NORMAL * sd / sqrt(n)),
            "one-error": maybe(gap + side * sd / sqrt(n)),
            "divided-by-n": maybe(gap + side * QUANTILE * sd * sqrt((n - 1) / n) / sqrt(n)),
        }
