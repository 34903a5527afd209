"""What section 4.3 says in words holds in the data and the models that the build reads."""

from __future__ import annotations

import pytest

from cocrea import data, stats, tables
from cocrea.language import speaking
from cocrea.models import moments


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
