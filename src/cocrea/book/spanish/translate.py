"""Keep the translations in step with the English sources, and write translated trees.

    python -m cocrea.book.spanish.translate update [LANG]     sources -> po/LANG/, the package's catalogue
    python -m cocrea.book.spanish.translate check [LANG]      missing, fuzzy, broken: one line each, exit 1
    python -m cocrea.book.spanish.translate tree LANG DEST    the sources in LANG, ready for Jupyter Book

English MyST is the only source: book/*.md, solutions/*.md, the captions of
_toc.yml, the title in _config.yml. A message is a paragraph, heading, cell of a
table, caption, comment. What is not translated stays English, so a tree can be
built at any time; `check` says what is left to do. The language "xx" puts every
message between « and »: whatever stands outside them escaped the translators.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import polib
import yaml
from markdown_it import MarkdownIt

from cocrea.book.source.myst import (
    FOLDERS,
    NOT_SOURCES,
    SPAN,
    pages,
    parser,
    quoted,
    read_config,
    read_role,
    yaml_strings,
)
from cocrea.book.spanish import catalogue, markup
from cocrea.book.spanish.catalogue import Template
from cocrea.book.spanish.walk import identical, walk
from cocrea.errors import CocreaError
from cocrea.language import LANGUAGES, N_

PSEUDO = "xx"
DATA = "datasets"  # pages link to it
TOC = Path("_toc.yml")
TERM = "glossary term"


# -- what there is to translate -------------------------------------------------


def po_path(page: Path, code: str) -> Path:
    """Where the catalogue of a page (or of _toc.yml) is kept, below the root."""
    return Path("po") / code / page.with_suffix(".po")


def package_path(code: str) -> Path:
    """Where the package's own catalogue is kept, below the root."""
    return Path("src/cocrea/locale") / code / "LC_MESSAGES" / "cocrea.po"


def page_messages(root: Path, page: Path) -> Template:
    """The messages of a page. Raises CocreaError where the walk cannot cover it."""
    template = Template()
    text = (root / page).read_text(encoding="utf-8")
    name = page.as_posix()
    identical(text, parser(read_config(root)), lambda m, line, kind: template.add(m, name, line, kind), name)
    return template


def toc_messages(root: Path) -> Template:
    """Captions and titles of the table of contents, and the title of the book."""
    template = Template()
    for scalar in yaml_strings((root / TOC).read_text(encoding="utf-8")):
        if scalar.path[-1] in ("caption", "title"):
            template.add(scalar.value, TOC.as_posix(), scalar.line + 1, f"toc {scalar.path[-1]}")
    for scalar in yaml_strings((root / "_config.yml").read_text(encoding="utf-8")):
        if scalar.path == ("title",):
            template.add(scalar.value, "_config.yml", scalar.line + 1, "book title")
    return template


def sources(root: Path, code: str) -> Iterator[tuple[Path, Callable[[], Template]]]:
    """Each catalogue's path and what makes its template (which may raise CocreaError)."""
    read_config(root)  # outside a checkout there is nothing to translate, and it says so
    for page in pages(root):
        yield po_path(page, code), partial(page_messages, root, page)
    yield po_path(TOC, code), partial(toc_messages, root)
    if (root / "src" / "cocrea").is_dir():
        yield package_path(code), partial(catalogue.package_messages, root)


# -- update ------------------------------------------------------------------------


def update(code: str, root: Path | None = None) -> list[Path]:
    """Bring the catalogues of language `code` up to date; returns their paths.

    Translations stay; changed messages become fuzzy; a page that is gone takes
    its catalogue with it. Raises CocreaError where a source cannot be walked.
    """
    root = root or Path.cwd()
    templates = {path: make() for path, make in sources(root, code)}
    old = {path: catalogue.read(root / path) for path in templates}
    vanished = {p.relative_to(root) for p in (root / "po" / code).rglob("*.po")} - set(templates)
    memory = {
        entry.msgid: entry.msgstr
        for path in [*old, *vanished]
        for entry in catalogue.living(old.get(path) or catalogue.read(root / path))
        if entry.translated() and path != package_path(code)
    }
    for path, template in templates.items():
        elsewhere = {} if path == package_path(code) else memory
        catalogue.write(root / path, catalogue.merged(template, old[path], elsewhere, code))
    for path in vanished:
        (root / path).unlink()
    return list(templates)


# -- check -------------------------------------------------------------------------


def check(code: str, root: Path | None = None) -> list[CocreaError]:
    """Everything wrong with the translation into `code`; each error's facts name `file` and `line`."""
    root = root or Path.cwd()
    problems: list[CocreaError] = []
    reader = parser(read_config(root))
    for path, make in sources(root, code):
        try:
            template = make()
        except CocreaError as error:
            problems.append(error)
            continue
        problems += _check_catalogue(root, path, template, reader)
    if not problems:
        problems += _check_trees(root, code)
    return problems


def _check_catalogue(root: Path, path: Path, template: Template, reader: MarkdownIt) -> Iterator[CocreaError]:
    """The problems of one catalogue, message by message."""
    said = {catalogue.key(entry): entry for entry in catalogue.living(catalogue.read(root / path))}
    for key, entry in template.entries.items():
        file, line = entry.occurrences[0]
        place = {"file": file, "line": line, "catalogue": path.as_posix(), "text": _short(entry)}
        if trouble := _trouble(said.get(key), entry.comment, reader, **place):
            yield trouble
    for key, gone in said.items():
        if key not in template.entries:
            yield CocreaError(
                "translation.obsolete",
                N_("{file}:{line}: no longer in the source: “{text}”. Run `make translations`."),
                file=path.as_posix(),
                line=gone.linenum,
                text=_short(gone),
            )


def _trouble(said: polib.POEntry | None, kind: str, reader: MarkdownIt, **place: Any) -> CocreaError | None:
    """What is wrong with the translation of one message, None for a good one; `place` says which it is."""
    if said is None:
        return CocreaError(
            "translation.missing",
            N_("{file}:{line}: not in {catalogue}: “{text}”. Run `make translations`."),
            **place,
        )
    if said.fuzzy:
        return CocreaError(
            "translation.fuzzy",
            N_("{file}:{line}: the source changed, look at it again in {catalogue}: “{text}”."),
            **place,
        )
    forms = catalogue.forms(said)
    if not all(words for _message, words in forms):
        return CocreaError(
            "translation.untranslated",
            N_("{file}:{line}: not translated in {catalogue}: “{text}”."),
            **place,
        )
    for message, words in forms:
        if different := markup.differences(message, words, kind):
            return _other_markup(*different, **place)
    if kind == "package" or "code" in kind:
        return None
    if not markup.same_blocks(said.msgid, said.msgstr, reader):
        return CocreaError(
            "translation.block",
            N_(
                "{file}:{line}: the translation of “{text}” in {catalogue} starts a list, "
                "heading or other block. Rephrase it."
            ),
            **place,
        )
    if extra := markup.left_over(said.msgid, said.msgstr, reader):
        return _other_markup("—", extra, **place)
    return None


def _other_markup(expected: str, found: str, **place: Any) -> CocreaError:
    return CocreaError(
        "translation.markup",
        N_(
            "{file}:{line}: the markup differs in {catalogue}: “{text}” has {expected}, "
            "its translation {found}."
        ),
        **place,
        expected=expected,
        found=found,
    )


def _check_trees(root: Path, code: str) -> Iterator[CocreaError]:
    """Pages that their translations break, such as a quotation mark that ends a string of code."""
    glossary = terms(root, code)
    for page in pages(root):
        try:
            translated_page(root, page, code, glossary)
        except CocreaError as error:
            yield error


def _short(entry: polib.POEntry) -> str:
    """Enough of a message to find it."""
    line = entry.msgid.split("\n")[0]
    short = line if len(line) <= 60 else f"{line[:59]}…"
    return f"{short} ({entry.msgctxt})" if entry.msgctxt else short


# -- the translated tree -------------------------------------------------------------


def terms(root: Path, code: str) -> dict[str, str]:
    """Glossary terms (in small letters) and what they are called in the glossary of `code`."""
    found: dict[str, str] = {}
    for page in pages(root):
        if code == PSEUDO:
            entries: Iterable[polib.POEntry] = page_messages(root, page).entries.values()
            found |= {e.msgid.lower(): f"«{e.msgid}»" for e in entries if e.comment == TERM}
        else:
            entries = catalogue.read(root / po_path(page, code))
            found |= {e.msgid.lower(): e.msgstr for e in entries if e.comment == TERM and e.translated()}
    return found


def translator(root: Path, page: Path, code: str) -> Callable[[str], str]:
    """What says a message of `page` in language `code`; untranslated ones stay English."""
    if code == PSEUDO:
        return lambda message: f"«{message}»"
    entries = catalogue.read(root / po_path(page, code))
    said = {entry.msgid: entry.msgstr for entry in entries if entry.translated()}
    return lambda message: said.get(message, message)


def translated_page(root: Path, page: Path, code: str, glossary: Mapping[str, str]) -> str:
    """The MyST of a page in language `code`; `glossary` is what `terms` found."""
    text = (root / page).read_text(encoding="utf-8")
    if code == "en":
        return text
    say = translator(root, page, code)

    def translate(message: str, _line: int, _kind: str) -> str:
        new = say(message)
        return with_terms(new, glossary, shown_as_written=new == message)

    return walk(text, parser(read_config(root)), translate, page.as_posix())


def with_terms(message: str, glossary: Mapping[str, str], *, shown_as_written: bool) -> str:
    """The {term} roles of a message pointed at the translated glossary.

    >>> from cocrea.book.spanish.translate import with_terms
    >>> with_terms("una {term}`gap`", {"gap": "brecha"}, shown_as_written=False)
    'una {term}`brecha`'
    """

    def point(match: re.Match[str]) -> str:
        role = read_role(match)
        if role is None or role.name != "term":
            return match[0]
        target = glossary.get(role.target.lower(), role.target)
        text = role.text or (role.target if shown_as_written else target)
        return f"{{term}}`{target}`" if text == target else f"{{term}}`{text} <{target}>`"

    return SPAN.sub(point, message)


def translated_toc(root: Path, code: str) -> str:
    """_toc.yml with its captions and titles in language `code`."""
    text = (root / TOC).read_text(encoding="utf-8")
    say = translator(root, TOC, code)
    for scalar in reversed([s for s in yaml_strings(text) if s.path[-1] in ("caption", "title")]):
        text = text[: scalar.start] + quoted(say(scalar.value)) + text[scalar.end :]
    return text


def translated_config(root: Path, code: str) -> dict[str, Any]:
    """_config.yml for one edition: its title, language and address, and what po/LANG.yml overrides."""
    config = read_config(root)
    own: dict[str, Any] = {"title": translator(root, TOC, code)(config["title"])}
    own["sphinx"] = {"config": {"language": code}}
    address = (config.get("html") or {}).get("baseurl")
    if address:
        own["html"] = {"baseurl": f"{address.rstrip('/')}/{code}/"}
    overrides = root / "po" / f"{code}.yml"
    if overrides.is_file():
        own = _laid_over(own, yaml.safe_load(overrides.read_text(encoding="utf-8")) or {})
    return _laid_over(config, own)


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Two mappings as one; where both have a key the upper one wins, at whatever depth."""
    both = [k for k, v in above.items() if isinstance(v, dict) and isinstance(below.get(k), dict)]
    return {**below, **above, **{key: _laid_over(below[key], above[key]) for key in both}}


def write_tree(code: str, dest: Path, root: Path | None = None) -> Path:
    """The whole source tree in language `code` (or "xx") in folder `dest`, ready for Jupyter Book.

    Files that would not change keep their time, so that Sphinx builds only what
    is new; files whose source is gone are removed. Returns `dest`.
    """
    root = root or Path.cwd()
    glossary = terms(root, code)
    files = {page: translated_page(root, page, code, glossary).encode() for page in pages(root)}
    files[TOC] = translated_toc(root, code).encode()
    config = yaml.safe_dump(translated_config(root, code), allow_unicode=True, sort_keys=False)
    files[Path("_config.yml")] = config.encode()
    for folder in (*FOLDERS, DATA):
        for path in (root / folder).rglob("*"):
            inside = path.relative_to(root)
            if path.is_file() and path.suffix != ".md" and not NOT_SOURCES & set(inside.parts):
                files[inside] = path.read_bytes()
    _bring_up_to_date(dest, files)
    return dest


def _bring_up_to_date(dest: Path, files: Mapping[Path, bytes]) -> None:
    """Make `dest` hold exactly these files, beside what Jupyter Book keeps in its _build."""
    for name, content in files.items():
        path = dest / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_name(f"{path.name}.{os.getpid()}")
            fresh.write_bytes(content)
            fresh.replace(path)  # at once: two builds may write the same tree
    for folder in (*FOLDERS, DATA):
        for path in sorted((dest / folder).rglob("*"), reverse=True):
            if path.is_file() and path.relative_to(dest) not in files:
                path.unlink()
            elif path.is_dir() and not os.listdir(path):
                path.rmdir()


# -- command line ----------------------------------------------------------------------


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit status."""
    layout = argparse.RawDescriptionHelpFormatter
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    verbs = reader.add_subparsers(dest="verb", required=True)
    others = [code for code in LANGUAGES if code != "en"]
    for verb in ("update", "check"):
        verbs.add_parser(verb).add_argument("language", nargs="?", choices=others)
    tree = verbs.add_parser("tree")
    tree.add_argument("language", choices=[*LANGUAGES, PSEUDO])
    tree.add_argument("dest", type=Path)
    given = reader.parse_args(arguments)
    try:
        if given.verb == "tree":
            print(write_tree(given.language, given.dest))
            return 0
        chosen = [given.language] if given.language else others
        problems: list[CocreaError] = []
        for code in chosen:
            if given.verb == "update":
                for path in update(code):
                    print(f"{path}: {catalogue.read(path).percent_translated()} %")
            else:
                problems += check(code)
    except CocreaError as error:
        problems = [error]
    for problem in problems:
        print(problem, file=sys.stderr)
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
