"""Potential efficiency, the moved line, contact scores, exposure, the right contact and the felt wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cocrea import CocreaError
from cocrea.models import contact

Vector = Callable[[str], dict[str, Any]]
minutes = st.floats(0, 100)
long = st.floats(0.5, 100)
share = st.floats(0, 1)


def close(key: float) -> Any:
    return pytest.approx(key, abs=5e-5)


# Efficiency


def test_worked_example_2_1(vector: Vector) -> None:
    example = vector("W2.1_chase")
    given, key = example["inputs"], example["output"]
    times = [given["contact_min"], given["contact_after_decoupling_min"]]
    found = contact.potential_efficiency(times, given["service_creation_min"])
    assert found.tolist() == close([key["PE_before"], key["PE_after"]])


def test_worked_example_2_4(vector: Vector) -> None:
    example = vector("W2.4_active_passive_efficiency")
    given, key = example["inputs"], example["output"]
    active, passive, creation = given["CT_active"], given["CT_passive"], given["ST"]
    found = contact.weighted_efficiency(active, passive, creation, given["w_active"], given["w_passive"])
    assert found == close(key["PE_weighted"])
    assert contact.potential_efficiency(active + passive, creation) == close(key["PE_chase"])


def test_exercise_2_1_and_its_trap(vector: Vector) -> None:
    example = vector("E2.1")
    given, key = example["inputs"], example["answer"]
    smooth = contact.move_line(given["CT"], given["ST"], given["moved"])
    clumsy = contact.move_line(given["CT"], given["ST"], given["moved"], given["handoff_extra_ST"])
    assert smooth.efficiency_before == close(key["before"])
    assert smooth.efficiency == close(key["after_no_handoff"])
    assert clumsy.efficiency == close(key["after_with_handoff"])
    assert clumsy.efficiency > smooth.efficiency and clumsy.throughput < smooth.throughput
    assert smooth.throughput == smooth.throughput_before == pytest.approx(60 / given["ST"])
    assert clumsy.creation == given["ST"] + given["handoff_extra_ST"]
    assert clumsy.throughput == pytest.approx(60 / clumsy.creation)


@given(share, share, long)
def test_efficiency_falls_as_contact_grows(one: float, other: float, creation: float) -> None:
    low, high = sorted((one, other))
    less, more = contact.potential_efficiency([low * creation, high * creation], creation)
    assert 0 <= more <= less <= 1


@given(share, share, long, share, share)
def test_weights_only_relieve(active: float, rest: float, creation: float, w: float, v: float) -> None:
    passive = (1 - active) * rest * creation * 0.999
    found = contact.weighted_efficiency(active * creation, passive, creation, w, v)
    plain = contact.potential_efficiency(active * creation + passive, creation)
    assert found >= plain - 1e-9
    assert contact.weighted_efficiency(active * creation, passive, creation, 1, 1) == pytest.approx(plain)


@given(share, share, long, st.floats(0, 30))
def test_a_hand_off_raises_the_ratio_and_slows_the_service(
    present: float, part: float, creation: float, handoff: float
) -> None:
    met = present * creation
    found = contact.move_line(met, creation, part * met, handoff)
    assert found.efficiency >= found.efficiency_before - 1e-12
    assert found.throughput <= found.throughput_before


def test_what_is_possible_can_be_asked_beforehand() -> None:
    found = contact.possible_move([30, 30, 10, 0], [45, 20, 20, 0], [12, 0, 12, 0])
    assert found.tolist() == [True, False, False, False]
    contact.move_line(30, 45, 12)


# Contact


def test_worked_example_2_2(vector: Vector) -> None:
    """The range of the times is that of the three episodes."""
    example = vector("W2.2_kellogg_chase_minmax")
    episodes = next(iter(example["inputs"].values()))
    times = [episode[0] for episode in episodes.values()]
    for name, episode in episodes.items():
        key = example["output"][name]
        found = contact.contact_score(*episode, time_range=(min(times), max(times)))
        assert found == close(key["contact_score"])
        assert found == pytest.approx(np.mean(key["components"]), abs=1e-4)


def test_exercise_2_2() -> None:
    assert contact.contact_score(12, 5, 3, time_range=(0, 30)) == pytest.approx((12 / 30 + 4 / 6 + 2 / 6) / 3)
    assert contact.contact_score(12, 5, 3, time_range=(0, 30)) == close(0.4667)


@given(minutes, st.integers(1, 7), st.integers(1, 7))
def test_a_score_lies_from_0_to_1_and_rises(time: float, richness: int, intimacy: int) -> None:
    found = contact.contact_score(time, richness, intimacy, (0, 120))
    assert 0 <= found <= 1
    assert contact.contact_score(time + 1, richness, intimacy, (0, 120)) > found
    assert contact.contact_score(120, 7, 7, (0, 120)) == 1


def test_worked_example_2_3(vector: Vector) -> None:
    example = vector("W2.3_contact_exposure")
    for name, visits in example["inputs"].items():
        key = example["output"][name]
        found = contact.contact_exposure(visits["visits_month"], visits["min_visit"], visits["active_min"])
        assert found.minutes == close(key["exposure_min"])
        assert found.active == close(key["active_min"])
        assert found.active_share == close(key["active_share"])


STEPS = pd.DataFrame(
    {
        "visit_id": ["v1", "v1", "v2", "v3", "v3"],
        "customer_id": ["a", "a", "b", "a", "a"],
        "store": ["A", "A", "B", "B", "B"],
        "active_minutes": [2.0, 4.0, 0.0, 3.0, 0.0],
        "passive_minutes": [6.0, 0.0, 0.0, 1.0, 2.0],
        "richness": [2, 4, 1, 7, 6],
        "intimacy": [1, 3, 1, 5, 6],
    }
)


def test_a_table_of_exposure() -> None:
    found = contact.exposure_table(STEPS, by="customer_id")
    assert found.columns.tolist() == ["customer_id", "visits", "minutes", "active_minutes", "active_share"]
    assert found.loc[0].tolist() == ["a", 2, 18.0, 9.0, 0.5]
    assert found.loc[1, "visits"] == 1 and np.isnan(found.loc[1, "active_share"])
    by_visit = contact.exposure_table(STEPS, by="visit_id")
    assert by_visit["minutes"].sum() == found["minutes"].sum()
    assert by_visit["visits"].tolist() == [1, 1, 1]


def test_a_table_of_visits() -> None:
    found = contact.contact_table(STEPS, time_range=(0, 24), keep=["store"])
    assert found.columns.tolist() == ["visit_id", "minutes", "richness", "intimacy", "contact", "store"]
    for visit in found.itertuples():
        key = contact.contact_score(visit.minutes, visit.richness, visit.intimacy, (0, 24))
        assert visit.contact == pytest.approx(key)
    assert found.loc[0, ["minutes", "richness", "intimacy"]].tolist() == [12.0, 3.0, 2.0]
    assert found["store"].tolist() == ["A", "B", "B"]


@given(st.floats(0.3, 0.8), st.floats(0.5, 5), st.floats(0.01, 1), st.floats(0.5, 3))
def test_the_right_contact_is_the_best_of_all(
    optimum: float, curvature: float, cost: float, value: float
) -> None:
    """By brute force over the whole scale."""
    found = contact.right_contact(optimum, curvature, cost, value)
    grid = np.linspace(0, 1, 501)
    liked = contact.contact_satisfaction(grid, optimum, curvature)
    earned = contact.contact_profit(grid, optimum, curvature, cost, value)
    assert grid[np.argmax(liked)] == pytest.approx(found.satisfaction_best, abs=2e-3)
    assert grid[np.argmax(earned)] == pytest.approx(found.profit_best, abs=2e-3)
    assert 0 <= found.profit_best < found.satisfaction_best < 1


def test_both_are_interior_at_moderate_costs_and_the_same_at_none() -> None:
    costs = np.linspace(0, 0.5, 6)
    found = contact.right_contact(0.55, 1.0, costs)
    assert (found.profit_best > 0).all() and (np.diff(found.profit_best) < 0).all()
    assert found.profit_best[0] == 0.55
    assert contact.right_contact(0.55, 1.0, 5).profit_best == 0


# Waiting


def test_worked_example_2_9(vector: Vector) -> None:
    example = vector("W2.9_perceived_wait")
    given, key = example["inputs"], example["output"]
    factors = given["multipliers"]
    assert factors == contact.WAIT_FACTORS
    felt = contact.perceived_wait(given["actual_min"], *factors.values())
    occupied = contact.perceived_wait(given["actual_min"], factors["uncertain"], factors["unexplained"])
    assert (felt, occupied) == close((key["perceived_all"], key["perceived_occupied"]))
    assert contact.wait_satisfaction(felt, key["expected_min"]) == close(key["S=E-W_all"])
    assert contact.wait_satisfaction(occupied, key["expected_min"]) == close(key["S_occupied"])


@given(minutes, st.lists(st.floats(0.1, 3), max_size=4), minutes)
def test_a_felt_wait(actual: float, factors: list[float], expected: float) -> None:
    felt = contact.perceived_wait(actual, *factors)
    assert felt == pytest.approx(actual * np.prod(factors))
    assert contact.wait_satisfaction(felt, expected) == pytest.approx(expected - felt)
    assert contact.perceived_wait(actual) == actual


def test_felt_factors_of_one_condition_are_geometric_means() -> None:
    people = pd.DataFrame(
        {
            "clock": [10, 20, 40, 10, 20, 40, 5],
            "felt": [13, 23, 50, 9, 22, 30, None],
            "told": ["no"] * 3 + ["yes"] * 4,
        }
    )
    found = contact.felt_factors(people, ["told"], "clock", "felt").set_index("condition")
    stretch = np.log(people["felt"] / people["clock"])
    without, told = stretch[:3], stretch[3:6]
    assert found["factor"].tolist() == pytest.approx(
        [np.exp(without.mean()), np.exp(told.mean() - without.mean())]
    )
    theirs = scipy_stats.ttest_ind(told, without)
    assert found.loc["told[yes]", "p"] == pytest.approx(theirs.pvalue)
    assert found.loc["told[yes]", ["low", "high"]].tolist() == pytest.approx(
        np.exp(theirs.confidence_interval()).tolist()
    )
    assert found["n"].tolist() == [6, 6]


def test_felt_factors_are_those_that_a_wait_was_stretched_by() -> None:
    rng = np.random.default_rng(3)
    people = pd.DataFrame(rng.choice(["no", "yes"], (400, 2)), columns=["occupied", "explained"])
    people["actual_minutes"] = rng.uniform(5, 60, 400)
    yes = people[["occupied", "explained"]] == "yes"
    factors = (np.where(yes["occupied"], 0.75, 1), np.where(yes["explained"], 0.8, 1))
    people["perceived_minutes"] = contact.perceived_wait(people["actual_minutes"], 1.3, *factors)
    found = contact.felt_factors(people, ["occupied", "explained"])
    assert found["condition"].tolist() == ["intercept", "occupied[yes]", "explained[yes]"]
    assert found["factor"].tolist() == pytest.approx([1.3, 0.75, 0.8])


def test_a_wait_of_nothing_has_no_factor() -> None:
    people = pd.DataFrame(
        {"actual_minutes": [0, 1, 2], "perceived_minutes": [1, 2, 3], "told": ["no", "yes", "no"]}
    )
    with pytest.raises(CocreaError) as caught:
        contact.felt_factors(people, ["told"])
    assert caught.value.code == "argument.above"


def test_waits_in_arrays() -> None:
    found = contact.perceived_wait([5, 10], [1.0, 1.3], 1.1)
    assert found.tolist() == pytest.approx([5.5, 14.3])


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: contact.potential_efficiency(21, 20), "efficiency.contact"),
        (lambda: contact.potential_efficiency([1, 30], [20, 20]), "efficiency.contact"),
        (lambda: contact.potential_efficiency(-1, 20), "argument.least"),
        (lambda: contact.potential_efficiency(0, 0), "argument.above"),
        (lambda: contact.potential_efficiency(None, 20), "argument.not-numbers"),
        (lambda: contact.potential_efficiency([1, 2], [20, 20, 20]), "argument.shapes"),
        (lambda: contact.weighted_efficiency(12, 9, 20), "efficiency.contact"),
        (lambda: contact.weighted_efficiency(5, 7, 20, 1.2), "argument.range"),
        (lambda: contact.move_line(10, 20, 12), "efficiency.moved"),
        (lambda: contact.move_line(30, 20, 2), "efficiency.contact"),
        (lambda: contact.move_line(10, 20, 2, -1), "argument.least"),
        (lambda: contact.contact_score(31, 5, 3, (0, 30)), "argument.range"),
        (lambda: contact.contact_score(3, 8, 3, (0, 30)), "argument.range"),
        (lambda: contact.contact_score(3, 5, 3, (30, 30)), "argument.ends"),
        (lambda: contact.contact_score(np.nan, 5, 3, (0, 30)), "argument.not-numbers"),
        (lambda: contact.contact_exposure(2, 10, 11), "contact.active"),
        (lambda: contact.contact_exposure(2, 0, 0), "argument.above"),
        (lambda: contact.exposure_table(STEPS, by="shop"), "table.missing-column"),
        (lambda: contact.exposure_table(STEPS.assign(active_minutes=-1), "visit_id"), "argument.least"),
        *(
            (lambda by=by: contact.exposure_table(STEPS.assign(visits=1, minutes=2), by), "table.named-twice")
            for by in ("visits", "minutes", "active_minutes")
        ),
        (lambda: contact.contact_table([1, 2], (0, 30)), "table.not-a-table"),
        *(
            (
                lambda keep=keep: contact.contact_table(
                    STEPS.assign(contact=1, shop="a"), (0, 30), keep=keep
                ),
                "table.named-twice",
            )
            for keep in (["visit_id"], ["richness"], ["contact"], ["shop", "shop"])
        ),
        (lambda: contact.contact_table(STEPS, (0, 5)), "argument.range"),
        (lambda: contact.contact_satisfaction(1.2, 0.5, 1), "argument.range"),
        (lambda: contact.contact_profit(0.2, 0.5, 1, -1), "argument.least"),
        (lambda: contact.right_contact(0.5, 0, 1), "argument.above"),
        (lambda: contact.perceived_wait(-1, 1.2), "argument.least"),
        (lambda: contact.perceived_wait(8, -1.2), "argument.least"),
        (lambda: contact.wait_satisfaction(8, None), "argument.not-numbers"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
