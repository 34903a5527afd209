"""A task put to one reader: its data drawn, its words in the reader's language."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from cocrea.errors import CocreaError
from cocrea.language import N_, _, language, number
from cocrea.tasks import sheet
from cocrea.tasks.feedback import messages, plain, said_of, scale_hint, weight_hint
from cocrea.tasks.judge import Judged, judge
from cocrea.tasks.prose import Prose, prose
from cocrea.tasks.report import Line, Report
from cocrea.tasks.task import Choice, Field, Task, Text
from cocrea.tasks.worked import filled
from cocrea.widgets.taskform import TaskForm


class PosedTask:
    """What `tasks.get` gives: `given` is the data, `check` and `form` take the answers.

    `shown` is the table on the page, where the data are too many for it.

    >>> from cocrea import tasks
    >>> task = tasks.get("E4.5")
    >>> list(task.given.columns)
    ['adequate', 'desired', 'perceived']
    """

    def __init__(self, task: type[Task], variant: str) -> None:
        self._task = task
        self.variant = variant

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}=..." for name in self._task.names)
        return f"{self.id} ({self.variant}): task.given, task.check({fields}), task.form()"

    @property
    def id(self) -> str:
        return self._task.id

    @cached_property
    def _posed(self) -> Task:
        return self._task.variant(self.variant)

    @property
    def given(self) -> pd.DataFrame:
        """The data of this variant, a fresh copy each time."""
        return self._posed.given.copy()

    @property
    def shown(self) -> pd.DataFrame:
        """The table that the page shows of this variant: the data, or what is said of them."""
        return self._posed.shown.copy()

    def check(self, **answers: object) -> Report:
        """Judge the answers and record them on an answer sheet in the cell's output.

        An answer is a number, text as typed ("12,5"), or the code of an option; ``...``
        stands for no answer yet. A field the task does not have raises CocreaError.
        """
        if unknown := sorted(answers.keys() - set(self._task.names)):
            known = ", ".join(self._task.names)
            raise CocreaError(
                "task.unknown-field",
                N_("Task {task} does not ask for “{given}”. It asks for: {known}."),
                task=self.id,
                given=", ".join(unknown),
                known=known,
            )
        judged = self._judge(answers)
        if any(each.typed for each in judged.values()):
            _record(self._answer(judged))
        words, said = self._words.fields, messages(self._task, self._words)
        return Report(
            tuple(
                Line(name, words[name]["label"], judged[name], said_of(judged[name], said[name]), in_words)
                for name, in_words in ((field.name, isinstance(field, Text)) for field in self._task.fields)
            )
        )

    def form(self) -> TaskForm:
        """The task as a form to fill in, on the page or in a notebook."""
        return TaskForm(payload=self._payload(), fallback=self._fallback(), saved_as=sheet.bundle)

    @property
    def facts(self) -> dict[str, float]:
        """What is given beside the table, where anything is."""
        return dict(self._posed.facts)

    @property
    def _words(self) -> Prose:
        return prose(self.id)

    def _key(self) -> dict[str, float | str]:
        return self._posed.key

    def _judge(self, answers: Mapping[str, object]) -> dict[str, Judged]:
        key, mistakes = self._key(), self._posed.mistakes
        return {
            field.name: judge(answers.get(field.name), field, key.get(field.name), mistakes[field.name])
            for field in self._task.fields
        }

    def _answer(self, judged: Mapping[str, Judged]) -> sheet.Answer:
        fields = {name: sheet.Given(typed=each.typed, read=each.read) for name, each in judged.items()}
        return sheet.Answer(task=self.id, variant=self.variant, fields=fields, time=sheet.now())

    def _payload(self) -> dict[str, Any]:
        """All that the form needs to work alone in a browser: practice is public by design, key and all."""
        words, said = self._words, messages(self._task, self._words)
        return {
            "schema": sheet.SCHEMA,
            "task": self.id,
            "variant": self.variant,
            "edition": sheet.EDITION,
            "language": language(),
            **sheet.signature(),
            "title": words.title,
            "prompt": words.prompt,
            "given": self._table(),
            "fields": [self._field(field, said[field.name]) for field in self._task.fields],
            "hints": words.hints,
            "solution": words.solution,
            "worked": [plain(said) for text in words.worked for said in filled(text, self._posed)],
        }

    def _field(self, field: Field, said: Mapping[str, str]) -> dict[str, Any]:
        words = self._words.fields[field.name]
        if isinstance(field, Text):
            told = {"name": field.name, "label": words["label"], "said": said}
            rubric = self._words.rubric.get(field.name, "")
            return {**told, "kind": "text", "rows": field.rows, "hint": weight_hint(field), "rubric": rubric}
        shared = {
            "name": field.name,
            "label": words["label"],
            "key": self._key()[field.name],
            "mistakes": self._posed.mistakes[field.name],
            "said": said,
        }
        if isinstance(field, Choice):
            options = [[code, words["options"][code]] for code in field.shuffled(f"{self.id}/{self.variant}")]
            return {**shared, "kind": "choice", "options": options}
        return {
            **shared,
            "kind": "number",
            "unit": words.get("unit", ""),
            "hint": scale_hint(field),
            "scale": field.scale,
            "low": field.low,
            "high": field.high,
            "absolute": field.absolute,
            "relative": field.relative,
        }

    def _table(self) -> str:
        """The data as an HTML table with translated headings."""
        if self._posed.shown.empty:
            return ""
        shown = self._posed.shown.reset_index()
        labels = [self._named(name) for name in shown.columns]
        heads = "".join(f'<th scope="col">{html.escape(label)}</th>' for label in labels)
        columns = [[self._shown(cell, places) for cell in shown[name]] for name, places in _places(shown)]
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
            for row in zip(*columns, strict=True)
        )
        table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        return table + "".join(
            f"<p>{html.escape(self._named(name))}: {number(value, decimals([value]))}</p>"
            for name, value in self.facts.items()
        )

    def _named(self, name: object) -> str:
        """A column, or a word in the data, as readers call it."""
        return _(self._task.columns.get(str(name), str(name)))

    def _shown(self, cell: object, places: int) -> str:
        return number(cell, places) if isinstance(cell, float) else self._named(cell)

    def _fallback(self) -> str:
        """The task without scripts: what is asked, and that answering needs scripts."""
        words = self._words
        asked = "".join(
            _asked(words.fields[field.name], field, words.rubric.get(field.name, ""))
            for field in self._task.fields
        )
        note = _("Answering here needs scripts. On paper, or in the notebook, it works without.")
        title = f'<p class="cocrea-title">{self.id} {html.escape(words.title)}</p>'
        given = f'<div class="cocrea-given">{self._table()}</div>' if len(self._posed.shown) else ""
        return f"{title}{words.prompt}{given}<ol>{asked}</ol><p>{note}</p>"


def _asked(words: Mapping[str, Any], field: Field, rubric: str) -> str:
    """One question on paper, with its options or its rubric where it has some."""
    options = [words["options"][code] for code in field.options] if isinstance(field, Choice) else []
    listed = "".join(f"<li>{html.escape(option)}</li>" for option in options)
    judged = rubric and f"<details><summary>{_('Rubric')}</summary>{rubric}</details>"
    return f"<li>{html.escape(words['label'])}{listed and f'<ul>{listed}</ul>'}{judged}</li>"


def _places(table: pd.DataFrame) -> Iterator[tuple[str, int]]:
    """Each column with the decimals that its numbers need."""
    for name in table.columns:
        is_float = pd.api.types.is_float_dtype(table[name])
        yield name, decimals(table[name]) if is_float else 0


def decimals(values: Iterable[float], most: int = 4) -> int:
    """The fewest decimals that show all `values` as they are, up to `most`.

    >>> from cocrea.tasks.posed import decimals
    >>> decimals([0.004, 0.03, 0.21]), decimals([-0.2, -1.5]), decimals([1 / 3])
    (3, 1, 4)
    """
    found = [value for value in values if value == value]
    return next(n for n in range(most + 1) if n == most or all(abs(v - round(v, n)) < 1e-9 for v in found))


def _record(answer: sheet.Answer) -> None:
    """Save the answer with the cell's output, where there is a notebook to save it in."""
    from IPython.core.getipython import get_ipython  # here: a plain script has no output to save
    from IPython.display import display

    if get_ipython() is not None:
        display(sheet.bundle(sheet.sheet([answer])), raw=True)
