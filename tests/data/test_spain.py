"""Spain's health waits: the table against the one that was computed elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from cocrea import data
from cocrea.data.load import datasets_folder
from cocrea.data.spain import spain_services, spain_waits

OTHER = {
    "gp-public": "GP, public, for diagnosis/treatment",
    "specialist-public": "Specialist, public, for diagnosis/treatment",
    "specialist-private": "Specialist, private (N57=3)",
    "emergency-hospital": "Emergency, public hospital (O83=1)",
    "emergency-centre": "Emergency, public non-hospital (O83=2)",
    "emergency-private": "Emergency, private hospital or private urgent service (O83=3,4)",
    "admission": "Waiting list before last admission (those on list)",
}
NAMES = {
    "mean_lo": "low",
    "mean_hi": "high",
    "med_lo": "median_low",
    "med_hi": "median_high",
    "share_above_mean": "above",
}


def test_the_waits_are_those_tabulated_elsewhere(shared: Callable[[str], Path]) -> None:
    other = pd.read_csv(shared("data/spanish/spain_ense2017_waits.csv")).rename(columns=NAMES)
    other = other.set_index("group").loc[list(OTHER.values())]
    ours = spain_waits().set_index("group").loc[list(OTHER)]
    for column in ours.columns.drop(["label_en", "label_es"]):
        assert ours[column].tolist() == other[column].tolist(), column


def test_quantiles_come_in_order_and_the_mean_lies_in_its_interval() -> None:
    waits = data.load("spain_waits")
    assert waits[["p25", "median", "p75", "p90"]].apply(lambda row: row.is_monotonic_increasing, axis=1).all()
    assert ((waits["low"] < waits["mean"]) & (waits["mean"] < waits["high"])).all()
    assert (waits["mean"] > waits["median"]).all()


def test_the_series_are_those_of_the_source(shared: Callable[[str], Path]) -> None:
    other = pd.read_csv(shared("data/spanish/spain_cis_public_services_2011_2024.csv"))
    where = {"spain": "Spain", "canaries": "Canary Islands"}
    what = {"health": "health care", "justice": "justice"}
    ours = spain_services().set_index(["series", "year"])["satisfied"]
    for series in ours.index.unique("series"):
        service, territory = series.split("-")
        theirs = other[(other["service"] == what[service]) & (other["territory"] == where[territory])]
        theirs = theirs[theirs["year"] <= 2023].set_index("year")["pct_very_or_quite_satisfied"]
        assert ours[series].to_dict() == theirs.to_dict()


def test_the_published_series_are_ours() -> None:
    pd.testing.assert_frame_equal(
        spain_services(), pd.read_csv(datasets_folder() / "published/spain_services.csv"), check_dtype=False
    )
