"""The theme's icons, drawn in the page: about ten of them, not a font and a script with two thousand.

FontAwesome's script, which comes with the theme, holds the path of every icon. The build takes from it those
that the pages name and writes the very SVG that the script would have put there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache

from cocrea.errors import CocreaError
from cocrea.language import N_

ICON = re.compile(r'<(i|span) class="([^"]*\bfa-solid\b[^"]*)"([^>]*)></\1>')
FONT = re.compile(r"[^{}]*\{[^{}]*Font ?Awesome[^{}]*\}|\.fa-[\w-]+::?before\{[^{}]*\}")
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
                N_(
                    "The theme has no icon “{icon}”. Name another one, or see whether a new theme keeps them elsewhere."
                ),
                icon=name,
            )
        width, height, path = found[-1]  # brands, outlines, and last the solid ones
        return (
            f'<svg viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false">'
            f'<path fill="currentColor" d="{html.escape(path)}"/></svg>'
        )

    return shape


def without_font(sheet: str) -> str:
    """The theme's style sheet without FontAwesome's fonts, and without the rules that draw with them.

    >>> without_font('a{color:red}.fa-sun:before{content:"x"}b{font-family:Font Awesome\\ 6 Free}')
    'a{color:red}'
    """
    return FONT.sub("", sheet)
