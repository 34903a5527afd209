"""Queues: worked examples, exact fractions, sixty-digit decimals, a birth–death chain, properties, errors."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from math import factorial
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from cocrea import CocreaError
from cocrea.models import contact

HOUR = 60
rates = st.floats(0.1, 100)
many = st.integers(1, 60)
busy = st.floats(0.02, 0.99)


def close(key: float) -> Any:
    """A worked example is printed to four decimals."""
    return pytest.approx(key, abs=5e-5)


def agrees(found: contact.QueueMeans, key: dict[str, float]) -> None:
    assert found.utilisation == close(key["rho"])
    assert found.p_wait == close(key.get("P_wait", key.get("C", 0)))
    assert HOUR * found.wait == close(key["Wq_min"])
    assert found.waiting == close(key["Lq"])
    if "W_min" in key:
        assert HOUR * found.time == close(key["W_min"])
        assert found.present == pytest.approx(found.time * found.waiting / found.wait)


def test_worked_example_2_5(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W2.5_little")
    given = example["inputs"]
    found = contact.little(arrivals=given["lambda_per_h"], time=given["W_min"] / HOUR)
    assert found == pytest.approx(example["output"]["L"])


def test_exercise_2_4(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E2.4")
    found = contact.little(number=example["inputs"]["L"], arrivals=example["inputs"]["lambda_h"])
    assert HOUR * found == pytest.approx(example["answer"]["W_min"])


@pytest.mark.parametrize("servers", [3, 4])
def test_worked_example_2_6(vector: Callable[[str], dict[str, Any]], servers: int) -> None:
    example = vector("W2.6_mmc")
    queue, key = (example["inputs"]["lambda"], example["inputs"]["mu"], servers), example["output"]
    agrees(contact.queue_means(*queue), key[f"c{servers}"])
    assert contact.wait_survival(5 / HOUR, *queue) == close(key[f"c{servers}"]["P_wait_gt_5min"])


@pytest.mark.parametrize("servers", [3, 4])
def test_exercise_2_5(vector: Callable[[str], dict[str, Any]], servers: int) -> None:
    example = vector("E2.5")
    given = example["inputs"]
    agrees(contact.queue_means(given["lambda"], given["mu"], servers), example["answer"][f"c{servers}"])


def test_worked_example_2_7(vector: Callable[[str], dict[str, Any]]) -> None:
    key = vector("W2.7_pooling")["output"]
    found = contact.pooling(10, 12, servers=1, groups=2)
    agrees(found.separate, key["separate"])
    agrees(found.pooled, key["pooled"])
    assert contact.wait_survival(5 / HOUR, 10, 12, 1) == close(key["separate"]["P_wait_gt_5min"])
    assert contact.wait_survival(5 / HOUR, 20, 12, 2) == close(key["pooled"]["P_wait_gt_5min"])


def test_exercise_2_6(vector: Callable[[str], dict[str, Any]]) -> None:
    key = vector("E2.6")["answer"]
    found = contact.pooling(8, 10, servers=1, groups=3)
    agrees(found.separate, key["sep"])
    agrees(found.pooled, key["pool"])


def test_worked_example_2_8(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W2.8_vut")
    given = example["inputs"]
    service = 1 / given["ts_min"]
    arrivals = given["rho"] * given["c"] * service
    found = contact.vut_wait(arrivals, service, given["c"], given["ca2"], given["cs2"])
    assert found.tolist() == close(example["output"]["Wq_min"])


def test_the_published_check_of_a_call_centre() -> None:
    """100 calls in 30 minutes, 3 minutes each, 14 agents."""
    queue = (100 / 30, 1 / 3, 14)
    found = contact.queue_means(*queue)
    assert found.p_wait == pytest.approx(0.17413, abs=5e-6)
    assert found.utilisation == pytest.approx(0.71429, abs=5e-6)
    assert contact.service_level(20 / 60, *queue) == pytest.approx(0.88835, abs=5e-6)


# Sound numbers: three other ways to the same chance


def exact(load: Fraction, servers: int) -> Fraction:
    """Erlang C as it stands in the books, in fractions."""
    last = load**servers / factorial(servers) / (1 - load / servers)
    return last / (sum(load**k / factorial(k) for k in range(servers)) + last)


@pytest.mark.parametrize("servers", [1, 2, 3, 5, 12, 40])
def test_exact_fractions(servers: int) -> None:
    for share in (Fraction(1, 100), Fraction(1, 2), Fraction(9, 10), Fraction(9999, 10000)):
        load = share * servers
        found = contact.erlang_c(float(load), 1.0, servers)
        assert found == pytest.approx(float(exact(load, servers)), rel=1e-10)


@pytest.mark.parametrize("servers", [1, 10, 100, 317, 1000])
@pytest.mark.parametrize("share", [0.3, 0.7, 0.95, 0.999, 0.9999])
def test_sixty_digits_up_to_a_thousand_servers(servers: int, share: float) -> None:
    """Erlang B by its recursion, then C from B, in decimals."""
    arrivals, service = share * servers * 0.37, 0.37
    with localcontext() as context:
        context.prec = 60
        load = Decimal(arrivals) / Decimal(service)
        blocked = Decimal(1)
        for k in range(1, servers + 1):
            blocked = load * blocked / (k + load * blocked)
        key = float(blocked / (1 - load / servers * (1 - blocked)))
    found = contact.erlang_c(arrivals, service, servers)
    assert found == pytest.approx(key, rel=1e-10)


@pytest.mark.parametrize(("arrivals", "service", "servers"), [(40, 15, 3), (2, 5, 1), (9.5, 1, 10)])
def test_the_whole_picture_is_that_of_a_birth_death_chain(
    arrivals: float, service: float, servers: int
) -> None:
    """The chain itself, up to 2 000 customers: its steady state by multiplying rates."""
    state = np.arange(2000)
    steps = arrivals / (service * np.minimum(np.maximum(state, 1), servers))
    chance = np.cumprod(np.where(state == 0, 1.0, steps))
    chance /= chance.sum()
    found = contact.queue_means(arrivals, service, servers)
    assert found.p_wait == pytest.approx(chance[servers:].sum(), rel=1e-9)
    assert found.waiting == pytest.approx((chance * np.maximum(state - servers, 0)).sum(), rel=1e-9)
    assert found.present == pytest.approx((chance * state).sum(), rel=1e-9)
    assert found.utilisation == pytest.approx((chance * np.minimum(state, servers)).sum() / servers)
    # A customer who meets k ≥ servers others waits for k − servers + 1 completions: an Erlang time.
    t, speed = 0.13, service * servers
    longer = special.gammaincc(np.maximum(state - servers + 1, 1), speed * t)
    later = (chance * longer)[servers:].sum()
    assert contact.wait_survival(t, arrivals, service, servers) == pytest.approx(later, rel=1e-9)


# Properties


@given(busy, rates)
def test_one_server_waits_as_often_as_it_is_busy(share: float, service: float) -> None:
    assert contact.erlang_c(share * service, service, 1) == pytest.approx(share)


@given(busy, rates, many)
def test_how_the_averages_hang_together(share: float, service: float, servers: int) -> None:
    arrivals = share * service * servers
    found = contact.queue_means(arrivals, service, servers)
    assert found.utilisation == pytest.approx(share)
    assert found.waiting == pytest.approx(contact.little(arrivals=arrivals, time=found.wait))
    assert found.present == pytest.approx(contact.little(arrivals=arrivals, time=found.time))
    assert found.present - found.waiting == pytest.approx(share * servers)
    assert 0 <= found.p_wait <= share + 1e-12  # pooled servers never make more people wait than one


@given(st.floats(0.05, 0.9), rates, many)
def test_more_servers_less_waiting_and_more_arrivals_more(share: float, service: float, servers: int) -> None:
    arrivals = share * service * servers
    chance = contact.erlang_c([arrivals, 1.05 * arrivals, arrivals], service, [servers, servers, servers + 1])
    assert chance[2] < chance[0] < chance[1]


@given(busy, rates, st.integers(1, 8), st.integers(2, 8))
def test_pooling_is_never_worse(share: float, service: float, servers: int, groups: int) -> None:
    found = contact.pooling(share * service * servers, service, servers, groups)
    assert found.pooled.wait < found.separate.wait
    assert found.pooled.p_wait < found.separate.p_wait
    assert found.pooled.utilisation == pytest.approx(found.separate.utilisation)


@given(busy, rates, many, st.floats(0, 0.999))
def test_the_quantile_undoes_the_distribution(
    share: float, service: float, servers: int, part: float
) -> None:
    queue = (share * service * servers, service, servers)
    wait = contact.wait_quantile(part, *queue)
    if wait > 0:
        assert contact.service_level(wait, *queue) == pytest.approx(part, abs=1e-9)
    else:
        assert contact.service_level(0, *queue) >= part - 1e-9
    assert contact.wait_survival(0, *queue) == contact.erlang_c(*queue)


@given(busy, rates, many)
def test_the_mean_wait_is_the_area_under_the_survival(share: float, service: float, servers: int) -> None:
    queue = (share * service * servers, service, servers)
    last = 40 / (service * servers * (1 - share))
    time = np.linspace(0, last, 4001)
    area = np.trapezoid(contact.wait_survival(time, *queue), time)
    assert area == pytest.approx(contact.queue_means(*queue).wait, rel=1e-3)


@given(busy, rates, many, st.sampled_from(contact.TARGETS), st.floats(0.05, 0.95))
def test_the_fewest_servers_that_keep_a_promise(
    share: float, service: float, servers: int, measure: str, target: float
) -> None:
    arrivals, within = share * service * servers, 0.3 / service
    needed = contact.servers_needed(arrivals, service, target, measure, within)

    def kept(count: int) -> bool:
        if count < 1 or not contact.stable(arrivals, service, count):
            return False
        if measure == "service_level":
            return bool(contact.service_level(within, arrivals, service, count) >= target)
        return bool(getattr(contact.queue_means(arrivals, service, count), measure) <= target)

    assert isinstance(needed, int)
    assert kept(needed)
    assert not kept(needed - 1)


def test_a_day_is_staffed_at_once() -> None:
    hours = np.array([8.0, 40.0, 95.0, 60.0, 400.0])
    found = contact.servers_needed(hours, 15, 0.8, "service_level", within=1 / HOUR)
    assert found.dtype.kind == "i"
    singly = [contact.servers_needed(rate, 15, 0.8, "service_level", within=1 / HOUR) for rate in hours]
    assert found.tolist() == singly


def test_few_servers_where_division_rounds_down() -> None:
    """0.3 / 0.1 is a little less than 3 in a computer, and 0.6 / 0.2 is not a little more."""
    for arrivals, service in ((0.3, 0.1), (0.6, 0.2), (0.7, 0.1), (2.3, 0.1), (40.0, 20.0)):
        assert contact.servers_needed(arrivals, service, 0.99, "p_wait") == round(arrivals / service) + 1


# Variability


@given(busy, rates, st.floats(0, 4))
def test_one_server_at_random_arrivals_is_pollaczek_and_khinchine(
    share: float, service: float, scv: float
) -> None:
    """Exact there: λ E[S²] / 2 (1 − ρ)."""
    square = (1 + scv) / service**2
    key = share * service * square / (2 * (1 - share))
    assert contact.vut_wait(share * service, service, 1, 1, scv) == pytest.approx(key)


@pytest.mark.parametrize("servers", [2, 3, 10, 30])
def test_at_random_it_approximates_erlang_c_in_heavy_traffic(servers: int) -> None:
    for share in (0.9, 0.95, 0.98):
        exactly = contact.queue_means(share * servers, 1, servers).wait
        assert contact.vut_wait(share * servers, 1, servers) == pytest.approx(exactly, rel=0.03)


def test_in_light_traffic_with_many_servers_it_is_far_off() -> None:
    """As its docstring says."""
    assert 2 < contact.vut_wait(5, 1, 10) / contact.queue_means(5, 1, 10).wait < 2.3


def test_rework_has_the_moments_of_a_sum() -> None:
    """Exactly, from the two cases: with the mistake and without."""
    time, errors, rework, scv = Fraction(4), Fraction(1, 10), Fraction(6), Fraction(1, 4)
    variance = scv * time**2
    mean = (1 - errors) * time + errors * (time + rework)
    square = (1 - errors) * (variance + time**2) + errors * (variance + (time + rework) ** 2)
    found = contact.reworked_service(4, 0.1, 6, 0.25)
    assert found.mean == pytest.approx(float(mean))
    assert found.scv == pytest.approx(float(square / mean**2 - 1))


@given(st.floats(0.5, 10), st.floats(0.01, 0.3), st.floats(0.1, 6), st.floats(0, 1), st.floats(0.1, 0.9))
def test_mistakes_of_some_cost_everybody(
    time: float, errors: float, rework: float, scv: float, share: float
) -> None:
    before = contact.vut_wait(share / time, 1 / time, 1, 1, scv)
    found = contact.reworked_service(time, errors, rework, scv)
    if contact.stable(share / time, 1 / found.mean, 1):
        assert contact.vut_wait(share / time, 1 / found.mean, 1, 1, found.scv) > before
    same = contact.reworked_service(time, 0, rework, scv)
    assert (same.mean, same.scv) == pytest.approx((time, scv))


# Arrays and errors


def test_arrays_are_stretched_to_one_shape() -> None:
    arrivals = np.array([[10.0], [40.0]])
    found = contact.queue_means(arrivals, 15, [3, 4, 5])
    assert found.wait.shape == (2, 3)
    assert found.wait[1, 0] == contact.queue_means(40, 15, 3).wait
    assert isinstance(contact.erlang_c(40, 15, 3), float)
    assert contact.stable(arrivals, 15, [1, 2, 3]).tolist() == [[True] * 3, [False, False, True]]
    assert contact.wait_quantile([0.5, 0.9], 40, 15, 3).shape == (2,)


def test_many_queues_at_once_are_those_one_by_one() -> None:
    rng = np.random.default_rng(9)
    servers = rng.integers(1, 1001, 50_000)
    arrivals = rng.uniform(0.05, 0.9999, 50_000) * servers
    found = contact.erlang_c(arrivals, 1, servers)
    for at in range(0, 50_000, 500):
        assert found[at] == pytest.approx(contact.erlang_c(arrivals[at], 1, servers[at]), rel=1e-13)
    at_count = stats.poisson.pmf(servers, arrivals)
    others = at_count / (at_count + (1 - arrivals / servers) * stats.poisson.cdf(servers - 1, arrivals))
    assert found == pytest.approx(others, rel=1e-9)


def test_small_chances_do_not_vanish_before_their_time() -> None:
    chance = contact.erlang_c(100, 1, 400)
    assert 0 < chance < 1e-90
    assert contact.erlang_c(1e-3, 1, 1000) == 0  # far below the least number there is


def test_an_endless_queue_names_its_figures() -> None:
    with pytest.raises(CocreaError) as caught:
        contact.queue_means([30, 40], 10, 4)
    assert caught.value.code == "queue.unstable"
    assert caught.value.facts == {"arrivals": 40.0, "service": 10.0, "servers": 4.0}
    assert "40" in str(caught.value) and "4 × 10" in str(caught.value)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: contact.erlang_c(45, 15, 3), "queue.unstable"),
        (lambda: contact.pooling(12, 12, 1, 2), "queue.unstable"),
        (lambda: contact.vut_wait(4, 2, 1), "queue.unstable"),
        (lambda: contact.service_level(1, 4, 2, 2), "queue.unstable"),
        (lambda: contact.erlang_c(0, 15, 3), "argument.above"),
        (lambda: contact.erlang_c(-4, 15, 3), "argument.above"),
        (lambda: contact.erlang_c(4, 0, 3), "argument.above"),
        (lambda: contact.erlang_c(4, 15, 0), "argument.least"),
        (lambda: contact.erlang_c(4, 15, 2.5), "argument.whole"),
        (lambda: contact.erlang_c(4, 15, [2, np.nan]), "argument.not-numbers"),
        (lambda: contact.erlang_c(np.nan, 15, 2), "argument.not-numbers"),
        (lambda: contact.erlang_c("many", 15, 2), "argument.not-numbers"),
        (lambda: contact.erlang_c([1, 2], 15, [1, 2, 3]), "argument.shapes"),
        (lambda: contact.wait_survival(-1, 4, 15, 2), "argument.least"),
        (lambda: contact.wait_quantile(1.2, 4, 15, 2), "argument.range"),
        (lambda: contact.wait_quantile(1, 4, 15, 2), "argument.proportion"),
        (lambda: contact.pooling(4, 15, 1, 1.5), "argument.whole"),
        (lambda: contact.vut_wait(4, 15, 1, -1), "argument.least"),
        (lambda: contact.reworked_service(4, 1.2, 3), "argument.range"),
        (lambda: contact.reworked_service(0, 0.2, 3), "argument.above"),
        (lambda: contact.servers_needed(4, 15, 0.9, "speed"), "argument.choice"),
        (lambda: contact.servers_needed(4, 15, 1.0, "service_level"), "argument.proportion"),
        (lambda: contact.servers_needed(4, 15, 0.0), "argument.above"),
        (lambda: contact.servers_needed(1e30, 15, 0.1), "argument.range"),
        (lambda: contact.servers_needed(4, 15, 1e-20, "utilisation"), "argument.range"),
        (lambda: contact.servers_needed(4, 15, 0.9, "service_level", within=-1), "argument.least"),
        (lambda: contact.little(arrivals=3), "queue.little"),
        (lambda: contact.little(arrivals=3, time=2, number=6), "queue.little"),
        (lambda: contact.little(), "queue.little"),
        (lambda: contact.little(arrivals=0, time=2), "argument.above"),
        (lambda: contact.little(time=0, number=2), "argument.above"),
        (lambda: contact.little(arrivals=2, time=-1), "argument.least"),
        (lambda: contact.little(arrivals=[1, 2], time=[1, 2, 3]), "argument.shapes"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)


# -- the shorter of two lines ------------------------------------------------------------


def by_both_lengths(coming: float, most: int) -> float:
    """A second way to the wait: the chain of both lengths, up to `most` in either, solved at once."""
    many = most + 1
    flow = np.zeros((many, many, many, many))
    for one, other in np.ndindex(many, many):
        joined = [(one + 1, other)] * (one <= other) + [(one, other + 1)] * (other <= one)
        served = [(one - 1, other)] * (one > 0) + [(one, other - 1)] * (other > 0)
        for left, right in joined:
            if max(left, right) <= most:
                flow[one, other, left, right] += coming / len(joined)
        for left, right in served:
            flow[one, other, left, right] += 1
    chain = flow.reshape(many**2, many**2)
    chain = chain - np.diag(chain.sum(axis=1))
    chain[:, 0] = 1  # all chances together are 1
    chances = np.linalg.solve(chain.T, np.eye(many**2)[0]).reshape(many, many)
    return float(sum(min(pair) * chances[pair] for pair in np.ndindex(many, many)))


@pytest.mark.parametrize("load", [0.2, 0.5, 0.75])
def test_the_shorter_of_two_lines_and_a_second_way_to_it(load: float) -> None:
    assert contact.shorter_line_wait(2 * load, 1) == pytest.approx(by_both_lengths(2 * load, 34), rel=1e-6)


@given(busy, st.floats(0.1, 100))
def test_whoever_looks_waits_less_than_by_chance_and_longer_than_in_one_line(
    load: float, speed: float
) -> None:
    chance = contact.queue_means(load * speed, speed, 1).wait
    one = contact.queue_means(2 * load * speed, speed, 2).wait
    assert one < contact.shorter_line_wait(2 * load * speed, speed) < chance


def test_the_shorter_line_takes_arrays_and_refuses_what_grows_without_end() -> None:
    found = contact.shorter_line_wait([[14], [20]], [12, 13])
    assert found.shape == (2, 2) and found[1, 0] == contact.shorter_line_wait(20, 12)
    with pytest.raises(CocreaError, match="grows without end"):
        contact.shorter_line_wait(24, 12)


def test_lines_customer_by_customer() -> None:
    between, times = np.full(6, 1.0), np.full(6, 4.0)
    by_chance = contact.waits_in_lines(between, times, [0, 0, 1, 1, 0, 0])
    assert by_chance.tolist() == [0, 3, 0, 3, 4, 7]
    assert contact.waits_in_lines(between, times, np.zeros(6), 2, shorter=True).tolist() == [0, 0, 2, 2, 4, 4]
    alone = contact.waits_in_lines(between, times, np.zeros(6), servers=1)
    assert alone.tolist() == contact.waits_in_line(between, times).tolist()
    with pytest.raises(CocreaError, match="line"):
        contact.waits_in_lines(between, times, np.full(6, 2))
