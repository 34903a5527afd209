"""A task put to a reader: given, check, form; in both languages."""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Iterator
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from cocrea import tasks
from cocrea.errors import CocreaError
from cocrea.language import LANGUAGES, speaking
from cocrea.tasks.posed import PosedTask
from cocrea.tasks.sheet import MIME, sheet, sign


@pytest.fixture
def task() -> PosedTask:
    return tasks.get("E4.5")


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def right_answers(task: PosedTask) -> dict[str, Any]:
    return {name: field.right for name, field in task.key().fields.items()}


def payload(task: PosedTask) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(base64.b64decode(task.form().payload))
    return told


def test_right_answers_earn_full_marks(task: PosedTask) -> None:
    verdicts = task.check(**right_answers(task))
    assert verdicts.full_marks
    assert verdicts.summary == "5 of 5 right."


def test_an_untouched_cell_says_so_and_leaves_no_record(task: PosedTask, shell: InteractiveShell) -> None:
    with capture_output() as shown:
        verdicts = task.check(below=..., within=..., position=..., conclusion=...)
    assert set(verdicts.by_field.values()) == {"unanswered"}
    assert "… below: Not answered yet." in repr(verdicts)
    assert not shown.outputs


def test_a_field_left_out_is_unanswered(task: PosedTask) -> None:
    assert task.check(below="12,5").by_field["within"] == "unanswered"


def test_a_slip_is_told_in_words(task: PosedTask) -> None:
    slip = task.key().fields["within"].mistakes["above-included"]
    verdicts = task.check(within=slip)
    assert verdicts.by_field["within"] == "mistake:above-included"
    assert "above them" not in repr(verdicts) and "A ≤ P ≤ D" in repr(verdicts)
    assert "<math" in verdicts._repr_html_()


def test_what_is_ambiguous_is_asked_back(task: PosedTask) -> None:
    assert "1,234: do you mean 1.234 or 1\u202f234?" in repr(task.check(position="1,234"))


def test_typed_text_cannot_become_markup(task: PosedTask) -> None:
    assert "<script" not in task.check(position="1,2.3<script>", below="1,2,3<script>")._repr_html_()


def test_an_unknown_field_is_said(task: PosedTask) -> None:
    with pytest.raises(CocreaError, match="does not ask for “beneath”"):
        task.check(beneath=3)


def test_a_check_in_a_notebook_saves_the_sheet_with_the_output(
    task: PosedTask, shell: InteractiveShell
) -> None:
    with capture_output() as shown:
        task.check(below="12,5")
    (output,) = shown.outputs
    assert output.data[MIME]["answers"][0]["fields"]["below"] == {"typed": "12,5", "read": 12.5}
    assert output.data["text/plain"].startswith("cocrea-answers/2 ")


def test_who_did_not_sign_is_told_how_and_may_practise(task: PosedTask) -> None:
    """One line below the verdicts, once something is answered; it goes when a name is there."""
    unsigned = task.check(**right_answers(task))
    assert unsigned.full_marks and repr(unsigned).splitlines()[-1] == unsigned.note
    assert 'tasks.sign("' in unsigned.note and html.escape(unsigned.note) in unsigned._repr_html_()
    assert not task.check(below=...).note
    sign(20231234)
    try:
        assert not task.check(**right_answers(task)).note
    finally:
        sign(None)


def test_an_answer_and_the_page_carry_the_edition_of_their_task(
    task: PosedTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {payload(task)["edition"], task.recorded(task.judge({}))["edition"]} == {
        tasks.known()["E4.5"].edition
    }
    monkeypatch.setattr(tasks.known()["E4.5"], "edition", "7")
    assert {payload(task)["edition"], task.recorded(task.judge({}))["edition"]} == {"7"}
    assert payload(tasks.get("E4.1"))["edition"] == tasks.known()["E4.1"].edition


def test_judging_records_nothing(task: PosedTask, shell: InteractiveShell) -> None:
    with capture_output() as shown:
        verdicts = task.judge({"below": "12,5"})
    assert not shown.outputs and verdicts.by_field["within"] == "unanswered"
    assert task.recorded(verdicts)["fields"]["below"] == {"typed": "12,5", "read": 12.5}


def test_the_data_cannot_be_spoilt(task: PosedTask) -> None:
    mine = task.given
    mine["perceived"] = 7
    assert task.check(**right_answers(task)).full_marks


def test_the_form_carries_what_the_browser_needs_and_a_fallback(task: PosedTask) -> None:
    told = payload(task)
    assert [field["name"] for field in told["fields"]] == [
        "below",
        "within",
        "position",
        "conclusion",
        "stays",
    ]
    assert told["given"].count("<tr>") == 13
    assert len(told["worked"]) == 5 + len(told["fields"]), "five sentences, then the answers"
    bundle = task.form()._repr_mimebundle_()
    assert "cocrea-fallback" in bundle["text/html"] and "needs scripts" in bundle["text/html"]


def test_a_form_in_a_notebook_keeps_the_record_below_itself(task: PosedTask, shell: InteractiveShell) -> None:
    filled = sheet([])
    form = task.form()
    with capture_output() as shown:
        shell.display_formatter.format(form)
        form.record = filled
    form_shown, place, record = shown.outputs
    assert "application/vnd.jupyter.widget-view+json" in form_shown.data
    assert MIME not in place.data and record.data[MIME] == filled


def test_numbers_are_the_same_in_every_language(task: PosedTask) -> None:
    told = []
    for code in LANGUAGES:
        with speaking(code):
            told.append(payload(task))
    for one in told[1:]:
        for mine, first in zip(one["fields"], told[0]["fields"], strict=True):
            assert (mine["key"], mine["mistakes"]) == (first["key"], first["mistakes"])


@pytest.mark.parametrize("id", [None, 5, ["E4.1"], "E99", "E" + "9" * 5000 + ".1", "E4.1\n"], ids=type)
def test_a_task_that_is_none_is_said(id: object) -> None:
    with pytest.raises(CocreaError, match="There is no task"):
        tasks.get(id)  # type: ignore[arg-type]


@pytest.mark.parametrize("variant", [None, 7, "", "a b", "s01\n"])
def test_a_variant_that_is_no_name_is_said(variant: object) -> None:
    with pytest.raises(CocreaError, match="cannot name a variant"):
        tasks.get("E4.1", variant)  # type: ignore[arg-type]
