"""What every simulated case owes: the committed file, its description, any seed, any size."""

from __future__ import annotations

import sys
from io import BytesIO

import pandas as pd
import pytest

from cocrea import CocreaError, data
from cocrea.data.derive import as_csv
from cocrea.data.load import datasets_folder
from cocrea.data.simulate import CASES

every_case = pytest.mark.parametrize("name", CASES)


@every_case
def test_the_file_is_what_the_generator_gives(name: str) -> None:
    """Byte for byte where the pins were made; elsewhere the last digit of a logarithm may differ."""
    made = as_csv(CASES[name]())
    written = (datasets_folder() / "simulated" / f"{name}.csv").read_bytes()
    if sys.platform == "linux":
        assert written == made
    pd.testing.assert_frame_equal(pd.read_csv(BytesIO(written)), pd.read_csv(BytesIO(made)))


@every_case
def test_it_loads_as_it_was_made(name: str) -> None:
    made = CASES[name]().drop(columns="label_es", errors="ignore").rename(columns={"label_en": "label"})
    pd.testing.assert_frame_equal(data.load(name), made, check_dtype=False)


@every_case
def test_a_seed_is_a_sample(name: str) -> None:
    make = CASES[name]
    pd.testing.assert_frame_equal(make(20, seed=1), make(20, seed=1))
    assert not make(20, seed=1).equals(make(20, seed=2))
    assert len(make(40, seed=1)) > len(make(20, seed=1))


@every_case
@pytest.mark.parametrize("arguments", [{"n": 0}, {"n": 2.5}, {"n": None}, {"seed": -1}, {"seed": "monday"}])
def test_bad_input_is_one_clear_error(name: str, arguments: dict[str, object]) -> None:
    with pytest.raises(CocreaError):
        CASES[name](**arguments)
