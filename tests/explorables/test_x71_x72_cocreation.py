"""X7.1 and X7.2: the lines end where the sums do, and the corner holds those that the bars let in."""

from __future__ import annotations

import numpy as np
import pytest

from cocrea.data.nubeclara import AFTERWARDS, JOINT_PLAN
from cocrea.explorables.cocreation.x71_always import brought_in, discount_plan
from cocrea.explorables.cocreation.x72_gate import HOLES, TRUTHS, let_in
from cocrea.models.cocreation import npv, risked


@pytest.mark.parametrize("after", AFTERWARDS)
def test_each_line_ends_at_the_present_value_of_its_plan(after: str) -> None:
    rows = brought_in(12, 6, after).rows
    ends = rows["money"][rows["year"] == 4]
    plans = (discount_plan(after), risked(JOINT_PLAN, 0.6), JOINT_PLAN, risked(JOINT_PLAN, 0))
    assert ends == pytest.approx([npv(flows, 0.12) for flows in plans])


@pytest.mark.parametrize("alike", HOLES)
@pytest.mark.parametrize("truth", TRUTHS)
def test_those_let_in_are_in_the_shaded_corner(alike: str, truth: str) -> None:
    state = let_in(0.4, alike, truth)
    corner = (state.rows["mean"] >= 0.7 - 1e-9) & (state.rows["least"] >= 0.4 - 1e-9)
    assert np.array_equal(corner, state.rows["kind"] <= 1)
    assert state.rows["least"].max() <= 1
