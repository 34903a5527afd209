from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from cocrea import CocreaError
from cocrea.stats import linear_fit, logit_fit


def visits(n: int = 400, seed: int = 1) -> pd.DataFrame:
    """Ratings that fall by .3 a minute, rise by 1 in a shop and by a further .2 a minute there."""
    rng = np.random.default_rng(seed)
    table = pd.DataFrame({"minutes": rng.uniform(0, 10, n), "place": rng.choice(["web", "shop", "kiosk"], n)})
    shop = table["place"] == "shop"
    mean = 5 - 0.3 * table["minutes"] + shop + 0.2 * shop * table["minutes"]
    table["rating"] = mean + rng.standard_normal(n)
    table["returned"] = rng.random(n) < 1 / (1 + np.exp(1 + 0.2 * table["minutes"] - 1.5 * shop))
    return table


def test_one_predictor_is_scipys_line() -> None:
    people = visits()
    fit, theirs = linear_fit(people, "rating", ["minutes"]), stats.linregress(people.minutes, people.rating)
    slope = fit.terms.iloc[1]
    half = stats.t.ppf(0.975, len(people) - 2) * theirs.stderr
    assert slope["term"] == "minutes"
    assert slope[["estimate", "low", "high", "p"]].tolist() == pytest.approx(
        [theirs.slope, theirs.slope - half, theirs.slope + half, theirs.pvalue]
    )
    assert fit.terms.columns.tolist() == ["term", "estimate", "low", "high", "p"]
    assert fit.r2 == pytest.approx(theirs.rvalue**2)
    assert (fit.n, fit.dropped, fit.base) == (400, 0, {})


def test_least_squares_by_the_normal_equations() -> None:
    people = visits()
    fit = linear_fit(people, "rating", ["minutes", "place", "minutes:place"], {"place": "web"})
    minutes, kiosk, shop = people["minutes"], people["place"] == "kiosk", people["place"] == "shop"
    x = np.column_stack([np.ones(400), minutes, kiosk, shop, minutes * kiosk, minutes * shop])
    expected = np.linalg.solve(x.T @ x, x.T @ people["rating"])
    assert fit.terms["estimate"].to_numpy() == pytest.approx(expected)
    assert fit.terms["term"].tolist() == [
        *("intercept", "minutes", "place[kiosk]", "place[shop]"),
        *("minutes:place[kiosk]", "minutes:place[shop]"),
    ]
    assert fit.base == {"place": "web"}
    assert fit.predict(people) == pytest.approx(x @ expected)


def test_a_logit_of_two_groups_is_their_table() -> None:
    """One 0/1 predictor: the log odds ratio and Woolf's standard error, from the four counts."""
    people = visits().assign(shop=lambda table: table["place"] == "shop")
    fit = logit_fit(people, "returned", ["shop"])
    (a, b), (c, d) = pd.crosstab(people["shop"], people["returned"]).to_numpy()[::-1, ::-1]
    ratio, half = a * d / (b * c), 1.959964 * np.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    found = fit.terms.iloc[1]
    assert found["odds_ratio"] == pytest.approx(ratio)
    assert (found["odds_low"], found["odds_high"]) == pytest.approx(
        (ratio / np.exp(half), ratio * np.exp(half)), rel=1e-5
    )
    assert found[["low", "high"]].tolist() == pytest.approx(
        np.log(found[["odds_low", "odds_high"]].astype(float)).tolist()
    )
    assert fit.predict(people[people["shop"]].head(1)).item() == pytest.approx(a / (a + b))


def test_the_likelihood_is_at_its_top() -> None:
    """At the maximum the residuals are at right angles to every term."""
    people = visits()
    fit = logit_fit(people, "returned", ["minutes", "place"])
    residual = people["returned"] - fit.predict(people)
    for term in (1, people["minutes"], people["place"] == "shop", people["place"] == "web"):
        assert (residual * term).sum() == pytest.approx(0, abs=1e-6)
    rate = people["returned"].mean()
    chance = np.where(people["returned"], fit.predict(people), 1 - fit.predict(people))
    nothing = 400 * (rate * np.log(rate) + (1 - rate) * np.log(1 - rate))
    assert fit.r2 == pytest.approx(1 - np.log(chance).sum() / nothing)


@pytest.mark.slow
def test_intervals_cover_the_truth_in_95_of_100() -> None:
    """200 samples; within 3 standard errors of the coverage."""
    line = [
        linear_fit(visits(60, seed), "rating", ["minutes", "place", "minutes:place"]) for seed in range(200)
    ]
    logit = [logit_fit(visits(200, seed), "returned", ["minutes", "place"]) for seed in range(200)]
    for fits, row, truth in ((line, 1, -0.3), (line, 4, 0.2), (logit, 1, -0.2), (logit, 2, 1.5)):
        found = pd.DataFrame([fit.terms.iloc[row] for fit in fits])
        covered = ((found["low"] < truth) & (truth < found["high"])).mean()
        assert abs(covered - 0.95) < 3 * np.sqrt(0.95 * 0.05 / 200), (row, truth)


def test_the_base_level_turns_the_question() -> None:
    people = visits()
    asked = ["minutes", "place", "minutes:place"]
    web, shop = (linear_fit(people, "rating", asked, {"place": base}) for base in ("web", "shop"))
    estimates = [fit.terms.set_index("term")["estimate"] for fit in (web, shop)]
    inside = estimates[0]["minutes"] + estimates[0]["minutes:place[shop]"]
    assert inside == pytest.approx(estimates[1]["minutes"])
    assert web.predict(people) == pytest.approx(shop.predict(people))


def test_a_square_and_no_predictor_at_all() -> None:
    people = visits()
    square = linear_fit(people, "rating", ["minutes", "minutes:minutes"]).terms["estimate"]
    assert square.tolist() == pytest.approx(np.polyfit(people.minutes, people.rating, 2)[::-1].tolist())
    alone = linear_fit(people, "rating", [])
    assert alone.terms["estimate"].tolist() == pytest.approx([people["rating"].mean()])


def test_missing_answers_are_dropped_and_counted() -> None:
    people = visits(60)
    people.loc[:4, "minutes"] = np.nan
    people.loc[4:7, "place"] = None
    people["unasked"] = np.nan
    fit = linear_fit(people, "rating", ["minutes", "place"])
    again = linear_fit(people.loc[8:], "rating", ["minutes", "place"])
    assert (fit.n, fit.dropped) == (52, 8)
    pd.testing.assert_frame_equal(fit.terms, again.terms)
    assert np.isnan(fit.predict(people)).tolist() == [True] * 8 + [False] * 52


def test_names_and_levels_as_people_write_them() -> None:
    """Brackets in the name of a column, a colon in a level."""
    people = visits().rename(columns={"minutes": "Q1 [minutes]", "place": "Q2 [place]"})
    people["Q2 [place]"] = people["Q2 [place]"].replace({"web": "18:30", "shop": "19:00 [late]"})
    asked = ["Q1 [minutes]", "Q2 [place]", "Q1 [minutes]:Q2 [place]"]
    fit, plain = (
        linear_fit(people, "rating", asked),
        linear_fit(visits(), "rating", ["minutes", "place", "minutes:place"], {"place": "web"}),
    )
    assert fit.base == {"Q2 [place]": "18:30"}
    assert sorted(fit.terms["estimate"]) == pytest.approx(sorted(plain.terms["estimate"]))
    assert fit.predict(people) == pytest.approx(plain.predict(visits()))


def test_confidence_widens() -> None:
    for fit in (linear_fit, logit_fit):
        people = visits().assign(rating=lambda table: table["returned"])
        one, other = (fit(people, "rating", ["minutes"], confidence=level).terms for level in (0.9, 0.99))
        assert (other["low"] < one["low"]).all() and (one["high"] < other["high"]).all()


@pytest.mark.parametrize("fit", [linear_fit, logit_fit])
@pytest.mark.parametrize("far", [1e4, 1e7, 1e9, -1e10])
def test_a_time_stamp_far_from_zero_loses_no_digits(fit: Callable[..., Any], far: float) -> None:
    """A predictor that is moved by a constant moves the intercept and the base level's effect, no slope."""
    people = visits().assign(rating=lambda table: table["returned"] if fit is logit_fit else table["rating"])
    people["minutes"] = people["minutes"].round(3)
    asked = ["minutes", "place", "minutes:place"]
    moved = people.assign(minutes=people["minutes"] + far)
    near, away = fit(people, "rating", asked), fit(moved, "rating", asked)
    slopes = near.terms["term"].str.contains("minutes")
    columns = ["estimate", "low", "high", "p"]
    assert away.terms.loc[slopes, columns].to_numpy() == pytest.approx(
        near.terms.loc[slopes, columns].to_numpy(), rel=1e-4, abs=1e-6
    )
    assert away.r2 == pytest.approx(near.r2, rel=1e-5)
    assert away.predict(moved) == pytest.approx(near.predict(people), abs=1e-4)


def test_units_decide_nothing() -> None:
    people = visits().assign(tiny=lambda table: table["minutes"] * 1e-9)
    one, other = (linear_fit(people, "rating", [name, "place"]).terms for name in ("minutes", "tiny"))
    assert other["estimate"][1] == pytest.approx(one["estimate"][1] * 1e9)
    assert other["p"].tolist() == pytest.approx(one["p"].tolist())


def test_a_chance_far_out_is_0_or_1_without_a_warning() -> None:
    fit = logit_fit(visits(), "returned", ["minutes"])
    assert fit.predict(pd.DataFrame({"minutes": [-1e6, 1e6]})).tolist() == [1, 0]


TWENTY = pd.DataFrame(
    {
        "y": [0, 1] * 10,
        "x": range(20),
        "twice": range(0, 40, 2),
        "still": 3,
        "text": list("ab") * 10,
        "three": [0, 1, 2, 0] * 5,
        "late": [0] * 10 + [1] * 10,
        "some": [1, 0, 0, 0] * 5,
        "gone": np.nan,
    }
)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: linear_fit(TWENTY, "y", ["wrong"]), "table.missing-column"),
        (lambda: linear_fit([1, 2], "y", ["x"]), "table.not-a-table"),
        (lambda: linear_fit(TWENTY, "text", ["x"]), "argument.not-numbers"),
        (lambda: linear_fit(TWENTY, "y", ["still"]), "stats.all-alike"),
        (lambda: linear_fit(TWENTY, "still", ["x"]), "stats.all-alike"),
        (lambda: linear_fit(TWENTY, "y", ["gone"]), "stats.too-few"),
        (lambda: linear_fit(TWENTY[:3], "y", ["x", "three"]), "stats.too-few"),
        (lambda: linear_fit(TWENTY, "y", ["x", "twice"]), "regression.same-again"),
        (lambda: linear_fit(TWENTY, "y", ["x", "x"]), "regression.same-again"),
        (lambda: linear_fit(TWENTY, "y", ["y"]), "table.named-twice"),
        (lambda: linear_fit(TWENTY, "y", ["x", "x:y"]), "table.named-twice"),
        (lambda: linear_fit(pd.concat([TWENTY, TWENTY["x"]], axis=1), "y", ["x"]), "table.repeated-column"),
        (lambda: linear_fit(TWENTY.assign(x=TWENTY["x"] + 1e15), "y", ["x"]), "regression.same-again"),
        (lambda: linear_fit(TWENTY, "y", ["x", "x:text"]), "regression.part"),
        (lambda: linear_fit(TWENTY, "y", ["x", "text", "late", "x:text:late"]), "regression.part"),
        (lambda: linear_fit(TWENTY, "y", ["text"], {"text": "c"}), "argument.choice"),
        (lambda: linear_fit(TWENTY, "y", ["text", "x"], {"x": "1"}), "argument.choice"),
        (lambda: linear_fit(TWENTY, "y", ["x"], confidence=1), "argument.proportion"),
        (lambda: logit_fit(TWENTY, "three", ["x"]), "regression.not-binary"),
        (lambda: logit_fit(TWENTY, "text", ["x"]), "argument.not-numbers"),
        (lambda: logit_fit(TWENTY, "late", ["x"]), "stats.no-odds"),
        (lambda: logit_fit(TWENTY, "y", ["text"]), "stats.no-odds"),
        (lambda: logit_fit(TWENTY, "y", ["some"]), "stats.no-odds"),  # in the rows with a 1
        (lambda: linear_fit(TWENTY, "x", ["text"]).predict(pd.DataFrame({"text": ["c"]})), "argument.choice"),
        (lambda: linear_fit(TWENTY, "y", ["x"]).predict(TWENTY[["late"]]), "table.missing-column"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
