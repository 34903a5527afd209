"""Words and numbers: the same figures in both languages, nothing ambiguous guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.language import (
    LANGUAGES,
    THIN,
    Ambiguous,
    language,
    number,
    read_number,
    set_language,
    speaking,
)


@pytest.mark.parametrize(
    ("value", "decimals", "sign", "expected"),
    [
        (1234.5, 1, False, f"1{THIN}234.5"),
        (-0.25, 2, False, "−0.25"),
        (0.25, 2, True, "+0.25"),
        (-0.001, 2, True, "0.00"),
        (1_000_000, 0, False, f"1{THIN}000{THIN}000"),
    ],
)
def test_a_number_looks_the_same_everywhere(value: float, decimals: int, sign: bool, expected: str) -> None:
    for code in LANGUAGES:
        with speaking(code):
            assert number(value, decimals, sign=sign) == expected


@given(st.floats(-1e9, 1e9, allow_nan=False), st.integers(0, 4))
def test_what_is_written_can_be_read_again(value: float, decimals: int) -> None:
    assert read_number(number(value, decimals)) == pytest.approx(
        round(value, decimals), abs=10.0**-decimals / 2
    )


@pytest.mark.parametrize("text", ["1,234", "-12,345", "1.234,5", "1,234.5"])
def test_ambiguous_text_is_asked_back(text: str) -> None:
    with pytest.raises(Ambiguous):
        read_number(text)


@pytest.mark.parametrize("text", ["", "about 3", "1..2", "1e3", "nan", "--2", "12 % of them"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_number(text)


def test_an_unknown_language_is_one_clear_error() -> None:
    with pytest.raises(CocreaError, match="“de”"):
        set_language("de")


def test_speaking_goes_back_even_after_an_error() -> None:
    before = language()
    with pytest.raises(RuntimeError), speaking("es"):
        raise RuntimeError
    assert language() == before
