"""The tasks of sections 4.1 and 4.2: their keys found a second way, both sides drawn."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cocrea.tasks.moments.e401_visit import Visit
from cocrea.tasks.moments.e413_let_down import MOMENTS, LetDown
from cocrea.tasks.moments.e414_asking import Asking
from cocrea.tasks.task import Choice

Vector = Callable[[str], dict[str, Any]]
VARIANTS = [f"s{n:03d}" for n in range(60)]


def visit(moments: int = 12, each: float = 97.0, target: float = 85.0, failures: str = "together") -> Visit:
    return Visit("A", moments, each, target, failures)


def test_the_known_chain(vector: Vector) -> None:
    known, task = vector("E4.1")["answer"], visit()
    assert task.chain == pytest.approx(100 * known["chain"], abs=0.005)
    assert 100 - task.chain == pytest.approx(100 * known["at_least_one_fail"], abs=0.005)
    assert task.needed == pytest.approx(100 * known["p_for_.85"], abs=0.005)
    assert task.verdict == "missed" and visit(target=60).verdict == "reached"
    assert task.told("verdict", {"chain": 90.0}).right == "reached"


def test_failures_that_come_together_spoil_fewer_visits_and_those_that_keep_apart_more() -> None:
    """The same 97 % for each moment over the year: on good and bad days, or never two in a visit."""
    n, each, good_day = 12, 0.97, 0.99
    bad_days = 0.2
    bad_day = (each - (1 - bad_days) * good_day) / bad_days
    together = 1 - ((1 - bad_days) * good_day**n + bad_days * bad_day**n)
    apart = n * (1 - each)
    assert together < 1 - each**n < apart < 1
    assert visit(failures="together").together == "fewer"
    assert visit(failures="apart").together == "more"


def test_both_verdicts_and_both_ways_of_failing_are_drawn() -> None:
    drawn = [Visit.variant(name) for name in VARIANTS]
    for field, least in (("verdict", 20), ("together", 20)):
        keys = Counter(getattr(task, field) for task in drawn)
        assert len(keys) == 2 and min(keys.values()) >= least, keys
    assert all(task.each > task.target and round(10 * task.each) % 5 for task in drawn)


def test_people_let_down_by_hand() -> None:
    task = LetDown(
        visits=(90, 100, 80, 20),
        asked=(40, 50, 60, 80),
        below=(4, 5, 30, 60),
        importance=(4.0, 6.0, 5.0, 5.5),
    )
    assert list(task.people.values()) == pytest.approx([9, 10, 40, 15])
    assert (task.seat, task.contents, task.first, task.because) == (40, 15, "seat", "differ")
    assert replace(task, importance=(4.0, 5.0, 6.0, 5.5)).because == "agree"
    assert task.told("because", {"first": "pay"}).right == "agree"


def test_the_two_rules_agree_in_about_half_of_the_variants_and_every_moment_can_be_first() -> None:
    drawn = [LetDown.variant(name) for name in VARIANTS]
    assert 20 <= sum(task.because == "agree" for task in drawn) <= 40
    assert {task.first for task in drawn} == set(MOMENTS)


def test_who_is_first_is_ahead_by_more_than_two_standard_errors_of_the_difference() -> None:
    for name in VARIANTS:
        task = LetDown.variant(name)
        rows = zip(MOMENTS, task.visits, task.asked, task.below, strict=True)
        se = {one: v / n * math.sqrt(n * (b / n) * (1 - b / n)) for one, v, n, b in rows}
        for other in set(MOMENTS) - {task.first}:
            lead = task.people[task.first] - task.people[other]
            assert lead > 2 * math.sqrt(se[task.first] ** 2 + se[other] ** 2)


def test_what_is_said_in_the_group_is_of_every_kind() -> None:
    drawn = [Asking.variant(name) for name in VARIANTS]
    for field in ("kind_a", "kind_b", "kind_c", "facet", "method"):
        keys = {getattr(task, field) for task in drawn}
        asked = Asking.answers[field].field
        assert isinstance(asked, Choice) and keys == set(asked.options)
    assert len({tuple(task.key.values()) for task in drawn}) > 50
