"""What chapter 0 and section 4.1 say in words about data holds in the data that the build reads."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from cocrea import data, stats
from cocrea.explorables.moments.x47_key import ranked
from cocrea.explorables.start.x02_intervals import WEEKS, caught
from cocrea.explorables.start.x03_pairing import both_ways
from cocrea.models import moments


def test_two_means_alike_and_two_services_that_are_not() -> None:
    survey = data.load("supermarket")
    marks = {m: survey.loc[survey["moment_id"] == m, "perceived"] for m in ("deli", "checkout")}
    assert [round(marks[m].mean(), 2) for m in marks] == [4.58, 4.5]
    assert [round(marks[m].std(), 2) for m in marks] == [0.67, 1.54]
    assert [int((marks[m] <= 3).sum()) for m in marks] == [4, 31]
    assert marks["checkout"].min() == 1 and marks["checkout"].max() == 7
    low, high = stats.t_interval(marks["checkout"].mean(), marks["checkout"].std(), 120)
    assert (round(float(low), 1), round(float(high), 1)) == (4.2, 4.8)


def test_in_most_weeks_one_or_two_of_twenty_miss_and_in_some_none() -> None:
    missed = [20 - int(np.sum(caught(30, 95, week).rows["caught"])) for week in range(1, WEEKS + 1)]
    assert sum(count in (1, 2) for count in missed) > WEEKS / 2
    assert 0 in missed


def test_pairing_halves_the_interval_of_the_zones_width_and_gains_nothing_without_correlation() -> None:
    def ratio(pair: str) -> float:
        rows = both_ways("checkout", pair, 120).rows
        width = np.subtract(rows["high"], rows["low"])
        return float(width[1] / width[0])

    assert 1.8 < ratio("da") < 2.2
    assert 0.95 < ratio("pd") < 1.1
    checkout = data.load("supermarket").query("moment_id == 'checkout'")
    assert round(checkout["desired"].corr(checkout["adequate"]), 2) == 0.75


def test_sixty_three_thousand_a_day_are_not_fifty_million_a_year() -> None:
    airline = moments.contact_moments(customers=10_000_000, contacts=5, seconds=15)
    assert airline.year == 50_000_000
    assert round(airline.day, -3) == 137_000
    assert round(63_000 * 365, -6) == 23_000_000 < airline.year / 2


def test_the_second_key_moment_changes_with_the_rule_and_the_first_does_not() -> None:
    second = {}
    for rule in ("importance", "failure", "people"):
        table = pd.DataFrame(ranked(rule).rows).set_index("moment")
        assert table["place"].idxmin() == "Paying at the checkout"
        second[rule] = table["place"].eq(2).idxmax()
    assert second == {
        "importance": "Finding products",
        "failure": "Asking staff for help",
        "people": "Parking the car",
    }
    assert list(ranked("frequency").rows["place"]).count(1) == 4


def test_twelve_moments_at_97_percent_leave_a_failure_in_31_percent_of_visits() -> None:
    assert 1 - moments.chain(0.97, 12) == pytest.approx(0.31, abs=0.005)


def test_the_same_gain_is_worth_most_at_the_weakest_moment() -> None:
    links = [0.97, 0.97, 0.80, 0.97]
    gains = [
        moments.chain_reliability([p + 0.01 * (k == at) for k, p in enumerate(links)])
        - moments.chain_reliability(links)
        for at in range(4)
    ]
    assert max(gains) == gains[2]
