"""The hash sees what notebooks see: library, data and catalogues, not the kit."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocrea.book.site import fingerprint as module
from cocrea.book.site.fingerprint import fingerprint


def test_it_is_the_same_twice() -> None:
    assert fingerprint() == fingerprint()


@pytest.mark.parametrize(
    "name", ["models/moments/gaps.py", "locale/es/LC_MESSAGES/cocrea.po", "tasks/bank/es.json"]
)
def test_a_changed_library_data_or_catalogue_changes_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    sources = list(module._sources())
    assert name in dict(sources)
    changed = [(n, content + b" " if n == name else content) for n, content in sources]
    monkeypatch.setattr(module, "_sources", lambda: iter(changed))
    assert fingerprint() != before


def test_data_counts_and_the_kit_does_not() -> None:
    names = [name for name, _ in module._sources()]
    assert "simulated/supermarket.csv" in names
    assert not [name for name in names if Path(name).parts[0] in ("kit", "book")]
