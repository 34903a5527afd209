"""X7.3 and X7.5: what an answer changes, and what a look does to the same people."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from cocrea.explorables.cocreation.x73_promise import promised
from cocrea.explorables.cocreation.x75_peeking import LOOKS, TESTS, looked


def test_who_does_not_believe_in_reasons_sees_one_line() -> None:
    doubter, believer = promised(60, 100, 100), promised(60, 100, 50)
    assert doubter.here["need_silence"] == doubter.here["need_reason"]
    assert believer.here["need_reason"] < believer.here["need_silence"] == doubter.here["need_silence"]


def test_each_project_stands_on_one_side() -> None:
    rows = promised(35, 75, 25).rows
    up, silence, reason = (np.asarray(rows[name]) for name in ("built", "silence", "reason"))
    assert ((up > 0) == (np.asarray(rows["place"]) < 35)).all() and ((up > 0) != (silence < 0)).all()
    assert (silence <= reason).all()


def test_whoever_looks_more_often_stops_no_later() -> None:
    """The looks of one test are among those of the next, and so are its wins."""
    for fewer, more in pairwise(LOOKS):
        if more % fewer:
            continue
        first, second = looked(fewer, "point", 2).rows, looked(more, "point", 2).rows
        assert (np.asarray(second["stops"]) <= np.asarray(first["stops"])).all()
        assert (np.asarray(second["passed"]) >= np.asarray(first["passed"])).all()


def test_the_stricter_rule_passes_nothing_that_the_other_stops() -> None:
    for looks in LOOKS:
        strict, easy = (np.asarray(looked(looks, rule, 3).rows["passed"]) for rule in ("wilson", "point"))
        assert len(strict) == TESTS and (strict <= easy).all()
