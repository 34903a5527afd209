from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cocrea import CocreaError
from cocrea.stats import equivalence, paired_t

pairs = st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), min_size=3, max_size=40).map(
    lambda rows: np.array(rows, dtype=float).T
)


@given(pairs, st.floats(0.1, 3), st.sampled_from([0.01, 0.05, 0.1]))
def test_it_is_two_one_sided_tests(levels: np.ndarray, margin: float, alpha: float) -> None:
    first, second = levels
    difference = first - second
    found = equivalence(first, second, margin, alpha)
    if np.ptp(difference) == 0:
        assert np.isnan(found.p) and not found.equivalent
        return
    above = stats.ttest_1samp(difference, -margin, alternative="greater").pvalue
    below = stats.ttest_1samp(difference, margin, alternative="less").pvalue
    assert found.p == pytest.approx(max(above, below), abs=1e-12)
    if abs(found.p - alpha) > 1e-9:
        assert found.equivalent == (found.low > -margin and found.high < margin)


def test_no_evidence_of_a_gap_is_no_evidence_of_none() -> None:
    first, second = [7, 2, 6, 1, 5, 4], [4, 5, 3, 4, 4, 6]
    assert paired_t(first, second).p > 0.5
    assert not equivalence(first, second, 0.5).equivalent


def test_a_true_gap_at_the_margin_passes_as_often_as_alpha() -> None:
    rng = np.random.default_rng(1987)
    samples = rng.normal(0.5, 1, (4000, 60))
    passed = [equivalence(sample, np.zeros(60), 0.5).equivalent for sample in samples]
    assert np.mean(passed) == pytest.approx(0.05, abs=0.012)


def test_bad_input_is_one_clear_error() -> None:
    for arguments, code in (
        (([1, 2], [1, 3], 0), "argument.least"),
        (([1, 2], [1, 3], 0.5, 0.5), "argument.proportion"),
        (([1], [1], 0.5), "stats.too-few"),
    ):
        with pytest.raises(CocreaError) as caught:
            equivalence(*arguments)
        assert caught.value.code == code
