"""PO catalogues: what the sources say now, brought together with what was translated before."""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import polib

from cocrea.errors import CocreaError
from cocrea.language import N_

MARKS = ("_", "N_")
CLOSE = 0.6  # how alike two messages must be for one's translation to be offered for the other


class Template:
    """The messages of one catalogue as the sources are now, in their order."""

    def __init__(self) -> None:
        self.entries: dict[str, polib.POEntry] = {}

    def add(self, message: str, file: str, line: int, kind: str) -> str:
        """Take in a message with its place; returns it unchanged, as the translator of a walk may."""
        entry = self.entries.setdefault(message, polib.POEntry(msgid=message, comment=kind))
        entry.occurrences.append((file, str(line)))
        return message


def read(path: Path) -> polib.POFile:
    """The catalogue in a file, an empty one where there is none. Raises CocreaError for a damaged one."""
    if not path.is_file():
        return polib.POFile(wrapwidth=0)
    try:
        return polib.pofile(str(path), wrapwidth=0)
    except OSError as error:  # polib's own error for a line that it cannot read
        found = re.search(r"\(line (\d+)\): (.*)", str(error))
        line, detail = (int(found[1]), found[2]) if found else (1, str(error))
        raise CocreaError(
            "translation.damaged",
            N_("{file}:{line}: this catalogue cannot be read: {detail}. Mend the line."),
            file=path.as_posix(),
            line=line,
            detail=detail,
        ) from error


def living(catalogue: Iterable[polib.POEntry]) -> Iterator[polib.POEntry]:
    """The entries that were not struck out."""
    return (entry for entry in catalogue if not entry.obsolete)


def merged(template: Template, old: polib.POFile, elsewhere: Mapping[str, str], code: str) -> polib.POFile:
    """The template with the old translations.

    A message that changed takes the translation of the one it replaces, marked
    fuzzy, with the old message beside it. One that moved here from another page
    brings its translation along (`elsewhere`).
    """
    had = {entry.msgid: entry for entry in living(old) if entry.msgstr}
    gone = {message: entry for message, entry in had.items() if message not in template.entries}
    new = polib.POFile(wrapwidth=0)
    new.metadata = {"Language": code, "MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8"}
    for message, entry in template.entries.items():
        if before := had.get(message):
            entry.msgstr, entry.tcomment = before.msgstr, before.tcomment
            entry.flags, entry.previous_msgid = list(before.flags), before.previous_msgid
        elif message in elsewhere:
            entry.msgstr = elsewhere[message]
        elif near := difflib.get_close_matches(message, gone, 1, CLOSE):
            entry.msgstr, entry.previous_msgid, entry.flags = gone[near[0]].msgstr, near[0], ["fuzzy"]
        new.append(entry)
    return new


def write(path: Path, catalogue: polib.POFile) -> None:
    """Write a catalogue, unless the file says the same already.

    A message names its files and no lines: a line added above it is no change of the message.
    """
    for entry in catalogue:
        entry.occurrences = [(file, "") for file in dict.fromkeys(file for file, _ in entry.occurrences)]
    text = str(catalogue).rstrip("\n") + "\n"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def package_messages(root: Path) -> Template:
    """Every message that the package marks with `_` or `N_`.

    Read from the syntax tree: Babel's extractor passes by what stands inside an f-string.
    """
    template = Template()
    for path in sorted((root / "src" / "cocrea").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        for line, message in sorted(_marked(ast.parse(path.read_text(encoding="utf-8"), str(path)))):
            template.add(message, name, line, "package")
    return template


def _marked(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The literal messages of a module, with their lines."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in MARKS
            and node.args
        ):
            message = node.args[0]
            if isinstance(message, ast.Constant) and isinstance(message.value, str):
                yield message.lineno, message.value
