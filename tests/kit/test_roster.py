"""A roster as instructors have it: with a header or without, from any spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from cocrea.errors import CocreaError
from cocrea.kit import read_roster
from cocrea.kit.roster import ids


def roster(folder: Path, content: str | bytes) -> Path:
    path = folder / "class.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content",
    [
        "student\ns01\n20231234\n",
        "s01\n20231234",
        "\ufeffSTUDENT,name\r\ns01,Ana\r\n\r\n20231234,Bruno\r\n",
        "name;student;group\nAna;s01;1\n;;\nBruno; 20231234 ;2\n",
        "s01\tAna\n20231234\tBruno\ns01\tAna again\n",
        'name,student\n"One, Ana","s01"\n"Two, Bruno",20231234\nCarla,\nDiego\n',
        "Student ID,Name\ns01,Ana\n20231234,Bruno\n",
        "Student_ID\ns01\n20231234\n",
        "alumno\ns01\n20231234\n",
        "Estudiante;Grupo\ns01;1\n20231234;2\n",
        "Alumno;Matr\u00edcula\nAna;s01\nBruno;20231234\n",
        "sep=;\r\nname;student\r\nOne, Ana;s01\r\nBruno;20231234\r\n",
    ],
)
def test_ids_are_read_as_text(tmp_path: Path, content: str) -> None:
    assert read_roster(roster(tmp_path, content)) == ("s01", "20231234")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "roster.empty"),
        ("student\n\n", "roster.empty"),
        ('student\n"s01\n', "roster.quotes"),
        ("student\nmu\u00f1oz\n".encode("cp1252"), "roster.encoding"),
        ("student\ns01\n\n" + "s" * 101, "roster.id"),
        ("student\ns01\n\n\x1b[2J", "roster.id"),
        ("student\ns01\n".encode("utf-16-le"), "roster.encoding"),
    ],
)
def test_a_roster_that_cannot_be_used_is_refused(tmp_path: Path, content: str | bytes, code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        read_roster(roster(tmp_path, content))
    assert caught.value.code == code


def test_an_id_that_is_none_is_named_by_its_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(CocreaError, match=r"class\.csv”, line 4: An id .* 1 to 100 characters"):
        read_roster(roster(tmp_path, "sep=,\nstudent\ns01\n" + "s" * 101))


@pytest.mark.parametrize(
    "given",
    [
        pd.Series(["007", float("nan"), "s01"]),
        ["007", None, pd.NA, pd.NaT, float("nan"), " ", "s01"],
        pd.DataFrame({"name": ["Ana", "Eva"], "Matr\u00edcula": ["007", "s01"]}),
        pd.DataFrame([["007", "Ana"], ["s01", "Eva"]]),
    ],
)
def test_a_list_or_a_table_gives_the_ids_that_are_there(given: object) -> None:
    assert ids(given) == ("007", "s01")  # type: ignore[arg-type]


def test_a_table_without_columns_names_nobody() -> None:
    assert ids(pd.DataFrame()) == ()


@pytest.mark.parametrize("given", [5, b"007", None])
def test_what_is_no_roster_is_said(given: object) -> None:
    for read in (ids, read_roster):
        with pytest.raises(CocreaError, match="A roster is a CSV file or a list of ids"):
            read(given)  # type: ignore[operator]


def test_a_roster_that_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(CocreaError, match="There is no file"):
        read_roster(tmp_path / "nowhere.csv")
    with pytest.raises(CocreaError, match="There is no file"):
        read_roster("x" * 5000)
    with pytest.raises(CocreaError, match="cannot be read"):
        read_roster(tmp_path)
