"""E4.8, a Kano count: may the first category stand alone in the plan?"""

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
USUAL = "AOMI"  # those that the coefficient counts
CLEAR, CLOSE = (0.5, 0.22, 0.12, 0.09), (0.37, 0.33, 0.13, 0.1)  # shares of the usual four, in a seeded order
REVERSE, QUESTIONABLE = 0.05, 0.02
SURE, UNSURE = 0.03, 0.12  # p values on which the page's rule and the exact test agree


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
    edition = "3"
    minutes: ClassVar = 9
    columns: ClassVar = {"category": N_("Category"), "customers": N_("Customers"), **CATEGORIES}

    @classmethod
    def book(cls) -> Kano:
        return cls(28, 20, 9, 14, 3, 1)

    @classmethod
    def draw(cls, draw: Draw) -> Kano:
        """Sixty to ninety-nine customers, each answering on their own; half of the cases are meant clear."""
        parts = CLEAR if draw.chance("clear") < 0.5 else CLOSE
        shares = dict(zip(draw.order(USUAL), parts, strict=True)) | {"R": REVERSE, "Q": QUESTIONABLE}
        names = list(CATEGORIES)
        ends = [sum(shares[name] for name in names[: place + 1]) for place in range(len(names))]
        size = 60 + int(40 * draw.chance("size"))
        fell = [sum(draw.chance(str(customer)) >= end for end in ends[:-1]) for customer in range(size)]
        return cls(*(fell.count(place) for place in range(len(names))))

    def accepted(self) -> bool:
        """A usual category leads by some answers, clearly or not at all; R and Q occur."""
        rare = self.reverse, self.questionable
        known = self.summary
        judged = known.p < SURE or known.p > UNSURE
        named = known.mode in USUAL and known.second in USUAL
        return named and judged and self.lead >= 3 and min(rare) >= 1 and sum(rare) >= 3

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
        known = self.summary
        return {
            "first": known.mode,
            "second": known.second,
            "most": self.leaders[0],
            "next": self.leaders[1],
            "p": known.p,
        }

    @answer(Number("fraction", decimals=3, low=0, high=1))
    def better(self) -> Numbers:
        return self.summary.better, {
            "all-below-the-line": (self.attractive + self.one_dimensional) / self.n,
            "attractive-alone": self.attractive / self.usual,
            "worse-instead": maybe(-self.summary.worse),
            "reverse-kept": maybe((self.attractive + self.one_dimensional) / (self.usual + self.reverse)),
            "indifferent-out": maybe(
                (self.attractive + self.one_dimensional) / (self.usual - self.indifferent)
            ),
            "attractive-of-all": maybe(self.attractive / self.n),
        }

    @answer(Number("fraction", decimals=3, low=-1, high=0))
    def worse(self) -> Numbers:
        upset = self.one_dimensional + self.must_be
        return self.summary.worse, {
            "sign": maybe(upset / self.usual),
            "all-below-the-line": maybe(-upset / self.n),
            "must-be-alone": maybe(-self.must_be / self.usual),
            "better-instead": maybe(-self.summary.better),
            "reverse-counted": maybe(-(upset + self.reverse) / self.usual),
        }

    @answer(Number("plain", decimals=1, low=0, unit="people"))
    def needed(self) -> Numbers:
        return 2 * math.sqrt(self.two), {
            "not-rooted": 2.0 * self.two,
            "not-doubled": math.sqrt(self.two),
            "of-everybody": maybe(2 * math.sqrt(self.n)),
            "the-lead": maybe(self.lead),
        }

    @answer(Choice(("first-alone", "both", "no-category", "all-happier")))
    def plan(self) -> str:
        return "first-alone" if self.summary.distinct else "both"

    @answer(Choice(("beyond-chance", "within-chance", "largest-count", "too-few")))
    def because(self) -> str:
        return "beyond-chance" if self.summary.distinct else "within-chance"
