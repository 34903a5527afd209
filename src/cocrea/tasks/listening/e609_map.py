"""E6.9, from listening to requirements: a map with evidence, in words, judged by a person with a rubric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from cocrea.data.load import english_labels
from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Task, Text

FOCUS = {  # by the part of a visit to begin with: the supplied notes that speak of it
    "app": N_("E1, L2, J3; S7"),
    "produce": N_("E2, J4; S4"),
    "staff": N_("E3, L3; S5"),
    "deli": N_("E4, J1; S8"),
    "checkout": N_("E5 to E7, L4, L5, J2; S1 to S3"),
    "bagging": N_("E8, J5; S6"),
    "aftersale": N_("L6, J6; S10"),
}


@dataclass(frozen=True)
class Map(Task):
    """The part of the visit with which the map begins, where the supplied transcripts are used."""

    focus: str

    id = "E6.9"
    minutes: ClassVar = 50
    columns: ClassVar = {
        "begin": N_("Begin with"),
        "notes": N_("Supplied notes on it"),
        **english_labels("moments_survey", "moment_id"),
        **{notes: notes for notes in FOCUS.values()},
    }

    ethics = Text(weight=15, rows=4)
    neutrality = Text(weight=20, rows=5)
    evidence = Text(weight=25, rows=8)
    requirements = Text(weight=30, rows=7)
    limits = Text(weight=10, rows=3)

    @classmethod
    def draw(cls, draw: Draw) -> Map:
        """One of seven parts of a visit."""
        return cls(draw.of("focus", tuple(FOCUS)))

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame({"notes": [FOCUS[self.focus]]}, index=pd.Index([self.focus], name="begin"))
