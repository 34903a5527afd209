"""The built book in a real browser: both editions, phone and desk, light and dark, served and from disk.

Each page is loaded once in each edition, then resized and re-themed.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from cocrea import explorables, tasks
from cocrea.book.uptodate import edition
from cocrea.explorables.makers import is_builder
from cocrea.language import LANGUAGES, speaking
from cocrea.tasks.prose import prose
from cocrea.widgets.explorer import Explorer
from tests.browser import Watch, axe, opened, ready, served
from tests.stepping import check, somewhere

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_site"
CHAPTER = "book/04-moments.html"
SCHEMA = ROOT / "src" / "cocrea" / "tasks" / "answer-sheet.schema.json"
OURS = (".bd-article", ".cocrea-links")
pytestmark = pytest.mark.slow


PAGES = [
    f"{edition(code)}{page.relative_to(SITE).as_posix()}"
    for code in LANGUAGES
    for page in sorted((SITE / "book").glob("*.html"))
]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of `_site`, served as a host would."""
    assert (SITE / CHAPTER).exists(), "there is no built book: run `make book` first"
    with served(SITE) as address:
        yield address


PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 844}


def classes_of(path: str) -> set[str]:
    """The classes that a page's article uses: what its colours depend on."""
    soup = BeautifulSoup((SITE / path).read_text(encoding="utf-8"), "html.parser")
    return {name for tag in soup.select(".bd-article *") for name in tag.get("class", [])}


@cache
def with_every_class() -> frozenset[str]:
    """A few English pages that between them use every class of all: colours are judged on these."""
    classes = {path: classes_of(path) for path in PAGES if not path.startswith("es/")}
    missing, chosen = set().union(*classes.values()), set()
    while missing:
        best = max(classes, key=lambda path: len(classes[path] & missing))
        chosen.add(best)
        missing -= classes[best]
    return frozenset(chosen)


@dataclass(frozen=True)
class Look:
    """A page of the book as somebody looks at it, all of it loaded."""

    path: str
    page: Page
    watch: Watch

    @property
    def code(self) -> str:
        return "es" if self.path.startswith("es/") else "en"


@pytest.fixture(scope="module", params=PAGES)
def look(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Look]:
    """Each page, loaded once for several tests: in English on a phone in the dark, in Spanish on a desk."""
    path = request.param
    spanish = path.startswith("es/")
    view, theme = (DESK, "light") if spanish else (PHONE, "dark")
    page, watch = opened(browser, site + path, viewport=view, color_scheme=theme)
    ready(page)
    page.wait_for_load_state("networkidle")
    yield Look(path, page, watch)
    page.context.close()


def explorers(code: str) -> dict[str, Explorer]:
    """Every explorable of the course by its title in one language."""
    with speaking(code):
        made = [make() for make in explorables.known().values() if not is_builder(make)]
    return {explorer.board.title: explorer for explorer in made}


@pytest.mark.parametrize("code", LANGUAGES)
def test_random_states_of_a_built_page_equal_python(browser: Browser, site: str, code: str) -> None:
    page, watch = opened(browser, f"{site}{edition(code)}{CHAPTER}")
    ready(page)
    known, chance = explorers(code), random.Random(20)
    roots = page.locator(".cocrea-explorer")
    assert roots.count() >= 1
    with speaking(code):
        for root in roots.all():
            explorer = known[root.get_attribute("aria-label")]
            for _ in range(25):
                check(root, explorer, somewhere(explorer, chance))
    assert watch.complaints == []


def test_no_page_asks_another_host_or_complains(look: Look, site: str) -> None:
    assert look.watch.foreign(site) == []
    assert look.watch.complaints == []
    assert look.page.locator("html").get_attribute("lang") == look.code
    for image in look.page.locator(".bd-article img").all():
        assert len(image.get_attribute("alt") or "") > 20, "a picture without words"


def test_nothing_for_axe(look: Look) -> None:
    if look.code != "en" and "/reference-" in look.path:
        return  # long, and generated: the same elements as in English, which axe has seen
    colours = look.path in with_every_class()  # they take most of the time
    for theme in ("dark", "light") if colours else ("light",):
        look.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme }", theme)
        assert axe(look.page, *OURS, contrast=colours) == [], theme


def test_nothing_jumps_and_nothing_overflows(look: Look) -> None:
    assert look.page.evaluate("window.shift") < 0.05
    for view in (DESK, PHONE):
        look.page.set_viewport_size(view)
        assert look.page.evaluate("document.documentElement.scrollWidth") <= view["width"]


# What does not fit a phone: wide formulas, tables without a frame, frames that are not as they should be.
TOO_WIDE = """() => {
  for (const closed of document.querySelectorAll('.bd-article details')) closed.open = true;
  const found = [], name = (el) => el.textContent.trim().slice(0, 60);
  for (const block of document.querySelectorAll('.bd-article div.math'))
    if (block.scrollWidth > block.clientWidth) found.push(`formula: ${name(block)}`);
  for (const table of document.querySelectorAll('.bd-article table')) {
    const frame = table.closest('.cocrea-table');
    if (!frame) { found.push(`no frame: ${name(table)}`); continue; }
    if (frame.tabIndex !== 0 || frame.getAttribute('role') !== 'region' || !frame.getAttribute('aria-label'))
      found.push(`no name: ${name(table)}`);
    if (frame.scrollWidth <= frame.clientWidth) continue;
    const look = getComputedStyle(frame);
    if (look.backgroundAttachment !== 'local, scroll') found.push(`no shadow: ${name(table)}`);
    const edge = () => table.rows[0].cells[0].getBoundingClientRect();
    const [before, paper] = [edge(), getComputedStyle(table.rows[0].cells[0]).backgroundColor];
    frame.scrollLeft = 1000;
    if (Math.abs(edge().left - before.left) > 1) found.push(`does not stay: ${name(table)}`);
    if (before.width > 0.5 * frame.clientWidth) found.push(`leaves no room: ${name(table)}`);
    let behind = frame.parentElement, under;
    do { under = getComputedStyle(behind).backgroundColor; behind = behind.parentElement; }
    while (behind && under === 'rgba(0, 0, 0, 0)');
    if (paper !== under) found.push(`another paper, ${paper} on ${under}: ${name(table)}`);
    frame.scrollLeft = 0;
  }
  return found;
}"""


def test_tables_and_formulas_fit_a_phone(look: Look) -> None:
    look.page.set_viewport_size(PHONE)
    for theme in ("dark", "light"):
        look.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme }", theme)
        assert look.page.evaluate(TOO_WIDE) == [], theme


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_offline_copy_is_a_copy(browser: Browser, code: str) -> None:
    page, watch = opened(browser, (SITE / edition(code) / CHAPTER).as_uri())
    ready(page)
    sentence = page.locator(".cocrea-sentence").first
    before = sentence.inner_text()
    page.locator(".cocrea-explorer input[type=range]").first.press("End")
    page.wait_for_function(
        "before => document.querySelector('.cocrea-sentence').textContent !== before", arg=before
    )
    assert watch.foreign() == [] and watch.complaints == []


@pytest.mark.parametrize("path", PAGES)
def test_the_switch_of_every_page_names_the_same_page(path: str) -> None:
    soup = BeautifulSoup((SITE / path).read_text(encoding="utf-8"), "html.parser")
    (switch,) = soup.select("a.cocrea-edition")
    target = (SITE / path).parent / str(switch["href"])
    other = path.removeprefix("es/") if path.startswith("es/") else f"es/{path}"
    assert target.resolve() == (SITE / other).resolve() and target.is_file()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_switch_leads_to_the_same_page_and_back(browser: Browser, site: str, code: str) -> None:
    page, _ = opened(browser, f"{site}{edition(code)}{CHAPTER}", viewport=PHONE)
    for other in (*(one for one in LANGUAGES if one != code), code):
        page.locator(".cocrea-edition").click()
        page.wait_for_url(f"{site}{edition(other)}{CHAPTER}")


@pytest.mark.parametrize("code", LANGUAGES)
def test_paper_has_figures_and_sentences(browser: Browser, site: str, code: str) -> None:
    page, _ = opened(browser, f"{site}{edition(code)}{CHAPTER}")
    ready(page)
    page.emulate_media(media="print")
    assert page.locator(".cocrea-chart svg").first.is_visible()
    assert page.locator(".cocrea-sentence").first.is_visible()
    assert not page.locator(".cocrea-controls").first.is_visible()
    assert not page.locator(".cocrea-edition").is_visible()


@pytest.mark.parametrize("code", LANGUAGES)
def test_without_scripts_there_is_a_picture_and_its_sentence(browser: Browser, site: str, code: str) -> None:
    page, _ = opened(browser, f"{site}{edition(code)}{CHAPTER}", java_script_enabled=False)
    known = explorers(code)
    pictures = page.locator("figure.cocrea-fallback").all()
    assert pictures
    for picture in pictures:
        explorer = known[picture.locator(".cocrea-title").inner_text()]
        assert picture.locator("svg").is_visible()
        assert picture.locator("figcaption").inner_text() == explorer.board.sentence


def test_formulas_are_drawn_by_the_browser_in_our_font(browser: Browser, site: str) -> None:
    page, watch = opened(browser, site + CHAPTER)
    page.wait_for_load_state("networkidle")
    assert page.locator("math").count() >= 4
    assert "\\" not in " ".join(page.locator("math").all_text_contents())
    assert any("stix-two-math" in url for url in watch.requests)
    assert page.evaluate("document.fonts.check('16px \"STIX Two Math\"')")


def test_each_edition_searches_its_own_words(browser: Browser, site: str) -> None:
    for code, word in (("en", "tolerance"), ("es", "tolerancia")):
        page, watch = opened(browser, f"{site}{edition(code)}search.html?q={word}")
        page.wait_for_selector("#search-results li a")
        found = page.locator("#search-results li a").first.get_attribute("href")
        assert found and not found.startswith("http")
        assert watch.foreign(site) == []


# -- the task, on a phone, in Spanish -------------------------------------------


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    page, watch = opened(
        browser, f"{site}es/{CHAPTER}", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    ready(page)
    yield page
    assert watch.complaints == [] and watch.foreign(site) == []


def key(name: str) -> Any:
    """The right answer, computed."""
    return tasks.get("E4.5").key().fields[name].right


def fill(page: Page, field: str, value: str) -> None:
    with speaking("es"):
        label = prose("E4.5").fields[field].label.text
    page.get_by_label(label).fill(value)


def test_a_student_is_told_what_went_wrong_and_gets_there(phone: Page) -> None:
    task = phone.locator(".cocrea-task")
    check = task.locator("button[type=submit]")
    fill(phone, "below", "1,2,3")
    check.tap()
    assert task.locator('[data-verdict="open"]').count() == 5  # asked back, and four unanswered

    fraction = f"{float(key('below')) / 100:.3f}".replace(".", ",")
    fill(phone, "below", fraction)
    check.tap()
    assert "porcentaje" in task.locator('[data-verdict="wrong"] .cocrea-said').inner_text()

    fill(phone, "below", f"{key('below'):.1f}".replace(".", ","))
    fill(phone, "within", f"{key('within'):.1f}")
    fill(phone, "position", f"{key('position'):.2f}".replace(".", ","))
    for choice in ("conclusion", "stays"):
        task.locator(f'input[type=radio][value="{key(choice)}"]').check()
    check.tap()
    assert task.locator('[data-verdict="right"]').count() == 5


def test_answers_survive_a_reload_and_come_out_as_a_sheet(phone: Page, tmp_path: Path) -> None:
    task = phone.locator(".cocrea-task")
    fill(phone, "below", "12,5")
    task.locator("button[type=submit]").tap()
    phone.reload()
    ready(phone)
    assert phone.locator(".cocrea-task input").first.input_value() == "12,5"
    phone.locator(".cocrea-mine summary").tap()
    phone.locator(".cocrea-mine input[type=text]").fill("eva-07")
    with phone.expect_download() as download:
        phone.locator(".cocrea-mine button").first.tap()
    sheet = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    jsonschema.validate(sheet, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert sheet["student"] == "eva-07"
    assert sheet["answers"][0]["fields"]["below"] == {"typed": "12,5", "read": 12.5}


def test_hints_come_one_at_a_time_and_the_solution_after_a_try(phone: Page) -> None:
    help_ = phone.locator(".cocrea-help")
    buttons = help_.locator("button")
    assert help_.locator(".cocrea-hints > li").count() == 0
    buttons.first.tap()
    assert help_.locator(".cocrea-hints > li").count() == 1
    assert buttons.nth(1).get_attribute("aria-disabled") == "true"
    assert not help_.locator(".cocrea-solution").is_visible()
