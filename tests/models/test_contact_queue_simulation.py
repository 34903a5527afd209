"""The queue against itself played through, customer by customer, with simpy."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import simpy

from cocrea.models import contact
from cocrea.stats import t_interval

CONFIDENCE = 0.99  # each of the means is looked at once, with a fixed seed


def waits(
    arrivals: float, servers: int, customers: int, rng: np.random.Generator, service_scv: float = 1.0
) -> np.ndarray:
    """The times in line of customers at servers of rate 1, after as many again to warm up."""
    between = rng.exponential(1 / arrivals, 2 * customers)
    taken = rng.gamma(1 / service_scv, service_scv, 2 * customers)
    found = np.empty(2 * customers)
    world = simpy.Environment()
    desk = simpy.Resource(world, servers)

    def customer(number: int) -> Iterator[simpy.Event]:
        came = world.now
        with desk.request() as turn:
            yield turn
            found[number] = world.now - came
            yield world.timeout(taken[number])

    def street() -> Iterator[simpy.Event]:
        for number, pause in enumerate(between):
            yield world.timeout(pause)
            world.process(customer(number))

    world.process(street())
    world.run()
    return found[customers:]


def played(share: float, servers: int, customers: int, runs: int, service_scv: float = 1.0) -> np.ndarray:
    """Runs × (share that waits, mean wait, share that waits longer than half a service)."""
    rng = np.random.default_rng(1909)
    found = [waits(share * servers, servers, customers, rng, service_scv) for _ in range(runs)]
    return np.array([[(run > 0).mean(), run.mean(), (run > 0.5).mean()] for run in found])


def within(found: np.ndarray, key: list[float]) -> None:
    """The key lies in the interval of the mean of independent runs, which is not a wide one."""
    mean, sd = found.mean(axis=0), found.std(axis=0, ddof=1)
    low, high = t_interval(mean, sd, np.full(mean.size, len(found)), CONFIDENCE)
    key_values = np.array(key)
    assert (low < key_values).all() and (key_values < high).all(), (low, key, high)
    assert ((high - low) / 2 < 0.25 * key_values).all(), "the simulation says too little"


def keys(share: float, servers: int) -> list[float]:
    queue = (share * servers, 1.0, servers)
    found = contact.queue_means(*queue)
    return [found.p_wait, found.wait, contact.wait_survival(0.5, *queue)]


def test_three_tills() -> None:
    within(played(0.6, 3, customers=1000, runs=12), keys(0.6, 3))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("share", "servers", "customers"), [(0.5, 1, 1500), (0.8, 1, 4000), (0.85, 4, 4000), (0.88, 12, 5000)]
)
def test_other_queues(share: float, servers: int, customers: int) -> None:
    within(played(share, servers, customers, runs=15), keys(share, servers))


@pytest.mark.slow
@pytest.mark.parametrize("scv", [0.25, 2.25])
def test_service_times_that_vary_less_or_more(scv: float) -> None:
    """Several servers: the approximation lies within a tenth of what is played."""
    found = played(0.85, 3, customers=4000, runs=15, service_scv=scv)[:, 1]
    assert contact.vut_wait(0.85 * 3, 1, 3, 1, scv) == pytest.approx(found.mean(), rel=0.12)


def test_two_lines_taken_by_chance_and_the_shorter_of_them() -> None:
    """Against the one line of the same customers, whose mean is known: chance alone moves all three alike."""
    rng, rate, customers = np.random.default_rng(1981), 20 / 12, 40_000
    by_chance, shorter, one = [], [], []
    for _run in range(12):
        between, taken = rng.exponential(1 / rate, customers), rng.exponential(size=customers)
        line = rng.integers(0, 2, customers)
        by_chance.append(contact.waits_in_lines(between, taken, line).mean())
        shorter.append(contact.waits_in_lines(between, taken, line, shorter=True).mean())
        one.append(contact.waits_in_line(between, taken, 2).mean())
    more = np.array([np.array(by_chance) - one, np.array(shorter) - one]).T
    known = contact.queue_means(rate, 1, 2).wait
    keys = [contact.queue_means(rate / 2, 1, 1).wait - known, contact.shorter_line_wait(rate, 1) - known]
    within(more, keys)
