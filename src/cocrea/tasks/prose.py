"""The words of the tasks, compiled from ``solutions/`` into the bank, in the language in force.

The bank is the only compiled form: the form on a page, the students' notebook and the
worked solution are written from it. Every text is there twice, as Markdown for notebooks
and as HTML (its formulas drawn) for pages, so that nothing is parsed here.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from cocrea.errors import CocreaError
from cocrea.language import N_, language


@dataclass(frozen=True)
class Words:
    """A title, a label or an option: on one line, as Markdown and as plain text."""

    markdown: str
    text: str


@dataclass(frozen=True)
class Passage:
    """One or more paragraphs, as Markdown and as HTML."""

    markdown: str
    html: str


@dataclass(frozen=True)
class Code:
    """A code cell: run in a notebook, shown on a page."""

    code: str

    @property
    def html(self) -> str:
        return f"<pre><code>{html.escape(self.code)}\n</code></pre>"


Part = Passage | Code


@dataclass(frozen=True)
class FieldWords:
    """What is asked in a field; its unit, or its options by code."""

    label: Words
    unit: str = ""
    options: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True)
class Prose:
    """A task in words.

    What a student may see: `title`, `prompt`, `fields` and `rubric` (for each field that
    takes words, what it is judged by). What gives answers away: `answer_cell` (the code of the
    worked solution's answer cell), `hints`, `mistakes` (for each field and code what the
    mistake means), `right` (what to add to a right answer), `solution`, and `worked`: its
    numbers in sentences, with places for those of a variant. `works` and `works_hidden` are
    the works cited in the one part and in the other.
    """

    title: Words
    prompt: Sequence[Part]
    fields: Mapping[str, FieldWords]
    rubric: Mapping[str, Passage]
    answer_cell: str
    hints: Sequence[Passage]
    mistakes: Mapping[str, Mapping[str, Passage]]
    right: Mapping[str, Passage]
    solution: Sequence[Part]
    worked: Sequence[Passage]
    works: Sequence[str]
    works_hidden: Sequence[str]


@dataclass(frozen=True)
class TaskPage:
    """A page of tasks: its title, what it says before the first task, and its tasks in order."""

    title: Words
    introduction: Sequence[Part]
    works: Sequence[str]
    tasks: Sequence[str]


@dataclass(frozen=True)
class Bank:
    """All pages and tasks in one language; `repository` is where the package is installed from, if known."""

    repository: str
    pages: Mapping[str, TaskPage]
    tasks: Mapping[str, Prose]


def prose(task: str) -> Prose:
    """The words of `task`; CocreaError where the bank of this language lacks them."""
    tasks = bank().tasks
    if task not in tasks:
        raise CocreaError(
            "task.no-prose",
            N_("The words of task {task} are missing in “{language}”. Run `make notebooks`."),
            task=task,
            language=language(),
        )
    return tasks[task]


def bank() -> Bank:
    """The bank that ships with the package, in the language in force."""
    return _shipped(language())


@cache
def _shipped(code: str) -> Bank:
    source = files("cocrea") / "tasks" / "bank" / f"{code}.json"
    return read_bank(json.loads(source.read_text(encoding="utf-8"))) if source.is_file() else Bank("", {}, {})


# -- from JSON ------------------------------------------------------------------------


def read_bank(raw: Mapping[str, Any]) -> Bank:
    """A bank as ``bank/*.json`` holds it: the types above, written out by `dataclasses.asdict`."""
    return Bank(
        raw["repository"],
        {name: _page(page) for name, page in raw["pages"].items()},
        {id: _task(task) for id, task in raw["tasks"].items()},
    )


def _page(raw: Mapping[str, Any]) -> TaskPage:
    return TaskPage(Words(**raw["title"]), _parts(raw["introduction"]), raw["works"], raw["tasks"])


def _task(raw: Mapping[str, Any]) -> Prose:
    return Prose(
        title=Words(**raw["title"]),
        prompt=_parts(raw["prompt"]),
        fields={name: _field(one) for name, one in raw["fields"].items()},
        rubric=_passages(raw["rubric"]),
        answer_cell=raw["answer_cell"],
        hints=[Passage(**hint) for hint in raw["hints"]],
        mistakes={name: _passages(codes) for name, codes in raw["mistakes"].items()},
        right=_passages(raw["right"]),
        solution=_parts(raw["solution"]),
        worked=[Passage(**step) for step in raw["worked"]],
        works=raw["works"],
        works_hidden=raw["works_hidden"],
    )


def _field(raw: Mapping[str, Any]) -> FieldWords:
    options = {code: Words(**option) for code, option in raw["options"].items()}
    return FieldWords(Words(**raw["label"]), raw["unit"], options)


def _parts(raw: Sequence[Mapping[str, str]]) -> list[Part]:
    return [Code(**part) if "code" in part else Passage(**part) for part in raw]


def _passages(raw: Mapping[str, Mapping[str, str]]) -> dict[str, Passage]:
    return {name: Passage(**passage) for name, passage in raw.items()}
