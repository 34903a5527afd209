"""Write the page "Where each idea comes from" from its table, book/ideas.yml.

    python -m cocrea.book.derived.ideas            writes book/ideas.md
    python -m cocrea.book.derived.ideas --check    names it when it is out of date, exit 1

The table holds every idea of the five sources that the course grew from: what the
source says in our words, where the course teaches it, what you do with it there,
and what remains of it on a closer look.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from cocrea.book.uptodate import bring_up_to_date, command_line, page_text
from cocrea.errors import CocreaError
from cocrea.language import N_

TABLE = Path("book/ideas.yml")
PAGE = Path("book/ideas.md")


@dataclass(frozen=True)
class Idea:
    """One idea of a source: `label` is that of the heading that teaches it."""

    id: str
    label: str
    says: str
    you: str
    closer: str = ""


@dataclass(frozen=True)
class Source:
    """One of the texts that the course grew from, with its ideas in their order."""

    id: str
    title: str
    about: str
    ideas: tuple[Idea, ...]


@dataclass(frozen=True)
class Table:
    """The whole of book/ideas.yml."""

    title: str
    introduction: tuple[str, ...]
    sources: tuple[Source, ...]


def read_table(root: Path) -> Table:
    """The table of a checkout; an entry that is not as it should be raises CocreaError with its place."""
    given = yaml.safe_load((root / TABLE).read_text(encoding="utf-8"))
    sources = [
        Source(source["id"], source["title"], source["about"], tuple(map(_idea, source["ideas"])))
        for source in given["sources"]
    ]
    return Table(given["title"], tuple(given["introduction"]), tuple(sources))


def _idea(entry: dict[str, Any]) -> Idea:
    known = [field.name for field in fields(Idea)]
    wrong = [*(set(entry) - set(known)), *(set(known[:-1]) - set(entry))]
    wrong += [name for name, value in entry.items() if not isinstance(value, str)]
    if wrong:
        raise CocreaError(
            "ideas.entry",
            N_("{file}: idea {idea} has something wrong in: {fields}. Each is a text, none missing."),
            file=TABLE.as_posix(),
            idea=entry.get("id"),
            fields=", ".join(wrong),
        )
    return Idea(**entry)


def page(table: Table) -> str:
    """The page as MyST: a heading for each source, a short list for each idea."""
    blocks = ["(ideas)=", f"# {table.title}", *table.introduction]
    for source in table.sources:
        blocks += [f"(ideas-{source.id.lower()})=", f"## {source.title}", source.about]
        for idea in source.ideas:
            blocks += [f"**{idea.id}** {idea.says}", "\n".join(f"- {line}" for line in lines(idea))]
    return page_text(blocks)


def lines(idea: Idea) -> list[str]:
    """What stands below an idea, a line each."""
    found = [f"Where: {{ref}}`{idea.label}`", f"What you do: {idea.you}"]
    return [*found, f"A closer look: {idea.closer}"] if idea.closer else found


def write_page(root: Path | None = None, *, check: bool = False) -> Sequence[Path]:
    """Write book/ideas.md unless `check`; returns its path when it is, or was, out of date."""
    root = root or Path.cwd()
    return bring_up_to_date(root, {PAGE: page(read_table(root))}, check=check, folders=[])


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    return command_line(__doc__, write_page, arguments)


if __name__ == "__main__":
    sys.exit(main())
