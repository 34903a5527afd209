"""A question: all of a task that may be shown to whoever answers it, and nothing else.

By type it has no key, so a form or a paper made from a `Question` alone cannot give
one away. `cocrea.tasks.key` has the rest.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from numbers import Integral
from typing import Literal

import pandas as pd

from cocrea.language import _, language, number
from cocrea.said import decimals
from cocrea.tasks.feedback import of_format, scale_hint, weight_hint
from cocrea.tasks.prose import FieldWords, Part, Passage, Prose, Words
from cocrea.tasks.task import Choice, Field, Number, Task


@dataclass(frozen=True)
class Asked:
    """One field as its reader sees it.

    `kind` says what it takes. A number has a `scale` (as in `Number`), its ends and the
    `spellings` of its unit; a choice
    its options, a code and its words, in this reader's order; words have `rows`, the
    height of the box, and a `rubric`. `hint` says how to write the answer, `said` what is
    told (HTML) about an answer that cannot be judged as it is written.
    """

    name: str
    kind: Literal["number", "choice", "text"]
    label: Words
    said: Mapping[str, str]
    hint: str = ""
    unit: str = ""
    spellings: Sequence[str] = ()
    scale: str = ""
    low: float | None = None
    high: float | None = None
    options: Sequence[tuple[str, Words]] = ()
    rows: int = 0
    rubric: Passage | None = None


@dataclass(frozen=True)
class Question:
    """A task as it is put to one reader, and its minutes: `given` is its table and facts, as HTML."""

    task: str
    variant: str
    edition: str
    language: str
    title: Words
    minutes: int
    prompt: Sequence[Part]
    given: str = ""
    fields: Sequence[Asked] = field(default_factory=tuple)


def question_of(task: Task, variant: str, prose: Prose) -> Question:
    """The question that `task` asks, on the data of `variant`, in the language in force."""
    return Question(
        task=task.id,
        variant=variant,
        edition=task.edition,
        language=language(),
        title=prose.title,
        minutes=task.minutes,
        prompt=prose.prompt,
        given=given_html(task),
        fields=[
            _asked(one, prose.fields[one.name], prose.rubric.get(one.name), f"{task.id}/{variant}")
            for one in task.fields
        ],
    )


def _asked(asked: Field, words: FieldWords, rubric: Passage | None, seed: str) -> Asked:
    said = of_format(asked)
    if isinstance(asked, Number):
        return Asked(
            asked.name,
            "number",
            words.label,
            said,
            hint=scale_hint(asked),
            unit=words.unit,
            spellings=asked.spellings,
            scale=asked.scale,
            low=asked.low,
            high=asked.high,
        )
    if isinstance(asked, Choice):
        options = [(code, words.options[code]) for code in asked.shuffled(seed)]
        return Asked(asked.name, "choice", words.label, said, options=options)
    hint = weight_hint(asked)
    return Asked(asked.name, "text", words.label, said, hint=hint, rows=asked.rows, rubric=rubric)


# -- what is given ------------------------------------------------------------------------


def given_html(task: Task) -> str:
    """The table that is shown and the facts beside it, with translated headings; "" where there is none."""
    table = task.shown
    if table.empty:
        return ""
    facts = (
        f"<p>{html.escape(_named(task, name))}: {html.escape(_fact(task, value))}</p>"
        for name, value in task.facts.items()
    )
    return _table(task, table.reset_index()) + "".join(facts)


def _table(task: Task, table: pd.DataFrame) -> str:
    names = [html.escape(_named(task, name)) for name in table.columns]
    cells = [
        [html.escape(_cell(task, cell, _places(table[name]))) for cell in table[name]]
        for name in table.columns
    ]
    forms = ["" if pd.api.types.is_numeric_dtype(table[name]) else ' class="cocrea-words"' for name in table]
    if len(table) == 1:
        return _one_below_the_other(names, [cell for (cell,) in cells], forms)
    heads = "".join(f'<th scope="col"{form}>{name}</th>' for name, form in zip(names, forms, strict=True))
    rows = "".join(
        "<tr>" + "".join(f"<td{form}>{cell}</td>" for cell, form in zip(row, forms, strict=True)) + "</tr>"
        for row in zip(*cells, strict=True)
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _one_below_the_other(names: Sequence[str], cells: Sequence[str], forms: Sequence[str]) -> str:
    """The only row of a table, turned: side by side its columns would be wider than a phone."""
    rows = "".join(
        f'<tr><th scope="row">{name}</th><td{form}>{cell}</td></tr>'
        for name, cell, form in zip(names, cells, forms, strict=True)
    )
    return f"<table><tbody>{rows}</tbody></table>"


def _places(column: pd.Series) -> int:
    """The decimals that the numbers of a column need."""
    return decimals(column) if pd.api.types.is_float_dtype(column) else 0


def _cell(task: Task, cell: object, places: int) -> str:
    if isinstance(cell, Integral) and int(cell) < 0:  # a loss has a true minus; a year has no thin space
        return number(int(cell), 0)
    return number(cell, places) if isinstance(cell, float) else _named(task, cell)


def _fact(task: Task, value: float | str) -> str:
    return _named(task, value) if isinstance(value, str) else number(value, decimals([value]))


def _named(task: Task, name: object) -> str:
    """A column, or a word in the data, as readers call it."""
    return _(task.columns.get(str(name), str(name)))
