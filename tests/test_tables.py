"""Tables for readers: n and interval beside every figure, the same figures in both languages."""

from __future__ import annotations

import pandas as pd
import pytest

from cocrea import data, stats, survey, tables
from cocrea.errors import CocreaError
from cocrea.language import speaking
from cocrea.models import moments
from cocrea.said import DASH


@pytest.fixture
def zones():
    return survey.analyse(survey.load("supermarket"), resamples=300)


def test_every_gap_has_its_interval_and_every_share_below_too(zones) -> None:
    shown = tables.show_zones(zones)
    assert (shown["n"] == "120").all()
    for column in ("MSA", "MSS"):
        assert shown[column].str.fullmatch(r".+ \[.+, .+\]").all(), column
    assert shown["Below (n)"].str.fullmatch(r".+ \[.+, .+\] \(120\)").all()


def test_each_share_and_mean_stands_beside_its_own_n(analysis) -> None:
    """Means rest on complete answers, shares on those with a zone, importance on all that gave it."""
    rows = analysis.moments.set_index("label")
    n = {size: rows[size].astype(str) for size in ("n", "zone_n", "importance_n")}
    assert (rows["n"] != rows["zone_n"]).all() and (rows["n"] != rows["importance_n"]).all()
    zones, means = tables.show_zones(analysis), tables.show_means(analysis)
    assert zones["n"].to_dict() == means["n"].to_dict() == n["n"].to_dict()
    for shown, column, size in (
        (zones, "Below (n)", "zone_n"),
        (means, "Importance (n)", "importance_n"),
        (tables.show_priorities(analysis), "Below (n)", "zone_n"),
        (tables.show_priorities(analysis), "Importance (n)", "importance_n"),
    ):
        behind = shown[column].str.extract(r" \((\d+)\)$")[0]
        assert behind.to_dict() == n[size].to_dict()
    assert "n" not in tables.show_priorities(analysis)
    published = moments.zone_table(data.load("moments_survey"))
    ends = tables.show_zones(published)["Below (n)"].str.extract(r" \((\d+)\)$")[0]
    assert ends.tolist() == published["n"].astype(str).tolist()


def test_a_gap_from_too_few_answers_stands_alone(zones) -> None:
    few = moments.zone_table(data.load("supermarket").groupby("moment_id").head(9))
    shown = tables.show_zones(few)
    assert not shown["MSA"].str.contains(r"\[").any()
    assert "checkout" in shown.index  # a table without labels has its own ids, nobody else's names


def test_the_figures_are_the_same_in_both_languages(zones) -> None:
    with speaking("en"):
        english = tables.show_zones(zones)
    with speaking("es"):
        spanish = tables.show_zones(survey.analyse(survey.load("supermarket"), resamples=300))
    assert english.to_numpy().tolist() == spanish.to_numpy().tolist()
    assert english.columns.name == "Moment" and spanish.columns.name == "Momento"
    assert english.index.tolist() != spanish.index.tolist()


def test_extremes_are_the_ends_of_the_ordered_list() -> None:
    whole, ends = (
        tables.show_gaps(data.load("kiosk_gaps")),
        tables.show_gaps(data.load("kiosk_gaps"), extremes=2),
    )
    assert ends.index.tolist() == [*whole.index[:2], *whole.index[-2:]]
    assert whole["Gap"].iloc[0].startswith("−")


def test_two_groups_with_their_difference_and_a_third_is_refused() -> None:
    forced = data.load("kiosk_forced")
    shown = tables.show_groups(forced)
    assert len(shown) == forced["label"].nunique()
    assert shown["Difference (p, Holm)"].str.fullmatch(r"−.+ \[.+, .+\] \(<?0\.\d{3}\)").all()
    assert shown.loc["Would recommend it"].tolist() == ["3.59", "4.08", "−0.48 [−0.77, −0.20] (0.004)"]
    assert shown.columns[0].endswith("(n = 127)")
    with pytest.raises(CocreaError) as caught:
        tables.show_groups(pd.concat([forced, forced.assign(group="third")]))
    assert caught.value.code == "stats.two-groups"


def test_a_box_comes_with_its_distance_and_how_sure_it_is() -> None:
    items = pd.DataFrame({"item": ["checkout", "app"], "importance": [6.0, 3.0], "performance": [4.0, 5.0]})
    sure = pd.DataFrame(
        {"item": ["app", "checkout"], "quadrant": ["overkill", "concentrate"], "share": [0.6, 1.0]}
    )
    names = {"checkout": "Paying at the checkout", "app": "Checking offers in the app"}
    shown = tables.show_boxes(sure, moments.ipa(items), names)
    assert "app" in tables.show_boxes(sure).index
    first = ["Concentrate here", "−0.50", "100\N{NO-BREAK SPACE}%"]
    assert shown.loc["Paying at the checkout"].tolist() == first
    assert shown.loc["Checking offers in the app"].iloc[0] == "Possible overkill"
    nowhere = sure.assign(quadrant=["", "concentrate"], share=[float("nan"), 1.0])
    assert tables.show_boxes(nowhere).loc["app"].tolist() == ["–", "–"]
    assert list(tables.show_boxes(sure).columns) == [shown.columns[0], shown.columns[2]]


SHOWN = {  # what each table needs, and which it is
    "zone": tables.show_zones,
    "msa": lambda found: tables.show_tests(found, "msa"),
    "mss": lambda found: tables.show_tests(found, "mss"),
    "gap": lambda found: tables.show_tests(found, "gap"),
    "priority": tables.show_priorities,
}
KINDS = [(), ("adequate",), ("desired",), ("expected",), ("importance",), ("adequate", "desired")]


@pytest.mark.parametrize("asked", KINDS)
def test_a_table_shows_what_the_survey_gives_or_names_what_it_lacks(asked: tuple[str, ...]) -> None:
    answers = data.load("moments_survey")
    answers["expected"] = 6
    found = survey.analyse(answers[["respondent_id", "moment_id", "perceived", *asked]], resamples=100)
    for measure, show in SHOWN.items():
        if measure in found.measures:
            shown = show(found)
            assert not shown.isin(["–", "nan"]).to_numpy().any() and "app" in shown.index
        else:
            with pytest.raises(CocreaError) as caught:
                show(found)
            assert caught.value.code == "survey.not-asked"
    means = tables.show_means(found)
    assert means.shape == (9, 2 + len(asked))
    assert means["Perceived"].str.fullmatch(r"\d\.\d\d \[.+, .+\]").all()


@pytest.fixture(scope="module")
def analysis():
    return survey.analyse(survey.load("moments_survey"), resamples=300)


def test_both_gaps_of_every_moment_with_their_p_before_and_after_holm(analysis) -> None:
    for measure in ("msa", "mss"):
        shown = tables.show_tests(analysis, measure)
        assert shown.columns.tolist() == [measure.upper(), "n", "p", "p, Holm"]
        assert shown[measure.upper()].str.fullmatch(r"[+−]\d\.\d\d \[.+, .+\]").all()
    assert tables.show_tests(analysis).loc["Paying at the checkout", "p, Holm"] == "<0.001"


@pytest.mark.parametrize(("asked", "heading"), [("adequate", "MSA"), ("desired", "MSS"), ("expected", "Gap")])
def test_tests_are_those_of_the_first_gap_there_is(asked: str, heading: str) -> None:
    answers = data.load("moments_survey").assign(expected=6)
    found = survey.analyse(answers[["respondent_id", "moment_id", "perceived", asked]], resamples=100)
    for given in (found, found.moments):
        assert tables.show_tests(given).columns[0] == heading


def test_priorities_come_with_the_chance_of_their_first_place(analysis) -> None:
    shown = tables.show_priorities(analysis)
    assert shown.index[0] == "Paying at the checkout"
    assert shown["First in"].iloc[0] == ">99\N{NO-BREAK SPACE}%"
    assert shown["Priority"].tolist() == sorted(shown["Priority"], reverse=True)


def test_a_moment_with_too_few_answers_is_not_ranked() -> None:
    """Too few with a zone are too few, however many gave the levels; the n beside the dash says so."""
    answers = data.load("supermarket")
    here = answers.index[answers["moment_id"] == "checkout"][25:]
    answers.loc[here, ["adequate", "desired"]] = [3, 2]
    shown = tables.show_priorities(survey.analyse(answers, resamples=100))
    assert shown.index[-1] == "checkout"
    assert shown.loc["checkout", ["Priority", "First in"]].tolist() == ["–", "–"]
    assert shown.loc["checkout", "Below (n)"].endswith(" (25)")


def test_kano_says_where_a_category_does_not_stand_out() -> None:
    counts = pd.DataFrame(
        [
            {"label": "queue", "A": 12, "O": 15, "M": 18, "I": 4, "R": 1, "Q": 0},
            {"label": "price", "A": 2, "O": 5, "M": 38, "I": 4, "R": 1, "Q": 0},
        ]
    )
    shown = tables.show_kano(moments.kano_table(counts))
    assert shown["Category (n)"].tolist() == ["must-be? (50)", "must-be (50)"]
    assert shown.loc["queue", "Better"].startswith("55\N{NO-BREAK SPACE}% [")
    assert shown.loc["queue", "Worse"].startswith("−67\N{NO-BREAK SPACE}% [−")


def test_what_stands_over_the_rows_of_kano_is_said_in_the_language_in_force() -> None:
    kano = moments.kano_table(moments.kano_counts(data.load("kano")))
    heads = {}
    for code in ("en", "es"):
        with speaking(code):
            heads[code] = [tables.show_kano(kano, rows).columns.name for rows in ("feature", "age")]
    assert heads == {"en": ["Feature", "Age"], "es": ["Atributo", "Edad"]}


def test_alpha_has_its_interval_its_items_and_its_n() -> None:
    items = [
        [4, 5, 4, 5],
        [2, 3, 2, 2],
        [5, 5, 4, 5],
        [3, 3, 3, 4],
        [1, 2, 2, 1],
        [4, 4, 5, 4],
        [3, 4, 3, 3],
        [5, 4, 5, 5],
    ]
    shown = tables.show_alpha({"Checkout": stats.cronbach_alpha(items)})
    assert shown.loc["Checkout"].tolist() == ["0.95 [0.86, 0.99]", "4", "8"]


def test_counts_stand_alone_or_with_their_share() -> None:
    counts = pd.Series({"twice": 5, "straight": 6})
    assert tables.show_counts(counts, shares=False).to_numpy().tolist() == [["5"], ["6"]]
    assert tables.show_counts(counts).columns[1] == "Share of 11"
    assert tables.show_counts(counts * 0).shape == (2, 1)


def test_a_preview_shows_the_file_as_it_is() -> None:
    """Whole numbers without point, a year without thousands, a dash where a value is missing."""
    shown = tables.preview("hcahps_national", rows=3)
    assert shown.shape == (3, 7) and shown["year"].tolist() == ["2015"] * 3
    assert list(tables.preview("kano").columns) == list(data.load("kano").columns)
    assert "–" in tables.preview("moments_survey", rows=100).to_numpy()
    with speaking("es"):
        assert tables.preview("kiosk_gaps", rows=1)["label"].tolist() == ["Refleja con exactitud lo elegido"]


@pytest.mark.parametrize(("name", "rows"), [("horoscope", 5), ("kano", 0), ("kano", 2.5)])
def test_a_preview_of_nothing_is_one_clear_error(name: str, rows: int) -> None:
    with pytest.raises(CocreaError):
        tables.preview(name, rows)


def test_counts_read_as_text_are_counted_as_the_numbers_that_they_are() -> None:
    assert tables.show_counts(pd.Series(["5", "6"], ["a", "b"])).columns[1] == "Share of 11"


def test_a_table_is_shown_whole() -> None:
    with speaking("es"):
        shown = tables.show_standards()._repr_html_()
    assert "9 de cada 10 llegan a la caja en 6 minutos o menos" in " ".join(shown.split())
    wide = tables.preview("bank_gap")
    assert wide.shape[1] > 20
    assert all(f"<th>{column}</th>" in wide._repr_html_() for column in wide)


def test_a_year_without_a_group_shows_a_dash_and_never_anothers_value() -> None:
    rows = data.load("sfo_security")
    without = rows[~((rows["year"] == rows["year"].max()) & (rows["flight"] == rows["flight"].iloc[1]))]
    whole, part = tables.show_security(rows), tables.show_security(without)
    assert DASH in part.iloc[1, 1]
    assert part.iloc[2].tolist() == whole.iloc[2].tolist()


def test_a_group_that_stands_twice_in_a_year_is_refused() -> None:
    rows = data.load("sfo_security")
    with pytest.raises(CocreaError, match="more than one row for"):
        tables.show_security(pd.concat([rows, rows.head(1)]))
