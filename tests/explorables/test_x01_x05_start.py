"""X0.1 to X0.5: what chapter 0 shows and says about means, intervals, pairs, correlation and chance."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats as scipy_stats

from cocrea.data import load
from cocrea.explorables.start import x02_intervals as surveys
from cocrea.explorables.start import x04_together as clouds
from cocrea.explorables.start import x05_chance_alone as worlds
from cocrea.explorables.start.x01_answers import counted
from cocrea.explorables.start.x03_pairing import PAIRS, PEOPLE, joined

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
def test_the_sheets_as_they_were_have_scipys_interval_and_a_shuffle_keeps_every_answer(
    moment: str, pair: str
) -> None:
    answers = load("supermarket").query("moment_id == @moment").head(PEOPLE)
    first, second = (answers[level].to_numpy() for level in PAIRS[pair])
    whole, torn = joined(moment, pair, 0), joined(moment, pair, 5)
    known = scipy_stats.ttest_rel(second, first).confidence_interval()
    assert (whole.here["low"], whole.here["high"]) == pytest.approx((known.low, known.high))
    assert whole.rows["falls"].sum() == (second < first).sum()
    for end in ("first", "second"):
        assert sorted(torn.rows[end]) == pytest.approx(sorted(whole.rows[end]))
    assert torn.here["mean"] == pytest.approx(whole.here["mean"])
    assert (torn.here["kept_low"], torn.here["kept_high"]) == (whole.here["low"], whole.here["high"])


@pytest.mark.parametrize("true", clouds.TRUE)
def test_correlations_lie_around_the_truth_and_closer_with_more_customers(true: float) -> None:
    few, many = (clouds.found(true, n) for n in (10, 100))
    assert many.mean() == pytest.approx(true, abs=0.1)
    assert np.ptp(many) < np.ptp(few)


def test_the_cloud_shows_those_who_were_asked_and_each_survey_once() -> None:
    table = pd.DataFrame(clouds.cloud(0.6, 30, 4).rows)
    asked = table[table["asked"] == 1]
    assert len(asked) == 30
    assert table.loc[table["this"] == 1, "r"].to_list() == pytest.approx(
        [asked["first"].corr(asked["second"])]
    )
    assert (table["this"] >= 0).sum() == clouds.SURVEYS


@pytest.mark.parametrize("n", worlds.SIZES)
def test_dealing_the_marks_out_agrees_with_the_test_of_two_groups(n: int) -> None:
    for true in worlds.EFFECTS:
        known = [one.p for one in worlds.surveys(true, n)]
        assert worlds.p_values(true, n).tolist() == pytest.approx(known, abs=0.06)


def test_more_guests_and_a_larger_difference_are_seen_more_often() -> None:
    seen = {
        (true, n): int((worlds.p_values(true, n) < worlds.ALPHA).sum())
        for true in worlds.EFFECTS
        for n in worlds.SIZES
    }
    assert all(seen[0.0, n] <= 3 for n in worlds.SIZES)
    assert seen[0.3, 20] < seen[0.3, 80] < seen[0.3, 320] <= seen[0.6, 320] == worlds.SURVEYS


def test_the_bars_in_another_colour_are_those_as_far_from_zero_as_the_survey() -> None:
    state = worlds.compared(0.3, 80, 6)
    table = pd.DataFrame(state.rows)
    far = table["far"] == 1
    assert table.loc[far, "difference"].abs().min() >= abs(state.here["found"]) - worlds.STEP / 2
    assert table["height"].max() == 1 and (table["significant"] >= 0).sum() == worlds.SURVEYS


def test_the_surveys_open_before_anybody_is_asked() -> None:
    assert set(np.asarray(surveys.caught(30, 95, 0).rows["caught"])) == {-1}
    assert not np.asarray(clouds.cloud(0.0, 10, 0).rows["asked"]).any()
    before = worlds.compared(0.0, 20, 0)
    assert before.here["asked"] == 0 and not np.asarray(before.rows["height"]).any()
    assert set(np.asarray(before.rows["significant"])) == {-1}
