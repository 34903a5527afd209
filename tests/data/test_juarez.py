"""Ciudad Juárez: the tables against the sums that were tabulated elsewhere, and what the course says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cocrea import data

TABLES = ("juarez_faults", "juarez_recovery", "juarez_waits", "juarez_participation")
GROUPS = {"no report": "none", "reported, attended": "attended", "reported, not attended": "not attended"}
ASPECTS = {
    "health_overall": "overall",
    "health_facilities": "facilities",
    "health_waiting_time": "waiting",
    "health_medicines": "medicines",
    "health_attention_received": "attention",
    "health_nearness": "nearness",
}


def test_the_groups_are_those_tabulated_elsewhere(shared: Callable[[str], Path]) -> None:
    """Every group of ten people or more is there, with the same mean and sd, and no smaller one is."""
    other = pd.read_csv(shared("data/spanish/juarez_service_recovery.csv"))
    other = other.assign(group=other["group"].map(GROUPS)).set_index(["year", "service", "group"])
    ours = data.load("juarez_faults").set_index(["year", "service", "group"])
    assert set(ours.index) == set(other.index[other["n"] >= 10])
    for place, row in ours.iterrows():
        theirs = other.loc[place]
        assert 0 <= theirs["n"] - row["n"] <= 3  # they count everybody, we those who gave a mark
        assert (row["mean"], row["sd"]) == pytest.approx(
            (theirs["service_sat"], theirs["service_sat_sd"]), abs=0.0051
        )
        if place[2] != "none":
            solution = (theirs["solution_sat"], theirs["solution_sat_sd"])
            assert (row["solution"], row["solution_sd"]) == pytest.approx(solution, abs=0.0051)


def test_the_waits_are_those_tabulated_elsewhere(shared: Callable[[str], Path]) -> None:
    other = pd.read_csv(shared("data/spanish/juarez_means_2023_2024.csv")).set_index(["year", "item"])
    ours = data.load("juarez_waits").set_index("aspect")
    for item, aspect in ASPECTS.items():
        for year in (2023, 2024):
            theirs = other.loc[(year, item)]
            row = ours.loc[aspect]
            assert row[f"n_{year}"] == theirs["n"]
            assert row[f"mean_{year}"] == pytest.approx(theirs["mean"], abs=0.0051)
            assert row[f"sd_{year}"] == pytest.approx(theirs["sd"], abs=0.0051)


def test_the_participation_is_that_tabulated_elsewhere(shared: Callable[[str], Path]) -> None:
    """Every action that we name has its count and its interval there; no other count could be meant."""
    other = pd.read_csv(shared("data/spanish/juarez_participation_actions_2023.csv")).set_index("did_it")
    assert other.index.is_unique
    for row in data.load("juarez_participation").to_dict("records"):
        theirs = other.loc[row["count"]]
        assert row["n"] == theirs["n"]
        ours = (100 * row["share"], 100 * row["low"], 100 * row["high"])
        assert ours == pytest.approx((theirs["pct"], theirs["lo"], theirs["hi"]), abs=0.051)


def test_neighbours_make_the_means_less_sure() -> None:
    """As single people the means would look surer: the clusters' standard errors are the larger ones."""
    waits = data.load("juarez_waits")
    for year in (2023, 2024):
        alone = waits[f"sd_{year}"] / np.sqrt(waits[f"n_{year}"])
        assert (waits[f"se_{year}"] / alone).min() > 0.85 and (waits[f"se_{year}"] / alone).median() > 1.1


def test_the_intervals_are_those_of_a_bootstrap_of_tracts() -> None:
    """57 and 63 tracts drawn again elsewhere: the same ends to a twentieth of a point."""
    waits = data.load("juarez_waits").set_index("aspect")
    row = waits.loc["waiting"]
    assert row[["low_2023", "high_2023", "low_2024", "high_2024"]].tolist() == pytest.approx(
        [7.27, 7.56, 6.72, 7.04], abs=0.05
    )
    assert row[["low", "high"]].tolist() == pytest.approx([-0.77, -0.32], abs=0.05)
    assert waits.loc["attention", ["low", "high"]].tolist() == pytest.approx([-0.14, 0.16], abs=0.05)
    recovery = data.load("juarez_recovery").set_index(["year", "service", "contrast"])
    drawn = {2023: [1.55, 3.80], 2024: [3.51, 5.01]}
    for year, ends in drawn.items():
        found = recovery.loc[(year, "electricity", "solution"), ["low", "high"]].tolist()
        assert found == pytest.approx(ends, abs=0.15)


def test_a_difference_is_that_of_its_two_groups() -> None:
    faults = data.load("juarez_faults").set_index(["year", "service", "group"])
    measured = {
        "solution": ("solution", "not attended"),
        "service": ("mean", "not attended"),
        "recovered": ("mean", "none"),
    }
    for row in data.load("juarez_recovery").to_dict("records"):
        column, against = measured[row["contrast"]]
        one, other = (faults.loc[(row["year"], row["service"], group)] for group in ("attended", against))
        assert row["difference"] == pytest.approx(one[column] - other[column], abs=2e-4)
        assert (row["n"], row["other_n"]) == (one["n"], other["n"])
        assert row["low"] < row["difference"] < row["high"]


def test_what_the_course_says() -> None:
    faults = data.load("juarez_faults").set_index(["year", "service", "group"]).sort_index()
    power = faults.loc[(2023, "electricity")]
    assert power["n"].to_dict() == {"none": 1258, "attended": 211, "not attended": 31}
    assert power["mean"].round(2).to_dict() == {"none": 8.86, "attended": 7.91, "not attended": 6.42}
    assert power["solution"].dropna().round(2).tolist() == [6.61, 3.84]
    recovery = data.load("juarez_recovery")
    recovered = recovery[recovery["contrast"] == "recovered"]
    assert (recovered["difference"] < 0).all(), "nowhere do the attended stand above those without a fault"
    water = recovery.set_index(["year", "service", "contrast"]).loc[(2023, "water", "service")]
    assert water["difference"] < 0 < water["high"], "the counter-example, and it is not a sure one"


def test_no_group_is_small_and_nobody_is_recognisable() -> None:
    for name in TABLES:
        table = data.load(name)
        assert not {"tract", "colonia", "age", "income"} & set(table.columns)
        for column in {"n", "other_n", "n_2023", "n_2024", "count"} & set(table.columns):
            assert (table[column] >= 10).all()
