"""The command line, end to end: one clear line, no traceback, nothing overwritten."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cocrea import __version__, survey
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


def test_a_survey_on_another_scale_is_read_on_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ten.csv"
    path.write_text("respondent_id,moment_id,perceived\na,till,9\nb,till,0\n", encoding="utf-8")
    assert main(["survey", str(path)]) == 1
    assert "what the scale of the survey is" in capsys.readouterr().out
    assert main(["survey", str(path), "--scale", "0", "10"]) == 0
    assert "from 0 to 9, read on a scale from 0 to 10" in capsys.readouterr().out


def test_a_table_that_cannot_be_written_is_one_line_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "gone" / "all.csv"
    assert main(["answers", str(SHEETS), "-o", str(target)]) == 1
    error = capsys.readouterr().err
    assert str(target) in error and error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_another_file_that_is_called_like_a_part_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "all.csv.part").write_text("mine", encoding="utf-8")
    assert main(["answers", str(SHEETS), "-o", str(tmp_path / "all.csv")]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.csv", "all.csv.part"]
    assert (tmp_path / "all.csv.part").read_text(encoding="utf-8") == "mine"


def test_the_command_can_be_called_as_a_module() -> None:
    called = subprocess.run([sys.executable, "-m", "cocrea.cli", "--version"], capture_output=True, text=True)
    assert (called.returncode, called.stdout.strip()) == (0, __version__)
