from __future__ import annotations

from collections.abc import Callable
from math import gamma, sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cocrea import CocreaError
from cocrea.stats import d_av, d_z, g_z, paired_t, wilcoxon
from cocrea.stats.effects import hedges

ratings = st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), min_size=3, max_size=60).map(
    lambda pairs: np.array(pairs, dtype=float).T
)


def test_exercise_4_3(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E4.3")
    p, e = example["inputs"]["P"], example["inputs"]["E"]
    assert d_z(p, e) == pytest.approx(example["answer"]["dz"], abs=5e-5)


def test_worked_example_4_6() -> None:
    """n = 10, gap −1.7, sd 1.1595: d_z and its correction, from the published summary."""
    assert -1.7 / 1.1595 == pytest.approx(-1.466, abs=5e-4)
    assert -1.7 / 1.1595 * hedges(10) == pytest.approx(-1.341, abs=1e-3)


@given(ratings)
def test_effects_by_their_definitions(pair: np.ndarray) -> None:
    first, second = pair
    difference = first - second
    if np.ptp(difference) == 0:
        assert np.isnan(d_z(first, second))
        return
    assert d_z(first, second) == pytest.approx(difference.mean() / np.std(difference, ddof=1))
    result = paired_t(first, second)
    assert d_z(first, second) == pytest.approx(result.t / sqrt(result.n))
    sds = np.std(first, ddof=1) + np.std(second, ddof=1)
    assert d_av(first, second) == pytest.approx(difference.mean() / (sds / 2))
    assert abs(g_z(first, second)) <= abs(d_z(first, second))
    assert d_z(second, first) == pytest.approx(-d_z(first, second))
    assert d_av(second, first) == pytest.approx(-d_av(first, second))


@pytest.mark.parametrize("n", [4, 10, 30, 200])
def test_the_correction_is_close_to_the_exact_one(n: int) -> None:
    df = n - 1
    exact = gamma(df / 2) / (sqrt(df / 2) * gamma((df - 1) / 2)) if df < 300 else 1
    assert hedges(n) == pytest.approx(exact, rel=0.01 if n < 10 else 1e-3)


def test_one_pair_or_none_has_nothing_to_correct() -> None:
    assert np.isnan([hedges(0), hedges(1)]).all() and 0 <= hedges(2) < hedges(3) < 1


def test_d_av_is_no_d_z() -> None:
    """Answers of a person that go together raise d_z, not d_av."""
    rng = np.random.default_rng(3)
    habit, noise = rng.standard_normal((2, 400))
    first = 5 + habit
    second = first + 0.5 + 0.3 * noise
    apart = rng.permutation(second)
    assert abs(d_z(first, second)) > 2 * abs(d_z(first, apart))
    assert d_av(first, second) == pytest.approx(d_av(first, apart))


@given(ratings)
def test_wilcoxon_agrees_with_scipy(pair: np.ndarray) -> None:
    first, second = pair
    found = wilcoxon(first, second)
    difference = (first - second)[first != second]
    assert (found.n, found.zeros) == (difference.size, first.size - difference.size)
    if found.n == 0:
        assert np.isnan([found.p, found.rank_biserial]).all()
        return
    theirs = stats.wilcoxon(difference, method="exact" if found.method == "exact" else "approx")
    assert (found.statistic, found.p) == pytest.approx((theirs.statistic, theirs.pvalue))
    assert -1 <= found.rank_biserial <= 1


@given(st.lists(st.floats(-5, 5).filter(lambda d: abs(d) > 1e-3), min_size=3, max_size=12, unique_by=abs))
def test_wilcoxon_is_exact_without_ties(difference: list[float]) -> None:
    """By counting: every pattern of signs is equally likely."""
    values = np.array(difference).round(6)
    if np.unique(np.abs(values)).size < values.size:
        return
    found = wilcoxon(values, np.zeros(values.size))
    ranks = stats.rankdata(np.abs(values))
    signs = (np.arange(2**values.size)[:, None] >> np.arange(values.size)) & 1
    sums = signs @ ranks
    low = min(ranks[values > 0].sum(), ranks[values < 0].sum())
    assert found.method == "exact"
    assert found.p == pytest.approx(min(1, 2 * np.mean(sums <= low)))


def test_the_rank_biserial_correlation_at_its_ends() -> None:
    assert wilcoxon([1, 2, 3], [4, 6, 8]).rank_biserial == -1
    assert wilcoxon([4, 6, 8], [1, 2, 3]).rank_biserial == 1
    assert wilcoxon([1, 5], [2, 4]).rank_biserial == 0


def test_the_zero_rule_is_stated_and_kept() -> None:
    first, second = [5, 5, 4, 6, 3, 2], [5, 5, 6, 5, 6, 6]
    found = wilcoxon(first, second)
    assert (found.n, found.zeros, found.zero_rule) == (4, 2, "dropped")
    assert found.p == wilcoxon(first[2:], second[2:]).p
    assert "dropped" in str(wilcoxon.__doc__)


@pytest.mark.parametrize("call", [d_z, d_av, g_z, wilcoxon])
def test_bad_input_is_one_clear_error(call: Callable[..., object]) -> None:
    for arguments, code in (
        (([1, None], [2, 2]), "stats.too-few"),
        (([1, 2, 3], [1, 2]), "argument.lengths"),
        ((["five", 2], [1, 2]), "argument.not-numbers"),
    ):
        with pytest.raises(CocreaError) as caught:
            call(*arguments)
        assert caught.value.code == code
