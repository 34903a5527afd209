"""X4.2: how far a survey of n customers can be trusted about its worst moment."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocrea.explorables.moments import how_sure
from cocrea.explorables.moments.x42_ranking import SPACING, survey
from cocrea.stats import t_interval

OPEN = {"n": 30, "moments": 8, "sd": 1.4, "gap": -1.5, "rho": 0}


def sentence(**change: float) -> str:
    return survey(**{**OPEN, **change}).said.replace("\N{NO-BREAK SPACE}", " ")


def first(**change: float) -> int:
    """In what percent of surveys the true worst comes first, as the sentence says it."""
    found = re.search(r"comes first in (\d+) %", sentence(**change))
    assert found, sentence(**change)
    return int(found[1])


@pytest.mark.parametrize("n, independent, together", [(30, 55, 67), (120, 78, 88), (300, 91, 97)])
def test_the_chances_with_and_without_correlation(n: int, independent: int, together: int) -> None:
    assert first(n=n) == pytest.approx(independent, abs=1)
    assert first(n=n, rho=0.5) == pytest.approx(together, abs=1)


def test_simulated_surveys_agree() -> None:
    draw = np.random.default_rng(7)
    person = draw.normal(size=(4000, 1)) * np.sqrt(0.5)
    noise = (person + draw.normal(size=(4000, 8)) * np.sqrt(0.5)) * 1.4 / np.sqrt(30)
    wins = ((noise + SPACING * np.arange(8)).argmin(axis=1) == 0).mean()
    assert first(rho=0.5) == pytest.approx(100 * wins, abs=3)  # four standard errors of 0.75


def test_it_opens_with_thirty_customers_and_eight_moments() -> None:
    explorer = how_sure()
    assert explorer.values == OPEN


def test_22_uncorrected_tests_give_68_percent_false_alarms() -> None:
    assert "22 uncorrected tests would find one in 68 % of surveys" in sentence(moments=22)
    assert "if moments are independent" in sentence(moments=22)


def test_nothing_is_ranked_below_thirty() -> None:
    assert "too few customers to rank" in sentence(n=15)
    assert "too few customers to rank" not in sentence(n=30)


@pytest.mark.parametrize(
    "gap, said",
    [(0, "which includes zero"), (-0.5, "tests, it includes zero"), (-1.5, "below zero even when corrected")],
)
def test_correction_can_take_a_gap_away(gap: float, said: str) -> None:
    assert said in sentence(gap=gap, sd=1.1, moments=22)


@settings(deadline=None)
@given(
    st.sampled_from([8, 30, 300]),
    st.sampled_from([3, 8, 22]),
    st.sampled_from([0.5, 1.4, 2.3]),
    st.sampled_from([-2, -1, 0]),
    st.sampled_from([0, 0.75]),
)
def test_rows_show_the_intervals(n: int, moments: int, sd: float, gap: float, rho: float) -> None:
    table = pd.DataFrame(survey(n, moments, sd, gap, rho).rows)
    used = table[table["used"] == 1]
    assert len(table) == 22 and len(used) == moments
    low, high = t_interval(used["gap"], sd, n)
    assert used["low"].to_numpy() == pytest.approx(np.clip(low, -4, 4))
    assert used["high"].to_numpy() == pytest.approx(np.clip(high, -4, 4))
    assert (used["wide_low"] <= used["low"]).all() and (used["wide_high"] >= used["high"]).all()
    assert used["place"].between(0, 1).all() and used["gap"].is_monotonic_increasing
