"""Style sheets cut down to what a set of pages can use.

A rule goes when one of the simple parts of its selector fits no element of the pages and no name that a
script of theirs has in quotes. What stands around it (ancestors, states, attributes) is not looked at: a rule
too many costs bytes, a rule too few costs the look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from itertools import groupby
from typing import Any

import tinycss2

QUOTED = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")
GROUPS = ("media", "supports", "layer", "container")
Element = tuple[str, frozenset[str]]  # a tag; its classes, and its id as "#id"


@dataclass(frozen=True)
class Names:
    """What selectors can meet: the elements that pages have, and names that their scripts may add."""

    elements: frozenset[Element]
    added: frozenset[str] = field(default=frozenset())

    def fit(self, tag: str, marks: frozenset[str]) -> bool:
        """Whether an element has this tag (if any) and all these classes and ids, or may get them."""
        marks = frozenset(mark for mark in marks if mark.removeprefix("#") not in self.added)
        tag = "" if tag in self.added else tag
        return (not tag and not marks) or self._met(tag, marks)

    @cache  # noqa: B019 - one object for each edition
    def _met(self, tag: str, marks: frozenset[str]) -> bool:
        return any(tag in ("", element) and marks <= has for element, has in self.elements)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: set[Element] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        marks = set((given.get("class") or "").split())
        if given.get("id"):
            marks.add(f"#{given['id']}")
        self.elements.add((tag.lower(), frozenset(marks)))


def elements(page: str) -> frozenset[Element]:
    """Every kind of element in a page.

    >>> sorted(elements('<p class="b a">x</p>')) == [("p", frozenset({"a", "b"}))]
    True
    """
    reader = _Reader()
    reader.feed(page)
    return frozenset(reader.elements)


def words_in_quotes(script: str) -> frozenset[str]:
    """The words in a script's strings: classes, ids and tags that it may put into a page are among them.

    >>> sorted(words_in_quotes('make("div", {className: "a b-c"})'))
    ['a', 'b-c', 'div']
    """
    strings = ("".join(found) for found in QUOTED.findall(script))
    return frozenset(word for string in strings for word in re.findall(r"[\w-]+", string))


def used(sheet: str, names: Names, elsewhere: str = "") -> str:
    """The rules of `sheet` that can fit something in `names`, without comments.

    Custom properties, animations and fonts that nothing calls any more go, too; `elsewhere` is text (pages,
    scripts) that may call a custom property.

    >>> links = Names(frozenset({("a", frozenset())}))
    >>> used("a{color:var(--b)} .c{color:red} :root{--b:blue;--d:red}", links)
    'a{color:var(--b)}:root{--b:blue;}'
    """
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    text = _kept(rules, names)
    called = frozenset(re.findall(r"--[\w-]+", elsewhere))
    while (less := _without_uncalled(text, called)) != text:
        text = less
    return text


def _kept(rules: Iterable[Any], names: Names) -> str:
    return "".join(_rule(rule, names) for rule in rules)


def _rule(rule: Any, names: Names) -> str:
    if rule.type == "qualified-rule":
        selectors = [part for part in _split(rule.prelude) if _can_fit(part, names)]
        return f"{','.join(map(_text, selectors))}{{{_text(rule.content)}}}" if selectors else ""
    if rule.type == "at-rule" and rule.lower_at_keyword in GROUPS and rule.content is not None:
        inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        kept = _kept(inner, names)
        return f"@{rule.lower_at_keyword} {_text(rule.prelude)}{{{kept}}}" if kept else ""
    return "" if rule.type == "at-rule" and rule.lower_at_keyword == "charset" else _text([rule])


def _text(tokens: Sequence[Any]) -> str:
    """Tokens as CSS, comments and needless blanks left out."""
    return re.sub(r"\s+", " ", tinycss2.serialize([t for t in tokens if t.type != "comment"])).strip()


def _split(tokens: Sequence[Any]) -> list[list[Any]]:
    """A list of selectors at its commas."""
    return [list(part) for comma, part in groupby(tokens, lambda token: token == ",") if not comma]


def _can_fit(selector: Sequence[Any], names: Names) -> bool:
    """Whether each simple part of a selector fits something."""
    parts = groupby(selector, lambda token: token.type == "whitespace" or token in (">", "+", "~"))
    return all(_part_fits(list(part), names) for between, part in parts if not between)


def _part_fits(part: Sequence[Any], names: Names) -> bool:
    tag, marks, before = "", set(), None
    for token in part:
        if token.type == "ident":
            if before == ".":
                marks.add(token.value)
            elif before != ":":
                tag = token.lower_value
        elif token.type == "hash":
            marks.add(f"#{token.value}")
        elif token.type == "function" and token.lower_name in ("is", "where", "has"):
            if not any(_can_fit(one, names) for one in _split(token.arguments)):
                return False
        before = token.value if token.type == "literal" else None
    return names.fit(tag, frozenset(marks))


def _without_uncalled(text: str, called: frozenset[str]) -> str:
    called = called | frozenset(re.findall(r"var\(\s*(--[\w-]+)", text))
    said = re.sub(r"@(?:-webkit-)?keyframes [^{]+|@font-face\{[^}]*\}", "", text)

    def keep(rules: Iterable[Any]) -> str:
        return "".join(map(one, rules))

    def one(rule: Any) -> str:
        if rule.type == "qualified-rule":
            content = _declared(rule.content, called)
            return f"{_text(rule.prelude)}{{{content}}}" if content else ""
        name = rule.lower_at_keyword if rule.type == "at-rule" else ""
        if name in GROUPS and rule.content is not None:
            inner = keep(tinycss2.parse_blocks_contents(rule.content))
            return f"@{name} {_text(rule.prelude)}{{{inner}}}" if inner else ""
        if name.endswith("keyframes"):
            return _text([rule]) if re.search(rf"\b{re.escape(_text(rule.prelude))}\b", said) else ""
        if name == "font-face":
            family = re.search(r"font-family:\s*[\"']?([^\"';}]+)", _text([rule]))
            return _text([rule]) if family and family[1].strip() in said else ""
        return _text([rule])

    return keep(tinycss2.parse_stylesheet(text))


def _declared(content: Sequence[Any], called: frozenset[str]) -> str:
    """The declarations of a rule without custom properties that nothing calls."""
    if not any(token.type == "ident" and token.value.startswith("--") for token in content):
        return _text(content)
    parts = [list(part) for end, part in groupby(content, lambda token: token == ";") if not end]
    texts = [text for part in parts if (text := _text(part))]
    kept = (text for text in texts if not text.startswith("--") or text.split(":")[0].strip() in called)
    return "".join(f"{text};" for text in kept)
