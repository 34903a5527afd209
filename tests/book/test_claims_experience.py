"""What sections 5.1 and 5.2 say in words holds in what the build computes."""

from __future__ import annotations

import pandas as pd
import pytest

from cocrea import data
from cocrea.data.facets import FACETS, PER_MOMENT, PLAN, REMARKS, remarks
from cocrea.data.quetzalia import MOMENTS
from cocrea.explorables.experience.x51_one_sheet import parts
from cocrea.explorables.experience.x55_basic_or_exciting import LOW, PEOPLE, TIMES, asked, customers
from cocrea.models.experience import SHAPES, penalty_reward
from cocrea.tables import show_split

# -- 5.1 ---------------------------------------------------------------------------------


def drivers(year: int) -> pd.DataFrame:
    return data.load("sfo_drivers").query("year == @year").set_index("item")


def test_the_first_block_leads_with_one_question_and_not_with_the_other() -> None:
    blocks = data.load("sfo_blocks").set_index(["year", "criterion", "block"])
    assert blocks["items"].groupby("block").first().to_dict() == {"own": 14, "next": 6, "later": 3}
    said = {
        (2017, "overall"): ((0.57, 0.45, 0.35), (0.22, 0.19, 0.25), (0.11, 0.09, 0.14)),
        (2017, "recommend"): ((0.40, 0.38, 0.39), (0.01, -0.02, 0.04), (0.01, -0.02, 0.04)),
        (2018, "overall"): ((0.54, 0.42, 0.36), (0.18, 0.15, 0.21), (0.12, 0.09, 0.15)),
        (2018, "recommend"): ((0.40, 0.39, 0.42), (-0.02, -0.05, 0.02), (0.01, -0.02, 0.04)),
    }
    for where, (means, later, following) in said.items():
        there = blocks.loc[where]
        assert tuple(there.loc[["own", "next", "later"], "r"].round(2)) == means
        for block, lead in (("later", later), ("next", following)):
            assert tuple(there.loc[block, ["lead", "lead_low", "lead_high"]].astype(float).round(2)) == lead


def test_every_correlation_of_the_two_years_is_positive() -> None:
    table = data.load("sfo_drivers")[["r_overall", "r_recommend"]].to_numpy()
    assert table.size == 96 and table.min() > 0.2


def test_the_closest_driver_is_the_last_one_for_all() -> None:
    for year, r, used in ((2017, 0.64, 29), (2018, 0.59, 23)):
        table = drivers(year)
        assert table["r_overall"].idxmax() == "parking_shuttle"
        assert round(table.loc["parking_shuttle", "r_overall"], 2) == r
        assert round(100 * table.loc["parking_shuttle", "share"]) == used
        for_all = (table["r_overall"] * table["share"]).sort_values(ascending=False)
        assert (for_all.index[0], for_all.index[-1], len(for_all)) == ("signs", "parking_shuttle", 24)
    first, last = drivers(2017).loc["signs"], drivers(2017).loc["parking_shuttle"]
    assert (round(last["r_overall"], 3), round(last["share"], 3)) == (0.637, 0.295)
    assert (round(first["r_overall"], 3), round(first["share"], 3)) == (0.565, 0.955)
    assert round(0.637 * 0.295, 2) == 0.19 and round(0.565 * 0.955, 2) == 0.54


def test_a_sheet_explains_what_nothing_moved() -> None:
    assert parts(0, 0, 0)["total"] == 0 and parts(0, 0, 0.4, elsewhere=True)["total"] == 0
    assert parts(0, 0, 0.4)["total"] == pytest.approx(2 * 0.4**2 / 1.4) == pytest.approx(0.23, abs=0.005)
    true, one = parts(0.3, 0.3, 0)["total"], parts(0.3, 0.3, 0.4)["total"]
    assert one > 2 * true
    assert parts(0.3, 0.3, 0.4, elsewhere=True)["total"] == pytest.approx(true / 4, rel=0.05)
    assert parts(0.3, 0.3, 0, elsewhere=True)["total"] == pytest.approx(true)


def test_the_lead_is_told_with_its_interval() -> None:
    for year, said in ((2017, (0.64, 0.58, 0.69)), (2018, (0.59, 0.54, 0.64))):
        first = drivers(year).loc["parking_shuttle", ["r_overall", "overall_low", "overall_high"]]
        assert tuple(first.astype(float).round(2)) == said
        assert said[1] < drivers(year)["r_overall"].to_dict()["parking"] < said[2]


def test_what_the_two_kinds_of_customer_go_by() -> None:
    shown = show_split(data.load("cx_pulse").query("store == 'A' and month <= 12"))
    rush, calm = shown.iloc[0, :2].tolist(), shown.iloc[1, :2].tolist()
    assert rush[0].startswith("34 [29, 40]") and rush[1].startswith("7 [")
    assert calm[0].startswith("1 [") and calm[1].startswith("40 [35, 44]")


# -- 5.2 ---------------------------------------------------------------------------------


def test_the_plan_stands_where_few_customers_speak() -> None:
    assert list(REMARKS) == list(MOMENTS)
    assert all(sum(counts) == PER_MOMENT == 20 for counts in REMARKS.values())
    assert sum(remarks(*place) for place in PLAN) == 25 and len(PLAN) == 6
    by_facet = {facet: sum(remarks(moment, facet) for moment in REMARKS) for facet in FACETS}
    assert sum(by_facet.values()) == 180
    assert by_facet["feelings"] + by_facet["thoughts"] == 115
    assert by_facet["relations"] == 6 == min(by_facet.values())
    assert sum(facet == "relations" for _, facet in PLAN) == len(PLAN) / 3
    assert not any(facet in ("feelings", "thoughts") for _, facet in PLAN)


def test_one_correlation_for_two_worlds() -> None:
    assert SHAPES["basic"] == SHAPES["exciting"][::-1] == (1.7, 0.3)

    def r(shape: str, low: float) -> list[float]:
        return [asked(shape, low, time).here["r"] for time in range(1, TIMES + 1)]

    for low in LOW[1:]:
        basic, exciting = r("basic", low), r("exciting", low)
        means = [sum(each) / TIMES for each in (basic, exciting)]
        assert all(0.5 < mean < 0.65 for mean in means)
        assert abs(means[0] - means[1]) < min(max(each) - min(each) for each in (basic, exciting))
    assert sum(r("basic", 0.05)) < min(sum(r(shape, 0.05)) for shape in ("even", "exciting"))
    counts = customers("basic", 0.05, 1)["group"].value_counts()
    assert counts.to_dict() == {"high": 40, "middle": 36, "low": 4} and counts.sum() == PEOPLE


def test_what_is_put_in_comes_out_of_many() -> None:
    for shape, (loss, gain) in SHAPES.items():
        people = pd.concat([customers(shape, 0.3, time) for time in range(1, TIMES + 1)])
        means = people.groupby("group")["overall"].mean()
        found = penalty_reward(means["low"], means["middle"], means["high"])
        assert (-found.penalty, found.reward) == pytest.approx((loss, gain), abs=0.3)


def test_at_the_airport_nothing_came_out_basic() -> None:
    table = data.load("sfo_penalties").set_index(["year", "item"])
    assert (table["reward"] > table["penalty"].abs()).all() and len(table) == 14
    restrooms, safe = table.loc[(2017, "clean_restrooms")], table.loc[(2017, "safe")]
    assert (round(-float(restrooms["penalty"]), 2), round(float(restrooms["reward"]), 2)) == (0.16, 0.55)
    assert (safe["n_low"], safe["n"]) == (17, 2655)
    now = table.loc[2017]
    assert (now["reward_low"] > -now["penalty_low"]).sum() == 6


def test_how_many_remarks_speak_of_either_half_of_the_sentence() -> None:
    spoken = {facet: sum(remarks(moment, facet) for moment in MOMENTS) for facet in FACETS}
    assert (spoken["actions"], spoken["relations"]) == (30, 6)
