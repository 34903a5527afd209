"""E7.3, four levers seen from both sides: which is overrated, and which comes first?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.cocreation import dart_profile
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

LEVERS = ("dialogue", "access", "risk", "transparency")
PLANS = {  # what is planned next, and whether a relationship is needed for it
    "contest": ("none", N_("a contest of ideas, open to everybody")),
    "forum": ("none", N_("a public forum where anybody proposes new functions")),
    "students": ("none", N_("a call on the street for ideas for a new start screen")),
    "ledgers": ("governed", N_("building the closing of the month from Ábaco's own procedures")),
    "tariffs": ("governed", N_("a joint product that rests on what only Ábaco knows of its clients")),
    "engine": ("governed", N_("rewriting how the program reckons taxes, each with the other's files")),
}
SCORE = Number("points", decimals=2, low=1, high=7)


@dataclass(frozen=True)
class Levers(Task):
    """Scores of the four levers, 1 to 7, by firm and client, in the order of LEVERS; what is planned next."""

    firm: tuple[int, ...]
    client: tuple[int, ...]
    plan: str

    id = "E7.3"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "lever": N_("Lever"),
        "dialogue": N_("Dialogue"),
        "access": N_("Access"),
        "risk": N_("Risk"),
        "transparency": N_("Transparency"),
        "firm": N_("NubeClara says"),
        "client": N_("Ábaco says"),
        "plan": N_("What NubeClara plans next"),
        **{plan: said for plan, (_needs, said) in PLANS.items()},
    }

    @classmethod
    def draw(cls, draw: Draw) -> Levers:
        return cls(
            firm=tuple(draw.of(f"firm/{lever}", range(2, 8)) for lever in LEVERS),
            client=tuple(draw.of(f"client/{lever}", range(1, 8)) for lever in LEVERS),
            plan=draw.of("plan", tuple(PLANS)),
        )

    def accepted(self) -> bool:
        """One lever is lowest for each side, one is overrated most, and the beliefs point elsewhere."""
        gaps = self.gaps
        return (
            all(sorted(side)[0] < sorted(side)[1] for side in (self.firm, self.client))
            and sorted(gaps)[-1] > max(sorted(gaps)[-2], 0)
            and self._lowest(self.firm) != self._lowest(self.client)
            and abs(self._profile.mean - self._profile.geometric_mean) > 0.1
        )

    @property
    def gaps(self) -> tuple[int, ...]:
        """Firm minus client, lever by lever."""
        return tuple(ours - theirs for ours, theirs in zip(self.firm, self.client, strict=True))

    @staticmethod
    def _lowest(scores: tuple[int, ...]) -> str:
        return LEVERS[scores.index(min(scores))]

    @property
    def _profile(self) -> Any:
        return dart_profile(*self.client)

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame({"firm": self.firm, "client": self.client}, index=pd.Index(LEVERS, name="lever"))

    @property
    def facts(self) -> Mapping[str, str]:
        return {"plan": self.plan}

    @property
    def worked(self) -> Mapping[str, Any]:
        product = 1
        for score in self.client:
            product *= score
        return {
            "total": sum(self.client), "product": product, "least": min(self.client), "most": max(self.gaps)
        }  # fmt: skip

    @answer(SCORE)
    def mean(self) -> Numbers:
        return self._profile.mean, {
            "other-side": maybe(sum(self.firm) / 4),
            "both-sides": maybe((sum(self.firm) + sum(self.client)) / 8),
            "geometric": maybe(self._profile.geometric_mean),
        }

    @answer(SCORE)
    def geometric(self) -> Numbers:
        product = self.worked["product"]
        return self._profile.geometric_mean, {
            "arithmetic": maybe(self._profile.mean),
            "other-side": maybe(dart_profile(*self.firm).geometric_mean),
            "square-root": maybe(product**0.5 if product**0.5 <= 7 else float("nan")),
        }

    @answer(Choice(LEVERS))
    def overrated(self) -> tuple[str, dict[str, str]]:
        gaps = self.gaps
        return LEVERS[gaps.index(max(gaps))], {
            "sign-turned": LEVERS[gaps.index(min(gaps))],
            "highest-of-firm": LEVERS[self.firm.index(max(self.firm))],
            "lowest-of-client": self._lowest(self.client),
        }

    @answer(Choice(LEVERS))
    def first(self) -> tuple[str, dict[str, str]]:
        gaps = self.gaps
        return self._lowest(self.client), {
            "largest-difference": LEVERS[gaps.index(max(gaps))],
            "lowest-of-firm": self._lowest(self.firm),
            "strongest": LEVERS[self.client.index(max(self.client))],
        }

    @answer(Choice(("none", "governed", "trust-only", "mature")))
    def relation(self) -> str:
        return PLANS[self.plan][0]
