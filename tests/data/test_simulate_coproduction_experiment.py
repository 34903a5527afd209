"""Who gets the credit: cell by cell the planted effects come back; the main effect hides them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from cocrea import CocreaError
from cocrea.data.simulate.coproduction_experiment import coproduction_experiment
from cocrea.models.coproduction import OUTCOMES, interaction_of
from cocrea.stats import GroupsResult, linear_fit, separate_t

FILE = Path(__file__).parents[2] / "datasets/simulated/coproduction_experiment.csv"
RATING = "satisfaction_firm"
DESIGN = ["participation", "outcome", "choice"]
CREDIT, PROTECTION = 0.9, 1.2


def test_the_shape() -> None:
    table = coproduction_experiment(360, seed=1)
    assert len(table) == 360 and table["person_id"].is_unique
    assert (table.groupby(DESIGN).size() == 30).all() and table[DESIGN].drop_duplicates().shape == (12, 3)
    assert set(table["outcome"]) == set(OUTCOMES)
    assert table[RATING].between(1, 7).all() and (table[RATING] * 4 % 1 == 0).all()
    assert coproduction_experiment(25).groupby(DESIGN).size().between(2, 3).all()


def effect(rows: pd.DataFrame, column: str, yes: str, no: str) -> GroupsResult:
    return separate_t(rows[rows[column] == yes][RATING], rows[rows[column] == no][RATING])


def found_in(table: pd.DataFrame) -> dict[str, bool]:
    """What a learner's analyses say about one sample."""
    by_outcome = dict(list(table.groupby("outcome")))
    joint = table[table["participation"] == "joint"]
    joint_by_outcome = dict(list(joint.groupby("outcome")))
    endings = ("outcome", "better", "worse")
    without = by_outcome["worse"][by_outcome["worse"]["choice"] == "no"]
    expected, joint_expected = by_outcome["as-expected"], joint_by_outcome["as-expected"]
    return {
        "participation lowers when better": effect(
            by_outcome["better"], "participation", "joint", "firm"
        ).high
        < 0,
        "choice helps when worse": effect(joint_by_outcome["worse"], "choice", "yes", "no").low > 0,
        "participation interacts": interaction_of(
            table, RATING, ("participation", "joint", "firm"), endings
        ).high
        < 0,
        "choice interacts": interaction_of(joint, RATING, ("choice", "yes", "no"), endings).high < 0,
        "null: participation as expected": effect(expected, "participation", "joint", "firm").p < 0.05,
        "null: participation when worse": effect(without, "participation", "joint", "firm").p < 0.05,
        "null: choice when better": effect(joint_by_outcome["better"], "choice", "yes", "no").p < 0.05,
        "null: choice as expected": effect(joint_expected, "choice", "yes", "no").p < 0.05,
        "naive: participation matters": effect(table, "participation", "joint", "firm").p < 0.05,
    }


@pytest.mark.slow
def test_samples_of_360_show_the_planted_truth() -> None:
    """Recovery over 100 seeds, as the generator's docstring says."""
    share = pd.DataFrame([found_in(coproduction_experiment(seed=seed)) for seed in range(100)]).mean()
    effects = ["participation lowers when better", "choice helps when worse", "participation interacts"]
    assert share[effects].min() > 0.95, share
    assert share["choice interacts"] > 0.85
    assert share.filter(like="null").max() < 0.12  # 5 %, 3 standard errors up
    assert share["naive: participation matters"] < 0.15


def test_the_committed_sample_shows_every_planted_truth() -> None:
    shown = pd.Series(found_in(pd.read_csv(FILE)))
    wrong = shown.index.str.contains("null|naive")
    assert shown[~wrong].all() and not shown[wrong].any(), shown


def test_many_people_show_the_planted_effects() -> None:
    """The whole design in one model: each term within 5 standard errors of what was planted."""
    table = coproduction_experiment(60_000, seed=3)
    terms = [*DESIGN, "participation:outcome", "participation:choice", "outcome:choice"]
    base = {"participation": "firm", "outcome": "as-expected", "choice": "no"}
    fit = linear_fit(table, RATING, [*terms, "participation:outcome:choice"], base)
    found = fit.terms.set_index("term")
    planted = pd.Series(0.0, found.index)
    planted["intercept"] = 4.5
    planted[["outcome[better]", "outcome[worse]"]] = 1.0, -1.7
    planted["participation[joint]:outcome[better]"] = -CREDIT
    planted["participation[joint]:outcome[worse]:choice[yes]"] = PROTECTION
    standard_errors = (found["high"] - found["low"]) / 2 / 1.959964
    assert (abs(found["estimate"] - planted) < 5 * standard_errors).all(), found


def test_nothing_planted_nothing_found() -> None:
    table = coproduction_experiment(60_000, seed=3, credit=0, protection=0)
    for treatment in (("participation", "joint", "firm"), ("choice", "yes", "no")):
        found = interaction_of(table, RATING, treatment, ("outcome", "better", "worse"))
        assert abs(found.mean) < 4 * found.se


@pytest.mark.parametrize("arguments", [{"credit": -2}, {"protection": 5}, {"blame": 3}, {"credit": None}])
def test_bad_input_is_one_clear_error(arguments: dict[str, float]) -> None:
    with pytest.raises(CocreaError):
        coproduction_experiment(**arguments)


@pytest.mark.parametrize(("credit", "blame"), [(0, 1.0), (-0.9, -0.9)])
def test_the_other_two_patterns_can_be_planted(credit: float, blame: float) -> None:
    table = coproduction_experiment(60_000, seed=3, credit=credit, protection=0, blame=blame)
    for outcome, planted in (("better", -credit), ("worse", blame), ("as-expected", 0)):
        found = effect(table[table["outcome"] == outcome], "participation", "joint", "firm")
        assert abs(found.mean - planted) < 5 * found.se
