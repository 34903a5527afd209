from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.models import experience as ex
from cocrea.models.moments import ipa
from cocrea.stats import correlation

ITEMS = ["queue", "music"]
EFFECTS = {"queue": (-1.5, 0.2), "music": (-0.1, 0.9)}  # planted: a basic item, and an excitement


def survey(n: int = 400, seed: int = 1) -> pd.DataFrame:
    """Ratings from 1 to 7 of two items that go along with each other, and an overall judgement."""
    rng = np.random.default_rng(seed)
    feel = rng.normal(size=(n, 1))
    rated = np.clip(np.rint(4 + 0.8 * feel + 1.2 * rng.normal(size=(n, 2))), 1, 7)
    table = pd.DataFrame(rated, columns=ITEMS)
    overall = 5 + 0.6 * rng.normal(size=n)
    for item, (penalty, reward) in EFFECTS.items():
        overall += penalty * (table[item] <= 2) + reward * (table[item] >= 6)
    return table.assign(overall=overall)


def test_worked_example_5_6(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W5.6_penalty_reward")
    key = example["output"]
    found = ex.penalty_reward(*next(iter(example["inputs"].values())))
    assert (found.penalty, found.reward) == pytest.approx((key["penalty"], key["reward"]))
    assert found.asymmetry == pytest.approx(key["asymmetry=(R-|P|)/(R+|P|)"])
    assert key["type"].startswith(found.kind)


def test_exercise_5_7(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E5.7")
    given, key = example["inputs"], example["answer"]
    for means, expected, kind in [
        (given["low,mid,high"], key["first"], "performance"),
        (given["second"], key["second"], "excitement"),
    ]:
        found = ex.penalty_reward(*means)
        assert [found.penalty, found.reward, found.asymmetry] == pytest.approx(expected, abs=5e-5)
        assert found.kind == kind


means = st.floats(1, 7)


@given(means, means, means)
def test_asymmetry_lies_between_and_mirrors(low: float, middle: float, high: float) -> None:
    found, mirrored = ex.penalty_reward(low, middle, high), ex.penalty_reward(-high, -middle, -low)
    assert found.kind in ex.KINDS
    if found.kind == "none":
        assert np.isnan(found.asymmetry) and low >= middle - 1e-8 and high <= middle + 1e-8
    else:
        assert -1 <= found.asymmetry <= 1
        assert mirrored.asymmetry == pytest.approx(-found.asymmetry, abs=1e-6)


def test_unique_shares_are_what_regressions_lose() -> None:
    rng = np.random.default_rng(8)
    answers = rng.standard_normal((80, 4)) @ rng.uniform(-1, 1, (4, 4))
    table = np.corrcoef(answers, rowvar=False)
    found = ex.unique_shares(table, ["a", "b", "c"])

    def explained(columns: list[int]) -> float:
        design = np.column_stack([np.ones(80), answers[:, columns]])
        rest = answers[:, 0] - design @ np.linalg.lstsq(design, answers[:, 0])[0]
        return float(1 - rest.var() / answers[:, 0].var())

    every = explained([1, 2, 3])
    assert found["share"].sum() == pytest.approx(every)
    assert found["alone"].tolist() == pytest.approx([explained([at]) for at in (1, 2, 3)])
    without = ([2, 3], [1, 3], [1, 2])
    assert found["unique"].tolist() == pytest.approx([every - explained(others) for others in without])


def test_the_more_drivers_share_the_less_is_unique() -> None:
    unique = [
        ex.unique_shares([[1, 0.5, 0.5], [0.5, 1, r], [0.5, r, 1]])["unique"].sum()
        for r in (0, 0.3, 0.6, 0.9, 1)
    ]
    assert unique[0] == pytest.approx(0.5) and unique[-1] == pytest.approx(0)
    assert unique == sorted(unique, reverse=True)
    one = ex.unique_shares([[1, 0.5], [0.5, 1]], ["wait"])
    assert one.values.tolist() == [["wait", 0.25, 0.25, 0.25]]


def test_a_reward_below_zero_counts_as_none() -> None:
    found = ex.penalty_reward(3, 5, 4.9)
    assert (found.reward, found.asymmetry) == (pytest.approx(-0.1), -1) and found.kind == "basic"
    assert ex.penalty_reward(5, 5, 5).kind == "none" and ex.penalty_reward(6, 5, 4).kind == "none"
    assert ex.penalty_reward(4, 5, 6.4, cut=0.2).kind == "performance"


def test_the_table_is_a_dummy_regression() -> None:
    table = survey()
    found = ex.penalty_reward_table(table, "overall", ITEMS, low=2, high=6).set_index("item")
    design = pd.DataFrame(
        {(item, end): on for item in ITEMS for end, on in (("p", table[item] <= 2), ("r", table[item] >= 6))}
    )
    fit = sm.OLS(table["overall"].to_numpy(), sm.add_constant(design.to_numpy(dtype=float))).fit()
    slopes = fit.params[1:].reshape(2, 2)
    assert found[["penalty", "reward"]].to_numpy() == pytest.approx(slopes)
    errors = fit.bse[1:].reshape(2, 2)
    for place, name in enumerate(("penalty", "reward")):
        width = (found[f"{name}_high"] - found[f"{name}_low"]).to_numpy()
        assert width == pytest.approx(2 * 1.96 * errors[:, place], rel=0.2)
    assert found["n_low"].tolist() == [(table[item] <= 2).sum() for item in ITEMS]
    assert found["n_high"].tolist() == [(table[item] >= 6).sum() for item in ITEMS]
    assert found["kind"].to_dict() == {"queue": "basic", "music": "excitement"}
    asymmetry = [ex.penalty_reward(5 + p, 5, 5 + r).asymmetry for p, r in slopes]
    assert found["asymmetry"].tolist() == pytest.approx(asymmetry)


def test_one_item_gives_the_differences_of_means() -> None:
    table = survey()
    found = ex.penalty_reward_table(table, "overall", ["queue"], low=2, high=6).iloc[0]
    groups = pd.cut(table["queue"], [0, 2, 5, 7], labels=["low", "middle", "high"])
    averages = table.groupby(groups, observed=True)["overall"].mean()
    alone = ex.penalty_reward(averages["low"], averages["middle"], averages["high"])
    assert (found["penalty"], found["reward"]) == pytest.approx((alone.penalty, alone.reward))
    assert found["kind"] == alone.kind


@pytest.mark.slow
def test_the_planted_effects_are_covered_and_the_kinds_found() -> None:
    """100 samples of 200: intervals hold the truth in 90–99 %; the stated certainty is fair."""
    held, sure, right = [], [], []
    for seed in range(100):
        found = ex.penalty_reward_table(
            survey(200, seed), "overall", ITEMS, 2, 6, resamples=200, seed=seed
        ).set_index("item")
        for item, truth in EFFECTS.items():
            row = found.loc[item]
            for name, true in zip(("penalty", "reward"), truth, strict=True):
                held.append(row[f"{name}_low"] <= true <= row[f"{name}_high"])
            true = ex.penalty_reward(5 + truth[0], 5, 5 + truth[1])
            held.append(row["asymmetry_low"] <= true.asymmetry <= row["asymmetry_high"])
            sure.append(row["certainty"])
            right.append(row["kind"] == true.kind)
    assert 0.90 < np.mean(held) < 0.99
    assert np.mean(right) > 0.95 and np.mean(sure) > 0.9


def test_an_item_that_does_nothing_is_uncertain() -> None:
    rng = np.random.default_rng(2)
    table = survey().assign(overall=rng.normal(size=400))
    found = ex.penalty_reward_table(table, "overall", ITEMS, low=2, high=6)
    assert (found["certainty"] < 0.9).all()
    assert ((found["penalty_low"] < 0) & (found["penalty_high"] > 0)).any()


def test_an_item_the_wrong_way_round_has_no_kind() -> None:
    noise = np.random.default_rng(4).normal(size=400)
    table = survey().assign(overall=lambda t: 5 - (t["queue"] - 4) / 2 + noise)
    found = ex.penalty_reward_table(table, "overall", ["queue"], low=2, high=6).iloc[0]
    assert found["penalty_low"] > 0 and found["reward_high"] < 0
    assert found["kind"] == "none" and found["certainty"] == 1
    assert np.isnan(found[["asymmetry", "asymmetry_low", "asymmetry_high"]].to_numpy(dtype=float)).all()


def test_derived_importance_is_the_correlation_with_its_interval() -> None:
    table = survey()
    table.loc[:20, "music"] = np.nan
    found = ex.derived_importance(table, "overall", ITEMS).set_index("item")
    for item in ITEMS:
        one = correlation(table[item], table["overall"])
        assert found.loc[item, ["importance", "low", "high", "n"]].tolist() == pytest.approx(
            [one.r, one.low, one.high, one.n]
        )
        assert found.loc[item, "performance"] == pytest.approx(table[item].mean())
    placed = ipa(found.reset_index())
    assert placed["item"].tolist() == ITEMS and (placed["quadrant"] != "").all()


def test_weights_are_those_of_standardised_answers() -> None:
    table = survey()
    table.loc[:20, "music"] = np.nan
    found = ex.derived_importance(table, "overall", ITEMS, measure="weight")
    complete = table.dropna()
    scaled = (complete - complete.mean()) / complete.std()
    fit = sm.OLS(scaled["overall"], scaled[ITEMS]).fit()
    assert found["importance"].tolist() == pytest.approx(fit.params.tolist())
    assert found["n"].tolist() == [len(complete)] * 2
    width = (found["high"] - found["low"]).to_numpy()
    assert width == pytest.approx(2 * 1.96 * fit.bse.to_numpy(), rel=0.2)
    alone = ex.derived_importance(table, "overall", ["queue"], measure="weight")
    assert alone["importance"][0] == pytest.approx(correlation(table["queue"], table["overall"]).r)


@pytest.mark.slow
def test_intervals_of_weights_cover() -> None:
    """Of 300 samples of 80 respondents, 91–98 % hold the weights of a large sample."""
    large = ex.derived_importance(survey(200_000, 9), "overall", ITEMS, "weight", resamples=100)["importance"]
    held = np.zeros(2)
    for seed in range(300):
        found = ex.derived_importance(survey(80, seed), "overall", ITEMS, "weight", resamples=400, seed=seed)
        held += (found["low"] <= large) & (large <= found["high"])
    assert (held / 300 > 0.91).all() and (held / 300 < 0.985).all(), held / 300


@pytest.mark.parametrize("column", ["queue", "overall"])
def test_a_column_that_never_varies_is_named(column: str) -> None:
    for measure in ("correlation", "weight"):
        with pytest.raises(CocreaError, match=f"“{column}”") as caught:
            ex.derived_importance(survey().assign(**{column: 4}), "overall", ITEMS, measure)
        assert caught.value.code == "stats.all-alike"


def test_high_is_said_to_be_above_low() -> None:
    with pytest.raises(CocreaError, match="“high” must be more than 3; it is 3"):
        ex.penalty_reward_table(survey(), "overall", ITEMS, 3, 3)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: ex.penalty_reward(3, np.nan, 5), "argument.not-numbers"),
        (lambda: ex.penalty_reward(3, 4, 5, cut=-1), "argument.range"),
        (lambda: ex.penalty_reward_table(survey(), "overall", ITEMS, 0, 6), "penalty.few-low"),
        (lambda: ex.penalty_reward_table(survey(), "overall", ITEMS, 2, 8), "penalty.few-high"),
        (lambda: ex.penalty_reward_table(survey(), "overall", ITEMS, 3, 4), "penalty.few-middle"),
        (lambda: ex.penalty_reward_table(survey(), "overall", ITEMS, 6, 2), "argument.above"),
        (lambda: ex.penalty_reward_table(survey(), "overall", ["bags"], 2, 6), "table.missing-column"),
        (
            lambda: ex.penalty_reward_table(survey().assign(queue=4), "overall", ITEMS, 2, 6),
            "stats.all-alike",
        ),
        (lambda: ex.penalty_reward_table(survey(5), "overall", ITEMS, 2, 6), "stats.too-few"),
        (lambda: ex.derived_importance(survey(), "overall", ITEMS, "stated"), "argument.choice"),
        (lambda: ex.derived_importance(survey(), "overall", ["bags"]), "table.missing-column"),
        (lambda: ex.derived_importance(survey(3), "overall", ITEMS), "stats.too-few"),
        (lambda: ex.derived_importance(survey(5), "overall", ITEMS, "weight"), "stats.too-few"),
        (
            lambda: ex.derived_importance(survey(), "overall", ["queue", "queue"], "weight"),
            "table.named-twice",
        ),
        (lambda: ex.derived_importance(survey().assign(queue=4), "overall", ITEMS), "stats.all-alike"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
