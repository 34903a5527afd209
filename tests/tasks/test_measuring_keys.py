"""The tasks of sections 4.3 and 4.4: verdicts that change between variants, and what they rest on."""

from __future__ import annotations

from collections import Counter

import pytest

from cocrea.tasks.moments.e405_in_or_out import InOrOut
from cocrea.tasks.moments.e407_reliability import Reliability
from cocrea.tasks.moments.e411_which_measure import (
    ASKED,
    CLAIMS,
    MEASURES,
    OF_CLAIM,
    PURPOSES,
    REASONS,
    WhichMeasure,
)
from cocrea.tasks.moments.e415_wording import FAULTS, OF_QUESTION, Wording

VARIANTS = [f"s{n:03d}" for n in range(200)]


# -- E4.5 --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def checkouts() -> list[InOrOut]:
    return [InOrOut.variant(name) for name in VARIANTS]


def test_a_checkout_may_be_healthy_hide_a_tail_or_fail_on_average(checkouts: list[InOrOut]) -> None:
    told = Counter(task.conclusion for task in checkouts)
    assert told.keys() == {"healthy", "tail", "average-below"}
    assert min(told.values()) > len(checkouts) / 6


def test_each_verdict_follows_from_the_customers_and_the_rule_of_the_store(checkouts: list[InOrOut]) -> None:
    for task in checkouts:
        given, means = task.given, task.given.mean()
        below = (given["perceived"] < given["adequate"]).sum()
        assert given["adequate"].value_counts().max() <= 6  # nobody's bar can stand for all
        assert len(given) == 12 and (given["adequate"] <= given["desired"]).all()
        assert given.to_numpy().min() >= 1 and given.to_numpy().max() <= 7
        if means["perceived"] < means["adequate"]:
            assert task.conclusion == "average-below"
        else:
            assert task.conclusion == ("tail" if below >= 3 else "healthy") and below not in (2,)


def test_what_stays_follows_from_the_marks_as_the_colleague_would_have_them(checkouts: list[InOrOut]) -> None:
    told = Counter(task.stays for task in checkouts)
    assert told.keys() == {"all", "shares", "none"} and min(told.values()) > len(checkouts) / 5
    for task in checkouts:
        again = InOrOut(task.corrected)
        same = [abs(again.key[name] - task.key[name]) < 0.01 for name in ("below", "within", "position")]
        assert same == {"all": [True] * 3, "shares": [True, True, False], "none": [False] * 3}[task.stays]


# -- E4.7 --------------------------------------------------------------------------


def test_ten_customers_may_or_may_not_be_enough() -> None:
    tried = [Reliability.variant(name) for name in VARIANTS]
    told = Counter(task.verdict for task in tried)
    assert told.keys() == {"shown", "open"} and min(told.values()) > len(tried) / 4
    assert all((task.known.low > 0.7) == (task.verdict == "shown") for task in tried)
    assert all(task.alpha > 0.7 for task in tried)  # only the interval tells the two apart
    assert Reliability.book().told("verdict", {"low": 0.5}).right == "open"


# -- E4.11 and E4.15 ---------------------------------------------------------------


def test_every_measure_is_the_least_for_as_many_purposes() -> None:
    assert set(Counter(PURPOSES.values()).values()) == {3} and set(PURPOSES.values()) == set(MEASURES)
    assert REASONS.keys() == set(MEASURES) and len(set(REASONS.values())) == len(MEASURES)


@pytest.mark.parametrize("field", ASKED)
def test_every_measure_and_every_fault_is_right_for_somebody(field: str) -> None:
    for task, options in ((WhichMeasure, MEASURES), (Wording, tuple(FAULTS))):
        told = Counter(task.variant(name).key[field] for name in VARIANTS)
        assert told.keys() == set(options) and min(told.values()) > len(VARIANTS) / 12


def test_a_reason_fits_the_measure_that_was_chosen() -> None:
    task = WhichMeasure(("till", "rival", "unsaid"))
    assert [task.first, task.second, task.third, task.because] == [
        "clock",
        "both-shops",
        "listening",
        "not-a-clock",
    ]
    assert task.told("because", {"first": "perceived"}).right == "nothing-added"


def test_a_sentence_about_the_three_files_may_be_shown_or_fail_in_three_ways() -> None:
    told = Counter(WhichMeasure.variant(name).shown_by for name in VARIANTS)
    assert told.keys() == set(CLAIMS) and min(told.values()) > len(VARIANTS) / 6
    assert {len(claims) for claims in CLAIMS.values()} == {3} and set(OF_CLAIM) <= set(WhichMeasure.columns)


def test_a_fault_can_be_seen_in_the_words() -> None:
    said = Wording.columns
    for question, fault in OF_QUESTION.items():
        words = f" {said[question].lower()} "
        assert (" and " in words) == (fault == "two-things" or question == "people-say")
        assert ("expect" in words) == (fault == "which-level")
