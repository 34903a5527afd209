from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from cocrea import CocreaError, data
from cocrea.data import kiosk
from cocrea.models import moments
from cocrea.stats.correlation import correlation


@pytest.fixture
def answers(shared: Callable[[str], Path]) -> pd.DataFrame:
    return kiosk.read_kiosk(shared("data/kiosk.csv"))


def test_the_english_answers(answers: pd.DataFrame, shared: Callable[[str], Path]) -> None:
    """A second derivation, made elsewhere, gives the same answers."""
    english = pd.read_csv(shared("data/kiosk_english.csv"))
    pd.testing.assert_frame_equal(answers, english, check_dtype=False)


def test_the_gaps_by_the_library(answers: pd.DataFrame) -> None:
    """The published means and sds are what `gap_table` finds in the answers."""
    long = pd.concat(
        pd.DataFrame(
            {"moment_id": item, "expected": answers[f"E{item:02}"], "perceived": answers[f"P{item:02}"]}
        )
        for item in kiosk.ITEMS
    )
    found, published = moments.gap_table(long, "expected"), data.load("kiosk_gaps")
    assert found["n"].tolist() == published["n"].tolist()
    for ours, theirs in {"gap": "gap", "sd": "gap_sd", "expected": "expectation"}.items():
        assert np.abs(found[ours] - published[theirs]).max() < 5.1e-5


def test_what_the_course_says_about_the_survey(answers: pd.DataFrame) -> None:
    gaps, overall = data.load("kiosk_gaps"), data.load("kiosk_overall")
    assert gaps["expectation"].mean() == pytest.approx(5.97, abs=0.005)
    assert gaps["perception"].mean() == pytest.approx(4.87, abs=0.005)
    assert (gaps["gap"] < 0).sum() == 22
    worst = gaps.sort_values("gap").iloc[0]
    assert (worst["item"], round(worst["gap"], 2)) == (23, -1.98)
    assert worst["gap"] / (worst["gap_sd"] / np.sqrt(worst["n"])) == pytest.approx(-16.0, abs=0.05)
    satisfied = overall[overall["outcome"] == "overall_satisfied"].set_index("rating")["count"]
    assert (satisfied[[4, 5]].sum(), satisfied.sum()) == (156, 207)
    assert (answers["age"] == "20s").sum() == 203
    forced = answers["why_no_alternative"] == 1
    assert forced.sum() == 127
    assert answers.groupby(forced)["recommend"].mean().round(2).tolist() == [4.08, 3.59]


def test_where_the_cross_goes() -> None:
    """Importance against satisfaction, axes at the means: five items to concentrate on, three narrowly."""
    gaps = data.load("kiosk_gaps").set_index("item")
    across, up = gaps["satisfaction"].mean(), gaps["importance"].mean()
    assert (round(up, 2), round(across, 2)) == (5.85, 4.90)
    concentrate = gaps[(gaps["importance"] > up) & (gaps["satisfaction"] < across)]
    assert concentrate.index.tolist() == [7, 10, 11, 16, 23]
    assert (across - concentrate["satisfaction"] < 0.021).sum() == 3
    assert gaps["gap"].corr(gaps["satisfaction"] - gaps["importance"]) == pytest.approx(0.87, abs=0.005)


def test_the_kano_counts(answers: pd.DataFrame) -> None:
    counts = data.load("kiosk_kano").set_index("item")
    letters = counts[list("AOMIRQ")]
    assert (letters.sum(axis=1) == counts["n"]).all() and (counts["n"] == 207).all()
    assert letters.idxmax(axis=1).value_counts().to_dict() == {"A": 10, "M": 9, "O": 6, "I": 4}
    assert (counts.loc[2, "label"], counts.loc[2, "M"]) == ("Processes input correctly", 117)
    both = (answers["KF02"] != "like") & (answers["KF02"] != "dislike") & (answers["KD02"] == "dislike")
    assert both.sum() == 117


def test_forced_against_chosen(answers: pd.DataFrame) -> None:
    """The summaries suffice for Welch's t, and give the p values of the answers themselves."""
    table = data.load("kiosk_forced").set_index(["outcome", "group"])
    said = {
        "recommend": (3.59, 4.08, 0.0009),
        "reuse": (4.10, 4.40, 0.021),
        "overall_satisfied": (3.87, 4.11, 0.045),
    }
    for outcome, (forced, chosen, p) in said.items():
        one, other = table.loc[(outcome, "forced")], table.loc[(outcome, "chosen")]
        assert (one["n"], other["n"]) == (127, 80)
        assert (one["mean"], other["mean"]) == pytest.approx((forced, chosen), abs=0.0051)
        welch = stats.ttest_ind_from_stats(
            *one[["mean", "sd", "n"]], *other[["mean", "sd", "n"]], equal_var=False
        )
        assert welch.pvalue == pytest.approx(p, rel=0.05)


def test_the_six_other_reasons_go_with_higher_ratings(answers: pd.DataFrame) -> None:
    """What section 3.2 says beside those who named no other way; each is an association."""
    users = answers[answers["freq"] != "never"]
    reasons = [name for name in users if name.startswith("why_") and name != "why_no_alternative"]
    assert len(reasons) == 6
    for reason in reasons:
        means = users.groupby(reason)[[*kiosk.OUTCOMES]].mean()
        assert (means.loc[1] > means.loc[0]).all()
    ticked = users["why_avoid_staff"] == 1
    rated = users["overall_satisfied"]
    found = stats.ttest_ind(rated[ticked], rated[~ticked], equal_var=False)
    low, high = found.confidence_interval()
    assert ticked.sum() == 72
    apart = rated[ticked].mean() - rated[~ticked].mean()
    assert [round(x, 2) for x in (apart, low, high)] == [0.48, 0.26, 0.70]


def test_the_correlations(answers: pd.DataFrame) -> None:
    table = data.load("kiosk_correlations").set_index("measure")
    assert table["r"].round(2).to_dict() == {"perception": 0.52, "gap": 0.45, "expectation": 0.09}
    less = table.loc["gap", ["less_than_perception", "less_low", "less_high"]].astype(float)
    assert less.tolist() == pytest.approx([0.063, -0.025, 0.149], abs=0.005)  # a bootstrap's, made elsewhere
    perceived = answers[[f"P{item:02}" for item in kiosk.ITEMS]].mean(axis=1)
    overall = answers[["overall_satisfied", "overall_excellent"]].mean(axis=1)
    assert correlation(perceived, overall).r == pytest.approx(table.loc["perception", "r"], abs=5.1e-5)


def test_the_team_left_out_whom_its_own_files_leave_out(answers: pd.DataFrame) -> None:
    """194 of 207, and what the three rules change: little."""
    samples = data.load("kiosk_samples").set_index("sample")
    assert samples["n"].to_dict() == {"all": 207, "varied": 205, "team": 194}
    assert samples["gap"].round(2).tolist() == [-1.10, -1.11, -1.16]
    assert (samples["r_perception"] > samples["r_gap"]).all()
    columns = [f"{block}{item:02}" for block in ("E", "P") for item in kiosk.ITEMS]
    users = answers[answers["freq"] != "never"]
    assert (users[columns].nunique(axis=1) == 1).sum() == 2
    correlations = data.load("kiosk_correlations").set_index("measure")["r"]
    assert samples.loc["all", ["r_perception", "r_gap"]].tolist() == pytest.approx(
        correlations[["perception", "gap"]].tolist(), abs=1e-4
    )


def test_most_people_with_a_negative_gap_are_satisfied(answers: pd.DataFrame) -> None:
    people = data.load("kiosk_people").set_index(["sample", "gap"])
    assert people.loc[("all", "negative"), ["n", "satisfied"]].tolist() == [190, 142]
    assert people.groupby("sample")["n"].sum().to_dict() == {"all": 207, "varied": 205, "team": 194}
    expected, perceived = (
        answers[[f"{block}{item:02}" for item in kiosk.ITEMS]].mean(axis=1) for block in ("E", "P")
    )
    short = answers[perceived < expected]
    assert (len(short), (short["overall_satisfied"] >= 4).sum()) == (190, 142)


def test_the_same_aspects_come_out_under_every_rule(answers: pd.DataFrame) -> None:
    """Whom one leaves out changes neither Kano's leading categories nor what to concentrate on."""
    found = []
    for people in kiosk._samples(answers).values():
        gaps = kiosk.kiosk_gaps(people).set_index("item")
        concentrate = (gaps["importance"] > gaps["importance"].mean()) & (
            gaps["satisfaction"] < gaps["satisfaction"].mean()
        )
        leading = kiosk.kiosk_kano(people)[list("AOMIRQ")].idxmax(axis=1)
        found.append((gaps.index[concentrate].tolist(), leading.value_counts().to_dict()))
    assert found[0] == ([7, 10, 11, 16, 23], {"A": 10, "M": 9, "O": 6, "I": 4})
    assert all(concentrate == found[0][0] for concentrate, _leading in found)


def test_no_individual_record_is_published() -> None:
    """Every published row sums up at least a group of people, and no file has a column for persons."""
    for name in ("kiosk_gaps", "kiosk_kano", "kiosk_forced", "kiosk_correlations"):
        table = data.load(name)
        assert (table["n"] >= 80).all() and not {"id", "respondent_id"} & set(table.columns)


def test_another_file_is_not_taken_for_the_survey() -> None:
    with pytest.raises(CocreaError) as caught:
        kiosk.kiosk_answers(pd.DataFrame({"1-1. 기대 설문": [1]}))
    assert caught.value.code == "data.not-the-kiosk-survey"
    with pytest.raises(CocreaError):
        kiosk.kiosk_gaps(pd.DataFrame({"E01": [1]}))
