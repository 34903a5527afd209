"""E2.2, how much contact in an episode? Two branches, two sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.contact import SCALE, contact_score
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

LONGEST = (15, 20, 30, 45, 60, 90)  # minutes of talk at which a branch's sheet ends
CLEAR = 0.06  # between two scores, so that rounding settles nothing
SCORE = Number("fraction", decimals=2, low=0)


@dataclass(frozen=True)
class Episode(Task):
    """An episode of either branch: minutes of talk, richness, intimacy, and where its branch's sheet ends."""

    ours: tuple[int, int, int]
    theirs: tuple[int, int, int]
    longest: tuple[int, int]
    turned: bool

    id = "E2.2"
    minutes: ClassVar = 9
    columns: ClassVar = {
        "branch": N_("Branch"),
        "part": N_("The episode at the counter of"),
        "ours": N_("Noemí's"),
        "theirs": N_("The other"),
        "talk": N_("Minutes of talk"),
        "richness": N_("Richness, 1 to 7"),
        "intimacy": N_("Intimacy, 1 to 7"),
        "longest": N_("Its sheet scores talk from 0 to … minutes"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Episode:
        """The sheets end at different minutes; the talk fits on the shorter.

        Whether the printed scores turn the order is settled once for a variant, else few would.
        """
        longest = tuple(draw.order(LONGEST, "longest")[:2])

        def one(name: str) -> tuple[int, int, int]:
            talk = draw.of(f"{name}/talk", range(2, min(longest) + 1))
            return talk, draw.of(f"{name}/richness", range(2, 8)), draw.of(f"{name}/intimacy", range(2, 8))

        turned = Draw(draw.task, draw.variant).of("turned", (True, False))
        return cls(one("ours"), one("theirs"), (longest[0], longest[1]), turned)

    def accepted(self) -> bool:
        """Both orders are clear, and no episode is larger in all three parts."""
        ours, theirs = self.printed
        turned = (ours > theirs) != (self.common[0] > self.common[1])
        higher = [a > b for a, b in zip(self.ours, self.theirs, strict=True) if a != b]
        return (
            abs(self.common[0] - self.common[1]) >= CLEAR
            and abs(ours - theirs) >= CLEAR
            and len({*higher}) == 2
            and turned == self.turned
        )

    @property
    def given(self) -> pd.DataFrame:
        names = ("talk", "richness", "intimacy")
        table = pd.DataFrame([self.ours, self.theirs], columns=names, index=["ours", "theirs"])
        return table.assign(longest=self.longest).rename_axis("branch")

    @property
    def shown(self) -> pd.DataFrame:
        """The same, an episode a column: narrow enough for a phone."""
        return self.given.T.rename_axis("part")

    @property
    def common(self) -> tuple[float, float]:
        """Both scores on our sheet."""
        return score(self.ours, self.longest[0]), score(self.theirs, self.longest[0])

    @property
    def printed(self) -> tuple[float, float]:
        """Each score on its own branch's sheet."""
        return score(self.ours, self.longest[0]), score(self.theirs, self.longest[1])

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "end": self.longest[0],
            "our": dict(zip(("talk", "rich", "intimate"), self.ours, strict=True)),
            "their": dict(zip(("talk", "rich", "intimate"), self.theirs, strict=True)),
            "their_end": self.longest[1],
            "theirs_printed": self.printed[1],
        }

    @answer(SCORE)
    def own(self) -> Numbers:
        return score(self.ours, self.longest[0]), {
            "time-only": maybe(self.ours[0] / self.longest[0]),
            "from-zero": maybe(from_zero(self.ours, self.longest[0])),
            "complement": maybe(1 - score(self.ours, self.longest[0])),
            "summed": maybe(3 * score(self.ours, self.longest[0])),
            "raw": maybe(sum(self.ours) / 3),
        }

    @answer(SCORE)
    def other(self) -> Numbers:
        return score(self.theirs, self.longest[0]), {
            "own-sheet": maybe(self.printed[1]),
            "from-zero": maybe(from_zero(self.theirs, self.longest[0])),
            "complement": maybe(1 - score(self.theirs, self.longest[0])),
            "summed": maybe(3 * score(self.theirs, self.longest[0])),
            "raw": maybe(sum(self.theirs) / 3),
        }

    @answer(Choice(("ours", "theirs", "neither")))
    def more(self, own: float, other: float) -> tuple[str, Mapping[str, str]]:
        longer = "ours" if self.ours[0] > self.theirs[0] else "theirs"
        return "ours" if own > other else "theirs", {"longer": longer}

    @answer(Choice(("turn", "same", "ranges")))
    def printed_order(self, more: str) -> str:
        """What the scores as the branches print them make of the order on one sheet."""
        return "same" if (self.printed[0] > self.printed[1]) == (more == "ours") else "turn"


def score(episode: tuple[int, int, int], longest: float) -> float:
    return float(contact_score(*episode, time_range=(0, longest)))


def from_zero(episode: tuple[int, int, int], longest: float) -> float:
    """As if the ratings started at 0."""
    talk, richness, intimacy = episode
    return (talk / longest + richness / SCALE[1] + intimacy / SCALE[1]) / 3
