"""Write the pages about the data sets from datasets/datapackage.json.

    python -m cocrea.book.derived.datapage            writes book/data.md and data-{simulated,published}.md
    python -m cocrea.book.derived.datapage --check    names those that are out of date, exit 1

The first is the list; on the others each data set has its description, a small figure, its
columns, its first rows (`cocrea.charts.glance` and `cocrea.tables.preview`, run when the
book is built), its licence, its source and the file to take away.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from cocrea.book.source.myst import quoted
from cocrea.book.uptodate import bring_up_to_date, command_line, page_text
from cocrea.charts import glance_alt
from cocrea.language import number, speaking

PAGE = Path("book/data.md")
PACKAGE = Path("datasets/datapackage.json")
TYPES = {"string": "text", "integer": "whole number", "number": "number"}
LABEL = {
    "name": "label",
    "type": "string",
    "description": "What it is called, in the language in force (`label_en` and `label_es` in the file)",
    "constraints": {"required": True},
}
FRONT = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---"""
MADE = re.compile(r"SIMULATED: made by .*? with a planted truth; supports no claim about real customers\.\s*")
PLANTED = re.compile(r"\s*Planted(?: truth)?: ")
INTRODUCTION = """\
Every data set of this book is a small CSV file, and its name is all you need:

```py
from cocrea import data

table = data.load("supermarket")
```

What the pages show of each, `tables.preview` and `charts.glance` show you, too: the first rows, and a small \
figure.

Beside the files lies `datapackage.json`, which says the same as these pages in a form that programs read \
([Frictionless](https://specs.frictionlessdata.io)). Nothing here is the record of a real person: the \
simulated customers do not exist, and the published tables hold only sums and means over people. The \
invented supermarket of many simulated data sets has a page of its own, {ref}`Quetzalia on one page \
<quetzalia>`."""
KINDS = {
    "simulated": (
        "Simulated data",
        """\
We made these with a program, and planted a pattern in each: they teach a method, because you can check \
whether you found what is there. They support no claim about real customers. Each can be made again, larger \
or with another seed, by a function of `data.simulate` with the same name.""",
    ),
    "published": (
        "Published data",
        """\
These come from real surveys and registers. We publish tables of sums, means and counts, derived from the \
original answers by functions of `cocrea.data`, and no answer of any one person.""",
    ),
}
BOX = """\
:::{admonition} Simulated
:class: simulated
A program made these data, with a planted truth. They support no claim about real customers.
:::"""


@dataclass(frozen=True)
class DataSet:
    """One resource of datapackage.json, and how many rows its file has."""

    resource: dict[str, Any]
    rows: int

    @property
    def chapter(self) -> int:
        """The chapter that first works with it."""
        return int(self.resource["chapter"])

    @property
    def name(self) -> str:
        return str(self.resource["name"])

    @property
    def label(self) -> str:
        """What a chapter links to."""
        return f"data-{self.name}"

    @property
    def kind(self) -> str:
        """ "simulated" or "published": the folder that it lies in."""
        return str(self.resource["path"]).partition("/")[0]

    @property
    def title(self) -> str:
        return str(self.resource["title"]).removesuffix(" (simulated)")

    @property
    def fields(self) -> list[dict[str, Any]]:
        """The columns as `load` gives them: label_en and label_es are one, label."""
        found = self.resource["schema"]["fields"]
        return [
            LABEL if field["name"] == "label_en" else field for field in found if field["name"] != "label_es"
        ]


def data_sets(root: Path) -> list[DataSet]:
    """The data sets of a checkout, by chapter."""
    package = json.loads((root / PACKAGE).read_text(encoding="utf-8"))
    common = {"licenses": package["licenses"]}  # of those that name none of their own
    found = [
        DataSet(common | one, len(pd.read_csv(root / PACKAGE.parent / one["path"])))
        for one in package["resources"]
    ]
    return sorted(found, key=lambda one: one.chapter)


# -- pages --------------------------------------------------------------------------


def index(found: Sequence[DataSet]) -> str:
    """The list of all data sets, by kind."""
    blocks = ["(data)=", "# The data sets", INTRODUCTION]
    for kind, (title, words) in KINDS.items():
        blocks += [f"## {title}", words]
        blocks += [
            f"[`{one.name}`](#{one.label})\n: {one.title}\n"
            f": Chapter {one.chapter}, {number(one.rows, 0)} rows"
            for one in found
            if one.kind == kind
        ]
    return _text(blocks)


def page(kind: str, found: Sequence[DataSet]) -> str:
    """Every data set of one kind."""
    title, words = KINDS[kind]
    blocks = [FRONT, f"(data-{kind})=", f"# {title}", words, _cell_of("from cocrea import charts, tables")]
    for one in found:
        blocks += entry(one)
    return _text(blocks)


def entry(one: DataSet) -> Iterator[str]:
    """One data set: what it is, a figure, its columns, its first rows, and where it comes from."""
    yield f"({one.label})="
    yield f"## {one.title}"
    yield f'```py\ndata.load("{one.name}")  # {one.rows} × {len(one.fields)}\n```'
    if one.kind == "simulated":
        yield BOX
    said, *truth = PLANTED.split(MADE.sub("", one.resource["description"]), maxsplit=1)
    yield said
    yield figure(one)
    yield from (f"`{f['name']}`\n: {f['description']}\n: {values(f)}" for f in one.fields)
    yield "The first rows:"
    yield _cell_of(f'tables.preview("{one.name}")')
    yield f"- The file: {{download}}`{one.name}.csv <../{PACKAGE.parent}/{one.resource['path']}>`"
    licences = ", ".join(_link(licence) for licence in one.resource["licenses"])
    sources = "; ".join(_link(source) for source in one.resource["sources"])
    yield f"- Licence: {licences}"
    yield f"- Source: {sources}" if one.kind == "published" else f"- Made by: `data.simulate.{one.name}()`"
    for planted in truth:
        yield f":::{{dropdown}} What was planted: look here last\n{planted[0].upper()}{planted[1:]}\n:::"


def figure(one: DataSet) -> str:
    """The cell that draws the glance; its words, computed here, are translated like any other."""
    with speaking("en"):
        alt = glance_alt(one.name)
    mark = "simulated" if one.kind == "simulated" else "published"
    return _cell_of(
        f'charts.glance("{one.name}")',
        "---",
        "mystnb:",
        "  figure:",
        f"    name: fig-{one.label}",
        f"    caption: {quoted(f'A first look at `{one.name}`, {mark} data.')}",
        "  image:",
        f"    alt: {quoted(alt)}",
        "tags: [remove-input]",
        "---",
    )


def values(field: dict[str, Any]) -> str:
    """What a column may hold: its levels, or its type with unit and range."""
    limits = field.get("constraints", {})
    empty = [] if limits.get("required") else ["may be empty"]
    if "enum" in limits:
        return ", ".join([*(f"`{level}`" for level in limits["enum"]), *empty])
    unit = field.get("unit", "")
    said = [TYPES[field["type"]] + (f" ({unit})" if unit else "")]
    said_as = str if unit == "year" else lambda end: number(end, 0)
    low, high = (said_as(limits[end]) if end in limits else "" for end in ("minimum", "maximum"))
    if low and f"{low} to {high}" not in unit:
        said.append(f"{low} to {high}" if high else f"at least {low}")
    return ", ".join([*said, *empty])


def _cell_of(code: str, *options: str) -> str:
    """A code cell that shows only what comes out: a notebook has the code."""
    return "\n".join(["```{code-cell} ipython3", *(options or (":tags: [remove-input]",)), code, "```"])


def _link(given: dict[str, str]) -> str:
    return f"[{given['title']}]({given['path']})" if given.get("path") else given["title"]


def _text(blocks: Sequence[str]) -> str:
    return re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", page_text(blocks))


def write_pages(root: Path | None = None, *, check: bool = False) -> Sequence[Path]:
    """Write the pages unless `check`; returns the paths of those that are, or were, out of date."""
    root = root or Path.cwd()
    found = data_sets(root)
    files = {PAGE: index(found)}
    for kind in KINDS:
        files[PAGE.with_name(f"data-{kind}.md")] = page(kind, [one for one in found if one.kind == kind])
    return bring_up_to_date(root, files, check=check, folders=[])


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    return command_line(__doc__, write_pages, arguments)


if __name__ == "__main__":
    sys.exit(main())
