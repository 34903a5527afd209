from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cocrea import CocreaError
from cocrea.stats import benjamini_hochberg, bonferroni, false_alarm, holm

chance = st.floats(0, 1)
families = st.lists(chance, min_size=1, max_size=30).map(np.array)


def test_worked_example_4_7(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.7_multiplicity")
    p, key = example["inputs"]["p"], example["output"]
    assert bonferroni(p) == pytest.approx(key["bonferroni"], abs=5e-5)
    assert holm(p) == pytest.approx(key["holm"], abs=5e-5)
    assert benjamini_hochberg(p) == pytest.approx(key["fdr_bh"], abs=6e-5)


def test_exercise_4_4(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E4.4")
    p, key = np.array(example["inputs"]), example["answer"]
    assert benjamini_hochberg(p) == pytest.approx(key["fdr_bh"], abs=5e-5)
    found = [int((values <= 0.05).sum()) for values in (p, holm(p), benjamini_hochberg(p))]
    assert found == [key["rejected_raw"], key["holm"], key["bh"]]


@given(families)
def test_the_corrections_in_their_order(p: np.ndarray) -> None:
    raw, one, other, plain = p, benjamini_hochberg(p), holm(p), bonferroni(p)
    for weaker, stronger in ((raw, one), (one, other), (other, plain)):
        assert (weaker <= stronger + 1e-12).all()
    assert (plain <= 1).all()
    order = np.argsort(p, kind="stable")
    for corrected in (one, other, plain):
        assert (np.diff(corrected[order]) >= 0).all()


@given(families, st.randoms())
def test_the_order_of_the_tests_does_not_matter(p: np.ndarray, random: Any) -> None:
    places = list(range(p.size))
    random.shuffle(places)
    for correct in (holm, benjamini_hochberg, bonferroni):
        assert correct(p[places]) == pytest.approx(correct(p)[places])


@given(families)
def test_the_false_discovery_rate_agrees_with_scipy(p: np.ndarray) -> None:
    assert benjamini_hochberg(p) == pytest.approx(stats.false_discovery_control(p))


@given(st.lists(chance, min_size=1, max_size=6).map(np.array))
def test_holm_is_the_closed_bonferroni_procedure(p: np.ndarray) -> None:
    """By its definition: a test falls when every set of tests with it does."""
    m = p.size
    sets = [part for size in range(1, m + 1) for part in combinations(range(m), size)]
    closed = [max(min(1, len(s) * p[list(s)].min()) for s in sets if i in s) for i in range(m)]
    assert holm(p) == pytest.approx(closed)


@given(families, st.integers(0, 30))
def test_a_test_not_made_does_not_count(p: np.ndarray, place: int) -> None:
    place = min(place, p.size)
    for correct in (holm, benjamini_hochberg, bonferroni):
        found = correct(np.insert(p, place, np.nan))
        assert np.isnan(found[place])
        assert np.delete(found, place) == pytest.approx(correct(p))


def test_a_table_of_tests_is_one_family() -> None:
    p = np.array([[0.01, 0.04], [0.03, 0.02]])
    assert holm(p).shape == (2, 2)
    assert holm(p).ravel() == pytest.approx(holm(p.ravel()))


def test_promises_hold_in_simulated_families() -> None:
    """20 000 families of 10 true nulls: Holm keeps the familywise promise, raw p does not."""
    p = np.random.default_rng(7).random((20_000, 10))
    alarms = np.mean([holm(family).min() <= 0.05 for family in p])
    assert alarms == pytest.approx(1 - (1 - 0.05 / 10) ** 10, abs=0.005)
    assert np.mean(p.min(axis=1) <= 0.05) == pytest.approx(false_alarm(10), abs=0.012)


def test_false_alarms() -> None:
    assert false_alarm(1) == pytest.approx(0.05)
    assert false_alarm(22) == pytest.approx(0.68, abs=0.005)
    assert false_alarm(22, 0.05 / 22) < 0.05


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: holm([0.2, 1.2]), "argument.range"),
        (lambda: bonferroni([-0.1]), "argument.range"),
        (lambda: benjamini_hochberg("few"), "argument.not-numbers"),
        (lambda: false_alarm(0), "argument.range"),
        (lambda: false_alarm(2.5), "argument.whole"),
        (lambda: false_alarm(5, 5), "argument.proportion"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
