"""Chapter 4's tasks: their keys found a second way, and what is special to each."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from cocrea import tasks
from cocrea.data import load
from cocrea.language import number, speaking
from cocrea.tasks.judge import judge
from cocrea.tasks.moments.e402_weights import Weights
from cocrea.tasks.moments.e403_pairs import Pairs
from cocrea.tasks.moments.e404_many import Many
from cocrea.tasks.moments.e405_in_or_out import InOrOut
from cocrea.tasks.moments.e406_cross_hair import ASKED, CrossHairs
from cocrea.tasks.moments.e407_reliability import Reliability
from cocrea.tasks.moments.e408_kano import Kano
from cocrea.tasks.moments.e409_data_lab import DataLab
from cocrea.tasks.moments.e410_ideal_point import IdealPoint
from cocrea.tasks.moments.e412_manual_page import ManualPage
from cocrea.tasks.moments.e416_asked_again import AskedAgain
from cocrea.tasks.moments.e417_how_many import HowMany
from cocrea.tasks.moments.e418_airport import Airport
from cocrea.tasks.moments.e419_three_methods import ThreeMethods
from cocrea.tasks.moments.e420_suspicion import Suspicion
from cocrea.tasks.moments.e421_two_stores import TwoStores
from cocrea.tasks.moments.e422_by_itself import ByItself
from cocrea.tasks.moments.e423_measure import Measure
from cocrea.tasks.prose import prose
from cocrea.tasks.worked import filled

Vector = Callable[[str], dict[str, Any]]
VARIANTS = [f"s{n:03d}" for n in range(60)]


# -- E4.1 and E4.2 -----------------------------------------------------------------


def test_what_first_by_two_rules_by_hand() -> None:
    """Waiting lets down most people; importance puts the doctor first."""
    task = Weights(
        visits=(80, 100, 100, 100, 30),
        below=(20, 18, 25, 22, 40),
        importance=(4.0, 3.0, 4.5, 6.5, 6.0),
        gap=(-1.0, -0.5, -1.5, -1.2, -2.0),
    )
    assert task.key == {"most": 25.0, "first": "waiting", "weighted": "consultation", "reading": "changes"}
    assert task.mistakes["most"]["share-alone"] == 40 and task.mistakes["most"]["all-together"] == 93
    assert task.told("reading", {"first": "waiting", "weighted": "waiting"}).right == "stays"


# -- E4.3 and E4.4 -----------------------------------------------------------------


@pytest.mark.parametrize("name", VARIANTS)
def test_a_verdict_follows_from_where_zero_lies(name: str) -> None:
    task = Pairs.variant(name)
    found = stats.ttest_rel(task.perceived, task.adequate).confidence_interval(0.95)
    assert [task.low, task.high] == pytest.approx(
        [found.low, found.high], abs=0.001
    )  # 2.201 has three decimals
    side = {(True, True): "below", (False, False): "above", (True, False): "open"}
    assert task.verdict == side[bool(found.low < 0), bool(found.high < 0)]
    assert (task.because == "both-sides") == (task.verdict == "open")


def test_all_three_verdicts_on_a_gap_come_up() -> None:
    told = [Pairs.variant(name).verdict for name in VARIANTS]
    assert min(told.count(verdict) for verdict in ("below", "open", "above")) >= 5


def test_a_verdict_follows_from_the_interval_that_one_found() -> None:
    task = Pairs.variant("s001")
    assert task.told("verdict", {"low": -1.0, "high": -0.2}).right == "below"
    assert task.told("verdict", {"low": -1.0, "high": 0.2}).right == "open"
    assert task.told("because", {"verdict": "above"}).right == "one-side"


def test_the_p_value_on_the_slide_by_hand() -> None:
    p = (0.004, 0.009, 0.013, 0.030, 0.049, 0.21)
    assert Many(p, 1).key == {
        "raw": 5,
        "corrected": pytest.approx(0.024),
        "verdict": "found",
        "because": "survives",
    }
    third = Many(p, 3)
    assert third.corrected == pytest.approx(max(6 * 0.004, 5 * 0.009, 4 * 0.013))
    assert (third.verdict, third.because) == ("open", "one-of-six")
    assert Many((*p[:4], 0.2, 0.21), 5).because == "not-even-alone"
    assert Many(p[::-1], 6).key == Many(p, 1).key


# -- E4.16 to E4.18 ------------------------------------------------------------------


def test_a_place_is_counted_in_the_further_surveys_alone() -> None:
    others = [(12, 30, 40, 9), (9, 28, 41, 10), *[(12, 31, 39, 10)] * 6]
    task = AskedAgain(((14, 26, 44, 8), *others))
    assert (task.first, task.last, task.say) == (8, 7, "both")
    assert task.again == pytest.approx((40 + 41 + 6 * 39) / 8)
    assert task.shows == "luck"  # 44 in our survey
    assert task.mistakes["first"]["survey-counted"] == 9
    assert task.told("say", {"first": 8, "last": 5}).right == "first-only"


def test_a_plan_by_hand() -> None:
    task = HowMany(sd=1.4, half_width=0.25, blank=20, forms=150, narrower=2)
    assert task.key == {"complete": 121, "handed_out": 151.25, "verdict": "too-few", "narrow": "four-times"}
    assert task.mistakes["handed_out"]["added"] == pytest.approx(145.2)
    assert HowMany(1.4, 0.25, 20, 160, 3).verdict == "enough"


def test_the_steps_of_the_airport_are_those_of_its_passengers() -> None:
    counts = load("sfo_nps").set_index(["year", "item", "rating"])
    task = Airport(2017, ("art", "signs", "wifi", "security"))
    assert task.driver == "second" and task.fewest == "third"
    score = 100 * (counts["promoters"] - counts["detractors"]) / counts["n"]
    for step, (low, high) in (("first_step", (2, 3)), ("last_step", (4, 5))):
        change = score[2017, "signs", high] - score[2017, "signs", low]
        assert task.key[step] == pytest.approx(change, abs=1)  # from rounded scores
    assert task.say == "last-more"
    assert (
        task.told("first_step", {"driver": "first"}).right
        == Airport(2017, ("art", "wifi", "security", "wayfinding")).first_step
    )


@pytest.mark.parametrize(
    ("id", "field", "typed", "slip"),
    [
        ("E4.2", "most", "141.2", "weighed"),
        ("E4.2", "most", "21.3", "gap-first"),
        ("E4.2", "most", "0,31", "hundredth"),
        ("E4.3", "gap", "−4", "sum"),
        ("E4.3", "low", "0.29", "other-end"),
        ("E4.3", "low", "−0.51", "not-rooted"),
        ("E4.8", "better", "0.64", "all-below-the-line"),
        ("E4.8", "worse", "0.408", "sign"),
        ("E4.13", "seat", ".44", "share-of-one"),
        ("E0.7", "first_low", "-0.06", "change-alone"),
        ("E4.22", "itself", "9.3", "minus-dropped"),
    ],
)
def test_an_honest_wrong_answer_to_the_book_is_told_by_its_belief(
    id: str, field: str, typed: str, slip: str
) -> None:
    assert tasks.get(id).judge({field: typed}).by_field[field] == f"mistake:{slip}"


def test_the_book_is_asked_again_by_too_few_to_name_a_place() -> None:
    task = AskedAgain.book()
    assert (task.say, task.shows) == ("neither", "luck")


# -- E4.5 and E4.6 -----------------------------------------------------------------


def test_key_and_slips_agree_with_counting_by_hand() -> None:
    customers = pd.DataFrame(
        {
            "adequate": [3, 4, 5, 4, 2, 4, 5, 3, 4, 4, 5, 4],
            "desired": [5, 6, 7, 4, 6, 6, 7, 6, 5, 7, 6, 6],
            "perceived": [2, 4, 7, 4, 7, 3, 4, 5, 6, 6, 4, 5],
        }
    )
    key, mistakes = InOrOut(customers).key, InOrOut(customers).mistakes
    assert key["below"] == pytest.approx(100 * 4 / 12)
    assert key["within"] == pytest.approx(100 * 6 / 12)
    assert key["position"] == pytest.approx((57 - 47) / (71 - 47))
    assert mistakes["below"]["desired-as-bar"] == pytest.approx(100 * 8 / 12)
    assert mistakes["below"]["ties-as-below"] == pytest.approx(100 * 6 / 12)
    assert mistakes["below"]["as-fraction"] == pytest.approx(4 / 12)
    assert mistakes["within"]["strict"] == pytest.approx(100 * 3 / 12)
    assert mistakes["within"]["above-included"] == pytest.approx(100 * 8 / 12)
    assert mistakes["position"]["measured-from-desired"] == pytest.approx((71 - 57) / (71 - 47))
    assert mistakes["position"]["msa-not-divided"] == pytest.approx(10 / 12)
    zones = (customers["desired"] - customers["adequate"]).replace(0, np.nan)
    of_each = (customers["perceived"] - customers["adequate"]) / zones
    assert mistakes["position"]["mean-of-positions"] == pytest.approx(of_each.mean())


def test_no_item_within_its_uncertainty_of_the_cross_is_put_into_a_box() -> None:
    for name in VARIANTS:
        task = CrossHairs.variant(name)
        marks = task.given
        assert marks.stack().between(1, 7).all()
        nearest = (marks - marks.mean()).abs().min(axis=1)
        assert nearest.index[nearest < task.facts["half_width"]].tolist() == [task.unsure]
        assert task.unsure not in ASKED
        for item in ASKED:
            important, well = marks.loc[item] > marks.mean()
            boxes = {(1, 0): "concentrate", (1, 1): "keep-up", (0, 0): "low-priority", (0, 1): "overkill"}
            assert task.key[item] == boxes[int(important), int(well)]


def test_the_map_of_the_book_has_its_key() -> None:
    task = CrossHairs.book()
    assert task.cross_importance == pytest.approx(5.1)
    assert task.cross_performance == pytest.approx(31 / 6)
    assert [task.key[item] for item in ASKED] == ["concentrate", "low-priority"]
    assert task.unsure == "app"


def test_boxes_follow_the_cross_that_one_drew() -> None:
    task, middle = CrossHairs.book(), {"cross_importance": 4.0, "cross_performance": 4.0}
    assert [task.told(item, middle).right for item in ASKED] == ["keep-up", "concentrate"]
    assert task.told("unsure", {"cross_importance": 6.6}).right == "cleanliness"


def test_a_wrong_box_is_told_by_the_belief_behind_it() -> None:
    """On the page the queue is important (6.3, mean 5.1) and performs badly (4.4, mean 5.17)."""
    assert CrossHairs.book().mistakes["queue"] == {
        "middle-of-scale": "keep-up",  # 4.4 is above 4
        "axes-swapped": "overkill",
        "importance-side": "low-priority",
    }


def test_the_cross_in_the_middle_changes_some_boxes_and_leaves_others() -> None:
    tried = [CrossHairs.variant(name) for name in VARIANTS]
    moved = sum(task.middle == "changes" for task in tried)
    assert 0.2 < moved / len(tried) < 0.8
    for task in tried:
        assert (task.given.loc["queue"] - 4).abs().min() > task.facts["half_width"]
        important, well = task.given.loc["queue"] >= 4
        boxes = {(1, 0): "concentrate", (1, 1): "keep-up", (0, 0): "low-priority", (0, 1): "overkill"}
        assert (task.middle == "stays") == (task.queue == boxes[int(important), int(well)])


def test_every_box_is_right_for_somebody() -> None:
    tried = [CrossHairs.variant(name) for name in VARIANTS]
    for item in ASKED:
        assert len({task.key[item] for task in tried}) == 4


# -- E4.7 and E4.8 -----------------------------------------------------------------


def test_the_book_has_the_known_reliability(vector: Vector) -> None:
    known, task = vector("E4.7"), Reliability.book()
    assert task.given.to_numpy().tolist() == known["inputs"]
    answer = known["answer"]
    assert task.alpha == pytest.approx(answer["alpha"], abs=5e-5)
    assert [task.low, task.known.high] == pytest.approx(answer["feldt"], abs=5e-5)
    assert task.difference == pytest.approx(answer["diff_rel(.9,.8,.6)"])
    covariance = task.given.cov().to_numpy()
    assert task.alpha == pytest.approx(1.5 * (1 - np.trace(covariance) / covariance.sum()))


def test_the_interval_follows_from_the_alpha_that_one_found() -> None:
    cut = stats.f.ppf(0.975, 9, 18)
    assert Reliability.book().told("low", {"alpha": 0.8}).right == pytest.approx(1 - 0.2 * cut)
    assert Reliability.book().told("low", {"alpha": 1.0}).right == 1


@pytest.mark.parametrize("code", ["en", "es"])
def test_the_worked_solution_says_which_f_the_lower_end_rests_on(code: str) -> None:
    with speaking(code):
        for task in (Reliability.book(), *(Reliability.variant(name) for name in ("ana", "luis", "eva"))):
            cut, lines = f"{stats.f.ppf(0.975, 9, 18):.3f}", prose("E4.7").worked
            said = [line for step in lines for line in filled(step.markdown, task)]
            end = f"1 − (1 − {number(task.alpha, 3)}) × {cut} = {number(task.low, 3)}"
            assert any("97.5" in line and end in line for line in said), said


def test_the_facts_beside_the_table_are_there_for_a_reader() -> None:
    posed = tasks.get("E4.7")
    assert posed.facts == {"r_pp": 0.9, "r_ee": 0.8, "r_pe": 0.6}
    assert "0.6" in posed.form()._repr_mimebundle_()["text/html"]


def test_the_book_has_the_known_kano_count(vector: Vector) -> None:
    known, task = vector("E4.8"), Kano.book()
    assert task.given["customers"].to_dict() == known["inputs"]
    answer = known["answer"]
    assert [task.better, task.worse] == pytest.approx([answer["better"], answer["worse"]], abs=5e-5)
    assert task.needed == pytest.approx(2 * math.sqrt(28 + 20))
    assert (task.plan, task.because) == ("both", "within-chance")


# -- E4.9 and E4.12 ------------------------------------------------------------------


def by_hand(task: DataLab) -> dict[str, float | str]:
    """The data lab worked out another way: a loop over moments, and p ± 1.96 standard errors."""
    levels = ["adequate", "desired", "perceived"]
    table = task.given.drop_duplicates()
    for person, answers in table.groupby("respondent_id"):
        if len(set(answers[levels].to_numpy().ravel()) - {np.nan}) == 1:
            table = table[table["respondent_id"] != person]
    known: dict[str, tuple[float, ...]] = {}
    for moment, visits in task.shown["visits"].to_dict().items():
        answers = table[table["moment_id"] == moment]
        counted = answers.dropna(subset=levels).query("desired >= adequate")
        below = float((counted["perceived"] < counted["adequate"]).mean())
        least = visits * (below - 1.96 * math.sqrt(below * (1 - below) / len(counted)))
        known[str(moment)] = (100 * below, visits * below, least, len(counted))
    weakest = max(known, key=lambda moment: known[moment][0])
    first, second = sorted(known, key=lambda moment: known[moment][1], reverse=True)[:2]
    below, people, _least, n = known[weakest]
    sure = "clear" if known[first][2] > known[second][1] else "open"
    return {"n": n, "below": below, "let_down": people, "first": first, "sure": sure}


@pytest.mark.parametrize("name", ["book", "s001", "s002", "s003"])
def test_the_data_lab_comes_out_the_same_by_hand(name: str) -> None:
    task = DataLab.variant(name)
    known = by_hand(task)
    assert set(task.key) == set(known)
    for field, value in known.items():
        assert task.key[field] == (value if isinstance(value, str) else pytest.approx(value))


def test_the_data_lab_knows_what_a_forgotten_rule_answers() -> None:
    task = DataLab.variant("book")
    assert {"nothing-excluded", "straight-kept", "missing-counted"} <= set(task.mistakes["n"])
    assert {"desired-as-bar", "nothing-excluded"} <= set(task.mistakes["below"])
    assert task.mistakes["n"]["nothing-excluded"] == (task.given["moment_id"] == task.weakest).sum()


@pytest.mark.parametrize("name", ["book", "s001", "s002", "s003"])
def test_the_steps_for_a_spreadsheet_lead_to_the_key(name: str) -> None:
    """Its formulas as a spreadsheet works them out, in which the least of three empty cells is 0."""
    task = DataLab.variant(name)
    sheet = task.given.drop_duplicates()
    assert list(sheet.columns[:5]) == ["respondent_id", "moment_id", "adequate", "desired", "perceived"]
    marks = sheet[["adequate", "desired", "perceived"]]
    least, most = marks.min(axis=1).fillna(0), marks.max(axis=1).fillna(0)
    who = sheet["respondent_id"]
    spread = most.groupby(who).transform("max") - least.groupby(who).transform("min")
    counts = (marks.count(axis=1) == 3) & (sheet["desired"] >= sheet["adequate"]) & (spread > 0)
    below = counts & (sheet["perceived"] < sheet["adequate"])
    by_moment = below.groupby(sheet["moment_id"]).sum() / counts.groupby(sheet["moment_id"]).sum()
    assert by_moment.idxmax() == task.weakest
    assert counts[sheet["moment_id"] == task.weakest].sum() == task.n
    assert 100 * by_moment.max() == pytest.approx(task.below)


@pytest.mark.parametrize("name", ["book", "s001", "s002", "s003"])
def test_who_forgets_one_rule_of_the_data_lab_is_told_that_one(name: str) -> None:
    """Worked out by hand: no other slip gives the number of this one."""
    task = DataLab.variant(name)
    levels = ["adequate", "desired", "perceived"]
    raw = task.given[task.given["moment_id"] == task.weakest]
    once = raw.drop_duplicates()
    marks = task.given.groupby("respondent_id")[levels]
    straight = marks.min().min(axis=1) == marks.max().max(axis=1)
    honest = once[~once["respondent_id"].isin(straight.index[straight])]
    forgot = {
        "straight-kept": once.dropna(subset=levels).query("desired >= adequate"),
        "inverted-included": honest.dropna(subset=levels),
        "missing-counted": honest,
        "nothing-excluded": raw,
    }
    assert straight.sum() == task.straight
    for slip, counted in forgot.items():
        if len(counted) != task.n:
            judged = judge(len(counted), DataLab.n.field, task.n, task.mistakes["n"])
            assert judged.verdict == f"mistake:{slip}"


def test_the_file_of_the_data_lab_is_printed_nowhere_and_needs_cleaning() -> None:
    task = DataLab.variant("book")
    assert not task.given.equals(load("moments_survey"))
    assert task.left_out["repeated"] > 0 < task.left_out["straight-liner"]
    visited = task.given["moment_id"].head(9).tolist()
    assert visited == list(task.shown.index)  # the order of a visit gives no truth away
    mine = tasks.get("E4.9").given
    mine["perceived"] = 7
    pd.testing.assert_frame_equal(tasks.get("E4.9").given, task.given)


def test_in_the_data_lab_another_moment_is_in_need_and_the_first_place_is_not_always_clear() -> None:
    variants = [DataLab.variant(name) for name in VARIANTS]
    assert len({variant.first for variant in variants}) >= 3
    assert {variant.sure for variant in variants} == {"clear", "open"}
    assert {variant.first == variant.weakest for variant in variants} == {True, False}
    assert len({tuple(variant.key.values()) for variant in variants}) > 0.9 * len(variants)


def test_the_manual_page_has_a_moment_whose_page_stands_nowhere() -> None:
    drawn = {ManualPage.variant(name).moment for name in VARIANTS}
    assert len(drawn) == 7 and not drawn & {"checkout", "aftersale"}


# -- E4.20 to E4.23 --------------------------------------------------------------------


def test_a_suspicion_sinks_or_survives_by_the_line_and_in_every_gap() -> None:
    variants = [Suspicion.variant(name) for name in VARIANTS]
    for task in variants:
        mean = task.given.groupby(task.suspected)["let_down"].mean()
        assert task.difference == pytest.approx(mean["yes"] - mean["no"])
        assert task.verdict == ("sunk" if mean["yes"] - mean["no"] < 3 else "survives")
    assert {task.gap for task in variants} == {"gap1", "gap2", "gap3", "gap4"}
    assert {task.verdict for task in variants} == {"sunk", "survives"}


def test_two_stores_are_decided_by_both_ends_of_the_interval() -> None:
    variants = [TwoStores.variant(name) for name in VARIANTS]
    for task in variants:
        given = task.given
        change = given["after"] - given["before"]
        margin = 1.96 * math.sqrt((given[["before_se", "after_se"]] ** 2).to_numpy().sum())
        assert task.effect == change["measured"] - change["control"]
        assert task.margin == pytest.approx(margin)
        assert (task.conclusion == "open") == (abs(task.effect) < margin)
        assert change["measured"] < 0  # "it went down, so it worked" would always be true
    verdicts = [task.conclusion for task in variants]
    assert 0.25 < verdicts.count("open") / len(verdicts) < 0.75


def test_what_comes_by_itself_is_large_with_few_customers_and_small_with_many() -> None:
    variants = [ByItself.variant(name) for name in VARIANTS]
    few = [task.itself for task in variants if task.n <= 50]
    many = [task.itself for task in variants if task.n >= 300]
    assert np.mean(few) > 2 * np.mean(many) > 0
    assert {task.conclusion for task in variants} == {"mostly-itself", "mostly-more"}


def test_the_best_measure_is_not_always_the_cheapest_nor_the_largest() -> None:
    variants = [Measure.variant(name) for name in VARIANTS]
    for task in variants:
        people = task.given["spared"] * task.visits / 100
        each = (task.given["cost"] / people)[task.given["cost"] <= task.budget]
        assert task.choose == each.idxmin()
        assert task.given["cost"].idxmin() == "tickets" and task.given["spared"].idxmax() == "person"
    assert {task.choose for task in variants} == {"person", "packs", "tickets", "course"}
    assert {task.kind for task in variants} == {"hard", "soft"}


# -- E4.10 -------------------------------------------------------------------------


def test_both_stores_have_the_same_gap_on_any_side_of_the_ideal() -> None:
    told = set()
    for name in VARIANTS:
        task = IdealPoint.variant(name)
        given = task.given
        gaps = (given["perceived"] - given["expected"]).round(6)
        assert gaps.nunique() == 1 and gaps.iloc[0] > 0
        assert given.to_numpy().min() >= 1 and given.to_numpy().max() <= 7
        signs = tuple(np.sign(given["perceived"] - given["ideal"]).astype(int))
        told.add((signs, task.do, task.because))
    assert told == {
        ((1, -1), "centre-less", "one-each-side"),
        ((-1, 1), "mall-less", "one-each-side"),
        ((-1, -1), "both-more", "same-side"),
        ((1, 1), "both-less", "same-side"),
    }


def test_a_lead_is_clear_or_not_by_the_rule_of_the_page_and_by_the_exact_test() -> None:
    plans = set()
    for name in VARIANTS:
        task = Kano.variant(name)
        clear = task.lead > task.needed
        assert clear == (stats.binomtest(task.leaders[0], task.two).pvalue < 0.05)
        assert task.plan == ("first-alone" if clear else "both")
        plans.add(task.plan)
    assert plans == {"first-alone", "both"}


def test_three_methods_name_one_feature_or_three() -> None:
    named = set()
    for name in VARIANTS:
        task = ThreeMethods.variant(name)
        table = task.given
        first = (table["perceived"] - table["expected"]).idxmin()
        means = table[["importance", "perceived"]].mean()
        boxed = (table["importance"] > means["importance"]) & (table["perceived"] < means["perceived"])
        missed = (table["O"] + table["M"]).idxmax()
        assert [task.concentrate] == list(table.index[boxed]) and task.upsets == missed
        assert (table[list("AOMI")].sum(axis=1) == 80).all()
        number = len({first, task.concentrate, missed})
        assert (number, task.report) in {(1, "one-name"), (3, "three-names")}
        named.add(number)
    assert named == {1, 3}
