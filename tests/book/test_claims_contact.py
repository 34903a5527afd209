"""What sections 2.1 to 2.3 say in words holds in the data and the models."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from cocrea import data
from cocrea.data.jacaranda import ACCOUNT, DAY, LONGEST, SITUATIONS, STEPS
from cocrea.explorables.contact.x22_does_it_bend import CUSTOMERS, SURVEYS, bends
from cocrea.models.contact import OUT_OF_SIGHT, best_after_cost, contact_score, move_line


def test_five_situations_of_one_customer() -> None:
    minutes = {name: one.year for name, one in SITUATIONS.items()}
    assert max(minutes, key=lambda name: minutes[name]) == "machine"
    assert (minutes["machine"], minutes["loan"], min(minutes.values())) == (135, 110, minutes["stolen"])
    assert (SITUATIONS["counter"].active, SITUATIONS["counter"].minutes) == (4, 9)
    scores = {name: one.score(LONGEST["ours"]) for name, one in SITUATIONS.items()}
    ranked = sorted(scores, key=lambda name: -scores[name])
    assert (ranked[0], ranked[1], ranked[-1]) == ("loan", "stolen", "machine")
    assert sum(one.visits for one in SITUATIONS.values()) - 3 == 61
    assert round((5 - 1) / (7 - 1), 2) == 0.67


def test_one_counter_on_two_sheets() -> None:
    counter = SITUATIONS["counter"]
    assert (counter.talk, counter.richness, counter.intimacy) == (5, 3, 3)
    assert LONGEST == {"ours": 60, "theirs": 15}
    scores = [contact_score(5, 3, 3, time_range=(0, longest)) for longest in (60, 15)]
    assert [round(score, 2) for score in scores] == [0.25, 0.33]


def test_minutes_at_the_airport() -> None:
    bands = data.load("sfo_dwell")
    assert bands["mean"].round(2).tolist() == [4.10, 4.06, 4.03, 4.07]
    assert bands["n"].sum() == 2597
    first, third = bands.iloc[0], bands.iloc[2]
    error = 1.96 * math.hypot(first["se"], third["se"])
    found = first["mean"] - third["mean"]
    assert (round(found, 2), round(found - error, 2), round(found + error, 2)) == (0.07, -0.01, 0.15)
    differences = [abs(one - other) for one, other in combinations(bands["mean"], 2)]
    assert len(differences) == 6 and max(differences) == pytest.approx(found)


def test_an_account_before_and_after() -> None:
    assert sum(minutes for _step, minutes, _there in STEPS) == ACCOUNT.creation == 40
    assert sum(minutes for _step, minutes, there in STEPS if there) == ACCOUNT.contact == 28
    assert (ACCOUNT.moved, ACCOUNT.handoff) == (16, 8)
    line = ACCOUNT.plan
    assert (round(line.efficiency_before, 2), line.efficiency) == (0.30, 0.75)
    assert (DAY / line.creation_before, DAY / line.creation) == (12, 10)
    assert ACCOUNT.contact - ACCOUNT.moved == 12
    typing = move_line(28, 40, moved=12)
    assert typing.efficiency == pytest.approx(2 * typing.efficiency_before)


def test_minutes_for_nothing_lift_the_ratio() -> None:
    assert round(move_line(28, 40, moved=0, handoff=9).efficiency, 2) == 0.43
    assert round(OUT_OF_SIGHT, 2) == 1.24


def test_false_peaks() -> None:
    assert (CUSTOMERS, SURVEYS) == (60, 12)
    assert (bends("level"), bends("peak"), bends("flat")) == (4, 11, 0)
    assert (best_after_cost("level", 2), best_after_cost("level", 0)) == (0.38, 1.0)
