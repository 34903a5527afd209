"""Chapter 0's tasks: their keys found a second way, and what is special to each."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from scipy import stats

from cocrea.data import load
from cocrea.stats import fisher_interval
from cocrea.tasks.start.e001_same_mean import SameMean
from cocrea.tasks.start.e002_interval import Interval
from cocrea.tasks.start.e003_how_many import HowMany
from cocrea.tasks.start.e004_same_people import SamePeople
from cocrea.tasks.start.e005_together import CUSTOMERS, Together
from cocrea.tasks.start.e006_chance_alone import ChanceAlone
from cocrea.tasks.start.e007_not_significant import NotSignificant
from cocrea.tasks.task import Choice, Task

TASKS = (SameMean, Interval, HowMany, SamePeople, Together, ChanceAlone, NotSignificant)
VARIANTS = [f"s{n:03d}" for n in range(240)]


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_every_verdict_is_right_for_some_students(task: type[Task]) -> None:
    for field in task.fields:
        if not isinstance(field, Choice):
            continue
        right = Counter(str(task.variant(name).key[field.name]) for name in VARIANTS)
        possible = set(field.options) - {"whichever", "never", "cause", "everybody"}  # wrong on any data
        assert set(right) == possible
        assert min(right.values()) > 0.1 * len(VARIANTS)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_two_students_hardly_ever_share_the_whole_key(task: type[Task]) -> None:
    def asked(variant: Task) -> tuple[object, ...]:
        decimals = {field.name: getattr(field, "decimals", 0) for field in task.fields}
        return tuple(
            round(value, decimals[name]) if isinstance(value, float) else value
            for name, value in variant.key.items()
        )

    keys = Counter(asked(task.variant(f"k{n:04d}")) for n in range(1500))
    alike = sum(n * (n - 1) for n in keys.values()) / (1500 * 1499)
    assert alike < 0.01


def test_two_places_of_a_library_by_hand() -> None:
    marks = (1, 2, 2, 3, 4, 5, 6, 6, 7, 4, 4, 4)
    task = SameMean("room-tail", (4,) * 6 + (3, 5) * 3, marks)
    assert task.mean_room == pytest.approx(4)
    assert task.sd_room == pytest.approx(math.sqrt((9 + 4 + 4 + 1 + 1 + 4 + 4 + 9) / 11))


def test_an_interval_by_hand_follows_the_standard_error_that_was_given() -> None:
    task = Interval(n=100, mean=4.8, sd=1.2, bar=4.5, said="next")
    assert (task.se, task.low, task.high, task.verdict) == (pytest.approx(0.12), 4.56, 5.04, "above")
    assert task.told("low", {"se": 0.2}).right == pytest.approx(4.4)
    assert task.told("verdict", {"low": 4.4}).right == "open"


def test_three_times_as_narrow_takes_nine_times_as_many() -> None:
    task = HowMany(n=40, now=0.45, times=3.0, budget=300, plan="bolder")
    assert (task.needed, task.afford, task.misses) == (360, "short", "more")
    assert task.given["wanted"].item() == 0.15


def test_pairs_use_the_spread_of_the_changes_and_strangers_do_not() -> None:
    facts = {"n": 64, "may": 4.2, "june": 4.5, "sd_may": 1.2, "sd_june": 1.5, "together": 0.6}
    pairs, lost = SamePeople("numbered", **facts), SamePeople("unnumbered", **facts)
    assert pairs.se == pytest.approx(math.sqrt(1.44 + 2.25 - 2 * 0.6 * 1.8) / 8, abs=0.001)
    assert lost.se == pytest.approx(math.sqrt(3.69 / 64))
    assert pairs.change == lost.change == pytest.approx(0.3)
    assert pairs.told("se", {"design": "groups"}).right == lost.se


def test_correlations_are_scipys() -> None:
    for name in VARIANTS[:40]:
        task = Together.variant(name)
        assert task.r == pytest.approx(stats.pearsonr(task.minutes_waited, task.marks).statistic)


def test_where_the_key_says_together_even_nine_peoples_interval_leaves_zero_out() -> None:
    for name in VARIANTS:
        task = Together.variant(name)
        low, high = fisher_interval(task.r, CUSTOMERS)
        assert (low < 0 < high) == (task.kind == "hardly")


def test_a_p_value_counts_both_sides_and_neither_alone_decides() -> None:
    for name in VARIANTS[:40]:
        task = ChanceAlone.variant(name)
        assert task.p == (task.up + task.down) / 2000
        assert max(task.up, task.down) / 2000 < 0.05


def test_the_airports_changes_are_those_of_the_data() -> None:
    rows = load("sfo_touchpoints").set_index(["item", "year"])
    for name in VARIANTS[:40]:
        task = NotSignificant.variant(name)
        before, after = rows.loc[(task.first, 2017)], rows.loc[(task.first, 2018)]
        se = math.hypot(before["se"], after["se"])
        # means to two decimals, as the table of the task has them
        assert task.first_low == pytest.approx(after["mean"] - before["mean"] - 2 * se, abs=0.012)
        assert np.isclose(task.given["se"].iloc[0], se, atol=0.002)
