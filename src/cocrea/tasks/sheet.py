"""The answer sheet: what a reader answered, as typed and as read, and nothing else.

It is read, never run. The same sheet is written by `task.check` and the form into a
notebook's output (under `MIME`), downloaded from a page as JSON, and copied as lines
of text. ``answer-sheet.schema.json`` defines it: the tests hold the types below, the
line of text and the page's script to it. `cocrea.kit.read_sheets` reads it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from numbers import Integral, Real
from typing import Any, TypedDict
from urllib.parse import quote, unquote
from uuid import UUID
from zlib import crc32

from cocrea.errors import CocreaError
from cocrea.language import N_, language, read_number
from cocrea.tasks.judge import as_typed, without_unit

SCHEMA = "cocrea-answers/2"
MIME = "application/vnd.cocrea.answers.v2+json"

# Version 1 had one edition for all tasks, on the sheet. It is still read (`brought_up`).
SCHEMA_1 = "cocrea-answers/1"
MIME_1 = "application/vnd.cocrea.answers.v1+json"

FAMILY = "cocrea-answers/"  # what the name of every version begins with; its number follows
MIMES = re.compile(r"application/vnd\.cocrea\.answers\.v[0-9]+\+json")  # those of every version

LONGEST_ID = 100  # characters of a student's, a team's or an assignment's name


class Given(TypedDict):
    """One answer: as typed, and as read (None where it could not be read)."""

    typed: str
    read: float | str | None


class Answered(TypedDict):
    """The answers to one task, in the edition it had then, given at one time (ISO 8601, UTC)."""

    task: str
    variant: str
    edition: str
    fields: dict[str, Given]
    time: str


class Sheet(TypedDict):
    """What one student, or one team, answered."""

    schema: str
    student: str | None
    assignment: str | None
    language: str
    practice: bool
    answers: list[Answered]


# What a line of text says of the sheet and of one answer, in this order.
OF_SHEET = tuple(name for name in Sheet.__annotations__ if name not in ("schema", "answers"))
OF_ANSWER = tuple(name for name in Answered.__annotations__ if name != "fields")

_signature: dict[str, str | None] = {"student": None, "assignment": None}


def sign(student: object, assignment: object = None) -> None:
    """Put this student's (or team's) id, and the assignment, on the sheets that follow.

    Text or a number; ``...`` or None takes the signature away. Raises CocreaError for
    an id that is blank, longer than 100 characters, anything else, or cannot be seen.

    >>> from cocrea.tasks import sheet
    >>> sheet.sign("team-4", assignment="week 4"); sheet.signature()
    {'student': 'team-4', 'assignment': 'week 4'}
    >>> sheet.sign(20231234); sheet.signature()["student"]
    '20231234'
    >>> sheet.sign(...)
    """
    _signature.update(student=as_id(student), assignment=as_id(assignment))


def as_id(given: object) -> str | None:
    """`given` as it stands on a sheet, with single spaces; None where nothing is given."""
    if given is None or given is ...:
        return None
    text = " ".join(as_typed(given).split())
    if not _can_be_id(given):
        raise CocreaError(
            "sheet.id-kind",
            N_("An id is text or a number, such as “team-4” or 20231234; “{given}” is neither."),
            given=text[:60],
        )
    if not text.isprintable() or "�" in text:
        raise CocreaError(
            "sheet.id-characters",
            N_("An id is made of characters that can be seen; “{given}” has one that cannot."),
            given="".join(letter if letter.isprintable() else "�" for letter in text[:60]),
        )
    if not 0 < len(text) <= LONGEST_ID:
        raise CocreaError(
            "sheet.id",
            N_("An id is text or a number of 1 to {most} characters, such as “team-4”; here are {length}."),
            most=LONGEST_ID,
            length=len(text),
        )
    return text


def _can_be_id(given: object) -> bool:
    """Text, a number that can be counted with, or the ids that databases make (UUID)."""
    if isinstance(given, Decimal):
        return given.is_finite()
    if isinstance(given, Integral):
        return not isinstance(given, bool)
    return isinstance(given, str | UUID) or (isinstance(given, Real) and math.isfinite(given))


def signature() -> dict[str, str | None]:
    """Who signs the sheets of this session."""
    return dict(_signature)


def now() -> str:
    """The time to the second, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def sheet(answers: Sequence[Answered], *, practice: bool = True) -> Sheet:
    """An answer sheet in the language in force, signed as `sign` said."""
    return Sheet(
        schema=SCHEMA,
        student=_signature["student"],
        assignment=_signature["assignment"],
        language=language(),
        practice=practice,
        answers=list(answers),
    )


def bundle(filled: Sheet) -> dict[str, Any]:
    """What Jupyter saves with the cell: the sheet under our MIME type, beside its text."""
    return {"text/plain": to_text(filled), MIME: dict(filled)}


def version(schema: object) -> int:
    """The number of a version by the name of its schema; 0 where it is none of ours.

    >>> from cocrea.tasks.sheet import version
    >>> version("cocrea-answers/10"), version("answers/1")
    (10, 0)
    """
    found = re.fullmatch(rf"{re.escape(FAMILY)}([0-9]{{1,9}})", schema) if isinstance(schema, str) else None
    return int(found[1]) if found else 0


def brought_up(raw: Any) -> Any:
    """A sheet of version 1 as one of today's: its edition goes to each of its answers. Any other as it is.

    Nothing is checked here: what is no sheet stays none.
    """
    if not isinstance(raw, dict) or raw.get("schema") != SCHEMA_1 or not isinstance(raw.get("answers"), list):
        return raw
    kept = {name: value for name, value in raw.items() if name != "edition"}
    edition = {"edition": raw["edition"]} if "edition" in raw else {}
    answers = [{**answer, **edition} if isinstance(answer, dict) else answer for answer in raw["answers"]]
    return {**kept, "schema": SCHEMA, "answers": answers}


def to_text(filled: Sheet) -> str:
    """The sheet as text to paste, one line for each task.

    A checksum at the end tells a line that was cut or changed on its way. An answer
    that could not be read as a number has ``?=``.

    >>> from cocrea.tasks.sheet import Answered, from_text, sheet, to_text
    >>> answer = Answered(task="E4.5", variant="book", edition="1", time="2026-01-01T10:00:00Z",
    ...                   fields={"below": {"typed": "12,5", "read": 12.5}})
    >>> print(to_text(sheet([answer])))
    cocrea-answers/2 language=en practice=yes task=E4.5 variant=book edition=1 time=2026-01-01T10:00:00Z | \
below=12,5 | check=5fc7ac00
    >>> from_text(to_text(sheet([answer]))) == sheet([answer])
    True
    """
    return "\n".join(_line(filled, answer) for answer in filled["answers"])


def _line(filled: Sheet, answer: Answered) -> str:
    values: dict[str, Any] = {**filled, **answer}
    about = " ".join(
        f"{name}={_quoted(_as_text(values[name]))}"
        for name in (*OF_SHEET, *OF_ANSWER)
        if values[name] is not None
    )
    answers = " ".join(
        f"{name}{'?' if given['read'] is None else ''}={_quoted(given['typed'])}"
        for name, given in answer["fields"].items()
    )
    line = f"{SCHEMA} {about} | {answers}"
    return f"{line} | check={_checksum(line)}"


def _as_text(value: str | bool) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def from_text(line: str) -> Sheet:
    """The sheet in one pasted line, of this version or of the first.

    A line holds no fields' scales: what only they can read (``1,960``) is there as typed.

    Raises CocreaError where the line was cut or changed, or is no such line.
    """
    bare = " ".join(line.split())
    kinds = "|".join(map(re.escape, (SCHEMA, SCHEMA_1)))
    found = re.fullmatch(rf"((?:{kinds}) (.*) \| (.*)) \| check=([0-9a-f]{{8}})", bare)
    if not found or _checksum(found[1]) != found[4]:
        raise _damaged(bare)
    about, answers = (dict(_pair(pair) for pair in part.split()) for part in (found[2], found[3]))
    try:
        answer = Answered(
            task=about["task"],
            variant=about["variant"],
            edition=about["edition"],
            fields=dict(map(_given, answers.items())),
            time=about["time"],
        )
        return Sheet(
            schema=SCHEMA,
            student=about.get("student"),
            assignment=about.get("assignment"),
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
        return name, Given(typed=typed, read=read_number(without_unit(typed)[0]))
    except ValueError:
        return name, Given(typed=typed, read=typed)


def _pair(text: str) -> tuple[str, str]:
    name, _equals, value = text.partition("=")
    return name, unquote(value)


def _quoted(value: str) -> str:
    return quote(value, safe="!*'(),+:")


def _checksum(line: str) -> str:
    return f"{crc32(line.encode()):08x}"
