from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize

from cocrea import CocreaError
from cocrea.models import coproduction as co

share, company, crowding = st.floats(0, 1), st.floats(0, 3), st.floats(0.1, 3)


def test_worked_example_3_8() -> None:
    """a = 1, b = .7: the optimum is a / 2b."""
    assert co.best_occupancy() == pytest.approx(1 / 1.4)
    assert co.occupancy_utility(1, hedonic=0) == pytest.approx(-0.7)


@given(share, company, crowding)
def test_no_occupancy_is_better(hedonic: float, a: float, b: float) -> None:
    best = co.best_occupancy(hedonic, a, b)
    found = optimize.minimize_scalar(
        lambda x: -co.occupancy_utility(x, hedonic, a, b), bounds=(0, 1), method="bounded"
    )
    assert best == pytest.approx(found.x, abs=2e-5)
    grid = co.occupancy_utility(np.linspace(0, 1, 101), hedonic, a, b)
    assert grid.max() <= co.occupancy_utility(best, hedonic, a, b) + 1e-12


@given(share, share, company, crowding)
def test_the_mixture_is_the_mean_of_the_two(x: float, hedonic: float, a: float, b: float) -> None:
    fun, errand = (co.occupancy_utility(x, kind, a, b) for kind in (1, 0))
    assert co.occupancy_utility(x, hedonic, a, b) == pytest.approx(hedonic * fun + (1 - hedonic) * errand)
    assert co.occupancy_utility(0, hedonic, a, b) == 0


def test_the_goal_moves_the_optimum() -> None:
    best = co.best_occupancy(hedonic=[0, 0.25, 0.5, 1])
    assert best[0] == 0 and (np.diff(best) > 0).all()
    assert co.best_occupancy(company=3) == 1


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: co.occupancy_utility(1.2), "argument.range"),
        (lambda: co.occupancy_utility(0.5, hedonic=-1), "argument.range"),
        (lambda: co.occupancy_utility(0.5, company=-1), "argument.least"),
        (lambda: co.best_occupancy(crowding=0), "argument.above"),
        (lambda: co.best_occupancy(None), "argument.not-numbers"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
