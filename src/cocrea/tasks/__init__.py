"""The exercises. `get` puts one to a reader; `sign` puts a name on the answer sheets."""

from __future__ import annotations

import re

from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.tasks import moments
from cocrea.tasks.posed import PosedTask
from cocrea.tasks.sheet import sign
from cocrea.tasks.task import Task

__all__ = ["PosedTask", "get", "known", "sign"]

NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}"  # as in answer-sheet.schema.json
_TASKS = {task.id: task for chapter in (moments,) for task in chapter.TASKS}


def known() -> dict[str, Task]:
    """Every task, by its id."""
    return dict(_TASKS)


def get(id: str, variant: str = "book") -> PosedTask:
    """The task `id` on the data of `variant`; every variant has its own customers.

    Raises CocreaError where there is no such task, or where `variant` is no name:
    letters, digits, points, hyphens and underscores.

    >>> from cocrea import tasks
    >>> tasks.get("E4.5")
    E4.5 (book): task.given, task.check(below=..., within=..., position=..., conclusion=...), task.form()
    """
    if id not in _TASKS:
        raise CocreaError(
            "task.unknown",
            N_("There is no task “{given}”. Choose one of: {known}."),
            given=id,
            known=", ".join(_TASKS),
        )
    if not re.fullmatch(NAME, variant):
        raise CocreaError(
            "task.variant",
            N_("“{given}” cannot name a variant. Use letters, digits and hyphens, such as s03."),
            given=variant,
        )
    return PosedTask(_TASKS[id], variant)
