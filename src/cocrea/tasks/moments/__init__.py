"""Chapter 4, moments of truth: one file for each task, or for two that belong together.

Every module here that has a `TASK`, or `TASKS`, is found; nothing is listed twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from cocrea.tasks.task import Task


def _found() -> Iterator[Task]:
    for module in iter_modules(__path__):
        found = import_module(f"{__name__}.{module.name}")
        yield from getattr(found, "TASKS", ())
        if hasattr(found, "TASK"):
            yield found.TASK


def _place(task: Task) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", task.id))


TASKS = tuple(sorted(_found(), key=_place))
