"""Do several questions measure one thing, and how much of a score is noise?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from cocrea.arguments import Floats, levels, numbers, proportion, too_few
from cocrea.errors import CocreaError
from cocrea.language import N_


@dataclass(frozen=True)
class Alpha:
    """Cronbach's alpha with its interval, from `n` respondents and `k` items."""

    value: float
    low: float
    high: float
    k: int
    n: int


def alpha(items: ArrayLike, confidence: float = 0.95) -> Alpha:
    """Cronbach's alpha of respondents × items, with Feldt's interval.

    The interval takes items to be equally good measures. A respondent with a missing
    item is dropped. At least two items and two respondents; NaN where the sums do not
    vary.

    Formula: α = k / (k − 1) · (1 − sum of the item variances / variance of the sums);
        low, high = 1 − (1 − α) · F, with n − 1 and (n − 1)(k − 1) degrees of freedom
    Source: Cronbach (1951); Feldt (1965).

    >>> found = alpha([[4, 5, 4, 5], [2, 3, 2, 2], [5, 5, 4, 5], [3, 3, 3, 4],
    ...                [1, 2, 2, 1], [4, 4, 5, 4], [3, 4, 3, 3], [5, 4, 5, 5]])
    >>> round(found.value, 4), round(found.low, 4), round(found.high, 4), found.k, found.n
    (0.9527, 0.8595, 0.9894, 4, 8)
    """
    answers = numbers("items", items)
    if answers.ndim != 2 or answers.shape[1] < 2:
        raise _too_few_items(answers.shape[1] if answers.ndim == 2 else 1, needed=2)
    tail = (1 - proportion("confidence", confidence)) / 2
    answers = answers[~np.isnan(answers).any(axis=1)]
    n, k = answers.shape
    if n < 2:
        raise too_few(n, needed=2)
    total = float(answers.sum(axis=1).var(ddof=1))
    if total <= 1e-12:
        return Alpha(np.nan, np.nan, np.nan, k, n)
    value = k / (k - 1) * (1 - float(answers.var(axis=0, ddof=1).sum()) / total)
    above, below = n - 1, (n - 1) * (k - 1)
    low, high = (1 - (1 - value) * float(special.fdtri(above, below, 1 - side)) for side in (tail, 1 - tail))
    return Alpha(value, low, high, k, n)


@dataclass(frozen=True)
class Omega:
    """McDonald's omega (`value`) with the loadings and unique variances behind it."""

    value: float
    loadings: tuple[float, ...]
    unique: tuple[float, ...]


def omega(covariance: ArrayLike) -> Omega:
    """McDonald's omega total of items with one factor, from their covariances (k × k).

    Three items fit one factor exactly, λ₁ = √(s₁₂s₁₃/s₂₃) and so on; more are fitted by
    least squares of the covariances (minres). Fewer than three cannot tell; where one
    factor cannot hold (a negative variance would be left over), CocreaError.

    Formula: ω = (Σλ)² / ((Σλ)² + Σψ), loadings λ and unique variances ψ
    Source: McDonald (1999); minres: Harman and Jones (1966).

    >>> found = omega([[1.21, .63, .45], [.63, .99, .35], [.45, .35, .85]])
    >>> round(found.value, 4), [round(loading, 3) for loading in found.loadings]
    (0.7462, [0.9, 0.7, 0.5])
    """
    table = numbers("covariance", covariance)
    if table.ndim != 2 or table.shape[0] != table.shape[1] or not np.allclose(table, table.T):
        raise CocreaError(
            "reliability.covariance",
            N_("A covariance table is square and the same on both sides of its diagonal."),
        )
    k = table.shape[0]
    if k < 3:
        raise _too_few_items(k, needed=3)
    loadings = _three(table) if k == 3 else _minres(table)
    unique = np.diag(table) - loadings**2
    if np.isnan(loadings).any() or (unique < -1e-9 * np.diag(table)).any():
        raise CocreaError(
            "reliability.no-factor",
            N_(
                "One common factor cannot produce these covariances. "
                "Look for an item that is scored the other way round, or that measures something else."
            ),
        )
    unique = np.maximum(unique, 0)
    common = float(loadings.sum()) ** 2
    value = common / (common + float(unique.sum()))
    return Omega(value, tuple(map(float, loadings)), tuple(map(float, unique)))


def difference_reliability(
    r_pp: ArrayLike, r_ee: ArrayLike, r_pe: ArrayLike, sd_p: ArrayLike = 1, sd_e: ArrayLike = 1
) -> Any:
    """Reliability of the difference P − E from those of its parts.

    `r_pp`, `r_ee` are the reliabilities, `r_pe` is the correlation, `sd_p` and
    `sd_e` are the standard deviations. The more P and E go together, the more of
    their difference is noise. NaN where the difference does not vary.

    Formula: (sd_p² · r_pp + sd_e² · r_ee − 2 · r_pe · sd_p · sd_e) /
        (sd_p² + sd_e² − 2 · r_pe · sd_p · sd_e)
    Source: Peter, Churchill and Brown (1993).

    >>> round(difference_reliability(.85, .80, .50), 4)
    0.65
    """
    pp, ee, pe, p, e = levels(r_pp=r_pp, r_ee=r_ee, r_pe=r_pe, sd_p=sd_p, sd_e=sd_e)
    shared = 2 * pe * p * e
    varies = p**2 + e**2 - shared
    true = p**2 * pp + e**2 * ee - shared
    found = np.divide(true, varies, out=np.full(varies.shape, np.nan), where=varies > 1e-12)
    return found.item() if found.ndim == 0 else found


def _three(table: Floats) -> Floats:
    """The closed form for three items; NaN where the signs allow no factor."""
    a, b, c = table[0, 1], table[0, 2], table[1, 2]
    if a * b * c <= 0:
        return np.full(3, np.nan)
    sizes = np.sqrt([a * b / c, a * c / b, b * c / a])
    return _facing(sizes * [1, np.sign(a), np.sign(b)])


def _minres(table: Floats) -> Floats:
    """One factor by least squares of the covariances off the diagonal."""
    from scipy import optimize

    values, vectors = np.linalg.eigh(table)
    start = vectors[:, -1] * np.sqrt(max(values[-1], 0))
    rows, columns = np.array(list(combinations(range(len(table)), 2))).T
    goal = table[rows, columns]
    found = optimize.least_squares(lambda x: x[rows] * x[columns] - goal, start, xtol=1e-14, ftol=1e-14)
    return _facing(found.x)


def _facing(loadings: Floats) -> Floats:
    """A factor has no sign of its own: turn it so that most of it is positive."""
    return -loadings if loadings.sum() < 0 else loadings


def _too_few_items(n: int, needed: int) -> CocreaError:
    return CocreaError(
        "reliability.items",
        N_("At least {needed} items are needed, one a column; there are {n}."),
        needed=needed,
        n=n,
    )
