"""E3.12, what a source says: sentences against a textbook's contrast, and slides against their sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Task, answer

SENTENCES = {  # what somebody takes from the textbook's two sentences, four of each kind
    "supported": {
        "shield": N_("In the factory that the book describes, planners and managers keep disturbances away."),
        "sight": N_("Guests can see many of those who serve them at work."),
        "core": N_("Those at the core of a traditional factory have layers of others around them."),
        "differ": N_("A cook in an open kitchen lacks a shelter that a worker at a press has."),
    },
    "contrary": {
        "disturb": N_("Planners and managers are what disturbs the people who produce."),
        "waiter": N_("A waiter is as well shielded from guests as a lathe operator is from buyers."),
        "hidden": N_("In hospitality the work is done where no guest can see it."),
        "bare": N_("In the traditional factory nothing stands between the core and the world outside."),
    },
    "silent": {
        "better": N_("Guests are more content where they can see the work."),
        "all": N_("In every service all the work should be done in the open."),
        "cheaper": N_("A core that is left in peace produces at a lower cost."),
        "help": N_("Guests who watch will sooner or later want to lend a hand."),
    },
}
SLIDES = {  # a sentence of an invented handbook and the slide that somebody made of it, three of each fault
    "faithful": {
        "trays": (
            N_("In most canteens that we visited, guests took their own trays back."),
            N_("In most of the canteens visited, guests returned their trays."),
        ),
        "queue": (
            N_("Where guests can see the queue move, some of them complain less."),
            N_("Some guests complain less where they see the queue move."),
        ),
        "price": (
            N_("Of the fares that we looked at, those with self check-in were the cheaper ones."),
            N_("Among the fares looked at, self check-in went with the cheaper ones."),
        ),
    },
    "case-lost": {
        "bags": (
            N_("In small hotels, guests who carry their own bags are content."),
            N_("Guests who carry their own bags are content."),
        ),
        "beds": (
            N_("On night trains, passengers make their own beds without a word."),
            N_("Passengers make their own beds without a word."),
        ),
        "novices": (
            N_("Among beginners, a lesson on the first day halves the questions."),
            N_("A lesson on the first day halves the questions."),
        ),
    },
    "swapped": {
        "porter": (
            N_("The porter protects the cook from guests in a hurry."),
            N_("The cook is protected by guests from porters in a hurry."),
        ),
        "teach": (
            N_("Regular customers show new customers how the machine works."),
            N_("New customers show regular customers how the machine works."),
        ),
        "adapt": (
            N_("The firm adapts to the pace of the guest."),
            N_("The guest adapts to the pace of the firm."),
        ),
    },
    "hardened": {
        "may": (
            N_("A clear sign may spare the staff some of the questions."),
            N_("A clear sign spares the staff the questions."),
        ),
        "goes-with": (
            N_("Guests who lend a hand are often those who come back."),
            N_("Lending a hand makes guests come back."),
        ),
        "hardly": (
            N_("We heard hardly any complaint about the new machines."),
            N_("Nobody minds the new machines."),
        ),
    },
}
SENTENCE_OF = kind_of(SENTENCES)
FAULT_OF = kind_of(SLIDES)
PAIR_OF = {name: pair for names in SLIDES.values() for name, pair in names.items()}
WORDING = {name: said for names in SENTENCES.values() for name, said in names.items()}
SAID = {  # what the worked solution calls verdicts and faults
    "supported": N_("they say it"),
    "contrary": N_("they say the contrary"),
    "silent": N_("they do not say it"),
    "faithful": N_("nothing went wrong"),
    "case-lost": N_("the cases got lost"),
    "swapped": N_("who does what to whom was turned round"),
    "hardened": N_("it became surer than it was"),
}
VERDICT, FAULT = Choice(tuple(SENTENCES)), Choice(tuple(SLIDES))


@dataclass(frozen=True)
class SlideThree(Task):
    """Three sentences by what the textbook's contrast says to them, and two slides by what went wrong."""

    sentences: tuple[str, str, str]
    slides: tuple[str, str]

    id = "E3.12"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "row": N_("Sentence"),
        "original": N_("What stood in the source"),
        "version": N_("What somebody made of it"),
        "textbook": N_("the textbook’s two sentences, above"),
        **WORDING,
        **{f"{name}-source": source for name, (source, _slide) in PAIR_OF.items()},
        **{name: slide for name, (_source, slide) in PAIR_OF.items()},
        **SAID,
    }

    @classmethod
    def draw(cls, draw: Draw) -> SlideThree:
        """Each verdict and each fault is equally likely at each place, and nothing is asked twice."""
        a, b, c = (draw.of_a_kind(place, SENTENCES) for place in "ABC")
        d, e = (draw.of_a_kind(place, SLIDES) for place in "DE")
        return cls((a, b, c), (d, e))

    def accepted(self) -> bool:
        return len({*self.sentences}) == 3 and len({*self.slides}) == 2

    @property
    def given(self) -> pd.DataFrame:
        pairs = [("textbook", name) for name in self.sentences]
        pairs += [(f"{name}-source", name) for name in self.slides]
        index = pd.Index(tuple("ABCDE"), name="row")
        return pd.DataFrame(pairs, columns=["original", "version"], index=index)

    @answer(VERDICT)
    def first(self) -> str:
        return SENTENCE_OF[self.sentences[0]]

    @answer(VERDICT)
    def second(self) -> str:
        return SENTENCE_OF[self.sentences[1]]

    @answer(VERDICT)
    def third(self) -> str:
        return SENTENCE_OF[self.sentences[2]]

    @answer(FAULT)
    def fourth(self) -> str:
        return FAULT_OF[self.slides[0]]

    @answer(FAULT)
    def fifth(self) -> str:
        return FAULT_OF[self.slides[1]]
