"""The theme's icons in the page: as SVG, and a few letters of its font."""

from __future__ import annotations

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from cocrea.book.site.icons import drawn, shapes_of, with_small_font
from cocrea.errors import CocreaError

SCRIPT = (
    'var a={sun:[512,512,[9728],"f185","M1 outline"]};'
    'var b={"arrow-up":[384,512,[8593],"f062","M2"],sun:[512,512,[9728],"f185","M3 solid"]}'
)


def test_an_icon_becomes_the_svg_that_the_script_would_have_drawn() -> None:
    page = '<i class="theme-switch fa-solid fa-sun   fa-lg" data-mode="light" title="Light"></i>'
    assert drawn(page, shapes_of(SCRIPT)) == (
        '<svg class="svg-inline--fa theme-switch fa-sun fa-lg" data-mode="light" viewBox="0 0 512 512" '
        'aria-hidden="true" focusable="false"><path fill="currentColor" d="M3 solid"/></svg>'
    )


def test_an_icon_that_the_theme_does_not_have_is_named() -> None:
    with pytest.raises(CocreaError, match="no icon “moon”"):
        drawn('<span class="fa-solid fa-moon"></span>', shapes_of(SCRIPT))


def test_other_elements_stay() -> None:
    page = '<i class="other"></i><span class="fa-solid fa-sun">words</span>'
    assert drawn(page, shapes_of(SCRIPT)) == page


def test_the_font_is_cut_to_the_letters_that_the_sheet_sets(tmp_path) -> None:
    builder = FontBuilder(1000, isTTF=True)
    names = [".notdef", "down", "up"]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0xF019: "down", 0xF062: "up"})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupOS2()
    builder.setupPost()
    builder.save(tmp_path / "whole.ttf")
    faces = "@font-face{font-family:Font Awesome\\ 6 Free;src:url(a.woff2)}@font-face{font-family:Other}"
    sheet, font = with_small_font(faces + ":root{--icon:'\\f019'}", tmp_path / "whole.ttf")
    assert sheet.count("@font-face") == 2 and "a.woff2" not in sheet and "fa-solid.woff" in sheet
    assert TTFont(io.BytesIO(font)).getBestCmap().keys() == {0xF019}


def test_a_sheet_without_such_letters_needs_no_font(tmp_path) -> None:
    assert with_small_font("a{color:red}", tmp_path / "none.ttf") == ("a{color:red}", b"")
