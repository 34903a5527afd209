"""Variance between groups: against scipy's F, in noise, and the interval's coverage."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cocrea import CocreaError
from cocrea.stats import eta_squared, omega_squared

groups = st.lists(st.lists(st.integers(0, 100), min_size=2, max_size=8), min_size=2, max_size=5)


def flat(samples: list[list[int]]) -> tuple[list[int], list[str]]:
    values = [value for sample in samples for value in sample]
    return values, [f"g{i}" for i, sample in enumerate(samples) for _ in sample]


@settings(max_examples=50)
@given(groups)
def test_both_follow_from_f(samples: list[list[int]]) -> None:
    values, names = flat(samples)
    if all(len(set(sample)) == 1 for sample in samples):
        return  # F is infinite
    f = scipy_stats.f_oneway(*samples).statistic
    k, n = len(samples), len(values)
    found = omega_squared(values, names, resamples=100)
    assert found.eta2 == eta_squared(values, names) == pytest.approx((k - 1) * f / ((k - 1) * f + n - k))
    assert found.omega2 == pytest.approx((k - 1) * (f - 1) / ((k - 1) * (f - 1) + n))
    assert found.omega2 <= found.eta2 + 1e-12
    assert (found.groups, found.n) == (k, n)


def test_more_groups_find_more_in_noise_by_eta_and_not_by_omega() -> None:
    rng = np.random.default_rng(12)
    etas, omegas = {}, {}
    for k in (4, 10):
        found = [omega_squared(rng.normal(size=40), np.arange(40) % k, resamples=100) for _ in range(150)]
        etas[k], omegas[k] = (np.mean([getattr(one, name) for one in found]) for name in ("eta2", "omega2"))
    assert etas[4] == pytest.approx(3 / 39, abs=0.02)  # (k − 1) / (n − 1)
    assert etas[10] == pytest.approx(9 / 39, abs=0.02)
    assert abs(omegas[4]) < 0.02 and abs(omegas[10]) < 0.03


@settings(max_examples=50)
@given(groups, st.floats(0.1, 10), st.floats(-50, 50))
def test_units_do_not_matter(samples: list[list[int]], scale: float, shift: float) -> None:
    values, names = flat(samples)
    if len(set(values)) == 1:
        return
    moved = scale * np.array(values) + shift
    assert eta_squared(moved, names) == pytest.approx(eta_squared(values, names), abs=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize(("k", "truth"), [(4, 0.6), (4, 0.15), (10, 0.2), (10, 0.0)])
def test_the_interval_covers_in_simulation(k: int, truth: float) -> None:
    """At least 88 % of 150 samples of 40; with ten groups unmoved percentiles begin too high too often."""
    rng = np.random.default_rng(7)
    effect = scipy_stats.norm.ppf((np.arange(k) + 0.5) / k)
    effect = effect / effect.std() * np.sqrt(truth)
    names = np.arange(40) % k
    found = [
        omega_squared(effect[names] + np.sqrt(1 - truth) * rng.normal(size=40), names, resamples=300)
        for _ in range(150)
    ]
    assert np.mean([one.low <= truth <= one.high for one in found]) >= 0.88
    unmoved = np.mean([one.low + one.eta2 - one.omega2 <= truth for one in found])
    assert k < 10 or unmoved < 0.88


def test_the_smallest_sample_has_an_interval() -> None:
    found = omega_squared([1, 2, 9], ["a", "a", "b"])
    assert found.low < found.omega2 <= found.high <= 1


def test_missing_values_and_seeds() -> None:
    found = omega_squared([1, 2, None, 4, 5, 9], ["a", "a", "b", "b", "b", None], resamples=100)
    assert (found.n, found.groups) == (4, 2)
    values, names = [1, 2, 3, 4, 7, 6], list("aabbcc")
    assert omega_squared(values, names, seed=1) == omega_squared(values, names, seed=1)
    assert omega_squared(values, names, seed=1) != omega_squared(values, names, seed=2)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: omega_squared([1, 2, 3], ["a", "a", "a"]), "stats.groups"),
        (lambda: omega_squared([1, 2, 3], ["a", "b", "c"]), "stats.too-few"),
        (lambda: omega_squared([2, 2, 2], ["a", "b", "b"]), "stats.all-alike"),
        (lambda: eta_squared([1, 2], ["a", "b", "b"]), "argument.lengths"),
        (lambda: eta_squared(["much", "little"], ["a", "b"]), "argument.not-numbers"),
        (lambda: omega_squared([1, 2, 3], ["a", "b", "b"], confidence=1), "argument.proportion"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
