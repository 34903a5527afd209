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
def steps() -> dict[str, pd.DataFrame]:
    """The change from each rating to the next, by year and touchpoint, in three scores of the same people."""
    counts = data.load("sfo_nps").query("item != 'overall'")
    of_100 = 100 * counts[["promoters", "passives", "detractors"]].div(counts["n"], axis="index")
    scores = counts.assign(
        nps=of_100["promoters"] - of_100["detractors"],
        high=of_100["promoters"],
        seven=of_100["promoters"] + of_100["passives"],
    )
    wide = scores.pivot(index=["year", "item"], columns="rating", values=["nps", "high", "seven"])
    return {score: wide[score].diff(axis=1)[[3, 4, 5]] for score in ("nps", "high", "seven")}


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
        "Fast accurate touch": (23, 25),
        "Languages offered": (15, 13),
        "Easy to go back / change": (16, 15),
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
        assert name == kiosk["label"][item]
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


def test_what_a_step_goes_with_at_the_airport(steps: dict[str, pd.DataFrame]) -> None:
    all_of_them = steps["nps"]
    assert len(all_of_them) == 48  # 24 touchpoints, two years
    assert all_of_them.mean().round().tolist() == [11, 36, 35]


def test_the_score_decides_whether_the_line_flattens(steps: dict[str, pd.DataFrame]) -> None:
    """Against the first step, which section 4.6 says too, and against the middle one."""
    whole = {score: each.dropna() for score, each in steps.items()}
    assert {len(each) for each in whole.values()} == {47}
    assert [(whole[score][5] > whole[score][3]).sum() for score in ("nps", "seven")] == [42, 24]
    flatter = {score: (each[5] < each[4]).sum() for score, each in whole.items()}
    assert flatter == {"nps": 28, "high": 3, "seven": 46}
    assert whole["high"].mean().round().tolist() == [4, 19, 28]
    assert whole["seven"].mean().round().tolist() == [7, 17, 7]


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
