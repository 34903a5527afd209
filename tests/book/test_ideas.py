"""Where each idea comes from: all 130, in step with their table, with no link into nothing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from cocrea.book.derived.ideas import PAGE, TABLE, main, page, read_table, write_page
from cocrea.chapters import CHAPTERS
from cocrea.errors import CocreaError

ROOT = Path(__file__).parents[2]
COUNTS = {"S0": 19, "S1": 28, "S2": 24, "S3": 38, "S4": 21}


def test_all_130_ideas_are_there_in_order() -> None:
    found = [idea.id for source in read_table(ROOT).sources for idea in source.ideas]
    assert found == [f"{source}.{n}" for source, count in COUNTS.items() for n in range(1, count + 1)]
    assert len(found) == 130
    text = (ROOT / PAGE).read_text(encoding="utf-8")
    assert [text.count(f"\n**{name}** ") for name in found] == [1] * 130


def test_the_page_is_in_step_with_its_table() -> None:
    assert write_page(ROOT, check=True) == []


def test_every_idea_is_taught_on_a_page_and_every_chapter_teaches_some() -> None:
    chapters = {
        label: int(path.name[:2])
        for path in (ROOT / "book").glob("0*-*.md")
        for label in re.findall(r"^\(([\w-]+)\)=\n+#", path.read_text(encoding="utf-8"), re.M)
    }
    ideas = [idea for source in read_table(ROOT).sources for idea in source.ideas]
    assert {idea.label for idea in ideas} <= set(chapters)
    assert {chapters[idea.label] for idea in ideas} == {one.number for one in CHAPTERS if one.number}


def test_every_work_cited_is_in_the_bibliography() -> None:
    known = re.findall(r"^@\w+\{([^,]+),", (ROOT / "book/references.bib").read_text(encoding="utf-8"), re.M)
    cited = re.findall(r"\{cite:[pt]\}`([^`]+)`", (ROOT / TABLE).read_text(encoding="utf-8"))
    assert cited and {key for keys in cited for key in keys.split(",")} <= set(known)


def test_each_field_is_one_sentence() -> None:
    for source in read_table(ROOT).sources:
        for idea in source.ideas:
            for text in filter(None, (idea.says, idea.you, idea.closer)):
                assert text[-1] in ".?" and len(text.split()) <= 30, idea.id
                assert not re.search(r"[.?!] [A-Z]", text), idea.id


def test_a_changed_table_makes_the_page_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "book").mkdir()
    for path in (TABLE, PAGE):
        shutil.copy(ROOT / path, tmp_path / path)
    monkeypatch.chdir(tmp_path)
    assert main(["--check"]) == 0
    table = (tmp_path / TABLE).read_text(encoding="utf-8")
    (tmp_path / TABLE).write_text(table.replace("S2.5\n", "S2.55\n"), encoding="utf-8")
    assert main(["--check"]) == 1
    assert main([]) == 0 and "**S2.55**" in (tmp_path / PAGE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"), [("you: ", "your: "), ("label: three-levels", "label: 7"), ("says: ", "said: ")]
)
def test_a_wrong_entry_is_one_clear_error(tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "book").mkdir()
    table = (ROOT / TABLE).read_text(encoding="utf-8")
    (tmp_path / TABLE).write_text(table.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CocreaError, match=r"S0\.1"):
        read_table(tmp_path)


def test_the_page_is_myst_that_our_tools_can_walk() -> None:
    from cocrea.book.spanish.translate import page_messages

    assert len(page_messages(ROOT, PAGE).entries) > 3 * 130 and page(read_table(ROOT)).endswith("\n")
    assert yaml.safe_load((ROOT / TABLE).read_text(encoding="utf-8"))["sources"][2]["id"] == "S2"
