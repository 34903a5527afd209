"""Walk a MyST source and hand each piece of its prose to a translator.

The walk never renders: it replaces lines where the parser says that prose
stands, and leaves every other character alone. A walk that translates nothing
therefore gives back the file byte for byte, which `identical` makes sure of.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cocrea.book.source.myst import (
    MATH,
    SPAN,
    SUBSTITUTION,
    Directive,
    Kind,
    Scalar,
    directive_of,
    fail,
    kind_of,
    no_option,
    option_strings,
    quoted,
    read_role,
    yaml_strings,
)
from cocrea.book.spanish import code
from cocrea.errors import CocreaError
from cocrea.language import N_

Translate = Callable[[str, int, str], str]  # (message, line from 1, kind) -> translation
Edit = tuple[int, int, list[str]]  # lines start to end become these

WORDS_IN_MATH = re.compile(r"(\\text(?:rm|it|bf)?\{)([^{}]*)(\})")
CHOICE = re.compile(r"[\w-]+:[ \t]+(?=\S)")
FRONT_MATTER = {"title", "substitutions", "html_meta"}  # a key on the way to prose in a page's front matter
HTML = re.compile(r"(?s)<!--.*?-->|<[^>]*>")
NOT_WORDS = re.compile(r"\]\([^)]*\)|<[^>]*>|https?://\S+")


def is_prose(message: str) -> bool:
    """Whether words are left once mathematics, code, links and references are taken away."""

    def words(match: re.Match[str]) -> str:
        role = read_role(match)
        if role is None:
            return ""
        return role.text or (role.target if role.name in ("term", "abbr", "kbd", "guilabel") else "")

    if WORDS_IN_MATH.search(message):
        return True
    bare = SUBSTITUTION.sub("", SPAN.sub(words, MATH.sub("", message)))
    return bool(re.search(r"[^\W\d_]", NOT_WORDS.sub("", bare)))


def unwrap(text: str) -> str:
    """A paragraph on one line; hard breaks stay."""
    return re.sub(r"(?<!\\)(?<!  )\n\s*", " ", text).strip()


class Walk:
    """One walk over one file: `source` names it in messages, `translate` gets each piece of prose."""

    def __init__(self, parser: MarkdownIt, translate: Translate, source: str) -> None:
        self.parser = parser
        self.translate = translate
        self.source = source

    def say(self, message: str, line: int, kind: str) -> str:
        """The translation of a message (as it is where it holds no words); `line` counts from 0."""
        return self.translate(message, line + 1, kind) if is_prose(message) else message

    def markdown(self, text: str, at: int = 0, *, choices: bool = False) -> str:
        """`text`, which begins at line `at` of the file, with its prose translated."""
        lines = text.split("\n")
        edits = list(self._edits(text, lines, at, choices))
        for start, end, new in sorted(edits, reverse=True):
            lines[start:end] = new
        return "\n".join(lines)

    def _edits(self, text: str, lines: list[str], at: int, choices: bool) -> Iterator[Edit]:
        """What changes in `lines`, block by block."""
        opened: list[str] = []
        for token in self.parser.parse(text):
            if token.nesting == 1:
                opened.append(token.type.removesuffix("_open"))
                if token.type == "tr_open" and token.map:
                    start = token.map[0]
                    yield start, start + 1, [self.row(lines[start], at + start)]
            elif token.nesting == -1:
                opened.pop()
            elif token.map:
                yield from self._leaf(token, lines, at, opened, choices)

    def _leaf(
        self, token: Token, lines: list[str], at: int, opened: list[str], choices: bool
    ) -> Iterator[Edit]:
        """What changes for a token that holds text itself."""
        assert token.map
        start, end = token.map
        if token.type == "front_matter":
            yield start, end, self.front_matter(lines[start:end], at + start)
        elif directive := directive_of(token, lines, at):
            yield start, end, self.directive(directive, lines[start:end])
        elif token.type.startswith("math_block"):
            yield start, end, self.formula("\n".join(lines[start:end]), at + start).split("\n")
        elif token.type == "html_block" and is_prose(HTML.sub("", token.content)):
            raise fail(
                "book.raw-html",
                N_("{file}:{line}: raw HTML with words in it cannot be translated. Use a directive instead."),
                self.source,
                at + start,
            )
        elif token.type == "inline" and not {"th", "td"} & set(opened) and token.content.strip():
            yield from self._inline(token, lines, at, opened, choices)

    def _inline(
        self, token: Token, lines: list[str], at: int, opened: list[str], choices: bool
    ) -> Iterator[Edit]:
        """A paragraph, heading, list item or term: its lines become the translation's lines."""
        assert token.map
        content = token.content.split("\n")
        start, end = token.map[0], token.map[0] + len(content)
        column = lines[start].rfind(content[0])
        if column < 0:
            raise _not_covered(self.source, at + start)
        head, tail = lines[start][:column], lines[end - 1][len(lines[end - 1].rstrip()) :]
        if end == start + 1:
            tail = lines[start][column + len(content[0]) :]
        message = unwrap(token.content)
        code_of_choice = ""
        if choices and "list_item" in opened:
            found = CHOICE.match(message)
            if not found:
                raise no_option(self.source, at + start)
            code_of_choice, message = found[0], message[found.end() :]
        new = self.say(message, at + start, opened[-1].replace("_", " ") if opened else "text")
        if new != message:
            later = re.sub(r"[^>\s]", " ", head)
            first, *rest = (code_of_choice + new).split("\n")
            made = [head + first, *(later + line for line in rest)]
            yield start, end, [*made[:-1], made[-1] + tail]

    def row(self, line: str, at: int) -> str:
        """A row of a table: each cell is a message."""
        cells = re.split(r"(?<!\\)\|", line)
        said = [self.say(cell.strip(), at, "table cell") for cell in cells]
        made = [cell if cell.strip() == new else f" {new} " for cell, new in zip(cells, said, strict=True)]
        return "|".join(made)

    def formula(self, tex: str, at: int) -> str:
        """The words of a displayed formula: each ``\\text{…}`` is a message."""

        def words(match: re.Match[str]) -> str:
            line = at + tex.count("\n", 0, match.start())
            text = match[2].strip()
            return match[1] + match[2].replace(text, self.say(text, line, "words in a formula")) + match[3]

        return WORDS_IN_MATH.sub(lambda m: words(m) if m[2].strip() else m[0], tex)

    def front_matter(self, lines: list[str], at: int) -> list[str]:
        """Title, substitutions and description of a page."""
        text = "\n".join(" " * len(line) if line.startswith("---") else line for line in lines)
        found = [s for s in yaml_strings(text) if FRONT_MATTER & set(s.path)]
        return self.scalars("\n".join(lines), found, at, "front matter").split("\n")

    def scalars(self, text: str, found: list[Scalar], at: int, kind: str) -> str:
        """The YAML `text` with these strings translated."""
        said = [(s, " ".join(s.value.split())) for s in found]
        made = [(s, message, self.say(message, at + s.line, kind)) for s, message in said]
        for scalar, message, new in reversed(made):
            if new != message:
                ending = "\n" if text[scalar.start : scalar.end].endswith("\n") else ""
                text = text[: scalar.start] + quoted(new) + ending + text[scalar.end :]
        return text

    def directive(self, directive: Directive, lines: list[str]) -> list[str]:
        """The lines of a directive, translated as DIRECTIVES says."""
        kind = kind_of(directive, self.source)
        argument = directive.argument
        if kind.argument and argument:
            argument = self.say(argument, directive.line, f"argument of {directive.name}")
        options = self._options(directive)
        body = self._body(directive, kind)
        if (argument, options, body) == (directive.argument, directive.options, directive.body):
            return lines
        inside = [(directive.indent + line).rstrip() if line else line for line in options + body]
        return [directive.head + directive.opening + argument, *inside, *directive.closing]

    def _options(self, directive: Directive) -> list[str]:
        if not directive.options:
            return []
        found = option_strings(directive, self.source)
        text = "\n".join(directive.options)
        return self.scalars(text, found, directive.options_line, "option").split("\n")

    def _body(self, directive: Directive, kind: Kind) -> list[str]:
        body, at = directive.body, directive.body_line
        if not body:
            return body
        text = "\n".join(body)
        match kind.body:
            case "code":
                every = "i18n" in directive.tags(self.source)
                return code.translated(body, self.say, at, self.source, every_string=every)
            case "formula":
                return self.formula(text, at).split("\n")
            case "terms":
                return self.glossary(body, at)
            case "prose" | "choices":
                return self.markdown(text, at, choices=kind.body == "choices").split("\n")
        return body

    def glossary(self, body: list[str], at: int) -> list[str]:
        """Terms at the margin, each a message of its own, and their indented explanations."""
        out: list[str] = []
        start = 0
        while start < len(body):
            if body[start][:1].strip():
                out.append(self.say(body[start].strip(), at + start, "glossary term"))
                start += 1
                continue
            end = start
            while end < len(body) and not body[end][:1].strip():
                end += 1
            text = "\n".join(body[start:end])
            flat = textwrap.dedent(text)
            margin = next((re.match(r"\s*", line)[0] for line in body[start:end] if line.strip()), "")  # type: ignore[index]
            new = self.markdown(flat, at + start)
            out += (text if new == flat else textwrap.indent(new, margin)).split("\n")
            start = end
        return out


def walk(text: str, parser: MarkdownIt, translate: Translate, source: str) -> str:
    """`text` with every piece of prose replaced by what `translate` returns for it."""
    return Walk(parser, translate, source).markdown(text)


def identical(text: str, parser: MarkdownIt, translate: Translate, source: str) -> None:
    """Walk with a `translate` that changes nothing; raises CocreaError where the file came out different."""
    walked = walk(text, parser, translate, source)
    if walked != text:
        pairs = zip(text.split("\n"), walked.split("\n"), strict=False)
        line = next((n for n, (a, b) in enumerate(pairs) if a != b), 0)
        raise _not_covered(source, line)


def _not_covered(source: str, line: int) -> CocreaError:
    return fail(
        "book.walk",
        N_(
            "{file}:{line}: the walk without translation changed this line. "
            "This construct is not covered yet."
        ),
        source,
        line,
    )
