"""E5.4, what drives the whole: whose rating goes with it, for how many, and what the sheet has done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

RATINGS = {  # what passengers rate
    "seat": N_("rated: the seat"),
    "meal": N_("rated: the meal"),
    "films": N_("rated: the films"),
    "crew": N_("rated: the crew"),
    "boarding": N_("rated: boarding"),
    "clean": N_("rated: clean cabin"),
    "app": N_("rated: the app"),
    "lounge": N_("rated: the lounge"),
    "on-time": N_("rated: on time"),
    "bags": N_("rated: wait for bags"),
}
RECORDS = {  # what was noted down by something else
    "late": N_("log: minutes late"),
    "belt": N_("clock: minutes to the bag"),
    "desk": N_("camera: minutes in line"),
}
LETTERS = tuple("ABCDE")
OWN, OTHER, OFF = "own-block", "other-block", "no-sheet"
KINDS = ("sheet", "open", "other-way")
APART = 0.02  # so far is every comparison from its margin
LEAD = Number("plain", decimals=2, low=-1, high=1)


@dataclass(frozen=True)
class Sheet(Task):
    """Four ratings and a record in the order of the table, with correlations in hundredths.

    `own` are the two ratings in the block of the overall question; `used` is in percent.
    """

    lines: tuple[str, str, str, str, str]
    own: tuple[str, str]
    used: tuple[int, int, int, int, int]
    whole: tuple[int, int, int, int, int]
    later: tuple[int, int, int, int, int]
    within: int

    id = "E5.4"
    minutes: ClassVar = 15
    columns: ClassVar = {
        "line": N_("Line"),
        "what": N_("What"),
        "block": N_("Block"),
        "used": N_("Used, %"),
        "whole": N_("r, flight"),
        "later": N_("r, rec."),
        "margin": N_("± of one lead minus the other (95 %)"),
        OWN: N_("first", context="block of a sheet"),
        OTHER: N_("other", context="block of a sheet"),
        OFF: N_("none", context="block of a sheet"),
        **RATINGS,
        **RECORDS,
        **{letter: letter for letter in LETTERS},
        "sheet": N_("The lead shrinks by more than the margin, as it would if the place had a part in it"),
        "open": N_("They differ by less than the margin: the data leave it open"),
        "other-way": N_("The lead grows by more than the margin: no sign that the place adds to it"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Sheet:
        """The lead of the first block shrinks, stays about the same, or grows with the other question."""
        ratings = draw.order(RATINGS, "ratings")[:4]
        record = draw.of("record", tuple(RECORDS))
        own = (ratings[0], ratings[1])
        lines = draw.order([*ratings, record], "lines")

        def between(name: str, low: int, high: int) -> int:
            return low + int((high - low + 1) * draw.chance(name))

        within = between("within", 4, 6)
        kind = draw.of("kind", KINDS)
        if kind == "other-way":
            leads = (between("lead", 2, 7), between("more", 13, 20))
        else:
            lead = between("lead", 10, 19)
            leads = (lead, between("less", -3, 4) if kind == "sheet" else lead - between("near", -1, 3))
        r: dict[str, tuple[int, int]] = {}
        for rating in ratings:
            base, lift = between(f"r-{rating}", 27, 42), int(rating in own)
            later = base + between(f"l-{rating}", -3, 3)
            r[rating] = (base + lift * leads[0], later + lift * leads[1])
        minutes = -between("minutes", 10, 24)
        r[record] = (minutes, minutes - between("minutes-later", -4, 4))
        used = {rating: between(f"u-{rating}", 25, 97) for rating in ratings} | {record: 100}
        first, second, third, fourth, fifth = lines
        placed = (first, second, third, fourth, fifth)
        return cls(
            lines=placed,
            own=own,
            used=tuple(used[line] for line in placed),  # type: ignore[arg-type]
            whole=tuple(r[line][0] for line in placed),  # type: ignore[arg-type]
            later=tuple(r[line][1] for line in placed),  # type: ignore[arg-type]
            within=within,
        )

    def accepted(self) -> bool:
        """One rating is clearly first by either rule, and no comparison is near its margin."""
        rated = self.given[self.given["block"] != OFF]
        for values in (rated["whole"], self.reach):
            ordered = values.sort_values(ascending=False)
            if ordered.iloc[0] - ordered.iloc[1] < APART:
                return False
        apart = self.lead_of("whole") - self.lead_of("later")
        return abs(abs(apart) - self.within / 100) >= APART

    @cached_property
    def given(self) -> pd.DataFrame:
        blocks = [OFF if one in RECORDS else OWN if one in self.own else OTHER for one in self.lines]
        return pd.DataFrame(
            {
                "what": self.lines,
                "block": blocks,
                "used": self.used,
                "whole": [r / 100 for r in self.whole],
                "later": [r / 100 for r in self.later],
            },
            index=pd.Index(LETTERS, name="line"),
        )

    @property
    def facts(self) -> Mapping[str, float]:
        return {"margin": self.within / 100}

    @property
    def reach(self) -> pd.Series:
        """r with the whole times the share that used it, of the ratings."""
        rated = self.given[self.given["block"] != OFF]
        return rated["whole"] * rated["used"] / 100

    def lead_of(self, criterion: str) -> float:
        """The mean r of the ratings in the block of the whole, minus that of the other ratings."""
        means = self.given.groupby("block")[criterion].mean()
        return float(means[OWN] - means[OTHER])

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "margin": self.within / 100,
            "reach": float(self.reach.max()),
            "used": int(self.given["used"].to_dict()[self.first]),
            "r": float(self.given["whole"].to_dict()[self.first]),
            "apart": self.lead - self.lead_later,
        }

    @answer(Choice(LETTERS))
    def record(self) -> Chosen:
        blocks = self.given["block"]
        right = str(blocks.index[blocks == OFF][0])
        named = self.given.index[self.given["what"].isin(["on-time", "bags"])]
        wrong = {"speaks-of-facts": str(named[0])} if len(named) else {}
        return right, {**wrong, "strongest": str(self.given["whole"].idxmax())}

    @answer(Choice(LETTERS))
    def first(self) -> Chosen:
        rated = self.given[self.given["block"] != OFF]
        return str(self.reach.idxmax()), {
            "largest-r": str(rated["whole"].idxmax()),
            "most-used": str(rated["used"].idxmax()),
            "of-the-record": self.record,
        }

    @answer(LEAD)
    def lead(self) -> Numbers:
        return self._lead_and_slips("whole", "later")

    @answer(LEAD)
    def lead_later(self) -> Numbers:
        return self._lead_and_slips("later", "whole")

    def _lead_and_slips(self, criterion: str, other: str) -> Numbers:
        right = self.lead_of(criterion)
        means = self.given.groupby("block")[criterion].mean()
        elsewhere = self.given.loc[self.given["block"] != OWN, criterion].mean()
        return right, {
            "reversed": maybe(-right),
            "sums": maybe(2 * right),
            "record-included": maybe(float(means[OWN] - elsewhere)),
            "other-question": maybe(self.lead_of(other)),
            "mean-only": maybe(float(means[OWN])),
        }

    @answer(Choice((*KINDS, "nothing")))
    def say(self, lead: float, lead_later: float) -> str:
        apart = lead - lead_later
        return "open" if abs(apart) <= self.within / 100 else "sheet" if apart > 0 else "other-way"
