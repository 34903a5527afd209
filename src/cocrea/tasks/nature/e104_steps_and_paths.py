"""E1.4, steps and paths: what did the change change?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.language import N_
from cocrea.models.nature import Divergence, complexity, divergence
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

PATHS = ("A", "B", "C", "D")
HAS, LACKS = "✓", "–"
SHARED = ("order", "pay", "receive")
EXTRA = {  # a step that some paths have; the last one belongs to path D alone
    "B": ("check",),
    "C": ("check", "advice"),
    "D": ("advice", "visit"),
}
ALIKE, USUAL = (28, 26, 24, 22), (78, 10, 7, 5)  # visits of 100, path A first
# What each kind of change does: the visits before and after, path D offered or not.
KINDS: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
    "standardised": (ALIKE, USUAL),
    "spread": (USUAL, ALIKE),
    "dropped-even": ((70, 12, 10, 8), (38, 32, 30, 0)),
    "dropped-main": ((34, 27, 22, 17), (84, 10, 6, 0)),
    "added-even": ((74, 15, 11, 0), (31, 26, 23, 20)),
}
VERDICTS = {
    "standardised": "less-divergent",
    "spread": "more-divergent",
    "dropped-even": "simpler-more-divergent",
    "dropped-main": "simpler-less-divergent",
    "added-even": "more-of-both",
}
CLEAR = 0.12  # by which the divergence must change, so that no rounding settles it
ASKED = (*range(4, 19), *range(82, 97))  # of 100; the rest went by who was on shift
SPREAD = Number("fraction", decimals=2, low=0, high=1)


@dataclass(frozen=True)
class StepsAndPaths(Task):
    """Visits to a branch by path, before and after a change, and where the paths come from."""

    before: tuple[int, int, int, int]
    after: tuple[int, int, int, int]
    asked: int

    id = "E1.4"
    minutes: ClassVar = 14
    columns: ClassVar = {
        "row": N_("Step"),
        **{path: path for path in PATHS},
        "order": N_("say what is wanted"),
        "pay": N_("pay"),
        "receive": N_("receive the parcel"),
        "check": N_("have the address checked"),
        "advice": N_("ask for advice"),
        "visit": N_("have it fetched at home"),
        "before": N_("Visits before"),
        "after": N_("Visits after"),
        "asked": N_("Of 100 visits by another path than A, those in which the customer had asked for it"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> StepsAndPaths:
        """A change of one of five kinds, with visits of its own."""
        before, after = KINDS[draw.of("kind", tuple(KINDS))]

        def visits(name: str, of_100: tuple[int, ...]) -> tuple[int, ...]:
            total = draw.of(f"{name}/total", (150, 200, 250, 300, 400))
            moved = [draw.of(f"{name}/{place}", range(-4, 5)) for place in range(len(of_100))]
            return tuple(
                max(round(total * (share + shift / 2) / 100), 3) if share else 0
                for share, shift in zip(of_100, moved, strict=True)
            )

        return cls(visits("before", before), visits("after", after), draw.of("asked", ASKED))  # type: ignore[arg-type]

    def accepted(self) -> bool:
        """The divergence clearly rises or falls, and path A stays the commonest."""
        before, after = (self.spread_of(visits).normalised for visits in (self.before, self.after))
        first = all(visits[0] == max(visits) for visits in (self.before, self.after))
        return first and abs(after - before) >= CLEAR

    @property
    def given(self) -> pd.DataFrame:
        """A row a step, then the visits: which path has which step, and how many took it."""
        steps = {
            step: [HAS if step in steps_of(path) else LACKS for path in PATHS]
            for step in (*SHARED[:1], "check", "advice", "visit", *SHARED[1:])
        }
        rows = {
            **steps,
            "before": list(self.before),
            "after": list(self.after),
        }
        table = pd.DataFrame.from_dict(rows, orient="index", columns=list(PATHS))
        return table.rename_axis("row")

    @property
    def facts(self) -> Mapping[str, float]:
        return {"asked": self.asked}

    def spread_of(self, visits: tuple[int, ...]) -> Divergence:
        """The divergence of so many visits by path."""
        return divergence(np.array(visits) / sum(visits))

    def steps_in(self, visits: tuple[int, ...]) -> int:
        """How many different steps the paths have that somebody took."""
        return complexity([steps_of(c) for c, n in zip(PATHS, visits, strict=True) if n])

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "steps_before": self.steps_in(self.before),
            "bits_before": self.spread_of(self.before).bits,
            "bits_after": self.spread_of(self.after).bits,
            "k_before": self.spread_of(self.before).variants,
            "k_after": self.spread_of(self.after).variants,
        }

    @answer(Number("count", decimals=0, low=1, high=40, unit="steps"))
    def steps(self) -> Numbers:
        taken = [path for path, n in zip(PATHS, self.after, strict=True) if n]
        return self.steps_in(self.after), {
            "ticks": maybe(sum(len(steps_of(path)) for path in taken)),
            "paths": maybe(len(taken)),
            "before-too": maybe(complexity([steps_of(path) for path in PATHS])),
            "longest": maybe(max(len(steps_of(path)) for path in taken)),
            "shared": maybe(len(SHARED)),
        }

    @answer(SPREAD)
    def divergence_before(self) -> Numbers:
        return self._spread(self.before)

    @answer(SPREAD)
    def divergence_after(self) -> Numbers:
        return self._spread(self.after)

    def _spread(self, visits: tuple[int, ...]) -> Numbers:
        found, shares = self.spread_of(visits), np.array(visits) / sum(visits)
        return found.normalised, {
            "bits": maybe(found.bits),
            "minus": maybe(-found.normalised),
            "every-column": maybe(found.bits / 2),
            "natural": maybe(found.bits * np.log(2)),
            "not-the-main": maybe(1 - shares.max()),
            "main": maybe(shares.max()),
        }

    @answer(Choice(tuple(VERDICTS.values())))
    def verdict(self) -> str:
        more = self.spread_of(self.after).normalised > self.spread_of(self.before).normalised
        apart = self.steps_in(self.after) - self.steps_in(self.before)
        if apart > 0:
            return "more-of-both"
        if apart < 0:
            return "simpler-more-divergent" if more else "simpler-less-divergent"
        return "more-divergent" if more else "less-divergent"

    @answer(Choice(("wishes", "habits", "fault", "service")))
    def because(self) -> str:
        return "wishes" if self.asked > 50 else "habits"


def steps_of(path: str) -> tuple[str, ...]:
    """The steps of a path, those that all have and its own."""
    return SHARED + EXTRA.get(path, ())
