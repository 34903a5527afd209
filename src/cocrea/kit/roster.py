"""Who is in the class: ids from a CSV file, or as they come."""

from __future__ import annotations

import csv
import io
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.survey.check import separator
from cocrea.tasks.sheet import as_id

COLUMN = "student"
# What a column of ids is called; where several are there, the first of these has them (a file
# with “matrícula” and “alumno” holds the names in the other).
HEADERS = (COLUMN, "student id", "matricula", "id", "team", "equipo", "estudiante", "alumno")
SEPARATOR = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)  # a first line that Excel writes for itself

Roster = str | PathLike[str] | Iterable[object]


def ids(roster: Roster) -> tuple[str, ...]:
    """The ids of a roster, each once: a CSV file (see `read_roster`), a table, or text and numbers.

    >>> from cocrea.kit.roster import ids
    >>> ids(["s01", 20231234, "s01 ", None])
    ('s01', '20231234')
    """
    if isinstance(roster, str | PathLike):
        return read_roster(roster)
    if isinstance(roster, pd.DataFrame):
        column = _column([str(name) for name in roster]) or 0
        return ids(roster.iloc[:, column]) if column < roster.shape[1] else ()
    if isinstance(roster, bytes | bytearray) or not isinstance(roster, Iterable):
        raise _no_roster(roster)
    named = (as_id(one) for one in roster if not _is_missing(one))
    return tuple(dict.fromkeys(id for id in named if id))


def read_roster(path: str | PathLike[str]) -> tuple[str, ...]:
    """The student or team ids in a CSV file: its column “student”, or else its first column.

    Commas, semicolons or tabs between columns. The column may also be called “student id”,
    “id”, “team”, “matrícula”, “estudiante”, “alumno” or “equipo”; a file with none of these in
    its first line has no header: every line is a student. Raises CocreaError where the file is
    not there, is no text in UTF-8, names nobody, or holds what cannot be an id.
    """
    if not isinstance(path, str | PathLike):
        raise _no_roster(path)
    lines = list(_lines(_text(Path(path)), str(path)))
    column = _column(lines[0][1]) if lines else None
    found = (
        _id(cells[column or 0], str(path), line)
        for line, cells in lines[0 if column is None else 1 :]
        if len(cells) > (column or 0) and cells[column or 0]
    )
    students = tuple(dict.fromkeys(found))
    if not students:
        raise CocreaError(
            "roster.empty",
            N_("“{path}” names no student. Write one id a line, in a column “{column}”."),
            path=str(path),
            column=COLUMN,
        )
    return students


def _column(header: Sequence[str]) -> int | None:
    """Where the ids stand, by what the columns are called; None where none of them says so."""
    names = [_folded(cell) for cell in header]
    return next((names.index(name) for name in HEADERS if name in names), None)


def _folded(cell: str) -> str:
    """In small letters, without accents, words apart by spaces: “Student_ID” as “student id”."""
    letters = unicodedata.normalize("NFKD", cell.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.split(r"[\W_]+", bare)).strip()


def _id(cell: str, path: str, line: int) -> str:
    try:
        return as_id(cell) or ""
    except CocreaError as error:
        raise CocreaError(
            "roster.id", N_("“{path}”, line {line}: {problem}"), path=path, line=line, problem=str(error)
        ) from error


def _is_missing(one: Any) -> bool:
    """Whether a cell of a list or a table is empty, however pandas says so."""
    if isinstance(one, str):
        return not one.strip()
    return bool(pd.api.types.is_scalar(one) and pd.isna(one))


def _lines(text: str, path: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold anything, by their numbers in the file."""
    told = SEPARATOR.match(text)
    rest = text[told.end() :] if told else text
    reader = csv.reader(
        io.StringIO(rest, newline=""), delimiter=told[1] if told else separator(rest), strict=True
    )
    try:
        for row in reader:
            if any(cells := [cell.strip() for cell in row]):
                yield reader.line_num + bool(told), cells
    except csv.Error as error:
        raise CocreaError(
            "roster.quotes",
            N_("“{path}” is no CSV file ({detail}). Look for a quotation mark that is not closed."),
            path=path,
            detail=str(error),
        ) from error


def _text(path: Path) -> str:
    if not os.path.exists(path):  # where the path is too long, Path.exists raises
        raise CocreaError(
            "roster.not-found",
            N_("There is no file “{path}”. Check the name and the folder."),
            path=str(path),
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CocreaError(
            "roster.unreadable",
            N_("“{path}” cannot be read ({reason}). Copy it to another folder and try again."),
            path=str(path),
            reason=error.strerror or str(error),
        ) from error
    except UnicodeDecodeError as error:
        raise _no_text(path) from error
    if "\0" in text:  # a workbook, or text in UTF-16
        raise _no_text(path)
    return text


def _no_text(path: Path) -> CocreaError:
    return CocreaError(
        "roster.encoding",
        N_("“{path}” is not text in UTF-8. Save it again as “CSV UTF-8”, so that no letter is misread."),
        path=str(path),
    )


def _no_roster(given: object) -> CocreaError:
    return CocreaError(
        "roster.kind",
        N_("A roster is a CSV file or a list of ids; here is “{given}”."),
        given=type(given).__name__,
    )
