"""Every notebook, once more: what the build executed comes out again, in both languages.

The build executes each page in each edition and keeps the outputs. The committed
notebook of a page is that page behind a cell that sets it up, so it is run once,
cell by cell against those outputs. The students' notebooks have no page: they run.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from jupyter_cache import get_cache
from nbformat import NotebookNode

from cocrea.book.site.fingerprint import fingerprint
from cocrea.language import LANGUAGES

ROOT = Path(__file__).parents[1]
PAGES = sorted(ROOT.glob("book/notebooks/*/*.ipynb"))
EXERCISES = sorted(ROOT.glob("exercises/*/*.ipynb"))
CHANGES = re.compile(r"0x[0-9a-f]+|[0-9a-f]{32}")  # addresses and ids, new in each run
DRAWN = re.compile(r"<Figure size [^>]*>")  # as large as the longest label wants it
NUMBER = re.compile(r"[−+-]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d[\d\u202f]*(?:\.\d+)?|\.\d+)")  # 1,681 is one
pytestmark = pytest.mark.slow


def chapter_of(path: Path) -> tuple[str, str]:
    """The edition and the chapter of a page: its notebooks run one after the other."""
    return path.parent.name, path.stem.partition("-")[0]


CHAPTERS = sorted({chapter_of(path) for path in PAGES})


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def build_of(code: str) -> Path:
    """Where Jupyter Book built one edition."""
    return ROOT / "_build" if code == "en" else ROOT / "_build" / "src" / code / "_build"


@cache
def executed(code: str) -> dict[str, NotebookNode]:
    """The pages of one edition as the build executed them, out of its execution cache."""
    folder = build_of(code) / ".jupyter_cache" / f"{code}-{fingerprint(code)}"
    assert folder.is_dir(), "run `make book` first"
    cached = get_cache(folder)
    return {Path(one.uri).stem: cached.get_cache_bundle(one.pk).nb for one in cached.list_cache_records()}


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def with_outputs(path: Path) -> NotebookNode:
    """A committed page with the outputs that the build got for each of its cells but the first."""
    notebook = nbformat.read(path, as_version=4)
    _set_up, *cells = code_cells(notebook)
    built = code_cells(executed(path.parent.name)[path.stem])
    assert [cell.source for cell in cells] == [cell.source for cell in built]
    for cell, reference in zip(cells, built, strict=True):
        cell.outputs, cell.execution_count = reference.outputs, reference.execution_count
    assert any(cell.outputs for cell in cells), f"{path.stem} was not executed: no reference"
    return notebook


def nbval(mode: str, paths: Sequence[Path], code: str) -> None:
    """Run notebooks of one folder under nbval, in an environment that says nothing but its language."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "nbval.plugin",
        "-p",
        "no:cacheprovider",
        "--no-header",
    ]
    command += [mode, "--nbval-current-env", "--nbval-sanitize-with", str(ROOT / "tests" / "nbval.cfg")]
    command += ["--override-ini", "addopts=", "--rootdir", str(paths[0].parent), *map(str, paths)]
    # No plugin but nbval: the others of this environment take as long to load as a short page to run.
    environment = os.environ | {"COCREA_LANG": code, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_there_are_notebooks_of_both_kinds_in_both_languages() -> None:
    assert {path.parent.name for path in PAGES} == {path.parent.name for path in EXERCISES} == set(LANGUAGES)


@pytest.mark.parametrize("path", [*PAGES, *EXERCISES], ids=name)
def test_committed_notebooks_carry_no_outputs(path: Path) -> None:
    assert not any(cell.outputs for cell in code_cells(nbformat.read(path, as_version=4)))


@pytest.mark.parametrize("code, chapter", CHAPTERS)
def test_what_the_build_executed_comes_out_the_same_again(code: str, chapter: str, tmp_path: Path) -> None:
    pages = [path for path in PAGES if chapter_of(path) == (code, chapter)]
    for path in pages:
        nbformat.write(with_outputs(path), tmp_path / path.name)
    nbval("--nbval", [tmp_path / path.name for path in pages], code)


@pytest.mark.parametrize("path", EXERCISES, ids=name)
def test_a_students_notebook_runs_untouched(path: Path) -> None:
    nbval("--nbval-lax", [path], path.parent.name)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_build_executed_every_page_with_code(code: str) -> None:
    assert {path.stem for path in PAGES if path.parent.name == code} == set(executed(code))


# -- the two editions say the same numbers ----------------------------------------


def numbers(output: Any) -> list[float]:
    """Every number that an output says in words or in a table, in order of size: each language has its own
    order of words (33 of 120; de 120, 33). A drawing's coordinates are none."""
    data = output.get("data", {})
    text = data.get("text/plain", output.get("text", ""))
    if "text/html" in data:
        soup = BeautifulSoup(data["text/html"], "html.parser")
        for drawing in soup.select("svg, style, script"):
            drawing.extract()
        text = soup.get_text(" ")
    said = NUMBER.findall(DRAWN.sub("", CHANGES.sub("", text)))
    return sorted(float(re.sub("[\u202f,]", "", one).replace("−", "-")) for one in said)


@pytest.mark.parametrize("page", sorted({path.stem for path in PAGES}))
def test_both_editions_say_the_same_numbers_cell_by_cell(page: str) -> None:
    english, *others = ([numbers_of(cell) for cell in code_cells(executed(code)[page])] for code in LANGUAGES)
    for other in others:
        for place, (said, again) in enumerate(zip(english, other, strict=True)):
            assert said == again, f"code cell {place + 1}"


def numbers_of(cell: NotebookNode) -> list[list[float]]:
    return [numbers(output) for output in cell.outputs]
