"""Reading and judging, against the vectors that the browser's twin passes too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cocrea import tasks
from cocrea.tasks.judge import LONGEST, as_typed, judge, read_answer, readings
from cocrea.tasks.task import Choice, Field, Number, Text

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "answers.json").read_text(encoding="utf-8"))
PLAIN = Number("percent", name="any")


def field_of(told: dict[str, Any]) -> Field:
    if told["kind"] == "choice":
        return Choice(tuple(told["options"]), name="any")
    if told["kind"] == "text":
        return Text(weight=20, name="any")
    given = {name: told[name] for name in ("scale", "decimals", "low", "high") if name in told}
    field = Number(name="any", absolute=told["tolerance"], **given)
    assert list(field.spellings) == told.get("spellings", [])  # the page has them from the field
    return field


@pytest.mark.parametrize("case", VECTORS["numbers"], ids=lambda case: repr(case["typed"])[:20])
def test_numbers_are_read_as_the_vectors_say(case: dict[str, Any]) -> None:
    _typed, read, problem = read_answer(case["typed"], PLAIN)
    assert (read, problem) == (case.get("read"), case.get("problem", ""))
    if problem == "ambiguous":
        assert readings(case["typed"]) == case["readings"]


@pytest.mark.parametrize("case", VECTORS["judged"], ids=lambda case: f"{case['field']} {case['typed']!r}")
def test_answers_are_judged_as_the_vectors_say(case: dict[str, Any]) -> None:
    told = VECTORS["fields"][case["field"]]
    judged = judge(case["typed"], field_of(told), told.get("key"), told.get("mistakes", {}))
    assert (judged.read, judged.verdict) == (case["read"], case["verdict"])


@pytest.mark.parametrize(
    ("answer", "typed"),
    [(25, "25"), (25.0, "25"), (np.float64(12.5), "12.5"), (np.int64(3), "3"), (1e-7, "0.0000001")],
)
def test_a_python_number_is_typed_as_a_person_would(answer: object, typed: str) -> None:
    assert as_typed(answer) == typed


@pytest.mark.parametrize("answer", [float("nan"), float("inf"), 10**5000, True, [25], object()], ids=type)
def test_what_is_no_number_is_said_kindly(answer: object) -> None:
    assert judge(answer, PLAIN, 25, {}).verdict == "not-a-number"


@pytest.mark.parametrize("answer", [..., None, "", "  "])
def test_no_answer_is_no_mistake(answer: object) -> None:
    assert judge(answer, PLAIN, 25, {}) == ("", None, "unanswered")


def test_words_are_kept_up_to_a_page_and_no_further() -> None:
    field = Text(weight=20, name="any")
    assert judge("é🛒" * 800, field, None, {}).typed == "é🛒" * 800
    kept = judge("é🛒" * 1500, field, None, {})
    assert (len(kept.typed), kept.verdict, kept.done, kept.right) == (LONGEST, "recorded", True, False)


def test_what_is_typed_can_be_written_to_any_file() -> None:
    assert judge("Mu\udcf1oz", Text(weight=20, name="any"), None, {}).typed == "Mu�oz"


@pytest.mark.parametrize(("id", "field"), [("E4.2", "most"), ("E4.3", "low"), ("E4.4", "corrected")])
def test_a_right_answer_with_a_decimal_comma_is_not_asked_back(id: str, field: str) -> None:
    for n in range(12):
        task = tasks.get(id, f"s{n:03d}")
        right = task.key().fields[field].right
        assert isinstance(right, float)
        assert task.judge({field: f"{right:.3f}".replace(".", ",")}).by_field[field] == "right"
