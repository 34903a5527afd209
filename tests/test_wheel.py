"""The wheel in an empty environment, with the oldest versions that we promise to support.

One environment answers three questions: does it import without Sphinx, does it
find its data away from the checkout, and do the widgets construct under
ipywidgets 7.7.1 (Colab's default has been old) with the oldest pandas and numpy?
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow

USE = """
import json, sys
import cocrea
from cocrea import charts, data, explorables, kit, survey, tables, tasks
from cocrea.models import moments
import ipywidgets, numpy, pandas
names = data.known()
for name in names:
    assert len(data.load(name)), name
cocrea.set_language("es")
explorer = explorables.moments.zone_of_tolerance()
form = tasks.get("E4.5").form()
assert "tasks.sign" in kit.students_notebook("04-moments")
figure = charts.zone_chart(moments.zone_table(data.load("supermarket")))
print(json.dumps({
    "sphinx": "sphinx" in sys.modules,
    "where": cocrea.__file__,
    "data": names,
    "sentence": explorer.result()[1],
    "versions": [ipywidgets.__version__, numpy.__version__, pandas.__version__],
}))
"""


def oldest() -> list[str]:
    """The lower bound of every dependency, as pyproject.toml promises it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [requirement.replace(">=", "==") for requirement in project["dependencies"]]


@pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="the oldest versions have wheels for Python 3.11 only"
)
def test_the_wheel_works_alone_with_the_oldest_versions(tmp_path: Path) -> None:
    import json

    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(tmp_path),
        ".",
    ]
    subprocess.run(build, cwd=ROOT, check=True)
    (wheel,) = tmp_path.glob("cocrea-*.whl")
    empty = tmp_path / "empty"
    venv.create(empty, with_pip=False)
    python = empty / "bin" / "python"
    install = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "install",
        "-q",
        "--compile-bytecode",
        "--python",
        str(python),
    ]
    subprocess.run([*install, str(wheel), *oldest()], check=True)
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "COCREA_LANG")}
    done = subprocess.run(
        [python, "-W", "ignore", "-c", USE], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert not said["sphinx"]
    assert said["where"].startswith(str(empty))
    assert {"supermarket", "kiosk_gaps", "kiosk_overall"} <= set(said["data"])
    assert "cliente" in said["sentence"]
    assert said["versions"][0] == "7.7.1"
