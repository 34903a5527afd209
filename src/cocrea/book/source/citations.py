"""Citations in the edition's language: (Kettinger y Lee, 2005), (Hunt e Ivergård, 2015), s. f."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pybtex.plugin
import sphinxcontrib.bibtex.plugin
from pybtex.database import Entry
from pybtex.style import FormattedEntry
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.plain import Style as Plain
from pybtex.style.formatting.unsrt import date, pages
from pybtex.style.sorting.author_year_title import SortingStyle as AuthorYearTitle
from pybtex.style.template import Node, first_of, join, optional, optional_field, sentence, tag, words
from pybtex.style.template import field as entry_field
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from cocrea.language import N_, _, language

STYLE = "cocrea"


# What the styles that we build on say in English, as literals of their templates.
WORDS = {
    N_("In"), N_("editor"), N_("editors"), N_("edition"), N_("chapter"), N_("pages"), N_("volume"),
    N_("Technical Report"), N_("PhD thesis"), N_("Master's thesis"),
}  # fmt: skip
SOUNDS_LIKE_I = re.compile(r"h?[ií](?!a|e)", re.IGNORECASE)  # Ivergård, Hilda; not Hielo, not Yap


def _separators(last: str) -> dict[str, Any]:
    """Before the last of several authors, whose name begins like `last`."""
    if SOUNDS_LIKE_I.match(last):
        both = _(" and ", context="before the sound of i")
        return {"sep2": both, "last_sep": _(", and ", context="before the sound of i")}
    return {"sep2": _(" and "), "last_sep": _(", and ")}


def _joined(children: list[Any], data: dict[str, Any]) -> Any:
    """The names that the template in `children` makes, joined by this edition's "and"."""
    (template,) = children
    entry = data["entry"]
    last = Entry(entry.type, entry.fields, {role: each[-1:] for role, each in entry.persons.items()})
    name = str(template.format_data({**data, "entry": last}))
    return template(**_separators(name)).format_data(data)


_people = Node("people", _joined)


def _in_this_language(template: Any) -> Any:
    """The template with its English words, its "and" and its "n.d." in the language in force."""
    if isinstance(template, str):
        return _(template) if template in WORDS else template
    if not isinstance(template, Node):
        return template
    if template.name == "year":
        return first_of[optional[entry_field("year")], _("n.d.")]
    if template.name in ("names", "author_or_editor_or_title"):
        return _people[template]
    copy = template()
    copy.children = [_in_this_language(child) for child in template.children]
    return copy


def _said_here(entry: Entry) -> Entry:
    """The entry with what it says in the language in force: `howpublished_es` in place of `howpublished`."""
    ending = f"_{language()}"
    here = {name.removesuffix(ending): said for name, said in entry.fields.items() if name.endswith(ending)}
    mine = Entry(entry.type, {**entry.fields, **here}, entry.persons)
    mine.key = entry.key
    return mine


def _round() -> BracketStyle:
    return BracketStyle(left="(", right=")")


@dataclass
class AuthorYear(AuthorYearReferenceStyle):
    """In the text: author and year, in round brackets."""

    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_parenthetical: BracketStyle = field(default_factory=_round)

    def inner(self, role_name: str) -> Any:
        """The template of one reference."""
        return _in_this_language(super().inner(role_name))


class ByName(AuthorYearTitle):
    """Sorted by author, year and title; the braces that keep a name whole do not count."""

    def person_key(self, person: Any) -> str:
        return str(super().person_key(person)).replace("{", "").replace("}", "")


class ByAuthor(Plain):
    """In the bibliography: sorted by author, names joined in the edition's language.

    An article shows its volume and issue also where the pages are not known. What we say of a work
    in our own words (`howpublished`) stands in the file once more for each other language
    (`howpublished_es`).
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.sort = ByName().sort

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """One entry, in the language in force."""
        entry = _said_here(entry)
        template = _in_this_language(getattr(self, f"get_{entry.type}_template")(entry))
        text = template.format_data({"entry": entry, "style": self, "bib_data": bib_data})
        return FormattedEntry(entry.key, text, label)

    def format_edition(self, e: Any) -> Any:
        """Which edition: "edition 7" reads alike in both languages."""
        return optional[words["edition", entry_field("edition")]]

    def get_article_template(self, e: Any) -> Any:
        """Authors, title, journal with volume(issue):pages as far as known, year, links."""
        volume = join[entry_field("volume"), optional["(", entry_field("number"), ")"]]
        place = first_of[
            optional[join[volume, ":", pages]], optional[volume], optional[words["pages", pages]]
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
