"""The answer sheet: what a reader answered, as typed and as read, and nothing else.

It is read, never run. The same sheet is written by `task.check` and the form into a
notebook's output (under `MIME`), downloaded from a page as JSON, and copied as lines
of text. ``answer-sheet.schema.json`` describes it; `cocrea.kit.read_sheets` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypedDict
from urllib.parse import quote, unquote
from zlib import crc32

from cocrea.errors import CocreaError
from cocrea.language import N_, language, read_number

SCHEMA = "cocrea-answers/1"
MIME = "application/vnd.cocrea.answers.v1+json"
EDITION = "1"  # counts up when a task changes so that answers to the old one no longer count

ABOUT = ("student", "assignment", "edition", "language")


class Given(TypedDict):
    """One answer: as typed, and as read (None where it could not be read)."""

    typed: str
    read: float | str | None


class Answer(TypedDict):
    """The answers to one task, given at one time (ISO 8601, UTC)."""

    task: str
    variant: str
    fields: dict[str, Given]
    time: str


class Sheet(TypedDict):
    """What one student, or one team, answered."""

    schema: str
    student: str | None
    assignment: str | None
    edition: str
    language: str
    practice: bool
    answers: list[Answer]


_signature: dict[str, str | None] = {"student": None, "assignment": None}


def sign(student: str | None, assignment: str | None = None) -> None:
    """Put this student's (or team's) id, and the assignment, on the sheets that follow.

    >>> from cocrea.tasks import sheet
    >>> sheet.sign("team-4", assignment="week 4"); sheet.signature()
    {'student': 'team-4', 'assignment': 'week 4'}
    >>> sheet.sign(None)
    """
    _signature.update(student=student or None, assignment=assignment or None)


def signature() -> dict[str, str | None]:
    """Who signs the sheets of this session."""
    return dict(_signature)


def now() -> str:
    """The time to the second, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def sheet(answers: Sequence[Answer], *, practice: bool = True) -> Sheet:
    """An answer sheet in the language in force, signed as `sign` said."""
    return Sheet(
        schema=SCHEMA,
        student=_signature["student"],
        assignment=_signature["assignment"],
        edition=EDITION,
        language=language(),
        practice=practice,
        answers=list(answers),
    )


def bundle(filled: Mapping[str, Any]) -> dict[str, Any]:
    """What Jupyter saves with the cell: the sheet under our MIME type, beside its text."""
    return {"text/plain": to_text(filled), MIME: dict(filled)}


def to_text(filled: Mapping[str, Any]) -> str:
    """The sheet as text to paste, one line for each task.

    A checksum at the end tells a line that was cut or changed on its way. An answer
    that could not be read as a number has ``?=``.

    >>> from cocrea.tasks.sheet import Answer, from_text, sheet, to_text
    >>> answer = Answer(task="E4.5", variant="book", time="2026-01-01T10:00:00Z",
    ...                 fields={"below": {"typed": "12,5", "read": 12.5}})
    >>> print(to_text(sheet([answer])))
    cocrea-answers/1 edition=1 language=en practice=yes task=E4.5 variant=book time=2026-01-01T10:00:00Z | \
below=12,5 | check=12481903
    >>> from_text(to_text(sheet([answer]))) == sheet([answer])
    True
    """
    return "\n".join(_line(filled, answer) for answer in filled["answers"])


def _line(filled: Mapping[str, Any], answer: Mapping[str, Any]) -> str:
    about = {
        **{name: filled[name] for name in ABOUT if filled[name] is not None},
        "practice": "yes" if filled["practice"] else "no",
        **{name: answer[name] for name in ("task", "variant", "time")},
    }
    told = " ".join(f"{name}={_quoted(value)}" for name, value in about.items())
    answers = " ".join(
        f"{name}{'?' if given['read'] is None else ''}={_quoted(given['typed'])}"
        for name, given in answer["fields"].items()
    )
    line = f"{SCHEMA} {told} | {answers}"
    return f"{line} | check={_checksum(line)}"


def from_text(line: str) -> Sheet:
    """The sheet in one pasted line; CocreaError where it was cut, changed or is no such line."""
    bare = " ".join(line.split())
    found = re.fullmatch(rf"({re.escape(SCHEMA)} (.*) \| (.*)) \| check=([0-9a-f]{{8}})", bare)
    if not found or _checksum(found[1]) != found[4]:
        raise _damaged(bare)
    about, answers = (dict(_pair(pair) for pair in part.split()) for part in (found[2], found[3]))
    try:
        answer = Answer(
            task=about["task"],
            variant=about["variant"],
            fields=dict(map(_given, answers.items())),
            time=about["time"],
        )
        return Sheet(
            schema=SCHEMA,
            student=about.get("student"),
            assignment=about.get("assignment"),
            edition=about["edition"],
            language=about["language"],
            practice=about["practice"] == "yes",
            answers=[answer],
        )
    except KeyError as missing:
        raise _damaged(bare) from missing


def _damaged(line: str) -> CocreaError:
    return CocreaError(
        "sheet.text-damaged",
        N_(
            "“{line}…” is no complete line of answers: it was cut or changed on its way. "
            "Copy it again, whole."
        ),
        line=line[:60],
    )


def _given(pair: tuple[str, str]) -> tuple[str, Given]:
    name, typed = pair
    if name.endswith("?"):
        return name[:-1], Given(typed=typed, read=None)
    try:
        return name, Given(typed=typed, read=read_number(typed))
    except ValueError:
        return name, Given(typed=typed, read=typed)


def _pair(text: str) -> tuple[str, str]:
    name, _equals, value = text.partition("=")
    return name, unquote(value)


def _quoted(value: str) -> str:
    return quote(value, safe="!*'(),+:")


def _checksum(line: str) -> str:
    return f"{crc32(line.encode()):08x}"
