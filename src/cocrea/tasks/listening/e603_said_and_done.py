"""E6.3, said and done: two shares, those who do otherwise, and a plan for watching."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.listening import SayDo, say_do
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

ALPHA = 0.05
MANY = 20  # per cent who do otherwise than they say: the rule of the prompt
BEHAVIOURS = {
    "bags": N_("bring a bag of their own"),
    "labels": N_("read a label before they buy"),
    "greet": N_("greet the cashier"),
    "round": N_("round up for the food bank"),
    "coupon": N_("use a coupon of the app"),
    "stairs": N_("take the stairs from the car park"),
}
PLANS = {  # of watching customers, by what is wrong with them
    "consent": {
        "cloakroom": N_("“Nobody is told. A camera of the store's above the shelf, faces and names kept.”"),
        "follow": N_("“Follow each of them to the car and write down the number plate. They need not know.”"),
    },
    "novelty": {
        "first-day": N_(
            "“A notice at the door, a count without names; on one day, the first with observers.”"
        ),
        "one-hour": N_(
            "“A poster tells everybody. A count without names, in the first hour of the first day.”"
        ),
    },
    "meaning": {
        "moods": N_("“A notice, no names, three weeks. Mark: 1 content, 2 hesitant, 3 feels ashamed.”"),
        "motives": N_(
            "“A poster, no names, a month. Note for each: is she thrifty, or does she only seem so?”"
        ),
    },
    "sound": {
        "three-weeks": N_("“A notice at the door, no names, three weeks. Mark: does it, or does it not.”"),
        "a-month": N_("“A poster tells everybody. No names, a month. Two observers tick what hands do.”"),
    },
}
OF_PLAN = kind_of(PLANS)
SAID = {  # what the worked solution calls them
    "consent": N_("people who can be recognised are watched without being told"),
    "novelty": N_("it is too short to see whether being watched wears off"),
    "meaning": N_("the sheet asks for what cannot be seen"),
    "sound": N_("people know, nobody is named, it lasts, and what is marked can be seen"),
}


@dataclass(frozen=True)
class SaidAndDone(Task):
    """How many say and do something, only say it, only do it, and neither; and a plan for watching."""

    behaviour: str
    both: int
    said_only: int
    did_only: int
    neither: int
    plan: str

    id = "E6.3"
    minutes: ClassVar = 14
    columns: ClassVar = {
        "behaviour": N_("Customers who …"),
        "both": N_("Say it and do it"),
        "said_only": N_("Say it, and do not"),
        "did_only": N_("Do it, and do not say it"),
        "neither": N_("Neither"),
        "plan": N_("Plan for watching on"),
        **BEHAVIOURS,
        **{name: said for names in PLANS.values() for name, said in names.items()},
        **SAID,
    }

    @classmethod
    def draw(cls, draw: Draw) -> SaidAndDone:
        """Whether the shares differ clearly, and whether many do otherwise, is settled once for a variant."""
        fixed = Draw(draw.task, draw.variant)
        differ, many = fixed.of("differ", (True, False)), fixed.of("many", (True, False))
        people = draw.of("n", range(90, 181))
        apart = 0.24 + 0.2 * draw.chance("apart") if many else 0.07 + 0.09 * draw.chance("apart")
        otherwise = round(people * apart)
        smaller = 0.3 * draw.chance("smaller") if differ else 0.5 - 0.1 * draw.chance("smaller")
        few = round(otherwise * smaller)
        sides = (otherwise - few, few)
        said_only, did_only = sides if draw.of("which", (True, False)) else sides[::-1]
        both = round((people - otherwise) * (0.3 + 0.4 * draw.chance("both")))
        neither = people - otherwise - both
        plan = draw.of_a_kind("plan", PLANS)
        return cls(draw.of("behaviour", tuple(BEHAVIOURS)), both, said_only, did_only, neither, plan)

    def accepted(self) -> bool:
        """Neither verdict is near its line."""
        found = self.found
        p_clear = 0.002 <= found.p <= 0.03 or found.p >= 0.15
        return p_clear and abs(100 * found.mismatch - MANY) >= 3 and self.said_only != self.did_only

    @property
    def found(self) -> SayDo:
        return say_do(self.both, self.said_only, self.did_only, self.neither)

    @property
    def given(self) -> pd.DataFrame:
        names = ["behaviour", "both", "said_only", "did_only", "neither", "plan"]
        return pd.DataFrame([[getattr(self, name) for name in names]], columns=names, index=[1])

    @property
    def shown(self) -> pd.DataFrame:
        """One row says no more than its facts."""
        return self.given.set_index("behaviour")

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "n": self.found.n,
            "said": self.both + self.said_only,
            "did": self.both + self.did_only,
            "otherwise": self.said_only + self.did_only,
            "smaller": min(self.said_only, self.did_only),
            "why": OF_PLAN[self.plan],
        }

    @answer(Number("plain", decimals=1, low=-100, high=100, unit="percentage points"))
    def bias(self) -> Numbers:
        found = self.found
        return 100 * found.bias, {
            "people": maybe(self.said_only - self.did_only),
            "relative": maybe(100 * (found.stated / found.observed - 1)),
            "of-the-different": maybe(100 * found.bias / found.mismatch),
            "mismatch-here": maybe(100 * found.mismatch),
        }

    @answer(Number("percent", decimals=1, low=0, high=100))
    def mismatch(self) -> Numbers:
        found = self.found
        return 100 * found.mismatch, {
            "people": maybe(self.said_only + self.did_only),
            "difference-here": maybe(100 * abs(found.bias)),
            "said-only": maybe(100 * self.said_only / found.n),
            "did-only": maybe(100 * self.did_only / found.n),
        }

    @answer(Number("plain", decimals=3, low=0, high=1))
    def p(self) -> Numbers:
        return self.found.p, {"one-side": maybe(self.found.p / 2)}

    @answer(Choice(("differ", "open", "same", "lie")))
    def verdict(self, p: float) -> tuple[str, Mapping[str, str]]:
        """Are the two shares different, or is it open?"""
        right = "differ" if p < ALPHA else "open"
        return right, {"not-shown-is-none": "same", "gap-is-lie": "lie"}

    @answer(Choice(("few", "many", "nobody")))
    def persons(self, mismatch: float) -> tuple[str, Mapping[str, str]]:
        """How many do otherwise; shares that are alike may hide them."""
        return "many" if mismatch >= MANY else "few", {"shares-are-people": "nobody"}

    @answer(Choice(tuple(PLANS)))
    def watching(self) -> str:
        return OF_PLAN[self.plan]
