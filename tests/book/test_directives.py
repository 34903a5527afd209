"""The table of directives: every reader of our sources can do what it says."""

from __future__ import annotations

import pytest

from cocrea.book.derived.bank import TaskCompiler
from cocrea.book.flat.plain import Plain
from cocrea.book.source.myst import DIRECTIVES


def methods(reader: type) -> set[str]:
    return {name.removeprefix("_").replace("_", "-") for name in dir(reader)}


@pytest.mark.parametrize("name", DIRECTIVES)
def test_whoever_shows_a_directive_knows_how(name: str) -> None:
    flat = DIRECTIVES[name].flat
    assert flat != "own" or name in methods(Plain)
    assert (flat == "task") == name.startswith("task-")
    assert flat != "task" or name.removeprefix("task-") in methods(TaskCompiler)


def test_only_a_quotation_has_a_title() -> None:
    assert all(kind.flat == "quoted" for kind in DIRECTIVES.values() if kind.title)
