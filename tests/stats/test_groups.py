"""Two groups of different people, held against scipy's Welch test."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cocrea.errors import CocreaError
from cocrea.stats.groups import separate_t, separate_t_of_means

answers = st.lists(st.integers(1, 7), min_size=2, max_size=40)


@given(answers, answers)
def test_it_agrees_with_scipy(first: list[int], second: list[int]) -> None:
    ours = separate_t(first, second)
    assert ours.n == (len(first), len(second))
    if len(set(first)) == 1 and len(set(second)) == 1:
        assert np.isnan([ours.low, ours.high, ours.t, ours.p]).all()
        return
    theirs = scipy_stats.ttest_ind(first, second, equal_var=False)
    interval = theirs.confidence_interval(0.95)
    assert ours.p == pytest.approx(theirs.pvalue, rel=1e-6, abs=1e-12)
    assert (ours.low, ours.high) == pytest.approx((interval.low, interval.high))


@given(answers, answers)
def test_the_order_of_the_groups_only_turns_the_sign(first: list[int], second: list[int]) -> None:
    one, other = separate_t(first, second), separate_t(second, first)
    assert one.mean == pytest.approx(-other.mean)
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low), nan_ok=True)


def test_missing_answers_are_left_out_and_one_answer_is_too_few() -> None:
    assert separate_t([1, 2, np.nan, 4], [3, 5]).n == (3, 2)
    with pytest.raises(CocreaError) as caught:
        separate_t([1, 2, 3], [4, np.nan])
    assert caught.value.code == "stats.too-few"


@given(answers, answers)
def test_means_and_spreads_are_enough(first: list[int], second: list[int]) -> None:
    summaries = [
        (float(np.mean(group)), float(np.std(group, ddof=1)), len(group)) for group in (first, second)
    ]
    told, asked = separate_t_of_means(summaries[0], summaries[1]), separate_t(first, second)
    assert told.n == asked.n
    assert (told.mean, told.low, told.high) == pytest.approx((asked.mean, asked.low, asked.high), nan_ok=True)
