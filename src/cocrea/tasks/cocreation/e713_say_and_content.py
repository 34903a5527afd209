"""E7.13, a say and content: what the real survey of tenants can carry, and what another study could."""

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

NEAR = 1.0  # percentage points between a difference and its margin, so that rounding settles nothing
STUDIES = {  # a study that somebody proposes, by what could be said after it
    "made": ("stairways", "years", "seats"),
    "went": ("twice", "large", "wish"),
    "nothing": ("everybody", "asked", "visited"),
}
VERDICT_OF = kind_of(STUDIES)
POINTS = Number("plain", decimals=1, low=-100, high=100, unit="percentage points")


@dataclass(frozen=True)
class SayAndContent(Task):
    """Tenants of some homes with one amount of contact, two levels of influence, and a study proposed."""

    contact: str
    homes: tuple[str, ...]
    compared: str
    satisfaction: str
    kind: str
    study: str

    id = "E7.13"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "level": N_("Influence that they feel"),
        "households": N_("Households"),
        "counted": N_("Counted among them"),
        "who": N_("Counted are those who are"),
        "who-high": N_("highly satisfied"),
        "who-low": N_("little satisfied"),
        **COLUMNS,
        "margin": N_("Half of the 95 % interval of the difference (percentage points)"),
        "study": N_("Somebody proposes this study (invented)"),
        "stairways": N_(
            "Lot decides which stairways of the houses elect a committee. A year later all tenants are "
            "asked how satisfied they are."
        ),
        "years": N_(
            "Lot decides in which year each of forty houses gets its committee. Those that have one are "
            "compared with those that still wait."
        ),
        "seats": N_(
            "Two hundred families ask for a seat, and lot picks one hundred. Afterwards all two hundred "
            "are asked how satisfied they are."
        ),
        "twice": N_(
            "The same tenants are asked twice, a year apart, how much influence they feel and how "
            "satisfied they are."
        ),
        "large": N_("The same survey, but of 20,000 tenants in thirty towns."),
        "wish": N_(
            "Whoever wishes may sit on the committee. A year later those who do are compared with those "
            "who do not."
        ),
        "everybody": N_("Every tenant gets a say from May on. In November 70 % are highly satisfied."),
        "asked": N_("Those who sit on the committee are asked how satisfied they are; nobody else is."),
        "visited": N_("Ten houses, each with a committee, are visited, and their tenants are asked."),
        "after-made": N_("lot decides who gets a say, and all are asked, those with it and those without"),
        "after-went": N_("some have more of a say than others, but it was not lot that gave it to them"),
        "after-nothing": N_("there is nobody with less of a say, asked as well, to compare with"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> SayAndContent:
        """The difference is beyond its margin or within it, and the study is of each kind: as often."""
        return cls(
            contact=draw.of("contact", LEVELS["contact"]),
            homes=draw.of("homes", pooled()),
            compared=draw.of("compared", tuple(COMPARED)),
            satisfaction=draw.of("satisfaction", ("high", "low")),
            kind=draw.of("kind", ("settled", "open")),
            study=draw.of_a_kind("study", STUDIES),
        )

    def accepted(self) -> bool:
        """The difference is of the kind that was drawn, and clearly so; no level is nearly empty."""
        (one, n), (other, m) = self._levels
        beyond = abs(self._apart) - self._margin
        few = min(one, n - one, other, m - other) < FEWEST
        clear = abs(beyond) >= NEAR and abs(self._apart) >= NEAR
        return not few and clear and (beyond > 0) == (self.kind == "settled")

    @property
    def _levels(self) -> list[tuple[int, int]]:
        """Of the level with more influence, then of the other: how many are counted, of how many."""
        return levels(counted(self.contact, self.homes), self.compared, self.satisfaction)

    @property
    def _apart(self) -> float:
        (one, n), (other, m) = self._levels
        return 100 * (one / n - other / m)

    @property
    def _margin(self) -> float:
        """Half of the interval, as it is given."""
        return round(100 * NORMAL * hypot(*(share_error(count / n, n) for count, n in self._levels)), 1)

    @property
    def given(self) -> pd.DataFrame:
        index = pd.Index([f"felt-{level}" for level in COMPARED[self.compared]], name="level")
        return pd.DataFrame(
            {
                "households": [n for _count, n in self._levels],
                "counted": [count for count, _n in self._levels],
            },
            index=index,
        )

    @property
    def facts(self) -> Mapping[str, float | str]:
        return {
            "who": f"who-{self.satisfaction}",
            "contact": f"contact-{self.contact}",
            "homes": homes_code(self.homes),
            "margin": self._margin,
            "study": self.study,
        }

    @property
    def worked(self) -> Mapping[str, Any]:
        (one, n), (other, m) = self._levels
        return {
            "one": one,
            "n": n,
            "other": other,
            "m": m,
            "first": 100 * one / n,
            "second": 100 * other / m,
            "half": self._margin,
            "why": f"after-{VERDICT_OF[self.study]}",
        }

    @answer(POINTS)
    def apart(self) -> Numbers:
        (one, n), (other, m) = self._levels
        return self._apart, {
            "other-way": maybe(-self._apart),
            "of-the-counted": maybe(100 * (one - other) / (one + other)),
            "in-percent": maybe(100 * ((one / n) / (other / m) - 1)),
            "counts": maybe(float(one - other)),
        }

    @answer(Choice(("larger", "smaller", "open", "nothing", "made")))
    def said(self, apart: float) -> Chosen:
        """The figures alone are the answer only where they lie beyond the margin."""
        figure = "larger" if apart > 0 else "smaller"
        return ("open", {"figure-alone": figure}) if abs(apart) <= self._margin else figure

    @answer(Choice(tuple(STUDIES)))
    def after(self) -> str:
        return VERDICT_OF[self.study]
