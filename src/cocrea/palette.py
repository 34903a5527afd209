"""The colours of the course: figures, explorables, forms and pages take them from here.

Each has a light value and a dark one. States are told apart in grey, too, by
hatching, shapes or words: a colour never carries a fact alone.
"""

from __future__ import annotations

LIGHT = {
    "paper": "#fcfcfa",
    "ink": "#1f2328",
    "faint": "#c9ced6",
    "line": "#c9ced6",
    "main": "#0b6296",  # what a picture is about; within the zone
    "zone": "#8fc1e3",
    "short": "#9a3608",  # who gets less than they accept; below the zone
    "more": "#2f6b2f",  # above the zone
    "grey": "#5c6570",
    "good": "#1a6b36",
    "bad": "#a1341c",
    "open": "#6b5300",
    "toy": "#6a5300",
    "against": "#8f2d46",
}
DARK = {
    "paper": "#1b2027",
    "ink": "#e4e8ee",
    "faint": "#4a535e",
    "line": "#59636e",
    "main": "#6bb6e8",
    "zone": "#2c6a93",
    "short": "#ff9b66",
    "more": "#7fd69a",
    "grey": "#a0a8b2",
    "good": "#7fd69a",
    "bad": "#ff9b85",
    "open": "#e8c95a",
    "toy": "#e3c565",
    "against": "#f093ab",
}
PRINT = {**LIGHT, "paper": "#ffffff", "ink": "#000000", "faint": "#cccccc", "line": "#999999"}


def with_colours(text: str) -> str:
    """A style sheet with its ``@light(name)``, ``@dark(name)`` and ``@print(name)`` filled in.

    >>> with_colours("a{color:@light(main)}")
    'a{color:#0b6296}'
    """
    for theme, colours in (("light", LIGHT), ("dark", DARK), ("print", PRINT)):
        for name, value in colours.items():
            text = text.replace(f"@{theme}({name})", value)
    return text
