"""What the chapters say in words about data holds in the data that the build reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cocrea import data, survey
from cocrea.data.kiosk import read_kiosk
from cocrea.explorables.moments.x43_tolerance import zone
from cocrea.models import moments
from cocrea.said import percent
from cocrea.stats import share


def test_nearly_every_kiosk_gap_is_negative_and_three_in_four_are_satisfied() -> None:
    gaps, ratings = data.load("kiosk_gaps"), data.load("kiosk_overall")
    assert (gaps["gap"] < 0).sum() >= 20 and len(gaps) == 24
    assert (gaps["n"] == 207).all()
    first = ratings[ratings["outcome"] == ratings["outcome"].iloc[0]]
    share = first.loc[first["rating"] >= 4, "count"].sum() / first["count"].sum()
    assert 0.70 <= share <= 0.80


def test_the_three_largest_gaps_start_from_expectations_above_six() -> None:
    assert (data.load("kiosk_gaps").nsmallest(3, "gap")["expectation"] > 6).all()


def test_who_took_part_in_the_kiosk_survey(shared: Callable[[str], Path]) -> None:
    answers = pd.read_csv(shared("data/kiosk_english.csv"))
    assert len(answers) == 211
    assert (answers["age"] == "20s").sum() == 203


def test_a_list_sorted_by_one_gap_sends_the_manager_to_the_wrong_place() -> None:
    zones = moments.zone_table(data.load("supermarket")).set_index("moment_id")
    assert zones["mss"].idxmin() == "parking"
    assert zones["below"].idxmax() == "checkout"
    assert zones.loc["parking", "below"] < zones.loc["checkout", "below"] / 2
    assert abs(zones.loc["checkout", "msa"]) < 0.5


def test_the_recipe_for_a_survey_of_ones_own_follows_the_stated_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines of section 4.4, run on a file with doubles and a straight-liner, draw the cleaned answers."""
    page = (Path(__file__).parents[2] / "book" / "04-moments.md").read_text(encoding="utf-8")
    recipe = page.split("(your-own-survey)=")[1].split("```python\n")[1].split("```")[0]
    answers = data.load("moments_survey").rename(columns={"store": "moment_name"})
    answers["moment_name"] = answers["moment_id"] + " of mine"
    answers.to_csv(tmp_path / "my-survey.csv", index=False)
    monkeypatch.chdir(tmp_path)
    *lines, last = recipe.strip().splitlines()
    space: dict[str, Any] = {}
    exec("\n".join(lines), space)
    drawn = eval(last, space)
    drawn.draw_without_rendering()
    written = [label.get_text() for label in drawn.axes[0].get_yticklabels()]
    counted = survey.analyse(survey.load("moments_survey")).moments
    for text, moment, below, n in zip(
        written, counted["moment_id"], counted["below"], counted["zone_n"], strict=True
    ):
        assert text == f"{moment} of mine\n{percent(below)} below, n = {n}"
    assert space["mine"].excluded["count"].sum() > 0


def test_more_than_ten_of_forty_are_below_and_more_where_what_they_get_varies() -> None:
    counts = [int(str(zone(sd, 0, 0).here["below"]).split("/")[0]) for sd in (0, 0.75, 1.5)]
    assert counts == sorted(counts) and 10 < counts[0] < counts[-1]


def test_what_the_pilot_says_of_the_checkout_and_of_parking() -> None:
    rows = survey.analyse(survey.load("supermarket")).moments.set_index("moment_id")
    assert rows["below"].idxmax() == "checkout" and percent(rows.loc["checkout", "below"]).startswith("37")
    assert 0 < rows.loc["checkout", "msa"] < 0.25
    assert rows.loc["parking", "below"] * rows.loc["parking", "zone_n"] == pytest.approx(19)
    assert percent(rows.loc["parking", "below"]).startswith("16")
    spread = (
        survey.load("supermarket").complete.query("moment_id == 'checkout'")[["adequate", "perceived"]].std()
    )
    assert spread["perceived"] / spread["adequate"] == pytest.approx(1.5, abs=0.1)


def test_most_people_with_a_negative_gap_are_satisfied_and_fewer_the_larger_it_is(
    shared: Callable[[str], Path],
) -> None:
    people = data.load("kiosk_people").set_index(["sample", "gap"])[["n", "satisfied"]]
    assert people.loc["all"].to_numpy().tolist() == [[190, 142], [17, 14]]
    assert people.loc[("team", "negative")].tolist() == [182, 136]
    answers = read_kiosk(shared("data/kiosk.csv"))
    columns = {block: [f"{block}{item:02}" for item in range(1, 25)] for block in "EP"}
    gap = answers[columns["P"]].mean(axis=1) - answers[columns["E"]].mean(axis=1)
    satisfied = answers["overall_satisfied"].dropna() >= 4
    thirds = satisfied.groupby(pd.qcut(gap[satisfied.index], 3)).agg(["mean", "sum", "size"])
    assert thirds["mean"].round(2).tolist() == [0.62, 0.78, 0.87]
    counts = [(142, 190), (14, 17), *thirds[["sum", "size"]].iloc[[0, 2]].astype(int).to_numpy().tolist()]
    said = [share(*each) for each in counts]
    assert [(round(100 * each.low), round(100 * each.high)) for each in said] == [
        (68, 80), (59, 94), (50, 72), (76, 93)
    ]  # fmt: skip
