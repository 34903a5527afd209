"""E4.3, how sure is that gap? Twelve pairs of answers, by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.stats import PairedResult, d_av, paired_t
from cocrea.stats.groups import GroupsResult, separate_t
from cocrea.stats.intervals import two_sided_p
from cocrea.survey import load
from cocrea.survey.rules import about
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

CUSTOMERS = 12
NORMAL = 1.96  # what stands in for Student's t where it is forgotten
END = Number(decimals=2)


@cache
def checkout() -> pd.DataFrame:
    """The complete answers about the checkout, by respondent."""
    answers = about(load("supermarket").complete, "checkout").set_index("respondent_id")
    return answers[["desired", "perceived"]].astype(int)


@dataclass(frozen=True)
class Pairs(Task):
    """What each customer expected and perceived."""

    expected: tuple[int, ...]
    perceived: tuple[int, ...]

    id = "E4.3"
    minutes: ClassVar = 15
    columns: ClassVar = {"customer": N_("Customer"), "expected": N_("Expected"), "perceived": N_("Perceived")}

    @classmethod
    def book(cls) -> Pairs:
        return cls(
            expected=(6, 6, 7, 6, 6, 6, 5, 7, 6, 7, 6, 5),
            perceived=(6, 5, 5, 4, 6, 3, 5, 6, 4, 5, 5, 4),
        )

    @classmethod
    def draw(cls, draw: Draw) -> Pairs:
        """Twelve customers of the simulated supermarket; they expect what they hope for."""
        chosen = checkout().loc[draw.order(checkout().index)[:CUSTOMERS]]
        return cls(tuple(chosen["desired"].tolist()), tuple(chosen["perceived"].tolist()))

    def accepted(self) -> bool:
        """The average gap is below zero beyond doubt, with a p value that can be typed."""
        return self.paired.mean < 0 and 0.0004 <= self.paired.p <= 0.03

    @property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, CUSTOMERS + 1, name="customer")
        return pd.DataFrame({"expected": self.expected, "perceived": self.perceived}, index=numbers)

    @cached_property
    def paired(self) -> PairedResult:
        return paired_t(self.perceived, self.expected)

    @cached_property
    def unpaired(self) -> GroupsResult:
        return separate_t(self.perceived, self.expected)

    @property
    def quantile(self) -> float:
        """Student's t for the 95 % interval."""
        return (self.paired.high - self.paired.mean) / self.paired.se

    @property
    def worked(self) -> Mapping[str, Any]:
        gaps = [p - e for p, e in zip(self.perceived, self.expected, strict=True)]
        return {
            "gaps": gaps,
            "total": sum(gaps),
            "n": self.paired.n,
            "df": self.paired.df,
            "se": self.paired.se,
        }

    @answer(Number(decimals=2))
    def gap(self) -> Numbers:
        return self.paired.mean, {"reversed": -self.paired.mean}

    # gaps lie from −6 to 6, so that none can spread by more than 12
    @answer(Number(decimals=3, low=0, high=12, denominator=N_("with n − 1 below the line")))
    def sd(self) -> Numbers:
        return self.paired.sd, {
            "divided-by-n": self._by_n(self.paired.sd),
            "variance": maybe(self.paired.sd**2),
            "sd-of-perceived": maybe(pd.Series(self.perceived).std()),
        }

    @answer(Number("plain", decimals=2))
    def t(self, gap: float, sd: float) -> Numbers:
        root = math.sqrt(self.paired.n)
        return gap / sd * root, {
            "reversed": -gap / sd * root,
            "not-divided-by-root-n": gap / sd,
            "unpaired": maybe(self.unpaired.t),
            "divided-by-n": maybe(gap / self._by_n(sd) * root),
        }

    @answer(Number("plain", decimals=5, low=0, high=1))
    def p(self, t: float) -> Numbers:
        right = two_sided_p(t, self.paired.df)
        return right, {"one-sided": right / 2, "unpaired": maybe(self.unpaired.p)}

    @answer(END)
    def low(self, gap: float, sd: float) -> Numbers:
        return self._end(gap, sd, -1)

    @answer(END)
    def high(self, gap: float, sd: float) -> Numbers:
        return self._end(gap, sd, 1)

    @answer(Number("plain", decimals=2))
    def d_z(self, gap: float, sd: float) -> Numbers:
        return gap / sd, {
            "reversed": -gap / sd,
            "is-t": gap / sd * math.sqrt(self.paired.n),
            "d-av": maybe(d_av(self.perceived, self.expected)),
            "divided-by-n": maybe(gap / self._by_n(sd)),
        }

    @answer(Choice(("average", "each", "chance-of-none", "unhappy")))
    def conclusion(self) -> str:
        return "average"

    def _by_n(self, sd: float) -> float:
        """The standard deviation with n, not n − 1, below the line."""
        return sd * math.sqrt(self.paired.df / self.paired.n)

    def _end(self, gap: float, sd: float, side: int) -> Numbers:
        se = sd / math.sqrt(self.paired.n)
        return gap + side * self.quantile * se, {
            "normal": gap + side * NORMAL * se,
            "of-customers": gap + side * self.quantile * sd,
            "reversed": side * self.quantile * se - gap,
        }
