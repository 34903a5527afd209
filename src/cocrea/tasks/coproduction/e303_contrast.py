"""E3.3, after the good dinner and after the bad one: does the same offer do the same?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.coproduction import interaction_contrast
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

POINTS = Number("points", decimals=2, low=-6, high=6)
CLEAR = 0.08  # points between the contrast and its margin, so that rounding settles nothing
EFFECTS = {  # what the offer adds after a good and after a bad dinner
    "worse-more": ((-10, 30), (60, 130)),
    "better-more": ((60, 120), (-30, 20)),
    "alike": ((40, 90), (40, 90)),
}


@dataclass(frozen=True)
class Contrast(Task):
    """Four means of readers, each of one story by lot: a dinner of one's own, better or worse, with an offer
    or without.

    The outcome belongs to the story: on a real evening the offer would change whose dinner is bad.
    The means are in hundredths of a point; `margin` is that of the contrast.
    """

    offer: str
    means: tuple[int, int, int, int]
    margin: int

    id = "E3.3"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "guests": N_("In the story one grills, and"),
        "choice": N_("had the choice whether to grill"),
        "help": N_("may call the cook at any time"),
        "none": N_("has neither choice nor help"),
        "better": N_("Story of a dinner better than expected"),
        "worse": N_("Story of a dinner worse than expected"),
        "margin": N_("± of the contrast (95 %), in points"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Contrast:
        """What the offer adds is more after the worse dinner, more after the better, or about the same."""
        better, worse = EFFECTS[draw.of("kind", tuple(EFFECTS))]
        without = (draw.of("base better", range(470, 550)), draw.of("base worse", range(240, 340)))
        with_it = (
            without[0] + draw.of("adds better", range(*better)),
            without[1] + draw.of("adds worse", range(*worse)),
        )
        return cls(
            draw.of("offer", ("choice", "help")), (*with_it, *without), draw.of("margin", range(30, 66))
        )

    def accepted(self) -> bool:
        """The contrast stays clear of its margin."""
        return abs(abs(self.contrast) - self.margin / 100) >= CLEAR

    @property
    def given(self) -> pd.DataFrame:
        with_better, with_worse, better, worse = (mean / 100 for mean in self.means)
        return pd.DataFrame(
            {"better": [with_better, better], "worse": [with_worse, worse]},
            index=pd.Index([self.offer, "none"], name="guests"),
        )

    @property
    def facts(self) -> Mapping[str, float]:
        return {"margin": self.margin / 100}

    @property
    def worked(self) -> Mapping[str, Any]:
        names = ("with_better", "with_worse", "better", "worse")
        return {
            "margin_points": self.margin / 100,
            "mean": dict(zip(names, (mean / 100 for mean in self.means), strict=True)),
        }

    @answer(POINTS)
    def after_better(self) -> Numbers:
        with_better, with_worse, better, worse = (mean / 100 for mean in self.means)
        return with_better - better, {
            "outcome-instead": with_better - with_worse,
            "other-outcome": maybe(with_worse - worse),
        }

    @answer(POINTS)
    def after_worse(self) -> Numbers:
        with_better, with_worse, better, worse = (mean / 100 for mean in self.means)
        return with_worse - worse, {
            "outcome-instead": maybe(better - worse),
            "other-outcome": maybe(with_better - better),
        }

    @answer(POINTS)
    def contrast(self, after_better: float, after_worse: float) -> Numbers:
        right = float(interaction_contrast(after_better, 0, after_worse, 0))
        return right, {
            "added": maybe(after_better + after_worse),
            "averaged": maybe((after_better + after_worse) / 2),
        }

    @answer(Choice(("worse-more", "better-more", "open", "same")))
    def say(self, contrast: float) -> str:
        if abs(contrast) <= self.margin / 100:
            return "open"
        return "better-more" if contrast > 0 else "worse-more"
