"""The command line, end to end: one clear line, no traceback, nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocrea import survey
from cocrea.cli import main

ROOT = Path(__file__).parents[1]
SHEETS = ROOT / "tests" / "kit" / "sheets"


def test_a_good_survey_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", str(ROOT / "datasets" / "simulated" / "supermarket.csv")]) == 0
    said = capsys.readouterr().out
    assert "0 findings; errors: 0." in said and "left out" not in said
    assert "120 respondents" in said and "4 moments" in said and "the zone of tolerance" in said


def test_what_the_rules_leave_out_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", str(ROOT / "datasets" / "simulated" / "moments_survey.csv")]) == 0
    said = capsys.readouterr().out
    excluded = survey.load("moments_survey").excluded
    for count, reason in zip(excluded["count"], excluded["reason"], strict=True):
        assert (f"{count} ({reason})" in said) == (count > 0)
    assert "234 respondents" in said and said.startswith("Row ")


def test_a_survey_of_which_nothing_is_left_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "twice.csv"
    path.write_text("respondent_id,moment_id,perceived\na,till,5\na,till,6\n", encoding="utf-8")
    assert main(["survey", str(path)]) == 1
    said = capsys.readouterr().out
    assert "No complete answer is left" in said and "2 (two different answers" in said


def test_a_bad_survey_is_named_row_by_row_in_spanish(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("respondent_id,moment_id,perceived\nr1,checkout,9\n", encoding="utf-8")
    assert main(["--language", "es", "survey", str(bad)]) == 1
    said = capsys.readouterr().out
    assert "9" in said and "checkout" not in said.split("\n")[-2] and "errores" in said


def test_a_missing_file_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answers", "no-such-folder"]) == 1
    error = capsys.readouterr().err
    assert "no-such-folder" in error and error.count("\n") == 1


def test_answers_are_gathered_and_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "answers.csv"
    assert main(["answers", str(SHEETS), "-o", str(table)]) == 0
    first = table.read_bytes()
    assert first.startswith(b"student,")
    assert main(["answers", str(SHEETS), "-o", str(table)]) == 1
    assert table.read_bytes() == first
    assert "answers.csv" in capsys.readouterr().err


def test_a_roster_names_strangers_and_who_handed_in_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster = tmp_path / "class.csv"
    roster.write_text("student\ns01\ns02\ns03\ns06\n", encoding="utf-8")
    assert main(["answers", str(SHEETS), "--roster", str(roster)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("s06,")] == [
        's06,,,,,,,,"No answers of “s06” were found. Look among the files without an id, then ask."'
    ]
    assert all("not on the roster" in line for line in lines if line.startswith("x99,"))
    assert main(["answers", str(SHEETS), "--roster", str(tmp_path / "none.csv")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
