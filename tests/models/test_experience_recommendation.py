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

counts = st.tuples(*[st.integers(0, 400)] * 3).filter(lambda c: sum(c) > 1)


def scores(people: tuple[int, int, int]) -> np.ndarray:
    """Each person's answer as 100, 0 or −100."""
    return np.repeat([100.0, 0.0, -100.0], people)


def test_worked_example_5_1(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W5.1_nps")
    given, key = example["inputs"], example["output"]
    found = ex.nps(given["promoters"], given["passives"], given["detractors"])
    assert (found.value, found.se) == pytest.approx((key["NPS"], key["se_points"]), abs=5e-5)
    assert (found.low, found.high) == pytest.approx(tuple(key["ci95"]), abs=5e-4), "there z is 1.96"
    assert ex.n_for_nps(0.5, 0.2, 10) == key["n_for_pm10"]


def test_worked_example_5_2(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W5.2_nps_change")
    given, key = example["inputs"], example["output"]
    found = ex.nps_difference(tuple(given["wave1"]), tuple(given["wave2"]))
    expected = (key["delta"], key["se"], key["z"], key["p"])
    assert (found.difference, found.se, found.z, found.p) == pytest.approx(expected, abs=5e-5)


def test_exercises_5_1_and_5_2_with_counts_of_people() -> None:
    """46 % of 240 are no whole people: 110 and 50 are, and the mean of their answers is the check."""
    first, second = (110, 80, 50), (133, 83, 44)
    found = ex.nps(*first)
    sd = scores(first).std()
    assert found.value == scores(first).mean() == 25
    assert found.se == pytest.approx(sd / np.sqrt(240))
    assert (found.low, found.high) == pytest.approx(stats.norm.interval(0.95, 25, sd / np.sqrt(240)))
    change = ex.nps_difference(first, second)
    se = np.sqrt(sum(scores(wave).var() / sum(wave) for wave in (first, second)))
    assert change.difference == pytest.approx(scores(second).mean() - 25)
    assert change.z == pytest.approx(change.difference / se)
    assert change.p == pytest.approx(2 * stats.norm.sf(abs(change.z))) and change.p > 0.05
    assert change.n == (240, 260)


@given(counts)
def test_the_score_is_the_mean_of_the_answers(people: tuple[int, int, int]) -> None:
    found = ex.nps(*people)
    assert found.value == pytest.approx(scores(people).mean())
    assert found.se == pytest.approx(scores(people).std() / np.sqrt(sum(people)), abs=1e-5)
    mirrored = ex.nps(*people[::-1])
    assert (mirrored.value, mirrored.se) == pytest.approx((-found.value, found.se))


@given(counts, counts)
def test_a_difference_turns_its_sign_with_the_waves(one: tuple, other: tuple) -> None:
    there, back = ex.nps_difference(one, other), ex.nps_difference(other, one)
    assert there.difference == pytest.approx(-back.difference)
    assert (there.low, there.p) == pytest.approx((-back.high, back.p), nan_ok=True)


def test_where_all_answer_alike_there_is_no_interval() -> None:
    found = ex.nps(30, 0, 0)
    assert found.value == 100 and found.se == 0 and np.isnan([found.low, found.high]).all()
    change = ex.nps_difference((30, 0, 0), (0, 0, 20))
    assert change.difference == -200 and np.isnan([change.low, change.z, change.p]).all()


@pytest.mark.parametrize(("p", "d", "n"), [(0.5, 0.2, 100), (0.3, 0.3, 40), (0.6, 0.1, 400)])
def test_the_interval_covers(p: float, d: float, n: int) -> None:
    """Seeded surveys: the nominal 95 % hold the truth in 93–97 %."""
    rng = np.random.default_rng(1)
    drawn = rng.multinomial(n, [p, 1 - p - d, d], size=1500)
    held = [found.low <= 100 * (p - d) <= found.high for found in (ex.nps(*map(int, row)) for row in drawn)]
    assert 0.925 < np.mean(held) < 0.97


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((0.5, 0.2, 100), (0.42, 0.24, 100)),
        ((0.3, 0.3, 60), (0.3, 0.3, 200)),
        ((0.6, 0.1, 300), (0.7, 0.1, 80)),
    ],
)
def test_the_interval_of_a_difference_covers(
    before: tuple[float, float, int], after: tuple[float, float, int]
) -> None:
    """Seeded pairs of waves: the nominal 95 % hold the true change in 93–97 %."""
    rng = np.random.default_rng(2)
    waves = [rng.multinomial(n, [p, 1 - p - d, d], size=1500).tolist() for p, d, n in (before, after)]
    found = [ex.nps_difference(one, other) for one, other in zip(*waves, strict=True)]
    truth = 100 * ((after[0] - after[1]) - (before[0] - before[1]))
    assert 0.925 < np.mean([one.low <= truth <= one.high for one in found]) < 0.97
    missed = [(one.p < 0.05) != (not one.low <= 0 <= one.high) for one in found]
    assert not any(missed), "p and the interval say the same about no change"


def test_so_many_people_give_the_half_width() -> None:
    for p, d, half in [(0.5, 0.2, 10), (0.4, 0.35, 5), (0.9, 0.05, 3)]:
        n = ex.n_for_nps(p, d, half)
        reach = stats.norm.ppf(0.975) * ex.nps_error(p, d, np.array([n, n - 1]))
        assert reach[0] <= half < reach[1]


@pytest.mark.parametrize(
    ("p", "d", "n"), [(0.5, 0.2, 30), (0.46, 0.21, 7), (0.2, 0.8, 12), (1, 0, 5), (0, 0, 4)]
)
def test_chances_by_adding_up_the_multinomial(p: float, d: float, n: int) -> None:
    table = ex.nps_chances(p, d, n).set_index("nps")["chance"]
    byhand = dict.fromkeys(range(-n, n + 1), 0.0)
    for up in range(n + 1):
        for down in range(n + 1 - up):
            byhand[up - down] += stats.multinomial.pmf(
                [up, n - up - down, down], n, [p, max(0, 1 - p - d), d]
            )
    assert table.to_numpy() == pytest.approx(list(byhand.values()), abs=1e-12)
    assert (table.index * table).sum() == pytest.approx(100 * (p - d))


def test_a_thousand_people_and_their_draws() -> None:
    table = ex.nps_chances(0.5, 0.2, 1000)
    spread = np.sqrt((table["chance"] * (table["nps"] - 30) ** 2).sum())
    assert spread == pytest.approx(ex.nps_error(0.5, 0.2, 1000))
    drawn = ex.simulate_nps(0.5, 0.2, 1000, draws=20_000, seed=1)
    assert drawn.mean() == pytest.approx(30, abs=4 * spread / np.sqrt(20_000))
    assert drawn.std() == pytest.approx(spread, rel=0.03)
    assert np.isin((drawn * 10).round(), (table["nps"] * 10).round()).all()
    assert (ex.simulate_nps(0.5, 0.2, 100) == ex.simulate_nps(0.5, 0.2, 100)).all()
    assert not (ex.simulate_nps(0.5, 0.2, 100) == ex.simulate_nps(0.5, 0.2, 100, seed=1)).all()


def test_most_movements_at_100_are_noise() -> None:
    """X5.4: at n = 100 a score lies within ± 15 points, at 1 000 within ± 5, in 95 of 100 draws."""
    for n, reach in [(100, 15.3), (1000, 4.84)]:
        table = ex.nps_chances(0.5, 0.2, n)
        assert table["chance"][(table["nps"] - 30).abs() <= reach].sum() == pytest.approx(0.95, abs=0.012)


def test_counting() -> None:
    assert ex.count_recommendations(range(11)) == (2, 2, 7)
    assert ex.nps(*ex.count_recommendations([10, 9, 8, 7, 6, None])).value == pytest.approx(20)
    assert ex.count_recommendations([np.nan]) == (0, 0, 0)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: ex.nps(0, 0, 0), "stats.too-few"),
        (lambda: ex.nps(46.5, 33, 21), "argument.whole"),
        (lambda: ex.nps(-1, 3, 2), "argument.range"),
        (lambda: ex.nps(1, 2, np.nan), "argument.not-numbers"),
        (lambda: ex.nps(1, 2, 3, confidence=95), "argument.proportion"),
        (lambda: ex.nps_difference((50, 30), (50, 30, 20)), "nps.counts"),
        (lambda: ex.nps_difference((50, 30, 20), (0, 0, 0)), "stats.too-few"),
        (lambda: ex.nps_error(0.7, 0.4, 100), "nps.shares"),
        (lambda: ex.nps_error(0.7, 0.2, 0), "argument.least"),
        (lambda: ex.nps_error(46, 21, 240), "argument.range"),
        (lambda: ex.nps_error([0.1, 0.2], [0.1, 0.2, 0.3], 9), "argument.shapes"),
        (lambda: ex.n_for_nps(0.5, 0.2, 0), "argument.range"),
        (lambda: ex.n_for_nps(0.9, 0.2, 5), "nps.shares"),
        (lambda: ex.nps_chances(0.9, 0.2, 5), "nps.shares"),
        (lambda: ex.nps_chances(0.5, 0.2, 0), "argument.range"),
        (lambda: ex.simulate_nps(0.5, 0.6, 10), "nps.shares"),
        (lambda: ex.simulate_nps(0.5, 0.2, 10, draws=0), "argument.range"),
        (lambda: ex.count_recommendations([11]), "argument.range"),
        (lambda: ex.count_recommendations([8.5]), "argument.whole"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
