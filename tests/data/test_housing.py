"""The Copenhagen housing table, and the lesson of crude and adjusted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cocrea import data
from cocrea.data.housing import LEVELS, housing
from cocrea.stats import independence, proportional_odds


@pytest.fixture
def table() -> pd.DataFrame:
    return data.load("housing")


def cross(table: pd.DataFrame, row: str) -> pd.DataFrame:
    """Counts by `row` and satisfaction, both in order."""
    counts = table.pivot_table(index=row, columns="satisfaction", values="count", aggfunc="sum")
    return counts.loc[list(LEVELS[row]), list(LEVELS["satisfaction"])]


def test_it_is_the_published_table(table: pd.DataFrame, shared: Callable[[str], Path]) -> None:
    pd.testing.assert_frame_equal(table, housing(), check_dtype=False)
    names = {"Sat": "satisfaction", "Infl": "influence", "Type": "type", "Cont": "contact", "Freq": "count"}
    original = pd.read_csv(shared("data/housing.csv")).rename(columns=names)
    for column in LEVELS:
        original[column] = original[column].str.lower()
    pd.testing.assert_frame_equal(table, original, check_dtype=False)


def test_the_cells_are_all_there(table: pd.DataFrame) -> None:
    assert len(table) == 72 and not table.duplicated(list(LEVELS)).any()
    assert table["count"].sum() == 1681 and table["count"].min() == 3
    assert {column: tuple(table[column].unique()) for column in LEVELS} == LEVELS


def test_influence_goes_along_with_satisfaction(table: pd.DataFrame) -> None:
    counts = cross(table, "influence")
    high = counts["high"] / counts.sum(axis=1)
    assert high.round(3).tolist() == [0.279, 0.401, 0.580]
    found = independence(counts)
    assert (round(found.chi_square, 1), found.df, found.n) == (106.2, 4, 1681)
    assert found.p < 1e-20 and found.cramers_v == pytest.approx(0.178, abs=5e-4)


def test_contact_crude_and_adjusted(table: pd.DataFrame) -> None:
    """Contact barely shows until influence and home are held equal: terraces are sociable but disliked.

    The .077 is of the whole table of three answers; of "high or not" alone it is .30. The 1.37 is of
    "high or not", the odds ratio over all three answers is 1.43.
    """
    counts = cross(table, "contact")
    high = counts["high"] / counts.sum(axis=1)
    assert high.round(3).tolist() == [0.383, 0.408]
    assert independence(counts).p == pytest.approx(0.077, abs=5e-4)
    halves = np.column_stack([counts["low"] + counts["medium"], counts["high"]])
    assert independence(halves).p == pytest.approx(0.297, abs=5e-4)

    split = table.assign(satisfaction=table["satisfaction"].where(table["satisfaction"] == "high", "not"))
    levels = {**LEVELS, "satisfaction": ("not", "high")}
    for fit, ratio, p in (
        (proportional_odds(split, "satisfaction", levels, "count"), 1.367, 0.0037),
        (proportional_odds(table, "satisfaction", LEVELS, "count"), 1.434, 0.00016),
    ):
        contact = fit.effects.set_index("predictor").loc["contact"]
        assert contact["odds_ratio"] == pytest.approx(ratio, abs=5e-4)
        assert contact["p"] == pytest.approx(p, rel=0.02)

    alone = {column: LEVELS[column] for column in ("satisfaction", "contact")}
    crude = proportional_odds(table, "satisfaction", alone, "count").effects.iloc[0]
    assert crude["odds_ratio"] == pytest.approx(1.18, abs=0.005) and crude["odds_low"] < 1
    homes = table.pivot_table(index="type", columns="contact", values="count", aggfunc="sum")
    sociable = homes["high"] / homes.sum(axis=1)
    assert sociable["terrace"] > sociable["tower"]
    liked = cross(table, "type")["high"] / cross(table, "type").sum(axis=1)
    assert liked["terrace"] < liked["tower"]


def test_the_proportional_odds_model(table: pd.DataFrame) -> None:
    found = proportional_odds(table, "satisfaction", LEVELS, "count")
    estimates = found.effects.set_index(["predictor", "level"])["estimate"].round(4).to_dict()
    assert estimates == {
        ("influence", "medium"): 0.5664,
        ("influence", "high"): 1.2888,
        ("type", "apartment"): -0.5723,
        ("type", "atrium"): -0.3662,
        ("type", "terrace"): -1.0910,
        ("contact", "high"): 0.3603,
    }
    assert found.cuts["cut"].tolist() == ["low|medium", "medium|high"]
    assert found.cuts["estimate"].round(4).tolist() == [-0.4961, 0.6907]
    assert round(found.deviance, 2) == 3479.15 and found.n == 1681
