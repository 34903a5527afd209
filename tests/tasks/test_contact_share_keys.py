"""E2.3: lived minus planned contact, added up row by row without the library's tables."""

from __future__ import annotations

from collections import defaultdict

import pytest

from cocrea.tasks.contact.e203_active_share import APART, ActiveShare

VARIANTS = ["book", *(f"s{n:03d}" for n in range(24))]


def minutes_by_visit(task: ActiveShare, situation: str = "") -> list[float]:
    """Minutes of contact of each visit, to one situation or to all."""
    found: dict[str, float] = defaultdict(float)
    columns = ("visit_id", "situation", "active_minutes", "passive_minutes")
    for visit, place, active, passive in zip(*(task.given[name] for name in columns), strict=True):
        if situation in ("", place):
            found[visit] += active + passive
    return list(found.values())


@pytest.mark.parametrize("name", VARIANTS)
def test_the_difference_is_the_mean_visit_less_what_was_planned(name: str) -> None:
    task = ActiveShare.variant(name)
    visits, planned = minutes_by_visit(task, task.asked), float(task.facts["planned"])
    found = sum(minutes - planned for minutes in visits) / len(visits)
    assert task.key["difference"] == pytest.approx(found)
    assert abs(found) >= APART and planned > 0
    slips = task.mistakes["difference"]
    assert slips["summed"] == pytest.approx(found * len(visits))
    everywhere = minutes_by_visit(task)
    assert len(everywhere) == 72
    for code, value in (("all-visits", sum(everywhere) / 72 - planned), ("sign", -found)):
        assert slips.get(code, value) == pytest.approx(value)


def test_a_plan_is_exceeded_in_some_variants_and_kept_in_others() -> None:
    """And what a student of another variant found is rarely right here."""
    keys = [float(ActiveShare.variant(name).key["difference"]) for name in VARIANTS]
    assert min(sum(key > 0 for key in keys), sum(key < 0 for key in keys)) >= 5
    assert len({round(key, 1) for key in keys}) >= 20
