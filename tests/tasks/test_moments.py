"""E4.5 on many variants: its draws, its key, its slips."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from cocrea import tasks
from cocrea.errors import CocreaError
from cocrea.tasks.judge import judge
from cocrea.tasks.moments import in_or_out as moments
from cocrea.tasks.task import Choice, Number, Task

VARIANTS = ["book", *(f"s{n:03d}" for n in range(300))]
TASK = moments.TASK


@pytest.fixture(scope="module")
def drawn() -> dict[str, pd.DataFrame]:
    return {variant: TASK.given(variant) for variant in VARIANTS}


@pytest.mark.slow
def test_no_two_answers_that_mean_something_else_can_be_confused(drawn: dict[str, pd.DataFrame]) -> None:
    for variant, given in drawn.items():
        key, mistakes = TASK.key(given), TASK.mistakes(given)
        for field in TASK.numbers:
            values = [float(key[field.name]), *map(float, mistakes[field.name].values())]
            gap = min(abs(a - b) for a, b in combinations(values, 2))
            assert gap > 2 * field.tolerance(values[0]), (variant, field.name, values)


@pytest.mark.slow
def test_every_mistake_is_told_by_its_name_and_the_key_is_right(drawn: dict[str, pd.DataFrame]) -> None:
    for given in drawn.values():
        key, mistakes = TASK.key(given), TASK.mistakes(given)
        for field in TASK.fields:
            right, slips = key[field.name], mistakes[field.name]
            assert judge(right, field, right, slips).right
            for code, value in slips.items():
                assert judge(value, field, right, slips).verdict == f"mistake:{code}"


@pytest.mark.slow
def test_the_data_show_what_the_task_is_about(drawn: dict[str, pd.DataFrame]) -> None:
    for given in drawn.values():
        assert len(given) == moments.CUSTOMERS
        assert (given["adequate"] <= given["desired"]).all()
        means = given.mean()
        assert means["adequate"] < means["perceived"] < means["desired"]
        assert (given["perceived"] < given["adequate"]).mean() >= 0.25


def test_key_and_slips_agree_with_counting_by_hand() -> None:
    given = pd.DataFrame(
        {
            "adequate": [3, 4, 5, 4, 2, 4, 5, 3, 4, 4, 5, 4],
            "desired": [5, 6, 7, 4, 6, 6, 7, 6, 5, 7, 6, 6],
            "perceived": [2, 4, 7, 4, 7, 3, 4, 5, 6, 6, 4, 5],
        }
    )
    key, mistakes = TASK.key(given), TASK.mistakes(given)
    assert key["below"] == pytest.approx(100 * 4 / 12)
    assert key["within"] == pytest.approx(100 * 6 / 12)
    assert key["position"] == pytest.approx((57 - 47) / (71 - 47))
    assert mistakes["below"]["desired-as-bar"] == pytest.approx(100 * 8 / 12)
    assert mistakes["below"]["ties-as-below"] == pytest.approx(100 * 6 / 12)
    assert mistakes["below"]["as-fraction"] == pytest.approx(4 / 12)
    assert mistakes["within"]["strict"] == pytest.approx(100 * 3 / 12)
    assert mistakes["within"]["above-included"] == pytest.approx(100 * 8 / 12)
    assert mistakes["position"]["measured-from-desired"] == pytest.approx((71 - 57) / (71 - 47))
    assert mistakes["position"]["msa-not-divided"] == pytest.approx(10 / 12)
    of_each = (given["perceived"] - given["adequate"]) / (given["desired"] - given["adequate"]).replace(
        0, np.nan
    )
    assert mistakes["position"]["mean-of-positions"] == pytest.approx(of_each.mean())


@pytest.mark.slow
def test_a_variant_is_the_same_every_time_and_differs_from_others(drawn: dict[str, pd.DataFrame]) -> None:
    pd.testing.assert_frame_equal(TASK.given("s007"), drawn["s007"])
    assert len({given.to_numpy().tobytes() for given in drawn.values()}) == len(VARIANTS)


def test_the_right_option_stands_in_every_place_about_equally_often() -> None:
    places = Counter(moments.CONCLUSION.shuffled(f"E4.5/{variant}").index("tail") for variant in VARIANTS)
    assert all(0.15 < places[place] / len(VARIANTS) < 0.35 for place in range(4))


@pytest.mark.slow
def test_the_steps_tell_the_numbers_of_the_key(drawn: dict[str, pd.DataFrame]) -> None:
    for given in drawn.values():
        key, steps = TASK.key(given), TASK.worked(given)
        assert f"{key['below']:.1f} %" in steps[0]
        assert f"{key['within']:.1f} %" in steps[1]
        assert f"= {key['position']:.2f}." in steps[3]


def test_a_task_whose_slips_cannot_be_told_apart_is_named() -> None:
    hopeless = Task(
        id="E0.0",
        fields=(Number("share", absolute=1.0), Choice("what", ("yes", "no"))),
        draw=lambda seed: pd.DataFrame(),
        key=lambda given: {"share": 5.0, "what": "yes"},
        slips=lambda given: {"share": {"too-near": 6.0}},
        worked=lambda given: [],
    )
    with pytest.raises(CocreaError, match=r"Task E0\.0"):
        hopeless.given("book")


@pytest.mark.parametrize(("id", "variant"), [("E9.9", "book"), ("", "book"), ("E4.5", ""), ("E4.5", "a b")])
def test_an_unknown_task_or_variant_is_said(id: str, variant: str) -> None:
    with pytest.raises(CocreaError) as error:
        tasks.get(id, variant)
    assert "{" not in str(error.value)
