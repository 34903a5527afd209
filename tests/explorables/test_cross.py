"""X4.6: quadrants flip with the cross-hair."""

from __future__ import annotations

import re
from itertools import product

import pandas as pd
import pytest

from cocrea.explorables.moments import where_the_cross_goes
from cocrea.explorables.moments.cross import BOXES, _items, place
from cocrea.models import moments


@pytest.fixture(scope="module")
def items() -> pd.DataFrame:
    return _items()


def inside(table: pd.DataFrame, box: str) -> int:
    return int((table["box"] == BOXES.index(box)).sum())


def test_at_the_means_five_aspects_ask_for_work(items: pd.DataFrame) -> None:
    explorer = where_the_cross_goes()
    assert explorer.n_states == 363
    assert "importance 5.85 and performance 4.90, 5 of 24" in explorer.board.sentence
    assert inside(place(items, "data", 0, 0)[0], "concentrate") == 5


def test_at_the_middle_of_the_scale_hardly_anything_does(items: pd.DataFrame) -> None:
    table, said = place(items, "scale", 0, 0)
    assert inside(table, "concentrate") <= 1
    moved = re.search(r"(\d+) of them lie in another box", said)
    before = place(items, "data", 0, 0)[0]["box"]
    assert moved and int(moved[1]) == (before != table["box"]).sum() > 8


def test_a_tenth_of_a_point_empties_half_the_box(items: pd.DataFrame) -> None:
    still = inside(place(items, "data", 0, -0.1)[0], "concentrate")
    assert still == 2  # three of the five miss the line by at most 0.02 points


def test_the_diagonal_ranks_instead(items: pd.DataFrame) -> None:
    table, said = place(items, "diagonal", 0, 0)
    excess = items["importance"] - items["performance"]
    assert (table["box"] == (excess <= 0)).all()
    assert f"{(excess > 0).sum()} of 24 aspects lie above it" in said
    assert items.loc[excess.idxmax(), "label"] in said


def test_what_is_near_a_line_is_called_uncertain(items: pd.DataFrame) -> None:
    table, said = place(items, "data", 0, 0)
    near = (abs(table["performance"] - table["x"]) <= items["performance_half"]) | (
        abs(table["importance"] - table["y"]) <= items["importance_half"]
    )
    assert (table["sure"] == ~near).all()
    assert f"For {near.sum()} of 24" in said and "n = 207" in said.replace("\N{NO-BREAK SPACE}", " ")


def test_every_state_has_a_sentence_and_the_boxes_of_the_model(items: pd.DataFrame) -> None:
    for cross, up, right in product(["scale", "data", "diagonal"], [-0.5, 0, 0.3], [-0.5, 0.1, 0.5]):
        table, said = place(items, cross, up, right)
        assert len(table) == 24
        assert not re.search(r"[{}]|nan", said)
        if cross != "diagonal":
            at = (float(table["y"].iloc[0]), float(table["x"].iloc[0]))
            assert [BOXES[box] for box in table["box"]] == moments.ipa(items, at)["quadrant"].tolist()
