"""E3.13, held still: felt influence and satisfaction among tenants alike in contact, on real data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot
from typing import Any, ClassVar

import pandas as pd

from cocrea.data.housing import LEVELS
from cocrea.language import N_
from cocrea.stats.intervals import NORMAL
from cocrea.stats.shares import share_error
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe
from cocrea.tasks.tenants import COLUMNS, COMPARED, FEWEST, counted, homes_code, levels, pooled

ON_THE_PAGE = ("low", ("tower",), "high-low", "high")  # worked out there
CLEAR = 1.0  # percentage points between two figures that are compared, so that rounding settles nothing
SAYINGS = {  # what somebody concludes, by what is to be said of it
    "fair": {
        "contact": N_(
            "All of these tenants report the same contact. So it is not much contact here and little there "
            "that makes the difference."
        ),
        "heard": N_("The figures could look the same if content tenants simply felt more heard."),
        "silent": N_("What rent or age has to do with it, this table does not say."),
    },
    "cause": {
        "seat": N_(
            "Give those who feel less influence a seat on the committee, and their satisfaction will move by "
            "this difference."
        ),
        "makes": N_("In these homes felt influence decides how satisfied people become."),
        "power": N_("Whoever takes influence away from these tenants changes how satisfied they are."),
    },
    "alike": {
        "rent": N_("Rent and age cannot be behind it: only tenants with the same contact were compared."),
        "nothing-else": N_(
            "The tenants of the two levels differ in nothing but the influence that they feel."
        ),
        "income": N_("A table of tenants with the same contact has dealt with their income as well."),
    },
}
VERDICT_OF = kind_of(SAYINGS)
SHARE = Number(
    "percent", decimals=1, low=0, high=100, denominator=N_("all tenants of that level of influence")
)
POINTS = Number("plain", decimals=1, low=-100, high=100, unit="percentage points")
MARGIN = Number("plain", decimals=1, low=0, high=100, unit="percentage points")


@dataclass(frozen=True)
class Within(Task):
    """Tenants with one level of contact, in one kind of home or several."""

    contact: str
    homes: tuple[str, ...]
    compared: str
    satisfaction: str
    saying: str

    id = "E3.13"
    minutes: ClassVar = 15
    columns: ClassVar = {
        "influence": N_("Influence that they feel"),
        "low": N_("Little satisfied"),
        "medium": N_("Fairly satisfied"),
        "high": N_("Highly satisfied"),
        **COLUMNS,
        "compared": N_("Compare the felt influence"),
        "high-low": N_("high (first) with low (second)"),
        "high-medium": N_("high (first) with medium (second)"),
        "medium-low": N_("medium (first) with low (second)"),
        "counted": N_("Count those who are"),
        "counted-high": N_("highly satisfied"),
        "counted-low": N_("little satisfied"),
        "first_all": N_("Over all 1,681 households, in the first level (%)"),
        "second_all": N_("Over all 1,681 households, in the second level (%)"),
        "saying": N_("Somebody concludes from this table"),
        "said-fair": N_("no more than such a table can show"),
        "said-cause": N_("takes influence for a cause"),
        "said-alike": N_("takes tenants for alike in what was not held still"),
        **{saying: said for sayings in SAYINGS.values() for saying, said in sayings.items()},
    }

    @classmethod
    def draw(cls, draw: Draw) -> Within:
        verdict = draw.of("verdict", tuple(SAYINGS))
        return cls(
            contact=draw.of("contact", LEVELS["contact"]),
            homes=draw.of("homes", pooled()),
            compared=draw.of("compared", tuple(COMPARED)),
            satisfaction=draw.of("satisfaction", ("low", "high")),
            saying=draw.of("saying", tuple(SAYINGS[verdict])),
        )

    def accepted(self) -> bool:
        """Each comparison that is asked for is clear, and no level has too few to be counted."""
        (one, n), (other, m) = self._levels
        few = min(one, n - one, other, m - other) < FEWEST
        apart, over_all = abs(self._apart), abs(self._over_all)
        near = min(apart, abs(apart - over_all), abs(apart - self._margin)) < CLEAR
        shown = (self.contact, self.homes, self.compared, self.satisfaction) == ON_THE_PAGE
        return not (few or near or shown)

    @property
    def given(self) -> pd.DataFrame:
        table = counted(self.contact, self.homes)
        index = pd.Index([f"felt-{level}" for level in table.index], name="influence")
        return table.set_axis(index, axis="index").rename_axis(columns=None)

    @property
    def facts(self) -> Mapping[str, float | str]:
        first, second = (
            round(100 * count / n, 1)
            for count, n in levels(counted("", ()), self.compared, self.satisfaction)
        )
        return {
            "contact": f"contact-{self.contact}",
            "homes": homes_code(self.homes),
            "compared": self.compared,
            "counted": f"counted-{self.satisfaction}",
            "first_all": first,
            "second_all": second,
            "saying": self.saying,
        }

    @property
    def _levels(self) -> list[tuple[int, int]]:
        return levels(counted(self.contact, self.homes), self.compared, self.satisfaction)

    @property
    def _shares(self) -> tuple[float, float]:
        (one, n), (other, m) = self._levels
        return one / n, other / m

    @property
    def _errors(self) -> tuple[float, float]:
        """The standard errors of the two shares, in percentage points."""
        (_, n), (_, m) = self._levels
        p, q = self._shares
        return 100 * share_error(p, n), 100 * share_error(q, m)

    @property
    def _apart(self) -> float:
        first, second = self._shares
        return 100 * (first - second)

    @property
    def _margin(self) -> float:
        return NORMAL * hypot(*self._errors)

    @property
    def _over_all(self) -> float:
        return float(self.facts["first_all"]) - float(self.facts["second_all"])

    @property
    def worked(self) -> Mapping[str, Any]:
        (one, n), (other, m) = self._levels
        return {
            "one": one,
            "n": n,
            "other": other,
            "m": m,
            "second": 100 * other / m,
            "error_one": self._errors[0],
            "error_two": self._errors[1],
            "from": self._apart - self._margin,
            "to": self._apart + self._margin,
            "over_all": self._over_all,
            "verdict": f"said-{self.tells}",
        }

    @answer(SHARE)
    def share(self) -> Numbers:
        (one, n), (_other, _m) = self._levels
        table = counted(self.contact, self.homes)
        return 100 * one / n, {
            "by-column": maybe(100 * one / table[self.satisfaction].sum()),
            "of-all": maybe(100 * one / table.to_numpy().sum()),
            "other-level": maybe(100 * self._shares[1]),
            "over-all": maybe(float(self.facts["first_all"])),
        }

    @answer(POINTS)
    def apart(self) -> Numbers:
        first, second = self._shares
        return self._apart, {
            "over-all": maybe(self._over_all),
            "in-percent": maybe(100 * (first / second - 1)),
            "counts": maybe(float(self._levels[0][0] - self._levels[1][0])),
        }

    @answer(MARGIN)
    def margin(self) -> Numbers:
        return self._margin, {
            "one-error": maybe(hypot(*self._errors)),
            "added": maybe(NORMAL * sum(self._errors)),
            "first-alone": maybe(NORMAL * self._errors[0]),
        }

    @answer(Choice(("more", "less", "open")))
    def settled(self, apart: float, margin: float) -> Chosen:
        """Settled where the difference lies farther from 0 than half of its interval."""
        figure = "more" if apart > 0 else "less"
        return ("open", {"figure-alone": figure}) if abs(apart) <= margin else figure

    @answer(Choice(("weaker", "stronger", "turned")))
    def against(self, apart: float) -> str:
        if apart * self._over_all < 0:
            return "turned"
        return "weaker" if abs(apart) < abs(self._over_all) else "stronger"

    @answer(Choice(tuple(SAYINGS)))
    def tells(self) -> str:
        return VERDICT_OF[self.saying]
