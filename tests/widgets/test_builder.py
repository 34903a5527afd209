"""What a builder hands to the page, in both languages; the page itself is looked at in Chromium."""

from __future__ import annotations

import gzip
import re
from itertools import product

import pytest

from cocrea import explorables
from cocrea.errors import CocreaError
from cocrea.explorables.cocreation.x74_whose_sphere import ACTS, by_interaction
from cocrea.explorables.makers import is_builder, title_of
from cocrea.language import LANGUAGES, speaking
from cocrea.models.cocreation import ACTING, SPHERES
from cocrea.models.listening import TAGS
from cocrea.widgets.builder import Builder, Field, Option, Place, Plan, View
from cocrea.widgets.front import asset

BOARDS = {id: make for id, make in explorables.known().items() if is_builder(make)}


def test_two_boards_of_the_course_are_builders() -> None:
    assert list(BOARDS) == ["X6.3", "X7.4"]


@pytest.mark.parametrize("id, code", list(product(BOARDS, LANGUAGES)))
def test_a_board_shows_itself_with_an_empty_one_for_paper(id: str, code: str) -> None:
    with speaking(code):
        board = BOARDS[id]()
        assert title_of(BOARDS[id]) == board.title
    shown = board._repr_mimebundle_()
    assert shown["text/plain"] == board.title
    for place in board.plan["places"]:
        assert place["title"] in shown["text/html"]
    assert all(board.words.values()) and board.plan["id"] == id


@pytest.mark.parametrize("id", BOARDS)
def test_another_language_fills_the_same_places_of_a_sentence(id: str) -> None:
    def said(code: str) -> list[list[str]]:
        with speaking(code):
            plan = BOARDS[id]().plan
        sentences = [
            *plan["said"],
            *(text for view in plan["views"] for text in (*view["said"], view["left"])),
        ]
        return [sorted(re.findall(r"{\w+}", text)) for text in sentences]

    assert said("en") == said("es")


def test_the_map_has_the_tags_of_the_evidence_ratio() -> None:
    plan = BOARDS["X6.3"]().plan
    assert tuple(option["id"] for option in plan["fields"][0]["options"]) == TAGS


def test_the_spheres_are_those_of_the_model_whatever_is_answered() -> None:
    plan = BOARDS["X7.4"]().plan
    assert [place["id"] for place in plan["places"]] == list(SPHERES)
    assert len(by_interaction()) == 2 * len(ACTING)
    assert {place for answers, place in by_interaction().items() if answers.startswith("yes")} == {"joint"}
    assert len(set(plan["start"])) == len(ACTS)


def test_a_plan_that_leads_to_no_place_is_refused() -> None:
    here, seen = Place("here", "Here", ""), Field("seen", "Seen?", (Option("yes", "Yes"),))
    view = View("all", "All", ("", ""), table={"*": "there"})
    with pytest.raises(CocreaError, match="no place “there”"):
        Builder(Plan("X9.9", "A board", "", (here,), (seen,), views=(view,)))


def test_the_script_of_the_builders_is_light() -> None:
    assert len(gzip.compress(asset("builder.js"))) <= 12_000
