from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy import stats

from cocrea import CocreaError
from cocrea.stats.correlation import correlation, correlation_difference, fisher_interval


def people(n: int, seed: int) -> np.ndarray:
    """Two measures and an outcome whose true correlations are .5, .3, and .6 with each other."""
    true = [[1, 0.6, 0.5], [0.6, 1, 0.3], [0.5, 0.3, 1]]
    return np.random.default_rng(seed).multivariate_normal([0, 0, 0], true, n).T


def test_r_and_its_interval_are_scipys() -> None:
    first, _, outcome = people(50, 1)
    ours, theirs = correlation(first, outcome), stats.pearsonr(first, outcome)
    interval = theirs.confidence_interval(0.95)
    assert (ours.r, ours.low, ours.high) == pytest.approx((theirs.statistic, interval.low, interval.high))
    wider = correlation(first, outcome, confidence=0.99)
    assert wider.low < ours.low < ours.high < wider.high


def test_a_worked_example() -> None:
    """r = .11 with n = 200 has the interval [−.029, .245]: the course's W3.5."""
    rng = np.random.default_rng(1)
    one, other = rng.standard_normal((2, 200))
    one = (one - one.mean()) / one.std()
    other = other - other.mean() - one * np.mean(one * other)
    found = correlation(one, 0.11 * one + np.sqrt(1 - 0.11**2) * other / other.std())
    assert (found.r, found.low, found.high) == pytest.approx((0.11, -0.029, 0.245), abs=5.1e-4)


def test_the_interval_of_the_difference_covers_in_95_of_100() -> None:
    """400 samples of 60 people; the true difference is .2; 3 standard errors of the coverage."""
    found = [correlation_difference(*people(60, seed)) for seed in range(400)]
    covered = np.mean([one.low <= 0.2 <= one.high for one in found])
    assert abs(covered - 0.95) < 3 * np.sqrt(0.95 * 0.05 / 400)


def test_the_difference_turns_with_its_arguments() -> None:
    first, second, outcome = people(40, 3)
    ours = correlation_difference(first, second, outcome)
    theirs = correlation_difference(second, first, outcome)
    assert (theirs.difference, theirs.low, theirs.high) == pytest.approx(
        (-ours.difference, -ours.high, -ours.low)
    )
    assert ours.low < ours.difference < ours.high


def test_a_missing_answer_drops_the_person() -> None:
    assert correlation([1, 2, 3, 4, None, 9], [2, 1, 4, 3, 5, np.nan]).n == 4
    assert correlation_difference([1, 2, 3, 4, 5], [2, 1, 4, 3, None], [1, 3, 2, 4, 5]).n == 4


def test_a_perfect_correlation() -> None:
    found = correlation([1, 2, 3, 4], [2, 4, 6, 8])
    assert (found.r, found.low, found.high) == pytest.approx((1, 1, 1))


@pytest.mark.parametrize(
    "arguments", [([1, 2, 3], [1, 2, 3]), ([1, 2, 3, 4], [5, 5, 5, 5]), ([1, 2], [1, 2, 3])]
)
def test_bad_input_is_one_clear_error(arguments: tuple[list[int], list[int]]) -> None:
    with pytest.raises(CocreaError):
        correlation(*arguments)


@pytest.mark.parametrize(("name", "interval"), [("W3.5_tip_corr", "ci95"), ("E3.5", "ci")])
def test_published_figures(vector: Callable[[str], dict[str, Any]], name: str, interval: str) -> None:
    example = vector(name)
    given, key = example["inputs"], example.get("output") or example["answer"]
    assert fisher_interval(given["r"], given["n"]) == pytest.approx(key[interval], abs=5e-5)
    assert given["r"] ** 2 == pytest.approx(key["r2"])


def test_published_figures_one_by_one_or_together() -> None:
    low, high = fisher_interval([0.2, -1, 1], [120, 50, 50])
    assert (low[0], high[0]) == pytest.approx(fisher_interval(0.2, 120))
    assert low[1:].tolist() == high[1:].tolist() == [-1, 1]
    assert np.greater(*fisher_interval(0.2, [20, 200])[::-1]).all()


@pytest.mark.parametrize(
    ("r", "n", "code"),
    [
        (1.1, 50, "argument.range"),
        (None, 50, "argument.not-numbers"),
        (0.2, 3, "argument.least"),
        ([0.1, 0.2], [50, 60, 70], "argument.shapes"),
    ],
)
def test_impossible_published_figures(r: Any, n: Any, code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        fisher_interval(r, n)
    assert caught.value.code == code
    assert "{" not in str(caught.value)
