"""The Explorer in a published page: a page opened from disk, in headless Chromium."""

from __future__ import annotations

import random
from pathlib import Path

import altair as alt
import pytest
from playwright.sync_api import Browser

from cocrea.explorables.moments import gap_or_performance
from cocrea.widgets.controls import choice, slider, tick, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.front import Front
from tests.browser import axe, opened, ready, write_page
from tests.stepping import expected, shown, steps_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def explorer() -> Explorer:
    return gap_or_performance()


@pytest.fixture(scope="module")
def site(assets: Path, explorer: Explorer) -> Path:
    for theme in ("light", "dark"):
        write_page(assets, explorer, f"{theme}.html", theme)
    return assets


COUNTER = """window.steps = 0; addEventListener("cocrea:updated", () => { window.steps += 1; });"""


def test_random_steps_show_exactly_what_python_says(browser: Browser, site: Path, explorer: Explorer) -> None:
    page, watch = opened(browser, (site / "light.html").as_uri())
    ready(page)
    page.evaluate(COUNTER)
    steps = steps_of(explorer)
    at = {name: values.index(explorer.values[name]) for name, values in steps.items()}
    chance = random.Random(4)
    for turn in range(40):
        name = chance.choice(list(steps))
        here = at[name]
        at[name] += 1 if here == 0 or (here < len(steps[name]) - 1 and chance.random() < 0.5) else -1
        page.locator("input[type=range]").nth(list(steps).index(name)).press(
            "ArrowRight" if at[name] > here else "ArrowLeft"
        )
        page.wait_for_function("turn => window.steps > turn", arg=turn)
        given = {each: values[at[each]] for each, values in steps.items()}
        assert shown(page.locator(".cocrea-explorer"), explorer) == expected(explorer, given)
    assert watch.complaints == []
    assert watch.foreign() == []


def test_keyboard_names_and_values_for_assistive_technology(browser: Browser, site: Path) -> None:
    page, _watch = opened(browser, (site / "light.html").as_uri())
    ready(page)
    handle = page.get_by_role("slider", name="Expectations differ by (sd)")
    for key, value in (("Home", "0.1"), ("ArrowUp", "0.2"), ("End", "1.5")):
        handle.press(key)
        assert handle.get_attribute("aria-valuetext") == value
    assert (
        page.get_by_role("status").inner_text().startswith("Perceived service alone goes with satisfaction")
    )
    assert page.get_by_role("group", name="Gap or performance?").is_visible()
    assert page.get_by_role("img").get_attribute("aria-label").startswith("Three lines over")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_for_axe_nothing_jumps_nothing_overflows(
    browser: Browser, site: Path, theme: str, width: int
) -> None:
    page, _watch = opened(
        browser, (site / f"{theme}.html").as_uri(), viewport={"width": width, "height": 844}
    )
    ready(page)
    assert axe(page, ".cocrea-explorer") == []
    assert page.evaluate("window.shift") < 0.05
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_chart_follows_the_width_of_the_page(browser: Browser, site: Path) -> None:
    page, _watch = opened(browser, (site / "light.html").as_uri(), viewport={"width": 1280, "height": 800})
    ready(page)
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_function("document.querySelector('.cocrea-chart svg').getBoundingClientRect().width < 330")


def test_paper_has_the_picture_and_the_sentence_in_ink(browser: Browser, site: Path) -> None:
    page, _watch = opened(browser, (site / "dark.html").as_uri())
    ready(page)
    page.emulate_media(media="print")
    assert not page.locator(".cocrea-controls").is_visible()
    assert page.locator(".cocrea-chart svg").is_visible()
    sentence = page.locator(".cocrea-sentence")
    assert sentence.is_visible()
    assert sentence.evaluate("el => getComputedStyle(el).color") == "rgb(0, 0, 0)"


def test_without_scripts_there_is_a_picture_and_its_sentence(browser: Browser, site: Path) -> None:
    page, _watch = opened(browser, (site / "light.html").as_uri(), java_script_enabled=False)
    assert page.locator(".cocrea-fallback svg").is_visible()
    assert "r\u00a0=\u00a00.60" in page.locator(".cocrea-fallback .cocrea-sentence").inner_text()


def test_an_old_browser_gets_the_picture_and_is_told(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.add_init_script("delete window.DecompressionStream;")
    page.goto((site / "light.html").as_uri())
    page.wait_for_selector(".cocrea-fallback svg")
    assert "do not work in this browser" in page.locator(".cocrea-note").inner_text()


def test_a_widget_that_the_page_cannot_draw_is_said_aloud(
    browser: Browser, site: Path, explorer: Explorer
) -> None:
    page, watch = opened(browser, write_page(site, explorer, "strange.html", swap="DatePickerModel"))
    assert page.locator(".cocrea-controls .cocrea-note").inner_text() == "This element works in Jupyter only."
    assert "cannot show a DatePickerModel" in watch.complaints[0]


def test_every_kind_of_control_moves_the_state(browser: Browser, site: Path) -> None:
    def told(n: int, side: str, shape: str, up: bool) -> State:
        return State(here={"x": n}, said=f"{n} {side} {shape} {up}")

    def point(rows: alt.Chart, here: alt.Chart) -> alt.Chart:
        return here.mark_point().properties(height=50)

    controls = {
        "n": slider("Count", 1, 3, unit="people"),
        "side": toggle("Side", [("left", "l"), ("right", "r")]),
        "shape": choice("Shape", [("round", "o"), ("square", "q")]),
        "up": tick("Upwards"),
    }
    every = Explorer(told, controls, point, title="All")
    page, _watch = opened(browser, write_page(site, every, "every.html"))
    ready(page)
    page.get_by_role("slider", name="Count").press("ArrowRight")
    page.get_by_role("radio", name="right").check()
    page.get_by_label("Shape").select_option("square")
    page.get_by_role("checkbox", name="Upwards").check()
    page.wait_for_function("document.querySelector('.cocrea-sentence').textContent === '2 r q True'")
    assert page.get_by_role("slider").get_attribute("aria-valuetext") == "2\u00a0people"
    assert axe(page, ".cocrea-explorer") == []


def test_a_page_without_an_explorer_does_not_load_the_chart_library(browser: Browser, site: Path) -> None:
    form = Front(part="other")
    page, watch = opened(browser, write_page(site, form, "plain.html"))
    page.wait_for_function("globalThis.cocrea.knows")
    page.wait_for_load_state("networkidle")
    assert not [url for url in watch.requests if "vega" in url]


MOVES = """(moves) => new Promise((done) => {
  const sliders = [...document.querySelectorAll("input[type=range]")];
  let left = moves;
  const move = () => {
    if (left-- === 0) { removeEventListener("cocrea:updated", move); done(); return; }
    const slider = sliders[left % sliders.length];
    slider.value = slider.value === slider.min ? slider.max : slider.min;  // always another state
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  };
  addEventListener("cocrea:updated", move);
  move();
})"""


def test_a_thousand_moves_leave_nothing_in_memory(browser: Browser, site: Path) -> None:
    page, _ = opened(browser, (site / "light.html").as_uri())
    ready(page)
    session = page.context.new_cdp_session(page)

    def megabytes_after(moves: int) -> float:
        page.evaluate(MOVES, moves)
        session.send("HeapProfiler.collectGarbage")
        return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6

    early, late = megabytes_after(1), megabytes_after(999)
    assert late < early + 4, f"{early:.1f} MB after one move, {late:.1f} MB after a thousand"
