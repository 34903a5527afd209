"""Queues and capacity (section 2.4): many servers, one line, first come, first served.

Rates count customers per unit of time, and times come out in that unit: per hour
in, hours out; per minute in, minutes out. `arrivals` customers come at random
(Poisson), each of the `servers` completes `service` of them when it is never idle,
and service times are exponential unless a function says otherwise. Numbers or
arrays, stretched to one shape where their shapes allow it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from cocrea.arguments import (
    Floats,
    above,
    choice,
    not_between,
    one_number,
    plain,
    proportion,
    quantity,
    refuse_where,
    together,
    truth,
    whole,
    whole_numbers,
)
from cocrea.errors import CocreaError
from cocrea.language import N_


def little(
    *, arrivals: ArrayLike | None = None, time: ArrayLike | None = None, number: ArrayLike | None = None
) -> Any:
    """Little's law: of the arrival rate, the mean time and the mean number, the third from two.

    Give exactly two: `arrivals` per unit of time, `time` that a customer stays on
    average, `number` of customers present on average. It holds for a queue, a shop or
    a hospital alike, and for those who give up (their time ends as they leave), as long as about
    as many are present at the end of the count as at its beginning.

    Formula: number = arrivals · time
    Source: Little (1961).

    >>> little(arrivals=40, time=9 / 60), little(number=18, arrivals=120)
    (6.0, 0.15)
    """
    asked = {"arrivals": arrivals, "time": time, "number": number}
    known = {name: quantity(name, value, 0) for name, value in asked.items() if value is not None}
    if len(known) != 2:
        raise CocreaError(
            "queue.little",
            N_(
                "Give exactly two of arrivals, time and number, and Little's law finds the third. "
                "Given: {given}."
            ),
            given=", ".join(known) or "–",
        )
    first = next(iter(known))  # never the number: a rate or a time to divide by
    known[first] = above(first, known[first])
    one, other = together(**known)
    return plain(one * other if number is None else other / one)


def stable(arrivals: ArrayLike, service: ArrayLike, servers: ArrayLike) -> Any:
    """Whether the servers keep up, so that the queue does not grow without end.

    True or False, or an array of them: what the other functions would refuse can be
    asked beforehand.

    Formula: arrivals < servers · service
    Source: a definition.

    >>> stable(40, 15, 3), stable(40, 15, 2)
    (True, False)
    """
    rate, speed, count = _rates(arrivals, service, servers)
    return plain(rate < count * speed)


def erlang_c(arrivals: ArrayLike, service: ArrayLike, servers: ArrayLike) -> Any:
    """Chance that a customer has to wait, 0 to 1 (Erlang's C formula).

    `arrivals` and `service` are rates in one unit, such as customers an hour; `service`
    is that of one of the `servers`, when it is never idle. Customers come at random
    (Poisson), service times are exponential, and there is one line.

    Right to ten digits up to 1 000 servers and loads of 0.9999. A queue that would
    grow without end (arrivals ≥ servers · service) raises CocreaError; ask `stable`.

    Formula: C = p / (p + (1 − ρ) · P), a = arrivals / service, ρ = a / servers
        p = e^(−a) · a^servers / servers!, P = Σ e^(−a) · a^k / k! for k < servers
    Source: Erlang (1917).

    >>> round(erlang_c(40, 15, 3), 4), erlang_c(40, 15, [3, 4]).round(4).tolist()
    (0.7975, [0.7975, 0.3784])
    """
    return plain(_waiting_chance(*_stable_rates(arrivals, service, servers)))


@dataclass(frozen=True)
class QueueMeans:
    """A queue in its steady state, on average; times in the unit of the rates.

    `utilisation` (ρ, share of the servers' time in use), `p_wait` (C, chance of having
    to wait), `wait` (Wq, mean time in line, of all customers), `waiting` (Lq, mean
    number in line), `time` (W, mean time in line and in service), `present` (L, mean
    number in line and in service).
    """

    utilisation: Any
    p_wait: Any
    wait: Any
    waiting: Any
    time: Any
    present: Any


def queue_means(arrivals: ArrayLike, service: ArrayLike, servers: ArrayLike) -> QueueMeans:
    """The whole picture of a queue on average: how busy, how long, how many (M/M/c).

    Units as in `erlang_c`; a queue that would grow without end raises CocreaError.

    Formula: Wq = C / (servers · service − arrivals), W = Wq + 1 / service
        Lq = arrivals · Wq, L = arrivals · W
    Source: Erlang (1917), Little (1961).

    >>> found = queue_means(40, 15, 3)
    >>> round(found.utilisation, 4), round(60 * found.wait, 2), round(found.waiting, 2)
    (0.8889, 9.57, 6.38)
    """
    rate, speed, count = _stable_rates(arrivals, service, servers)
    p_wait = _waiting_chance(rate, speed, count)
    wait = p_wait / (count * speed - rate)
    time = wait + 1 / speed
    found = (rate / (count * speed), p_wait, wait, rate * wait, time, rate * time)
    return QueueMeans(*(plain(values) for values in found))


def wait_survival(longer_than: ArrayLike, arrivals: ArrayLike, service: ArrayLike, servers: ArrayLike) -> Any:
    """Share of customers who wait in line longer than a given time, 0 to 1.

    `longer_than` is a time in the unit of the rates; at 0 the answer is `erlang_c`.

    Formula: P(wait > t) = C · e^(−(servers · service − arrivals) · t)
    Source: Erlang (1917).

    >>> round(wait_survival(5 / 60, 40, 15, 3), 4)
    0.5257
    """
    time, rate, speed, count = _with_rates("longer_than", longer_than, arrivals, service, servers)
    return plain(_waiting_chance(rate, speed, count) * np.exp(-(count * speed - rate) * time))


def service_level(within: ArrayLike, arrivals: ArrayLike, service: ArrayLike, servers: ArrayLike) -> Any:
    """Share of customers whose service begins within a given time, 0 to 1.

    `within` is a time in the unit of the rates. As a function of `within` it is the
    distribution of the wait.

    Formula: P(wait ≤ t) = 1 − C · e^(−(servers · service − arrivals) · t)
    Source: Erlang (1917).

    >>> round(service_level(20 / 60, arrivals=100 / 30, service=1 / 3, servers=14), 4)
    0.8884
    """
    time, rate, speed, count = _with_rates("within", within, arrivals, service, servers)
    return plain(1 - _waiting_chance(rate, speed, count) * np.exp(-(count * speed - rate) * time))


def wait_quantile(quantile: ArrayLike, arrivals: ArrayLike, service: ArrayLike, servers: ArrayLike) -> Any:
    """The wait in line that a share of customers stays within: the `quantile` .9 for nine in ten.

    `quantile` from 0 to below 1; the answer is a time in the unit of the rates, and 0
    where so many do not wait at all.

    Formula: t = max(0, ln(C / (1 − quantile)) / (servers · service − arrivals))
    Source: Erlang (1917).

    >>> round(60 * wait_quantile(.9, 40, 15, 3), 1), wait_quantile(.2, 40, 15, 3)
    (24.9, 0.0)
    """
    part, rate, speed, count = _with_rates("quantile", quantile, arrivals, service, servers, high=1)
    if (part == 1).any():
        raise not_between("quantile", 1.0)
    late = np.maximum(_waiting_chance(rate, speed, count) / (1 - part), 1.0)
    return plain(np.log(late) / (count * speed - rate))


@dataclass(frozen=True)
class Pooling:
    """The same customers and servers in `separate` lines, and in one `pooled` line."""

    separate: QueueMeans
    pooled: QueueMeans


def pooling(arrivals: ArrayLike, service: ArrayLike, servers: ArrayLike, groups: ArrayLike) -> Pooling:
    """Several equal queues, each with its own line, against one line for all of their servers.

    `arrivals` and `servers` are those of one of the `groups`. It takes every server to
    serve every customer as well, customers who take one of the separate lines by chance, and nobody
    to change lines. Where they look and join the shorter line, see `shorter_line_wait`.

    Formula: separate: arrivals, servers; pooled: groups · arrivals, groups · servers
    Source: Erlang (1917).

    >>> found = pooling(10, 12, servers=1, groups=2)
    >>> round(60 * found.separate.wait, 2), round(60 * found.pooled.wait, 2)
    (25.0, 11.36)
    """
    many = whole_numbers("groups", groups, 1)
    rate, speed, count = _rates(arrivals, service, servers)
    rate, speed, count, many = together(arrivals=rate, service=speed, servers=count, groups=many)
    return Pooling(queue_means(rate, speed, count), queue_means(many * rate, speed, many * count))


MOST_SLOWER = 100.0  # times as long: no gain of sharing outlasts that


def pooling_break_even(
    arrivals: ArrayLike, service: ArrayLike, servers: ArrayLike, groups: ArrayLike, measure: str = "wait"
) -> Any:
    """By what share slower the servers of one line may get before separate lines are as good.

    Arguments as in `pooling`; `measure` is the mean "wait" in line, or the mean "time" in line
    and in service. 0.088 means that service takes 8.8 % longer in the shared line.

    Formula: the share s at which measure(pooled, service / (1 + s)) = measure(separate, service)
    Source: ours, for what Wang and Zhou (2018) measured.

    >>> [round(100 * pooling_break_even(10, 12, 1, 2, measure), 1) for measure in ("wait", "time")]
    [8.8, 8.6]
    """
    what = choice("measure", measure, ("wait", "time"))
    many = whole_numbers("groups", groups, 1)
    rate, speed, count = _stable_rates(arrivals, service, servers)
    rate, speed, count, many = together(arrivals=rate, service=speed, servers=count, groups=many)
    alone = np.asarray(getattr(queue_means(rate, speed, count), what))
    low, high = np.zeros_like(rate), np.minimum(count * speed / rate - 1, MOST_SLOWER)
    for _halving in range(60):
        middle = (low + high) / 2
        slow = speed / (1 + middle)
        keeps = many * rate < many * count * slow
        shared = np.full_like(rate, np.inf)
        shared[keeps] = getattr(queue_means((many * rate)[keeps], slow[keeps], (many * count)[keeps]), what)
        low, high = np.where(shared < alone, middle, low), np.where(shared < alone, high, middle)
    return plain((low + high) / 2)


PHASES = 41  # how far two lines of which the shorter is joined may differ: more has a chance below 1e-19


def shorter_line_wait(arrivals: ArrayLike, service: ArrayLike) -> Any:
    """Mean time in line at two servers, when everybody joins the shorter of two lines and stays in it.

    `arrivals` are those of both lines together, `service` that of one server. Whoever is being
    served counts as part of a line; of two equally long lines either is taken. Customers come at
    random, service times are exponential. Exact, apart from differences of more than 40 customers.

    Formula: wait = m / service, m = mean length of the shorter line, customers in service included
        (from the chain of the shorter line's length and the difference of the two)
    Source: ours; solved as a matrix-geometric chain.

    >>> round(60 * shorter_line_wait(20, 12), 1), round(60 * queue_means(20, 12, 2).wait, 1)
    (12.3, 11.4)
    """
    rate, speed, _servers = _stable_rates(arrivals, service, 2)
    pairs = zip(rate.ravel(), speed.ravel(), strict=True)
    found = [_shorter_length(coming / done) / done for coming, done in pairs]
    return plain(np.array(found).reshape(rate.shape))


def _shorter_length(coming: float) -> float:
    """The mean length of the shorter of two lines, where `coming` customers come in a service time.

    A state is the length of the shorter line (the level) and by how much the other is longer (the phase).
    """
    up, level, down = np.zeros((3, PHASES, PHASES))
    for differ in range(1, PHASES):
        up[differ, differ - 1] = coming  # one more joins the shorter line
        level[differ, differ - 1] = 1  # one leaves the longer
        down[differ, min(differ + 1, PHASES - 1)] = 1  # one leaves the shorter
    level[0, 1], down[0, 1] = coming, 2
    empty = level - np.diag((up + level).sum(axis=1))  # with nobody in the shorter line
    level = level - np.diag((up + level + down).sum(axis=1))
    more = up @ np.linalg.inv(-level - up @ _first_descent(up, level, down))
    eye = np.eye(PHASES)
    beyond = np.linalg.inv(eye - more)
    balance = np.block([[empty, up], [down, level + more @ down]])
    balance[:, 0] = np.concatenate([np.ones(PHASES), beyond.sum(axis=1)])  # all chances together are 1
    chances = np.linalg.solve(balance.T, np.eye(2 * PHASES)[0])
    return float(chances[PHASES:] @ (beyond @ beyond).sum(axis=1))


def _first_descent(up: Floats, level: Floats, down: Floats) -> Floats:
    """The chances of the phase in which a chain first comes one level lower (logarithmic reduction)."""
    eye, stay = np.eye(len(level)), np.linalg.inv(-level)
    rise, fall = stay @ up, stay @ down
    found, path = fall.copy(), rise.copy()
    for _doubling in range(60):
        turn = np.linalg.inv(eye - rise @ fall - fall @ rise)
        rise, fall = turn @ rise @ rise, turn @ fall @ fall
        step = path @ fall
        found, path = found + step, path @ rise
        if step.max() < 1e-15:
            break
    return found


def waits_in_lines(
    between: ArrayLike, times: ArrayLike, line: ArrayLike, servers: int = 2, shorter: bool = False
) -> Floats:
    """How long each of some customers waits, one after the other, where each server has its own line.

    `between` and `times` as in `waits_in_line`. `line` is the one that each customer takes by
    chance, counted from 0; nobody changes lines. With `shorter` each joins the shortest line
    instead (whoever is being served is part of it), and the one of chance where it is among the shortest.

    Formula: wait = max(0, last of the same line done − arrival)
    Source: Lindley (1952).

    >>> waits_in_lines([0, 1, 1], [5, 5, 5], [0, 0, 0]).tolist()
    [0.0, 4.0, 8.0]
    >>> waits_in_lines([0, 1, 1], [5, 5, 5], [0, 0, 0], shorter=True).tolist()
    [0.0, 0.0, 3.0]
    """
    lines, shorter = whole("servers", servers, 1, FOLLOWED), truth("shorter", shorter)
    gaps, busy, own = together(
        between=quantity("between", between, 0),
        times=quantity("times", times, 0),
        line=whole_numbers("line", line, 0, lines - 1),
    )
    done: list[deque[float]] = [deque() for _line in range(lines)]  # when those in it will have been served
    found, clock = np.empty(gaps.size), 0.0
    for place, (gap, taken, first) in enumerate(zip(gaps.ravel(), busy.ravel(), own.ravel(), strict=True)):
        clock += gap
        for people in done:
            while people and people[0] <= clock:
                people.popleft()
        joined = int(first)
        if shorter:
            lengths = [len(people) for people in done]
            joined = joined if lengths[joined] == min(lengths) else lengths.index(min(lengths))
        start = max(clock, done[joined][-1]) if done[joined] else clock
        found[place] = start - clock
        done[joined].append(start + taken)
    return found


def waits_in_line(between: ArrayLike, times: ArrayLike, servers: int = 1) -> Floats:
    """How long each of some customers waits, one after the other, at servers that start idle.

    `between` are the times from one arrival to the next (the first from the opening), `times`
    how long each is served, in the same unit; first come, first served.

    Formula: wait = max(0, first server free − arrival)
    Source: Lindley (1952) for one server, Kiefer and Wolfowitz (1955) for several.

    >>> waits_in_line([0, 1, 1, 1], [3, 3, 3, 3]).tolist()
    [0.0, 2.0, 4.0, 6.0]
    >>> waits_in_line([0, 1, 1, 1], [3, 3, 3, 3], servers=2).tolist()
    [0.0, 0.0, 1.0, 1.0]
    """
    gaps, busy = together(between=quantity("between", between, 0), times=quantity("times", times, 0))
    free = np.zeros(whole("servers", servers, 1, FOLLOWED))
    found, clock = np.empty(gaps.size), 0.0
    for place, (gap, taken) in enumerate(zip(gaps.ravel(), busy.ravel(), strict=True)):
        clock += gap
        first = int(free.argmin())
        start = max(clock, free[first])
        found[place], free[first] = start - clock, start + taken
    return found


def vut_wait(
    arrivals: ArrayLike,
    service: ArrayLike,
    servers: ArrayLike = 1,
    scv_arrivals: ArrayLike = 1.0,
    scv_service: ArrayLike = 1.0,
) -> Any:
    """Mean time in line where times vary more or less than at random: an approximation.

    Units as in `erlang_c`. `scv_arrivals` and `scv_service` are squared coefficients of variation
    (variance / mean²) of the times between arrivals and of the service times: 0 is clockwork, 1 is random
    (exponential). With one server it is Kingman's formula, exact for random arrivals. With random
    service it is within 3 % from a utilisation of .9, up to 30 servers; with many servers in light
    traffic it is far too long (10 servers, half busy: twice), so use `queue_means` there.

    Formula: wait = (scv_arrivals + scv_service) / 2
        · ρ^(√(2 (servers + 1)) − 1) / (servers · (1 − ρ)) / service
    Source: Sakasegawa (1977).

    >>> rates = (40 / 60, 1 / 4, 3)  # customers a minute
    >>> round(vut_wait(*rates), 3), round(vut_wait(*rates, scv_service=.25), 3)
    (9.675, 6.047)
    """
    rate, speed, count = _stable_rates(arrivals, service, servers)
    rate, speed, count, coming, serving = together(
        arrivals=rate,
        service=speed,
        servers=count,
        scv_arrivals=quantity("scv_arrivals", scv_arrivals, 0),
        scv_service=quantity("scv_service", scv_service, 0),
    )
    busy = rate / (count * speed)
    idle = (count * speed - rate) / speed  # servers · (1 − ρ)
    return plain((coming + serving) / 2 * busy ** (np.sqrt(2 * (count + 1)) - 1) / idle / speed)


@dataclass(frozen=True)
class ServiceTime:
    """A service time: its `mean`, and its squared coefficient of variation `scv` (variance / mean²)."""

    mean: Any
    scv: Any


def reworked_service(
    time: ArrayLike, error_rate: ArrayLike, rework: ArrayLike, scv: ArrayLike = 1.0
) -> ServiceTime:
    """The service time when a share of the customers makes a mistake that costs rework.

    `time` is the mean without mistakes, with its `scv`; a share `error_rate`, 0 to 1,
    of the customers takes `rework` more, in the same unit, independently of the rest.
    Use 1 / mean as the rate of service in `vut_wait`: everybody in line waits for it.

    Formula: mean = time + error_rate · rework
        scv = (scv · time² + error_rate · (1 − error_rate) · rework²) / mean²
    Source: a definition (mean and variance of a sum of independent times).

    >>> found = reworked_service(4, error_rate=.1, rework=6, scv=.25)
    >>> found.mean, round(found.scv, 4)
    (4.6, 0.3422)
    """
    base, mistakes, extra, varied = together(
        time=above("time", time),
        error_rate=quantity("error_rate", error_rate, 0, 1),
        rework=quantity("rework", rework, 0),
        scv=quantity("scv", scv, 0),
    )
    mean = base + mistakes * extra
    variance = varied * base**2 + mistakes * (1 - mistakes) * extra**2
    return ServiceTime(plain(mean), plain(variance / mean**2))


MOST = 1e9  # servers: more than any service has, few enough to be told apart
FOLLOWED = 100_000  # servers: each is followed by itself, customer by customer
TARGETS = ("utilisation", "p_wait", "wait", "service_level")


def servers_needed(
    arrivals: ArrayLike, service: ArrayLike, target: float, measure: str = "wait", within: float = 0.0
) -> Any:
    """The fewest servers that keep a promise; whole numbers.

    `measure` says what was promised: a "utilisation", "p_wait" or mean "wait" of at
    most `target`, or a "service_level" of at least `target` served `within` a time.
    Waits and `within` are in the unit of the rates, the others from 0 to 1.

    Formula: min servers with measure(arrivals, service, servers) ≤ target (service_level: ≥)
    Source: Erlang (1917).

    >>> servers_needed(40, 15, target=2 / 60)
    4
    >>> servers_needed([10, 40], 15, .9, "service_level", within=5 / 60)
    array([2, 4])
    """
    rate, speed = together(arrivals=above("arrivals", arrivals), service=above("service", service))
    soon, promise = one_number("within", within, 0), choice("measure", measure, TARGETS)
    goal = one_number("target", target) if promise == "wait" else proportion("target", target)
    above("target", goal)
    kept: dict[str, Callable[[Floats], Any]] = {
        "utilisation": lambda count: rate / (count * speed) <= goal,
        "p_wait": lambda count: _waiting_chance(rate, speed, count) <= goal,
        "wait": lambda count: _waiting_chance(rate, speed, count) / (count * speed - rate) <= goal,
        "service_level": lambda count: np.asarray(service_level(soon, rate, speed, count)) >= goal,
    }
    enough = kept[promise]
    quantity("servers", rate / speed / (goal if promise == "utilisation" else 1), 0, MOST)  # at the least
    low = np.floor(rate / speed)  # so few never keep up, nor one more where the division rounded down
    low = np.where(rate >= (low + 1) * speed, low + 1, low)
    step = np.ones_like(low)
    while not (reached := enough(low + step)).all():
        low, step = np.where(reached, low, low + step), np.where(reached, step, 2 * step)
    high = low + step
    while (high - low > 1).any():
        middle = np.maximum(np.floor((low + high) / 2), low + 1)
        reached = enough(middle)
        low, high = np.where(reached | (high - low <= 1), low, middle), np.where(reached, middle, high)
    return plain(high.astype(int))


def _waiting_chance(rate: Floats, speed: Floats, count: Floats) -> Floats:
    """Erlang C by way of the Poisson distribution, whose logarithm neither over- nor underflows."""
    load = rate / speed
    idle = (count * speed - rate) / (count * speed)  # 1 − ρ without the rounding of ρ
    at_count = np.exp(count * np.log(load) - load - special.gammaln(count + 1))
    # What lies beyond `count` is at most at_count / idle: where that is nothing, P is 1 and costs no time.
    # (Indexed by hand: scipy 1.17 crashes on the argument `where`.)
    below, some = np.ones_like(at_count), at_count > 1e-13 * idle
    below[some] = special.gammaincc(count[some], load[some])
    return np.asarray(at_count / (at_count + idle * below))


def _rates(arrivals: ArrayLike, service: ArrayLike, servers: ArrayLike) -> list[Floats]:
    """The three of them checked, of one shape."""
    return together(
        arrivals=above("arrivals", arrivals),
        service=above("service", service),
        servers=whole_numbers("servers", servers, 1),
    )


def _stable_rates(arrivals: ArrayLike, service: ArrayLike, servers: ArrayLike) -> list[Floats]:
    """The three of them, of a queue that does not grow without end."""
    rate, speed, count = _rates(arrivals, service, servers)
    refuse_where(
        rate >= count * speed,
        "queue.unstable",
        N_(
            "{arrivals:g} customers come where {servers:g} × {service:g} can be served in the same time, "
            "so the queue grows without end. Add servers, serve faster, or let fewer customers come."
        ),
        arrivals=rate,
        service=speed,
        servers=count,
    )
    return [rate, speed, count]


def _with_rates(
    name: str,
    given: ArrayLike,
    arrivals: ArrayLike,
    service: ArrayLike,
    servers: ArrayLike,
    high: float = np.inf,
) -> list[Floats]:
    """`given`, from 0 to `high`, and a stable queue, of one shape."""
    rate, speed, count = _stable_rates(arrivals, service, servers)
    asked = {name: quantity(name, given, 0, high)}
    return together(**asked, arrivals=rate, service=speed, servers=count)
