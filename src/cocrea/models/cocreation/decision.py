"""The bar of a test, set before the data (section 7.5).

A rule says which counts of successes pass. "point": the share of successes reaches the
bar. "wilson": the lower end of its Wilson interval does.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from cocrea.arguments import (
    choice,
    one_number,
    plain,
    proportion,
    quantity,
    together,
    too_few,
    whole,
    whole_numbers,
    within,
)
from cocrea.stats import share
from cocrea.stats.intervals import two_sided_z

RULES = ("point", "wilson")
MOST = 10_000  # tests with more people than this are not planned here
_ROUNDING = 1e-9  # 7 of 10 reach a bar of .7, whatever the last digit of 10 · .7


def least_successes(n: ArrayLike, bar: float, rule: str, confidence: float = 0.95) -> Any:
    """The fewest successes among `n` that pass the `bar` by the `rule`.

    `n` is a whole number of at least 1, or an array of them; `bar` lies between 0 and 1.
    More than n where no result passes: the test is too small for that rule.

    Formula: point: ⌈n · bar⌉; wilson: ⌈n · bar + z · √(n · bar · (1 − bar))⌉, z two-sided
    Source: a definition; Wilson (1927), solved for the count.

    >>> least_successes(20, 0.6, "point"), least_successes(20, 0.6, "wilson")
    (12, 17)
    """
    people, level = whole_numbers("n", n, 1), proportion("bar", bar)
    z = 0.0
    if choice("rule", rule, RULES) == "wilson":
        z = two_sided_z(confidence)
    needed = people * level + z * np.sqrt(people * level * (1 - level))
    return plain(np.maximum(np.ceil(needed - _ROUNDING), 1).astype(int))  # the bar is above 0


def passes(successes: ArrayLike, n: ArrayLike, bar: float, rule: str, confidence: float = 0.95) -> Any:
    """Whether `successes` of `n` pass the `bar` by the `rule`.

    Whole numbers with 0 ≤ successes ≤ n, or arrays of them; else CocreaError.

    Formula: point: successes / n ≥ bar; wilson: lower Wilson limit of successes / n ≥ bar
    Source: a definition; Wilson (1927).

    >>> passes(14, 20, 0.6, "point"), passes(14, 20, 0.6, "wilson")
    (True, False)
    """
    found, people = together(successes=whole_numbers("successes", successes, 0), n=whole_numbers("n", n, 1))
    if (found > people).any():
        worst = int((found - people).argmax())
        within("successes", float(found.flat[worst]), 0, float(people.flat[worst]))
    return plain(np.asarray(found >= least_successes(people, bar, rule, confidence)))


def operating_curve(chance: ArrayLike, n: ArrayLike, bar: float, rule: str, confidence: float = 0.95) -> Any:
    """Chance that a test of `n` passes the `bar`, for each true `chance` of a success (exact binomial).

    `chance` from 0 to 1. Below the bar, the result is the chance of a false pass; above it,
    what is left to 1 is that of a false refusal. Numbers, or arrays of shapes that go together.

    Formula: P(X ≥ least_successes(n, bar, rule)), X binomial(n, chance)
    Source: a definition.

    >>> round(operating_curve(0.6, 10, 0.7, "point"), 2)
    0.38
    """
    true, people = together(chance=quantity("chance", chance, 0, 1), n=whole_numbers("n", n, 1))
    least = np.asarray(least_successes(people, bar, rule, confidence))
    possible = least <= people
    # The upper tail of the binomial.
    tail = special.betainc(least, np.where(possible, people - least + 1, 1), true)
    return plain(np.where(possible, tail, 0.0))


def n_needed(
    chance: float, bar: float, rule: str, power: float = 0.80, confidence: float = 0.95, most: int = 1000
) -> int | None:
    """The n from which a true `chance` of a success passes the `bar` with at least the `power`.

    The power goes up and down in a saw-tooth as n grows; from this n on, up to `most`
    (10 000 at most), it stays at `power` or above. None where no such n exists, as for
    every chance below the bar. It says nothing of false passes: few people suffice for
    "point" because half or more of the products that are just at the bar pass, too.

    Formula: the least n with operating_curve(chance, m, bar, rule) ≥ power for all m from n to most
    Source: a definition.

    >>> n_needed(0.8, 0.6, "wilson"), n_needed(0.8, 0.6, "point"), n_needed(0.5, 0.6, "point")
    (44, 3, None)
    """
    sizes = np.arange(1, whole("most", most, 1, MOST) + 1)
    curve = operating_curve(chance, sizes, bar, rule, confidence)
    short = np.flatnonzero(curve < proportion("power", power))
    if short.size == 0:
        return 1
    return None if short[-1] == sizes.size - 1 else int(sizes[short[-1] + 1])


def exact_p(successes: int, n: int, bar: float) -> float:
    """One-sided exact p: the chance of so many successes or more, were the true rate at the bar.

    Whole numbers with 0 ≤ successes ≤ n; `bar` lies between 0 and 1.

    Formula: P(X ≥ successes), X binomial(n, bar)
    Source: a definition; scipy.stats.binomtest.

    >>> round(exact_p(14, 20, 0.6), 3)
    0.25
    """
    from scipy.stats import binomtest  # here, because it takes long to load

    people = whole("n", n, 1, 10**9)
    found = whole("successes", successes, 0, people)
    return float(binomtest(found, people, proportion("bar", bar), alternative="greater").pvalue)


def verdict(successes: int, n: int, bar: float, confidence: float = 0.95) -> str:
    """What a test says of a bar: "pass", "fail" or, where the interval holds the bar, "retest".

    Whole numbers with 0 ≤ successes ≤ n; `bar` lies between 0 and 1.

    Formula: pass: lower Wilson limit ≥ bar; fail: upper Wilson limit < bar; else retest
    Source: ours, with the interval of Wilson (1927).

    >>> verdict(14, 20, 0.6), verdict(17, 20, 0.6), verdict(6, 20, 0.6)
    ('retest', 'pass', 'fail')
    """
    level, people = proportion("bar", bar), whole("n", n, 1, 10**9)
    found = share(whole("successes", successes, 0, people), people, confidence)
    if passes(found.count, found.n, level, "wilson", confidence):
        return "pass"
    return "fail" if found.high < level else "retest"


def passes_by(
    chance: float, n: int, bar: float, rule: str, looks: int = 1, confidence: float = 0.95
) -> NDArray[np.float64]:
    """Chance that a test that is looked at `looks` times has passed by each look, and stopped there.

    The looks are spread evenly over the `n` people, the last after all of them; whoever looks
    stops the test at the first pass. The last value is the chance that the test passes at all:
    below the bar, a false win. `looks` is a whole number from 1 to n.

    Formula: P(Xₘ ≥ least_successes(m, bar, rule) at some look m so far), Xₘ binomial(m, chance)
    Source: Armitage, McPherson and Rowe (1969), who computed it for other lines.

    >>> passes_by(0.6, 200, 0.7, "point", looks=5).round(2).tolist()
    [0.13, 0.14, 0.14, 0.14, 0.14]
    """
    true, people = one_number("chance", chance, 0, 1), whole("n", n, 1, MOST)
    at = _looks(people, looks)
    least = dict(zip(at.tolist(), np.atleast_1d(least_successes(at, bar, rule, confidence)), strict=True))
    running = np.zeros(people + 1)  # the chance of each count, of tests that still run
    running[0] = 1.0
    passed, found = 0.0, []
    for person in range(1, people + 1):
        running = np.append(running[0] * (1 - true), running[1:] * (1 - true) + running[:-1] * true)
        if person in least:
            passed += float(running[least[person] :].sum())
            running[least[person] :] = 0.0
            found.append(passed)
    return np.array(found)


def stops_at(
    finished: ArrayLike, bar: float, rule: str, looks: int = 1, confidence: float = 0.95
) -> tuple[NDArray[np.int_], NDArray[np.bool_]]:
    """After how many people each test is stopped, and whether it has passed by then.

    `finished` has a row a test and a column a person, in the order in which they come: 1 or
    0. Looks as in `passes_by`: a test stops at its first pass, else it runs to the end.

    Formula: the first look m with (sum of the first m) ≥ least_successes(m, bar, rule), else n
    Source: a definition.

    >>> stops, passed = stops_at([[1, 1, 0, 0], [0, 0, 1, 1]], 0.75, "point", looks=2)
    >>> stops.tolist(), passed.tolist()
    ([2, 4], [True, False])
    """
    rows = np.atleast_2d(whole_numbers("finished", finished, 0, 1))
    if rows.size == 0:
        raise too_few(0)
    rows = rows.reshape(-1, rows.shape[-1])
    at = _looks(rows.shape[1], looks)
    good = rows.cumsum(axis=1)[:, at - 1] >= least_successes(at, bar, rule, confidence)
    passed = good.any(axis=1)
    return np.where(passed, at[good.argmax(axis=1)], at[-1]), passed


def _looks(people: int, looks: int) -> NDArray[np.int_]:
    """After how many people each look comes, spread evenly."""
    times = whole("looks", looks, 1, people)
    return people * np.arange(1, times + 1) // times
