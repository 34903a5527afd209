"""TaskForm: an exercise to fill in, on a page without a kernel or in a notebook.

The browser judges the answers by itself, so the key travels with the form:
encoded, so that nobody reads it by accident, not secret. In a notebook every
check comes back to Python too and is saved with the cell's output.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

import traitlets
from IPython.display import display, update_display

from cocrea.language import _
from cocrea.widgets.front import Front

NOTHING_YET = {"text/plain": "", "text/html": "<!-- the answers, once checked -->"}


class TaskForm(Front):
    """The form of one task.

    `payload` is all that the browser needs; `fallback` is the task as HTML for a page
    without scripts; `saved_as` turns a checked answer sheet into the outputs (by MIME
    type) that a notebook saves below the form.
    """

    payload = traitlets.Unicode().tag(sync=True)
    record = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        payload: Mapping[str, Any],
        fallback: str,
        saved_as: Callable[[Any], dict[str, Any]],
    ) -> None:
        super().__init__(part="task", words=words(), payload=encoded(payload))
        self._title = f"{payload['task']} {payload['title']}"
        self._task = payload["task"]
        self._fallback = fallback
        self._saved_as = saved_as
        self._output = uuid4().hex
        self.observe(self._save, "record")

    def _save(self, change: Mapping[str, Any]) -> None:
        if change["new"]:
            update_display(self._saved_as(change["new"]), raw=True, display_id=self._output)

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, Any]:  # type: ignore[override]
        """The live form, and the bare question for pages without scripts."""
        return {
            "application/vnd.jupyter.widget-view+json": {
                "version_major": 2,
                "version_minor": 0,
                "model_id": self.model_id,
            },
            "text/html": f'<div class="cocrea-fallback" data-task="{self._task}">{self._fallback}</div>',
            "text/plain": self._title,
        }

    def _ipython_display_(self, **_kwargs: Any) -> None:
        """Show the form and, below it, keep a place for the record of the answers."""
        display(self._repr_mimebundle_(), raw=True)
        display(NOTHING_YET, raw=True, display_id=self._output)


def encoded(payload: Mapping[str, Any]) -> str:
    """The payload as base64 of JSON: `js/taskform.js` reads it back.

    >>> from cocrea.widgets.taskform import encoded
    >>> encoded({"a": 1})
    'eyJhIjoxfQ=='
    """
    return base64.b64encode(json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()).decode()


def words() -> dict[str, str]:
    """The words of the form's own controls, in the language in force."""
    return {
        "check": _("Check my answers"),
        "summary": _("{right} of {all} right."),
        "allRight": _("All right: well done."),
        "recorded": _("{done} of {all} recorded."),
        "rubric": _("Show me the rubric"),
        "or": _("Which did you mean?"),
        "use": _("Use {value}"),
        "hint": _("Show a hint"),
        "nextHint": _("Show the next hint"),
        "hintOf": _("Hint {n} of {all}"),
        "solution": _("Show the worked solution"),
        "solutionTitle": _("Worked solution"),
        "solutionLocked": _(
            "The worked solution opens once every part is checked: each number readable and on its scale."
        ),
        "withYourData": _("In this case"),
        "data": _("The data"),
        "mine": _("My answers"),
        "kept": _("Your answers are kept in this browser only, until you reset them or clear its data."),
        "notKept": _("This browser keeps nothing in this window: download your answers before you close it."),
        "student": _("Student or team id"),
        "studentHint": _("as your instructor gave it; leave empty to practise"),
        "download": _("Download answer sheet (JSON)"),
        "copy": _("Copy as text"),
        "copied": _("Copied. Paste it where your instructor asks for it."),
        "copyByHand": _("Select this text and copy it:"),
        "nothingChecked": _("Nothing to hand in yet: check your answers first."),
        "import": _("Import an answer sheet"),
        "imported": _("Imported. Tasks in the sheet: {n}."),
        "importFailed": _("“{file}” is not an answer sheet. Choose a JSON file that you downloaded here."),
        "importReplaces": _("Answers of yours that the sheet replaces: {n}."),
        "importSigns": _("Your id, “{mine}”, becomes “{theirs}”."),
        "importSure": _("Import it all the same?"),
        "importYes": _("Yes, replace"),
        "importNo": _("No, import nothing"),
        "reset": _("Reset this task"),
        "resetSure": _("Delete your answers to this task from this browser?"),
        "resetYes": _("Yes, delete"),
        "resetNo": _("No, keep them"),
        "resetDone": _("Reset."),
        "fileName": _("answers"),
    }
