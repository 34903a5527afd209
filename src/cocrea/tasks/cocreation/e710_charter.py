"""E7.10, a charter for a joint project: six parts in words, judged by a person with a rubric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Task, Text

PROJECTS = {  # who wants what with whom, and what is known of the partners (invented)
    "reminders": (
        N_("NubeClara and twelve bakeries: reminders that bring the money without losing the customer"),
        N_("9 of 12 answered within a week; 4 share their books; 2 may leave at Christmas"),
    ),
    "taxes": (
        N_("NubeClara and the office Ábaco: the tax letter, ready by the fifth"),
        N_("7 of 10 dates kept on either side; ledgers may not leave the office"),
    ),
    "shared-till": (
        N_("NubeClara and a market of thirty stalls: one till for all of them"),
        N_("21 of 30 came to the first meeting; 8 have no contract with anybody"),
    ),
    "basket": (
        N_("Quetzalia and twenty customers: a basket for people who live alone"),
        N_("14 of 20 came twice; 6 gave their address; 5 post about it every day"),
    ),
    "hour": (
        N_("Quetzalia and customers in wheelchairs: an hour in which the store is theirs"),
        N_("11 of 16 came twice; 3 speak for an association; nobody was paid"),
    ),
    "waste": (
        N_("Quetzalia and neighbours of store C: what becomes of the bread of the evening"),
        N_("18 of 40 answered; 7 collect bread already; 2 run a shop of their own"),
    ),
}


@dataclass(frozen=True)
class Charter(Task):
    """The project whose charter is to be written."""

    project: str

    id = "E7.10"
    minutes: ClassVar = 45
    columns: ClassVar = {
        "project": N_("Project"),
        "known": N_("Known of the partners (invented)"),
        **{said: said for pair in PROJECTS.values() for said in pair},
    }

    purpose = Text(weight=20, rows=4)
    partners = Text(weight=15, rows=3)
    listening = Text(weight=15, rows=4)
    prototype = Text(weight=15, rows=3)
    success = Text(weight=20, rows=4)
    agreement = Text(weight=15, rows=5)

    @classmethod
    def draw(cls, draw: Draw) -> Charter:
        """One of six projects, three between firms and three with consumers."""
        return cls(draw.of("project", tuple(PROJECTS)))

    @property
    def given(self) -> pd.DataFrame:
        project, known = PROJECTS[self.project]
        return pd.DataFrame({"known": [known]}, index=pd.Index([project], name="project"))
