"""`make bench`: what the design promises, measured in one run, as ratios where time is the question.

    python -m tests.bench

The page is compared with itself made bare: the same HTML without the widgets'
state, views and scripts; same theme, same formulas, same fonts.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page

from tests.bench_bootstrap import bootstrap_ratio
from tests.bench_gaps import gaps_ratio
from tests.bench_importance import importance_ratio
from tests.bench_queues import queues_ratio
from tests.browser import Host, browsing, served

ROOT = Path(__file__).parents[1]
SITE = ROOT / "_site"
CHAPTER = "book/04-moments.html"
ROUNDS = 7
STEPS = 60
SCRIPT = re.compile(r"<script[^>]*>.*?</script>", re.S)
OURS = ("widget-state+json", "widget-view+json", "cocrea/widgets.js", "cocrea/host.js")


def bare(html: str) -> str:
    """A page without its widgets: their scripts, state and views taken out; styles are one sheet for all."""
    html = SCRIPT.sub(lambda found: "" if any(mark in found[0][:400] for mark in OURS) else found[0], html)
    html = re.sub(r"<noscript><div class=\"cocrea-fallback.*?</noscript>", "", html, flags=re.S)
    html = re.sub(r"<figure class=\"cocrea-fallback.*?</figure>", "", html, flags=re.S)
    return re.sub(r"<link[^>]*cocrea/vega\.js[^>]*>", "", html)


class Zipped(Host):
    """Files as a host sends them: gzipped. What lies in book/ can also be had bare, from bare/."""

    def do_GET(self) -> None:  # noqa: N802 - the server's own name
        path = self.path.split("?")[0].lstrip("/")
        source = SITE / path.replace("bare/", "book/", 1)  # also under es/
        if not source.is_file():
            self.send_error(404)
            return
        body = source.read_bytes()
        if "bare/" in path:
            body = bare(body.decode()).encode()
        body = gzip.compress(body, 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(source)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def weight(browser: Browser, address: str) -> dict[str, int]:
    """Bytes over the wire for each file of a page, cold cache."""
    sizes: dict[str, int] = {}
    page = browser.new_context().new_page()
    page.on("response", lambda r: sizes.__setitem__(r.url, int(r.headers.get("content-length", 0))))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    for picture in page.locator("img[loading=lazy]").all():
        picture.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    page.context.close()
    return sizes


SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}


def alive(browser: Browser, address: str) -> float:
    """Milliseconds until the first explorable answers, on slow 4G and a processor four times as slow."""
    page = browser.new_context().new_page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="commit")
    page.wait_for_function("document.querySelector('.cocrea-explorer [data-state] svg')", polling=50)
    took: float = page.evaluate("performance.now()")
    page.context.close()
    return took


DRAWN = """() => document.querySelector('.cocrea-task')
  && document.querySelector('.cocrea-explorer [data-state] svg')"""


def ready(browser: Browser, address: str, done: str) -> float:
    """Milliseconds from the request until `done`, cold cache."""
    page = browser.new_context().new_page()
    page.goto(address, wait_until="commit")
    page.wait_for_function(done, polling=10)
    took: float = page.evaluate("performance.now()")
    page.context.close()
    return took


def steps(page: Page) -> list[float]:
    """Milliseconds from each key press on a slider until the chart is redrawn."""
    page.evaluate(
        """() => { window.steps = [];
        addEventListener("keydown", () => { window.pressed = performance.now(); }, true);
        addEventListener("cocrea:updated", () => window.steps.push(performance.now() - window.pressed)); }"""
    )
    slider = page.locator(".cocrea-explorer input[type=range]").nth(2)
    slider.press("Home")
    for n in range(STEPS):
        before = page.evaluate("window.steps.length")
        slider.press("ArrowRight" if n % 14 < 7 else "ArrowLeft")
        page.wait_for_function("n => window.steps.length > n", arg=before)
    took: list[float] = page.evaluate("window.steps")
    return took


def checks(page: Page) -> list[float]:
    """Milliseconds that the task needs to judge what was typed."""
    took: list[float] = page.evaluate(
        """() => { const form = document.querySelector(".cocrea-form"), input = form.querySelector("input");
        return Array.from({ length: 40 }, (_, i) => {
          input.value = String(i);
          const start = performance.now();
          form.requestSubmit(); void document.body.offsetHeight; return performance.now() - start; }); }"""
    )
    return took


def say(what: str, took: list[float]) -> None:
    """A line with median and 95th percentile."""
    median, p95 = np.percentile(took, [50, 95])
    print(f"{what}: median {median:.1f} ms, p95 {p95:.1f} ms (n = {len(took)})")


def pages() -> None:
    """The reader's page against its bare self."""
    with served(SITE, Zipped) as home, browsing() as browser:
        for path in sorted([*SITE.glob("book/*.html"), *SITE.glob("es/book/*.html")]):
            name = path.relative_to(SITE).as_posix()
            full, empty = (
                weight(browser, home + name.replace("book/", f"{folder}/")) for folder in ("book", "bare")
            )
            whole, rest = sum(full.values()) / 1e3, sum(empty.values()) / 1e3
            vega = sum(size for url, size in full.items() if url.endswith("vega.js")) / 1e3
            print(
                f"{name}: {whole:.0f} KB gzipped, {len(full)} requests (budget {450 if vega else 200}), bare "
                f"{rest:.0f}, Vega {vega:.0f}, what else we add {whole - rest - vega:.1f} (budget 80)"
            )
        for name in ("book/index.html", CHAPTER, f"es/{CHAPTER}"):
            took = np.median([alive(browser, home + name) for _ in range(3)])
            print(f"{name}: alive after {took / 1e3:.1f} s (slow 4G, processor 4 x slower; budget 4)")
        bare_chapter = CHAPTER.replace("book/", "bare/")
        loaded = "() => document.readyState === 'complete'"
        turns = [
            (ready(browser, home + CHAPTER, DRAWN), ready(browser, home + bare_chapter, loaded))
            for _ in range(ROUNDS)
        ]
        ours, bare_page = np.median(turns, axis=0)
        print(f"ready: {ours:.0f} ms, bare {bare_page:.0f} ms: {ours / bare_page:.2f} times (budget 1.5)")
        page = browser.new_page()
        page.goto(home + CHAPTER)
        page.wait_for_function(DRAWN)
        say("explorable, key to redrawn chart", steps(page))
        say("task, check to verdict", checks(page))


def lines() -> None:
    """Lines of code by folder."""
    counted: dict[str, int] = {}
    for path in [*ROOT.glob("src/cocrea/**/*"), *ROOT.glob("tests/**/*.py"), ROOT / "make.py"]:
        if path.suffix in (".py", ".js", ".css") and "__pycache__" not in path.parts:
            parts = path.relative_to(ROOT).parts
            place = "/".join(
                parts[: 3 if parts[0] == "src" and len(parts) > 3 else 2 if parts[0] == "src" else 1]
            )
            counted[place] = counted.get(place, 0) + len(path.read_text(encoding="utf-8").splitlines())
    print("lines:", json.dumps(counted))


def main() -> None:
    """Everything, one after the other."""
    ratios = [bootstrap_ratio, gaps_ratio, importance_ratio, queues_ratio]
    parts: list[Callable[[], object]] = [*ratios, pages, lines]
    for part in parts:
        part()


if __name__ == "__main__":
    main()
