"""E4.6 and E4.9 to E4.12: draws, keys and slips; and words, which nobody judges by machine."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from cocrea import tasks
from cocrea.data import load
from cocrea.kit import read_sheets
from cocrea.language import LANGUAGES, speaking
from cocrea.tasks.judge import judge
from cocrea.tasks.moments import cross_hair, data_lab, ideal_point, manual_page, which_measure
from cocrea.tasks.prose import prose
from cocrea.tasks.sheet import from_text, sheet, to_text
from cocrea.tasks.task import Choice, Number, Task, Text

VARIANTS = ["book", *(f"s{n:03d}" for n in range(300))]
MAP = cross_hair.TASK
PAGE = {part.name: f"{part.name}: every 5 minutes,\n- “twice” 🛒" for part in manual_page.PARTS}


@pytest.fixture(scope="module")
def drawn() -> dict[str, pd.DataFrame]:
    return {variant: MAP.given(variant) for variant in VARIANTS}


def confusions(task: Task, given: pd.DataFrame) -> list[str]:
    """Fields of which two answers that mean something else could be taken for one another."""
    key, mistakes = task.key(given), task.mistakes(given)
    found = []
    for field in task.numbers:
        values = [float(key[field.name]), *map(float, mistakes[field.name].values())]
        for a, b in combinations(values, 2):
            if abs(a - b) <= field.tolerance(a) + field.tolerance(b):
                found.append(f"{field.name}: {a} and {b}")
    return found


def check_judged(task: Task, given: pd.DataFrame) -> None:
    key, mistakes = task.key(given), task.mistakes(given)
    for field in task.fields:
        if isinstance(field, Text):
            continue  # nobody judges words here
        right, slips = key[field.name], mistakes[field.name]
        assert judge(right, field, right, slips).right
        for code, value in slips.items():
            assert judge(value, field, right, slips).verdict == f"mistake:{code}"


# --- E4.6 -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_map_tells_its_slips_apart_and_by_name(drawn: dict[str, pd.DataFrame]) -> None:
    for variant, given in drawn.items():
        assert not confusions(MAP, given), variant
        check_judged(MAP, given)


@pytest.mark.slow
def test_no_item_within_its_uncertainty_of_the_cross_is_put_into_a_box(
    drawn: dict[str, pd.DataFrame],
) -> None:
    for given in drawn.values():
        key = MAP.key(given)
        marks = given[["importance", "performance"]]
        assert marks.stack().between(1, 7).all()
        nearest = (marks - marks.mean()).abs().min(axis=1)
        unsure = nearest < given.attrs["half_width"]
        assert nearest.index[unsure].tolist() == [key["unsure"]]
        assert key["unsure"] not in cross_hair.ASKED
        for item in cross_hair.ASKED:
            important, well = marks.loc[item] > marks.mean()
            expected = {(1, 0): "concentrate", (1, 1): "keep-up", (0, 0): "low-priority", (0, 1): "overkill"}
            assert key[item] == expected[int(important), int(well)]


def test_the_map_of_the_book_has_the_published_key() -> None:
    key = MAP.key(MAP.given("book"))
    assert key["cross_importance"] == pytest.approx(5.1)
    assert key["cross_performance"] == pytest.approx(5.1167, abs=1e-4)
    assert [key[item] for item in cross_hair.ASKED] == ["concentrate", "low-priority", "overkill"]
    assert key["unsure"] == "app"


@pytest.mark.slow
def test_maps_differ_and_every_box_is_right_for_somebody(drawn: dict[str, pd.DataFrame]) -> None:
    pd.testing.assert_frame_equal(MAP.given("s007"), drawn["s007"])
    assert len({given.to_numpy().tobytes() for given in drawn.values()}) == len(VARIANTS)
    for item in cross_hair.ASKED:
        boxes = Counter(MAP.key(given)[item] for given in drawn.values())
        assert len(boxes) == 4 and min(boxes.values()) > 0.1 * len(VARIANTS)


@pytest.mark.slow
def test_the_steps_of_the_map_tell_the_numbers_of_the_key(drawn: dict[str, pd.DataFrame]) -> None:
    for given in drawn.values():
        key, steps = MAP.key(given), MAP.worked(given)
        assert f"= {key['cross_importance']:.2f}, " in steps[0]
        assert f"= {key['cross_performance']:.2f}." in steps[0]
        for item, step in zip(cross_hair.ASKED, steps[1:4], strict=True):
            assert step.endswith(f"{cross_hair.BOX_NAMES[str(key[item])]}.")
        assert steps[4].startswith(cross_hair.NAMES[str(key["unsure"])])


# --- E4.9 -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def by_hand() -> dict[str, float | str]:
    """The data lab worked out another way: loops over people, scipy's t test."""
    levels = ["adequate", "desired", "perceived"]
    table = load("moments_survey").drop_duplicates()
    for person, answers in table.groupby("respondent_id"):
        if len(set(answers[levels].to_numpy().ravel()) - {np.nan}) == 1:
            table = table[table["respondent_id"] != person]
    p, priority, found = {}, {}, {}
    for moment, answers in table.groupby("moment_id"):
        complete = answers.dropna(subset=levels)
        for level in ("adequate", "desired"):
            p[moment, level] = stats.ttest_rel(complete["perceived"], complete[level]).pvalue
        upright = complete[complete["desired"] >= complete["adequate"]]
        below = (upright["perceived"] < upright["adequate"]).mean()
        priority[moment] = answers["importance"].mean() * below
        found[moment] = (len(complete), (complete["perceived"] - complete["adequate"]).mean(), 100 * below)
    ordered = sorted(p.values())
    corrected = max(
        (len(ordered) - place) * value
        for place, value in enumerate(ordered)
        if value <= p["checkout", "adequate"]
    )
    n, msa, below = found["checkout"]
    first = max(priority, key=priority.__getitem__)
    return {
        "n": n,
        "msa": msa,
        "below": below,
        "first": first,
        "survives": "yes" if corrected < 0.05 else "no",
    }


def test_the_data_lab_comes_out_the_same_by_hand(by_hand: dict[str, float | str]) -> None:
    key = data_lab.TASK.key(data_lab.TASK.given("book"))
    assert set(key) == set(by_hand)
    for name, value in by_hand.items():
        assert key[name] == (value if isinstance(value, str) else pytest.approx(value))


def test_the_data_lab_tells_its_slips_apart_and_by_name() -> None:
    given = data_lab.TASK.given("book")
    assert not confusions(data_lab.TASK, given)
    check_judged(data_lab.TASK, given)
    slips = data_lab.TASK.slips(given)
    assert set(slips["n"]) == {
        "nothing-excluded", "missing-counted", "inverted-excluded", "only-missing-excluded",
    }  # fmt: skip
    assert set(slips["below"]) == {"desired-as-bar", "ties-as-below", "inverted-included"}
    assert slips["n"]["nothing-excluded"] == 241


def test_the_data_lab_prints_its_rules_and_what_they_leave() -> None:
    given = data_lab.TASK.given("book")
    assert (given.attrs["before"], given.attrs["after"]) == (240, 234)
    assert given.loc["straight-liner", "count"] == 6 and given.loc["repeated", "count"] == 5
    assert set(given.index) <= set(data_lab.TASK.columns)
    assert "Customers left: 234" in tasks.get("E4.9").form()._fallback


def test_the_data_lab_is_the_same_for_everybody_and_its_steps_tell_the_key() -> None:
    given = data_lab.TASK.given("s007")
    key, steps = data_lab.TASK.key(given), data_lab.TASK.worked(given)
    assert key == data_lab.TASK.key(data_lab.TASK.given("book"))
    assert f" {key['n']} of them" in steps[0]
    assert f"= −{abs(float(key['msa'])):.2f}," in steps[1]
    assert f"{key['below']:.1f} %" in steps[2]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_rubric_of_the_memo_has_five_parts_that_make_100(code: str) -> None:
    with speaking(code):
        rubric = prose("E4.9").rubric
        assert set(rubric) == {"memo"} and data_lab.MEMO.weight == 100
        parts = rubric["memo"].split("<p><strong>")[1:]
        levels = [[int(points) for points in re.findall(r"<li>(\d+): \w", part)] for part in parts]
        assert all(len(own) == 4 and own == sorted(set(own), reverse=True) and own[-1] == 0 for own in levels)
        highest = [own[0] for own in levels]
        assert sum(highest) == 100
        said = rubric["memo"].split("</p>")[0]
        assert [int(points) for points in re.findall(r" (\d+)[,.]", said)] == highest


def test_the_memo_is_recorded_beside_what_is_judged() -> None:
    task = tasks.get("E4.9")
    memo = "Mend the checkout first:\n- “2 in 5” are below 🛒. The survey is simulated."
    right = data_lab.TASK.key(data_lab.TASK.given("book"))
    report = task.check(**right, memo=memo)
    assert report.full_marks and report.summary == "5 of 5 right. 1 of 1 recorded."
    assert "✎ memo: Recorded as typed." in repr(report) and "the manager who has one minute" in repr(report)
    silent = task.check(**right)
    assert not silent.full_marks and silent.summary == "5 of 5 right. 0 of 1 recorded."
    assert task.check(memo=memo).verdicts["n"] == "unanswered"
    told = sheet([task._answer(task._judge({**right, "memo": memo}))])
    assert told["answers"][0]["fields"]["memo"] == {"typed": memo, "read": None}
    assert from_text(to_text(told)) == told


def test_the_form_of_the_data_lab_has_the_memo_last_with_its_rubric() -> None:
    fields = tasks.get("E4.9")._payload()["fields"]
    assert [field["kind"] for field in fields] == ["number"] * 2 + ["choice", "number", "choice", "text"]
    assert fields[-1]["hint"].startswith("100 points of 100") and "<li>25: " in fields[-1]["rubric"]
    assert tasks.get("E4.9").form()._fallback.count("<details>") == 1


# --- E4.10 and E4.11 --------------------------------------------------------------------------------------


def test_both_stores_have_the_same_gap_and_opposite_scores() -> None:
    for variant in VARIANTS:
        given = ideal_point.TASK.given(variant)
        gaps = given["perceived"] - given["expected"]
        assert gaps.nunique() == 1 and gaps.iloc[0] > 0
        assert given.to_numpy().min() >= 1 and given.to_numpy().max() <= 7
        away = (given["perceived"] - given["ideal"]).abs() - (given["expected"] - given["ideal"]).abs()
        assert away.loc["centre"] == gaps.iloc[0] == -away.loc["mall"]
        check_judged(ideal_point.TASK, given)
    assert ideal_point.TASK.given("book").to_numpy().tolist() == [[5, 7, 5], [3, 5, 5]]


@pytest.mark.parametrize("task", [ideal_point.TASK, which_measure.TASK], ids=lambda task: task.id)
def test_the_right_option_stands_in_every_place_about_equally_often(task: Task) -> None:
    (field,) = task.fields
    assert isinstance(field, Choice)
    right = str(task.key(task.given("book"))[field.name])
    places = Counter(field.shuffled(f"{task.id}/{variant}").index(right) for variant in VARIANTS)
    assert all(0.15 < places[place] / len(VARIANTS) < 0.35 for place in range(4))


def test_a_task_without_data_shows_no_table() -> None:
    task = tasks.get("E4.11")
    assert "<table" not in task.form()._fallback
    assert task.check(measure="perceptions").full_marks
    assert "two questions" in repr(task.check(measure="gaps"))


# --- E4.12 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_rubric_has_a_weight_for_every_part_and_four_levels(code: str) -> None:
    assert [part.weight for part in manual_page.PARTS] == [20, 20, 15, 15, 15, 15]
    with speaking(code):
        rubric = prose("E4.12").rubric
        assert set(rubric) == set(PAGE)
        for part in manual_page.PARTS:
            levels = [int(points) for points in re.findall(r"<li>(\d+): \w", rubric[part.name])]
            assert len(levels) == 4
            assert levels == sorted(set(levels), reverse=True)
            assert (levels[0], levels[-1]) == (part.weight, 0)
            assert rubric[part.name].startswith(f"<p>{part.weight} ")


def test_words_are_recorded_and_not_judged() -> None:
    task = tasks.get("E4.12")
    report = task.check(**PAGE)
    assert set(report.verdicts.values()) == {"recorded"}
    assert report.full_marks and report.summary == "6 of 6 recorded."
    assert "✎ goal: Recorded as typed." in repr(report) and "Read it again as the customer" in repr(report)
    some = task.check(goal="Pay and go home.", gap="   ")
    assert not some.full_marks and some.summary == "1 of 6 recorded."
    assert task.check(gap="<script>").verdicts["gap"] == "recorded"


def test_words_come_back_from_the_sheet_as_typed(tmp_path: Path) -> None:
    task = tasks.get("E4.12")
    told = {**sheet([task._answer(task._judge({**PAGE, "gap": "25"}))]), "student": "team-4"}
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
    form = tasks.get("E4.12").form()
    assert form._fallback.count("<details>") == len(PAGE)
    part = tasks.get("E4.12")._payload()["fields"][0]
    assert (part["kind"], "key" in part) == ("text", False)
    assert "<li>20: " in part["rubric"] and part["hint"].startswith("20 points of 100")


def test_every_number_asked_for_has_a_unit_or_a_scale() -> None:
    for task in (MAP, data_lab.TASK):
        for field in task.fields:
            if isinstance(field, Number):
                assert prose(task.id).fields[field.name]["unit"]
