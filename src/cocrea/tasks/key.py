"""The key of a question: what is right, what each mistake would answer, and what is said of them."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cocrea.tasks.feedback import of_answers
from cocrea.tasks.prose import Part, Passage, Prose
from cocrea.tasks.task import Field, Number, Task
from cocrea.tasks.worked import answers_named, filled


@dataclass(frozen=True)
class KeyField:
    """What is right in one field (None for words, which a person reads), and the mistakes by code.

    A number may be off by `tolerance`; one that is right but has fewer than `decimals` is
    "rounded". `said` is what is told (HTML) on "right", on each mistake, on "rounded",
    on "wrong", and on words "recorded".
    """

    right: float | str | None
    mistakes: Mapping[str, float | str]
    said: Mapping[str, str]
    tolerance: float = 0.0
    decimals: int = 0


@dataclass(frozen=True)
class Key:
    """All that a `Question` must not hold: the key of each field, the hints, the worked solution.

    `solution` is the method, `worked` its numbers in sentences and then what is right in each
    field, on the data of the variant.
    """

    fields: Mapping[str, KeyField] = field(default_factory=dict)
    hints: Sequence[Passage] = ()
    solution: Sequence[Part] = ()
    worked: Sequence[Passage] = ()


def key_of(task: Task, prose: Prose) -> Key:
    """The key of this variant of a task, in the language in force."""
    right, mistakes = task.key, task.mistakes
    return Key(
        fields={one.name: _field(one, right.get(one.name), mistakes[one.name], prose) for one in task.fields},
        hints=prose.hints,
        solution=prose.solution,
        worked=[
            *(step for passage in prose.worked for step in _on_these_data(passage, task)),
            *(Passage(said.markdown, html.escape(said.text)) for said in answers_named(task, prose)),
        ],
    )


def _field(
    asked: Field, right: float | str | None, mistakes: Mapping[str, float | str], prose: Prose
) -> KeyField:
    said = of_answers(asked, mistakes, prose)
    if isinstance(asked, Number):
        return KeyField(right, mistakes, said, asked.tolerance, asked.decimals)
    return KeyField(right, mistakes, said)


def _on_these_data(passage: Passage, task: Task) -> list[Passage]:
    """The passage with its places filled; more than one where it is said of each of several rows."""
    texts = filled(passage.markdown, task)
    fragments = filled(passage.html, task, quote=html.escape)
    return [Passage(text, fragment) for text, fragment in zip(texts, fragments, strict=True)]
