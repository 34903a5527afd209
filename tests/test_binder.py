"""Binder starts from the repository as it is: the files that repo2docker looks for, in its form."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_python_that_binder_is_asked_for_is_one_that_we_support() -> None:
    asked = re.fullmatch(r"python-3\.(\d+)\n", (ROOT / "runtime.txt").read_text(encoding="utf-8"))
    assert asked and 11 <= int(asked[1]) <= 13
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11,<3.14"


def test_the_package_itself_is_installed_after_its_requirements() -> None:
    script = ROOT / "postBuild"
    assert os.access(script, os.X_OK)
    text = script.read_text(encoding="utf-8")
    assert (
        text.startswith("#!/bin/bash") and "pip install --no-deps --no-build-isolation --editable ." in text
    )


def test_what_the_build_of_the_package_needs_is_pinned_too() -> None:
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert re.search("^hatchling==", pins, re.M) and re.search("^editables==", pins, re.M)
