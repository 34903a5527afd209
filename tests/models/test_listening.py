"""Chapter 6: worked examples, exercises, simulation and enumeration."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cocrea import CocreaError
from cocrea.models import listening

rate = st.floats(0.02, 0.98)


def test_worked_example_6_1(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W6.1_discovery")
    given, key = example["inputs"], example["output"]
    assert listening.need_coverage(given["p"], given["n"]).tolist() == pytest.approx(
        key["coverage"], abs=5e-5
    )
    assert listening.need_coverage(given["p_nielsen"], 5) == pytest.approx(key["5users"], abs=5e-5)


def test_worked_example_6_2(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W6.2_beta_binomial")
    given, key = example["inputs"], example["output"]
    found = listening.beta_binomial_coverage(given["alpha"], given["beta"], given["n"])
    assert found.tolist() == pytest.approx(key["coverage"], abs=5e-5)
    same_mean = listening.need_coverage(1 / 7, given["n"])
    assert same_mean.tolist() == pytest.approx(key["homogeneous_same_mean"], abs=5e-5)


def test_exercise_6_1(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E6.1")
    given, key = example["inputs"], example["answer"]
    assert listening.interviews_needed(given["p"], given["target"]) == key["n"]
    assert listening.need_coverage(given["p"], 12) == pytest.approx(key["cov_at_12"], abs=5e-5)


def test_worked_example_6_4(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W6.4_mcnemar")
    key = example["output"]
    found = listening.say_do(*example["inputs"].values())
    assert (found.mismatch, found.stated, found.observed, found.bias) == pytest.approx(
        (key["mismatch"], key["stated_rate"], key["observed_rate"], key["bias"])
    )
    assert found.p == pytest.approx(key["p_exact"], abs=5e-5)


def test_exercise_6_3(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E6.3")
    key = example["answer"]
    found = listening.say_do(*example["inputs"].values())
    assert (found.stated, found.observed, found.mismatch) == (key["stated"], key["obs"], key["mismatch"])
    assert found.p == pytest.approx(key["p"], abs=5e-5)


@given(st.floats(0.001, 0.999), st.floats(0.01, 0.999))
def test_the_interviews_needed_are_the_fewest(p: float, target: float) -> None:
    n = listening.interviews_needed(p, target)
    assert listening.need_coverage(p, n) >= target - 1e-9
    assert n == 1 or listening.need_coverage(p, n - 1) < target + 1e-9


def test_a_target_reached_exactly_needs_no_interview_more() -> None:
    assert [listening.interviews_needed(0.5, target) for target in (0.5, 0.75, 0.875)] == [1, 2, 3]


@given(st.floats(0.05, 50), st.floats(0.05, 50), st.integers(0, 200))
def test_uneven_needs_are_covered_more_slowly(alpha: float, beta: float, n: int) -> None:
    found = listening.beta_binomial_coverage(alpha, beta, n)
    assert found == pytest.approx(1 - scipy_stats.betabinom.pmf(0, n, alpha, beta), abs=1e-9)
    assert found <= listening.need_coverage(alpha / (alpha + beta), n) + 1e-9
    assert found <= listening.beta_binomial_coverage(alpha, beta, n + 1)


def test_coverage_neither_overflows_nor_loses_its_digits() -> None:
    assert listening.beta_binomial_coverage(1, 6, 1e12) == pytest.approx(1, abs=1e-10)
    assert listening.beta_binomial_coverage(1e6, 6e6, 20) == pytest.approx(
        listening.need_coverage(1 / 7, 20), abs=1e-5
    )
    for alpha, beta, n in ((1e9, 6e9, 20), (2e14, 1e15, 7), (3, 1e12, 500), (1e12, 3, 4), (9e4, 2e4, 30)):
        heard_by_none = np.exp(np.log1p(-alpha / (alpha + beta + np.arange(n))).sum())  # one after the other
        assert listening.beta_binomial_coverage(alpha, beta, n) == pytest.approx(1 - heard_by_none, abs=1e-9)
    assert listening.interviews_needed(0.1, 0.9, 1e-40) == listening.interviews_needed(0.1, 0.9) == 22
    assert listening.beta_binomial_coverage(1, [3, 6], 0).tolist() == [0, 0]
    n = np.arange(1, 200)
    assert listening.beta_binomial_coverage(1, 6, n) == pytest.approx(n / (6 + n))  # the closed form


@given(rate, st.floats(0.01, 0.9))
def test_discovery_has_the_mean_and_unevenness_asked_for(mean: float, unevenness: float) -> None:
    alpha, beta = listening.discovery_beta(mean, unevenness)
    assert alpha / (alpha + beta) == pytest.approx(mean)
    assert scipy_stats.beta.var(alpha, beta) == pytest.approx(unevenness * mean * (1 - mean))


def test_chao2_of_the_withdrawn_examples() -> None:
    """W6.3 and E6.2 were Chao1: 54 and 49. Afresh, by the formula, with the interviews there were."""
    for needs, once, twice, m, chao1 in ((42, 12, 6, 24, 54), (35, 14, 7, 20, 49)):
        found = listening.chao2(needs, once, twice, m)
        assert needs + once**2 / (2 * twice) == chao1
        assert found.value == pytest.approx(needs + (chao1 - needs) * (m - 1) / m)
        assert found.completeness_at_most == pytest.approx(needs / found.value)
        assert found.low < found.value < found.high


def test_chao2s_interval_by_the_delta_method() -> None:
    """Chao (1987): ln(unheard) is normal; its variance from the counts by numerical derivatives."""
    needs, once, twice, m = 42, 12, 6, 10**6  # many interviews: the small-sample factor is 1

    def unheard(f1: float, f2: float) -> float:
        return f1**2 / (2 * f2)

    step, total = 1e-4, needs + unheard(once, twice)
    slopes = [
        (unheard(once + step, twice) - unheard(once - step, twice)) / (2 * step),
        (unheard(once, twice + step) - unheard(once, twice - step)) / (2 * step),
    ]
    counts = np.array([once, twice])
    # The counts are multinomial in the estimated total; those heard more often move the estimate one to one.
    rest = needs - once - twice
    all_counts, all_slopes = np.array([*counts, rest]), np.array([slopes[0] + 1, slopes[1] + 1, 1.0])
    variance = (all_counts * all_slopes**2).sum() - (all_counts @ all_slopes) ** 2 / total
    reach = np.exp(1.959964 * np.sqrt(np.log1p(variance / unheard(once, twice) ** 2)))
    found = listening.chao2(needs, once, twice, m)
    assert found.low == pytest.approx(needs + found.unheard / reach, rel=1e-4)
    assert found.high == pytest.approx(needs + found.unheard * reach, rel=1e-4)


def test_chao2_without_needs_heard_twice() -> None:
    found = listening.chao2(10, 4, 0, 12)
    assert found.value == pytest.approx(10 + 11 / 12 * 4 * 3 / 2)
    assert 10 < found.low < found.value < found.high
    for once, twice in ((0, 3), (1, 0), (0, 0)):
        complete = listening.chao2(10, once, twice, 12)
        assert (complete.value, complete.unheard, complete.completeness_at_most) == (10, 0, 1)
        assert np.isnan([complete.low, complete.high]).all()


def heard(chances: np.ndarray, interviews: int, rng: np.random.Generator) -> listening.Chao2:
    """What Chao2 says after interviews that bring up each need with its own chance."""
    times = rng.binomial(interviews, chances)
    return listening.chao2(
        int((times > 0).sum()), int((times == 1).sum()), int((times == 2).sum()), interviews
    )


def test_chao2_is_a_lower_bound_and_exact_for_equal_needs() -> None:
    rng = np.random.default_rng(9)
    equal = [heard(np.full(100, 0.08), 20, rng) for _ in range(400)]
    assert np.mean([one.value for one in equal]) == pytest.approx(100, abs=2.5)
    assert np.mean([one.low <= 100 <= one.high for one in equal]) >= 0.91
    uneven = [heard(rng.beta(0.5, 4, 100), 20, rng) for _ in range(400)]
    assert np.mean([one.value for one in uneven]) < 92
    assert all(one.value >= one.heard for one in uneven)


NOTES = pd.DataFrame(
    {
        "session_id": ["s1", "s1", "s1", "s2", "s2", "s3", "s4", "s5"],
        "need_id": ["a", "a", "b", "a", "c", "a", "b", None],
    }
)


def test_incidence_counts_interviews_and_not_mentions() -> None:
    assert listening.incidence(NOTES) == listening.Incidence(needs=3, once=1, twice=1, interviews=5)
    renamed = NOTES.rename(columns={"session_id": "talk"})
    assert listening.incidence(renamed, "talk") == listening.incidence(NOTES)


@given(rate, st.integers(0, 200), st.floats(0.001, 0.999))
def test_uneven_needs_are_covered_as_scipy_says(mean: float, n: int, unevenness: float) -> None:
    size = 1 / unevenness - 1
    unheard = scipy_stats.betabinom.pmf(0, n, mean * size, (1 - mean) * size)
    found = listening.need_coverage(mean, n, unevenness)
    assert found == pytest.approx(1 - unheard, abs=1e-7)
    assert found <= listening.need_coverage(mean, n) + 1e-9


def test_the_ends_of_unevenness() -> None:
    """At 0 all needs are alike; at 1 one interview hears all that any number hears."""
    found = listening.need_coverage(0.3, [0, 1, 5], [[0], [1e-9], [1]])
    assert found[0].tolist() == pytest.approx([0, 0.3, 1 - 0.7**5])
    assert found[1].tolist() == pytest.approx(found[0].tolist(), abs=1e-6)
    assert found[2].tolist() == [0, 0.3, 0.3]
    assert listening.need_coverage([0, 1], 4, 0.5).tolist() == [0, 1]


@given(rate, st.floats(0.05, 0.95), st.floats(0.01, 0.6))
def test_the_interviews_needed_for_uneven_needs_are_the_fewest(
    p: float, target: float, unevenness: float
) -> None:
    n = listening.interviews_needed(p, target, unevenness)
    if n is None:
        assert listening.need_coverage(p, 10**9, unevenness) < target
        return
    assert listening.need_coverage(p, n, unevenness) >= target - 2e-9
    assert n == 1 or listening.need_coverage(p, n - 1, unevenness) < target
    assert n >= (listening.interviews_needed(p, target - 1e-8) or 0)


def test_needs_that_most_never_mention_are_never_all_heard() -> None:
    assert listening.interviews_needed(0.3, 0.31, 1) is None
    assert listening.interviews_needed(0.3, 0.3, 1) == 1
    assert listening.interviews_needed(0.05, 0.9, 0.5) is None


def test_the_need_curve_has_the_mean_effort_of_every_choice() -> None:
    taken = {"a": 1.0, "b": 2.0, "c": 6.0, "d": 0.5}
    notes = pd.DataFrame({"session_id": list("aabcd"), "need_id": ["x", "y", "x", "z", None]})
    notes["hours"] = notes["session_id"].map(taken)
    found = listening.need_curve(notes, effort="hours")
    every = [np.mean([sum(some) for some in combinations(taken.values(), k)]) for k in (1, 2, 3, 4)]
    assert found["effort"].tolist() == pytest.approx(every)
    assert found.drop(columns="effort").equals(listening.need_curve(notes))


def test_the_need_curve_is_the_mean_over_every_choice() -> None:
    said = {one: set(rows["need_id"].dropna()) for one, rows in NOTES.groupby("session_id")}
    found = listening.need_curve(NOTES)
    assert found["interviews"].tolist() == [1, 2, 3, 4, 5]
    for k, needs in found.itertuples(index=False):
        every = [len(set.union(*choice)) for choice in combinations(said.values(), int(k))]
        assert len(every) == comb(5, int(k))
        assert needs == pytest.approx(np.mean(every))


def test_the_need_curve_of_many_interviews_follows_the_model() -> None:
    rng = np.random.default_rng(4)
    chances = rng.beta(1, 6, 3000)
    session, need = np.nonzero(rng.random((60, 3000)) < chances)
    curve = listening.need_curve(pd.DataFrame({"session_id": session, "need_id": need}))
    k = curve["interviews"].to_numpy()
    expected = listening.beta_binomial_coverage(1, 6, k)
    assert curve["needs"].to_numpy() / 3000 == pytest.approx(expected, abs=0.03)
    assert curve["needs"].iloc[-1] == np.unique(need).size
    assert (np.diff(curve["needs"]) > 0).all() and (np.diff(curve["needs"], 2) < 1e-9).all()


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(1, 40))
def test_say_do_holds_together(both: int, said: int, did: int, neither: int) -> None:
    found = listening.say_do(both, said, did, neither)
    assert found.stated - found.observed == pytest.approx(found.bias)
    assert abs(found.bias) <= found.mismatch <= 1
    for name in ("stated", "observed", "mismatch"):
        low, value, high = (getattr(found, name + end) for end in ("_low", "", "_high"))
        assert 0 <= low <= value <= high <= 1
    turned = listening.say_do(both, did, said, neither)
    assert (turned.bias, turned.p, turned.mismatch) == (-found.bias, found.p, found.mismatch)


def test_say_do_table_has_a_row_a_behaviour() -> None:
    notes = pd.DataFrame(
        {
            "behaviour": ["bag"] * 4 + ["list"] * 3,
            "stated": [1, 1, 0, None, 1, 0, 0],
            "observed": [1, 0, 0, 1, 0, 1, 0],
        }
    )
    found = listening.say_do_table(notes)
    assert found["behaviour"].tolist() == ["bag", "list"]
    assert found.loc[0, "n"] == 3
    assert found.loc[1, ["stated", "observed", "bias", "mismatch"]].tolist() == pytest.approx(
        [1 / 3, 1 / 3, 0, 2 / 3]
    )


@given(rate, rate, st.floats(0, 1), st.integers(1, 500))
@example(0.5943676929453505, 0.5943676929453505, 1.0, 1)  # the highest correlation came out above 1
def test_joint_shares_in_whole_people(stated: float, observed: float, place: float, n: int) -> None:
    low, high = listening.correlation_range(stated, observed)
    shares = listening.joint_shares(stated, observed, low + place * (high - low))
    counts = shares.counts(n)
    assert sum(counts) == n and min(counts) >= 0
    exact = np.array([shares.both, shares.said_only, shares.did_only, shares.neither]) * n
    assert np.abs(np.array(counts) - exact).max() < 1 + 1e-6
    assert listening.say_do(*counts).n == n


def test_shares_that_are_whole_people_stay_so() -> None:
    assert listening.joint_shares(0.62, 0.5, 0.4).counts(1) == (1, 0, 0, 0)
    assert listening.joint_shares(0.5, 0.5, 0.4).counts(100) == (35, 15, 15, 35)


@given(rate, rate, st.floats(0, 1))
def test_joint_shares_have_their_rates_and_correlation(stated: float, observed: float, place: float) -> None:
    low, high = listening.correlation_range(stated, observed)
    assert -1 - 1e-9 <= low <= 0 <= high <= 1 + 1e-9
    wanted = low + place * (high - low)
    found = listening.joint_shares(stated, observed, wanted)
    cells = np.array([found.both, found.said_only, found.did_only, found.neither])
    assert (cells >= -1e-12).all() and cells.sum() == pytest.approx(1)
    assert found.both + found.said_only == pytest.approx(stated)
    assert found.both + found.did_only == pytest.approx(observed)
    said, did = np.array([1, 1, 0, 0]), np.array([1, 0, 1, 0])
    cov = cells @ (said * did) - (cells @ said) * (cells @ did)
    found_r = cov / np.sqrt(stated * (1 - stated) * observed * (1 - observed))
    assert found_r == pytest.approx(wanted, abs=1e-7)
    assert found.mismatch == pytest.approx(found.said_only + found.did_only)


def test_equal_rates_can_hide_a_mismatch() -> None:
    """X6.2: half say it and half do it; at a correlation of .4 three in ten do otherwise."""
    assert listening.joint_shares(0.5, 0.5, 0.4).mismatch == pytest.approx(0.3)
    assert listening.correlation_range(0.5, 0.5) == pytest.approx((-1, 1))
    assert listening.joint_shares(0.3, 0.3, 1).mismatch == pytest.approx(0)


def test_evidence_by_quadrant() -> None:
    """Three tags: seen, said, assumed; both parts of the evidence are shown."""
    counts = {"say": (3, 9, 0), "do": (10, 2, 0), "think_feel": (0, 3, 7), "see": (0, 0, 2)}
    notes = pd.DataFrame(
        [
            {"quadrant": quadrant, "tag": tag}
            for quadrant, row in counts.items()
            for tag, count in zip(listening.TAGS, row, strict=True)
            for _ in range(count)
        ]
    )
    found = listening.evidence_ratio(notes).set_index("quadrant")
    assert found.index.tolist() == [*counts, listening.ALL_QUADRANTS]
    assert found.loc["think_feel", "evidence_ratio"] == pytest.approx(0.3)
    assert found.loc["say", ["observed_share", "reported_share"]].tolist() == [0.25, 0.75]
    assert found.loc["see", "evidence_ratio"] == 0
    assert found.loc["all", list(listening.TAGS)].tolist() == [13, 14, 9]
    assert found.loc["all", "evidence_ratio"] == pytest.approx(27 / 36)
    assert (found["observed_share"] + found["reported_share"]).tolist() == pytest.approx(
        found["evidence_ratio"].tolist()
    )


def test_a_quadrant_called_all_is_not_lost() -> None:
    notes = pd.DataFrame({"quadrant": ["all", "see"], "tag": ["assumed", "observed"]})
    assert listening.evidence_ratio(notes)["n"].tolist() == [1, 1, 2]


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: listening.need_coverage(1.2, 5), "argument.range"),
        (lambda: listening.need_coverage(0.2, -1), "argument.least"),
        (lambda: listening.interviews_needed(0, 0.9), "argument.proportion"),
        (lambda: listening.interviews_needed(0.1, 1), "argument.proportion"),
        (lambda: listening.beta_binomial_coverage(0, 6, 5), "argument.above"),
        (lambda: listening.beta_binomial_coverage([1, 2], [1, 2, 3], 5), "argument.shapes"),
        (lambda: listening.discovery_beta(0.2, 0), "argument.proportion"),
        (lambda: listening.chao2(10, 8, 5, 12), "listening.counts"),
        (lambda: listening.chao2(10, 4, 3, 2), "listening.counts"),
        (lambda: listening.chao2(10, 4, 3, 1), "argument.range"),
        (lambda: listening.chao2(0, 0, 0, 5), "argument.range"),
        (lambda: listening.chao2(10, 1.5, 0, 5), "argument.whole"),
        (lambda: listening.incidence(NOTES.iloc[:0]), "stats.too-few"),
        (lambda: listening.incidence(NOTES, "talk"), "table.missing-column"),
        (lambda: listening.say_do(0, 0, 0, 0), "stats.too-few"),
        (lambda: listening.say_do(-1, 2, 3, 4), "argument.range"),
        (lambda: listening.say_do(1.5, 2, 3, 4), "argument.whole"),
        (
            lambda: listening.say_do_table(
                pd.DataFrame({"behaviour": ["x"], "stated": [2], "observed": [1]})
            ),
            "listening.yes-no",
        ),
        (lambda: listening.joint_shares(0.62, 0.5, 0.9), "listening.correlation"),
        (lambda: listening.joint_shares(1, 0.5, 0), "argument.proportion"),
        (lambda: listening.joint_shares(0.5, 0.5, 0).counts(0), "argument.range"),
        (lambda: listening.need_coverage(0.2, 5, 1.5), "argument.range"),
        (lambda: listening.interviews_needed(0.2, 0.9, -0.1), "argument.range"),
        (
            lambda: listening.need_curve(
                pd.DataFrame({"session_id": [1], "need_id": ["a"], "hours": [np.nan]}), effort="hours"
            ),
            "argument.not-numbers",
        ),
        (
            lambda: listening.need_curve(pd.DataFrame({"session_id": [1], "need_id": ["a"]}), effort="hours"),
            "table.missing-column",
        ),
        *(
            (
                lambda count=count: count(pd.DataFrame({"session_id": [1], "need_id": ["a"]}), "need_id"),
                "table.named-twice",
            )
            for count in (listening.incidence, listening.need_curve)
        ),
        (lambda: listening.correlation_range(0.5, 0), "argument.proportion"),
        (
            lambda: listening.evidence_ratio(pd.DataFrame({"quadrant": ["say"], "tag": ["guessed"]})),
            "argument.choice",
        ),
        (
            lambda: listening.evidence_ratio(pd.DataFrame({"quadrant": ["say"], "tag": [None]})),
            "argument.choice",
        ),
        (
            lambda: listening.evidence_ratio(pd.DataFrame({"quadrant": [None], "tag": ["assumed"]})),
            "listening.quadrant",
        ),
        (
            lambda: listening.evidence_ratio(pd.DataFrame({"quadrant": [], "tag": []})),
            "stats.too-few",
        ),
        (lambda: listening.evidence_ratio(pd.DataFrame({"quadrant": ["say"]})), "table.missing-column"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
