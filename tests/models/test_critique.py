from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.models import moments

level = st.floats(1, 7)


def test_worked_example_4_16(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.16_servperf_vs_servqual")
    g = example["inputs"]
    found = moments.gap_correlation(g["r_Psat"], g["r_Esat"], g["sd_P"], g["sd_E"], g["r_PE"])
    assert found == pytest.approx(example["output"]["r_gap_sat"], abs=5e-5)
    assert found < g["r_Psat"]
    assert moments.gap_with_perception(g["sd_P"], g["sd_E"], g["r_PE"]) == pytest.approx(0.95, abs=0.005)


@given(st.integers(0, 5000))
def test_the_algebra_agrees_with_data(seed: int) -> None:
    """Any three columns of numbers: the formulas give the correlations of their difference."""
    rng = np.random.default_rng(seed)
    p, e, s = rng.standard_normal((3, 3)) @ rng.standard_normal((3, 40))
    r = np.corrcoef([p, e, s])
    found = moments.gap_correlation(r[0, 2], r[1, 2], p.std(), e.std(), r[0, 1])
    assert found == pytest.approx(np.corrcoef(p - e, s)[0, 1], abs=1e-7)
    with_p = moments.gap_with_perception(p.std(), e.std(), r[0, 1])
    assert with_p == pytest.approx(np.corrcoef(p - e, p)[0, 1], abs=1e-7)


def test_a_gap_that_does_not_vary_has_no_correlation() -> None:
    assert np.isnan(moments.gap_correlation(0.5, 0.5, 1, 1, 1))
    assert moments.gap_correlation([0.6, 0.5], 0, 1, [0.5, 0], 0).tolist()[1] == 0.5


def test_worked_example_4_14(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.14_teas_ideal")
    perceived, expected = np.array(example["inputs"]["cases(P,E)"]).T
    found = moments.ideal_point_quality(perceived, expected, example["inputs"]["I"])
    assert found.tolist() == example["output"]["MQ"]
    assert moments.gap(perceived, expected).tolist() == example["output"]["P-E"]


@given(level, level, level)
def test_nearer_to_the_ideal_is_better(p: float, e: float, ideal: float) -> None:
    found = moments.ideal_point_quality(p, e, ideal)
    assert (found > 0) == (abs(p - ideal) < abs(e - ideal))
    assert moments.ideal_point_quality(ideal, e, ideal) >= found - 1e-12
    if max(p, e) <= ideal:  # on the way up, it is the gap
        assert found == pytest.approx(p - e, abs=1e-9)


def test_worked_example_4_18(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.18_oliver")
    given = example["inputs"]
    found = moments.satisfaction(given["P"], given["E"], *given["b"])
    assert found == pytest.approx(example["output"]["S"])


def test_worked_example_4_15(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.15_gap_telescope")
    names = ("expected", "management_belief", "standard", "actual", "perceived")
    found = moments.telescope(*(example["inputs"][name] for name in names))
    assert vars(found) == example["output"]


@given(st.tuples(*[st.floats(0, 60)] * 5))
def test_the_parts_add_up(stations: tuple[float, float, float, float, float]) -> None:
    found = moments.telescope(*stations)
    parts = found.gap1 + found.gap2 + found.gap3 + found.perceptual
    assert parts == pytest.approx(found.gap5, abs=1e-9)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: moments.telescope(4, 6, 7, 9, "ten"), "argument.not-numbers"),
        (lambda: moments.gap_correlation([0.1, 0.2], [0.1, 0.2, 0.3], 1, 1, 0), "argument.lengths"),
        (lambda: moments.satisfaction(5, 5, "two"), "argument.not-numbers"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
