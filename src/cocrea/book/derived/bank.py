"""Compile the prose of the tasks in solutions/ into the banks that the package ships.

    python -m cocrea.book.derived.bank            writes src/cocrea/tasks/bank/{en,es}.json
    python -m cocrea.book.derived.bank --check    names those that are out of date, exit 1

Prose becomes HTML with its formulas drawn (MathML), so that neither the page
nor a notebook needs Markdown or LaTeX to show a task.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from cocrea.book.flat.plain import Plain
from cocrea.book.source.library import Library, Page
from cocrea.book.source.mathml import mathml
from cocrea.book.source.myst import Directive, fail
from cocrea.book.source.taskprose import TaskSource, read_choice, read_tasks
from cocrea.book.uptodate import bring_up_to_date, command_line, trees
from cocrea.errors import CocreaError
from cocrea.language import N_, speaking

BANK = Path("src/cocrea/tasks/bank")


class _Renderer(RendererHTML):
    """HTML for a task: formulas as MathML, code without colours, links as their words."""

    def fence(self, tokens: Sequence[Token], idx: int, _options: Any, _env: Any) -> str:
        return f"<pre><code>{html.escape(tokens[idx].content)}</code></pre>\n"

    def link_open(self, *_given: Any) -> str:
        return ""

    link_close = link_open


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", renderer_cls=_Renderer).enable(["table", "strikethrough"])
    reader.use(dollarmath_plugin, renderer=lambda tex, how: mathml(tex, how["display_mode"]))
    return reader


class TaskProse:
    """The tasks of one page as HTML, in the language in force."""

    def __init__(self, library: Library, page: Page) -> None:
        self.library = library
        self.page = page
        self.plain = Plain(library, page, numbered=False)
        self.reader = _reader()

    def html(self, text: str, at: int) -> str:
        """MyST as an HTML fragment. Raises CocreaError, naming the line, for what a task cannot carry."""
        tokens = self.reader.parse(self.plain.text(text, at))
        for token in tokens:
            for child in token.children or []:
                if child.type == "image":
                    raise fail(
                        "book.image-in-task",
                        N_(
                            "{file}:{line}: a task's text cannot carry the image “{target}”. Say it in words."
                        ),
                        self.page.source,
                        at,
                        target=child.attrGet("src"),
                    )
        try:
            return self.reader.renderer.render(tokens, self.reader.options, {}).strip()
        except CocreaError as error:
            raise fail(
                "book.formula", N_("{file}:{line}: {detail}"), self.page.source, at, detail=str(error)
            ) from error

    def words(self, text: str, at: int) -> str:
        """MyST as plain text, for titles, labels and options."""
        inline = self.reader.parseInline(self.plain.inline(text, at))[0]
        shown = (" " if c.type == "softbreak" else c.content for c in inline.children or [])
        return " ".join("".join(shown).split())

    def task(self, source: TaskSource) -> dict[str, Any]:
        """One task in the format of the bank."""
        task: dict[str, Any] = {
            "title": self.words(source.title, source.line),
            "prompt": "\n".join(made for text, at in source.prompt if (made := self.html(text, at))),
            "fields": {},
            "hints": [],
            "mistakes": {},
            "right": {},
            "solution": "",
        }
        for block in source.blocks:
            getattr(self, "_" + block.name.removeprefix("task-"))(task, block)
        return task

    def _body(self, block: Directive) -> str:
        return self.html("\n".join(block.body), block.body_line)

    def _field(self, task: dict[str, Any], block: Directive) -> None:
        label = self.words(" ".join(block.body), block.body_line)
        unit = str(block.values(self.page.source).get("unit", ""))
        task["fields"][block.argument] = {"label": label, "unit": unit}

    def _choice(self, task: dict[str, Any], block: Directive) -> None:
        question, options = read_choice(block, self.page.source)
        said = {code: self.words(text, block.body_line) for code, text in options.items()}
        task["fields"][block.argument] = {"label": self.words(question, block.body_line), "options": said}

    def _hint(self, task: dict[str, Any], block: Directive) -> None:
        task["hints"].append(self._body(block))

    def _mistake(self, task: dict[str, Any], block: Directive) -> None:
        name, _space, code = block.argument.partition(" ")
        self._known(task, name, block)
        task["mistakes"].setdefault(name, {})[code.strip()] = self._body(block)

    def _right(self, task: dict[str, Any], block: Directive) -> None:
        self._known(task, block.argument, block)
        task["right"][block.argument] = self._body(block)

    def _rubric(self, task: dict[str, Any], block: Directive) -> None:
        self._known(task, block.argument, block)
        task.setdefault("rubric", {})[block.argument] = self._body(block)

    def _solution(self, task: dict[str, Any], block: Directive) -> None:
        task["solution"] = self._body(block)

    def _worked(self, task: dict[str, Any], block: Directive) -> None:
        text = "\n".join(block.body)
        paragraphs = (part for part in re.split(r"\n{2,}", text) if part.strip())
        task.setdefault("worked", []).extend(self.html(part, block.body_line) for part in paragraphs)

    def _known(self, task: Mapping[str, Any], name: str, block: Directive) -> None:
        if name not in task["fields"]:
            raise fail(
                "book.task-field",
                N_(
                    "{file}:{line}: “{name}” is no field of this task. "
                    "Correct the first word after the directive."
                ),
                self.page.source,
                block.line,
                name=name,
            )


def bank(root: Path) -> dict[str, Any]:
    """Every task of the tree in folder `root`, by its name, with words in the language in force."""
    library = Library(root)
    made: dict[str, Any] = {}
    for name, page in library.pages.items():
        if name.startswith("solutions/"):
            prose = TaskProse(library, page)
            made |= {task.id: prose.task(task) for task in read_tasks(library, page)}
    return made


def banks(root: Path) -> dict[Path, str]:
    """The text of each bank, by its path below `root`."""
    made = {}
    for code, tree in trees(root).items():
        with speaking(code):
            made[BANK / f"{code}.json"] = json.dumps(bank(tree), ensure_ascii=False, indent=1) + "\n"
    return made


def write_banks(check: bool = False, root: Path | None = None) -> list[Path]:
    """Write the banks that are out of date (with `check`, write nothing); returns which those were."""
    root = root or Path.cwd()
    return bring_up_to_date(root, banks(root), check=check, folders=[BANK])


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; returns the exit status."""
    return command_line(__doc__, write_banks, arguments)


if __name__ == "__main__":
    sys.exit(main())
