"""Finding the tasks of a chapter: each in a file named after it, e405_in_or_out.py for E4.5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from cocrea.chapters import place
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.tasks.task import Task

MODULE = re.compile(r"e\d+_\w+")  # e405_in_or_out: the task's id, and what it is about


@cache
def tasks_of(package: str) -> dict[str, type[Task]]:
    """The tasks of a chapter, by id, in the order of their numbers; `package` is the chapter's.

    Raises CocreaError where a file holds no task, or two tasks have one id: a task never
    goes missing in silence.

    >>> list(tasks_of("cocrea.tasks.moments"))[:2]
    ['E4.1', 'E4.2']
    """
    known: dict[str, type[Task]] = {}
    for module in iter_modules(import_module(package).__path__):
        if MODULE.fullmatch(module.name):
            for task in _in_file(f"{package}.{module.name}"):
                if task.id in known:
                    raise CocreaError(
                        "task.id-twice",
                        N_("{first} and {second} both hold task {id}. Give one of them another id."),
                        id=task.id,
                        first=known[task.id].__module__,
                        second=task.__module__,
                    )
                if not hasattr(task, "minutes"):
                    raise CocreaError(
                        "task.no-minutes",
                        N_("{file}: task {id} does not say how long it takes. Write `minutes = 8`."),
                        id=task.id,
                        file=task.__module__,
                    )
                known[task.id] = task
    return dict(sorted(known.items(), key=lambda named: place(named[0])))


def _in_file(module: str) -> list[type[Task]]:
    tasks = list(_defined_in(module))
    if not tasks:
        raise CocreaError(
            "task.none-in-file",
            N_("{file} holds no Task with an id. Write one in it, or give the file another name."),
            file=module,
        )
    return tasks


def _defined_in(module: str) -> Iterator[type[Task]]:
    """The tasks that the file itself defines; what it imports is at home elsewhere."""
    for value in vars(import_module(module)).values():
        own = isinstance(value, type) and issubclass(value, Task) and value.__module__ == module
        if own and hasattr(value, "id"):
            yield value
