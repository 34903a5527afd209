from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from cocrea import CocreaError
from cocrea.stats import plateau

Sample = tuple[NDArray[np.float64], NDArray[np.float64]]


def sample(seed: int, n: int = 80, threshold: float = 0.7, slope: float = 5, sd: float = 0.7) -> Sample:
    rng = np.random.default_rng(seed)
    x = rng.uniform(0.2, 1, n)
    return x, 1 + slope * np.minimum(x, threshold) + sd * rng.standard_normal(n)


def squares_left(threshold: float, x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    """The same fit the long way round."""
    design = np.column_stack([np.ones_like(x), np.minimum(x, threshold)])
    return float(np.sum((y - design @ np.linalg.lstsq(design, y)[0]) ** 2))


@pytest.mark.parametrize("seed", range(8))
def test_against_least_squares_at_every_threshold(seed: int) -> None:
    x, y = sample(seed)
    found = plateau(x, y)
    ordered = np.sort(x)
    tried = np.linspace(ordered[7], ordered[-8], 3001)
    left = np.array([squares_left(threshold, x, y) for threshold in tried])
    assert squares_left(found.threshold, x, y) <= left.min() + 1e-9
    assert found.threshold == pytest.approx(tried[left.argmin()], abs=0.001)

    line = stats.linregress(np.minimum(x, found.threshold), y)
    assert found.slope == pytest.approx(line.slope, rel=1e-6)
    assert found.level == pytest.approx(line.intercept + line.slope * found.threshold, rel=1e-6)
    straight = np.sum((y - np.polyval(np.polyfit(x, y, 1), x)) ** 2)
    aic = [80 * np.log(squares / 80) + 2 * k for squares, k in ((straight, 3), (left.min(), 4))]
    assert found.gain == pytest.approx(aic[0] - aic[1], abs=1e-3)

    kept = tried[(left - left.min()) / (left.min() / 77) <= stats.f.ppf(0.95, 1, 77)]
    bounded = kept[-1] < tried[-1]
    assert found.low == pytest.approx(kept[0], abs=0.002)
    assert found.high == (pytest.approx(kept[-1], abs=0.002) if bounded else np.inf)


def test_without_noise_the_truth_comes_back() -> None:
    x = np.linspace(0, 1, 50)
    found = plateau(x, 2 + 3 * np.minimum(x, 0.613))
    assert found.threshold == pytest.approx(0.613, abs=1e-5)
    assert found.low == pytest.approx(0.613, abs=1e-3) == found.high
    assert (found.slope, found.level) == (pytest.approx(3, abs=1e-3), pytest.approx(2 + 3 * 0.613, abs=1e-4))
    assert found.at([0, 0.5, 0.9]) == pytest.approx([2, 3.5, 2 + 3 * 0.613], abs=1e-3)
    assert found.at(1) == found.level


def test_a_straight_line_has_no_threshold() -> None:
    x = np.linspace(0, 1, 50)
    found = plateau(x, 2 + 3 * x)
    assert found.gain < 0 and found.high == np.inf


def test_a_fall_that_levels_off() -> None:
    x, y = sample(3)
    up, down = plateau(x, y), plateau(x, -y)
    assert (down.slope, down.level) == (pytest.approx(-up.slope), pytest.approx(-up.level))
    assert (down.threshold, down.low, down.gain) == (up.threshold, up.low, pytest.approx(up.gain))


@given(st.floats(0.1, 100), st.floats(-1000, 1000), st.floats(0.1, 100), st.floats(-1000, 1000))
def test_units_do_not_matter(by: float, plus: float, high: float, more: float) -> None:
    x, y = sample(2)
    one, other = plateau(x, y), plateau(plus + by * x, more + high * y)
    assert other.threshold == pytest.approx(plus + by * one.threshold, abs=1e-4 * by)
    assert other.high == pytest.approx(plus + by * one.high, abs=1e-6 * by)
    assert other.slope == pytest.approx(one.slope * high / by, rel=1e-3)
    assert other.gain == pytest.approx(one.gain, abs=1e-4)


def test_the_order_of_the_rows_and_missing_pairs_do_not_matter() -> None:
    x, y = sample(4)
    mixed = np.random.default_rng(1).permutation(80)
    more = plateau(np.append(x[mixed], [np.nan, 0.5]), np.append(y[mixed], [1, np.nan]))
    one = plateau(x, y)
    assert more.n == one.n == 80
    assert more.threshold == pytest.approx(one.threshold)


def test_a_scale_of_five_points_will_do() -> None:
    rng = np.random.default_rng(8)
    x = rng.integers(1, 6, 200).astype(float)
    found = plateau(x, np.minimum(x, 3) + 0.3 * rng.standard_normal(200))
    assert found.low < 3 < found.high and found.high - found.low < 0.5
    assert found.gain > 2


def test_a_wider_interval_for_more_confidence() -> None:
    x, y = sample(5, n=200)
    wide, narrow = plateau(x, y, 0.99), plateau(x, y, 0.8)
    assert wide.low < narrow.low < narrow.threshold < narrow.high < wide.high


@pytest.mark.slow
def test_what_the_docstring_promises_of_80_pairs() -> None:
    """Coverage 94 %; false plateaus of a straight line 11 % (gain > 0) and 4 % (gain > 2)."""
    true = [plateau(*sample(seed)) for seed in range(400)]
    covered = np.mean([found.low <= 0.7 <= found.high for found in true])
    assert covered == pytest.approx(0.94, abs=0.04)
    straight = np.array([plateau(*sample(seed, threshold=2)).gain for seed in range(400, 800)])
    assert (straight > 0).mean() == pytest.approx(0.11, abs=0.05)
    assert (straight > 2).mean() == pytest.approx(0.04, abs=0.03)


def test_many_pairs() -> None:
    x, y = sample(6, n=100_000)
    found = plateau(x, y)
    assert found.low < 0.7 < found.high and found.high - found.low < 0.02


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: plateau(range(19), range(19)), "stats.too-few"),
        (lambda: plateau([1.0] * 30, range(30)), "stats.all-alike"),
        (lambda: plateau(range(30), [1.0] * 30), "stats.all-alike"),
        (lambda: plateau([0.0] * 29 + [1.0], range(30)), "threshold.clumped"),
        (lambda: plateau([0.0] * 15 + [1.0] * 15, range(30)), "threshold.clumped"),
        (lambda: plateau(range(30), range(29)), "argument.lengths"),
        (lambda: plateau(range(30), range(30), confidence=95), "argument.proportion"),
        (lambda: plateau(range(30), ["a"] * 30), "argument.not-numbers"),
        (lambda: plateau(*sample(1)).at(None), "argument.not-numbers"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
