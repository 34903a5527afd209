"""The bibliography as readers see it: what an entry shows, in which order, in which language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pybtex.backends.plaintext import Backend
from pybtex.database import Entry, parse_file, parse_string

from cocrea.book.source.citations import ByAuthor
from cocrea.language import speaking

BOOK = Path(__file__).parents[2] / "book"
ARTICLE = "@article{{{key}, author={{{author}}}, title={{A Title}}, journal={{J}}, year={{2001}}, {more}}}"


def written(*works: str) -> list[str]:
    entries: list[Entry] = list(parse_string("\n".join(works), "bibtex").entries.values())
    return [entry.text.render(Backend()) for entry in ByAuthor().format_entries(entries)]


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ("volume={2}, number={4}, pages={5--9}", "J, 2(4):5–9, 2001."),
        ("volume={2}, pages={5--9}", "J, 2:5–9, 2001."),
        ("volume={2}, number={4}", "J, 2(4), 2001."),
        ("volume={2}", "J, 2, 2001."),
        ("pages={5--9}", "J, pages 5–9, 2001."),
        ("", "J, 2001."),
    ],
)
def test_an_article_shows_all_that_is_known_of_its_place(more: str, shown: str) -> None:
    (said,) = written(ARTICLE.format(key="one", author="One, Ann", more=more))
    assert said == f"Ann One. A title. {shown}"


def test_a_name_kept_whole_has_its_place_in_the_alphabet() -> None:
    people = ("Zeta, Zoe", "{Marketing y clientes}", "Beta, Bob", "{{Nobody}}")
    said = written(*(ARTICLE.format(key=f"k{n}", author=name, more="") for n, name in enumerate(people)))
    assert [line.partition(".")[0] for line in said] == [
        "Bob Beta", "Marketing y clientes", "Nobody", "Zoe Zeta",
    ]  # fmt: skip


def test_names_and_pages_are_joined_in_the_readers_language() -> None:
    work = ARTICLE.format(key="two", author="One, Ann and Two, Bob", more="pages={5--9}")
    with speaking("es"):
        assert written(work) == ["Ann One y Bob Two. A title. J, páginas 5–9, 2001."]


def test_every_work_of_the_file_is_cited_by_a_page_and_so_printed() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in BOOK.glob("*.md"))
    cited = {key.strip() for keys in re.findall(r"\{cite:\w+\}`([^`]+)`", text) for key in keys.split(",")}
    assert set(parse_file(str(BOOK / "references.bib"), "bibtex").entries) == cited
