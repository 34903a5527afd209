"""What the browser tests share: finding Chromium, watching requests, asking axe-core, measuring jumps."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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


def axe(page: Page, selector: str | None = None) -> list[str]:
    """axe-core's violations in `selector` (the whole page by default), one line each."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(
        "at => axe.run(at ? { include: [[at]] } : document, { resultTypes: ['violations'], preload: false })",
        selector,
    )
    return [
        f"{rule['impact']} {rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
