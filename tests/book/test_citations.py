"""The bibliography as readers see it: what an entry shows, in which order, in which language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pybtex.backends.plaintext import Backend
from pybtex.database import Entry, Person, parse_file, parse_string
from pybtex.style import FormattedEntry
from sphinxcontrib.bibtex.style.referencing import format_references
from sphinxcontrib.bibtex.style.template import SphinxReferenceInfo

from cocrea.book.source.citations import AuthorYear, ByAuthor
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


def test_quotes_in_a_title_are_closed() -> None:
    for key, work in parse_file(BOOK / "references.bib", "bibtex").entries.items():
        title = work.fields.get("title", "")
        assert title.count("``") == title.count("''"), key
        assert title.count("“") == title.count("”") and title.count("«") == title.count("»"), key
        assert title.count('"') % 2 == 0, key


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


@pytest.mark.parametrize(
    ("last", "joined"),
    [
        ("Hilda Two", "Ann One e Hilda Two"),
        ("Iván Two", "Ann One e Iván Two"),
        ("Yvonne Two", "Ann One y Yvonne Two"),
        ("Hiela Two", "Ann One y Hiela Two"),
        ("Ian Two", "Ann One y Ian Two"),
    ],
)
def test_spanish_says_e_before_the_sound_of_i(last: str, joined: str) -> None:
    work = ARTICLE.format(key="two", author=f"Ann One and {last}", more="")
    with speaking("es"):
        assert written(work)[0].startswith(f"{joined}. ")
    assert written(work)[0].startswith(f"Ann One and {last}. ")


def cited(author: str, year: str = "", role: str = "p") -> str:
    """A citation in the text."""
    (entry,) = parse_string(f"@misc{{one, author={{{author}}}, {year}}}", "bibtex").entries.values()
    info: Any = SphinxReferenceInfo(None, "", "", "", None, "", "")  # type: ignore[arg-type]
    return str(format_references(AuthorYear(), role, [(entry, FormattedEntry("one", "", "1"), info)]))


def test_a_citation_speaks_the_readers_language() -> None:
    two = "Hunt, Brian and Ivergård, Toni"
    assert cited(two) == "(Hunt and Ivergård, n.d.)"
    with speaking("es"):
        assert cited(two, "year={2015}") == "(Hunt e Ivergård, 2015)"
        assert cited("Hiel, Ann and Yap, Kenneth", role="t") == "Hiel y Yap (s. f.)"
        assert cited("One, Ann and Two, Bob and Ibáñez, Eva", "year={2015}") == "(One et al., 2015)"


def test_no_english_is_left_in_the_spanish_bibliography() -> None:
    """What the styles add of themselves; titles stay in the language of the work."""
    works = parse_file(str(BOOK / "references.bib"), "bibtex").entries
    bare = [
        Entry(
            entry.type,
            dict.fromkeys(entry.fields, "0"),
            {role: [Person("0, 0")] * len(people) for role, people in entry.persons.items()},
        )
        for entry in works.values()
    ]
    for n, entry in enumerate(bare):
        entry.key = str(n)
    with speaking("es"):
        lines = [entry.text.render(Backend()) for entry in ByAuthor().format_entries(bare)]
    added = {word for line in lines for word in re.findall(r"[^\W\d_]{2,}", line)}
    ours = {"En", "editores", "edición", "páginas", "volumen", "Informe", "técnico", "Tesis", "doctoral"}
    assert added - {"doi", "URL"} == ours


OURS = ("howpublished", "note", "type", "pages")  # fields in which an entry speaks in words of ours
NAMES = {"Blog", "DataSF"}  # and what reads alike in both languages


def test_what_we_say_of_a_work_is_said_in_spanish_too() -> None:
    for key, work in parse_file(str(BOOK / "references.bib"), "bibtex").entries.items():
        for name in OURS:
            words = str(work.fields.get(name, ""))
            if re.search(r"[^\W\d_]{2,}", words) and words not in NAMES:
                assert work.fields.get(f"{name}_es"), (key, words)
        assert not re.search(r"\(in \{|\bpackage\b|\bundated\b", work.fields["title"]), key


def test_an_entry_speaks_the_readers_language_and_leaves_the_file_as_it_is() -> None:
    work = "@misc{one, author={One, Ann}, title={T}, howpublished={Slides}, howpublished_es={Diapositivas}}"
    assert written(work) == ["Ann One. T. Slides."]
    with speaking("es"):
        assert written(work) == ["Ann One. T. Diapositivas."]


def test_names_in_a_title_keep_their_capitals() -> None:
    works = parse_file(str(BOOK / "references.bib"), "bibtex").entries
    said = {e.key: e.text.render(Backend()) for e in ByAuthor().format_entries(list(works.values()))}
    assert "Así Estamos Juárez" in said["juarez2024"] and "LTA to" in said["lta2013"]
    assert "Encuesta Nacional de Salud de España 2017" in said["ense2017"] and "semPLS:" in said["sempls"]


def test_every_work_of_the_file_is_cited_by_a_page_and_so_printed() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in BOOK.glob("*.md"))
    cited = {key.strip() for keys in re.findall(r"\{cite:\w+\}`([^`]+)`", text) for key in keys.split(",")}
    assert set(parse_file(str(BOOK / "references.bib"), "bibtex").entries) == cited
