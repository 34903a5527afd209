"""X4.3: the average inside the zone hides a dissatisfied share, and promises raise it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocrea.explorables.moments import zone_of_tolerance
from cocrea.explorables.moments.x43_tolerance import zone
from cocrea.models import moments


def sentence(**change: float) -> str:
    return zone(**{"adequate": 4.5, "desired": 6.5, "perceived": 5, "sd": 0.9, "lift": 0, **change}).said


def test_it_opens_with_a_content_average_and_discontented_customers() -> None:
    explorer = zone_of_tolerance()
    assert explorer.board.sentence == (
        "The average customer is inside the zone (5.0 between 4.5 and 6.5). "
        "Yet 29\N{NO-BREAK SPACE}% of customers get less than they accept."
    )


@pytest.mark.parametrize("perceived, state", [(4, "below"), (4.5, "inside"), (6.5, "inside"), (7, "above")])
def test_the_edges_belong_to_the_zone(perceived: float, state: str) -> None:
    assert f"The average customer is {state} the zone" in sentence(perceived=perceived)


def test_the_picture_says_such_shares_the_same_way() -> None:
    explorer = zone_of_tolerance()
    explorer.controls["perceived"].value, explorer.controls["sd"].value = 7, 0.3
    assert "&lt;1\N{NO-BREAK SPACE}%" in explorer.still()


def test_a_promise_raises_the_dissatisfied_share_and_not_the_service() -> None:
    before, after = sentence(), sentence(lift=0.5)
    assert "29\N{NO-BREAK SPACE}%" in before
    assert "50\N{NO-BREAK SPACE}%" in after
    assert "Without the promises it would be 29\N{NO-BREAK SPACE}%" in after


def test_the_end_of_the_scale_narrows_the_zone_and_the_sentence_says_so() -> None:
    assert "narrower" in sentence(desired=7, lift=0.25)
    assert "narrower" not in sentence(desired=6, lift=1)


def test_shares_near_nothing_and_everything_are_never_said_as_0_or_100() -> None:
    assert "Hardly any customer" in sentence(adequate=3, perceived=7, sd=0.3)
    assert "more than 99\N{NO-BREAK SPACE}%" in sentence(adequate=5, perceived=3, sd=0.3)


@settings(deadline=None)  # the first call imports scipy
@given(
    st.sampled_from(np.arange(3, 5.1, 0.5)),
    st.sampled_from(np.arange(5.5, 7.1, 0.5)),
    st.sampled_from(np.arange(3, 7.1, 0.5)),
    st.sampled_from([0.3, 0.6, 0.9, 1.2]),
    st.sampled_from(np.arange(0, 1.1, 0.25)),
)
def test_picture_and_sentence_say_what_the_model_says(
    a: float, d: float, p: float, sd: float, lift: float
) -> None:
    state = zone(a, d, p, sd, lift)
    share = moments.share_below(moments.raised(a, lift), p, sd)
    assert state.here["adequate"] == moments.raised(a, lift)
    assert state.here["desired"] == moments.raised(d, lift)
    if 0.01 <= share <= 0.99:
        assert state.here["below"] == f"{round(100 * share)}\N{NO-BREAK SPACE}%"
        assert state.here["below"] in state.said


@pytest.mark.parametrize("perceived", [3, 5, 7])
def test_the_hatched_part_begins_where_the_other_ends(perceived: float) -> None:
    rows = zone(4.5, 6.5, perceived, 0.9, 0).rows
    level, side = np.asarray(rows["level"]), np.asarray(rows["side"])
    assert level[side <= 0].max() == level[side >= 0].min() == perceived
