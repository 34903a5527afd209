"""What sections 7.4 and 7.5 say in words holds in the models and data that the build reads."""

from __future__ import annotations

import pytest

from cocrea import data
from cocrea.data.evening_basket import BASKET, CRATES, PROMISED
from cocrea.explorables.cocreation.x73_promise import PROJECTS
from cocrea.explorables.cocreation.x75_peeking import BAR, PEOPLE, TIMES, TRUE, looked
from cocrea.models.cocreation import (
    cocreation_ev,
    least_successes,
    operating_curve,
    passes_by,
    required_probability,
)
from cocrea.stats import share

# -- 7.4 -------------------------------------------------------------------------------


def test_what_a_loss_does_to_the_break_even_chance() -> None:
    needed = [required_probability(BASKET.value, BASKET.cost, loss) for loss in (0, 50, 200)]
    assert needed == pytest.approx([0.25, 0.50, 0.75]) and CRATES < PROMISED


def test_the_same_twenty_projects_in_silence_and_with_a_reason() -> None:
    silence, reason = (PROJECTS * cocreation_ev(0.6, BASKET.value, BASKET.cost, loss) for loss in (100, 50))
    assert [silence, reason] == pytest.approx([-100, 300])


def test_the_break_even_chance_grows_as_the_box_says() -> None:
    c, v, loss, step = BASKET.cost, BASKET.value, 40.0, 1e-4
    slope = (required_probability(v, c, loss + step) - required_probability(v, c, loss)) / step
    assert slope == pytest.approx((v - c) / (v + loss) ** 2, rel=1e-3)


# -- 7.5 -------------------------------------------------------------------------------


def test_three_prototypes_against_their_bar() -> None:
    by = data.load("prototype_tests").groupby("prototype")
    assert by["liking"].mean().round(1)[["tour", "checklist"]].tolist() == [5.8, 4.7]
    assert by["recommend"].sum()["tour"] == 45 and set(by.size()) == {60}
    found = {name: share(int(count), 60) for name, count in by["success"].sum().items()}
    shown = {
        name: (each.count, *(round(100 * end) for end in (each.value, each.low, each.high)))
        for name, each in found.items()
    }
    assert shown == {"tour": (34, 57, 44, 68), "checklist": (55, 92, 82, 96), "chat": (38, 63, 51, 74)}


def test_each_order_came_ten_times_and_the_first_try_alone_does_not_pass() -> None:
    tests = data.load("prototype_tests").sort_values("position")
    orders = tests.groupby("session_id")["prototype"].agg(tuple).value_counts()
    assert len(orders) == 6 and set(orders) == {10}
    first = tests[(tests["prototype"] == "checklist") & (tests["position"] == 1)]["success"]
    found = share(int(first.sum()), len(first))
    assert (found.count, found.n) == (17, 20) and found.count < least_successes(20, 0.7, "wilson")
    assert [round(100 * end) for end in (found.value, found.low, found.high)] == [85, 64, 95]


def test_the_two_rules_and_what_they_let_through() -> None:
    assert [least_successes(20, 0.7, rule) for rule in ("point", "wilson")] == [14, 19]
    assert 14 + 1.96 * 4.2**0.5 == pytest.approx(18.02, abs=0.005)
    by_share, by_end = (operating_curve(0.6, 20, 0.7, rule) for rule in ("point", "wilson"))
    assert by_share == pytest.approx(0.25, abs=0.005) and by_end < 0.001
    assert 1 - operating_curve(0.9, 20, 0.7, "wilson") == pytest.approx(0.61, abs=0.005)
    assert operating_curve(0.9, 60, 0.7, "wilson") == pytest.approx(0.99, abs=0.005)


def test_what_looking_again_does() -> None:
    found = [passes_by(TRUE, PEOPLE, BAR, "point", looks)[-1] for looks in (1, 2, 5, 20)]
    assert found == pytest.approx([0.002, 0.03, 0.14, 0.48], abs=0.005)
    assert passes_by(TRUE, PEOPLE, BAR, "wilson", 20)[-1] < 0.01
    chances = passes_by(TRUE, PEOPLE, BAR, "point", 20)
    assert chances[0] == pytest.approx(0.38, abs=0.005)  # the first ten people alone
    assert chances[-1] - chances[0] == pytest.approx(0.10, abs=0.005)
    at_the_bar = [passes_by(BAR, PEOPLE, BAR, "wilson", looks)[-1] for looks in (1, 20)]
    assert at_the_bar == pytest.approx([0.025, 0.12], abs=0.005)


def test_the_rounds_that_are_shown_are_like_the_long_run() -> None:
    """And most of what is stopped is stopped early."""
    states = [looked(20, "point", time) for time in range(1, TIMES + 1)]
    wins = sum(int(state.rows["passed"].sum()) for state in states)
    assert wins / (40 * TIMES) == pytest.approx(0.48, abs=0.03)
    early = sum(int(((state.rows["stops"] <= 50) & (state.rows["passed"] == 1)).sum()) for state in states)
    assert early > wins / 2
