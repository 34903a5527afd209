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

    `client` counts the ten latest cases in which Ábaco was asked for it, `firm` those in
    which NubeClara was.
    """

    id: str
    name: str
    of_client: str
    of_firm: str
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
        Need(
            "people", N_("People"), N_("Meetings with somebody who may decide"),
            N_("Meetings with somebody who may decide"), 9, 4,
        ),
        Need("dates", N_("Dates"), N_("Dates kept"), N_("Dates kept"), 8, 9),
        Need(
            "answers", N_("Answers"), N_("Questions answered within a week"),
            N_("Complaints settled within a week"), 9, 7,
        ),
        Need(
            "data", N_("Data"), N_("Requests for its data that it granted"),
            N_("Requests for its plans and figures that it granted"), 3, 8,
        ),
        Need(
            "afterwards", N_("Afterwards"), N_("New functions that it used, and said so to others"),
            N_("Proposals of clients that it built, and said whose they were"), 7, 5,
        ),
    )
}  # fmt: skip
