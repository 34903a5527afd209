"""E7.5, two bars at the gate: what the mean lets in, what the weakest indicator does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.data.simulate.b2b_accounts import INDICATORS
from cocrea.language import N_
from cocrea.models.cocreation import MEAN_BAR, WEAKEST_BAR, maturity_gate
from cocrea.stats import share
from cocrea.stats.shares import Share
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

SCORE = Number("fraction", decimals=2, low=0, high=1)
CLEAR = 0.03  # between the mean and its bar; the weakest keeps as far from its own
KINDS = ("both", "mean-only", "weakest-only", "neither")


@dataclass(frozen=True)
class Gate(Task):
    """Five indicators of one account, in hundredths, in the order of INDICATORS, each a share of cases;
    how many cases stand behind the lowest, and the kind drawn for.
    """

    scores: tuple[int, ...]
    cases: int
    kind: str

    id = "E7.5"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "indicator": N_("Indicator"),
        "on_time": N_("Deliveries on the date agreed"),
        "complaints_resolved": N_("Complaints settled"),
        "advocacy": N_("Recommended the firm when asked"),
        "deciders": N_("Meetings with a decider"),
        "data_sharing": N_("Data shown when asked for"),
        "score": N_("Score, 0 to 1"),
        "cases": N_("The lowest score rests on so many cases"),
        "low": N_("Its 95 % interval, from"),
        "high": N_("to"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Gate:
        """The rules agree or not, either way round, a quarter of the variants each."""
        kind = draw.of("kind", KINDS)
        low, high = {"both": (45, 70), "mean-only": (10, 37), "weakest-only": (45, 64), "neither": (10, 37)}[
            kind
        ]
        others = {"both": (65, 99), "mean-only": (78, 99), "weakest-only": (50, 76), "neither": (45, 82)}[
            kind
        ]
        cases = draw.of("cases", (20, 50, 100))
        scores = [draw.of("least", range(low, high, 100 // cases))]
        scores += [draw.of(f"other{place}", range(*others)) for place in range(4)]
        return cls(tuple(draw.order(scores, "places")), cases, kind)

    def accepted(self) -> bool:
        ordered, mean = sorted(self.scores), sum(self.scores) / 500
        return (
            ordered[1] - ordered[0] >= 5
            and len(set(self.scores)) == len(self.scores)
            and abs(mean - MEAN_BAR) >= CLEAR
            and self._verdict == self.kind
            and 0.02 <= self._raised <= 0.98
            and min(abs(end - WEAKEST_BAR) for end in (self._share.low, self._share.high)) >= 0.01
        )

    @property
    def _values(self) -> list[float]:
        return [score / 100 for score in self.scores]

    @property
    def _verdict(self) -> str:
        found = maturity_gate(self._values)
        if found.compensatory and found.weakest_link:
            return "both"
        if found.compensatory:
            return "mean-only"
        return "weakest-only" if found.weakest_link else "neither"

    @property
    def _for_mean(self) -> float:
        """What the lowest indicator must be for the mean to reach its bar, the others unchanged."""
        return MEAN_BAR * len(self.scores) - (sum(self.scores) - min(self.scores)) / 100

    @property
    def _raised(self) -> float:
        """And for both rules; should another be below the bar, no value of this one helps."""
        return max(self._for_mean, WEAKEST_BAR)

    @cached_property
    def _share(self) -> Share:
        """The lowest score as a share of its cases."""
        return share(round(min(self.scores) * self.cases / 100), self.cases)

    @property
    def facts(self) -> Mapping[str, float]:
        return {"cases": self.cases, "low": round(self._share.low, 2), "high": round(self._share.high, 2)}

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame({"score": self._values}, index=pd.Index(INDICATORS, name="indicator"))

    @property
    def worked(self) -> Mapping[str, Any]:
        others = (sum(self.scores) - min(self.scores)) / 100
        return {
            "total": sum(self.scores) / 100,
            "others": others,
            "alone": self._for_mean,
            "low": self._share.low,
            "high": self._share.high,
        }

    @answer(SCORE)
    def mean(self) -> Numbers:
        values = sorted(self._values)
        return sum(values) / 5, {
            "median": maybe(values[2]),
            "weakest": maybe(values[0]),
            "without-weakest": maybe(sum(values[1:]) / 4),
        }

    @answer(Choice((*KINDS, "sum")))
    def verdict(self, mean: float) -> str:
        mean_in, weakest_in = mean >= MEAN_BAR, min(self._values) >= WEAKEST_BAR
        return {
            (True, True): "both", (True, False): "mean-only", (False, True): "weakest-only",
        }.get((mean_in, weakest_in), "neither")  # fmt: skip

    @answer(SCORE)
    def raised(self) -> Numbers:
        return self._raised, {
            "weakest-bar-only": maybe(WEAKEST_BAR),
            "mean-bar-only": maybe(self._for_mean),
            "the-mean-bar-itself": maybe(MEAN_BAR),
            "the-rise": maybe(self._raised - min(self._values)),
        }

    @answer(Choice(("below", "above", "open", "exact")))
    def sure(self) -> str:
        if self._share.high < WEAKEST_BAR:
            return "below"
        return "above" if self._share.low > WEAKEST_BAR else "open"
