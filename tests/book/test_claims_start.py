"""What chapter 0 says in words about data holds in the data that the build reads."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special

from cocrea import data, stats
from cocrea.explorables.start import x05_chance_alone as worlds
from cocrea.explorables.start.x02_intervals import WEEKS, caught
from cocrea.explorables.start.x03_pairing import SHUFFLES, joined
from cocrea.explorables.start.x04_together import found
from cocrea.widgets.explorer import State


def test_two_means_alike_and_two_services_that_are_not() -> None:
    survey = data.load("supermarket")
    marks = {m: survey.loc[survey["moment_id"] == m, "perceived"] for m in ("deli", "checkout")}
    assert [round(marks[m].mean(), 2) for m in marks] == [4.58, 4.5]
    assert [round(marks[m].std(), 2) for m in marks] == [0.67, 1.54]
    assert [int((marks[m] <= 3).sum()) for m in marks] == [4, 31]
    assert marks["checkout"].min() == 1 and marks["checkout"].max() == 7
    low, high = stats.t_interval(marks["checkout"].mean(), marks["checkout"].std(), 120)
    assert (round(float(low), 1), round(float(high), 1)) == (4.2, 4.8)


def test_the_worked_lines_of_spread_correlation_and_share_come_out() -> None:
    few = np.array([2, 4, 4, 5, 5])
    assert few.mean() == 4 and sorted((few - few.mean()) ** 2) == [0, 0, 1, 1, 4]
    assert round(float(few.std(ddof=1)), 2) == 1.22
    haircut, visit = np.array([4, 5, 6]), np.array([3, 7, 5])
    assert haircut.mean() == visit.mean() == 5 and ((haircut - 5) * (visit - 5)).tolist() == [2, 0, 0]
    assert (haircut.std(ddof=1), visit.std(ddof=1)) == (1, 2)
    assert np.corrcoef(haircut, visit)[0, 1] == pytest.approx(0.5)
    assert round(31 / 120, 2) == 0.26 and round(float(np.sqrt(0.26 * 0.74 / 120)), 2) == 0.04


def test_in_most_weeks_one_or_two_of_twenty_miss_and_in_some_none() -> None:
    missed = [20 - int(np.sum(caught(30, 95, week).rows["caught"])) for week in range(1, WEEKS + 1)]
    assert sum(count in (1, 2) for count in missed) > WEEKS / 2
    assert 0 in missed
    more = [20 - int(np.sum(caught(120, 95, week).rows["caught"])) for week in range(1, WEEKS + 1)]
    assert more.count(0) > WEEKS / 2  # so the page says for how many customers


def test_the_checkout_has_the_standard_error_and_the_interval_of_the_page() -> None:
    assert round(1.54 / np.sqrt(120), 2) == 0.14
    assert (round(4.50 - 0.28, 1), round(4.50 + 0.28, 1)) == (4.2, 4.8)
    t = [float(special.stdtrit(n - 1, 0.975)) for n in (120, 10)]
    assert [round(one, 2) for one in t] == [1.98, 2.26]


def test_torn_sheets_give_falling_lines_and_an_interval_twice_as_wide_or_more() -> None:
    whole, *torn = (joined("checkout", "da", shuffle) for shuffle in range(SHUFFLES + 1))
    assert whole.rows["falls"].sum() == 0
    assert all(state.rows["falls"].sum() > 0 for state in torn)
    assert all(state.here["mean"] == pytest.approx(whole.here["mean"]) for state in torn)
    wider = [width(state) / width(whole) for state in torn]
    assert min(wider) > 1.9
    for moment in ("produce", "deli", "parking"):  # at other moments the gain is smaller
        kept, *mixed = (joined(moment, "da", shuffle) for shuffle in range(SHUFFLES + 1))
        assert 1 < np.median([width(state) / width(kept) for state in mixed]) < np.median(wider)


def test_where_the_two_answers_hardly_resemble_each_other_a_shuffle_changes_little() -> None:
    whole, *torn = (joined("checkout", "pd", shuffle) for shuffle in range(SHUFFLES + 1))
    ratios = [width(state) / width(whole) for state in torn]
    assert 0.7 < min(ratios) < 1 < max(ratios) < 1.2


def width(state: State) -> float:
    return float(state.here["high"] - state.here["low"])


def test_ten_people_show_a_slope_where_there_is_none() -> None:
    ten, hundred = found(0.0, 10), found(0.0, 100)
    assert [round(r, 2) for r in (ten[0], ten.min(), ten.max())] == [0.71, -0.28, 0.71]
    assert [round(r, 2) for r in (hundred.min(), hundred.max())] == [-0.14, 0.12]
    low, high = stats.fisher_interval(ten[0], 10)
    assert (round(low, 2), round(high, 2)) == (0.14, 0.93)


def test_small_surveys_miss_a_true_difference_and_overstate_the_one_that_they_see() -> None:
    def seen(true: float, n: int) -> list[float]:
        small = worlds.p_values(true, n) < worlds.ALPHA
        return [one.mean for one, found in zip(worlds.surveys(true, n), small, strict=True) if found]

    assert len(seen(0.3, 20)) == 3 and len(seen(0.3, 320)) == 15
    assert min(seen(0.3, 20)) > 2 * 0.3
    assert sum(len(seen(0.0, n)) for n in (20, 80, 320)) <= 6  # about one in twenty of sixty


def test_the_kiosks_went_with_satisfaction_and_what_a_kiosk_should_do_hardly() -> None:
    r = data.load("kiosk_correlations").set_index("measure")
    assert r.loc["perception", ["r", "low", "high"]].astype(float).round(2).tolist() == [0.52, 0.41, 0.61]
    assert r.loc["expectation", ["r", "low", "high"]].tolist() == pytest.approx(
        [0.09, -0.045, 0.23], abs=0.005
    )
    assert set(r["n"]) == {207}


def test_the_barbers_half_point_has_the_p_value_of_the_page() -> None:
    days = stats.separate_t_of_means((4.5, 0.87, 10), (5.0, 0.87, 10))
    assert round(days.p, 2) == 0.22 and round(days.high - days.mean, 1) == 0.8


def test_waiting_fell_attention_did_not_and_nearness_is_open() -> None:
    waits = data.load("juarez_waits").set_index("aspect")
    said = {
        "waiting": (7.42, 6.88, -0.54, -0.76, -0.32),
        "attention": (8.03, 8.03, 0.01, -0.15, 0.16),
        "nearness": (7.87, 7.69, -0.19, -0.40, 0.03),
    }
    for aspect, numbers in said.items():
        row = waits.loc[aspect, ["mean_2023", "mean_2024", "change", "low", "high"]].astype(float)
        assert row.round(2).tolist() == list(numbers)
    assert (
        1300
        < waits[["n_2023", "n_2024"]].to_numpy().min()
        < waits[["n_2023", "n_2024"]].to_numpy().max()
        < 1500
    )
