"""MyST as plain Markdown, such as Jupyter and Colab show, cut at its code cells.

Directives become quotations, pictures and tables; roles become words and links.
Everything is looked up in the sources (`library`), so nothing needs to be built.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from cocrea.book.flat.inline import ATTRIBUTES, ELSEWHERE, NOWHERE, Inline, Links
from cocrea.book.source.library import Library, Page
from cocrea.book.source.myst import Directive, Role, directive_of, kind_of
from cocrea.book.source.taskprose import misplaced
from cocrea.book.source.teaching import (
    HEADING,
    minutes,
    minutes_of_tasks,
    minutes_said,
    needs_said,
    read_head,
    read_page,
)
from cocrea.language import _


@dataclass(frozen=True)
class Stretch:
    """A stretch of plain Markdown."""

    source: str


@dataclass(frozen=True)
class CodePiece:
    """A code cell; `line` counts from 0."""

    source: str
    tags: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Break:
    """Where the author asked for a new cell (``+++``)."""


Piece = Stretch | CodePiece | Break


class Copy:
    """Lines copied in order into pieces, some of them replaced on the way; `done` of them so far."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.done = 0
        self.pieces: list[Piece] = []
        self._pending: list[str] = []

    def replace(self, start: int, end: int, new: list[str]) -> None:
        """Copy up to line `start`, then `new` in place of what comes before line `end`."""
        self._pending += self.lines[self.done : start] + new
        self.done = end
        around = [*self._pending[-1:], *self.lines[end : end + 1]]
        if not new and len(around) == 2 and not "".join(around).strip():
            self.done += 1  # where nothing is left, one blank line is enough

    def cut(self, start: int, end: int, pieces: list[Piece]) -> None:
        """Copy up to line `start` and end that piece; then `pieces` in place of the lines before `end`."""
        self._pending += self.lines[self.done : start]
        made = ATTRIBUTES.sub("", "\n".join(self._pending)).strip("\n")
        self._pending = []
        if made.strip():
            self.pieces.append(Stretch(made))
        self.pieces += pieces
        self.done = end


def _as_item(lines: list[str], definition: Token) -> None:
    """A definition as an item of a list, which every notebook shows.

    It begins at the first colon: for all terms but the first the parser counts the
    line of the term in.
    """
    assert definition.map
    start = next(n for n in range(*definition.map) if lines[n].lstrip().startswith(":"))
    lines[start] = lines[start].replace(":", "-", 1)


class Plain(Inline):
    """One page being flattened; words are in the language in force.

    `numbered` gives displayed formulas the number that references use.
    """

    def __init__(
        self, library: Library, page: Page, links: Links = NOWHERE, *, numbered: bool = True
    ) -> None:
        super().__init__(library, page, links)
        self.numbered = numbered
        self.notes: dict[str, str] = {}
        self.counts: dict[str, int] = {}

    # -- blocks --------------------------------------------------------------

    def pieces(self, text: str, at: int = 0) -> list[Piece]:
        """`text`, which begins at line `at` of its file, flattened and cut at its code cells."""
        copy = Copy(text.split("\n"))
        opened: list[str] = []
        for token in self.library.parser.parse(text):
            if token.nesting == 1:
                opened.append(token.type)
            elif token.nesting == -1:
                opened.pop()
            if token.type == "dd_open":
                _as_item(copy.lines, token)
            if not token.map or token.map[0] < copy.done:
                continue
            start, end = token.map[0], max(token.map[1], token.map[0] + 1)
            if token.type == "myst_block_break":
                copy.cut(start, end, [Break()])
            elif token.level == 0 and (directive := directive_of(token, copy.lines, at)):
                copy.cut(start, end, self.directive(directive))
            elif (new := self._leaf(token, copy.lines, at, opened)) is not None:
                copy.replace(start, end, new)
        copy.cut(len(copy.lines), len(copy.lines), [])
        return copy.pieces

    def text(self, text: str, at: int = 0) -> str:
        """The same as one text; code cells are shown, not run."""
        return joined(self.pieces(text, at))

    def _leaf(self, token: Token, lines: list[str], at: int, opened: list[str]) -> list[str] | None:
        """The lines that stand for a token, None where its lines stay or its children speak for it."""
        assert token.map
        start, end = token.map
        if token.type in ("front_matter", "myst_target", "myst_line_comment"):
            return []
        if token.type in ("math_block", "math_block_label", "amsmath"):
            head = lines[start].partition("$$")[0]
            return prefixed(head, self.formula(token.content, labelled=token.type == "math_block_label"))
        if token.type == "html_block":
            return re.sub(r"(?s)<!--.*?-->", "", token.content).rstrip("\n").split("\n")
        if token.type == "footnote_reference_open":
            self._note(token, lines[start:end], at + start)
            return []
        if token.type == "tr_open":
            return [self._row(lines[start], at + start)]
        if directive := directive_of(token, lines, at):
            return prefixed(directive.head, joined(self.directive(directive)))
        if token.type == "inline" and token.content.strip() and not {"th_open", "td_open"} & set(opened):
            return self._paragraph(token, lines, at, opened)
        return None

    def _paragraph(self, token: Token, lines: list[str], at: int, opened: list[str]) -> list[str]:
        assert token.map
        start = token.map[0]
        first = token.content.split("\n")[0]
        head = lines[start][: lines[start].rfind(first)]
        flat = self.inline(token.content, at + start)
        if opened and opened[-1] == "dt_open":
            flat = f"**{flat}**"
        return prefixed(head, flat)

    def _row(self, line: str, at: int) -> str:
        cells = re.split(r"(?<!\\)\|", line)
        return "|".join(f" {self.inline(cell.strip(), at)} " if cell.strip() else cell for cell in cells)

    def _note(self, token: Token, lines: list[str], at: int) -> None:
        first = lines[0].split("]:", 1)[1].strip()
        rest = textwrap.dedent("\n".join(lines[1:]))
        self.notes[str(token.meta["label"])] = self.text(f"{first}\n{rest}".strip(), at)

    def formula(self, tex: str, *, labelled: bool) -> str:
        """A displayed formula, with its number where it has a label."""
        tex = tex.strip("\n").rstrip()
        if labelled:
            number = self._next("equation")
            tex += rf" \tag{{{number}}}" if self.numbered else ""
        return f"$$\n{tex.strip()}\n$$"

    def _next(self, kind: str) -> int:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return self.counts[kind]

    # -- directives ------------------------------------------------------------

    def directive(self, directive: Directive) -> list[Piece]:
        """What stands for a directive. Raises CocreaError for one that DIRECTIVES does not list."""
        match kind_of(directive, self.page.source).flat:
            case "dropped":
                return []
            case "open":
                return self.body(directive)
            case "quoted":
                return [Stretch(self._quotation(directive))]
            case "task":  # the bank compiles it, part by part
                raise misplaced(directive, self.page.source)
        return list(getattr(self, "_" + directive.name.replace("-", "_"))(directive))

    def body(self, directive: Directive) -> list[Piece]:
        """The body of a directive, flattened."""
        return self.pieces("\n".join(directive.body), directive.body_line)

    def _argument(self, directive: Directive) -> str:
        return self.inline(directive.argument, directive.line)

    def _quotation(self, directive: Directive) -> str:
        argument, body = self._argument(directive), joined(self.body(directive))
        title = kind_of(directive, self.page.source).title
        if title:  # then what stands on the first line is the beginning of the text
            title, body = _(title), f"{argument}\n\n{body}".strip()
        else:
            title = argument
        inside = f"**{title}**\n\n{body}" if title else body
        return "\n".join(f"> {line}".rstrip() for line in inside.strip().split("\n"))

    def _objectives(self, directive: Directive) -> Iterator[Piece]:
        source = self.page.source
        head = read_head(directive, self.library.parser, source)
        needed = minutes(read_page(self.page.text, self.library.parser, source), minutes_of_tasks())
        yield Stretch(f"**{_(HEADING)}**")
        yield from self.body(directive)
        pages = [self._role(Role("ref", "", label), directive.options_line) for label in head.needs]
        needs = needs_said(head.needs).replace("{pages}", ", ".join(pages))
        yield Stretch(f"{needs}\n\n*{minutes_said(needed)}*")

    def _dropdown(self, directive: Directive) -> Iterator[Piece]:
        body = joined(self.body(directive))
        yield Stretch(f"<details><summary>{self._argument(directive)}</summary>\n\n{body}\n\n</details>")

    def _grid_item_card(self, directive: Directive) -> Iterator[Piece]:
        title, values = self._argument(directive), directive.values(self.page.source)
        if link := values.get("link"):
            name = {"ref": "ref", "doc": "doc"}.get(str(values.get("link-type", "url")))
            if name:
                title = self._role(Role(name, title, str(link)), directive.line)
            elif ELSEWHERE.match(str(link)):
                title = f"[{title}]({link})"
        yield Stretch(f"**{title}**")
        yield from self.body(directive)

    def _tab_item(self, directive: Directive) -> Iterator[Piece]:
        yield Stretch(f"**{self._argument(directive)}**")
        yield from self.body(directive)

    def _rubric(self, directive: Directive) -> Iterator[Piece]:
        yield Stretch(f"**{self._argument(directive)}**")

    def _image(self, directive: Directive) -> Iterator[Piece]:
        alt = directive.values(self.page.source).get("alt", "")
        yield Stretch(self._picture(str(alt), directive.argument, directive.line))

    def _figure(self, directive: Directive) -> Iterator[Piece]:
        yield from self._image(directive)
        yield Stretch(f"**{_('Figure')} {self._next('figure')}.** {joined(self.body(directive))}")

    def _table(self, directive: Directive) -> Iterator[Piece]:
        if directive.argument:
            yield Stretch(f"**{_('Table')} {self._next('table')}.** {self._argument(directive)}")
        yield from self.body(directive)

    def _list_table(self, directive: Directive) -> Iterator[Piece]:
        if directive.argument:
            yield Stretch(f"**{_('Table')} {self._next('table')}.** {self._argument(directive)}")
        tree = SyntaxTreeNode(self.library.parser.parse("\n".join(directive.body)))
        rows = [self._cells(row, directive.body_line) for row in tree.children[0].children]
        if not int(directive.values(self.page.source).get("header-rows", 0)):
            rows.insert(0, [""] * len(rows[0]))
        rows.insert(1, ["---"] * len(rows[0]))
        yield Stretch("\n".join(f"| {' | '.join(row)} |" for row in rows))

    def _cells(self, row: SyntaxTreeNode, at: int) -> list[str]:
        cells = row.children[0].children
        texts = [[n.content for n in cell.walk() if n.type == "inline"] for cell in cells]
        return [
            "<br>".join(self.inline(" ".join(t.split()), at).replace("|", r"\|") for t in text)
            for text in texts
        ]

    def _math(self, directive: Directive) -> Iterator[Piece]:
        labelled = "label" in directive.values(self.page.source)
        yield Stretch(self.formula("\n".join([directive.argument, *directive.body]), labelled=labelled))

    def _code(self, directive: Directive) -> Iterator[Piece]:
        yield Stretch(fenced("\n".join(directive.body).strip("\n"), directive.argument))

    _code_block = _code

    def _code_cell(self, directive: Directive) -> Iterator[Piece]:
        values = directive.values(self.page.source)
        yield CodePiece(
            "\n".join(directive.body).strip("\n"),
            tuple(directive.tags(self.page.source)),
            directive.body_line,
        )
        if figure := (values.get("mystnb") or {}).get("figure"):
            caption = self.inline(" ".join(str(figure.get("caption", "")).split()), directive.line)
            yield Stretch(f"**{_('Figure')} {self._next('figure')}.** {caption}")

    def _glossary(self, directive: Directive) -> Iterator[Piece]:
        block: list[str] = []
        for line in [*directive.body, "."]:
            if line[:1].strip():
                if block:
                    yield Stretch(self.text(textwrap.dedent("\n".join(block)), directive.body_line))
                    block = []
                if line != ".":
                    yield Stretch(f"**{self.inline(line.strip(), directive.body_line)}**")
            else:
                block.append(line)

    # -- what comes last --------------------------------------------------------------

    def closing(self) -> list[Piece]:
        """Footnotes and the list of works cited."""
        out: list[Piece] = []
        if self.note_order:
            notes = (f"{n}. {self.notes.get(label, '')}" for n, label in enumerate(self.note_order, 1))
            out += [Break(), Stretch(f"## {_('Notes')}\n\n" + "\n".join(notes))]
        if self.cited:
            works = (f"- {work}" for work in self.library.reference_list(self.cited))
            out += [Break(), Stretch(f"## {_('References')}\n\n" + "\n".join(works))]
        return out


def joined(pieces: list[Piece]) -> str:
    """Pieces as one text, code shown in a fence."""
    texts = (
        fenced(p.source, "python") if isinstance(p, CodePiece) else p.source
        for p in pieces
        if not isinstance(p, Break)
    )
    return "\n\n".join(texts)


def prefixed(head: str, text: str) -> list[str]:
    """The lines of a text as they stand in a list or a quotation whose first line begins with `head`."""
    first, *rest = text.split("\n")
    indent = re.sub(r"[^>\s]", " ", head)
    return [head + first, *((indent + line).rstrip() for line in rest)]


def fenced(code: str, language: str) -> str:
    """Code between ticks, as many as it needs."""
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    ticks = "`" * (longest + 1)
    return f"{ticks}{language}\n{code}\n{ticks}"
