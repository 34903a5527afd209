"""E5.6, five facets: of which does a customer speak, and what has been tested of an order of the manager?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Task, answer

QUOTES = {  # what customers of Quetzalia say, five of each facet
    "senses": {
        "floor": N_("“The floor squeaks, and it smells of bleach.”"),
        "peaches": N_("“The peaches glow under that lamp.”"),
        "cold": N_("“By the yoghurt it is so cold that my hands hurt.”"),
        "loud": N_("“The songs are louder than my own thoughts.”"),
        "crust": N_("“You hear the crust crack when he cuts the loaf.”"),
    },
    "feelings": {
        "calm": N_("“When I come out of there I am calmer than when I went in.”"),
        "shame": N_("“My card was refused, and I wished the ground would open.”"),
        "safe": N_("“At night in that car park I am uneasy.”"),
        "proud": N_("“I was as proud as a child of that cake.”"),
        "furious": N_("“For half an hour I was furious.”"),
    },
    "thoughts": {
        "worth": N_("“Here I know that I get my money's worth.”"),
        "trick": N_("“Two for one? I worked it out: it is dearer than one.”"),
        "fresh": N_("“They write the day of the catch on it, so I conclude that it is fresh.”"),
        "why": N_("“I asked myself why the same milk stands in two places.”"),
        "again": N_("“Each time I compare, I find that I chose well.”"),
    },
    "actions": {
        "weigh": N_("“Since then I bring my own jars and weigh the rice myself.”"),
        "breakfast": N_("“I have breakfast again, every day, with that oatmeal.”"),
        "walk": N_("“I leave the car at home now and walk there.”"),
        "list": N_("“I write my list by shelf since I use the app.”"),
        "less": N_("“I throw hardly anything away these days.”"),
    },
    "relations": {
        "alike": N_("“The people who shop here are people like us.”"),
        "not-mine": N_("“That place is for others. One of my kind does not go there.”"),
        "street": N_("“Half our street meets there on Saturday.”"),
        "team": N_("“Whoever carries that bag belongs to the club.”"),
        "grandmother": N_("“It is where the women of my family have always bought.”"),
    },
}
MIXED = {  # of two facets at once
    "senses-feelings": {
        "cinnamon": N_("“That smell of cinnamon, and I am happy before I have bought a thing.”"),
        "white": N_("“The white light makes me sad.”"),
    },
    "feelings-relations": {
        "marta": N_("“Marta knows my name. I feel at home among my neighbours there.”"),
        "alone": N_("“Everybody greets somebody there, and I feel left out.”"),
    },
    "thoughts-actions": {
        "receipt": N_("“I read the receipt, saw what sweets cost me in a month, and stopped buying them.”"),
        "label": N_("“I concluded that I was paying for the label, so now I fill my own bottles.”"),
    },
    "actions-relations": {
        "choir": N_("“We of the choir cook from the recipe cards now, each at home, the same dish.”"),
        "bicycles": N_("“I go by bicycle, as all of us in the street do since the rack is there.”"),
    },
}
ORDERS = {  # what a manager wants to do, by what studies say
    "small-plus": {
        "music": N_("Play music in store C, where there has been none."),
        "scent": N_("Let the fresh counter smell faintly of herbs."),
    },
    "lowered": {
        "songs": N_("Let the employees choose the songs."),
        "playlist": N_("Let whoever is on the shift change the music as they like."),
    },
    "felt": {
        "more-smiles": N_("Write into the contract of the cashiers: more smiling, and longer."),
        "mask": N_("Train cashiers to look cheerful whatever they feel."),
    },
    "consent": {
        "by-name": N_("Print the customer's name and her usual purchases on the screen at the till."),
        "letter": N_("Send letters that say what the card knows of each customer."),
    },
    "untested": {
        "light": N_("Change the light, in the name of a better experience."),
        "all-five": N_("Design all five facets into every moment at once."),
    },
}
FACET_OF = kind_of(QUOTES)
PAIR_OF = kind_of(MIXED)
VERDICT_OF = kind_of(ORDERS)
SAID = {
    code: said for pool in (QUOTES, MIXED, ORDERS) for group in pool.values() for code, said in group.items()
}
WORDS = {
    "word-senses": N_("senses"),
    "word-feelings": N_("feelings"),
    "word-thoughts": N_("thoughts"),
    "word-actions": N_("actions and way of life"),
    "word-relations": N_("relations"),
    "word-senses-feelings": N_("senses and feelings"),
    "word-feelings-relations": N_("feelings and relations"),
    "word-thoughts-actions": N_("thoughts and actions"),
    "word-actions-relations": N_("actions and relations"),
    "word-small-plus": N_("a small rise on average"),
    "word-lowered": N_("lower sales in a field experiment"),
    "word-felt": N_("it depends on whether it is felt, and acting it goes with a cost to the staff"),
    "word-consent": N_("it depends on control, and on whether privacy is on people’s minds"),
    "word-untested": N_("no test found"),
}
FACETS = Choice(tuple(QUOTES))


@dataclass(frozen=True)
class Facets(Task):
    """Three sentences of one facet each, one of two, and an order of the manager."""

    quotes: tuple[str, str, str]
    mixed: str
    order: str

    id = "E5.6"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "place": N_("Letter"),
        "said": N_("What is said"),
        **SAID,
        **WORDS,
    }

    @classmethod
    def draw(cls, draw: Draw) -> Facets:
        """Every facet is equally likely for each."""
        a, b, c = (draw.of_a_kind(place, QUOTES) for place in "ABC")
        return cls((a, b, c), draw.of_a_kind("D", MIXED), draw.of_a_kind("E", ORDERS))

    def accepted(self) -> bool:
        """No sentence comes twice, and the three are not all of one facet."""
        return len({*self.quotes}) == 3 and len({FACET_OF[one] for one in self.quotes}) > 1

    @property
    def given(self) -> pd.DataFrame:
        said = [*self.quotes, self.mixed, self.order]
        return pd.DataFrame({"said": said}, index=pd.Index(tuple("ABCDE"), name="place"))

    @property
    def worked(self) -> Mapping[str, Any]:
        found = [self.a, self.b, self.c, self.pair, self.evidence]
        return {f"is_{letter}": f"word-{one}" for letter, one in zip("abcde", found, strict=True)}

    @answer(FACETS)
    def a(self) -> str:
        return FACET_OF[self.quotes[0]]

    @answer(FACETS)
    def b(self) -> str:
        return FACET_OF[self.quotes[1]]

    @answer(FACETS)
    def c(self) -> str:
        return FACET_OF[self.quotes[2]]

    @answer(Choice(tuple(MIXED)))
    def pair(self) -> str:
        return PAIR_OF[self.mixed]

    @answer(Choice(tuple(ORDERS)))
    def evidence(self) -> str:
        return VERDICT_OF[self.order]
