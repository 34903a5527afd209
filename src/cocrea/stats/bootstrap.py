"""The bootstrap of respondents (Efron 1979), as two matrix products.

A resample is a list of how often each respondent was drawn. Stack B such lists
into a B × n matrix of counts and multiply it by the n × k matrix of answers: all
B × k resampled sums appear at once, and each respondent's answers stay together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from cocrea.arguments import Floats, choice, numbers, proportion, too_few, whole
from cocrea.stats.intervals import spread

METHODS = ("bca", "studentised", "percentile")
RESAMPLES = 9999  # of every bootstrap; a slower one says its own number, and why
SEED = 1979  # of every draw: the same figures at each call
# Multiplications in one product. Small chunks of counts stay in the processor's cache, and
# below 2¹⁸ OpenBLAS starts no threads, for which a product so small would wait on a busy machine.
WORK = 250_000


@dataclass(frozen=True)
class BootstrapInterval:
    """The interval of each column's mean: arrays of length k; `n` counts the answers."""

    mean: Floats
    low: Floats
    high: Floats
    n: Floats
    method: str


def bootstrap_means(values: ArrayLike, resamples: int = RESAMPLES, seed: int = SEED) -> Floats:
    """Resampled means: B × k, from n respondents × k columns (or n answers, k = 1).

    A missing answer (NaN) counts in no mean; a resample that drew nobody who
    answered a column is NaN there. The same seed gives the same draws.

    Formula: mean of the answers of n respondents, drawn n times with replacement
    Source: Efron (1979).

    >>> means = bootstrap_means([[1, 7], [3, 5], [5, 3]])
    >>> means.shape, bool((means.sum(axis=1).round(9) == 8).all())
    ((9999, 2), True)
    """
    answers = _answers(values)
    centre = _column_means(answers)
    means = np.concatenate([piece for piece, _ in _resampled(answers - centre, resamples, seed)])
    return np.asarray(centre + means)


def bootstrap_interval(
    values: ArrayLike,
    method: str = "bca",
    confidence: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> BootstrapInterval:
    """Bootstrap interval of the mean of every column of `values` (n × k) at once.

    `method`: "bca", bias-corrected and accelerated, good from about 60 respondents;
    "studentised", the bootstrap-t, better for fewer; "percentile", for comparison only:
    it is too short in small samples. Columns without spread, or with fewer than two
    answers, get NaN.

    Formula: percentile: quantiles of the resampled means; bca: the same, shifted for bias
        and skewness; studentised: mean − quantiles of (resampled mean − mean) / its se · se
    Source: Efron (1987), bca; Efron (1981) and Hall (1988), studentised.

    >>> found = bootstrap_interval([[-2, 0], [-1, -1], [-3, 1], [-2, 2], [-1, 0]], "bca")
    >>> found.mean
    array([-1.8,  0.4])
    >>> found.high < 0  # surely below zero? the first yes, the second not
    array([ True, False])
    """
    choice("method", method, METHODS)
    tail = (1 - proportion("confidence", confidence)) / 2
    answers = _answers(values)
    centre, sd = _column_means(answers), spread(answers)
    n = (~np.isnan(answers)).sum(axis=0)
    centred = answers - centre
    make = {"bca": _bca, "studentised": _studentised, "percentile": _percentile}[method]
    with np.errstate(invalid="ignore", divide="ignore"):
        low, high = make(centred, tail, whole("resamples", resamples, 100, 1_000_000), seed)
    usable = (n >= 2) & (sd > 0)
    low, high = (np.where(usable, centre + end, np.nan) for end in (low, high))
    return BootstrapInterval(centre, low, high, n, method)


def _percentile(centred: Floats, tail: float, resamples: int, seed: int) -> tuple[Floats, Floats]:
    means = _sorted(means for means, _ in _resampled(centred, resamples, seed))
    shares = np.full(centred.shape[1], tail)
    return _quantile(means, shares), _quantile(means, 1 - shares)


def _bca(centred: Floats, tail: float, resamples: int, seed: int) -> tuple[Floats, Floats]:
    """Efron 1987. For a mean the jackknife has a closed form: leaving one answer out
    moves the mean by its deviation / (n − 1), so the acceleration is the skewness."""
    means = _sorted(means for means, _ in _resampled(centred, resamples, seed))
    answered = (~np.isnan(means)).sum(axis=0)
    equal = 1e-9 * spread(centred)  # ratings are whole: many resamples tie with the mean, but for rounding
    below = ((means < -equal).sum(axis=0) + (means <= equal).sum(axis=0)) / 2  # a tie counts as half
    bias = special.ndtri(below / answered)
    squares, cubes = np.nansum(centred**2, axis=0), np.nansum(centred**3, axis=0)
    acceleration = cubes / (6 * squares**1.5)
    ends = []
    for z in special.ndtri([tail, 1 - tail]):
        shifted = bias + z
        ends.append(_quantile(means, special.ndtr(bias + shifted / (1 - acceleration * shifted))))
    return ends[0], ends[1]


def _studentised(centred: Floats, tail: float, resamples: int, seed: int) -> tuple[Floats, Floats]:
    """Each resampled mean is divided by its own standard error. A resample whose
    answers are all alike has none and is left out."""
    pieces = _resampled(centred, resamples, seed, errors=True)
    ratios = _sorted(np.where(errors > 0, means / errors, np.nan) for means, errors in pieces)
    error = spread(centred) / np.sqrt((~np.isnan(centred)).sum(axis=0))
    shares = np.full(centred.shape[1], tail)
    return -_quantile(ratios, 1 - shares) * error, -_quantile(ratios, shares) * error


def _resampled(
    centred: Floats, resamples: int, seed: int, errors: bool = False
) -> Iterator[tuple[Floats, Floats]]:
    """Means (and, when asked, standard errors) of the resamples, a chunk at a time."""
    answered = ~np.isnan(centred)
    complete = bool(answered.all())
    filled = np.where(answered, centred, 0.0)
    squares, present = filled**2, answered.astype(float)
    n, columns = centred.shape
    for counts in draws(n, columns, whole("resamples", resamples, 1, 1_000_000), seed):
        size = np.float64(n) if complete else counts @ present
        with np.errstate(invalid="ignore", divide="ignore"):
            means = counts @ filled / size
            if not errors:
                yield means, means
                continue
            variance = (counts @ squares - size * means**2) / (size - 1)
            variance[variance < 1e-12 * squares.max()] = 0  # all alike: rounding is no spread
            yield means, np.sqrt(variance / size)


def draws(n: int, columns: int, resamples: int, seed: int) -> Iterator[Floats]:
    """How often each of n respondents was drawn: rows of multinomial counts, in chunks."""
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    chunk = max(1, WORK // (n * columns))
    for start in range(0, resamples, chunk):
        rows = min(chunk, resamples - start)
        drawn = rng.integers(n, size=(rows, n))
        drawn += np.arange(rows)[:, None] * n  # each row counts in bins of its own
        yield np.bincount(drawn.ravel(), minlength=rows * n).reshape(rows, n).astype(float)


def _sorted(pieces: Iterator[Floats]) -> Floats:
    """The chunks as one matrix, each column in order, NaN last."""
    return np.sort(np.concatenate(list(pieces)), axis=0)


def _quantile(ordered: Floats, shares: Floats) -> Floats:
    """The quantile `shares[j]` of column j of an ordered matrix, NaN left out."""
    answered = (~np.isnan(ordered)).sum(axis=0)
    place = np.nan_to_num(np.clip(shares, 0, 1)) * np.maximum(answered - 1, 0)
    below = place.astype(int)
    above = np.minimum(below + 1, np.maximum(answered - 1, 0))
    columns = np.arange(ordered.shape[1])
    lower, upper = ordered[below, columns], ordered[above, columns]
    found = lower + (place - below) * (upper - lower)
    return np.where(np.isnan(shares) | (answered == 0), np.nan, found)


def _answers(values: ArrayLike) -> Floats:
    """`values` as n × k; a single list is one column."""
    answers = numbers("values", values)
    if answers.ndim == 1:
        answers = answers[:, None]
    if answers.ndim != 2 or len(answers) < 2:
        raise too_few(len(answers) if answers.ndim == 2 else 1, needed=2)
    return answers


def _column_means(answers: Floats) -> Floats:
    count = (~np.isnan(answers)).sum(axis=0)
    return np.where(count > 0, np.nansum(answers, axis=0) / np.maximum(count, 1), np.nan)
