"""Citations that join authors with the edition's own "and": (Kettinger y Lee, 2005)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pybtex.plugin
import sphinxcontrib.bibtex.plugin
from pybtex.style.formatting.plain import Style as Plain
from pybtex.style.template import names, sentence
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from cocrea.language import _

STYLE = "cocrea"


def _separators() -> dict[str, Any]:
    """Between two authors, and before the last of several."""
    return {"sep": ", ", "sep2": _(" and "), "last_sep": _(", and ")}


def _round() -> BracketStyle:
    return BracketStyle(left="(", right=")")


@dataclass
class AuthorYear(AuthorYearReferenceStyle):
    """In the text: author and year, in round brackets."""

    person: PersonStyle = field(default_factory=lambda: PersonStyle(**_separators()))
    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_parenthetical: BracketStyle = field(default_factory=_round)


class ByAuthor(Plain):
    """In the bibliography: sorted by author, names joined in the edition's language."""

    def format_names(self, role: str, as_sentence: bool = True) -> Any:
        """The authors or editors of an entry."""
        joined = names(role, **_separators())
        return sentence[joined] if as_sentence else joined


def register() -> None:
    """Make both styles known under the name `STYLE`."""
    sphinxcontrib.bibtex.plugin.register_plugin("sphinxcontrib.bibtex.style.referencing", STYLE, AuthorYear)
    pybtex.plugin.register_plugin("pybtex.style.formatting", STYLE, ByAuthor)
