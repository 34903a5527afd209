"""Write the notebooks that derive from book/ and solutions/.

    python -m cocrea.book.flat.notebooks            writes book/notebooks/{en,es}/ and exercises/{en,es}/
    python -m cocrea.book.flat.notebooks --check    names those that are out of date, exit 1

A page of the book with code in it becomes a notebook of the same text. A page
of solutions/ becomes the students' notebook: what is asked and an empty
`task.check`, nothing of hints, mistakes and solution. `solution_notebook`
keeps everything, for instructors and for the test that runs it.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from cocrea.book.flat.inline import Links
from cocrea.book.flat.plain import Break, Code, Piece, Plain, Text, joined
from cocrea.book.source.library import Library, Page
from cocrea.book.source.myst import Directive, fail, no_python
from cocrea.book.source.taskprose import read_choice
from cocrea.book.uptodate import bring_up_to_date, command_line, trees
from cocrea.language import N_, _, speaking

CHAPTERS, EXERCISES = Path("book/notebooks"), Path("exercises")
ANSWER = "answer"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


# -- where notebooks are and how they reach each other ---------------------------


def notebook_path(page: Page, code: str) -> Path | None:
    """Where the notebook of a page is written, below the root; None for a page without code."""
    folder, _slash, name = page.name.partition("/")
    home = CHAPTERS if folder == "book" else EXERCISES
    return home / code / f"{name}.ipynb" if page.has_code else None


def links(library: Library, here: Path, code: str) -> Links:
    """How the notebook at `here` reaches others: relative paths, else the published book, else not at all."""

    def relative(path: str) -> str:
        return PurePosixPath(os.path.relpath(path, here.parent)).as_posix()

    def page(name: str) -> str:
        notebook = notebook_path(library.pages[name], code)
        if notebook:
            return relative(notebook.as_posix())
        return f"{library.address}{name}.html" if library.address and name.startswith("book/") else ""

    return Links(page=page, file=relative)


# -- pages ------------------------------------------------------------------------


class Exercise(Plain):
    """A page of solutions/ as students get it: nothing that gives an answer away."""

    def task(self, directive: Directive) -> list[Piece]:
        """What is asked, and what words are judged by; hints, mistakes and solution leave nothing behind."""
        if directive.name == "task-field":
            return [Text(self._asked(directive, " ".join(directive.body), ""))]
        if directive.name == "task-choice":
            question, options = read_choice(directive, self.page.source)
            said = (
                f'    - `"{code}"`: {self.inline(text, directive.body_line)}'
                for code, text in options.items()
            )
            return [Text(self._asked(directive, question, "\n" + "\n".join(said)))]
        if directive.name == "task-rubric":
            title = _("Rubric: {name}", name=directive.argument)
            body = joined(self.body(directive))
            return [Text(f"<details><summary>{title}</summary>\n\n{body}\n\n</details>")]
        return []

    def _asked(self, directive: Directive, label: str, options: str) -> str:
        unit = str(directive.values(self.page.source).get("unit", ""))
        words = self.inline(label, directive.body_line)
        note = f" {_('Unit: {unit}.', unit=unit)}" if unit else ""
        stop = "" if words.endswith((".", "?", "!")) else "."
        return f"- `{directive.argument}`: {words}{stop}{note}{options}"


class Solution(Exercise):
    """A page of solutions/ with all that it holds."""

    HEADINGS = {  # noqa: RUF012 - read only
        "task-hint": N_("Hint"),
        "task-mistake": N_("Mistake: {name}"),
        "task-right": N_("Right: {name}"),
        "task-solution": N_("Solution"),
    }

    def task(self, directive: Directive) -> list[Piece]:
        """Every block under a heading that says what it is."""
        if directive.name not in self.HEADINGS:
            return super().task(directive)
        return [
            Text(f"**{_(self.HEADINGS[directive.name], name=directive.argument)}**"),
            *self.body(directive),
        ]


def stub(code: Code, source: str) -> Code:
    """An answer cell as students get it: the same call with `...` for every answer."""
    try:
        tree = ast.parse(code.source)
    except SyntaxError as error:
        raise no_python(source, code.line, error) from error
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "check":
            names = [keyword.arg for keyword in node.keywords if keyword.arg]
            if names and not node.args:
                asked = ", ".join(f"{name}=..." for name in names)
                comment = _("# Put your answer in place of each “...”, then run this cell.")
                return Code(f"{comment}\n{ast.unparse(node.func)}({asked})")
    raise fail(
        "book.no-check",
        N_("{file}:{line}: a cell with the tag “answer” must call task.check(name=value, …)."),
        source,
        code.line,
    )


def without_answers(pieces: Sequence[Piece], source: str) -> Iterator[Piece]:
    """The pieces with a stub for each answer cell, after the list of what is asked."""
    waiting: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Code) and ANSWER in piece.tags:
            waiting.append(stub(piece, source))
            continue
        if isinstance(piece, Text) and re.search(r"^#{1,2} ", piece.source, re.MULTILINE):
            yield from waiting
            waiting = []
        yield piece
    yield from waiting


# -- cells ------------------------------------------------------------------------


def set_up(library: Library, code: str) -> Code:
    """The first code cell: the package, where it is missing and an address is known, and the language."""
    lines = [_("# Set-up: run this cell first.")]
    if library.repository:
        address = f"git+{library.repository}"
        lines += ["import importlib.util", "", 'if importlib.util.find_spec("cocrea") is None:']
        lines += [f'    %pip install -q "cocrea @ {address}"', ""]
    return Code("\n".join([*lines, "import cocrea", "", f'cocrea.set_language("{code}")']))


def with_set_up(pieces: Sequence[Piece], cell: Code) -> list[Piece]:
    """The title on its own, the set-up cell, then everything else."""
    first = pieces[0] if pieces else Break()
    if not isinstance(first, Text) or not first.source.startswith("# "):
        return [cell, *pieces]
    title, _newline, rest = first.source.partition("\n")
    return [Text(title), cell, *([Text(rest.strip("\n"))] if rest.strip() else []), *pieces[1:]]


def notebook(pieces: Sequence[Piece], slug: str) -> str:
    """The pieces as a notebook in JSON: no outputs, and the same cell ids each time."""
    cells = []
    words: list[str] = []

    def flush() -> None:
        if words:
            cells.append(new_markdown_cell("\n\n".join(words)))
            words.clear()

    for piece in [*pieces, Break()]:
        if isinstance(piece, Text):
            words.append(piece.source)
        else:
            flush()
            if isinstance(piece, Code):
                cells.append(new_code_cell(piece.source))
    for number, cell in enumerate(cells):
        cell["id"] = f"{slug}-{number}"
    made = new_notebook(cells=cells, metadata=METADATA)
    made["nbformat_minor"] = 5
    nbformat.validate(made)
    return nbformat.writes(made).rstrip("\n") + "\n"


def _slug(page: Page) -> str:
    return re.sub(r"[^a-zA-Z0-9-]+", "-", page.name.partition("/")[2])


def write_page(library: Library, page: Page, kind: type[Plain], here: Path, code: str) -> str:
    """The notebook of a page, flattened by `kind`, as it stands at `here` below the root."""
    with speaking(code):
        plain = kind(library, page, links(library, here, code))
        pieces = plain.pieces(page.text)
        if kind is Exercise:
            pieces = list(without_answers(pieces, page.source))
        return notebook(with_set_up([*pieces, *plain.closing()], set_up(library, code)), _slug(page))


def notebooks(root: Path) -> dict[Path, str]:
    """The text of every notebook, by its path below `root`."""
    made: dict[Path, str] = {}
    for code, tree in trees(root).items():
        library = Library(tree)
        for page in library.pages.values():
            if here := notebook_path(page, code):
                kind = Plain if page.name.startswith("book/") else Exercise
                made[here] = write_page(library, page, kind, here, code)
    return made


def solution_notebook(path: Path, page: str, code: str = "en", root: Path | None = None) -> Path:
    """Write the solution of a page (such as ``04-moments``) to the file `path`; returns it.

    Every code cell is in it, the answers too: run from top to bottom, it earns full marks.
    """
    library = Library(trees(root or Path.cwd())[code])
    text = write_page(
        library, library.pages[f"solutions/{page}"], Solution, EXERCISES / code / path.name, code
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def write_all(check: bool = False, root: Path | None = None) -> list[Path]:
    """Write the notebooks that are out of date (with `check`, write nothing); returns which those were."""
    root = root or Path.cwd()
    return bring_up_to_date(root, notebooks(root), check=check, folders=[CHAPTERS, EXERCISES])


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; returns the exit status."""
    return command_line(__doc__, write_all, arguments)


if __name__ == "__main__":
    sys.exit(main())
