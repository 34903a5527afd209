"""What chapter 0 says in words about data holds in the data that the build reads."""

from __future__ import annotations

import numpy as np

from cocrea import data, stats
from cocrea.explorables.start.x02_intervals import WEEKS, caught
from cocrea.explorables.start.x03_pairing import both_ways


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
