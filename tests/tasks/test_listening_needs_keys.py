"""The keys of E6.4 to E6.7, worked out a second way; and what the tasks say of their lines holds."""

from __future__ import annotations

import pytest

from cocrea.tasks.listening.e604_two_coders import QUOTES, TwoCoders, code_of
from cocrea.tasks.listening.e605_groups_or_interviews import GroupsOrInterviews
from cocrea.tasks.listening.e606_which_tag import WhichTag
from cocrea.tasks.listening.e607_assumed_heard import AssumedHeard

NAMES = [f"k{n:03d}" for n in range(30)]


@pytest.mark.parametrize("name", NAMES)
def test_two_coders_by_hand(name: str) -> None:
    task = TwoCoders.variant(name)
    a, b, c, d = task.both, task.first_only, task.second_only, task.neither
    n = a + b + c + d
    assert task.on == pytest.approx(100 * 2 * a / (2 * a + b + c))
    chance = ((a + b) * (a + c) + (c + d) * (b + d)) / n**2
    assert task.kappa == pytest.approx(((a + d) / n - chance) / (1 - chance))
    if task.verdict == "count":
        assert a + b + c >= 10 and task.on >= 70
    if task.verdict == "wider":
        assert max(a + b, a + c) >= 1.5 * min(a + b, a + c) and task.on < 70


def test_the_letter_of_a_sentence_does_not_give_it_away() -> None:
    letters = {code_of(quote, "as-said")[-1] for quote in QUOTES}
    assert len(letters) == 4


@pytest.mark.parametrize("name", NAMES[:8])
def test_the_lab_by_hand(name: str) -> None:
    task = GroupsOrInterviews.variant(name)
    rows = task.given
    groups = rows[rows["kind"] == "focus-group"].drop_duplicates("session_id")
    cost = sum(
        hours * (people * task.participant + task.moderator)
        for people, hours in zip(groups["people"], groups["hours"], strict=True)
    )
    assert task.bought == cost // (task.participant + task.moderator)
    alone = rows[rows["kind"] == "interview"]
    first = list(dict.fromkeys(alone["session_id"]))[: int(task.bought)]
    assert len(first) == task.bought, "the file has so many interviews"
    heard = {need for at, need in zip(alone["session_id"], alone["need_id"], strict=True) if at in first}
    assert task.interviews == len(heard - {None})
    lead = task.interviews - task.groups
    assert task.split == ("halves" if abs(lead) < 4 else "interviews" if lead > 0 else "groups")


@pytest.mark.parametrize("name", NAMES)
def test_the_ratio_by_hand(name: str) -> None:
    task = WhichTag.variant(name)
    evidence = task.observed + task.reported + sum(tag != "assumed" for tag in task.tags)
    assert task.ratio == pytest.approx(100 * evidence / (task.observed + task.reported + task.assumed + 4))


@pytest.mark.parametrize("name", NAMES)
def test_assumed_and_heard_by_hand(name: str) -> None:
    task = AssumedHeard.variant(name)
    for so, opposite, verdict in zip(task.so, task.opposite, task.verdicts, strict=True):
        low, high = sorted((so, opposite))
        assert (verdict == "not-heard") == (so + opposite < 3)
        if verdict in ("confirmed", "contradicted"):
            assert high >= 3 and low <= 1 and (so > opposite) == (verdict == "confirmed")
        if verdict == "divided":
            assert low >= 2 or high < 3
