"""The Caja Jacaranda on one sheet: invented facts of a branch bank that pages and tasks share.

Nothing here was observed. Noemí runs the branch, next door to the fuel station of the course.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cocrea.language import N_, _
from cocrea.models.contact import contact_exposure, contact_score, move_line


@dataclass(frozen=True)
class Situation:
    """A service situation: what the branch is used for, how often in a year, and what happens there.

    One episode takes `minutes`, where the plan of the branch has `planned`. In `active` of them
    the customer does or says something, and in `talk` somebody is spoken with.
    `richness` and `intimacy` are ratings from 1 to 7.
    """

    id: str
    name: str
    visits: int
    planned: int
    minutes: int
    active: int
    talk: int
    richness: int
    intimacy: int

    @property
    def label(self) -> str:
        """Its name, in the language in force.

        >>> SITUATIONS["loan"].label
        'Talking about a loan'
        """
        return _(self.name)

    @property
    def year(self) -> float:
        """Minutes of contact in a year."""
        return float(contact_exposure(self.visits, self.minutes, self.active).minutes)

    @property
    def active_share(self) -> float:
        """The part of them in which the customer does or says something, 0 to 1."""
        return float(contact_exposure(self.visits, self.minutes, self.active).active_share)

    @property
    def beyond(self) -> int:
        """Minutes of one episode beyond the plan; below zero, it takes less than planned."""
        return self.minutes - self.planned

    def score(self, longest: float) -> float:
        """Level of contact of an episode, 0 to 1, with talk scored from 0 to `longest` minutes."""
        return float(contact_score(self.talk, self.richness, self.intimacy, (0, longest)))


SITUATIONS = {
    one.id: one
    for one in (
        Situation("machine", N_("Cash, at the machine in the lobby"), 45, 2, 3, 3, 0, 2, 1),
        Situation("counter", N_("Cash, at the counter"), 10, 6, 9, 4, 5, 3, 3),
        Situation("loan", N_("Talking about a loan"), 2, 35, 55, 40, 45, 6, 6),
        Situation("box", N_("Opening a safe-deposit box"), 6, 22, 20, 14, 2, 2, 5),
        Situation("stolen", N_("Reporting a stolen card, by telephone"), 1, 5, 12, 9, 12, 5, 4),
    )
}
LONGEST = {"ours": 60, "theirs": 15}  # minutes of talk that a score of time of 1 stands for, on two sheets


@dataclass(frozen=True)
class Account:
    """Opening an account: minutes of work in all, those with the customer there, and a plan to move some.

    `moved` minutes would be done out of sight, and passing the file on takes `handoff` minutes more.
    """

    creation: int
    contact: int
    moved: int
    handoff: int

    @property
    def plan(self) -> Any:
        """The service before the plan and after it.

        >>> round(ACCOUNT.plan.efficiency_before, 2)
        0.3
        """
        return move_line(self.contact, self.creation, self.moved, self.handoff)


ACCOUNT = Account(creation=40, contact=28, moved=16, handoff=8)
STEPS = (  # of opening an account: what is done, minutes, whether the customer is there today
    (N_("Greet, ask what the account is for"), 6, True),
    (N_("See the identity card, copy it"), 4, True),
    (N_("Type in the form"), 12, True),
    (N_("Explain fees and the card, sign"), 6, True),
    (N_("Check the registers"), 7, False),
    (N_("Order the card, file the papers"), 5, False),
)
DAY = 480  # minutes of paid work in a day
