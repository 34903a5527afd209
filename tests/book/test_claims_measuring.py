"""What sections 4.3 and 4.5 say in words holds in the data and the models that the build reads."""

from __future__ import annotations

import pandas as pd
import pytest

from cocrea import data, stats, survey, tables
from cocrea.language import speaking
from cocrea.models import moments


@pytest.fixture(scope="module")
def answers() -> pd.DataFrame:
    return data.load("moments_survey")


@pytest.fixture(scope="module")
def rows(answers: pd.DataFrame) -> pd.DataFrame:
    return survey.analyse(answers).moments.set_index("moment_id")


# -- 4.3 ---------------------------------------------------------------------------


def test_perception_leads_the_gap_by_less_than_its_uncertainty() -> None:
    kiosk = data.load("kiosk_correlations").set_index("measure")
    assert kiosk.loc["perception", "r"] > kiosk.loc["gap", "r"] > kiosk.loc["expectation", "r"]
    assert kiosk.loc["gap", ["r", "low", "high"]].round(2).tolist() == [0.45, 0.34, 0.56]  # in section 4.4
    assert kiosk.loc["gap", "less_low"] < 0 < kiosk.loc["gap", "less_high"]
    assert kiosk.loc["expectation", "low"] < 0 < kiosk.loc["expectation", "high"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_correlation_is_shown_with_its_interval_and_its_n(language: str) -> None:
    with speaking(language):
        shown = tables.show_correlations(data.load("kiosk_correlations"))
    assert shown["r"].str.fullmatch(r"\S+ \[\S+, \S+\]").all()
    assert (shown["n"] == "207").all()
    assert shown.iloc[0, 1] == "–" and shown.iloc[1, 1].startswith("+0.06 [−0.0")


def test_quality_alone_goes_with_satisfaction_and_the_gap_hardly_does() -> None:
    """The table of section 4.3, and what it says below."""
    fit = data.load("bank_fit").query("measure == 'scales'").set_index(["company", "model"])
    said = fit.loc[["bank_2008", "bank"], ["r2", "low", "high"]].round(3)
    assert said.loc[("bank_2008", "quality")].tolist() == [0.518, 0.472, 0.562]
    assert said.loc[("bank_2008", "gap")].tolist() == [0.015, 0.004, 0.032]
    assert said.loc[("bank_2008", "both")].tolist() == [0.531, 0.487, 0.576]
    assert said.loc[("bank", "quality")].tolist() == [0.479, 0.35, 0.595]
    assert said.loc[("bank", "gap")].tolist() == [0.048, 0.01, 0.115]
    assert said.loc[("bank", "both")].tolist() == [0.481, 0.355, 0.6]
    phones = fit.loc["mobile_phone", ["r2", "low", "high"]].round(2).to_numpy().tolist()
    assert phones == [[0.62, 0.52, 0.71], [0.09, 0.03, 0.19], [0.63, 0.54, 0.71]]
    assert fit.loc["mobile_phone", "n"].eq(250).all()
    assert fit.loc["bank_2008", "n"].eq(1707).all() and fit.loc["bank", "n"].eq(250).all()
    levels = data.load("bank_gap").query("measure == 'scales'").set_index("company")["r_levels"]
    assert levels[["bank_2008", "bank", "mobile_phone"]].round(2).tolist() == [0.74, 0.85, 0.55]


def test_a_third_of_such_a_difference_is_noise() -> None:
    assert 1 / 3 <= 1 - stats.difference_reliability(0.85, 0.80, 0.50) < 0.36


def test_two_fifths_too_long() -> None:
    assert 221 / 158 == pytest.approx(1.4, abs=0.005)  # Jones and Peppiatt 1996


def test_the_gap_is_nearly_perception_under_the_ceiling_and_can_win_far_from_it() -> None:
    assert moments.gap_correlation(1, 0.2, 1.2, 0.1, 0.2) > 0.99
    assert moments.gap_correlation(0.6, -0.4, 1.2, 1.5, 0.2) > 0.6


# -- 4.5 ---------------------------------------------------------------------------


def test_one_furious_customer_sets_the_two_intervals_apart() -> None:
    gaps = [0, 0, -1, 0, 0, -1, 0, 0, -1, -6]
    t, again = stats.paired_t(gaps, [0] * 10), stats.bootstrap_interval(gaps, "studentised")
    assert t.low < 0 < t.high and again.high[0] < 0
    assert 3 <= t.low - again.low[0] < 4


def test_among_eighteen_tests_of_nothing_a_false_alarm_is_likelier_than_none() -> None:
    assert stats.false_alarm(18) > 0.5


def test_four_then_two_then_three_of_five_tests_are_below_five_percent() -> None:
    p = [0.001, 0.012, 0.020, 0.041, 0.300]
    below = [(pd.Series(each) < 0.05).sum() for each in (p, stats.holm(p), stats.benjamini_hochberg(p))]
    assert below == [4, 2, 3]


def test_little_more_than_half_of_surveys_of_thirty_and_three_of_four_with_four_times_as_many() -> None:
    assert 0.5 < stats.ranking_chance(30, 1.4, 0.15, 8) < 0.6
    assert 0.7 < stats.ranking_chance(120, 1.4, 0.15, 8) < 0.8
    assert stats.ranking_chance(30, 1.4, 0.15, 8, rho=0.5) > stats.ranking_chance(30, 1.4, 0.15, 8) + 0.1


def test_a_list_sorted_by_the_gap_to_desired_starts_with_parking_by_half_a_point(rows: pd.DataFrame) -> None:
    first, second = rows["mss"].nsmallest(2).items()
    assert first[0] == "parking" and second[0] == "checkout"
    assert 0.4 < second[1] - first[1] < 0.7
    assert rows.loc["parking", "msa_low"] > 0


def test_only_the_checkout_lies_below_adequate_and_stays_there_after_holm(rows: pd.DataFrame) -> None:
    assert rows.index[rows["msa_high"] < 0].tolist() == ["checkout"]
    assert rows.loc["checkout", "msa_p_holm"] < 0.05
    assert rows.loc["staff", "msa_low"] < 0 < rows.loc["staff", "msa_high"]
    assert rows["chance_first"].idxmax() == "checkout" and rows["chance_first"].max() > 0.99
    most, next_ = rows["priority"].nlargest(2)
    assert most > 2 * next_


def test_without_the_checkout_the_first_place_is_a_tie(answers: pd.DataFrame) -> None:
    rest = survey.analyse(answers[answers["moment_id"] != "checkout"]).moments.set_index("moment_id")
    chance = rest["chance_first"].sort_values(ascending=False)
    assert chance.index[:2].tolist() == ["staff", "aftersale"]
    assert chance.iloc[0] < 0.85 and chance.iloc[1] > 0.15 and chance.iloc[2:].max() < 0.01


def test_the_four_largest_kiosk_gaps_lie_within_a_half_width_and_far_below_the_smallest_four() -> None:
    kiosk = data.load("kiosk_gaps").sort_values("gap")
    low, high = stats.t_interval(kiosk["gap"], kiosk["gap_sd"], kiosk["n"])
    half = (high - low) / 2
    assert kiosk["item"].iloc[0] == 23  # fast, accurate touch
    assert kiosk["gap"].iloc[3] - kiosk["gap"].iloc[0] < half[:4].min()
    assert half[:4] == pytest.approx(0.25, abs=0.04)
    assert high[:4].max() < low[-4:].min() - 0.5
