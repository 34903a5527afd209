from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from cocrea import CocreaError
from cocrea.stats import independence

tables = st.tuples(st.integers(2, 4), st.integers(2, 4)).flatmap(
    lambda shape: arrays(int, shape, elements=st.integers(1, 60))
)


@settings(max_examples=40)
@given(tables)
def test_by_the_definition(counts: np.ndarray) -> None:
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    chi_square = ((counts - expected) ** 2 / expected).sum()
    found = independence(counts)
    assert found.chi_square == pytest.approx(chi_square, abs=1e-9)
    assert found.df == (counts.shape[0] - 1) * (counts.shape[1] - 1)
    assert found.p == pytest.approx(stats.chi2.sf(chi_square, found.df), abs=1e-12)
    assert found.least_expected == pytest.approx(expected.min()) and found.n == counts.sum()
    assert 0 <= found.cramers_v <= 1
    if min(counts.shape) >= 2:
        assert found.cramers_v == pytest.approx(stats.contingency.association(counts, "cramer"), abs=1e-9)


@settings(max_examples=40)
@given(tables)
def test_names_and_order_of_the_answers_do_not_matter(counts: np.ndarray) -> None:
    found, turned = independence(counts), independence(counts[::-1].T)
    assert turned.chi_square == pytest.approx(found.chi_square, abs=1e-9)
    assert turned.cramers_v == pytest.approx(found.cramers_v, abs=1e-9)


def test_the_ends_of_the_effect() -> None:
    assert independence([[10, 0], [0, 10]]).cramers_v == pytest.approx(1)
    assert independence([[10, 20], [20, 40]]).cramers_v == pytest.approx(0, abs=1e-9)


def test_more_people_make_it_surer_not_stronger() -> None:
    few, many = independence([[12, 8], [8, 12]]), independence([[120, 80], [80, 120]])
    assert few.p > 0.05 > many.p and few.cramers_v == pytest.approx(many.cramers_v)


def test_p_is_the_chance_of_a_table_as_uneven() -> None:
    """Shuffle who answered what: the permutation p agrees with the chi-square p."""
    counts = np.array([[26, 14], [17, 23]])
    rows = np.repeat([0, 0, 1, 1], counts.ravel())
    columns = np.repeat([0, 1, 0, 1], counts.ravel())
    rng = np.random.default_rng(7)
    first = np.array([(rng.permutation(columns) == 0)[rows == 0].sum() for _ in range(4000)])
    as_uneven = abs(first - 21.5) >= abs(26 - 21.5) - 1e-9
    found = independence(counts)
    mid = as_uneven.mean() - (abs(first - 21.5) == 4.5).mean() / 2  # the counts are whole, chi-square is not
    assert found.p == pytest.approx(mid, abs=0.01)


def test_a_crosstab_will_do() -> None:
    answers = pd.DataFrame({"asked": list("yynnyn"), "happy": list("hlhlhl")})
    assert independence(pd.crosstab(answers["asked"], answers["happy"])).n == 6


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ([1, 2, 3], "independence.shape"),
        ([[1, 2]], "independence.shape"),
        ([[1, 2], [0, 0]], "independence.empty"),
        ([[1, 0], [2, 0]], "independence.empty"),
        ([[1, -2], [2, 3]], "argument.least"),
        ([[1.5, 2], [2, 3]], "argument.whole"),
        ([[1, np.nan], [2, 3]], "argument.not-numbers"),
        ([["a", "b"], ["c", "d"]], "argument.not-numbers"),
    ],
)
def test_bad_input(counts: object, code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        independence(counts)  # type: ignore[arg-type]
    assert caught.value.code == code and "{" not in str(caught.value)
