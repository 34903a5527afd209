"""A question as a form: what the browser needs to work alone, and the question on paper without scripts."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any

from cocrea.language import _
from cocrea.tasks import sheet
from cocrea.tasks.feedback import ICONS
from cocrea.tasks.judge import LONGEST
from cocrea.tasks.key import Key
from cocrea.tasks.prose import Code, Part
from cocrea.tasks.question import Asked, Question


def payload(question: Question, key: Key | None = None) -> dict[str, Any]:
    """All that the form needs to work alone in a browser.

    Practice is public by design, key and all. Without a `key` there is nothing in it to
    give away.
    """
    asked = {
        "schema": sheet.SCHEMA,
        "longest": LONGEST,
        "icons": ICONS,
        "practice": key is not None,
        **sheet.signature(),
        "task": question.task,
        "variant": question.variant,
        "edition": question.edition,
        "language": question.language,
        "title": question.title.text,
        "time": _time(question),
        "prompt": passages_html(question.prompt),
        "given": question.given,
        "fields": [_field(field, key) for field in question.fields],
    }
    if key is None:
        return asked
    return {
        **asked,
        "hints": [hint.html for hint in key.hints],
        "solution": "\n".join(part.html for part in key.solution),
        "worked": [step.html for step in key.worked],
    }


def _field(asked: Asked, key: Key | None) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "name": asked.name,
        "kind": asked.kind,
        "label": asked.label.text,
        "said": asked.said,
    }
    if asked.kind == "number":
        shown |= {"hint": asked.hint, "unit": asked.unit, "spellings": [*asked.spellings]}
        shown |= {"scale": asked.scale}
        shown |= {"low": asked.low, "high": asked.high}
    elif asked.kind == "choice":
        shown["options"] = [[code, words.text] for code, words in asked.options]
    else:
        shown |= {"hint": asked.hint, "rows": asked.rows, "rubric": asked.rubric.html if asked.rubric else ""}
    if key is None:
        return shown
    right = key.fields[asked.name]
    shown["said"] = {**asked.said, **right.said}
    if asked.kind != "text":
        shown |= {"key": right.right, "mistakes": right.mistakes}
    if asked.kind == "number":
        shown |= {"tolerance": right.tolerance, "decimals": right.decimals}
    return shown


def passages_html(parts: Iterable[Part]) -> str:
    """The passages of a prompt; its code cells belong to the notebook."""
    return "\n".join(part.html for part in parts if not isinstance(part, Code))


def fallback(question: Question) -> str:
    """The task without scripts: what is asked, and that answering needs scripts."""
    asked = "".join(map(_on_paper, question.fields))
    note = _("Answering here needs scripts. On paper, or in the notebook, it works without.")
    title = f'<p class="cocrea-title">{question.task} {html.escape(question.title.text)}</p>'
    title += f'<p class="cocrea-task-time">{_time(question)}</p>'
    given = question.given and f'<div class="cocrea-given cocrea-table">{question.given}</div>'
    return f"{title}{passages_html(question.prompt)}{given}<ol>{asked}</ol><p>{note}</p>"


def _time(question: Question) -> str:
    return _("About {minutes} minutes", minutes=question.minutes)


def _on_paper(asked: Asked) -> str:
    """One field on paper, with its options or its rubric where it has some."""
    options = "".join(f"<li>{html.escape(words.text)}</li>" for _code, words in asked.options)
    rubric = asked.rubric.html if asked.rubric else ""
    judged = rubric and f"<details><summary>{_('Rubric')}</summary>{rubric}</details>"
    return f"<li>{html.escape(asked.label.text)}{options and f'<ul>{options}</ul>'}{judged}</li>"
