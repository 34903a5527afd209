"""The peak of a parabola against numpy, brute force and coverage; a line against a parabola."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from cocrea import CocreaError
from cocrea.stats import cross_validated, quadratic_peak

SPOTS = np.linspace(0, 1, 60)


def hill(rng: np.random.Generator, peak: float = 0.55, bend: float = -8.0, noise: float = 0.8) -> np.ndarray:
    return 5.6 + bend * (SPOTS - peak) ** 2 + noise * rng.standard_normal(SPOTS.size)


def test_the_parabola_is_that_of_numpy() -> None:
    y = hill(np.random.default_rng(1))
    fit = np.polyfit(SPOTS, y, 2)
    found = quadratic_peak(SPOTS, y)
    assert [found.intercept, found.slope, found.curvature] == pytest.approx(fit[::-1].tolist())
    assert found.height == pytest.approx(np.polyval(fit, found.peak))
    assert found.n == 60


@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.99])
def test_the_interval_holds_the_places_that_no_test_refuses(confidence: float) -> None:
    """Fieller by brute force: the slope at θ, tested at each θ of a fine grid."""
    y = hill(np.random.default_rng(2))
    fit, covariance = np.polyfit(SPOTS, y, 2, cov=True)
    grid = np.linspace(0, 1, 20_001)
    contrast = np.column_stack([2 * grid, np.ones_like(grid), np.zeros_like(grid)])
    error = np.sqrt(np.einsum("ij,jk,ik->i", contrast, covariance, contrast))
    kept = grid[np.abs(contrast @ fit) <= special.stdtrit(57, 0.5 + confidence / 2) * error]
    found = quadratic_peak(SPOTS, y, confidence)
    assert (found.low, found.high) == pytest.approx((kept.min(), kept.max()), abs=1e-4)


def test_the_interval_covers() -> None:
    """95 % of 1 000 samples, within three standard errors of the simulation."""
    rng = np.random.default_rng(3)
    held = [
        found.low < 0.55 < found.high for found in (quadratic_peak(SPOTS, hill(rng)) for _ in range(1000))
    ]
    assert np.mean(held) == pytest.approx(0.95, abs=3 * np.sqrt(0.95 * 0.05 / 1000))


def test_no_bend_no_peak() -> None:
    """A straight line: nothing bounds the peak in 95 %, and 2.5 % at most is called an inverted U."""
    rng = np.random.default_rng(4)
    straight = [quadratic_peak(SPOTS, 2 + SPOTS + rng.standard_normal(SPOTS.size)) for _ in range(500)]
    assert np.mean([np.isinf(found.low) and np.isinf(found.high) for found in straight]) > 0.92
    assert np.mean([found.inverted_u for found in straight]) <= 0.025
    assert all(not found.inverted for found in straight if np.isinf(found.low))


def test_what_bends_and_still_has_no_best_level_in_the_data() -> None:
    rng = np.random.default_rng(5)
    beyond = quadratic_peak(SPOTS, hill(rng, peak=1.4, noise=0.1))
    assert beyond.inverted and not beyond.inside and not beyond.inverted_u
    assert beyond.peak == pytest.approx(1.4, abs=0.1)
    valley = quadratic_peak(SPOTS, hill(rng, bend=8.0, noise=0.1))
    assert valley.inside and not valley.inverted and not valley.inverted_u
    edge = quadratic_peak(SPOTS, hill(rng, peak=0.97, noise=0.8))
    assert edge.inverted and edge.high > 1 and not edge.inverted_u


def test_no_noise_no_width() -> None:
    found = quadratic_peak([0, 1, 2, 3, 4], [0, 3, 4, 3, 0])
    assert (found.peak, found.low, found.high, found.height) == pytest.approx((2, 2, 2, 4))
    assert found.inverted_u


@pytest.mark.parametrize("height", [0, 1, 1e6, -1e9])
@pytest.mark.parametrize("far", [0, 1e4])
def test_rounding_is_no_bend(height: float, far: float) -> None:
    """An exact line, wherever it lies: its bend is rounding, however high the line."""
    x = np.linspace(0, 1, 23) + far
    found = quadratic_peak(x, height + 0.1 * (x - far))
    assert np.isnan(found.peak) and (found.low, found.high) == (-np.inf, np.inf)
    assert not found.inverted and not found.inside


def test_two_curves_without_error_predict_alike() -> None:
    x = np.linspace(0, 1, 23)
    found = cross_validated(x, 1e3 + 0.1 * x)
    assert (found.line, found.parabola, found.gain) == (0, 0, 0) and np.isnan([found.low, found.high]).all()


def test_a_perfect_line_has_no_peak() -> None:
    found = quadratic_peak([0, 1, 2, 3, 5], [0.1, 0.3, 0.5, 0.7, 1.1])
    assert np.isnan(found.peak) and np.isnan(found.height)
    assert (found.low, found.high) == (-np.inf, np.inf)
    assert (found.intercept, found.slope, found.curvature) == pytest.approx((0.1, 0.2, 0), abs=1e-12)
    assert not (found.inverted or found.inside or found.inverted_u)


@given(st.floats(-1e3, 1e3), st.floats(0.01, 1e3), st.integers(0, 10))
def test_the_unit_of_x_does_not_matter(shift: float, unit: float, seed: int) -> None:
    y = hill(np.random.default_rng(seed))
    plain, moved = quadratic_peak(SPOTS, y), quadratic_peak(shift + unit * SPOTS, y)
    for name in ("peak", "low", "high"):
        place = shift + unit * getattr(plain, name)
        assert getattr(moved, name) == pytest.approx(place, abs=1e-5 * unit, rel=1e-9)
    assert moved.height == pytest.approx(plain.height)
    assert moved.inverted_u == plain.inverted_u


def test_incomplete_pairs_are_dropped() -> None:
    y = hill(np.random.default_rng(6))
    holes = np.where(np.arange(60) % 7 == 0, np.nan, y)
    kept = ~np.isnan(holes)
    assert quadratic_peak(SPOTS, holes) == quadratic_peak(SPOTS[kept], y[kept])
    assert cross_validated(SPOTS, holes).n == kept.sum()


def test_cross_validation_prefers_what_made_the_data() -> None:
    rng = np.random.default_rng(7)
    bent = [cross_validated(SPOTS, hill(rng)) for _ in range(60)]
    assert np.mean([found.low > 0 for found in bent]) > 0.75
    straight = [cross_validated(SPOTS, 2 + SPOTS + rng.standard_normal(60)) for _ in range(150)]
    assert np.mean([found.gain for found in straight]) < 0  # one coefficient too many predicts worse
    assert np.mean([found.low > 0 for found in straight]) <= 0.05


def test_leaving_one_out_has_a_closed_form() -> None:
    """With as many parts as pairs, each error is the residual / (1 − leverage)."""
    y = hill(np.random.default_rng(8))
    missed = []
    for degree in (1, 2):
        design = np.vander(SPOTS, degree + 1)
        hat = design @ np.linalg.pinv(design)
        missed.append((y - hat @ y) / (1 - np.diag(hat)))
    found = cross_validated(SPOTS, y, folds=60)
    assert found.line == pytest.approx(np.sqrt((missed[0] ** 2).mean()))
    assert found.parabola == pytest.approx(np.sqrt((missed[1] ** 2).mean()))
    assert found.gain == pytest.approx(found.line**2 - found.parabola**2)
    assert found.low < found.gain < found.high
    assert cross_validated(SPOTS, y, folds=60, seed=9).gain == pytest.approx(found.gain)


def test_a_seed_deals_the_same_parts() -> None:
    y = hill(np.random.default_rng(9))
    assert cross_validated(SPOTS, y) == cross_validated(SPOTS, y)
    assert cross_validated(SPOTS, y) != cross_validated(SPOTS, y, seed=1)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: quadratic_peak([1, 2, 3], [1, 2, 1]), "stats.too-few"),
        (lambda: quadratic_peak([1, 2, 3, 4], [1, 2, 1, None]), "stats.too-few"),
        (lambda: quadratic_peak([1, 2, 1, 2, 1], [1, 2, 1, 3, 4]), "curve.levels"),
        (lambda: quadratic_peak([1, 2, 3, 4], [2, 2, 2, 2]), "stats.all-alike"),
        (lambda: quadratic_peak([1, 2, 3, 4], [1, 2, 1]), "argument.lengths"),
        (lambda: quadratic_peak([1, 2, 3, 4], [1, 2, 2, 1], confidence=95), "argument.proportion"),
        (lambda: cross_validated(range(8), range(8), folds=9), "stats.too-few"),
        (lambda: cross_validated([0, 1] * 9, range(18)), "curve.levels"),
        (lambda: cross_validated(range(8), range(8), folds=1), "argument.range"),
        (lambda: cross_validated(range(20), range(20), seed=-1), "argument.range"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
