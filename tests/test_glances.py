"""The small figure of each data set, and the sentence beside it."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from cocrea import CocreaError, charts, data
from cocrea.charts.summaries import (
    Cloud,
    Counts,
    Lines,
    Means,
    bins,
    counts,
    decimals_apart,
    different,
    means,
    published_means,
    shares,
    sums,
)
from cocrea.data.load import entry
from cocrea.data.simulate import CASES
from cocrea.language import LANGUAGES, speaking

# Shares of a whole country, whose number of people is not published.
WITHOUT_N = ("hcahps_national", "spain_services")
every_glance = pytest.mark.parametrize("name", data.known())


@every_glance
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_glance_says_how_many_and_whether_it_is_simulated(name: str, code: str) -> None:
    with speaking(code):
        figure, alt = charts.glance(name), charts.glance_alt(name)
    texts = [one.get_text() for one in figure.findobj(lambda one: hasattr(one, "get_text"))]
    said = " ".join(text for text in texts if text)
    simulated = {"en": "(simulated)", "es": "(simulado)"}[code]
    assert (simulated in said) == (simulated in alt) == (name in CASES)
    if name not in WITHOUT_N:
        counted = r"\bn = \d|\bn (from|de) \d|\d (visitors|visitantes|aspects|atributos)"
        assert re.search(counted, said) and re.search(counted, alt)
    if name == "spain_services":
        assert re.search("the source gives no n|la fuente no da la n", said)
    assert len(alt) > 60 and "nan" not in alt and "{" not in alt
    figure.draw_without_rendering()  # lays everything out
    drawn = figure.get_tightbbox()
    width, height = figure.get_size_inches()
    assert 0 <= drawn.x0 and drawn.x1 <= width and 0 <= drawn.y0 and drawn.y1 <= height, "leaves its sheet"
    assert width == charts.WIDTH and 2 < height < 6


def test_an_unknown_name_is_one_clear_error() -> None:
    for ask in (charts.glance, charts.glance_alt):
        with pytest.raises(CocreaError, match="supermarket"):
            ask("horoscope")


GROUPS = pd.CategoricalDtype(["First", "Second", "Third"])


def test_means_are_those_of_the_groups() -> None:
    table = pd.DataFrame({"g": ["Second", "First", "First", "Second"], "v": [1.0, 2, 4, np.nan]})
    found = means(table.astype({"g": GROUPS}), "v", "g", "Mean")
    assert found.rows["label"].tolist() == ["First", "Second"]
    assert found.rows["value"].tolist() == [3, 1] and found.rows["n"].tolist() == [2, 1]
    low, high = found.rows.loc[0, ["low", "high"]]
    assert (low, high) == pytest.approx((3 - 12.7062, 3 + 12.7062), abs=1e-4)  # t of 1 degree, sd √2, n 2
    assert "First 3.00 [−9.71, 15.71], n = 2; Second 1.00, n = 1" in found.say()


def test_published_means_have_the_interval_of_their_sd_and_n() -> None:
    table = pd.DataFrame(
        {"g": ["Second", "First"], "label": "Pay", "mean": [5.0, 3.0], "sd": [1, 2**0.5], "n": 2}
    )
    rows = published_means(table.astype({"g": GROUPS}), "g", "Mean").rows
    assert rows["label"].tolist() == ["First", "Second"] and rows["value"].tolist() == [3, 5]
    assert rows.loc[0, "high"] == pytest.approx(3 + 12.7062, abs=1e-4)


def test_different_values_are_counted_within_each_unit() -> None:
    table = pd.DataFrame({"g": ["First"] * 5, "unit": list("aaabb"), "v": ["x", "x", "y", "x", None]})
    assert different(table, "v", "unit", "g", "Heard").rows["value"].tolist() == [1.5]


def test_shares_carry_wilsons_interval() -> None:
    table = pd.DataFrame({"g": "First", "v": [1] * 14 + [0] * 6}).astype({"g": GROUPS})
    row = shares(table, "v", "g", "Said yes (%)").rows.iloc[0]
    assert (row["value"], row["low"], row["high"]) == pytest.approx((70, 48.1, 85.5), abs=0.05)
    assert row["label"] == "First" and row["n"] == 20


def test_counts_stand_in_order_and_lose_nobody() -> None:
    words = pd.DataFrame({"v": pd.Categorical(["x", "z", "x"], ["z", "y", "x"]), "people": [2, 3, 4]})
    assert counts(words, "v", "Words").counts.to_dict() == {"z": 1, "y": 0, "x": 2}
    assert counts(words, "v", "Words", of="people").counts.to_dict() == {"z": 3, "y": 0, "x": 6}
    marks = pd.DataFrame({"v": [3, 1, 3]})
    assert counts(marks, "v", "Marks").counts.to_dict() == {1: 1, 3: 2}
    assert counts(marks, "v", "Marks", levels=[1, 2, 3]).counts.to_dict() == {1: 1, 2: 0, 3: 2}
    assert bins(pd.DataFrame({"v": [0, 1, 2, np.nan]}), "v", [0, 1, 2], "Values").counts.tolist() == [1, 2]
    groups = sums(pd.DataFrame({"promoters": [1, 2], "A": [3, 4]}), ["promoters", "A"], "People")
    assert groups.counts.to_dict() == {"Promoters": 3, "A": 7}
    assert Counts(pd.Series([1, 2], index=[1, 2]), "Rating").upright
    assert not Counts(pd.Series([1], index=["Something long"]), "Word").upright


def test_the_bins_and_levels_of_the_glances_hold_everybody() -> None:
    for name in data.known():
        glance = entry(name)["glance"]
        if "edges" in glance or "levels" in glance:
            values, scale = data.load(name)[glance["column"]], glance.get("edges") or glance["levels"]
            assert values.between(scale[0], scale[-1]).all(), name
            assert "edges" in glance or values.isin(scale).all(), name


def test_lines_and_clouds_are_said_by_their_ends() -> None:
    lines = Lines(pd.DataFrame({"A": [1.5, 9.25, 3]}, index=[2001, 2002, 2003]), "Year", "Score", "n = 9")
    assert (
        lines.say() == "Score, Year 2001–2003: A begins at 1.5 and ends at 3.0, between 1.5 and 9.2; n = 9."
    )
    cloud = Cloud(pd.DataFrame({"x": [0, 4, 8], "y": [0.1, 0.2, 0.4]}), "Across", "Up", "dots")
    assert cloud.say() == "Across from 0 to 8, median 4; Up from 0.10 to 0.40, median 0.20; 3 dots."
    assert [decimals_apart(pd.Series(given)) for given in ([1, 2], [0.5, 9], [0.1, 0.2])] == [0, 1, 2]


def test_rows_are_higher_where_a_label_takes_two_lines() -> None:
    short = Means(pd.DataFrame({"label": list("abc"), "value": 1.0, "low": 0.0, "high": 2.0, "n": 9}), "x")
    long = Means(short.rows.assign(label="a label of more than twenty-six letters"), "x")
    assert long.height > short.height
