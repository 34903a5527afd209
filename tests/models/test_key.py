"""People let down in 100 visits: a share of visits that happen, whoever rated them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.models import moments


@given(st.floats(0, 1), st.floats(0, 100))
def test_no_more_people_than_visits(below: float, of_100: float) -> None:
    assert 0 <= moments.people_let_down(below, of_100) <= of_100


def test_it_is_what_a_count_of_visits_finds() -> None:
    """100 000 visits, in 45 % of which the moment happens and lets 30 % of those people down."""
    rng = np.random.default_rng(7)
    happens, down = rng.random((2, 100_000))
    counted = np.sum((happens < 0.45) & (down < 0.3)) / 1000
    assert moments.people_let_down(0.3, 45) == pytest.approx(counted, abs=0.5)


def test_it_needs_only_the_order_of_the_two_answers() -> None:
    """Stretching the scale changes every gap, and nobody's place below or above."""
    adequate, perceived = np.array([3, 4, 5, 6]), np.array([2, 4, 3, 7])
    stretched = [np.exp(levels) for levels in (adequate, perceived)]
    plain = moments.people_let_down(np.mean(perceived < adequate), 80)
    assert plain == moments.people_let_down(np.mean(stretched[1] < stretched[0]), 80) == 40


@pytest.mark.parametrize(("below", "of_100"), [(1.2, 50), (-0.1, 50), (0.5, 101), (0.5, -1)])
def test_shares_and_visits_have_their_limits(below: float, of_100: float) -> None:
    with pytest.raises(CocreaError):
        moments.people_let_down(below, of_100)
