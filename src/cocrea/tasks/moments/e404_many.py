"""E4.4, six questions, six tests: may this one be named?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.arguments import Floats
from cocrea.language import N_
from cocrea.stats import bonferroni, holm
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe
from cocrea.tasks.worked import shown

QUESTIONS = 6
ALPHA = 0.05
COUNT = Number("count", decimals=0, low=0, high=QUESTIONS)
# What a p value of each kind may be: small beyond doubt, small by itself, not even that.
KINDS = {"clear": (1, 8), "alone": (11, 48), "large": (60, 700)}  # thousandths
PATTERNS = (
    ("clear", "alone", "alone", "alone", "large", "large"),
    ("clear", "clear", "alone", "alone", "large", "large"),
    ("clear", "clear", "clear", "alone", "alone", "large"),
    ("clear", "clear", "alone", "large", "large", "large"),
)


@dataclass(frozen=True)
class Many(Task):
    """The p value of each question's test, and the question that the slide is about."""

    p: tuple[float, ...]
    asked: int

    id = "E4.4"
    edition = "2"
    minutes: ClassVar = 10
    columns: ClassVar = {"question": N_("Question"), "p": N_("p value"), "asked": N_("Question on the slide")}

    @classmethod
    def draw(cls, draw: Draw) -> Many:
        kinds = draw.order(enumerate(draw.of("pattern", PATTERNS)))
        p = tuple(draw.of(f"p{place}", range(*KINDS[kind])) / 1000 for place, kind in kinds)
        return cls(p, draw.of("asked", range(1, QUESTIONS + 1)))

    def accepted(self) -> bool:
        """No two p values alike, none on an edge, and the one that is asked about changes when corrected."""
        nearest = min(float(np.abs(values - ALPHA).min()) for values in self.by.values())
        return (
            len(set(self.p)) == QUESTIONS and nearest > 0.002 and self.multiple > 1 and self.own("holm") < 1
        )

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame({"p": self.p}, index=pd.RangeIndex(1, len(self.p) + 1, name="question"))

    @property
    def facts(self) -> Mapping[str, float]:
        return {"asked": self.asked}

    @cached_property
    def by(self) -> dict[str, Floats]:
        """The p values as each method leaves them, by question."""
        return {"raw": np.array(self.p), "holm": holm(self.p), "bonferroni": bonferroni(self.p)}

    @property
    def multiple(self) -> int:
        """What Holm multiplies the p value of the slide by."""
        return QUESTIONS - sorted(self.p).index(self.p[self.asked - 1])

    def count(self, method: str) -> int:
        return int((self.by[method] <= ALPHA).sum())

    def own(self, method: str) -> float:
        return float(self.by[method][self.asked - 1])

    @property
    def worked(self) -> Mapping[str, Any]:
        ordered = sorted(self.p)
        return {
            "m": QUESTIONS,
            "alpha": ALPHA,
            "ordered": ordered,
            "products": [f"{QUESTIONS - place} × {shown(p)}" for place, p in enumerate(ordered)],
            "by_holm": sorted(self.by["holm"].tolist()),
            "slide": self.asked,
            "own": self.own("raw"),
        }

    @answer(COUNT)
    def raw(self) -> Numbers:
        right = self.count("raw")
        return right, {"not-rejected": maybe(QUESTIONS - right), "holm-instead": maybe(self.count("holm"))}

    @answer(Number("plain", decimals=3, low=0, high=1))
    def corrected(self) -> Numbers:
        p = self.own("raw")
        return self.own("holm"), {
            "raw-instead": p,
            "times-all": maybe(self.own("bonferroni")),
            "times-rank": maybe((QUESTIONS + 1 - self.multiple) * p),
            "not-monotone": maybe(self.multiple * p),
            "divided": maybe(p / QUESTIONS),
        }

    @answer(Choice(("found", "open", "no-gap", "some")))
    def verdict(self, corrected: float) -> str:
        return "found" if corrected <= ALPHA else "open"

    @answer(Choice(("survives", "one-of-six", "not-even-alone", "small-alone", "proves-none")))
    def because(self, verdict: str) -> str:
        if verdict == "found":
            return "survives"
        return "one-of-six" if self.own("raw") <= ALPHA else "not-even-alone"
