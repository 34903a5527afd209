"""Write the reference of the library from its docstrings.

    python -m cocrea.book.derived.reference            writes book/reference.md and book/reference-*.md
    python -m cocrea.book.derived.reference --check    names those that are out of date, exit 1

One page for `cocrea.stats` and one for each chapter of `cocrea.models`, found by looking;
an entry for everything in `__all__`, by topic (a module) and in the order of the source.
What a public docstring must hold, tests/book/test_reference.py says. The pages are plain
MyST: prose in paragraphs, to be translated; formulas and code in fences, to be left alone.
"""

from __future__ import annotations

import ast
import doctest
import inspect
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from functools import cached_property
from importlib import import_module
from itertools import groupby
from pathlib import Path
from pkgutil import iter_modules
from pprint import pformat
from types import MappingProxyType, ModuleType
from typing import Any

from cocrea import models, stats
from cocrea.book.source.library import bibliography, surnames
from cocrea.book.source.myst import read_config
from cocrea.book.uptodate import bring_up_to_date, command_line, page_text
from cocrea.chapters import CHAPTERS
from cocrea.words import lower

PAGE = Path("book/reference.md")
STATISTICS = "statistics"
INTRODUCTION = """\
Every number in this book comes from a small library, and you can call it yourself: in the notebook of a \
page, or in any Python that has `cocrea`. Here is each of its functions, with its formula, its source and \
an example that the tests of the library run.

```py
from cocrea import data, stats
from cocrea.models import moments

answers = data.load("supermarket")
moments.zone_table(answers)
stats.share(14, 20)
```

A function that takes `ArrayLike` takes one number, a list, an array or a column of a table. A number \
gives a number, a list gives an array (`Floats`). What comes back with several parts has names for them: \
`stats.share(14, 20).low`. A first line that begins with *Teaching simplification* says that the model is \
ours and simpler than the world. What cannot be computed raises a `CocreaError`, whose message says what \
is wrong and how to mend it.

The data sets stand on {ref}`a page of their own <data>`."""
WIDTH = 58  # signatures longer than this have a line for each argument


@dataclass(frozen=True)
class Documented:
    """A docstring of the house, taken apart: its first line, what follows, formula, source and example."""

    first: str
    paragraphs: tuple[str, ...]
    formula: str
    source: str
    example: str

    @classmethod
    def of(cls, thing: Any) -> Documented:
        """The parts of `thing.__doc__`; what is not there is empty."""
        text = inspect.getdoc(thing) or ""
        prose, start, example = text.partition(">>> ")
        first, *rest = [block for block in re.split(r"\n\s*\n", prose.strip()) if block.strip()] or [""]
        facts = {"Formula": "", "Source": ""}
        paragraphs = []
        for block in rest:
            if block.startswith(tuple(f"{name}: " for name in facts)):
                for name, words in re.findall(r"(?m)^(\w+): ((?:.+\n?)(?:[ ]+.+\n?)*)", block):
                    facts[name] = "\n".join(line.strip() for line in words.strip().split("\n"))
            else:
                paragraphs.append(block)
        return cls(first, tuple(paragraphs), facts["Formula"], facts["Source"], start + example)


@dataclass(frozen=True)
class Part:
    """One page of the reference: a package, whose `__all__` is what the page is about."""

    name: str
    package: ModuleType

    @property
    def path(self) -> Path:
        return PAGE.with_name(f"reference-{self.name}.md")

    @property
    def title(self) -> str:
        """What the page is called, in English: a page's Spanish is its own."""
        if self.name == STATISTICS:
            return "Functions for statistics"
        chapter = next(one for one in CHAPTERS if one.name == self.name)
        return f"Functions of chapter {chapter.number}: {lower(chapter.title)}"

    @cached_property
    def entries(self) -> dict[str, Any]:
        """Everything public, by name."""
        return {name: getattr(self.package, name) for name in getattr(self.package, "__all__", ())}

    @cached_property
    def topics(self) -> dict[ModuleType, list[Any]]:
        """The public functions and classes of each module, as they stand there; modules by section."""
        things = sorted(filter(callable, self.entries.values()), key=_place)
        grouped = groupby(things, key=lambda thing: import_module(thing.__module__))
        return dict(
            sorted(((module, list(own)) for module, own in grouped), key=lambda topic: _section(topic[0]))
        )

    @property
    def constants(self) -> dict[str, Any]:
        return {name: value for name, value in self.entries.items() if not callable(value)}


def parts() -> list[Part]:
    """The statistics and the chapters that have functions, in their order."""
    there = {name for _finder, name, is_package in iter_modules(models.__path__) if is_package}
    chapters = [one.name for one in CHAPTERS if one.name in there]
    packages = {name: import_module(f"cocrea.models.{name}") for name in chapters}
    return [Part(name, package) for name, package in {STATISTICS: stats, **packages}.items()]


def label(thing: Any) -> str:
    """What a chapter links to: ``ref-holm`` for a function, ``ref-result-share`` for the class Share."""
    kind = "ref-result" if inspect.isclass(thing) else "ref"
    return f"{kind}-{thing.__name__.lower()}"


def result_of(function: Any) -> Any | None:
    """The dataclass or named tuple that a function returns, None where it returns anything else."""
    for name in re.findall(r"\w+", str(inspect.signature(function).return_annotation)):
        found = function.__globals__.get(name)
        if inspect.isclass(found) and (is_dataclass(found) or hasattr(found, "_fields")):
            return found
    return None


# -- pages ------------------------------------------------------------------------


def page(part: Part, works: Mapping[str, str] = MappingProxyType({})) -> str:
    """The page of one part as MyST; `works` are those that a source can cite, see `known_works`."""
    blocks = [f"(reference-{part.name})=", f"# {part.title}"]
    blocks += [as_code(_said(block)) for block in _paragraphs(part.package)]
    blocks += [_fence(f"from {part.package.__name__.rpartition('.')[0]} import {_short(part.package)}")]
    results = {result_of(thing) for thing in part.entries.values() if inspect.isfunction(thing)}
    shown: set[Any] = set()
    for module, things in part.topics.items():
        title, *rest = _paragraphs(module)
        blocks += [f"## {title.rstrip('.')}", *(as_code(_said(block)) for block in rest)]
        for thing in things:
            if thing not in results:  # what a function returns stands below the first that does
                blocks += _entry(thing, part, works, shown)
    if part.constants:
        lines = (f"{name} = {_written(value)}" for name, value in part.constants.items())
        blocks += ["## Constants", _fence("\n".join(lines))]
    return page_text(blocks)


def _written(value: Any) -> str:
    """A constant as one would write it, on several lines where it is long."""
    return pformat(dict(value) if isinstance(value, Mapping) else value, width=70, sort_dicts=False).replace(
        "\n", "\n   "
    )


def index(all_parts: Sequence[Part]) -> str:
    """The first page: how to call the library, and the way to each part."""
    links = [f"- {{ref}}`{part.title} <reference-{part.name}>`" for part in all_parts]
    return page_text(["(reference)=", "# Reference of the library", INTRODUCTION, "\n".join(links)])


def _entry(
    thing: Any, part: Part, works: Mapping[str, str], shown: set[Any], level: str = "###"
) -> Iterator[str]:
    """A function with what it returns, or a class; `shown` keeps which results the page has already."""
    doc = Documented.of(thing)
    yield f"({label(thing)})="
    yield f"{level} `{thing.__name__}`"
    yield _said(_linked(doc.first, thing, part))
    yield _fence(signature(thing))
    yield from (_said(_linked(block, thing, part)) for block in doc.paragraphs)
    if doc.formula:
        yield "Formula:"
        yield _fence(doc.formula.replace("`", ""), "text")
    if doc.source:
        yield _said(f"Source: {cited(_linked(doc.source, thing, part), works)}")
    if doc.example:
        yield "Example:"
        yield _fence(example(doc.example, thing, part))
    result = None if inspect.isclass(thing) else result_of(thing)
    if result is not None and result in part.entries.values():
        yield f"Returns {{ref}}`{result.__name__} <{label(result)}>`."
        if result not in shown:
            shown.add(result)
            yield from _entry(result, part, works, shown, "####")


def signature(thing: Any) -> str:
    """How a function is called, or which fields a class has; a line for each where one line is long."""
    found = inspect.signature(thing)
    given = [re.sub(r": '([^']*)'", r": \1", str(one)) for one in found.parameters.values()]
    back = "" if inspect.isclass(thing) else f" -> {found.return_annotation}"
    line = f"{thing.__name__}({', '.join(given)}){back}"
    if len(line) <= WIDTH or not given:
        return line
    return f"{thing.__name__}(\n" + "".join(f"    {one},\n" for one in given) + f"){back}"


def example(doctests: str, thing: Any, part: Part) -> str:
    """A doctest as a program to copy: what it imports first, what it prints as a comment."""
    lines = []
    for one in doctest.DocTestParser().get_examples(doctests):
        lines.append(one.source.rstrip("\n"))
        lines += [f"# {line}" for line in one.want.rstrip("\n").split("\n") if one.want]
    code = "\n".join(lines)
    imports = list(_imports(code, part))
    return "\n".join([*imports, *([""] if imports else []), code])


def _imports(code: str, part: Part) -> Iterator[str]:
    """What an example uses without saying where from: of the part, and the two abbreviations."""
    nodes = list(ast.walk(ast.parse(code)))
    used = {node.id for node in nodes if isinstance(node, ast.Name)}
    brought = {
        a.asname or a.name for n in nodes if isinstance(n, ast.Import | ast.ImportFrom) for a in n.names
    }
    for short, name in (("np", "numpy"), ("pd", "pandas")):
        if short in used - brought:
            yield f"import {name} as {short}"
    if ours := sorted(used & set(part.entries) - brought):
        yield f"from {part.package.__name__} import {', '.join(ours)}"


def _linked(text: str, thing: Any, part: Part) -> str:
    """Names of other functions of the page as links; an argument of the same name stays what it is."""
    own = {thing.__name__, *inspect.signature(thing).parameters}

    def link(match: re.Match[str]) -> str:
        other = part.entries.get(match[1])
        known = inspect.isfunction(other) and match[1] not in own
        return f"[{match[0]}](#{label(other)})" if known else match[0]

    return re.sub(r"(?<!`)`(\w+)`(?!`)", link, as_code(text))


def known_works(root: Path) -> dict[str, str]:
    """The works of the bibliography by how a docstring names them, Kano et al. (1984) or with all names.

    Two works of the same people and year are known by neither.
    """
    found: dict[str, str] = {}
    doubtful = set()
    for key, work in bibliography(root, read_config(root)).entries.items():
        *others, last = surnames(work) or [""]
        people = {", ".join(others) + " and " + last if others else last}
        people |= {f"{others[0]} et al."} if len(others) > 1 else set()
        for names in people if last else ():
            said = f"{names} ({work.fields.get('year')})"
            doubtful |= {said} & set(found)
            found[said] = key
    return {said: key for said, key in found.items() if said not in doubtful}


def cited(source: str, works: Mapping[str, str]) -> str:
    """A source with the works that the bibliography has cited by their keys: so they stand there, too.

    >>> from cocrea.book.derived.reference import cited
    >>> cited("ours; Wilson (1927), Agresti and Brown (1993).", {"Wilson (1927)": "w", "Brown (1993)": "b"})
    'ours; {cite:t}`w`, Agresti and Brown (1993).'
    """
    if not works:
        return source
    longest_first = sorted(works, key=len, reverse=True)
    pattern = "|".join(re.escape(said).replace(r"\ ", r"\s+") for said in longest_first)
    # the last of several authors is not the author of another work
    alone = re.compile(rf"(?<!\w, )(?<!\w and )(?:{pattern})")
    return alone.sub(lambda found: f"{{cite:t}}`{works[' '.join(found[0].split())]}`", source)


def as_code(text: str) -> str:
    """The strings that a docstring names, such as "linear", as code: no quotation marks of prose.

    >>> from cocrea.book.derived.reference import as_code
    >>> as_code('`weights` is "linear" or ["a", "b"], `x="y"`')
    '`weights` is `"linear"` or [`"a"`, `"b"`], `x="y"`'
    """
    pieces = re.split(r"(`[^`]*`)", text)
    return "".join(
        piece if piece.startswith("`") else re.sub(r'"[\w-]+"', r"`\g<0>`", piece) for piece in pieces
    )


def _paragraphs(thing: Any) -> list[str]:
    return [block for block in re.split(r"\n\s*\n", inspect.getdoc(thing) or "") if block.strip()]


def _said(block: str) -> str:
    """A paragraph on one line; a list or an indented piece stays as it is."""
    return block if re.search(r"(?m)^(\s+|[-*] )", block) else " ".join(block.split())


def _fence(code: str, language: str = "py") -> str:
    return f"```{language}\n{code}\n```"


def _short(package: ModuleType) -> str:
    return package.__name__.rpartition(".")[2]


def _section(module: ModuleType) -> tuple[float, ...]:
    """The first section that a module's docstring names, such as 4.1; those without one come first."""
    found = re.search(r"sections? (\d+)\.(\d+)", module.__doc__ or "")
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def _place(thing: Any) -> tuple[str, int]:
    """Where a thing is defined: a module keeps its names in the order of its source."""
    return thing.__module__, list(vars(import_module(thing.__module__))).index(thing.__name__)


def write_pages(root: Path | None = None, *, check: bool = False) -> Sequence[Path]:
    """Write the reference unless `check`; returns the paths of the pages that are, or were, out of date."""
    root = root or Path.cwd()
    found = parts()
    works = known_works(root)
    files = {PAGE: index(found)} | {part.path: page(part, works) for part in found}
    known = {path.relative_to(root) for path in (root / "book").glob("reference-*.md")}
    stale = bring_up_to_date(root, files, check=check, folders=[])
    vanished = sorted(known - set(files))
    if not check:
        for path in vanished:
            (root / path).unlink()
    return [*stale, *vanished]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    return command_line(__doc__, write_pages, arguments)


if __name__ == "__main__":
    sys.exit(main())
