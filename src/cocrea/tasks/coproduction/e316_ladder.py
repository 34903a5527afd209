"""E3.16, the next step: four customers, and the gentlest step that the case allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Task, answer

PLACES = ("first", "second", "third", "fourth")
STEPS = ("keep", "inform", "redesign", "notice", "at-once")
CASES = {  # what happened; the step that the page's ladder gives it
    "right": (
        "keep",
        N_("A passenger complains at nearly every flight, and each time the complaint is right."),
    ),
    "praise": (
        "keep",
        N_("A family spends little at the fonda, breaks no rule, and sends its friends there."),
    ),
    "lean": (
        "keep",
        N_("A firm cost more than it brought this year, after nine good years; one bad storm did it."),
    ),
    "untold": (
        "inform",
        N_("A passenger brings too large a bag for the third time. Nobody has ever told him the size."),
    ),
    "capes": (
        "inform",
        N_(
            "A visitor brings a used rain cape back to the park's shop each month. The shop takes back "
            "unused ones only; that stands on no sign, and nobody has told her."
        ),
    ),
    "talking": (
        "inform",
        N_(
            "After ten the fonda wants no singing; that stands nowhere. At one table they sing till eleven,"
            " and nobody has told them."
        ),
    ),
    "agency": (
        "redesign",
        N_(
            "A travel agency holds twenty seats a week until the last evening. It knows what that costs, and "
            "would pay a deposit."
        ),
    ),
    "taxi": (
        "redesign",
        N_(
            "A taxi driver washes twice a day with a flat-rate pass, at a loss for the station year after "
            "year. He knows it, and would take a trade tariff."
        ),
    ),
    "counter": (
        "redesign",
        N_(
            "A small business brings its coins to the counter every day. It knows what the counting costs, "
            "and would pay a fee."
        ),
    ),
    "route": (
        "notice",
        N_(
            "AeroCeiba gives up a route for good. No price would keep it; two hotels have flown their"
            " guests on it for years."
        ),
    ),
    "filming": (
        "notice",
        N_(
            "A guest films strangers at their tables. He was warned twice, by card and by telephone; no "
            "other table would do, and he goes on."
        ),
    ),
    "boxes": (
        "notice",
        N_(
            "The bank closes its safe-deposit boxes by law. Forty customers use them, and none has "
            "done wrong."
        ),
    ),
    "suitcase": (
        "at-once",
        N_("On the jet bridge a man swings his suitcase at the passengers around him."),
    ),
    "match": (
        "at-once",
        N_("A driver strikes matches beside the open pump, and goes on when he is told to stop."),
    ),
    "platform": ("at-once", N_("A visitor of the park pushes others off the platform of a moving ride.")),
}
STEP = Choice(STEPS)


@dataclass(frozen=True)
class Ladder(Task):
    """Four cases, by their codes."""

    cases: tuple[str, ...]

    id = "E3.16"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "place": N_("Case"),
        "case": N_("What happened"),
        **dict(zip(PLACES, (N_("First"), N_("Second"), N_("Third"), N_("Fourth")), strict=True)),
        "step-keep": N_("keep, and mend what is ours"),
        "step-inform": N_("inform"),
        "step-redesign": N_("redesign or re-price"),
        "step-notice": N_("end with notice, and help"),
        "step-at-once": N_("at once"),
        "why-keep": N_("nothing is asked of the customer"),
        "why-inform": N_("the rule was never told"),
        "why-redesign": N_("they know, and another form would do for both"),
        "why-notice": N_("no form is left"),
        "why-at-once": N_("somebody is in danger now"),
        **{code: said for code, (_step, said) in CASES.items()},
    }

    @classmethod
    def draw(cls, draw: Draw) -> Ladder:
        return cls(tuple(draw.order(CASES)[: len(PLACES)]))

    def accepted(self) -> bool:
        """Three steps at least are needed."""
        return len({CASES[case][0] for case in self.cases}) >= 3

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame({"case": list(self.cases)}, index=pd.Index(PLACES, name="place"))

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "cases": [
                {"case": case, "step": f"step-{CASES[case][0]}", "why": f"why-{CASES[case][0]}"}
                for case in self.cases
            ]
        }

    @answer(STEP)
    def first(self) -> str:
        return CASES[self.cases[0]][0]

    @answer(STEP)
    def second(self) -> str:
        return CASES[self.cases[1]][0]

    @answer(STEP)
    def third(self) -> str:
        return CASES[self.cases[2]][0]

    @answer(STEP)
    def fourth(self) -> str:
        return CASES[self.cases[3]][0]
