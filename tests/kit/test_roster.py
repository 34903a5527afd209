"""A roster as instructors have it: with a header or without, from any spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocrea.errors import CocreaError
from cocrea.kit import read_roster


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
        ("s" * 101, "sheet.id"),
    ],
)
def test_a_roster_that_cannot_be_used_is_refused(tmp_path: Path, content: str | bytes, code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        read_roster(roster(tmp_path, content))
    assert caught.value.code == code


def test_a_roster_that_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(CocreaError, match="There is no file"):
        read_roster(tmp_path / "nowhere.csv")
    with pytest.raises(CocreaError, match="cannot be read"):
        read_roster(tmp_path)
