"""E2.7: a best level counts only where the fall beyond it was seen. Keys found a second way."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from cocrea.tasks.contact.e207_line_or_curve import TRUTHS, LineOrCurve

VARIANTS = [f"s{n:03d}" for n in range(24)]


def interval(visits: pd.DataFrame) -> tuple[float, float]:
    """Of r, by hand."""
    if len(visits) < 4:
        return -1.0, 1.0
    r = float(np.corrcoef(visits["contact"], visits["satisfaction"])[0, 1])
    reach = 1.959964 / math.sqrt(len(visits) - 3)
    return math.tanh(math.atanh(r) - reach), math.tanh(math.atanh(r) + reach)


def verdict(visits: pd.DataFrame, turn: float) -> str:
    """By the rules of the prompt."""
    below, beyond = visits[visits["contact"] < turn], visits[visits["contact"] >= turn]
    if interval(below)[0] > 0 and interval(beyond)[1] < 0:
        return "bend"
    return "rises" if interval(visits)[0] > 0 else "none"


@pytest.mark.parametrize("name", VARIANTS)
def test_the_verdict_is_the_one_of_the_rules_and_bears_a_rounded_turn(name: str) -> None:
    task = LineOrCurve.variant(name)
    bend, slope, _flat = np.polyfit(task.given["contact"], task.given["satisfaction"], 2)
    assert task.key["turn"] == pytest.approx(-slope / (2 * bend))
    for turn in (task.key["turn"], round(float(task.key["turn"]), 2)):
        assert verdict(task.given, float(turn)) == task.key["verdict"]


def test_each_truth_comes_up_and_what_levels_off_is_never_called_a_hill() -> None:
    drawn = [LineOrCurve.variant(name) for name in VARIANTS]
    kinds = [one.kind for one in drawn]
    assert min(kinds.count(kind) for kind in TRUTHS) >= 2
    for one in drawn:
        if one.kind == "levels":
            assert one.curve.inverted_u  # the trap: the parabola is sure of its peak
            assert (one.key["verdict"], one.key["lowest"]) == ("rises", "little")


def test_an_r_near_zero_is_a_belief_only_where_r_is_near_zero() -> None:
    for name in VARIANTS:
        task = LineOrCurve.variant(name)
        near = task.line.low < 0 < task.line.high
        assert ("zero-is-nothing" in task.mistakes["verdict"]) == (task.key["verdict"] == "bend")
        assert near or "zero-is-nothing" not in task.mistakes["verdict"]
