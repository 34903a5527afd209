"""E4.11, which measure predicts the overall quality judgement with few questions?"""

from __future__ import annotations

import pandas as pd

from cocrea.tasks.task import Choice, Task

MEASURE = Choice("measure", ("gaps", "expectations", "perceptions", "importance"))

TASK = Task(
    id="E4.11",
    fields=(MEASURE,),
    draw=lambda seed: pd.DataFrame(),
    key=lambda given: {"measure": "perceptions"},
    slips=lambda given: {},
    worked=lambda given: [],
)
