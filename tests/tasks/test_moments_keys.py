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
from cocrea.tasks.moments.e401_visit import Visit
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

Vector = Callable[[str], dict[str, Any]]
VARIANTS = [f"s{n:03d}" for n in range(60)]


# -- E4.1 and E4.2 -----------------------------------------------------------------


def test_the_book_has_the_known_chain(vector: Vector) -> None:
    known, task = vector("E4.1")["answer"], Visit.book()
    assert task.chain == pytest.approx(100 * known["chain"], abs=0.005)
    assert task.failure == pytest.approx(100 * known["at_least_one_fail"], abs=0.005)
    assert task.needed == pytest.approx(100 * known["p_for_.85"], abs=0.005)
    assert task.told("failure", {"chain": 64.0}).right == 36


def test_failures_that_come_together_spoil_fewer_visits() -> None:
    """Good days and bad days, the same 97 % for each moment over the year."""
    n, each, good_day = 12, 0.97, 0.99
    bad_days = 0.2
    bad_day = (each - (1 - bad_days) * good_day) / bad_days
    spoilt = 1 - ((1 - bad_days) * good_day**n + bad_days * bad_day**n)
    assert spoilt < 1 - each**n
    assert Visit.book().together == "fewer"


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


@pytest.mark.parametrize("name", VARIANTS)
def test_the_average_hides_the_dissatisfied(name: str) -> None:
    given = InOrOut.variant(name).given
    assert len(given) == 12 and (given["adequate"] <= given["desired"]).all()
    means = given.mean()
    assert means["adequate"] < means["perceived"] < means["desired"]
    assert (given["perceived"] < given["adequate"]).mean() >= 0.25


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


def test_the_map_of_the_book_has_the_published_key() -> None:
    task = CrossHairs.book()
    assert task.cross_importance == pytest.approx(5.1)
    assert task.cross_performance == pytest.approx(5.1167, abs=1e-4)
    assert [task.key[item] for item in ASKED] == ["concentrate", "low-priority"]
    assert task.unsure == "app"


def test_boxes_follow_the_cross_that_one_drew() -> None:
    task, middle = CrossHairs.book(), {"cross_importance": 4.0, "cross_performance": 4.0}
    assert [task.told(item, middle).right for item in ASKED] == ["keep-up", "concentrate"]
    assert task.told("unsure", {"cross_importance": 6.6}).right == "cleanliness"


def test_a_wrong_box_is_told_by_the_belief_behind_it() -> None:
    """On the page the queue is important (6.3, mean 5.1) and performs badly (4.2, mean 5.12)."""
    assert CrossHairs.book().mistakes["queue"] == {
        "middle-of-scale": "keep-up",  # 4.2 is above 4
        "axes-swapped": "overkill",
        "importance-side": "low-priority",
    }


def test_the_cross_in_the_middle_changes_some_boxes_and_leaves_others() -> None:
    tried = [CrossHairs.variant(name) for name in VARIANTS]
    moved = sum(task.middle == "changes" for task in tried)
    assert 0.2 < moved / len(tried) < 0.8
    for task in tried:
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
    assert [task.low, task.high] == pytest.approx(answer["feldt"], abs=5e-5)
    assert task.difference == pytest.approx(answer["diff_rel(.9,.8,.6)"])
    covariance = task.given.cov().to_numpy()
    assert task.alpha == pytest.approx(1.5 * (1 - np.trace(covariance) / covariance.sum()))


def test_the_interval_follows_from_the_alpha_that_one_found() -> None:
    ends = [Reliability.book().told(name, {"alpha": 0.8}).right for name in ("low", "high")]
    cut = stats.f.ppf([0.975, 0.025], 9, 18)
    assert ends == pytest.approx(1 - 0.2 * cut)
    assert Reliability.book().told("low", {"alpha": 1.0}).right == 1


def test_the_facts_beside_the_table_are_there_for_a_reader() -> None:
    posed = tasks.get("E4.7")
    assert posed.facts == {"r_pp": 0.9, "r_ee": 0.8, "r_pe": 0.6}
    assert "0.6" in posed.form()._repr_mimebundle_()["text/html"]


def test_the_book_has_the_known_kano_count(vector: Vector) -> None:
    known, task = vector("E4.8"), Kano.book()
    assert task.given["customers"].to_dict() == known["inputs"]
    answer = known["answer"]
    assert task.better == pytest.approx(answer["better"], abs=5e-5)
    assert task.worse == pytest.approx(answer["worse"], abs=5e-5)
    assert task.strength == pytest.approx(answer["cs"], abs=5e-5)
    assert task.threshold == pytest.approx(answer["fong"], abs=5e-5)
    assert task.threshold == pytest.approx(1.65 * math.sqrt(48 * (150 - 48) / 150))
    assert task.threshold > 28 - 20


# -- E4.9 --------------------------------------------------------------------------


def by_hand(table: pd.DataFrame) -> dict[str, float | str]:
    """The data lab worked out another way: loops over people, scipy's t test."""
    levels = ["adequate", "desired", "perceived"]
    table = table.drop_duplicates()
    for person, answers in table.groupby("respondent_id"):
        if len(set(answers[levels].to_numpy().ravel()) - {np.nan}) == 1:
            table = table[table["respondent_id"] != person]
    p, priority, known = {}, {}, {}
    for moment, answers in table.groupby("moment_id"):
        complete = answers.dropna(subset=levels)
        for level in ("adequate", "desired"):
            p[moment, level] = stats.ttest_rel(complete["perceived"], complete[level]).pvalue
        upright = complete[complete["desired"] >= complete["adequate"]]
        below = (upright["perceived"] < upright["adequate"]).mean()
        priority[moment] = answers["importance"].mean() * below
        known[moment] = (len(complete), (complete["perceived"] - complete["adequate"]).mean(), 100 * below)
    ordered = sorted(p.values())
    corrected = max(
        (len(ordered) - place) * value
        for place, value in enumerate(ordered)
        if value <= p["checkout", "adequate"]
    )
    n, msa, below = known["checkout"]
    first = max(priority, key=priority.__getitem__)
    survives = "yes" if corrected < 0.05 else "no"
    return {"n": n, "msa": msa, "below": below, "first": first, "survives": survives}


@pytest.mark.parametrize("name", ["book", "s001", "s002"])
def test_the_data_lab_comes_out_the_same_by_hand(name: str) -> None:
    task = DataLab.variant(name)
    known = by_hand(task.given)
    assert set(task.key) == set(known)
    for field, value in known.items():
        assert task.key[field] == (value if isinstance(value, str) else pytest.approx(value))


def test_the_data_lab_knows_what_a_forgotten_rule_answers() -> None:
    slips = DataLab.variant("book").mistakes
    assert set(slips["n"]) == {
        "nothing-excluded", "missing-counted", "inverted-excluded", "only-missing-excluded",
    }  # fmt: skip
    assert {"desired-as-bar", "ties-as-below", "inverted-included"} <= set(slips["below"])
    assert slips["n"]["nothing-excluded"] == 241


def test_the_data_lab_shows_its_rules_and_gives_the_file() -> None:
    task = DataLab.variant("book")
    pd.testing.assert_frame_equal(task.given, load("moments_survey"))
    assert task.facts == {"before": 240, "after": 234}
    assert task.shown["count"]["straight-liner"] == 6 and task.shown["count"]["repeated"] == 5
    posed = tasks.get("E4.9")
    assert "Customers left: 234" in posed.form()._repr_mimebundle_()["text/html"]
    mine = posed.given
    mine["perceived"] = 7
    pd.testing.assert_frame_equal(posed.given, load("moments_survey"))
    pd.testing.assert_frame_equal(posed.shown, task.shown)


def test_every_variant_of_the_data_lab_has_a_survey_of_its_own() -> None:
    mine, others = DataLab.variant("s001"), DataLab.variant("s002")
    assert mine.facts["before"] == others.facts["before"] == 180
    assert mine.key["msa"] != others.key["msa"]
    assert set(mine.people) < set(load("moments_survey")["respondent_id"])


def test_the_manual_page_rests_on_the_survey_of_the_data_lab() -> None:
    lab, page = DataLab.variant("s001"), ManualPage.variant("s001")
    assert page.given["msa"]["checkout"] == round(lab.msa, 2)
    assert page.given["below"]["checkout"] == round(lab.below)


# -- E4.10 -------------------------------------------------------------------------


def test_both_stores_have_the_same_gap_and_opposite_scores() -> None:
    for name in VARIANTS:
        given = IdealPoint.variant(name).given
        gaps = given["perceived"] - given["expected"]
        assert gaps.nunique() == 1 and gaps.iloc[0] > 0
        assert given.to_numpy().min() >= 1 and given.to_numpy().max() <= 7
        away = (given["perceived"] - given["ideal"]).abs() - (given["expected"] - given["ideal"]).abs()
        assert away.loc["centre"] == gaps.iloc[0] == -away.loc["mall"]
    assert IdealPoint.book().given.to_numpy().tolist() == [[5, 7, 5], [3, 5, 5]]
