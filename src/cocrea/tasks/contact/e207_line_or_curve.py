"""E2.7, lab: a line, a curve, or nothing? Satisfaction over contact in visits of one's own.

A best level counts only where the fall beyond it was seen: a truth that levels off makes the
parabola turn, and surely so, among the scores. It is one of the truths drawn here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.data.load import english_labels
from cocrea.data.simulate.contact_steps import CONTACT_MINUTES, SITUATIONS, contact_steps
from cocrea.data.simulate.planted import on_scale
from cocrea.language import N_
from cocrea.models.contact import contact_table
from cocrea.stats import correlation, quadratic_peak
from cocrea.stats.correlation import Correlation
from cocrea.stats.curves import QuadraticPeak
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

VISITS = 140
TRUTHS = {  # where satisfaction is highest and how steeply it falls on either side; or, where it
    # levels off, how much is missing without contact, and how fast that is made good
    "bend": ((0.45, 8.0), (0.50, 8.0), (0.55, 8.0), (0.60, 8.0)),
    "rises": ((1.0, 3.5), (1.0, 4.5)),
    "levels": ((5.0, 6.0), (6.0, 8.0), (8.0, 10.0)),
    "none": ((0.5, 0.0),),
}
TOP = 5.7  # where satisfaction levels off
NOISE = 0.8
FAR = 3.0  # a parabola that turns farther away than this is no parabola to speak of
FEWEST = 4  # visits that have an interval of r
CLEAR = 0.03  # between an end of an interval of r and zero
NEXT = 0.01  # whoever rounds the turn to two decimals may part the visits as far aside


@lru_cache(maxsize=64)
def visits_of(seed: int, kind: str, first: float, second: float) -> pd.DataFrame:
    """One row a visit: where, its contact score, how satisfied. `first` and `second` as in `TRUTHS`."""
    peak, curvature = (0.5, 0.0) if kind == "levels" else (first, second)
    top = 5.6 if curvature else 4.6
    steps = contact_steps(VISITS, seed=seed, peak=peak, curvature=curvature, top=top, noise=NOISE)
    table = contact_table(steps, CONTACT_MINUTES, keep=["situation", "satisfaction"])
    if kind == "levels":
        noise = NOISE * np.random.default_rng([seed, 7]).standard_normal(VISITS)
        table["satisfaction"] = on_scale(TOP - first * np.exp(-second * table["contact"]) + noise)
    return table[["visit_id", "situation", "contact", "satisfaction"]].round({"contact": 3})


@dataclass(frozen=True)
class LineOrCurve(Task):
    """A file of visits: its seed, and the truth in it."""

    seed: int
    kind: str
    first: float
    second: float

    id = "E2.7"
    minutes: ClassVar = 25
    columns: ClassVar = {
        "situation": N_("Situation"),
        "visits": N_("Visits"),
        "contact": N_("Contact score (mean)"),
        "below": N_("Below the turn"),
        "beyond": N_("Beyond the turn"),
        **english_labels("contact_steps", "situation"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> LineOrCurve:
        kind = Draw(draw.task, draw.variant).of("kind", tuple(TRUTHS))  # else most would be the easiest
        first, second = draw.of("truth", TRUTHS[kind])
        return cls(draw.of("seed", range(1_000_000)), kind, first, second)

    def accepted(self) -> bool:
        """What the sample shows is what was put in, by the rules of the prompt and clearly so."""
        near_zero = self.line.low < -CLEAR and self.line.high > CLEAR
        lowest, next_lowest = sorted(self.means.tolist())[:2]
        told = {
            "bend": near_zero and self.curve.inverted_u and self.curve.high - self.curve.low < 0.3,
            "rises": self.line.low > CLEAR and not self.curve.inverted_u,
            "levels": self.line.low > CLEAR and self.curve.inverted_u,
            "none": near_zero and not self.curve.inverted,
        }
        bent = self.kind == "none" or self.curve.curvature < 0
        clear = bool(told[self.kind]) and next_lowest - lowest > 0.05
        return clear and bent and abs(self.curve.peak) < FAR and self._falls == {self.kind == "bend"}

    @property
    def _falls(self) -> set[bool | None]:
        """Do both sides of the turn show a hill, here and just beside it; None where it is not clear."""
        return {self._hill(self.curve.peak + aside) for aside in (-NEXT, 0, NEXT)}

    def _hill(self, turn: float) -> bool | None:
        below, beyond = self._sides(turn)
        if below is None or beyond is None:
            return False
        if below.low > CLEAR and beyond.high < -CLEAR:
            return True
        return False if below.low < -CLEAR or beyond.high > CLEAR else None

    def _sides(self, turn: float) -> tuple[Correlation | None, Correlation | None]:
        """r among the visits below the turn, and among those beyond it; None where they are too few."""
        lower = self.given["contact"] < turn
        below, beyond = (self._r_of(self.given[side]) for side in (lower, ~lower))
        return below, beyond

    @staticmethod
    def _r_of(visits: pd.DataFrame) -> Correlation | None:
        enough = len(visits) >= FEWEST and visits["satisfaction"].nunique() > 1
        return correlation(visits["contact"], visits["satisfaction"]) if enough else None

    @cached_property
    def given(self) -> pd.DataFrame:
        """The file."""
        return visits_of(self.seed, self.kind, self.first, self.second)

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
        sides = zip(("below", "beyond"), self._sides(self.curve.peak), strict=True)
        return {
            "sides": [
                {"side": name, "visits": one.n, "r_low": one.low, "r_high": one.high}
                for name, one in sides
                if one
            ],
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
        """What levels off rises: no fall was seen."""
        right = "rises" if self.kind == "levels" else self.kind
        if right == "bend":
            return right, {"zero-is-nothing": "none", "always-turns": "turns"}
        return right, {"always-turns": "turns"}

    @answer(Choice(("little", "much", "no-level")))
    def lowest(self) -> str:
        """The situation with the least satisfaction: has it too little contact, or too much?"""
        if self.kind == "none":
            return "no-level"
        if self.kind in ("rises", "levels"):
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
