"""How much faster than scipy the bootstrap is: `python tests/bench_bootstrap.py`.

The task of the closing note: a BCa interval for 9 columns of 240 respondents,
9 999 resamples. scipy gets its fastest single call: vectorised, on an array laid
out as it likes, the best of several batch sizes.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import numpy as np
from scipy import stats

from cocrea.stats import bootstrap_interval

RESAMPLES = 9999


def answers() -> np.ndarray:
    """240 respondents × 9 gaps on a seven-point scale, correlated within a person."""
    rng = np.random.default_rng(4)
    person = rng.normal(size=(240, 1))
    return np.clip(np.rint(-0.8 + 0.7 * person + rng.normal(size=(240, 9))), -6, 6)


def fastest(run: Callable[[], object], times: int = 5) -> float:
    """The least of several timings, in seconds: what the machine can do undisturbed."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        run()
        taken.append(perf_counter() - start)
    return min(taken)


def bootstrap_ratio() -> float:
    """scipy's time over ours, in one run; prints both."""
    values = answers()
    by_column = np.ascontiguousarray(values.T)

    def scipys(batch: int | None) -> Callable[[], object]:
        return lambda: stats.bootstrap(
            (by_column,), np.mean, n_resamples=RESAMPLES, vectorized=True, axis=-1, method="BCa",
            batch=batch, rng=np.random.default_rng(1),
        )  # fmt: skip

    theirs = {batch: fastest(scipys(batch), 3) for batch in (None, 1000, 200, 50)}
    best = min(theirs, key=lambda batch: theirs[batch])
    ours = fastest(lambda: bootstrap_interval(values, "bca", resamples=RESAMPLES))
    ratio = theirs[best] / ours
    print(f"scipy {theirs[best]:.3f} s (batch={best}), cocrea {ours:.3f} s: {ratio:.1f} times faster")
    return ratio


if __name__ == "__main__":
    bootstrap_ratio()
