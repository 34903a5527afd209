"""X4.4: what a further step of a rating goes with, and what it may cost."""

from __future__ import annotations

import numpy as np
import pytest

from cocrea import data
from cocrea.explorables.moments import how_far
from cocrea.explorables.moments.x44_how_far import RATINGS, TOUCHPOINTS, climbed, counts, names
from cocrea.language import LANGUAGES, speaking


def best(touchpoint: str, cost: float, growth: float) -> int:
    return int(str(climbed(touchpoint, cost, growth).here["best"]))


def test_what_is_measured_is_in_the_published_counts() -> None:
    table = data.load("sfo_nps")
    for touchpoint in TOUCHPOINTS:
        rows = table[(table["item"] == touchpoint) & table["rating"].isin(RATINGS)]
        assert sum(map(sum, counts(touchpoint))) == rows["n"].sum()
        assert min(map(sum, counts(touchpoint))) >= 80
        score = [100 * (up - down) / (up + between + down) for up, between, down in counts(touchpoint)]
        gain = climbed(touchpoint, 0, 1).rows["gain"]
        assert gain == pytest.approx(np.array(score) - score[0], abs=0.051)


def test_the_optimum_is_an_end_of_the_scale_or_inside_it() -> None:
    assert best("wayfinding", 0, 1.0) == 5  # for free, as far as it goes
    assert best("wayfinding", 40, 2.0) == 2  # too dear for any step
    inside = [
        touchpoint
        for touchpoint in TOUCHPOINTS
        if any(best(touchpoint, cost, 2.0) in (3, 4) for cost in range(5, 41, 5))
    ]
    assert set(TOUCHPOINTS) - set(inside) == {"rental"}  # its first step has to be paid for by the others


def test_no_step_is_hidden() -> None:
    state = climbed("restaurants", 15, 1.5)
    assert np.asarray(state.rows["rating"]).tolist() == list(RATINGS)
    spent, net = (np.asarray(state.rows[name], dtype=float) for name in ("spent", "net"))
    assert net == pytest.approx(np.asarray(state.rows["gain"], dtype=float) - spent, abs=0.11)
    low, gain = (np.asarray(state.rows[name], dtype=float) for name in ("low", "gain"))
    assert (low[1:] < gain[1:]).all()
    assert all(f"{start} to {start + 1}: +" in state.said for start in RATINGS[:-1])


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_sentence_says_whose_steps_they_are(code: str) -> None:
    with speaking(code):
        said = {touchpoint: climbed(touchpoint, 0, 1).said for touchpoint in TOUCHPOINTS}
        assert all(name in said[touchpoint].partition(": ")[0] for touchpoint, name in names().items())
    assert len(set(said.values())) == len(TOUCHPOINTS)  # no two have the same steps


def test_the_page_starts_with_nothing_decided_where_the_optimum_is_worth_a_look() -> None:
    """No cost yet, hence no place to stop; and not at the one that the page asks to predict."""
    opening = how_far()
    assert opening.values == {"touchpoint": "restaurants", "cost": 0, "growth": 1.5}
    assert "left" not in opening.result().said
    priced = climbed("restaurants", 15, 1.5)
    assert priced.here["best"] == 4 and "left" in priced.said


def test_the_touchpoints_are_called_in_the_language_in_force() -> None:
    called = []
    for code in LANGUAGES:
        with speaking(code):
            called.append(names()["wayfinding"])
    assert len(set(called)) == len(LANGUAGES)
