from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from cocrea import CocreaError, charts, data, survey
from cocrea.language import LANGUAGES, MINUS, speaking
from cocrea.models.moments import gap_table, ipa, kano_counts, kano_table


@pytest.fixture
def zones() -> pd.DataFrame:
    return survey.analyse(survey.load("supermarket"), resamples=300).moments


def row_labels(figure: Figure) -> list[str]:
    """From the top down."""
    (axes,) = figure.axes
    figure.draw_without_rendering()
    return [label.get_text().replace("\n", " ") for label in axes.get_yticklabels()]


def marks(figure: Figure) -> np.ndarray:
    """The positions of the marks that the chart is about."""
    return np.asarray(figure.axes[0].collections[-1].get_offsets())


def test_the_gaps_run_from_the_worst_to_the_best() -> None:
    kiosk = data.load("kiosk_gaps")
    figure = charts.gap_chart(kiosk)
    assert row_labels(figure) == kiosk.sort_values("gap")["label"].tolist()
    assert marks(figure)[:, 0] == pytest.approx(np.sort(kiosk["gap"]))


def test_nothing_is_ranked_below_thirty() -> None:
    few = data.load("kiosk_gaps").assign(n=29)
    assert row_labels(charts.gap_chart(few)) == few["label"].tolist()


def test_the_gaps_of_a_survey_of_ones_own() -> None:
    found = survey.analyse(survey.load("supermarket"), resamples=300)
    figure = charts.gap_chart(found, "mss")
    assert row_labels(figure) == [
        "Parking the car",
        "Buying at the fresh counter",
        "Paying at the checkout",
        "Finding products",
    ]
    assert "desired" in figure.axes[0].get_xlabel()
    assert "n = 120" in figure.axes[0].get_xlabel()
    gaps = gap_table(found.survey.answers)
    assert row_labels(charts.gap_chart(gaps)) == ["parking", "deli", "checkout", "produce"]
    assert marks(charts.gap_chart(gaps)) == pytest.approx(marks(figure))
    assert "adequate" in charts.gap_chart(found).axes[0].get_xlabel()
    should = charts.gap_chart(data.load("kiosk_gaps"), level="should")
    assert "should" in should.axes[0].get_xlabel() and "expected" not in should.axes[0].get_xlabel()
    with pytest.raises(CocreaError, match="shall"):
        charts.gap_chart(data.load("kiosk_gaps"), level="shall")
    with pytest.raises(CocreaError) as caught:
        charts.gap_chart(found, "gap")
    assert caught.value.code == "survey.not-asked"


@pytest.mark.parametrize("code", LANGUAGES)
def test_labels_touch_neither_each_other_nor_the_edge(code: str) -> None:
    with speaking(code):
        found = survey.analyse(survey.load("supermarket"), resamples=300)
        drawn = [
            charts.zone_chart(found),
            charts.rank_chart(found),
            charts.gap_chart(data.load("kiosk_gaps"), level="should"),
            charts.kano_chart(kano_table(kano_counts(data.load("kano")))),
        ]
    for figure in drawn:
        figure.draw_without_rendering()
        boxes = [label.get_window_extent() for label in figure.axes[0].get_yticklabels()]
        assert all(above.y0 > below.y1 for above, below in pairwise(boxes))
        assert min(box.x0 for box in boxes) > 0
        title = figure.axes[0].xaxis.label.get_window_extent()
        assert 0 < title.x0 and title.x1 < figure.bbox.x1


def test_an_analysis_and_its_table_are_drawn_alike(analysis: survey.Analysis) -> None:
    for say in (charts.zone_chart_alt, charts.rank_chart_alt):
        assert say(analysis) == say(analysis.moments)
    sheet = analysis.moments.rename(columns={"perceived": "performance"})
    assert charts.ipa_chart_alt(analysis) == charts.ipa_chart_alt(sheet)


def test_a_chart_without_its_measure_names_what_the_survey_lacks() -> None:
    answers = data.load("supermarket")
    for columns, draw in (
        (["adequate"], charts.zone_chart),
        (["desired"], charts.zone_chart_alt),
        (["desired"], charts.rank_chart),
        (["adequate"], charts.ipa_chart),
        ([], charts.gap_chart),
    ):
        mine = answers[["respondent_id", "moment_id", "perceived", *columns]]
        found = survey.analyse(mine, resamples=100)
        with pytest.raises(CocreaError) as caught:
            draw(found)
        assert caught.value.code == "survey.not-asked" and "“" in str(caught.value)


def test_the_scale_of_the_survey_is_that_of_the_chart() -> None:
    answers = data.load("supermarket")
    for times in (2, 10):
        levels = ["adequate", "desired", "perceived"]
        wide = answers.assign(**{level: times * answers[level] for level in levels})
        found = survey.analyse(survey.read(wide, scale=(0, 7 * times)), resamples=100)
        (axes,) = charts.zone_chart(found).axes
        low, high = axes.get_xlim()
        assert low <= 0 and high >= 7 * times
        assert all(low < place < high for place in found.moments["perceived"])
        assert len(axes.get_xticks()) < 12


def test_a_moment_without_a_zone_keeps_its_row_and_says_so() -> None:
    answers = data.load("supermarket")
    turned = answers["moment_id"] == "deli"
    answers.loc[turned, ["adequate", "desired"]] = answers.loc[turned, ["desired", "adequate"]].to_numpy()
    found = survey.analyse(answers, resamples=100)
    figure = charts.zone_chart(found)
    assert "deli no zone: desired below adequate" in row_labels(figure)
    assert len(figure.axes[0].patches) == (found.moments["state"] != "").sum() == 3
    assert "deli: no zone" in charts.zone_chart_alt(found)


def test_nothing_is_drawn_of_what_no_moment_has() -> None:
    answers = data.load("supermarket")
    turned = answers.rename(columns={"adequate": "desired", "desired": "adequate"})
    nowhere = survey.analyse(turned[turned["desired"] < turned["adequate"]], resamples=100)
    few = survey.analyse(answers.groupby("moment_id").head(29), resamples=100)
    for found, draw in (
        (nowhere, charts.zone_chart),
        (nowhere, charts.zone_chart_alt),
        (nowhere, charts.rank_chart),
        (few, charts.rank_chart),
        (few, charts.rank_chart_alt),
    ):
        with pytest.raises(CocreaError) as caught:
            draw(found)
        assert caught.value.code == "survey.nowhere"


def test_the_zones_stay_in_the_order_of_the_visit(zones: pd.DataFrame) -> None:
    figure = charts.zone_chart(zones)
    assert [label.split(" ")[0] for label in row_labels(figure)] == [
        "Parking",
        "Finding",
        "Buying",
        "Paying",
    ]
    bars = figure.axes[0].patches
    assert [bar.get_x() for bar in bars] == pytest.approx(zones["adequate"].tolist())
    assert [bar.get_width() for bar in bars] == pytest.approx((zones["desired"] - zones["adequate"]).tolist())


def test_each_state_has_its_own_mark(zones: pd.DataFrame) -> None:
    three = zones.head(3).assign(state=["below", "within", "above"])
    legend = charts.zone_chart(three).legends[0]
    assert sum("Perceived" in text.get_text() for text in legend.get_texts()) == 3
    assert len(set(charts.MARKS.values())) == len(set(charts.COLOURS.values())) == 3


def test_a_moment_without_interval_is_drawn(zones: pd.DataFrame) -> None:
    few = zones.assign(msa_low=np.nan, msa_high=np.nan)
    charts.zone_chart(few).draw_without_rendering()


def test_the_alternative_texts_hold_the_numbers(zones: pd.DataFrame) -> None:
    assert charts.gap_chart_alt(data.load("kiosk_gaps")) == (
        "24 gaps with their 95\xa0% intervals, 22 of them below zero. "
        f"Lowest: Fast accurate touch, {MINUS}1.98 [{MINUS}2.22, {MINUS}1.74]. "
        "Highest: Screen looks interesting, 0.28 [0.08, 0.48]. n = 207."
    )
    checkout = charts.zone_chart_alt(zones).split(". ")[-1]
    assert checkout.startswith(
        "Paying at the checkout: perceived 4.5, within the zone from 4.3 to 6.0; 37\xa0% of 120"
    )


def test_spanish_labels_reach_the_figure() -> None:
    with speaking("es"):
        assert "Ofrece varios idiomas" in row_labels(charts.gap_chart(data.load("kiosk_gaps")))


def test_no_figure_is_left_open_and_the_readers_look_is_left_alone(zones: pd.DataFrame) -> None:
    before = dict(plt.rcParams)
    charts.zone_chart(zones)
    charts.gap_chart(data.load("kiosk_gaps"))
    assert plt.get_fignums() == []
    assert dict(plt.rcParams) == before


def test_the_look_can_be_had() -> None:
    with plt.rc_context():
        charts.use_look()
        assert plt.rcParams["text.color"] == charts.INK
        assert plt.rcParams["figure.facecolor"] == charts.PAPER
        assert plt.rcParams["text.parse_math"]


ITEMS = pd.DataFrame({
    "item": ["freshness", "queue", "price", "songs", "gate", "tills"],
    "importance": [6.5, 6.2, 6.4, 3.1, 4.0, 4.4],
    "performance": [5.0, 3.9, 5.8, 5.6, 4.1, 3.6],
})  # fmt: skip


def written(figure: Figure) -> list[str]:
    figure.draw_without_rendering()
    return [text.get_text().replace("\n", " ") for text in figure.axes[0].texts]


@pytest.fixture(scope="module")
def analysis() -> survey.Analysis:
    return survey.analyse(survey.load("moments_survey"), resamples=300)


def test_the_cross_and_the_boxes_are_those_of_the_model() -> None:
    for cross in ("data", "scale", (5.0, 4.0)):
        figure = charts.ipa_chart(ITEMS, cross)
        (axes,) = figure.axes
        drawn = {
            tuple(spot) for marks in axes.collections for spot in np.asarray(marks.get_offsets()).tolist()
        }
        assert drawn == set(zip(ITEMS["performance"], ITEMS["importance"], strict=True))
        said = charts.ipa_chart_alt(ITEMS, cross)
        worst = ipa(ITEMS, cross).query("quadrant == 'concentrate'")["item"]
        assert f"Concentrate here: {', '.join(worst)}." in said


def test_performance_runs_across_and_importance_up() -> None:
    (axes,) = charts.ipa_chart(ITEMS, (5.0, 4.5)).axes
    assert "Performance" in axes.get_xlabel() and "Importance" in axes.get_ylabel()
    ends = {tuple(np.round(np.ravel(line.get_data()), 6)) for line in axes.lines}
    assert (4.5, 4.5, 0, 1) in ends  # upright, at the performance of the cross
    assert (0, 1, 5, 5) in ends


def test_few_items_are_named_and_of_many_only_those_that_ask_for_work() -> None:
    assert set(ITEMS["item"]) <= set(written(charts.ipa_chart(ITEMS)))
    kiosk = data.load("kiosk_gaps").rename(columns={"satisfaction": "performance"})
    figure = charts.ipa_chart(kiosk)
    key = figure.axes[0].get_xlabel()
    assert set("12345") <= set(written(figure)) and "6" not in written(figure)
    assert "4  Easy to go back / change" in key and "n = 207" in key


def test_the_names_hide_no_point_where_there_is_room() -> None:
    figure = charts.ipa_chart(ITEMS)
    figure.draw_without_rendering()
    (axes,) = figure.axes
    points = axes.transData.transform(ITEMS[["performance", "importance"]].to_numpy())
    names = [text for text in axes.texts if text.get_text() in set(ITEMS["item"])]
    assert not any(text.get_window_extent().contains(*point) for text in names for point in points)


def test_kano_shows_both_coefficients_with_their_intervals() -> None:
    table = kano_table(kano_counts(data.load("kano")))
    figure = charts.kano_chart(table)
    labels = row_labels(figure)
    assert labels[0] == "fresh_produce must-be" and len(labels) == len(table)
    assert "n = 150" in figure.axes[0].get_xlabel()
    ends = [
        np.asarray(part)[:, 0] for marks in figure.axes[0].collections[::2] for part in marks.get_segments()
    ]
    assert len(ends) == 2 * len(table)
    assert np.vstack(ends)[len(table) :] == pytest.approx(table[["better_low", "better_high"]].to_numpy())
    assert "home_delivery: Better 0.80, Worse \N{MINUS SIGN}0.10, attractive." in charts.kano_chart_alt(table)


def test_a_category_that_does_not_stand_out_says_so() -> None:
    counts = pd.DataFrame([{"feature": "app", "A": 12, "O": 15, "M": 18, "I": 4, "R": 1, "Q": 0}])
    assert row_labels(charts.kano_chart(kano_table(counts))) == ["app must-be, not distinct"]


def test_the_order_of_priorities_comes_with_its_chance(analysis: survey.Analysis) -> None:
    labels = row_labels(charts.rank_chart(analysis))
    assert labels[0] == "Paying at the checkout first in >99\xa0%"
    assert all("first in" in label for label in labels) and len(labels) == 9
    said = charts.rank_chart_alt(analysis)
    assert said.startswith("Priorities, the highest first. Paying at the checkout, 3.")


def test_what_has_too_few_answers_is_not_ranked() -> None:
    answers = data.load("moments_survey")
    first = answers["respondent_id"].unique()[:60]
    few = answers[~((answers["moment_id"] == "checkout") & ~answers["respondent_id"].isin(first[:20]))]
    labels = row_labels(charts.rank_chart(survey.analyse(few, resamples=300)))
    assert labels[-1].startswith("checkout not ranked, n = ")
    answers = data.load("supermarket")
    here = answers.index[answers["moment_id"] == "checkout"][25:]
    answers.loc[here, ["adequate", "desired"]] = [3, 2]
    labels = row_labels(charts.rank_chart(survey.analyse(answers, resamples=300)))
    assert labels[-1] == "checkout not ranked, n = 25"


def test_the_n_of_a_chart_is_that_of_what_it_shows(analysis: survey.Analysis) -> None:
    rows = analysis.moments
    n = {size: f"n from {rows[size].min()} to {rows[size].max()}" for size in ("n", "zone_n", "importance_n")}
    assert len(set(n.values())) == 3
    assert n["zone_n"] in charts.rank_chart(analysis).axes[0].get_xlabel()
    assert charts.rank_chart_alt(analysis).endswith(f"{n['zone_n']}.")
    (axes,) = charts.ipa_chart(analysis).axes
    assert axes.get_xlabel().endswith(n["n"]) and axes.get_ylabel().endswith(n["importance_n"])


def test_a_moment_whose_importance_was_not_asked_has_no_place_and_is_named() -> None:
    answers = data.load("moments_survey")
    answers["importance"] = answers["importance"].where(answers["moment_id"] != "app")
    found = survey.analyse(answers, resamples=100)
    figure = charts.ipa_chart(found)
    assert len(written(figure)) == 4 + 8 and "app" not in written(figure)
    said = "Without importance or performance: app."
    assert said in figure.axes[0].get_xlabel() and charts.ipa_chart_alt(found).endswith(said)
    assert row_labels(charts.rank_chart(found))[-1] == "app not ranked, n = 0"
    assert any("behind the priority: app (n = 0)" in rule for rule in found.rules)
    with pytest.raises(CocreaError) as caught:
        charts.ipa_chart(ITEMS.assign(importance=np.nan))
    assert caught.value.code == "chart.no-place"


def test_a_name_with_dollars_is_written_as_it_is(tmp_path: Path) -> None:
    names = {"parking": "From $5 to $10", "deli": "$\\foo{$", "checkout": "50 % _x_ ^"}
    found = survey.analyse(
        survey.read(data.load("supermarket").assign(importance=5), names=names), resamples=100
    )
    for draw in (charts.zone_chart, charts.rank_chart, charts.gap_chart, charts.ipa_chart):
        figure = draw(found)
        figure.savefig(tmp_path / "drawn.png")
        assert not any(text.get_parse_math() for text in figure.findobj(Text) if "$" in text.get_text())
        assert any("$5 to $10" in text.get_text().replace("\n", " ") for text in figure.findobj(Text))


@pytest.mark.parametrize("ink", [charts.INK, *charts.COLOURS.values()])
def test_contrast_on_the_sheet(ink: str) -> None:
    assert contrast(ink, charts.PAPER) >= 4.5
    if ink != charts.INK:
        assert contrast(ink, charts.ZONE) >= 3  # marks on the bar


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours."""

    def luminance(colour: str) -> float:
        parts = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
        linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    "draw", [charts.gap_chart, charts.gap_chart_alt, charts.zone_chart, charts.zone_chart_alt]
)
def test_bad_input_is_one_clear_error(draw: Callable[[object], object], zones: pd.DataFrame) -> None:
    for table in (
        [1, 2],
        pd.DataFrame({"label": ["a"]}),
        zones.drop(columns="n"),
        zones.drop(columns=["moment_id", "label"]),
    ):
        with pytest.raises(CocreaError) as caught:
            draw(table)
        assert "{" not in str(caught.value)
    with pytest.raises(CocreaError):
        draw(zones.assign(gap=0, gap_sd=1).head(0))


def test_a_sheet_of_means_is_drawn_on_the_scale_that_is_named() -> None:
    items = pd.DataFrame({"label": ["queue", "music"], "importance": [9.0, 3.0], "performance": [4.0, 8.0]})
    assert "importance 5.00 and performance 5.00" in charts.ipa_chart_alt(items, "scale", scale=(0, 10))
    assert "importance 4.00 and performance 4.00" in charts.ipa_chart_alt(items, "scale")
