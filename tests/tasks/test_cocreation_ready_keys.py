"""E7.2, E7.3, E7.5 and E7.6: each key by another way than the task's own."""

from __future__ import annotations

from collections import Counter

import pytest

from cocrea.tasks.cocreation.e702_two_plans import TwoPlans
from cocrea.tasks.cocreation.e703_levers import LEVERS, Levers
from cocrea.tasks.cocreation.e705_gate import Gate
from cocrea.tasks.cocreation.e706_stages import Stages

NAMES = [f"k{n}" for n in range(12)]


@pytest.mark.parametrize("name", NAMES)
def test_at_the_equal_rate_both_plans_are_worth_the_same(name: str) -> None:
    task = TwoPlans.variant(name)
    growth = 1 + task.same / 100
    worth = [
        sum(flow / growth**year for year, flow in enumerate(plan)) for plan in (task.discount, task.joint)
    ]
    assert worth[0] == pytest.approx(worth[1], abs=1e-6)
    lead = task.worth_joint - task.worth_discount
    assert (lead > 0) == (task.rate < task.same) == (task.turn == "higher") == (task.verdict != "neither")
    chance = task.chance / 100
    risky = sum(
        flow * (chance if year >= 2 else 1) / (1 + task.rate / 100) ** year
        for year, flow in enumerate(task.joint)
    )
    assert (risky > task.worth_discount) == (task.verdict == "both")


def test_newcomers_buy_more_later_and_established_clients_less() -> None:
    found = [TwoPlans.variant(name) for name in NAMES]
    assert {task.who for task in found} == {"newcomers", "established"}
    assert all((min(task.discount[2:]) > 0) == (task.who == "newcomers") for task in found)


@pytest.mark.parametrize("name", NAMES[:6])
def test_a_little_more_of_the_lowest_lever_raises_the_root_most(name: str) -> None:
    task = Levers.variant(name)

    def raised(lever: str) -> float:
        product = 1.0
        for each, score in zip(LEVERS, task.client, strict=True):
            product *= score + (0.01 if each == lever else 0)
        return product**0.25

    assert max(LEVERS, key=raised) == task.first


@pytest.mark.parametrize("name", NAMES)
def test_with_the_lowest_raised_so_far_both_bars_are_cleared_and_a_little_less_fails_one(name: str) -> None:
    task = Gate.variant(name)
    others = sorted(task.scores)[1:]

    def clears(lowest: float) -> bool:
        scores = [lowest, *(score / 100 for score in others)]
        return sum(scores) / 5 >= 0.7 - 1e-9 and min(scores) >= 0.4 - 1e-9

    assert clears(task.raised) and not clears(task.raised - 0.001)
    assert clears(min(task.scores) / 100) == (task.verdict == "both")


@pytest.mark.parametrize(
    ("task", "field", "least"), [(TwoPlans, "verdict", 0.12), (Gate, "verdict", 0.08), (Gate, "sure", 0.1)]
)
def test_the_verdict_changes_between_variants(task: type[TwoPlans | Gate], field: str, least: float) -> None:
    found = Counter(getattr(task.variant(f"v{n}"), field) for n in range(120))
    assert min(found.values()) >= 120 * least and len(found) >= 3


def test_each_lab_shows_what_was_planted_in_it() -> None:
    found = [Stages.variant(name) for name in NAMES]
    assert {task.planted for task in found} == {"plateau", "line", "none"}
    assert all(task.which == task.planted for task in found)
    key = {"plateau": "no-push", "line": "each-bit", "none": "not-this"}
    assert all(task.carry == key[task.which] for task in found)


@pytest.mark.parametrize("name", NAMES)
def test_a_bend_is_no_gate_for_accounts_below_it_have_come_far_too(name: str) -> None:
    task = Stages.variant(name)
    assert task.carry != "refuse"
    assert task.shown["mean"].iloc[:2].min() > 1


@pytest.mark.parametrize("name", [*NAMES, "first", "practice"])
def test_the_margin_that_is_given_is_not_an_answer_to_the_other(name: str) -> None:
    task = Stages.variant(name)
    field = next(field for field in task.fields if field.name == "margin")
    assert abs(task.facts["margin_lower"] - task.margin) > 2 * 0.015
    assert field.decimals == 2
