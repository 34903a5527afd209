"""What a source tree holds, read without building it: pages, labels, numbers, cited works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from pybtex.database import BibliographyData, Entry, Person, parse_file
from pybtex.plugin import find_plugin

from cocrea.book.source.myst import SPAN, Directive, directive_of, fail, pages, parser, read_config, read_role
from cocrea.book.source.teaching import homes_of_tasks
from cocrea.errors import CocreaError
from cocrea.language import N_, _


@dataclass(frozen=True)
class Target:
    """Something a reference can point at. Figures, tables and formulas are numbered within their page."""

    page: str
    kind: str  # "section", "figure", "table", "equation", "place"
    title: str
    number: int = 0


@dataclass
class Page:
    """A MyST source: `name` is its path without ``.md``, as in ``book/04-moments``."""

    name: str
    text: str
    title: str = ""
    has_code: bool = False
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def source(self) -> str:
        return f"{self.name}.md"


class Library:
    """All pages of the tree in folder `root`, with what they label and cite."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config: dict[str, Any] = read_config(root)
        self.parser: MarkdownIt = parser(self.config)
        self.pages: dict[str, Page] = {}
        self.targets: dict[str, Target] = {}
        for path in pages(root):
            name = path.with_suffix("").as_posix()
            self.pages[name] = Page(name, (root / path).read_text(encoding="utf-8"))
        for page in self.pages.values():
            self._scan(page, page.text, 0)
        self.tasks: dict[str, str] = homes_of_tasks(root / "book")
        self.works = bibliography(root, self.config)

    @property
    def address(self) -> str:
        """Where this edition is published, with a closing slash; empty while undecided."""
        address = (self.config.get("html") or {}).get("baseurl") or ""
        return f"{address.rstrip('/')}/" if address else ""

    @property
    def repository(self) -> str:
        """The address of the repository; empty while undecided."""
        return (self.config.get("repository") or {}).get("url") or ""

    def _scan(self, page: Page, text: str, at: int) -> None:
        """Take in labels and titles, in reading order, so that numbers come out as readers meet them."""
        lines = text.split("\n")
        waiting: list[str] = []
        heading = False
        for token in self.parser.parse(text):
            if token.type == "myst_target":
                waiting.append(token.content)
            elif token.type == "heading_open":
                heading = True
            elif token.type == "inline" and heading:
                heading = False
                title = visible(token.content)
                page.title = page.title or title
                self._label(waiting, Target(page.name, "section", title))
            elif token.type == "math_block_label":
                self._number(page, "equation", token.info, "", waiting)
            elif directive := directive_of(token, lines, at):
                self._scan_directive(page, directive, waiting)
            elif token.nesting == 1 and token.level == 0 and token.type != "heading_open":
                self._label(waiting, Target(page.name, "place", ""))

    def _scan_directive(self, page: Page, directive: Directive, waiting: list[str]) -> None:
        values = directive.values(page.source)
        label = str(values.get("name") or values.get("label") or "")
        name = directive.name
        body = "\n".join(directive.body)
        if name == "code-cell":
            page.has_code = True
            if figure := (values.get("mystnb") or {}).get("figure"):
                caption = visible(str(figure.get("caption", "")))
                self._number(page, "figure", str(figure.get("name", "")), caption, waiting)
        elif name == "figure":
            self._number(page, "figure", label, visible(body.split("\n\n")[0]), waiting)
        elif name in ("table", "list-table") and directive.argument:
            self._number(page, "table", label, visible(directive.argument), waiting)
        elif name == "math" and label:
            self._number(page, "equation", label, "", waiting)
        title = visible(directive.argument) if name != "code-cell" else ""
        if label:
            waiting.append(label)
        self._label(waiting, Target(page.name, "place", title))
        if name not in ("code-cell", "code", "code-block", "math", "raw", "glossary"):
            self._scan(page, body, directive.body_line)

    def _number(self, page: Page, kind: str, label: str, title: str, waiting: list[str]) -> None:
        page.numbers[kind] = page.numbers.get(kind, 0) + 1
        if label:
            waiting.append(label)
        self._label(waiting, Target(page.name, kind, title, page.numbers[kind]))

    def _label(self, labels: list[str], target: Target) -> None:
        for label in labels:
            self.targets.setdefault(label.lower(), target)
        labels.clear()

    def target(self, label: str, source: str, line: int) -> Target:
        """What `label` stands for; CocreaError, naming where it is used, where it is nothing."""
        if label.lower() not in self.targets:
            raise unknown_target(label, source, line)
        return self.targets[label.lower()]

    def home_of_task(self, id: str, source: str, line: int) -> str:
        """The page on which the form of a task stands."""
        if id not in self.tasks:
            raise unknown_target(id, source, line)
        return f"book/{self.tasks[id]}"

    def work(self, key: str, source: str, line: int) -> Entry:
        """A work of the bibliography."""
        if key not in self.works.entries:
            raise unknown_target(key, source, line)
        return self.works.entries[key]

    def reference_list(self, keys: list[str]) -> Iterator[str]:
        """The cited works written out as in the bibliography, and in its order."""
        from cocrea.book.source.citations import ByAuthor  # here: it brings Sphinx along

        style, backend = ByAuthor(), find_plugin("pybtex.backends", "text")()
        for entry in style.format_entries([self.works.entries[key] for key in sorted(set(keys))]):
            text = " ".join(entry.text.render(backend).split())
            yield re.sub(r"doi:(10\.\S+?)\.?$", r"<https://doi.org/\1>", text)


def bibliography(root: Path, config: dict[str, Any]) -> BibliographyData:
    """The works in the files that `_config.yml` names."""
    works = BibliographyData()
    for file in config.get("bibtex_bibfiles") or []:
        works.add_entries(parse_file(str(root / file), "bibtex").entries.items())
    return works


def unknown_target(target: str, source: str, line: int) -> CocreaError:
    """What is said of a reference that leads nowhere."""
    return fail(
        "book.unknown-target",
        N_("{file}:{line}: “{target}” does not exist. Correct the reference."),
        source,
        line,
        target=target,
    )


def visible(text: str) -> str:
    """The words a reader sees of a title or caption: roles without their targets."""

    def words(match: re.Match[str]) -> str:
        role = read_role(match)
        return match[0] if role is None or role.name == "math" else role.text or role.target

    return " ".join(SPAN.sub(words, text).split())


def _surname(person: Person) -> str:
    return " ".join(str(name) for name in [*person.rich_prelast_names, *person.rich_last_names])


def surnames(entry: Entry) -> list[str]:
    """All who wrote a work, or edited it."""
    return [_surname(person) for person in entry.persons.get("author") or entry.persons.get("editor") or []]


def authors(entry: Entry) -> str:
    """The names of a citation: one, two, or the first with “et al.”."""
    names = surnames(entry)
    if not names:
        return str(entry.fields.get("organization") or entry.fields.get("title") or entry.key)
    if len(names) > 2:
        return f"{names[0]} et al."
    return f" {_('and')} ".join(names)


def year(entry: Entry) -> str:
    """The year of a work."""
    return str(entry.fields.get("year") or _("no date"))
