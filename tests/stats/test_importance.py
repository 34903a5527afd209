"""LMG against all orders by hand, against statsmodels, and its interval against simulation."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from math import factorial
from typing import Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from cocrea import CocreaError
from cocrea.stats import lmg, lmg_of_correlations, possible_correlations
from cocrea.stats.importance import MOST_DRIVERS, resampled_covariances

Floats = NDArray[np.float64]


def survey(k: int, n: int = 60, seed: int = 1) -> pd.DataFrame:
    """An overall judgement `y` and `k` drivers that go along with each other."""
    rng = np.random.default_rng(seed)
    drivers = 0.6 * rng.normal(size=(n, 1)) + rng.normal(size=(n, k))
    table = pd.DataFrame(drivers, columns=[f"x{place}" for place in range(k)])
    return table.assign(y=drivers @ np.linspace(1, 0, k) + rng.normal(size=n))


def r_squared(table: pd.DataFrame, names: list[str]) -> float:
    if not names:
        return 0.0
    return float(sm.OLS(table["y"], sm.add_constant(table[names])).fit().rsquared)


def by_orders(table: pd.DataFrame, blocks: dict[str, list[str]]) -> dict[str, float]:
    """What each block adds, on average over all orders, each R² from statsmodels."""
    shares = dict.fromkeys(blocks, 0.0)
    known: dict[frozenset[str], float] = {}
    for order in permutations(blocks):
        counted: list[str] = []
        before = 0.0
        for name in order:
            counted += blocks[name]
            key = frozenset(counted)
            if key not in known:
                known[key] = r_squared(table, counted)
            shares[name] += (known[key] - before) / factorial(len(blocks))
            before = known[key]
    return shares


@pytest.mark.parametrize("k", [1, 2, 3, 4, 5])
def test_it_is_the_mean_over_all_orders(k: int) -> None:
    table = survey(k, seed=k)
    names = [f"x{place}" for place in range(k)]
    found = lmg(table, "y", names, resamples=100).set_index("driver")
    assert found["share"].to_dict() == pytest.approx(by_orders(table, {name: [name] for name in names}))
    assert found["share"].sum() == pytest.approx(r_squared(table, names))
    assert found["percent"].sum() == pytest.approx(100)
    if k == 1:
        assert lmg(table, "y", "x0", resamples=100)["driver"].tolist() == ["x0"]


def test_blocks_enter_together() -> None:
    table = survey(5, seed=8)
    blocks = {"facts": ["x0", "x3"], "feelings": ["x1"], "habit": ["x2", "x4"]}
    found = lmg(table, "y", blocks, resamples=100).set_index("driver")
    assert found["share"].to_dict() == pytest.approx(by_orders(table, blocks))
    lone = lmg(table, "y", {"facts": "x0", "feelings": "x1"}, resamples=100)
    pd.testing.assert_frame_equal(
        lone.drop(columns="driver"), lmg(table, "y", ["x0", "x1"], resamples=100).drop(columns="driver")
    )


def test_a_block_gains_nothing_by_a_question_asked_twice() -> None:
    table = survey(2).assign(again=lambda t: 3 * t["x0"] + 1)
    once = lmg(table, "y", {"facts": ["x0"], "feelings": ["x1"]}, resamples=100)
    twice = lmg(table, "y", {"facts": ["x0", "again"], "feelings": ["x1"]}, resamples=100)
    assert twice["share"].tolist() == pytest.approx(once["share"].tolist())
    apart = lmg(table, "y", ["x0", "again", "x1"], resamples=100)["share"]
    assert apart[0] == pytest.approx(apart[1]), "two that say the same share alike"
    assert apart.sum() == pytest.approx(once["share"].sum())


def test_twelve_drivers_add_up_and_keep_their_names_in_any_order() -> None:
    table = survey(12, n=200)
    names = [f"x{place}" for place in range(12)]
    found = lmg(table, "y", names, resamples=100).set_index("driver")
    assert found["share"].sum() == pytest.approx(r_squared(table, names))
    other = lmg(table, "y", names[::-1], resamples=100).set_index("driver")
    assert other["share"].to_dict() == pytest.approx(found["share"].to_dict())
    assert (found["low"] < found["share"]).all() and (found["share"] < found["high"] + 0.02).all()


def test_worked_example_5_3(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W5.3_lmg")
    given, key = example["inputs"], example["output"]
    r1, r2, r12 = given["r_y_obj"], given["r_y_emo"], given["r_obj_emo"]
    found = lmg_of_correlations([[1, r1, r2], [r1, 1, r12], [r2, r12, 1]], ["obj", "emo"])
    assert found["share"].tolist() == pytest.approx([key["LMG_obj"], key["LMG_emo"]], abs=6e-5)
    assert found["share"].sum() == pytest.approx(key["R2"], abs=6e-5)
    assert found["percent"][1] == pytest.approx(100 * key["share_emo"], abs=6e-3)


def test_exercise_5_4(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E5.4")
    r1, r2, r12 = example["inputs"]["r"]
    key = example["answer"]
    table = pd.DataFrame(
        [[1, r1, r2], [r1, 1, r12], [r2, r12, 1]], columns=["overall", "objective", "emotional"]
    )
    found = lmg_of_correlations(table)
    assert found["driver"].tolist() == ["objective", "emotional"]
    assert found["share"].tolist() == pytest.approx(key["lmg"], abs=6e-5)
    assert found["percent"][0] == pytest.approx(100 * key["share_obj"], abs=6e-3)


correlation = st.floats(-0.95, 0.95)


@given(correlation, correlation, correlation)
def test_two_drivers_follow_the_short_formula(r1: float, r2: float, r12: float) -> None:
    table = [[1, r1, r2], [r1, 1, r12], [r2, r12, 1]]
    possible = 1 - r1**2 - r2**2 - r12**2 + 2 * r1 * r2 * r12
    if abs(possible) < 1e-6:
        return
    assert possible_correlations(table) == (possible > 0)
    if possible < 0:
        with pytest.raises(CocreaError) as caught:
            lmg_of_correlations(table)
        assert caught.value.code == "argument.impossible-correlations"
        return
    r2_both = (r1**2 + r2**2 - 2 * r1 * r2 * r12) / (1 - r12**2)
    shares = [(r1**2 + r2_both - r2**2) / 2, (r2**2 + r2_both - r1**2) / 2]
    assert lmg_of_correlations(table)["share"].tolist() == pytest.approx(shares, abs=1e-9)


@given(st.integers(2, 6), st.integers(0, 10_000))
@settings(max_examples=40)
def test_shares_are_never_negative_and_sum_to_r2(k: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    table = np.corrcoef(rng.normal(size=(k + 1, k + 3)) + 0.5 * rng.normal(size=(1, k + 3)))
    found = lmg_of_correlations(table)["share"]
    assert (found >= -1e-9).all()
    r2 = table[0, 1:] @ np.linalg.solve(table[1:, 1:], table[0, 1:])
    assert found.sum() == pytest.approx(r2)


def test_units_do_not_matter_and_the_seed_is_kept() -> None:
    table = survey(3)
    scaled = table.assign(x0=1e-6 * table["x0"] + 1e3, y=-7 * table["y"])
    names = ["x0", "x1", "x2"]
    one, other = (lmg(rows, "y", names, resamples=200) for rows in (table, scaled))
    pd.testing.assert_frame_equal(one, other, atol=1e-6)
    pd.testing.assert_frame_equal(one, lmg(table, "y", names, resamples=200))
    assert not one["low"].equals(lmg(table, "y", names, resamples=200, seed=2)["low"])


def test_rows_with_a_missing_answer_are_dropped_and_counted() -> None:
    table = survey(2)
    holes = table.copy()
    holes.loc[[3, 7], "x0"] = np.nan
    holes.loc[9, "y"] = np.nan
    found = lmg(holes, "y", ["x0", "x1"], resamples=100)
    assert found["n"].tolist() == [57, 57] and found["dropped"].tolist() == [3, 3]
    alone = lmg(table.drop([3, 7, 9]), "y", ["x0", "x1"], resamples=100)
    assert found["share"].tolist() == pytest.approx(alone["share"].tolist())


def test_resampled_covariances_by_hand() -> None:
    """Their mean is (n − 1) / n of the covariance, and one resample is a covariance of its own."""
    values = survey(2, n=40).to_numpy()
    drawn = resampled_covariances(values, 4000, seed=3)
    expected = np.cov(values.T, ddof=0) * 39 / 40
    assert np.abs(drawn.mean(axis=0) - expected).max() < 5 * drawn.std(axis=0).max() / np.sqrt(4000)
    assert (np.linalg.eigvalsh(drawn) > -1e-9).all() and (drawn == drawn.swapaxes(1, 2)).all()


def test_a_rare_driver_accounts_for_nothing_where_it_was_not_drawn() -> None:
    """One yes among 30: (29/30)³⁰ = 36 % of the resamples lack it, and they count with a share of 0."""
    table = survey(1, n=30).assign(rare=0.0)
    table.loc[3, ["rare", "y"]] = [1, 12]
    drawn = resampled_covariances(table[["y", "x0", "rare"]].to_numpy(), 4000, seed=2)
    still = drawn[:, 2, 2] == 0
    assert drawn[~still, 2, 2].min() > 0.01 and (drawn[still, 2] == 0).all()
    assert abs(still.mean() - (29 / 30) ** 30) < 3 * np.sqrt(0.36 * 0.64 / 4000)
    found = lmg(table, "y", ["x0", "rare"]).set_index("driver")
    assert found["share"]["rare"] > 0.3 and found["low"]["rare"] == 0 and found["low"]["x0"] >= 0


def test_the_interval_by_resampling_by_hand() -> None:
    table = survey(2, n=80)
    found = lmg(table, "y", ["x0", "x1"], resamples=4000)
    rng = np.random.default_rng(0)
    values = table[["y", "x0", "x1"]].to_numpy()
    shares = []
    for _ in range(1500):
        r1, r2, r12 = np.corrcoef(values[rng.integers(80, size=80)].T)[np.triu_indices(3, 1)]
        both = (r1**2 + r2**2 - 2 * r1 * r2 * r12) / (1 - r12**2)
        shares.append([(r1**2 + both - r2**2) / 2, (r2**2 + both - r1**2) / 2])
    low, high = np.quantile(shares, [0.025, 0.975], axis=0)
    assert found["low"].tolist() == pytest.approx(low.tolist(), abs=0.02)
    assert found["high"].tolist() == pytest.approx(high.tolist(), abs=0.02)
    percents = 100 * np.array(shares) / np.sum(shares, axis=1, keepdims=True)
    low, high = np.quantile(percents, [0.025, 0.975], axis=0)
    assert found["percent_low"].tolist() == pytest.approx(low.tolist(), abs=3)
    assert found["percent_high"].tolist() == pytest.approx(high.tolist(), abs=3)


@pytest.mark.slow
def test_the_interval_covers() -> None:
    """Of 300 samples of 100 respondents, 91–98 % of the intervals hold the true share."""
    weights, k, samples = np.array([0.6, 0.3, 0.1, 0.0]), 4, 300
    among = 0.4 + 0.6 * np.eye(k)
    along = among @ weights
    total = 1 + weights @ along
    true = np.block(
        [[np.ones((1, 1)), along[None] / np.sqrt(total)], [along[:, None] / np.sqrt(total), among]]
    )
    truth = lmg_of_correlations(true)["share"].to_numpy()
    rng = np.random.default_rng(17)
    root = np.linalg.cholesky(true)
    held = np.zeros(k)
    for sample in range(samples):
        table = pd.DataFrame(rng.normal(size=(100, k + 1)) @ root.T, columns=list("yabcd"))
        found = lmg(table, "y", list("abcd"), resamples=400, seed=sample)
        held += (found["low"] <= truth) & (truth <= found["high"])
    assert (held / samples > 0.91).all() and (held / samples < 0.985).all(), held / samples


IMPOSSIBLE = [[1, 0.9, 0.9], [0.9, 1, -0.5], [0.9, -0.5, 1]]


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: lmg(survey(2), "y", []), "importance.drivers"),
        (lambda: lmg(survey(2), "y", [f"x{n}" for n in range(MOST_DRIVERS + 1)]), "importance.drivers"),
        (lambda: lmg(survey(2), "y", {"facts": []}), "table.no-columns"),
        (lambda: lmg(survey(2), "y", ["x0", "x0"]), "table.named-twice"),
        (lambda: lmg(survey(2), "y", ["x0", "y"]), "table.named-twice"),
        (lambda: lmg(survey(2), "y", ["x0", "x7"]), "table.missing-column"),
        (lambda: lmg([[1, 2]], "y", ["x0"]), "table.not-a-table"),
        (lambda: lmg(survey(2).assign(x0=3), "y", ["x0"]), "stats.all-alike"),
        (lambda: lmg(survey(2).assign(y=3), "y", ["x0"]), "stats.all-alike"),
        (lambda: lmg(survey(2).assign(x0="often"), "y", ["x0"]), "argument.not-numbers"),
        (lambda: lmg(survey(2, n=7), "y", ["x0", "x1"]), "stats.too-few"),
        (lambda: lmg(survey(2), "y", ["x0"], confidence=95), "argument.proportion"),
        (lambda: lmg(survey(2), "y", ["x0"], resamples=5), "argument.range"),
        (lambda: lmg_of_correlations([[1, 0.5], [0.4, 1]]), "argument.correlation-table"),
        (lambda: lmg_of_correlations([[1, 2], [2, 1]]), "argument.range"),
        (lambda: lmg_of_correlations([[1, 0.5], [0.5, 1]], ["a", "b"]), "argument.shapes"),
        (lambda: lmg_of_correlations(IMPOSSIBLE), "argument.impossible-correlations"),
        (lambda: lmg_of_correlations(np.eye(MOST_DRIVERS + 2)), "importance.drivers"),
        (lambda: possible_correlations([[1, 0.5], [0.4, 1]]), "argument.correlation-table"),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)


def test_drivers_that_explain_nothing_have_no_percent() -> None:
    found = lmg_of_correlations(np.eye(3))
    assert found["share"].tolist() == [0, 0] and found["percent"].isna().all()
    assert lmg(survey(2, n=8), "y", ["x0", "x1"])["n"].tolist() == [8, 8], "just enough people"
