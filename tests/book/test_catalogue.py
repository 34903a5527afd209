"""The package's catalogue: one English word may be two words in Spanish, told apart by its context."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from cocrea.book.spanish.catalogue import Template, merged, package_messages, read, write
from cocrea.book.spanish.translate import check, package_path, update
from cocrea.errors import CocreaError

LOW = """
from cocrea.language import N_, _
price = _("Low", context="price")
satisfaction = N_("Low", context="satisfaction")
shelf = _("Low")
"""


def package(folder: Path, source: str) -> Path:
    """A checkout whose package is one module."""
    module = folder / "src" / "cocrea" / "words.py"
    module.parent.mkdir(parents=True)
    module.write_text(source, encoding="utf-8")
    (folder / "datasets").mkdir()
    (folder / "datasets" / "datapackage.json").write_text('{"resources": []}', encoding="utf-8")
    (folder / "_config.yml").write_text("title: A book\n", encoding="utf-8")
    (folder / "_toc.yml").write_text("root: index\n", encoding="utf-8")
    return folder


def old(*entries: polib.POEntry) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.extend(entries)
    return catalogue


def test_a_word_in_two_contexts_is_two_messages(tmp_path: Path) -> None:
    found = package_messages(package(tmp_path, LOW)).entries
    assert list(found) == [("price", "Low"), ("satisfaction", "Low"), (None, "Low")]


def test_each_context_keeps_its_own_translation(tmp_path: Path) -> None:
    root = package(tmp_path, LOW)
    update("es", root)
    path = root / package_path("es")
    said = {"price": "Bajo", "satisfaction": "Baja", None: "Abajo"}
    catalogue = polib.pofile(str(path), wrapwidth=0)
    for entry in catalogue:
        entry.msgstr = said[entry.msgctxt]
    catalogue.save()
    update("es", root)
    assert {entry.msgctxt: entry.msgstr for entry in polib.pofile(str(path))} == said


def test_check_names_the_context_that_is_not_translated(tmp_path: Path) -> None:
    root = package(tmp_path, LOW)
    template = package_messages(root)
    for entry in template.entries.values():
        entry.msgstr = "" if entry.msgctxt == "satisfaction" else "Bajo"
    write(root / package_path("es"), merged(template, old(*template.entries.values()), {}, "es"))
    found = [error for error in check("es", root) if error.facts["catalogue"].endswith("cocrea.po")]
    assert [(error.code, error.facts["text"]) for error in found] == [
        ("translation.untranslated", "Low (satisfaction)")
    ]


def test_a_word_that_gets_a_context_is_looked_at_again() -> None:
    template = Template()
    template.add("Low", "words.py", 1, "package", "satisfaction")
    new = merged(template, old(polib.POEntry(msgid="Low", msgstr="Bajo")), {}, "es")
    assert [(entry.msgstr, entry.fuzzy, entry.previous_msgid) for entry in new] == [("Bajo", True, "Low")]


def test_a_catalogue_with_contexts_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "cocrea.po"
    write(path, old(polib.POEntry(msgid="Low", msgctxt="satisfaction", msgstr="Baja")))
    before = path.read_bytes()
    write(path, read(path))
    assert path.read_bytes() == before and b'msgctxt "satisfaction"' in before


def test_a_context_that_is_no_text_is_named(tmp_path: Path) -> None:
    root = package(tmp_path, 'from cocrea.language import _\nkind = "price"\n_("Low", context=kind)\n')
    with pytest.raises(CocreaError, match=r"src/cocrea/words.py:3: "):
        package_messages(root)


COUNTED = """
from cocrea.language import ngettext
rows = ngettext("{n} row", "{n} rows", 3)
"""


def test_what_is_counted_is_one_message_of_two_forms(tmp_path: Path) -> None:
    root = package(tmp_path, COUNTED)
    update("es", root)
    path = root / package_path("es")
    catalogue = polib.pofile(str(path), wrapwidth=0)
    assert [(entry.msgid, entry.msgid_plural) for entry in catalogue] == [("{n} row", "{n} rows")]

    def wrong() -> list[str]:
        return [error.code for error in check("es", root) if error.facts["catalogue"].endswith("cocrea.po")]

    catalogue[0].msgstr_plural = {0: "{n} renglón", 1: ""}
    catalogue.save()
    assert wrong() == ["translation.untranslated"]
    catalogue[0].msgstr_plural[1] = "{m} renglones"
    catalogue.save()
    assert wrong() == ["translation.markup"]
    catalogue[0].msgstr_plural[1] = "{n} renglones"
    catalogue.save()
    update("es", root)
    assert wrong() == []
