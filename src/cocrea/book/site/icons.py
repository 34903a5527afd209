"""The theme's icons, drawn in the page: about ten of them, not a font and a script with two thousand.

FontAwesome's script, which comes with the theme, holds the path of every icon. The build takes from it those
that the pages name and writes the very SVG that the script would have put there. A few more are letters of
FontAwesome's font in the theme's style sheet: the font is cut to them.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from cocrea.errors import CocreaError
from cocrea.language import N_

ICON = re.compile(r'<(i|span) class="([^"]*\bfa-solid\b[^"]*)"([^>]*)></\1>')
# What FontAwesome's script says about the SVG that it draws.
SHEET = """
.svg-inline--fa{box-sizing:content-box;display:inline-block;height:1em;overflow:visible}
.svg-inline--fa{vertical-align:-.125em}
.svg-inline--fa.fa-lg{vertical-align:-.2em}
"""
BY_FONT = re.compile(r"\.fa-[\w-]+::?before\{[^{}]*\}")
# Rules that set a sign before links to a forge, in a font that the site does not carry.
BRANDS = re.compile(r"(?<![^{};])([^{};]*)\{[^{}]*font:var\(--fa-font-brands\)[^{}]*\}")
LETTER = re.compile(r"(--pst-icon-[\w-]+):[^;{}]*;?")
FACE = re.compile(r"@font-face\{[^{}]*Font ?Awesome[^{}]*\}")
SIGN = re.compile(r"[\ue000-\uf8ff]|\\[ef][0-9a-f]{3}\b")
LOOKS = re.compile(r"fa-(?:solid|lg|sm|xs|fw)$")  # how an icon looks, not which one it is


def drawn(page: str, shapes: Callable[[str], str]) -> str:
    """A page with its icons as SVG; `shapes` gives one by its name (see `shapes_of`)."""

    def draw(found: re.Match[str]) -> str:
        classes = found[2].split()
        (name,) = [c.removeprefix("fa-") for c in classes if c.startswith("fa-") and not LOOKS.match(c)]
        own = " ".join(c for c in classes if c != "fa-solid")
        rest = re.sub(r'\s*title="[^"]*"', "", found[3])
        return shapes(name).replace("<svg ", f'<svg class="svg-inline--fa {own}"{rest} ', 1)

    return ICON.sub(draw, page)


def shapes_of(script: str) -> Callable[[str], str]:
    """The icons in FontAwesome's script, each by its name; CocreaError for one that is not there."""

    @cache
    def shape(name: str) -> str:
        entry = rf'(?:["{{,]){re.escape(name)}"?:\[(\d+),(\d+),\[[^\]]*\],"[0-9a-f]+","([^"]+)"\]'
        found = re.findall(entry, script)
        if not found:
            raise CocreaError(
                "book.icon",
                N_("The theme has no icon “{icon}”. Name another, or see where a new theme keeps them."),
                icon=name,
            )
        width, height, path = found[-1]  # brands, outlines, and last the solid ones
        return (
            f'<svg viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false">'
            f'<path fill="currentColor" d="{html.escape(path)}"/></svg>'
        )

    return shape


def without_letters(sheet: str) -> str:
    """A style sheet without icons set in FontAwesome's fonts, but for those of the solid one that the theme
    sets itself.

    >>> sheet = "p{--pst-icon-forge:'x'}a.forge:before{font:var(--fa-font-brands)}"
    >>> without_letters(sheet + "a.forge:before{content:var(--pst-icon-forge)}.fa-bell:before{content:'x'}")
    'p{}'
    """
    sheet = BY_FONT.sub("", sheet)
    brands = {one.strip() for rule in BRANDS.finditer(sheet) for one in rule[1].split(",")}
    for selector in brands:
        name = re.escape(selector)
        sheet = re.sub(rf"(?<=[{{}};,])\s*{name}\s*,", "", sheet)  # one of a list
        sheet = re.sub(rf",\s*{name}\s*(?=\{{)", "", sheet)  # the last of a list
        sheet = re.sub(rf"(?<=[{{}};])\s*{name}\s*\{{[^{{}}]*\}}", "", sheet)
    return LETTER.sub(lambda found: found[0] if f"var({found[1]}" in sheet else "", sheet)


def signs(sheet: str) -> str:
    """The icons that a style sheet sets as letters, before a download for one.

    >>> signs("a:before{content:'\\\\f019'}")
    '\uf019'
    """
    found = (sign if len(sign) == 1 else chr(int(sign[1:], 16)) for sign in SIGN.findall(sheet))
    return "".join(sorted(set(found)))


def with_small_font(sheet: str, font: Path) -> tuple[str, bytes]:
    """A style sheet with FontAwesome's solid font only, and that font with no more than the sheet sets.

    `font` is the whole font as it comes with the theme; pages find the small one (WOFF) as ``fa-solid.woff``.
    """
    sheet = FACE.sub("", sheet)
    letters = signs(sheet)
    if not letters:
        return sheet, b""
    cut = subset.Subsetter(
        subset.Options(flavor="woff", hinting=False, layout_features=[], notdef_outline=True)
    )
    cut.populate(text=letters)
    small = io.BytesIO()
    with TTFont(font) as whole:
        cut.subset(whole)
        whole.flavor = "woff"
        whole.save(small)
    source = 'font-weight:900;src:url("fa-solid.woff") format("woff")'
    face = f'@font-face{{font-family:"Font Awesome 6 Free";{source}}}'
    return face + sheet, small.getvalue()
