"""Notebooks written from the bank: to hand out, and with everything in them."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from typing import Any

import nbformat
import pytest

from cocrea import tasks
from cocrea.errors import CocreaError
from cocrea.kit import solution_notebook, students_notebook
from cocrea.language import LANGUAGES, speaking
from cocrea.tasks.prose import bank

PAGES = list(bank().pages)
BOTH = pytest.mark.parametrize("code", LANGUAGES)


def code_cells(text: str) -> list[str]:
    return ["".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]


@BOTH
@pytest.mark.parametrize("page", PAGES)
def test_a_notebook_is_valid_and_the_same_each_time(page: str, code: str) -> None:
    with speaking(code):
        for write in (students_notebook, solution_notebook):
            text = write(page)
            assert text == write(page)
            nbformat.validate(nbformat.reads(text, as_version=4))
            # as Jupyter itself would save it, so that opening and saving changes nothing
            assert text == nbformat.writes(nbformat.reads(text, as_version=4)).rstrip("\n") + "\n"


@BOTH
@pytest.mark.parametrize("page", PAGES)
def test_students_sign_before_the_first_task_and_answer_every_field(page: str, code: str) -> None:
    with speaking(code):
        cells = code_cells(students_notebook(page))
    signing = [n for n, cell in enumerate(cells) if "tasks.sign(...)" in cell]
    first = next(n for n, cell in enumerate(cells) if "tasks.get(" in cell)
    imported = next(n for n, cell in enumerate(cells) if "from cocrea import tasks" in cell)
    assert len(signing) == 1 and imported < signing[0] < first
    example = re.findall(r'tasks\.sign\("[^"]+"\)', cells[signing[0]])
    assert len(example) == 1, "an example to copy"
    empty = [cell.splitlines()[-1] for cell in cells if "task.check(" in cell]
    assert empty == [
        f"task.check({', '.join(f'{field.name}=...' for field in tasks.known()[id].fields)})"
        for id in bank().pages[page].tasks
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_variant_is_in_every_task_of_the_notebook(page: str) -> None:
    named = re.findall(r"tasks\.get\(([^)]*)\)", "\n".join(code_cells(students_notebook(page, "s03"))))
    assert named == [f'"{id}", "s03"' for id in bank().pages[page].tasks]


def test_a_variant_of_the_data_lab_is_one_in_notebook_form_and_check() -> None:
    """Its survey is its own: the cells compute on it, and the key is of it."""
    mine, book = tasks.get("E4.9", "s03"), tasks.get("E4.9")
    assert not mine.given.equals(book.given)
    names: dict[str, Any] = {"tasks": tasks}
    for cell in code_cells(students_notebook("04-moments", "s03")):
        if 'tasks.get("E4.9"' in cell:
            exec(cell, names)
    assert names["answers"].equals(mine.given)
    *steps, check = ast.parse(bank().tasks["E4.9"].answer_cell).body
    exec(compile(ast.Module(steps, []), "answer", "exec"), names)
    assert isinstance(check, ast.Expr)
    assert eval(compile(ast.Expression(check.value), "answer", "eval"), names).full_marks
    wrong = {name: field.right for name, field in book.key().fields.items() if name in ("n", "below")}
    assert "right" not in mine.judge(wrong).by_field.values()


def test_what_cannot_be_written_is_said() -> None:
    with pytest.raises(CocreaError, match="no page of tasks “nowhere”"):
        students_notebook("nowhere")
    for write in (students_notebook, solution_notebook):
        with pytest.raises(CocreaError, match="no page of tasks"):
            write([])  # type: ignore[operator]
    with pytest.raises(CocreaError, match="cannot name a variant"):
        students_notebook(PAGES[0], 'x"); import os; ("')


@BOTH
def test_a_solution_tells_the_numbers_of_the_book(code: str) -> None:
    with speaking(code):
        text = "\n".join("".join(cell["source"]) for cell in json.loads(solution_notebook(PAGES[0]))["cells"])
        for id in bank().pages[PAGES[0]].tasks:
            for step in tasks.get(id).key().worked:
                assert step.markdown in text and "{" not in step.markdown


def test_a_notebook_is_written_without_the_extra_book() -> None:
    """Nothing of Sphinx, of Markdown or of Jupyter's own formats is needed."""
    script = f"""
import sys
for name in ("nbformat", "sphinx", "docutils", "myst_parser", "markdown_it", "latex2mathml", "polib"):
    sys.modules[name] = None
from cocrea.kit import solution_notebook, students_notebook
print(len(students_notebook({PAGES[0]!r})) > 1000 < len(solution_notebook({PAGES[0]!r})))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "True\n", done.stderr
