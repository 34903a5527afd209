from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as made_up
from hypothesis import strategies as st
from scipy import stats

from cocrea import CocreaError, data, survey
from cocrea.data.simulate import moments_survey
from cocrea.language import speaking
from cocrea.survey.analyse import COLUMNS


def clean(n: int = 60, k: int = 3, seed: int = 1) -> pd.DataFrame:
    """A survey without flaws: n respondents, k moments, whole ratings."""
    rng = np.random.default_rng(seed)
    adequate = rng.integers(2, 5, n * k)
    return pd.DataFrame(
        {
            "respondent_id": np.repeat([f"r{i}" for i in range(n)], k),
            "moment_id": [f"m{i}" for i in range(k)] * n,
            "adequate": adequate,
            "desired": adequate + rng.integers(1, 4, n * k),
            "perceived": np.clip(adequate + rng.integers(-2, 4, n * k) - np.tile(np.arange(k), n), 1, 7),
            "importance": rng.integers(3, 8, n * k),
        }
    )


def excluded(found: survey.Analysis) -> dict[str, int]:
    return dict(zip(found.excluded["code"], found.excluded["count"], strict=True))


@pytest.fixture(scope="module")
def course() -> survey.Analysis:
    return survey.analyse(data.load("moments_survey"))


@pytest.fixture(scope="module")
def by_hand() -> pd.DataFrame:
    """The course's survey, cleaned by the stated rules a second time, row by row."""
    table = data.load("moments_survey")
    ratings = ["adequate", "desired", "perceived", "importance"]
    seen: dict[tuple[str, str], list[list[float]]] = {}
    for row in table[["respondent_id", "moment_id", *ratings]].itertuples(index=False):
        marks = [-1.0 if np.isnan(value) else float(value) for value in row[2:]]
        given = seen.setdefault((row[0], row[1]), [])
        if marks not in given:
            given.append(marks)
    rows = [[*key, *given[0]] for key, given in seen.items() if len(given) == 1]
    kept = pd.DataFrame(rows, columns=["respondent_id", "moment_id", *ratings]).replace(-1.0, np.nan)
    lazy = []
    for respondent, answers in kept.groupby("respondent_id"):
        marks = answers[ratings[:3]].to_numpy().ravel()
        marks = marks[~np.isnan(marks)]
        if marks.size >= 10 and marks.std() == 0:
            lazy.append(respondent)
    return kept[~kept["respondent_id"].isin(lazy)]


def test_the_exclusions_are_counted(course: survey.Analysis, by_hand: pd.DataFrame) -> None:
    planted = data.load("moments_survey")
    assert excluded(course)["repeated"] == int(planted.duplicated().sum()) == 5
    assert excluded(course)["straight-liner"] == 6
    assert excluded(course)["contradictory"] == 0
    assert course.n == by_hand["respondent_id"].nunique() == 234
    levels = by_hand[["adequate", "desired", "perceived"]]
    assert excluded(course)["no-answer"] == int(levels.isna().any(axis=1).sum()) > 0
    inverted = levels.notna().all(axis=1) & (levels["desired"] < levels["adequate"])
    assert excluded(course)["inverted"] == int(inverted.sum()) > 0


def test_every_number_by_a_second_method(course: survey.Analysis, by_hand: pd.DataFrame) -> None:
    raw: list[float] = []
    for row in course.moments.itertuples():
        all_answers = by_hand[by_hand["moment_id"] == row.moment_id]
        answers = all_answers.dropna(subset=["adequate", "desired", "perceived"])
        assert row.n == len(answers)
        assert row.importance == pytest.approx(all_answers["importance"].mean())
        for name, level in (("msa", "adequate"), ("mss", "desired")):
            assert getattr(row, level) == pytest.approx(answers[level].mean())
            theirs = stats.ttest_rel(answers["perceived"], answers[level])
            interval = theirs.confidence_interval(0.95)
            ours = [getattr(row, f"{name}{end}") for end in ("", "_low", "_high", "_p")]
            mean = (answers["perceived"] - answers[level]).mean()
            assert ours == pytest.approx([mean, interval.low, interval.high, theirs.pvalue])
            raw.append(theirs.pvalue)
        d_z = stats.ttest_rel(answers["perceived"], answers["adequate"]).statistic / np.sqrt(row.n)
        assert row.d_z == pytest.approx(d_z)
        assert row.g_z == pytest.approx(d_z * (1 - 3 / (4 * row.n - 5)))
        upright = answers[answers["desired"] >= answers["adequate"]]
        below = upright["perceived"] < upright["adequate"]
        assert (row.zone_n, row.below) == (len(upright), pytest.approx(below.mean()))
        assert row.above == pytest.approx((upright["perceived"] > upright["desired"]).mean())
        assert row.below + row.within + row.above == pytest.approx(1)
        wilson = stats.binomtest(int(below.sum()), len(upright)).proportion_ci(method="wilson")
        assert (row.below_low, row.below_high) == pytest.approx((wilson.low, wilson.high), abs=1e-9)
        assert row.priority == pytest.approx(row.importance * row.below)
    order = np.argsort(raw)
    holm, largest = np.empty(18), 0.0
    for rank, place in enumerate(order):
        largest = max(largest, min(1, (18 - rank) * raw[place]))
        holm[place] = largest
    assert course.family == len(raw) == 18
    assert course.moments[["msa_p_holm", "mss_p_holm"]].to_numpy().ravel() == pytest.approx(holm)


def test_the_bootstrap_stands_beside_the_t_interval(course: survey.Analysis) -> None:
    table = course.moments
    assert set(table["boot_method"]) == {"bca"}
    for name in ("msa", "mss"):
        half = (table[f"{name}_high"] - table[f"{name}_low"]) / 2
        assert (abs(table[f"{name}_boot_low"] - table[f"{name}_low"]) < half / 4).all()
    assert set(survey.analyse(clean(40), resamples=200).moments["boot_method"]) == {"studentised"}


def test_the_chance_of_being_first_by_resampling_by_hand() -> None:
    table = clean(40, 3, seed=5)
    table["importance"] = table["importance"].astype(float)
    table.loc[table.index[::7], "importance"] = np.nan
    found = survey.analyse(table).moments
    table["below"] = table["perceived"] < table["adequate"]
    people = [group.set_index("moment_id") for _, group in table.groupby("respondent_id")]
    missed = np.array([p["below"].to_numpy(dtype=float) for p in people])
    matters = np.array([p["importance"].to_numpy() for p in people])
    rng, wins, rounds = np.random.default_rng(0), np.zeros(3), 3000
    for _ in range(rounds):
        drawn = rng.integers(40, size=40)
        score = missed[drawn].mean(axis=0) * np.nanmean(matters[drawn], axis=0)
        first = score >= score.max() - 1e-9
        wins += first / first.sum()
    assert found["chance_first"].to_numpy() == pytest.approx(wins / rounds, abs=0.03)
    assert found["chance_first"].sum() == pytest.approx(1)
    parts = table.groupby("moment_id")[["below", "importance"]].mean()
    expected = (parts["below"] * parts["importance"]).reindex(found["moment_id"])
    assert found["priority"].tolist() == pytest.approx(expected.tolist())


def test_a_clean_table_loses_nothing() -> None:
    found = survey.analyse(clean(), resamples=200)
    assert set(excluded(found).values()) == {0}
    assert (found.n, found.family) == (60, 6)
    not_expected = [column for column in COLUMNS if "gap" not in column and column != "expected"]
    assert list(found.moments.columns) == not_expected
    assert found.moments["n"].tolist() == [60, 60, 60]


def test_identical_doubles_count_once_and_contradictions_not_at_all() -> None:
    table = clean()
    double, other = table.iloc[[0, 4]], table.iloc[[8]].assign(perceived=7, adequate=1)
    found = survey.analyse(pd.concat([table, double, double, other]), resamples=200)
    assert (excluded(found)["repeated"], excluded(found)["contradictory"]) == (4, 2)
    expected = survey.analyse(table.drop(index=8), resamples=200)
    pd.testing.assert_frame_equal(found.moments, expected.moments)


def test_straight_liners_need_ten_answers() -> None:
    table = clean(30, 4)
    table.loc[table["respondent_id"] == "r3", ["adequate", "desired", "perceived"]] = 4
    assert excluded(survey.analyse(table, resamples=200))["straight-liner"] == 1  # 12 equal answers
    table = table[(table["respondent_id"] != "r3") | (table["moment_id"] != "m0")]
    found = survey.analyse(table, resamples=200)
    assert excluded(found)["straight-liner"] == 0  # nine are too few to tell
    assert found.n == 30


def test_an_inverted_row_counts_for_the_means_alone() -> None:
    table = clean()
    table.loc[0, ["adequate", "desired"]] = [6, 2]
    found = survey.analyse(table, resamples=200).moments.iloc[0]
    rows = table[table["moment_id"] == "m0"]
    assert (found["n"], found["zone_n"]) == (60, 59)
    assert found["msa"] == pytest.approx((rows["perceived"] - rows["adequate"]).mean())
    assert found["below"] == pytest.approx((rows["perceived"] < rows["adequate"])[1:].mean())


def test_few_answers_get_no_inference_and_no_rank() -> None:
    found = survey.analyse(clean(9), resamples=200)
    assert found.family == 0
    unsure = ["msa_low", "msa_p", "msa_p_holm", "d_z", "priority", "chance_first"]
    assert found.moments[unsure].isna().to_numpy().all()
    assert found.moments["msa"].notna().all() and found.moments["below_low"].notna().all()
    some = survey.analyse(clean(29), resamples=200).moments
    assert some["msa_low"].notna().all() and some["priority"].isna().all()
    assert survey.analyse(clean(30), resamples=200).moments["priority"].notna().all()


def test_a_moment_below_thirty_stays_out_of_the_race() -> None:
    table = clean(40)
    few = (table["moment_id"] == "m2") & (table["respondent_id"].str[1:].astype(int) >= 20)
    found = survey.analyse(table[~few], resamples=200).moments.set_index("moment_id")
    assert np.isnan(found.loc["m2", "chance_first"]) and found.loc["m2", "n"] == 20
    assert found["chance_first"].sum() == pytest.approx(1)


ONLY = ["respondent_id", "moment_id", "perceived"]
FILES = {  # the columns of a survey, what it can give, and how many tests that makes of three moments
    "P": (ONLY, (), 0),
    "P and importance": ([*ONLY, "importance"], ("importance",), 0),
    "P and A": ([*ONLY, "adequate"], ("msa", "below", "priority"), 3),
    "P and D": ([*ONLY, "desired"], ("mss", "above"), 3),
    "P and E": ([*ONLY, "expected"], ("gap",), 3),
    "P, A and D": ([*ONLY, "adequate", "desired"], ("msa", "mss", "zone", "below", "above", "priority"), 6),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_survey_of_fewer_levels_gives_what_it_can_and_says_what_not(kind: str, tmp_path: Path) -> None:
    columns, measures, tests = FILES[kind]
    table = clean().assign(expected=5)[columns]
    table.to_csv(tmp_path / "mine.csv", index=False)
    for given in (table, tmp_path / "mine.csv", table.assign(adequate=table.get("adequate", np.nan))):
        found = survey.analyse(given, resamples=200)
        assert (found.measures, found.family) == (measures, tests)
        assert not found.moments.isna().to_numpy().any()
        assert set(found.moments.columns) >= {"label", "n", "perceived", "perceived_low"}
        assert ("below" in found.moments) == ("below" in measures)
        assert ("above" in found.moments) == ("above" in measures)
        assert ("within" in found.moments) == ("state" in found.moments) == ("zone" in measures)
        rules = " ".join(found.rules)
        for level in ("adequate", "desired"):
            assert (f"“{level}” was not asked" in rules) == (level not in columns)
        assert ("Holm" in rules) == (tests > 0) and ("Priority" in rules) == ("priority" in measures)
        found.require(*measures)
        for measure in {"msa", "mss", "gap", "zone", "below", "above", "importance"} - set(measures):
            with pytest.raises(CocreaError) as caught:
                found.require(measure)
            assert caught.value.code == "survey.not-asked" and "“" in str(caught.value)


def test_what_is_missing_is_named_and_what_is_there_too() -> None:
    found = survey.analyse(clean()[[*ONLY, "desired"]], resamples=200)
    with pytest.raises(CocreaError) as caught:
        found.require("zone", "priority", "mss")
    assert str(caught.value) == (
        "This survey cannot give the zone of tolerance, priorities: it has no answers in “adequate”. "
        "It can give means, MSS, the share above desired."
    )


def test_a_share_of_one_level_is_that_of_the_zone() -> None:
    both = survey.analyse(clean(), resamples=200).moments
    for level, column in (("adequate", "below"), ("desired", "above")):
        one = survey.analyse(clean()[[*ONLY, level]], resamples=200).moments
        assert one[column].tolist() == both[column].tolist()


def test_the_gap_to_one_expectation_by_a_second_method() -> None:
    table = clean(40).rename(columns={"desired": "expected"}).drop(columns=["adequate", "importance"])
    row = survey.analyse(table, resamples=200).moments.iloc[0]
    first = table[table["moment_id"] == "m0"]
    theirs = stats.ttest_rel(first["perceived"], first["expected"])
    interval = theirs.confidence_interval(0.95)
    assert (row["gap_low"], row["gap_high"], row["gap_p"]) == pytest.approx(
        (interval.low, interval.high, theirs.pvalue)
    )
    assert row["expected"] == pytest.approx(first["expected"].mean())


def test_two_levels_without_importance() -> None:
    found = survey.analyse(clean().drop(columns=["desired", "importance"]), resamples=200)
    assert found.moments["priority"].tolist() == found.moments["below"].tolist()
    assert any("importance was not asked" in rule for rule in found.rules)


def test_a_moment_without_a_complete_answer_is_named() -> None:
    table = clean()
    table["desired"] = table["desired"].where(table["moment_id"] != "m1")
    found = survey.analyse(table, names={"m1": "The till"}, resamples=200)
    assert found.moments["moment_id"].tolist() == ["m0", "m2"]
    assert any("The till" in rule for rule in found.rules)


def test_perceived_and_importance_have_their_intervals(
    course: survey.Analysis, by_hand: pd.DataFrame
) -> None:
    row = course.moments.set_index("moment_id").loc["entry"]
    marks = by_hand[by_hand["moment_id"] == "entry"]
    for name, answers in (
        ("importance", marks["importance"].dropna()),
        ("perceived", marks.dropna(subset=["adequate", "desired", "perceived"])["perceived"]),
    ):
        theirs = stats.ttest_1samp(answers, 0).confidence_interval(0.95)
        assert (row[f"{name}_low"], row[f"{name}_high"]) == pytest.approx((theirs.low, theirs.high))
    assert row["importance_n"] == marks["importance"].notna().sum()
    assert course.survey.wide("importance")["entry"].mean() == pytest.approx(row["importance"])


def test_where_the_means_stand_in_the_zone() -> None:
    table = clean()
    table.loc[table["moment_id"] == "m2", ["adequate", "desired"]] = [5, 3]
    found = survey.analyse(table, resamples=200).moments.set_index("moment_id")
    row = found.loc["m0"]
    position = (row["perceived"] - row["adequate"]) / (row["desired"] - row["adequate"])
    assert row["position"] == pytest.approx(position)
    assert row["state"] == "within" and 0 <= position <= 1
    assert found.loc["m2", "state"] == "" and np.isnan(found.loc["m2", "position"])
    assert found.loc["m2", "zone_n"] == 0 and np.isnan(found.loc["m2", "below"])


def turned(table: pd.DataFrame, rows: pd.Series) -> pd.DataFrame:
    """The same survey, in these rows desired below adequate."""
    levels = ["adequate", "desired"]
    return table.assign(
        **{
            level: table[level].mask(rows, table[other])
            for level, other in zip(levels, levels[::-1], strict=True)
        }
    )


def test_a_survey_without_one_zone_in_order_claims_none_and_says_why() -> None:
    table = clean(40)
    found = survey.analyse(turned(table, table["perceived"] > 0), resamples=200)
    assert found.measures == found.survey.measures == ("msa", "mss", "importance")
    assert not found.moments.isna().to_numpy().any() and found.family == 6
    assert "In no answer is desired as high as adequate or higher" in found.rules[-1]
    assert (
        "Priority" not in " ".join(found.rules)
        and "This survey can give: means, MSA, MSS, importance." in found.survey.sentences()
    )
    for measure in ("zone", "below", "above", "priority"):
        with pytest.raises(CocreaError) as caught:
            found.require(measure)
        assert caught.value.code == "survey.nowhere" and found.rules[-1] in str(caught.value)


def test_the_moments_without_a_zone_or_a_rank_are_named_with_their_n() -> None:
    table = clean(40)
    of = table["moment_id"]
    some = table["respondent_id"].str[1:].astype(int) < 15
    found = survey.analyse(turned(table, (of == "m0") | ((of == "m1") & some)), resamples=200)
    assert found.moments["zone_n"].tolist() == [0, 25, 40]
    assert found.moments["priority"].notna().tolist() == [False, False, True]
    assert found.rules[-2:] == [
        "No zone, because every answer has desired below adequate: m0.",
        "Not ranked, with fewer than 30 answers behind the priority: m0 (n = 0), m1 (n = 25).",
    ]
    found.require("zone", "priority")
    unasked = table.assign(importance=table["importance"].where((of != "m2") | some).astype(float))
    assert survey.analyse(unasked, resamples=200).rules[-1].endswith("priority: m2 (n = 15).")


def test_what_no_moment_has_is_not_claimed() -> None:
    few = survey.analyse(clean(9), resamples=200)
    assert "priority" not in few.measures and "zone" in few.measures
    assert not any("family" in rule or "samples" in rule for rule in few.rules)
    with pytest.raises(CocreaError) as caught:
        few.require("priority")
    assert caught.value.code == "survey.nowhere"
    assert "m0 (n = 9), m1 (n = 9), m2 (n = 9). It can give means, MSA" in str(caught.value)
    table = clean(40)
    mostly = turned(table.assign(desired=7, adequate=1), table["respondent_id"] != "r0")
    found = survey.analyse(mostly, resamples=200)
    assert found.moments["zone_n"].tolist() == [1, 1, 1] and "zone" not in found.measures
    with pytest.raises(CocreaError) as caught:
        found.require("zone")
    assert "No zone of the means, because desired is below adequate: m0, m1, m2." in str(caught.value)
    assert "ranked" not in str(caught.value)


def test_a_scale_below_zero_gives_no_priority_unless_importance_is_left_out() -> None:
    table = clean(40)
    ratings = ["adequate", "desired", "perceived", "importance"]
    table[ratings] -= 4
    found = survey.analyse(table, scale=(-3, 5), resamples=200)
    assert "priority" not in found.measures and {"below", "importance"} <= set(found.measures)
    with pytest.raises(CocreaError) as caught:
        found.require("priority")
    assert "on a scale from -3 to 5 importance can be below 0" in str(caught.value)
    alone = survey.analyse(table.drop(columns="importance"), scale=(-3, 5), resamples=200)
    assert alone.moments["priority"].tolist() == alone.moments["below"].tolist()


@pytest.mark.parametrize("scale", [(1, 7), [1, 7], np.array([1, 7]), (0, 10)])
def test_a_scale_is_for_reading(scale: object) -> None:
    for mine in (survey.read(clean()), survey.read(clean(), scale=(0, 10))):
        with pytest.raises(CocreaError) as caught:
            survey.analyse(mine, scale=scale)  # type: ignore[arg-type]
        assert caught.value.code == "survey.read-already"
    assert survey.analyse(clean(), scale=scale, resamples=100).survey.scale == tuple(scale)  # type: ignore[arg-type]


def test_a_measure_that_there_is_not_is_one_clear_error(course: survey.Analysis) -> None:
    for unknown in ("nps", None, 3):
        with pytest.raises(CocreaError) as caught:
            course.require(unknown)  # type: ignore[arg-type]
        assert caught.value.code == "argument.choice"


def test_the_family_is_that_of_the_tests_made() -> None:
    one = survey.analyse(clean(40, 1), resamples=200)
    assert any("one family of 2: each gap (MSA, MSS) with at least 10 answers" in rule for rule in one.rules)
    table = clean(40)
    few = (table["moment_id"] == "m2") & (table["respondent_id"].str[1:].astype(int) >= 9)
    found = survey.analyse(table[~few], resamples=200)
    assert found.family == 4 and any("one family of 4: each gap" in rule for rule in found.rules)


def test_names_travel_and_are_those_of_the_survey(tmp_path: Path) -> None:
    table = clean(12).assign(moment_id=["app", "m1", "m2"] * 12)
    assert survey.analyse(table, resamples=200).moments["label"].tolist() == ["app", "m1", "m2"]
    written = table.assign(moment_name=table["moment_id"].map({"app": "My app", "m1": "Till"}))
    written.to_csv(tmp_path / "mine.csv", index=False)
    for given in (written, tmp_path / "mine.csv"):
        assert survey.analyse(given, resamples=200).moments["label"].tolist() == ["My app", "Till", "m2"]
        named = survey.analyse(given, names={"m1": "Checkout"}, resamples=200)
        assert named.moments["label"].tolist() == ["My app", "Checkout", "m2"]
    assert survey.load("moments_survey").names["app"] == "Checking offers in the app"


def test_a_survey_that_was_read_is_analysed_as_it_is() -> None:
    mine = survey.read(clean(), scale=(1, 10))
    found = survey.analyse(mine, resamples=200)
    assert found.survey is mine and found.survey.scale == (1, 10)
    for again in ({"names": {}}, {"moments": ["m0"]}, {"scale": (1, 10)}, {"scale": (1, 7)}):
        with pytest.raises(CocreaError) as caught:
            survey.analyse(mine, **again)  # type: ignore[arg-type]
        assert caught.value.code == "survey.read-already"


ROWS = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.sampled_from("xy"),
        *[st.sampled_from([1, 4, 4, 7, 9, "", "many"])] * 3,
        st.sampled_from(["", 0, 1, 1, "maybe"]),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@made_up(rows=ROWS, kept=st.sets(st.sampled_from(["adequate", "desired", "not_applicable"])))
def test_what_one_refuses_the_other_refuses(rows: list[tuple], kept: set[str], tmp_path: Path) -> None:
    """`read`, `analyse` and `validate` agree on every file, and on the table that a file holds."""
    names = ["respondent_id", "moment_id", "adequate", "desired", "perceived", "not_applicable"]
    table = pd.DataFrame(rows, columns=names, dtype=object)
    table = table[[name for name in names if name in {"respondent_id", "moment_id", "perceived", *kept}]]
    table.to_csv(tmp_path / "made-up.csv", index=False)
    refused = []
    for given in (tmp_path / "made-up.csv", table):
        findings = survey.validate(given)
        refused.append(any(finding.severity == "error" for finding in findings))
        for entry in (survey.read, lambda one: survey.analyse(one, resamples=100)):
            try:
                found = entry(given)
            except CocreaError as error:
                assert error.code == "survey.unusable"
                assert refused[-1]
            else:
                assert not refused[-1]
                mine = found if isinstance(found, survey.Survey) else found.survey
                assert mine.findings == tuple(findings)
                counts = mine.excluded.set_index("code")["count"]
                left_out = sum(counts.get(c, 0) for c in ("not-applicable", "repeated", "contradictory"))
                rows_left = left_out + len(mine.answers)
                assert rows_left == len(table)
    assert refused[0] == refused[1]


def test_a_file_and_its_table_say_the_same(tmp_path: Path) -> None:
    table = clean()
    path = tmp_path / "mine.csv"
    pd.concat([table, table.iloc[[3]]]).to_csv(path, index=False)
    found = survey.analyse(path, resamples=200)
    assert excluded(found)["repeated"] == 1
    pd.testing.assert_frame_equal(found.moments, survey.analyse(table, resamples=200).moments)
    path.write_text("respondent_id,moment_id,perceived\na,deli,five\n", encoding="utf-8")
    with pytest.raises(CocreaError) as caught:
        survey.analyse(path)
    assert caught.value.code == "survey.unusable"


def test_what_does_not_apply_is_left_out(tmp_path: Path) -> None:
    table = clean().assign(not_applicable=0, weight=1)
    table.loc[[0, 1], "not_applicable"] = 1
    table.to_csv(tmp_path / "mine.csv", index=False)
    marked = table["not_applicable"]
    others = [table.assign(not_applicable=marked.astype(kind)) for kind in (float, bool, "Int64", str)]
    for given in (table, tmp_path / "mine.csv", *others):
        found = survey.analyse(given, resamples=200)
        assert excluded(found)["not-applicable"] == 2
        assert found.moments["n"].tolist() == [59, 59, 60]
        assert "weights" in found.rules[-1]


def test_one_respondent_is_described() -> None:
    found = survey.analyse(clean(1), resamples=200)
    assert (found.n, found.family) == (1, 0)
    assert found.moments["msa"].notna().all() and found.moments["msa_boot_low"].isna().all()


def test_arguments_are_checked_for_a_table_too() -> None:
    for arguments, code in (
        ({"moments": ["m0", "m1"]}, "survey.unusable"),
        ({"scale": (7, 1)}, "argument.ends"),
        ({"scale": (1, 5)}, "survey.unusable"),
        ({"names": ["m0"]}, "argument.dictionary"),
        ({"resamples": 5}, "argument.range"),
    ):
        with pytest.raises(CocreaError) as caught:
            survey.analyse(clean(), **arguments)  # type: ignore[arg-type]
        assert caught.value.code == code


def test_the_table_given_is_not_changed() -> None:
    table = clean().drop(columns="importance")
    before = table.copy()
    survey.analyse(table, resamples=200)
    pd.testing.assert_frame_equal(table, before)


def test_rules_and_reasons_are_sentences_in_both_languages(course: survey.Analysis) -> None:
    with speaking("es"):
        spanish = survey.analyse(clean(), resamples=200)
    for found in (course, spanish):
        for sentence in [*found.rules, *found.excluded["reason"]]:
            assert sentence and "{" not in sentence
    assert "18" in " ".join(course.rules)
    assert not set(spanish.rules) & set(survey.analyse(clean(), resamples=200).rules)


@pytest.mark.parametrize("seed", range(3))
def test_what_was_planted_is_found_in_other_draws(seed: int) -> None:
    """Checkout lies below adequate and comes first; parking is none of the first two."""
    found = survey.analyse(moments_survey(seed=seed), resamples=500).moments
    ranked = found.sort_values("priority", ascending=False)["moment_id"].tolist()
    row = found.set_index("moment_id").loc["checkout"]
    assert row["msa_high"] < 0 and row["msa_p_holm"] < 0.05
    assert ranked[0] == "checkout" and "parking" not in ranked[:2]
    assert row["chance_first"] > 0.95


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ([1, 2], "survey.path"),
        (pd.DataFrame({"respondent_id": ["a"]}), "survey.unusable"),
        (pd.concat([clean(), clean()[["adequate"]]], axis=1), "survey.unusable"),
        (clean().head(0), "survey.unusable"),
        (clean().assign(perceived="five"), "survey.unusable"),
        (clean().assign(perceived=9), "survey.unusable"),
        (clean().assign(perceived=np.nan), "survey.unusable"),
        (clean().assign(respondent_id=None), "survey.unusable"),
    ],
)
def test_bad_input_is_one_clear_error(table: object, code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        survey.analyse(table)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert "{" not in str(caught.value)
