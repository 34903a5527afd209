"""E1.2, would two managers agree? Kappa by hand, and what it says of the scheme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.language import N_
from cocrea.stats import Kappa, cohen_kappa, specific_agreement
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

HIGH, ENOUGH, RARE, APART = 0.80, 0.60, 0.15, 0.20  # as the prompt says them
CODES = ("staff", "customer")
# Both staff, Inés only staff, Bruno only staff, both customer: shares of the services, in percent.
KINDS = {
    "agree": (46, 6, 6, 42),
    "trap": (84, 6, 6, 4),
    "disagree": (34, 17, 15, 34),
    "one-sided": (40, 26, 2, 32),
}
PERCENT = Number("percent", decimals=1, low=0, high=100)


@dataclass(frozen=True)
class TwoManagers(Task):
    """How often two managers said "the station": both, the first only, the second only, neither."""

    both: int
    first_only: int
    second_only: int
    neither: int

    id = "E1.2"
    edition = "1"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "ines": N_("Inés"),
        "staff": N_("Bruno: the station"),
        "customer": N_("Bruno: the customer"),
        "ines_staff": N_("Inés: the station"),
        "ines_customer": N_("Inés: the customer"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> TwoManagers:
        """Two managers who agree, who disagree, of whom one leans to a side, or whose services are alike."""
        n = draw.of("n", (60, 80, 100, 120, 150))
        of_100 = KINDS[draw.of("kind", tuple(KINDS))]
        counts = [
            max(round(n * share / 100) + draw.of(f"moved/{place}", range(-3, 4)), 1)
            for place, share in enumerate(of_100)
        ]
        return cls(*counts)

    def accepted(self) -> bool:
        """No line of the rule is near: the verdict stays whoever rounds on the way."""
        found = self.kappa_found
        lines = (
            (found.p_o, HIGH, 0.02),
            (found.value, ENOUGH, 0.04),
            (abs(self.used_by_first - self.used_by_second), APART, 0.03),
            (self.rarest, RARE, 0.02),
        )
        near = any(abs(value - line) < room for value, line, room in lines)
        odd = found.p_o >= HIGH and found.value < ENOUGH and self.rarest >= RARE
        return not near and not odd and found.value > 0.02

    @property
    def given(self) -> pd.DataFrame:
        rows = [[self.both, self.first_only], [self.second_only, self.neither]]
        index = pd.Index([f"ines_{code}" for code in CODES], name="ines")
        return pd.DataFrame(rows, index=index, columns=list(CODES))

    @property
    def counts(self) -> np.ndarray:
        return self.given.to_numpy()

    @property
    def n(self) -> int:
        return int(self.counts.sum())

    @property
    def kappa_found(self) -> Kappa:
        return cohen_kappa(self.counts)

    @property
    def used_by_first(self) -> float:
        """The share of the services that the first manager gives to the station."""
        return (self.both + self.first_only) / self.n

    @property
    def used_by_second(self) -> float:
        return (self.both + self.second_only) / self.n

    @property
    def rarest(self) -> float:
        """The larger of the two shares with which the managers use the rarer answer."""
        rare = min(self.used_by_first + self.used_by_second, 2 - self.used_by_first - self.used_by_second) / 2
        return rare + abs(self.used_by_first - self.used_by_second) / 2

    @property
    def worked(self) -> Mapping[str, Any]:
        each = specific_agreement(self.counts)
        found = self.kappa_found
        return {
            "same": self.both + self.neither,
            "first_staff": 100 * self.used_by_first,
            "second_staff": 100 * self.used_by_second,
            "low": found.low,
            "high": found.high,
            "on_staff": 100 * each[0],
            "on_customer": 100 * each[1],
        }

    @answer(PERCENT)
    def agree(self) -> Numbers:
        return 100 * self.kappa_found.p_o, {
            "one-field": maybe(100 * max(self.both, self.neither) / self.n),
            "disagree": maybe(100 * (1 - self.kappa_found.p_o)),
        }

    @answer(PERCENT)
    def chance(self) -> Numbers:
        one, two = self.used_by_first, self.used_by_second
        return 100 * self.kappa_found.p_e, {
            "half": maybe(50.0),
            "staff-only": maybe(100 * one * two),
            "crossed": maybe(100 * (one * (1 - two) + two * (1 - one))),
        }

    @answer(Number("fraction", decimals=2, low=-1, high=1))
    def kappa(self, agree: float, chance: float) -> Numbers:
        same, luck = agree / 100, chance / 100
        if luck >= 1:
            raise ArithmeticError("chance explains everything")
        return (same - luck) / (1 - luck), {
            "not-divided": maybe(same - luck),
            "divided-by-chance": maybe((same - luck) / luck if luck else np.nan),
            "agreement": maybe(same),
        }

    @answer(Choice(("good", "trap", "disagree", "one-sided", "percent")))
    def verdict(self) -> str:
        found = self.kappa_found
        if found.value >= ENOUGH:
            return "good"
        if abs(self.used_by_first - self.used_by_second) >= APART:
            return "one-sided"
        return "trap" if found.p_o >= HIGH else "disagree"
