"""A page as its reader meets it: passages in order, boxes, code cells, marked terms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt

from cocrea.book.source.myst import (
    DIRECTIVES,
    MATH,
    SPAN,
    Directive,
    directive_of,
    read_role,
)
from cocrea.book.source.teaching import CLOSED, HEAD

ASIDE = CLOSED | {"claim"}


@dataclass(frozen=True)
class Passage:
    """Prose of the path through the page: no heading, no head, no closed box."""

    text: str
    line: int


@dataclass(frozen=True)
class Box:
    name: str
    title: str
    classes: frozenset[str]
    options: frozenset[str]
    body: str
    line: int


@dataclass(frozen=True)
class Cell:
    tags: frozenset[str]
    code: str
    line: int


@dataclass
class Reading:
    """`aside`: passages of closed boxes and of claims (a quotation has no marks); `headings`: levels."""

    passages: list[Passage] = field(default_factory=list)
    aside: list[Passage] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)


def read(text: str, parser: MarkdownIt) -> Reading:
    found = Reading()
    _read(found, text, parser, 0, aside=False)
    return found


def _read(found: Reading, text: str, parser: MarkdownIt, at: int, *, aside: bool) -> None:
    lines = text.split("\n")
    heading = False
    passages = found.aside if aside else found.passages
    for token in parser.parse(text):
        if token.type == "heading_open":
            heading = True
            found.headings.append(int(token.tag[1:]))
        elif token.type == "inline":
            if not heading:
                passages.append(Passage(token.content, at + (token.map or [0])[0]))
            heading = False
        elif directive := directive_of(token, lines, at):
            _read_directive(found, directive, parser, aside=aside)


def _read_directive(found: Reading, directive: Directive, parser: MarkdownIt, *, aside: bool) -> None:
    values = directive.values()
    body = "\n".join(directive.body)
    passages = found.aside if aside else found.passages
    if directive.name == "code-cell":
        found.cells.append(Cell(frozenset(directive.tags()), body, directive.line))
        if caption := ((values.get("mystnb") or {}).get("figure") or {}).get("caption"):
            passages.append(Passage(str(caption), directive.line))
        return
    kind = DIRECTIVES[directive.name]
    if directive.name == HEAD or kind.body != "prose":
        return
    classes = frozenset(f"{values.get('class', '')} {values.get('class-container', '')}".split())
    if kind.flat == "quoted" or directive.name == "dropdown":
        title = directive.argument or kind.title
        found.boxes.append(
            Box(directive.name, title, classes, frozenset(values), body, directive.line)
        )  # fmt: skip
    elif directive.argument:
        passages.append(Passage(directive.argument, directive.line))
    _read(found, body, parser, directive.body_line, aside=aside or bool(classes & ASIDE))


def shown(text: str) -> str:
    """The words that a reader sees; a marked term stands as ⟦what is seen|the term⟧."""

    def words(match: re.Match[str]) -> str:
        role = read_role(match)
        if role is None or role.name not in ("term", "abbr"):
            return role.text if role else " "
        return f"⟦{role.text or role.target}|{role.target.lower()}⟧"

    return MATH.sub(" ", SPAN.sub(words, text))
