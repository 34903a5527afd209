"""The hash sees what an edition's notebooks see: library, data and its own words, not the kit."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocrea.book.site.fingerprint import fingerprint
from cocrea.language import LANGUAGES


def test_it_is_the_same_twice_and_another_in_another_language() -> None:
    assert fingerprint("en") == fingerprint("en") != fingerprint("es")


@pytest.mark.parametrize(
    ("name", "seen_by"),
    [
        ("models/moments/gaps.py", {"en", "es"}),
        ("simulated/supermarket.csv", {"en", "es"}),
        ("locale/es/LC_MESSAGES/cocrea.po", {"es"}),
        ("tasks/bank/es.json", {"es"}),
        ("tasks/bank/en.json", {"en"}),
        ("kit/__init__.py", set()),
        ("book/site/build.py", set()),
    ],
)
def test_a_change_is_seen_by_the_editions_that_it_touches(
    name: str, seen_by: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {code: fingerprint(code) for code in LANGUAGES}
    read_bytes = Path.read_bytes
    ending = tuple(Path(name).parts)

    def changed(path: Path) -> bytes:
        return read_bytes(path) + (b" " if path.parts[-len(ending) :] == ending else b"")

    monkeypatch.setattr(Path, "read_bytes", changed)
    assert {code for code in LANGUAGES if fingerprint(code) != before[code]} == seen_by
