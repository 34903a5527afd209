"""The tasks of sections 3.4 to 3.6: verdicts that change between variants, and what they rest on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cocrea.data import load
from cocrea.models.coproduction import part_or_keep
from cocrea.tasks.coproduction.e303_contrast import Contrast
from cocrea.tasks.coproduction.e305_tips import Tips
from cocrea.tasks.coproduction.e306_worth import Worth
from cocrea.tasks.coproduction.e307_part import Part
from cocrea.tasks.coproduction.e311_stories import Stories
from cocrea.tasks.coproduction.e313_within import ON_THE_PAGE, Within
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


def test_with_contact_held_still_the_key_follows_from_the_households() -> None:
    """Every household is a 0 or a 1: means and variances of the long list."""
    table = load("housing")
    homes = table.loc[table.index.repeat(table["count"])]
    assert len(homes) == 1681
    for name in VARIANTS:
        task = Within.variant(name)
        inside = homes[(homes["contact"] == task.contact) & homes["type"].isin(task.homes)]
        levels = task.compared.split("-")

        def marks(rows: pd.DataFrame, level: str, counted: str = task.satisfaction) -> pd.Series:
            return (rows.loc[rows["influence"] == level, "satisfaction"] == counted).astype(float)

        one, other = (marks(inside, level) for level in levels)
        apart = 100 * (one.mean() - other.mean())
        margin = 196 * np.sqrt(one.var(ddof=0) / len(one) + other.var(ddof=0) / len(other))
        whole = 100 * (marks(homes, levels[0]).mean() - marks(homes, levels[1]).mean())
        key = task.key
        assert key["share"] == pytest.approx(100 * one.mean())
        assert key["apart"] == pytest.approx(apart)
        assert key["margin"] == pytest.approx(margin, rel=1e-4)  # 1.96 is rounded
        low, high = apart - margin, apart + margin
        assert key["settled"] == ("open" if low <= 0 <= high else "more" if low > 0 else "less")
        turned, closer = np.sign(apart) != np.sign(whole), abs(apart) < abs(whole)
        assert key["against"] == ("turned" if turned else "weaker" if closer else "stronger")
        assert (task.contact, task.homes, task.compared, task.satisfaction) != ON_THE_PAGE


def test_any_verdict_may_be_right_with_contact_held_still() -> None:
    told = [Within.variant(name).key for name in VARIANTS]
    for field, least in (("settled", 20), ("tells", 25)):
        counts = Counter(key[field] for key in told)
        assert len(counts) == 3 and min(counts.values()) > least
    against = Counter(key["against"] for key in told)
    assert min(against["weaker"], against["stronger"]) > 40 and against["turned"]
