"""MyST as our tools read it: the parser, directives and their options, roles.

DIRECTIVES is the one place that says what a directive holds: the translation, the
notebooks and the bank of tasks read it there. Sphinx reads the same sources by
itself; nothing here is needed to build the English book.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from cocrea.errors import CocreaError
from cocrea.language import N_


@dataclass(frozen=True)
class Kind:
    """What a directive holds, and how a page without Sphinx (a notebook, a task) shows it.

    `argument`: what stands on its first line is prose. `body`: "prose" is MyST, "choices" a
    question with its options, "terms" a glossary, "formula" TeX, "code" Python; nothing
    is no prose. `flat`: "quoted" under its argument or its `title`, "open" shows the body
    alone, "dropped" nothing, "task" is a part of a task, and "own" has a method of `Plain`.
    """

    argument: bool = False
    body: Literal["", "prose", "choices", "terms", "formula", "code"] = ""
    flat: Literal["quoted", "open", "dropped", "task", "own"] = "own"
    title: str = ""


def _note(title: str) -> Kind:
    """A box with a title of its own."""
    return Kind(argument=True, body="prose", flat="quoted", title=title)


# Every directive that our sources may use, one row each.
DIRECTIVES: dict[str, Kind] = {
    "admonition": Kind(argument=True, body="prose", flat="quoted"),
    "attention": _note(N_("Attention")),
    "bibliography": Kind(flat="dropped"),
    "card": Kind(argument=True, body="prose", flat="quoted"),
    "caution": _note(N_("Caution")),
    "code": Kind(),
    "code-block": Kind(),
    "code-cell": Kind(body="code"),
    "container": Kind(body="prose", flat="open"),
    "danger": _note(N_("Danger")),
    "div": Kind(body="prose", flat="open"),
    "dropdown": Kind(argument=True, body="prose"),
    "epigraph": Kind(body="prose", flat="quoted"),
    "error": _note(N_("Error")),
    "figure": Kind(body="prose"),
    "glossary": Kind(body="terms"),
    "grid": Kind(body="prose", flat="open"),
    "grid-item": Kind(body="prose", flat="open"),
    "grid-item-card": Kind(argument=True, body="prose"),
    "hint": _note(N_("Hint")),
    "image": Kind(),
    "important": _note(N_("Important")),
    "list-table": Kind(argument=True, body="prose"),
    "margin": Kind(argument=True, body="prose", flat="quoted"),
    "math": Kind(body="formula"),
    "note": _note(N_("Note")),
    "objectives": Kind(body="prose"),
    "objectives-table": Kind(flat="dropped"),
    "raw": Kind(flat="dropped"),
    "rubric": Kind(argument=True, body="prose"),
    "seealso": _note(N_("See also")),
    "sidebar": Kind(argument=True, body="prose", flat="quoted"),
    "tab-item": Kind(argument=True, body="prose"),
    "tab-set": Kind(body="prose", flat="open"),
    "table": Kind(argument=True, body="prose"),
    "tableofcontents": Kind(flat="dropped"),
    "task-choice": Kind(body="choices", flat="task"),
    "task-field": Kind(body="prose", flat="task"),
    "task-hint": Kind(body="prose", flat="task"),
    "task-mistake": Kind(body="prose", flat="task"),
    "task-right": Kind(body="prose", flat="task"),
    "task-rubric": Kind(body="prose", flat="task"),
    "task-solution": Kind(body="prose", flat="task"),
    "task-worked": Kind(body="prose", flat="task"),
    "tip": _note(N_("Tip")),
    "toctree": Kind(flat="dropped"),
    "topic": Kind(argument=True, body="prose", flat="quoted"),
    "warning": _note(N_("Warning")),
}
# Options that hold prose, at whatever depth of YAML: a code cell keeps its caption under mystnb: figure:
PROSE_OPTIONS = {"alt", "caption", "code_prompt_hide", "code_prompt_show", "link-alt", "title", "unit"}
FOLDERS = ("book", "solutions")  # of MyST sources
NOT_SOURCES = {"notebooks", ".ipynb_checkpoints"}  # folders within them
# Jupyter Book's own default, for a project without _config.yml
EXTENSIONS = ("colon_fence", "dollarmath", "linkify", "substitution", "tasklist")

FENCE = re.compile(
    r"(?P<head>.*?)(?P<ticks>`{3,}|~{3,}|:{3,})(?P<gap>\s*)\{(?P<name>[^}\s]+)\}[ \t]*(?P<argument>.*)$"
)
# A code span, or a role when a name stands before it: the same ticks open and close it.
SPAN = re.compile(
    r"(?P<role>\{[A-Za-z][\w:+.-]*\})?(?P<ticks>(?<!`)`+)(?P<body>(?:(?!(?P=ticks)).|\n)+?)(?P=ticks)(?!`)"
)
MATH = re.compile(r"(?<![\\$])\$(?=\S)[^$]*?(?<=\S)\$(?!\d)|(?<!\\)\$\$[^$]+\$\$")
SUBSTITUTION = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def fail(code: str, message: str, source: str, line: int, **facts: Any) -> CocreaError:
    """A CocreaError that names the place: `line` counts from 0, the {line} of the message from 1."""
    return CocreaError(code, message, file=source, line=line + 1, **facts)


def _no_yaml(source: str, line: int, error: yaml.YAMLError) -> CocreaError:
    """What is said of the options of a directive that YAML cannot read."""
    return fail(
        "book.options",
        N_("{file}:{line}: the options between --- are no YAML: {detail}."),
        source,
        line,
        detail=str(error).split("\n")[0],
    )


def no_python(source: str, line: int, error: SyntaxError) -> CocreaError:
    """What is said of a cell, beginning at `line`, that Python cannot read."""
    return fail(
        "book.code",
        N_("{file}:{line}: this cell is no Python: {detail}."),
        source,
        line + (error.lineno or 1) - 1,
        detail=error.msg,
    )


def no_option(source: str, line: int) -> CocreaError:
    """What is said of a task-choice that lists no options, or lists one that has no code."""
    return fail(
        "book.choice",
        N_("{file}:{line}: write each option of a task-choice as “- code: text”."),
        source,
        line,
    )


@cache
def _parser(extensions: tuple[str, ...]) -> MarkdownIt:
    return create_md_parser(MdParserConfig(enable_extensions=set(extensions)), RendererHTML)


def pages(root: Path) -> list[Path]:
    """The MyST sources of a tree, as paths below `root`."""
    found = (path.relative_to(root) for folder in FOLDERS for path in (root / folder).rglob("*.md"))
    return sorted(path for path in found if not NOT_SOURCES & set(path.parts))


def read_config(root: Path) -> dict[str, Any]:
    """`_config.yml` of a source tree; raises CocreaError where there is none."""
    path = root / "_config.yml"
    if not path.is_file():
        raise CocreaError(
            "book.not-here",
            N_("There is no _config.yml in “{folder}”. Run this from a checkout of the project."),
            folder=str(root),
        )
    config: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return config


def parser(config: dict[str, Any]) -> MarkdownIt:
    """The MyST parser with the extensions that `_config.yml` enables, as Sphinx has them."""
    return _parser(tuple(config.get("parse", {}).get("myst_enable_extensions", EXTENSIONS)))


@dataclass(frozen=True)
class Directive:
    """A fence such as ``:::{note} Title``, taken apart. Lines count from 0 in the file."""

    name: str
    argument: str
    options: list[str]
    body: list[str]
    closing: list[str]
    head: str  # what stands before the fence on its line: "> ", "- ", spaces
    opening: str  # the fence and its name, as written
    line: int

    @property
    def options_line(self) -> int:
        return self.line + 1

    @property
    def body_line(self) -> int:
        return self.line + 1 + len(self.options)

    @property
    def indent(self) -> str:
        """What the lines after the first begin with, where the fence stands in a list or a quotation."""
        return re.sub(r"[^>\s]", " ", self.head)

    def values(self, source: str = "") -> dict[str, Any]:
        """The options by name. Raises CocreaError where a YAML block cannot be read."""
        if not self.options:
            return {}
        if self.options[0].startswith("---") or self.name == "code-cell":
            try:
                return yaml.safe_load(_as_yaml(self.options)) or {}
            except yaml.YAMLError as error:
                raise _no_yaml(source, self.options_line, error) from error
        pairs = (line.strip()[1:].partition(":") for line in self.options)
        return {key.strip(): unquoted(value.strip()) for key, _colon, value in pairs}

    def tags(self, source: str = "") -> list[str]:
        """The tags of a code cell."""
        tags = self.values(source).get("tags") or []
        return [tags] if isinstance(tags, str) else list(tags)


def unquoted(value: str) -> str:
    """The text of a YAML scalar written on one line; anything that is no quoted scalar stays as it is."""
    if value[:1] in ("'", '"'):
        try:
            return str(yaml.safe_load(value))
        except yaml.YAMLError:
            return value
    return value


def quoted(value: str) -> str:
    """`value` as a YAML scalar in double quotes, on one line."""
    return yaml.safe_dump(value, allow_unicode=True, default_style='"', width=float("inf")).strip()


def _as_yaml(options: Sequence[str]) -> str:
    """The same text, character for character in the same place, without what marks it as options."""
    return "\n".join(
        " " * len(line) if line.startswith("---") else re.sub(r"^(\s*):", r"\1 ", line) for line in options
    )


def directive_of(token: Token, lines: Sequence[str], at: int = 0) -> Directive | None:
    """The directive that a token is, None for a plain code block and for any other token.

    `lines` are those of the text that was parsed, and `at` is the number of its first in the file.
    """
    if token.type not in ("fence", "colon_fence") or not token.map:
        return None
    start, end = token.map
    own = lines[start:end]
    found = FENCE.match(own[0])
    if not found:
        return None
    content = token.content.split("\n")[:-1] if token.content else []
    count = _count_options(content)
    return Directive(
        name=found["name"],
        argument=found["argument"].rstrip(),
        options=content[:count],
        body=content[count:],
        closing=list(own[len(content) + 1 :]),
        head=found["head"],
        opening=own[0][len(found["head"]) : found.start("argument")],
        line=at + start,
    )


def _count_options(content: Sequence[str]) -> int:
    """How many lines at the top are options: a block between ---, or lines that begin with a colon."""
    if content and content[0].startswith("---"):
        ends = [n for n, line in enumerate(content) if n and line.startswith("---")]
        return ends[0] + 1 if ends else len(content)
    count = 0
    while count < len(content) and re.match(r"\s*:(?!::)", content[count]):
        count += 1
    return count


def kind_of(directive: Directive, source: str) -> Kind:
    """The row of this directive in DIRECTIVES; CocreaError where it has none."""
    if directive.name not in DIRECTIVES:
        raise fail(
            "book.unknown-directive",
            N_(
                "{file}:{line}: the directive “{name}” is not known. Correct its name, or add it to "
                "DIRECTIVES in cocrea/book/source/myst.py and say there which part of it is prose."
            ),
            source,
            directive.line,
            name=directive.name,
        )
    return DIRECTIVES[directive.name]


@dataclass(frozen=True)
class Scalar:
    """A string in YAML text: the keys that lead to it, its value, and where it stands."""

    path: tuple[str, ...]
    value: str
    start: int
    end: int
    line: int


def yaml_strings(text: str) -> list[Scalar]:
    """Every string value of a YAML text, in order; keys in lists have no name.

    >>> from cocrea.book.source.myst import yaml_strings
    >>> [(s.path, s.value) for s in yaml_strings("figure:\\n  caption: A zone")]
    [(('figure', 'caption'), 'A zone')]
    """
    found: list[Scalar] = []

    def visit(node: yaml.Node | None, path: tuple[str, ...]) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                visit(value, (*path, str(key.value)))
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                visit(value, path)
        elif isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str":
            start, end = node.start_mark, node.end_mark
            found.append(Scalar(path, node.value, start.index, end.index, start.line))

    visit(yaml.compose(text, Loader=yaml.SafeLoader), ())
    return found


def option_strings(directive: Directive, source: str) -> list[Scalar]:
    """The options of a directive that hold prose, placed in the text of its options."""
    text = "\n".join(directive.options)
    if text.startswith("---") or directive.name == "code-cell":
        try:
            found = yaml_strings(_as_yaml(directive.options))
        except yaml.YAMLError as error:
            raise _no_yaml(source, directive.options_line, error) from error
        return [scalar for scalar in found if scalar.path[-1] in PROSE_OPTIONS]
    found = []
    for match in re.finditer(r"^\s*:([\w-]+):[ \t]+(\S.*?)[ \t]*$", text, re.MULTILINE):
        if match[1] in PROSE_OPTIONS:
            line = text.count("\n", 0, match.start())
            found.append(Scalar((match[1],), unquoted(match[2]), match.start(2), match.end(2), line))
    return found


@dataclass(frozen=True)
class Role:
    """A role taken apart: ``{ref}`text <target>```; `text` is empty where the target stands alone."""

    name: str
    text: str
    target: str
    source: str = field(compare=False, default="")


def read_role(match: re.Match[str]) -> Role | None:
    """The role of a SPAN match, None for a code span."""
    if not match["role"]:
        return None
    body = " ".join(match["body"].split())
    explicit = re.fullmatch(r"(.*?)\s*<([^<>]+)>", body, re.DOTALL)
    text, target = (explicit[1], explicit[2]) if explicit else ("", body)
    return Role(match["role"][1:-1], text, target, match[0])
