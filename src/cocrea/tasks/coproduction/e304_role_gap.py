"""E3.4, the role gap: how many customers a role loses, at which step, and which stage was skipped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.coproduction import STEPS, role_gap
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

STORIES = {  # by the stage that a service skipped, three of each
    "define": {
        "bags": N_("Airport: films and helpers teach travellers; errors are counted. No two films agree."),
        "club": N_("Gym: courses, and feedback for members. Each trainer expects something else."),
        "mail": N_("Post: help is given, errors are counted. Two clerks ask for two different things."),
    },
    "ready": {
        "form": N_("Office: a list of the citizen’s six tasks, kept in a drawer; errors are counted."),
        "tray": N_("Canteen: the guest’s part is written down and checked. The shelf is too high for many."),
        "code": N_("Parking: a clear rule, fines are counted. The machine takes coins that few still have."),
    },
    "evaluate": {
        "scan": N_("Store: the customer’s part fits one page and is taught. Nobody looks how it goes."),
        "kit": N_("Laboratory: clear list, good film, right tools. Spoiled samples go uncounted."),
        "sort": N_("Town: a leaflet, and bins for sorting. Nobody has ever looked into the bins."),
    },
}
STORY_OF = kind_of(STORIES)
SHARES = {  # how many of 100 get past each step, by the step at which most are lost
    "know": ((45, 62), (80, 95), (75, 92)),
    "able": ((80, 95), (45, 62), (75, 92)),
    "do": ((85, 96), (82, 95), (40, 58)),
}
SAID = {  # what the worked solution calls steps, remedies and stages
    "at-know": N_("they do not know what to do"),
    "at-able": N_("they know, and are not able to"),
    "at-do": N_("they are able to, and do not do it"),
    "try-sign": N_("show and tell, at the place itself"),
    "try-easier": N_("make it easier, or help"),
    "try-reason": N_("ask why; a reason, or a choice"),
    "left-out-define": N_("defining the role"),
    "left-out-ready": N_("making sure that they know and are able"),
    "left-out-evaluate": N_("looking how it goes"),
}


@dataclass(frozen=True)
class RoleGap(Task):
    """Counts of the same customers along the steps of a role, and a story of three stages."""

    expected: int
    know: int
    able: int
    do: int
    story: str

    id = "E3.4"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "role": N_("Role"),
        "samples": N_("bringing one’s own sample to the laboratory"),
        "expected": N_("Expected to do it"),
        "know": N_("Of these, know what to do"),
        "able": N_("Of these, are able to"),
        "do": N_("Of these, do it"),
        "story": N_("Another service"),
        **{name: said for names in STORIES.values() for name, said in names.items()},
        **SAID,
    }

    @classmethod
    def draw(cls, draw: Draw) -> RoleGap:
        """Most are lost at one of the three steps; the story skips one of three stages."""
        where = draw.of("where", tuple(SHARES))
        counts = [draw.of("expected", range(120, 401, 10))]
        for step, (low, high) in zip(STEPS, SHARES[where], strict=True):
            counts.append(round(counts[-1] * draw.of(step, range(low, high + 1)) / 100))
        story = draw.of("which", tuple(STORIES[draw.of("story", tuple(STORIES))]))
        expected, know, able, do = counts
        return cls(expected, know, able, do, story)

    def accepted(self) -> bool:
        """Most are clearly lost at one step, and it is also the one that the smallest share gets past."""
        lost = self.found["lost"].sort_values()
        return bool(
            lost.iloc[-1] >= 1.4 * lost.iloc[-2]
            and self.found["lost"].idxmax() == self.found["share"].idxmin()
        )

    @cached_property
    def found(self) -> pd.DataFrame:
        return role_gap(self.expected, self.know, self.able, self.do)

    @property
    def given(self) -> pd.DataFrame:
        row = {name: [getattr(self, name)] for name in ("expected", *STEPS, "story")}
        return pd.DataFrame(row, index=pd.Index(["samples"], name="role"))

    @property
    def worked(self) -> Mapping[str, Any]:
        steps = self.found.assign(name=[f"at-{step}" for step in STEPS], share=100 * self.found["share"])
        return {
            "steps": steps.to_dict("records"),
            "lost_at": f"at-{self.where}",
            "first_try": f"try-{self.remedy}",
            "left_out": f"left-out-{self.skipped}",
        }

    @answer(Number("count", unit="people", low=0))
    def gap(self) -> Numbers:
        return self.expected - self.do, {
            "who-do": maybe(self.do),
            "last-step": maybe(self.able - self.do),
            "not-knowing": maybe(self.expected - self.know),
            "not-able-to": maybe(self.expected - self.able),
        }

    @answer(Number("percent", decimals=1, low=0, high=100))
    def willing(self) -> Numbers:
        return 100 * self.do / self.able, {
            "of-all": maybe(100 * self.do / self.expected),
            "of-knowing": maybe(100 * self.do / self.know),
            "able-of-all": maybe(100 * self.able / self.expected),
        }

    @answer(Choice(STEPS))
    def where(self) -> str:
        return str(self.found["step"].iloc[int(self.found["lost"].to_numpy().argmax())])

    @answer(Choice(("sign", "easier", "reason")))
    def remedy(self, where: str) -> str:
        return {"know": "sign", "able": "easier", "do": "reason"}[where]

    @answer(Choice(tuple(STORIES)))
    def skipped(self) -> str:
        return STORY_OF[self.story]
