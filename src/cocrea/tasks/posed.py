"""A task put to one reader: its data drawn, its words in the reader's language."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from cocrea.errors import CocreaError
from cocrea.language import _, language, number
from cocrea.tasks import sheet
from cocrea.tasks.feedback import messages, said_of, scale_hint
from cocrea.tasks.judge import Judged, judge
from cocrea.tasks.prose import Prose, prose
from cocrea.tasks.report import Line, Report
from cocrea.tasks.task import Choice, Field, Key, Task
from cocrea.widgets.taskform import TaskForm


class PosedTask:
    """What `tasks.get` gives: `given` is the data, `check` and `form` take the answers.

    >>> from cocrea import tasks
    >>> task = tasks.get("E4.5")
    >>> list(task.given.columns)
    ['adequate', 'desired', 'perceived']
    """

    def __init__(self, task: Task, variant: str) -> None:
        self._task = task
        self.variant = variant

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}=..." for name in self._task.names)
        return f"{self.id} ({self.variant}): task.given, task.check({fields}), task.form()"

    @property
    def id(self) -> str:
        return self._task.id

    @cached_property
    def _data(self) -> pd.DataFrame:
        return self._task.given(self.variant)

    @property
    def given(self) -> pd.DataFrame:
        """The data of this variant, a fresh copy each time."""
        return self._data.copy()

    def check(self, **answers: object) -> Report:
        """Judge the answers and record them on an answer sheet in the cell's output.

        An answer is a number, text as typed ("12,5"), or the code of an option; ``...``
        stands for no answer yet. A field the task does not have raises CocreaError.
        """
        if unknown := sorted(answers.keys() - set(self._task.names)):
            known = ", ".join(self._task.names)
            raise CocreaError("task.unknown-field", task=self.id, given=", ".join(unknown), known=known)
        judged = self._judge(answers)
        if any(each.typed for each in judged.values()):
            _record(self._answer(judged))
        words, said = self._words.fields, messages(self._task, self._words)
        return Report(
            tuple(
                Line(name, words[name]["label"], each, said_of(each, said[name]))
                for name, each in judged.items()
            )
        )

    def form(self) -> TaskForm:
        """The task as a form to fill in, on the page or in a notebook."""
        return TaskForm(payload=self._payload(), fallback=self._fallback(), saved_as=sheet.bundle)

    @property
    def _words(self) -> Prose:
        return prose(self.id)

    def _key(self) -> Key:
        return self._task.key(self._data)

    def _judge(self, answers: Mapping[str, object]) -> dict[str, Judged]:
        key, mistakes = self._key(), self._task.mistakes(self._data)
        return {
            field.name: judge(answers.get(field.name), field, key[field.name], mistakes[field.name])
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
            "worked": self._task.worked(self._data),
        }

    def _field(self, field: Field, said: Mapping[str, str]) -> dict[str, Any]:
        words = self._words.fields[field.name]
        shared = {
            "name": field.name,
            "label": words["label"],
            "key": self._key()[field.name],
            "mistakes": self._task.mistakes(self._data)[field.name],
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
        shown = self._data.reset_index()
        labels = [_(self._task.columns.get(str(name), str(name))) for name in shown.columns]
        heads = "".join(f'<th scope="col">{html.escape(label)}</th>' for label in labels)
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(_shown(cell))}</td>" for cell in row) + "</tr>"
            for row in shown.itertuples(index=False)
        )
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"

    def _fallback(self) -> str:
        """The task without scripts: what is asked, and that answering needs scripts."""
        words = self._words
        asked = "".join(_asked(words.fields[field.name], field) for field in self._task.fields)
        note = _("Answering here needs scripts. On paper, or in the notebook, it works without.")
        title = f'<p class="cocrea-title">{self.id} {html.escape(words.title)}</p>'
        given = f'<div class="cocrea-given">{self._table()}</div>'
        return f"{title}{words.prompt}{given}<ol>{asked}</ol><p>{note}</p>"


def _asked(words: Mapping[str, Any], field: Field) -> str:
    """One question on paper, with its options where it has some."""
    options = [words["options"][code] for code in field.options] if isinstance(field, Choice) else []
    listed = "".join(f"<li>{html.escape(option)}</li>" for option in options)
    return f"<li>{html.escape(words['label'])}{listed and f'<ul>{listed}</ul>'}</li>"


def _shown(cell: object) -> str:
    return number(cell, 2) if isinstance(cell, float) else str(cell)


def _record(answer: sheet.Answer) -> None:
    """Save the answer with the cell's output, where there is a notebook to save it in."""
    from IPython.core.getipython import get_ipython  # here: a plain script has no output to save
    from IPython.display import display

    if get_ipython() is not None:
        display(sheet.bundle(sheet.sheet([answer])), raw=True)
