"""E1.5, the lab: does the cell of a scheme say more of a score than the industry does?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.data.load import english_labels
from cocrea.data.simulate.services_catalog import SERVICES
from cocrea.language import N_
from cocrea.models.nature import ACT_CELLS, IHIP
from cocrea.stats import VarianceExplained, omega_squared
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

AHEAD = 0.15  # by which one share leads, as the prompt says
NEAR = 0.03  # how near to that line no draw comes
SPREADS = {"cell": (16.0, 0.0), "industry": (0.0, 16.0), "weak": (7.0, 0.0), "both": (11.0, 12.0)}
WITHIN = 12.0  # how services of one kind differ, in points of 100
LETTERS = {
    "intangibility": N_("Intangible, mean of 0 to 100"),
    "heterogeneity": N_("Heterogeneous, mean of 0 to 100"),
    "inseparability": N_("Inseparable, mean of 0 to 100"),
    "perishability": N_("Perishable, mean of 0 to 100"),
}
SHARE = Number("fraction", decimals=2, low=-1, high=1)


def scored(letter: str, kind: str, seed: int) -> pd.DataFrame:
    """Forty kinds of services with their industry, their cell, and an invented score for one letter.

    What is planted: the mean score differs between cells, between industries, a little between cells
    or between both, by `kind`.
    """
    rng = np.random.default_rng(seed)
    table = pd.DataFrame(
        [(each.service_id, each.industry, each.cell) for each in SERVICES],
        columns=["service", "industry", "cell"],
    )
    score = 50 + WITHIN * rng.standard_normal(len(table))
    for label, sd in zip(("cell", "industry"), SPREADS[kind], strict=True):
        codes, names = pd.factorize(table[label], sort=True)
        apart = rng.permutation(np.linspace(-1, 1, len(names))) * sd * 1.3
        score += apart[codes]
    return table.assign(**{letter: np.clip(np.rint(score), 0, 100).astype(int)})


@dataclass(frozen=True)
class CellOrIndustry(Task):
    """A file of forty services: the letter that was scored, what was planted, and the seed."""

    letter: str
    kind: str
    seed: int

    id = "E1.5"
    minutes: ClassVar = 40
    columns: ClassVar = {
        "cell": N_("Cell of Lovelock's first scheme"),
        "n": N_("Services"),
        "services": N_("Services in the file"),
        "industries": N_("Industries"),
        **LETTERS,
        **english_labels("services_catalog", "cell"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> CellOrIndustry:
        """Services scored for one letter, with a truth and a luck of their own."""
        return cls(
            draw.of("letter", IHIP), draw.of("kind", tuple(SPREADS)), draw.of("seed", range(1_000_000))
        )

    def accepted(self) -> bool:
        """Neither ω² nor η² comes near the line of the rule, and no η² looks like a negative ω² cut at 0."""
        apart = (self.by_cell.omega2 - self.by_industry.omega2, self.by_cell.eta2 - self.by_industry.eta2)
        told = all(each.eta2 > 0.031 or each.omega2 > 0 for each in (self.by_cell, self.by_industry))
        return told and all(abs(abs(one) - AHEAD) >= NEAR for one in apart)

    @cached_property
    def given(self) -> pd.DataFrame:
        return scored(self.letter, self.kind, self.seed)

    @property
    def shown(self) -> pd.DataFrame:
        """How many services each cell has, and their mean; the rest is in the file."""
        by = self.given.groupby("cell")[self.letter].agg(["size", "mean"]).loc[list(ACT_CELLS)]
        return by.round(1).set_axis(["n", self.letter], axis="columns")

    @property
    def facts(self) -> Mapping[str, float]:
        return {"services": len(self.given), "industries": self.given["industry"].nunique()}

    @cached_property
    def by_cell(self) -> VarianceExplained:
        return self._explained("cell")

    @cached_property
    def by_industry(self) -> VarianceExplained:
        return self._explained("industry")

    def _explained(self, label: str) -> VarianceExplained:
        return omega_squared(self.given[self.letter], self.given[label].tolist(), resamples=100)

    @property
    def worked(self) -> Mapping[str, Any]:
        found = {"cell": self.by_cell, "industry": self.by_industry}
        return {
            f"{name}_{label}": value
            for label, each in found.items()
            for name, value in (("k", each.groups), ("eta2", each.eta2), ("omega2", each.omega2))
        }

    @answer(SHARE)
    def omega_cell(self) -> Numbers:
        return self._omega(self.by_cell, self.by_industry)

    @answer(SHARE)
    def omega_industry(self) -> Numbers:
        return self._omega(self.by_industry, self.by_cell)

    def _omega(self, found: VarianceExplained, other: VarianceExplained) -> Numbers:
        return found.omega2, {
            "eta": maybe(found.eta2),
            "zero": maybe(0.0 if found.omega2 < 0 else np.nan),
            "other-label": maybe(other.omega2),
            "within": maybe(1 - found.eta2),
        }

    @answer(Choice(("cell", "industry", "open")))
    def first(self, omega_cell: float, omega_industry: float) -> str:
        return leads(omega_cell, omega_industry)

    @answer(Choice(("cell", "industry", "open")))
    def eta(self) -> str:
        return leads(self.by_cell.eta2, self.by_industry.eta2)


def leads(cell: float, industry: float) -> str:
    """Which label explains clearly more, by the rule of the prompt."""
    if abs(cell - industry) < AHEAD:
        return "open"
    return "cell" if cell > industry else "industry"
