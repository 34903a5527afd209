"""TaskForm in JupyterLab: every check is saved with the notebook."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cocrea.kit import read_sheets
from tests.browser import Watch, browsing

pytestmark = pytest.mark.slow

CODE = 'from cocrea import tasks\n\ntasks.sign("s07", "week 4")\ntasks.get("E4.5").form()'


@contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """A JupyterLab of its own on `folder`; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {f"JUPYTER_{kind}_DIR": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    options = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"]
    options += ["--IdentityProvider.token=", "--LabApp.news_url=", f"--ServerApp.root_dir={folder}"]
    with (folder / "log").open("w") as log:
        command = [sys.executable, "-m", "jupyterlab", *options]
        server = subprocess.Popen(command, env=os.environ | own, stdout=log, stderr=log)
        try:
            for _ in range(120):
                with socket.socket() as knock:
                    if knock.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.5)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def test_a_check_is_saved_with_the_notebook(tmp_path: Path) -> None:
    notebook = tmp_path / "mine.ipynb"
    cell = {
        "cell_type": "code",
        "id": "a",
        "metadata": {},
        "source": CODE,
        "outputs": [],
        "execution_count": None,
    }
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    told = {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    notebook.write_text(json.dumps(told), encoding="utf-8")
    with jupyterlab(tmp_path) as address, browsing() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        watch = Watch(page)
        page.goto(f"{address}/lab/tree/mine.ipynb")
        page.locator(".jp-Notebook .jp-CodeCell").click(timeout=60_000)
        page.get_by_text("| Idle").wait_for(timeout=60_000)
        page.keyboard.press("Shift+Enter")
        inputs = page.locator(".cocrea-form input[type=text]")
        inputs.nth(0).fill("33,3", timeout=60_000)
        page.locator("input[value=exceed]").check()
        inputs.nth(0).press("Enter")
        expect(page.locator("[data-verdict=wrong] .cocrea-said")).to_contain_text("costs money")
        expect(page.locator(".jp-OutputArea").get_by_text("cocrea-answers/1")).to_be_visible()
        page.keyboard.press("Control+s")
        page.wait_for_timeout(2000)
        assert not watch.foreign(address)
    table = read_sheets(tmp_path).query("file == 'mine.ipynb'").set_index("field")
    assert set(table["student"]) == {"s07"}
    assert table["typed"].to_dict() == {"below": "33,3", "within": "", "position": "", "conclusion": "exceed"}
    assert table.loc["below", "read"] == 33.3
