"""X1.3 and X1.4: two managers, and steps and paths."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from cocrea.explorables.nature import steps_and_paths, two_managers
from cocrea.explorables.nature.x13_two_managers import COIN, COMMON, SERVICES, TIMES, USUAL, kappas, placed
from cocrea.explorables.nature.x14_steps_and_paths import OWN, SAME, VISITS, gone, possible
from cocrea.models.nature import divergence, variant_shares
from cocrea.stats import expected_agreement


def test_the_managers_are_as_able_as_the_long_run_says() -> None:
    for common in COMMON:
        shown = np.mean([found.p_o for found in kappas(common, COIN)])
        expected = expected_agreement(0.84, 2, common).p_o
        assert shown == pytest.approx(expected, abs=3 * 0.36 / np.sqrt(SERVICES * TIMES))


def test_every_service_is_a_dot_in_the_field_of_its_answers() -> None:
    table = pd.DataFrame(placed(0.7, COIN, 3).rows)
    assert len(table) == SERVICES
    same_field = (table["x"] > 1) == (table["y"] < 1)
    assert (same_field == (table["agree"] == 1)).all()
    assert not table.duplicated(["x", "y"]).any()


def test_it_opens_where_the_prediction_is_not_yet_answered() -> None:
    assert two_managers().values == {"common": 0.5, "doubt": COIN, "time": 1}
    assert steps_and_paths().values == {"variants": 5, "main": 30, "own": OWN}


def test_where_both_say_one_thing_there_is_no_kappa() -> None:
    without = [time for time in range(1, TIMES + 1) if np.isnan(kappas(0.95, USUAL)[time - 1].value)]
    for time in without:
        assert "no kappa" in placed(0.95, USUAL, time).said
        assert placed(0.95, USUAL, time).here["kappa"] == -1


def test_standardising_moves_divergence_and_leaves_the_steps() -> None:
    before, after = gone(5, 30, OWN), gone(5, 90, OWN)
    assert before.here["steps"] == after.here["steps"] == 9
    assert after.here["spread"] < before.here["spread"] / 2
    assert after.here["spread"] == pytest.approx(divergence(variant_shares(5, 0.9)).normalised, abs=0.001)


def test_a_path_less_saves_a_step_only_where_it_had_one_of_its_own() -> None:
    assert gone(5, 50, OWN).here["steps"] - gone(4, 50, OWN).here["steps"] == 1
    assert gone(5, 50, SAME).here["steps"] == gone(4, 50, SAME).here["steps"]


@pytest.mark.parametrize("variants, main", [(2, 40), (3, 30), (1, 90), (4, 100)])
def test_what_no_service_can_be_is_said_and_shown(variants: int, main: int) -> None:
    state = gone(variants, main, OWN)
    assert not possible(variants, main) and state.here["possible"] == 0
    assert "no such service" in state.said
    assert not np.asarray(state.rows["share"]).any() and (np.asarray(state.rows["takes"]) == -1).all()


def test_the_next_visits_are_as_common_as_their_paths() -> None:
    takes = np.asarray(gone(5, 90, OWN).rows["takes"])[:VISITS]
    assert (takes == 0).mean() > 0.8 and (takes > 0).any()
