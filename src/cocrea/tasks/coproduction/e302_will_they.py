"""E3.2, will they use it? A chance from a score, what a point of clarity does, and for whom it does most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.language import N_
from cocrea.models.coproduction import sst_probability
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

PEOPLE = ("ana", "beto", "carla")
POINTS = 2  # of clarity that the lesson adds, as the prompt says


@dataclass(frozen=True)
class WillThey(Task):
    """The four weights of the score, in log odds, and the marks of three customers."""

    weights: tuple[float, float, float, float]
    marks: tuple[tuple[int, int, int], ...]

    id = "E3.2"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "customer": N_("Customer"),
        "ana": "Ana",
        "beto": "Beto",
        "carla": "Carla",
        "knows": N_("Knows what to do"),
        "wants": N_("Wants to"),
        "can": N_("Can"),
        "start": N_("Score: begin at"),
        "per-knows": N_("Score: for each point of knowing, add"),
        "per-wants": N_("Score: for each point of wanting, add"),
        "per-can": N_("Score: for each point of being able, add"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> WillThey:
        """Three customers of a bank's machine: one undecided, two nearer to a no or a yes, in any order."""
        weights = (
            draw.of("start", (-7.0, -6.5, -6.0, -5.5, -5.0)),
            draw.of("knows", (0.4, 0.5, 0.6, 0.7)),
            draw.of("wants", (0.3, 0.4, 0.5)),
            draw.of("can", (0.3, 0.4, 0.5)),
        )

        def marks(name: str) -> tuple[int, int, int]:
            return (
                draw.of(f"{name}/knows", (1, 2, 3, 4, 5)),
                draw.of(f"{name}/wants", range(1, 8)),
                draw.of(f"{name}/can", range(1, 8)),
            )

        return cls(weights, tuple(marks(name) for name in PEOPLE))

    def accepted(self) -> bool:
        """The first may do either, and one customer gains clearly most, not always the least sure one."""
        gains = sorted(self.gains)
        return (
            0.08 <= self.before[0] <= 0.8
            and gains[-1] - gains[-2] >= 0.05
            and bool(np.ptp(self.before) >= 0.4)
            and bool((self.before > 0.02).all())
        )

    @cached_property
    def before(self) -> np.ndarray:
        return self._chances(0)

    @cached_property
    def after(self) -> np.ndarray:
        return self._chances(POINTS)

    @property
    def gains(self) -> list[float]:
        return [float(gain) for gain in self.after - self.before]

    def _chances(self, more: int) -> np.ndarray:
        knows, wants, can = np.array(self.marks, float).T
        return np.asarray(sst_probability(knows + more, wants, can, self.weights))

    @property
    def given(self) -> pd.DataFrame:
        index = pd.Index(PEOPLE, name="customer")
        return pd.DataFrame(self.marks, columns=["knows", "wants", "can"], index=index)

    @property
    def facts(self) -> Mapping[str, float]:
        return dict(zip(("start", "per-knows", "per-wants", "per-can"), self.weights, strict=True))

    @property
    def worked(self) -> Mapping[str, Any]:
        start, *per = self.weights
        score = start + sum(weight * mark for weight, mark in zip(per, self.marks[0], strict=True))
        table = pd.DataFrame(
            {"name": PEOPLE, "before": 100 * self.before, "after": 100 * self.after, "gain": self.gains}
        )
        table["gain"] *= 100
        return {"score": score, "people": table.to_dict("records")}

    @answer(Number("percent", decimals=1, low=0, high=100))
    def chance(self) -> Numbers:
        start, *per = self.weights
        score = start + sum(weight * mark for weight, mark in zip(per, self.marks[0], strict=True))
        return 100 * float(self.before[0]), {
            "odds-as-chance": maybe(100 * float(np.exp(score))),
            "start-forgotten": maybe(100 / (1 + float(np.exp(start - score)))),
        }

    @answer(Number("plain", decimals=2, low=0))
    def times(self) -> Numbers:
        per = self.weights[1]
        return float(np.exp(POINTS * per)), {
            "one-point": float(np.exp(per)),
            "added-up": maybe(POINTS * float(np.exp(per))),
            "not-turned": maybe(POINTS * per),
            "chances-divided": maybe(float(self.after[0] / self.before[0])),
        }

    @answer(Choice(PEOPLE))
    def most(self) -> tuple[str, Mapping[str, str]]:
        knows = [marks[0] for marks in self.marks]
        return PEOPLE[int(np.argmax(self.gains))], {
            "farthest": PEOPLE[int(np.argmin(self.before))],
            "least-clear": PEOPLE[int(np.argmin(knows))],
            "nearest": PEOPLE[int(np.argmax(self.before))],
        }
