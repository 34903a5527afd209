"""The answer sheet: its schema, its text, its way back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from importlib.resources import files
from typing import Any
from uuid import UUID

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cocrea import tasks
from cocrea.errors import CocreaError
from cocrea.tasks.judge import LONGEST, read_answer
from cocrea.tasks.sheet import (
    FAMILY,
    LONGEST_ID,
    MIME,
    MIMES,
    SCHEMA_1,
    Answered,
    Given,
    Sheet,
    brought_up,
    from_text,
    sheet,
    sign,
    signature,
    to_text,
    version,
)
from cocrea.tasks.sheet import SCHEMA as SCHEMA_NAME
from cocrea.tasks.task import Number

SCHEMA = json.loads((files("cocrea") / "tasks" / "answer-sheet.schema.json").read_text(encoding="utf-8"))
VALID = Draft202012Validator(SCHEMA)


@pytest.fixture(autouse=True)
def unsigned() -> Iterator[None]:
    yield
    sign(None)


def filled(**typed: object) -> Sheet:
    task = tasks.get("E4.5")
    return sheet([task.recorded(task.judge(typed))])


def test_the_schema_is_one_and_takes_what_we_write() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    VALID.validate(filled(below="12,5", within="1,234", conclusion="tail"))


ANSWER = {"task": "E4.5", "variant": "book", "edition": "1", "fields": {}, "time": "2026-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "cocrea-answers/3"},
        {"student": ""},
        {"verdict": "right"},
        {"edition": "1"},
        {"answers": [{"task": "E4.5"}]},
        {"answers": [{**ANSWER, "task": "../x"}]},
        {"answers": [{**ANSWER, "time": "yesterday"}]},
        {"answers": [{**ANSWER, "edition": "0"}]},
        {"answers": [{**ANSWER, "fields": {"a": 3}}]},
    ],
)
def test_the_schema_refuses_what_is_none(change: dict[str, Any]) -> None:
    assert not VALID.is_valid({**filled(below=3), **change})


@pytest.mark.parametrize(
    ("kind", "where"),
    [(Sheet, SCHEMA), (Answered, SCHEMA["$defs"]["answer"]), (Given, SCHEMA["$defs"]["given"])],
)
def test_types_and_schema_have_the_same_fields_in_the_same_order(kind: Any, where: dict[str, Any]) -> None:
    names = list(kind.__annotations__)
    assert names == list(where["properties"]) == where["required"]


def test_limits_are_those_of_the_schema() -> None:
    assert SCHEMA["properties"]["schema"]["const"] == SCHEMA_NAME
    assert SCHEMA["properties"]["student"]["maxLength"] == LONGEST_ID
    assert SCHEMA["properties"]["assignment"]["maxLength"] == LONGEST_ID
    assert SCHEMA["$defs"]["given"]["properties"]["typed"]["maxLength"] == LONGEST
    assert SCHEMA["$defs"]["answer"]["properties"]["variant"]["pattern"] == f"^{tasks.NAME}$"
    assert SCHEMA_NAME == f"{FAMILY}{version(SCHEMA_NAME)}" and MIMES.fullmatch(MIME)
    assert MIME.endswith(f".v{SCHEMA_NAME.rpartition('/')[2]}+json")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (20231234, "20231234"),
        (np.int64(7), "7"),
        (7.0, "7"),
        (" s01 ", "s01"),
        ("a\u00a0 b\n", "a b"),
        (Decimal(20231234), "20231234"),
        (UUID(int=5), "00000000-0000-0000-0000-000000000005"),
        (20231234.0, "20231234"),
        (None, None),
        (..., None),
    ],
)
def test_an_id_of_any_type_is_signed_as_text(given: object, text: str | None) -> None:
    sign(given, assignment=given)
    told = filled(below=3)
    assert (told["student"], told["assignment"]) == (text, text)
    VALID.validate(told)
    assert from_text(to_text(told)) == told


@pytest.mark.parametrize(
    "given",
    [float("nan"), float("inf"), pd.NA, pd.NaT, True, np.bool_(True), Decimal("NaN"), b"s01", ["a"], {"a": 1},
     print, pd.Series(["a"]), object(), 3 + 4j],
    ids=type,
)  # fmt: skip
def test_what_is_neither_text_nor_number_signs_nothing(given: object) -> None:
    sign("s01")
    with pytest.raises(CocreaError, match="is neither"):
        sign(given)
    assert signature()["student"] == "s01"


@pytest.mark.parametrize("given", ["\0", "a\x1b[2J", "\u200b", "s\ud8001", "\ufeffs01"], ids=ascii)
def test_an_id_that_cannot_be_seen_signs_nothing(given: str) -> None:
    with pytest.raises(CocreaError, match="has one that cannot"):
        sign(given)


@pytest.mark.parametrize("given", ["", "  ", "x" * 101, 10**100, 10**5000, 1e300], ids=type)
def test_an_id_that_no_sheet_could_hold_is_refused_and_the_signature_stays(given: object) -> None:
    sign("s01")
    with pytest.raises(CocreaError, match="1 to 100 characters"):
        sign(given)
    assert signature()["student"] == "s01"


def first_version(told: Sheet) -> dict[str, Any]:
    """The sheet as version 1 had it: one edition for all its answers."""
    answers = [{name: value for name, value in one.items() if name != "edition"} for one in told["answers"]]
    return {**told, "schema": SCHEMA_1, "edition": told["answers"][0]["edition"], "answers": answers}


def test_a_sheet_of_the_first_version_becomes_one_of_today() -> None:
    told = filled(below="12,5")
    assert brought_up(first_version(told)) == told == brought_up(told)


@pytest.mark.parametrize(
    "raw", [None, "", [], {}, {"schema": SCHEMA_1}, {"schema": SCHEMA_1, "answers": [3]}]
)
def test_what_is_no_sheet_stays_none(raw: object) -> None:
    assert not VALID.is_valid(brought_up(raw))


def test_a_line_of_the_first_version_is_read() -> None:
    line = (
        "cocrea-answers/1 student=s03 assignment=week%204 edition=1 language=en practice=yes task=E4.5 "
        "variant=book time=2026-03-02T11:45:59Z | below=33.3 within?=1,234 position=%E2%88%920.5 "
        "conclusion=tail | check=f4bb2c98"
    )
    told = from_text(line)
    VALID.validate(told)
    assert (told["student"], told["answers"][0]["edition"]) == ("s03", "1")


def test_a_signature_stands_on_the_sheets_that_follow() -> None:
    sign("equipo-4", assignment="semana 4")
    told = filled(below=3)
    assert (told["student"], told["assignment"]) == ("equipo-4", "semana 4")
    assert from_text(to_text(told)) == told


def test_text_comes_back_as_the_sheet_it_was() -> None:
    told = filled(below="12,5", within="1,2,3", position="−0.5 | x = y", conclusion="tail")
    line = to_text(told)
    assert "\n" not in line
    rewrapped = "  " + line.replace(" | ", "  |\u00a0") + " "
    assert from_text(rewrapped) == told


@given(st.text(max_size=60), st.none() | st.text(min_size=1, max_size=20))
def test_any_text_comes_back(typed: str, student: str | None) -> None:
    kept, read, _problem = read_answer(typed, Number(name="a"))
    answer = Answered(
        task="E1",
        variant="v",
        edition="1",
        fields={"a": Given(typed=kept, read=read)},
        time="2026-01-01T00:00:00Z",
    )
    told = {**sheet([answer]), "student": student}
    assert from_text(to_text(told)) == told


def test_what_only_the_scale_of_its_field_tells_comes_back_as_typed() -> None:
    told = filled(within="1,234")
    assert told["answers"][0]["fields"]["within"] == {"typed": "1,234", "read": 1.234}
    back = from_text(to_text(told))["answers"][0]["fields"]["within"]
    assert back == {"typed": "1,234", "read": "1,234"}


@pytest.mark.parametrize(
    "spoil", [lambda line: line[:-9], lambda line: line.replace("12", "13"), lambda line: "x"]
)
def test_a_line_that_was_cut_or_changed_is_refused(spoil: Any) -> None:
    with pytest.raises(CocreaError, match="cut or changed"):
        from_text(spoil(to_text(filled(below="12,5"))))
