"""The hospitals' patients: national shares, and correlations over states that are no more than that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cocrea import CocreaError, data
from cocrea.data import hcahps


def test_the_measures_are_the_agencys(shared: Callable[[str], Path]) -> None:
    listed = hcahps.read_measures(shared("data/hcahps_measures.csv")).set_index("measure")
    assert listed["measure_id"].to_dict() == {name: measure.id for name, measure in hcahps.MEASURES.items()}
    assert listed["kind"].to_dict() == {name: measure.kind for name, measure in hcahps.MEASURES.items()}


def test_the_national_shares() -> None:
    table = data.load("hcahps_national")
    assert len(table) == 9 * 10
    assert table[["bottom", "middle", "top"]].sum(axis=1).between(99, 101).all()
    assert (table.loc[table["measure"] == "discharge", "middle"] == 0).all()
    tops = table.pivot(index="measure", columns="year", values="top")[[2015, 2020, 2023]]
    assert tops.loc["responsiveness"].tolist() == [68, 70, 65]
    assert tops.loc["nurses"].tolist() == [79, 81, 79]
    assert tops.loc["care_transition"].tolist() == [52, 54, 51]
    assert tops.loc["rating"].tolist() == [71, 73, 70]


def test_the_states() -> None:
    """Of the eight measures of something particular, the lowest goes along most with the rating.

    Would-recommend, the other judgement of the whole, goes along even more: .96.
    """
    table = data.load("hcahps_correlations")
    latest = table[table["year"] == 2023].set_index("measure")
    particular = latest[latest["kind"] != "global"]
    assert particular["mean"].idxmin() == particular["r"].idxmax() == "care_transition"
    assert particular.loc["care_transition", ["mean", "r"]].astype(float).round(2).tolist() == [51.04, 0.94]
    assert latest["r"].idxmax() == "recommend" and round(latest.loc["recommend", "r"], 2) == 0.96
    assert ((table["low"] < table["r"]) & (table["r"] < table["high"])).all()
    assert table.groupby("year")["n"].unique().explode().to_dict() == {
        year: 50 if year == 2016 else 51 for year in range(2015, 2024)
    }


def test_the_correlations_by_other_means(shared: Callable[[str], Path]) -> None:
    raw = pd.read_csv(shared("data/hcahps_state.csv"))
    wide = raw[raw["Release Period"] == "07_2019"].pivot(
        index="State", columns="Measure ID", values="Top-box Percentage"
    )
    expected = np.corrcoef(wide["H_COMP_3"], wide["H_HSP_RATING"])[0, 1]
    table = data.load("hcahps_correlations").set_index(["year", "measure"])
    assert table.loc[(2019, "responsiveness"), "r"] == pytest.approx(expected, abs=5.1e-5)


def test_another_file_is_not_taken_for_the_results(tmp_path: Path) -> None:
    with pytest.raises(CocreaError, match=r"hcahps_states.*Release Period") as caught:
        hcahps.results(pd.DataFrame({"State": ["CA"]}))
    with pytest.raises(CocreaError, match="hcahps_national"):
        hcahps.results(pd.DataFrame({"Release Period": ["07_2019"]}))
    assert caught.value.code == "data.not-the-original" and "{" not in str(caught.value)
    (tmp_path / "list.csv").write_text("a,b\n1,2\n")
    with pytest.raises(CocreaError, match="Measure ID"):
        hcahps.read_measures(tmp_path / "list.csv")
    with pytest.raises(CocreaError):
        hcahps.hcahps_correlations(pd.DataFrame({"year": [2023]}))
