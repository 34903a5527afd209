"""What section 4.6 says in words holds in the data and models that the build reads."""

from __future__ import annotations

import pandas as pd
import pytest

from cocrea import data, survey
from cocrea.models import moments
from cocrea.tasks.moments.e418_airport import ASKED, touchpoints


@pytest.fixture(scope="module")
def mine() -> survey.Survey:
    return survey.load("moments_survey")


def test_without_the_checkout_six_rules_name_four_moments(mine: survey.Survey) -> None:
    found = survey.rivals(mine, without=["checkout"], resamples=2000)
    first = found[found["place"] == 1].set_index("rule")
    assert first["moment_id"].to_dict() == {
        "people": "parking", "people-weighted": "produce", "share-weighted": "staff",
        "msa": "staff", "mss": "parking", "i-minus-p": "aftersale",
    }  # fmt: skip
    assert (first["first"] > 0.99).sum() == 4
    assert first.loc["people-weighted", "first"] == pytest.approx(0.6, abs=0.05)
    assert "checkout" not in set(found["moment_id"])


def test_a_rule_is_worked_out_as_it_is_said(mine: survey.Survey) -> None:
    found = survey.rivals(mine, {"parking": 50, "staff": 10}, resamples=200)
    below = survey.analyse(mine, resamples=199).moments.set_index("moment_id")["below"]
    people = found[found["rule"] == "people"].set_index("moment_id")["value"]
    assert people.to_dict() == pytest.approx({"parking": 50 * below["parking"], "staff": 10 * below["staff"]})


def boxes(cross: str) -> pd.DataFrame:
    """The aspects of the kiosks in the matrix, by item; performance is how satisfied people were."""
    sheet = data.load("kiosk_gaps").rename(columns={"satisfaction": "performance"})
    return moments.ipa(sheet, cross).set_index("item")


def test_about_half_of_the_kiosk_aspects_change_their_box_with_the_cross() -> None:
    at_means, at_middle = boxes("data"), boxes("scale")
    assert (at_means["quadrant"] != at_middle["quadrant"]).sum() == 12
    assert (at_middle["quadrant"] == "keep-up").sum() >= 18  # nearly everything important, nearly all good


def test_three_aspects_lie_on_a_line() -> None:
    assert (boxes("data")["distance"].abs() <= 0.01).sum() == 3


def test_thirty_customers_do_not_settle_a_box(mine: survey.Survey) -> None:
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


def test_what_goes_with_the_whole_at_the_airport() -> None:
    rated = data.load("sfo_touchpoints").query("year == 2018").set_index("item")
    assert (rated["r"].idxmax(), rated["r"].idxmin()) == ("parking_shuttle", "safe")
    assert rated.loc["parking_shuttle", "r_n"] == 631
    assert rated.loc["safe", "r_n"] / 631 == pytest.approx(4, abs=0.2)
    assert len(rated) == 24 and rated["r_low"].min() > 0.2


def test_no_first_step_is_clearly_the_larger_among_the_touchpoints_of_the_task() -> None:
    for year in (2017, 2018):
        table = touchpoints(year)
        apart = (table["nps_5"] - table["nps_4"]) - (table["nps_3"] - table["nps_2"])
        assert (apart > -table["margin"]).all()


def test_by_the_share_of_sevens_and_more_the_two_steps_are_about_equal() -> None:
    """What the airport task says: the last step is the larger one in 13 of 28."""
    counts = data.load("sfo_nps")
    counts["sevens"] = (counts["promoters"] + counts["passives"]) / counts["n"]
    shares = counts.pivot(index=["year", "item"], columns="rating", values="sevens")
    asked = shares[shares.index.get_level_values("item").isin(ASKED)]
    further = (asked[5] - asked[4]) - (asked[3] - asked[2])
    assert len(further) == 28 and (further > 0).sum() == 13
