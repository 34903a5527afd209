"""How many interviews are enough? Needs heard, and needs still to hear (section 6.1)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import ceil, exp, log, log1p, sqrt
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from cocrea.arguments import (
    Floats,
    above,
    named_twice,
    one_number,
    plain,
    proportion,
    quantity,
    table_with,
    together,
    too_few,
    whole,
)
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats.intervals import two_sided_z

_MOST = 10**9  # interviews
_FAR = 1e5


def need_coverage(p: ArrayLike, n: ArrayLike, unevenness: ArrayLike = 0) -> Any:
    """Share of the needs heard in `n` interviews.

    `p` is the chance that one interview brings up a need (0 to 1); given a need, interviews
    are independent of each other. With an `unevenness` of 0 all needs are equally easy to
    hear; above 0 they differ around the mean `p`, as in `discovery_beta`, and are found more
    slowly; at 1 each is heard in every interview or in none. Numbers or arrays.

    Formula: coverage = 1 − (1 − p)ⁿ; with unevenness: beta_binomial_coverage
    Source: Nielsen and Landauer (1993), for the problems that n users find; unevenness: a definition.

    >>> round(need_coverage(.31, 5), 4), round(need_coverage(.31, 5, unevenness=.2), 4)
    (0.8436, 0.7138)
    """
    chance, interviews, uneven = together(
        p=quantity("p", p, 0, 1), n=quantity("n", n, 0), unevenness=quantity("unevenness", unevenness, 0, 1)
    )
    coverage = np.where(uneven == 1, chance * (interviews > 0), 1 - (1 - chance) ** interviews)
    between = (uneven > 0) & (uneven < 1) & (chance > 0) & (chance < 1)
    size = 1 / np.maximum(uneven[between], 1e-12) - 1  # below that, the same to all digits
    a, b = chance[between] * size, (1 - chance[between]) * size
    coverage[between] = beta_binomial_coverage(a, b, interviews[between])
    return plain(coverage)


def interviews_needed(p: float, target: float, unevenness: float = 0) -> int | None:
    """Fewest interviews that hear a share `target` of the needs, as in `need_coverage`.

    `p` and `target` lie strictly between 0 and 1, `unevenness` from 0 to 1. None where needs
    are so uneven that a billion interviews would not do.

    Formula: n = ⌈ln(1 − target) / ln(1 − p)⌉; with unevenness: least n with coverage ≥ target
    Source: a definition (need_coverage solved for n).

    >>> interviews_needed(.1, .9), interviews_needed(.1, .9, unevenness=.1)
    (22, 96)
    """
    wanted, chance = proportion("target", target), proportion("p", p)
    uneven = one_number("unevenness", unevenness, 0, 1)
    if uneven == 0:
        return max(1, ceil(log1p(-wanted) / log1p(-chance) - 1e-9))  # whole in spite of rounding
    enough = wanted - 1e-9
    if need_coverage(chance, _MOST, uneven) < enough:
        return None
    return bisect_left(range(1, _MOST), True, key=lambda n: need_coverage(chance, n, uneven) >= enough) + 1


def beta_binomial_coverage(alpha: ArrayLike, beta: ArrayLike, n: ArrayLike) -> Any:
    """Share of the needs heard in `n` interviews, where some needs are harder to hear than others.

    The chance that one interview brings up a need varies between needs like a Beta(`alpha`,
    `beta`), both above 0. Numbers or arrays. Rare needs make the curve long: at the same mean
    chance it lies below that of `need_coverage`.

    Formula: coverage = 1 − B(alpha, beta + n) / B(alpha, beta); with alpha = 1 it is n / (beta + n)
    Source: a definition (the beta-binomial chance of being heard at least once).

    >>> beta_binomial_coverage(1, 6, [10, 20, 30]).round(3).tolist()
    [0.625, 0.769, 0.833]
    """
    a, b, interviews = together(alpha=above("alpha", alpha), beta=above("beta", beta), n=quantity("n", n, 0))
    near = special.betaln(a, b + interviews) - special.betaln(a, b)
    far = _log_rise(b, interviews) - _log_rise(a + b, interviews)
    return plain(np.asarray(-np.expm1(np.where(a + b < _FAR, near, far))))


def _log_rise(z: Floats, n: Floats) -> Floats:
    """ln Γ(z + n) − ln Γ(z); by Stirling's series where z is so large that digits would be lost."""
    large = np.maximum(z, _FAR)
    series = (large + n - 0.5) * np.log1p(n / large) + n * np.log(large) - n
    series = series + (1 / (large + n) - 1 / large) / 12
    return np.where(z < _FAR, special.gammaln(z + n) - special.gammaln(z), series)


def discovery_beta(mean: float, unevenness: float) -> tuple[float, float]:
    """`alpha` and `beta` of needs that are heard with a `mean` chance and differ by `unevenness`.

    `mean` and `unevenness` lie strictly between 0 and 1. Near 0 all needs are equally easy to hear,
    near 1 each is heard either in every interview or in none.

    Formula: alpha = mean·s, beta = (1 − mean)·s, s = 1 / unevenness − 1
    Source: a definition (unevenness is the correlation of two interviews about one need).

    >>> [round(value, 6) for value in discovery_beta(1 / 7, 1 / 8)]
    [1.0, 6.0]
    """
    middle, size = proportion("mean", mean), 1 / proportion("unevenness", unevenness) - 1
    return middle * size, (1 - middle) * size


@dataclass(frozen=True)
class Incidence:
    """What was heard: distinct `needs`, those heard in one and in two interviews only, `interviews`."""

    needs: int
    once: int
    twice: int
    interviews: int


def incidence(table: pd.DataFrame, interview: str = "session_id") -> Incidence:
    """Count in a long table how many needs were heard, and how many of them once or twice.

    `table` has a row for each need heard in an interview, with need_id and the column that
    `interview` names; a need said twice in one interview counts once there. A row without a need only
    says that the interview took place. A table without rows raises CocreaError.

    Formula: once = needs heard in exactly one interview; twice = in exactly two
    Source: a definition.

    >>> notes = pd.DataFrame({"session_id": [1, 1, 2, 2, 3], "need_id": ["a", "b", "a", "c", "a"]})
    >>> incidence(notes)
    Incidence(needs=3, once=2, twice=0, interviews=3)
    """
    heard = _times_heard(table, interview)
    return Incidence(
        heard.size, int((heard == 1).sum()), int((heard == 2).sum()), int(table[interview].nunique())
    )


@dataclass(frozen=True)
class Chao2:
    """How many needs there are at least (`value`), with the interval of that lower bound.

    `unheard` of them were not heard, so the interviews are complete to `completeness_at_most`.
    `heard` counts the needs heard and `interviews` the interviews.
    """

    value: float
    low: float
    high: float
    unheard: float
    completeness_at_most: float
    heard: int
    interviews: int


def chao2(needs: int, once: int, twice: int, interviews: int, confidence: float = 0.95) -> Chao2:
    """Lower bound of how many needs there are, from needs heard in one and in two interviews.

    `needs` were heard in `interviews` (two or more) of one kind, `once` of them in one interview
    only, `twice` in two. The more the needs differ, the more there are than this says; so the
    share heard is a completeness "at most". With no need heard twice the bias-corrected form is
    used. Where no unheard need is found, `low` and `high` are NaN. Counts that contradict each
    other raise CocreaError.

    Formula: value = needs + (m − 1)/m · once² / (2·twice); with twice = 0: needs + (m − 1)/m ·
        once·(once − 1) / 2; m = interviews. Interval: needs + unheard / C to needs + unheard · C,
        C = exp(z·√ln(1 + variance / unheard²))
    Source: Chao (1987); small-sample factor and variance as in Chao's software iNEXT.

    >>> found = chao2(42, once=12, twice=6, interviews=24)
    >>> round(found.value, 2), round(found.completeness_at_most, 3)
    (53.5, 0.785)
    >>> round(found.low, 1), round(found.high, 1)
    (45.0, 85.6)
    """
    m = whole("interviews", interviews, 2, 10**9)
    heard = whole("needs", needs, 1, 10**9)
    one, two = whole("once", once, 0, heard), whole("twice", twice, 0, heard)
    level = proportion("confidence", confidence)
    if one + two > heard or (m == 2 and one + two < heard):
        raise CocreaError(
            "listening.counts",
            N_(
                "These counts contradict each other: {needs} needs, "
                "{once} of them heard once and {twice} twice in {interviews} interviews. Count again."
            ),
            needs=heard,
            once=one,
            twice=two,
            interviews=m,
        )
    factor = (m - 1) / m
    if two:
        ratio = one / two
        unheard = factor * one**2 / (2 * two)
        variance = two * (factor * ratio**2 / 2 + factor**2 * (ratio**3 + ratio**4 / 4))
    else:
        unheard = factor * one * (one - 1) / 2
        variance = (
            unheard + factor**2 * one * (2 * one - 1) ** 2 / 4 - factor**2 * one**4 / (4 * (heard + unheard))
        )
    value = heard + unheard
    if unheard == 0:
        return Chao2(value, np.nan, np.nan, 0.0, 1.0, heard, m)
    reach = exp(two_sided_z(level) * sqrt(log(1 + variance / unheard**2)))
    return Chao2(value, heard + unheard / reach, heard + unheard * reach, unheard, heard / value, heard, m)


def need_curve(table: pd.DataFrame, interview: str = "session_id", effort: str | None = None) -> pd.DataFrame:
    """How many different needs 1, 2, … of the interviews would have heard, whichever they were.

    `table` as in `incidence`. Columns: interviews (1 to all) and needs, the mean over every choice
    of so many interviews; the last row is what was heard in all. `effort` names a column that says
    what each interview took (hours, money; the same in all its rows): a column effort then gives the
    mean of that over the same choices, to compare interviews of different kinds by.

    Formula: needs(k) = Σ over needs of 1 − C(m − times heard, k) / C(m, k), m interviews
        effort(k) = k · mean effort of an interview
    Source: a definition (an average over all orders; ecologists call it rarefaction).

    >>> notes = pd.DataFrame({"session_id": [1, 1, 2, 2, 3], "need_id": ["a", "b", "a", "c", "a"]})
    >>> need_curve(notes).round(3).values.tolist()
    [[1.0, 1.667], [2.0, 2.333], [3.0, 3.0]]
    """
    heard = _times_heard(table, interview)
    m = int(table[interview].nunique())
    k = np.arange(1, m + 1)
    left = (m - heard)[:, None]
    missed = np.exp(_log_ways(np.maximum(left, k), k) - _log_ways(m, k)) * (left >= k)
    curve = pd.DataFrame({"interviews": k, "needs": (1 - missed).sum(axis=0)})
    if effort is None:
        return curve
    first = table_with(table, effort).dropna(subset=[interview]).drop_duplicates(interview)
    return curve.assign(effort=k * quantity(effort, first[effort], 0).mean())


def _log_ways(m: Any, k: Any) -> Floats:
    """Logarithm of the number of ways to choose k of m, less ln k! (which cancels out)."""
    return np.asarray(special.gammaln(m + 1) - special.gammaln(m - k + 1))


def _times_heard(table: pd.DataFrame, interview: str) -> Any:
    """In how many interviews each need was heard."""
    table_with(table, interview, "need_id")
    if interview == "need_id":
        raise named_twice(interview)
    if table.empty:
        raise too_few(0)
    heard = table[[interview, "need_id"]].dropna().drop_duplicates()
    return heard["need_id"].value_counts().to_numpy()
