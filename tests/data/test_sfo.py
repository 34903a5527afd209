"""The airport's passengers: what the course says about them, from the published tables and the answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cocrea import CocreaError, data
from cocrea.data import sfo
from cocrea.stats import correlation

TABLES = (
    "sfo_touchpoints",
    "sfo_outcomes",
    "sfo_nps",
    "sfo_problems",
    "sfo_security",
    "sfo_steps",
    "sfo_dwell",
    "sfo_drivers",
    "sfo_blocks",
    "sfo_penalties",
    "sfo_weighted",
)


@pytest.fixture(scope="module")
def read() -> Callable[[Path], pd.DataFrame]:
    """Each file is read once."""
    kept: dict[Path, pd.DataFrame] = {}

    def once(path: Path) -> pd.DataFrame:
        if path not in kept:
            kept[path] = sfo.read_sfo(path)
        return kept[path]

    return once


@pytest.fixture
def answers(shared: Callable[[str], Path], read: Callable[[Path], pd.DataFrame]) -> pd.DataFrame:
    years = [read(shared(f"data/sfo_{year}.csv")) for year in (2017, 2018)]
    return pd.concat(years, ignore_index=True)


def nps(rows: pd.DataFrame | pd.Series) -> float:
    counts = rows[["promoters", "passives", "detractors"]].to_numpy(float).reshape(-1, 3).sum(axis=0)
    return float(100 * (counts[0] - counts[2]) / counts.sum())


def test_the_answers(answers: pd.DataFrame) -> None:
    assert answers.groupby("year").size().to_dict() == {2017: 2831, 2018: 2809}
    ratings = answers[list(sfo.RATED)]
    assert ratings.isin([1, 2, 3, 4, 5]).where(ratings.notna(), True).all(axis=None)
    assert answers["recommend"].dropna().isin(range(11)).all() and answers["recommend"].isna().any()
    assert set(answers["problem"].dropna()) == {"yes", "no"}
    assert answers.groupby("year")["weight"].mean().round(3).tolist() == [1, 1]
    assert answers.drop_duplicates(["year", "run"]).groupby("year").size().between(200, 215).all()


def test_the_columns_are_where_the_file_has_them(shared: Callable[[str], Path]) -> None:
    """Read another way, by place and code book: the 2017 file's own columns."""
    raw = pd.read_csv(shared("data/sfo_2017.csv"), low_memory=False)
    found = sfo.sfo_answers(raw)
    for name, column in {
        "security": "Q14PASSTHRU",
        "restaurants": "Q7FOOD",
        "clean_restrooms": "Q9RESTROOM",
    }.items():
        values = raw[column].replace({0: np.nan, 6: np.nan})
        pd.testing.assert_series_equal(found[name], values, check_names=False, check_dtype=False)
    assert (found["problem"] == "yes").sum() == (raw["Q15PROBLEM"] == 1).sum() == 320
    assert found["lives"].value_counts().tolist() == [1570, 1016, 145]


def test_nobody_is_recognisable(answers: pd.DataFrame) -> None:
    """No home, flight number, time, income or gender, and no comment, leaves the original file."""
    texts = answers.select_dtypes(exclude="number")
    assert (texts.nunique() <= 7).all()
    assert not {"zip", "home", "gate", "airline", "income", "gender"} & set(answers.columns)


def test_no_group_is_small() -> None:
    """No row of a published table sums up fewer than ten people, and none has a column for persons."""
    for name in TABLES:
        table = data.load(name)
        assert not {"id", "run", "age", "lives"} & set(table.columns)
        for column in {
            "n",
            "people",
            "overall_n",
            "r_n",
            "n_lower",
            "n_higher",
            "n_overall",
            "n_recommend",
        } & set(table.columns):
            assert (table[column] >= sfo.FEWEST).all()


def test_what_is_left_out_is_small(answers: pd.DataFrame) -> None:
    """A rating without a row is one that fewer than ten people gave, and every other has one."""
    published = set(data.load("sfo_nps")[["year", "item", "rating"]].itertuples(index=False, name=None))
    for (year, item, rating), count in {
        (year, item, rating): (people.loc[people[item] == rating, "recommend"].notna()).sum()
        for year, people in answers.groupby("year")
        for item in sfo.RATED
        for rating in range(1, 6)
    }.items():
        assert ((year, item, rating) in published) == (count >= 10)
    assert len(published) == 231


def test_the_airport_as_a_whole(answers: pd.DataFrame) -> None:
    outcomes = data.load("sfo_outcomes")
    overall = outcomes[outcomes["outcome"] == "overall"]
    means = {
        year: np.average(rows["rating"], weights=rows["count"]) for year, rows in overall.groupby("year")
    }
    assert means == pytest.approx({2017: 4.064, 2018: 4.003}, abs=5e-4)
    likely = outcomes[outcomes["outcome"] == "recommend"]
    for year, expected in {2017: 39.8, 2018: 31.0}.items():
        counts = likely[likely["year"] == year].set_index("rating")["count"]
        score = 100 * (counts.loc[9:].sum() - counts.loc[:6].sum()) / counts.sum()
        assert score == pytest.approx(expected, abs=0.05)


def test_the_weights_matter(answers: pd.DataFrame) -> None:
    """As the description says: weighted, the score falls from 40.4 to 35.1 only."""
    said = answers.dropna(subset="recommend")
    kind = 100.0 * (said["recommend"] >= 9) - 100.0 * (said["recommend"] <= 6)
    found = {
        year: np.average(kind[rows.index], weights=rows["weight"]) for year, rows in said.groupby("year")
    }
    assert found == pytest.approx({2017: 40.4, 2018: 35.1}, abs=0.05)
    table = data.load("sfo_weighted").query("answers == 'weighted'").set_index("year")
    assert found == pytest.approx(table["nps"].to_dict(), abs=5.1e-5)


def test_problems_and_ratings() -> None:
    problems = data.load("sfo_problems").set_index(["year", "problem"])
    met, none = problems.loc[(2017, "yes")], problems.loc[(2017, "no")]
    assert (met["people"], none["people"]) == (320, 2358)
    assert (round(met["overall_mean"], 2), round(none["overall_mean"], 2)) == (3.84, 4.10)
    assert (round(nps(met), 1), round(nps(none), 1)) == (18.8, 43.6)
    table = data.load("sfo_nps")
    table = table[table["year"] == 2017].set_index(["item", "rating"])
    assert [round(nps(table.loc[("overall", rating)]), 1) for rating in (4, 5)] == [40.7, 86.8]
    security = [round(nps(table.loc[("security", rating)]), 1) for rating in range(1, 6)]
    assert security == [-34.4, -10.7, -6.6, 23.5, 65.4]


def test_dwell(shared: Callable[[str], Path]) -> None:
    """A second way: the minutes of the file themselves, and the runs' own sums."""
    raw = pd.read_csv(shared("data/sfo_2017.csv"), low_memory=False)
    raw["Q7ALL"] = pd.to_numeric(raw["Q7ALL"], errors="coerce")
    rated = raw[raw["Q7ALL"].between(1, 5) & raw["HOWLONG"].notna()]
    assert rated["HOWLONG"].quantile([0.25, 0.5, 0.75]).tolist() == [105, 135, 180]
    table, ends = data.load("sfo_dwell"), [0, 105, 135, 180, 10_000]
    for place, said in table.iterrows():
        low, high = ends[int(str(place))], ends[int(str(place)) + 1]
        people = rated[(rated["HOWLONG"] > low) & (rated["HOWLONG"] <= high)]
        assert (len(people), round(people["Q7ALL"].mean(), 4)) == (said["n"], said["mean"])
        runs = [run["Q7ALL"] - said["mean"] for _, run in people.groupby("RUNID")]
        between = sum(float(run.sum()) ** 2 for run in runs) * len(runs) / (len(runs) - 1)
        assert between**0.5 / len(people) == pytest.approx(said["se"], abs=2e-4)


def test_security_by_flight(answers: pd.DataFrame) -> None:
    """A second way to the means, and to the error: the runs' own sums, one by one."""
    table = data.load("sfo_security").set_index(["year", "flight"])
    for (year, flight), rows in answers.dropna(subset="security").groupby(["year", "flight"]):
        said = table.loc[(year, flight)]
        assert (len(rows), round(rows["security"].mean(), 4)) == (said["n"], said["mean"])
        runs = [run["security"] - said["mean"] for _, run in rows.groupby("run")]
        between = sum(float(run.sum()) ** 2 for run in runs) * len(runs) / (len(runs) - 1)
        assert between**0.5 / len(rows) == pytest.approx(said["se"], abs=2e-4)


def test_what_to_fix() -> None:
    """Below the mean of the touchpoints, and above the mean in how they go along with the whole."""
    table = data.load("sfo_touchpoints")
    table = table[table["year"] == 2017].set_index("item")
    fix = table[(table["mean"] < table["mean"].mean()) & (table["r"] > table["r"].mean())]
    assert {"parking_shuttle", "rental", "info_lower", "info_upper", "shops", "restaurants"} <= set(fix.index)
    assert table.loc["parking_shuttle", ["mean", "r"]].astype(float).round(2).tolist() == [3.85, 0.64]
    assert table.loc[["shops", "restaurants"], "mean"].round(2).tolist() == [3.64, 3.62]
    assert table["r"].idxmax() == "parking_shuttle" and table["mean"].idxmin() == "restaurants"


def test_the_table_of_touchpoints_by_other_means(answers: pd.DataFrame) -> None:
    """Pandas' own correlation, and the standard error of a regression on nothing with clusters."""
    from statsmodels.api import OLS

    table = data.load("sfo_touchpoints").set_index(["year", "item"])
    for year, item in ((2017, "restaurants"), (2018, "security")):
        people = answers[answers["year"] == year]
        row = table.loc[(year, item)]
        assert row["r"] == pytest.approx(people[item].corr(people["overall"]), abs=5.1e-5)
        found = correlation(people[item], people["overall"])
        assert (row["r_low"], row["r_high"]) == pytest.approx((found.low, found.high), abs=5.1e-5)
        rated = people.dropna(subset=[item])
        rated = rated.assign(run=rated["run"].fillna(-rated["id"]))
        fit = OLS(rated[item], np.ones(len(rated))).fit(cov_type="cluster", cov_kwds={"groups": rated["run"]})
        assert row["se"] == pytest.approx(float(fit.bse.iloc[0]), abs=5.1e-5)
    alike = (table["se"] * np.sqrt(table["n"]) / table["sd"]) ** 2
    assert alike.min() > 0.9 and alike[2018, "security"] > 2.5


def test_a_step_is_what_the_answers_at_its_ends_say(answers: pd.DataFrame) -> None:
    for row in data.load("sfo_steps").sample(12, random_state=4).to_dict("records"):
        lower, higher = map(int, row["step"].split("-"))
        people = answers[(answers["year"] == row["year"]) & answers["recommend"].notna()]
        worth = (people["recommend"] >= 9).astype(int) * 100 - (people["recommend"] <= 6).astype(int) * 100
        ends = [worth[people[row["item"]] == rating] for rating in (lower, higher)]
        assert row["change"] == pytest.approx(ends[1].mean() - ends[0].mean(), abs=5.1e-5)
        error = np.sqrt(sum(end.var(ddof=0) / len(end) for end in ends))
        assert row["high"] - row["low"] == pytest.approx(2 * 1.959964 * error, abs=2e-4)
        assert (row["n_lower"], row["n_higher"]) == (len(ends[0]), len(ends[1]))


def test_another_file_is_not_taken_for_the_survey() -> None:
    with pytest.raises(CocreaError, match="sfo_2017") as caught:
        sfo.sfo_answers(pd.DataFrame({"Q7ALL": [1]}))
    assert caught.value.code == "data.not-the-original" and "{" not in str(caught.value)
    with pytest.raises(CocreaError, match="sfo_2018"):
        sfo.sfo_answers(pd.DataFrame({"Q17LIVE": [1]}))
    with pytest.raises(CocreaError):
        sfo.sfo_nps(pd.DataFrame({"overall": [1]}))
    with pytest.raises(CocreaError):
        sfo.sfo_answers([1])  # type: ignore[arg-type]


def test_the_drivers_by_other_means(answers: pd.DataFrame) -> None:
    """Pandas' own correlations, and for one of them a bootstrap that draws whole runs."""
    table = data.load("sfo_drivers").set_index(["year", "item"])
    for (year, item), row in table.iterrows():
        people = answers[answers["year"] == year]
        for criterion in sfo.CRITERIA:
            assert row[f"r_{criterion}"] == pytest.approx(people[item].corr(people[criterion]), abs=5.1e-5)
        assert row["share"] == pytest.approx(people[item].notna().mean(), abs=5.1e-5)
    people = answers[(answers["year"] == 2017) & answers["run"].notna()]
    runs = [run[["shops", "overall"]].to_numpy() for _, run in people.groupby("run")]
    rng = np.random.default_rng(7)
    drawn = []
    for _ in range(300):
        sample = np.concatenate([runs[at] for at in rng.integers(0, len(runs), len(runs))])
        sample = sample[~np.isnan(sample).any(axis=1)]
        drawn.append(np.corrcoef(sample.T)[0, 1])
    said = table.loc[(2017, "shops")]
    assert np.std(drawn) == pytest.approx((said["overall_high"] - said["overall_low"]) / 3.92, rel=0.2)


def test_the_blocks_are_the_means_of_their_touchpoints() -> None:
    drivers = data.load("sfo_drivers").query("item != 'clean_overall'")
    for row in data.load("sfo_blocks").to_dict("records"):
        there = drivers[(drivers["year"] == row["year"]) & (drivers["block"] == row["block"])]
        assert len(there) == row["items"]
        assert row["r"] == pytest.approx(there[f"r_{row['criterion']}"].mean(), abs=1.1e-4)
        own = drivers[(drivers["year"] == row["year"]) & (drivers["block"] == "own")]
        if row["block"] != "own":
            lead = own[f"r_{row['criterion']}"].mean() - there[f"r_{row['criterion']}"].mean()
            assert row["lead"] == pytest.approx(lead, abs=1.1e-4)


def test_the_penalties_by_other_means(answers: pd.DataFrame) -> None:
    """The means of three groups; and for one of them a bootstrap that draws whole runs."""
    table = data.load("sfo_penalties").set_index(["year", "item"])
    for (year, item), row in table.iterrows():
        people = answers[(answers["year"] == year) & answers["overall"].notna() & answers[item].notna()]
        split = pd.cut(people[item], [0, 2, 3, 5], labels=["low", "middle", "high"])
        found = people.groupby(split, observed=True)["overall"].agg(["mean", "size"])
        assert found["size"].to_dict() == {name: row[f"n_{name}"] for name in ("low", "middle", "high")}
        mean = found["mean"].to_dict()
        assert row["penalty"] == pytest.approx(mean["low"] - mean["middle"], abs=5.1e-5)
        assert row["reward"] == pytest.approx(mean["high"] - mean["middle"], abs=5.1e-5)
    people = answers[(answers["year"] == 2017) & answers["run"].notna()]
    runs = [run[["restaurants", "overall"]].to_numpy() for _, run in people.groupby("run")]
    rng, drawn = np.random.default_rng(7), []
    for _ in range(300):
        sample = np.concatenate([runs[at] for at in rng.integers(0, len(runs), len(runs))])
        sample = sample[~np.isnan(sample).any(axis=1)]
        drawn.append(sample[sample[:, 0] <= 2, 1].mean() - sample[sample[:, 0] == 3, 1].mean())
    said = table.loc[(2017, "restaurants")]
    width = float(said["penalty_high"]) - float(said["penalty_low"])
    assert np.std(drawn) == pytest.approx(width / 3.92, rel=0.2)
