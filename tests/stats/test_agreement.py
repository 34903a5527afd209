"""Agreement of raters: worked examples, published ones, statsmodels, brute force and simulation."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from statsmodels.stats.inter_rater import cohens_kappa as statsmodels_kappa

from cocrea import CocreaError
from cocrea.stats import (
    agreement_table,
    cohen_kappa,
    expected_agreement,
    krippendorff_alpha,
    percent_agreement,
    simulate_raters,
    specific_agreement,
)

tables = st.integers(2, 5).flatmap(lambda k: arrays(np.int64, (k, k), elements=st.integers(0, 12)))
NAN = np.nan
# Four coders, twelve units, five values: the worked example of Krippendorff (2011).
PUBLISHED = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
        [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
    ]
).T


@pytest.mark.parametrize(("name", "p_e"), [("W1.2_cohen_kappa", 0.2525), ("E1.2", 0.2578), ("E6.4", None)])
def test_worked_kappas(vector: Callable[[str], dict[str, Any]], name: str, p_e: float | None) -> None:
    example = vector(name)
    key = example.get("output", example.get("answer"))
    table = example["inputs"]["table"] if name.startswith("W") else example["inputs"]
    found = cohen_kappa(table)
    assert found.value == pytest.approx(key["kappa"], abs=5e-5)
    assert found.p_o == pytest.approx(key.get("p_o", key.get("po")), abs=5e-5)
    assert percent_agreement(table).value == pytest.approx(found.p_o)
    if p_e is not None:
        assert found.p_e == pytest.approx(p_e, abs=5e-5)


def test_the_prevalence_paradox_as_published() -> None:
    """Feinstein and Cicchetti (1990): 85 of 100 agree in both tables, κ is .70 and .32."""
    balanced, lopsided = cohen_kappa([[40, 9], [6, 45]]), cohen_kappa([[80, 10], [5, 5]])
    assert (balanced.p_o, lopsided.p_o) == pytest.approx((0.85, 0.85))
    assert (round(balanced.value, 2), round(lopsided.value, 2)) == (0.70, 0.32)


@given(tables, st.sampled_from(["none", "linear", "quadratic"]))
def test_kappa_and_its_interval_agree_with_statsmodels(table: np.ndarray, weights: str) -> None:
    if (
        table.sum() == 0
        or np.unique(np.concatenate([c.nonzero()[0] for c in (table.sum(0), table.sum(1))])).size < 2
    ):
        return  # nothing coded, or one single code: tested apart
    ours = cohen_kappa(table, weights=weights)
    with np.errstate(invalid="ignore", divide="ignore"):
        theirs = statsmodels_kappa(table, wt=None if weights == "none" else weights)
    assert ours.value == pytest.approx(theirs.kappa, abs=1e-9)
    if theirs.var_kappa > 1e-9:
        half = 1.959964 * np.sqrt(theirs.var_kappa)
        assert ours.low == pytest.approx(max(-1, ours.value - half), abs=1e-6)
        assert ours.high == pytest.approx(min(1, ours.value + half), abs=1e-6)


@given(tables)
def test_kappa_does_not_mind_who_is_first_nor_the_order_of_the_codes(table: np.ndarray) -> None:
    if table.sum() == 0:
        return
    found, turned = cohen_kappa(table), cohen_kappa(table.T)
    shuffled = cohen_kappa(table[::-1, ::-1])
    for other in (turned, shuffled):
        assert (other.value, other.low, other.high) == pytest.approx(
            (found.value, found.low, found.high), nan_ok=True
        )
    assert np.isnan(found.value) or (-1 <= found.value <= 1 and found.value <= found.p_o + 1e-12)


@given(st.lists(st.integers(1, 9), min_size=2, max_size=5))
def test_a_diagonal_table_is_perfect_and_has_no_interval(counts: list[int]) -> None:
    for weights in ("none", "linear", "quadratic"):
        found = cohen_kappa(np.diag(counts), weights=weights)
        assert found.value == pytest.approx(1)
        assert np.isnan([found.low, found.high]).all()


@given(arrays(np.int64, (2, 2), elements=st.integers(1, 20)))
def test_two_codes_leave_nothing_to_weigh(table: np.ndarray) -> None:
    values = [cohen_kappa(table, weights=weights).value for weights in ("none", "linear", "quadratic")]
    assert values == pytest.approx([values[0]] * 3)


def test_a_near_miss_costs_less_when_weighted() -> None:
    near, far = [[10, 3, 0], [3, 10, 3], [0, 3, 10]], [[10, 0, 6], [0, 13, 0], [6, 0, 10]]
    assert cohen_kappa(near).value == pytest.approx(cohen_kappa(far).value, abs=0.06)
    assert cohen_kappa(near, weights="quadratic").value > cohen_kappa(far, weights="quadratic").value + 0.3


def test_one_single_code_leaves_kappa_open() -> None:
    found = cohen_kappa([[7, 0], [0, 0]])
    assert (found.p_o, found.p_e, found.n) == (1, 1, 7)
    assert np.isnan([found.value, found.low, found.high]).all()


def test_lists_of_codes_become_a_table() -> None:
    first, second = ["low", "high", "mid", None, "low"], ["low", "mid", "mid", "low", "high"]
    order = ["low", "mid", "high"]
    table = agreement_table(first, second, order)
    assert table.to_numpy().tolist() == [[1, 0, 1], [0, 1, 0], [0, 1, 0]]
    assert table.index.tolist() == table.columns.tolist() == order
    assert cohen_kappa(first, second, "linear", order) == cohen_kappa(table, weights="linear")
    assert cohen_kappa(first, second, "linear") != cohen_kappa(table, weights="linear")  # sorted by name
    assert percent_agreement(first, second).count == 2
    assert agreement_table([1, "a"], ["a", 1]).index.tolist() == [1, "a"]


def test_the_interval_covers_in_simulation() -> None:
    """95 % of 1000 samples of 100 things, within 2.5 points; true κ from the closed form."""
    rng = np.random.default_rng(5)
    clarity, k, prevalence = 0.8, 3, 0.5
    truth = expected_agreement(clarity, k, prevalence).kappa
    share = np.array([prevalence] + [(1 - prevalence) / (k - 1)] * (k - 1))
    said = clarity * np.eye(k) + (1 - clarity) / k
    cells = np.einsum("t,ti,tj->ij", share, said, said)  # each rater by the truth, then together
    samples = rng.multinomial(100, cells.ravel(), 1000).reshape(-1, k, k)
    found = [cohen_kappa(sample) for sample in samples]
    covered = np.mean([one.low <= truth <= one.high for one in found])
    assert abs(covered - 0.95) < 0.025


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_of_the_published_example(level: str) -> None:
    published = {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849, "ratio": 0.797}
    found = krippendorff_alpha(PUBLISHED, level, resamples=100)
    assert round(found.value, 3) == published[level]
    assert (found.units, found.n) == (11, 40)
    assert found.low < found.value < found.high


def by_definition(ratings: np.ndarray, level: str) -> float:
    """Pair by pair, as Krippendorff defines it; no table of coincidences."""
    units = [row[~np.isnan(row)] for row in ratings]
    units = [unit for unit in units if unit.size > 1]
    pool = np.concatenate(units)

    def squared(a: float, b: float) -> float:
        if a == b:
            return 0
        if level == "ordinal":
            low, high = min(a, b), max(a, b)
            between = ((pool >= low) & (pool <= high)).sum()
            return float(between - ((pool == low).sum() + (pool == high).sum()) / 2) ** 2
        return {"nominal": 1.0, "interval": (a - b) ** 2, "ratio": ((a - b) / (a + b)) ** 2}[level]

    observed = (
        sum(sum(squared(a, b) for a, b in permutations(unit, 2)) / (unit.size - 1) for unit in units)
        / pool.size
    )
    expected = sum(squared(a, b) for a, b in permutations(pool, 2)) / (pool.size * (pool.size - 1))
    return 1 - observed / expected if expected else NAN


codings = st.tuples(st.integers(2, 6), st.integers(2, 4)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.sampled_from([NAN, 0.0, 1.0, 2.0, 5.0]))
)


@given(codings, st.sampled_from(["nominal", "ordinal", "interval", "ratio"]))
def test_alpha_is_its_definition(ratings: np.ndarray, level: str) -> None:
    if not ((~np.isnan(ratings)).sum(axis=1) > 1).any():
        return
    found = krippendorff_alpha(ratings, level, resamples=100)
    assert found.value == pytest.approx(by_definition(ratings, level), nan_ok=True)


def test_alpha_of_two_coders_is_scotts_pi_but_for_the_small_sample() -> None:
    said = simulate_raters(0.7, 3, 0.5, n=50, seed=2)
    pairs = said[["first", "second"]].to_numpy()
    shares = np.bincount(pairs.ravel(), minlength=4) / pairs.size
    agreed, chance = (pairs[:, 0] == pairs[:, 1]).mean(), (shares**2).sum()
    small = (pairs.size - 1) / pairs.size
    found = krippendorff_alpha(pairs, resamples=100)
    assert found.value == pytest.approx(1 - small * (1 - agreed) / (1 - chance))


def test_alpha_depends_on_what_the_level_says() -> None:
    alphas = {
        level: krippendorff_alpha(PUBLISHED, level, resamples=100).value
        for level in ("nominal", "ordinal", "interval", "ratio")
    }
    words = np.array([None, "one", "two", "three", "four", "five"], dtype=object)
    names = words[np.nan_to_num(PUBLISHED).astype(int)]
    assert krippendorff_alpha(names, resamples=100).value == pytest.approx(alphas["nominal"])
    for level, changed in (
        ("ordinal", PUBLISHED**3),
        ("interval", 3 * PUBLISHED - 7),
        ("ratio", 3 * PUBLISHED),
    ):
        assert krippendorff_alpha(changed, level, resamples=100).value == pytest.approx(alphas[level])
    turned = krippendorff_alpha(PUBLISHED[::-1, ::-1], "interval", resamples=100).value
    assert turned == pytest.approx(alphas["interval"])


def test_alpha_at_its_edges() -> None:
    assert np.isnan(krippendorff_alpha([[1, 1], [1, 1]]).value)
    perfect = krippendorff_alpha(4 * [[1, 1, 1], [2, 2, NAN], [3, NAN, 3]])
    assert (perfect.value, perfect.low, perfect.high) == (1, 1, 1)
    assert np.isnan(krippendorff_alpha([[1, 2], [1, NAN]]).low)  # one unit: nothing to draw
    answers = pd.DataFrame({"a": [1, 2, None], "b": [1, 3, 2]}, dtype="Int64")
    assert krippendorff_alpha(answers, "interval").units == 2  # pandas' own NA is a missing code
    same = [krippendorff_alpha(PUBLISHED, seed=3, resamples=200) for _ in range(2)]
    assert same[0] == same[1] != krippendorff_alpha(PUBLISHED, seed=4, resamples=200)


def test_a_table_with_names_agrees_where_the_names_do() -> None:
    """The columns in another order than the rows: the diagonal is of equal codes, not of equal places."""
    table = pd.DataFrame([[20, 3, 1], [2, 15, 4], [0, 5, 10]], index=list("abc"), columns=list("abc"))
    assert cohen_kappa(table[list("cab")], weights="linear") == cohen_kappa(table, weights="linear")
    assert percent_agreement(table[list("bca")]).value == 45 / 60
    assert percent_agreement(pd.DataFrame(table.to_numpy(), columns=["x", "y", "z"])).value == 45 / 60


@pytest.mark.parametrize("rare", [1, 2, 8])
def test_a_code_too_rare_to_judge_by_gives_no_interval(rare: int) -> None:
    """Of 40 units, the coders differ on `rare`: the others are all alike, and so are (1 − rare/40)⁴⁰ of the
    resamples (36 %, 13 % and 0.01 %); more than 2.5 % lie beyond one end of the interval."""
    found = krippendorff_alpha([[1, 2]] * rare + [[1, 1]] * (40 - rare), resamples=500)
    assert found.value <= 1e-12
    assert np.isnan([found.low, found.high]).all() == ((1 - rare / 40) ** 40 > 0.025)


@pytest.mark.slow
def test_alphas_interval_covers_in_simulation() -> None:
    """At least 91 % of 200 samples of 80 units (the percentile interval is a little short)."""
    truth = expected_agreement(0.8, 3, 1 / 3).kappa  # the two raters use the codes alike: α is κ
    found = [
        krippendorff_alpha(simulate_raters(0.8, 3, 1 / 3, 80, seed)[["first", "second"]], resamples=200)
        for seed in range(200)
    ]
    assert np.mean([one.low <= truth <= one.high for one in found]) >= 0.91


@given(st.floats(0, 1), st.floats(0.02, 0.98))
def test_two_categories_by_sensitivity_and_specificity(clarity: float, prevalence: float) -> None:
    """Another road to the same: κ = p(1 − p)(sensitivity + specificity − 1)² / (q(1 − q))."""
    right = (1 + clarity) / 2
    named = prevalence * right + (1 - prevalence) * (1 - right)
    kappa = prevalence * (1 - prevalence) * (2 * right - 1) ** 2 / (named * (1 - named))
    found = expected_agreement(clarity, 2, prevalence)
    assert found.kappa == pytest.approx(kappa, abs=1e-9)
    assert found.p_o == pytest.approx(right**2 + (1 - right) ** 2)


@given(st.floats(0, 1), st.integers(2, 8))
def test_equally_common_categories_give_clarity_squared(clarity: float, k: int) -> None:
    assert expected_agreement(clarity, k, 1 / k).kappa == pytest.approx(clarity**2, abs=1e-9)


def test_prevalence_lowers_kappa_and_not_agreement() -> None:
    found = expected_agreement(0.8, 3, np.linspace(1 / 3, 0.99, 30))
    assert np.ptp(found.p_o) < 1e-12
    assert (np.diff(found.kappa) < 0).all()
    assert np.isnan(expected_agreement(1, 2, 1).kappa)


@pytest.mark.parametrize("prevalence", [1 / 4, 0.7, 0.95])
def test_drawn_raters_agree_as_expected(prevalence: float) -> None:
    said = simulate_raters(0.75, 4, prevalence, n=200_000, seed=8)
    found, expected = cohen_kappa(said["first"], said["second"]), expected_agreement(0.75, 4, prevalence)
    assert (found.p_o, found.p_e) == pytest.approx((expected.p_o, expected.p_e), abs=0.005)
    assert found.value == pytest.approx(expected.kappa, abs=0.02)
    assert (said["truth"] == 1).mean() == pytest.approx(prevalence, abs=0.005)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: cohen_kappa([[1, 2, 3], [4, 5, 6]]), "agreement.table"),
        (lambda: cohen_kappa([[0.5, 2], [1, 3]]), "agreement.table"),
        (lambda: cohen_kappa([[-1, 2], [1, 3]]), "argument.least"),
        (lambda: cohen_kappa([[0, 0], [0, 0]]), "stats.too-few"),
        (lambda: cohen_kappa([[1, 0], [0, 1]], weights="cubic"), "argument.choice"),
        (lambda: cohen_kappa([[1, 0], [0, 1]], confidence=95), "argument.proportion"),
        (lambda: cohen_kappa(["a", "b"], ["a"]), "argument.lengths"),
        (lambda: cohen_kappa(["a", "b"], ["a", "c"], categories=["a", "b"]), "argument.choice"),
        (lambda: cohen_kappa(["a", "b"], ["a", "b"], categories=["a", "b", "a"]), "argument.twice"),
        (lambda: agreement_table("ab", ["a", "b"]), "argument.list"),
        (lambda: agreement_table([["a"], "b"], ["a", "b"]), "argument.label"),
        (lambda: krippendorff_alpha([[1, 2], [1]]), "agreement.ratings"),
        (lambda: krippendorff_alpha(7), "agreement.ratings"),
        (lambda: cohen_kappa(pd.crosstab(np.array(["a", "b"]), np.array(["b", "c"]))), "agreement.names"),
        (lambda: percent_agreement([[0]]), "argument.range"),
        (lambda: krippendorff_alpha([[1], [2]]), "agreement.coders"),
        (lambda: krippendorff_alpha([[1, None], [None, 2]]), "agreement.units"),
        (lambda: krippendorff_alpha([["a", "b"]], "interval"), "argument.not-numbers"),
        (lambda: krippendorff_alpha([[-1, 2]], "ratio"), "argument.least"),
        (lambda: krippendorff_alpha([[1, 2]], "metric"), "argument.choice"),
        (lambda: krippendorff_alpha([[1, 2]], resamples=5), "argument.range"),
        (lambda: expected_agreement(0.5, 1, 0.5), "argument.range"),
        (lambda: expected_agreement(1.5, 2, 0.5), "argument.range"),
        (lambda: expected_agreement([0.1, 0.2], 2, [0.1, 0.2, 0.3]), "argument.shapes"),
        (lambda: simulate_raters(0.5, n=0), "argument.range"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)


def test_agreement_on_each_code() -> None:
    """Whoever gives a code: how often the other gives it to the same thing. NaN where nobody used it."""
    found = specific_agreement([[80, 10], [5, 5]])
    assert found.tolist() == pytest.approx([160 / 175, 10 / 25])
    named = specific_agreement(["a", "b", "b"], ["a", "b", "a"])
    assert named.to_dict() == pytest.approx({"a": 2 / 3, "b": 2 / 3})
    assert np.isnan(specific_agreement([[3, 0], [0, 0]])[1])
