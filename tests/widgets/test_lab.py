"""The Explorer in JupyterLab: the same object, live, and Python sees what the reader does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page

from tests.browser import Watch, browsing

pytestmark = pytest.mark.slow

CELLS = [
    "from cocrea.explorables.moments import zone_of_tolerance\nex = zone_of_tolerance()\nex",
    "print(ex.values['perceived'], ex.result()[1])",
]
PATIENCE = 60_000  # milliseconds for a kernel to start and Lab to open on a busy machine


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """JupyterLab on this machine alone, in an empty home; its address."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, tmp_path / "zone.ipynb")
    folders = {f"JUPYTER_{kind}_DIR": str(tmp_path / kind) for kind in ("CONFIG", "RUNTIME", "DATA")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1",
               "--port=0", "--IdentityProvider.token=", f"--ServerApp.root_dir={tmp_path}",
               "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]  # fmt: skip
    log = (tmp_path / "lab.log").open("w")
    server = subprocess.Popen(command, env={**os.environ, **folders}, stdout=log, stderr=log)
    try:
        yield address(tmp_path / "RUNTIME", server)
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def address(runtime: Path, server: subprocess.Popen[bytes]) -> str:
    """Where the server listens, as soon as it says so."""
    for _turn in range(200):
        assert server.poll() is None, "JupyterLab stopped"
        if said := next(runtime.glob("jpserver-*.json"), None):
            return str(json.loads(said.read_text(encoding="utf-8"))["url"])
        time.sleep(0.2)
    pytest.fail("JupyterLab did not start within 40 seconds")


def run(page: Page, cell: int) -> None:
    page.locator(".jp-CodeCell .cm-content").nth(cell).click()
    page.keyboard.press("Shift+Enter")


def test_a_slider_moved_in_jupyterlab_is_seen_by_python(lab: str) -> None:
    with browsing() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.set_default_timeout(PATIENCE)
        watch = Watch(page)
        page.goto(f"{lab}lab/tree/zone.ipynb")
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        run(page, 0)
        page.wait_for_selector(".cocrea-explorer [data-state] svg")
        status = page.get_by_role("status").filter(has_text="The average customer")
        assert "inside the zone" in status.inner_text()
        handle = page.get_by_role("slider", name="Perceived service")
        handle.press("ArrowLeft")
        handle.press("ArrowLeft")
        page.wait_for_function(
            "document.querySelector('.cocrea-sentence').textContent.includes('below the zone')"
        )
        run(page, 1)
        printed = page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output")
        printed.wait_for()
        assert printed.inner_text().startswith("4.0 The average customer is below the zone (4.0 under 4.5).")
        assert watch.foreign(lab) == []
