from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.models import coproduction as co

rating = st.floats(1, 7)
money = st.floats(0, 10)


def test_worked_example_3_1(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W3.1_sst_breakeven")
    given, key = example["inputs"], example["output"]
    found = co.sst_break_even(
        given["wage_per_h"],
        given["staff_min_full"],
        given["staff_min_self"],
        given["fixed_year"],
        technology=given["tech_cost_tx"],
        error_rate=given["extra_error_rate"],
        error_cost=given["cost_per_error"],
    )
    assert found.saving == pytest.approx(key["saving_per_tx"])
    assert found.break_even == key["breakeven_tx_year"]


def test_exercise_3_1(vector: Callable[[str], dict[str, Any]]) -> None:
    """12 000 / 0.075 is 160 000 for sure, though not in floating point."""
    example = vector("E3.1")
    given, key = example["inputs"], example["answer"]
    found = co.sst_break_even(
        given["wage_h"],
        given["full"],
        given["assist"],
        given["F"],
        technology=given["tech"],
        error_rate=given["err"],
        error_cost=given["errcost"],
    )
    assert found.saving == pytest.approx(key["saving_tx"])
    assert found.break_even == key["BE"]


def test_worked_example_3_2(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W3.2_sst_logit")
    given, key = example["inputs"], example["output"]
    beta = given["beta(const,role_clarity,motivation,ability)"]
    p = co.sst_probability(*np.array(given["x"]).T, beta)
    assert p == pytest.approx(key["p"], abs=5e-5)
    assert co.marginal_effect(p[0], beta[1]) == pytest.approx(key["AME_role_clarity_at_x1"], abs=5e-5)
    assert tuple(beta) == co.READY


def test_exercise_3_2(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E3.2")
    beta, key = example["inputs"]["beta"], example["answer"]
    low, high = co.sst_probability([3, 5], 4, 4, beta)
    assert (low, high) == pytest.approx((key["p(3,4,4)"], key["p(5,4,4)"]), abs=5e-5)
    assert high - low == pytest.approx(key["delta"], abs=5e-5)
    assert co.odds_ratio(beta[1]) == pytest.approx(key["odds_ratio_per_point_clarity"], abs=5e-5)


@given(money, st.floats(0, 5), st.floats(0, 5), st.floats(1, 1e6), st.floats(0, 1), money)
def test_the_break_even_pays_and_one_less_does_not(
    wage: float, full: float, self_service: float, fixed: float, technology: float, basket: float
) -> None:
    found = co.sst_break_even(
        wage, full, self_service, fixed, technology=technology, shrinkage=0.01, basket=basket
    )
    if found.saving <= 0:
        assert np.isnan(found.break_even)
    else:
        assume(found.break_even < 1e8)  # beyond, floating point cannot tell one transaction
        assert found.break_even * found.saving >= fixed * (1 - 1e-8)
        assert (found.break_even - 1) * found.saving < fixed


def test_a_visit_by_visit_simulation_gives_the_saving() -> None:
    """300 000 transactions one by one: errors, calls for help and thefts strike at random."""
    rng, n = np.random.default_rng(31), 300_000
    wage, technology = 6.0, 0.02
    minutes = 0.5 + 2.0 * (rng.random(n) < 0.1)
    lost = 1.5 * (rng.random(n) < 0.02) + np.where(rng.random(n) < 0.004, 20.0, 0)  # whole baskets of 20
    saved = wage / 60 * (2.5 - minutes) - technology - lost
    given = dict(technology=technology, error_rate=0.02, error_cost=1.5, shrinkage=0.004, basket=20)
    found = co.sst_break_even(wage, 2.5, 0.5, 10_000, assistance=0.1, assistance_minutes=2, **given)
    assert abs(found.saving - saved.mean()) < 4 * saved.std() / np.sqrt(n)


def test_what_kills_the_case() -> None:
    """Low wages, help and a little shrinkage each turn a case round; exactly 0 saves nothing."""
    base: dict[str, Any] = dict(technology=0.02, assistance=0.1, assistance_minutes=2, basket=15)
    wages = co.sst_break_even([2, 4, 8, 12], 2, 0.5, 18_000, **base)
    assert (np.diff(wages.saving) > 0).all() and (np.diff(wages.break_even) < 0).all()
    losses = co.sst_break_even(4, 2, 0.5, 18_000, shrinkage=[0, 0.002, 0.01], **base)
    assert losses.break_even[0] < losses.break_even[1] and np.isnan(losses.break_even[2])
    help_needed = co.sst_break_even(4, 2, 0.5, 18_000, assistance=[0, 0.5, 1], assistance_minutes=1.5)
    assert (np.diff(help_needed.saving) < 0).all()
    nothing = co.sst_break_even(6, 1, 0.7, 100, technology=0.03)
    assert nothing.saving == 0 and np.isnan(nothing.break_even)
    assert co.sst_break_even(6, 1, 0.5, 0).break_even == 0


@given(rating, rating, rating, st.floats(-3, 3))
def test_probability_and_its_inverse(clarity: float, motivation: float, ability: float, more: float) -> None:
    p = co.sst_probability(clarity, motivation, ability, incentive=more)
    assert 0 < p < 1
    assert co.clarity_needed(p, motivation, ability, incentive=more) == pytest.approx(clarity, abs=1e-6)
    assert co.sst_probability(clarity + 0.1, motivation, ability, incentive=more) > p
    step = co.sst_probability(clarity + 1e-5, motivation, ability, incentive=more) - p
    assert co.marginal_effect(p, co.READY[1]) == pytest.approx(step / 1e-5, rel=1e-3)


@given(rating, rating, rating, st.floats(0, 3))
def test_an_odds_ratio_multiplies_odds(c: float, m: float, a: float, points: float) -> None:
    before, after = co.sst_probability([c, c + points], m, a)
    ratio = after / (1 - after) / (before / (1 - before))
    assert co.odds_ratio(co.READY[1], points) == pytest.approx(ratio)


def test_a_point_is_worth_most_at_a_half() -> None:
    p = np.linspace(0, 1, 101)
    assert p[np.argmax(co.marginal_effect(p, 0.5))] == pytest.approx(0.5)
    assert (
        co.sst_probability(1, 1, 1, (-900, 1, 1, 1)) == 0 and co.sst_probability(1, 1, 1, (900, 1, 1, 1)) == 1
    )


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: co.sst_break_even(-1, 2, 1, 100), "argument.least"),
        (lambda: co.sst_break_even(5, 2, 1, None), "argument.not-numbers"),
        (lambda: co.sst_break_even(5, 2, 1, 100, error_rate=2, error_cost=1), "argument.range"),
        (lambda: co.sst_break_even(5, 2, 1, 100, shrinkage=0.01), "selfservice.half"),
        (lambda: co.sst_break_even(5, 2, 1, 100, error_rate=0.01), "selfservice.half"),
        (lambda: co.sst_break_even(5, 2, 1, 100, assistance=[0, 0.1]), "selfservice.half"),
        (lambda: co.sst_break_even([5, 6], [2, 3, 4], 1, 100), "argument.shapes"),
        (lambda: co.sst_probability(None, 4, 4), "argument.not-numbers"),
        (lambda: co.sst_probability(4, 4, 4, (1, 2, 3)), "selfservice.coefficients"),
        (lambda: co.clarity_needed(1, 4, 4), "argument.proportion"),
        (lambda: co.clarity_needed(1.2, 4, 4), "argument.range"),
        (lambda: co.clarity_needed(0.5, 4, 4, (-4, 0, 0.4, 0.3)), "argument.above"),
        (lambda: co.marginal_effect(1.5, 0.5), "argument.range"),
        (lambda: co.odds_ratio("much"), "argument.not-numbers"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)


def test_customers_who_come_back_cost_what_their_visits_cost() -> None:
    alone = co.sst_break_even(5, 1.5, 0.3, 5600, technology=0.016)
    back = co.sst_break_even(5, 1.5, 0.3, 5600, technology=0.016, contacts=[0, 0.1], contact_cost=0.25)
    assert back.saving.tolist() == pytest.approx([alone.saving, alone.saving - 0.025])
    with pytest.raises(CocreaError):
        co.sst_break_even(5, 1.5, 0.3, 5600, contacts=0.1)
