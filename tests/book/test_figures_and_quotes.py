"""What stands in a page letter for letter or digit for digit, in both editions."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cocrea import data, tables
from cocrea.book.source.teaching import chapter_pages
from cocrea.book.spanish.translate import terms, translated_page

ROOT = Path(__file__).parents[2]
WRITTEN = [*(f"{name}.md" for name in chapter_pages(ROOT)), "book/quetzalia.md"]
SOLUTIONS = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "solutions").glob("[0-9]*.md"))]
CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
BARE_DECIMAL = re.compile(r"(?<![\w.)\]])\.\d+")
INTERVAL = re.compile(r"\[[+−]?[\d.]+, [+−]?[\d.]+\]")
CLAIM = re.compile(r"^:::\{admonition\} [^\n]*\n:class: claim\n(.*?)^:::$", re.MULTILINE | re.DOTALL)
QUOTED = re.compile("«(.+?)»", re.DOTALL)
CUT = re.compile(r"\[…\]|…")


def prose(name: str, code: str) -> str:
    page = translated_page(ROOT, Path(name), code, terms(ROOT, "es") if code == "es" else {})
    return CODE.sub(" ", page)


@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("name", WRITTEN + SOLUTIONS)
def test_a_decimal_has_its_zero(name: str, code: str) -> None:
    """0.52, not .52: one way in text and tables, in both languages."""
    assert BARE_DECIMAL.findall(prose(name, code)) == []


@pytest.mark.parametrize("name", WRITTEN)
def test_an_interval_keeps_its_brackets_in_spanish(name: str) -> None:
    english, spanish = (INTERVAL.findall(prose(name, code)) for code in ("en", "es"))
    assert sorted(spanish) == sorted(english)


@pytest.mark.parametrize("code", ["en", "es"])
def test_claims_quote_their_sources_letter_for_letter(code: str, shared: Callable[[str], Path]) -> None:
    sources = [" ".join(path.read_text(encoding="utf-8").split()) for path in shared("seeds").glob("*.txt")]
    boxes = {name: CLAIM.findall(prose(name, code)) for name in WRITTEN}
    claims = [quote for found in boxes.values() for box in found for quote in QUOTED.findall(box)]
    assert len(claims) >= sum(map(bool, boxes.values())) >= 9  # each page of chapter 4 makes one
    pieces = [" ".join(part.split()) for quote in claims for part in CUT.split(quote) if part.strip()]
    assert [piece for piece in pieces if not any(piece in source for source in sources)] == []


@pytest.mark.parametrize("code", ["en", "es"])
def test_the_kiosk_correlations_are_those_of_the_table(code: str) -> None:
    """0.2 and 4.3 speak of one survey, so they print the same intervals."""
    shown = tables.show_correlations(data.load("kiosk_correlations"))["r"]
    page = prose("book/00-doubt.md", code)
    for row in (0, 2):
        r, interval = shown.iloc[row].split(" ", 1)
        assert r.lstrip("+") in page and interval.replace("+", "") in page
