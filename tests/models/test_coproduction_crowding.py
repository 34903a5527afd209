from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize

from cocrea import CocreaError
from cocrea.models import coproduction as co

share, company, bodies = st.floats(0, 1), st.floats(0, 3), st.floats(0.1, 3)


@given(share, share, company, bodies)
def test_no_crowd_is_better(tight: float, hedonic: float, a: float, b: float) -> None:
    best = co.best_crowd(tight, hedonic, a, b)
    found = optimize.minimize_scalar(
        lambda x: -co.crowd_utility(x, tight, hedonic, a, b), bounds=(0, 1), method="bounded"
    )
    assert best == pytest.approx(found.x, abs=2e-5)
    grid = co.crowd_utility(np.linspace(0, 1, 101), tight, hedonic, a, b)
    assert grid.max() <= co.crowd_utility(best, tight, hedonic, a, b) + 1e-12


@given(share, share, share, company, bodies)
def test_the_mixture_is_the_mean_of_the_two(
    x: float, tight: float, hedonic: float, a: float, b: float
) -> None:
    fun, errand = (co.crowd_utility(x, tight, kind, a, b) for kind in (1, 0))
    assert co.crowd_utility(x, tight, hedonic, a, b) == pytest.approx(hedonic * fun + (1 - hedonic) * errand)
    assert co.crowd_utility(0, tight, hedonic, a, b) == 0


def test_room_is_not_people() -> None:
    """The same people in less room are worth less; without company more people never help."""
    assert (np.diff(co.crowd_utility(0.8, np.linspace(0, 1, 11))) < 0).all()
    assert (np.diff(co.crowd_utility(np.linspace(0, 1, 11), 0.2, company=0)) < 0).all()
    assert co.best_crowd([0, 1])[0] > co.best_crowd([0, 1])[1]


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: co.crowd_utility(1.2, 0), "argument.range"),
        (lambda: co.crowd_utility(0.5, 0, hedonic=-1), "argument.range"),
        (lambda: co.crowd_utility(0.5, 0, company=-1), "argument.least"),
        (lambda: co.best_crowd(0, bodies=0), "argument.above"),
        (lambda: co.best_crowd(None), "argument.not-numbers"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)


# -- tips ----------------------------------------------------------------------------


@given(st.floats(-0.99, 0.99))
def test_two_bills_in_the_right_order(r: float) -> None:
    assert co.right_order(r) + co.right_order(-r) == pytest.approx(1)


def test_two_bills_drawn_by_chance() -> None:
    rng = np.random.default_rng(1)
    service, rest = rng.standard_normal((2, 2, 100_000))
    tip = 0.3 * service + np.sqrt(1 - 0.3**2) * rest
    right = ((service[0] - service[1]) * (tip[0] - tip[1]) > 0).mean()
    assert right == pytest.approx(co.right_order(0.3), abs=0.006)
