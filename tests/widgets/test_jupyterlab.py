"""Both widgets in JupyterLab: live objects, seen by Python and saved with the notebook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

from cocrea import tasks
from cocrea.kit import read_sheets
from tests.browser import Watch

pytestmark = pytest.mark.slow

EXPLORER = [
    "from cocrea.explorables.moments import zone_of_tolerance\nex = zone_of_tolerance()\nex",
    "print(ex.values['promise'], ex.result().said)",
]
TASK = ['from cocrea import tasks\n\ntasks.sign("s07", "week 4")\ntasks.get("E4.5").form()']
PATIENCE = 60_000  # milliseconds for a kernel to start and Lab to open on a busy machine


@dataclass(frozen=True)
class Lab:
    """A JupyterLab of this machine alone, on a folder of its own."""

    address: str
    folder: Path


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    home = tmp_path_factory.mktemp("lab")
    (folder := home / "notebooks").mkdir()
    folders = {f"JUPYTER_{kind}_DIR": str(home / kind) for kind in ("CONFIG", "RUNTIME", "DATA")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1",
               "--port=0", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}",
               "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
               "--LabApp.news_url="]  # fmt: skip
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, env=os.environ | folders, stdout=log, stderr=log)
        try:
            yield Lab(listening(home / "RUNTIME", server), folder)
        finally:
            server.terminate()
            server.wait(20)


def listening(runtime: Path, server: subprocess.Popen[bytes]) -> str:
    """Where the server listens, as soon as it says so."""
    for _turn in range(200):
        assert server.poll() is None, "JupyterLab stopped"
        if said := next(runtime.glob("jpserver-*.json"), None):
            return str(json.loads(said.read_text(encoding="utf-8"))["url"])
        time.sleep(0.2)
    pytest.fail("JupyterLab did not start within 40 seconds")


def opened(browser: Browser, lab: Lab, name: str, cells: list[str]) -> tuple[Page, Watch]:
    """A new notebook with `cells` in a workspace of its own, its kernel ready and its first cell run."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, lab.folder / name)
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(PATIENCE)
    watch = Watch(page)
    page.goto(f"{lab.address}lab/workspaces/{Path(name).stem}/tree/{name}")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    run(page, 0)
    return page, watch


def run(page: Page, cell: int) -> None:
    page.locator(".jp-CodeCell .cm-content").nth(cell).click()
    page.keyboard.press("Shift+Enter")


def test_a_slider_moved_in_jupyterlab_is_seen_by_python(browser: Browser, lab: Lab) -> None:
    page, watch = opened(browser, lab, "zone.ipynb", EXPLORER)
    page.wait_for_selector(".cocrea-explorer [data-state] svg")
    status = page.get_by_role("status").filter(has_text="The average customer")
    assert "inside the zone" in status.inner_text()
    handle = page.get_by_role("slider", name="A promise lifts what they accept and hope for by")
    for _step in range(3):
        handle.press("ArrowRight")
    page.wait_for_function(
        "document.querySelector('.cocrea-sentence').textContent.includes('below the zone')"
    )
    run(page, 1)
    printed = page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output")
    printed.wait_for()
    assert printed.inner_text().startswith("0.75 The average customer is below the zone: 5.0 under 5.")
    assert watch.foreign(lab.address) == []
    page.close()


def test_a_check_is_saved_with_the_notebook(browser: Browser, lab: Lab) -> None:
    page, watch = opened(browser, lab, "mine.ipynb", TASK)
    inputs = page.locator(".cocrea-form input[type=text]")
    inputs.nth(0).fill("33,3")
    page.locator("input[value=exceed]").check()
    inputs.nth(0).press("Enter")
    wrong = page.locator("[data-verdict=wrong] .cocrea-said")
    expect(wrong.filter(has_text="costs money")).to_be_visible()
    expect(page.locator(".jp-OutputArea").get_by_text("cocrea-answers/2")).to_be_visible()
    page.keyboard.press("Control+s")
    page.wait_for_timeout(2000)
    assert watch.foreign(lab.address) == []
    table = read_sheets(lab.folder).query("file == 'mine.ipynb'").set_index("field")
    assert set(table["student"]) == {"s07"}
    typed = dict.fromkeys(tasks.get("E4.5").key().fields, "") | {"below": "33,3", "conclusion": "exceed"}
    assert table["typed"].to_dict() == typed
    assert table.loc["below", "read"] == 33.3
    page.close()
