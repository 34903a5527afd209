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
from cocrea.tasks.moments.e419_three_methods import ThreeMethods

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


def test_weights_by_hand() -> None:
    task = Weights.book()
    products = [-0.2 * 0.1, -1.5 * 0.3, -0.4 * 0.25, -0.3 * 0.2, -0.9 * 0.15]
    assert sum(task.weights) == pytest.approx(1)
    assert task.unweighted == pytest.approx(-0.66)
    assert task.weighted == pytest.approx(sum(products)) == pytest.approx(-0.765)
    assert task.share == pytest.approx(100 * products[1] / sum(products))
    assert task.told("share", {"weighted": -0.9}).right == pytest.approx(50)


# -- E4.3 and E4.4 -----------------------------------------------------------------


def test_the_book_has_the_known_pairs(vector: Vector) -> None:
    known, task = vector("E4.3"), Pairs.book()
    assert [*task.perceived] == known["inputs"]["P"] and [*task.expected] == known["inputs"]["E"]
    answer = known["answer"]
    for name, there in (("gap", "gap"), ("sd", "sd"), ("t", "t"), ("d_z", "dz")):
        assert task.key[name] == pytest.approx(answer[there], abs=5e-5)
    assert task.p == pytest.approx(answer["p"], abs=5e-7)
    assert [task.low, task.high] == pytest.approx(answer["ci"], abs=5e-5)
    test = stats.ttest_rel(task.perceived, task.expected)
    assert (task.t, task.p) == pytest.approx((test.statistic, test.pvalue))
    slips = task.mistakes
    assert slips["sd"]["divided-by-n"] == pytest.approx(np.std(np.subtract(task.perceived, task.expected)))
    unpaired = stats.ttest_ind(task.perceived, task.expected, equal_var=False)
    assert slips["t"]["unpaired"] == pytest.approx(unpaired.statistic)


def test_a_spread_with_n_below_the_line_is_carried_to_the_interval() -> None:
    task = Pairs.book()
    by_n = float(np.std(np.subtract(task.perceived, task.expected)))
    own = {"sd": by_n}
    assert task.told("t", own).right == pytest.approx(task.gap / by_n * math.sqrt(12))
    t = float(task.told("t", own).right)
    assert task.told("p", {"t": t}).right == pytest.approx(2 * stats.t.sf(abs(t), 11))
    half = stats.t.ppf(0.975, 11) * by_n / math.sqrt(12)
    assert task.told("low", own).right == pytest.approx(task.gap - half)
    assert task.told("high", {**own, "gap": -1.0}).right == pytest.approx(-1 + half)
    assert task.told("d_z", own).right == pytest.approx(task.gap / by_n)
    with pytest.raises(ArithmeticError):
        task.told("t", {"sd": 0.0})


def test_the_book_has_the_known_family_of_tests(vector: Vector) -> None:
    known, task = vector("E4.4"), Many.book()
    assert [*task.p] == known["inputs"]
    answer = known["answer"]
    assert task.raw == answer["rejected_raw"] and task.holm == answer["holm"]
    assert task.bh == answer["bh"] == (stats.false_discovery_control(task.p) <= 0.05).sum()
    assert task.corrected == pytest.approx(max(6 * 0.004, 5 * 0.009, 4 * 0.013))


def test_the_order_of_the_questions_does_not_matter() -> None:
    assert Many(Many.book().p[::-1]).key == Many.book().key


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
    assert task.needed == pytest.approx(2 * math.sqrt(28 + 20))
    assert (task.plan, task.because) == ("both", "within-chance")


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
