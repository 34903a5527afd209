"""X4.4: what a point beyond the desired level is worth."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea.explorables.moments import should_we_exceed
from cocrea.explorables.moments.x44_exceeding import exceed
from cocrea.models import moments


def test_overshooting_a_must_be_is_pure_cost() -> None:
    explorer = should_we_exceed()
    assert explorer.values["kind"] == "M"
    assert explorer.board.sentence == (
        "Going 1.5 points beyond desired leaves satisfaction as it was. It costs 0.15: pure cost."
    )


@pytest.mark.parametrize("kind", ["M", "I"])
@pytest.mark.parametrize("position", [0.5, 1.5, 3])
@pytest.mark.parametrize("cost", [0.1, 0.4])
def test_it_is_pure_cost_however_far(kind: str, position: float, cost: float) -> None:
    assert "pure cost" in exceed(kind, position, cost, ideal=False).said


def test_overshooting_pays_where_satisfaction_rises_faster_than_cost() -> None:
    assert "It pays: +0.35 is left" in exceed("O", 1.5, 0.1, ideal=False).said
    assert "does not pay" in exceed("A", 1.5, 0.4, ideal=False).said


def test_beyond_the_ideal_point_more_is_worse() -> None:
    without, with_ideal = (exceed("O", 2.5, 0.0, ideal=each).said for each in (False, True))
    assert "It pays" in without
    assert "makes satisfaction worse" in with_ideal and "Even for free, it is a loss" in with_ideal


@pytest.mark.parametrize("kind", ["I", "R"])
def test_an_ideal_point_that_cannot_be_is_said_and_left_out(kind: str) -> None:
    state = exceed(kind, 2, 0.1, ideal=True)
    assert "it is left out" in state.said
    assert state.here["ideal"] == 0
    assert state.data() == exceed(kind, 2, 0.1, ideal=False).data()


def test_below_desired_the_gap_comes_first() -> None:
    assert "Close it first" in exceed("M", -1.5, 0.1, ideal=False).said
    assert "does not pay" in exceed("M", -1.5, 0.4, ideal=False).said
    assert "costs no satisfaction" in exceed("A", -1.5, 0.1, ideal=False).said
    assert "pleases customers" in exceed("R", -1.5, 0.1, ideal=False).said


@given(
    st.sampled_from("MOAIR"),
    st.integers(-6, 6),
    st.sampled_from([0, 0.1, 0.4]),
    st.booleans(),
)
def test_picture_and_sentence_say_what_the_model_says(kind: str, half: int, cost: float, ideal: bool) -> None:
    position = half / 2
    state = exceed(kind, position, cost, ideal)
    best = 1.0 if ideal and kind not in "IR" else None
    table = pd.DataFrame(state.rows)
    here = table[abs(table["position"] - position) < 1e-9].iloc[0]
    assert len(table) == 61
    assert {name: state.here[name] for name in here.index} == pytest.approx(here.to_dict())
    assert here["satisfied"] == pytest.approx(moments.kano_curve(kind, position, best))
    assert here["net"] == pytest.approx(moments.net_benefit(kind, position, cost, best))
    if position > 0:
        assert ("It pays" in state.said) == (round(here["net"], 2) > 0)
