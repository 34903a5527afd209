"""A folder of handed-in files as one table. Files are read, never run.

Notebooks (``.ipynb``) are searched for the outputs that `task.check` and the form
saved, ``.json`` files are sheets downloaded from a page, and ``.txt`` files hold
pasted lines. Whatever cannot be used becomes a named problem in the table; no
file can stop the reading of the others.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib.resources import files
from os import PathLike
from pathlib import Path, PurePath
from typing import Any, NamedTuple, TypeVar

import pandas as pd

from cocrea import tasks
from cocrea.errors import CocreaError
from cocrea.kit.roster import Roster, ids
from cocrea.language import N_
from cocrea.tasks.judge import Read, read_answer
from cocrea.tasks.sheet import (
    FAMILY,
    MIMES,
    SCHEMA,
    Answered,
    Sheet,
    brought_up,
    from_text,
    version,
)
from cocrea.tasks.task import Task

T = TypeVar("T", list[Any], dict[str, Any])

# What no file can hold (a half of a character), or would command the terminal that shows the table.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Row(NamedTuple):
    """One answer to one field, or one problem of a file."""

    student: str = ""
    file: str = ""
    task: str = ""
    variant: str = ""
    field: str = ""
    typed: str = ""
    read: float | str | None = None
    time: str = ""
    problem: str = ""


def read_sheets(folder: str | PathLike[str], roster: Roster | None = None) -> pd.DataFrame:
    """All answers in the notebooks, sheets and pasted lines of `folder`.

    One row a field, with columns student, file, task, variant, field, typed, read,
    time and problem ("" where there is none). Of several checks of a task in one file
    the last counts. With a `roster` of student (or team) ids, or the path of a CSV file
    that holds them (`read_roster`), others are named as unknown, and who is on it and
    handed in nothing has a row that says so. `read` is read afresh from what was typed: a
    sheet cannot claim otherwise. Raises CocreaError where there is no such folder or roster.
    """
    if not isinstance(folder, str | PathLike) or not os.path.isdir(folder):
        raise CocreaError(
            "folder.not-found",
            N_("There is no folder “{path}”. Name the folder that holds what was handed in."),
            path=str(folder),
        )
    here = Path(folder)
    known = None if roster is None else dict.fromkeys(ids(roster))
    rows = [row for name in _handed_in(here) for row in _rows_of(here / name, name.as_posix())]
    checked = [*(_on_roster(row, known) for row in rows), *_twice(rows), *_absent(rows, known or ())]
    table = pd.DataFrame(map(_writable, checked), columns=list(Row._fields))
    return table.astype({"read": object})


def _handed_in(folder: Path) -> list[PurePath]:
    """The files to read, below `folder`; nothing hidden, and not the copies that macOS keeps beside them."""
    below = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(
        path
        for path in below
        if path.suffix.lower() in READERS
        and not any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
    )


def _writable(row: Row) -> Row:
    return Row._make(UNSEEN.sub("�", value) if isinstance(value, str) else value for value in row)


def _rows_of(path: Path, name: str) -> Iterator[Row]:
    """The rows of one file: what its last checks say, and its problems."""
    last: dict[tuple[str, str, str], list[Row]] = {}
    for sheet in _sheets_in(path):
        if isinstance(sheet, CocreaError):
            yield Row(file=name, problem=str(sheet))
            continue
        student = " ".join((sheet["student"] or "").split())
        for answer in sheet["answers"]:
            last[student, answer["task"], answer["variant"]] = list(_fields(answer, student, name))
    for rows in last.values():
        yield from rows


def _sheets_in(path: Path) -> Iterator[Sheet | CocreaError]:
    """The sheets of a file, and what is wrong with those that are none."""
    try:
        held = list(READERS[path.suffix.lower()](path.read_text(encoding="utf-8-sig")))
    except (OSError, ValueError, RecursionError) as error:
        yield _unreadable(error)
        return
    except CocreaError as problem:
        yield problem
        return
    said = [_sheet_or_problem(raw) for raw in held]
    if all(isinstance(one, dict) and not any(answer["fields"] for answer in one["answers"]) for one in said):
        yield CocreaError(
            "sheet.none-found",
            N_(
                "There are no recorded answers in here. "
                "Run the cell with task.check(…), save, and hand in again."
            ),
        )
        return
    yield from said


def _sheet_or_problem(raw: Any) -> Sheet | CocreaError:
    try:
        return _valid(raw)
    except CocreaError as problem:
        return problem
    except RecursionError as error:  # lists in lists, a thousand deep
        return _unreadable(error)


# --- finding sheets in a file -----------------------------------------------------------------------------


def _in_notebook(text: str) -> Iterator[Any]:
    """The sheets saved with the outputs of a notebook, from top to bottom."""
    whole = _json(text)
    cells = whole.get("cells") if isinstance(whole, dict) else None
    if not isinstance(cells, list):
        raise CocreaError(
            "sheet.not-a-notebook",
            N_("This file has the ending .ipynb but holds no notebook. Ask for it again."),
        )
    for cell in cells:
        for output in _part(cell, "outputs", list):
            for mime, saved in _part(output, "data", dict).items():
                if MIMES.fullmatch(mime) and saved is not None:
                    yield saved


def _part(whole: Any, name: str, kind: type[T]) -> T:
    """`whole[name]`; an empty one where a file that somebody changed has no such part."""
    part = whole.get(name) if isinstance(whole, dict) else None
    return part if isinstance(part, kind) else kind()


def _in_json(text: str) -> Iterator[Any]:
    yield _json(text)


def _in_text(text: str) -> Iterator[str]:
    """The pasted lines; a greeting around them does no harm."""
    for line in text.splitlines():
        start = line.find(FAMILY)
        if start >= 0:
            yield line[start:]


READERS = {".ipynb": _in_notebook, ".json": _in_json, ".txt": _in_text}


def _json(text: str) -> Any:
    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is no JSON")

    return json.loads(text, parse_constant=refuse)


def _unreadable(error: Exception) -> CocreaError:
    return CocreaError(
        "sheet.not-json",
        N_("This file cannot be read ({detail}). Ask for it again."),
        detail=f"{type(error).__name__}: {error}"[:120],
    )


# --- trusting a sheet -------------------------------------------------------------------------------------


def _valid(raw: Any) -> Sheet:
    """`raw` (a pasted line, or JSON) as a sheet of our version; CocreaError where it is none."""
    from jsonschema.exceptions import best_match  # here: only instructors need the schema's checker

    schema = raw.get("schema") if isinstance(raw, dict) else str(raw).partition(" ")[0]
    if version(schema) > version(SCHEMA):
        raise CocreaError(
            "sheet.newer",
            N_("This sheet (“{found}”) is newer than this cocrea reads ({known}). Update cocrea."),
            found=schema,
            known=SCHEMA,
        )
    sheet: Sheet = from_text(raw) if isinstance(raw, str) else brought_up(raw)
    if wrong := best_match(_checker().iter_errors(sheet)):
        where = "/".join(str(step) for step in wrong.absolute_path) or "top"
        raise CocreaError(
            "sheet.invalid",
            N_("This is not an answer sheet: at “{where}”, {detail}."),
            where=where,
            detail=wrong.message[:120],
        )
    return sheet


@cache
def _checker() -> Any:
    from jsonschema import Draft202012Validator

    schema = files("cocrea") / "tasks" / "answer-sheet.schema.json"
    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))


def _fields(answer: Answered, student: str, name: str) -> Iterator[Row]:
    """One row for each field of an answer, read afresh."""
    row = Row(student, name, answer["task"], answer["variant"], time=answer["time"])
    task = tasks.known().get(row.task)
    asked = {field.name: field for field in task.fields} if task else {}
    for field, given in answer["fields"].items():
        typed, read, unread = given["typed"], given["read"], ""
        if field in asked:
            _typed, read, unread = read_answer(typed, asked[field])
        problem = _problem_of(answer, task, field, read, unread)
        yield row._replace(field=field, typed=typed, read=read, problem=str(problem or ""))


def _problem_of(
    answer: Answered, task: type[Task] | None, field: str, read: Read, unread: str
) -> CocreaError | None:
    """What is wrong in one field, which reads as `read`, or for the reason `unread` does not."""
    given = answer["fields"][field]
    if task is None:
        return CocreaError(
            "sheet.unknown-task",
            N_("There is no task “{task}” in this edition. Compare the versions of cocrea."),
            task=answer["task"],
        )
    if answer["edition"] != task.edition:
        return CocreaError(
            "sheet.edition",
            N_(
                "Task {task} was answered in edition {written} and asks something else in edition {known}. "
                "Judge it by that edition, or ask for it again."
            ),
            task=answer["task"],
            written=answer["edition"],
            known=task.edition,
        )
    if field not in task.names:
        return CocreaError(
            "sheet.unknown-field",
            N_("Task {task} does not ask for “{field}”."),
            task=answer["task"],
            field=field,
        )
    if unread not in ("", "unanswered"):
        return CocreaError(
            "sheet.unreadable",
            N_("“{typed}” was not read as an answer. Ask the student what is meant."),
            typed=given["typed"],
        )
    if given["read"] not in (read, given["typed"]):  # a pasted line may hold a number as it was typed
        return CocreaError(
            "sheet.read-differs",
            N_("The sheet reads “{typed}” as {written}. It reads as {read}, which counts."),
            typed=given["typed"],
            written="–" if given["read"] is None else given["read"],
            read=read,
        )
    return None


# --- across files -----------------------------------------------------------------------------------------


def _on_roster(row: Row, known: Collection[str] | None) -> Row:
    """The row, its problem completed where its student is missing or unknown."""
    problem = _problem_with_student(row.student, known) if row.task else None
    return row._replace(problem=" ".join(filter(None, [row.problem, str(problem or "")])))


def _problem_with_student(student: str, known: Collection[str] | None) -> CocreaError | None:
    if not student:
        return CocreaError(
            "sheet.unsigned",
            N_('No student or team id. Sign with tasks.sign("your-id"), or type it under “My answers”.'),
        )
    if known is not None and student not in known:
        return CocreaError(
            "sheet.unknown-student",
            N_("“{student}” is not on the roster. Check the spelling, or add it."),
            student=student,
        )
    return None


def _twice(rows: Iterable[Row]) -> Iterator[Row]:
    """A row that names the files for every student and task found in more than one."""
    where: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        if row.student and row.task:
            names = where.setdefault((row.student, row.task, row.variant), [])
            names += [row.file] if row.file not in names else []
    for (student, task, variant), names in where.items():
        if len(names) > 1:
            problem = CocreaError(
                "sheet.twice",
                N_("{student} answered {task} in several files: {files}. Keep one of them."),
                student=student,
                task=task,
                files=", ".join(names),
            )
            yield Row(student=student, file=names[0], task=task, variant=variant, problem=str(problem))


def _absent(rows: Iterable[Row], known: Iterable[str]) -> Iterator[Row]:
    """A row for everyone on the roster of whom nothing was found."""
    present = {row.student for row in rows}
    for student in known:
        if student not in present:
            problem = CocreaError(
                "sheet.absent",
                N_("No answers of “{student}” were found. Look among the files without an id, then ask."),
                student=student,
            )
            yield Row(student=student, problem=str(problem))
