from __future__ import annotations

import functools
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cocrea import CocreaError
from cocrea.models import moments
from cocrea.models.moments import ANSWERS, CATEGORIES
from cocrea.stats import holm

# The evaluation table of Berger et al. (1993), written out a second time, by functional answer.
TABLE = {
    "like": ["Q", "A", "A", "A", "O"],
    "must-be": ["R", "I", "I", "I", "M"],
    "neutral": ["R", "I", "I", "I", "M"],
    "live-with": ["R", "I", "I", "I", "M"],
    "dislike": ["R", "R", "R", "R", "Q"],
}
CELLS = [(f, d, TABLE[f][place]) for f in ANSWERS for place, d in enumerate(ANSWERS)]
counts = st.fixed_dictionaries({letter: st.integers(0, 200) for letter in CATEGORIES})


@pytest.mark.parametrize(("functional", "dysfunctional", "letter"), CELLS)
def test_all_25_cells(functional: str, dysfunctional: str, letter: str) -> None:
    assert moments.category(functional, dysfunctional) == letter


def test_there_are_25_cells() -> None:
    assert len({cell[:2] for cell in CELLS}) == 25


def test_worked_example_4_12(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.12_kano")
    found, key = moments.kano_summary(example["inputs"]), example["output"]
    assert found.better == pytest.approx(key["better"], abs=5e-5)
    assert found.worse == pytest.approx(key["worse"], abs=5e-5)
    assert found.strength == pytest.approx(key["category_strength"])
    assert (found.mode, found.second, found.distinct, found.n) == (key["mode"], "O", False, 50)


def test_exercise_4_8(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E4.8")
    found, key = moments.kano_summary(example["inputs"]), example["answer"]
    assert found.better == pytest.approx(key["better"], abs=5e-5)
    assert found.worse == pytest.approx(key["worse"], abs=5e-5)
    assert found.strength == pytest.approx(key["cs"], abs=5e-5)
    assert found.mode == "A" and not found.distinct


@given(counts)
def test_better_and_worse_keep_their_ranges(given_counts: dict[str, int]) -> None:
    if sum(given_counts.values()) == 0:
        return
    found = moments.kano_summary(given_counts)
    assert found.n == sum(given_counts.values())
    assert given_counts[found.mode] == max(given_counts.values())
    assert 0 <= found.strength <= 1
    if sum(given_counts[letter] for letter in "AOMI") == 0:
        assert np.isnan([found.better, found.worse, found.better_low, found.worse_high]).all()
        return
    assert 0 <= found.better_low <= found.better + 1e-12 <= found.better_high + 2e-12 <= 1 + 3e-12
    assert -1 <= found.worse_low <= found.worse + 1e-12 <= found.worse_high + 2e-12 <= 3e-12
    assert (moments.better(given_counts), moments.worse(given_counts)) == (found.better, found.worse)


def test_the_intervals_by_scipy() -> None:
    found = moments.kano_summary({"A": 12, "O": 15, "M": 18, "I": 4, "R": 1, "Q": 0})
    better = stats.binomtest(27, 49).proportion_ci(method="wilson")
    worse = stats.binomtest(33, 49).proportion_ci(method="wilson")
    assert (found.better_low, found.better_high) == pytest.approx((better.low, better.high))
    assert (found.worse_low, found.worse_high) == pytest.approx((-worse.high, -worse.low))


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_lead_by_scipy_and_by_hand(first: int, second: int) -> None:
    if first + second == 0:
        return
    n, more = first + second, max(first, second)
    tail = sum(math.comb(n, count) for count in range(more, n + 1)) / 2**n
    assert moments.lead_p(first, second) == pytest.approx(min(1, 2 * tail))


@pytest.mark.parametrize("n", [50, 75, 150, 207])
@pytest.mark.parametrize(
    "shares",
    [
        (0.36, 0.36, 0.14, 0.10, 0.03, 0.01),  # two lead together
        (0.3, 0.3, 0.3, 0.1, 0.0, 0.0),  # three do
        (0.25, 0.25, 0.25, 0.25, 0.0, 0.0),
    ],
)
def test_equal_leaders_are_told_apart_in_at_most_one_sample_of_twenty(
    n: int, shares: tuple[float, ...]
) -> None:
    """The rule that takes the two counts for two samples errs in about one of five here."""
    draws = 2000
    samples = np.sort(np.random.default_rng(n).multinomial(n, shares, draws), axis=1)[:, ::-1]
    p = functools.cache(moments.lead_p)
    wrong = np.mean([p(int(first), int(second)) < 0.05 for first, second in samples[:, :2]])
    assert wrong <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / draws)


def test_a_family_of_equal_leaders_holds_its_level() -> None:
    """29 features with two equal leaders each: a false name in at most one survey of twenty."""
    surveys, features = 300, 29
    samples = np.random.default_rng(4).multinomial(207, (0.36, 0.36, 0.16, 0.12), (surveys, features))
    samples = np.sort(samples, axis=2)[:, :, :-3:-1]
    p = functools.cache(moments.lead_p)
    wrong = [bool((holm([p(int(a), int(b)) for a, b in survey]) < 0.05).any()) for survey in samples]
    assert np.mean(wrong) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / surveys)


def test_a_table_corrects_for_the_number_of_its_rows() -> None:
    clear = {"A": 0, "O": 15, "M": 33, "I": 2, "R": 0, "Q": 0}  # p = 0.013
    assert moments.kano_table(pd.DataFrame([clear]))["distinct"].tolist() == [True]
    many = moments.kano_table(pd.DataFrame([clear, *[clear | {"M": 18}] * 4]))
    assert many["p"][0] < 0.05 < many["p_holm"][0] and not many["distinct"].any()


def test_a_clear_category_and_a_tie() -> None:
    assert moments.kano_summary({"A": 3, "O": 5, "M": 60, "I": 7}).distinct
    tie = moments.kano_summary({"A": 10, "O": 10, "M": 10, "I": 10})
    assert (tie.mode, tie.strength, tie.distinct) == ("M", 0, False)


@given(
    st.lists(st.tuples(st.sampled_from("xy"), st.sampled_from(ANSWERS), st.sampled_from(ANSWERS)), min_size=1)
)
def test_counting(rows: list[tuple[str, str, str]]) -> None:
    table = pd.DataFrame(rows, columns=["feature", "functional", "dysfunctional"])
    found = moments.kano_counts(table).set_index("feature")
    letters = [TABLE[f][ANSWERS.index(d)] for _, f, d in rows]
    by_pandas = pd.crosstab(table["feature"], pd.Series(letters)).reindex(
        columns=list(CATEGORIES), fill_value=0
    )
    pd.testing.assert_frame_equal(
        found[list(CATEGORIES)].sort_index(), by_pandas.sort_index(), check_names=False, check_dtype=False
    )
    assert found["n"].sum() == len(rows)


def test_a_missing_answer_is_not_counted() -> None:
    table = pd.DataFrame(
        {
            "feature": ["app"] * 3,
            "functional": ["like", None, "like"],
            "dysfunctional": ["dislike", "like", None],
        }
    )
    assert moments.kano_counts(table).values.tolist() == [["app", 0, 1, 0, 0, 0, 0, 1]]


def test_a_table_of_summaries() -> None:
    table = pd.DataFrame(
        [{"item": 7, "A": 12, "O": 15, "M": 18, "I": 4, "R": 1, "Q": 0, "n": 50},
         {"item": 9, "A": 40, "O": 5, "M": 1, "I": 4, "R": 0, "Q": 0, "n": 50}],
        index=[3, 8],
    )  # fmt: skip
    found = moments.kano_table(table)
    assert found["mode"].tolist() == ["M", "A"]
    assert found["distinct"].tolist() == [False, True]
    assert found["item"].tolist() == [7, 9] and found.columns.is_unique


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: moments.category("love", "dislike"), "argument.choice"),
        (lambda: moments.better({"A": 1, "O": 2}), "kano.counts"),
        (lambda: moments.better([1, 2, 3, 4]), "kano.counts"),
        (lambda: moments.worse({"A": 1.5, "O": 2, "M": 1, "I": 1}), "argument.whole"),
        (lambda: moments.kano_summary({"A": 0, "O": 0, "M": 0, "I": 0}), "stats.too-few"),
        (lambda: moments.kano_counts(pd.DataFrame({"feature": ["a"]})), "table.missing-column"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
