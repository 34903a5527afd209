from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.models import moments

chance = st.floats(0.01, 1)


def test_worked_example_4_1(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.1_carlzon")
    given, key = example["inputs"], example["output"]
    found = moments.contact_moments(given["customers"], given["contacts"], given["sec"])
    assert found.year == key["moments_year"]
    assert found.day == pytest.approx(key["moments_day"], abs=5e-5)
    assert found.hours == pytest.approx(key["hours_year"], abs=5e-5)
    claimed = 50_000 * 365  # the other figure in circulation is of another size
    assert claimed == key["claim_50000_per_day_year_total"] != found.year


def test_worked_example_4_2(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.2_chain")
    given, key = example["inputs"], example["output"]
    assert moments.chain(given["p"], given["n"]) == pytest.approx(key["all_ok_10"], abs=5e-5)
    found = moments.chain_reliability(given["p_vector"])
    assert found == pytest.approx(key["all_ok_vector"], abs=5e-5)
    assert moments.needed_each(0.9, 10) == pytest.approx(key["p_needed_for_0.9_in_10"], abs=5e-5)


def test_exercise_4_1(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E4.1")
    p, n, key = example["inputs"]["p"], example["inputs"]["n"], example["answer"]
    assert moments.chain(p, n) == pytest.approx(key["chain"], abs=5e-5)
    assert 1 - moments.chain(p, n) == pytest.approx(key["at_least_one_fail"], abs=5e-5)
    assert moments.needed_each(0.85, n) == pytest.approx(key["p_for_.85"], abs=5e-5)


@given(chance, st.integers(1, 20), st.floats(0, 1))
def test_a_chain_is_its_links(p: float, n: int, weakest: float) -> None:
    assert moments.chain(p, n) == pytest.approx(moments.chain_reliability([p] * n))
    links = [p] * (n - 1) + [weakest]
    assert moments.chain(p, n, weakest) == pytest.approx(moments.chain_reliability(links))
    assert moments.chain_reliability(links) <= min(links)


@given(chance, st.integers(1, 50))
def test_what_each_needs_gives_the_target(target: float, n: int) -> None:
    assert moments.chain(moments.needed_each(target, n), n) == pytest.approx(target)


def test_the_product_in_a_simulation() -> None:
    p = [0.99, 0.97, 0.92, 0.95, 0.98]
    visits = np.random.default_rng(42).random((200_000, 5)) < p
    assert moments.chain_reliability(p) == pytest.approx(visits.all(axis=1).mean(), abs=0.003)


def test_equal_improvements_of_unequal_links() -> None:
    """The same tenth gains more on the weakest link."""
    p = np.array([0.95, 0.9, 0.8, 0.7, 0.85])
    gained = [moments.chain_reliability(p + 0.05 * (np.arange(5) == i)) for i in range(5)]
    assert int(np.argmax(gained)) == int(np.argmin(p))


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: moments.chain(1.2, 3), "argument.range"),
        (lambda: moments.chain(0.9, 0), "argument.range"),
        (lambda: moments.chain(0.9, 2.5), "argument.whole"),
        (lambda: moments.chain_reliability([]), "argument.not-numbers"),
        (lambda: moments.chain_reliability([0.9, None]), "argument.not-numbers"),
        (lambda: moments.needed_each(-0.1, 3), "argument.range"),
        (lambda: moments.contact_moments(-1, 5), "argument.least"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
