"""E1.9, the nature sheet of a service of the student's own: in words, judged by a person with a rubric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cocrea.tasks.task import Task, Text


@dataclass(frozen=True)
class NatureSheet(Task):
    """A sheet for a service that the student knows: nothing is drawn."""

    id = "E1.9"
    minutes: ClassVar = 160  # two hours at the place, as its prompt says, and forty minutes of writing

    situation = Text(weight=10, rows=3)
    schemes = Text(weight=30, rows=8)
    measures = Text(weight=30, rows=6)
    consequences = Text(weight=20, rows=4)
    limits = Text(weight=10, rows=3)
