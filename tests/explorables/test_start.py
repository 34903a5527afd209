"""X0.1 to X0.3: what chapter 0 shows and says about means, intervals and pairs."""

from __future__ import annotations

import re

import numpy as np
import pytest
from scipy import stats as scipy_stats

from cocrea.data import load
from cocrea.explorables import start

MOMENTS = ("parking", "produce", "deli", "checkout")


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("level", start.LEVELS)
def test_every_customer_is_in_one_bar_and_the_sentence_counts_the_low_marks(moment: str, level: str) -> None:
    table, said = start.counted(moment, level)
    given = load("supermarket").query("moment_id == @moment")[level]
    assert table["customers"].sum() == len(given) == 120
    assert table["mean"][0] == pytest.approx((table["mark"] * table["customers"]).sum() / 120, abs=0.005)
    low = table.loc[table["mark"] <= 3, "customers"].sum()
    assert f"{low} of the 120" in said


def test_the_truth_of_the_imaginary_checkout_is_the_mean_of_its_shares() -> None:
    assert sum(start.SHARES) == pytest.approx(1)
    assert pytest.approx(4.48) == start.TRUTH


@pytest.mark.parametrize("n", start.SIZES)
@pytest.mark.parametrize("confidence", [80, 95, 99])
def test_intervals_keep_their_promise_over_all_weeks_and_the_picture_agrees(n: int, confidence: int) -> None:
    caught = [start.caught(n, confidence, week)[0] for week in range(1, start.WEEKS + 1)]
    kept = sum(int(table["caught"].sum()) for table in caught)
    expected = scipy_stats.binom(start.WEEKS * start.SURVEYS, confidence / 100)
    assert expected.ppf(0.001) <= kept <= expected.ppf(0.999)
    for table in caught:
        inside = (table["low"] <= start.TRUTH) & (table["high"] >= start.TRUTH)
        assert (inside == (table["caught"] == 1)).all()


def test_four_times_the_customers_halve_the_width() -> None:
    width = {}
    for n in (30, 120):
        tables = [start.caught(n, 95, week)[0] for week in range(1, start.WEEKS + 1)]
        width[n] = np.mean([(table["high"] - table["low"]).mean() for table in tables])
    assert 1.9 < width[30] / width[120] < 2.2


@pytest.mark.parametrize("pair", start.PAIRS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_both_ways_have_one_mean_and_scipys_intervals(moment: str, pair: str) -> None:
    table, said = start.both_ways(moment, pair, 60)
    answers = load("supermarket").query("moment_id == @moment").head(60)
    first, second = (answers[level] for level in start.PAIRS[pair])
    paired = scipy_stats.ttest_rel(first, second).confidence_interval()
    apart = scipy_stats.ttest_ind(first, second, equal_var=False).confidence_interval()
    assert table["mean"].nunique() == 1
    assert table["low"].to_list() == pytest.approx([paired.low, apart.low], abs=0.006)
    assert table["high"].to_list() == pytest.approx([paired.high, apart.high], abs=0.006)
    assert not re.search(r"[{}]|nan", said)


@pytest.mark.parametrize("make", [start.answers, start.intervals, start.pairing])
def test_each_has_a_picture_for_paper(make: object) -> None:
    still = make().still()  # type: ignore[operator]
    assert "<svg" in still and "cocrea-sentence" in still
