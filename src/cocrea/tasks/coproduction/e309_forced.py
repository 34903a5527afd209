"""E3.9, forced or chosen: what one experiment and one survey say to a colleague's claims, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Task, answer

CLAIMS = {  # what colleagues of Noemí say, three to each verdict
    "experiment": {
        "attitude": N_("“In one study, having no choice was enough to make people think less of a machine.”"),
        "firm-too": N_("“It has been tried: forcing people harmed their attitude to the company as well.”"),
        "fallback": N_("“In the rail study an employee to turn to made up for much of the harm.”"),
    },
    "association": {
        "students": N_("“Kiosk users who name no other way to order recommend kiosks less.”"),
        "reason": N_("“Among the students, having no alternative goes with lower satisfaction.”"),
        "reuse": N_("“Those without another way say less often that they will go on using it.”"),
    },
    "contrary": {
        "adapts": N_("“When it was tried, people thought just as well of a machine forced on them.”"),
        "no-use": N_("“The rail study found that an employee within reach makes no difference.”"),
        "novices": N_("“In that experiment people used to self-service took it the hardest.”"),
    },
    "neither": {
        "counter": N_("“If our counter closes, a tenth of our customers will leave the bank.”"),
        "old": N_("“Only old people mind; that is what the two studies found.”"),
        "years": N_("“After three years without a counter nobody will remember it.”"),
    },
}
PLANS = {  # plans of invented services, by what is missing, two of each
    "person": {
        "clinic": N_("A clinic takes away its front desk. There are four machines, a poster, and nobody."),
        "museum": N_("A museum sells tickets at a screen only. Who gets stuck may write an e-mail."),
    },
    "access": {
        "pharmacy": N_("Pharmacy: machines, a clerk beside them. The slot is 1.60 metres above the floor."),
        "city": N_("City hall: machine and helper. The letters are small; it cannot speak, nor wait."),
    },
    "way-out": {
        "cinema": N_("Cinema: low machines, a helper beside them. Who prefers the till pays a fee for it."),
        "hotel": N_("Hotel: easy machines, staff in the lobby. Staff may explain, but not check in a guest."),
    },
}
CLAIM_OF = {name: verdict for verdict, names in CLAIMS.items() for name in names}
PLAN_OF = {name: missing for missing, names in PLANS.items() for name in names}
WORDING = {name: said for names in (*CLAIMS.values(), *PLANS.values()) for name, said in names.items()}
VERDICT = Choice(tuple(CLAIMS))


@dataclass(frozen=True)
class Forced(Task):
    """Three claims by what the two studies say to them, and a plan by what it lacks."""

    claims: tuple[str, str, str]
    plan: str

    id = "E3.9"
    minutes: ClassVar = 8
    columns: ClassVar = {"row": N_("Who"), "says": N_("Claim or plan"), **WORDING}

    @classmethod
    def draw(cls, draw: Draw) -> Forced:
        """Each verdict is equally likely for each claim, no claim comes twice."""

        def claim(place: str) -> str:
            return draw.of(f"{place}/which", tuple(CLAIMS[draw.of(place, tuple(CLAIMS))]))

        plan = draw.of("plan/which", tuple(PLANS[draw.of("plan", tuple(PLANS))]))
        return cls((claim("A"), claim("B"), claim("C")), plan)

    def accepted(self) -> bool:
        return len({*self.claims}) == 3

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame({"says": (*self.claims, self.plan)}, index=pd.Index(tuple("ABCD"), name="row"))

    @answer(VERDICT)
    def first(self) -> str:
        return CLAIM_OF[self.claims[0]]

    @answer(VERDICT)
    def second(self) -> str:
        return CLAIM_OF[self.claims[1]]

    @answer(VERDICT)
    def third(self) -> str:
        return CLAIM_OF[self.claims[2]]

    @answer(Choice(tuple(PLANS)))
    def missing(self) -> str:
        return PLAN_OF[self.plan]
