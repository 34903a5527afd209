"""Compile the prose of the tasks in solutions/ into the banks that the package ships.

    python -m cocrea.book.derived.bank            writes src/cocrea/tasks/bank/{en,es}.json
    python -m cocrea.book.derived.bank --check    names those that are out of date, exit 1

The banks are the only compiled form of a task: the form on the page, the students'
notebook and the worked solution are written from them (`cocrea.tasks.prose` reads
them). Prose is there as plain Markdown, and as HTML with its formulas drawn (MathML),
so that nobody needs a parser to show it.
"""

from __future__ import annotations

import ast
import html
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from cocrea.book.flat.plain import CodePiece, Plain, Stretch
from cocrea.book.source.library import Library, Page
from cocrea.book.source.mathml import mathml
from cocrea.book.source.myst import Directive, fail, no_python
from cocrea.book.source.taskprose import PageSource, TaskSource, read_choice, read_tasks
from cocrea.book.uptodate import bring_up_to_date, command_line, trees
from cocrea.errors import CocreaError
from cocrea.language import N_, speaking
from cocrea.tasks.prose import Bank, Code, FieldWords, Part, Passage, Prose, TaskPage, Words

BANK = Path("src/cocrea/tasks/bank")
FOLDER = "solutions/"
ANSWER = "answer"  # the tag of the cell that answers


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


class Compiler:
    """MyST of one page as Markdown and as HTML, in the language in force."""

    def __init__(self, library: Library, page: Page) -> None:
        self.library = library
        self.page = page
        self.plain = Plain(library, page, numbered=False)
        self.reader = _reader()

    def words(self, text: str, at: int) -> Words:
        """A title, a label or an option: Markdown, and the same as plain text."""
        return self.flat_words(self.plain.inline(text, at))

    def flat_words(self, flat: str) -> Words:
        """Plain Markdown of one line, and the same as plain text."""
        inline = self.reader.parseInline(flat)[0]
        shown = (" " if c.type == "softbreak" else c.content for c in inline.children or [])
        return Words(markdown=flat, text=" ".join("".join(shown).split()))

    def passage(self, text: str, at: int) -> Passage:
        """Paragraphs, code shown and not run."""
        return self.flat_passage(self.plain.text(text, at), at)

    def parts(self, text: str, at: int) -> tuple[list[Part], list[CodePiece]]:
        """Passages and code cells in order, and apart from them the cells that are answers."""
        made: list[Part] = []
        answers: list[CodePiece] = []
        for piece in self.plain.pieces(text, at):
            if isinstance(piece, Stretch):
                made.append(self.flat_passage(piece.source, at))
            elif isinstance(piece, CodePiece):
                if ANSWER in piece.tags:
                    answers.append(piece)
                else:
                    made.append(Code(piece.source))
        return made, answers

    def works(self) -> list[str]:
        """The works cited so far, written out."""
        return list(self.library.reference_list(self.plain.cited)) if self.plain.cited else []

    def flat_passage(self, flat: str, at: int) -> Passage:
        """Plain Markdown, and the same as HTML.

        Raises CocreaError, naming the line, for what a task cannot carry.
        """
        tokens = self.reader.parse(flat)
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
        if self.plain.note_order:
            raise fail(
                "book.note-in-task",
                N_("{file}:{line}: a task's text cannot carry the footnote “{name}”. Say it in the text."),
                self.page.source,
                at,
                name=self.plain.note_order[0],
            )
        try:
            shown = self.reader.renderer.render(tokens, self.reader.options, {}).strip()
        except CocreaError as error:
            raise fail(
                "book.formula", N_("{file}:{line}: {detail}"), self.page.source, at, detail=str(error)
            ) from error
        return Passage(markdown=flat, html=shown)


class TaskCompiler:
    """One task in words: what is asked, and, apart, what gives the answers away."""

    def __init__(self, library: Library, page: Page, source: TaskSource) -> None:
        self.source = source
        self.page = page
        self.asked = Compiler(library, page)
        self.revealing = Compiler(library, page)
        self.fields: dict[str, FieldWords] = {}
        self.rubric: dict[str, Passage] = {}
        self.hints: list[Passage] = []
        self.mistakes: dict[str, dict[str, Passage]] = {}
        self.right: dict[str, Passage] = {}
        self.solution: list[Part] = []
        self.worked: list[Passage] = []

    def task(self) -> Prose:
        title = self.asked.words(self.source.title, self.source.line)
        prompt: list[Part] = []
        answers: list[CodePiece] = []
        for text, at in self.source.prompt:
            made, cells = self.asked.parts(text, at)
            prompt += made
            answers += cells
        for block in self.source.blocks:
            getattr(self, "_" + block.name.removeprefix("task-"))(block)
        return Prose(
            title=title,
            prompt=prompt,
            fields=self.fields,
            rubric=self.rubric,
            answer_cell=self._answer_cell(answers),
            hints=self.hints,
            mistakes=self.mistakes,
            right=self.right,
            solution=self.solution,
            worked=self.worked,
            works=self.asked.works(),
            works_hidden=self.revealing.works(),
        )

    def _answer_cell(self, cells: Sequence[CodePiece]) -> str:
        """The code of the answer cell, which must answer every field with one `check`."""
        if len(cells) != 1:
            raise fail(
                "book.no-answer",
                N_("{file}:{line}: task {task} must have one cell with the tag “answer”; it has {count}."),
                self.page.source,
                self.source.line,
                task=self.source.id,
                count=len(cells),
            )
        (cell,) = cells
        names = checked_names(cell, self.page.source)
        if names != list(self.fields):
            raise fail(
                "book.answer-fields",
                N_(
                    "{file}:{line}: the answer cell checks {names}, the task asks for {known}, in this order."
                ),
                self.page.source,
                cell.line,
                names=", ".join(names),
                known=", ".join(self.fields),
            )
        return cell.source

    def _field(self, block: Directive) -> None:
        unit = str(block.values(self.page.source).get("unit", ""))
        label = self.asked.words(" ".join(block.body), block.body_line)
        self.fields[block.argument] = FieldWords(label, unit)

    def _choice(self, block: Directive) -> None:
        question, options = read_choice(block, self.page.source)
        said = {code: self.asked.words(text, block.body_line) for code, text in options.items()}
        label = self.asked.words(question, block.body_line)
        self.fields[block.argument] = FieldWords(label, options=said)

    def _rubric(self, block: Directive) -> None:
        self.rubric[self._known(block.argument, block)] = self._body(self.asked, block)

    def _hint(self, block: Directive) -> None:
        self.hints.append(self._body(self.revealing, block))

    def _mistake(self, block: Directive) -> None:
        name, _space, code = block.argument.partition(" ")
        self.mistakes.setdefault(self._known(name, block), {})[code.strip()] = self._body(
            self.revealing, block
        )

    def _right(self, block: Directive) -> None:
        self.right[self._known(block.argument, block)] = self._body(self.revealing, block)

    def _solution(self, block: Directive) -> None:
        made, _answers = self.revealing.parts("\n".join(block.body), block.body_line)
        self.solution += made

    def _worked(self, block: Directive) -> None:
        steps = re.split(r"\n{2,}", "\n".join(block.body).strip("\n"))
        self.worked += [self.revealing.passage(step, block.body_line) for step in steps]

    def _body(self, compiler: Compiler, block: Directive) -> Passage:
        return compiler.passage("\n".join(block.body), block.body_line)

    def _known(self, name: str, block: Directive) -> str:
        if name not in self.fields:
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
        return name


def checked_names(cell: CodePiece, source: str) -> list[str]:
    """The fields that an answer cell answers, in its order."""
    try:
        tree = ast.parse(cell.source)
    except SyntaxError as error:
        raise no_python(source, cell.line, error) from error
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "check":
            names = [keyword.arg for keyword in node.keywords if keyword.arg]
            if names and not node.args:
                return names
    raise fail(
        "book.no-check",
        N_("{file}:{line}: a cell with the tag “answer” must call task.check(name=value, …)."),
        source,
        cell.line,
    )


def _page(library: Library, page: Page, source: PageSource) -> TaskPage:
    """A page: its title, its introduction, the ids of its tasks."""
    compiler = Compiler(library, page)
    parts: list[Part] = []
    for text, at in source.head:
        parts += compiler.parts(text, at)[0]
    first = parts[0].markdown if parts and isinstance(parts[0], Passage) else ""
    heading, _newline, rest = first.partition("\n")
    if not heading.startswith("# "):
        raise fail(
            "book.task-page",
            N_("{file}:{line}: a page of tasks must begin with its title, such as “# Chapter 4: tasks”."),
            page.source,
            0,
        )
    return TaskPage(
        title=compiler.flat_words(heading.removeprefix("# ")),
        introduction=[*([compiler.flat_passage(rest.strip("\n"), 0)] if rest.strip() else []), *parts[1:]],
        works=compiler.works(),
        tasks=[task.id for task in source.tasks],
    )


def bank(root: Path) -> Bank:
    """Every page and task of the tree in folder `root`, with words in the language in force."""
    library = Library(root)
    pages: dict[str, TaskPage] = {}
    tasks: dict[str, Prose] = {}
    for name, page in library.pages.items():
        if name.startswith(FOLDER):
            source = read_tasks(library, page)
            pages[name.removeprefix(FOLDER)] = _page(library, page, source)
            tasks |= {task.id: TaskCompiler(library, page, task).task() for task in source.tasks}
    return Bank(library.repository, pages, tasks)


def banks(root: Path) -> dict[Path, str]:
    """The text of each bank, by its path below `root`."""
    made = {}
    for code, tree in trees(root).items():
        with speaking(code):
            made[BANK / f"{code}.json"] = json.dumps(asdict(bank(tree)), ensure_ascii=False, indent=1) + "\n"
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
