"""Several forms on one page, several pages of one browser: nobody erases what another has kept."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ipywidgets.embed import dependency_state, embed_data
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from cocrea import tasks
from cocrea.tasks import judge, task
from cocrea.tasks.sheet import as_id, brought_up
from tests.browser import Watch, axe

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(
    (ROOT / "src" / "cocrea" / "tasks" / "answer-sheet.schema.json").read_text(encoding="utf-8")
)
SHEETS = Draft202012Validator(SCHEMA)

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tasks</title>
<link rel="stylesheet" href="widgets.css">
<script defer src="widgets.js"></script><script defer src="host.js"></script></head><body><main><h1>Tasks</h1>
{places}</main><script type="application/vnd.jupyter.widget-state+json">{state}</script></body></html>"""
PLACE = '<h2>Task</h2><script type="application/vnd.jupyter.widget-view+json">{}</script>'

E45 = ("below", "within", "position", "conclusion", "stays")
EDITION = tasks.known()["E4.5"].edition
KEY = f"cocrea/{EDITION}/task/E4.5/book"


def write_forms(folder: Path, name: str, *ids: str) -> None:
    """A published page in small with the forms of these tasks, in this order."""
    forms = [tasks.get(id).form() for id in ids]
    data = embed_data(views=forms, drop_defaults=False, state=dependency_state(forms, drop_defaults=False))
    places = "".join(PLACE.format(json.dumps(view)) for view in data["view_specs"])
    state = json.dumps(data["manager_state"]).replace("<", "\\u003c")
    (folder / name).write_text(PAGE.format(places=places, state=state), encoding="utf-8")


@pytest.fixture(scope="module")
def site(assets: Path) -> Path:
    write_forms(assets, "one.html", "E4.5")
    write_forms(assets, "three.html", "E4.1", "E4.5", "E4.2")
    write_forms(assets, "twice.html", "E4.5", "E4.5")
    return assets


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def tab(context: BrowserContext, site: Path, name: str = "one") -> Page:
    page = context.new_page()
    page.goto((site / f"{name}.html").as_uri())
    page.wait_for_selector(".cocrea-form")
    return page


def form(page: Page, id: str = "E4.5", nth: int = 0) -> Locator:
    return page.locator(".cocrea-task").filter(has=page.get_by_text(id, exact=True)).nth(nth)


def box(form: Locator, nth: int) -> Locator:
    return form.locator(".cocrea-form input[type=text]").nth(nth)


def check(form: Locator, *texts: str, chosen: str = "") -> None:
    form.page.bring_to_front()
    for n, text in enumerate(texts):
        box(form, n).fill(text)
    if chosen:
        form.locator(f"input[value={chosen}]").check()
    form.locator(".cocrea-main").click()


def mine(form: Locator) -> Locator:
    """The form's "My answers", open."""
    form.page.bring_to_front()  # a page behind another draws rarely, and clicks wait for that
    details = form.locator(".cocrea-mine")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    return details


def downloaded(form: Locator) -> dict[str, Any]:
    button = mine(form).get_by_role("button", name="Download")
    with form.page.expect_download() as waiting:
        button.click()
    sheet: dict[str, Any] = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    SHEETS.validate(sheet)
    return sheet


def typed(sheet: dict[str, Any], id: str = "E4.5") -> dict[str, str]:
    """What a sheet says was typed in the fields of one task."""
    answer = next(answer for answer in sheet["answers"] if answer["task"] == id)
    return {name: given["typed"] for name, given in answer["fields"].items()}


def kept(page: Page, key: str = KEY) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate("key => localStorage.getItem(key)", key))
    return found


def sheet(*answers: dict[str, Any], **about: Any) -> dict[str, Any]:
    told = {"student": None, "assignment": None, "language": "en", "practice": True, **about}
    return {"schema": "cocrea-answers/2", **told, "answers": list(answers)}


def answered(id: str = "E4.5", time: str = "2026-01-01T00:00:00Z", **texts: str) -> dict[str, Any]:
    fields = {name: {"typed": text, "read": None} for name, text in texts.items()}
    return {
        "task": id,
        "variant": "book",
        "edition": tasks.known()[id].edition,
        "fields": fields,
        "time": time,
    }


def bring(form: Locator, folder: Path, what: dict[str, Any]) -> None:
    """Import `what` in this form."""
    path = folder / "sheet.json"
    path.write_text(json.dumps(what), encoding="utf-8")
    mine(form).locator("input[type=file]").set_input_files(path)


# --- other pages, other tabs -------------------------------------------------------------------------------


def test_two_tabs_keep_each_others_answers(context: BrowserContext, site: Path) -> None:
    one, two = tab(context, site), tab(context, site)
    check(form(one), "33.3", "41.7", "0.3", chosen="tail")
    expect(box(form(two), 0)).to_have_value("33.3")
    box(form(two), 2).fill("0.35")
    expect(box(form(one), 2)).to_have_value("0.35")
    expect(form(one).locator("[data-verdict]")).to_have_count(4)  # that of the third field is gone
    one.reload()
    expect(box(form(one), 2)).to_have_value("0.35")
    checked = dict(zip(E45, ("33.3", "41.7", "0.3", "tail", ""), strict=True))
    assert typed(downloaded(form(one))) == typed(downloaded(form(two))) == checked


def test_back_shows_what_was_answered_since_and_erases_nothing(context: BrowserContext, site: Path) -> None:
    page = tab(context, site)
    box(form(page), 0).fill("1")
    asleep = {"typed": {"below": "33.3", "within": "41.7"}, "answer": answered(below="33.3", within="41.7")}
    page.evaluate(
        """([key, text]) => { localStorage.setItem(key, text);
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })); }""",
        [KEY, json.dumps({**asleep, "tried": True, "hints": 2})],
    )
    expect(box(form(page), 0)).to_have_value("33.3")
    expect(box(form(page), 1)).to_have_value("41.7")
    expect(form(page).get_by_text("Hint 2 of 3")).to_be_visible()
    box(form(page), 2).fill("0")
    assert typed(downloaded(form(page))) == {"below": "33.3", "within": "41.7"}
    assert kept(page)["tried"]


def test_a_form_that_nobody_told_writes_only_what_changed(context: BrowserContext, site: Path) -> None:
    page = tab(context, site)
    unseen = {"typed": {"below": "33.3"}, "answer": answered(below="33.3"), "tried": True}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(unseen)])
    box(form(page), 2).fill("0")
    assert kept(page) == {**unseen, "typed": {"below": "33.3", "position": "0"}}
    later = {"typed": {"below": "33.3", "within": "41.7", "position": "0"}, "answer": answered(within="41.7")}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(later)])
    check(form(page))
    expect(box(form(page), 1)).to_have_value("41.7")
    told = dict(zip(E45, ("33.3", "41.7", "0", "", ""), strict=True))
    assert typed(downloaded(form(page))) == told


def test_reset_reaches_the_other_tab_which_does_not_bring_the_answers_back(
    context: BrowserContext, site: Path
) -> None:
    one, two = tab(context, site), tab(context, site)
    check(form(one), "33.3")
    expect(box(form(two), 0)).to_have_value("33.3")
    mine(form(one)).get_by_role("button", name="Reset").click()
    form(one).get_by_role("button", name="Yes, delete").click()
    expect(box(form(two), 0)).to_have_value("")
    box(form(two), 1).fill("2")
    assert kept(two) == {"typed": {"within": "2"}, "answer": None}


def test_a_task_that_stands_twice_is_one_task(context: BrowserContext, site: Path) -> None:
    page = tab(context, site, "twice")
    form(page).locator("input[value=shares]").check()
    check(form(page), "33.3", "41.7", "0.3", chosen="tail")
    expect(box(form(page, nth=1), 0)).to_have_value("33.3")
    expect(form(page, nth=1).locator("[aria-disabled=true]")).to_have_count(0)  # the solution is open to both


# --- one id for all forms ----------------------------------------------------------------------------------


def test_every_form_shows_the_one_student_id_and_an_empty_box_erases_nothing(
    context: BrowserContext, site: Path
) -> None:
    page, other = tab(context, site, "three"), tab(context, site)
    check(form(page), "33.3")
    mine(form(page, "E4.1")).get_by_label("Student or team id").fill(" ana-7 ")
    for one in (form(page, "E4.1"), form(page, "E4.5"), form(page, "E4.2"), form(other)):
        assert downloaded(one)["student"] == "ana-7"
        expect(one.get_by_label("Student or team id")).to_have_value(re.compile(r"^ ?ana-7 ?$"))
    mine(form(page)).get_by_label("Student or team id").fill("")
    assert downloaded(form(page, "E4.1"))["student"] is None


# --- import ------------------------------------------------------------------------------------------------


def test_an_import_fills_every_form_of_the_page_and_typing_goes_on_from_there(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    page = tab(context, site, "three")
    bring(
        form(page, "E4.1"),
        tmp_path,
        sheet(answered(below="33.3", within="41.7"), answered("E4.2", weighted="-1"), student="team-4"),
    )
    expect(page.get_by_text("Imported. Tasks in the sheet: 2.")).to_be_visible()
    expect(box(form(page), 0)).to_have_value("33.3")
    expect(mine(form(page)).get_by_label("Student or team id")).to_have_value("team-4")
    box(form(page), 2).fill("3")
    expect(box(form(page), 1)).to_have_value("41.7")
    told = downloaded(form(page))
    assert (told["student"], typed(told)) == ("team-4", {"below": "33.3", "within": "41.7"})
    assert kept(page)["typed"] == {"below": "33.3", "within": "41.7", "position": "3"}


def test_an_import_that_would_replace_answers_asks_first_and_blanks_replace_nothing(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    page = tab(context, site)
    check(form(page), "33.3", "41.7")
    box(form(page), 2).fill("0.3")  # not checked yet
    mine(form(page)).get_by_label("Student or team id").fill("ana-7")
    before = kept(page)
    old = answered(time="2020-01-01T00:00:00Z", below="33.3 ", within="9", position="8", conclusion="")
    bring(form(page), tmp_path, sheet(old, student="other"))
    expect(page.get_by_role("group", name="Answers of yours that the sheet replaces: 2.")).to_be_visible()
    expect(page.get_by_text("Your id, “ana-7”, becomes “other”.")).to_be_visible()
    assert not axe(page, ".cocrea-task")
    page.get_by_role("button", name="No, import nothing").click()
    expect(page.get_by_role("button", name="Import an answer sheet")).to_be_focused()
    assert kept(page) == before
    assert downloaded(form(page))["student"] == "ana-7"

    page.locator("input[value=tail]").check()
    bring(form(page), tmp_path, sheet(old, student="other"))
    page.get_by_role("button", name="Yes, replace").click()
    expect(box(form(page), 1)).to_have_value("9")
    expect(page.locator("input[value=tail]")).to_be_checked()
    told = downloaded(form(page))
    assert typed(told) == {"below": "33.3 ", "within": "9", "position": "8", "conclusion": "", "stays": ""}
    assert (told["student"], told["answers"][0]["time"]) == ("other", before["answer"]["time"])


def test_a_sheet_of_blanks_changes_nothing_and_one_that_agrees_asks_nothing(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    page = tab(context, site)
    check(form(page), "33.3", "41.7")
    before = downloaded(form(page))
    for harmless in (sheet(answered(below="", within=" ")), before):
        bring(form(page), tmp_path, harmless)
        expect(page.get_by_text("Imported. Tasks in the sheet: 1.")).to_be_visible()
        assert downloaded(form(page)) == before
        page.reload()


def test_an_import_of_another_edition_takes_no_answer_out_of_what_is_handed_in(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    page = tab(context, site)
    check(form(page), "33.3", "41.7")
    before = downloaded(form(page))
    other = {**answered(time="2999-01-01T00:00:00Z", below="77"), "edition": "9"}
    bring(form(page), tmp_path, sheet(other))
    page.get_by_role("button", name="Yes, replace").click()
    assert downloaded(form(page)) == before  # the form asks in an edition of its own
    mine(form(page)).get_by_role("button", name="Reset").click()
    page.get_by_role("button", name="Yes, delete").click()
    mine(form(page)).get_by_role("button", name="Download").click()
    expect(page.get_by_text("Nothing to hand in yet")).to_be_visible()


def test_of_a_task_without_a_form_here_the_edition_checked_last_counts(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    page = tab(context, site)
    newer = answered("E4.2", time="2026-01-02T00:00:00Z", weighted="-1")
    higher = str(int(newer["edition"]) + 1)
    older = {**answered("E4.2", time="2026-01-01T00:00:00Z", weighted="-1"), "edition": higher}
    bring(form(page), tmp_path, sheet(newer, older))
    expect(page.get_by_text("Imported.")).to_be_visible()
    assert [answer["edition"] for answer in downloaded(form(page))["answers"]] == [newer["edition"]]


def test_what_the_form_does_not_ask_and_a_blank_id_are_not_imported(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    page = tab(context, site)
    check(form(page), "33.3", "41.7")
    mine(form(page)).get_by_label("Student or team id").fill("ana-7")
    before = downloaded(form(page))
    bring(form(page), tmp_path, sheet(answered(zzz="1"), student="  "))
    expect(page.get_by_text("Imported.")).to_be_visible()
    assert downloaded(form(page)) == before


def test_of_two_answers_to_a_task_in_one_sheet_the_later_one_counts(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    page = tab(context, site)
    later, earlier = "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z"
    bring(form(page), tmp_path, sheet(answered(time=later, below="5"), answered(time=earlier, below="6")))
    expect(box(form(page), 0)).to_have_value("5")
    (answer,) = downloaded(form(page))["answers"]
    assert (answer["time"], answer["fields"]["below"]["typed"]) == (later, "5")


def test_an_import_in_one_tab_reaches_the_other(context: BrowserContext, site: Path, tmp_path: Path) -> None:
    one, two = tab(context, site), tab(context, site)
    bring(form(one), tmp_path, sheet(answered(below="5")))
    expect(box(form(two), 0)).to_have_value("5")


# --- what the browser keeps --------------------------------------------------------------------------------

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
SHUT = """Object.defineProperty(window, 'localStorage',
  { get() { throw new DOMException('shut', 'SecurityError'); } });"""


@pytest.mark.parametrize("trouble", [FULL, SHUT], ids=["full", "shut"])
def test_where_nothing_is_kept_the_forms_of_a_page_still_know_of_each_other(
    browser: Browser, site: Path, tmp_path: Path, trouble: str
) -> None:
    context = browser.new_context()
    context.add_init_script(trouble)
    page = tab(context, site, "three")
    expect(mine(form(page)).get_by_text("This browser keeps nothing")).to_be_visible()
    mine(form(page, "E4.1")).get_by_label("Student or team id").fill("ana-7")
    check(form(page), "33.3")
    bring(form(page, "E4.1"), tmp_path, sheet(answered("E4.2", weighted="-1")))
    told = downloaded(form(page, "E4.2"))
    assert (told["student"], [answer["task"] for answer in told["answers"]]) == ("ana-7", ["E4.2", "E4.5"])
    mine(form(page)).get_by_role("button", name="Reset").click()
    page.get_by_role("button", name="Yes, delete").click()
    expect(box(form(page), 0)).to_have_value("")
    context.close()


def test_when_the_storage_fills_up_nothing_drops_out_and_every_form_says_so(
    context: BrowserContext, site: Path
) -> None:
    page = tab(context, site, "three")
    check(form(page), "33.3")
    expect(mine(form(page, "E4.2")).get_by_text("kept in this browser only")).to_be_visible()
    page.evaluate(f"() => {{ {FULL} }}")
    check(form(page, "E4.1"), "1")
    expect(mine(form(page, "E4.2")).get_by_text("This browser keeps nothing")).to_be_visible()
    assert sorted(answer["task"] for answer in downloaded(form(page))["answers"]) == ["E4.1", "E4.5"]
    page.reload()
    assert typed(downloaded(form(page)))["below"] == "33.3"


def test_what_could_not_be_kept_does_not_overwrite_what_another_tab_kept_later(
    context: BrowserContext, site: Path
) -> None:
    one, two = tab(context, site), tab(context, site)
    one.evaluate(f"() => {{ window.room = Storage.prototype.setItem; {FULL} }}")
    check(form(one), "1", "2")
    check(form(two), "33.3", "41.7")
    expect(box(form(one), 0)).to_have_value("33.3")
    one.evaluate("() => { Storage.prototype.setItem = window.room; }")
    box(form(one), 2).fill("0.3")
    assert kept(two)["typed"] == {"below": "33.3", "within": "41.7", "position": "0.3"}
    assert typed(downloaded(form(one)))["within"] == "41.7"
    expect(mine(form(one)).get_by_text("kept in this browser only")).to_be_visible()


def test_texts_of_others_under_our_keys_are_no_answers(context: BrowserContext, site: Path) -> None:
    page = tab(context, site)
    strange = ["5", "[]", "{", "null", '{"typed":7,"answer":[1],"hints":"x"}', '{"typed":{"below":5}}',
               '{"answer":{"task":"E4.5","fields":{"below":{"typed":1}}}}']  # fmt: skip
    for text in strange:
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
        watch = Watch(page)
        page.reload()
        expect(box(form(page), 0)).to_have_value("")
        mine(form(page)).get_by_role("button", name="Download").click()
        expect(page.get_by_text("Nothing to hand in yet")).to_be_visible()
        assert not watch.complaints, text
    box(form(page), 0).fill("3")
    assert kept(page)["typed"] == {"below": "3"}


def test_answers_of_before_count_and_of_two_editions_only_the_higher(
    context: BrowserContext, site: Path
) -> None:
    page = tab(context, site)
    of_old = answered(below="33.3")
    del of_old["edition"]  # as the pages kept it while the sheet had one edition for all
    page.evaluate(
        "all => all.forEach(([key, state]) => localStorage.setItem(key, JSON.stringify(state)))",
        [
            [KEY, {"typed": {"below": "33.3"}, "answer": of_old}],
            ["cocrea/9/task/E4.1/book", {"answer": {**answered("E4.1", chain="1"), "edition": "9"}}],
            ["cocrea/10/task/E4.1/book", {"answer": {**answered("E4.1", chain="2"), "edition": "10"}}],
            ["cocrea/9/task/E4.1/s01", {"answer": {**answered("E4.1"), "variant": "s01", "edition": "9"}}],
        ],
    )
    page.reload()
    told = downloaded(form(page))["answers"]
    found = sorted((answer["task"], answer["variant"], answer["edition"]) for answer in told)
    assert found == [("E4.1", "book", "10"), ("E4.1", "s01", "9"), ("E4.5", "book", EDITION)]


# --- the sheet, in JavaScript and in the schema ------------------------------------------------------------


def read_by_script(script: Page, texts: list[str]) -> list[Any]:
    longest = judge.LONGEST
    code = "([all, longest]) => all.map((text) => cocrea.answers.readSheet(text, longest))"
    found: list[Any] = script.evaluate(code, [texts, longest])
    return found


WHOLE = sheet(
    {**answered(below="33,3", within="x" * 2000), "edition": "12"},
    answered("E4.2", variant="", gap="−1") | {"variant": "s-01"},
    student="Ñandú 7",
    assignment="week 4",
)
VALUES: list[Any] = [
    None, True, False, 0, -1.5, "", "1", "0", "a", "Ñ", " ", "x" * 100, "x" * 101, "x" * 201, "🛒" * 100,
    "🛒" * 1001, "x" * 2001, "🛒" * 2000, "es", "E4.1", "../x", "yesterday", "2026-01-01T00:00:00Z",
    "cocrea-answers/1", [], {}, [1], {"typed": "1"}, {"typed": "1", "read": 1}, {"typed": "1", "read": {}},
    {"Below": {"typed": "1", "read": 1}}, {f"f{n}": {"typed": "", "read": None} for n in range(101)},
]  # fmt: skip


def places(at: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in a sheet."""
    for step in at if isinstance(at, dict) else range(len(at)) if isinstance(at, list) else ():
        yield (*path, step)
        yield from places(at[step], (*path, step))


def changed(chance: random.Random) -> dict[str, Any]:
    """A whole sheet with one thing taken away, added, renamed or put in another's place."""
    made = copy.deepcopy(WHOLE)
    *way, last = chance.choice(list(places(made)))
    parent = made
    for step in way:
        parent = parent[step]
    match chance.randrange(4) if isinstance(parent, dict) else 0:
        case 1:
            del parent[last]
        case 2:
            parent[chance.choice(["more", "__proto__", "toString"])] = chance.choice(VALUES)
        case 3:
            parent[f"{last}{chance.choice(['_', 'É', '9', 'x' * 40])}"] = parent.pop(last)
        case _:
            parent[last] = chance.choice(VALUES)
    return made


def test_the_page_takes_exactly_the_sheets_that_the_schema_allows(script: Page) -> None:
    chance = random.Random(46)
    made = [WHOLE, *(changed(chance) for _ in range(3000))]
    found = read_by_script(script, [json.dumps(each) for each in made])
    allowed = [SHEETS.is_valid(brought_up(each)) for each in made]
    assert 300 < sum(allowed) < 2700
    for each, wanted, got in zip(made, allowed, found, strict=True):
        assert (got is not None) == wanted, each


def test_the_page_reads_version_1_as_python_does(script: Page) -> None:
    first = {
        **WHOLE,
        "schema": "cocrea-answers/1",
        "edition": "3",
        "answers": [answered(below="1"), answered("E4.1")],
    }
    for answer in first["answers"]:
        del answer["edition"]
    assert read_by_script(script, [json.dumps(first)]) == [brought_up(first)]
    assert brought_up(first)["answers"][1]["edition"] == "3"
    about = '"schema": "cocrea-answers/1", "answers":'
    broken = ["", "{", "null", "[]", "[" * 100_000, f"{{{about} [NaN]}}", f"{{{about} [1, null]}}",
              '{"schema": ["cocrea-answers/1"]}']  # fmt: skip
    assert read_by_script(script, broken) == [None] * len(broken)


def test_an_id_is_the_same_on_the_page_and_in_python(script: Page) -> None:
    ids = [" ana-7 ", "a\u00a0 b\n", "Ñandú\t7", "20231234", "🛒", "x" * 100]
    assert script.evaluate("ids => ids.map(cocrea.answers.idOf)", ids) == [as_id(id) for id in ids]
    unseen = script.evaluate("ids => ids.map(cocrea.answers.idOf)", ["a\u001b[2J\u200b", " \u0000 ", None])
    assert unseen == ["a[2J", None, None]


def test_a_sheet_of_the_page_has_the_fields_of_the_schema_in_its_order(
    context: BrowserContext, site: Path
) -> None:
    page = tab(context, site)
    check(form(page), "1", "2")
    told = downloaded(form(page))
    assert list(told) == SCHEMA["required"]
    assert list(told["answers"][0]) == SCHEMA["$defs"]["answer"]["required"]
    assert list(told["answers"][0]["fields"]["below"]) == SCHEMA["$defs"]["given"]["required"]


def test_numbers_that_python_and_the_page_both_spell_are_the_same(script: Page) -> None:
    told = script.evaluate("({ dust: cocrea.answers.DUST, scale: cocrea.answers.WRONG_SCALE })")
    assert told["dust"] == task.DUST
    assert told["scale"] == task.WRONG_SCALE
    assert SCHEMA["$defs"]["given"]["properties"]["typed"]["maxLength"] == judge.LONGEST
