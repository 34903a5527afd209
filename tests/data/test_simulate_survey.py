"""Nine moments, three stores: the flaws are there, the truth comes back, the hasty reading goes wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from cocrea import CocreaError
from cocrea.data.simulate.moments_survey import MOMENTS, moments_survey

FILE = Path(__file__).parents[2] / "datasets/simulated/moments_survey.csv"
RATINGS = ["adequate", "desired", "perceived", "importance"]
MOMENT_IDS = [moment.moment_id for moment in MOMENTS]


def straight_liners(table: pd.DataFrame) -> pd.Index:
    """Who marked one number everywhere."""
    lowest, highest = (
        marks.groupby(table["respondent_id"]).agg(end)
        for marks, end in ((table[RATINGS].min(axis=1), "min"), (table[RATINGS].max(axis=1), "max"))
    )
    return lowest.index[lowest == highest]


@pytest.mark.parametrize(("n", "seed"), [(240, 404), (240, 1), (60, 2), (480, 3)])
def test_the_flaws_are_as_many_as_planted(n: int, seed: int) -> None:
    table = moments_survey(n, seed)
    assert len(table) == 9 * n + round(n * 5 / 240)
    assert table.duplicated().sum() == table.duplicated(["respondent_id", "moment_id"]).sum()
    once = table.drop_duplicates()
    assert once.groupby("respondent_id", sort=False)["moment_id"].apply(list).tolist() == [MOMENT_IDS] * n
    assert len(straight_liners(once)) == round(n * 6 / 240)
    assert (once["desired"] < once["adequate"]).sum() == round(0.03 * 9 * n)
    assert once[RATINGS].isna().sum().sum() == round(0.04 * 9 * n * 4)
    assert once[RATINGS].stack().dropna().isin(range(1, 8)).all()
    assert once["overall_satisfaction"].isin(range(1, 8)).all()
    assert (once.groupby("respondent_id")[["store", "overall_satisfaction"]].nunique() == 1).all(axis=None)
    assert once.groupby("store")["respondent_id"].nunique().tolist() == [n // 3] * 3


def test_without_flaws() -> None:
    table = moments_survey(30, 5, missing=0, inverted=0, straight_liners=0, repeated=0)
    assert len(table) == 270 and not table.isna().any(axis=None)
    assert (table["desired"] >= table["adequate"]).all() and straight_liners(table).empty


def test_the_same_arguments_give_the_same_table() -> None:
    pd.testing.assert_frame_equal(moments_survey(30, 1), moments_survey(30, 1))
    assert not moments_survey(30, 1).equals(moments_survey(30, 2))
    assert len(moments_survey(1, 0)) == 9


def cleaned(table: pd.DataFrame) -> pd.DataFrame:
    """The rules of the lesson: no row twice, no straight-liner, no zone upside down."""
    once = table.drop_duplicates(["respondent_id", "moment_id"])
    careful = once[~once["respondent_id"].isin(straight_liners(once))]
    return careful[~(careful["desired"] < careful["adequate"])]


def holm(p: np.ndarray) -> np.ndarray:
    """Holm's adjusted p values, written anew so that it checks the library's."""
    order = np.argsort(p)
    steps = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    return np.minimum(steps, 1)[np.argsort(order)]


def holds(table: pd.DataFrame) -> dict[str, bool]:
    """Which planted truths a sample shows, and where the hasty reading goes wrong."""
    sound = cleaned(table)
    gaps = {"msa": sound["perceived"] - sound["adequate"], "mss": sound["perceived"] - sound["desired"]}
    found = pd.DataFrame(gaps).groupby(sound["moment_id"]).agg(["mean", "std", "count"]).stack(level=0)
    t = found["mean"] / found["std"] * np.sqrt(found["count"])
    after_holm = pd.Series(holm(2 * stats.t.sf(t.abs(), found["count"] - 1)), found.index)
    clearly = np.sign(found["mean"]).where(after_holm < 0.05, 0)  # −1 below, 1 above, 0 not sure
    shortfall = (-found["mean"].xs("mss", level=1)).clip(lower=0)
    importance = sound.groupby("moment_id")["importance"].mean()
    priority = (shortfall * importance).sort_values(ascending=False)
    checkout = sound[sound["moment_id"] == "checkout"]
    by_store = (checkout["perceived"] - checkout["adequate"]).groupby(checkout["store"]).mean()
    wide = sound.pivot(index="respondent_id", columns="moment_id", values="perceived")
    overall = sound.groupby("respondent_id")["overall_satisfaction"].first()
    pull = wide.corrwith(overall).sort_values(ascending=False)
    hasty = (table["perceived"] < table["adequate"]).groupby(table["moment_id"]).mean()
    careful = (sound["perceived"] < sound["adequate"]).groupby(sound["moment_id"]).mean()
    return {
        "the checkout is below adequate, after Holm over 18 tests": clearly["checkout", "msa"] == -1,
        "no other moment is": (clearly.xs("msa", level=1).drop("checkout") >= 0).all(),
        "it is worst in store B": by_store.idxmin() == "B",
        "parking has the biggest raw gap to desired": shortfall.idxmax() == "parking",
        "and matters least": importance.idxmin() == "parking",
        "so that the checkout comes first": priority.index[0] == "checkout",
        "and parking is not among the first two": "parking" not in priority.index[:2],
        "the app is above desired": clearly["app", "mss"] == 1,
        "staff pulls more than its stated importance says": "staff" in pull.index[:2]
        and "staff" not in importance.nlargest(3).index,
        "unclean rows add people below adequate": hasty.drop("checkout").mean()
        > careful.drop("checkout").mean(),
    }


def test_the_committed_sample_shows_every_planted_truth() -> None:
    shown = holds(pd.read_csv(FILE))
    assert all(shown.values()), shown


@pytest.mark.slow
def test_samples_of_240_show_the_planted_truth() -> None:
    """Recovery over 100 seeds: each truth in at least 90 %."""
    share = pd.DataFrame([holds(moments_survey(seed=seed)) for seed in range(100)]).mean()
    assert (share >= 0.90).all(), share


@pytest.mark.parametrize(
    "arguments",
    [{"missing": 0.9}, {"inverted": -0.1}, {"repeated": "many"}],
)
def test_bad_input_is_one_clear_error(arguments: dict[str, float]) -> None:
    with pytest.raises(CocreaError):
        moments_survey(**arguments)
