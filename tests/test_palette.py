"""A colour has one home."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cocrea
from cocrea.palette import DARK, LIGHT, PRINT, with_colours

SRC = Path(cocrea.__file__).parent
HOMELESS = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}\b")
ASIDE = ("palette.py", "vega.js")  # the home, and what others wrote


def test_no_colour_stands_outside_the_palette() -> None:
    files = [f for f in SRC.rglob("*") if f.suffix in (".py", ".css", ".js", ".html") and f.name not in ASIDE]
    assert len(files) > 100
    found = {f.name: HOMELESS.findall(f.read_text(encoding="utf-8")) for f in files}
    assert {name: colours for name, colours in found.items() if colours} == {}


def test_each_theme_has_every_colour() -> None:
    assert set(LIGHT) == set(DARK) == set(PRINT)


@pytest.mark.parametrize("theme, colours", [("light", LIGHT), ("dark", DARK), ("print", PRINT)])
def test_a_style_sheet_takes_its_colours_by_name(theme: str, colours: dict[str, str]) -> None:
    assert with_colours(f"a{{color:@{theme}(main)}}") == f"a{{color:{colours['main']}}}"


def test_no_name_is_left_in_a_style_sheet() -> None:
    from cocrea.widgets.front import asset

    styled = asset("widgets.css") + asset("widgets.js") + asset("builder.js")
    assert not re.search(rb"@(light|dark|print)\(", styled)
