from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import comb
from scipy.stats import binom
from statsmodels.stats.proportion import proportion_confint

from cocrea import CocreaError
from cocrea.models import cocreation as co
from cocrea.stats import share

bars = st.integers(1, 99).map(lambda percent: percent / 100)
sizes = st.integers(1, 80)
rules = st.sampled_from(co.RULES)


def test_worked_example_7_4(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W7.4_wilson")
    found = share(**{"count": example["inputs"]["successes"], "n": example["inputs"]["n"]})
    assert found.value == example["output"]["p"]
    assert [found.low, found.high] == pytest.approx(example["output"]["wilson95"], abs=5e-5)


def test_exercise_7_4() -> None:
    """14 of 20 at a bar of 60 %, worked out afresh: sums of the binomial, the score test solved for p."""
    exact = sum(binom.pmf(k, 20, 0.6) for k in range(14, 21))
    assert co.exact_p(14, 20, 0.6) == pytest.approx(exact) == pytest.approx(0.25, abs=0.001)
    found = share(14, 20)
    for limit in (found.low, found.high):
        assert abs(0.7 - limit) / np.sqrt(limit * (1 - limit) / 20) == pytest.approx(1.959964)
    assert [round(found.low, 3), round(found.high, 3)] == [0.481, 0.855]
    assert co.passes([14, 17], 20, 0.6, "point").all()
    assert co.passes([14, 17], 20, 0.6, "wilson").tolist() == [False, True]
    assert co.verdict(14, 20, 0.6) == "retest"


def test_a_product_of_60_percent_at_a_bar_of_70() -> None:
    """38 %: 7 to 10 of 10."""
    tail = 1 - binom.cdf(6, 10, 0.6)
    assert co.operating_curve(0.6, 10, 0.7, "point") == pytest.approx(tail)
    assert round(tail, 2) == 0.38
    assert co.operating_curve(0.6, 10, 0.7, "wilson") == pytest.approx(0.6**10)  # 10 of 10 alone pass
    drawn = np.random.default_rng(1).binomial(10, 0.6, 100_000)
    assert (drawn / 10 >= 0.7).mean() == pytest.approx(tail, abs=0.008)


@given(sizes, bars, rules)
def test_a_rule_counts_as_its_definition_says(n: int, bar: float, rule: str) -> None:
    """Against the interval itself, count by count; a tie with the bar passes."""
    for count in range(n + 1):
        reached = count / n if rule == "point" else share(count, n).low
        if abs(reached - bar) > 1e-9:
            assert co.passes(count, n, bar, rule) == (reached > bar)
        elif rule == "point":
            assert co.passes(count, n, bar, rule)


@given(st.integers(0, 1000).map(lambda part: part / 1000), sizes, bars, rules)
def test_the_operating_curve_is_the_sum_over_passing_counts(
    rate: float, n: int, bar: float, rule: str
) -> None:
    counts = np.arange(n + 1)
    expected = binom.pmf(counts, n, rate)[co.passes(counts, n, bar, rule)].sum()
    assert co.operating_curve(rate, n, bar, rule) == pytest.approx(expected, abs=1e-9)


@given(sizes, bars)
def test_the_curve_rises_and_the_stricter_rule_lies_below(n: int, bar: float) -> None:
    rates = np.linspace(0, 1, 21)
    lenient, strict = (co.operating_curve(rates, n, bar, rule) for rule in co.RULES)
    for curve in (lenient, strict):
        assert (np.diff(curve) >= -1e-12).all() and curve[0] == 0
    assert (strict <= lenient + 1e-12).all()
    assert lenient[-1] == 1


def test_a_bar_above_0_needs_a_success() -> None:
    assert co.least_successes(5, 1e-12, "point") == 1
    assert co.operating_curve(0.5, 5, 1e-12, "point") == pytest.approx(1 - 0.5**5)


def test_no_result_may_pass() -> None:
    assert co.least_successes(3, 0.7, "wilson") > 3
    assert co.operating_curve([0.5, 1.0], 3, 0.7, "wilson").tolist() == [0, 0]


def test_false_passes_of_a_product_just_at_the_bar() -> None:
    """Wilson's rule keeps them near 2.5 %; the point rule passes about half, however many are asked."""
    n = np.arange(30, 300)
    strict, lenient = (co.operating_curve(0.7, n, 0.7, rule) for rule in ("wilson", "point"))
    assert strict.mean() == pytest.approx(0.025, abs=0.005) and strict.max() < 0.035
    assert lenient.mean() == pytest.approx(0.5, abs=0.02) and lenient.min() > 0.4


@pytest.mark.parametrize(
    ("rate", "bar", "rule", "power"),
    [
        (0.8, 0.6, "wilson", 0.8),
        (0.8, 0.6, "point", 0.9),
        (0.75, 0.7, "wilson", 0.5),
        (0.9, 0.7, "point", 0.99),
    ],
)
def test_the_n_needed_by_brute_force(rate: float, bar: float, rule: str, power: float) -> None:
    most = 400
    enough = []
    for n in range(1, most + 1):
        counts = np.arange(n + 1)
        chances = comb(n, counts) * rate**counts * (1 - rate) ** (n - counts)
        low = counts / n if rule == "point" else proportion_confint(counts, n, method="wilson")[0]
        enough.append(chances[low >= bar - 1e-9].sum() >= power)
    expected = 1 + max((n for n, reached in enumerate(enough, 1) if not reached), default=0)
    assert co.n_needed(rate, bar, rule, power, most=most) == expected
    assert expected < most


def test_the_n_needed_may_not_exist() -> None:
    assert co.n_needed(0.6, 0.7, "point") is None
    assert co.n_needed(0.7, 0.7, "wilson") is None
    assert co.n_needed(1, 0.5, "point") == 1


@given(st.integers(0, 60), st.integers(1, 60), bars)
def test_a_verdict_is_where_the_interval_lies(successes: int, n: int, bar: float) -> None:
    if successes > n:
        return
    found, limits = co.verdict(successes, n, bar), share(successes, n)
    if min(abs(limits.low - bar), abs(limits.high - bar)) > 1e-9:
        assert found == ("pass" if limits.low > bar else "fail" if limits.high < bar else "retest")
    assert 0 <= co.exact_p(successes, n, bar) <= 1


def test_a_verdict_complains_of_what_it_was_given() -> None:
    with pytest.raises(CocreaError, match="“successes” must lie from 0 to 20; it is 25"):
        co.verdict(25, 20, 0.6)


def test_a_bar_may_be_neither_0_nor_1() -> None:
    for bar in (0, 1):
        with pytest.raises(CocreaError, match=f"“bar” must be more than 0 and less than 1.*it is {bar}"):
            co.verdict(14, 20, bar)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: co.passes(21, 20, 0.6, "point"), "argument.range"),
        (lambda: co.passes([1, 2.5], 20, 0.6, "point"), "argument.whole"),
        (lambda: co.passes(-1, 20, 0.6, "point"), "argument.least"),
        (lambda: co.passes(14, 20, 0.6, "bayes"), "argument.choice"),
        (lambda: co.passes([1, 2], [10, 10, 10], 0.6, "point"), "argument.shapes"),
        (lambda: co.least_successes(0, 0.6, "point"), "argument.least"),
        (lambda: co.least_successes(10, 60, "point"), "argument.proportion"),
        (lambda: co.operating_curve(1.2, 10, 0.6, "point"), "argument.range"),
        (lambda: co.operating_curve(0.5, 10.5, 0.6, "point"), "argument.whole"),
        (lambda: co.operating_curve(float("nan"), 10, 0.6, "point"), "argument.not-numbers"),
        (lambda: co.n_needed(0.8, 0.6, "wilson", power=1), "argument.proportion"),
        (lambda: co.n_needed(0.8, 0.6, "wilson", most=10**6), "argument.range"),
        (lambda: co.exact_p(3, 0, 0.6), "argument.range"),
        (lambda: co.verdict(3, 2, 0.6), "argument.range"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
