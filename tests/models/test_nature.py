"""Chapter 1: worked examples, exercises, properties."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cocrea import CocreaError
from cocrea.models import nature

demands = st.lists(st.floats(0, 1e4), min_size=1, max_size=20)


def test_worked_example_1_1(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W1.1_perishability")
    given, key = example["inputs"], example["output"]
    found = nature.perishability_ledger(given["capacity_per_slot"], given["demand"])
    assert found.served.tolist() == key["served"]
    assert (found.utilisation, found.idle, found.lost) == (key["utilisation"], key["idle"], key["lost"])


def test_exercise_1_1(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E1.1")
    found = nature.perishability_ledger(example["inputs"]["capacity"], example["inputs"]["demand"])
    key = example["answer"]
    assert (found.utilisation, found.idle, found.lost) == (key["utilisation"], key["idle"], key["lost"])


@pytest.mark.parametrize("name", ["W1.3_cv_heterogeneity", "E1.3"])
def test_worked_variability(vector: Callable[[str], dict[str, Any]], name: str) -> None:
    example = vector(name)
    for values, cv in zip(example["inputs"].values(), _cvs(example), strict=True):
        assert nature.coefficient_of_variation(values) == pytest.approx(cv, abs=5e-5)


def _cvs(example: dict[str, Any]) -> list[float]:
    if "output" in example:
        return [one["cv"] for one in example["output"].values()]
    cvs: list[float] = example["answer"]["cv"]
    return cvs


@pytest.mark.parametrize("name", ["W1.4_divergence_entropy", "E1.4"])
def test_worked_divergence(vector: Callable[[str], dict[str, Any]], name: str) -> None:
    example = vector(name)
    if "output" in example:
        variants, key = example["inputs"]["variant_shares"], list(example["output"].values())
    else:
        variants, key = example["inputs"], list(example["answer"].values())
    found = nature.divergence(variants)
    assert (found.bits, found.normalised) == pytest.approx(key, abs=5e-5)


@given(st.floats(1, 1e4), demands)
def test_the_ledger_balances(capacity: float, demand: list[float]) -> None:
    found = nature.perishability_ledger(capacity, demand)
    slots = len(demand)
    assert 0 <= found.utilisation <= 1 + 1e-12
    assert found.served.sum() + found.idle == pytest.approx(capacity * slots)
    assert found.served.sum() + found.lost == pytest.approx(sum(demand))
    assert found.utilisation == pytest.approx(1 - found.idle / (capacity * slots))


def test_capacity_may_change_from_slot_to_slot() -> None:
    found = nature.perishability_ledger([50, 150], [100, 100])
    assert (found.idle, found.lost, found.utilisation) == (50, 50, 0.75)


@given(demands, st.floats(0, 1), st.floats(1, 1e4))
def test_smoothing_keeps_the_total_and_never_idles_or_loses_more(
    demand: list[float], moved: float, capacity: float
) -> None:
    smooth = nature.smoothed_demand(demand, moved)
    assert smooth.sum() == pytest.approx(sum(demand))
    assert (smooth >= -1e-9).all()
    before = nature.perishability_ledger(capacity, demand)
    after = nature.perishability_ledger(capacity, np.maximum(smooth, 0))
    assert after.lost <= before.lost + 1e-6 and after.idle <= before.idle + 1e-6
    peaks = np.maximum(np.array(demand) - np.mean(demand), 0).sum()
    assert np.maximum(smooth - smooth.mean(), 0).sum() == pytest.approx((1 - moved) * peaks, abs=1e-6)


def test_smoothing_by_hand() -> None:
    """Half of each peak above the mean of 90 goes to the slots below it, as they lack."""
    demand, moved = np.array([60.0, 90, 130, 80]), 0.5
    above, lacking = np.maximum(demand - 90, 0), np.maximum(90 - demand, 0)
    by_hand = demand - moved * above + moved * above.sum() * lacking / lacking.sum()
    assert nature.smoothed_demand(demand, moved) == pytest.approx(by_hand)


def test_simulate_demand_has_the_mean_and_variability_in_the_long_run() -> None:
    drawn = nature.simulate_demand(100, 0.4, slots=400_000, seed=3)
    assert drawn.mean() == pytest.approx(100, rel=0.005)
    assert nature.coefficient_of_variation(drawn) == pytest.approx(0.4, rel=0.02)
    assert (drawn > 0).all()
    assert nature.simulate_demand(80, 0, slots=5).tolist() == [80] * 5
    same = [np.argsort(nature.simulate_demand(100, cv)).tolist() for cv in (0.1, 0.6)]
    assert same[0] == same[1]  # the same good and bad days


def test_idle_and_lost_capacity_coexist() -> None:
    """What X1.2 shows: capacity equal to mean demand both idles and loses."""
    found = nature.perishability_ledger(100, nature.simulate_demand(100, 0.3))
    assert found.idle > 20 and found.lost > 20


@given(st.lists(st.floats(0.1, 100), min_size=2, max_size=30), st.floats(0.01, 100))
def test_variability_is_free_of_the_unit(values: list[float], scale: float) -> None:
    cv = nature.coefficient_of_variation(values)
    assert cv == pytest.approx(scipy_stats.variation(values, ddof=1), abs=1e-9)
    assert nature.coefficient_of_variation(scale * np.array(values)) == pytest.approx(cv, abs=1e-9)


def test_variability_leaves_out_what_is_missing() -> None:
    assert nature.coefficient_of_variation([4, None, 6]) == nature.coefficient_of_variation([4, 6])


@given(st.lists(st.integers(1, 100), min_size=1, max_size=8))
def test_divergence_lies_between_one_way_and_all_alike(weights: list[int]) -> None:
    variants = np.array(weights) / sum(weights)
    found = nature.divergence(variants)
    assert found.bits == pytest.approx(scipy_stats.entropy(variants, base=2), abs=1e-9)
    assert 0 <= found.normalised <= 1
    assert nature.divergence([*variants, 0.0]) == found  # what nobody takes does not count


def test_divergence_at_its_ends() -> None:
    assert nature.divergence([1]) == nature.Divergence(0, 0, 1)
    assert nature.divergence([0, 1, 0]) == nature.Divergence(0, 0, 1)
    for k in (2, 3, 6):
        found = nature.divergence([1 / k] * k)
        assert (found.bits, found.normalised) == pytest.approx((np.log2(k), 1))


@given(st.integers(1, 6), st.floats(0, 1))
def test_standardising_cuts_divergence(variants: int, place: float) -> None:
    main = 1 / variants + place * (1 - 1 / variants)
    shares = nature.variant_shares(variants, main)
    assert len(shares) == variants and shares.sum() == pytest.approx(1) and shares[0] >= max(shares) - 1e-9
    more = nature.variant_shares(variants, min(1, main + 0.05))
    assert nature.divergence(more).bits <= nature.divergence(shares).bits + 1e-9


@given(st.integers(1, 100), st.floats(0, 1))
def test_what_main_variant_is_possible_can_be_asked_beforehand(variants: int, main: float) -> None:
    if nature.possible_variants(variants, main):
        shares = nature.variant_shares(variants, main)
        assert shares.sum() == pytest.approx(1) and shares.max() <= main + 1e-9
    else:
        with pytest.raises(CocreaError):
            nature.variant_shares(variants, main)


def test_equal_variants_are_possible_in_spite_of_rounding() -> None:
    assert all(nature.possible_variants(k, 1 / k) for k in range(1, 101))
    assert not nature.possible_variants(1, 0.9)


def test_complexity_counts_steps_and_not_visits() -> None:
    visits = [["greet", "cut", "pay"]] * 9 + [["greet", "wash", "cut", "pay"]]
    assert nature.complexity(visits) == nature.complexity(visits[8:]) == 4
    assert nature.complexity([["pay", "pay"]]) == 1


@pytest.mark.parametrize(
    ("labour", "plant", "interaction", "cell"),
    [
        (1.2, 10, 1.5, "service-factory"),  # a fuel station
        (2, 6, 4, "service-shop"),  # auto repair
        (4.5, 2, 2, "mass-service"),  # retailing, where Schmenner puts it
        (6, 1, 5, "professional-service"),  # a law firm
        (1, 1, 3, "service-factory"),  # at both cuts: low
    ],
)
def test_schmenners_cells(labour: float, plant: float, interaction: float, cell: str) -> None:
    intensity = nature.labour_intensity(labour, plant)
    assert nature.schmenner_cell(intensity, interaction, intensity_cut=1, interaction_cut=3) == cell


def test_another_cut_moves_a_service() -> None:
    assert nature.schmenner_cell(0.9, 2, 1, 3) == "service-factory"
    assert nature.schmenner_cell(0.9, 2, 0.8, 3) == "mass-service"
    assert nature.labour_intensity([1, 2], 4).tolist() == [0.25, 0.5]


def test_lovelocks_schemes() -> None:
    assert len(nature.LOVELOCK_SCHEMES) == 5
    assert all(len(questions) == 2 for questions in nature.LOVELOCK_SCHEMES.values())
    cells = [nature.act_cell(act, to) for act in ("tangible", "intangible") for to in ("people", "things")]
    assert tuple(cells) == nature.ACT_CELLS
    assert nature.act_cell("tangible", "things") == "possession-processing"  # E1.8


CATALOGUE = pd.DataFrame(
    {
        "label": ["a", "b", "c", "d"],
        "intangibility": [10, 20, 80, 90],
        "perishability": [50, 50, 50, 50],
        "recipient": ["people", "things", "people", "things"],
    }
)


def test_nearest_by_hand() -> None:
    """A column without spread has no say; a word counts as met or not, in standard deviations."""
    profile = {"intangibility": 30, "perishability": 99, "recipient": "things"}
    sd, half = np.std([10, 20, 80, 90], ddof=1), np.std([0, 1, 0, 1], ddof=1)
    by_hand = [np.hypot(20 / sd, 1 / half), 10 / sd, np.hypot(50 / sd, 1 / half), 60 / sd]
    found = nature.nearest_services(CATALOGUE, profile, 4)
    assert found["label"].tolist() == [CATALOGUE["label"][i] for i in np.argsort(by_hand)]
    assert found["distance"].tolist() == pytest.approx(sorted(by_hand))


def test_a_decimal_that_never_varies_has_no_say() -> None:
    """0.1 has no exact float: the mean of six of them is off by rounding, which is no spread."""
    catalogue = pd.concat([CATALOGUE, CATALOGUE.iloc[:2]], ignore_index=True).assign(share=0.1)
    assert catalogue["share"].to_numpy().std() > 0, "else there is nothing to guard against"
    found = nature.nearest_services(catalogue, {"intangibility": 30, "share": 0.9}, 6)
    assert (
        found["distance"].tolist()
        == nature.nearest_services(catalogue, {"intangibility": 30}, 6)["distance"].tolist()
    )


@settings(max_examples=20)
@given(st.floats(-1000, 1000), st.floats(0.01, 100))
def test_nearest_does_not_mind_the_unit(shift: float, scale: float) -> None:
    moved = CATALOGUE.assign(intangibility=CATALOGUE["intangibility"] * scale + shift)
    there = nature.nearest_services(moved, {"intangibility": 34 * scale + shift}, 4)
    here = nature.nearest_services(CATALOGUE, {"intangibility": 34}, 4)
    assert there["label"].tolist() == here["label"].tolist()
    assert there["distance"].tolist() == pytest.approx(here["distance"].tolist(), abs=1e-6)


def test_a_service_is_its_own_nearest() -> None:
    own = CATALOGUE.iloc[2][["intangibility", "recipient"]].to_dict()
    found = nature.nearest_services(CATALOGUE, own, 1)
    assert (found["label"][0], found["distance"][0], len(found)) == ("c", 0, 1)


def test_the_raters_scores_become_one() -> None:
    rated = pd.DataFrame(
        {
            "service_id": ["x", "y"],
            **{
                f"{letter}_{rater}": [40, 60 if rater == "a" else None]
                for letter in nature.IHIP
                for rater in "ab"
            },
        }
    )
    found = nature.ihip_means(rated)
    assert found.columns.tolist() == ["service_id", *nature.IHIP]
    assert found["intangibility"].tolist() == [40, 60]


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: nature.perishability_ledger(-1, [5]), "argument.least"),
        (lambda: nature.perishability_ledger(0, [5]), "argument.above"),
        (lambda: nature.perishability_ledger(5, [-5]), "argument.least"),
        (lambda: nature.perishability_ledger(5, [5, None]), "argument.not-numbers"),
        (lambda: nature.perishability_ledger([5, 6], [5, 6, 7]), "argument.shapes"),
        (lambda: nature.perishability_ledger(5, []), "stats.too-few"),
        (lambda: nature.smoothed_demand([], 0.2), "stats.too-few"),
        (lambda: nature.smoothed_demand([5], 1.2), "argument.range"),
        (lambda: nature.simulate_demand(0, 0.2), "argument.above"),
        (lambda: nature.simulate_demand(10, -0.2), "argument.range"),
        (lambda: nature.simulate_demand(10, 0.2, slots=0), "argument.range"),
        (lambda: nature.coefficient_of_variation([3]), "stats.too-few"),
        (lambda: nature.coefficient_of_variation([0, 0]), "argument.above"),
        (lambda: nature.coefficient_of_variation([-1, 4]), "argument.least"),
        (lambda: nature.complexity([[]]), "process.no-steps"),
        (lambda: nature.divergence([0.5, 0.4]), "argument.shares"),
        (lambda: nature.divergence([]), "argument.shares"),
        (lambda: nature.variant_shares(2, 0.3), "argument.range"),
        (lambda: nature.variant_shares(0, 1), "argument.range"),
        (lambda: nature.labour_intensity(4, 0), "argument.above"),
        (lambda: nature.schmenner_cell(1, None, 1, 3), "argument.not-numbers"),
        (lambda: nature.act_cell("solid", "people"), "argument.choice"),
        (lambda: nature.nearest_services(CATALOGUE, {}), "nature.empty-profile"),
        (lambda: nature.nearest_services(CATALOGUE, {"price": 3}), "table.missing-column"),
        (lambda: nature.nearest_services(CATALOGUE, {"recipient": "animals"}), "argument.choice"),
        (lambda: nature.nearest_services(CATALOGUE, {"intangibility": "much"}), "argument.not-numbers"),
        (lambda: nature.ihip_means(CATALOGUE), "table.missing-column"),
        (lambda: nature.ihip_means([1]), "table.not-a-table"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
