from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from cocrea import CocreaError
from cocrea.stats import BootstrapInterval, bootstrap, bootstrap_interval, bootstrap_means, paired_t

small_tables = st.integers(4, 25).flatmap(
    lambda n: st.lists(st.lists(st.integers(-6, 6), min_size=2, max_size=2), min_size=n, max_size=n)
)


def skewed(n: int = 240, k: int = 9) -> np.ndarray:
    """Gaps of n respondents on k moments, correlated within a person and skewed."""
    rng = np.random.default_rng(4)
    return np.rint(np.clip(rng.normal(size=(n, 1)) - rng.exponential(1.2, size=(n, k)), -6, 6))


def test_bca_agrees_with_scipy_within_monte_carlo_error() -> None:
    values = skewed()
    ours = bootstrap_interval(values, "bca", resamples=9999)
    theirs = stats.bootstrap(
        (values,), np.mean, axis=0, vectorized=True, method="BCa", n_resamples=9999, batch=500,
        random_state=1,
    ).confidence_interval  # fmt: skip
    # Over 40 seeds the ends of this interval vary by about .037 standard errors of the mean;
    # √2 because both sides are random, and five of that leaves 18 ends room.
    room = 5 * np.sqrt(2) * 0.037 * values.std(axis=0, ddof=1) / np.sqrt(len(values))
    assert (np.abs(ours.low - theirs.low) < room).all()
    assert (np.abs(ours.high - theirs.high) < room).all()


def test_bca_is_scipys_formula_on_the_same_draws() -> None:
    """Give scipy the very resampled means that we draw: the ends must then be equal."""
    values = np.random.default_rng(3).exponential(size=30)
    drawn = SimpleNamespace(bootstrap_distribution=bootstrap_means(values, resamples=999, seed=7)[:, 0])
    theirs = stats.bootstrap((values,), np.mean, n_resamples=0, method="BCa", bootstrap_result=drawn)
    ours = bootstrap_interval(values, "bca", resamples=999, seed=7)
    assert [ours.low[0], ours.high[0]] == pytest.approx(tuple(theirs.confidence_interval))


def test_studentised_by_hand() -> None:
    values = skewed(20, 1)[:, 0]
    (counts,) = bootstrap.draws(20, 1, 499, 3)
    samples = [np.repeat(values, row.astype(int)) for row in counts]
    ratios = [(s.mean() - values.mean()) / stats.sem(s) for s in samples if np.ptp(s) > 0]
    upper, lower = np.quantile(ratios, [0.025, 0.975])
    ours = bootstrap_interval(values, "studentised", resamples=499, seed=3)
    expected = values.mean() - np.array([lower, upper]) * stats.sem(values)
    assert [ours.low[0], ours.high[0]] == pytest.approx(expected)


def test_studentised_resembles_the_t_interval_on_symmetric_answers() -> None:
    values = np.random.default_rng(2).normal(size=40)
    ours, t = bootstrap_interval(values, "studentised"), paired_t(values, np.zeros(40))
    assert [ours.low[0], ours.high[0]] == pytest.approx([t.low, t.high], abs=0.05)


def test_each_respondents_answers_stay_together() -> None:
    answers = skewed(50, 1)
    means = bootstrap_means(np.hstack([answers, answers + 2]), resamples=200)
    assert means[:, 1] == pytest.approx(means[:, 0] + 2)


def test_a_missing_answer_counts_in_no_mean() -> None:
    values = skewed(60, 3)
    holed = values.copy()
    holed[:45, 1] = np.nan
    means = bootstrap_means(holed, resamples=400)
    assert means[:, [0, 2]] == pytest.approx(bootstrap_means(values, resamples=400)[:, [0, 2]])
    interval = bootstrap_interval(holed)
    assert list(interval.n) == [60, 15, 60]
    assert interval.mean[1] == pytest.approx(values[45:, 1].mean())


def test_a_resample_that_drew_nobody_has_no_mean() -> None:
    holed = np.column_stack([np.arange(6.0), [1.0, *[np.nan] * 5]])
    means = bootstrap_means(holed, resamples=300)
    assert np.isnan(means[:, 1]).any() and not np.isnan(means[:, 0]).any()
    assert np.isnan(bootstrap_interval(holed).low[1])


def test_the_draws_do_not_depend_on_the_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    values = skewed(40, 3)
    whole = bootstrap_means(values, resamples=250)
    monkeypatch.setattr(bootstrap, "WORK", 40 * 3 * 7)
    assert bootstrap_means(values, resamples=250) == pytest.approx(whole)


def test_every_resample_draws_as_many_as_there_are() -> None:
    (counts,) = bootstrap.draws(12, 1, 500, 1)
    assert (counts.sum(axis=1) == 12).all() and counts.std() > 0


@settings(max_examples=40, deadline=None)
@given(small_tables, st.sampled_from(bootstrap.METHODS))
def test_shifting_and_mirroring_the_answers(rows: list[list[int]], method: str) -> None:
    values = np.array(rows, dtype=float)
    one = bootstrap_interval(values, method, resamples=300)
    assert_same(bootstrap_interval(values + 10, method, resamples=300), one, shift=10)
    mirrored = bootstrap_interval(-values, method, resamples=300)
    assert mirrored.low == pytest.approx(-one.high, nan_ok=True, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(small_tables)
def test_the_percentile_interval_stays_among_the_answers(rows: list[list[int]]) -> None:
    values = np.array(rows, dtype=float)
    found = bootstrap_interval(values, "percentile", resamples=300)
    spread = np.ptp(values, axis=0) > 0
    assert (np.isnan(found.low) == ~spread).all()
    assert (found.low[spread] >= values.min(axis=0)[spread] - 1e-9).all()
    assert (found.high[spread] <= values.max(axis=0)[spread] + 1e-9).all()
    assert (found.low[spread] <= found.high[spread]).all()


def assert_same(one: BootstrapInterval, other: BootstrapInterval, shift: float) -> None:
    assert one.low == pytest.approx(other.low + shift, nan_ok=True)
    assert one.high == pytest.approx(other.high + shift, nan_ok=True)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: bootstrap_interval([1, 2, 3], "basic"), "argument.choice"),
        (lambda: bootstrap_interval([1]), "stats.too-few"),
        (lambda: bootstrap_interval(["a", "b"]), "argument.not-numbers"),
        (lambda: bootstrap_interval([1, 2, 3], resamples=5), "argument.range"),
        (lambda: bootstrap_interval([1, 2, 3], confidence=1), "argument.proportion"),
        (lambda: bootstrap_means([1, 2, 3], resamples=0.5), "argument.range"),
        (lambda: bootstrap_means([1, 2, 3], seed=-1), "argument.range"),
        (lambda: bootstrap_means([1, 2, 3], seed=1.5), "argument.whole"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
