"""E4.12, one page of the journey manual: six parts in words, judged by a person with a rubric."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.moments.e409_data_lab import DataLab, source_names
from cocrea.tasks.task import BOOK, Task, Text

MODEL = "aftersale"  # the moment of the model page in the worked solution


@dataclass(frozen=True, eq=False)
class ManualPage(Task):
    """Where each moment of a survey stands: its MSA with interval, and the share below."""

    moments: pd.DataFrame

    id = "E4.12"
    minutes: ClassVar = 60
    columns: ClassVar = {
        "moment": N_("Moment"),
        "n": N_("n"),
        "msa": N_("MSA"),
        "msa_low": N_("from"),
        "msa_high": N_("to"),
        "below": N_("P < A (%)"),
        **source_names(),
    }

    goal = Text(weight=20, rows=3)
    standard = Text(weight=20)
    facets = Text(weight=15, rows=6)
    backstage = Text(weight=15, rows=3)
    recovery = Text(weight=15)
    gap = Text(weight=15, rows=3)

    @classmethod
    def book(cls) -> ManualPage:
        return cls(DataLab.variant(BOOK).moments)

    @classmethod
    def draw(cls, draw: Draw) -> ManualPage:
        """The survey that E4.9 has in the same variant."""
        return cls(DataLab.variant(draw.variant).moments)

    @property
    def given(self) -> pd.DataFrame:
        table = self.moments[["n", "msa", "msa_low", "msa_high"]].round(2)
        return table.assign(below=(100 * self.moments["below"]).round(0)).rename_axis("moment")

    @property
    def worked(self) -> Mapping[str, Any]:
        return {"model": {"moment": MODEL, **self.given.loc[MODEL]}}
