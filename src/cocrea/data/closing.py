"""The closing of the month that NubeClara and the office Ábaco rebuilt together: value intended, value lived.

Nothing here was observed. Four groups marked what the new closing is worth to them, from 0 to 10: before,
as the project's sheet intended it, and three months after.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cocrea.language import N_, _

FIRM, CLIENT = "NubeClara", "Ábaco"


@dataclass(frozen=True)
class Group:
    """One group of one side: the mean mark intended for it, and the one it gave."""

    side: str
    name: str
    intended: int
    lived: int

    @property
    def label(self) -> str:
        """Its name, in the language in force.

        >>> GROUPS[0].label
        'those who sell'
        """
        return _(self.name)

    @property
    def gap(self) -> int:
        """Lived minus intended.

        >>> GROUPS[0].gap
        1
        """
        return self.lived - self.intended


GROUPS = (
    Group(FIRM, N_("those who sell"), 8, 9),
    Group(FIRM, N_("those who program"), 7, 4),
    Group(CLIENT, N_("the partners"), 8, 8),
    Group(CLIENT, N_("those who do the closing"), 7, 3),
)


def by_side() -> pd.DataFrame:
    """Each side's means: intended, lived and gap, every group counted once.

    >>> by_side()["gap"].to_dict()
    {'NubeClara': -1.0, 'Ábaco': -2.0}
    """
    rows = pd.DataFrame([(one.side, one.intended, one.lived, one.gap) for one in GROUPS])
    return rows.set_axis(["side", "intended", "lived", "gap"], axis="columns").groupby("side").mean()
