"""Check a survey, a file or a table: every problem at once, each with its place and its mending.

Nothing here raises for what is in a survey, and nothing writes.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from os import PathLike
from os.path import isdir
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from cocrea.arguments import single_values
from cocrea.errors import CocreaError
from cocrea.language import N_, Ambiguous, read_number
from cocrea.survey.schema import (
    ERROR,
    IDS,
    KNOWN,
    MISSING,
    NUMERIC,
    RATINGS,
    REQUIRED,
    WARNING,
    Finding,
    Scale,
)

Row = dict[str, str]


class Checked(NamedTuple):
    """The table of a survey, its index the rows as a spreadsheet shows them, and the findings.

    Ids are text, ratings and weights numbers (NaN without an answer), all else is as it was given.
    """

    table: pd.DataFrame
    findings: list[Finding]


def checked(
    given: str | PathLike[str] | pd.DataFrame, moments: Collection[str] | None, scale: Scale
) -> Checked:
    """The survey read once: what it holds and what was found."""
    low, high = scale
    known = None if moments is None else _known(moments)
    if isinstance(given, pd.DataFrame):
        rows, findings = _table_rows(given)
    else:
        text, findings = _text(given)
        rows, wrong = (None, []) if text is None else _rows(text)
        findings += wrong
    if rows is None:
        return Checked(pd.DataFrame(), findings)
    numbers: list[dict[str, float]] = []
    for number, row in rows:
        values, wrong = _numbers(number, row)
        numbers.append(values)
        findings += wrong
        findings += _check_ids(number, row, known)
        findings += _check_numbers(number, row, values, low, high)
    findings += _check_columns([row for _, row in rows])
    return Checked(_table(given, rows, numbers), findings)


def _table(given: Any, rows: list[tuple[int, Row]], numbers: list[dict[str, float]]) -> pd.DataFrame:
    """The rows as a table; of one that was given as a table the other columns keep their types."""
    table = pd.DataFrame([row for _, row in rows], index=[number for number, _ in rows])
    table = table.drop(columns="", errors="ignore")  # what has no heading cannot be asked for
    if isinstance(given, pd.DataFrame):
        header = _header(given)
        for column in set(table.columns) - set(KNOWN):
            table[column] = given.iloc[:, header.index(column)].to_numpy()
    for column in set(NUMERIC) & set(table.columns):
        table[column] = [values[column] for values in numbers]
    return table


def _known(moments: Collection[str]) -> list[str]:
    """The moments that may appear, as a file would hold their ids; of a dictionary of names the ids."""
    ids = list(moments) if isinstance(moments, Mapping) else moments
    return [cell(moment) for moment in single_values("moments", ids)]


def _text(path: str | PathLike[str]) -> tuple[str | None, list[Finding]]:
    """The file as text, or the finding that says why there is none."""
    if not isinstance(path, str | PathLike) or "\0" in str(path):
        raise CocreaError(
            "survey.path",
            N_("The path of the survey file must be text, such as “survey.csv”; it is {given}."),
            given=repr(path),
        )
    try:
        content = Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None, [Finding("file.not-found", ERROR)]
    except (OSError, UnicodeError) as error:  # the latter: no file can have such a name
        if isdir(path):
            return None, [Finding("file.folder", ERROR)]
        reason = getattr(error, "strerror", None) or type(error).__name__
        return None, [Finding("file.unreadable", ERROR, facts={"reason": reason})]
    if b"\0" in content:
        return None, [Finding("file.not-text", ERROR)]
    try:
        text, findings = content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        # Go on in the encoding of older spreadsheets, so that the other findings come too.
        text, findings = content.decode("cp1252", errors="replace"), [Finding("file.encoding", ERROR, row)]
    if not text.strip():
        return None, [Finding("file.empty", ERROR)]
    return text, findings


def _table_rows(table: pd.DataFrame) -> tuple[list[tuple[int, Row]] | None, list[Finding]]:
    """The rows of a table as a file would hold them, so that one check serves both."""
    header = _header(table)
    findings = _check_header(1, header)
    if findings:
        return None, findings
    if table.empty:
        return None, [Finding("table.empty", ERROR)]
    columns = [[cell(value) for value in table.iloc[:, place]] for place in range(len(header))]
    return [
        (number, dict(zip(header, cells, strict=True)))
        for number, cells in enumerate(zip(*columns, strict=True), 2)
    ], []


def _header(table: pd.DataFrame) -> list[str]:
    return [str(name).strip().lower() for name in table.columns]


def cell(value: Any) -> str:
    """What a value looks like in a file: whole numbers without point, nothing for no answer.

    >>> cell(3.0), cell(" deli "), cell(None)
    ('3', 'deli', '')
    """
    if isinstance(value, str):
        return value.strip()
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return ""
    if isinstance(value, bool | np.bool_):
        return str(int(value))
    if isinstance(value, float | np.floating):
        return np.format_float_positional(value, trim="-")
    return str(value).strip()


def _rows(text: str) -> tuple[list[tuple[int, Row]] | None, list[Finding]]:
    """The rows below the header, by column name, each with its row number."""
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), strict=True)
        records = [(number, [cell.strip() for cell in record]) for number, record in enumerate(reader, 1)]
    except csv.Error:
        return None, [Finding("file.quotes", ERROR)]
    filled = [(number, cells) for number, cells in records if any(cells)]
    if not filled:
        return None, [Finding("file.empty", ERROR)]
    (number, header), *body = filled
    header = [name.lower() for name in header]
    findings = _check_header(number, header)
    if findings:
        return None, findings
    if not body:
        return None, [Finding("file.empty", ERROR)]
    rows = []
    for number, cells in body:
        if len(cells) < len(header) or any(cells[len(header) :]):
            facts = {"given": len(cells), "expected": len(header)}
            findings.append(Finding("row.length", ERROR, number, facts=facts))
        else:
            rows.append((number, dict(zip(header, cells, strict=False))))
    return (rows or None), findings


def separator(text: str) -> str:
    """What parts the columns of a CSV file: comma, semicolon or tab, whichever its first line has most."""
    return max(",;\t", key=next(iter(text.lstrip().splitlines()), "").count)


def _check_header(number: int, header: list[str]) -> list[Finding]:
    """The required columns are there, and none is there twice."""
    found = ", ".join(filter(None, header))
    missing = [column for column in REQUIRED if column not in header]
    twice = [name for name, times in Counter(filter(None, header)).items() if times > 1]
    return [
        *(Finding("column.missing", ERROR, number, column, facts={"found": found}) for column in missing),
        *(Finding("column.twice", ERROR, number, column) for column in twice),
    ]


def _numbers(number: int, row: Row) -> tuple[dict[str, float], list[Finding]]:
    """The cells of one row that must hold numbers; NaN where there is no answer."""
    values, findings = {}, []
    for column in NUMERIC:
        if column not in row:
            continue
        text, values[column] = row[column], float("nan")
        if text.lower() in MISSING:
            continue
        try:
            values[column] = read_number(text)
        except Ambiguous:
            findings.append(Finding("answer.ambiguous", ERROR, number, column, text))
        except ValueError:
            findings.append(Finding("answer.not-a-number", ERROR, number, column, text))
    return values, findings


def _check_ids(number: int, row: Row, known: list[str] | None) -> Iterator[Finding]:
    """Who and which moment: both given, the moment known."""
    empty = [column for column in IDS if not row[column]]
    for column in empty:
        yield Finding("id.missing", ERROR, number, column, "")
    if empty:
        return
    moment = row["moment_id"]
    if known is not None and moment not in known:
        yield Finding("moment.unknown", ERROR, number, "moment_id", moment, {"known": ", ".join(known)})


def _check_numbers(
    number: int, row: Row, values: dict[str, float], low: float, high: float
) -> Iterator[Finding]:
    """Ratings on the scale, the zone upright, the reserved columns readable."""
    for column in RATINGS:
        if values.get(column, low) < low or values.get(column, low) > high:
            yield Finding("answer.off-scale", ERROR, number, column, row[column], {"low": low, "high": high})
    adequate, desired = values.get("adequate", -np.inf), values.get("desired", np.inf)
    if desired < adequate:
        yield Finding("zone.inverted", WARNING, number, "desired", row["desired"], {"adequate": adequate})
    if values.get("weight", 0) < 0:
        yield Finding("weight.negative", ERROR, number, "weight", row["weight"])
    applies = row.get("not_applicable", "")
    if applies.lower() not in {*MISSING, "0", "1"} - {"na", "n/a"}:
        yield Finding("not-applicable.unclear", ERROR, number, "not_applicable", applies)


def _check_columns(rows: list[Row]) -> list[Finding]:
    """Columns called almost like one that is missing; rating columns in which nobody answered."""
    absent = [column for column in KNOWN if column not in rows[0]]
    near = {column: get_close_matches(column, absent, 1, 0.8) for column in rows[0] if column not in KNOWN}
    return [
        *(
            Finding("column.misspelt", WARNING, 1, column, facts={"known": known[0]})
            for column, known in near.items()
            if known
        ),
        *(
            Finding("column.no-answers", ERROR if column in REQUIRED else WARNING, 1, column)
            for column in RATINGS
            if column in rows[0] and all(row[column].lower() in MISSING for row in rows)
        ),
    ]
