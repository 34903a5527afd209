"""Whether a translation still carries the markup of its message.

Words may differ, and so may the visible text of a link; what the book needs to
hold together may not: roles and their targets, formulas, code, addresses,
footnotes, placeholders.
"""

from __future__ import annotations

import re
import string
from collections import Counter

from markdown_it import MarkdownIt

from cocrea.book.source.myst import MATH, SPAN, SUBSTITUTION, read_role
from cocrea.book.spanish.walk import WORDS_IN_MATH

ADDRESS = re.compile(r"\]\([^)\s]*|\]\[[^\]]*\]|\[\^[\w-]+\]|<https?://[^>]*>")
PROSE_ROLES = {"abbr", "guilabel", "kbd"}  # what stands between their ticks is for the reader
LEFT_OVER = ("*", "`", "$", "](", "{{")


def pieces(message: str) -> list[str]:
    """The references, formulas, code, addresses and substitutions of a message, in alphabetical order.

    >>> from cocrea.book.spanish.markup import pieces
    >>> pieces("See {ref}`the zone <zone>`, $x_1$ and `n`.")
    ['$x_1$', '`n`', '{ref}`zone`']
    """
    found: list[str] = []

    def span(match: re.Match[str]) -> str:
        role = read_role(match)
        if role is None:
            found.append(f"`{match['body']}`")
        else:
            found.append(f"{{{role.name}}}" + ("" if role.name in PROSE_ROLES else f"`{role.target}`"))
        return ""

    rest = SPAN.sub(span, message)
    formulas = [WORDS_IN_MATH.sub(r"\1\3", formula) for formula in MATH.findall(rest)]
    rest = MATH.sub("", rest)
    return sorted([*found, *formulas, *ADDRESS.findall(rest), *SUBSTITUTION.findall(rest)])


def placeholders(message: str) -> list[str]:
    """The {places} of a format string, with their formats; doubled braces are text."""
    try:
        fields = list(string.Formatter().parse(message))
    except ValueError:
        return [f"“{message}”"]  # a brace that does not close: differs from whatever stands on the other side
    return sorted(
        f"{{{name}:{form}}}" if form else f"{{{name}}}" for _text, name, form, _ in fields if name is not None
    )


def differences(message: str, translation: str, kind: str) -> tuple[str, str] | None:
    """What only the message has and what only the translation has; None where both have the same."""
    if kind == "comment in code":
        return None
    here, there = (
        (placeholders(message), placeholders(translation))
        if kind in ("package", "string in code")
        else (pieces(message), pieces(translation))
    )
    if kind == "table cell":
        here, there = (
            side + re.findall(r"(?<!\\)\|", text) for side, text in ((here, message), (there, translation))
        )
    if here == there:
        return None
    missing, extra = Counter(here) - Counter(there), Counter(there) - Counter(here)
    return " ".join(missing.elements()) or "—", " ".join(extra.elements()) or "—"


def left_over(message: str, translation: str, parser: MarkdownIt) -> str:
    """Markup that shows as text in the translation alone: an asterisk or a tick without its partner."""
    shown, expected = _visible(translation, parser), _visible(message, parser)
    return " ".join(mark for mark in LEFT_OVER if mark in shown and mark not in expected)


def same_blocks(message: str, translation: str, parser: MarkdownIt) -> bool:
    """Whether the translation is as many blocks, of the same kinds, as the message (“1. ” starts a list)."""
    return _blocks(message, parser) == _blocks(translation, parser)


def _blocks(text: str, parser: MarkdownIt) -> list[str]:
    return [token.type for token in parser.parse(text)]


def _visible(text: str, parser: MarkdownIt) -> str:
    inline = (token.children or [] for token in parser.parse(text) if token.type == "inline")
    return " ".join(child.content for children in inline for child in children if child.type == "text")
