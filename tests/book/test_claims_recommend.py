"""What sections 5.3 and 5.4 say in words holds in the models and data that the build reads."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from cocrea import data
from cocrea.charts import memory
from cocrea.explorables.experience import x52_memory, x54_roulette
from cocrea.models.experience import n_for_nps, nps, nps_chances, nps_difference, peak_end
from cocrea.stats.intervals import NORMAL

# -- 5.3 -------------------------------------------------------------------------------


def test_rosas_two_months() -> None:
    found = nps(50, 30, 20)
    assert (found.value, round(found.se, 1)) == (30, 7.8) and (round(found.low), round(found.high)) == (
        15,
        45,
    )
    assert nps(42, 34, 24).value == 18 and nps(42, 34, 24).se == pytest.approx(7.9, abs=0.05)
    change = nps_difference((50, 30, 20), (42, 34, 24))
    assert (change.difference, round(change.se, 1)) == (-12, 11.1)
    assert (round(change.low), round(change.high)) == (-34, 10)
    assert (n_for_nps(0.5, 0.2, 10), n_for_nps(0.5, 0.2, 5)) == (235, 938)


@pytest.mark.parametrize(("n", "share"), [(30, 0.68), (100, 0.39), (300, 0.12)])
def test_steps_of_ten_points_without_a_reason(n: int, share: float) -> None:
    table = nps_chances(0.5, 0.2, n)
    table = table[table["chance"] > 1e-9]
    score, chance = table["nps"].to_numpy(), table["chance"].to_numpy()
    apart = abs(score[:, None] - score[None, :]) >= x54_roulette.MOVED - 1e-9
    assert chance @ apart @ chance == pytest.approx(share, abs=0.005)


def test_the_year_shown_is_an_ordinary_one() -> None:
    scores = [nps(*map(int, counts)).value for counts in x54_roulette.surveys(100, "steady")]
    assert (abs(np.diff(scores)) >= 10).sum() == 4 and len(scores) == 12
    lost = [nps(*map(int, counts)).value for counts in x54_roulette.surveys(100, "lost")]
    assert lost[:6] == scores[:6] and np.mean(lost[6:]) < np.mean(scores[6:]) - 5
    assert not any(
        abs(nps_difference(*pair).difference) > NORMAL * nps_difference(*pair).se for pair in pairs()
    )
    first, change = x54_roulette.halves(100, "lost")
    assert (round(first.value), round(first.value + change.difference), first.n) == (30, 19, 600)
    assert (round(change.difference), round(NORMAL * change.se)) == (-11, 9)


def pairs() -> list[tuple[tuple[int, int, int], tuple[int, int, int]]]:
    """Each month beside the next, of the year in which ten points are lost."""
    months = [(int(up), int(middle), int(down)) for up, middle, down in x54_roulette.surveys(100, "lost")]
    return list(pairwise(months))


def test_the_airports_fall_and_who_was_asked() -> None:
    table = data.load("sfo_weighted").set_index(["answers", "year"])
    falls = {}
    for way in ("as they came", "weighted"):
        before, after = table.loc[(way, 2017)], table.loc[(way, 2018)]
        half = NORMAL * np.hypot(before["se"], after["se"])
        falls[way] = (before["nps"] - after["nps"], half)
    assert falls["as they came"][0] == pytest.approx(8.9, abs=0.05)
    assert falls["weighted"][0] == pytest.approx(5.3, abs=0.05)
    assert falls["as they came"][0] > falls["as they came"][1]
    fall, half = falls["weighted"]
    assert fall < half < fall + 0.2  # the interval just reaches zero
    assert 1 - fall / falls["as they came"][0] == pytest.approx(2 / 5, abs=0.02)
    assert table["n"].groupby("year").first().to_dict() == {2017: 2746, 2018: 2650}
    assert table.loc[("as they came", 2017), "nps"] == pytest.approx(39.8, abs=0.05)
    assert table.loc[("as they came", 2018), "nps"] == pytest.approx(31.0, abs=0.05)


def test_recommending_by_the_rating_of_the_whole() -> None:
    table = data.load("sfo_nps").query("item == 'overall'").set_index(["year", "rating"])
    score = 100 * (table["promoters"] - table["detractors"]) / table["n"]
    assert [round(score[2017, rating]) for rating in (3, 4, 5)] == [-23, 41, 87]
    share = table["promoters"] / table["n"]
    assert [round(100 * share[year, 4]) for year in (2017, 2018)] == [49, 46]


def test_the_banks_regions_lie_apart() -> None:
    table = data.load("bank_recommend").set_index("region")
    assert table.loc["east", "nps"] - table.loc["center", "nps"] == pytest.approx(14.6, abs=0.05)
    assert NORMAL * np.hypot(*table.loc[["east", "center"], "se"]) == pytest.approx(8.7, abs=0.05)
    assert table.loc["all", "nps"] < 0


def test_what_might_drive_the_banks_customers_goes_together() -> None:
    banks = data.load("bank_gap").query("measure == 'scales' and company != 'mobile_phone'")
    assert (banks["r_expectation"] < banks["r_quality"]).all() and len(banks) == 2
    assert (banks["r_quality"] < banks["r_levels"]).all()


# -- 5.4 -------------------------------------------------------------------------------


def test_marisols_flight_and_a_dull_end() -> None:
    found = memory.flight()
    assert (round(found.mean, 1), found.remembered, found.peak_at) == (6.2, 2.0, 5)
    ratings = [rating for _name, rating in memory.FLIGHT.values()]
    dull = peak_end([*ratings[:-1], 5], 5)
    assert (dull.peak, dull.remembered, round(dull.mean, 1)) == (8, 6.5, 6.7)


def test_most_surveys_cannot_tell_the_rules_apart() -> None:
    for true, wrong in (("peak_end", 3), ("average", 2)):
        right = 1 if true == "peak_end" else -1
        found = x52_memory.surveys(true)
        leads = np.array([right * (one.r("peak_end") - one.r("average")) for one in found])
        assert (leads >= x52_memory.APART).sum() == 5 and (leads <= -x52_memory.APART).sum() == 0
        assert (leads < 0).sum() == wrong and len(leads) == 15
        assert np.mean([one.r(true) for one in found]) == pytest.approx(0.6, abs=0.05)
    together = [np.corrcoef(one.average, one.peak_end)[0, 1] for one in x52_memory.surveys("average")]
    assert np.mean(together) == pytest.approx(0.9, abs=0.03)


def test_passengers_who_met_a_problem() -> None:
    table = data.load("sfo_problems").set_index(["year", "problem"])
    kinds = ["promoters", "passives", "detractors"]
    met, none = (nps(*map(int, table.loc[(2018, problem), kinds])) for problem in ("yes", "no"))
    assert (round(met.value), round(met.low), round(met.high), met.n) == (-4, -12, 5, 359)
    assert round(none.value) == 37 and round(none.value - met.value) == 41
    assert table.loc[(2018, "yes"), "people"] == 369
    earlier = [nps(*map(int, table.loc[(2017, problem), kinds])).value for problem in ("yes", "no")]
    assert [round(value) for value in earlier] == [19, 44]
    rating = table["overall_mean"]
    assert rating[2018, "no"] - rating[2018, "yes"] == pytest.approx(0.3, abs=0.03)
