"""Keys of the tasks of sections 3.1 to 3.3, worked out a second time, in another way."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from cocrea import tasks
from cocrea.tasks.coproduction.e301_machine_pays import VISIT, MachinePays
from cocrea.tasks.coproduction.e302_will_they import PEOPLE, POINTS, WillThey
from cocrea.tasks.coproduction.e304_role_gap import RoleGap
from cocrea.tasks.coproduction.e305_tips import Tips
from cocrea.tasks.coproduction.e308_who_does_what import LEVELS, WORDS, WhoDoesWhat
from cocrea.tasks.coproduction.e309_forced import CLAIMS, PLANS, Forced
from cocrea.tasks.coproduction.e312_slide_three import SENTENCES, SLIDES
from cocrea.tasks.prose import prose
from cocrea.tasks.worked import places

VARIANTS = ["book", *(f"s{n:03d}" for n in range(80))]


def test_the_example_of_the_dossier() -> None:
    """5.4 an hour, 2 minutes to half a minute, 0.03 upkeep and 0.03 for errors: 0.075 a payment."""
    task = MachinePays(5.4, 2.0, 0.5, 0.06, 0, 12000, 160_000)
    assert task.saving == pytest.approx(0.075)
    assert task.verdict == "pays"
    assert MachinePays(5.4, 2.0, 0.5, 0.06, 0, 12000, 159_999).verdict == "too-few"


@pytest.mark.parametrize("name", VARIANTS)
def test_where_just_so_many_come_back_the_year_ends_at_nothing(name: str) -> None:
    task = MachinePays.variant(name)
    minutes = task.counter - task.lobby - task.most / 100 * VISIT
    year = task.uses * (minutes * task.wage / 60 - task.upkeep) - task.fixed
    assert year == pytest.approx(0, abs=1e-6)
    assert (task.verdict == "pays") == (task.back < task.most)


@pytest.mark.parametrize("name", VARIANTS)
def test_the_lesson_multiplies_odds_alike_and_chances_not(name: str) -> None:
    task = WillThey.variant(name)
    start, *per = task.weights
    gains = []
    for marks in task.marks:
        odds = math.exp(start + math.fsum(a * b for a, b in zip(per, marks, strict=True)))
        gains.append(odds * task.times / (1 + odds * task.times) - odds / (1 + odds))
    assert PEOPLE[gains.index(max(gains))] == task.most
    assert task.times == pytest.approx(math.e ** (per[0] * POINTS))
    assert max(marks[0] for marks in task.marks) + POINTS <= 7


def test_the_dossiers_chances() -> None:
    task = WillThey((-5.0, 0.6, 0.5, 0.4), ((3, 4, 4), (5, 4, 4), (1, 1, 1)))
    assert task.chance == pytest.approx(59.87, abs=0.005)
    assert task.told("chance").right / 100 + 0.2333 == pytest.approx(task.after[0], abs=0.0001)


@pytest.mark.parametrize("name", VARIANTS)
def test_counts_of_a_role_are_parts_of_each_other(name: str) -> None:
    task = RoleGap.variant(name)
    counts = [task.expected, task.know, task.able, task.do]
    assert counts == sorted(counts, reverse=True)
    assert task.gap == sum(a - b for a, b in pairwise(counts))
    assert {"know": "sign", "able": "easier", "do": "reason"}[task.where] == task.remedy


@pytest.mark.parametrize("pools", [LEVELS, WORDS, SENTENCES, SLIDES, CLAIMS, PLANS])
def test_each_answer_has_as_many_sentences_as_the_others(pools: dict[str, dict[str, object]]) -> None:
    """So that counting in the pool tells nothing, and no sentence stands in two places."""
    assert len({len(names) for names in pools.values()}) == 1
    names = [name for one in pools.values() for name in one]
    assert len(names) == len({*names})


@pytest.mark.parametrize("name", [name for name in tasks.known() if name.startswith("E3.")])
def test_a_worked_solution_speaks_in_words_and_not_in_codes(name: str) -> None:
    for variant in VARIANTS[:20]:
        task = tasks.known()[name].variant(variant)
        told = dict(task.worked)
        for step in prose(name).worked:
            for rows, place in places(step.markdown):
                values = [] if rows else [told[place] if place in told else getattr(task, place)]
                assert all(value in task.columns for value in values if isinstance(value, str)), place


@pytest.mark.parametrize("name", VARIANTS)
def test_the_new_distinctions_are_practised_in_every_draw(name: str) -> None:
    """Somewhere the two meet (E3.8), and something only goes together (E3.9)."""
    assert "together" in (task := WhoDoesWhat.variant(name)).key.values()
    assert len({task.first, task.second, task.third}) > 1
    verdicts = [value for field, value in Forced.variant(name).key.items() if field != "missing"]
    assert 1 <= verdicts.count("association") <= 2


@pytest.mark.parametrize("name", VARIANTS)
def test_guests_see_more_than_the_list_only_where_no_difference_fits_both(name: str) -> None:
    task = Tips.variant(name)
    guests, by_list = task.given.loc["ratings"], task.given.loc["list"]
    assert by_list["low"] < 0 < by_list["high"]
    if task.ratings == "lean":
        assert guests["low"] > by_list["high"]
    else:
        assert guests["low"] < 0 < guests["high"]
