"""E5.1, the score and its margin: counted people, a net promoter score, and whether a target is passed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.experience import nps
from cocrea.stats.intervals import NORMAL
from cocrea.stats.shares import share_error
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

POINTS = Number("plain", decimals=1, low=-100, high=100, unit="points")
HALF = Number("plain", decimals=1, low=0, high=100, unit="points")
CLEAR = 0.8  # points by which rounding decides nothing
TARGETS = (0, 10, 20, 25, 30, 40)
KINDS = {"above": (1.25, 2.4), "below": (-2.4, -1.25), "ahead": (0.35, 0.8), "behind": (-0.8, -0.35)}


@dataclass(frozen=True)
class Score(Task):
    """Customers of one store who answered from 0 to 10, by kind, and the target of head office."""

    promoters: int
    passives: int
    detractors: int
    target: int

    id = "E5.1"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "answer": N_("Answer, 0 to 10"),
        "high": N_("9 or 10"),
        "middle": N_("7 or 8"),
        "low": N_("0 to 6"),
        "customers": N_("Customers"),
        "target": N_("Target of head office, in points"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Score:
        """A score clearly above the target, clearly below it, or within its margin on either side."""
        n = draw.of("n", range(120, 421))
        up = draw.of("promoters", range(34, 63)) * n // 100
        down = draw.of("detractors", range(11, 31)) * n // 100
        found = nps(up, n - up - down, down)
        low, high = KINDS[draw.of("kind", tuple(KINDS))]
        reach = low + (high - low) * draw.chance("reach")
        return cls(up, n - up - down, down, round(found.value - reach * NORMAL * found.se))

    def accepted(self) -> bool:
        """There are passives, and the target lies clearly within the margin or clearly outside."""
        found = self._found
        off = abs(found.value - self.target)
        return (
            self.passives >= 20
            and -40 <= self.target <= 70
            and abs(off - NORMAL * found.se) >= CLEAR
            and off >= CLEAR
        )

    @property
    def _found(self) -> Any:
        return nps(self.promoters, self.passives, self.detractors)

    @property
    def given(self) -> pd.DataFrame:
        counts = [self.promoters, self.passives, self.detractors]
        return pd.DataFrame({"customers": counts}, index=pd.Index(["high", "middle", "low"], name="answer"))

    @property
    def facts(self) -> Mapping[str, float]:
        return {"target": self.target}

    @property
    def worked(self) -> Mapping[str, Any]:
        found, n = self._found, sum((self.promoters, self.passives, self.detractors))
        return {
            "n": n,
            "se": found.se,
            "low": found.low,
            "high": found.high,
            "promoter_count": self.promoters,
            "detractor_count": self.detractors,
            "aim": self.target,
        }

    @answer(POINTS)
    def score(self) -> Numbers:
        n = self.promoters + self.passives + self.detractors
        return self._found.value, {
            "promoters-alone": maybe(100 * self.promoters / n),
            "passives-against": maybe(100 * (self.promoters - self.passives - self.detractors) / n),
            "passives-left-out": maybe(
                100 * (self.promoters - self.detractors) / (self.promoters + self.detractors)
            ),
            "people": maybe(self.promoters - self.detractors),
        }

    @answer(HALF)
    def margin(self) -> Numbers:
        n = self.promoters + self.passives + self.detractors
        up, down = self.promoters / n, self.detractors / n
        net = up - down
        return NORMAL * self._found.se, {
            "standard-error": maybe(self._found.se),
            "no-square": maybe(NORMAL * 100 * sqrt((up + down) / n)),
            "as-a-share": maybe(NORMAL * 100 * sqrt(max(net * (1 - net), 0) / n)),
            "promoters-alone": maybe(NORMAL * 100 * share_error(up, n)),
            "whole-width": maybe(2 * NORMAL * self._found.se),
        }

    @answer(Choice(("above", "below", "open", "met")))
    def say(self, score: float, margin: float) -> Chosen:
        """Whether the customers of this store, all of them, stand above the target."""
        ahead = score > self.target
        if abs(score - self.target) <= margin:
            return "open", {"score-alone": "above" if ahead else "below"}
        return "above" if ahead else "below"
