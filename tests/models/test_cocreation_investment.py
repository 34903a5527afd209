from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize

from cocrea import CocreaError
from cocrea.models import cocreation as co

flows = st.lists(st.integers(-100, 100), min_size=1, max_size=8)
rates = st.floats(0, 1)


def by_hand(plan: list[float], rate: float) -> float:
    return sum(flow / (1 + rate) ** year for year, flow in enumerate(plan))


def test_worked_example_7_2(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W7.2_npv")
    given, key = example["inputs"], example["output"]
    tactical, collaborative, rate = given["tactical"], given["collaborative"], given["d"]
    found = co.npv_compare(tactical, collaborative, rate)
    assert found.first == pytest.approx(key["npv_tactical"], abs=5e-5)
    assert found.second == pytest.approx(key["npv_collab"], abs=5e-5)
    assert found.better == "first"
    assert found.indifference == pytest.approx([key["indifference_rate"]], abs=5e-5)
    half = co.npv(co.risked(collaborative, 0.5), rate)
    assert half == pytest.approx(key["npv_collab_if_years>=2_succeed_with_p=.5"], abs=5e-3)


def test_exercise_7_2(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E7.2")
    given, key = example["inputs"], example["answer"]
    found = co.npv_compare(given["t"], given["c"], 0.12)
    assert [found.first, found.second] == pytest.approx(key["npv12"], abs=5e-5)
    assert found.indifference == pytest.approx([key["indiff"]], abs=5e-5)


@given(flows, rates)
def test_a_present_value_is_its_sum(plan: list[int], rate: float) -> None:
    assert co.npv(plan, rate) == pytest.approx(by_hand(plan, rate), abs=1e-9)
    assert co.npv(plan, 0) == pytest.approx(sum(plan))


def test_an_array_of_rates() -> None:
    plan = [-50, 10, 45]
    found = co.npv(plan, [[0, 0.1], [0.2, 0.3]])
    assert found.shape == (2, 2)
    assert found[1, 0] == pytest.approx(by_hand(plan, 0.2))


@given(flows, flows, rates)
def test_both_plans_are_worth_the_same_at_every_rate_found(
    first: list[int], second: list[int], rate: float
) -> None:
    longer = max(len(first), len(second))
    if first + [0] * (longer - len(first)) == second + [0] * (longer - len(second)):
        return
    found = co.indifference_rates(first, second)
    assert found.tolist() == sorted(found.tolist())
    for one in found:
        assert co.npv(first, one) == pytest.approx(co.npv(second, one), abs=1e-7)
    # No more of them than the differences change sign (Descartes), and the same from the other side.
    signs = [np.sign(a - b) for a, b in zip(first + [0] * longer, second + [0] * longer, strict=False)]
    signs = [sign for sign in signs if sign]
    assert found.size <= sum(a != b for a, b in pairwise(signs))
    assert co.indifference_rates(second, first) == pytest.approx(found)


@given(st.lists(st.integers(2, 98), min_size=1, max_size=4, unique=True))
def test_every_planted_rate_is_found(percents: list[int]) -> None:
    """Flows whose difference is 0 at chosen rates, by multiplying (1 − (1 + rate) x) out."""
    difference = np.array([1.0])
    for percent in percents:
        difference = np.convolve(difference, [1, -(1 + percent / 100)])
    found = co.indifference_rates(difference, [0])
    assert found == pytest.approx(sorted(percent / 100 for percent in percents), abs=1e-5)


def test_brute_force_finds_no_other_rates() -> None:
    rng = np.random.default_rng(7)
    fine = np.linspace(0, 1, 4001)
    for _ in range(300):
        first, second = rng.uniform(-60, 60, (2, 6))
        worth = co.npv(first, fine) - co.npv(second, fine)
        crossings = np.flatnonzero(worth[:-1] * worth[1:] < 0)
        brute = [
            optimize.brentq(lambda rate, d=first - second: by_hand(list(d), rate), fine[i], fine[i + 1])
            for i in crossings
        ]
        assert co.indifference_rates(first, second) == pytest.approx(brute, abs=1e-9)


def test_two_rates_one_that_only_touches_and_none() -> None:
    two = np.convolve([1, -1.05], [1, -1.30]) * 100
    assert co.indifference_rates(two, [0]) == pytest.approx([0.05, 0.30])
    touching = np.convolve([1, -1.10], [1, -1.10]) * 100  # worth the same at 10 %, never less
    assert co.indifference_rates(touching, [0]) == pytest.approx([0.10])
    assert co.npv(touching, [0.05, 0.2]).min() > 0
    assert co.indifference_rates([60, 20], [10, 10]).size == 0
    assert co.indifference_rates([1], [2]).size == 0


def test_the_range_is_closed_at_both_ends() -> None:
    at_zero, at_fifty = [-100, 100], [-100, 150]
    assert co.indifference_rates(at_zero, [0]) == pytest.approx([0])
    assert co.indifference_rates(at_fifty, [0], 0, 0.5) == pytest.approx([0.5])
    assert co.indifference_rates(at_fifty, [0], 0, 0.49).size == 0
    assert co.indifference_rates([-100, 90], [0]).size == 0
    assert co.indifference_rates([-100, 90], [0], low=-0.5) == pytest.approx([-0.1])


def test_a_tie_is_neither() -> None:
    assert co.npv_compare([0, 110], [100], 0.1).better == "neither"
    assert co.npv_compare([0, 110], [100], 0.05).better == "first"
    assert co.npv_compare([100], [0, 110], 0.05).better == "second"


@given(flows, st.floats(0, 1), st.integers(0, 9), rates)
def test_what_may_fail_is_worth_its_part(plan: list[int], success: float, since: int, rate: float) -> None:
    certain, gamble = plan[:since], [0.0] * since + [float(flow) for flow in plan[since:]]
    expected = by_hand([*certain], rate) + success * by_hand(gamble, rate)
    assert co.npv(co.risked(plan, success, since), rate) == pytest.approx(expected, abs=1e-9)


def test_a_risky_plan_in_a_simulation() -> None:
    plan = np.array([-50, 10, 45, 55, 55])
    succeeded = np.random.default_rng(3).random(40_000) < 0.7
    drawn = [co.npv(plan, 0.1), co.npv(plan[:2], 0.1)]
    mean = np.where(succeeded, *drawn).mean()
    assert co.npv(co.risked(plan, 0.7), 0.1) == pytest.approx(mean, abs=1.5)  # 5 standard errors


@given(st.integers(0, 12), st.integers(1, 12))
def test_a_ramp_climbs_in_equal_steps_to_the_full_gain(ramp: int, years: int) -> None:
    plan = co.ramped(50, 60, ramp, years)
    assert plan.size == years + 1 and plan[0] == -50
    assert plan[1:] == pytest.approx([60 * min(1, year / (ramp + 1)) for year in range(1, years + 1)])
    if ramp < years:
        assert plan[-1] == 60


def test_a_longer_ramp_is_worth_less() -> None:
    worth = [co.npv(co.ramped(50, 60, ramp, 5), 0.1) for ramp in range(5)]
    assert worth == sorted(worth, reverse=True)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: co.npv([], 0.1), "investment.plan"),
        (lambda: co.npv([[1, 2]], 0.1), "investment.plan"),
        (lambda: co.npv([1, None], 0.1), "argument.not-numbers"),
        (lambda: co.npv([1, 2], -1), "argument.above"),
        (lambda: co.npv([1, 2], float("nan")), "argument.not-numbers"),
        (lambda: co.risked([1, 2], 1.2), "argument.range"),
        (lambda: co.risked([1, 2], 0.5, since=1.5), "argument.whole"),
        (lambda: co.ramped(-1, 60, 1, 5), "argument.least"),
        (lambda: co.ramped(50, 60, -1, 5), "argument.range"),
        (lambda: co.ramped(50, 60, 1, 0), "argument.range"),
        (lambda: co.indifference_rates([1, 2], [1, 2, 0]), "investment.same-flows"),
        (lambda: co.indifference_rates([5, 0.1 + 0.2], [5, 0.3]), "investment.same-flows"),
        (lambda: co.indifference_rates([1, 2], [2, 1], low=-1), "argument.above"),
        (lambda: co.indifference_rates([1, 2], [2, 1], low=0.5, high=0.2), "argument.least"),
        (lambda: co.npv_compare([1], [2], [0.1, 0.2]), "argument.not-numbers"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
