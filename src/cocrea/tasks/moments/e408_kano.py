"""E4.8, a Kano count: is it clearly attractive?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.moments import KanoSummary, kano_summary
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

CATEGORIES = {
    "A": N_("A, attractive"),
    "O": N_("O, one-dimensional"),
    "M": N_("M, must-be"),
    "I": N_("I, indifferent"),
    "R": N_("R, reverse"),
    "Q": N_("Q, questionable"),
}
USUAL = "AOMI"  # those that the two coefficients count
SHARES = (0.36, 0.28, 0.16, 0.13)  # of the usual four, in a seeded order
REVERSE, QUESTIONABLE = 0.05, 0.02
NORMAL, TENTH = 1.96, 1.65  # 5 % and 10 %, two-sided
COEFFICIENT = Number("fraction", decimals=3, low=0, high=1)


@dataclass(frozen=True)
class Kano(Task):
    """How many customers fell into each category."""

    attractive: int
    one_dimensional: int
    must_be: int
    indifferent: int
    reverse: int
    questionable: int

    id = "E4.8"
    minutes: ClassVar = 12
    columns: ClassVar = {"category": N_("Category"), "customers": N_("Customers"), **CATEGORIES}

    @classmethod
    def book(cls) -> Kano:
        return cls(28, 20, 9, 14, 3, 1)

    @classmethod
    def draw(cls, draw: Draw) -> Kano:
        """Sixty to ninety customers, each answering on their own."""
        shares = dict(zip(draw.order(USUAL), SHARES, strict=True)) | {"R": REVERSE, "Q": QUESTIONABLE}
        names = list(CATEGORIES)
        ends = [sum(shares[name] for name in names[: place + 1]) for place in range(len(names))]
        size = 60 + int(31 * draw.chance("size"))
        fell = [sum(draw.chance(str(customer)) >= end for end in ends[:-1]) for customer in range(size)]
        return cls(*(fell.count(place) for place in range(len(names))))

    def accepted(self) -> bool:
        """One of the usual categories leads, by at least 3, and still within chance; R and Q occur."""
        rare = self.reverse, self.questionable
        return self.lead >= 3 and not self.summary.distinct and min(rare) >= 1 and sum(rare) >= 3

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame({"customers": self.counts.values()}, index=pd.Index(CATEGORIES, name="category"))

    @property
    def counts(self) -> dict[str, int]:
        return dict(zip(CATEGORIES, astuple(self), strict=True))

    @cached_property
    def summary(self) -> KanoSummary:
        return kano_summary(self.counts)

    @property
    def n(self) -> int:
        return sum(self.counts.values())

    @property
    def usual(self) -> int:
        return sum(self.counts[name] for name in USUAL)

    @property
    def leaders(self) -> tuple[int, int]:
        """The two largest counts."""
        most, second = sorted(self.counts.values(), reverse=True)[:2]
        return most, second

    @property
    def lead(self) -> int:
        return self.leaders[0] - self.leaders[1]

    @property
    def two(self) -> int:
        return sum(self.leaders)

    @property
    def worked(self) -> Mapping[str, Any]:
        first, second = sorted(CATEGORIES, key=lambda name: -self.counts[name])[:2]
        return {
            "first": first,
            "second": second,
            "most": self.counts[first],
            "next": self.counts[second],
            "double": 2 * self.n,
            "rest": 2 * self.n - self.two,
        }

    @answer(COEFFICIENT)
    def better(self) -> Numbers:
        return self.summary.better, {
            "all-below-the-line": (self.attractive + self.one_dimensional) / self.n,
            "attractive-alone": self.attractive / self.usual,
        }

    @answer(Number("fraction", decimals=3, low=-1, high=0))
    def worse(self) -> Numbers:
        return self.summary.worse, {
            "sign-lost": -self.summary.worse,
            "must-be-alone": -self.must_be / self.usual,
            "all-below-the-line": maybe(-(self.one_dimensional + self.must_be) / self.n),
        }

    @answer(COEFFICIENT)
    def strength(self) -> Numbers:
        return self.summary.strength, {
            "mode-alone": self.leaders[0] / self.n,
            "usual-below-the-line": maybe(self.lead / self.usual),
            "of-the-two": maybe(self.lead / self.two),
        }

    @answer(Number("plain", decimals=1, low=0))
    def threshold(self) -> Numbers:
        right, others = self.summary.threshold, self.n - self.two
        return right, {
            "normal-5": right * NORMAL / TENTH,
            "not-rooted": (right / TENTH) ** 2,
            "n-not-2n": maybe(TENTH * math.sqrt(self.two * others / self.n)),
            "the-lead": maybe(self.lead),
        }

    @answer(Choice(("not-clear", "the-mode", "must-act", "all-happier")))
    def conclusion(self) -> str:
        return "not-clear"
