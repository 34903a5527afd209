"""E3.7, keep, re-price or part: and what if the refusers did something else?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.coproduction import OPTIONS, REFUSERS, PartOrKeep, clv, part_or_keep
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

MONEY = Number("plain", decimals=1, low=-10_000, high=10_000)
CLEAR = 6.0  # of money between the best option and the next
CODES = dict(zip(REFUSERS, ("quiet", "talk", "stay"), strict=True))
DECISIONS = dict(zip(OPTIONS, ("keep", "reprice", "part"), strict=True))


@dataclass(frozen=True)
class Part(Task):
    """A customer at a loss: money a year, chances in per cent, and what those do who refuse a new price."""

    margin: int
    retention: int
    discount: int
    new_margin: int
    accept: int
    exit_cost: int
    talk: int
    refusers: str
    instead: str

    id = "E3.7"
    minutes: ClassVar = 18
    columns: ClassVar = {
        "customer": N_("Customer"),
        "firm": N_("A firm that flies with AeroCeiba"),
        "margin": N_("Margin a year"),
        "retention": N_("Stays another year (%)"),
        "discount": N_("Discount rate a year (%)"),
        "new_margin": N_("Margin a year at the new price"),
        "accept": N_("Chance that the firm accepts it (%)"),
        "exit_cost": N_("Cost of an orderly exit"),
        "talk": N_("Cost of bad talk by one that was parted with"),
        "refusers": N_("A firm that refuses the new price will"),
        "instead": N_("Last question: what if it will instead"),
        "quiet": N_("leave quietly"),
        "bad-talk": N_("leave and talk badly"),
        "stay": N_("stay as it was"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Part:
        """A loss, and two things that a firm that refuses may do; which option is best differs."""
        kind = draw.of("kind", ("large", "loud", "any"))  # a large loss, a small one that talks, any
        known = {"large": REFUSERS[2], "loud": REFUSERS[1], "any": draw.of("known", REFUSERS)}[kind]
        other = draw.of("other", [each for each in REFUSERS if each != known])
        refusers, instead = draw.order((known, other), "turn")
        return cls(
            margin=-draw.of(
                "margin", {"large": range(35, 66), "loud": range(5, 19), "any": range(8, 56)}[kind]
            ),
            retention=draw.of("retention", range(60, 91)),
            discount=draw.of("discount", range(6, 15)),
            new_margin=draw.of("new", range(2, 41)),
            accept=draw.of("accept", range(5, 75, 5) if kind == "any" else range(5, 35, 5)),
            exit_cost=draw.of("exit", range(10, 60, 5) if kind == "large" else range(10, 130, 5)),
            talk=draw.of(
                "talk",
                {"large": range(10, 60, 5), "loud": range(120, 300, 10), "any": range(10, 160, 10)}[kind],
            ),
            refusers=refusers,
            instead=instead,
        )

    def accepted(self) -> bool:
        """One option is clearly best, before and after the last question."""
        return all(self._lead(found) >= CLEAR for found in (self._weighed(), self._weighed(self.instead)))

    @staticmethod
    def _lead(found: PartOrKeep) -> float:
        first, second = sorted((found.keep, found.reprice, found.part), reverse=True)[:2]
        return float(first - second)

    def _weighed(self, refusers: str = "") -> PartOrKeep:
        return part_or_keep(
            self.margin, self.retention / 100, self.discount / 100,
            new_margin=self.new_margin, accept=self.accept / 100, exit_cost=self.exit_cost,
            word_of_mouth=self.talk, refusers=refusers or self.refusers, first_margin="now",
        )  # fmt: skip

    def _lifetime(self, margin: float) -> float:
        return float(clv(margin, self.retention / 100, self.discount / 100, "now"))

    @property
    def given(self) -> pd.DataFrame:
        names = ("margin", "retention", "discount", "new_margin", "accept", "exit_cost", "talk")
        row: dict[str, list[int | str]] = {name: [getattr(self, name)] for name in names}
        for name in ("refusers", "instead"):
            code = CODES[getattr(self, name)]
            row[name] = ["bad-talk" if code == "talk" else code]
        return pd.DataFrame(row, index=pd.Index(["firm"], name="customer"))

    @property
    def worked(self) -> Mapping[str, Any]:
        found, other = self._weighed(), self._weighed(self.instead)
        p = self.accept / 100
        return {
            "m": self.margin,
            "factor": self._lifetime(1),
            "p": p,
            "accepted": self._lifetime(self.new_margin),
            "refused": (found.reprice - p * self._lifetime(self.new_margin)) / (1 - p),
            "parted": found.part,
            "other": other.reprice,
        }

    @answer(MONEY)
    def keep(self) -> Numbers:
        r, d = self.retention / 100, self.discount / 100
        return self._lifetime(self.margin), {
            "one-year": self.margin,
            "first-later": maybe(self.margin * r / (1 + d - r)),
            "no-discount": maybe(self.margin / (1 - r)),
            "discount-forgotten": maybe(self.margin / (1 + d - r)),
        }

    @answer(MONEY)
    def reprice(self) -> Numbers:
        p, accepted = self.accept / 100, self._lifetime(self.new_margin)
        others = {refusers: self._weighed(refusers).reprice for refusers in REFUSERS}
        slips: dict[str, float] = {
            "certain": accepted,
            "as-parted": maybe(p * accepted - (1 - p) * (self.exit_cost + self.talk)),
            "one-year": maybe(p * self.new_margin),
        }
        for refusers, code in CODES.items():
            if refusers != self.refusers:
                slips[f"as-{code}"] = maybe(others[refusers])
        return others[self.refusers], slips

    @answer(Choice(("keep", "reprice", "part")))
    def best(self, keep: float, reprice: float) -> str:
        values = {"keep": keep, "reprice": reprice, "part": -(self.exit_cost + self.talk)}
        return max(values, key=values.__getitem__)

    @answer(Choice(("keep", "reprice", "part")))
    def then(self) -> str:
        return DECISIONS[str(self._weighed(self.instead).decision)]
