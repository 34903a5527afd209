"""The pages about the data: every data set, every column, a figure with words, a file to take away."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import polib
import pytest

from cocrea import data
from cocrea.book.derived.datapage import KINDS, LABEL, PACKAGE, PAGE, data_sets, main, values, write_pages
from cocrea.book.spanish.catalogue import package_messages
from cocrea.book.spanish.translate import write_tree
from cocrea.chapters import CHAPTERS
from cocrea.charts import glance_alt
from cocrea.data.load import messages
from cocrea.data.simulate import CASES
from cocrea.language import number, speaking

ROOT = Path(__file__).parents[2]
SETS = {one.name: one for one in data_sets(ROOT)}
every_set = pytest.mark.parametrize("name", SETS)


def text_of(kind: str) -> str:
    return (ROOT / "book" / f"data-{kind}.md").read_text(encoding="utf-8")


def entry(name: str) -> str:
    return text_of(SETS[name].kind).split(f"(data-{name})=\n")[1].split("\n(data-")[0]


def test_every_data_set_has_a_chapter_and_a_page() -> None:
    assert set(SETS) == set(data.known())
    assert {one.chapter for one in SETS.values()} <= {chapter.number for chapter in CHAPTERS}
    assert [one.chapter for one in SETS.values()] == sorted(one.chapter for one in SETS.values())
    assert {one.name for one in SETS.values() if one.kind == "simulated"} == set(CASES)
    assert {one.kind for one in SETS.values()} == set(KINDS)


@every_set
def test_an_entry_is_complete(name: str) -> None:
    one, text = SETS[name], entry(name)
    assert text.startswith(f"## {one.title}\n")
    columns = re.findall(r"^`(\w+)`\n: (.+)\n: (.+)$", text, re.M)
    assert [column for column, _meaning, _values in columns] == list(data.load(name).columns)
    assert f'tables.preview("{name}")' in text and f'charts.glance("{name}")' in text
    assert glance_alt(name).replace('"', '\\"') in text
    path = re.findall(r"\{download\}`[^<]*<\.\./([^>]+)>`", text)
    assert len(path) == 1 and (ROOT / path[0]).is_file()
    assert "\n- Licence: " in text and "\n- Source: " in text.replace("Made by", "Source")
    assert (":class: simulated" in text) == (one.kind == "simulated")
    assert "SIMULATED" not in text


@every_set
def test_a_figure_is_said_in_spanish_as_the_library_says_it(name: str) -> None:
    """Its words on the page are translated by hand; `glance_alt` says them with the same numbers."""
    catalogue = polib.pofile(str(ROOT / f"po/es/book/data-{SETS[name].kind}.po"))
    translated = {entry.msgid: entry.msgstr for entry in catalogue}
    english = " ".join(glance_alt(name).split())  # a message has ordinary spaces, also between thousands
    with speaking("es"):
        assert translated[english] == glance_alt(name)


def test_what_an_entry_says_is_translated_and_spelt_nowhere_else() -> None:
    """A label stands in datapackage.json; code that wants it asks `data.labels`."""
    extracted = package_messages(ROOT).entries
    elsewhere = set()
    for name in SETS:
        for message, context in messages(SETS[name].resource):
            files = {file for file, _line in extracted[context, message].occurrences}
            elsewhere |= {message} if files != {PACKAGE.as_posix()} else set()
    assert not elsewhere


def test_a_message_of_an_entry_is_found_on_its_line() -> None:
    (low,) = [
        entry for key, entry in package_messages(ROOT).entries.items() if key == ("satisfaction", "Low")
    ]
    lines = (ROOT / PACKAGE).read_text(encoding="utf-8").split("\n")
    assert ['"Low"' in lines[int(line) - 1] for _file, line in low.occurrences] == [True]


@every_set
def test_what_was_planted_is_folded_away(name: str) -> None:
    assert "Planted" not in re.sub(r"(?s):::\{dropdown\}.*?\n:::", "", entry(name))


@every_set
def test_the_list_names_it(name: str) -> None:
    listed = (ROOT / PAGE).read_text(encoding="utf-8")
    row = re.search(rf"^\[`{name}`\]\(#data-{name}\)\n: .*\n: Chapter (\d), (.+) rows$", listed, re.M)
    assert row and int(row[1]) == SETS[name].chapter and row[2] == number(len(data.load(name)), 0)


def test_no_page_is_stale() -> None:
    assert write_pages(ROOT, check=True) == []


def test_a_changed_description_makes_the_pages_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets")
    (tmp_path / "book").mkdir()
    for path in (ROOT / "book").glob("data*.md"):
        shutil.copy(path, tmp_path / "book")
    monkeypatch.chdir(tmp_path)
    assert main(["--check"]) == 0
    package = tmp_path / "datasets" / "datapackage.json"
    package.write_text(
        package.read_text(encoding="utf-8").replace("An imaginary customer", "Somebody"), encoding="utf-8"
    )
    assert main(["--check"]) == 1
    assert main([]) == 0 and "Somebody" in (tmp_path / "book" / "data-simulated.md").read_text(
        encoding="utf-8"
    )


def test_a_translated_tree_holds_the_files_that_the_pages_link_to(project: Path, tmp_path: Path) -> None:
    table = project / "datasets" / "published" / "table.csv"
    table.parent.mkdir(parents=True)
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    tree = write_tree("es", tmp_path / "tree", project)
    assert (tree / "datasets/published/table.csv").read_bytes() == table.read_bytes()
    table.unlink()
    write_tree("es", tree, project)
    assert not (tree / "datasets").exists() or not list((tree / "datasets").rglob("*.csv"))


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ({"type": "string", "constraints": {"required": True, "enum": ["a", "b"]}}, "`a`, `b`"),
        ({"type": "string"}, "text, may be empty"),
        (
            {"type": "integer", "unit": "scale points, 1 to 7", "constraints": {"minimum": 1, "maximum": 7}},
            "whole number (scale points, 1 to 7), may be empty",
        ),
        ({"type": "number", "unit": "minutes", "constraints": {"required": True, "minimum": 0}},
         "number (minutes), at least 0"),
        ({"type": "number", "constraints": {"required": True, "minimum": -1, "maximum": 1}},
         "number, −1 to 1"),
        (LABEL, "text"),
    ],
)  # fmt: skip
def test_what_a_column_may_hold(field: dict[str, object], said: str) -> None:
    assert values(field) == said
