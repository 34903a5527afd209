"""The tasks of sections 7.4 to 7.6: verdicts that change, and that rest on what is drawn."""

from __future__ import annotations

from collections import Counter

import pytest

from cocrea.models.cocreation import passes, verdict
from cocrea.tasks.cocreation.e701_promise import Promise
from cocrea.tasks.cocreation.e704_bar import ON_THE_PAGE, Bar
from cocrea.tasks.cocreation.e711_false_wins import FalseWins
from cocrea.tasks.cocreation.e712_alone import Alone
from cocrea.tasks.cocreation.e713_say_and_content import SayAndContent
from cocrea.tasks.task import Task

VARIANTS = [f"s{n:03d}" for n in range(60)]


@pytest.mark.parametrize(
    ("task", "field", "options", "least"),
    [
        (Promise, "start", 3, 8),
        (Promise, "measured", 4, 6),
        (Bar, "decide", 2, 18),
        (Bar, "known", 3, 8),
        (FalseWins, "mostly", 2, 18),
        (Alone, "more", 3, 8),
        (Alone, "compare", 3, 8),
        (SayAndContent, "said", 3, 8),
        (SayAndContent, "after", 3, 8),
    ],
)
def test_the_verdict_changes_between_variants(task: type[Task], field: str, options: int, least: int) -> None:
    told = Counter(task.variant(name).key[field] for name in VARIANTS)
    assert len(told) == options and min(told.values()) >= least


def test_the_charter_and_the_interval_are_two_answers() -> None:
    """Some pass by the share of which nothing is shown, and some fail by the lower end above the bar."""
    seen = set()
    for name in VARIANTS:
        task = Bar.variant(name)
        assert (task.key["decide"] == "pass") == passes(task.finished, task.n, task.bar / 100, task.rule)
        shown = {"pass": "above", "fail": "below", "retest": "open"}[
            verdict(task.finished, task.n, task.bar / 100)
        ]
        assert task.key["known"] == shown
        assert (task.bar / 100, task.n) not in {(ON_THE_PAGE[0], n) for n in ON_THE_PAGE[1]}
        seen.add((task.rule, task.key["decide"], task.key["known"]))
    assert {("point", "pass", "open"), ("wilson", "stop", "open"), ("wilson", "pass", "above")} <= seen


def test_a_reason_is_never_worth_less_than_silence() -> None:
    for name in VARIANTS:
        key = Promise.variant(name).key
        assert float(key["with_reason"]) >= float(key["in_silence"])
