"""NubeClara on one sheet: the invented facts of a software house and its oldest client.

Nothing here was observed. NubeClara sells invoicing to small firms; Ábaco is an office of
accountants that uses it for its own clients.
"""

from __future__ import annotations

from dataclasses import dataclass

from cocrea.language import N_, _

HEAD, SELLER, CLIENT, CLIENT_HEAD = "Dalia", "Fermín", "Ábaco", "Graciela"

# Money in thousands, the first now and then one a year. The discount brings in firms at once; the
# joint plan rebuilds the closing of the month together with Ábaco, and sells it to others later.
DISCOUNT_PLAN = (60.0, 20.0, 0.0, 0.0, 0.0)
JOINT_PLAN = (-50.0, 10.0, 45.0, 55.0, 55.0)
CERTAIN_UNTIL = 2  # the joint plan's flows from this year on come only if it works

# What a year from the second on holds for the discount, by what becomes of those who came for it.
AFTERWARDS = {"fade": 0.0, "stay": 15.0, "stock-up": -10.0}


@dataclass(frozen=True)
class Need:
    """Something that a joint project needs of both sides, and in how many of ten cases each gave it.

    `counted` says what was counted in the ten latest cases: of Ábaco (`client`) and of
    NubeClara (`firm`).
    """

    id: str
    name: str
    counted: str
    client: int
    firm: int

    @property
    def label(self) -> str:
        """Its name, in the language in force.

        >>> NEEDS["data"].label
        'Data'
        """
        return _(self.name)

    @property
    def scores(self) -> tuple[float, float]:
        """Of the client and of the firm, 0 to 1.

        >>> NEEDS["data"].scores
        (0.3, 0.8)
        """
        return self.client / CASES, self.firm / CASES


CASES = 10
NEEDS = {
    need.id: need
    for need in (
        Need("people", N_("People"), N_("A decider was there"), 9, 4),
        Need("dates", N_("Dates"), N_("Date kept"), 8, 9),
        Need("answers", N_("Answers"), N_("Answered within a week"), 9, 7),
        Need("data", N_("Data"), N_("Shown when asked for"), 3, 8),
        Need("afterwards", N_("Afterwards"), N_("Used, and credited"), 7, 5),
    )
}
