"""The verbs: `make.py` is plain Python, says one line when it cannot start, and needs nothing installed."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def load_make():
    spec = importlib.util.spec_from_file_location("make", ROOT / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_help_lists_every_verb_that_the_makefile_knows() -> None:
    said = subprocess.run(
        [sys.executable, "make.py"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = makefile.split("VERBS := ")[1].split("\n")[0].split()
    assert all(f"  {verb}" in said for verb in verbs if verb != "help")


def test_an_unknown_verb_is_refused_with_the_list() -> None:
    done = subprocess.run([sys.executable, "make.py", "bok"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1 and "  book" in done.stdout


@pytest.mark.parametrize("version", [(3, 10, 9), (3, 14, 0)])
def test_a_python_out_of_range_is_one_line(version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    make = load_make()
    monkeypatch.setattr(make.sys, "version_info", version)
    with pytest.raises(SystemExit, match=r"^cocrea needs Python 3.11, 3.12 or 3.13; .*$"):
        make.set_up()


def test_a_python_without_venv_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = load_make()
    monkeypatch.setattr(make, "STAMP", tmp_path / "nothing")
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(SystemExit, match=r"sudo apt install python3\.\d+-venv$"):
        make.set_up()


@pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")
def test_make_without_a_python_in_range_is_one_line(tmp_path: Path) -> None:
    make = shutil.which("make")
    shell = tmp_path / "bin"
    shell.mkdir()
    (shell / "sh").symlink_to("/bin/sh")
    done = subprocess.run([make, "book"], cwd=ROOT, env={"PATH": str(shell)}, capture_output=True, text=True)
    assert done.returncode != 0 and done.stdout.startswith("cocrea needs Python 3.11, 3.12 or 3.13.")


def test_requirements_name_no_index_and_pin_everything() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.lstrip().startswith("#")]
    assert pins and all("==" in line and "://" not in line for line in pins)


def test_a_clock_says_minutes_and_seconds() -> None:
    assert load_make().clock(125.4) == "2:05"
