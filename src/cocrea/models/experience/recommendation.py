"""Would they recommend it? The net promoter score with its uncertainty (section 5.3).

After Reichheld (2003): of answers from 0 to 10, 9 and 10 are promoters, 7 and 8 passives,
0 to 6 detractors. An answer counts 100, 0 or −100 and the score is their mean, which is
all that its standard error needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from cocrea.arguments import (
    Floats,
    numbers,
    one_number,
    plain,
    quantity,
    together,
    too_few,
    whole,
    whole_numbers,
)
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats.bootstrap import SEED
from cocrea.stats.intervals import two_sided_z

MOST = 1_000_000_000  # respondents
PROMOTERS_FROM, DETRACTORS_TO = 9, 6


class Counts(NamedTuple):
    """How many people are promoters, passives and detractors."""

    promoters: int
    passives: int
    detractors: int


@dataclass(frozen=True)
class NetPromoter:
    """The score `value` of `n` people with its interval and standard error `se`, in points (−100 to 100)."""

    value: float
    low: float
    high: float
    se: float
    n: int


@dataclass(frozen=True)
class NetPromoterDifference:
    """Second score − first: `difference` with its interval and `se`, in points.

    `z` and the two-sided `p` test it; `n` counts the people of the first and of the second.
    """

    difference: float
    low: float
    high: float
    se: float
    z: float
    p: float
    n: tuple[int, int]


def count_recommendations(ratings: ArrayLike) -> Counts:
    """How many of the answers from 0 to 10 make promoters, passives and detractors.

    Missing answers are left out. Answers that are no whole numbers from 0 to 10 raise CocreaError.

    Formula: promoters: 9 or 10; passives: 7 or 8; detractors: 0 to 6
    Source: Reichheld (2003).

    >>> count_recommendations([10, 9, 7, 3, None, 6])
    Counts(promoters=2, passives=1, detractors=2)
    """
    given = numbers("ratings", ratings).ravel()
    given = whole_numbers("ratings", given[~np.isnan(given)], 0, 10)
    up, down = int((given >= PROMOTERS_FROM).sum()), int((given <= DETRACTORS_TO).sum())
    return Counts(up, given.size - up - down, down)


def nps_error(promoters: ArrayLike, detractors: ArrayLike, n: ArrayLike) -> Any:
    """Standard error of a net promoter score, in points.

    `promoters` and `detractors` are shares from 0 to 1, together at most 1; `n` ≥ 1 people
    were asked. Numbers or arrays.

    Formula: se = 100 · √((promoters + detractors − (promoters − detractors)²) / n)
    Source: the standard error of a mean of answers that count 100, 0 or −100.

    >>> round(nps_error(.5, .2, 100), 4)
    7.8102
    """
    up, down, people = together(
        promoters=quantity("promoters", promoters, 0, 1),
        detractors=quantity("detractors", detractors, 0, 1),
        n=quantity("n", n, 1),
    )
    _possible(up, down)
    return plain(100 * np.sqrt(_variance(up, down) / people))


def nps(promoters: int, passives: int, detractors: int, confidence: float = 0.95) -> NetPromoter:
    """Net promoter score of counted people, with its interval.

    Counts of people, not percentages: they carry n. The interval is the normal one; where all
    answered alike there is no spread to judge by, and `low` and `high` are NaN.

    Formula: value = 100 · (promoters − detractors) / n; low, high = value ± z · se
    Source: Reichheld (2003); the interval: a mean's normal interval.

    >>> found = nps(50, 30, 20)
    >>> found.value, round(found.se, 2), round(found.low, 1), round(found.high, 1)
    (30.0, 7.81, 14.7, 45.3)
    """
    people = _people("", (promoters, passives, detractors))
    n = sum(people)
    value, se = _score(people)
    half = two_sided_z(confidence) * se if se > 0 else np.nan
    return NetPromoter(value, value - half, value + half, se, n)


def nps_difference(
    before: tuple[int, int, int], after: tuple[int, int, int], confidence: float = 0.95
) -> NetPromoterDifference:
    """By how much the net promoter score of other people differs: after − before.

    Each of the two waves is counted as (promoters, passives, detractors), and nobody belongs to both.
    Where all in each wave answered alike, `low`, `high`, `z` and `p` are NaN.

    Formula: z = difference / se; se = √(se of before² + se of after²)
    Source: the normal test of two independent means.

    >>> found = nps_difference((50, 30, 20), (42, 34, 24))
    >>> round(found.difference, 1), round(found.se, 2), round(found.z, 2), round(found.p, 2)
    (-12.0, 11.12, -1.08, 0.28)
    """
    waves = [_people(name, counts) for name, counts in (("before: ", before), ("after: ", after))]
    (one, one_se), (other, other_se) = (_score(wave) for wave in waves)
    difference, se, n = other - one, sqrt(one_se**2 + other_se**2), (sum(waves[0]), sum(waves[1]))
    if se == 0:
        return NetPromoterDifference(difference, np.nan, np.nan, se, np.nan, np.nan, n)
    half, z = two_sided_z(confidence) * se, difference / se
    p = float(2 * special.ndtr(-abs(z)))
    return NetPromoterDifference(difference, difference - half, difference + half, se, z, p, n)


def n_for_nps(promoters: float, detractors: float, half_width: float, confidence: float = 0.95) -> int:
    """How many people to ask for a net promoter score ± `half_width` points.

    `promoters` and `detractors` are the shares expected, from 0 to 1.

    Formula: n = (100 · z / half_width)² · (promoters + detractors − (promoters − detractors)²), rounded up
    Source: nps_error solved for n.

    >>> n_for_nps(.5, .2, 10)
    235
    """
    up, down = _of_one(promoters, detractors)
    half = one_number("half_width", half_width, 0.01, 100)
    variance = float(_variance(np.array(up), np.array(down)))
    return max(1, ceil((100 * two_sided_z(confidence) / half) ** 2 * variance - 1e-9))


def nps_chances(promoters: float, detractors: float, n: int) -> pd.DataFrame:
    """Every net promoter score that `n` people can give, with its chance, when the truth stays the same.

    `promoters` and `detractors` are the true shares from 0 to 1; n is at most 100 000. Columns:
    nps (points, ascending), chance (they sum to 1). Exact, not simulated: how far a score moves by luck.

    Formula: chance of nps = 100 · m / n: coefficient of x^m in (promoters · x + passives + detractors / x)^n
    Source: the multinomial distribution.

    >>> table = nps_chances(.5, .2, 100)
    >>> round(float(table["chance"][(table["nps"] - 30).abs() > 15].sum()), 3)
    0.047
    """
    up, down = _of_one(promoters, detractors)
    people = whole("n", n, 1, 100_000)
    size = 2 * people + 1
    angle = 2 * np.pi * np.arange(people + 1) / size  # a power of the answer's Fourier transform
    one = up * np.exp(-1j * angle) + (1 - up - down) + down * np.exp(1j * angle)
    chance = np.fft.fftshift(np.fft.irfft(one**people, size))
    chance = np.maximum(chance, 0)
    scores = 100 * np.arange(-people, people + 1) / people
    return pd.DataFrame({"nps": scores, "chance": chance / chance.sum()})


def simulate_nps(promoters: float, detractors: float, n: int, draws: int = 200, seed: int = SEED) -> Floats:
    """Net promoter scores of `draws` surveys of `n` people each, when the truth stays the same.

    `promoters` and `detractors` are the true shares from 0 to 1. The same seed gives the same draws.

    Formula: 100 · (promoters drawn − detractors drawn) / n
    Source: multinomial draws; `nps_chances` has the exact chances.

    >>> scores = simulate_nps(.5, .2, 100)
    >>> scores.shape, bool(scores.std() > 5)
    ((200,), True)
    """
    up, down = _of_one(promoters, detractors)
    people = whole("n", n, 1, MOST)
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    chances = [up, max(0.0, 1 - up - down), down]
    drawn = rng.multinomial(people, chances, size=whole("draws", draws, 1, 1_000_000))
    return np.asarray(100 * (drawn[:, 0] - drawn[:, 2]) / people)


def _people(wave: str, counts: tuple[int, int, int]) -> Counts:
    """Three counts of people, not all of them 0."""
    if not np.iterable(counts) or len(counts) != 3:
        raise CocreaError("nps.counts", N_("Give three counts of people: promoters, passives, detractors."))
    people = Counts(
        *(whole(f"{wave}{name}", count, 0, MOST) for name, count in zip(Counts._fields, counts, strict=True))
    )
    if sum(people) == 0:
        raise too_few(0)
    return people


def _score(people: Counts) -> tuple[float, float]:
    """The score and its standard error."""
    n = sum(people)
    up, down = people.promoters / n, people.detractors / n
    return 100 * (people.promoters - people.detractors) / n, float(nps_error(up, down, n))


def _variance(up: Floats, down: Floats) -> Floats:
    """Of one answer that counts 1, 0 or −1; exactly 0 where all answer alike."""
    return np.maximum(up + down - (up - down) ** 2, 0)


def _possible(up: Floats, down: Floats) -> None:
    if up.size and (up + down).max() > 1 + 1e-9:
        raise CocreaError(
            "nps.shares",
            N_(
                "Promoters and detractors are shares of the same people, so together at most 1; "
                "they make {total:g}."
            ),
            total=float((up + down).max()),
        )


def _of_one(promoters: float, detractors: float) -> tuple[float, float]:
    """The shares of one group of people, checked."""
    up, down = one_number("promoters", promoters, 0, 1), one_number("detractors", detractors, 0, 1)
    _possible(np.array(up), np.array(down))
    return up, down
