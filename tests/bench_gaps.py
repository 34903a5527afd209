"""How much faster than scipy's bootstrap the gap table is: `python -m tests.bench_gaps`.

10 000 respondents × 10 moments, BCa intervals from 9 999 resamples. Ours starts from the
long table and gives every column; scipy starts from a matrix of gaps that is laid out as
it likes, in one vectorised call, with the best of several batch sizes.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from cocrea.models.moments import gap_table
from tests.bench_bootstrap import fastest

RESPONDENTS, MOMENTS, RESAMPLES = 10_000, 10, 9999


def survey() -> pd.DataFrame:
    """A long table of whole ratings, correlated within a person."""
    rng = np.random.default_rng(5)
    person = rng.normal(size=(RESPONDENTS, 1))
    perceived = np.clip(np.rint(5 + 0.7 * person + rng.normal(size=(RESPONDENTS, MOMENTS))), 1, 7)
    desired = np.clip(np.rint(6 + 0.5 * person + 0.7 * rng.normal(size=(RESPONDENTS, MOMENTS))), 1, 7)
    return pd.DataFrame(
        {
            "respondent_id": np.repeat(np.arange(RESPONDENTS), MOMENTS),
            "moment_id": np.tile([f"moment{place}" for place in range(MOMENTS)], RESPONDENTS),
            "perceived": perceived.ravel(),
            "desired": desired.ravel(),
        }
    )


def by_scipy(by_moment: np.ndarray, resamples: int, batch: int) -> object:
    """The same intervals from one call."""
    return stats.bootstrap(
        (by_moment,), np.mean, n_resamples=resamples, vectorized=True, axis=-1, method="BCa",
        batch=batch, rng=np.random.default_rng(1),
    )  # fmt: skip


def gaps_ratio() -> float:
    """scipy's time over ours, in one run; prints both."""
    table = survey()
    gaps = (table["perceived"] - table["desired"]).to_numpy(dtype=float)
    by_moment = np.ascontiguousarray(gaps.reshape(RESPONDENTS, MOMENTS).T)
    tried = {batch: fastest(lambda b=batch: by_scipy(by_moment, 200, b), 1) for batch in (2, 5, 20)}
    best = min(tried, key=lambda batch: tried[batch])
    theirs = fastest(lambda: by_scipy(by_moment, RESAMPLES, best), 1)
    ours = fastest(lambda: gap_table(table, bootstrap=True), 2)
    ratio = theirs / ours
    print(f"gap table: scipy {theirs:.1f} s (batch={best}), cocrea {ours:.2f} s: {ratio:.1f} times faster")
    return ratio


if __name__ == "__main__":
    gaps_ratio()
