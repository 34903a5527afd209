"""Quality, or quality minus expectation: the tables, by their own algebra and by the counts beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cocrea import data
from cocrea.data import bank
from cocrea.stats import share, t_interval

ABOUT_THE_SAME = ["company", "measure"]


def r2(fit: pd.DataFrame, company: str, measure: str) -> dict[str, float]:
    rows = fit[(fit["company"] == company) & (fit["measure"] == measure)]
    return dict(zip(rows["model"], rows["r2"], strict=True))


def test_what_the_course_says() -> None:
    fit = data.load("bank_fit")
    said = r2(fit, "bank_2008", "scales")
    assert {name: round(value, 3) for name, value in said.items()} == {
        "quality": 0.518,
        "gap": 0.015,
        "both": 0.531,
    }
    assert [round(value, 3) for value in r2(fit, "bank", "scales").values()] == [0.479, 0.048, 0.481]
    assert fit.groupby("company")["n"].first().to_dict() == {
        "bank": 250,
        "bank_2008": 1707,
        "mobile_phone": 250,
    }


def test_the_gap_explains_least_everywhere_and_adds_little() -> None:
    fit = data.load("bank_fit").pivot(index=ABOUT_THE_SAME, columns="model", values=["r2", "low", "high"])
    assert (fit["high"]["gap"] < fit["low"]["quality"]).all()
    assert (fit["r2"]["both"] >= fit["r2"]["quality"]).all()
    assert (fit["r2"]["both"] - fit["r2"]["quality"]).max() < 0.02


def test_the_shares_explained_are_those_of_a_regression() -> None:
    """People made up to have exactly the published means, sds and correlations, and least squares on them."""
    gaps, fit = data.load("bank_gap"), data.load("bank_fit")
    for row in gaps.to_dict("records"):
        n = 400
        wild = np.random.default_rng(1).standard_normal((n, 3))
        wild -= wild.mean(axis=0)
        white = wild @ np.linalg.inv(np.linalg.cholesky(np.cov(wild.T)).T)
        wanted = np.array(
            [
                [1, row["r_quality"], row["r_expectation"]],
                [row["r_quality"], 1, row["r_levels"]],
                [row["r_expectation"], row["r_levels"], 1],
            ]
        )
        satisfaction, quality, expectation = (white @ np.linalg.cholesky(wanted).T).T
        quality, expectation = row["quality_sd"] * quality, row["expectation_sd"] * expectation
        gap = quality - expectation
        assert gap.std(ddof=1) == pytest.approx(row["gap_sd"], abs=2e-4)
        published = r2(fit, row["company"], row["measure"])
        for name, explained_by in {"quality": [quality], "gap": [gap], "both": [quality, gap]}.items():
            design = np.column_stack([np.ones(n), *explained_by])
            fitted = design @ np.linalg.lstsq(design, satisfaction, rcond=None)[0]
            assert fitted.var() / satisfaction.var() == pytest.approx(published[name], abs=4e-4)


def test_an_interval_holds_its_value() -> None:
    fit, gaps = data.load("bank_fit"), data.load("bank_gap")
    assert (fit["low"] < fit["r2"]).all() and (fit["r2"] < fit["high"]).all()
    for row in gaps.to_dict("records"):
        low, high = t_interval(row["gap"], row["gap_sd"], row["n"])
        assert (row["low"], row["high"]) == pytest.approx((float(low), float(high)), abs=1e-4)
        assert row["share"] == pytest.approx(share(row["below"], row["n"]).value, abs=5.1e-5)


def test_the_two_overall_questions_by_their_counts(shared: Callable[[str], Path]) -> None:
    """How many customers gave which pair of marks, tabulated elsewhere, gives the same gap."""
    counts = pd.read_csv(shared("data/spanish/spanish_bank_2008_expectation_x_quality.csv"))
    each = counts.loc[counts.index.repeat(counts["Freq"])]
    quality, expectation = each["quality_overall"], each["expectation_overall"]
    row = data.load("bank_gap").set_index(ABOUT_THE_SAME).loc[("bank_2008", "overall")]
    assert len(each) == row["n"] == 1707 and ((quality - expectation) < 0).sum() == row["below"]
    assert (quality.mean(), quality.std()) == pytest.approx((row["quality"], row["quality_sd"]), abs=5.1e-5)
    gap = quality - expectation
    assert (gap.mean(), gap.std()) == pytest.approx((row["gap"], row["gap_sd"]), abs=5.1e-5)
    assert quality.corr(expectation) == pytest.approx(row["r_levels"], abs=5.1e-5)
    known = each[each["mean_satisfaction"].notna()]  # cells of fewer than five people have no mean there
    assert len(known) > 0.9 * len(each)
    slope = np.polyfit(known["quality_overall"], known["mean_satisfaction"], 1)[0]
    published = row["r_quality"] * row["satisfaction_sd"] / row["quality_sd"]
    assert slope == pytest.approx(published, rel=0.1)


def test_who_would_recommend_the_bank(shared: Callable[[str], Path]) -> None:
    """The answers from 0 to 10 by region, tabulated elsewhere, give the same counts."""
    answers = pd.read_csv(shared("data/spanish/spanish_bank_2008_recommend_by_region.csv"))
    table = data.load("bank_recommend").set_index("region")
    for region, rows in [("all", answers), *answers.groupby(answers["region"].str.lower())]:
        each = rows["recommend_0_10"].repeat(rows["Freq"])
        counts = [(each >= 9).sum(), each.between(7, 8).sum(), (each <= 6).sum()]
        assert table.loc[region, ["promoters", "passives", "detractors"]].tolist() == counts
        assert table.loc[region, "n"] == len(each)


def test_every_company_and_model_is_there() -> None:
    assert set(bank.bank_gap()["company"]) == set(bank.COMPANIES)
    assert len(bank.bank_fit()) == len(bank.bank_gap()) * len(bank.MODELS)
