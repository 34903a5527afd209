"""The lattice: what goes in comes out, to the decimals kept."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from cocrea.errors import CocreaError
from cocrea.widgets.lattice import pack, unpack
from cocrea.widgets.state import State

NUMBERS = st.floats(-1e6, 1e6) | st.sampled_from([np.nan, np.inf, -np.inf])


def columns(kind: Any, elements: Any) -> Any:
    """Columns of up to five states and six rows."""
    shapes = st.tuples(st.integers(1, 5), st.integers(1, 6))
    return shapes.flatmap(lambda shape: arrays.arrays(kind, shape, elements=elements))


def states(said: list[str] | None = None, **columns: Any) -> list[State]:
    """One state for each row of columns of shape (states, rows)."""
    n = len(columns["a"])
    rows = [{name: values[i] for name, values in columns.items()} for i in range(n)]
    return [State(rows=row, said=one) for row, one in zip(rows, said or ["…"] * n, strict=True)]


def through(values: Any, **digits: int) -> Any:
    return unpack(pack(states(a=values), digits)).rows["a"]


@given(columns(np.float64, NUMBERS))
def test_numbers_come_back_finer_than_a_chart_can_show(values: Any) -> None:
    back = through(values)
    known = np.isfinite(values)
    np.testing.assert_array_equal(back[~known], values[~known])
    if known.any():
        step = np.ptp(values[known]) / 20_000
        np.testing.assert_allclose(back[known], values[known], rtol=1e-12, atol=step)


@given(columns(np.float64, st.floats(-1e308, 1e308) | st.floats(allow_nan=False)))
def test_no_number_is_too_large_or_too_small(values: Any) -> None:
    np.testing.assert_array_equal(np.isinf(through(values)), np.isinf(values))


def test_a_column_that_never_changes_comes_back_exactly() -> None:
    assert through(np.full((3, 2), 1 / 3)).tolist() == [[1 / 3] * 2] * 3


@given(columns(np.int64, st.integers(-(2**31), 2**31)))
def test_whole_numbers_come_back_exactly(values: Any) -> None:
    np.testing.assert_array_equal(through(values), values)


@given(columns(object, st.text() | st.booleans() | st.none()))
def test_text_truth_and_gaps_come_back(values: Any) -> None:
    assert through(values).tolist() == values.tolist()


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_sentences_come_back(sentences: list[str]) -> None:
    values = np.zeros((len(sentences), 2))
    assert unpack(pack(states(sentences, a=values))).sentences == sentences


def test_columns_keep_names_and_order_and_shared_ones_are_stored_once() -> None:
    grid = np.tile(np.linspace(0, 1, 50), (400, 1))
    noise = np.random.default_rng(1).random((400, 50))
    alone, both = pack(states(a=noise)), pack(states(a=noise, grid=grid))
    assert list(unpack(both).rows) == ["a", "grid"]
    assert len(both) - len(alone) < 200
    for name, values in (("a", noise), ("grid", grid)):
        np.testing.assert_allclose(unpack(both).state(7).rows[name], values[7], atol=1e-4)


def test_facts_come_back_beside_rows() -> None:
    facts = [
        {"mean": 0.5, "n": 3, "words": "31 %", "sure": True},
        {"mean": 0.25, "n": 4, "words": "", "sure": False},
    ]
    both = [State(rows={"x": [1, 2, 3]}, here=here, said="…") for here in facts]
    lattice = unpack(pack(both))
    assert [lattice.state(k).data() for k in (0, 1)] == [state.data() for state in both]


def test_the_same_input_gives_the_same_bytes() -> None:
    values = np.random.default_rng(2).random((3, 4))
    assert pack(states(["x", "y", "z"], a=values)) == pack(states(["x", "y", "z"], a=values))


def test_decimals_can_be_fixed() -> None:
    assert through(np.array([[0.26, 1.0]]), a=1).tolist() == [[0.3, 1.0]]


@pytest.mark.parametrize("dates", [["2026-01-01"], ["2026-01-01", "2026-01-02"]])
def test_a_column_of_dates_is_refused_by_name(dates: list[str]) -> None:
    with pytest.raises(CocreaError, match="“a” holds a datetime64"):
        pack([State(rows={"a": np.array(dates, "datetime64[D]")}, said="…")])


def test_a_column_of_words_and_numbers_is_refused_by_name() -> None:
    with pytest.raises(CocreaError, match="“a” holds a int"):
        pack([State(here={"a": "one"}, said="…"), State(here={"a": 2}, said="…")])
