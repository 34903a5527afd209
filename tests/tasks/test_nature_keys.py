"""What the tasks of 1.1 to 1.5 say of slips, cases and examples, worked out a second way."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from cocrea import data, stats, tasks
from cocrea.language import LANGUAGES, speaking
from cocrea.tasks.judge import judge
from cocrea.tasks.nature.e101_seats import SEEN, Seats
from cocrea.tasks.nature.e103_which_varies import CAUSES, WhichVaries
from cocrea.tasks.nature.e104_steps_and_paths import StepsAndPaths
from cocrea.tasks.nature.e105_cell_or_industry import CellOrIndustry
from cocrea.tasks.nature.e110_cut import Cut
from cocrea.tasks.nature.e111_felt_influence import ANSWERS, CONTACT, FeltInfluence, groupings
from cocrea.tasks.prose import prose
from cocrea.tasks.task import Task

NAMES = [f"s{n:03d}" for n in range(60)]
PAGE = (Path(__file__).parents[2] / "book" / "01-placing.md").read_text(encoding="utf-8")


def verdict(variant: Task, field: str, typed: object) -> str:
    asked = next(each for each in variant.fields if each.name == field)
    right, mistakes = variant.told(field)
    return judge(typed, asked, right, mistakes).verdict


@pytest.mark.parametrize("name", NAMES)
def test_dividing_by_n_is_told_at_both_counters(name: str) -> None:
    """As students type it: to two decimals."""
    task = WhichVaries.variant(name)
    for field, minutes in (("cv_a", task.a), ("cv_b", task.b)):
        by_n = float(np.std(minutes)) / float(np.mean(minutes))
        assert verdict(task, field, round(by_n, 2)) == "mistake:divided-by-n"
        right = float(np.std(minutes, ddof=1)) / float(np.mean(minutes))
        assert verdict(task, field, round(right, 2)) == "right"


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_message_on_whose_variability_sends_on_to_a_kind(code: str) -> None:
    """Whoever follows one must not land on the next wrong answer."""
    with speaking(code):
        words = prose("E1.3")
    options = words.fields["whose"].options
    names = {kind: options[kind].text.partition(":")[0].lower() for kind in CAUSES}
    for kind, said in words.mistakes["whose"].items():
        others = [name for other, name in names.items() if other != kind]
        assert not [name for name in others if re.search(rf"\b{name}\b", said.html.lower())], kind


def test_the_units_that_stand_beside_a_field_are_read() -> None:
    seats, paths = Seats.variant("book"), StepsAndPaths.variant("book")
    assert verdict(seats, "lost", f"{seats.lost:.0f} personas") == "right"
    assert verdict(seats, "by_price", f"{seats.by_price:.0f} people") == "right"
    assert verdict(paths, "steps", f"{paths.steps:.0f} steps") == "right"
    assert verdict(Cut.variant("book"), "intensity", "30,6 %") == "other-unit"


def test_honest_slips_with_the_discount_are_told() -> None:
    found: set[str] = set()
    for name in NAMES:
        task = Seats.variant(name)
        by_bus = task.larger.served.sum() - task.books.served.sum()
        found |= {verdict(task, "by_price", typed) for typed in (0, int(by_bus))}
        found.add(verdict(task, "lost", max(task.demand) - task.capacity))
    assert {"mistake:nobody", "mistake:by-bus", "mistake:fullest-only"} <= found


def test_a_forgotten_minus_is_told_and_the_scale_ends_at_one() -> None:
    task = StepsAndPaths.variant("s003")
    assert verdict(task, "divergence_before", -task.divergence_before) == "mistake:minus"
    assert verdict(task, "divergence_before", 3.5) == "off-scale"


def test_the_example_of_omega_squared() -> None:
    found = stats.omega_squared([40, 50, 60, 60, 70, 80], [*"aaabbb"], resamples=100)
    assert found.eta2 == pytest.approx(0.60)
    assert found.omega2 == pytest.approx(500 / 1100) and round(found.omega2, 2) == 0.45


def test_a_zero_for_a_negative_omega_squared_is_told() -> None:
    below = [
        (task, field)
        for task in (CellOrIndustry.variant(name) for name in NAMES)
        for field in ("omega_cell", "omega_industry")
        if task.told(field).right < -0.031  # type: ignore[operator]
    ]
    assert below
    assert all(verdict(task, field, 0) == "mistake:zero" for task, field in below)


@pytest.mark.parametrize("id", ["E1.6", "E1.7", "E1.8"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_solution_gives_a_reason_for_each_case(id: str, code: str) -> None:
    with speaking(code):
        worked = [step.markdown for step in tasks.get(id, "s004").key().worked]
    cases = [step for step in worked if re.match(r"\w+ [1-4]: ", step) and "→" not in step]
    assert len(cases) == 4 and not any("-" in case.split(": ")[1].split()[0] for case in cases)


def test_the_model_sheet_hangs_together() -> None:
    said = prose("E1.9").solution
    text = " ".join(part.markdown for part in said)
    assert "8 visits, mean 24, sd 7.4, coefficient of variation 0.31" in text
    assert round(7.4 / 24, 2) == 0.31
    assert "240 chair-minutes 192" in text and 2 * 120 == 240 and 8 * 24 == 192 == 240 - 48


def test_the_sheet_names_the_five_schemes_as_the_page_does() -> None:
    names = [name.lower() for name in re.findall(r"^\| \*([\w ]+)\*: ", PAGE, re.MULTILINE)]
    assert len(names) == 5
    label = prose("E1.9").fields["schemes"].label.text
    assert all(name in label for name in names)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_seen_to_move_is_counted_at_the_peak(name: str) -> None:
    task = Seats.variant(name)
    share = round(100 * task.willing / max(task.demand))
    assert share != round(100 * SEEN), "nobody argues about a share that is nearly the one seen"
    assert (task.seen == "within") == (share in range(1, 7))
    by_the_day = task.willing / sum(task.demand)
    if task.seen == "more" and by_the_day <= SEEN:
        assert verdict(task, "seen", "within") == "mistake:other-base"
    if task.seen == "within" and task.willing > 100 * SEEN:
        assert verdict(task, "seen", "more") == "mistake:heads"


def test_the_page_says_what_was_seen_to_move() -> None:
    page = (Path(__file__).parents[2] / "book" / "01-expires.md").read_text(encoding="utf-8")
    assert f"About {100 * SEEN:.0f} in 100 left the peak hour" in page
    assert "between one and seven in a hundred of those at the peak" in page


def household_by_household(task: FeltInfluence) -> tuple[np.ndarray, np.ndarray]:
    """The published counts as one number a household, 1 where it gave the counted answer; and its group."""
    table = data.load("housing")
    if task.contact != "all":
        table = table[table["contact"] == task.contact]
    homes = table.loc[table.index.repeat(table["count"])]
    place = np.select([homes["type"].isin(group).to_numpy() for group in task.groups], [0, 1], -1)
    gave = (homes["influence"] == task.influence).to_numpy(float)
    return gave[place >= 0], place[place >= 0]


@pytest.mark.parametrize("name", ["book", *NAMES])
def test_felt_influence_household_by_household(name: str) -> None:
    task = FeltInfluence.variant(name)
    gave, place = household_by_household(task)
    one, two = gave[place == 0], gave[place == 1]
    half = 200 * np.sqrt(np.var(one) / len(one) + np.var(two) / len(two))
    assert task.share == pytest.approx(100 * one.mean())
    assert task.apart == pytest.approx(100 * (one.mean() - two.mean()))
    assert task.half == pytest.approx(half)
    assert task.eta == pytest.approx(100 * np.corrcoef(gave, place)[0, 1] ** 2)
    assert (task.says == "open") == (abs(task.apart) < half)
    assert task.says == "open" or (task.says == "first") == (one.mean() > two.mean())
    assert verdict(task, "half", round(half * 1.96 / 2, 1)) == "right"


def test_what_the_solution_says_of_all_questions_on_felt_influence() -> None:
    """Either order of the groups is one question."""
    every = [
        FeltInfluence(groups, contact, answer)
        for groups in groupings()
        for contact in CONTACT
        for answer in ANSWERS
    ]
    shown = [task for task in every if task.shows != "open"]
    assert (len(every) / 2, len(shown) / 2) == (225, 39)
    assert all(any("terrace" in group for group in task.groups) for task in shown)
    assert max(task.eta for task in every) < 2.5  # "nearly all of the differences lie within the groups"
    said = " ".join(part.markdown for part in prose("E1.11").solution)
    assert "225 questions" in said and "39 of them" in said


def test_six_hundred_students_find_a_question_on_felt_influence() -> None:
    says = [FeltInfluence.variant(f"n{n}").says for n in range(600)]
    assert all(says.count(option) > 100 for option in ("first", "second", "open"))
