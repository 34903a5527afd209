"""The words of a task, compiled from ``solutions/`` into the bank, in the language in force."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from cocrea.errors import CocreaError
from cocrea.language import N_, language


@dataclass(frozen=True)
class Prose:
    """A task in words: HTML fragments, but for `title`, labels and units, which are plain text.

    `fields` has for each field its label, and its unit or its options (code to text);
    `mistakes` has for each field and code what the mistake means; `right` what to add
    to a right answer; `rubric` has for each field that takes words what it is judged by;
    `worked` the numbers' sentences of the solution, with places for a variant's numbers.
    """

    title: str
    prompt: str
    fields: Mapping[str, Mapping[str, Any]]
    hints: list[str]
    mistakes: Mapping[str, Mapping[str, str]]
    right: Mapping[str, str]
    solution: str
    rubric: Mapping[str, str] = field(default_factory=dict)
    worked: list[str] = field(default_factory=list)


def prose(task: str) -> Prose:
    """The words of `task`; CocreaError where the bank of this language lacks them."""
    bank = _bank(language())
    if task not in bank:
        raise CocreaError(
            "task.no-prose",
            N_("The words of task {task} are missing in “{language}”. Run `make notebooks`."),
            task=task,
            language=language(),
        )
    return Prose(**bank[task])


@cache
def _bank(code: str) -> dict[str, Any]:
    source = files("cocrea") / "tasks" / "bank" / f"{code}.json"
    return dict(json.loads(source.read_text(encoding="utf-8"))) if source.is_file() else {}
