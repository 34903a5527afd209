"""Saying and doing: a bias that half the samples find, and a mismatch that equal shares hide."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from cocrea.data.simulate.say_do import BEHAVIOURS, PlantedBehaviour, say_do
from cocrea.models.listening import say_do_table

FILE = Path(__file__).parents[2] / "datasets/simulated/say_do.csv"


def found_in(table: pd.DataFrame) -> pd.DataFrame:
    return say_do_table(table).set_index("behaviour")


@pytest.fixture(scope="module")
def samples() -> pd.DataFrame:
    return pd.concat({seed: found_in(say_do(seed=seed)) for seed in range(100)}, names=["seed"])


def of(samples: pd.DataFrame, behaviour: str) -> pd.DataFrame:
    return samples.xs(behaviour, level="behaviour")


def test_the_shape() -> None:
    table = say_do(50, seed=1)
    assert len(table) == 50 * len(BEHAVIOURS)
    assert not table.duplicated(["person_id", "behaviour"]).any()
    assert table[["stated", "observed"]].isin([0, 1]).all(axis=None)


@pytest.mark.parametrize("planted", BEHAVIOURS, ids=lambda planted: planted.behaviour)
def test_many_people_show_the_planted_shares(planted: PlantedBehaviour) -> None:
    """Within 4.5 standard errors of 40 000 people."""
    assert sum(planted.shares) == pytest.approx(1) and min(planted.shares) > 0
    found = found_in(say_do(40_000, seed=6)).loc[planted.behaviour]
    for share in ("stated", "observed", "mismatch"):
        assert found[share] == pytest.approx(getattr(planted, share), abs=4.5 * 0.5 / 200)


@pytest.mark.slow
def test_half_of_the_samples_find_the_bags_bias(samples: pd.DataFrame) -> None:
    bag = of(samples, "reusable_bag")
    assert 0.35 <= (bag["p"] < 0.05).mean() <= 0.63  # the power is about a half
    assert (bag["bias"] > 0).mean() >= 0.95


@pytest.mark.slow
def test_equal_shares_hide_the_lists_mismatch(samples: pd.DataFrame) -> None:
    """The naive look at two shares finds nothing; the mismatch is there in every sample."""
    shopping = of(samples, "shopping_list")
    assert (shopping["p"] >= 0.05).mean() >= 0.9
    assert (shopping["mismatch_low"] > 0.1).all()
    assert shopping["mismatch"].mean() == pytest.approx(0.30, abs=0.02)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("behaviour", "sign", "power"), [("compares_prices", 1, 0.98), ("buys_sweets", -1, 0.93)]
)
def test_large_biases_are_found_either_way(
    samples: pd.DataFrame, behaviour: str, sign: int, power: float
) -> None:
    found = of(samples, behaviour)
    assert ((found["p"] < 0.05) & (sign * found["bias"] > 0)).mean() >= power


@pytest.mark.slow
def test_where_people_do_what_they_say(samples: pd.DataFrame) -> None:
    assert (of(samples, "self_checkout")["mismatch"] < 0.15).mean() >= 0.95


def test_the_committed_sample_shows_every_planted_truth() -> None:
    found = found_in(pd.read_csv(FILE))
    bag, shopping = found.loc["reusable_bag"], found.loc["shopping_list"]
    assert (bag["stated"], bag["observed"]) == (0.62, 0.50)
    assert bag["p"] < 0.05 and bag["bias_low"] > 0
    assert abs(shopping["bias"]) <= 0.01 and 0.28 <= shopping["mismatch"] <= 0.32
    assert found.loc["compares_prices", "bias_low"] > 0.15
    assert found.loc["buys_sweets", "bias_high"] < 0
    assert found.loc["self_checkout", "p"] > 0.05


def test_a_hundred_thousand() -> None:
    assert say_do(100_000)["person_id"].nunique() == 100_000
