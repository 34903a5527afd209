"""Eight features: the truth comes back, and the self-checkout looks indifferent until split by age."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from cocrea import data
from cocrea.data.simulate.kano import FEATURES, PlantedFeature, kano
from cocrea.models.moments import category

FILE = Path(__file__).parents[2] / "datasets/simulated/kano.csv"
ANSWERS = ("like", "must-be", "neutral", "live-with", "dislike")
CELLS = {(with_it, without): category(with_it, without) for with_it in ANSWERS for without in ANSWERS}
EXPECTED = {
    "fresh_produce": "M",
    "right_prices": "M",
    "short_queue": "O",
    "wide_choice": "O",
    "tastings": "A",
    "home_delivery": "A",
    "music": "I",
    "self_checkout": "I",
}


def test_the_shape() -> None:
    table = kano(60, seed=1)
    assert len(table) == 60 * 8 and not table.duplicated(["respondent_id", "feature"]).any()
    assert table[["functional", "dysfunctional"]].isin(ANSWERS).all(axis=None)
    assert table.drop_duplicates("respondent_id")["age_group"].value_counts().tolist() == [20, 20, 20]
    assert (table.groupby("respondent_id")["age_group"].nunique() == 1).all()
    pd.testing.assert_frame_equal(table, kano(60, seed=1))
    assert not table.equals(kano(60, seed=2))
    assert len(kano(1)) == 8


def test_the_names_cover_the_features_and_ages() -> None:
    assert list(data.labels("kano", "feature")) == list(
        dict.fromkeys(planted.feature for planted in FEATURES)
    )
    assert set(data.labels("kano", "age_group")) == set(kano()["age_group"])


def counted(table: pd.DataFrame, *by: str) -> pd.DataFrame:
    """How many people see what is named by `by` in each category."""
    pairs = zip(table["functional"], table["dysfunctional"], strict=True)
    letters = pd.Series([CELLS[pair] for pair in pairs], table.index)
    counts = letters.groupby([table[column] for column in by]).value_counts().unstack(fill_value=0)
    return counts.reindex(columns=list("AOMIRQ"), fill_value=0)


@pytest.mark.parametrize("planted", FEATURES, ids=lambda planted: f"{planted.feature}-{planted.ages[0]}")
def test_many_people_show_the_planted_shares(planted: PlantedFeature) -> None:
    """Within 5 standard errors of 9000 people (3000 of an age), letter by letter."""
    table = kano(9000, seed=7)
    asked = table[(table["feature"] == planted.feature) & table["age_group"].isin(planted.ages)]
    found = counted(asked, "feature").iloc[0] / len(asked)
    for share, letter in zip(planted.shares, "AOMIRQ", strict=True):
        assert abs(found[letter] - share) <= 5 * (max(share, 0.001) / len(asked)) ** 0.5, letter


def holds(table: pd.DataFrame) -> dict[str, bool]:
    """Which planted truths a sample shows: for all people, then for the ages apart."""
    everybody = counted(table, "feature")
    by_age = counted(table[table["feature"] == "self_checkout"], "age_group").idxmax(axis=1)
    modes = everybody.idxmax(axis=1)
    return {
        **{feature: modes[feature] == letter for feature, letter in EXPECTED.items()},
        "the young find the self-checkout attractive": by_age["young"] == "A",
        "the old do not want it": by_age["old"] == "R",
        "those between do not mind": by_age["middle"] == "I",
        "others are the same at every age": counted(
            table[table["feature"].isin(["music", "fresh_produce"])], "feature", "age_group"
        )
        .idxmax(axis=1)
        .groupby("feature")
        .nunique()
        .eq(1)
        .all(),
    }


def test_the_committed_sample_shows_every_planted_truth() -> None:
    shown = holds(pd.read_csv(FILE))
    assert all(shown.values()), shown


@pytest.mark.slow
def test_samples_of_150_show_the_planted_truth() -> None:
    """Recovery over 100 seeds: each truth in at least 90 %."""
    share = pd.DataFrame([holds(kano(seed=seed)) for seed in range(100)]).mean()
    assert (share >= 0.90).all(), share
