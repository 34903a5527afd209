"""The tasks of sections 3.4 to 3.6: verdicts that change between variants, and what they rest on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cocrea.models.coproduction import part_or_keep
from cocrea.tasks.coproduction.e303_contrast import Contrast
from cocrea.tasks.coproduction.e305_tips import Tips
from cocrea.tasks.coproduction.e306_worth import Worth
from cocrea.tasks.coproduction.e307_part import Part
from cocrea.tasks.coproduction.e311_stories import Stories
from cocrea.tasks.coproduction.e314_full import Full
from cocrea.tasks.coproduction.e315_whose_minutes import WhoseMinutes
from cocrea.tasks.coproduction.e316_ladder import CASES, PLACES, STEPS, Ladder
from cocrea.tasks.task import Task

VARIANTS = [f"s{n:03d}" for n in range(120)]


@pytest.mark.parametrize(
    ("task", "field", "least"),
    [
        (Contrast, "say", 4),
        (Stories, "which", 8),
        (Tips, "tip", 5),
        (Tips, "ratings", 4),
        (Full, "do", 8),
        (WhoseMinutes, "who", 8),
        (Worth, "pays", 6),
        (Part, "best", 10),
        (Part, "then", 10),
    ],
)
def test_the_verdict_changes_between_variants(task: type[Task], field: str, least: int) -> None:
    told = Counter(task.variant(name).key[field] for name in VARIANTS)
    options = {Contrast: 3, Stories: 4, Tips: 2 if field == "ratings" else 3, Full: 4, WhoseMinutes: 4}
    assert len(told) == options.get(task, 3) and min(told.values()) > len(VARIANTS) / least / 2


def test_a_contrast_is_shown_only_beyond_its_margin() -> None:
    for name in VARIANTS:
        task = Contrast.variant(name)
        beyond = abs(float(task.key["contrast"])) > task.facts["margin"]
        assert beyond == (task.key["say"] != "open") and task.key["say"] != "same"


def test_stories_picked_by_their_readers_move_nothing() -> None:
    for name in VARIANTS:
        task = Stories.variant(name)
        if task.key["which"] == "none":
            assert task.key["carry"] == "open"
        else:
            assert task.key["carry"] == ("moved" if task.decided == "lot" else "goes-with")
        assert task.key["which"] == task.pattern and len(task.given) == 160


def test_the_answer_of_the_refusers_is_an_input() -> None:
    """The decision before and after the last question follows from the model alone, and often changes."""
    changed = 0
    for name in VARIANTS:
        task = Part.variant(name)
        found = [
            part_or_keep(
                task.margin, task.retention / 100, task.discount / 100,
                new_margin=task.new_margin, accept=task.accept / 100, exit_cost=task.exit_cost,
                word_of_mouth=task.talk, refusers=refusers, first_margin="now",
            )
            for refusers in (task.refusers, task.instead)
        ]  # fmt: skip
        decisions = [str(each.decision).replace("re-price", "reprice") for each in found]
        assert decisions == [task.key["best"], task.key["then"]]
        changed += decisions[0] != decisions[1]
    assert changed > len(VARIANTS) / 4


def test_every_step_of_the_ladder_has_as_many_cases() -> None:
    assert set(Counter(step for step, _said in CASES.values()).values()) == {3}
    assert {step for step, _said in CASES.values()} == set(STEPS)
    page = (Path(__file__).parents[2] / "book" / "03-parting.md").read_text(encoding="utf-8")
    for word in ("bottle", "forty seats"):  # the page's own examples are no questions
        assert word in page and not any(word in said for _step, said in CASES.values())
    task = Ladder.variant("s001")
    assert [task.key[place] for place in PLACES] == [CASES[case][0] for case in task.cases]
