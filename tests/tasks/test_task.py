"""A task as a class: its fields, its answers, its variants; and how tasks are found."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

import pytest

from cocrea import tasks
from cocrea.errors import CocreaError
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, Text, answer, maybe

SHARE = Number("percent", absolute=0.5)


@dataclass(frozen=True)
class Halves(Task):
    """A task of two numbers, one of which follows from the other."""

    whole: int

    id = "E0.0"

    @classmethod
    def draw(cls, draw: Draw) -> Halves:
        return cls(draw.of("whole", range(1, 100)))

    def accepted(self) -> bool:
        return self.whole > 50

    @answer(SHARE)
    def double(self) -> Numbers:
        return 2 * self.whole, {
            "whole": self.whole,
            "same": maybe(2 * self.whole + 0.4),
            "none": maybe("nan"),
        }

    words = Text(weight=100)

    @answer(SHARE)
    def half(self, double: float) -> Numbers:
        return double / 4, {"double": maybe(double)}

    @answer(Choice(("large", "small")))
    def size(self, half: float) -> str:
        return "large" if half > 20 else "small"


def test_fields_are_named_as_the_answers_and_stand_in_their_order() -> None:
    assert Halves.names == ("double", "words", "half", "size") == tuple(field.name for field in Halves.fields)
    assert Halves.half.needs == ("double",) and Halves.half.field.name == "half"


def test_an_answer_is_right_on_a_variant_and_an_answer_on_the_class() -> None:
    task = Halves(60)
    assert (task.double, task.half, task.size) == (120, 30, "large")
    assert task.key == {"double": 120, "half": 30, "size": "large"}


def test_a_slip_that_cannot_be_told_apart_is_left_out_where_it_may_be() -> None:
    assert Halves(60).mistakes == {
        "double": {"whole": 60, "as-fraction": 1.2, "sign": -120},
        "words": {},
        "half": {"double": 120, "as-fraction": 0.3, "sign": -30},
        "size": {"small": "small"},
    }


def test_an_earlier_answer_is_carried_forward_along_the_whole_way() -> None:
    task = Halves(60)
    assert task.told("half", {"double": 40}) == (10, {"double": 40, "as-fraction": 0.1, "sign": -10})
    assert task.told("size", {"half": 10}).right == "small"
    assert task.told("size", {"double": 40, "words": "beside it"}) == task.told("size")
    assert task.told("half") == (30, {"double": 120, "as-fraction": 0.3, "sign": -30})


def test_a_variant_is_the_first_that_is_accepted() -> None:
    drawn = [Halves.draw(Draw("E0.0", "s01", attempt)) for attempt in range(100)]
    assert Halves.variant("s01") == next(task for task in drawn if task.whole > 50)
    assert Halves.variant("s01") == Halves.variant("s01") != Halves.variant("s02")
    assert Halves.variant("book").whole > 50


def test_an_answer_rests_on_answers_before_it() -> None:
    with pytest.raises(CocreaError, match="“late” rests on “later”"):

        class Backwards(Task):
            @answer(SHARE)
            def late(self, later: float) -> Numbers:
                return later, {}


@pytest.mark.parametrize("earlier", [float("nan"), float("inf"), 1e308 * 10, "40", None, True, [40]])
def test_nothing_follows_from_what_is_no_number(earlier: object) -> None:
    with pytest.raises(ArithmeticError):
        Halves(60).told("half", {"double": earlier})  # type: ignore[dict-item]


def test_nothing_follows_from_what_a_model_refuses_or_gives_no_number() -> None:
    zones = tasks.known()["E4.6"].variant("book")
    with pytest.raises(ArithmeticError, match="more than any service has"):
        zones.told("queue", {"cross_importance": 1e300})
    with pytest.raises(ArithmeticError):
        tasks.known()["E4.17"].variant("book").told("handed_out", {"complete": 1.7e308})


def test_a_field_that_the_task_does_not_have_is_refused() -> None:
    for name, earlier in (("half", {"duble": 40}), ("halb", {}), ("words", {})):
        with pytest.raises(CocreaError, match="It asks for: double, words, half, size"):
            Halves(60).told(name, earlier)


def test_a_task_whose_slips_cannot_be_told_apart_is_named() -> None:
    @dataclass(frozen=True)
    class Hopeless(Task):
        id = "E0.1"

        @answer(Number(absolute=1.0))
        def share(self) -> Numbers:
            return 5.0, {"too-near": 6.0}

    with pytest.raises(CocreaError, match=r"Task E0\.1: 500 draws"):
        Hopeless.variant("book")


@pytest.mark.parametrize(
    ("id", "variant"), [("E9.9", "book"), ("E4.99", "book"), ("", "book"), ("E4.5", ""), ("E4.5", "a b")]
)
def test_an_unknown_task_or_variant_is_said(id: str, variant: str) -> None:
    with pytest.raises(CocreaError) as error:
        tasks.get(id, variant)
    assert "{" not in str(error.value)


def test_a_chapter_is_imported_when_one_of_its_tasks_is_asked_for() -> None:
    code = (
        "import sys; from cocrea import tasks; found = lambda: 'cocrea.tasks.moments' in sys.modules; "
        "assert not found(); tasks.get('E4.5'); assert found()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
