from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.stats import cronbach_alpha, difference_reliability, omega

answers = st.tuples(st.integers(3, 20), st.integers(2, 6), st.integers(0, 10_000)).map(
    lambda size: np.random.default_rng(size[2]).integers(1, 8, size[:2]).astype(float)
)


def test_worked_example_4_8(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.8_alpha")
    found = cronbach_alpha(example["inputs"]["X"])
    assert found.value == pytest.approx(example["output"]["alpha"], abs=5e-5)
    assert [found.low, found.high] == pytest.approx(example["output"]["feldt_ci95"], abs=5e-5)
    assert (found.n, found.k) == (8, 4)


def test_exercise_4_7(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E4.7")
    key, found = example["answer"], cronbach_alpha(example["inputs"])
    assert found.value == pytest.approx(key["alpha"], abs=5e-5)
    assert [found.low, found.high] == pytest.approx(key["feldt"], abs=5e-5)
    assert difference_reliability(0.9, 0.8, 0.6) == pytest.approx(key["diff_rel(.9,.8,.6)"])


def test_worked_example_4_9(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.9_omega3")
    found = omega(example["inputs"]["S"])
    assert found.loadings == pytest.approx(example["output"]["lambda"])
    assert found.value == pytest.approx(example["output"]["omega"], abs=5e-5)
    covariance = np.array(example["inputs"]["S"])
    by_alpha = 3 / 2 * (1 - np.trace(covariance) / covariance.sum())
    assert by_alpha == pytest.approx(example["output"]["alpha"], abs=5e-5)


def test_worked_example_4_10(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.10_diff_reliability")
    given, key = example["inputs"], example["output"]
    parts = (given["r_PP"], given["r_EE"], given["r_PE"])
    assert difference_reliability(*parts) == pytest.approx(key["equal_sd"])
    assert difference_reliability(*parts, *given["case2_sd"]) == pytest.approx(key["case2"], abs=5e-5)


@given(answers)
def test_alpha_by_the_mean_covariance(items: np.ndarray) -> None:
    """k² times the mean covariance of two items, over the variance of the sums."""
    covariance = np.cov(items.T)
    k, total = items.shape[1], covariance.sum()
    found = cronbach_alpha(items)
    if total <= 1e-12:
        assert np.isnan(found.value)
        return
    between = (total - np.trace(covariance)) / (k * (k - 1))
    assert found.value == pytest.approx(k**2 * between / total)
    assert found.low <= found.value <= found.high <= 1


@given(st.lists(st.integers(1, 7), min_size=2, max_size=30), st.integers(2, 5))
def test_identical_items_have_an_alpha_of_one(item: list[int], k: int) -> None:
    found = cronbach_alpha(np.tile(np.array(item)[:, None], k))
    if len(set(item)) == 1:
        assert np.isnan(found.value)
    else:
        assert [found.value, found.low, found.high] == pytest.approx([1, 1, 1])


def test_feldts_interval_covers_as_often_as_it_says() -> None:
    """1 500 simulated surveys of parallel items whose alpha is known."""
    rng = np.random.default_rng(1965)
    true = 4 * 0.5 / (1 + 3 * 0.5)
    hits = 0
    for _ in range(1500):
        items = rng.standard_normal((25, 1)) + rng.standard_normal((25, 4))
        found = cronbach_alpha(items)
        hits += found.low <= true <= found.high
    assert hits / 1500 == pytest.approx(0.95, abs=0.02)


def test_a_missing_item_drops_its_respondent() -> None:
    items = np.array([[4, 5, 4], [2, 3, 3], [5, 5, 4], [1, 2, 2]], dtype=float)
    holed = np.vstack([items, [np.nan, 7, 1]])
    assert cronbach_alpha(holed) == cronbach_alpha(items)


loadings = st.lists(st.floats(0.3, 1.5), min_size=3, max_size=7).map(np.array)


@given(loadings, st.floats(0.2, 1.5))
def test_omega_finds_the_factor_that_is_there(true: np.ndarray, unique: float) -> None:
    found = omega(np.outer(true, true) + unique * np.eye(true.size))
    assert found.loadings == pytest.approx(true, rel=1e-4)
    assert found.value == pytest.approx(true.sum() ** 2 / (true.sum() ** 2 + unique * true.size), rel=1e-4)


def test_the_closed_form_and_least_squares_agree() -> None:
    """Three of four items with one factor: by the closed form what the fit of all four says of them."""
    true = np.array([0.9, 0.7, 0.5, 0.8])
    table = np.outer(true, true) + np.diag([0.4, 0.5, 0.6, 0.3])
    assert omega(table[:3, :3]).loadings == pytest.approx(omega(table).loadings[:3], abs=1e-6)


@given(st.floats(0.2, 1.5), st.integers(3, 6))
def test_omega_is_alpha_when_items_are_equally_good(loading: float, k: int) -> None:
    table = loading**2 * np.ones((k, k)) + np.diag(np.linspace(0.3, 1, k))
    assert omega(table).value == pytest.approx(k / (k - 1) * (1 - np.trace(table) / table.sum()), rel=1e-4)


def test_a_reversed_item_shows_in_its_loading() -> None:
    found = omega([[1.21, -0.63, 0.45], [-0.63, 0.99, -0.35], [0.45, -0.35, 0.85]])
    assert found.loadings == pytest.approx((0.9, -0.7, 0.5))


def test_the_reliability_of_a_difference_in_a_simulation() -> None:
    """Two parallel measurements of P − E correlate by the reliability that the formula gives."""
    rng = np.random.default_rng(10)
    n, sd_p, sd_e, r_pp, r_ee, r_pe = 200_000, 1.2, 0.7, 0.85, 0.8, 0.5
    shared = r_pe * sd_p * sd_e
    true = rng.multivariate_normal([0, 0], [[r_pp * sd_p**2, shared], [shared, r_ee * sd_e**2]], n)
    noise = rng.standard_normal((2, n, 2)) * [sd_p * (1 - r_pp) ** 0.5, sd_e * (1 - r_ee) ** 0.5]
    first, second = ((true + part) @ [1, -1] for part in noise)
    expected = difference_reliability(r_pp, r_ee, r_pe, sd_p, sd_e)
    assert np.corrcoef(first, second)[0, 1] == pytest.approx(expected, abs=0.005)


def test_no_variance_no_reliability() -> None:
    assert np.isnan(difference_reliability(0.9, 0.9, 1.0))
    assert difference_reliability([0.9, 0.9], 0.9, [0.0, 0.5]).tolist() == pytest.approx([0.9, 0.8])


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: cronbach_alpha([1, 2, 3]), "reliability.items"),
        (lambda: cronbach_alpha([[1], [2]]), "reliability.items"),
        (lambda: cronbach_alpha([[1, 2], [np.nan, 3]]), "stats.too-few"),
        (lambda: cronbach_alpha([[1, 2], [2, 3]], confidence=95), "argument.proportion"),
        (lambda: omega([[1, 0.5], [0.5, 1]]), "reliability.items"),
        (lambda: omega([1, 2, 3]), "reliability.covariance"),
        (lambda: omega([[1, 0.5, 0.2], [0.1, 1, 0.3], [0.2, 0.3, 1]]), "reliability.covariance"),
        (lambda: omega([[1, -0.5, 0.5], [-0.5, 1, 0.5], [0.5, 0.5, 1]]), "reliability.no-factor"),
        (lambda: omega([[1, 0.9, 0.9], [0.9, 1, 0.1], [0.9, 0.1, 1]]), "reliability.no-factor"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
