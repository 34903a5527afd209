"""E5.5, E5.10 and E7.9: keys worked out by another road, and both verdicts of each."""

from __future__ import annotations

import numpy as np
import pytest

from cocrea.tasks.cocreation.e709_what_goes_on import CASES, HARMS, WhatGoesOn
from cocrea.tasks.experience.e505_sooner import Sooner
from cocrea.tasks.experience.e510_pulse import KINDS, Pulse

NAMES = [f"s{n}" for n in range(40)]


def test_delays_and_dips_counted_on_a_long_calendar() -> None:
    drawn = Sooner(chance=30, interval=6, certain=90, lasts=3)
    rng = np.random.default_rng(1)
    for plan, every, chance in (("often", 1, 0.30), ("seldom", 6, 0.90)):
        begins = rng.random(40_000) * every
        looks = rng.geometric(chance, begins.size)
        assert (looks * every - begins).mean() == pytest.approx(drawn.key[plan], abs=0.06)
    assert drawn.key["catches"] == pytest.approx(100 * (1 - 0.7**3))
    assert (drawn.key["sooner"], drawn.key["dip"]) == ("often", "often")
    late = Sooner(chance=12, interval=12, certain=100, lasts=2)
    assert (late.key["sooner"], late.key["dip"]) == ("seldom", "often")


def test_the_lab_has_three_kinds_of_years() -> None:
    drawn = [Pulse.variant(name) for name in NAMES]
    assert {one.kind for one in drawn} == set(KINDS)
    assert {one.key["kept"] for one in drawn} == {"kept", "broken", "open"}
    for one in drawn:
        table = one.given
        first = table.iloc[:12].sum() / (12 * 150)
        limits = 150 * (first - 3 * np.sqrt(first * (1 - first) / 150))
        low = (table.iloc[12:] < limits).any()
        assert list(low.index[low]) == ([] if one.kind == "none" else [one.dips])
        assert one.key["where"] == ("none" if one.kind == "none" else f"in-{one.dips}")
        assert one.key["limit"] == pytest.approx(100 * limits[one.asked] / 150)


def test_every_case_has_one_kind() -> None:
    assert len({case for cases in CASES.values() for case in cases}) == 16
    assert len({case for cases in HARMS.values() for case in cases}) == 12
    drawn = WhatGoesOn(("swap", "licence", "menu"), "ledgers")
    assert drawn.key == {"first": "community", "second": "agreement", "third": "nothing", "wrong": "exit"}
