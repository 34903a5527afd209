"""What section 4.7 says in words holds in the data that the build reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import sqrt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from cocrea import data
from cocrea.models import moments

PAGE = (Path(__file__).parents[2] / "book" / "04-features.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def kiosk() -> pd.DataFrame:
    return data.load("kiosk_gaps").set_index("item", drop=False)


@pytest.fixture(scope="module")
def kano() -> pd.DataFrame:
    return moments.kano_table(data.load("kiosk_kano")).set_index("item")


@pytest.fixture(scope="module")
def steps() -> pd.DataFrame:
    """The change in NPS from each rating to the next, by year and touchpoint."""
    table = data.load("sfo_nps")
    table = table[table["item"] != "overall"]
    table["nps"] = 100 * (table["promoters"] - table["detractors"]) / table["n"]
    return table.pivot_table(index=["year", "item"], columns="rating", values="nps").diff(axis=1)


def test_the_quotation_is_in_the_source_letter_for_letter(shared: Callable[[str], Path]) -> None:
    source = shared("seeds/002_8915894ebe470774.txt").read_text(encoding="utf-8")
    quoted = re.search("«(.+?)»", PAGE)
    assert quoted is not None and quoted[1] in source


def test_the_open_till() -> None:
    one = moments.kano_summary({"A": 12, "O": 15, "M": 18, "I": 4, "R": 1, "Q": 0})
    assert round(2 * sqrt(18 + 15), 1) == 11.5
    assert not one.distinct and (one.mode, one.second) == ("M", "O")
    assert -one.worse == pytest.approx(33 / 49)


@pytest.mark.parametrize("n", [20, 33, 60, 153, 400])
def test_a_lead_of_twice_the_root_comes_by_chance_once_in_twenty(n: int) -> None:
    heads = np.arange(n + 1)
    beyond = np.abs(2 * heads - n) > 2 * sqrt(n)
    assert 0.03 <= stats.binom.pmf(heads, n, 0.5)[beyond].sum() <= 0.06


def test_self_checkout_hides_two_groups() -> None:
    table = data.load("kano")
    whole = moments.kano_table(moments.kano_counts(table)).set_index("feature").loc["self_checkout"]
    assert whole["mode"] == "I" and whole["distinct"]
    by_age = moments.kano_table(moments.kano_counts_by(table, "self_checkout", "age_group"))
    by_age = by_age.set_index("feature")
    assert by_age["mode"].to_dict() == {"young": "A", "middle": "I", "old": "R"}
    assert by_age["distinct"].to_dict() == {"young": False, "middle": True, "old": True}
    assert (by_age["n"] == 50).all()
    assert by_age["R"]["old"] > 25 and by_age["A"]["young"] > 25  # "most"


def test_seven_of_29_stand_clear(kano: pd.DataFrame) -> None:
    clear = kano[kano["distinct"]]
    assert len(kano) == 29 and len(clear) == 7
    assert clear.loc[2, "mode"] == "M"  # input processed
    assert clear.loc[27, "mode"] == "A" and (clear.loc[27, "A"], clear.loc[27, "n"]) == (157, 207)
    assert tuple(kano.loc[15, ["M", "O"]]) == (87, 66) and not kano.loc[15, "distinct"]


def test_the_table_of_three_methods(kiosk: pd.DataFrame, kano: pd.DataFrame) -> None:
    rows = {  # item of the gaps, item of Kano's questions
        "Fast, accurate touch": (23, 25),
        "Several languages": (15, 13),
        "Easy to go back": (16, 15),
        "Personal data kept safe": (20, 22),
        "Cheaper prices": (12, 10),
    }
    sheet = kiosk.rename(columns={"satisfaction": "performance"})
    boxes = moments.ipa(sheet, "data").set_index("item")
    said = {
        "concentrate": "concentrate here",
        "low-priority": "low priority",
        "keep-up": "keep up, at the line",
    }
    for name, (item, asked) in rows.items():
        cells = re.search(rf"^\| {name} \| (.+?) \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
        assert cells is not None, name
        gap, box, letters = cells.groups()
        assert gap.split(",")[0].replace("−", "-") == f"{kiosk['gap'][item]:.2f}"
        assert box == said[boxes["quadrant"][item]]
        found = kano.loc[asked]
        assert letters == (found["mode"] if found["distinct"] else f"{found['mode']} or {found['second']}")
    assert kiosk["gap"].nsmallest(5).index.tolist() == [23, 15, 16, 20, 12]
    assert boxes["distance"].abs()[20] < 0.04
    half = 1.96 * kiosk["gap_sd"] / np.sqrt(kiosk["n"])
    assert kiosk["gap"][23] + half[23] > kiosk["gap"][12] - half[12]  # the five lie close
    assert kiosk["importance"].rank()[15] <= len(kiosk) / 2  # languages: less important than most


def test_what_a_step_goes_with_at_the_airport(steps: pd.DataFrame) -> None:
    assert len(steps) == 48  # 24 touchpoints, two years
    assert steps[[3, 4, 5]].mean().round().tolist() == [11, 36, 35]
    both = steps[[3, 5]].dropna()
    assert len(both) == 47 and (both[5] > both[3]).sum() == 42
    three = steps[[3, 4, 5]].dropna()
    assert len(three) == 47 and (three[5] < three[4]).sum() == 28


def test_the_score_decides_whether_the_line_flattens() -> None:
    table = data.load("sfo_nps")
    table = table[table["item"] != "overall"]
    table["high"] = 100 * table["promoters"] / table["n"]
    table["seven"] = 100 * (table["promoters"] + table["passives"]) / table["n"]
    found = {}
    for score in ("high", "seven"):
        wide = table.pivot_table(index=["year", "item"], columns="rating", values=score).diff(axis=1)
        both = wide[[3, 4, 5]].dropna()
        found[score] = (both.mean().round().tolist(), len(both), (both[5] < both[4]).sum())
    assert found == {"high": ([4, 19, 28], 47, 3), "seven": ([7, 17, 7], 47, 46)}


def test_shops_are_an_exception_where_every_step_costs_the_same() -> None:
    shops = data.load("sfo_nps").query("item == 'shops'").groupby("rating").sum(numeric_only=True)
    first, middle, last = (100 * (shops["promoters"] - shops["detractors"]) / shops["n"]).diff()[[3, 4, 5]]
    assert [round(first), round(middle), round(last)] == [32, 35, 25]
    net = np.cumsum([0, first - 30, middle - 30, last - 30])
    assert net.argmax() == 2  # you stop at 4


def test_so_many_were_asked() -> None:
    description = Path(__file__).parents[2] / "datasets" / "datapackage.json"
    text = description.read_text(encoding="utf-8").replace("\u202f", " ")
    assert "2 831" in text and "2 809" in text
