"""E6.1, E6.2, E6.3, E6.8: keys worked out another way; every verdict is drawn."""

from __future__ import annotations

from math import comb

import pytest

from cocrea.tasks.listening.e601_enough import Enough
from cocrea.tasks.listening.e602_still_unheard import StillUnheard
from cocrea.tasks.listening.e603_said_and_done import SaidAndDone
from cocrea.tasks.listening.e608_neutral import Neutral

NAMES = ["book", *(f"s{number:03d}" for number in range(40))]


@pytest.mark.parametrize("name", NAMES[:12])
def test_interviews_are_counted_one_by_one(name: str) -> None:
    task = Enough.variant(name)
    missed, count = 1.0, 0
    while 1 - missed < task.wanted / 100 - 1e-12:
        missed, count = missed * (1 - task.chance / 100), count + 1
    assert task.key["needed"] == count
    assert (task.key["verdict"] == "enough") == (task.planned >= count)


@pytest.mark.parametrize("name", NAMES[:12])
def test_the_bound_is_the_formula_of_the_page(name: str) -> None:
    task = StillUnheard.variant(name)
    m = task.interviews
    least = task.needs + (m - 1) / m * task.once**2 / (2 * task.twice)
    assert task.key["at_least"] == pytest.approx(least)
    assert (task.key["verdict"] == "may-stop") == (100 * task.needs / least >= task.rule)


@pytest.mark.parametrize("name", NAMES[:12])
def test_heads_and_tails_of_those_who_do_otherwise(name: str) -> None:
    task = SaidAndDone.variant(name)
    few, all_ = min(task.said_only, task.did_only), task.said_only + task.did_only
    p = min(1.0, 2 * sum(comb(all_, k) for k in range(few + 1)) / 2**all_)
    people = all_ + task.both + task.neither
    assert task.key["p"] == pytest.approx(p)
    assert task.key["mismatch"] == pytest.approx(100 * all_ / people)
    assert (task.key["verdict"], task.key["persons"]) == (
        "differ" if p < 0.05 else "open",
        "many" if all_ / people >= 0.2 else "few",
    )


def test_every_verdict_is_drawn() -> None:
    def drawn(task: type, *fields: str) -> set[tuple[object, ...]]:
        return {tuple(task.variant(name).key[field] for field in fields) for name in NAMES}

    assert {"enough", "short"} == {verdict for (verdict,) in drawn(Enough, "verdict")}
    assert {"go-on", "may-stop"} == {verdict for (verdict,) in drawn(StillUnheard, "verdict")}
    assert len(drawn(SaidAndDone, "verdict", "persons")) == 4  # equal shares with many who do otherwise, too
    assert len(drawn(Neutral, "beginning")) == 4
