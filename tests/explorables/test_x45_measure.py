"""X4.5: as expectations hit the ceiling, the gap becomes performance plus noise."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cocrea.explorables.moments import gap_or_performance
from cocrea.explorables.moments.x45_measure import R_PS, SD_P, compare


def twin(**change: float) -> float:
    """r of gap and perceived service, at the spread chosen."""
    given = {"sd_e": 0.4, "r_pe": 0.2, "r_es": 0.2, **change}
    rows = pd.DataFrame(compare(**given).rows)
    return float(rows.loc[abs(rows["spread"] - given["sd_e"]) < 1e-9, "twin"].item())


def test_it_opens_where_performance_alone_says_more() -> None:
    explorer = gap_or_performance()
    said = explorer.board.sentence.replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith(
        "Perceived service alone goes with satisfaction at r = 0.60, the gap only at r = 0.54."
    )
    assert "plus noise" in said and "the gap is reliable at 0." in said


def test_as_expectations_hit_the_ceiling_the_gap_becomes_perceived_service() -> None:
    along = [twin(sd_e=round(0.1 * step, 1)) for step in range(1, 16)]
    assert along == sorted(along, reverse=True)
    assert along[0] > 0.99 and along[-1] < 0.7


def test_drawn_people_agree() -> None:
    """Ten thousand customers with just these correlations, then the gap by subtraction."""
    r_pe, r_ps, r_es, sd_e = 0.2, R_PS, 0.2, 0.4
    wanted = np.array([[1, r_pe, r_ps], [r_pe, 1, r_es], [r_ps, r_es, 1]])
    drawn = np.random.default_rng(5).normal(size=(10_000, 3))
    drawn -= drawn.mean(axis=0)
    white = drawn @ np.linalg.inv(np.linalg.cholesky(np.cov(drawn.T))).T
    p, e, s = (white @ np.linalg.cholesky(wanted).T).T
    gap = SD_P * p - sd_e * e
    assert compare(sd_e, r_pe, r_es).here["gap"] == pytest.approx(np.corrcoef(gap, s)[0, 1], abs=1e-6)
    assert twin() == pytest.approx(np.corrcoef(gap, p)[0, 1], abs=1e-6)


def test_correlations_that_exclude_each_other_are_said_and_not_drawn() -> None:
    state = compare(0.4, 0.8, -0.4)
    assert "No customers can answer like this" in state.said
    assert "0.8, 0.6 and \N{MINUS SIGN}0.4" in state.said
    assert state.here["possible"] == 0
    assert not any(np.any(state.rows[name]) for name in ("gap", "twin", "used"))


def test_correlations_stay_correlations() -> None:
    grid: Any = product([0.1, 0.8, 1.5], [0, 0.4, 0.8], [-0.4, 0, 0.4])
    impossible = 0
    for sd_e, r_pe, r_es in grid:
        state = compare(sd_e, r_pe, r_es)
        matrix = np.array([[1, r_pe, R_PS], [r_pe, 1, r_es], [R_PS, r_es, 1]])
        can_be = np.linalg.eigvalsh(matrix).min() >= -1e-9
        impossible += not can_be
        assert state.here["possible"] == can_be
        assert ("No customers" in state.said) == (not can_be)
        assert all(np.abs(state.rows[name]).max() <= 1 + 1e-9 for name in ("gap", "twin"))
    assert impossible > 0
