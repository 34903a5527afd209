"""Write the notebooks that derive from book/ and solutions/.

    python -m cocrea.book.derived.notebooks            writes book/notebooks/{en,es}/ and exercises/{en,es}/
    python -m cocrea.book.derived.notebooks --check    names those that are out of date, exit 1

A page of the book with code in it becomes a notebook of the same text. The students'
notebook of a page of tasks is written from the bank (`cocrea.kit.students_notebook`),
which is compiled afresh, so that the notebooks do not depend on what was written before.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from cocrea.book.derived.bank import bank
from cocrea.book.flat.inline import Links
from cocrea.book.flat.plain import Break, CodePiece, Piece, Plain, Stretch
from cocrea.book.source.library import Library, Page
from cocrea.book.uptodate import bring_up_to_date, command_line, trees
from cocrea.kit import students_notebook
from cocrea.kit.cells import Cell, code, gathered, notebook, set_up
from cocrea.language import speaking

CHAPTERS, EXERCISES = Path("book/notebooks"), Path("exercises")


# -- where notebooks are and how they reach each other ---------------------------


def notebook_path(page: Page, language: str) -> Path | None:
    """Where the notebook of a page is written, below the root; None for a page without code."""
    folder, _slash, name = page.name.partition("/")
    home = CHAPTERS if folder == "book" else EXERCISES
    return home / language / f"{name}.ipynb" if page.has_code else None


def links(library: Library, here: Path, language: str) -> Links:
    """How the notebook at `here` reaches others: relative paths, else the published book, else not at all."""

    def relative(path: str) -> str:
        return PurePosixPath(os.path.relpath(path, here.parent)).as_posix()

    def page(name: str) -> str:
        notebook = notebook_path(library.pages[name], language)
        if notebook:
            return relative(notebook.as_posix())
        return f"{library.address}{name}.html" if library.address and name.startswith("book/") else ""

    return Links(page=page, file=relative)


# -- cells ------------------------------------------------------------------------


def with_set_up(pieces: Sequence[Piece], cell: CodePiece) -> list[Piece]:
    """The title on its own, the set-up cell, then everything else."""
    first = pieces[0] if pieces else Break()
    if not isinstance(first, Stretch) or not first.source.startswith("# "):
        return [cell, *pieces]
    title, _newline, rest = first.source.partition("\n")
    return [Stretch(title), cell, *([Stretch(rest.strip("\n"))] if rest.strip() else []), *pieces[1:]]


def part(piece: Piece) -> str | Cell | None:
    """A piece as a part of a notebook: words, a code cell, or a break between cells."""
    if isinstance(piece, Stretch):
        return piece.source
    return code(piece.source) if isinstance(piece, CodePiece) else None


def page_notebook(library: Library, page: Page, here: Path, language: str) -> str:
    """The notebook of a page of the book, as it stands at `here` below the root."""
    plain = Plain(library, page, links(library, here, language))
    pieces = plain.pieces(page.text)
    first = CodePiece(set_up(language, library.repository))
    return notebook(gathered(map(part, with_set_up([*pieces, *plain.closing()], first))), here.stem)


def notebooks(root: Path) -> dict[Path, str]:
    """The text of every notebook, by its path below `root`."""
    made: dict[Path, str] = {}
    for language, tree in trees(root).items():
        with speaking(language):
            library = Library(tree)
            words = bank(tree)
            for page in library.pages.values():
                if not (here := notebook_path(page, language)):
                    continue
                if here.is_relative_to(CHAPTERS):
                    made[here] = page_notebook(library, page, here, language)
                else:
                    made[here] = students_notebook(here.stem, words=words)
    return made


def write_all(check: bool = False, root: Path | None = None) -> list[Path]:
    """Write the notebooks that are out of date (with `check`, write nothing); returns which those were."""
    root = root or Path.cwd()
    return bring_up_to_date(root, notebooks(root), check=check, folders=[CHAPTERS, EXERCISES])


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; returns the exit status."""
    return command_line(__doc__, write_all, arguments)


if __name__ == "__main__":
    sys.exit(main())
