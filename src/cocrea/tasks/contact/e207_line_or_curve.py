"""E2.7, lab: a line, a curve, or nothing? Satisfaction over contact in visits of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, ClassVar

import pandas as pd

from cocrea.data import labels
from cocrea.data.simulate.contact_steps import CONTACT_MINUTES, SITUATIONS, contact_steps
from cocrea.language import N_, speaking
from cocrea.models.contact import contact_table
from cocrea.stats import correlation, quadratic_peak
from cocrea.stats.correlation import Correlation
from cocrea.stats.curves import QuadraticPeak
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

VISITS = 140
TRUTHS = {  # where satisfaction is highest, and how steeply it falls on either side
    "bend": ((0.45, 8.0), (0.50, 8.0), (0.55, 8.0), (0.60, 8.0)),
    "rises": ((1.0, 3.5), (1.0, 4.5)),
    "none": ((0.5, 0.0),),
}
FAR = 3.0  # a parabola that turns farther away than this is no parabola to speak of


def source_names() -> dict[str, str]:
    """The situations by their ids, as messages to translate."""
    with speaking("en"):
        return labels("contact_steps", "situation")


@lru_cache(maxsize=64)
def visits_of(seed: int, peak: float, curvature: float) -> pd.DataFrame:
    """One row a visit: where, its contact score, how satisfied."""
    top = 5.6 if curvature else 4.6
    steps = contact_steps(VISITS, seed=seed, peak=peak, curvature=curvature, top=top)
    table = contact_table(steps, CONTACT_MINUTES, keep=["situation", "satisfaction"])
    return table[["visit_id", "situation", "contact", "satisfaction"]].round({"contact": 3})


@dataclass(frozen=True)
class LineOrCurve(Task):
    """A file of visits: its seed, and the truth in it."""

    seed: int
    kind: str
    peak: float
    curvature: float

    id = "E2.7"
    minutes: ClassVar = 25
    columns: ClassVar = {
        "situation": N_("Situation"),
        "visits": N_("Visits"),
        "contact": N_("Contact score (mean)"),
        **source_names(),
    }

    @classmethod
    def draw(cls, draw: Draw) -> LineOrCurve:
        kind = Draw(draw.task, draw.variant).of("kind", tuple(TRUTHS))  # else most would be the easiest
        peak, curvature = draw.of("truth", TRUTHS[kind])
        return cls(draw.of("seed", range(1_000_000)), kind, peak, curvature)

    def accepted(self) -> bool:
        """What the sample shows is what was put in, by both of the rules of the prompt and clearly so."""
        near_zero = self.line.low < -0.03 and self.line.high > 0.03
        lowest, next_lowest = sorted(self.means.tolist())[:2]
        told = {
            "bend": self.curve.inverted_u and near_zero and self.curve.high - self.curve.low < 0.3,
            "rises": not self.curve.inverted_u and self.line.low > 0.03 and self.curve.curvature < 0,
            "none": near_zero and not self.curve.inverted and abs(self.curve.peak) < FAR,
        }
        return bool(told[self.kind]) and abs(self.curve.peak) < FAR and next_lowest - lowest > 0.05

    @cached_property
    def given(self) -> pd.DataFrame:
        """The file."""
        return visits_of(self.seed, self.peak, self.curvature)

    @property
    def shown(self) -> pd.DataFrame:
        """How many visits of each situation; the answers are in the file."""
        groups = self.given.groupby("situation")["contact"]
        table = pd.DataFrame({"visits": groups.size(), "contact": groups.mean().round(2)})
        return table.loc[list(SITUATIONS)].rename_axis("situation")

    @cached_property
    def line(self) -> Correlation:
        return correlation(self.given["contact"], self.given["satisfaction"])

    @cached_property
    def curve(self) -> QuadraticPeak:
        return quadratic_peak(self.given["contact"], self.given["satisfaction"])

    @cached_property
    def means(self) -> pd.Series:
        """Mean satisfaction by situation."""
        return self.given.groupby("situation")["satisfaction"].mean()

    @property
    def worked(self) -> Mapping[str, Any]:
        lowest = str(self.means.idxmin())
        return {
            "r_low": self.line.low,
            "r_high": self.line.high,
            "slope": self.curve.slope,
            "curvature": self.curve.curvature,
            "lowest": lowest,
            "lowest_contact": self._contact_of(lowest),
            "n": VISITS,
        }

    @answer(Number("plain", decimals=2, low=-1, high=1))
    def r(self) -> Numbers:
        return self.line.r, {"squared": maybe(self.line.r**2), "slope": maybe(self._slope)}

    @answer(Number("plain", decimals=2))
    def turn(self) -> Numbers:
        slope, bend = self.curve.slope, self.curve.curvature
        return self.curve.peak, {
            "height": maybe(self.curve.height),
            "not-halved": maybe(-slope / bend),
            "coefficient": maybe(bend),
        }

    @answer(Choice(("bend", "rises", "none", "turns")))
    def verdict(self) -> tuple[str, Mapping[str, str]]:
        return self.kind, {"zero-is-nothing": "none", "always-turns": "turns"}

    @answer(Choice(("little", "much", "no-level")))
    def lowest(self) -> str:
        """The situation with the least satisfaction: has it too little contact, or too much?"""
        if self.kind == "none":
            return "no-level"
        if self.kind == "rises":
            return "little"
        return "little" if self._contact_of(str(self.means.idxmin())) < self.curve.peak else "much"

    def _contact_of(self, situation: str) -> float:
        """The mean contact of a situation, as the table shows it."""
        return float(self.shown["contact"][situation])

    @property
    def _slope(self) -> float:
        """Of the straight line, instead of r."""
        answers = self.given
        return float(self.line.r * answers["satisfaction"].std() / answers["contact"].std())
