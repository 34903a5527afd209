"""TaskForm in a page opened from disk, in headless Chromium; and its JavaScript against Python."""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, Locator, Page, expect

from cocrea import tasks
from cocrea.language import speaking
from cocrea.tasks.feedback import as_read
from cocrea.tasks.judge import read_answer
from cocrea.tasks.posed import PosedTask
from cocrea.tasks.sheet import from_text, to_text
from cocrea.tasks.sheet import sheet as sheet_of
from cocrea.tasks.task import Number
from cocrea.widgets.front import JS
from tests.browser import Watch, axe, write_page

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
VECTORS = json.loads((ROOT / "tests" / "vectors" / "answers.json").read_text(encoding="utf-8"))
SCHEMA = json.loads(
    (ROOT / "src" / "cocrea" / "tasks" / "answer-sheet.schema.json").read_text(encoding="utf-8")
)
TASK = tasks.get("E4.5")
KEY = TASK.key()
RIGHT = {name: str(field.right) for name, field in KEY.fields.items()}
DESIGN = tasks.get("E4.12")
CHOICES = ("conclusion", "stays")
SLIP = KEY.fields["below"].mistakes["desired-as-bar"]


def write_task(folder: Path, theme: str = "light", language: str = "en", task: PosedTask = TASK) -> None:
    """A published page in small, with a task as it stands in the book."""
    with speaking(language):
        form = task.form()
    name = f"{theme}-{language}" if task is TASK else f"{theme}-{language}-{task.id}"
    write_page(folder, form, f"{name}.html", theme, language)


@pytest.fixture(scope="module")
def site(assets: Path) -> Path:
    for theme, language in (("light", "en"), ("dark", "en"), ("light", "es")):
        write_task(assets, theme, language)
    for theme, language in (("light", "en"), ("dark", "es")):
        write_task(assets, theme, language, DESIGN)
    write_task(assets, task=tasks.get("E4.9"))
    return assets


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    watch = Watch(page)
    show(page, site)
    yield page
    assert not watch.complaints
    assert not watch.foreign()
    context.close()


def show(page: Page, site: Path, name: str = "light-en") -> None:
    page.goto((site / f"{name}.html").as_uri())
    page.wait_for_selector(".cocrea-form")


def answer(page: Page, **typed: str) -> None:
    names = [name for name in RIGHT if name not in CHOICES]
    for name, text in typed.items():
        if name in CHOICES:
            page.locator(f"input[value={text}]").check()
        else:
            page.locator(".cocrea-form input[type=text]").nth(names.index(name)).fill(text)


def check(page: Page, **typed: str) -> None:
    answer(page, **typed)
    page.get_by_role("button", name="Check my answers").click()


def said(page: Page, nth: int) -> Locator:
    return page.locator(".cocrea-said").nth(nth)


def downloaded(page: Page) -> dict[str, Any]:
    if not page.locator("details[open]").count():
        page.get_by_text("My answers", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    sheet: dict[str, Any] = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    return sheet


# --- the twin in JavaScript -------------------------------------------------------------------------------


def test_javascript_reads_numbers_as_the_vectors_say(script: Page) -> None:
    read = script.evaluate(
        "cases => cases.map(({typed}) => cocrea.answers.readNumber(typed))", VECTORS["numbers"]
    )
    for case, got in zip(VECTORS["numbers"], read, strict=True):
        assert (got["read"], got.get("problem")) == (case.get("read"), case.get("problem")), case
    ambiguous = [case for case in VECTORS["numbers"] if "readings" in case]
    meant = script.evaluate("cases => cases.map(({typed}) => cocrea.answers.readings(typed))", ambiguous)
    assert meant == [case["readings"] for case in ambiguous]


def test_javascript_judges_as_the_vectors_say(script: Page) -> None:
    fields = {
        name: {**told, "options": [[code, code] for code in told.get("options", [])]}
        for name, told in VECTORS["fields"].items()
    }
    judged = script.evaluate(
        "([cases, fields]) => cases.map(({field, typed}) => cocrea.answers.judge(typed, fields[field]))",
        [VECTORS["judged"], fields],
    )
    for case, got in zip(VECTORS["judged"], judged, strict=True):
        assert (got["read"], got["verdict"]) == (case["read"], case["verdict"]), case


def test_half_a_character_does_not_keep_answers_from_being_copied(script: Page) -> None:
    typed = script.evaluate(
        "() => cocrea.answers.judge('a\\ud83d \\ud83d\\ude00', { kind: 'text' }, 9).typed"
    )
    assert typed == "a� \U0001f600"


def test_python_and_javascript_read_random_text_alike(script: Page) -> None:
    chance = random.Random(45)
    texts = [
        "".join(chance.choices("0123456789.,+-− %\u00a0\u202fe", k=chance.randint(0, 9))) for _ in range(4000)
    ]
    read = script.evaluate(
        "texts => texts.map((t) => cocrea.answers.judge(t, {kind: 'number', key: 1, mistakes: {}}))", texts
    )
    for text, got in zip(texts, read, strict=True):
        typed, value, problem = read_answer(text, Number(name="a"))
        assert (got["typed"], got["read"]) == (typed, value), repr(text)
        assert got["verdict"] == problem or not problem, repr(text)


def test_javascript_writes_numbers_as_python_does(script: Page) -> None:
    values = [0.0, 1.234, 1234.0, -1234567.25, 0.5, 999.0, 1000.0]
    assert script.evaluate("all => all.map(cocrea.answers.asRead)", values) == [
        as_read(value) for value in values
    ]
    with speaking("es"):
        assert script.evaluate("all => all.map((value) => cocrea.answers.asRead(value, 'es'))", values) == [
            as_read(value) for value in values
        ]


def test_javascript_writes_the_pasted_line_as_python_does(script: Page) -> None:
    fields = {
        "below": {"typed": "−12,5 %", "read": -12.5},
        "within": {"typed": "1,234", "read": None},
        "what": {"typed": "a|b=c'(*)!~", "read": "a|b=c'(*)!~"},
    }
    place = {"task": "E4.5", "variant": "book", "edition": "12"}
    answer = {**place, "fields": fields, "time": "2026-01-01T00:00:00Z"}
    about = {"student": "Ñandú 7", "assignment": None, "language": "es", "practice": True}
    sheet = {"schema": "cocrea-answers/2", **about, "answers": [answer]}
    line = script.evaluate("sheet => cocrea.answers.toText(sheet)", sheet)
    assert line == to_text(sheet)
    assert from_text(line) == sheet


# --- the form ---------------------------------------------------------------------------------------------


def test_right_answers_are_right(page: Page) -> None:
    check(page, **RIGHT)
    expect(page.locator("[data-verdict=right]")).to_have_count(5)
    expect(page.get_by_text("All right: well done.")).to_be_visible()


def test_enter_checks_and_each_slip_is_named(page: Page) -> None:
    answer(
        page, below=f"{SLIP:.1f}".replace(".", ","), within="250", position="about half", conclusion="exceed"
    )
    page.locator(".cocrea-form input[type=text]").first.press("Enter")
    expect(said(page, 0)).to_contain_text("upper edge of the zone")
    expect(said(page, 1)).to_contain_text("from 0 to 100")
    expect(said(page, 2)).to_contain_text("does not read as a number")
    expect(said(page, 3)).to_contain_text("costs money")
    expect(said(page, 0)).to_have_role("status")
    assert not axe(page, ".cocrea-task")


def test_what_is_ambiguous_is_asked_back_and_settled_with_a_button(page: Page) -> None:
    check(page, position="1,234")
    expect(said(page, 2)).to_contain_text("“1,234” can be read in more than one way")
    page.get_by_role("button", name="Use 1\u202f234").click()
    field = page.locator(".cocrea-form input[type=text]").nth(2)
    expect(field).to_have_value("1234")
    expect(field).to_be_focused()
    expect(said(page, 2)).to_be_empty()


def test_what_is_typed_never_becomes_markup(page: Page) -> None:
    check(page, below="1,2,3<img src=x onerror=alert(1)>", position="1,234")
    assert not page.locator(".cocrea-task img").count()


def test_hints_come_one_at_a_time_and_the_solution_after_an_honest_try(page: Page) -> None:
    page.get_by_role("button", name="Show a hint").click()
    expect(page.get_by_text("Hint 1 of 3")).to_be_visible()
    expect(page.get_by_text("Hint 2 of 3")).to_have_count(0)
    solution = page.get_by_role("button", name="Show the worked solution")
    for typed in ({}, {"below": "20"}, {"within": "20", "position": "?", "conclusion": "exceed"}):
        check(page, **typed)
        expect(solution).to_have_attribute("aria-disabled", "true")
    solution.click(force=True)
    expect(page.locator(".cocrea-solution")).to_be_hidden()
    check(page, position="0.1", stays="all")
    solution.click()
    expect(page.locator(".cocrea-solution")).to_be_focused()
    expect(page.locator(".cocrea-solution")).to_contain_text(KEY.worked[0].markdown)


def test_progress_is_kept_and_reset_only_after_asking(page: Page, site: Path) -> None:
    check(page, below="33,3", conclusion="exceed")
    show(page, site, "light-es")
    expect(page.locator(".cocrea-form input[type=text]").first).to_have_value("33,3")
    show(page, site)
    page.get_by_text("My answers", exact=True).click()
    page.get_by_role("button", name="Reset this task").click()
    page.get_by_role("button", name="No, keep them").click()
    expect(page.locator("input[value=exceed]")).to_be_checked()
    page.get_by_role("button", name="Reset this task").click()
    page.get_by_role("button", name="Yes, delete").click()
    expect(page.locator("input[value=exceed]")).not_to_be_checked()
    page.reload()
    expect(page.locator(".cocrea-form input[type=text]").first).to_have_value("")


def test_the_download_is_the_sheet_that_python_writes(page: Page) -> None:
    typed = {"below": "33,3", "within": "1,234", "position": " 0.5", "conclusion": "tail"}
    check(page, **typed)
    page.get_by_text("My answers", exact=True).click()
    page.get_by_label("Student or team id").fill("team-4")
    sheet = downloaded(page)
    Draft202012Validator(SCHEMA).validate(sheet)
    tasks.sign("team-4")
    try:
        mine = sheet_of([TASK.recorded(TASK.judge(typed))])
    finally:
        tasks.sign(None)
    sheet["answers"][0]["time"] = mine["answers"][0]["time"]
    assert sheet == mine


def test_a_sheet_can_be_imported_and_a_stray_file_is_refused(page: Page, tmp_path: Path) -> None:
    check(page, below="33.3", conclusion="tail")
    saved = tmp_path / "mine.json"
    saved.write_text(json.dumps(downloaded(page)), encoding="utf-8")
    check(page, below="1", conclusion="exceed")
    stray = tmp_path / "stray.json"
    stray.write_text('{"schema": "cocrea-answers/2", "answers": [1]}', encoding="utf-8")
    page.locator("input[type=file]").set_input_files(stray)
    expect(page.get_by_text("“stray.json” is not an answer sheet.")).to_be_visible()
    expect(page.locator("input[value=exceed]")).to_be_checked()
    page.locator("input[type=file]").set_input_files(saved)
    page.get_by_role("button", name="Yes, replace").click()
    expect(page.locator("input[value=tail]")).to_be_checked()
    expect(page.locator(".cocrea-form input[type=text]").first).to_have_value("33.3")


def test_the_line_to_copy_is_shown_where_the_clipboard_is_closed(page: Page) -> None:
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_text("My answers", exact=True).click()
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_text("Nothing to hand in yet")).to_be_visible()
    check(page, below="12,5")
    page.get_by_role("button", name="Copy as text").click()
    line = page.get_by_label("Select this text").input_value()
    assert from_text(line)["answers"][0]["fields"]["below"] == {"typed": "12,5", "read": 12.5}


def test_a_browser_that_keeps_nothing_still_works(browser: Browser, site: Path) -> None:
    page = browser.new_context().new_page()
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    show(page, site)
    check(page, **RIGHT)
    expect(page.locator("[data-verdict=right]")).to_have_count(5)
    page.get_by_text("My answers", exact=True).click()
    expect(page.get_by_text("This browser keeps nothing")).to_be_visible()
    conclusion = RIGHT["conclusion"]
    assert downloaded(page)["answers"][0]["fields"]["conclusion"] == {"typed": conclusion, "read": conclusion}


WORDS = {name: f"{name}: at most 5 minutes,\n- for “nine in ten” 🛒" for name in DESIGN.key().fields}


def write(page: Page, **words: str) -> None:
    names = list(WORDS)
    for name, text in words.items():
        page.locator(".cocrea-form textarea").nth(names.index(name)).fill(text)
    page.locator(".cocrea-main").click()


def test_words_are_recorded_and_the_model_page_opens_once_all_are_there(page: Page, site: Path) -> None:
    show(page, site, "light-en-E4.12")
    solution = page.get_by_role("button", name="Show the worked solution")
    write(page, goal="Pay and go home.", gap="  ")
    expect(page.get_by_text("1 of 7 recorded.")).to_be_visible()
    expect(said(page, 0)).to_contain_text("Recorded as typed.")
    expect(said(page, 6)).to_contain_text("Not answered yet.")
    expect(solution).to_have_attribute("aria-disabled", "true")
    assert not page.locator("[aria-invalid=true]").count()
    write(page, **WORDS)
    expect(page.get_by_text("7 of 7 recorded.")).to_be_visible()
    solution.click()
    expect(page.locator(".cocrea-solution")).to_contain_text("one good page, not the only one")
    expect(page.locator(".cocrea-solution ol")).to_have_text(DESIGN.key().worked[0].markdown)


def test_words_are_handed_in_as_python_writes_them(page: Page, site: Path) -> None:
    show(page, site, "light-en-E4.12")
    first = page.locator(".cocrea-form textarea").first
    first.fill("one")
    first.press("Enter")
    first.press_sequentially("two")
    expect(page.locator(".cocrea-said").first).to_be_empty()  # Enter is a new line, it does not check
    write(page, **{**WORDS, "goal": first.input_value()})
    sheet = downloaded(page)
    Draft202012Validator(SCHEMA).validate(sheet)
    mine = sheet_of([DESIGN.recorded(DESIGN.judge({**WORDS, "goal": "one\ntwo"}))])
    sheet["answers"][0]["time"] = mine["answers"][0]["time"]
    assert sheet == mine
    page.reload()
    expect(page.locator(".cocrea-form textarea").nth(1)).to_have_value(WORDS["standard"])


def test_the_rubric_is_there_before_a_word_is_written(page: Page, site: Path) -> None:
    show(page, site, "light-en-E4.12")
    expect(page.get_by_text("15: The moment has a clear beginning")).to_be_hidden()
    page.get_by_text("Show me the rubric").first.click()
    expect(page.get_by_text("15: The moment has a clear beginning")).to_be_visible()


def test_words_and_numbers_stand_in_one_task(page: Page, site: Path) -> None:
    show(page, site, "light-en-E4.9")
    memo = page.locator(".cocrea-form textarea")
    memo.fill("Mend the checkout first. The survey is simulated.")
    page.locator(f"input[value={tasks.get('E4.9').key().fields['first'].right}]").check()
    page.locator(".cocrea-main").click()
    expect(page.get_by_text("1 of 5 right. 1 of 1 recorded.")).to_be_visible()
    page.get_by_text("Show me the rubric").click()
    expect(page.get_by_text("25: One moment is named as the first to mend")).to_be_visible()
    assert not axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.reload()
    expect(memo).to_have_value("Mend the checkout first. The survey is simulated.")


@pytest.mark.parametrize("name", ["light-en-E4.12", "dark-es-E4.12"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_design_is_accessible_and_fits(browser: Browser, site: Path, name: str, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 844}).new_page()
    show(page, site, name)
    for rubric in page.locator(".cocrea-rubric summary").all():
        rubric.click()
    assert not axe(page)
    write(page, **WORDS)
    assert not axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["light-en", "dark-en", "light-es"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_look_is_accessible_and_fits(browser: Browser, site: Path, name: str, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 844}).new_page()
    show(page, site, name)
    page.locator("summary").click()
    for typed in ({"below": "1,234"}, RIGHT):
        answer(page, **typed)
        page.locator(".cocrea-main").click()
        assert not axe(page)
    page.locator(".cocrea-button", has_text="solu").click()
    assert not axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_shows_the_question_and_empty_lines(page: Page) -> None:
    check(page, **RIGHT)
    page.emulate_media(media="print")
    expect(page.get_by_text("Share of customers below")).to_be_visible()
    assert not [button for button in page.locator("button").all() if button.is_visible()]
    assert (
        page.locator(".cocrea-form input").first.evaluate("el => getComputedStyle(el).color")
        == "rgba(0, 0, 0, 0)"
    )
    expect(said(page, 0)).to_be_hidden()


def test_without_scripts_the_question_is_there(browser: Browser, site: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / "light-en.html").as_uri())
    bare = page.locator(".cocrea-fallback")
    expect(bare).to_be_visible()
    for text in ("What should Rosa conclude?", "start with them", "Answering here needs scripts"):
        expect(bare).to_contain_text(text)


def test_the_code_of_a_form_is_light() -> None:
    code = b"".join(
        (JS / name).read_bytes()
        for name in ("answers.js", "dom.js", "store.js", "taskform.js", "taskform.css")
    )
    assert len(zlib.compress(code, 9)) < 12_500
