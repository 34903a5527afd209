"""Needs heard: sixty are planted, fewer are heard, and a focus group is worth two interviews."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cocrea import CocreaError
from cocrea.data.simulate.interviews import interviews
from cocrea.models.listening import (
    beta_binomial_coverage,
    chao2,
    incidence,
    need_coverage,
    need_curve,
)

FILE = Path(__file__).parents[2] / "datasets/simulated/interviews.csv"
NEEDS = 60


def found_in(table: pd.DataFrame) -> dict[str, float]:
    """What a learner finds, with our functions."""
    alone, groups = (table[table["kind"] == kind] for kind in ("interview", "focus-group"))
    counts = incidence(alone)
    bound = chao2(counts.needs, counts.once, counts.twice, counts.interviews)
    curve_alone, curve_groups = need_curve(alone)["needs"], need_curve(groups)["needs"]
    sessions = groups.drop_duplicates("session_id")
    hours = float((sessions["people"] * sessions["hours"]).mean())  # that the participants of a group give
    return {
        "interviews": counts.interviews,
        "groups": len(sessions),
        "heard": counts.needs,
        "bound": bound.value,
        "low": bound.low,
        "high": bound.high,
        "first interview": curve_alone[0],
        "first group": curve_groups[0],
        "as many hours of interviews": curve_alone[round(hours) - 1],
    }


@pytest.fixture(scope="module")
def samples() -> pd.DataFrame:
    return pd.DataFrame([found_in(interviews(seed=seed)) for seed in range(100)])


def test_the_shape() -> None:
    table = interviews(60, seed=1)
    assert not table.duplicated(["session_id", "need_id"]).any()
    sessions = table.drop_duplicates("session_id")
    assert len(sessions) == 60 and sessions["session_id"].is_monotonic_increasing
    assert sessions["kind"].value_counts().to_dict() == {"interview": 40, "focus-group": 20}
    by_kind = sessions.groupby("kind")[["people", "hours"]].agg(["min", "max"])
    assert by_kind.loc["interview"].tolist() == [1, 1, 1, 1]
    assert by_kind.loc["focus-group"].tolist() == [6, 8, 2, 2]


def test_a_session_without_needs_still_took_place() -> None:
    table = interviews(30, seed=2, needs=3)
    silent = table[table["need_id"].isna()]
    assert 0 < len(silent) < 30 and silent["session_id"].is_unique
    assert table["session_id"].nunique() == incidence(table).interviews == 30


@pytest.mark.slow
def test_sixteen_interviews_hear_what_uneven_needs_allow(samples: pd.DataFrame) -> None:
    assert (samples["interviews"] == 16).all() and (samples["groups"] == 8).all()
    uneven = NEEDS * beta_binomial_coverage(1, 6, 16)
    assert samples["heard"].mean() == pytest.approx(uneven, abs=1.2)
    equal = NEEDS * need_coverage(1 / 7, 16)  # the naive formula with the same mean promises eleven more
    assert (samples["heard"] < equal - 3).mean() >= 0.95


@pytest.mark.slow
def test_chao2_is_a_lower_bound(samples: pd.DataFrame) -> None:
    """Nearer than the naive count, yet below the truth in four samples of five."""
    assert (samples["bound"] > samples["heard"]).all()
    nearer = (samples["bound"] - NEEDS).abs() < (samples["heard"] - NEEDS).abs()
    assert nearer.mean() >= 0.9
    assert 0.7 <= (samples["bound"] < NEEDS).mean() <= 0.95
    assert ((samples["low"] <= NEEDS) & (NEEDS <= samples["high"])).mean() >= 0.75


@pytest.mark.slow
def test_a_group_hears_more_in_a_session_and_less_for_an_hour(samples: pd.DataFrame) -> None:
    """By session, the naive comparison, the group wins; by hours that participants give, interviews do."""
    assert (samples["first group"] > samples["first interview"]).mean() >= 0.97
    assert (samples["as many hours of interviews"] > 1.5 * samples["first group"]).mean() >= 0.97


@pytest.mark.slow
def test_many_sessions_show_the_planted_chances() -> None:
    table = interviews(6000, seed=5, needs=400)
    alone, groups = (table[table["kind"] == kind] for kind in ("interview", "focus-group"))
    share = alone["need_id"].value_counts() / 4000
    assert share.mean() == pytest.approx(1 / 7, abs=0.02)
    assert share.var() == pytest.approx((1 / 7) * (6 / 7) / 8, rel=0.25)  # of Beta(1, 6)
    in_groups = groups["need_id"].value_counts().reindex(share.index, fill_value=0) / 2000
    twice = 1 - (1 - share) ** 2
    assert np.abs(in_groups - twice).max() < 0.06
    worth_five = interviews(6000, seed=5, needs=400, group_worth=5)
    more = worth_five[worth_five["kind"] == "focus-group"]
    assert len(more) > 1.5 * len(groups)


def test_the_committed_sample_shows_every_planted_truth() -> None:
    table = pd.read_csv(FILE)
    found = found_in(table)
    assert 40 <= found["heard"] <= 47
    assert found["heard"] < found["bound"] < NEEDS  # a lower bound …
    assert found["low"] < NEEDS < found["high"]  # … whose interval does not exclude the truth
    assert incidence(table).needs < NEEDS  # some needs were never heard
    assert found["first group"] > found["first interview"]
    assert found["as many hours of interviews"] > 1.5 * found["first group"]


def test_a_hundred_thousand() -> None:
    assert interviews(100_000)["session_id"].nunique() == 100_000


@pytest.mark.parametrize(
    "arguments", [{"needs": 0}, {"alpha": 0}, {"beta": -1}, {"group_worth": 0}, {"group_worth": None}]
)
def test_bad_input_is_one_clear_error(arguments: dict[str, float]) -> None:
    with pytest.raises(CocreaError) as caught:
        interviews(**arguments)  # type: ignore[arg-type]
    assert "{" not in str(caught.value)
