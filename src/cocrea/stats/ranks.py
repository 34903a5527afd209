"""How sure is a rank?"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import Floats, numbers, truth
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats.bootstrap import SEED, bootstrap_means

LEAST_FOR_RANKING = 30  # with fewer answers an order of gaps is mostly chance
ROUNDING = 1e-9  # means of whole ratings tie often; closer than this is a tie


def chance_of_first(
    values: ArrayLike, resamples: int = 9999, seed: int = SEED, smallest: bool = True
) -> Floats:
    """For each column of respondents × moments, how often its mean ranks first.

    Whole respondents are drawn, so answers of one person stay together and the
    dependence between moments is kept. First is the smallest mean (the most
    negative gap) or, with smallest=False, the largest. Tied columns share a
    resample; a column that nobody drawn had answered cannot win it.

    Formula: (resamples in which the column's mean is first) / resamples
    Source: Efron (1979) for the bootstrap.

    >>> chance_of_first([[-3, 0], [-2, 0], [-1, 0], [0, 0]]).round(2).tolist()
    [1.0, 0.0]
    """
    means = bootstrap_means(values, resamples, seed)
    return first_shares(means, smallest)


def first_shares(scores: ArrayLike, smallest: bool = True) -> Floats:
    """For each column, the fraction of rows in which it ranks first; ties share a row.

    `scores` is rows × columns. A row without any number counts for nobody.

    Formula: mean over the rows of 1 / (columns tied for first), 0 where it is not first
    Source: a definition.

    >>> first_shares([[1, 2], [2, 2], [3, 1]], smallest=False).tolist()
    [0.5, 0.5]
    """
    table = numbers("scores", scores)
    if table.ndim != 2 or not table.size:
        raise CocreaError(
            "ranks.scores", N_("A table of scores is needed, with at least one row and one column.")
        )
    table = table if truth("smallest", smallest) else -table
    table = np.where(np.isnan(table), np.inf, table)
    best = table.min(axis=1, keepdims=True)
    first = (table <= best + ROUNDING) & np.isfinite(table)
    counted = first.sum(axis=1, keepdims=True)
    shared = np.divide(first, counted, out=np.zeros(table.shape), where=counted > 0)
    rows = int((counted > 0).sum())
    return shared.sum(axis=0) / rows if rows else np.full(table.shape[1], np.nan)
