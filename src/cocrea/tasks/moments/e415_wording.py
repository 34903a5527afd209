"""E4.15, what is wrong with this question?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Task, answer

FAULTS = {  # the questions of the pool, by what is wrong with them
    "two-things": ("speed-and-smile", "fresh-and-cheap", "find-and-reach", "polite-and-able"),
    "pushes": ("our-new-till", "award", "kind-staff", "like-others"),
    "which-level": ("expect-wait", "expectation-help", "expect-parking", "met-returns"),
    "no-visit": ("generally-wait", "usually-counter", "people-say", "supermarket-staff"),
    "negation": ("never-fail", "not-unfriendly", "nothing-missing", "no-trouble"),
    "nothing": ("least-wait", "got-help", "very-good-parking", "got-counter"),
}
OF_QUESTION = kind_of(FAULTS)
FAULT = Choice(tuple(FAULTS))


@dataclass(frozen=True)
class Wording(Task):
    """Three questions of a draft, to be answered with a mark from 1 to 7."""

    questions: tuple[str, str, str]

    id = "E4.15"
    minutes: ClassVar = 6
    columns: ClassVar = {
        "question": N_("Question"),
        "draft": N_("Draft"),
        "speed-and-smile": N_("The least speed and friendliness at the checkout that I would still accept"),
        "fresh-and-cheap": N_("What I got on my last visit: freshness and price of the fruit"),
        "find-and-reach": N_("On my last visit: finding the products and getting advice about them"),
        "polite-and-able": N_("The politeness and knowledge that a very good supermarket could give me"),
        "our-new-till": N_("What I got on my last visit at our fast new checkout"),
        "award": N_("The lowest level of our award-winning fresh counter that I would still accept"),
        "kind-staff": N_("The kind help that our staff gave me on my last visit"),
        "like-others": N_("Parking on my last visit, which most of our customers praise"),
        "expect-wait": N_("The wait at the checkout that I expect"),
        "expectation-help": N_("My expectation of the help from staff here"),
        "expect-parking": N_("The parking that I expect here"),
        "met-returns": N_("Returning a product: how far my expectations were met"),
        "generally-wait": N_("The wait at the checkout, generally speaking"),
        "usually-counter": N_("What one usually gets at the fresh counter"),
        "people-say": N_("Bagging at Quetzalia, from all that I have seen and heard"),
        "supermarket-staff": N_("How much help staff in supermarkets give these days"),
        "never-fail": N_("On my last visit it did not happen that nobody helped me"),
        "not-unfriendly": N_("How little unfriendly the staff was on my last visit"),
        "nothing-missing": N_("Finding no product not to be there on my last visit"),
        "no-trouble": N_("On my last visit, not getting my money back without trouble"),
        "least-wait": N_("The longest wait at the checkout here that I would still accept"),
        "got-help": N_("The help that I got from staff on my last visit"),
        "very-good-parking": N_("The parking that a very good supermarket could give me"),
        "got-counter": N_("The wait at the fresh counter on my last visit"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Wording:
        """Three questions; each fault, and none, is equally likely for each of them."""
        first, second, third = (draw.of_a_kind(place, FAULTS) for place in ("first", "second", "third"))
        return cls((first, second, third))

    def accepted(self) -> bool:
        """No question comes twice, and not all three have the same fault."""
        faults = {OF_QUESTION[question] for question in self.questions}
        return len({*self.questions}) == len(self.questions) and len(faults) > 1

    @property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, len(self.questions) + 1, name="question")
        return pd.DataFrame({"draft": self.questions}, index=numbers)

    @answer(FAULT)
    def first(self) -> str:
        return OF_QUESTION[self.questions[0]]

    @answer(FAULT)
    def second(self) -> str:
        return OF_QUESTION[self.questions[1]]

    @answer(FAULT)
    def third(self) -> str:
        return OF_QUESTION[self.questions[2]]
