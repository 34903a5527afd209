"""X2.1 and X2.2: the line that is moved, and the parabola that bends where nothing falls."""

from __future__ import annotations

import numpy as np
import pytest

from cocrea.data.jacaranda import ACCOUNT, DAY
from cocrea.explorables.contact import does_it_bend, move_the_line
from cocrea.explorables.contact.x21_move_the_line import AFTER, BLOCKS, QUICKER, TODAY, moved_line
from cocrea.explorables.contact.x22_does_it_bend import TRUTHS, answers, bent, fitted
from cocrea.models.contact import OUT_OF_SIGHT, contact_truth
from cocrea.widgets.explorer import State


def finished(state: State, day: float) -> int:
    rows = {name: np.asarray(values, dtype=float) for name, values in state.rows.items()}
    return int(rows["done"][rows["day"] == day].sum())


def test_neither_opens_on_what_its_page_asks_about() -> None:
    assert move_the_line().values == {"moved": 0, "handoff": 0, "pace": 1.0}
    assert does_it_bend().values["truth"] == "flat"


@pytest.mark.parametrize("pace", [QUICKER, 1.0, OUT_OF_SIGHT])
@pytest.mark.parametrize("handoff", [0, 5, 9])
@pytest.mark.parametrize("moved", [0, 10, 20])
def test_the_blocks_are_the_accounts_of_a_day(moved: float, handoff: float, pace: float) -> None:
    """Counted another way: minutes that fit into the day, account by account."""
    state = moved_line(moved, handoff, pace)
    long = ACCOUNT.creation + handoff + moved * (pace - 1)
    assert finished(state, TODAY) == 12
    assert finished(state, AFTER) == int((DAY + 1e-6) // long) < BLOCKS
    for name in ("start", "there", "end"):
        assert (np.asarray(state.rows[name], dtype=float) <= DAY).all()


def test_the_three_sentences_about_paid_work() -> None:
    assert "so did the paid work" in moved_line(16, 8, 1.0).said
    assert "as much as before" in moved_line(16, 0, 1.0).said
    assert "paid work went down" in moved_line(16, 0, QUICKER).said
    assert "Nothing has been moved" in moved_line(0, 0, 1.0).said


def test_the_truth_that_levels_off_never_falls() -> None:
    grid = np.linspace(0, 1, 101)
    assert (np.diff(contact_truth(grid, "level")) > 0).all()
    assert np.ptp(contact_truth(grid, "flat")) == 0
    assert grid[int(np.argmax(contact_truth(grid, "peak")))] == pytest.approx(0.55)


def test_the_parabola_is_the_best_one() -> None:
    for truth in TRUTHS:
        found = fitted(truth, 3)
        bend, slope, flat = np.polyfit(*answers(truth, 3), 2)
        assert (found.curvature, found.slope, found.intercept) == pytest.approx((bend, slope, flat))


def test_a_bar_stands_only_where_the_whole_interval_is_inside() -> None:
    for truth in TRUTHS:
        for survey in range(1, 13):
            here, found = bent(truth, survey, 0.0).here, fitted(truth, survey)
            ends = np.quantile(answers(truth, survey)[0], [0, 1])
            inside = found.inverted and ends[0] < found.low and found.high < ends[1]
            assert (float(str(here["peak"])) >= 0) == inside
