"""The lattice: what goes in comes out, to the decimals kept."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from cocrea.errors import CocreaError
from cocrea.widgets.lattice import pack, unpack

NUMBERS = st.floats(-1e6, 1e6) | st.sampled_from([np.nan, np.inf, -np.inf])


def columns(kind: Any, elements: Any) -> Any:
    """Columns of up to five states and six rows."""
    shapes = st.tuples(st.integers(1, 5), st.integers(1, 6))
    return shapes.flatmap(lambda shape: arrays.arrays(kind, shape, elements=elements))


def tables(**columns: Any) -> list[pd.DataFrame]:
    """One table a state from columns of shape (states, rows)."""
    return [
        pd.DataFrame({name: values[i] for name, values in columns.items()}) for i in range(len(columns["a"]))
    ]


def through(values: Any, **digits: int) -> Any:
    return unpack(pack(tables(a=values), ["…"] * len(values), digits)).columns["a"]


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
    assert unpack(pack(tables(a=values), sentences)).sentences == sentences


def test_columns_keep_names_and_order_and_shared_ones_are_stored_once() -> None:
    grid = np.tile(np.linspace(0, 1, 50), (400, 1))
    noise = np.random.default_rng(1).random((400, 50))
    alone = pack(tables(a=noise), ["…"] * 400)
    both = pack(tables(a=noise, grid=grid), ["…"] * 400)
    assert list(unpack(both).columns) == ["a", "grid"]
    assert len(both) - len(alone) < 200
    pd.testing.assert_frame_equal(
        unpack(both).table(7), pd.DataFrame({"a": noise[7], "grid": grid[7]}), atol=1e-4, rtol=0
    )


def test_the_same_input_gives_the_same_bytes() -> None:
    values = np.random.default_rng(2).random((3, 4))
    assert pack(tables(a=values), ["x", "y", "z"]) == pack(tables(a=values), ["x", "y", "z"])


def test_decimals_can_be_fixed() -> None:
    assert through(np.array([[0.26, 1.0]]), a=1).tolist() == [[0.3, 1.0]]


def test_a_column_of_dates_is_refused_by_name() -> None:
    with pytest.raises(CocreaError, match="“a” holds a Timestamp"):
        pack([pd.DataFrame({"a": pd.to_datetime(["2026-01-01"])}).astype(object)], ["…"])
