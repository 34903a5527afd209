"""How much faster than scipy's Poisson distribution Erlang C is: `python tests/bench_queues.py`.

100 000 queues at once, 1 to 1 000 servers, loads up to 0.9999. The obvious way is the
formula with `scipy.stats.poisson`; the fastest one we found besides is the same with
`scipy.special.pdtr` and the logarithm of the Poisson chance, unchecked.
"""

from __future__ import annotations

import numpy as np
from scipy import special, stats

from cocrea.models.contact import erlang_c
from tests.bench_bootstrap import fastest

QUEUES = 100_000
ROUNDS = 20


def queues_ratio() -> float:
    """The faster of scipy's two ways over ours, in one run; prints all three."""
    rng = np.random.default_rng(1917)
    servers = rng.integers(1, 1001, QUEUES)
    service = rng.uniform(0.1, 60, QUEUES)
    arrivals = rng.uniform(0.05, 0.9999, QUEUES) * servers * service

    def with_stats() -> np.ndarray:
        load = arrivals / service
        at_count = stats.poisson.pmf(servers, load)
        return at_count / (at_count + (1 - load / servers) * stats.poisson.cdf(servers - 1, load))

    def with_special() -> np.ndarray:
        load = arrivals / service
        at_count = np.exp(special.xlogy(servers, load) - load - special.gammaln(servers + 1))
        return at_count / (at_count + (1 - load / servers) * special.pdtr(servers - 1, load))

    ours = erlang_c(arrivals, service, servers)
    assert np.allclose(ours, with_stats(), rtol=1e-9) and np.allclose(ours, with_special(), rtol=1e-9)
    ways = (with_stats, with_special, lambda: erlang_c(arrivals, service, servers))
    turns = [[fastest(way, 1) for way in ways] for _ in range(ROUNDS)]  # by turns: a busy minute hits all
    obvious, bare, taken = np.min(turns, axis=0)
    ratio = float(min(obvious, bare) / taken)
    print(
        f"Erlang C of {QUEUES} queues: scipy.stats {1e3 * obvious:.0f} ms, "
        f"scipy.special {1e3 * bare:.0f} ms, cocrea {1e3 * taken:.0f} ms: {ratio:.1f} times faster"
    )
    return ratio


if __name__ == "__main__":
    queues_ratio()
