"""E7.11, false wins: what of them comes from looking again and again, and what from ideas that do nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

SHARE = Number("percent", decimals=1, low=0, high=100)
CLEAR = 0.06  # between the part that looking brings and one half


@dataclass(frozen=True)
class FalseWins(Task):
    """Ideas tested, how many of them change nothing, and how often either kind wins, by how one looks (%)."""

    ideas: int
    nothing: int
    useless: tuple[int, int]
    working: tuple[int, int]
    kind: str

    id = "E7.11"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "way": N_("How one looks"),
        "once": N_("once, at the end"),
        "peeking": N_("every day, and stops at a win"),
        "useless": N_("Ideas that change nothing and win (%)"),
        "working": N_("Ideas that work and win (%)"),
        "ideas": N_("Ideas tested"),
        "nothing": N_("Of these, ideas that change nothing"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> FalseWins:
        """Most of the false wins are there without looking again, or most come from it: each as often."""
        kind = draw.of("kind", ("nothing", "looking"))
        once = draw.of("useless", range(3, 12))
        times = draw.of("times", (1.3, 1.5, 1.7) if kind == "nothing" else (2.5, 3.0, 3.5, 4.0))
        power = draw.of("working", range(45, 86))
        ideas = draw.of("ideas", (100, 200, 300, 400))
        nothing = round(ideas * draw.of("nothing", range(40, 92, 2)) / 100)
        more = min(95, power + draw.of("more", range(1, 9)))
        return cls(ideas, nothing, (once, round(once * times)), (power, more), kind)

    def accepted(self) -> bool:
        """Looking again brings false wins, and which part is larger is clear."""
        once, peeking = self.useless
        return (
            peeking > once
            and abs(self._part - 0.5) >= CLEAR
            and (self._part > 0.5) == (self.kind == "looking")
        )

    @property
    def _part(self) -> float:
        """The share of the false wins that looking again brings."""
        once, peeking = self.useless
        return (peeking - once) / peeking

    def _wins(self, place: int) -> tuple[float, float]:
        """False wins and true wins, in the long run."""
        false = self.nothing * self.useless[place] / 100
        return false, (self.ideas - self.nothing) * self.working[place] / 100

    @property
    def given(self) -> pd.DataFrame:
        table = {"useless": self.useless, "working": self.working}
        return pd.DataFrame(table, index=pd.Index(["once", "peeking"], name="way"))

    @property
    def facts(self) -> Mapping[str, float]:
        return {"ideas": self.ideas, "nothing": self.nothing}

    @property
    def worked(self) -> Mapping[str, Any]:
        (false, true), (false_more, true_more) = self._wins(0), self._wins(1)
        return {
            "all": self.ideas,
            "idle": self.nothing,
            "good": self.ideas - self.nothing,
            "u": self.useless[0],
            "u_more": self.useless[1],
            "w": self.working[0],
            "w_more": self.working[1],
            "false": false,
            "true": true,
            "false_more": false_more,
            "true_more": true_more,
        }

    def _false(self, place: int) -> Numbers:
        false, true = self._wins(place)
        useless, working = self.useless[place], self.working[place]
        return 100 * false / (false + true), {
            "of-the-idle": maybe(float(useless)),
            "of-all-ideas": maybe(100 * false / self.ideas),
            "true-wins-instead": maybe(100 * true / (false + true)),
            "as-many-of-each": maybe(100 * useless / (useless + working)),
        }

    @answer(SHARE)
    def false_once(self) -> Numbers:
        return self._false(0)

    @answer(SHARE)
    def false_looking(self) -> Numbers:
        return self._false(1)

    @answer(Choice(("nothing", "looking", "none")))
    def mostly(self) -> str:
        return self.kind
