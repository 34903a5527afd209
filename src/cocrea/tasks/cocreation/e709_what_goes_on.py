"""E7.9, what goes on when a joint project is over, and what went wrong in one of them?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Task, answer

CASES = {  # by what goes on
    "nothing": ("contest", "playground", "menu", "logo"),
    "use": ("recipe", "invoices", "bicycle", "garden"),
    "community": ("swap", "riders", "answers", "walks"),
    "agreement": ("licence", "fair", "guide", "kitchen"),
}
GOES_ON = kind_of(CASES)
WHAT = Choice(tuple(CASES))
HARMS = {  # by what went wrong
    "practice": ("counter", "greeting", "form"),
    "label": ("jewels", "watch", "scent"),
    "credit": ("drawing", "route", "dish"),
    "exit": ("ledgers", "photos", "months"),
}
WENT_WRONG = kind_of(HARMS)


@dataclass(frozen=True)
class WhatGoesOn(Task):
    """Three joint projects that are over, and one that did harm."""

    cases: tuple[str, str, str]
    harm: str

    id = "E7.9"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "case": N_("No."),
        "words": N_("What is told (invented)"),
        "contest": N_(
            "Viewers choose the mascot of AeroCeiba. It is painted on the planes, and that is that."
        ),
        "playground": N_(
            "Parents draw a playground for the mall. It is shut before it opens, and they go home."
        ),
        "menu": N_("Guests of the fonda vote for a Sunday menu. The fonda closes before the Sunday."),
        "logo": N_("Clients help NubeClara choose a sign. With the sign on the wall the group is dissolved."),
        "recipe": N_("A customer helped to design the basket. Now she cooks with it at home, her own way."),
        "invoices": N_("A shop helped to design a screen. Now it finds unpaid bills with it, by itself."),
        "bicycle": N_("A rider helped to choose the gears. Now he rides to work, and knows his hills."),
        "garden": N_("A neighbour helped to plan the plot he rented. Now he grows beans on it, alone."),
        "swap": N_("The workshop is closed. Its customers go on trading recipes with each other, unasked."),
        "riders": N_("The bicycle is on sale. Its riders meet on Sundays and mend each other's brakes."),
        "answers": N_("The app is finished. Users answer the questions of other users every evening."),
        "walks": N_("The trail map is printed. Walkers go on leading each other, and add no word to it."),
        "licence": N_("An office gets a share of each sale of the tool it helped to build, for five years."),
        "fair": N_("Two firms sell their joint tool together at fairs, as their contract says."),
        "guide": N_("A client is paid by contract to go on testing each new version with the maker."),
        "kitchen": N_("A canteen and its supplier have signed to revise the menu together each quarter."),
        "counter": N_(
            "Two travellers are helped in the same way: the lost one is saved, the hurried one kept."
        ),
        "greeting": N_("The driver's chat cheers one passenger, and takes the quiet of another."),
        "form": N_("The same form guides a new client well, and makes an old one explain herself again."),
        "jewels": N_("A jeweller writes “designed by customers” on its dearest rings. They sell worse."),
        "watch": N_("A watch of the highest price is sold as “made by the fans”. Buyers turn away."),
        "scent": N_("A house of fine scents says that its buyers mixed the new one. It loses its shine."),
        "drawing": N_("A client finds the sheet that she drew in a brochure, under the firm's name alone."),
        "route": N_("A passenger's plan becomes the new route; the airline presents it as its own."),
        "dish": N_("A guest's dish is on the menu as the chef's invention."),
        "ledgers": N_("The project is over, and the firm keeps the ledgers that were lent for it."),
        "photos": N_("A member has left the panel; her photographs are still used."),
        "months": N_("A client wants to stop; there is no clause for it, and the meetings go on."),
        "why-nothing": N_("what was to be designed is there or given up, and nothing is told of any use"),
        "why-use": N_("one customer makes something of it in her own time, without the firm"),
        "why-community": N_("customers do things for each other, and nobody has hired them"),
        "why-agreement": N_("both sides are bound by something signed, and go on together"),
        "why-practice": N_("one and the same act served one and hurt another"),
        "why-label": N_("it was the label, not the thing, that lowered what the thing was worth to buyers"),
        "why-credit": N_("whose idea it was has been left out"),
        "why-exit": N_("there was no way to end it, or to get back what had been given"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> WhatGoesOn:
        """Each kind is equally likely for each case."""
        first, second, third = (draw.of_a_kind(place, CASES) for place in "123")
        return cls((first, second, third), draw.of_a_kind("harm", HARMS))

    def accepted(self) -> bool:
        """No case comes twice, and they are not all of a kind."""
        return len({*self.cases}) == 3 and len({GOES_ON[case] for case in self.cases}) > 1

    @property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, 5, name="case")
        return pd.DataFrame({"words": [*self.cases, self.harm]}, index=numbers)

    @property
    def worked(self) -> Mapping[str, Any]:
        """Why each row is what it is."""
        whys = [*(GOES_ON[case] for case in self.cases), WENT_WRONG[self.harm]]
        return {"rows": [{"n": n, "why": f"why-{why}"} for n, why in enumerate(whys, 1)]}

    @answer(WHAT)
    def first(self) -> str:
        return GOES_ON[self.cases[0]]

    @answer(WHAT)
    def second(self) -> str:
        return GOES_ON[self.cases[1]]

    @answer(WHAT)
    def third(self) -> str:
        return GOES_ON[self.cases[2]]

    @answer(Choice(tuple(HARMS)))
    def wrong(self) -> str:
        return WENT_WRONG[self.harm]
