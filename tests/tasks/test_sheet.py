"""The answer sheet: its schema, its text, its way back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cocrea import tasks
from cocrea.errors import CocreaError
from cocrea.tasks.judge import read_answer
from cocrea.tasks.sheet import Answer, Given, Sheet, from_text, sheet, sign, to_text
from cocrea.tasks.task import Number

SCHEMA = json.loads((files("cocrea") / "tasks" / "answer-sheet.schema.json").read_text(encoding="utf-8"))
VALID = Draft202012Validator(SCHEMA)


@pytest.fixture(autouse=True)
def unsigned() -> Iterator[None]:
    yield
    sign(None)


def filled(**typed: object) -> Sheet:
    task = tasks.get("E4.5")
    return sheet([task._answer(task._judge(typed))])


def test_the_schema_is_one_and_takes_what_we_write() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    VALID.validate(filled(below="12,5", within="1,234", conclusion="tail"))


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "cocrea-answers/2"},
        {"student": ""},
        {"verdict": "right"},
        {"answers": [{"task": "E4.5"}]},
        {"answers": [{"task": "../x", "variant": "book", "fields": {}, "time": "2026-01-01T00:00:00Z"}]},
        {"answers": [{"task": "E4.5", "variant": "book", "fields": {}, "time": "yesterday"}]},
        {
            "answers": [
                {"task": "E4.5", "variant": "book", "fields": {"a": 3}, "time": "2026-01-01T00:00:00Z"}
            ]
        },
    ],
)
def test_the_schema_refuses_what_is_none(change: dict[str, Any]) -> None:
    assert not VALID.is_valid({**filled(below=3), **change})


def test_a_signature_stands_on_the_sheets_that_follow() -> None:
    sign("equipo-4", assignment="semana 4")
    told = filled(below=3)
    assert (told["student"], told["assignment"]) == ("equipo-4", "semana 4")
    assert from_text(to_text(told)) == told


def test_text_comes_back_as_the_sheet_it_was() -> None:
    told = filled(below="12,5", within="1,234", position="−0.5 | x = y", conclusion="tail")
    line = to_text(told)
    assert "\n" not in line
    rewrapped = "  " + line.replace(" | ", "  |\u00a0") + " "
    assert from_text(rewrapped) == told


@given(st.text(max_size=60), st.none() | st.text(min_size=1, max_size=20))
def test_any_text_comes_back(typed: str, student: str | None) -> None:
    kept, read, _problem = read_answer(typed, Number(name="a"))
    answer = Answer(
        task="E1", variant="v", fields={"a": Given(typed=kept, read=read)}, time="2026-01-01T00:00:00Z"
    )
    told = {**sheet([answer]), "student": student}
    assert from_text(to_text(told)) == told


@pytest.mark.parametrize(
    "spoil", [lambda line: line[:-9], lambda line: line.replace("12", "13"), lambda line: "x"]
)
def test_a_line_that_was_cut_or_changed_is_refused(spoil: Any) -> None:
    with pytest.raises(CocreaError, match="cut or changed"):
        from_text(spoil(to_text(filled(below="12,5"))))
