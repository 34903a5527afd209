"""Each check gives back what it was given, or names the argument and its fault."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError, arguments


@given(st.lists(st.floats(0, 1), min_size=1))
def test_what_is_right_comes_back_unchanged(values: list[float]) -> None:
    assert arguments.quantity("p", values, 0, 1).tolist() == values
    parts = np.array(values) + 0.01
    np.testing.assert_array_equal(arguments.shares("p", parts / parts.sum()), parts / parts.sum())


@given(st.integers(2, 6), st.integers(0, 10_000))
def test_correlations_of_any_data_are_possible(k: int, seed: int) -> None:
    table = np.corrcoef(np.random.default_rng(seed).normal(size=(20, k)), rowvar=False)
    np.testing.assert_array_equal(arguments.correlations("r", table), table)


def test_the_ends_of_a_scale_are_its_lowest_and_highest() -> None:
    assert arguments.ends("scale", (1, 7)) == (1, 7)


def test_one_number_and_many_go_together() -> None:
    one, many = arguments.together(rate=np.array(2.0), time=np.array([1.0, 3.0]))
    assert one.tolist() == [2, 2] and many.tolist() == [1, 3]
    assert arguments.plain(np.array(2.0)) == 2


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: arguments.quantity("p", [0.2, nan]), "argument.not-numbers"),
        (lambda: arguments.quantity("p", [0.2, 1.2], 0, 1), "argument.range"),
        (lambda: arguments.quantity("p", [0.2, -1], 0), "argument.least"),
        (lambda: arguments.above("rate", [3, 0]), "argument.above"),
        (lambda: arguments.above("rate", inf), "argument.not-numbers"),
        (lambda: arguments.shares("parts", [0.5, 0.6]), "argument.shares"),
        (lambda: arguments.shares("parts", [1.5, -0.5]), "argument.shares"),
        (lambda: arguments.shares("parts", []), "argument.shares"),
        (lambda: arguments.correlations("r", [[1, 0.5]]), "argument.correlation-table"),
        (lambda: arguments.correlations("r", [[1, 0.5], [0.4, 1]]), "argument.correlation-table"),
        (
            lambda: arguments.correlations("r", [[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]]),
            "argument.impossible-correlations",
        ),
        (lambda: arguments.together(a=np.ones(2), b=np.ones(3)), "argument.shapes"),
        (lambda: arguments.numbers("n", 10**400), "argument.not-numbers"),
        (lambda: arguments.numbers("n", [1, nan, -1e60]), "argument.too-large"),
        (lambda: arguments.whole_numbers("n", 1e20, 1), "argument.too-large"),
        (lambda: arguments.whole_numbers("n", [3, 2.5]), "argument.whole"),
        (lambda: arguments.ends("scale", (7, 1)), "argument.ends"),
        (lambda: arguments.ends("scale", [1, 4, 7]), "argument.ends"),
        (lambda: arguments.ends("scale", 7), "argument.list"),
        (lambda: arguments.truth("chosen", "no"), "argument.choice"),
        (lambda: arguments.truth("chosen", [True]), "argument.choice"),
        (lambda: arguments.choice("side", ["low"], ("low", "high")), "argument.choice"),
        (lambda: arguments.listed("names", "abc"), "argument.list"),
        (lambda: arguments.listed("names", 3), "argument.list"),
        (lambda: arguments.single_values("codes", ["a", ["b"]]), "argument.label"),
        (lambda: arguments.named("profile", ["a"]), "argument.dictionary"),
        (
            lambda: arguments.table_with(pd.DataFrame([[1, 2]], columns=["a", "a"]), "a"),
            "table.repeated-column",
        ),
        (lambda: arguments.table_with(pd.DataFrame({"a": [1]}), ["a"]), "table.missing-column"),
    ],
)
def test_what_is_wrong_is_named(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
