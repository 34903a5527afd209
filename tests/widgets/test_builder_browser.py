"""The two builders of the course in Chromium: by keyboard, over a reload, out as files and back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cocrea import explorables
from cocrea.language import speaking
from cocrea.models.listening import evidence_ratio
from tests.browser import Watch, axe, opened, ready, write_page

pytestmark = pytest.mark.slow


@pytest.fixture
def board(browser: Browser, assets: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A board on a phone, in a page of its own; (id, language)."""
    id, code = request.param
    with speaking(code):
        widget = explorables.known()[id]()
    address = write_page(assets, widget, f"{id}-{code}.html", language=code)
    page, watch = opened(browser, address, viewport={"width": 390, "height": 844})
    ready(page)
    yield page
    assert axe(page, ".cocrea-builder") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    touched = page.locator(".cocrea-builder :is(button, select, input[type=text], summary)")
    heights = touched.evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 43.9
    assert watch.complaints == [] and not foreign(watch)
    page.context.close()


def foreign(watch: Watch) -> list[str]:
    return [url for url in watch.foreign() if not url.startswith("data:")]


def at(page: Page, key: str) -> Locator:
    return page.locator(f"[data-key='{key}']")


def place(page: Page, name: str) -> Locator:
    return page.locator(f"[data-place='{name}']")


def type_note(page: Page, text: str, place_steps: int, tag_steps: int) -> None:
    """A note by keyboard alone: its words, so many arrows down in each list, Enter on the button."""
    at(page, "new/text").focus()
    page.keyboard.type(text)
    for key, steps in (("new/place", place_steps), ("new/tag", tag_steps)):
        if at(page, key).count():
            page.keyboard.press("Tab")
            expect(at(page, key)).to_be_focused()
            page.keyboard.press("Home")
            for _ in range(steps):
                page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(at(page, "new/text")).to_be_focused()


def saved(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("board", [("X6.3", "en")], indirect=True)
def test_an_empathy_map_is_filled_by_keyboard_kept_and_brought_back(board: Page, tmp_path: Path) -> None:
    page, said = board, board.locator(".cocrea-builder-said")
    expect(said).to_have_text("No note of the customer yet.")
    type_note(page, "The shortest line for me", 1, 0)
    expect(said).to_have_text("No note of the customer yet.")  # ours is set aside
    type_note(page, "<b>No time</b> on Fridays", 3, 2)
    type_note(page, "Looks at the other line", 4, 1)
    type_note(page, "Fears cold bread", 5, 3)
    tags = pd.DataFrame({"quadrant": ["says", "does", "feels"], "tag": ["reported", "observed", "assumed"]})
    assert evidence_ratio(tags)["evidence_ratio"].iloc[-1] == 2 / 3
    expect(said).to_have_text("3 notes: 1 observed, 1 reported, 1 assumed; evidence 2 of 3.")
    expect(place(page, "says")).to_contain_text("<b>No time</b> on Fridays")
    assert page.locator(".cocrea-builder b").count() == 0

    at(page, "3/head").focus()  # choose, then tag, then move: the focus goes along
    page.keyboard.press("Enter")
    at(page, "3/tag").select_option("")  # nobody can say: it counts as assumed
    expect(said).to_have_text("3 notes: 1 observed, 1 reported, 1 assumed; evidence 2 of 3.")
    at(page, "3/tag").select_option("observed")
    expect(place(page, "feels")).to_contain_text("Seen from outside?")
    expect(said).to_have_text("3 notes: 2 observed, 1 reported, 0 assumed; evidence 2 of 3.")
    at(page, "3/place").focus()
    at(page, "3/place").select_option("does")
    expect(at(page, "3/place")).to_be_focused()
    at(page, "3/text").fill("Covers the bread")
    page.reload()
    ready(page)
    expect(place(page, "does")).to_contain_text("(2 of 2 with evidence)")
    expect(place(page, "does")).to_contain_text("Covers the bread")

    page.locator("summary").click()
    notes = saved(page, "Download the notes")
    rows = list(csv.reader(io.StringIO(saved(page, "Download a table").decode("utf-8-sig"))))
    assert rows[2] == ["<b>No time</b> on Fridays", "Says", "reported: the customer said so"]
    assert b"&lt;b&gt;No time" in saved(page, "picture (SVG)")
    assert saved(page, "picture (PNG)").startswith(b"\x89PNG")

    at(page, "3/head").click()
    page.get_by_role("button", name="Delete the note").click()
    expect(said).to_have_text("2 notes: 1 observed, 1 reported, 0 assumed; evidence 2 of 2.")
    page.keyboard.press("Enter")  # Undo has the focus
    expect(place(page, "does")).to_contain_text("Covers the bread")

    page.get_by_role("button", name="Clear the board").click()
    page.get_by_role("button", name="No, keep them").click()
    page.get_by_role("button", name="Clear the board").click()
    page.get_by_role("button", name="Yes, delete").click()
    expect(said).to_have_text("No note of the customer yet.")
    own = tmp_path / "map.json"
    own.write_bytes(notes)
    page.locator("input[type=file]").set_input_files(own)
    expect(said).to_have_text("3 notes: 2 observed, 1 reported, 0 assumed; evidence 3 of 3.")
    for wrong in (
        "[]",
        "{",
        notes.decode().replace("X6.3", "X7.4"),
        notes.decode().replace("says", "nowhere"),
    ):
        own.write_text(wrong, encoding="utf-8")
        page.locator("input[type=file]").set_input_files(own)
        expect(
            page.get_by_text("“map.json” holds no notes of this board, and nothing was changed.")
        ).to_be_visible()
        say_nothing(page)
    expect(said).to_contain_text("3 notes")
    own.write_bytes(notes)
    page.locator("input[type=file]").set_input_files(own)  # it would replace what is here: it asks
    page.get_by_role("button", name="Yes, replace").click()
    assert saved(page, "Download the notes") == notes


def say_nothing(page: Page) -> None:
    """Take the last message away, so that the next one is seen to come."""
    page.locator(".cocrea-builder-news span").evaluate("(one) => { one.textContent = ''; }")


@pytest.mark.parametrize("board", [("X7.4", "es")], indirect=True)
def test_acts_are_placed_by_hand_and_by_two_definitions(board: Page, tmp_path: Path) -> None:
    page, said = board, board.locator(".cocrea-builder-said")
    views = page.locator(".cocrea-builder-views input")
    assert place(page, "").locator("li").count() == 8
    mine = ["provider", "joint", "customer", "joint", "joint", "customer", "customer", "customer"]
    given = [
        "no/provider",
        "yes/both",
        "no/customer",
        "no/provider",
        "yes/both",
        "no/customer",
        "yes/both",
        "no/customer",
    ]
    for number, (sphere, answers) in enumerate(zip(mine, given, strict=True)):
        at(page, f"{number}/head").focus()
        page.keyboard.press("Enter")
        at(page, f"{number}/place").select_option(sphere)
        for key, answer in zip(("meets", "process"), answers.split("/"), strict=True):
            at(page, f"{number}/{key}").select_option(answer)
    page.reload()
    ready(page)
    numbers = "(one) => one.textContent.match(/\\d+/g).map(Number)"
    assert said.evaluate(numbers) == [3, 8]
    views.nth(0).focus()
    page.keyboard.press("ArrowRight")
    assert said.evaluate(numbers) == [3, 8, 2]  # the offer and the toaster moved
    assert place(page, "joint").locator("li").count() == 3
    page.keyboard.press("ArrowRight")
    assert said.evaluate(numbers) == [8, 8, 5]
    assert place(page, "joint").locator("li").count() == 8
    views.nth(1).check(force=True)
    at(page, "0/head").click()
    at(page, "0/process").select_option("both")
    assert page.locator(".cocrea-builder-odd").count() == 1  # two acts in one have no sphere
    expect(place(page, "").locator("li")).to_have_count(1)

    page.locator("summary").click()
    notes = json.loads(saved(page, "Descargar las notas"))
    assert (notes["board"], len(notes["notes"])) == ("X7.4", 8)
    wrong = tmp_path / "otro.json"
    wrong.write_text(json.dumps({**notes, "board": "X6.3"}), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(wrong)
    expect(page.locator(".cocrea-builder-news")).to_contain_text("«otro.json»")
