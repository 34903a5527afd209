"""E5.8, what the study carries: sentences of a report beside the studies on which they lean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Task, answer

# By study and verdict: sentences that its own abstract (for the airport: our table) carries, goes
# against, or does not speak of.
SENTENCES: dict[str, dict[str, dict[str, str]]] = {
    "cars": {
        "carried": {
            "cars-groups": N_(
                "100,040 car buyers, their rating and what they bought next: “Groups that gave the same "
                "rating bought the brand again at different rates.”"
            ),
            "cars-words": N_(
                "100,040 car buyers, their rating and what they said they would buy: “Each further step of "
                "the rating adds less to what they say.”"
            ),
        },
        "against": {
            "cars-same": N_(
                "100,040 car buyers, their rating and what they bought next: “Whoever gives the same rating "
                "buys again equally often, whoever it is.”"
            ),
            "cars-straight": N_(
                "100,040 car buyers, their rating and what they bought next: “Each step of the rating adds "
                "the same to buying again.”"
            ),
        },
        "beyond": {
            "cars-raise": N_(
                "100,040 car buyers, their rating and what they bought next: “Had the dealers raised every "
                "rating by one step, more of these people would have bought again.”"
            ),
        },
    },
    "norway": {
        "carried": {
            "norway-again": N_(
                "21 Norwegian firms, several measures and growth: “That the recommendation score is clearly "
                "superior was not found again in these firms.”"
            ),
        },
        "against": {
            "norway-best": N_(
                "21 Norwegian firms, several measures and growth: “Here, too, the recommendation score was "
                "clearly the best guide to growth.”"
            ),
        },
        "beyond": {
            "norway-worthless": N_(
                "21 Norwegian firms, several measures and growth: “In no industry anywhere is the "
                "recommendation score worth asking for.”"
            ),
        },
    },
    "online": {
        "carried": {
            "online-weak": N_(
                "96 studies pooled, online word of mouth and sales: “On average the two go together, and "
                "weakly.”"
            ),
        },
        "against": {
            "online-harm": N_(
                "96 studies pooled, online word of mouth and sales: “Bad word of mouth always costs sales.”"
            ),
        },
        "beyond": {
            "online-double": N_(
                "96 studies pooled, online word of mouth and sales: “If our store gets twice as many "
                "reviews, it will sell more.”"
            ),
        },
    },
    "pooled": {
        "carried": {
            "pooled-intend": N_(
                "Studies of satisfaction pooled: “Where people are more satisfied, more of them intend to "
                "buy again.”"
            ),
        },
        "against": {
            "pooled-explain": N_(
                "Studies of satisfaction pooled: “How satisfied people are explains whether they really buy "
                "again.”"
            ),
        },
        "beyond": {
            "pooled-make": N_(
                "Studies of satisfaction pooled: “If we make our customers more satisfied, they will become "
                "attached to us.”"
            ),
        },
    },
    "brands": {
        "carried": {
            "brands-ahead": N_(
                "Seven sportswear brands in the United States, five years, everybody who might buy was "
                "asked: “Here the score ran ahead of the growth of sales.”"
            ),
        },
        "against": {
            "brands-customers": N_(
                "Seven sportswear brands in the United States, five years: “Whether everybody who might buy "
                "is asked or customers only, the score runs ahead of sales just as well.”"
            ),
        },
        "beyond": {
            "brands-hospital": N_(
                "Seven sportswear brands in the United States, five years, everybody who might buy was "
                "asked: “A hospital that asks its patients will see the score run ahead of its growth.”"
            ),
        },
    },
    "airport": {
        "carried": {
            "airport-higher": N_(
                "The airport of San Francisco, two years, other passengers each time: “Those who rate the "
                "whole higher are more often promoters.”"
            ),
        },
        "against": {
            "airport-four": N_(
                "The airport of San Francisco, two years, other passengers each time: “Most of those who "
                "rate the whole a 4 of 5 are promoters.”"
            ),
        },
        "beyond": {
            "airport-minds": N_(
                "The airport of San Francisco, two years, other passengers each time: “Passengers of 2017 "
                "had changed their minds a year later.”"
            ),
        },
    },
}
WHERE = {
    name: (study, verdict)
    for study, verdicts in SENTENCES.items()
    for verdict, names in verdicts.items()
    for name in names
}
WORDS = {
    name: said
    for verdicts in SENTENCES.values()
    for names in verdicts.values()
    for name, said in names.items()
}
# What takes a sentence beyond its study: going along is read as making, or elsewhere as here.
CAUSES = {"cars-raise", "online-double", "pooled-make"}
VERDICT = Choice(("carried", "against", "beyond"))


@dataclass(frozen=True)
class Carried(Task):
    """Five sentences, each of another study."""

    sentences: tuple[str, ...]

    id = "E5.8"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "sentence": N_("Letter"),
        "report": N_("The study, and what a report says on the strength of it"),
        **WORDS,
        "carried": N_("the study carries it"),
        "against": N_("the study goes against it"),
        "beyond": N_("the study does not speak of it"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Carried:
        studies = draw.order(SENTENCES, "studies")[:5]
        return cls(tuple(draw.of_a_kind(study, SENTENCES[study]) for study in studies))

    def accepted(self) -> bool:
        """All three verdicts occur."""
        return {WHERE[one][1] for one in self.sentences} == set(VERDICT.options)

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame({"report": self.sentences}, index=pd.Index(tuple("ABCDE"), name="sentence"))

    def _verdict(self, place: int) -> Chosen:
        name = self.sentences[place]
        verdict = WHERE[name][1]
        if verdict == "beyond":
            return verdict, {"cause" if name in CAUSES else "elsewhere": "carried"}
        return verdict

    @answer(VERDICT)
    def first(self) -> Chosen:
        return self._verdict(0)

    @answer(VERDICT)
    def second(self) -> Chosen:
        return self._verdict(1)

    @answer(VERDICT)
    def third(self) -> Chosen:
        return self._verdict(2)

    @answer(VERDICT)
    def fourth(self) -> Chosen:
        return self._verdict(3)

    @answer(VERDICT)
    def fifth(self) -> Chosen:
        return self._verdict(4)
