"""The prose inside a code cell: comments, docstrings and, where asked for, strings."""

from __future__ import annotations

import ast
import io
import re
import textwrap
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cocrea.book.source.myst import fail, no_python
from cocrea.language import N_

Say = Callable[[str, int, str], str]  # (message, line from 0, kind) -> translation

NOT_PROSE = re.compile(r"[|!]|%%|noqa|type:|fmt:|pragma|pylint|ruff|-\*-")
LITERAL = re.compile(r"(?s)([a-zA-Z]*)(\"\"\"|'''|\"|')(.*)\2$")
WIDTH = 79


@dataclass(frozen=True)
class Span:
    """A stretch of code from one place to another: rows from 0, columns in characters, `text` as written."""

    row: int
    column: int
    end_row: int
    end_column: int
    text: str


def translated(code: list[str], say: Say, at: int, source: str, *, every_string: bool = False) -> list[str]:
    """The lines of a cell with its prose translated; the cell begins at line `at` of the file.

    Comments that stand together are one message. Strings are messages only where
    `every_string` (the cell has the tag ``i18n``); docstrings always are.
    """
    if code and code[0].startswith("%%"):
        return code  # the cell magic says what language this is; it is not Python
    python = _without_magics(code)
    try:
        tree = ast.parse(python)
    except SyntaxError as error:
        raise no_python(source, at, error) from error
    edits = [(span, _comment(span, say, at)) for span in _comments(python)]
    edits += [(span, _string(span, say, at, source)) for span in _strings(tree, python, every_string)]
    lines = list(code)
    for span, new in sorted(edits, key=lambda edit: (edit[0].row, edit[0].column), reverse=True):
        if new != span.text:
            joined = lines[span.row][: span.column] + new + lines[span.end_row][span.end_column :]
            lines[span.row : span.end_row + 1] = joined.split("\n")
    if lines != code:
        try:
            ast.parse(_without_magics(lines))
        except SyntaxError as error:
            raise fail(
                "translation.code",
                N_("{file}:{line}: the translations break this cell: {detail}."),
                source,
                at + (error.lineno or 1) - 1,
                detail=error.msg,
            ) from error
    return lines


def _without_magics(code: list[str]) -> str:
    """The cell as plain Python: what IPython reads by itself (``%pip``, ``!ls``) becomes `pass`."""
    return "\n".join(re.sub(r"^(\s*)[%!].*", r"\1pass", line) for line in code)


def _comments(python: str) -> Iterator[Span]:
    """Comments; whole-line comments one below the other, equally indented, are one."""
    run: list[tuple[int, int, str]] = []

    def together() -> Iterator[Span]:
        if run:
            (row, column, _first), (last, _column, text) = run[0], run[-1]
            yield Span(row, column, last, column + len(text), "\n".join(part for _r, _c, part in run))
            run.clear()

    for token in tokenize.generate_tokens(io.StringIO(python + "\n").readline):
        if token.type != tokenize.COMMENT or NOT_PROSE.match(token.string.lstrip("# ")):
            continue
        row, column = token.start[0] - 1, token.start[1]
        alone = not token.line[:column].strip()
        if not (alone and run and run[-1][:2] == (row - 1, column)):
            yield from together()
        if alone:
            run.append((row, column, token.string))
        else:
            yield Span(row, column, row, column + len(token.string), token.string)
    yield from together()


def _comment(span: Span, say: Say, at: int) -> str:
    """A comment translated; one that stands alone is wrapped again."""
    message = " ".join(re.sub(r"^#+\s?", "", part) for part in span.text.split("\n"))
    new = say(message, at + span.row, "comment in code")
    if new == message:
        return span.text
    if span.end_row == span.row and span.column:
        return f"# {new}"
    made = textwrap.wrap(new, WIDTH - span.column - len("# "), break_long_words=False)
    return ("\n" + " " * span.column).join(f"# {line}" for line in made)


def _strings(tree: ast.Module, python: str, every: bool) -> Iterator[Span]:
    """Docstrings, and every other string where asked for (an f-string counts as one)."""
    f_strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    parts = {id(part) for whole in f_strings for part in ast.walk(whole) if part is not whole}  # ".1f" too
    lines = python.split("\n")
    for node in ast.walk(tree):
        if not isinstance(node, ast.JoinedStr | ast.Constant):
            continue
        if isinstance(node, ast.Constant) and not isinstance(node.value, str):
            continue
        if (every and id(node) not in parts) or node in _docstrings(tree):
            row, end = node.lineno - 1, (node.end_lineno or node.lineno) - 1
            column, last = _column(lines[row], node.col_offset), _column(lines[end], node.end_col_offset or 0)
            yield Span(row, column, end, last, ast.get_source_segment(python, node) or "")


def _docstrings(tree: ast.Module) -> list[ast.expr]:
    """The strings that document functions and classes."""
    documented = [
        n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]
    firsts = (n.body[0] for n in documented if ast.get_docstring(n) is not None)
    return [first.value for first in firsts if isinstance(first, ast.Expr)]


def _column(line: str, offset: int) -> int:
    """ast counts columns in bytes of UTF-8; we count characters."""
    return len(line.encode()[:offset].decode())


def _string(span: Span, say: Say, at: int, source: str) -> str:
    found = LITERAL.match(span.text)
    opening = re.match(r"[a-zA-Z]*(\"\"\"|'''|\"|')", span.text)
    assert found and opening
    if re.search(rf"(?<!\\){opening[1]}", found[3]):
        raise fail(
            "book.strings-joined",
            N_("{file}:{line}: join the neighbouring strings into one, so that it can be translated."),
            source,
            at + span.row,
        )
    return found[1] + found[2] + say(found[3], at + span.row, "string in code") + found[2]
