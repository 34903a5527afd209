"""E0.8, a mean of your own service: three parts in words, judged by a person with a rubric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cocrea.tasks.task import Task, Text


@dataclass(frozen=True)
class OwnMean(Task):
    """No data: everybody brings a rating of their own."""

    id = "E0.8"
    minutes: ClassVar = 20

    numbers = Text(weight=40, rows=5)
    sentence = Text(weight=30, rows=3)
    limits = Text(weight=30)
