"""X4.4: what a point beyond the desired level is worth."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea.explorables.moments import should_we_exceed
from cocrea.explorables.moments.exceeding import exceed
from cocrea.models import moments


def test_overshooting_a_must_be_is_pure_cost() -> None:
    explorer = should_we_exceed()
    assert explorer.n_states == 650
    assert explorer.values["kind"] == "M"
    assert explorer.board.sentence == (
        "Going 1.5 points beyond desired leaves satisfaction as it was. It costs 0.15: pure cost."
    )


@pytest.mark.parametrize("kind", ["M", "I"])
@pytest.mark.parametrize("position", [0.5, 1.5, 3])
@pytest.mark.parametrize("cost", [0.1, 0.4])
def test_it_is_pure_cost_however_far(kind: str, position: float, cost: float) -> None:
    assert "pure cost" in exceed(kind, position, cost, ideal=False)[1]


def test_overshooting_pays_where_satisfaction_rises_faster_than_cost() -> None:
    assert "It pays: +0.35 is left" in exceed("O", 1.5, 0.1, ideal=False)[1]
    assert "does not pay" in exceed("A", 1.5, 0.4, ideal=False)[1]


def test_beyond_the_ideal_point_more_is_worse() -> None:
    without, with_ideal = (exceed("O", 2.5, 0.0, ideal=each)[1] for each in (False, True))
    assert "It pays" in without
    assert "makes satisfaction worse" in with_ideal and "Even for free, it is a loss" in with_ideal


@pytest.mark.parametrize("kind", ["I", "R"])
def test_an_ideal_point_that_cannot_be_is_said_and_left_out(kind: str) -> None:
    table, said = exceed(kind, 2, 0.1, ideal=True)
    assert "it is left out" in said
    assert (table["ideal"] == 0).all()
    assert table.equals(exceed(kind, 2, 0.1, ideal=False)[0])


def test_below_desired_the_gap_comes_first() -> None:
    assert "Close it first" in exceed("M", -1.5, 0.1, ideal=False)[1]
    assert "does not pay" in exceed("M", -1.5, 0.4, ideal=False)[1]
    assert "costs no satisfaction" in exceed("A", -1.5, 0.1, ideal=False)[1]
    assert "pleases customers" in exceed("R", -1.5, 0.1, ideal=False)[1]


@given(
    st.sampled_from("MOAIR"),
    st.integers(-6, 6),
    st.sampled_from([0, 0.1, 0.4]),
    st.booleans(),
)
def test_table_and_sentence_say_what_the_model_says(kind: str, half: int, cost: float, ideal: bool) -> None:
    position = half / 2
    table, said = exceed(kind, position, cost, ideal)
    best = 1.0 if ideal and kind not in "IR" else None
    here = table[abs(table["position"] - position) < 1e-9].iloc[0]
    assert len(table) == 61
    assert here["satisfied"] == pytest.approx(moments.kano_curve(kind, position, best))
    assert here["net"] == pytest.approx(moments.net_benefit(kind, position, cost, best))
    if position > 0:
        assert ("It pays" in said) == (round(here["net"], 2) > 0)
    assert not re.search(r"[{}]|nan", said)
