"""Words and numbers: the same figures in both languages, nothing ambiguous guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.language import (
    LANGUAGES,
    N_,
    THIN,
    Ambiguous,
    _,
    _catalogue,
    language,
    ngettext,
    number,
    read_number,
    set_language,
    speaking,
    typeset,
)


@pytest.mark.parametrize(
    ("value", "decimals", "sign", "expected"),
    [
        (12_345.5, 1, False, f"12{THIN}345.5"),
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


def test_one_english_word_may_be_two_in_spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    spanish = {("price", "Low {n}"): "Bajo {n}", ("satisfaction", "Low {n}"): "Baja {n}"}
    monkeypatch.setattr("cocrea.language._catalogue", lambda code: spanish if code == "es" else {})
    later = N_("Low {n}", context="satisfaction")
    with speaking("es"):
        assert _("Low {n}", context="price", n=1) == "Bajo 1"
        assert _(later, n=2) == "Baja 2"
        assert _("Low {n}", n=3) == "Low 3"
    with speaking("en"):
        assert _(later, n=2) == "Low 2" and type(_(later)) is str


def test_the_catalogue_is_read_with_its_contexts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "locale" / "es" / "LC_MESSAGES" / "cocrea.po"
    file.parent.mkdir(parents=True)
    file.write_text(
        'msgctxt "price"\nmsgid "Low"\nmsgstr "Bajo"\n\nmsgid "Low"\nmsgstr "Abajo"\n', encoding="utf-8"
    )
    monkeypatch.setattr("cocrea.language.files", lambda _package: tmp_path)
    _catalogue.cache_clear()
    try:
        assert _catalogue("es") == {("price", "Low"): "Bajo", (None, "Low"): "Abajo"}
    finally:
        _catalogue.cache_clear()


@pytest.mark.parametrize(
    ("code", "said"),
    [("en", f"4{THIN}517 of 12{THIN}345, −1{THIN}234.5"), ("es", f"4517 of 12{THIN}345, −1234.5")],
)
def test_spanish_closes_up_four_digits(code: str, said: str) -> None:
    with speaking(code):
        assert f"{number(4517, 0)} of {number(12345, 0)}, {number(-1234.5, 1)}" == said
        assert typeset("4 517 of 12 345, −1 234.5") == said


@pytest.mark.parametrize(
    "text",
    [
        "in 2022, 100 people",
        "10.1234 567",
        "tasks 4 to 517",
        "1 2 3",
        "4 5170",
        "5 x",
        "3 goals",
        "2 g-forces",
    ],
)
def test_what_is_no_number_in_groups_and_no_unit_is_left_alone(text: str) -> None:
    assert typeset(text) == text


def test_an_answer_with_or_without_the_space_is_read_alike() -> None:
    for code in LANGUAGES:
        with speaking(code):
            typed = ("4517", "4 517", f"4{THIN}517", number(4517, 0))
            assert {read_number(each) for each in typed} == {4517.0}
            with pytest.raises(Ambiguous):
                read_number("4,517")


def test_what_is_counted_has_a_form_for_one_and_a_form_for_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "locale" / "es" / "LC_MESSAGES" / "cocrea.po"
    file.parent.mkdir(parents=True)
    forms = 'msgid "{n} row"\nmsgid_plural "{n} rows"\nmsgstr[0] "{n} renglón"\nmsgstr[1] "{n} renglones"\n'
    file.write_text(f'msgid ""\nmsgstr "Language: es\\n"\n\n{forms}', encoding="utf-8")
    monkeypatch.setattr("cocrea.language.files", lambda _package: tmp_path)
    _catalogue.cache_clear()
    try:
        with speaking("es"):
            said = [ngettext("{n} row", "{n} rows", n) for n in (0, 1, 2, 1234)]
        assert said == ["0 renglones", "1 renglón", "2 renglones", "1234 renglones"]
    finally:
        _catalogue.cache_clear()
