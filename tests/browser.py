"""What the browser tests share: Chromium, small published pages, watching requests, asking axe-core.

`browser` and `assets` are fixtures: tests/conftest.py makes them known.
"""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from ipywidgets import DOMWidget
from ipywidgets.embed import dependency_state, embed_data
from playwright.sync_api import Browser, Page, sync_playwright

from cocrea.widgets.front import ASSETS, asset

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

# Before the page starts: add up what moves without the reader's doing (Cumulative Layout Shift).
SHIFT = """window.shift = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""


# Every explorer drawn, every task filled; those in a closed box wait for the reader to open it.
READY = """() => {
  const open = (one) => !one.closest('details:not([open])');
  const ours = '.cocrea-explorer, .cocrea-task, .cocrea-builder';
  const widgets = [...document.querySelectorAll(ours)].filter(open);
  const views = [...document.querySelectorAll('script[type$="widget-view+json"]')].filter(open);
  return widgets.length >= views.length && widgets.every((widget) =>
    widget.matches('.cocrea-task, .cocrea-builder') || widget.querySelector('[data-state] svg'));
}"""

PAGE = """<!doctype html><html lang="{language}" data-theme="{theme}"><head><meta charset="utf-8">
<title>Widget</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="widgets.css"><style>
body{{font:16px/1.5 sans-serif;margin:0 auto;padding:1rem;max-width:48rem}}
[data-theme=dark]{{color-scheme:dark;
  --pst-color-text-base:#ced6dd;--pst-color-surface:#222832;--pst-color-border:#48566b}}
[data-theme=dark] body{{background:#14181e;color:#ced6dd}}</style>
<script defer src="widgets.js"></script><script defer src="host.js"></script></head>
<body><main><h1>Widget</h1><h2>Your turn</h2><div class="cell_output">
<div class="cocrea-place" style="{room}">
<script type="application/vnd.jupyter.widget-view+json">{view}</script>
{still}</div></div>
<p>What follows must not jump.</p></main>
<script type="application/vnd.jupyter.widget-state+json">{state}</script></body></html>"""


def chromium() -> str:
    """Where Chromium is. Without one the test fails, and says how to get it."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    pytest.fail(
        "No Chromium found: sudo apt install chromium (macOS: brew install --cask chromium)", pytrace=False
    )


@contextmanager
def browsing() -> Iterator[Browser]:
    """A headless Chromium, closed in the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium for the tests of one file: Playwright and other event loops do not mix."""
    with browsing() as running:
        yield running


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the scripts and styles that a published page loads, for `write_page`."""
    folder = tmp_path_factory.mktemp("site")
    for name in ASSETS:
        (folder / name).write_bytes(asset(name))
    return folder


class Host(http.server.SimpleHTTPRequestHandler):
    """A host that says nothing about its work."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, host: type[Host] = Host) -> Iterator[str]:
    """The address of a folder, served by `host` as long as the block lasts."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def write_page(
    folder: Path, widget: DOMWidget, name: str, theme: str = "light", language: str = "en", swap: str = ""
) -> str:
    """A published page in small, as the book shows `widget`; its address. `swap` renames a slider's model."""
    from cocrea.widgets.explorer import Explorer  # here: every test would pay for its charts
    from cocrea.widgets.taskform import TaskForm

    room = "--wide:{}px;--narrow:{}px".format(*widget.room()) if isinstance(widget, Explorer) else ""
    still = widget.still() if isinstance(widget, Explorer) else ""
    still = widget._repr_mimebundle_()["text/html"] if isinstance(widget, TaskForm) else still
    alone = dependency_state([widget], drop_defaults=False)  # not what other tests have left behind
    data = embed_data(views=[widget], drop_defaults=False, state=alone)  # as an executed notebook keeps it
    state = json.dumps(data["manager_state"]).replace("<", "\\u003c")
    state = state.replace("FloatSliderModel", swap, 1) if swap else state
    view = json.dumps(data["view_specs"][0])
    still = still if isinstance(widget, Explorer) else f"<noscript>{still}</noscript>"
    told = {"theme": theme, "language": language, "room": room, "view": view, "still": still, "state": state}
    page = folder / name
    page.write_text(PAGE.format(**told), encoding="utf-8")
    return page.as_uri()


def opened(browser: Browser, address: str, **context: Any) -> tuple[Page, Watch]:
    """A page in a context of its own, watched and measured from its start."""
    page = browser.new_context(**context).new_page()
    watch = Watch(page)
    page.add_init_script(SHIFT)
    page.goto(address)
    return page, watch


def ready(page: Page) -> None:
    """Wait until every explorer is drawn and every task is filled."""
    page.wait_for_function(READY)


class Watch:
    """What a page asked for and complained about, from the moment it is watched."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)

    def foreign(self, home: str = "") -> list[str]:
        """Requests to a host other than that of the address `home`; none at all are allowed from ``file://``."""
        own = urlsplit(home).netloc
        return [url for url in self.requests if url[:2] in ("ht", "ws") and urlsplit(url).netloc != own]


def axe(page: Page, *selectors: str, contrast: bool = True) -> list[str]:
    """axe-core's violations within `selectors` (the whole page by default), one line each.

    Without `contrast` it takes a fifth of the time: for a page whose colours were judged before.
    """
    page.evaluate(f"() => {{ if (!globalThis.axe) {{ {AXE} }} }}")
    found: dict[str, Any] = page.evaluate(
        """([within, enabled]) => axe.run(
          within.length ? { include: within.map((at) => [at]) } : document,
          { resultTypes: ['violations'], preload: false, rules: { 'color-contrast': { enabled } } })""",
        [list(selectors), contrast],
    )
    return [
        f"{rule['impact']} {rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
