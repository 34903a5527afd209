"""E4.11, what should be measured, for which purpose, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Task, answer

PURPOSES = {  # what somebody wants to know: the least that has to be measured for it
    "follow": "perceived",
    "shortest": "perceived",
    "rank": "perceived",
    "let-down": "own-level",
    "own-bar": "own-level",
    "hurried": "own-level",
    "till": "clock",
    "standard": "clock",
    "shift": "clock",
    "rival": "both-shops",
    "leaving": "both-shops",
    "next-door": "both-shops",
    "weights": "importance",
    "first-said": "importance",
    "trade-off": "importance",
    "unsaid": "listening",
    "new-idea": "listening",
    "why-silent": "listening",
}
MEASURES = ("perceived", "own-level", "clock", "both-shops", "importance", "listening")
REASONS = {  # why just this measure
    "perceived": "nothing-added",
    "own-level": "own-person",
    "clock": "not-a-clock",
    "both-shops": "adequate-differs",
    "importance": "weight-not-state",
    "listening": "no-words-yet",
}
CLAIMS = {  # what somebody says of the three files in section 4.3, by what the files can say to it
    "holds": ("tells-more", "go-together", "adds-little"),
    "before": ("high-hopes", "morning-before", "know-beforehand"),
    "level": ("waste", "nobody-below", "same-thing"),
    "cause": ("will-follow", "half-made", "lower-hopes"),
}
OF_CLAIM = kind_of(CLAIMS)
ASKED = ("first", "second", "third")
MEASURE = Choice(MEASURES)


@dataclass(frozen=True)
class WhichMeasure(Task):
    """Three purposes, by what has to be measured for each; and what somebody says of real customers."""

    purposes: tuple[str, str, str]
    claim: str = "tells-more"

    id = "E4.11"
    edition = "3"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "purpose": N_("Visitor"),
        "wanted": N_("Wants to know (1 to 3) or says (4)"),
        "follow": N_("what each customer will think of the store as a whole, foretold from nine moments"),
        "shortest": N_("which customers will call the store good, with the shortest sheet about the moments"),
        "rank": N_("which of two cashiers customers feel better treated by"),
        "let-down": N_("how many customers get less at the fresh counter than they themselves accept"),
        "own-bar": N_("whether pensioners, who ask for less, are let down less often than others"),
        "hurried": N_("whether customers in a hurry leave with less than they can live with"),
        "till": N_("whether a second till has shortened the queue by two minutes"),
        "standard": N_("whether “9 in 10 reach the till within 6 minutes” was kept on Friday"),
        "shift": N_("on which shift goods returned are paid back late"),
        "rival": N_(
            "whether customers who get what they accept here get still more at the other supermarket"
        ),
        "leaving": N_("at which of the two supermarkets they get less than they accept"),
        "next-door": N_("whether people accept less here than at the supermarket a bus ride away"),
        "weights": N_("how much each moment shall count when nine shares are added up to one number"),
        "first-said": N_("which moments customers would name first if they could only name two"),
        "trade-off": N_("whether a short queue matters more to them than a friendly word"),
        "unsaid": N_("what customers need at the bagging place and have never put into words"),
        "new-idea": N_("what an excellent fresh counter would be that no supermarket has yet"),
        "why-silent": N_("which troubles at the returns desk people are so used to that they name none"),
        "tells-more": N_(
            "“The mark for quality told more about how satisfied they were than the difference did.”"
        ),
        "go-together": N_("“Those who say that they had expected much tend to say that they got much.”"),
        "adds-little": N_(
            "“Once their mark for quality is known, the difference told hardly anything more.”"
        ),
        "high-hopes": N_("“Customers who come in with high hopes go home no less content.”"),
        "morning-before": N_(
            "“What they had in mind on the morning of the visit agrees with what they then got.”"
        ),
        "know-beforehand": N_("“People know quite well before they enter how good the service will be.”"),
        "waste": N_("“So it is a waste of paper to ask what people would still accept, too.”"),
        "nobody-below": N_(
            "“Quality was marked about as high as expected, so hardly anybody got less than he accepts.”"
        ),
        "same-thing": N_("“Counting those who get less than they can live with would tell just as little.”"),
        "will-follow": N_("“If the company improves its quality, satisfaction will follow.”"),
        "half-made": N_("“Quality makes about half of the satisfaction, and the rest is made elsewhere.”"),
        "lower-hopes": N_("“Promising less would leave satisfaction where it is.”"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> WhichMeasure:
        """Three purposes; each measure is equally likely for each, and no purpose comes twice."""

        def purpose(name: str) -> str:
            measure = draw.of(name, MEASURES)
            return draw.of(f"{name}/which", [each for each, needs in PURPOSES.items() if needs == measure])

        return cls((purpose("first"), purpose("second"), purpose("third")), draw.of_a_kind("claim", CLAIMS))

    def accepted(self) -> bool:
        return len({*self.purposes}) == len(self.purposes)

    @property
    def given(self) -> pd.DataFrame:
        visitors = (*self.purposes, self.claim)
        numbers = pd.RangeIndex(1, len(visitors) + 1, name="purpose")
        return pd.DataFrame({"wanted": visitors}, index=numbers)

    @answer(MEASURE)
    def first(self) -> str:
        return PURPOSES[self.purposes[0]]

    @answer(MEASURE)
    def second(self) -> str:
        return PURPOSES[self.purposes[1]]

    @answer(MEASURE)
    def third(self) -> str:
        return PURPOSES[self.purposes[2]]

    @answer(Choice(tuple(REASONS.values())))
    def because(self, first: str) -> str:
        return REASONS[first]

    @answer(Choice(tuple(CLAIMS)))
    def shown_by(self) -> str:
        return OF_CLAIM[self.claim]
