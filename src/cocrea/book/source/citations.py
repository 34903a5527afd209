"""Citations that join authors with the edition's own "and": (Kettinger y Lee, 2005)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pybtex.plugin
import sphinxcontrib.bibtex.plugin
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.plain import Style as Plain
from pybtex.style.formatting.unsrt import date, pages
from pybtex.style.sorting.author_year_title import SortingStyle as AuthorYearTitle
from pybtex.style.template import field as entry_field
from pybtex.style.template import first_of, join, names, optional, optional_field, sentence, tag, words
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


class ByName(AuthorYearTitle):
    """Sorted by author, year and title; the braces that keep a name whole do not count."""

    def person_key(self, person: Any) -> str:
        return str(super().person_key(person)).replace("{", "").replace("}", "")


class ByAuthor(Plain):
    """In the bibliography: sorted by author, names joined in the edition's language.

    An article shows its volume and issue also where the pages are not known.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.sort = ByName().sort

    def format_names(self, role: str, as_sentence: bool = True) -> Any:
        """The authors or editors of an entry."""
        joined = names(role, **_separators())
        return sentence[joined] if as_sentence else joined

    def get_article_template(self, e: Any) -> Any:
        """Authors, title, journal with volume(issue):pages as far as known, year, links."""
        volume = join[entry_field("volume"), optional["(", entry_field("number"), ")"]]
        place = first_of[
            optional[join[volume, ":", pages]], optional[volume], optional[words[_("pages"), pages]]
        ]
        return toplevel[
            self.format_names("author"),
            self.format_title(e, "title"),
            sentence[tag("em")[entry_field("journal")], optional[place], date],
            sentence[optional_field("note")],
            self.format_web_refs(e),
        ]


def register() -> None:
    """Make both styles known under the name `STYLE`."""
    sphinxcontrib.bibtex.plugin.register_plugin("sphinxcontrib.bibtex.style.referencing", STYLE, AuthorYear)
    pybtex.plugin.register_plugin("pybtex.style.formatting", STYLE, ByAuthor)
