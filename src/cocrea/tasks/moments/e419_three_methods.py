"""E4.19, gap, importance and performance, and Kano: do they name the same feature, and what does each say?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.moments import ipa, kano_table
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

FEATURES = {
    "seat": N_("Seat"),
    "soup": N_("Soup"),
    "card": N_("Card"),
    "menu": N_("Menu"),
}
LETTERS = "AOMI"
PEOPLE = 80
FAR = 25  # hundredths of a point that every feature lies away from the axes


@dataclass(frozen=True)
class ThreeMethods(Task):
    """Four features of a canteen: means in hundredths of a point, and Kano's counts."""

    together: bool
    expected: tuple[int, ...]
    perceived: tuple[int, ...]
    importance: tuple[int, ...]
    counts: tuple[tuple[int, int, int, int], ...]

    id = "E4.19"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "feature": N_("Feature"),
        "expected": "E",  # short, for a phone; the prompt says what they stand for
        "perceived": "P",
        "importance": "Imp.",
        **{letter: letter for letter in LETTERS},
        **FEATURES,
    }

    @classmethod
    def draw(cls, draw: Draw) -> ThreeMethods:
        """In about half of the variants the three methods name one feature, in the others three."""
        together = draw.chance("together") < 0.3  # few draws of three names are clear enough
        order = draw.order(range(len(FEATURES)), "roles")
        gap_first, ipa_first, kano_first = order[:1] * 3 if together else order[:3]

        def between(name: str, low: int, high: int) -> int:
            return low + int((high - low + 1) * draw.chance(name))

        perceived, expected, importance, counts = [], [], [], []
        for place in range(len(FEATURES)):
            low = place == ipa_first
            perceived.append(between(f"p{place}", 300, 400) if low else between(f"p{place}", 360, 560))
            important = low or between(f"high{place}", 0, 1)
            importance.append(between(f"i{place}", 560, 660) if important else between(f"i{place}", 380, 500))
            short = between(f"g{place}", 150, 260) if place == gap_first else between(f"g{place}", 20, 130)
            expected.append(perceived[-1] + short)
            counts.append(kano_answers(draw, place, place == kano_first))
        return cls(together, tuple(expected), tuple(perceived), tuple(importance), tuple(counts))

    def accepted(self) -> bool:
        """Each method names one feature, well apart from the rest; one in all, or three."""
        shortfalls = sorted(above - below for above, below in zip(self.expected, self.perceived, strict=True))
        missed = sorted(one + must for _, one, must, _ in self.counts)
        if shortfalls[-1] - shortfalls[-2] < 25 or missed[-1] - missed[-2] < PEOPLE // 10:
            return False
        if max(self.expected) > 690 or min(map(off_the_axis, (self.importance, self.perceived))) < FAR:
            return False
        return len(self.inside) == 1 and len({self.largest, self.concentrate, self.upsets}) == (
            1 if self.together else 3
        )

    @cached_property
    def given(self) -> pd.DataFrame:
        rows = {
            "expected": [mean / 100 for mean in self.expected],
            "perceived": [mean / 100 for mean in self.perceived],
            "importance": [mean / 100 for mean in self.importance],
            **{letter: [row[place] for row in self.counts] for place, letter in enumerate(LETTERS)},
        }
        return pd.DataFrame(rows, index=pd.Index(FEATURES, name="feature"))

    @property
    def gaps(self) -> pd.Series:
        return (self.given["perceived"] - self.given["expected"]).round(2)

    @property
    def missed(self) -> pd.Series:
        """Worse: minus the share whom the absence of the feature would upset."""
        table = kano_table(self.given.reset_index().assign(R=0, Q=0))
        return table.set_index("feature")["worse"]

    @cached_property
    def boxes(self) -> pd.DataFrame:
        sheet = self.given.reset_index()[["feature", "importance", "perceived"]]
        sheet = sheet.rename(columns={"perceived": "performance", "feature": "item"})
        return ipa(sheet, cross="data").set_index("item")

    @property
    def inside(self) -> list[str]:
        """The features in *concentrate here*."""
        return [str(item) for item in self.boxes.index[self.boxes["quadrant"] == "concentrate"]]

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "importance_mean": float(self.given["importance"].mean()),
            "perceived_mean": float(self.given["perceived"].mean()),
            "first": self.largest,
            "boxed": self.concentrate,
            "missed": self.upsets,
            "hurt": -float(self.missed.min()),
        }

    @answer(Number("points", decimals=2, low=-6, high=6))
    def gap(self) -> Numbers:
        right = float(self.gaps.min())
        return right, {
            "reversed": -right,
            "mean-gap": maybe(round(float(self.gaps.mean()), 2)),
            "least": maybe(float(self.gaps.max())),
        }

    @answer(Choice(tuple(FEATURES)))
    def concentrate(self) -> str:
        return self.inside[0]

    @answer(Choice(tuple(FEATURES)))
    def upsets(self) -> str:
        return str(self.missed.idxmin())

    @property
    def largest(self) -> str:
        return str(self.gaps.idxmin())

    @answer(Choice(("one-name", "three-names", "average-rank", "kano-short")))
    def report(self) -> str:
        return "one-name" if self.together else "three-names"

    @answer(Choice(("all-point-there", "three-questions", "majority", "gap-measures")))
    def because(self) -> str:
        return "all-point-there" if self.together else "three-questions"


def off_the_axis(means: tuple[int, ...]) -> float:
    """How far the nearest feature lies from the axis, which stands at their mean."""
    axis = sum(means) / len(means)
    return min(abs(mean - axis) for mean in means)


HURTS = ((4, 8), (16, 24), (36, 44))  # of PEOPLE in A, O and M, from and to; the rest in I
KINDS = (  # features whose absence upsets fewer
    ((26, 34), (12, 18), (6, 12)),
    ((20, 26), (8, 12), (6, 10)),
    ((12, 18), (14, 22), (12, 18)),
)


def kano_answers(draw: Draw, place: int, hurts: bool) -> tuple[int, int, int, int]:
    """How many of PEOPLE fall into A, O, M and I; where its absence `hurts`, most into O and M."""
    ranges = HURTS if hurts else draw.of(f"k{place}", KINDS)
    attractive, one, must = (
        draw.of(f"k{place}{letter}", range(low, high + 1))
        for letter, (low, high) in zip(LETTERS, ranges, strict=False)
    )
    return attractive, one, must, PEOPLE - attractive - one - must
