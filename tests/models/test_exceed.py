from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.models import moments
from cocrea.models.moments import KINDS

position = st.floats(-4, 4)
kinds = st.sampled_from(KINDS)


@given(kinds, position)
def test_satisfaction_stays_on_its_scale(kind: str, where: float) -> None:
    assert -1 <= moments.kano_curve(kind, where) <= 1


@given(position, st.floats(0, 3))
def test_what_more_service_does(where: float, more: float) -> None:
    gained = {
        kind: moments.kano_curve(kind, where + more) - moments.kano_curve(kind, where) for kind in KINDS
    }
    assert gained["I"] == 0
    assert min(gained["O"], gained["M"], gained["A"]) >= 0
    assert gained["R"] == pytest.approx(-gained["O"])
    assert gained["O"] == pytest.approx(gained["M"] + gained["A"])
    if where >= 0:
        assert gained["M"] == 0  # overshooting a must-be gains nothing
    if where + more <= 0:
        assert gained["A"] == 0  # nobody misses what would have surprised


@given(kinds, position, st.floats(0, 3))
def test_the_ideal_point_mirrors_the_curve(kind: str, where: float, ideal: float) -> None:
    found = moments.kano_curve(kind, where, ideal)
    if where <= ideal:
        assert found == moments.kano_curve(kind, where)
    else:
        assert found == pytest.approx(moments.kano_curve(kind, 2 * ideal - where))


@given(kinds, position, st.floats(0, 1), st.floats(-2, 2))
def test_the_benefit_is_what_is_gained_less_what_it_costs(
    kind: str, where: float, cost: float, start: float
) -> None:
    gained = moments.kano_curve(kind, where) - moments.kano_curve(kind, start)
    found = moments.net_benefit(kind, where, cost, start=start)
    assert found == pytest.approx(gained - cost * (where - start))
    assert moments.net_benefit(kind, start, cost, start=start) == 0


def test_beyond_desired_a_must_be_is_pure_cost() -> None:
    steps = np.linspace(0, 3, 7)
    assert (np.diff(moments.net_benefit("M", steps, 0.1)) < 0).all()
    assert (np.diff(moments.net_benefit("O", steps, 0.1)) > 0).all()
    assert moments.net_benefit("O", 3, 0.1, ideal=1) < moments.net_benefit("O", 1, 0.1, ideal=1)


def test_bad_input_is_one_clear_error() -> None:
    for call, code in (
        (lambda: moments.kano_curve("Z", 0), "argument.choice"),
        (lambda: moments.kano_curve("O", 0, ideal=-1), "argument.least"),
        (lambda: moments.net_benefit("O", "far", 1), "argument.not-numbers"),
    ):
        with pytest.raises(CocreaError) as caught:
            call()
        assert caught.value.code == code
