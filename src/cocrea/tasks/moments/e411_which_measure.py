"""E4.11, which measure predicts the overall quality judgement with few questions?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cocrea.tasks.task import Choice, Task, answer


@dataclass(frozen=True)
class WhichMeasure(Task):
    """A question without data."""

    id = "E4.11"
    minutes: ClassVar = 5

    @answer(Choice(("gaps", "expectations", "perceptions", "importance")))
    def measure(self) -> str:
        return "perceptions"
