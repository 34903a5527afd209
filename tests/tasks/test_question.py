"""A question cannot give a key away, whatever the task and the variant."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest

from cocrea import tasks
from cocrea.language import LANGUAGES, speaking
from cocrea.tasks.form import fallback, payload
from cocrea.tasks.key import Key, KeyField
from cocrea.tasks.posed import PosedTask
from cocrea.tasks.prose import Code, prose
from cocrea.tasks.question import Asked, Question

BOTH = pytest.mark.parametrize("code", LANGUAGES)
EVERY = pytest.mark.parametrize("id", tasks.known())


def leaves(value: Any) -> Iterator[Any]:
    """Every text and number in a tree of dictionaries and lists."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def secrets(task: PosedTask) -> list[str]:
    """Every text that helps, judges or solves: of the key, and of the bank beyond what is asked."""
    key, words = task.key(), prose(task.id)
    shown = {text for asked in task.question().fields for text in asked.said.values()}
    told = [text for field in key.fields.values() for text in field.said.values()]
    told += [said.html for codes in words.mistakes.values() for said in codes.values()]
    told += [said.html for said in words.right.values()]
    passages = [*key.hints, *key.worked, *(part for part in key.solution if not isinstance(part, Code))]
    told += [text for passage in passages for text in (passage.markdown, passage.html)]
    return [*(text for text in told if text not in shown), words.answer_cell]


def test_no_part_of_a_key_is_a_part_of_a_question() -> None:
    key = {field.name for kind in (Key, KeyField) for field in dataclasses.fields(kind)}
    question = {field.name for kind in (Question, Asked) for field in dataclasses.fields(kind)}
    assert key & question == {"fields", "said"}


@BOTH
@EVERY
@pytest.mark.parametrize("variant", ["book", "s03"])
def test_a_question_holds_no_text_of_its_key(id: str, code: str, variant: str) -> None:
    with speaking(code):
        task = tasks.get(id, variant)
        question = task.question()
        told = [str(leaf) for leaf in leaves(dataclasses.asdict(question))]
        whole = "\0".join([*told, fallback(question), *map(str, leaves(payload(question)))])
        hidden = secrets(task)
        assert len(hidden) > 5
        assert [text for text in hidden if text in whole] == []


@EVERY
def test_nothing_in_the_fields_of_a_question_depends_on_its_key(id: str) -> None:
    """Beside the data, variants differ in the order of the options alone: so no number is a right one."""
    first, *others = (tasks.get(id, variant) for variant in ("book", "s01", "s02", "s03"))

    def fields(task: PosedTask) -> list[dict[str, Any]]:
        asked = [dataclasses.asdict(field) for field in task.question().fields]
        return [{**field, "options": sorted(field["options"], key=str)} for field in asked]

    assert all(fields(other) == fields(first) for other in others)
    assert all(other.question().prompt == first.question().prompt for other in others)


@EVERY
def test_a_form_without_a_key_has_nothing_to_judge_by(id: str) -> None:
    question = tasks.get(id).question()
    told, whole = payload(question), payload(question, tasks.get(id).key())
    assert not told["practice"] and whole["practice"]
    assert not {"hints", "solution", "worked"} & set(told)
    for field, with_key in zip(told["fields"], whole["fields"], strict=True):
        assert not {"key", "mistakes", "tolerance", "decimals"} & set(field)
        assert set(field["said"]) <= {
            "unanswered", "recorded", "off-scale", "ambiguous", "other-unit", "not-a-number"
        }  # fmt: skip
        assert field["kind"] == "text" or {"key", "mistakes"} <= set(with_key)
    json.dumps(told), json.dumps(whole)


@EVERY
def test_every_verdict_on_a_field_has_its_words(id: str) -> None:
    for code in LANGUAGES:
        with speaking(code):
            for field in payload(tasks.get(id).question(), tasks.get(id).key())["fields"]:
                assert set(field.get("mistakes", ())) <= set(field["said"])
                assert field["kind"] == "text" or {"right", "wrong", "unanswered"} <= set(field["said"])
                assert all(field["said"].values())
