"""What the built pages weigh, and that what the theme's scripts did still works without them."""

from __future__ import annotations

import gzip
import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser

from cocrea.book.site.icons import signs
from cocrea.book.uptodate import edition
from cocrea.language import LANGUAGES
from tests.browser import Host, opened, served

SITE = Path(__file__).parents[2] / "_site"
PAGES = [
    path.relative_to(SITE).as_posix()
    for path in sorted([*SITE.glob("book/*.html"), *SITE.glob("es/book/*.html")])
]
# Bytes, gzipped, of a page with explorables and of a page without, when it opens; and of any page in all,
# down to its last picture: a phone that scrolls through it pays for each.
WITH, WITHOUT, IN_ALL = 450_000, 200_000, 450_000
AT_ONCE = 6  # pictures further down that a browser may fetch when the page opens
STRICT = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"  # noqa: E501
pytestmark = pytest.mark.slow


class Strict(Host):
    """A host that lets no page evaluate text as a program."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of `_site`, served by a strict host."""
    assert PAGES, "there is no built book: run `make book` first"
    with served(SITE, Strict) as address:
        yield address


def asked_for(page: Path, further_down: int | None = None) -> set[Path]:
    """The files that a page loads, with what its style sheet and its widgets load.

    Of the pictures that the browser fetches as the reader comes near, the first `further_down`, or all.
    """
    html = page.read_text(encoding="utf-8")
    if further_down is not None:
        html = re.sub(r'(<img\b[^>]*\bloading="lazy"[^>]*>)', _first_only(further_down), html)
    named = re.findall(r'<(?:script|img)\b[^>]*\bsrc="([^"?]+)', html)
    named += re.findall(r'<link\b[^>]*rel="(?:stylesheet|preload|icon)"[^>]*href="([^"?]+)', html)
    files = {(page.parent / name).resolve() for name in named if not name.startswith("data:")}
    sheets = [file for file in files if file.suffix == ".css"]
    # A font is fetched where it is set: that of the formulas where there are any.
    fonts = {
        (sheet.parent / name).resolve()
        for sheet in sheets
        for name in re.findall(r'url\("([^":]+\.woff2?)"\)', sheet.read_text(encoding="utf-8"))
        if "stix" not in name or "<math" in html
    }
    return {page, *files, *fonts}


def _first_only(count: int) -> Callable[[re.Match[str]], str]:
    """Keeps the first `count` of what is matched, and drops the rest."""
    seen = itertools.count()
    return lambda found: found[0] if next(seen) < count else ""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_to_its_budget(name: str) -> None:
    whole = {file: len(gzip.compress(file.read_bytes(), 6)) for file in asked_for(SITE / name)}
    opening = {file.name: whole[file] for file in asked_for(SITE / name, AT_ONCE)}
    assert sum(opening.values()) <= (WITH if "vega.js" in opening else WITHOUT), opening
    assert sum(whole.values()) <= IN_ALL, whole


def test_nothing_lies_in_the_site_for_nobody() -> None:
    assert not list(SITE.rglob("*.map"))
    there = {path.name for path in SITE.glob("_static/**/*") if path.is_file()}
    assert not there & {"fontawesome.js", "bootstrap.js", "pydata-sphinx-theme.css", "fa-solid-900.woff2"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_search_reads_words_and_finds_pages(browser: Browser, site: str, code: str) -> None:
    index = (SITE / edition(code) / "searchindex.js").read_text(encoding="utf-8")
    assert "adequatedesired" not in index and "adecuadodeseado" not in index
    page, watch = opened(
        browser, f"{site}{edition(code)}search.html?q={'tolerance' if code == 'en' else 'tolerancia'}"
    )
    page.locator("#search-results li").nth(3).wait_for()  # not wait_for_function: it evaluates text, too
    assert watch.complaints == []


@pytest.mark.parametrize("width", [1280, 390])
def test_menu_theme_and_search_work(browser: Browser, site: str, width: int) -> None:
    page, watch = opened(
        browser,
        f"{site}es/book/glossary.html",
        viewport={"width": width, "height": 844},
        color_scheme="light",
    )
    theme = "document.documentElement.dataset.theme"
    before = page.evaluate(theme)
    page.locator(".theme-switch-button").first.click()
    assert page.evaluate(theme) != before
    assert page.locator(".theme-switch-button svg:visible").count() == 1
    page.keyboard.press("Control+k")
    assert page.locator("#pst-search-dialog").is_visible()
    page.keyboard.press("Escape")
    sidebar = page.locator("#pst-primary-sidebar" if width > 992 else "#pst-primary-sidebar-modal")
    shown = sidebar.is_visible()
    page.locator(".primary-toggle").click()
    page.wait_for_timeout(400)
    assert sidebar.is_visible() != shown
    assert watch.complaints == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_explorables_work_where_nothing_may_be_evaluated(browser: Browser, site: str, code: str) -> None:
    page, watch = opened(browser, f"{site}{edition(code)}book/04-priorities.html")
    page.locator("[data-state] svg").first.wait_for()
    assert watch.complaints == []


def test_until_an_explorable_is_alive_its_picture_stands_there(browser: Browser, site: str) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.route("**/*.js*", lambda route: route.abort())
    page.goto(f"{site}book/index.html")
    picture = page.locator(".cocrea-place .cocrea-fallback svg").first
    assert picture.is_visible()
    assert page.locator(".cocrea-place .cocrea-sentence").first.inner_text()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sign_of_the_style_sheet_is_in_the_font_that_the_site_has(code: str) -> None:
    static = SITE / edition(code) / "_static"
    sheet = (static / "site.css").read_text(encoding="utf-8")
    with TTFont(static / "fa-solid.woff") as font:
        assert set(signs(sheet)) <= {chr(sign) for sign in font.getBestCmap()}
    assert "--fa-font-brands" not in re.sub(r"--fa-font-brands:[^;}]*", "", sheet)


def test_a_page_found_by_a_search_is_not_lit_up(browser: Browser, site: str) -> None:
    page, watch = opened(browser, f"{site}search.html?q=zone")
    page.locator("#search-results li a[href*='04-moments']").first.click()
    page.locator("[data-state] svg").first.wait_for()
    assert page.locator("span.highlighted").count() == 0
    assert watch.complaints == []
