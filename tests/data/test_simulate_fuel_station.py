"""Self-service fuel: the logit finds the planted readiness; usage by age alone blames age."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cocrea import CocreaError
from cocrea.data.simulate.fuel_station import fuel_station
from cocrea.models.coproduction import READY
from cocrea.stats import linear_fit, logit_fit

FILE = Path(__file__).parents[2] / "datasets/simulated/fuel_station.csv"
READINESS = ["role_clarity", "motivation", "ability"]


def test_the_shape() -> None:
    table = fuel_station(300, seed=1)
    assert len(table) == 300 and table["driver_id"].is_unique
    assert table[READINESS].isin(range(1, 8)).all(axis=None)
    assert set(table["self_service"]) == {0, 1}
    assert set(table["age_group"]) == {"18-39", "40-59", "60+"}
    assert set(table["self_described"]) == {"active", "passive"}


def found_in(table: pd.DataFrame) -> dict[str, bool]:
    """What a learner's analyses say about one sample."""
    table = table.assign(old=(table["age_group"] == "60+").astype(int))
    fit = logit_fit(table, "self_service", READINESS)
    terms = fit.terms.set_index("term")
    by_age = logit_fit(table, "self_service", ["age_group"], {"age_group": "60+"}).terms.set_index("term")
    beside = logit_fit(table, "self_service", [*READINESS, "old"]).terms.set_index("term")
    # What bringing one factor of the older drivers to the level of the others would bring.
    old, others = table[table["old"] == 1], table[table["old"] == 0]
    gains = {
        factor: np.mean(fit.predict(old.assign(**{factor: old[factor] + more})) - fit.predict(old))
        for factor, more in (others[READINESS].mean() - old[READINESS].mean()).items()
    }
    return {
        **{f"{factor} counts": terms["low"][factor] > 0 for factor in READINESS},
        **{
            f"interval of {term}": bool(terms["low"][term] < planted < terms["high"][term])
            for term, planted in zip(["intercept", *READINESS], READY, strict=True)
        },
        "naive: age counts": bool((by_age.loc[["age_group[18-39]", "age_group[40-59]"], "low"] > 0).all()),
        "age counts beside readiness": bool(beside["p"]["old"] < 0.05),
        "clarity is the bottleneck": max(gains, key=lambda factor: float(gains[factor])) == "role_clarity",
    }


@pytest.mark.slow
def test_samples_of_500_show_the_planted_truth() -> None:
    """Recovery over 80 seeds, as the generator's docstring says."""
    share = pd.DataFrame([found_in(fuel_station(seed=seed)) for seed in range(80)]).mean()
    assert share[["role_clarity counts", "motivation counts", "clarity is the bottleneck"]].min() > 0.95
    assert share["ability counts"] > 0.90
    assert share.filter(like="interval of").between(0.88, 1).all(), share  # 95 %, 3 standard errors down
    assert share["naive: age counts"] > 0.90
    assert share["age counts beside readiness"] < 0.13  # 5 %, 3 standard errors up


def test_the_committed_sample_shows_every_planted_truth() -> None:
    shown = found_in(pd.read_csv(FILE))
    assert not shown.pop("age counts beside readiness")
    assert all(shown.values()), shown


def test_many_drivers_show_the_planted_coefficients() -> None:
    """Within 5 standard errors, with other coefficients too."""
    for planted in (READY, (-3.0, 0.2, 0.6, 0.1)):
        terms = logit_fit(fuel_station(20_000, seed=5, coefficients=planted), "self_service", READINESS).terms
        standard_errors = (terms["high"] - terms["low"]) / 2 / 1.959964
        assert ((terms["estimate"] - pd.Series(planted)).abs() < 5 * standard_errors).all(), terms


def test_many_older_drivers_differ_in_clarity_most() -> None:
    table = fuel_station(20_000, seed=6)
    gaps = {
        factor: linear_fit(table, factor, ["age_group"], {"age_group": "18-39"}).terms["estimate"][2]
        for factor in READINESS
    }
    assert gaps["role_clarity"] == pytest.approx(-2.2, abs=0.1)  # −2.3, less what the ends of the scale cut
    assert gaps["motivation"] == pytest.approx(0, abs=0.1)
    assert gaps["ability"] == pytest.approx(-0.3, abs=0.1)


def test_what_people_call_themselves_is_not_what_they_do() -> None:
    table = fuel_station(20_000, seed=6)
    agree = (table["self_described"] == "active") == (table["self_service"] == 1)
    assert 0.70 < agree.mean() < 0.80


def test_bad_coefficients() -> None:
    with pytest.raises(CocreaError) as caught:
        fuel_station(50, coefficients=(1, 2, 3))
    assert caught.value.code == "selfservice.coefficients"
