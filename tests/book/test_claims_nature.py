"""What sections 1.1 to 1.3 say in words holds in the data and the models."""

from __future__ import annotations

import math
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cocrea import data
from cocrea.data.estacionsol import PARTS, PUMPS, WAYS
from cocrea.models.nature import coefficient_of_variation, perishability_ledger, schmenner_cell

BOOK = Path(__file__).parents[2] / "book"


@pytest.fixture
def security() -> pd.DataFrame:
    return data.load("sfo_security").set_index(["year", "flight"])


def difference(security: pd.DataFrame, year: int, one: str, other: str) -> tuple[float, float, float]:
    """Mean of one group minus the other's, with its interval, the groups taken as independent."""
    a, b = security.loc[(year, one)], security.loc[(year, other)]
    found, error = float(a["mean"] - b["mean"]), 1.96 * math.hypot(a["se"], b["se"])
    return round(found, 2), round(found - error, 2), round(found + error, 2)


def test_security_is_no_harder_in_the_domestic_peak(security: pd.DataFrame) -> None:
    peak, quiet = "domestic, peak", "domestic, off-peak"
    assert difference(security, 2018, peak, quiet) == (0.18, 0.04, 0.32)
    assert difference(security, 2017, peak, quiet) == (0.03, -0.07, 0.13)
    assert security["mean"].round(2).loc[2018].to_dict() == {peak: 4.35, quiet: 4.17, "international": 3.86}
    assert [int(security.loc[(year, [peak, quiet]), "n"].sum()) for year in (2018, 2017)] == [1475, 1525]
    for year in (2017, 2018):
        assert difference(security, year, "international", quiet)[2] < 0


def test_the_books_of_four_flights() -> None:
    books = perishability_ledger(100, [60, 90, 130, 80])
    assert (books.idle, books.lost, books.served.sum()) == (70, 30, 330)
    whole = perishability_ledger(400, 360)
    assert (whole.idle, whole.lost) == (40, 0)  # who sums first


def test_two_attendants_and_the_mechanic() -> None:
    first, second = [4, 5, 6, 5, 5], [2, 9, 4, 7, 3]
    assert np.mean(first) == np.mean(second) == 5
    assert [round(float(np.std(one, ddof=1)), 1) for one in (first, second)] == [0.7, 2.9]
    assert [round(coefficient_of_variation(one), 2) for one in (first, second)] == [0.14, 0.58]


def test_a_cv_of_six_is_uncertain() -> None:
    """Normal times with a true CV of 0.3."""
    drawn = 1 + 0.3 * np.random.default_rng(7).standard_normal((100_000, 6))
    found = drawn.std(axis=1, ddof=1) / drawn.mean(axis=1)
    assert np.quantile(found, [0.025, 0.975]).round(2).tolist() == pytest.approx([0.12, 0.51], abs=0.011)


def test_melbournes_share_is_one_passenger_in_seventy_or_eighty() -> None:
    assert [round(100 / share) for share in (1.5, 1.2)] == [67, 83]


def test_the_station_lies_in_three_cells_and_the_cut_decides_the_shop() -> None:
    assert {part.cell for part in PARTS.values()} == {
        "service-factory",
        "mass-service",
        "professional-service",
    }
    shop = PARTS["shop"]
    assert shop.cell == "mass-service"
    assert schmenner_cell(shop.intensity, shop.score, 1.3, 3) == "service-factory"


def test_the_sheet_of_the_station_hangs_together() -> None:
    assert sum(PUMPS.values()) == 6
    served, alone = PARTS["served"].of_100, PARTS["self"].of_100
    assert round(100 * served / (served + alone)) == WAYS["pump-served"].of_100
    for pair in (("pump-served", "pump-self"), ("bank-counter", "bank-machine")):
        assert sum(WAYS[one].of_100 for one in pair) == 100


def test_ownership_is_a_rare_mark_of_the_catalogue() -> None:
    owned = (data.load("services_catalog")["ownership"] == "yes").astype(float)
    assert (int(owned.sum()), len(owned)) == (4, 40)
    assert 1 / owned.std(ddof=1) > 3


SEEDS = {"01-is-it-a-service": "000_*", "01-placing": "000_*", "01-expires": "003_*"}


@pytest.mark.parametrize(("page", "seed"), SEEDS.items())
def test_a_claim_is_quoted_letter_for_letter(page: str, seed: str) -> None:
    """In the folder of the sources, where there is one."""
    found = list((BOOK.parents[1] / "shared" / "seeds").glob(seed))
    if not found:
        pytest.skip("the sources are not here")
    source = " ".join(found[0].read_text(encoding="utf-8").split())
    claim = re.search(r":class: claim\n«([^»]*)»", (BOOK / f"{page}.md").read_text(encoding="utf-8"))
    assert claim is not None
    quoted = claim[1].rstrip("…")
    assert " ".join(quoted.split()) in source
