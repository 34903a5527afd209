"""Thirty-six months: a chart of each month sees store B's dip, the annual survey does not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from cocrea import CocreaError
from cocrea.data.simulate.cx_pulse import DIP_MONTHS, DIP_STORE, SATISFIED_FROM, USUAL_SHARE, cx_pulse
from cocrea.models.experience import p_chart, signal_chance
from cocrea.stats import linear_fit, lmg

FILE = Path(__file__).parents[2] / "datasets/simulated/cx_pulse.csv"
DIP = range(DIP_MONTHS[0], DIP_MONTHS[1] + 1)
USUAL = range(1, 13)  # the months whose share is the centre
ANNUAL = [12, 24, 36]
TERMS = ["wait", "welcome", "segment", "wait:segment", "welcome:segment"]


def satisfied(table: pd.DataFrame) -> pd.DataFrame:
    """How many are satisfied: months × stores."""
    return (table["overall"] >= SATISFIED_FROM).groupby([table["month"], table["store"]]).sum().unstack()


def signals(counts: pd.Series, n: int) -> pd.Series:
    """The signal of each month, against the share of the first twelve."""
    centre = counts.loc[USUAL].sum() / (len(USUAL) * n)
    return p_chart(counts, n, centre=centre).set_index("period")["signal"]


def analysed(table: pd.DataFrame, n: int = 150) -> dict[str, float]:
    """What a learner finds, and what a hasty one does."""
    counts = satisfied(table)
    low = {store: signals(counts[store], n) for store in counts}
    first = [month for month in DIP if low[DIP_STORE][month] == "low"]
    annual = counts.loc[ANNUAL, DIP_STORE].to_numpy()
    together = signals(counts.sum(axis=1), 3 * n)
    elsewhere = pd.concat([low["A"].loc[13:], low["C"].loc[13:]])
    return {
        "by month 20": bool(first) and first[0] <= 20,
        "by month 23": bool(first),
        "false alarms": float((elsewhere != "").mean()),
        "annual p below .05": stats.chi2_contingency([annual, n - annual])[1] < 0.05,
        "annual signals": bool((p_chart(annual, n)["signal"] != "").any()),
        "together": bool((together.loc[DIP] == "low").any()),
    }


def binomial_mean(chance_of: object, share: float, n: int = 1800) -> float:
    """The mean over centres that come from `n` answers of the usual months."""
    counts = np.arange(n + 1)
    weight = stats.binom.pmf(counts, n, share)
    kept = weight > 1e-12
    return float((weight[kept] * chance_of(counts[kept] / n)).sum())


def test_the_shape() -> None:
    table = cx_pulse(30, seed=1)
    assert table.groupby(["month", "store"]).size().tolist() == [30] * 36 * 3
    assert table[["welcome", "overall"]].isin(range(1, 8)).all(axis=None) and (table["wait"] >= 0).all()
    assert set(table["segment"]) == {"rush", "calm"}
    assert FILE.stat().st_size <= 350_000


def test_many_people_show_the_planted_truth() -> None:
    """At about 10⁵ rows: shares, waits, and slopes (a twentieth flatter on the bounded scale)."""
    table = cx_pulse(1000, seed=7)
    assert len(table) == 108_000
    dip = (table["store"] == DIP_STORE) & table["month"].isin(DIP)
    share = (table["overall"] >= SATISFIED_FROM).groupby([table["store"], dip]).mean()
    assert share[DIP_STORE, False] == pytest.approx(USUAL_SHARE, abs=0.007)
    assert share[DIP_STORE, True] == pytest.approx(0.75, abs=0.015)
    assert share["A", False] == pytest.approx(USUAL_SHARE, abs=0.02)
    assert share["C", False] == pytest.approx(USUAL_SHARE, abs=0.02)
    waits = table.groupby([table["store"], dip])["wait"].mean()
    assert waits[DIP_STORE, True] - waits[DIP_STORE, False] == pytest.approx(2.5, abs=0.15)
    fit = linear_fit(table, "overall", TERMS, base={"segment": "calm"}).terms.set_index("term")["estimate"]
    for term, truth in {
        "wait": -0.04,
        "welcome": 0.60,
        "wait:segment[rush]": -0.16,
        "welcome:segment[rush]": -0.40,
    }.items():
        assert 0.93 * abs(truth) - 0.005 < abs(fit[term]) < abs(truth) + 0.005, term
        assert fit[term] * truth > 0


def test_the_planted_numbers_can_be_changed() -> None:
    calm = cx_pulse(200, seed=3, extra_wait=0)
    assert not set(signals(satisfied(calm)[DIP_STORE], 200).loc[DIP]) - {"", "high"}
    steep = cx_pulse(200, seed=3, calm_per_minute=-0.3)
    assert steep.query("segment == 'calm'")[["wait", "overall"]].corr().iloc[0, 1] < -0.4


@pytest.mark.slow
def test_samples_of_150_a_month_show_what_the_docstring_says() -> None:
    """120 seeds, within three standard errors of the power that the binomial distribution gives."""
    seeds = 120
    share = pd.DataFrame([analysed(cx_pulse(seed=seed)) for seed in range(1000, 1000 + seeds)]).mean()

    def no_signal(months: int) -> float:
        return binomial_mean(
            lambda centre: (1 - signal_chance(centre, 0.754, 150, sides="low")) ** months, 0.852
        )

    truths = {"by month 20": 1 - no_signal(2), "by month 23": 1 - no_signal(5)}
    assert truths == pytest.approx({"by month 20": 0.84, "by month 23": 0.98}, abs=0.005)
    for name, truth in truths.items():
        assert abs(share[name] - truth) < 3 * np.sqrt(truth * (1 - truth) / seeds), name
    # 24 months of two stores: the limits of each share one centre, hence five standard errors
    expected = np.mean(
        [binomial_mean(lambda centre, p=p: signal_chance(centre, p, 150), p) for p in (0.837, 0.866)]
    )
    assert expected == pytest.approx(1 / 250, abs=0.0012)
    assert abs(share["false alarms"] - expected) < 5 * np.sqrt(expected / (seeds * 48))
    assert share["annual p below .05"] < 0.05 + 3 * np.sqrt(0.05 * 0.95 / seeds)
    assert share["annual signals"] < 0.05
    assert 0.45 < share["together"] < 0.8


@pytest.mark.slow
def test_what_weighs_depends_on_the_customer() -> None:
    """60 seeds of only 20 answers a month: facts weigh more in a rush, in every one; all together hide it."""
    for seed in range(60):
        table = cx_pulse(20, seed=seed)
        fit = linear_fit(table, "overall", TERMS, base={"segment": "calm"}).terms.set_index("term")
        assert fit.loc["wait:segment[rush]", "high"] < 0 < -fit.loc["welcome:segment[rush]", "high"]
    facts = {
        segment: lmg(rows, "overall", ["wait", "welcome"], resamples=100)["percent"][0]
        for segment, rows in [("all", table), *table.groupby("segment")]
    }
    assert facts["rush"] > 70 and facts["calm"] < 20 and 20 < facts["all"] < 60


def test_the_committed_file_shows_every_planted_truth() -> None:
    table = pd.read_csv(FILE)
    found = analysed(table)
    assert found["by month 20"] and not found["false alarms"]
    assert not (found["annual p below .05"] or found["annual signals"] or found["together"])
    low = signals(satisfied(table)[DIP_STORE], 150)
    assert set(low.index[low != ""]) <= set(DIP) and (low == "low").sum() >= 3
    fit = linear_fit(table, "overall", TERMS, base={"segment": "calm"}).terms.set_index("term")
    assert fit.loc["wait:segment[rush]", "high"] < -0.1


@pytest.mark.parametrize("arguments", [{"extra_wait": -1}, {"rush_per_minute": None}])
def test_bad_input_is_one_clear_error(arguments: dict[str, object]) -> None:
    with pytest.raises(CocreaError):
        cx_pulse(**arguments)
