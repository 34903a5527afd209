"""The exercises. `get` puts one to a reader; `sign` puts a name on the answer sheets."""

from __future__ import annotations

import re
from functools import cache
from pkgutil import iter_modules

from cocrea.chapters import CHAPTERS
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.tasks.finding import tasks_of
from cocrea.tasks.posed import PosedTask
from cocrea.tasks.sheet import sign
from cocrea.tasks.task import Task

__all__ = ["PosedTask", "get", "known", "sign"]

NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}"  # as in answer-sheet.schema.json


def known() -> dict[str, type[Task]]:
    """Every task, by its id, in the order of the chapters."""
    return {id: task for chapter in CHAPTERS for id, task in _of_chapter(chapter.name).items()}


def get(id: str, variant: str = "book") -> PosedTask:
    """The task `id` on the data of `variant`; every variant has its own customers.

    Raises CocreaError where there is no such task, or where `variant` is no name:
    letters, digits, points, hyphens and underscores.

    >>> from cocrea import tasks
    >>> tasks.get("E4.5")
    E4.5 (book): task.given, task.check(below=..., within=..., position=..., conclusion=...), task.form()
    """
    task = _named(id)
    if task is None:
        raise CocreaError(
            "task.unknown",
            N_("There is no task “{given}”. Choose one of: {known}."),
            given=id,
            known=", ".join(known()),
        )
    if not isinstance(variant, str) or not re.fullmatch(NAME, variant):
        raise CocreaError(
            "task.variant",
            N_("“{given}” cannot name a variant. Use letters, digits and hyphens, such as s03."),
            given=variant,
        )
    return PosedTask(task, variant)


def _named(id: str) -> type[Task] | None:
    """The task `id`; of all chapters, only its own is imported."""
    number = re.match(r"E([0-9]{1,3})\.", id) if isinstance(id, str) else None
    names = [chapter.name for chapter in CHAPTERS if number and chapter.number == int(number[1])]
    return _of_chapter(names[0]).get(id) if names else None


@cache
def _of_chapter(name: str) -> dict[str, type[Task]]:
    """The tasks of a chapter; none where it has no package here."""
    has_tasks = name in {module.name for module in iter_modules(__path__)}
    return tasks_of(f"{__name__}.{name}") if has_tasks else {}
