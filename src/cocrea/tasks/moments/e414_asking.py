"""E4.14, asking in a group: what kind of sentence is it, which facet, which method answers?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Task, Text, answer

KINDS = {  # sentences of invented customers, four of each kind
    "want": {
        "bench": N_("“Put a bench beside the till.”"),
        "window": N_("“I would open a second window for parcels.”"),
        "button": N_("“There should be a button to call the nurse.”"),
        "bigger": N_("“Make the letters on the timetable bigger.”"),
    },
    "need": {
        "asleep": N_("“When I get home the little one must not be asleep yet.”"),
        "rent": N_("“If the transfer is late, I have nothing to pay the rent with.”"),
        "alone": N_("“My father must be able to go there without me.”"),
        "sure": N_("“I have to know for certain that there are no nuts in it.”"),
    },
    "expectation": {
        "quarter": N_("“A quarter of an hour is all right. After that I leave.”"),
        "monday": N_("“On Mondays one stands, that is how it is. I count on ten minutes.”"),
        "polite": N_("“They need not smile. But I do not accept being shouted at.”"),
        "twice": N_("“I put up with explaining it twice, not three times.”"),
    },
    "excellence": {
        "before": N_("“The best would be if they called me before I notice anything.”"),
        "abroad": N_("“Once a clerk walked me to the door of the right office. All should be like that.”"),
        "remember": N_("“Imagine that they still know, a year later, what did not agree with me.”"),
        "hotel": N_("“As in that hotel: I arrive, and everything has been filled in already.”"),
    },
}
FACETS = {  # what customers say of a moment, two of each facet
    "senses": {
        "bread": N_("“You smell the bread before you see it.”"),
        "light": N_("“The light is so white that the meat looks grey.”"),
    },
    "feelings": {
        "ashamed": N_("“When the card did not work, she made nothing of it. I was so relieved.”"),
        "small": N_("“He talked to me as if I were a child. I left angry.”"),
    },
    "thoughts": {
        "sum": N_("“I worked it out: with the list I throw away half as much.”"),
        "compare": N_("“I know why I come here: the weight on the label is right.”"),
    },
    "actions": {
        "bike": N_("“Since they have a rack, I do my shopping by bicycle every day.”"),
        "cook": N_("“I cook again. Saturdays I take the recipe card and try it.”"),
    },
    "relations": {
        "neighbours": N_("“It is where our street meets. People there live as we do.”"),
        "club": N_("“We mothers of the school all buy there, one passes it on to the next.”"),
    },
}
METHODS = {  # what a manager wants to know, two questions for each method
    "group": {
        "words": N_("In what words do customers talk about queueing, when they talk to each other?"),
        "agree": N_("What seems natural to customers until another customer contradicts them?"),
    },
    "interviews": {
        "money": N_("What happened, step by step, to one family that could not pay its instalment?"),
        "many": N_("As many different needs as possible, with eight customers' time to pay for and no more."),
    },
    "survey": {
        "share": N_("How many of our customers get less than they accept?"),
        "stores": N_("Do more customers of store B than of store A miss staff?"),
    },
    "watching": {
        "minutes": N_("How long does it take from joining the queue to reaching the desk?"),
        "bags": N_("How many customers who say that they bring a bag do bring one?"),
    },
}
WORDS = {  # what the headings are called in the worked solution
    "want": N_("a want"),
    "need": N_("a need"),
    "expectation": N_("an expectation"),
    "excellence": N_("excellence"),
    "senses": N_("senses"),
    "feelings": N_("feelings"),
    "thoughts": N_("thoughts"),
    "actions": N_("actions and way of life"),
    "relations": N_("relations"),
    "group": N_("a focus group"),
    "interviews": N_("interviews, one by one"),
    "survey": N_("a survey"),
    "watching": N_("watching"),
}
KIND, FACET = Choice(tuple(KINDS)), Choice(tuple(FACETS))


def texts(pool: dict[str, dict[str, str]]) -> dict[str, str]:
    """All sentences of a pool by their codes."""
    return {code: text for group in pool.values() for code, text in group.items()}


def home(pool: dict[str, dict[str, str]], code: str) -> str:
    """Under which heading of a pool a sentence stands."""
    return next(heading for heading, group in pool.items() if code in group)


@dataclass(frozen=True)
class Asking(Task):
    """Three sentences to sort by kind (codes), one to sort by facet, one question to find a method for."""

    sentences: tuple[str, str, str]
    of_a_moment: str
    question: str

    id = "E4.14"
    minutes: ClassVar = 20
    columns: ClassVar = {
        "place": N_("Letter"),
        "said": N_("What is said"),
        **texts(KINDS),
        **texts(FACETS),
        **texts(METHODS),
        **WORDS,
    }

    @classmethod
    def draw(cls, draw: Draw) -> Asking:
        first, second, third, *_rest = draw.order(texts(KINDS))
        return cls(
            sentences=(first, second, third),
            of_a_moment=draw.of("facet", list(texts(FACETS))),
            question=draw.of("method", list(texts(METHODS))),
        )

    @property
    def given(self) -> pd.DataFrame:
        said = [*self.sentences, self.of_a_moment, self.question]
        return pd.DataFrame({"said": said}, index=pd.Index(["A", "B", "C", "D", "E"], name="place"))

    @answer(KIND)
    def kind_a(self) -> str:
        return home(KINDS, self.sentences[0])

    @answer(KIND)
    def kind_b(self) -> str:
        return home(KINDS, self.sentences[1])

    @answer(KIND)
    def kind_c(self) -> str:
        return home(KINDS, self.sentences[2])

    @answer(FACET)
    def facet(self) -> str:
        return home(FACETS, self.of_a_moment)

    @answer(Choice(tuple(METHODS)))
    def method(self) -> str:
        return home(METHODS, self.question)

    guide = Text(weight=60, rows=6)
    standard = Text(weight=40, rows=4)
