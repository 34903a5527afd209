"""Two shares of the same people: exact p against two libraries, coverage by enumeration."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats
from statsmodels.stats.contingency_tables import mcnemar

from cocrea import CocreaError
from cocrea.stats import paired_shares

counts = st.integers(0, 60)


@given(counts, counts)
def test_p_is_the_exact_test_of_two_libraries(one: int, other: int) -> None:
    p = paired_shares(one, other, 200).p
    assert p == pytest.approx(mcnemar([[50, one], [other, 30]], exact=True).pvalue, abs=1e-12)
    if one + other:
        assert p == pytest.approx(scipy_stats.binomtest(one, one + other).pvalue, abs=1e-12)


@given(counts, counts)
def test_turning_the_two_only_turns_the_sign(one: int, other: int) -> None:
    found, turned = paired_shares(one, other, 120), paired_shares(other, one, 120)
    assert (found.value, found.low, found.high) == pytest.approx((-turned.value, -turned.high, -turned.low))
    assert found.p == turned.p
    assert -1 <= found.low < found.high <= 1


@pytest.mark.parametrize(("n", "one", "other"), [(30, 0.2, 0.1), (40, 0.25, 0.05), (100, 0.21, 0.09)])
def test_the_interval_covers_by_enumeration(n: int, one: float, other: float) -> None:
    """The exact chance that the interval holds the truth: every pair of counts, weighed."""
    covered = total = 0.0
    for a in range(n + 1):
        chance_a = scipy_stats.binom.pmf(a, n, one)
        if chance_a < 1e-9:
            continue
        b = np.arange(n - a + 1)
        chance = chance_a * scipy_stats.binom.pmf(b, n - a, other / (1 - one))
        likely = b[chance > 1e-9]
        found = [paired_shares(a, int(value), n) for value in likely]
        holds = [interval.low <= one - other <= interval.high for interval in found]
        covered += float(chance[likely][holds].sum())
        total += float(chance[likely].sum())
    assert total == pytest.approx(1, abs=1e-4)
    assert 0.93 <= covered <= 0.975


def test_nobody_differs() -> None:
    found = paired_shares(0, 0, 20)
    assert (found.value, found.p) == (0, 1)
    assert found.low == -found.high < 0  # twenty people prove no equality


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: paired_shares(5, 6, 10), "argument.range"),
        (lambda: paired_shares(1, 1, 0), "argument.range"),
        (lambda: paired_shares(1.5, 1, 10), "argument.whole"),
        (lambda: paired_shares(-1, 1, 10), "argument.range"),
        (lambda: paired_shares(1, 1, 10, confidence=95), "argument.proportion"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
