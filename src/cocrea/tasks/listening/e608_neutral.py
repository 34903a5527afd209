"""E6.8, which question leads, and what is missing before anybody is asked?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Task, answer

QUESTIONS = {  # questions of an interview, by what they do to the answer
    "neutral": {
        "last-checkout": N_("“Tell me about the last time you paid here, from the queue to the door.”"),
        "last-return": N_("“Have you ever brought something back? If so, tell me about the last time.”"),
        "saturday": N_(
            "“Tell me about your shopping on Saturday, from leaving home to putting things away.”"
        ),
        "then-what": N_("“You said that you turned back at the door. What happened then?”"),
        "elsewhere": N_(
            "“What, if anything, have you bought elsewhere in the last two weeks? Tell me about it.”"
        ),
    },
    "leads": {
        "how-much-like": N_("“How much did you like the new fresh counter?”"),
        "dont-you": N_("“Don't you think that the queues have become shorter?”"),
        "others-say": N_("“Many customers find parking hard here. How is it for you?”"),
        "helpful": N_("“How helpful was the cashier who served you today?”"),
        "chaos": N_("“How do you cope with the chaos at the bakery on Saturdays?”"),
    },
    "future": {
        "would-use": N_("“Would you use an app that tells you when the queue is short?”"),
        "more-often": N_("“If we stayed open until eleven, would you come more often?”"),
        "pay-for": N_("“How much would you pay to have your shopping carried home?”"),
        "imagine": N_("“Imagine a store without tills. How often would you shop there?”"),
        "next-year": N_("“How many times will you order online next year?”"),
    },
    "cause": {
        "why-brand": N_("“Which part did the shelf play when you took this coffee and no other?”"),
        "what-made": N_("“What made you stay longer today than you had meant to?”"),
        "music": N_("“Did the music make you buy more?”"),
        "smell": N_("“How much did the smell of bread sway you on your way to the till?”"),
        "weights": N_("“In per cent, what made you choose this store: the price, the way, the staff?”"),
    },
}
SLIPS = {  # what Rosa says before she begins, by what is missing
    "purpose": {
        "no-why": N_("“You may stop whenever you like. I write it down without your name. May I begin?”"),
        "no-why-2": N_("“It is up to you, and leaving it is fine. No names, deleted in June. Do you agree?”"),
    },
    "free": {
        "no-stop": N_(
            "“It is about paying here, for a course. I write it down without your name. Let us begin.”"
        ),
        "no-stop-2": N_("“We study how people find products. No names, deleted in June. First question.”"),
    },
    "kept": {
        "no-record": N_(
            "“It is about paying here, for a course. You may stop whenever you like. Do you agree?”"
        ),
        "no-record-2": N_(
            "“We study how people find products. It is up to you, leaving is fine. May I begin?”"
        ),
    },
    "complete": {
        "all": N_(
            "“It is about paying here, for a course. You may stop whenever you like. I write it down without "
            "your name. May I begin?”"
        ),
        "all-2": N_(
            "“We study how people find products. It is up to you, leaving is fine. No names, "
            "deleted in June. "
            "Do you agree?”"
        ),
    },
}
SAID = {  # what the worked solution calls them
    "neutral": N_("it asks what happened, and lets the answer be anything"),
    "leads": N_("it says beforehand what is to be found, or that something is"),
    "future": N_("it asks for a forecast, not for what was lived"),
    "cause": N_("it asks for a cause that the person cannot see from within"),
    "purpose": N_("what it is about is missing"),
    "free": N_("that it is free, and may be stopped, is missing, and nobody is asked for a yes"),
    "kept": N_("what is kept, and how, is missing"),
    "complete": N_("nothing of the four is missing"),
}
OF_QUESTION = kind_of(QUESTIONS)
OF_SLIP = kind_of(SLIPS)
KIND = Choice(tuple(QUESTIONS))


@dataclass(frozen=True)
class Neutral(Task):
    """Three questions by what they do to the answer, and a beginning by what it leaves out."""

    questions: tuple[str, str, str]
    slip: str

    id = "E6.8"
    minutes: ClassVar = 6
    columns: ClassVar = {
        "row": N_("Row"),
        "said": N_("What Rosa says"),
        **{name: said for names in (*QUESTIONS.values(), *SLIPS.values()) for name, said in names.items()},
        **SAID,
    }

    @classmethod
    def draw(cls, draw: Draw) -> Neutral:
        """Each kind is equally likely for each question, and for the beginning."""
        first, second, third = (draw.of_a_kind(place, QUESTIONS) for place in "123")
        return cls((first, second, third), draw.of_a_kind("slip", SLIPS))

    def accepted(self) -> bool:
        """No question comes twice, and not all three are of one kind."""
        return len({*self.questions}) == 3 and len({OF_QUESTION[one] for one in self.questions}) > 1

    @property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, 5, name="row")
        return pd.DataFrame({"said": [*self.questions, self.slip]}, index=numbers)

    @property
    def worked(self) -> Mapping[str, Any]:
        whys = [*(OF_QUESTION[one] for one in self.questions), OF_SLIP[self.slip]]
        return {"rows": [{"n": n, "why": why} for n, why in enumerate(whys, 1)]}

    @answer(KIND)
    def first(self) -> str:
        return OF_QUESTION[self.questions[0]]

    @answer(KIND)
    def second(self) -> str:
        return OF_QUESTION[self.questions[1]]

    @answer(KIND)
    def third(self) -> str:
        return OF_QUESTION[self.questions[2]]

    @answer(Choice(tuple(SLIPS)))
    def beginning(self) -> str:
        return OF_SLIP[self.slip]
