"""Every notebook runs from top to bottom, in both languages.

The committed ones are stripped: nbval's lax mode runs them. Those that the
build executed carry outputs: nbval runs them again and compares.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from jupyter_cache import get_cache
from nbformat import NotebookNode

from cocrea.book.site.fingerprint import fingerprint

ROOT = Path(__file__).parents[1]
COMMITTED = sorted([*ROOT.glob("book/notebooks/*/*.ipynb"), *ROOT.glob("exercises/*/*.ipynb")])
BUILDS = {"en": ROOT / "_build", "es": ROOT / "_build" / "src" / "es" / "_build"}
pytestmark = pytest.mark.slow


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def executed(code: str) -> dict[str, NotebookNode]:
    """The pages of one edition as the build executed them, out of its execution cache."""
    folder = BUILDS[code] / ".jupyter_cache" / f"{code}-{fingerprint()}"
    if not folder.is_dir():
        return {}
    cache = get_cache(folder)
    return {Path(one.uri).stem: cache.get_cache_bundle(one.pk).nb for one in cache.list_cache_records()}


def nbval(mode: str, path: Path, code: str) -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "--no-header",
    ]
    command += [mode, "--nbval-current-env", "--nbval-sanitize-with", str(ROOT / "tests" / "nbval.cfg")]
    command += ["--override-ini", "addopts=", "--rootdir", str(path.parent), str(path)]
    environment = os.environ | {"COCREA_LANG": code}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_there_are_notebooks_of_both_kinds_in_both_languages() -> None:
    assert {path.parent.name for path in COMMITTED} == {"en", "es"}
    assert {path.parents[1].name for path in COMMITTED} == {"notebooks", "exercises"}


@pytest.mark.parametrize("path", COMMITTED, ids=name)
def test_a_stripped_notebook_runs_untouched(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert not any(cell.get("outputs") for cell in cells), "committed notebooks carry no outputs"
    nbval("--nbval-lax", path, path.parent.name)


@pytest.mark.parametrize(
    ("code", "page"), [(code, page) for code in BUILDS for page in sorted(executed(code))]
)
def test_what_the_build_executed_comes_out_the_same_again(code: str, page: str, tmp_path: Path) -> None:
    notebook = executed(code)[page]
    assert any(cell.get("outputs") for cell in notebook.cells), f"{page} was not executed: no reference"
    path = tmp_path / f"{page}.ipynb"
    nbformat.write(notebook, path)
    nbval("--nbval", path, code)


@pytest.mark.parametrize("code", BUILDS)
def test_the_build_executed_every_page_with_code(code: str) -> None:
    pages = {path.stem for path in COMMITTED if path.parts[-3:-1] == ("notebooks", code)}
    assert pages == set(executed(code)), "run `make book` first"
