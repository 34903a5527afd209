"""E4.4, six questions, six tests: which findings survive?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.arguments import Floats
from cocrea.language import N_
from cocrea.stats import benjamini_hochberg, bonferroni, holm
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe
from cocrea.tasks.worked import shown

QUESTIONS = 6
PLACE = 3  # the p value whose corrected value is asked: the third smallest
ALPHA = 0.05
COUNT = Number("count", decimals=0, low=0, high=QUESTIONS)


@dataclass(frozen=True)
class Many(Task):
    """The p value of each question's test."""

    p: tuple[float, ...]

    id = "E4.4"
    minutes: ClassVar = 12
    columns: ClassVar = {"question": N_("Question"), "p": N_("p value")}

    @classmethod
    def book(cls) -> Many:
        return cls((0.004, 0.009, 0.013, 0.030, 0.049, 0.21))

    @classmethod
    def draw(cls, draw: Draw) -> Many:
        """Each p value of the book's from half to one and a half times as large, in another order."""
        usual = cls.book().p
        places = draw.order(range(QUESTIONS))
        return cls(tuple(round(usual[place] * (0.5 + draw.chance(str(place))), 3) for place in places))

    def accepted(self) -> bool:
        """Every method counts differently, with no p value on an edge."""
        counts = [self.count(method) for method in ("raw", "bh", "holm", "bonferroni")]
        nearest = min(float(np.abs(values - ALPHA).min()) for values in self.by.values())
        different = len(set(counts)) == len(counts) and len(set(self.p)) == QUESTIONS
        return different and counts == sorted(counts, reverse=True) and counts[-1] >= 1 and nearest > 0.0004

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame({"p": self.p}, index=pd.RangeIndex(1, len(self.p) + 1, name="question"))

    @cached_property
    def by(self) -> dict[str, Floats]:
        """The p values as each method corrects them, in the order of the uncorrected ones."""
        p = np.sort(self.p)
        return {"raw": p, "holm": holm(p), "bh": benjamini_hochberg(p), "bonferroni": bonferroni(p)}

    def count(self, method: str) -> int:
        return int((self.by[method] <= ALPHA).sum())

    def third(self, method: str) -> float:
        return float(self.by[method][PLACE - 1])

    @property
    def worked(self) -> Mapping[str, Any]:
        ordered = sorted(self.p)
        return {
            "m": QUESTIONS,
            "alpha": ALPHA,
            "ordered": ordered,
            "products": [f"{QUESTIONS - place} × {shown(p)}" for place, p in enumerate(ordered)],
            "by_holm": self.by["holm"].tolist(),
            "by_bh": self.by["bh"].tolist(),
        }

    @answer(COUNT)
    def raw(self) -> Numbers:
        right = self.count("raw")
        return right, {
            "holm-instead": self.count("holm"),
            "bh-instead": self.count("bh"),
            "not-rejected": maybe(QUESTIONS - right),
        }

    @answer(COUNT)
    def holm(self) -> Numbers:
        return self.count("holm"), {
            "raw-instead": self.count("raw"),
            "bh-instead": self.count("bh"),
            "bonferroni-instead": self.count("bonferroni"),
        }

    @answer(COUNT)
    def bh(self) -> Numbers:
        return self.count("bh"), {
            "raw-instead": self.count("raw"),
            "holm-instead": self.count("holm"),
            "bonferroni-instead": self.count("bonferroni"),
        }

    @answer(Number("plain", decimals=3, low=0, high=1))
    def corrected(self) -> Numbers:
        p = self.third("raw")
        return self.third("holm"), {
            "raw-instead": p,
            "bonferroni-instead": self.third("bonferroni"),
            "times-rank": maybe(PLACE * p),
            "bh-instead": maybe(self.third("bh")),
            "not-monotone": maybe((QUESTIONS - PLACE + 1) * p),
        }

    @answer(Choice(("any-false-alarm", "share-false", "each-test", "missed")))
    def error(self) -> str:
        return "any-false-alarm"
