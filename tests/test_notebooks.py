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

import pytest

ROOT = Path(__file__).parents[1]
COMMITTED = sorted([*ROOT.glob("book/notebooks/*/*.ipynb"), *ROOT.glob("exercises/*/*.ipynb")])
EXECUTED = [
    *sorted((ROOT / "_build" / "jupyter_execute" / "book").glob("*.ipynb")),
    *sorted((ROOT / "_build" / "src" / "es" / "_build" / "jupyter_execute" / "book").glob("*.ipynb")),
]
pytestmark = pytest.mark.slow


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def nbval(mode: str, path: Path) -> None:
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
    code = "es" if "es" in path.relative_to(ROOT).parts else "en"  # the language that the build spoke
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
    nbval("--nbval-lax", path)


@pytest.mark.parametrize("path", EXECUTED, ids=name)
def test_what_the_build_executed_comes_out_the_same_again(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    if not code:
        pytest.skip("a page without code has nothing to run")
    assert any(cell["outputs"] for cell in code), (
        f"{path.name} was not executed: it can serve as no reference"
    )
    nbval("--nbval", path)


def test_the_build_executed_the_chapters_of_both_editions() -> None:
    assert len([path for path in EXECUTED if path.name == "04-moments.ipynb"]) == 2, "run `make book` first"
