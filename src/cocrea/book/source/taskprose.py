"""The tasks of a page in solutions/, taken apart: heading, prompt, and the blocks that follow."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cocrea.book.source.library import Library, Page
from cocrea.book.source.myst import Directive, directive_of, fail, no_option
from cocrea.errors import CocreaError
from cocrea.language import N_

LABEL = "task-"
CHOICE = re.compile(r"- ([\w-]+):[ \t]+(.*)")


Stretch = tuple[str, int]  # MyST, and the line it begins at (from 0)


@dataclass
class TaskSource:
    """One task: `prompt` is what stands between its parts, its code cells included."""

    id: str
    line: int
    title: str = ""
    prompt: list[Stretch] = field(default_factory=list)
    blocks: list[Directive] = field(default_factory=list)


@dataclass
class PageSource:
    """A page of tasks: what stands before the first one, and the tasks in order."""

    head: list[Stretch] = field(default_factory=list)
    tasks: list[TaskSource] = field(default_factory=list)


def read_tasks(library: Library, page: Page) -> PageSource:
    """The tasks of a page. A task begins at its label ``(task-E4.5)=`` and ends at the next one."""
    lines = page.text.split("\n")
    source = PageSource()
    tasks = source.tasks
    done = 0

    def up_to(end: int) -> None:
        text = "\n".join(lines[done:end])
        if text.strip():
            (tasks[-1].prompt if tasks else source.head).append((text, done))

    for token in library.parser.parse(page.text):
        if not token.map or token.level:
            continue
        start, end = token.map
        if token.type == "myst_target" and token.content.startswith(LABEL):
            up_to(start)
            tasks.append(TaskSource(token.content.removeprefix(LABEL), start))
        elif token.type == "heading_open" and tasks and not tasks[-1].title:
            tasks[-1].title = _title(lines[start], tasks[-1], page, start)
        elif (directive := directive_of(token, lines)) and directive.name.startswith(LABEL):
            up_to(start)
            if not tasks:
                raise misplaced(directive, page.source)
            tasks[-1].blocks.append(directive)
        else:
            continue
        done = end
    up_to(len(lines))
    return source


def _title(line: str, task: TaskSource, page: Page, at: int) -> str:
    found = re.fullmatch(rf"#+\s+{re.escape(task.id)}\s+(\S.*?)\s*#*", line)
    if not found:
        raise fail(
            "book.task-heading",
            N_("{file}:{line}: the heading of a task begins with its name: “## {name} Title”."),
            page.source,
            at,
            name=task.id,
        )
    return found[1]


def read_choice(directive: Directive, source: str) -> tuple[str, dict[str, str]]:
    """The question of a task-choice and its options by code. An option may go on over indented lines."""
    question: list[str] = []
    options: dict[str, str] = {}
    code = ""
    for number, line in enumerate(directive.body):
        if found := CHOICE.match(line):
            code = found[1]
            options[code] = found[2].strip()
        elif line.startswith("- ") or (code and line.strip() and not line.startswith(" ")):
            raise no_option(source, directive.body_line + number)
        elif code:
            options[code] = f"{options[code]} {line.strip()}".strip()
        else:
            question.append(line.strip())
    if not options:
        raise no_option(source, directive.body_line)
    return " ".join(" ".join(question).split()), options


def misplaced(directive: Directive, source: str) -> CocreaError:
    """What is said of a part of a task where there is no task."""
    return fail(
        "book.task-misplaced",
        N_("{file}:{line}: “{name}” belongs to a task, below its label (task-…)= in solutions/."),
        source,
        directive.line,
        name=directive.name,
    )
