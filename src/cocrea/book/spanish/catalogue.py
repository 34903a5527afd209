"""PO catalogues: what the sources say now, brought together with what was translated before."""

from __future__ import annotations

import ast
import difflib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path

import polib

from cocrea.data.load import messages
from cocrea.errors import CocreaError
from cocrea.language import N_

MARKS = ("_", "N_")
COUNTS = "ngettext"  # marks a message with a form for one and a form for many
DATA = Path("datasets/datapackage.json")
Key = tuple[str | None, str]  # the context of a message, where it has one, and the message
CLOSE = 0.6  # how alike two messages must be for one's translation to be offered for the other


class Template:
    """The messages of one catalogue as the sources are now, in their order."""

    def __init__(self) -> None:
        self.entries: dict[Key, polib.POEntry] = {}

    def add(
        self, message: str, file: str, line: int, kind: str, context: str | None = None, many: str = ""
    ) -> str:
        """Take in a message with its place; returns it unchanged, as the translator of a walk may.

        `many` is its form for more than one, where it counts.
        """
        new = polib.POEntry(msgid=message, msgctxt=context, comment=kind, msgid_plural=many)
        if many:
            new.msgstr_plural = {0: "", 1: ""}
        self.entries.setdefault(key(new), new).occurrences.append((file, str(line)))
        return message


def forms(entry: polib.POEntry) -> list[tuple[str, str]]:
    """A message and its translation; of one that counts, those of one and those of many."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    said = entry.msgstr_plural
    return [(entry.msgid, said.get(0, "")), (entry.msgid_plural, said.get(1, ""))]


def key(entry: polib.POEntry) -> Key:
    """What tells an entry of a catalogue from the others."""
    return entry.msgctxt, entry.msgid


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

    A message that changed, or that was given a context, takes the translation of the
    one it replaces, marked fuzzy, with the old message beside it. One that moved here
    from another page brings its translation along (`elsewhere`).
    """
    had = {key(entry): entry for entry in living(old) if any(words for _message, words in forms(entry))}
    gone = {entry.msgid: entry for was, entry in had.items() if was not in template.entries}
    new = polib.POFile(wrapwidth=0)
    new.metadata = {"Language": code, "MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8"}
    for now, entry in template.entries.items():
        if before := had.get(now):
            entry.msgstr, entry.tcomment, entry.flags = before.msgstr, before.tcomment, list(before.flags)
            if entry.msgid_plural and before.msgid_plural:
                entry.msgstr_plural = dict(before.msgstr_plural)
            entry.previous_msgid, entry.previous_msgctxt = before.previous_msgid, before.previous_msgctxt
        elif entry.msgid in elsewhere and entry.msgctxt is None:
            entry.msgstr = elsewhere[entry.msgid]
        elif near := difflib.get_close_matches(entry.msgid, gone, 1, CLOSE):
            replaced = gone[near[0]]
            entry.msgstr, entry.flags = replaced.msgstr, ["fuzzy"]
            entry.previous_msgid, entry.previous_msgctxt = replaced.msgid, replaced.msgctxt
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
    """Every message that the package marks with `_` or `N_`, and what its data sets are said to hold.

    Read from the syntax tree: Babel's extractor passes by what stands inside an f-string.
    """
    template = Template()
    for path in sorted((root / "src" / "cocrea").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        for line, message, call in sorted(_marked(tree), key=itemgetter(0, 1)):
            template.add(message, name, line, "package", _context(call, name), _many(call))
    for line, message, context in _of_data_sets((root / DATA).read_text(encoding="utf-8")):
        template.add(message, DATA.as_posix(), line, "package", context)
    return template


def _of_data_sets(text: str) -> Iterator[tuple[int, str, str | None]]:
    """The messages of datapackage.json: the line, the words, and their context if they have one."""
    lines = text.split("\n")
    for message, context in (said for entry in json.loads(text)["resources"] for said in messages(entry)):
        quoted = json.dumps(message, ensure_ascii=False)
        yield next(number for number, line in enumerate(lines, 1) if quoted in line), message, context


def _marked(tree: ast.Module) -> Iterator[tuple[int, str, ast.Call]]:
    """The literal messages of a module: the line, the words, and the call that marks them."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in (*MARKS, COUNTS)
            and node.args
        ):
            message = node.args[0]
            if isinstance(message, ast.Constant) and isinstance(message.value, str):
                yield message.lineno, message.value, node


def _many(call: ast.Call) -> str:
    """The form for more than one, of a call that counts."""
    if isinstance(call.func, ast.Name) and call.func.id == COUNTS:
        many = call.args[1]
        if isinstance(many, ast.Constant) and isinstance(many.value, str):
            return many.value
    return ""


def _context(call: ast.Call, file: str) -> str | None:
    """The context that a call gives its message; CocreaError where it stands only when the code runs."""
    given = next((keyword.value for keyword in call.keywords if keyword.arg == "context"), None)
    if given is None:
        return None
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        return given.value
    raise CocreaError(
        "translation.context",
        N_("{file}:{line}: write the context of a message as text, so that it can be found."),
        file=file,
        line=call.lineno,
    )
