"""Who is in the class: ids from a CSV file, or as they come."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.survey.check import separator
from cocrea.tasks.sheet import as_id

COLUMN = "student"

Roster = str | PathLike[str] | Iterable[object]


def ids(roster: Roster) -> tuple[str, ...]:
    """The ids of a roster, each once: a CSV file (see `read_roster`), or text and numbers.

    >>> from cocrea.kit.roster import ids
    >>> ids(["s01", 20231234, "s01 "])
    ('s01', '20231234')
    """
    if isinstance(roster, str | PathLike):
        return read_roster(roster)
    return tuple(dict.fromkeys(filter(None, map(as_id, roster))))


def read_roster(path: str | PathLike[str]) -> tuple[str, ...]:
    """The student or team ids in a CSV file: its column “student”, or else its first column.

    Commas, semicolons or tabs between columns. A file without the word “student” in its
    first line has no header: every line is a student. Raises CocreaError where the file is
    not there, is no text in UTF-8, or names nobody.
    """
    lines = [cells for cells in _lines(_text(Path(path)), str(path)) if any(cells)]
    header = [cell.lower() for cell in lines[0]] if lines else []
    column, first = (header.index(COLUMN), 1) if COLUMN in header else (0, 0)
    found = ids(cells[column] or None for cells in lines[first:] if column < len(cells))
    if not found:
        raise CocreaError(
            "roster.empty",
            N_("“{path}” names no student. Write one id a line, in a column “{column}”."),
            path=str(path),
            column=COLUMN,
        )
    return found


def _lines(text: str, path: str) -> list[list[str]]:
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), strict=True)
        return [[cell.strip() for cell in cells] for cells in reader]
    except csv.Error as error:
        raise CocreaError(
            "roster.quotes",
            N_("“{path}” is no CSV file ({detail}). Look for a quotation mark that is not closed."),
            path=path,
            detail=str(error),
        ) from error


def _text(path: Path) -> str:
    if not path.exists():
        raise CocreaError(
            "roster.not-found",
            N_("There is no file “{path}”. Check the name and the folder."),
            path=str(path),
        )
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CocreaError(
            "roster.unreadable",
            N_("“{path}” cannot be read ({reason}). Copy it to another folder and try again."),
            path=str(path),
            reason=error.strerror or str(error),
        ) from error
    except UnicodeDecodeError as error:
        raise CocreaError(
            "roster.encoding",
            N_("“{path}” is not text in UTF-8. Save it again as “CSV UTF-8”, so that no letter is misread."),
            path=str(path),
        ) from error
