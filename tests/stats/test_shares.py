from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cocrea import CocreaError
from cocrea.stats import share


def test_worked_example_7_4(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W7.4_wilson")
    found = share(example["inputs"]["successes"], example["inputs"]["n"])
    assert found.value == example["output"]["p"]
    assert (found.low, found.high) == pytest.approx(example["output"]["wilson95"], abs=5e-5)


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_agrees_with_scipy(counts: tuple[int, int]) -> None:
    theirs = stats.binomtest(*counts).proportion_ci(method="wilson")
    found = share(*counts)
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)
    assert 0 <= found.low <= found.value + 1e-12 <= found.high + 2e-12


@pytest.mark.parametrize("arguments", [(13, 12), (0, 0), (-1, 5), ("many", 5), (2.5, 5), (1, 5, 95)])
def test_bad_input_is_one_clear_error(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(CocreaError) as caught:
        share(*arguments)
    assert "{" not in str(caught.value)
