"""E4.12, one page of the journey manual: six parts in words, judged by a person with a rubric."""

from __future__ import annotations

import pandas as pd

from cocrea.data import moment_names
from cocrea.language import N_, _, number
from cocrea.tasks.moments.data_lab import analysis, source_names
from cocrea.tasks.task import Task, Text

MODEL = "aftersale"  # the moment of the model page in the worked solution
PARTS = (
    Text("goal", weight=20, rows=3),
    Text("standard", weight=20),
    Text("facets", weight=15, rows=6),
    Text("backstage", weight=15, rows=3),
    Text("recovery", weight=15),
    Text("gap", weight=15, rows=3),
)


def book() -> pd.DataFrame:
    """Where each moment of the simulated survey stands: its MSA with interval, and the share below."""
    found = analysis().moments.set_index("moment_id")
    table = found[["n", "msa", "msa_low", "msa_high"]].round(2)
    return table.assign(below=(100 * found["below"]).round(0)).rename_axis("moment")


def worked(given: pd.DataFrame) -> list[str]:
    """The numbers of the model page, which is about returns and complaints."""
    row = given.to_dict("index")[MODEL]
    return [
        _(
            "{moment}: MSA {msa}, 95 % interval from {low} to {high}, n = {n}; {below} % are below their own "
            "adequate level (simulated survey).",
            moment=moment_names()[MODEL],
            msa=number(row["msa"], 2, sign=True),
            low=number(row["msa_low"], 2, sign=True),
            high=number(row["msa_high"], 2, sign=True),
            n=number(row["n"], 0),
            below=number(row["below"], 0),
        )
    ]


TASK = Task(
    id="E4.12",
    fields=PARTS,
    draw=lambda seed: book(),
    book=book,
    key=lambda given: {},
    slips=lambda given: {},
    worked=worked,
    columns={
        "moment": N_("Moment"),
        "n": N_("n"),
        "msa": N_("MSA"),
        "msa_low": N_("from"),
        "msa_high": N_("to"),
        "below": N_("P < A (%)"),
        **source_names(),
    },
)
