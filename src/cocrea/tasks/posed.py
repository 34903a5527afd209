"""A task put to one reader: its data drawn, its words in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from cocrea.language import _
from cocrea.tasks import sheet
from cocrea.tasks.feedback import said_of
from cocrea.tasks.form import fallback, payload
from cocrea.tasks.judge import judge
from cocrea.tasks.key import Key, key_of
from cocrea.tasks.prose import prose
from cocrea.tasks.question import Question, question_of
from cocrea.tasks.task import Task, Text, unknown_field
from cocrea.tasks.verdicts import Line, Verdicts
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

    @property
    def edition(self) -> str:
        """Counts up when the task changes so that answers to the old one no longer count."""
        return self._task.edition

    @cached_property
    def _posed(self) -> Task:
        return self._task.variant(self.variant)

    # -- the data ----------------------------------------------------------------------

    @property
    def given(self) -> pd.DataFrame:
        """The data of this variant, a fresh copy each time."""
        return self._posed.given.copy()

    @property
    def shown(self) -> pd.DataFrame:
        """The table that the page shows of this variant: the data, or what is said of them."""
        return self._posed.shown.copy()

    @property
    def facts(self) -> dict[str, Any]:
        """What is given beside the table, where anything is."""
        return dict(self._posed.facts)

    # -- question and key --------------------------------------------------------------

    def question(self) -> Question:
        """What may be shown to whoever answers, in the language in force: no key is in it."""
        return question_of(self._posed, self.variant, prose(self.id))

    def key(self) -> Key:
        """What is right, what each mistake would answer and mean, and the worked solution.

        >>> from cocrea import tasks
        >>> round(tasks.get("E4.1").key().fields["chain"].right, 1)
        72.7
        """
        return key_of(self._posed, prose(self.id))

    def judge(self, answers: Mapping[str, object]) -> Verdicts:
        """Judge the answers (by field), without recording them.

        An answer is a number, text as typed ("12,5"), or the code of an option; ``...``
        stands for no answer yet. A field the task does not have raises CocreaError.
        """
        if unknown := sorted(answers.keys() - set(self._task.names)):
            raise unknown_field(self.id, unknown, self._task.names)
        asked, key = self.question().fields, self.key().fields
        lines = []
        for field, shown in zip(self._task.fields, asked, strict=True):
            held = key[field.name]
            judged = judge(answers.get(field.name), field, held.right, held.mistakes)
            said = said_of(judged, {**shown.said, **held.said})
            lines.append(Line(field.name, shown.label.text, judged, said, isinstance(field, Text)))
        return Verdicts(tuple(lines))

    # -- answering ---------------------------------------------------------------------

    def check(self, **answers: object) -> Verdicts:
        """Judge the answers, as `judge` does, and record them on an answer sheet in the cell's output.

        Unsigned answers count as practice; a line says how to sign.
        """
        verdicts = self.judge(answers)
        if not any(line.judged.typed for line in verdicts.lines):
            return verdicts
        _record(self.recorded(verdicts))
        if sheet.signature()["student"] is not None:
            return verdicts
        note = _('Not signed: practice. To hand this in, run tasks.sign("your-id"), then this cell again.')
        return Verdicts(verdicts.lines, note)

    def recorded(self, verdicts: Verdicts) -> sheet.Answered:
        """The answers as they stand on an answer sheet: as typed and as read, without the verdicts."""
        fields = {
            line.name: sheet.Given(typed=line.judged.typed, read=line.judged.read) for line in verdicts.lines
        }
        return sheet.Answered(
            task=self.id, variant=self.variant, edition=self.edition, fields=fields, time=sheet.now()
        )

    def form(self) -> TaskForm:
        """The task as a form to fill in, on the page or in a notebook."""
        question = self.question()
        whole = payload(question, self.key())
        return TaskForm(payload=whole, fallback=fallback(question), saved_as=sheet.bundle)


def _record(answer: sheet.Answered) -> None:
    """Save the answer with the cell's output, where there is a notebook to save it in."""
    from IPython.core.getipython import get_ipython  # here: a plain script has no output to save
    from IPython.display import display

    if get_ipython() is not None:
        display(sheet.bundle(sheet.sheet([answer])), raw=True)
