from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats

from cocrea import CocreaError
from cocrea.stats import (
    n_for_half_width,
    pairs_for_effect,
    power_of_pairs,
    ranking_chance,
    ranking_overstatement,
)


def test_worked_example_4_17(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.17_sample_size")
    given, key = example["inputs"], example["output"]
    found = [pairs_for_effect(d, given["power"], given["alpha"]) for d in given["d_z"]]
    assert found == key["n_pairs"]
    assert n_for_half_width(1.4, 0.25) == key["precision_n(sd1.4,half-width.25)"]


@settings(deadline=None)
@given(st.floats(0.05, 3), st.integers(2, 400), st.sampled_from([0.001, 0.01, 0.05]))
def test_power_by_scipys_noncentral_t(d_z: float, n: int, alpha: float) -> None:
    bound = stats.t.ppf(1 - alpha / 2, n - 1)
    theirs = stats.nct.sf(bound, n - 1, d_z * np.sqrt(n))  # the other tail adds little
    found = power_of_pairs(d_z, n, alpha)
    other = stats.nct.cdf(-bound, n - 1, d_z * np.sqrt(n))
    assert found == pytest.approx(theirs + np.nan_to_num(other), abs=1e-6)
    assert power_of_pairs(-d_z, n, alpha) == found


@pytest.mark.parametrize(("d_z", "n"), [(0.5, 34), (0.3, 40), (1.2, 6)])
def test_power_in_a_simulation(d_z: float, n: int) -> None:
    samples = np.random.default_rng(34).normal(d_z, 1, (40_000, n))
    p = stats.ttest_1samp(samples, 0, axis=1).pvalue
    assert power_of_pairs(d_z, n) == pytest.approx(np.mean(p < 0.05), abs=0.01)


def test_without_an_effect_power_is_alpha() -> None:
    assert power_of_pairs(0, 20) == pytest.approx(0.05)
    assert power_of_pairs(0, 50_000, 0.01) == pytest.approx(0.01, rel=1e-3)
    assert power_of_pairs(5, 400) == 1


@settings(deadline=None)
@given(st.floats(0.02, 3), st.floats(0.1, 0.99))
def test_the_plan_is_the_smallest_that_suffices(d_z: float, power: float) -> None:
    n = pairs_for_effect(d_z, power)
    assert power_of_pairs(d_z, n) >= power
    assert n == 2 or power_of_pairs(d_z, n - 1) < power


@given(st.floats(0.1, 3), st.floats(0.05, 1))
def test_so_many_answers_make_the_interval_narrow_enough(sd: float, half: float) -> None:
    n = n_for_half_width(sd, half)
    z = stats.norm.ppf(0.975)
    assert z * sd / np.sqrt(n) <= half * (1 + 1e-6)
    assert n == 2 or z * sd / np.sqrt(n - 1) > half * (1 - 1e-6)


def simulated(
    n: int, rho: float, moments: int = 8, sd: float = 1.4, spacing: float = 0.15
) -> tuple[float, float]:
    """How often the truly worst of `moments` comes out worst, and by how much it is overstated:
    single answers of simulated people, none of the planner's shortcuts."""
    rng = np.random.default_rng(n)
    true = -np.arange(moments) * 0.15
    wins, over, runs = 0, 0.0, 3000
    for _ in range(runs):
        people = rng.standard_normal((n, moments)) * np.sqrt(1 - rho) + rng.standard_normal((n, 1)) * np.sqrt(
            rho
        )
        means = (true + sd * people).mean(axis=0)
        worst = int(np.argmin(means))
        wins += worst == moments - 1
        over += true[worst] - means[worst]
    return wins / runs, over / runs


@pytest.mark.parametrize("rho", [0.0, 0.5])
@pytest.mark.parametrize("n", [30, 120, 300])
def test_the_chance_of_the_right_rank_in_a_simulation(n: int, rho: float) -> None:
    wins, over = simulated(n, rho)
    assert ranking_chance(n, 1.4, 0.15, 8, rho) == pytest.approx(wins, abs=0.03)
    assert ranking_overstatement(n, 1.4, 0.15, 8, rho) == pytest.approx(over, abs=0.02)


def test_the_figures_that_the_course_quotes() -> None:
    apart = [ranking_chance(n, 1.4, 0.15, 8) for n in (30, 120, 300)]
    assert apart == pytest.approx([0.55, 0.78, 0.91], abs=0.01)
    together = [ranking_chance(n, 1.4, 0.15, 8, rho=0.5) for n in (30, 120, 300)]
    assert together == pytest.approx([0.67, 0.88, 0.97], abs=0.01)
    assert ranking_overstatement(30, 1.4, 0.15, 8) == pytest.approx(0.21, abs=0.01)


@settings(deadline=None, max_examples=30)
@given(st.integers(2, 22), st.floats(0.01, 6))
def test_the_integral_agrees_with_an_adaptive_one(moments: int, step: float) -> None:
    def density(z: float) -> float:
        return float(stats.norm.pdf(z) * np.prod(stats.norm.cdf(z + step * np.arange(1, moments))))

    exact = integrate.quad(density, -9, 9, epsabs=1e-11, limit=200)[0]
    assert ranking_chance(1, 1, step, moments) == pytest.approx(exact, abs=1e-8)


@given(st.integers(2, 500), st.floats(0.2, 3), st.floats(0.01, 0.5), st.integers(2, 21), st.floats(0, 0.9))
def test_more_answers_help_and_more_moments_do_not(
    n: int, sd: float, spacing: float, moments: int, rho: float
) -> None:
    one = ranking_chance(n, sd, spacing, moments, rho)
    assert 1 / moments <= one <= 1
    assert ranking_chance(2 * n, sd, spacing, moments, rho) >= one - 1e-9
    assert ranking_chance(n, sd, spacing, moments + 1, rho) <= one + 1e-9
    assert ranking_chance(n, sd, spacing, moments, min(1.0, rho + 0.1)) >= one - 1e-9
    assert ranking_overstatement(n, sd, spacing, moments, rho) >= -1e-9


def test_the_ends() -> None:
    assert ranking_chance(30, 1.4, 0, 8) == pytest.approx(1 / 8)
    assert ranking_chance(30, 0, 0.1, 8) == 1 == ranking_chance(30, 1.4, 0.1, 8, rho=1)
    assert ranking_chance(30, 0, 0, 8) == pytest.approx(1 / 8)
    assert ranking_overstatement(30, 0, 0.1, 8) == 0
    two = stats.norm.cdf(0.3 / (1.4 * np.sqrt(2 / 30)))  # two moments: one difference of means
    assert ranking_chance(30, 1.4, 0.3, 2) == pytest.approx(two, abs=1e-10)


def test_it_is_quick_and_the_same_every_time() -> None:
    first = ranking_chance(120, 1.4, 0.15, 22, 0.3)
    start = perf_counter()
    again = {ranking_chance(120, 1.4, 0.15, 22, 0.3) for _ in range(200)}
    assert again == {first}
    assert (perf_counter() - start) / 200 < 0.005  # measured: 0.1 ms; wide for a busy machine


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: pairs_for_effect(0), "argument.range"),
        (lambda: pairs_for_effect(0.5, power=80), "argument.proportion"),
        (lambda: power_of_pairs(0.5, 1), "argument.range"),
        (lambda: n_for_half_width(1.4, 0), "argument.least"),
        (lambda: n_for_half_width(-1, 0.2), "argument.least"),
        (lambda: ranking_chance(30, 1.4, -0.1, 8), "argument.least"),
        (lambda: ranking_chance(30, 1.4, 0.1, 1), "argument.range"),
        (lambda: ranking_chance(30, 1.4, 0.1, 8, rho=-0.5), "argument.range"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
