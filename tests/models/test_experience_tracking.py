from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cocrea import CocreaError
from cocrea.models import experience as ex

share = st.floats(0.01, 0.99)
people = st.integers(5, 2000)


def test_worked_example_5_4(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W5.4_detection")
    chance, key = example["inputs"]["monthly_detect_prob"], example["output"]
    assert ex.detection_delay(chance) == key["mean_delay_monthly_months"]
    assert ex.detection_delay(1, 12) == key["mean_delay_annual_months"]
    assert 1 / chance == key["looks_monthly"]


def test_exercise_5_5(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E5.5")
    assert ex.detection_delay(example["inputs"]["p"]) == pytest.approx(
        example["answer"]["delay_months"], abs=5e-5
    )
    assert ex.detection_delay(1, 12) == example["answer"]["annual"]


def test_worked_example_5_5(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W5.5_pchart")
    given, key = example["inputs"], example["output"]
    centre, n, shifted = given["p0"], given["n_month"], given["p_shift"]
    chart = ex.p_chart([120], n, centre=centre)
    assert chart["lower"][0] == pytest.approx(key["LCL"], abs=5e-5)
    assert ex.signal_chance(centre, shifted, n) == pytest.approx(key["P_detect_each_month"], abs=5e-5)
    assert ex.average_run_length(centre, shifted, n) == pytest.approx(key["ARL_months"], abs=5e-5)


def test_the_delay_by_simulation() -> None:
    """A shift at any time of the interval; surveys at whole intervals; each sees it by chance."""
    rng = np.random.default_rng(3)
    for chance, interval in [(0.5, 1), (0.3, 1), (1, 12), (0.2, 3)]:
        surveys = rng.geometric(chance, size=40_000)
        delays = (surveys - rng.random(40_000)) * interval
        expected = ex.detection_delay(chance, interval)
        assert delays.mean() == pytest.approx(expected, abs=4 * delays.std() / 200)
    assert ex.detection_delay([0.5, 1], 12).tolist() == [18, 6]


@given(share, share, people)
def test_signal_chances_by_adding_up_the_binomial(centre: float, true: float, n: int) -> None:
    """Every count a point of a chart: those that signal, weighed by their chance."""
    counts = np.arange(n + 1)
    signal = ex.p_chart(counts, n, centre=centre)["signal"]
    chance = stats.binom.pmf(counts, n, true)
    assert ex.signal_chance(centre, true, n) == pytest.approx(chance[signal != ""].sum(), abs=1e-9)
    assert ex.signal_chance(centre, true, n, sides="low") == pytest.approx(
        chance[signal == "low"].sum(), abs=1e-9
    )


@given(share, people, st.floats(0, 1))
def test_limits_lie_between_0_and_1_and_hold_the_centre(centre: float, n: int, seen: float) -> None:
    chart = ex.p_chart([round(seen * n)], n, centre=centre).iloc[0]
    assert 0 <= chart["lower"] <= centre <= chart["upper"] <= 1
    if chart["lower"] == 0:
        assert chart["signal"] != "low"


def test_run_lengths_by_simulation() -> None:
    rng = np.random.default_rng(7)
    for true in (0.85, 0.78, 0.75):
        points = ex.p_chart(rng.binomial(150, true, size=60_000), 150, centre=0.85)["signal"] != ""
        expected = ex.signal_chance(0.85, true, 150)
        assert points.mean() == pytest.approx(expected, abs=4 * np.sqrt(expected / 60_000))
        lengths = np.diff(np.flatnonzero(points))
        length = ex.average_run_length(0.85, true, 150)
        assert lengths.mean() == pytest.approx(length, rel=5 / np.sqrt(lengths.size))
    normal = 2 * stats.norm.sf(3)
    assert ex.average_run_length(0.85, 0.85, 150) == pytest.approx(1 / normal, rel=0.15), (
        "near Shewhart's 370"
    )


def test_more_people_see_more() -> None:
    chances = ex.signal_chance(0.85, 0.75, np.array([50, 150, 450, 1000]), sides="low")
    assert (np.diff(chances) > 0).all() and chances[-1] > 0.999
    assert ex.average_run_length(0.5, 0.5, 3) == np.inf, "three people cannot signal"


def test_n_may_vary_and_the_centre_may_come_from_the_points() -> None:
    counts, n = np.array([120, 60, 260]), np.array([150, 80, 300])
    chart = ex.p_chart(counts, n)
    assert chart["centre"].tolist() == pytest.approx([440 / 530] * 3)
    centre = 440 / 530
    assert chart["upper"].to_numpy() == pytest.approx(
        np.minimum(centre + 3 * np.sqrt(centre * (1 - centre) / n), 1)
    )
    assert chart["period"].tolist() == [1, 2, 3] and chart["n"].tolist() == n.tolist()
    assert chart["share"].tolist() == pytest.approx((counts / n).tolist())


def test_points_outside_signal_and_points_on_a_limit_do_not() -> None:
    chart = ex.p_chart([20, 50, 80, 35, 65], 100, centre=0.5, sigmas=3)
    assert chart["signal"].tolist() == ["low", "", "high", "", ""], "0.35 and 0.65 lie on the limits"


DIP = {"centre": 0.85, "dip": 0.1, "n": 150}


def test_what_surveys_see_by_simulation() -> None:
    rng = np.random.default_rng(11)
    for months, start, duration in [(range(1, 37), 19, 2), ([6, 12, 18, 24], 11, 9), ([12, 24], 20, np.inf)]:
        taken = np.array(list(months))
        true = np.where((taken >= start) & (taken < start + duration), 0.75, 0.85)
        seen = rng.binomial(150, true, size=(20_000, taken.size)) / 150 < 0.85 - 3 * np.sqrt(
            0.85 * 0.15 / 150
        )
        in_dip = (seen & (true < 0.8)).any(axis=1).mean()
        assert ex.chance_of_seeing(months, start, duration, **DIP) == pytest.approx(in_dip, abs=0.015)


def test_a_dip_between_surveys_is_not_seen() -> None:
    assert ex.chance_of_seeing([12, 24, 36], 19, 5, **DIP) == 0
    assert ex.chance_of_seeing([12, 24, 36], 13, 11, centre=0.85, dip=0.85, n=10_000) == 0
    once = ex.signal_chance(0.85, 0.75, 150, sides="low")
    assert ex.chance_of_seeing([12, 24, 36], 20, 5, **DIP) == pytest.approx(once)
    assert ex.chance_of_seeing([12, 24, 36], 19, np.inf, **DIP) == pytest.approx(1 - (1 - once) ** 2)
    assert ex.chance_of_seeing([12, 12], 12, 1, **DIP) == pytest.approx(once), "one month, one survey"


def test_whenever_it_begins() -> None:
    """A dip of d months meets an annual survey in d of 12 starts."""
    starts = np.arange(1, 13)
    once = ex.signal_chance(0.85, 0.75, 150, sides="low")
    for duration in (1, 5, 12):
        seen = ex.chance_of_seeing([12, 24], starts, duration, **DIP)
        assert seen.shape == (12,) and seen.mean() == pytest.approx(once * duration / 12)


@given(st.integers(1, 30), st.integers(0, 12), st.floats(0, 0.3))
def test_seeing_never_falls_with_length_or_surveys(start: int, duration: int, dip: float) -> None:
    chance = ex.chance_of_seeing(range(1, 37), start, duration, 0.85, dip, 150)
    assert 0 <= chance <= ex.chance_of_seeing(range(1, 37), start, duration + 1, 0.85, dip, 150) + 1e-12
    assert ex.chance_of_seeing([12, 24, 36], start, duration, 0.85, dip, 150) <= chance + 1e-12


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: ex.detection_delay(0), "argument.above"),
        (lambda: ex.detection_delay(1.2), "argument.range"),
        (lambda: ex.detection_delay(0.5, 0), "argument.above"),
        (lambda: ex.detection_delay([0.5, 0.6], [1, 2, 3]), "argument.shapes"),
        (lambda: ex.p_chart([151], 150), "tracking.count"),
        (lambda: ex.p_chart([1.5], 150), "argument.whole"),
        (lambda: ex.p_chart([1], 0), "argument.least"),
        (lambda: ex.p_chart([], 10), "stats.too-few"),
        (lambda: ex.p_chart([1, np.nan], 10), "argument.not-numbers"),
        (lambda: ex.p_chart([1], 10, centre=1.2), "argument.range"),
        (lambda: ex.p_chart([1, 2], [10, 20, 30]), "argument.shapes"),
        (lambda: ex.p_chart([1], 10, sigmas=0), "argument.range"),
        (lambda: ex.signal_chance(0.85, 75, 150), "argument.range"),
        (lambda: ex.signal_chance(0.85, 0.75, 0), "argument.range"),
        (lambda: ex.signal_chance(0.85, 0.75, 1.5), "argument.whole"),
        (lambda: ex.signal_chance(0.85, 0.75, 150, sides="high"), "argument.choice"),
        (lambda: ex.chance_of_seeing([0], 1, 1, **DIP), "argument.least"),
        (lambda: ex.chance_of_seeing([1.5], 1, 1, **DIP), "argument.whole"),
        (lambda: ex.chance_of_seeing([1], 1, -1, **DIP), "argument.range"),
        (lambda: ex.chance_of_seeing([1], 1, 1, 0.1, 0.2, 150), "argument.range"),
        (lambda: ex.chance_of_seeing([1], 1, 1, 0.85, 0.1, 0), "argument.range"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
