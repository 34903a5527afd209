"""Customers in money: the planted shares come back; parting with every negative one wastes value."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cocrea import CocreaError
from cocrea.data.simulate.customers_value import customers_value
from cocrea.models.coproduction import PartOrKeep, part_or_keep
from cocrea.stats import share

FILE = Path(__file__).parents[2] / "datasets/simulated/customers_value.csv"
A_LOT = 50  # referral value a year: far above what ordinary customers bring in


def test_the_shape() -> None:
    table = customers_value(500, seed=1)
    assert len(table) == 500 and table["customer_id"].is_unique
    np.testing.assert_allclose(table["margin"], table["revenue"] - table["cost_to_serve"], atol=0.005)
    assert (table["cost_to_serve"] > 0).all() and table["retention"].between(0.5, 0.95).all()
    negative = table["margin"] < 0
    for column in ("new_margin", "accept_chance"):
        assert (table[column].notna() == negative).all()
    offered = table[negative]
    assert (offered["new_margin"] > offered["margin"]).all()
    assert offered["accept_chance"].between(0.3, 0.8).all()


def options(negative: pd.DataFrame, refusers: str) -> PartOrKeep:
    return part_or_keep(
        negative["margin"],
        negative["retention"],
        0.1,
        new_margin=negative["new_margin"],
        accept=negative["accept_chance"],
        exit_cost=20,
        word_of_mouth=20,
        refusers=refusers,
        first_margin="now",
        referral=negative["referral_value"],
    )


def holds(count: int, n: int, planted: float) -> bool:
    found = share(count, n)
    return found.low <= planted <= found.high


def found_in(table: pd.DataFrame) -> dict[str, bool]:
    """What a learner's analyses say about one sample."""
    negative = table[table["margin"] < 0]
    advocates, rescued = negative["referral_value"] > A_LOT, negative["new_margin"] > 0
    talk, stay = (options(negative, refusers) for refusers in ("leave and talk badly", "stay as they were"))
    best = np.maximum(np.maximum(talk.keep, talk.reprice), talk.part)
    by_class = np.where(advocates, talk.keep, np.where(rescued, talk.reprice, talk.part))
    parted = [np.mean(found.decision == "part") for found in (talk, stay)]
    return {
        "interval of negative": holds(len(negative), len(table), 0.08),
        "interval of rescued": holds(int(rescued.sum()), len(negative), 0.5),
        "interval of advocates": holds(int((table["referral_value"] > A_LOT).sum()), len(table), 0.05),
        "parting is best for fewer than half": parted[0] < 0.5,
        "parting with all wastes over 40 each": (best - talk.part).mean() > 40,
        "three plain rules beat parting with all": by_class.sum() > talk.part.sum(),
        "refusers who stay make parting best more often": parted[1] > parted[0],
        "advocates are not parted with": "part" not in set(talk.decision[advocates]),
        "the rescued are re-priced or kept": "part" not in set(talk.decision[rescued]),
    }


def test_samples_of_1000_show_the_planted_truth() -> None:
    """Recovery over 150 seeds, as the generator's docstring says."""
    shown = pd.DataFrame([found_in(customers_value(seed=seed)) for seed in range(150)]).mean()
    intervals = shown.index.str.startswith("interval")
    assert (shown[intervals] > 0.89).all(), shown  # 95 %, 3 standard errors down
    assert (shown[~intervals] > 0.95).all(), shown


def test_the_committed_sample_shows_every_planted_truth() -> None:
    table = pd.read_csv(FILE)
    shown = found_in(table)
    assert all(shown.values()), shown
    negative = table[table["margin"] < 0]
    found = options(negative, "leave and talk badly")
    assert set(found.decision) == {"keep", "re-price", "part"}
    assert set(found.decision[negative["referral_value"] > A_LOT]) >= {"keep"}


def test_many_customers_show_the_planted_shares() -> None:
    """Within 5 standard errors, with other shares too."""
    for negative, rescued, advocates in ((0.08, 0.5, 0.05), (0.2, 0.3, 0.1)):
        table = customers_value(50_000, 9, negative, rescued, advocates)
        losing = table[table["margin"] < 0]
        found = (
            (len(losing) / 50_000, negative, 50_000),
            ((losing["new_margin"] > 0).mean(), rescued, len(losing)),
            ((table["referral_value"] > A_LOT).mean(), advocates, 50_000),
        )
        for value, planted, n in found:
            assert abs(value - planted) < 5 * np.sqrt(planted * (1 - planted) / n)


def test_negative_customers_buy_as_much_and_cost_more() -> None:
    table = customers_value(50_000, seed=9)
    means = table.groupby(table["margin"] < 0)[["revenue", "cost_to_serve"]].mean()
    assert means["revenue"][True] == pytest.approx(means["revenue"][False], rel=0.03)
    assert means["cost_to_serve"][True] > 1.2 * means["cost_to_serve"][False]


@pytest.mark.parametrize("arguments", [{"negative": 1.5}, {"rescued": -0.1}, {"advocates": None}])
def test_bad_input_is_one_clear_error(arguments: dict[str, float]) -> None:
    with pytest.raises(CocreaError):
        customers_value(**arguments)
