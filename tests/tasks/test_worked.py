"""The numbers' sentences: what stands in their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest

from cocrea.errors import CocreaError
from cocrea.language import N_, speaking
from cocrea.tasks.task import Number, Numbers, Task, answer
from cocrea.tasks.worked import filled


@dataclass(frozen=True)
class Stores(Task):
    visits: int

    id = "E0.0"
    columns: ClassVar = {"mall": N_("Mall")}

    @answer(Number())
    def gap(self) -> Numbers:
        return -1.25, {}

    @property
    def worked(self) -> Mapping[str, Any]:
        rows = [{"store": "mall", "gap": 0.5}, {"store": "<B>", "gap": -2}]
        return {"stores": rows, "first": rows[0], "who": [3, 11], "none": []}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("no places", ["no places"]),
        ("{visits} and {gap}", ["12\u202f345 and −1.25"]),
        ("{gap:1}, {gap:+3}, {visits:1}", ["−1.2, −1.250, 12\u202f345.0"]),
        ("{who}; {none}.", ["3, 11; ."]),
        ("{first.store}: {first.gap:+1}", ["Mall: +0.5"]),
        ("{stores.store} {stores.gap:1} of {gap:0}", ["Mall 0.5 of −1", "<B> −2.0 of −1"]),
        ("{stores.store} is not {first.store}", ["Mall is not Mall", "<B> is not Mall"]),
        ("{none.store} is said of nobody", []),
    ],
)
def test_places_are_filled(sentence: str, said: list[str]) -> None:
    assert filled(sentence, Stores(12345)) == said


def test_a_code_is_said_in_the_language_in_force() -> None:
    with speaking("es"):
        assert filled("{first.store}", Stores(1)) == ["Centro comercial"]


@pytest.mark.parametrize("sentence", ["{nobody}", "{nobody.gap}", "{stores.visits}", "{first.nobody}"])
def test_a_place_that_the_task_does_not_have_is_said(sentence: str) -> None:
    with pytest.raises(CocreaError, match=r"task E0\.0 names “\{?(nobody|stores|first)"):
        filled(sentence, Stores(1))
