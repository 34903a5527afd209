"""E7.1, promise it or not? What silence costs, what a reason saves, and what has been measured."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.data.evening_basket import BASKET
from cocrea.language import N_
from cocrea.models.cocreation import cocreation_ev, required_probability
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

MONEY = Number("plain", decimals=1, low=-1000, high=1000)
CLEAR = 3.0  # thousand between either expected value and zero
MEASURED = {  # what the page says has been measured of a plan
    "ideas": "better",
    "building": "worse",
    "launch": "better",
    "silent": "worse",
    "early": "same",
    "money": "unknown",
}
OUTCOMES = ("better", "worse", "same", "unknown")


@dataclass(frozen=True)
class Promise(Task):
    """A project: the chance that it can be built (%), value, cost, and the loss of credibility either way."""

    chance: int
    value: int
    cost: int
    silence: int
    reason: int
    kind: str
    plan: str

    id = "E7.1"
    minutes: ClassVar = 14
    columns: ClassVar = {
        "project": N_("Project"),
        "store": N_("A project of Quetzalia’s"),
        "chance": N_("Chance that it can be built (%)"),
        "value": N_("What it brings if it can (thousands)"),
        "cost": N_("What it costs in any case (thousands)"),
        "silence": N_("Credibility lost if it cannot and nobody says why (thousands)"),
        "reason": N_("Credibility lost if it cannot and the reason is given (thousands)"),
        "plan": N_("Rosa also plans this"),
        "ideas": N_("customers help to find the ideas"),
        "building": N_("customers work along while it is being built"),
        "launch": N_("customers take part in the launch"),
        "silent": N_("whoever sends a first idea that is not used hears nothing"),
        "early": N_("it is to be ready before the day that was promised"),
        "money": N_("for each customer who hears nothing she writes down a loss of 40"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Promise:
        """It pays even in silence, only if the reason is given, or not even then: each as often."""
        value, cost = draw.of("value", range(110, 310, 10)), draw.of("cost", range(20, 95, 5))
        silence = draw.of("silence", range(20, 210, 10))
        reason = round(silence * draw.of("left", (0.25, 0.4, 0.5, 0.6)))
        least, most = (100 * (cost + loss) / (value + loss) for loss in (reason, silence))
        kind = draw.of("kind", ("go", "reason", "not"))
        low, high = {"go": (most, 96), "reason": (least, most), "not": (max(least - 30, 10), least)}[kind]
        first = min(math.ceil(low), 95)
        chances = range(first, max(first, min(math.floor(high), 95)) + 1)
        plans = {said: [plan for plan, its in MEASURED.items() if its == said] for said in OUTCOMES}
        return cls(
            draw.of("chance", chances), value, cost, silence, reason, kind, draw.of_a_kind("plan", plans)
        )

    def accepted(self) -> bool:
        """The project is of the kind that was drawn and not the page's, and no value is near zero."""
        values = [self._worth(self.silence), self._worth(self.reason)]
        verdict = "go" if values[0] > 0 else "reason" if values[1] > 0 else "not"
        printed = (self.value, self.cost) == (BASKET.value, BASKET.cost)
        return verdict == self.kind and min(map(abs, values)) >= CLEAR and not printed

    def _worth(self, loss: float) -> float:
        return float(cocreation_ev(self.chance / 100, self.value, self.cost, loss))

    @property
    def given(self) -> pd.DataFrame:
        names = ("chance", "value", "cost", "silence", "reason")
        row = {name: [getattr(self, name)] for name in names}
        return pd.DataFrame(row, index=pd.Index(["store"], name="project"))

    @property
    def facts(self) -> Mapping[str, float | str]:
        return {"plan": self.plan}

    @property
    def worked(self) -> Mapping[str, Any]:
        p = self.chance / 100
        return {
            "p": p,
            "q": 1 - p,
            "v": self.value,
            "c": self.cost,
            "s": self.silence,
            "r": self.reason,
            "above": self.cost + self.silence,
            "below": self.value + self.silence,
        }

    def _slips(self, loss: float) -> Mapping[str, float]:
        p = self.chance / 100
        return {
            "cost-forgotten": maybe(p * self.value - (1 - p) * loss),
            "cost-if-built": maybe(p * (self.value - self.cost) - (1 - p) * loss),
            "loss-forgotten": maybe(p * self.value - self.cost),
            "loss-in-any-case": maybe(p * self.value - self.cost - loss),
        }

    @answer(MONEY)
    def in_silence(self) -> Numbers:
        return self._worth(self.silence), {
            **self._slips(self.silence),
            "other-loss": maybe(self._worth(self.reason)),
        }

    @answer(MONEY)
    def with_reason(self) -> Numbers:
        return self._worth(self.reason), {
            **self._slips(self.reason),
            "other-loss": maybe(self._worth(self.silence)),
        }

    @answer(Number("percent", decimals=1, low=0, high=100))
    def needed(self) -> Numbers:
        right = 100 * float(required_probability(self.value, self.cost, self.silence))
        return right, {
            "loss-forgotten": maybe(100 * self.cost / self.value),
            "cost-forgotten": maybe(100 * self.silence / (self.value + self.silence)),
            "loss-above-only": maybe(100 * (self.cost + self.silence) / self.value),
            "other-loss": maybe(100 * float(required_probability(self.value, self.cost, self.reason))),
        }

    @answer(Choice(("go", "reason", "not", "value")))
    def start(self, in_silence: float, with_reason: float) -> str:
        if in_silence > 0:
            return "go"
        return "reason" if with_reason > 0 else "not"

    @answer(Choice(OUTCOMES))
    def measured(self) -> str:
        return MEASURED[self.plan]
