"""X0.1 to X0.3: what chapter 0 shows and says about means, intervals and pairs."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats as scipy_stats

from cocrea.data import load
from cocrea.explorables.start import x02_intervals as surveys
from cocrea.explorables.start.x01_answers import counted
from cocrea.explorables.start.x03_pairing import PAIRS, both_ways

LEVELS = ("adequate", "desired", "perceived")
MOMENTS = ("parking", "produce", "deli", "checkout")


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("level", LEVELS)
def test_every_customer_is_in_one_bar_and_the_sentence_counts_the_low_marks(moment: str, level: str) -> None:
    state = counted(moment, level)
    table = pd.DataFrame(state.rows)
    given = load("supermarket").query("moment_id == @moment")[level]
    assert table["customers"].sum() == len(given) == 120
    assert state.here["mean"] == pytest.approx((table["mark"] * table["customers"]).sum() / 120, abs=0.005)
    low = table.loc[table["mark"] <= 3, "customers"].sum()
    assert f"{low} of the 120" in state.said


def test_the_truth_of_the_imaginary_checkout_is_the_mean_of_its_shares() -> None:
    assert sum(surveys.SHARES) == pytest.approx(1)
    assert pytest.approx(4.48) == surveys.TRUTH


@pytest.mark.parametrize("n", surveys.SIZES)
@pytest.mark.parametrize("confidence", [80, 95, 99])
def test_intervals_keep_their_promise_over_all_weeks_and_the_picture_agrees(n: int, confidence: int) -> None:
    caught = [pd.DataFrame(surveys.caught(n, confidence, week).rows) for week in range(1, surveys.WEEKS + 1)]
    kept = sum(int(table["caught"].sum()) for table in caught)
    expected = scipy_stats.binom(surveys.WEEKS * surveys.SURVEYS, confidence / 100)
    assert expected.ppf(0.001) <= kept <= expected.ppf(0.999)
    for table in caught:
        inside = (table["low"] <= surveys.TRUTH) & (table["high"] >= surveys.TRUTH)
        assert (inside == (table["caught"] == 1)).all()


def test_four_times_the_customers_halve_the_width() -> None:
    width = {}
    for n in (30, 120):
        tables = [pd.DataFrame(surveys.caught(n, 95, week).rows) for week in range(1, surveys.WEEKS + 1)]
        width[n] = np.mean([(table["high"] - table["low"]).mean() for table in tables])
    assert 1.9 < width[30] / width[120] < 2.2


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_both_ways_have_one_mean_and_scipys_intervals(moment: str, pair: str) -> None:
    table = pd.DataFrame(both_ways(moment, pair, 60).rows)
    answers = load("supermarket").query("moment_id == @moment").head(60)
    first, second = (answers[level] for level in PAIRS[pair])
    paired = scipy_stats.ttest_rel(first, second).confidence_interval()
    apart = scipy_stats.ttest_ind(first, second, equal_var=False).confidence_interval()
    assert table["mean"].nunique() == 1
    assert table["low"].to_list() == pytest.approx([paired.low, apart.low], abs=0.006)
    assert table["high"].to_list() == pytest.approx([paired.high, apart.high], abs=0.006)
