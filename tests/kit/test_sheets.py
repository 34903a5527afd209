"""Reading what students hand in: five made-up students, and everything that can be wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cocrea import tasks
from cocrea.errors import CocreaError
from cocrea.kit import read_sheets
from cocrea.tasks.sheet import MIME, MIME_1, brought_up, to_text
from cocrea.tasks.sheet import sheet as signed

FIVE = Path(__file__).parent / "sheets"
ROSTER = ["s01", "s02", "s03", "s04", "s05"]


@pytest.fixture(autouse=True)
def as_it_was_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """The five handed in while E4.5 stood in its first edition."""
    monkeypatch.setattr(tasks.known()["E4.5"], "edition", "1")


def problems(table: pd.DataFrame, file: str) -> str:
    return " ".join(table.loc[table["file"] == file, "problem"])


def sheet(**change: Any) -> dict[str, Any]:
    told = json.loads((FIVE / "bruno.json").read_text(encoding="utf-8"))
    return {**told, **change}


def handed_in(folder: Path, told: Any, name: str = "some.json") -> pd.DataFrame:
    text = told if isinstance(told, str) else json.dumps(told)
    (folder / name).write_text(text, encoding="utf-8")
    return read_sheets(folder)


def test_five_students() -> None:
    table = read_sheets(FIVE, ROSTER)
    assert list(table) == ["student", "file", "task", "variant", "field", "typed", "read", "time", "problem"]
    below = table[table["field"] == "below"].set_index("student")
    assert below["read"].to_dict() == {"s01": 33.3, "s02": 33.3, "s03": 33.3, "x99": 33.3}
    assert below.loc["s02", "typed"] == "33,3"
    assert "cannot be read" in problems(table, "diego.ipynb")
    assert "“x99” is not on the roster" in problems(table, "eva.json")
    assert "“1,234” as –. It reads as 1.234, which counts" in problems(table, "carla.txt")
    assert not problems(table, "ana.ipynb").strip() and not problems(table, "bruno.json").strip()


def test_who_handed_in_nothing_has_a_row() -> None:
    table = read_sheets(FIVE, [*ROSTER, "s06"])
    absent = table[(table["file"] == "") & (table["problem"] != "")]
    assert list(absent["student"]) == ["s04", "s05", "s06"]
    assert all("No answers of" in problem for problem in absent["problem"])
    assert "s06" not in set(read_sheets(FIVE)["student"])


def test_the_roster_may_be_a_file_or_hold_numbers(tmp_path: Path) -> None:
    roster = tmp_path / "class.csv"
    roster.write_text("name;Student\nBruno; s02 \nAna;s01\n", encoding="utf-8-sig")
    assert list(read_sheets(FIVE, roster)["problem"]) == list(read_sheets(FIVE, ["s02", "s01"])["problem"])
    handed_in(tmp_path, sheet(student="20231234"))
    assert read_sheets(tmp_path, [20231234])["problem"].eq("").all()


def test_sheets_of_this_version_and_of_the_first_are_read_alike(tmp_path: Path) -> None:
    first = handed_in(tmp_path, sheet())
    today = handed_in(tmp_path, brought_up(sheet()))
    pd.testing.assert_frame_equal(first, today)
    assert len(today) == 4 and today["problem"].eq("").all()


def test_the_last_check_of_a_task_counts() -> None:
    ana = read_sheets(FIVE).query("file == 'ana.ipynb'")
    assert len(ana) == 4
    assert set(ana["time"]) == {"2026-03-02T09:31:12Z"}


def test_copies_that_jupyter_and_macos_keep_are_no_second_answer(tmp_path: Path) -> None:
    for copy in (".ipynb_checkpoints/a-checkpoint.json", "__MACOSX/._a.json", "s02/._a.json", "s02/a.json"):
        (tmp_path / copy).parent.mkdir(exist_ok=True)
        handed_in(tmp_path, sheet(), copy)
    table = read_sheets(tmp_path)
    assert set(table["file"]) == {"s02/a.json"} and table["problem"].eq("").all()


def test_the_table_can_be_written_whatever_stands_in_it(tmp_path: Path) -> None:
    half = "\ud83d"  # of a character: a text that was cut in its middle
    told = brought_up(sheet(student=half))
    told["answers"][0]["fields"] = {"below": {"typed": half, "read": None}}
    handed_in(tmp_path, told, "a.json")
    told["answers"][0]["fields"] = {half: {"typed": "", "read": None}}
    table = handed_in(tmp_path, told, "b.json")
    assert table.to_csv().encode().count("�".encode()) > 2


def test_a_line_with_a_decimal_comma_that_the_scale_tells_is_read_without_a_word(tmp_path: Path) -> None:
    line = to_text(signed([tasks.get("E4.5").recorded(tasks.get("E4.5").judge({"below": "1,960"}))]))
    row = handed_in(tmp_path, line, "a.txt").query("field == 'below'").iloc[0]
    assert row["read"] == 1.96 and "reads" not in row["problem"]


def test_nothing_in_the_table_commands_the_terminal_that_shows_it(tmp_path: Path) -> None:
    table = handed_in(tmp_path, sheet(student="\x1b[2Js02"))
    assert set(table["student"]) == {"�[2Js02"} and "\x1b" not in table.to_csv()


def test_an_id_with_spaces_around_it_is_the_id(tmp_path: Path) -> None:
    handed_in(tmp_path, sheet(student=" s02 "))
    assert read_sheets(tmp_path, ["s02"])["problem"].eq("").all()
    assert "No student or team id" in problems(handed_in(tmp_path, sheet(student="  ")), "some.json")


def test_answers_to_another_edition_of_a_task_are_named(tmp_path: Path) -> None:
    assert "in edition 7 and asks something else in edition 1" in problems(
        handed_in(tmp_path, sheet(edition="7")), "some.json"
    )


@pytest.mark.parametrize("name", [MIME, MIME_1])
def test_no_code_of_a_notebook_runs(tmp_path: Path, name: str) -> None:
    trap = tmp_path / "ran"
    cell = {
        "cell_type": "code",
        "source": f"open({str(trap)!r}, 'w')",
        "outputs": [{"data": {name: sheet()}}],
    }
    table = handed_in(tmp_path, {"cells": [cell], "nbformat": 4}, "hostile.ipynb")
    assert len(table) == 4 and not trap.exists()


def test_a_notebook_of_a_newer_cocrea_is_named_as_such(tmp_path: Path) -> None:
    saved = {MIME.replace(".v2+", ".v10+"): sheet(schema="cocrea-answers/10")}
    table = handed_in(tmp_path, {"cells": [{"outputs": [{"data": saved}]}]}, "a.ipynb")
    assert len(table) == 1 and "newer" in problems(table, "a.ipynb")


def test_one_student_in_two_files_is_named(tmp_path: Path) -> None:
    shutil.copy(FIVE / "bruno.json", tmp_path / "a.json")
    shutil.copy(FIVE / "bruno.json", tmp_path / "b.json")
    assert "s02 answered E4.5 in several files: a.json, b.json" in problems(read_sheets(tmp_path), "a.json")


def test_a_sheet_cannot_claim_another_reading(tmp_path: Path) -> None:
    told = sheet()
    told["answers"][0]["fields"]["below"]["read"] = 99
    row = handed_in(tmp_path, told).iloc[0]
    assert row["read"] == 33.3 and "which counts" in row["problem"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"schema": "cocrea-answers/3"}, "newer"),
        ({"schema": "cocrea-answers/10"}, "newer"),
        ({"schema": "cocrea-answers/ten"}, "not an answer sheet"),
        ({"schema": "cocrea-answers/" + "9" * 5000}, "not an answer sheet"),
        ({"student": None}, "No student or team id"),
        ({"student": 7}, "not an answer sheet: at “student”"),
        ({"answers": "none"}, "not an answer sheet"),
        ({"answers": []}, "no recorded answers"),
        ({"answers": [{**sheet()["answers"][0], "fields": {}}]}, "no recorded answers"),
        (
            {
                "edition": "7",
                "answers": [{**sheet()["answers"][0], "fields": {"x": {"typed": "1", "read": 1}}}],
            },
            "in edition 7",
        ),
        ({"answers": [{**sheet()["answers"][0], "task": "E99"}]}, "There is no task “E99”"),
        (
            {"answers": [{**sheet()["answers"][0], "fields": {"x": {"typed": "1", "read": 1}}}]},
            "not ask for “x”",
        ),
    ],
)
def test_what_is_wrong_with_a_sheet_is_named(tmp_path: Path, told: dict[str, Any], said: str) -> None:
    assert said in problems(handed_in(tmp_path, sheet(**told)), "some.json")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", "", "cannot be read"),
        ("a.json", "[" * 100_000, "cannot be read"),
        ("a.json", '{"schema": NaN}', "cannot be read"),
        ("a.json", "[]", "not an answer sheet"),
        ("a.json", "null", "not an answer sheet"),
        ("a.json", '""', "cut or changed"),
        ("a.ipynb", "{}", "holds no notebook"),
        ("a.ipynb", '{"cells": [1, {"outputs": [2, {"data": 3}]}]}', "no recorded answers"),
        ("a.ipynb", '{"cells": [{"outputs": 5}]}', "no recorded answers"),
        ("a.txt", "Dear professor, my dog ate it.", "no recorded answers"),
        ("a.txt", "cocrea-answers/1 student=s01 | below=3 | check=00000000", "cut or changed"),
        ("a.txt", "cocrea-answers/10 student=s01 | below=3 | check=00000000", "newer"),
    ],
)
def test_a_file_that_cannot_be_used_is_a_row_with_its_problem(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    table = handed_in(tmp_path, text, name)
    assert len(table) == 1 and said in problems(table, name)


def test_no_depth_of_lists_in_lists_stops_the_reading_of_the_others(tmp_path: Path) -> None:
    for deep in range(
        700, 1000
    ):  # near the deepest that Python reads, and the checker of the schema does not
        told = f'{{"schema": "cocrea-answers/2", "student": {"[" * deep}1{"]" * deep}}}'
        (tmp_path / f"{deep}.json").write_text(told, encoding="utf-8")
    table = read_sheets(tmp_path)
    assert len(table) == 300 and table["problem"].str.contains("cannot be read|not an answer sheet").all()


def test_a_file_in_another_encoding_is_a_row_with_its_problem(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes("{“ñ”}".encode("utf-16"))
    assert "cannot be read" in problems(read_sheets(tmp_path), "a.json")


def test_an_empty_folder_gives_an_empty_table_and_a_missing_one_is_said(tmp_path: Path) -> None:
    assert read_sheets(tmp_path).empty
    with pytest.raises(CocreaError, match="There is no folder"):
        read_sheets(tmp_path / "nowhere")
    for none in (None, 5, "x" * 5000, "\0"):
        with pytest.raises(CocreaError, match="There is no folder"):
            read_sheets(none)  # type: ignore[arg-type]
    (tmp_path / "a.zip").touch()
    with pytest.raises(CocreaError, match="There is no folder"):
        read_sheets(tmp_path / "a.zip")
