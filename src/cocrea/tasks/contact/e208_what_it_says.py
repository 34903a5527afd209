"""E2.8, what does the ratio say, and when to make contact?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Task, answer

SENTENCES = {  # by what it takes to say them
    "ratio": ("planned", "night", "elsewhere", "ceiling"),
    "output": ("more-files", "faster", "productive", "two-colleagues"),
    "customers": ("better-served", "colder", "recommend", "trust"),
    "cost": ("cheaper", "wages", "pays-back", "margin"),
}
NEEDS = kind_of(SENTENCES)
NEEDED = Choice(tuple(SENTENCES))
STEPS = {  # by when the customer is needed
    "before": ("pills", "papers", "menu"),
    "there": ("lenses", "jacket", "dog"),
    "after": ("passport", "result", "bicycle"),
    "without": ("registers", "coats", "tubes"),
}
WHEN = kind_of(STEPS)


@dataclass(frozen=True)
class WhatItSays(Task):
    """Three sentences of a report on a branch whose potential efficiency has risen, and a step elsewhere."""

    sentences: tuple[str, str, str]
    step: str

    id = "E2.8"
    minutes: ClassVar = 5
    columns: ClassVar = {
        "why-ratio": N_("it speaks of a part of the work, with the customer or without, and of nothing else"),
        "why-output": N_("how much gets done in an hour of paid work is in no ratio of times: count it"),
        "why-customers": N_("what customers feel or will do only they can show"),
        "why-cost": N_("money is spoken of, and minutes have no price tag"),
        "why-before": N_("she has what is needed, it can be told from afar, and nobody has to ask back"),
        "why-there": N_("only she can say or show it, and the next question hangs on her answer"),
        "why-after": N_("everything is done, and she is waiting to hear of it"),
        "why-without": N_("nothing of it needs her, and she would miss nothing"),
        "sentence": N_("No."),
        "words": N_("What is said, or done"),
        "planned": N_("“A larger part of the work can now be planned without asking when customers come.”"),
        "night": N_("“More of each file could be done in a quiet hour.”"),
        "elsewhere": N_("“A larger part of the work could be done at another place.”"),
        "ceiling": N_("“While it is worked on, a file now needs its owner in the room for a smaller part.”"),
        "more-files": N_("“We now finish more files a day.”"),
        "faster": N_("“Each file is finished in fewer minutes of work.”"),
        "productive": N_("“Our people have become more productive.”"),
        "two-colleagues": N_("“The same files need two people fewer.”"),
        "better-served": N_("“Our customers are better served.”"),
        "colder": N_("“The branch has become a colder place.”"),
        "recommend": N_("“More of them will recommend us.”"),
        "trust": N_("“They trust us less since they no longer see what we do.”"),
        "cheaper": N_("“A file costs us less than before.”"),
        "wages": N_("“The wage bill of the branch will fall.”"),
        "pays-back": N_("“The rebuilding pays for itself within the year.”"),
        "margin": N_("“We earn more with each account.”"),
        "pills": N_("A clinic needs the names of all pills a patient takes; the boxes are in her kitchen."),
        "papers": N_("A workshop needs the papers of the car; its owner keeps them in a drawer at home."),
        "menu": N_("A hotel must shop for the wedding, and needs to know who cannot eat what."),
        "lenses": N_("An optician must know through which of two lenses the text is sharper."),
        "jacket": N_("A tailor must see how the jacket falls when the arm goes up."),
        "dog": N_("A vet must hear how the limp began, and ask back, with a hand on the paw."),
        "passport": N_("The passport is printed and can be fetched."),
        "result": N_("The result of the routine test has come; all is as it should be."),
        "bicycle": N_("The bicycle is mended, and the bill is what had been agreed."),
        "registers": N_("A bank looks a new customer up in two public registers."),
        "coats": N_("A dry-cleaner sorts the coats by colour and puts them into the drum."),
        "tubes": N_("A laboratory labels and counts its tubes."),
    }

    @classmethod
    def draw(cls, draw: Draw) -> WhatItSays:
        """Each of the four is equally likely for each sentence."""
        first, second, third = (draw.of_a_kind(place, SENTENCES) for place in "123")
        return cls((first, second, third), draw.of_a_kind("step", STEPS))

    def accepted(self) -> bool:
        """No sentence comes twice, and they do not all need the same."""
        return len({*self.sentences}) == 3 and len({NEEDS[name] for name in self.sentences}) > 1

    @property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, 5, name="sentence")
        return pd.DataFrame({"words": [*self.sentences, self.step]}, index=numbers)

    @property
    def worked(self) -> Mapping[str, Any]:
        """Why each row is what it is."""
        whys = [*(NEEDS[name] for name in self.sentences), WHEN[self.step]]
        return {"rows": [{"n": n, "why": f"why-{why}"} for n, why in enumerate(whys, 1)]}

    @answer(NEEDED)
    def first(self) -> str:
        return NEEDS[self.sentences[0]]

    @answer(NEEDED)
    def second(self) -> str:
        return NEEDS[self.sentences[1]]

    @answer(NEEDED)
    def third(self) -> str:
        return NEEDS[self.sentences[2]]

    @answer(Choice(tuple(STEPS)))
    def when(self) -> str:
        return WHEN[self.step]
