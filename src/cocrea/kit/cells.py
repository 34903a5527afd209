"""Cells and notebooks as plain JSON, so that nothing of Jupyter is needed to write one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from cocrea.language import _

Cell = dict[str, Any]

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def markdown(text: str) -> Cell:
    """A cell of Markdown."""
    return {"cell_type": "markdown", "metadata": {}, "source": _lines(text)}


def code(source: str) -> Cell:
    """A code cell that has not run."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": _lines(source),
    }


def gathered(parts: Iterable[str | Cell | None]) -> list[Cell]:
    """Parts as cells: passages stand together in one until a cell or a break (None) comes.

    >>> from cocrea.kit.cells import code, gathered
    >>> [cell["cell_type"] for cell in gathered(["One.", "Two.", code("3"), "Four.", None, "Five."])]
    ['markdown', 'code', 'markdown', 'markdown']
    """
    cells: list[Cell] = []
    passages: list[str] = []
    for part in (*parts, None):
        if isinstance(part, str):
            passages.append(part)
            continue
        if passages:
            cells.append(markdown("\n\n".join(passages)))
            passages = []
        if part is not None:
            cells.append(part)
    return cells


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def notebook(cells: Sequence[Cell], name: str) -> str:
    """The cells as the text of an ``.ipynb`` file, with the same cell ids each time it is
    written under this `name`.

    >>> from cocrea.kit.cells import markdown, notebook
    >>> "page-0" in notebook([markdown("# Tasks")], "page")
    True
    """
    slug = re.sub(r"[^a-zA-Z0-9-]+", "-", name)
    named = [{**cell, "id": f"{slug}-{number}"} for number, cell in enumerate(cells)]
    made = {"cells": named, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def set_up(language: str, repository: str) -> str:
    """The first code cell: the package, where it is missing and an address is known, and the language."""
    lines = [_("# Set-up: run this cell first.")]
    if repository:
        lines += ["import importlib.util", "", 'if importlib.util.find_spec("cocrea") is None:']
        lines += [f'    %pip install -q "cocrea @ git+{repository}"', ""]
    return "\n".join([*lines, "import cocrea", "", f'cocrea.set_language("{language}")'])
