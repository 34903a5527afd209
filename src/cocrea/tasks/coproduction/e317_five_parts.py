"""E3.17, which part? Four customers among others, and what one of the parts leaves untold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Task, answer

PLACES = ("first", "second", "third", "fourth")
UNTOLD = {  # the parts of slides 10 to 15, and what has to be found out before planning with each
    "setting": "errand",
    "consultant": "silent",
    "rater": "work",
    "motivator": "group",
    "trainer": "correct",
}
CASES = {  # what happened in invented services, three cases of each part
    "choir": (
        "setting",
        N_(
            "On a flight of AeroCeiba a school choir sings. Two passengers who wanted to sleep move "
            "to the back; a third beams."
        ),
    ),
    "suits": (
        "setting",
        N_(
            "In the hall of the Caja Jacaranda sit only people in dark suits. A market woman looks in "
            "and goes to another bank."
        ),
    ),
    "pond": (
        "setting",
        N_(
            "Children shriek with joy at the pond of the park. One family comes nearer, a reader takes "
            "his book away."
        ),
    ),
    "luggage": (
        "consultant",
        N_("A passenger writes to AeroCeiba: large bags should be handed in at the car park already."),
    ),
    "hose": (
        "consultant",
        N_("A driver tells the EstaciónSol that a longer air hose would reach all four tyres."),
    ),
    "shade": (
        "consultant",
        N_("A mother proposes to the park a map on which the shady paths are drawn."),
    ),
    "slow-teller": (
        "rater",
        N_("A customer fills in the yearly sheet of the Caja Jacaranda: the teller was slow and cool."),
    ),
    "greeting": (
        "rater",
        N_("A passenger complains to AeroCeiba: the steward at the door greeted nobody."),
    ),
    "windscreen": (
        "rater",
        N_(
            "A driver tells Inés, who runs the EstaciónSol, that the new attendant seems careless to "
            "her: he wiped only half of the windscreen."
        ),
    ),
    "storm": (
        "motivator",
        N_("After a flight through a storm a passenger says to the crew: “You were wonderful, all of you.”"),
    ),
    "card": (
        "motivator",
        N_("A family leaves a card for the man who sweeps the park: “So clean! Thank you, keep it up.”"),
    ),
    "trainee": (
        "motivator",
        N_(
            "A pensioner says to the trainee at the counter of the Caja Jacaranda: “You did that splendidly.”"
        ),
    ),
    "tag": (
        "trainer",
        N_("A frequent flyer shows the woman beside him how the tag is tied to the bag."),
    ),
    "nozzle": (
        "trainer",
        N_(
            "At the self-service pump a driver watches how the one before her loosens the nozzle, and "
            "does the same."
        ),
    ),
    "keys": (
        "trainer",
        N_("At the machine of the Caja Jacaranda a student tells an old man which key comes next."),
    ),
}
PART, FIRST = Choice(tuple(UNTOLD)), Choice(tuple(UNTOLD.values()))


@dataclass(frozen=True)
class FiveParts(Task):
    """Four cases, by their codes, and the place of the one with which the firm would plan."""

    cases: tuple[str, ...]
    asked: str

    id = "E3.17"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "place": N_("Case"),
        "case": N_("What happened"),
        "asked": N_("The firm would plan with this case"),
        **dict(zip(PLACES, (N_("First"), N_("Second"), N_("Third"), N_("Fourth")), strict=True)),
        "is-setting": N_("part of the setting"),
        "is-consultant": N_("consultant"),
        "is-rater": N_("supervisor"),
        "is-motivator": N_("motivator"),
        "is-trainer": N_("trainer"),
        "why-setting": N_(
            "their being there, or what they do, changes the visit of others who only share the place"
        ),
        "why-consultant": N_("what is told to the firm is a proposal, how the service could be different"),
        "why-rater": N_("what is told to the firm is a judgement of somebody's work"),
        "why-motivator": N_("praise goes to those who did the work, for them to go on"),
        "why-trainer": N_("one customer learns from another how it is done"),
        "untold-setting": N_("the same company suits one errand and disturbs another"),
        "untold-consultant": N_("those who speak up are not a sample of all"),
        "untold-rater": N_("a judgement carries the work and also who did it"),
        "untold-motivator": N_("without a group that got none, nobody knows what praise changed"),
        "untold-trainer": N_("bad habits spread in the same way"),
        **{code: said for code, (_part, said) in CASES.items()},
    }

    @classmethod
    def draw(cls, draw: Draw) -> FiveParts:
        return cls(tuple(draw.order(CASES, "cases")[: len(PLACES)]), draw.of("asked", PLACES))

    def accepted(self) -> bool:
        """Three parts at least are played."""
        return len({CASES[case][0] for case in self.cases}) >= 3

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame({"case": list(self.cases)}, index=pd.Index(PLACES, name="place"))

    @property
    def facts(self) -> Mapping[str, float | str]:
        return {"asked": self.asked}

    @property
    def worked(self) -> Mapping[str, Any]:
        parts = [CASES[case][0] for case in self.cases]
        return {
            "cases": [
                {"case": case, "part": f"is-{part}", "why": f"why-{part}"}
                for case, part in zip(self.cases, parts, strict=True)
            ],
            "untold": f"untold-{parts[PLACES.index(self.asked)]}",
        }

    @answer(PART)
    def first(self) -> str:
        return CASES[self.cases[0]][0]

    @answer(PART)
    def second(self) -> str:
        return CASES[self.cases[1]][0]

    @answer(PART)
    def third(self) -> str:
        return CASES[self.cases[2]][0]

    @answer(PART)
    def fourth(self) -> str:
        return CASES[self.cases[3]][0]

    @answer(FIRST)
    def before(self) -> str:
        return UNTOLD[CASES[self.cases[PLACES.index(self.asked)]][0]]
