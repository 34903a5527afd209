from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.models import experience as ex

journey = st.lists(st.integers(1, 9), min_size=1, max_size=9)


def test_worked_example_4_13(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.13_peak_end")
    for name, key in example["output"].items():
        found = ex.peak_end(example["inputs"][f"journey_{name}"], example["inputs"]["neutral"])
        assert (found.mean, found.peak, found.end, found.remembered) == pytest.approx(
            (key["mean"], key["peak"], key["end"], key["peak_end"])
        )


def test_exercise_5_3(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E5.3")
    key = example["answer"]
    found = {name: ex.peak_end(example["inputs"][name], example["inputs"]["neutral"]) for name in "AB"}
    for name, one in found.items():
        expected = [key[f"{part}{name}"] for part in ("mean", "peak", "end", "pe")]
        assert [one.mean, one.peak, one.end, one.remembered] == pytest.approx(expected)
    assert found["A"].mean > found["B"].mean and found["A"].remembered < found["B"].remembered


def by_hand(moments: list[float], neutral: float) -> float:
    """The tie rule spelled out: farthest, then below, then later."""
    ranked = [(abs(m - neutral), m < neutral, place, m) for place, m in enumerate(moments)]
    return (max(ranked)[3] + moments[-1]) / 2


@given(journey, st.integers(1, 9))
def test_the_rule_by_hand(moments: list[int], neutral: int) -> None:
    found = ex.peak_end(moments, neutral)
    assert found.remembered == by_hand(moments, neutral)
    assert moments[found.peak_at] == found.peak and moments[-1] == found.end
    assert min(moments) <= found.remembered <= max(moments)


def test_ties_go_to_the_bad_moment_then_to_the_later() -> None:
    assert ex.peak_end([8, 2, 5]).peak == 2 and ex.peak_end([2, 8, 5]).peak == 2
    assert ex.peak_end([2, 5, 2, 5]).peak_at == 2 and ex.peak_end([8, 5, 8, 5]).peak_at == 2
    assert ex.peak_end([5, 5]).peak_at == 1
    assert ex.peak_end([0.1 + 0.2, 5, 9.7], neutral=5).peak == 0.1 + 0.2, "a tie but for rounding"


@given(journey)
def test_the_order_moves_the_memory_and_not_the_mean(moments: list[int]) -> None:
    best_last, worst_last = sorted(moments), sorted(moments, reverse=True)
    up, down = ex.peak_end(best_last), ex.peak_end(worst_last)
    assert up.mean == pytest.approx(down.mean) and up.remembered >= down.remembered


@given(journey, st.integers(1, 9))
def test_adding_a_moment_by_hand(moments: list[int], added: int) -> None:
    found = ex.adding_a_moment(moments, added)
    for place in range(len(moments) + 1):
        longer = [*moments[:place], added, *moments[place:]]
        row = found.iloc[place]
        assert row["remembered"] == by_hand(longer, 5) and row["mean"] == pytest.approx(np.mean(longer))
        assert row["remembered_change"] == row["remembered"] - by_hand(moments, 5)
    assert np.ptp(found["mean"]) < 1e-9, "the mean does not care where"
    if added != 5 and abs(added - 5) <= abs(ex.peak_end(moments).peak - 5):
        assert found["remembered"][:-1].isin([by_hand(moments, 5), found["remembered"].iloc[0]]).all()


def test_a_dull_moment_at_the_end_spoils_a_good_memory() -> None:
    found = ex.adding_a_moment([6, 7, 3, 8, 9], 5).set_index("place")["remembered_change"]
    assert found[5] == -2 and (found[:5] == 0).all()


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: ex.peak_end([]), "memory.no-moments"),
        (lambda: ex.peak_end([5, None]), "argument.not-numbers"),
        (lambda: ex.peak_end([5, 6], neutral=np.nan), "argument.not-numbers"),
        (lambda: ex.adding_a_moment([], 5), "memory.no-moments"),
        (lambda: ex.adding_a_moment([5], "good"), "argument.not-numbers"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
