"""Feasibility, maturity and DART, behaviour, spheres."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import optimize

from cocrea import CocreaError
from cocrea.models import cocreation as co
from cocrea.stats import paired_t

share = st.floats(0, 1)
amount = st.floats(0, 1000)
scores = st.lists(st.floats(0, 1), min_size=1, max_size=8)


def test_worked_example_7_1(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W7.1_ev")
    p, value, cost, loss = example["inputs"].values()
    assert co.cocreation_ev(p, value, cost, loss) == pytest.approx(example["output"]["EV"])
    found = co.required_probability(value, cost, loss)
    assert found == pytest.approx(example["output"]["breakeven_p"], abs=5e-5)


def test_exercise_7_1(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E7.1")
    p, value, cost, loss = (example["inputs"][name] for name in "pVCL")
    assert co.cocreation_ev(p, value, cost, loss) == pytest.approx(example["answer"]["EV"])
    assert co.required_probability(value, cost, loss) == pytest.approx(example["answer"]["be"], abs=5e-5)


@given(st.floats(1, 1000), amount, amount)
def test_at_the_required_probability_nothing_is_won_or_lost(value: float, cost: float, loss: float) -> None:
    needed = co.required_probability(value, cost, loss)
    assert (needed > 1) == (cost > value) or needed == pytest.approx(1)  # at 1 rounding decides
    if cost <= value:
        assert co.cocreation_ev(needed, value, cost, loss) == pytest.approx(0, abs=1e-9 * (value + loss))
        if cost + loss > 0:
            root = optimize.brentq(lambda p: co.cocreation_ev(p, value, cost, loss), 0, 1, xtol=1e-14)
            assert needed == pytest.approx(root, abs=1e-9)


@given(st.floats(2, 1000), share, st.floats(1, 500))
def test_more_credibility_at_stake_asks_for_more_each_time_less_so(
    value: float, part: float, step: float
) -> None:
    assume(part < 0.999)
    needed = co.required_probability(value, part * value, step * np.arange(5))
    assert (np.diff(needed) > 0).all() and (np.diff(needed, 2) < 0).all()


def test_expected_value_in_a_simulation() -> None:
    built = np.random.default_rng(5).random(100_000) < 0.6
    mean = np.where(built, 100, -40).mean() - 25
    assert co.cocreation_ev(0.6, 100, 25, 40) == pytest.approx(mean, abs=1.2)  # 5 standard errors
    assert co.cocreation_ev([0, 1], 100, 25, 40).tolist() == [-65, 75]


def test_worked_example_7_5(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W7.5_maturity")
    gate = co.maturity_gate(list(example["inputs"]["indicators"].values()))
    assert gate.mean == pytest.approx(example["output"]["mean"])
    assert gate.weakest == example["output"]["min"]
    assert gate.passes is True and example["output"]["gate"] == "pass"


def test_exercise_7_5() -> None:
    """By the correction: the mean passes, the weakest link does not."""
    gate = co.maturity_gate([0.95, 0.9, 0.8, 0.7, 0.3])
    assert gate.mean == pytest.approx(3.65 / 5)
    assert (gate.compensatory, gate.weakest_link, gate.passes) == (True, False, False)
    assert gate.blocking.tolist() == [False] * 4 + [True]


def test_a_score_on_the_bar_passes() -> None:
    for k in range(1, 12):  # the sum of .7s is not always k · .7 in binary
        assert co.maturity_gate([0.7] * k).passes
    assert co.maturity_gate([1, 0.4]).passes and not co.maturity_gate([1, 0.39]).weakest_link
    assert not co.maturity_gate([0.69, 0.7]).compensatory


@given(scores, share, share)
def test_the_gate_is_its_two_rules(values: list[float], mean_bar: float, weakest_bar: float) -> None:
    gate = co.maturity_gate(values, None, mean_bar, weakest_bar)
    assert gate.mean == pytest.approx(np.mean(values)) and gate.weakest == min(values)
    assert gate.passes == (gate.compensatory and gate.weakest_link)
    assert gate.blocking.any() == (not gate.weakest_link)
    raised = co.maturity_gate([min(1, value + 0.1) for value in values], None, mean_bar, weakest_bar)
    assert raised.passes >= gate.passes


def test_weights_go_into_the_mean_alone() -> None:
    scores = [0.9, 0.5]
    assert co.maturity_gate(scores, [0.75, 0.25]).mean == pytest.approx(0.8)
    assert co.maturity_gate(scores, [1, 0]).weakest == 0.5


def test_a_table_of_accounts() -> None:
    table = pd.DataFrame({"on_time": [0.9, 0.9], "deciders": [0.8, 0.2]})
    gate = co.maturity_gate(table)
    assert gate.mean == pytest.approx([0.85, 0.55]) and gate.passes.tolist() == [True, False]
    assert gate.blocking.tolist() == [[False, False], [False, True]]


def test_worked_example_7_3_and_exercise_7_3(vector: Callable[[str], dict[str, Any]]) -> None:
    worked, exercise = vector("W7.3_dart"), vector("E7.3")
    cases = [
        (list(worked["inputs"].values()), list(worked["output"].values()), ("access",)),
        (exercise["inputs"]["DART"], list(exercise["answer"].values()), ("risk",)),
    ]
    for given_scores, (mean, geometric, least), first in cases:
        found = co.dart_profile(*given_scores)
        assert (found.mean, found.weakest, found.first) == (mean, least, first)
        assert found.geometric_mean == pytest.approx(geometric, abs=5e-5)


def test_ties_are_all_named() -> None:
    assert co.dart_profile(2, 4, 2, 5).first == ("dialogue", "risk")
    assert len(co.dart_profile(3, 3, 3, 3).first) == 4


@given(st.lists(st.floats(1, 7), min_size=4, max_size=4))
def test_the_first_lever_gains_the_geometric_mean_most(values: list[float]) -> None:
    found = co.dart_profile(*values)
    assert found.weakest <= found.geometric_mean + 1e-9 and found.geometric_mean <= found.mean + 1e-9
    gains = [
        co.dart_profile(*(np.array(values) + 0.01 * (np.arange(4) == i))).geometric_mean for i in range(4)
    ]
    names = ("dialogue", "access", "risk", "transparency")
    assert max(gains) == pytest.approx(max(gains[names.index(lever)] for lever in found.first), abs=1e-12)


def test_worked_example_7_6(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W7.6_yi_gong")
    means = list(example["inputs"]["dimension_means"].values())
    key = example["output"]
    assert co.participation(*means[:4]) == key["participation"]
    assert co.citizenship(*means[4:]) == key["citizenship"]
    assert co.participation(*means[:4]) - co.citizenship(*means[4:]) == key["gap"]


def behaviours(n: int, seed: int) -> pd.DataFrame:
    names = [*co.PARTICIPATION, *co.CITIZENSHIP]
    marks = np.random.default_rng(seed).integers(1, 8, (n, len(names))).astype(float)
    return pd.DataFrame(marks, columns=names)


def test_a_table_of_behaviours_against_paired_t() -> None:
    answers = behaviours(40, 1)
    answers.loc[3, "advocacy"] = np.nan
    found = co.behaviour_table(answers).set_index("behaviour")
    assert found["n"].to_dict() == {"participation": 40, "citizenship": 39, "difference": 39}
    one, other = (
        answers[list(names)].mean(axis=1, skipna=False) for names in (co.PARTICIPATION, co.CITIZENSHIP)
    )
    paired = paired_t(one, other)
    row = found.loc["difference"]
    assert [row["mean"], row["low"], row["high"]] == pytest.approx([paired.mean, paired.low, paired.high])
    assert found.loc["participation", "mean"] == pytest.approx(one.mean())
    assert co.participation(*(answers[name] for name in co.PARTICIPATION)) == pytest.approx(one)


def test_one_customer_has_no_interval() -> None:
    found = co.behaviour_table(behaviours(1, 2))
    assert found["n"].tolist() == [1, 1, 1] and found[["low", "high", "sd"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("case", "sphere"),
    [
        ((False, False, "provider"), "provider"),  # writing the software
        ((False, True, "provider"), "provider"),  # working on the customer's data overnight
        ((True, True, "both"), "joint"),  # a co-design workshop
        ((True, True, "provider"), "joint"),  # support on the telephone
        ((False, True, "customer"), "customer"),  # cooking alone with bought food (E7.8)
    ],
)
def test_known_activities(case: tuple[bool, bool, str], sphere: str) -> None:
    assert co.sphere_of(*case).sphere == sphere


def test_every_state_of_the_classifier() -> None:
    for meet, theirs, acting in product((True, False), (True, False), co.ACTING):
        if not co.has_sphere(meet, acting):
            assert not meet and acting == "both"
            continue
        found = co.sphere_of(meet, theirs, acting)
        assert found.sphere in co.SPHERES
        assert (found.sphere == "joint") == meet
        assert found.cocreation == (meet and theirs)
        assert len(set(found.reasons)) == 3 and all(" " not in code for code in found.reasons)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: co.cocreation_ev(1.1, 100, 25, 40), "argument.range"),
        (lambda: co.cocreation_ev(0.5, 0, 25, 40), "argument.above"),
        (lambda: co.cocreation_ev(0.5, 100, -1, 40), "argument.least"),
        (lambda: co.cocreation_ev([0.5, 0.6], [1, 2, 3], 1, 1), "argument.shapes"),
        (lambda: co.required_probability(100, 25, -40), "argument.least"),
        (lambda: co.required_probability(float("nan"), 25, 40), "argument.not-numbers"),
        (lambda: co.maturity_gate([0.5, 1.2]), "argument.range"),
        (lambda: co.maturity_gate([0.5, None]), "argument.not-numbers"),
        (lambda: co.maturity_gate([]), "maturity.indicators"),
        (lambda: co.maturity_gate(0.5), "maturity.indicators"),
        (lambda: co.maturity_gate([0.5, 0.6], [0.5, 0.6]), "argument.shares"),
        (lambda: co.maturity_gate([0.5, 0.6], [0.5, 0.25, 0.25]), "argument.shapes"),
        (lambda: co.maturity_gate([0.5], mean_bar=70), "argument.range"),
        (lambda: co.dart_profile(0, 2, 3, 4), "argument.above"),
        (lambda: co.participation(1, 2, 3, None), "argument.not-numbers"),
        (lambda: co.behaviour_table(behaviours(3, 1).drop(columns="helping")), "table.missing-column"),
        (lambda: co.behaviour_table(behaviours(3, 1).assign(helping=np.nan)), "stats.too-few"),
        (lambda: co.behaviour_table([1, 2]), "table.not-a-table"),
        (lambda: co.sphere_of(False, True, "both"), "spheres.two-activities"),
        (lambda: co.sphere_of(True, True, "nobody"), "argument.choice"),
        (lambda: co.sphere_of("no", True, "customer"), "argument.choice"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
