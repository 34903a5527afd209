"""What the pages on tracking and on the dark side say in numbers, worked out again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cocrea import charts, data
from cocrea.charts.pulse import contents, lived
from cocrea.data.closing import GROUPS, by_side
from cocrea.data.quetzalia import CHECKOUT, MOMENTS, OF_100_VISITS
from cocrea.explorables.experience.x53_yearly import PLANS, STAYS, STORIES, USUAL, begins, seen, truth
from cocrea.models.experience import average_run_length, chance_of_seeing, detection_delay, signal_chance
from cocrea.models.moments import people_let_down
from cocrea.stats.intervals import NORMAL
from cocrea.survey import analyse, load

BOOK = Path(__file__).parents[2] / "book"
NOT, DARK = ((BOOK / f"{name}.md").read_text(encoding="utf-8") for name in ("05-not", "07-dark"))


def test_the_yearly_survey_of_store_b() -> None:
    chart = contents().set_index("period")
    assert [round(100 * chart["share"][month]) for month in (12, 24, 36)] == [83, 85, 84]
    assert chart.index[chart["signal"] == "low"].tolist() == [19, 20, 21, 22]
    assert round(100 * chart["lower"][1]) == 76 and round(100 * chart["upper"][1]) == 94
    assert chart["lower"][23] < chart["share"][23] < chart["share"].drop([19, 20, 21, 22, 23]).min()
    assert "months 19 to 22" in NOT and "months 19, 20, 21, 22" in charts.control_chart_alt()


def test_limits_run_length_and_delay() -> None:
    assert round(3 * np.sqrt(0.85 * 0.15 / 150), 3) == 0.087
    run = average_run_length(0.85, 0.85, 150)
    assert round(run) == 329 and round(run / (9 * 3)) == 12
    assert round(signal_chance(0.85, 0.85, 150), 4) == 0.0030
    shows = signal_chance(0.85, 0.75, 150, sides="low")
    assert round(shows, 2) == 0.64 and round(detection_delay(shows)) == 1 and detection_delay(1, 12) == 6
    assert round(0.85 - 3 * np.sqrt(0.85 * 0.15 / 20), 2) == 0.61  # the beans of the teaching card
    twelve, once = (signal_chance(0.85, 0.85, n, sides="low") for n in (12, 150))
    assert round(100 * (1 - (1 - twelve) ** 12)) == 5 and round(1 / once, -1) == 400
    again = (
        1 / signal_chance(0.85, 0.85, 150, sigmas=2, sides="low") / 12
    )  # years, as a message of E5.10 says
    assert 3 <= again <= 4


def test_what_the_three_plans_see_of_twenty_bad_spells() -> None:
    found = {(plan, lasts): int(seen(plan, lasts).sum()) for plan in PLANS for lasts in (5, STAYS)}
    assert found["yearly", 5] == found["spread", 5] == 5 and found["monthly", 5] == 20
    assert found["yearly", STAYS] == 18
    for plan, (n, months) in PLANS.items():
        for lasts in (2, 5, STAYS) if n else ():
            long = np.inf if lasts == STAYS else lasts
            chances = chance_of_seeing(months, begins(), long, USUAL, 0.10, n)
            spread = np.sqrt((chances * (1 - chances)).sum())
            assert abs(seen(plan, lasts).sum() - chances.sum()) <= max(spread, 0.75), (plan, lasts)
    assert all(truth(5, store).min() < USUAL for store in range(1, STORIES + 1))


def test_promise_and_lived() -> None:
    months = lived().set_index("period")
    assert CHECKOUT.written.said == "9 in 10 reach the till within 8 minutes"
    assert not (months["signal"].loc[1:18] != "").any() and (months["gap"] < 0).all()
    twelfth = 100 * months.loc[12, ["gap", "margin"]].astype(float)
    assert twelfth.to_numpy() == pytest.approx([-6.7, 6.0], abs=0.05)
    usual = months.loc[1:18]
    broken = usual["gap"] < -usual["margin"]
    assert usual.index[~broken].tolist() == [7, 11, 13, 14, 15] and broken.sum() == 13
    assert (round(100 * usual["gap"][13], 1), round(100 * usual["margin"][13], 1)) == (-2.7, 5.3)
    together = (usual["share"] * usual["n"]).sum() / usual["n"].sum()
    error = NORMAL * np.sqrt(together * (1 - together) / usual["n"].sum())
    assert (usual["n"].sum(), round(100 * together, 1), round(100 * error, 1)) == (2700, 83.3, 1.4)
    assert (months["gap"] < -months["margin"]).sum() > 18  # "in most months the whole interval"
    assert round(100 * months["share"].loc[19:23].mean()) == 53


def test_spanish_series_hospitals_and_power_cuts() -> None:
    series = data.load("spain_services").set_index(["series", "year"])["satisfied"].round()
    assert [series["health-spain", year] for year in (2016, 2020, 2023)] == [48, 68, 55]
    assert [series["health-canaries", year] for year in (2016, 2020, 2023)] == [24, 67, 49]
    hospitals = data.load("hcahps_correlations").set_index(["measure", "year"])
    nurses, quiet = (hospitals.loc[name].round(2) for name in ("nurses", "quietness"))
    assert nurses.loc[2023, ["r", "low", "high"]].tolist() == [0.91, 0.85, 0.95]
    assert quiet.loc[2023, ["r", "low", "high"]].tolist() == [0.75, 0.60, 0.85]
    assert (nurses["r"] > quiet["r"]).all() and len(nurses) == 9
    cuts = (
        data.load("juarez_recovery")
        .set_index(["service", "contrast", "year"])
        .loc[("electricity", "recovered")]
    )
    assert cuts["difference"].round(2).to_dict() == {2023: -0.95, 2024: -1.19}
    assert cuts.loc[2023, ["low", "high"]].round(2).tolist() == [-1.24, -0.66]


def test_faults_of_water_and_streets() -> None:
    found = data.load("juarez_recovery").set_index(["contrast", "service", "year"]).sort_index()
    whole = found.loc["recovered"]
    assert whole.loc["water", "difference"].round(2).to_dict() == {2023: -1.78, 2024: -1.00}
    assert whole.loc["streets", "difference"].round(2).to_dict() == {2023: -2.25, 2024: -1.26}
    over_zero = whole.index[whole["high"] > 0].tolist()
    assert over_zero == [("streets", 2024)] and whole.loc[("streets", 2024), "n"] == 14
    beside = found.loc["service"]
    assert beside.loc["electricity", "difference"].to_numpy() == pytest.approx(1.5, abs=0.1)
    assert (beside.loc["electricity", "low"] > 0).all()
    assert (beside.drop("electricity")["low"] < 0).all() and (beside.drop("electricity")["high"] > 0).all()


def test_who_is_let_down_and_where() -> None:
    moments = analyse(load("moments_survey")).moments.set_index("moment_id")["below"]
    people = {name: people_let_down(moments[name], OF_100_VISITS[name]) for name in MOMENTS}
    assert round(sum(people.values())) == 97 and people["aftersale"] < 1 and round(people["checkout"]) == 59


def test_groups_and_sides() -> None:
    gaps = {one.name: one.gap for one in GROUPS}
    assert list(gaps.values()) == [1, -3, 0, -4] and min(gaps, key=lambda name: gaps[name]) == GROUPS[-1].name
    assert by_side()["gap"].tolist() == [-1.0, -2.0]
    commitment = data.load("b2b_accounts")["commitment"]
    margin = NORMAL * commitment.std() / len(commitment) ** 0.5
    assert (round(commitment.mean(), 1), round(margin, 1), int((commitment <= 3).sum())) == (4.0, 0.2, 28)
    assert "4.0 of 7 on average, give or take 0.2, and 28 stand at 3 or below" in DARK


def test_who_felt_heard_was_content_more_often() -> None:
    found = data.load("housing").pivot_table("count", "influence", "satisfaction", "sum")
    shares = (100 * found.div(found.sum(axis="columns"), axis="index")).round()["high"]
    assert (shares["low"], shares["high"], found.to_numpy().sum()) == (28, 58, 1681)
    assert "1,681 households" in DARK and "28 % were highly satisfied, of those who felt much 58 %" in DARK
