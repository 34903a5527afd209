from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import optimize, special

from cocrea import CocreaError
from cocrea.data.housing import LEVELS, housing
from cocrea.stats import proportional_odds
from cocrea.stats.regression import logit_fit

TWO = {"y": ["low", "high"], "x": ["no", "yes"]}
THREE = {"y": ["low", "medium", "high"], "x": ["no", "yes"]}


def answers(n: int, seed: int, effect: float = 0.8, cuts: tuple[float, float] = (-1.0, 0.7)) -> pd.DataFrame:
    """People whose log odds of a better answer are `effect` higher where x is yes, by the definition."""
    rng = np.random.default_rng(seed)
    x, z = rng.choice(["no", "yes"], n), rng.choice(["p", "q"], n, p=[0.7, 0.3])
    latent = effect * (x == "yes") - 0.4 * (z == "q") + rng.logistic(size=n)
    y = np.array(["low", "medium", "high"])[np.searchsorted(cuts, latent)]
    return pd.DataFrame({"x": x, "z": z, "y": y})


def test_by_maximising_the_likelihood_ourselves() -> None:
    """The definition written out and maximised without statsmodels; standard errors from its curvature."""
    table, levels = housing(), LEVELS
    design = np.column_stack(
        [table[name] == level for name in ("influence", "type", "contact") for level in levels[name][1:]]
    ).astype(float)
    place = table["satisfaction"].map({"low": 0, "medium": 1, "high": 2}).to_numpy()

    def minus_log_likelihood(params: np.ndarray) -> float:
        ends = np.array([-np.inf, params[-2], params[-1], np.inf])
        line = design @ params[:-2]
        chance = special.expit(ends[place + 1] - line) - special.expit(ends[place] - line)
        return float(-(table["count"] * np.log(chance)).sum())

    start = np.append(np.zeros(design.shape[1]), [-0.5, 0.5])
    best = optimize.minimize(minus_log_likelihood, start, method="BFGS")
    found = proportional_odds(table, "satisfaction", levels, "count")
    assert found.effects["estimate"].tolist() == pytest.approx(best.x[:-2].tolist(), abs=2e-4)
    assert found.cuts["estimate"].tolist() == pytest.approx(best.x[-2:].tolist(), abs=2e-4)
    assert found.deviance == pytest.approx(2 * best.fun, abs=1e-5)
    step = 1e-3 * np.eye(best.x.size)
    curvature = np.array(
        [
            [
                sum(
                    one * other * minus_log_likelihood(best.x + one * step[i] + other * step[j])
                    for one in (1, -1)
                    for other in (1, -1)
                )
                / 4e-6
                for j in range(best.x.size)
            ]
            for i in range(best.x.size)
        ]
    )
    errors = np.sqrt(np.diag(np.linalg.inv(curvature)))
    assert [*found.effects["se"], *found.cuts["se"]] == pytest.approx(errors.tolist(), rel=1e-3)


def test_counts_are_people() -> None:
    """72 cells and 1 681 single households are the same; 10 000 times as many are 100 times as sure."""
    cells = housing()
    people = cells.loc[cells.index.repeat(cells["count"])].sample(frac=1, random_state=1)
    one, other = (
        proportional_odds(cells, "satisfaction", LEVELS, "count"),
        proportional_odds(people, "satisfaction", LEVELS),
    )
    np.testing.assert_allclose(one.effects["estimate"], other.effects["estimate"], atol=1e-5)
    assert (one.n, other.n, other.dropped) == (1681, 1681, 0)
    many = proportional_odds(cells.assign(count=cells["count"] * 10_000), "satisfaction", LEVELS, "count")
    np.testing.assert_allclose(many.effects["estimate"], one.effects["estimate"], atol=1e-5)
    np.testing.assert_allclose(many.effects["se"] * 100, one.effects["se"], rtol=1e-4)


def test_two_levels_are_logistic_regression() -> None:
    table = answers(400, seed=3)
    table["y"] = table["y"].where(table["y"] == "high", "low")
    found = proportional_odds(table, "y", {**TWO, "z": ["p", "q"]})
    logit = logit_fit(table.assign(y=(table["y"] == "high").astype(int)), "y", ["x", "z"]).terms
    assert found.effects["estimate"].tolist() == pytest.approx(logit["estimate"][1:].tolist(), abs=1e-5)
    assert found.effects["odds_low"].tolist() == pytest.approx(logit["odds_low"][1:].tolist(), rel=1e-4)
    assert found.effects["p"].tolist() == pytest.approx(logit["p"][1:].tolist(), rel=1e-3)
    assert found.cuts["estimate"].item() == pytest.approx(-logit["estimate"][0], abs=1e-5)


def test_one_table_of_two_by_two_is_its_own_odds_ratio() -> None:
    cells = pd.DataFrame(
        {"x": ["no", "no", "yes", "yes"], "y": ["low", "high"] * 2, "people": [40, 20, 25, 35]}
    )
    found = proportional_odds(cells, "y", TWO, "people").effects.iloc[0]
    assert found["odds_ratio"] == pytest.approx((35 / 25) / (20 / 40), rel=1e-5)
    assert found["se"] == pytest.approx(np.sqrt(1 / 40 + 1 / 20 + 1 / 25 + 1 / 35), rel=1e-4)


def test_the_sign() -> None:
    """More good answers, a positive estimate; the outcome the other way round turns every sign."""
    table = answers(300, seed=5)
    found = proportional_odds(table, "y", THREE)
    assert found.effects["estimate"].item() > 0 and found.effects["odds_ratio"].item() > 1
    turned = proportional_odds(table, "y", {**THREE, "y": THREE["y"][::-1]})
    assert turned.effects["estimate"].item() == pytest.approx(-found.effects["estimate"].item(), abs=1e-5)
    assert turned.cuts["estimate"].tolist() == pytest.approx(
        (-found.cuts["estimate"][::-1]).tolist(), abs=1e-5
    )
    assert turned.cuts["cut"].tolist() == ["high|medium", "medium|low"]
    other_base = proportional_odds(table, "y", {**THREE, "x": ["yes", "no"]})
    assert other_base.effects["estimate"].item() == pytest.approx(-found.effects["estimate"].item(), abs=1e-5)
    assert other_base.deviance == pytest.approx(found.deviance, abs=1e-6)


@pytest.mark.slow
def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    levels = {**THREE, "z": ["p", "q"]}
    fits = [proportional_odds(answers(300, seed=seed), "y", levels, confidence=0.9) for seed in range(120)]
    covered = np.mean(
        [np.exp(0.8) < f.effects["odds_high"][0] and np.exp(0.8) > f.effects["odds_low"][0] for f in fits]
    )
    assert 0.83 < covered < 0.97
    assert np.mean([fit.effects["estimate"][0] for fit in fits]) == pytest.approx(0.8, abs=0.06)
    assert np.mean([fit.cuts["estimate"] for fit in fits], axis=0) == pytest.approx([-1.0, 0.7], abs=0.06)


def test_a_missing_answer_is_left_out_and_counted() -> None:
    table = answers(200, seed=1)
    table.loc[[3, 7], "x"] = None
    table.loc[11, "y"] = None
    found = proportional_odds(table, "y", THREE)
    assert (found.n, found.dropped) == (197, 3)
    assert found.effects["estimate"].item() == pytest.approx(
        proportional_odds(table.dropna(), "y", THREE).effects["estimate"].item(), abs=1e-6
    )


def cells(*people: int, y: tuple[str, ...] = ("low", "medium", "high") * 2) -> pd.DataFrame:
    return pd.DataFrame({"y": y, "x": ["no"] * 3 + ["yes"] * 3, "people": people})


@pytest.mark.parametrize(
    ("table", "levels", "code"),
    [
        (cells(9, 9, 0, 0, 0, 9), THREE, "stats.no-odds"),  # whoever is asked is happy, nobody else
        (cells(9, 9, 9, 0, 0, 9), THREE, "stats.no-odds"),
        (
            cells(9, 9, 9, 9, 9, 9).assign(z=["p"] * 3 + ["q"] * 3),
            {**THREE, "z": ["p", "q"]},
            "stats.no-odds",
        ),
        (cells(9, 0, 9, 9, 0, 9), THREE, "ordinal.unused"),
        (cells(9, 9, 9, 9, 9, 9), {**THREE, "x": ["no", "yes", "maybe"]}, "ordinal.unused"),
        (cells(9, 9, 9, 9, 9, 9), {**THREE, "x": ["no", "maybe"]}, "ordinal.strange"),
        (cells(9, 9, 9, 9, 9, 9), {**THREE, "x": ["no"]}, "ordinal.levels"),
        (cells(9, 9, 9, 9, 9, 9), {**THREE, "x": ["no", "no"]}, "ordinal.levels"),
        (cells(9, 9, 9, 9, 9, 9), {"y": THREE["y"]}, "ordinal.predictors"),
        (cells(9, 9, 9, 9, 9, 9), {"x": ["no", "yes"]}, "argument.choice"),
        (cells(9, 9, 9, 9, 9, 9), {**THREE, "w": ["a", "b"]}, "table.missing-column"),
        (cells(9, 9, 9, 9, 9, -1), THREE, "argument.least"),
        (cells(9, 9, 9, 9, 9, 9).assign(people=1.5), THREE, "argument.whole"),
        (cells(9, 9, 9, 9, 9, 9).assign(people=np.nan), THREE, "argument.not-numbers"),
        (cells(9, 9, 9, 9, 9, 9).iloc[:0], THREE, "ordinal.unused"),
        ([1], THREE, "table.not-a-table"),
    ],
)
def test_bad_input(table: pd.DataFrame, levels: dict[str, list[str]], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        proportional_odds(table, "y", levels, "people")
    assert caught.value.code == code and "{" not in str(caught.value)


def test_bad_confidence() -> None:
    with pytest.raises(CocreaError):
        proportional_odds(cells(9, 9, 9, 9, 9, 9), "y", THREE, "people", confidence=95)
