from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.stats import chance_of_first, first_shares


def gaps(n: int, k: int, seed: int, habit: float = 0.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return np.arange(k) * 0.2 - 1 + habit * rng.standard_normal((n, 1)) + rng.standard_normal((n, k))


def by_hand(values: np.ndarray, resamples: int = 4000) -> np.ndarray:
    """Draw whole respondents one resample after the other."""
    rng = np.random.default_rng(99)
    wins = np.zeros(values.shape[1])
    for _ in range(resamples):
        means = np.nanmean(values[rng.integers(len(values), size=len(values))], axis=0)
        wins[np.nanargmin(means)] += 1
    return wins / resamples


@pytest.mark.parametrize("habit", [0.0, 2.0])
def test_it_agrees_with_resampling_by_hand(habit: float) -> None:
    values = gaps(40, 4, 1, habit)
    assert chance_of_first(values) == pytest.approx(by_hand(values), abs=0.03)


def test_missing_answers_stay_out_of_the_means() -> None:
    values = gaps(40, 3, 2)
    values[::4, 0] = np.nan
    assert chance_of_first(values) == pytest.approx(by_hand(values), abs=0.03)


def test_whole_respondents_are_drawn() -> None:
    """Shuffling who gave which answer leaves the means and changes how sure the rank is."""
    values = gaps(60, 2, 5, habit=3.0)
    shuffled = values.copy()
    shuffled[:, 1] = np.random.default_rng(0).permutation(shuffled[:, 1])
    assert chance_of_first(values).max() > chance_of_first(shuffled).max() + 0.05


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 30), st.integers(1, 5), st.integers(0, 1000))
def test_the_chances_sum_to_one_and_turn_round(n: int, k: int, seed: int) -> None:
    values = np.random.default_rng(seed).integers(-3, 4, (n, k)).astype(float)
    found = chance_of_first(values, resamples=200)
    assert found.sum() == pytest.approx(1)
    assert found == pytest.approx(chance_of_first(-values, resamples=200, smallest=False))


def test_equal_columns_share_and_seeds_repeat() -> None:
    values = np.tile(gaps(20, 1, 3), 2)
    assert chance_of_first(values).tolist() == pytest.approx([0.5, 0.5])
    values = gaps(20, 3, 3)
    assert (chance_of_first(values, seed=8) == chance_of_first(values, seed=8)).all()


def test_a_row_without_scores_counts_for_nobody() -> None:
    assert first_shares([[1, np.nan], [np.nan, np.nan]]).tolist() == [1, 0]
    assert np.isnan(first_shares([[np.nan, np.nan]])).all()


def test_bad_input_is_one_clear_error() -> None:
    with pytest.raises(CocreaError, match="complete answers"):
        chance_of_first([[1, 2]])
