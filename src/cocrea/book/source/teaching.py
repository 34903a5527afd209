"""What a page teaches, read from its source: objectives, sections, explorables, tasks, minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

from cocrea.book.source.myst import (
    DIRECTIVES,
    MATH,
    SPAN,
    Directive,
    directive_of,
    fail,
    read_role,
)
from cocrea.errors import CocreaError
from cocrea.language import N_, _

HEAD = "objectives"
HEADING = N_("After this page you can …")
# The name of a page of a chapter, 04-moments; its page for instructors, 04-instructors, teaches no reader.
CHAPTER_PAGE = re.compile(r"\d\d-(?!instructors$)[\w-]+")
# Boxes that stay closed unless somebody asks: no part of the time that a reader needs.
CLOSED = {"statistician", "teaching-card"}
FOLDED = {"hide-output", "hide-cell"}  # cells of such a box, which cannot stand inside it

FORM = re.compile(r"\btasks\.get\([\"'](E\d+\.\d+)[\"']\)\.form\(\)")
EXPLORABLE = re.compile(r"\bexplorables\.(\w+)\.(\w+)\(\)")

WORD = re.compile(r"[^\W_][\w’'.,-]*")
WORD_OF_LETTERS = re.compile(r"[^\W\d_][\w’'-]*")
WORDS_A_MINUTE = 130
MINUTES_TO_TRY = 2  # for each explorable
ROUNDED_ABOVE = 20  # to five minutes: nobody knows them better


class Objective(NamedTuple):
    """What a reader can do after a page: where that is taught, and which tasks practise it."""

    text: str
    sections: tuple[str, ...]
    tasks: tuple[str, ...]
    line: int


class Head(NamedTuple):
    """The head of a page: its objectives, and the labels of the pages that it builds on."""

    objectives: tuple[Objective, ...]
    needs: tuple[str, ...]


class Section(NamedTuple):
    """A heading and what stands below it, up to the next heading of its level: lines `start` to `end`."""

    label: str
    title: str
    level: int
    start: int
    end: int


class Placed(NamedTuple):
    """Something that a code cell shows: a task by its id, an explorable as chapter and function.

    `closed` is said of what stands in a box that nobody has to open.
    """

    name: str
    line: int
    closed: bool = False


@dataclass
class Teaching:
    """All of it, for one page; `words` are those that a reader reads without opening closed boxes."""

    head: Head | None = None
    sections: list[Section] = field(default_factory=list)
    explorables: list[Placed] = field(default_factory=list)
    tasks: list[Placed] = field(default_factory=list)
    words: int = 0

    def explorables_in(self, labels: tuple[str, ...]) -> list[str]:
        """The explorables that stand in the sections with these labels."""
        inside = [section for section in self.sections if section.label in labels]
        return [
            each.name
            for each in self.explorables
            if any(section.start <= each.line < section.end for section in inside)
        ]


class Minutes(NamedTuple):
    """What a page asks of a reader: to read, to try its explorables, for its tasks.

    `box` is for the tasks in closed boxes, which are for some readers only.
    """

    read: int
    explore: int
    tasks: int
    box: int = 0

    @property
    def total(self) -> int:
        """All together but for the closed boxes, to five minutes where it is more than twenty.

        >>> from cocrea.book.source.teaching import Minutes
        >>> Minutes(11, 2, 5).total, Minutes(14, 6, 27).total
        (18, 45)
        """
        exact = self.read + self.explore + self.tasks
        return exact if exact <= ROUNDED_ABOVE else 5 * round(exact / 5)


def minutes(page: Teaching, of_task: Mapping[str, int]) -> Minutes:
    """How long a page takes; `of_task` says how long each task does."""
    return Minutes(
        max(1, round(page.words / WORDS_A_MINUTE)),
        MINUTES_TO_TRY * sum(not each.closed for each in page.explorables),
        sum(of_task.get(task.name, 0) for task in page.tasks if not task.closed),
        sum(of_task.get(task.name, 0) for task in page.tasks if task.closed)
        + MINUTES_TO_TRY * sum(each.closed for each in page.explorables),
    )


def minutes_said(needed: Minutes) -> str:
    """The sentence in the head of a page.

    >>> from cocrea.book.source.teaching import Minutes, minutes_said
    >>> minutes_said(Minutes(14, 6, 25))
    'About 45 minutes: 14 to read, 6 to try, 25 for the tasks.'
    >>> minutes_said(Minutes(14, 6, 25, box=12))
    "About 45 minutes: 14 to read, 6 to try, 25 for the tasks; and 12 minutes for the statistician's box."
    """
    parts = [
        _("{minutes} to read", minutes=needed.read),
        *([_("{minutes} to try", minutes=needed.explore)] if needed.explore else []),
        *([_("{minutes} for the tasks", minutes=needed.tasks)] if needed.tasks else []),
    ]
    listed = ", ".join(parts)
    if not needed.box:
        return _("About {minutes} minutes: {parts}.", minutes=needed.total, parts=listed)
    return _(
        "About {minutes} minutes: {parts}; and {box} minutes for the statistician's box.",
        minutes=needed.total,
        parts=listed,
        box=needed.box,
    )


def needs_said(labels: Sequence[str]) -> str:
    """The sentence on the pages that a page builds on; their names belong where it says {pages}.

    >>> from cocrea.book.source.teaching import needs_said
    >>> needs_said(["start"]), needs_said([])
    ('You need: {pages}.', 'You need no other page.')
    """
    return _("You need: {pages}.") if labels else _("You need no other page.")


@cache
def minutes_of_tasks() -> dict[str, int]:
    """How long each task of the course takes, by its id."""
    from cocrea import tasks  # here: it brings the models and the data along

    return {id: task.minutes for id, task in tasks.known().items()}


# -- reading a page ---------------------------------------------------------------


def read_page(text: str, parser: MarkdownIt, source: str) -> Teaching:
    """What the page with this MyST teaches; `source` names it in errors."""
    found = Teaching()
    lines = text.split("\n")
    label, headings = "", []
    for token in parser.parse(text):
        if token.type == "myst_target":
            label = token.content
        elif token.type == "heading_open" and token.map and not token.level:
            title = lines[token.map[0]].lstrip("#").strip()
            headings.append(Section(label, title, int(token.tag[1:]), token.map[0], len(lines)))
            label = ""
    for n, heading in enumerate(headings):
        later = (each.start for each in headings[n + 1 :] if each.level <= heading.level)
        found.sections.append(heading._replace(end=next(later, len(lines))))
    _read(found, text, parser, source, 0)
    return found


def _read(found: Teaching, text: str, parser: MarkdownIt, source: str, at: int) -> None:
    """Take in the words and cells of a text that begins at line `at` of its page."""
    lines = text.split("\n")
    in_cell = False
    for token in parser.parse(text):
        if token.type in ("th_open", "td_open", "th_close", "td_close"):
            in_cell = token.nesting == 1
        elif token.type == "inline":
            found.words += words_in(token.content, WORD_OF_LETTERS if in_cell else WORD)
        elif directive := directive_of(token, lines, at):
            _read_directive(found, directive, parser, source)


def _read_directive(found: Teaching, directive: Directive, parser: MarkdownIt, source: str) -> None:
    values = directive.values(source)
    body = "\n".join(directive.body)
    if directive.name == "code-cell":
        closed = bool(FOLDED & set(values.get("tags") or ()))
        found.tasks += _placed(FORM, directive, closed)
        found.explorables += _placed(EXPLORABLE, directive, closed)
        caption = ((values.get("mystnb") or {}).get("figure") or {}).get("caption", "")
        found.words += words_in(str(caption))
        return
    kind = DIRECTIVES.get(directive.name)
    if kind is None or kind.body not in ("prose", "terms", "choices"):
        return
    if directive.name == HEAD:
        found.head = read_head(directive, parser, source)
    if CLOSED & set(str(values.get("class-container", "")).split()):
        outside = Teaching()
        _read(outside, body, parser, source, directive.body_line)
        # Their words do not count, and what their cells show is counted apart.
        found.tasks += [task._replace(closed=True) for task in outside.tasks]
        found.explorables += [each._replace(closed=True) for each in outside.explorables]
        return
    found.words += words_in(directive.argument) if kind.argument else 0
    _read(found, body, parser, source, directive.body_line)


def _placed(pattern: re.Pattern[str], cell: Directive, closed: bool) -> Iterator[Placed]:
    for number, line in enumerate(cell.body, cell.body_line):
        for match in pattern.finditer(line):
            yield Placed(".".join(match.groups()), number, closed)


def words_in(text: str, word: re.Pattern[str] = WORD) -> int:
    """How many words a reader reads in a paragraph; a formula, a reference or a piece of code is one.

    >>> from cocrea.book.source.teaching import words_in
    >>> words_in("Write $P - A$ for the {term}`measure of adequacy <msa>`.")
    7
    """

    def visible(match: re.Match[str]) -> str:
        role = read_role(match)
        if role is None:
            return "code"
        return role.text or (role.target if role.name in ("term", "abbr") else "reference")

    return len(word.findall(MATH.sub("formula", SPAN.sub(visible, text))))


# -- the head -----------------------------------------------------------------------


def read_head(directive: Directive, parser: MarkdownIt, source: str) -> Head:
    """What an objectives directive says. Raises CocreaError where it is no list."""
    text = "\n".join(directive.body)
    objectives: list[Objective] = []
    inside = 0
    for token in parser.parse(text):
        inside += token.nesting if token.type.startswith("list_item") else 0
        if token.type != "inline" or not token.map:
            continue
        if not inside:
            raise not_a_list(source, directive.body_line + token.map[0])
        objectives.append(_objective(token.content, directive.body_line + token.map[0]))
    if not objectives:
        raise not_a_list(source, directive.line)
    needs = str(directive.values(source).get("needs", "") or "")
    return Head(tuple(objectives), tuple(label.strip() for label in needs.split(",") if label.strip()))


def _objective(content: str, line: int) -> Objective:
    roles = [role for role in map(read_role, SPAN.finditer(content)) if role]
    return Objective(
        " ".join(content.split()),
        tuple(role.target for role in roles if role.name == "ref"),
        tuple(role.target for role in roles if role.name == "task"),
        line,
    )


def without_references(text: str) -> str:
    """An objective without the brackets that say where it is taught and practised.

    >>> from cocrea.book.source.teaching import without_references
    >>> without_references("count the people ({ref}`key`, {task}`E4.13`)")
    'count the people'
    """
    return re.sub(r"\s*\([^()]*\{(?:ref|task)\}`[^()]*\)", "", text).strip()


def not_a_list(source: str, line: int) -> CocreaError:
    """What is said of a head that does not list its objectives."""
    return fail(
        "book.objectives",
        N_("{file}:{line}: write the objectives as a list, “- count … ({{ref}}`label`, {{task}}`E4.1`)”."),
        source,
        line,
    )


# -- all pages ---------------------------------------------------------------------


def reading_order(root: Path) -> list[str]:
    """The pages of a tree as its table of contents has them, by their paths without ``.md``."""
    return re.findall(r"^\s*- file:\s*(\S+)", (root / "_toc.yml").read_text(encoding="utf-8"), re.MULTILINE)


def chapter_pages(root: Path) -> list[str]:
    """The pages of the chapters, in reading order."""
    return [name for name in reading_order(root) if CHAPTER_PAGE.fullmatch(name.rpartition("/")[2])]


# -- where the tasks are ----------------------------------------------------------


def homes_of_tasks(folder: Path) -> dict[str, str]:
    """The page, by its name in `folder`, on which the form of each task stands."""
    return {
        id: path.stem
        for path in sorted(folder.glob("*.md"), reverse=True)
        for id in FORM.findall(path.read_text(encoding="utf-8"))
    }
