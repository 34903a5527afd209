from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cocrea import CocreaError
from cocrea.stats import paired_t, t_interval
from cocrea.stats.intervals import NORMAL, two_sided_z

ratings = st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), min_size=3, max_size=60)


def test_exercise_4_3(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E4.3")
    key = example["answer"]
    result = paired_t(example["inputs"]["P"], example["inputs"]["E"])
    assert result.mean == key["gap"]
    assert result.sd == pytest.approx(key["sd"], abs=5e-5)
    assert result.t == pytest.approx(key["t"], abs=5e-5)
    assert result.p == pytest.approx(key["p"], abs=5e-7)
    assert [result.low, result.high] == pytest.approx(key["ci"], abs=5e-5)
    assert result.mean / result.sd == pytest.approx(key["dz"], abs=5e-5)


@given(ratings)
def test_agrees_with_scipy(pairs: list[tuple[int, int]]) -> None:
    first, second = np.array(pairs).T
    if np.ptp(first - second) == 0:
        return
    result, theirs = paired_t(first, second, 0.9), stats.ttest_rel(first, second)
    interval = theirs.confidence_interval(0.9)
    assert [result.t, result.p, result.low, result.high] == pytest.approx(
        [theirs.statistic, theirs.pvalue, interval.low, interval.high]
    )


@given(ratings)
def test_turning_the_pair_round_turns_the_sign(pairs: list[tuple[int, int]]) -> None:
    first, second = np.array(pairs).T
    one, other = paired_t(first, second), paired_t(second, first)
    assert one.mean == pytest.approx(-other.mean)
    assert one.low == pytest.approx(-other.high, nan_ok=True)


def test_a_missing_answer_drops_its_pair() -> None:
    assert paired_t([5, np.nan, 3, 4], [6, 6, None, 6]) == paired_t([5, 4], [6, 6])


def test_no_spread_gives_no_interval() -> None:
    result = paired_t([0.3, 0.4, 0.7], [0.1, 0.2, 0.5])  # 0.2 each, but for rounding
    assert result.mean == pytest.approx(0.2)
    assert result.sd == 0
    assert np.isnan([result.low, result.high, result.t, result.p]).all()


def test_a_table_of_means_gets_its_intervals() -> None:
    low, high = t_interval([-1.25, 0.0, 2.0], [0.9653, 0.0, 1.0], [12, 12, 1])
    assert low[0] == pytest.approx(-1.8633, abs=1e-4)
    assert high[0] == pytest.approx(-0.6367, abs=1e-4)
    assert np.isnan(low[1:]).all()  # no spread, one answer


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: paired_t([1], [2]), "stats.too-few"),
        (lambda: paired_t([1, 2, 3], [1, 2]), "argument.lengths"),
        (lambda: paired_t(["five", 2], [1, 2]), "argument.not-numbers"),
        (lambda: paired_t([np.inf, 2], [1, 2]), "argument.not-numbers"),
        (lambda: paired_t([1, 2], [2, 2], confidence=95), "argument.proportion"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)


def test_who_works_by_hand_uses_the_normal_quantile_with_two_decimals() -> None:
    assert round(two_sided_z(0.95), 2) == NORMAL
