"""X4.6: quadrants flip with the cross-hair."""

from __future__ import annotations

import re
from itertools import product

import pandas as pd
import pytest

from cocrea.explorables.moments import where_the_cross_goes
from cocrea.explorables.moments.x46_cross import aspects, place
from cocrea.models import moments
from cocrea.widgets.state import State

SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def items() -> pd.DataFrame:
    return aspects()


def inside(state: State, box: str) -> int:
    return int((state.rows["box"] == moments.QUADRANTS.index(box)).sum())


def test_at_the_means_five_aspects_ask_for_work(items: pd.DataFrame) -> None:
    explorer = where_the_cross_goes()
    assert "importance 5.85 and performance 4.90, “concentrate here” holds 5 of 24" in explorer.board.sentence
    assert inside(place(items, "data", 0, 0), "concentrate") == 5


def test_at_the_middle_of_the_scale_hardly_anything_does(items: pd.DataFrame) -> None:
    state = place(items, "scale", 0, 0)
    assert inside(state, "concentrate") <= 1
    moved = re.search(r"than with the cross at the means: (\d+)", state.said)
    before = place(items, "data", 0, 0).rows["box"]
    assert moved and int(moved[1]) == (before != state.rows["box"]).sum() > 8


def test_a_tenth_of_a_point_empties_half_the_box(items: pd.DataFrame) -> None:
    still = inside(place(items, "data", 0, -0.1), "concentrate")
    assert still == 2  # three of the five miss the line by at most 0.02 points


def test_the_diagonal_ranks_instead(items: pd.DataFrame) -> None:
    state = place(items, "diagonal", 0, 0)
    excess = items["importance"] - items["performance"]
    assert (state.rows["box"] == (excess <= 0)).all()
    assert f"{(excess > 0).sum()} of 24 aspects lie above it" in state.said
    assert items.loc[excess.idxmax(), "label"] in state.said


def test_what_is_near_a_line_is_called_uncertain(items: pd.DataFrame) -> None:
    state = place(items, "data", 0, 0)
    near = (abs(items["performance"] - state.here["x"]) <= items["performance_half"]) | (
        abs(items["importance"] - state.here["y"]) <= items["importance_half"]
    )
    assert (state.rows["sure"] == ~near).all()
    assert f"For {near.sum()} of 24" in state.said and "(n = 207)" in state.said.replace(SPACE, " ")


def test_the_boxes_are_those_of_the_model(items: pd.DataFrame) -> None:
    for cross, up, right in product(["scale", "data"], [-0.5, 0, 0.3], [-0.5, 0.1, 0.5]):
        state = place(items, cross, up, right)
        at = (state.here["y"], state.here["x"])
        assert [moments.QUADRANTS[box] for box in state.rows["box"]] == moments.ipa(items, at)[
            "quadrant"
        ].tolist()
