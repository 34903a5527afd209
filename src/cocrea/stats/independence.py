"""Do two questions with a few answers each go together? The crude look, before anything is adjusted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import whole_numbers
from cocrea.errors import CocreaError
from cocrea.language import N_


@dataclass(frozen=True)
class Independence:
    """The chi-square test of a table of counts.

    `chi_square` with `df` degrees of freedom and its `p`; `cramers_v`, how strongly the two
    go together, 0 (not at all) to 1; `n` people; `least_expected`, the smallest count that
    independence leads one to expect: below about 5, p is rough.
    """

    chi_square: float
    df: int
    p: float
    cramers_v: float
    n: int
    least_expected: float


def independence(counts: ArrayLike) -> Independence:
    """Chi-square test of independence of rows and columns, with Cramér's V as effect size.

    `counts` of people: two rows and two columns or more, every person in one cell, no row or
    column empty; else CocreaError. No continuity correction.

    Formula: chi_square = Σ (counts − expected)² / expected, expected = row total × column total / n;
        cramers_v = √(chi_square / (n × (min(rows, columns) − 1)))
    Source: Pearson (1900); Cramér (1946).

    >>> found = independence([[282, 170, 175], [206, 189, 264], [79, 87, 229]])
    >>> round(found.chi_square, 1), found.df, round(found.cramers_v, 2)
    (106.2, 4, 0.18)
    """
    from scipy import stats  # heavy: only who asks for it waits

    table = whole_numbers("counts", counts, 0)
    if table.ndim != 2 or min(table.shape) < 2:
        raise CocreaError(
            "independence.shape",
            N_("A table of counts with at least two rows and two columns is needed; this one has {shape}."),
            shape=" × ".join(map(str, table.shape)),
        )
    for total in (*table.sum(axis=0), *table.sum(axis=1)):
        if total == 0:
            raise CocreaError(
                "independence.empty", N_("A row or a column of these counts is empty. Leave it out.")
            )
    found = stats.chi2_contingency(table, correction=False)
    n, chi_square = table.sum(), float(found.statistic)
    v = float(np.sqrt(chi_square / (n * (min(table.shape) - 1))))
    expected = float(found.expected_freq.min())
    return Independence(chi_square, int(found.dof), float(found.pvalue), v, int(n), expected)
