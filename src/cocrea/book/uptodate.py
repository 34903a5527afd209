"""Derived files: write those that are out of date, or say which they are."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from cocrea.book.spanish.translate import write_tree
from cocrea.errors import CocreaError
from cocrea.language import LANGUAGES, N_

CHECKPOINTS = ".ipynb_checkpoints"


class Write(Protocol):
    """What makes the files: writes the stale ones unless `check`; returns which those are."""

    def __call__(self, *, check: bool) -> Sequence[Path]: ...


def tree_of(code: str, root: Path) -> Path:
    """The source tree in one language: the checkout itself for English, a translated one for any other."""
    return root if code == "en" else write_tree(code, root / "_build" / "src" / code, root)


def edition(code: str) -> str:
    """Where the pages of a language lie under the site's root, with a closing slash: English at the root.

    >>> from cocrea.book.uptodate import edition
    >>> edition("en"), edition("es")
    ('', 'es/')
    """
    return "" if code == "en" else f"{code}/"


def trees(root: Path) -> dict[str, Path]:
    """The source tree of each language."""
    return {code: tree_of(code, root) for code in LANGUAGES}


def page_text(blocks: Iterable[str]) -> str:
    """Blocks of MyST as one page; a label stands right above what it names."""
    return ("\n\n".join(blocks) + "\n").replace(")=\n\n", ")=\n")


def bring_up_to_date(
    root: Path, files: Mapping[Path, str], *, check: bool, folders: Sequence[Path]
) -> list[Path]:
    """Make `folders` hold exactly these files, or with `check` only say what differs.

    Paths are below `root`; returns those of the files that were, or are, out of date.
    """
    wanted = {path: text.encode() for path, text in files.items()}
    stale = [path for path, content in wanted.items() if _content(root / path) != content]
    found = (path.relative_to(root) for folder in folders for path in sorted((root / folder).rglob("*.*")))
    vanished = [p for p in found if (root / p).is_file() and p not in files and CHECKPOINTS not in p.parts]
    if not check:
        for path in stale:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(wanted[path])
        for path in vanished:
            (root / path).unlink()
    return stale + vanished


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def command_line(description: str | None, write: Write, arguments: Sequence[str] | None) -> int:
    """``[--check]``: write what is stale, or name it and return 1."""
    layout = argparse.RawDescriptionHelpFormatter
    reader = argparse.ArgumentParser(description=description, formatter_class=layout)
    reader.add_argument("--check", action="store_true", help="write nothing; name what is out of date")
    given = reader.parse_args(arguments)
    try:
        stale = write(check=given.check)
    except CocreaError as error:
        print(error, file=sys.stderr)
        return 1
    for path in stale:
        print(
            CocreaError(
                "derived.stale", N_("{file}: out of date. Run `make notebooks`."), file=path.as_posix()
            )
            if given.check
            else path
        )
    return int(given.check and bool(stale))
