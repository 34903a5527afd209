"""E4.1–E4.4, E4.7 and E4.8 on many variants: their draws, their keys, their slips."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from cocrea import tasks
from cocrea.language import LANGUAGES, speaking
from cocrea.tasks.judge import judge
from cocrea.tasks.moments import kano, many, pairs, reliability, visit, weights
from cocrea.tasks.task import Choice, Task

MODULES = (visit, weights, pairs, many, reliability, kano)
TASKS = {module.TASK.id: module.TASK for module in MODULES}
VARIANTS = ["book", *(f"s{n:03d}" for n in range(300))]

Drawn = tuple[Task, dict[str, pd.DataFrame]]
Vector = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module", params=TASKS, ids=str)
def drawn(request: pytest.FixtureRequest) -> Drawn:
    task = TASKS[request.param]
    return task, {variant: task.given(variant) for variant in VARIANTS}


@pytest.mark.slow
def test_no_answer_can_count_for_two_things(drawn: Drawn) -> None:
    task, variants = drawn
    for variant, given in variants.items():
        key, mistakes = task.key(given), task.mistakes(given)
        for field in task.numbers:
            known = [float(key[field.name]), *map(float, mistakes[field.name].values())]
            for a, b in combinations(known, 2):
                assert abs(a - b) > field.tolerance(a) + field.tolerance(b), (variant, field.name, a, b)


@pytest.mark.slow
def test_every_mistake_is_told_by_its_name_and_the_key_is_right(drawn: Drawn) -> None:
    task, variants = drawn
    for given in variants.values():
        key, mistakes = task.key(given), task.mistakes(given)
        for field in task.fields:
            right, slips = key[field.name], mistakes[field.name]
            assert judge(right, field, right, slips).right
            for code, value in slips.items():
                assert judge(value, field, right, slips).verdict == f"mistake:{code}"


@pytest.mark.slow
def test_the_key_rounded_as_asked_is_right_and_lies_on_the_scale(drawn: Drawn) -> None:
    task, variants = drawn
    for given in variants.values():
        key = task.key(given)
        for field in task.numbers:
            right = float(key[field.name])
            assert field.matches(round(right, field.decimals), right), (field.name, right)
            assert field.holds(right)


@pytest.mark.slow
def test_variants_differ_and_stay_the_same(drawn: Drawn) -> None:
    task, variants = drawn
    pd.testing.assert_frame_equal(task.given("s007"), variants["s007"])
    assert task.given("s007").attrs == variants["s007"].attrs
    different = {given.to_csv() + str(given.attrs) for given in variants.values()}
    assert len(different) > 0.9 * len(VARIANTS)


@pytest.mark.slow
def test_every_diagnosed_slip_has_its_words_and_every_word_its_slip(drawn: Drawn) -> None:
    task, variants = drawn
    possible: dict[str, set[str]] = {name: set() for name in task.names}
    for given in variants.values():
        for name, codes in task.mistakes(given).items():
            possible[name] |= set(codes)
    for code in LANGUAGES:
        with speaking(code):
            words = tasks.get(task.id)._words
            for name in task.names:
                written = set(words.mistakes.get(name, {}))
                assert possible[name] <= written, (name, possible[name] - written)
                assert written <= possible[name], (name, written - possible[name])
                assert name in words.right
            assert words.solution and len(words.hints) >= 2


@pytest.mark.slow
def test_the_right_option_stands_in_every_place_about_equally_often(drawn: Drawn) -> None:
    task, variants = drawn
    for field in task.fields:
        if isinstance(field, Choice):
            right = task.key(variants["book"])[field.name]
            places = Counter(field.shuffled(f"{task.id}/{variant}").index(str(right)) for variant in VARIANTS)
            assert all(0.15 < places[place] / len(VARIANTS) < 0.35 for place in range(4))


@pytest.mark.slow
def test_the_steps_and_the_form_work_in_both_languages(drawn: Drawn) -> None:
    task, variants = drawn
    for code in LANGUAGES:
        with speaking(code):
            for variant in ("book", "s001"):
                posed = tasks.get(task.id, variant)
                assert all("{" not in step for step in task.worked(variants[variant]))
                assert posed.check(**dict(task.key(variants[variant]))).full_marks
                assert "nan" not in posed._fallback()


# -- the keys, found a second way ---------------------------------------------------


def test_the_book_has_the_known_chain(vector: Vector) -> None:
    known = vector("E4.1")["answer"]
    key = visit.TASK.key(visit.book())
    assert key["chain"] == pytest.approx(100 * known["chain"], abs=0.005)
    assert key["failure"] == pytest.approx(100 * known["at_least_one_fail"], abs=0.005)
    assert key["needed"] == pytest.approx(100 * known["p_for_.85"], abs=0.005)


def test_failures_that_come_together_spoil_fewer_visits() -> None:
    """Good days and bad days, the same 97 % for each moment over the year."""
    n, each, good_day = 12, 0.97, 0.99
    bad_days = 0.2
    bad_day = (each - (1 - bad_days) * good_day) / bad_days
    spoilt = 1 - ((1 - bad_days) * good_day**n + bad_days * bad_day**n)
    assert spoilt < 1 - each**n
    assert visit.TASK.key(visit.book())["together"] == "fewer"


def test_weights_by_hand() -> None:
    given = weights.book()
    key = weights.TASK.key(given)
    products = [-0.2 * 0.1, -1.5 * 0.3, -0.4 * 0.25, -0.3 * 0.2, -0.9 * 0.15]
    assert given["weight"].sum() == pytest.approx(1)
    assert key["unweighted"] == pytest.approx(-0.66)
    assert key["weighted"] == pytest.approx(sum(products)) == pytest.approx(-0.765)
    assert key["share"] == pytest.approx(100 * products[1] / sum(products))


def test_the_book_has_the_known_pairs(vector: Vector) -> None:
    known, given = vector("E4.3"), pairs.book()
    assert given["perceived"].tolist() == known["inputs"]["P"]
    assert given["expected"].tolist() == known["inputs"]["E"]
    key, answer = pairs.TASK.key(given), known["answer"]
    for name, there in (("gap", "gap"), ("sd", "sd"), ("t", "t"), ("d_z", "dz")):
        assert key[name] == pytest.approx(answer[there], abs=5e-5)
    assert key["p"] == pytest.approx(answer["p"], abs=5e-7)
    assert [key["low"], key["high"]] == pytest.approx(answer["ci"], abs=5e-5)
    test = stats.ttest_rel(given["perceived"], given["expected"])
    assert (key["t"], key["p"]) == pytest.approx((test.statistic, test.pvalue))
    slips = pairs.TASK.mistakes(given)
    assert slips["sd"]["divided-by-n"] == pytest.approx(np.std(given["perceived"] - given["expected"]))
    unpaired = stats.ttest_ind(given["perceived"], given["expected"], equal_var=False)
    assert slips["t"]["unpaired"] == pytest.approx(unpaired.statistic)


def test_the_book_has_the_known_family_of_tests(vector: Vector) -> None:
    known, given = vector("E4.4"), many.book()
    assert given["p"].tolist() == known["inputs"]
    key, answer = many.TASK.key(given), known["answer"]
    assert key["raw"] == answer["rejected_raw"]
    assert key["holm"] == answer["holm"]
    assert key["bh"] == answer["bh"] == (stats.false_discovery_control(given["p"]) <= 0.05).sum()
    assert key["corrected"] == pytest.approx(max(6 * 0.004, 5 * 0.009, 4 * 0.013))


def test_the_order_of_the_questions_does_not_matter() -> None:
    given = many.book()
    backwards = many.tests(given["p"].tolist()[::-1])
    assert many.TASK.key(given) == many.TASK.key(backwards)


def test_the_book_has_the_known_reliability(vector: Vector) -> None:
    known, given = vector("E4.7"), reliability.book()
    assert given.to_numpy().tolist() == known["inputs"]
    key, answer = reliability.TASK.key(given), known["answer"]
    assert key["alpha"] == pytest.approx(answer["alpha"], abs=5e-5)
    assert [key["low"], key["high"]] == pytest.approx(answer["feldt"], abs=5e-5)
    assert key["difference"] == pytest.approx(answer["diff_rel(.9,.8,.6)"])
    covariance = given.cov().to_numpy()
    assert key["alpha"] == pytest.approx(1.5 * (1 - np.trace(covariance) / covariance.sum()))


def test_the_book_has_the_known_kano_count(vector: Vector) -> None:
    known, given = vector("E4.8"), kano.book()
    assert given["customers"].to_dict() == known["inputs"]
    key, answer = kano.TASK.key(given), known["answer"]
    assert key["better"] == pytest.approx(answer["better"], abs=5e-5)
    assert key["worse"] == pytest.approx(answer["worse"], abs=5e-5)
    assert key["strength"] == pytest.approx(answer["cs"], abs=5e-5)
    assert key["threshold"] == pytest.approx(answer["fong"], abs=5e-5)
    assert key["threshold"] == pytest.approx(1.65 * math.sqrt(48 * (150 - 48) / 150))
    assert float(key["threshold"]) > 28 - 20


def test_the_facts_beside_the_table_are_there_for_a_reader() -> None:
    posed = tasks.get("E4.7")
    assert posed.facts == {"r_pp": 0.9, "r_ee": 0.8, "r_pe": 0.6}
    assert "0.6" in posed._fallback()
