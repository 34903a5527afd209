"""Words: recorded as typed, judged by a person with the rubric, never by machine."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cocrea import tasks
from cocrea.kit import read_sheets
from cocrea.language import LANGUAGES, speaking
from cocrea.tasks.form import fallback, payload
from cocrea.tasks.moments.e412_manual_page import ManualPage
from cocrea.tasks.prose import prose
from cocrea.tasks.sheet import from_text, sheet, to_text
from cocrea.tasks.task import Task, Text

PAGE = {name: f"{name}: every 5 minutes,\n- “twice” 🛒" for name in ManualPage.names}
WORDS = [(task, field) for task in tasks.known().values() for field in task.fields if isinstance(field, Text)]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("task", "field"), WORDS, ids=lambda one: getattr(one, "id", getattr(one, "name", ""))
)
def test_a_rubric_has_levels_for_every_part_and_makes_the_weight(
    task: type[Task], field: Text, code: str
) -> None:
    with speaking(code):
        rubric = prose(task.id).rubric[field.name].html
    parts = rubric.split("<p><strong>")[1:] or [rubric]
    levels = [[int(points) for points in re.findall(r"<li>(\d+): \w", part)] for part in parts]
    assert all(len(own) == 4 and own == sorted(set(own), reverse=True) and own[-1] == 0 for own in levels)
    highest = [own[0] for own in levels]
    assert sum(highest) == field.weight
    assert f"{field.weight} " in rubric.split("</p>")[0]
    if len(parts) > 1:
        said = re.findall(r" (\d+)[,.]", rubric.split("</p>")[0])
        assert [int(points) for points in said] == highest


def test_the_weights_of_a_task_make_100() -> None:
    for task in {task for task, _field in WORDS}:
        assert sum(field.weight for field in task.fields if isinstance(field, Text)) == 100


def test_the_memo_is_recorded_beside_what_is_judged() -> None:
    task = tasks.get("E4.9")
    memo = "Mend the checkout first:\n- “2 in 5” are below 🛒. The survey is simulated."
    right = tasks.known()["E4.9"].variant("book").key
    verdicts = task.check(**right, memo=memo)
    assert verdicts.full_marks and verdicts.summary == "5 of 5 right. 1 of 1 recorded."
    assert "✎ memo: Recorded as typed." in repr(verdicts) and "the manager who has one minute" in repr(
        verdicts
    )
    silent = task.check(**right)
    assert not silent.full_marks and silent.summary == "5 of 5 right. 0 of 1 recorded."
    assert task.check(memo=memo).by_field["n"] == "unanswered"
    told = sheet([task.recorded(task.judge({**right, "memo": memo}))])
    assert told["answers"][0]["fields"]["memo"] == {"typed": memo, "read": None}
    assert from_text(to_text(told)) == told


def test_the_form_of_the_data_lab_has_the_memo_last_with_its_rubric() -> None:
    task = tasks.get("E4.9")
    fields = payload(task.question(), task.key())["fields"]
    assert [field["kind"] for field in fields] == ["number"] * 3 + ["choice", "choice", "text"]
    assert fields[-1]["hint"].startswith("100 points of 100") and "<li>25: " in fields[-1]["rubric"]
    assert fallback(task.question()).count("<details>") == 1


def test_words_are_recorded_and_not_judged() -> None:
    task = tasks.get("E4.12")
    verdicts = task.check(**PAGE)
    assert set(verdicts.by_field.values()) == {"recorded"}
    assert verdicts.full_marks and verdicts.summary == "7 of 7 recorded."
    assert "✎ goal: Recorded as typed." in repr(verdicts) and "Read it again as the customer" in repr(
        verdicts
    )
    some = task.check(goal="Pay and go home.", gap="   ")
    assert not some.full_marks and some.summary == "1 of 7 recorded."
    assert task.check(gap="<script>").by_field["gap"] == "recorded"


def test_words_come_back_from_the_sheet_as_typed(tmp_path: Path) -> None:
    task = tasks.get("E4.12")
    told = {**sheet([task.recorded(task.judge({**PAGE, "gap": "25"}))]), "student": "team-4"}
    assert told["answers"][0]["fields"]["goal"] == {"typed": PAGE["goal"], "read": None}
    assert from_text(to_text(told)) == told
    (tmp_path / "a.json").write_text(json.dumps(told), encoding="utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "b.txt").write_text(to_text(told), encoding="utf-8")
    for folder in (tmp_path / "b", tmp_path):
        table = read_sheets(folder).query("field != ''")
        assert not table["problem"].any()
        assert table.set_index("field")["typed"].to_dict().items() >= {**PAGE, "gap": "25"}.items()


def test_the_form_shows_the_rubric_with_scripts_and_without() -> None:
    task = tasks.get("E4.12")
    assert fallback(task.question()).count("<details>") == len(PAGE)
    part = payload(task.question(), task.key())["fields"][0]
    assert (part["kind"], "key" in part) == ("text", False)
    assert "<li>15: " in part["rubric"] and part["hint"].startswith("15 points of 100")
