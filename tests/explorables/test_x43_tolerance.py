"""X4.3: one average inside the zone, many people below theirs, and a promise whose direction is assumed."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from cocrea.explorables.moments import zone_of_tolerance
from cocrea.explorables.moments.x43_tolerance import CUSTOMERS, SD_ZONE, UNDRAWN, zone
from cocrea.models import moments

SPREADS = np.arange(0, 1.6, 0.25)


def below(sd: float, promise: float = 0, also: float = 0) -> int:
    return int((np.asarray(zone(sd, promise, also).rows["side"]) < 0).sum())


def test_it_opens_with_a_content_average_and_keeps_back_how_many_are_below() -> None:
    average = "The average customer is inside the zone: 5.0, between 4.5 and 6.3."
    opening = zone_of_tolerance()
    assert opening.board.sentence == f"{average} Choose what the 40 get, and they appear."
    state = opening.result()
    assert not state.here["below"] and set(np.asarray(state.rows["side"])) == {UNDRAWN}
    assert zone(0, 0, 0).said == f"{average} Below their own zone: 12 of 40."


def test_people_who_get_different_things_are_let_down_more_often() -> None:
    counts = [below(sd) for sd in SPREADS]
    assert counts == sorted(counts) and counts[-1] >= counts[0] + 4


def test_which_way_a_promise_works_is_what_was_assumed() -> None:
    for sd in SPREADS:
        assert below(sd, 0.5, 0) > below(sd) > below(sd, 0.5, 1.5)
        assert below(sd, 0.5, 0) > below(sd, 0.5, 0.5)
        assert len({below(sd, 0, also) for also in (0, 0.5, 1.5)}) == 1
    assert "leaves what they perceive" in zone(0, 0.5, 0).said
    assert "moves what they perceive, too" in zone(0, 0.5, 0.5).said
    assert "assumed" not in zone(0, 0, 0.5).said


@pytest.mark.parametrize("sd", SPREADS)
def test_the_crowd_has_about_the_share_below_of_endless_customers(sd: float) -> None:
    """By the formula, whose spread is that of adequate and of perceived together."""
    endless = moments.share_below(4.5, 5.0, float(np.hypot(SD_ZONE, sd)))
    assert below(sd) / CUSTOMERS == pytest.approx(endless, abs=0.04)


def test_picture_and_sentence_count_the_same_people() -> None:
    for sd, promise, also in product((0, 0.75, 1.5), (0, 0.25, 0.75), (0, 0.5, 1.5)):
        state = zone(sd, promise, also)
        level = {name: np.asarray(state.rows[name]) for name in ("adequate", "desired", "perceived")}
        short = np.asarray(state.rows["side"]) < 0
        surplus = level["perceived"] - level["adequate"]  # of rounded rows
        assert (surplus[short] <= 0.01).all() and (surplus[~short] >= -0.01).all()
        assert state.here["below"] == f"{short.sum()}/{CUSTOMERS}"
        assert f"Below their own zone: {short.sum()} of {CUSTOMERS}." in state.said
        assert short[: short.sum()].all() and state.here["edge"] == short.sum() + 0.5
        assert (np.diff(surplus) > -0.02).all()
        assert all(values.min() >= 1 and values.max() <= 7 for values in level.values())
        assert state.here["perceived"] == pytest.approx(level["perceived"].mean(), abs=0.01)
