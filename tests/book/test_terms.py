"""One name for each concept in Spanish: no message uses a name that po/es/terms.yml rejects."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml

from cocrea.book.source.myst import SPAN, read_role
from cocrea.book.spanish.catalogue import forms, living
from cocrea.book.spanish.translate import package_path

ROOT = Path(__file__).parents[2]
CATALOGUES = [*sorted((ROOT / "po" / "es").rglob("*.po")), ROOT / package_path("es")]


@cache
def terms() -> list[dict[str, Any]]:
    return yaml.safe_load((ROOT / "po" / "es" / "terms.yml").read_text(encoding="utf-8"))


def words_of(message: str) -> str:
    """What a reader reads: no code, and of a reference its words."""

    def shown(match: re.Match[str]) -> str:
        role = read_role(match)
        return role.text if role else " "

    return SPAN.sub(shown, message)


def rejected(english: str, spanish: str) -> list[str]:
    """The concepts that a translation calls by a rejected name."""
    return [
        f"{term['concept']}: {found[0]} -> {term['use']}"
        for term in terms()
        if (found := re.search(term["not"], words_of(spanish)))
        and re.search(term.get("where", ""), english)
        and not ("unless" in term and re.search(term["unless"], english))
        and not any(english.startswith(beginning) for beginning in term.get("allowed", ()))
    ]


@pytest.mark.parametrize(
    "path", CATALOGUES, ids=lambda path: path.relative_to(ROOT).with_suffix("").as_posix()
)
def test_no_message_uses_a_rejected_name(path: Path) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{entry.linenum}: {fault}"
        for entry in living(polib.pofile(str(path), wrapwidth=0))
        for english, spanish in forms(entry)
        for fault in rejected(english, spanish)
    ]
    assert not wrong, "\n" + "\n".join(wrong)


def test_a_name_is_rejected_where_its_concept_is_meant_and_only_there() -> None:
    assert rejected("Read the row of the checkout.", "Lee la fila de la caja.")
    assert not rejected("They join the queue.", "Hacen fila.")
    assert rejected("A role of the customer", "Un papel del cliente")
    assert not rejected("On paper", "En papel")
    assert not rejected("`sd` is code", "`sd` es código")


def test_what_is_allowed_is_still_said() -> None:
    """An exception for a message that is gone protects nothing."""
    messages = [entry.msgid for path in CATALOGUES for entry in polib.pofile(str(path), wrapwidth=0)]
    for term in terms():
        for beginning in term.get("allowed", ()):
            assert any(message.startswith(beginning) for message in messages), beginning
