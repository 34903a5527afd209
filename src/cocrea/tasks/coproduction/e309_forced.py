"""E3.9, forced or chosen: what one experiment and one survey say to a colleague's claims, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Task, answer

CLAIMS = {  # what colleagues of Noemí say, three to each verdict
    "experiment": {
        "attitude": N_("“In one study, having no choice was enough to make people think less of a machine.”"),
        "firm-too": N_("“It has been tried: forcing people harmed their attitude to the company as well.”"),
        "fallback": N_("“In the rail study an employee to turn to made being forced less harmful.”"),
    },
    "association": {
        "no-way": N_("“Kiosk users who name no other way to order recommend kiosks less.”"),
        "tick": N_("“Kiosk users who did not tick ‘no other way’ recommend kiosks more, on average.”"),
        "relief": N_("“Kiosk users who came so as not to meet staff are the more satisfied ones.”"),
    },
    "contrary": {
        "adapts": N_("“When it was tried, people thought just as well of a machine forced on them.”"),
        "no-use": N_("“The rail study found that an employee within reach makes no difference.”"),
        "novices": N_("“In that experiment people used to self-service took it the hardest.”"),
    },
    "neither": {
        "counter": N_("“If our counter closes, a tenth of our customers will leave the bank.”"),
        "old": N_("“Older people mind a machine forced on them more than the young do.”"),
        "years": N_("“After three years without a counter nobody will remember it.”"),
    },
}
PLANS = {  # plans of invented services, by what is missing, two of each
    "person": {
        "clinic": N_("Clinic: low machines that speak; or by telephone, free. Nobody is in the hall."),
        "museum": N_("Museum: a low machine that speaks; or by telephone, same price. Nobody helps at it."),
    },
    "access": {
        "pharmacy": N_("Pharmacy: a helper; or the counter, same price. The machine’s slot is 1.60 m up."),
        "city": N_("City hall: a helper; or the counter, free. The machine has small letters, no voice."),
    },
    "way-out": {
        "cinema": N_("Cinema: low machines that speak, a helper. Who prefers the till pays a fee."),
        "hotel": N_("Hotel: low machines that speak, staff who help. Nobody checks in at the desk."),
    },
}
CLAIM_OF = kind_of(CLAIMS)
PLAN_OF = kind_of(PLANS)
WORDING = {name: said for names in (*CLAIMS.values(), *PLANS.values()) for name, said in names.items()}
SAID = {  # what the worked solution calls verdicts and what is missing
    "experiment": N_("the experiment showed it"),
    "association": N_("it goes together in the survey"),
    "contrary": N_("the experiment found the contrary"),
    "neither": N_("neither of them can say"),
    "person": N_("a person within call"),
    "access": N_("a machine that everybody can reach and read"),
    "way-out": N_("another way, at the same price"),
}
VERDICT = Choice(tuple(CLAIMS))


@dataclass(frozen=True)
class Forced(Task):
    """Three claims by what the two studies say to them, and a plan by what it lacks."""

    claims: tuple[str, str, str]
    plan: str

    id = "E3.9"
    minutes: ClassVar = 8
    columns: ClassVar = {"row": N_("Who"), "says": N_("Claim or plan"), **WORDING, **SAID}

    @classmethod
    def draw(cls, draw: Draw) -> Forced:
        """No claim comes twice, and one of them at least goes together in the survey, no more."""
        first, second, third = (draw.of_a_kind(place, CLAIMS) for place in "ABC")
        return cls((first, second, third), draw.of_a_kind("plan", PLANS))

    def accepted(self) -> bool:
        verdicts = [CLAIM_OF[one] for one in self.claims]
        return len({*self.claims}) == 3 and 1 <= verdicts.count("association") < 3

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
