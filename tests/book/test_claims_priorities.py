"""What sections 4.6 to 4.8 and the field study say in words holds in the data that the build reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from cocrea import data, stats, survey
from cocrea.models import moments
from cocrea.stats.groups import separate_t_of_means
from cocrea.tasks.moments.e418_airport import TOUCHPOINTS


@pytest.fixture(scope="module")
def kiosk() -> pd.DataFrame:
    return data.load("kiosk_gaps").set_index("item", drop=False)


def boxes(kiosk: pd.DataFrame, performance: str, cross: str = "data") -> pd.DataFrame:
    sheet = kiosk.rename(columns={performance: "performance"})
    return moments.ipa(sheet, cross).set_index("item")


def concentrate(found: pd.DataFrame) -> set[int]:
    return set(found.index[found["quadrant"] == "concentrate"])


def test_about_half_of_the_kiosk_aspects_change_their_box_with_the_cross(kiosk: pd.DataFrame) -> None:
    at_means, at_middle = boxes(kiosk, "satisfaction"), boxes(kiosk, "satisfaction", "scale")
    assert 10 <= (at_means["quadrant"] != at_middle["quadrant"]).sum() <= 14
    assert (at_middle["quadrant"] == "keep-up").sum() >= 18  # nearly everything important, nearly all good
    assert concentrate(at_middle) == {12}  # cheaper prices


def test_three_of_the_five_lie_on_the_line_and_two_inside(kiosk: pd.DataFrame) -> None:
    found = boxes(kiosk, "satisfaction")
    assert concentrate(found) == {7, 10, 11, 16, 23}
    assert (found.loc[[7, 10, 11], "distance"].abs() <= 0.01).all()
    assert (found.loc[[16, 23], "distance"].abs() > 0.2).all()
    assert (found.loc[[19, 20], "distance"].abs().round(2) == 0.03).all()
    assert set(found.loc[[19, 20], "quadrant"]) == {"keep-up"}
    assert {19, 20} <= set(kiosk["importance"].nlargest(3).index)
    assert (kiosk.loc[[19, 20], "gap"] < -1.5).all()


def test_another_performance_keeps_three_of_the_five(kiosk: pd.DataFrame) -> None:
    found = boxes(kiosk, "perception")
    assert concentrate(found) == {7, 16, 20, 23}
    assert abs(found.loc[7, "distance"]) < 0.1 < found.loc[[16, 23], "distance"].abs().min()


def test_the_order_of_the_kiosk_gaps(kiosk: pd.DataFrame) -> None:
    assert list(kiosk["gap"].nsmallest(6).index) == [23, 15, 16, 20, 12, 7]
    assert (kiosk["gap"].nsmallest(6) < -1.5).all() and kiosk.loc[4, "gap"] > 0
    assert set(boxes(kiosk, "satisfaction").loc[[12, 15], "quadrant"]) == {"low-priority"}


def test_forced_or_chosen_after_holm() -> None:
    rows = data.load("kiosk_forced").set_index(["outcome", "group"])[["mean", "sd", "n"]]
    found = {
        outcome: separate_t_of_means(
            tuple(rows.loc[(outcome, "forced")]), tuple(rows.loc[(outcome, "chosen")])
        )
        for outcome in ("recommend", "reuse", "overall_satisfied", "overall_excellent")
    }
    assert [result.high < 0 for result in found.values()] == [True, True, True, False]
    assert found["overall_satisfied"].high > -0.02  # an end that nearly touches zero
    corrected = stats.holm([result.p for result in found.values()])
    assert [p < 0.05 for p in corrected] == [True, False, False, False]


def test_who_answered_the_kiosk_survey(shared: Callable[[str], Path]) -> None:
    answers = pd.read_csv(shared("data/kiosk_english.csv"))
    assert (answers["freq"] == "never").sum() == 4
    assert answers["sex"].value_counts().to_dict() == {"F": 155, "M": 56}
    assert answers["age"].isin(["30s", "40s", "50s"]).sum() == 6


def test_thirty_customers_do_not_settle_a_box() -> None:
    mine = survey.load("moments_survey")
    marks = [mine.wide("importance"), mine.wide("perceived")]
    everybody = moments.quadrant_certainty(*marks).set_index("item")
    thirty = moments.quadrant_certainty(*(each.head(30) for each in marks)).set_index("item")
    means = survey.analyse(mine, resamples=199).moments.set_index("moment_id")
    sheet = means.rename(columns={"perceived": "performance"}).rename_axis("item").reset_index()
    assert everybody["quadrant"].tolist() == moments.ipa(sheet)["quadrant"].tolist()
    assert (everybody["share"] > 0.9).all()
    assert everybody.loc["checkout", "quadrant"] == thirty.loc["checkout", "quadrant"] == "concentrate"
    assert thirty.loc["checkout", "share"] > 0.97
    for moment in ("staff", "app"):
        assert everybody.loc[moment, "quadrant"] != thirty.loc[moment, "quadrant"]
    assert 0.55 <= thirty.loc["app", "share"] <= 0.65


def test_the_numbers_worked_in_the_prose() -> None:
    steps = moments.telescope(expected=4, belief=6, standard=7, actual=9, perceived=10)
    assert (steps.gap1, steps.gap2, steps.gap3, steps.perceptual, steps.gap5) == (2, 1, 2, 1, 6)
    assert (
        survey.analyse(data.load("moments_survey"), resamples=199)
        .moments.set_index("moment_id")["priority"]
        .idxmax()
        == "checkout"
    )


def test_by_the_share_of_sevens_and_more_the_two_steps_are_about_equal() -> None:
    """What the airport task says: the last step is the larger one in 13 of 28."""
    counts = data.load("sfo_nps")
    counts["sevens"] = (counts["promoters"] + counts["passives"]) / counts["n"]
    shares = counts.pivot(index=["year", "item"], columns="rating", values="sevens")
    asked = shares[shares.index.get_level_values("item").isin(TOUCHPOINTS)]
    further = (asked[5] - asked[4]) - (asked[3] - asked[2])
    assert len(further) == 28 and (further > 0).sum() == 13
