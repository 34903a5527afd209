"""E3.15, whose minutes? What a proposal brings customers, and what it costs those who stand by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

SAYS = {  # what a director says for it: the slides' reason, what would show whether it holds
    "families": (
        N_("“At last our people at the counter will have time for families with small children.”"),
        N_("staff freed for finer work; nobody has tested it, and the host is not freed"),
        "hours",
    ),
    "nobody-else": (
        N_("“No other airline here has it.”"),
        N_("to be different, which lasts until somebody copies it"),
        "rivals",
    ),
    "trusted": (
        N_("“Who may tie the tag alone feels trusted, and will stay with us.”"),
        N_("commitment and trust, which hang on whom it seems to serve"),
        "for-whom",
    ),
    "busy-hands": (
        N_("“Whoever has a tag to tie does not look at the clock.”"),
        N_("to enrich the wait; we found no test of an active one"),
        "felt-wait",
    ),
    "own-hand": (
        N_("“Who ties it with their own hands is spared the bag that lands in another city.”"),
        N_("fewer unpleasant surprises, although machines bring surprises of their own"),
        "failures",
    ),
    "not-ours": (
        N_("“And if a bag is lost because the tag was badly tied, we do not have to pay for it.”"),
        N_("a question of law, which differs from country to country"),
        "lawyer",
    ),
}
CLEAR = 15  # minutes between a sum and 0
MINUTES = Number(
    "plain", decimals=0, low=-5000, high=5000, absolute=0.5, unit="minutes"
)  # whole minutes, summed exactly


@dataclass(frozen=True)
class WhoseMinutes(Task):
    """A machine for bags: of 100 passengers `able` can use it; minutes saved and spent, each time."""

    able: int
    saved: int
    lost: int
    staff_saved: int
    staff_help: int
    host: int
    decline: str
    says: str

    id = "E3.15"
    edition = "2"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "proposal": N_("Proposal"),
        "bags": N_("Passengers tag their own bags"),
        "able": N_("Of 100 passengers, able to do it alone"),
        "saved": N_("Minutes that each of these saves"),
        "lost": N_("Minutes that each of the others loses at the machine"),
        "staff_saved": N_("Staff minutes saved with each who is able"),
        "staff_help": N_("Staff minutes of help for each of the others"),
        "host": N_("Staff minutes of a host, for 100 passengers"),
        "decline": N_("Whoever cannot do it alone"),
        "counter": N_("goes to the counter as before"),
        "machine": N_("finds no counter, and stands at the machine"),
        "says": N_("A director says"),
        **{code: said for code, (said, _reason, _shown) in SAYS.items()},
        **{f"reason-{code}": reason for code, (_said, reason, _shown) in SAYS.items()},
    }

    @classmethod
    def draw(cls, draw: Draw) -> WhoseMinutes:
        """Who gains differs: where few are able and no counter is left, the staff alone may."""
        hard = draw.of("hard", (False, False, True))  # on the passengers, and easy on the staff
        return cls(
            able=draw.of("able", range(40, 66) if hard else range(35, 91)),
            saved=draw.of("saved", range(2, 4) if hard else range(2, 8)),
            lost=draw.of("lost", range(8, 15) if hard else range(3, 13)),
            staff_saved=draw.of("staff_saved", range(2, 5) if hard else range(1, 4)),
            staff_help=draw.of("staff_help", range(1, 3) if hard else range(2, 8)),
            host=draw.of("host", range(10, 60, 5) if hard else range(20, 160, 5)),
            decline="machine" if hard else draw.of("decline", ("counter", "counter", "machine")),
            says=draw.of("says", tuple(SAYS)),
        )

    def accepted(self) -> bool:
        return min(abs(self._customers), abs(self._staff)) >= CLEAR

    @property
    def _others(self) -> int:
        """Of 100, those who are sent to the machine although they cannot use it alone."""
        return 100 - self.able if self.decline == "machine" else 0

    @property
    def _customers(self) -> int:
        return self.able * self.saved - self._others * self.lost

    @property
    def _staff(self) -> int:
        return self.able * self.staff_saved - self._others * self.staff_help - self.host

    @property
    def given(self) -> pd.DataFrame:
        names = ("able", "saved", "lost", "staff_saved", "staff_help", "host", "decline", "says")
        row = {name: [getattr(self, name)] for name in names}
        return pd.DataFrame(row, index=pd.Index(["bags"], name="proposal"))

    @property
    def worked(self) -> Mapping[str, Any]:
        names = ("able", "saved", "lost", "staff_saved", "staff_help", "host")
        return {
            **{name: getattr(self, name) for name in names},
            "others": self._others,
            "reason": f"reason-{self.says}",
        }

    @answer(MINUTES)
    def customers(self) -> Numbers:
        all_others = (100 - self.able) * self.lost
        return self._customers, {
            "everybody-able": maybe(100 * self.saved),
            "others-forgotten": maybe(self.able * self.saved),
            "counter-forgotten": maybe(self.able * self.saved - all_others),
            "losers-alone": maybe(-self._others * self.lost),
            "each": maybe(self.saved - self.lost),
        }

    @answer(MINUTES)
    def staff(self) -> Numbers:
        gross = self.able * self.staff_saved
        return self._staff, {
            "host-forgotten": maybe(self._staff + self.host),
            "gross": maybe(gross),
            "help-forgotten": maybe(gross - self.host),
            "counter-forgotten": maybe(gross - (100 - self.able) * self.staff_help - self.host),
        }

    @answer(Choice(("both", "customers", "staff", "neither")))
    def who(self, customers: float, staff: float) -> str:
        if customers > 0:
            return "both" if staff > 0 else "customers"
        return "staff" if staff > 0 else "neither"

    @answer(Choice(tuple(shown for _said, _reason, shown in SAYS.values())))
    def shown_by(self) -> str:
        return SAYS[self.says][2]
