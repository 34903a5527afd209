"""How much faster than batches of numpy.linalg.solve LMG is: `python -m tests.bench_importance`.

Twelve drivers, 500 respondents, 1 000 resamples: 4 096 values of R² for each resample.
numpy gets its fastest obvious way: all subsets of one size for many resamples in one call
of solve, the best of several numbers of resamples a call.
"""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cocrea.stats.importance import lmg
from tests.bench_bootstrap import fastest

DRIVERS = 12
RESAMPLES = 1000
Floats = NDArray[np.float64]


def answers() -> pd.DataFrame:
    """500 respondents: an overall judgement and twelve drivers that go along with each other."""
    rng = np.random.default_rng(12)
    person = rng.normal(size=(500, 1))
    drivers = 0.7 * person + rng.normal(size=(500, DRIVERS))
    overall = drivers @ np.linspace(0.3, 0, DRIVERS) + rng.normal(size=500)
    table = pd.DataFrame(drivers, columns=[f"x{place}" for place in range(DRIVERS)])
    return table.assign(overall=overall)


def by_solving(values: Floats, resamples: int, batch: int, seed: int = 1) -> Floats:
    """The shares of drivers in each resample; the outcome is the last column of `values`."""
    rng = np.random.default_rng(seed)
    k = values.shape[1] - 1
    drawn = [np.corrcoef(values[rng.integers(len(values), size=len(values))].T) for _ in range(resamples)]
    tables = np.array(drawn)
    shares = np.zeros((resamples, k))
    for size in range(1, k + 1):
        subsets = np.array(list(combinations(range(k), size)))
        inside = np.zeros((len(subsets), k), dtype=bool)
        np.put_along_axis(inside, subsets, True, axis=1)
        gained, lost = 1 / (k * comb(k - 1, size - 1)), 1 / (k * comb(k - 1, size)) if size < k else 0
        weights = np.where(inside, gained, -lost)
        for start in range(0, resamples, batch):
            some = tables[start : start + batch]
            among = some[:, subsets[:, :, None], subsets[:, None, :]]
            along = some[:, subsets, k]
            r2 = (np.linalg.solve(among, along[..., None])[..., 0] * along).sum(axis=-1)
            shares[start : start + batch] += r2 @ weights
    return shares


def importance_ratio() -> float:
    """numpy's time over ours, in one run; prints both."""
    table = answers()
    names = [str(name) for name in table if name != "overall"]
    values = table[[*names, "overall"]].to_numpy()
    theirs = {batch: fastest(lambda b=batch: by_solving(values, 50, b), 2) for batch in (1, 5, 25)}
    best = min(theirs, key=lambda batch: theirs[batch])
    slow = fastest(lambda: by_solving(values, RESAMPLES, best), 1)
    ours = fastest(lambda: lmg(table, "overall", names, resamples=RESAMPLES))
    ratio = slow / ours
    print(f"LMG: numpy {slow:.2f} s (batch={best}), cocrea {ours:.3f} s: {ratio:.1f} times faster")
    return ratio


if __name__ == "__main__":
    importance_ratio()
