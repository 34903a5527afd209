"""Catalogues in step with their sources, and the trees written from them."""

from __future__ import annotations

import os
from pathlib import Path

import polib
import pytest
import yaml

from cocrea.book.source.myst import parser
from cocrea.book.spanish import markup
from cocrea.book.spanish.translate import check, main, update, write_tree
from cocrea.errors import CocreaError

PAGE = "po/es/book/page.po"
SENTENCE = "A sentence with {term}`zone` and {ref}`the start <start>`."


def say(root: Path, catalogue: str, translations: dict[str, str]) -> None:
    """Write translations into a catalogue."""
    po = polib.pofile(str(root / catalogue), wrapwidth=0)
    for message, translation in translations.items():
        entry = po.find(message)
        assert entry is not None, message
        entry.msgstr = translation
    po.save()


def say_everything(root: Path) -> None:
    """Translate every message as itself with its first letter doubled, markup kept."""
    for path in (root / "po" / "es").rglob("*.po"):
        po = polib.pofile(str(path), wrapwidth=0)
        for entry in po:
            entry.msgstr = entry.msgid if entry.msgid.startswith("{") else entry.msgid[0] + entry.msgid
        po.save()


def problems(root: Path) -> dict[str, list[str]]:
    """What `check` finds, by code: the places."""
    found: dict[str, list[str]] = {}
    for problem in check("es", root):
        found.setdefault(problem.code, []).append(f"{problem.facts['file']}:{problem.facts['line']}")
        assert str(problem).startswith(f"{problem.facts['file']}:{problem.facts['line']}: ")
    return found


def test_update_writes_one_catalogue_a_page(project: Path) -> None:
    paths = {path.as_posix() for path in update("es", project)}
    assert paths == {
        "po/es/book/index.po", "po/es/book/page.po", "po/es/book/glossary.po", "po/es/solutions/tasks.po",
        "po/es/_toc.po",
    }  # fmt: skip
    assert polib.pofile(str(project / PAGE)).metadata["Language"] == "es"
    toc = {entry.msgid for entry in polib.pofile(str(project / "po/es/_toc.po"))}
    assert toc == {"First part", "A shorter title", "A small book"}


def test_a_second_update_changes_nothing(project: Path) -> None:
    update("es", project)
    say_everything(project)
    update("es", project)
    before = {path: path.read_bytes() for path in (project / "po").rglob("*.po")}
    update("es", project)
    assert {path: path.read_bytes() for path in (project / "po").rglob("*.po")} == before


def test_what_is_not_translated_is_named(project: Path) -> None:
    assert "book/page.md:7" in problems(project)["translation.missing"]
    update("es", project)
    assert "book/page.md:9" in problems(project)["translation.untranslated"]
    say_everything(project)
    assert problems(project) == {}


def test_a_changed_message_is_fuzzy_and_keeps_the_old_one(project: Path) -> None:
    update("es", project)
    say_everything(project)
    page = project / "book/page.md"
    page.write_text(page.read_text().replace("A sentence with", "A good sentence with"))
    update("es", project)
    entry = polib.pofile(str(project / PAGE)).find(
        "A good sentence with {term}`zone` and {ref}`the start <start>`."
    )
    assert entry is not None and entry.fuzzy and entry.msgstr.startswith("AA sentence")
    assert entry.previous_msgid == "A sentence with {term}`zone` and {ref}`the start <start>`."
    assert problems(project) == {"translation.fuzzy": ["book/page.md:9"]}


def test_a_message_that_moves_takes_its_translation_along(project: Path) -> None:
    update("es", project)
    say_everything(project)
    for name, change in (
        ("page", lambda t: t.replace("# The page", "# Another")),
        ("glossary", lambda t: t + "\nThe page\n"),
    ):
        path = project / f"book/{name}.md"
        path.write_text(change(path.read_text()))
    update("es", project)
    entry = polib.pofile(str(project / "po/es/book/glossary.po")).find("The page")
    assert entry is not None and entry.msgstr == "TThe page" and not entry.fuzzy


def test_what_left_the_source_is_obsolete(project: Path) -> None:
    update("es", project)
    say_everything(project)
    page = project / "book/page.md"
    page.write_text(page.read_text().replace("# A comment\n", ""))
    assert [place.split(":")[0] for place in problems(project)["translation.obsolete"]] == [PAGE]
    update("es", project)
    assert problems(project) == {}


def test_a_page_that_is_gone_takes_its_catalogue_with_it(project: Path) -> None:
    update("es", project)
    (project / "book/glossary.md").unlink()
    update("es", project)
    assert not (project / "po/es/book/glossary.po").exists()


@pytest.mark.parametrize(
    ("message", "broken"),
    [
        (
            "A sentence with {term}`zone` and {ref}`the start <start>`.",
            "Una frase con {term}`zone` y {ref}`el inicio`.",
        ),
        (
            "A sentence with {term}`zone` and {ref}`the start <start>`.",
            "Una frase con zona y {ref}`el inicio <start>`.",
        ),
        ("See {cite:t}`one2001` and $P < A$ in `code`.", "Véase {cite:t}`one2001` y $P > A$ en `code`."),
        ("See {cite:t}`one2001` and $P < A$ in `code`.", "Véase {cite:t}`one2001` y $P < A$ en `código`."),
        (
            "See {cite:t}`one2001` and $P < A$ in `code`.",
            "Véase {cite:t}`one2001` y $P < A$ en `code`, **no.",
        ),
    ],
)
def test_broken_markup_is_named(project: Path, message: str, broken: str) -> None:
    update("es", project)
    say_everything(project)
    say(project, PAGE, {message: broken})
    assert list(problems(project)) == ["translation.markup"]


def test_a_translation_that_starts_a_list_is_named(project: Path) -> None:
    update("es", project)
    say_everything(project)
    say(project, "po/es/book/glossary.po", {"Between two levels.": "1. Entre dos niveles."})
    assert problems(project) == {"translation.block": ["book/glossary.md:5"]}


def test_every_unknown_directive_is_named(project: Path) -> None:
    for name in ("page", "index"):
        path = project / f"book/{name}.md"
        path.write_text(path.read_text() + "\n:::{surprise}\n:::\n")
    assert problems(project)["book.unknown-directive"] == ["book/index.md:14", "book/page.md:20"]
    with pytest.raises(CocreaError, match="surprise"):
        update("es", project)


@pytest.mark.parametrize(
    ("message", "translation", "kind", "same"),
    [
        ("At {state} it is {low:g}.", "Es {low:g} en {state}.", "package", True),
        ("At {state} it is {low:g}.", "Es {low} en {state}.", "package", False),
        ("At {state}", "En {estado}", "package", False),
        (r"\text{{…}} of {x}", r"\text{{…}} de {x}", "package", True),
        ("At {state}", "En {state", "package", False),
        ("a | b", "a b", "table cell", True),
        ("a b", "a | b", "table cell", False),
        ("[a](x.md#y)", "[b](x.md#y)", "paragraph", True),
        ("[a](x.md#y)", "[b](x.md)", "paragraph", False),
        (r"$\text{below: } P$", r"$\text{debajo: } P$", "paragraph", True),
        ("{abbr}`MSA (a measure)`", "{abbr}`MSA (una medida)`", "paragraph", True),
        ("a[^n] {{ n }}", "b[^n] {{ n }}", "paragraph", True),
        ("a[^n] {{ n }}", "b", "paragraph", False),
    ],
)
def test_markup_is_compared_by_what_it_points_at(
    message: str, translation: str, kind: str, same: bool
) -> None:
    if kind == "table cell" and same:
        message = message.replace(" | ", " ")
    assert (markup.differences(message, translation, kind) is None) is same


def test_a_mark_without_its_partner_is_left_over() -> None:
    assert markup.left_over("a **b**", "a **b", parser({})) == "*"
    assert markup.left_over("2 * 3", "2 * 3", parser({})) == ""


def test_the_tree_speaks_the_other_language(project: Path, tmp_path: Path) -> None:
    update("es", project)
    say(project, PAGE, {
        "The page": "La página",
        SENTENCE: "Una {term}`zone` y {ref}`el inicio <start>`.",
    })  # fmt: skip
    say(project, "po/es/book/glossary.po", {"zone": "zona"})
    say(project, "po/es/_toc.po", {"First part": "Primera parte", "A small book": "Un libro"})
    dest = write_tree("es", tmp_path / "out", project)
    page = (dest / "book/page.md").read_text(encoding="utf-8")
    assert "# La página" in page and "Una {term}`zona` y {ref}`el inicio <start>`." in page
    assert "# A comment" in page, "what is not translated stays English"
    assert yaml.safe_load((dest / "_toc.yml").read_text())["parts"][0]["caption"] == "Primera parte"
    config = yaml.safe_load((dest / "_config.yml").read_text())
    assert config["title"] == "Un libro" and config["sphinx"]["config"]["language"] == "es"
    assert "baseurl" not in config["html"]
    assert (dest / "book/references.bib").is_file() and (dest / "book/_assets/logo.svg").is_file()


def test_an_english_sentence_keeps_its_english_words_for_a_term(project: Path, tmp_path: Path) -> None:
    update("es", project)
    say(project, "po/es/book/glossary.po", {"zone": "zona"})
    dest = write_tree("es", tmp_path / "out", project)
    assert "A sentence with {term}`zone <zona>`" in (dest / "book/page.md").read_text(encoding="utf-8")


def test_overrides_and_address_of_an_edition(project: Path, tmp_path: Path) -> None:
    with (project / "_config.yml").open("a") as file:
        file.write("  baseurl: https://example.org/course/\n")
    (project / "po").mkdir()
    (project / "po/es.yml").write_text("sphinx:\n  config:\n    nb_code_prompt_show: Mostrar\n")
    config = yaml.safe_load((write_tree("es", tmp_path / "out", project) / "_config.yml").read_text())
    assert config["html"] == {"use_repository_button": False, "baseurl": "https://example.org/course/es/"}
    assert config["sphinx"]["config"] == {"language": "es", "nb_code_prompt_show": "Mostrar"}


def test_a_tree_written_again_keeps_what_did_not_change(project: Path, tmp_path: Path) -> None:
    dest = write_tree("xx", tmp_path / "out", project)
    (dest / "_build").mkdir()
    (dest / "_build/kept.txt").touch()
    for path in dest.rglob("*.md"):
        os.utime(path, (1, 1))
    page = project / "book/page.md"
    page.write_text(page.read_text() + "\nMore.\n")
    (project / "book/glossary.md").unlink()
    write_tree("xx", dest, project)
    changed = {path.name for path in dest.rglob("*.md") if path.stat().st_mtime != 1}
    assert changed == {"page.md"}
    assert not (dest / "book/glossary.md").exists() and (dest / "_build/kept.txt").exists()


def test_the_pseudo_language_points_at_its_own_terms(project: Path, tmp_path: Path) -> None:
    dest = write_tree("xx", tmp_path / "out", project)
    assert "{term}`«zone»`" in (dest / "book/page.md").read_text(encoding="utf-8")
    assert "«zone»\n" in (dest / "book/glossary.md").read_text(encoding="utf-8")


def test_a_translation_that_ends_a_string_of_code_is_named(project: Path) -> None:
    page = project / "book/page.md"
    page.write_text(page.read_text() + '\n```{code-cell}\n:tags: [i18n]\nx = "words"\n```\n')
    update("es", project)
    say_everything(project)
    say(project, PAGE, {"words": 'pala"bras'})
    assert problems(project) == {"translation.code": ["book/page.md:22"]}


def test_the_command_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert main(["update"]) == 0
    assert main(["check", "es"]) == 1
    assert "book/page.md:7: not translated" in capsys.readouterr().err
    say_everything(project)
    assert main(["check"]) == 0
    assert main(["tree", "xx", "out"]) == 0
    assert (project / "out/book/page.md").is_file()


def test_outside_a_checkout_one_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert "_config.yml" in capsys.readouterr().err


def test_a_damaged_catalogue_is_named_with_its_line(project: Path) -> None:
    update("es", project)
    with (project / PAGE).open("a") as file:
        file.write("\nno line of a catalogue\n")
    with pytest.raises(CocreaError, match=r"page\.po:\d+: this catalogue cannot be read"):
        update("es", project)
