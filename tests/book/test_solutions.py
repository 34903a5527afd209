"""The answers in solutions/: every one of them earns full marks, in every language."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from cocrea import tasks
from cocrea.book.spanish.translate import write_tree
from cocrea.language import LANGUAGES, speaking
from cocrea.tasks.verdicts import Verdicts

ROOT = Path(__file__).parents[2]
CELL = re.compile(r"^( *)`{3,}\{code-cell\}[^\n]*\n(?: *:tags:[^\n]*\n)?(.*?)\n *`{3,}$", re.M | re.S)


def values(page: Path) -> list[Any]:
    """What each code cell of a page ends with, run from top to bottom."""
    names: dict[str, Any] = {}
    found = []
    for cell in CELL.finditer(page.read_text(encoding="utf-8")):
        *steps, last = ast.parse(cell[2]).body
        exec(compile(ast.Module(steps, []), page.name, "exec"), names)
        if isinstance(last, ast.Expr):
            found.append(eval(compile(ast.Expression(last.value), page.name, "eval"), names))
        else:
            exec(compile(ast.Module([last], []), page.name, "exec"), names)
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_answer_earns_full_marks(code: str, tmp_path: Path) -> None:
    tree = ROOT if code == "en" else write_tree(code, tmp_path / code, ROOT)
    with speaking(code):
        for page in sorted(tree.glob("solutions/*.md")):
            checked = [value for value in values(page) if isinstance(value, Verdicts)]
            asked = page.read_text(encoding="utf-8").count("\n(task-E")
            assert len(checked) == asked > 0
            assert [verdicts for verdicts in checked if not verdicts.full_marks] == []


def test_a_worksheet_shows_what_is_given_beside_the_table() -> None:
    """A form puts a task's facts below its table; a worksheet has a cell for them."""
    solved = "\n".join(page.read_text(encoding="utf-8") for page in sorted(ROOT.glob("solutions/*.md")))
    shown = {
        block.partition(")")[0]
        for block in solved.split("\n(task-")
        if any(cell[2].strip() == "task.facts" for cell in CELL.finditer(block))
    }
    given = {id for id in tasks.known() if tasks.get(id).facts}
    assert given - shown == set()
