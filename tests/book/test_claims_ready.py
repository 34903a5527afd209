"""What sections 7.2 and 7.3 say in words holds in the models and data that the build reads."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from cocrea import data
from cocrea.data.nubeclara import CASES, DISCOUNT_PLAN, JOINT_PLAN, NEEDS
from cocrea.data.simulate.b2b_accounts import INDICATORS
from cocrea.explorables.cocreation.x71_always import LEAST, discount_plan, overtakes
from cocrea.explorables.cocreation.x72_gate import accounts, errors
from cocrea.models.cocreation import (
    MEAN_BAR,
    WEAKEST_BAR,
    dart_profile,
    indifference_rates,
    npv,
    risked,
)
from cocrea.stats import plateau, share

BOOK = Path(__file__).parents[2] / "book"


@pytest.mark.parametrize(("page", "quotations"), [("07-always", 3), ("07-ready", 3)])
def test_the_column_is_quoted_letter_for_letter(
    page: str, quotations: int, shared: Callable[[str], Path]
) -> None:
    seed = " ".join(shared("seeds/001_5199b6c1c82d74e8.txt").read_text(encoding="utf-8").split())
    quoted = re.findall(r"«([^»]+)»", (BOOK / f"{page}.md").read_text(encoding="utf-8"))
    assert len(quoted) == quotations
    assert [text for text in quoted if text not in seed] == []


# -- 7.2 ---------------------------------------------------------------------------------


def equal(works: int, after: str = "fade") -> list[float]:
    """The rates, in percent, at which both plans are worth the same."""
    found = indifference_rates(discount_plan(after), risked(JOINT_PLAN, works / 10), 0, 1)
    return (100 * found).round(1).tolist()


def test_what_the_plans_bring_and_when_the_joint_one_overtakes() -> None:
    assert (sum(DISCOUNT_PLAN), sum(JOINT_PLAN)) == (80, 115)
    assert round(20 / 1.05**2, 1) == 18.1
    assert [overtakes(rate, 10, "fade") for rate in (0, 8, 10)] == [4, 4, None]
    assert npv(DISCOUNT_PLAN, 0.15) > npv(JOINT_PLAN, 0.15)


def test_the_rate_at_which_they_are_equal_falls_fast_with_the_chance() -> None:
    assert [equal(works) for works in (10, 9, 8)] == [[9.0], [5.2], [1.1]]
    assert equal(7) == [] and overtakes(0, 7, "fade") is None
    assert equal(10, "stock-up") == [15.9]
    assert all(
        overtakes(rate, works, "stay") is None for rate in range(0, 31, 2) for works in range(LEAST, 11)
    )


# -- 7.3 ---------------------------------------------------------------------------------


def test_the_two_sides_have_nearly_one_mean_and_their_lowest_points_apart() -> None:
    sides = np.array([need.scores for need in NEEDS.values()])
    assert sides.mean(axis=0).round(2).tolist() == [0.72, 0.66]
    names = list(NEEDS)
    assert [names[place] for place in sides.argmin(axis=0)] == ["data", "people"]
    assert (NEEDS["data"].client, NEEDS["data"].firm) == (3, 8)
    assert (NEEDS["people"].client, NEEDS["people"].firm) == (9, 4)
    apart = np.abs(sides[:, 1] - sides[:, 0])
    assert {names[place] for place in np.argsort(apart)[-2:]} == {"data", "people"}


def test_one_lever_that_is_nearly_missing_pulls_the_geometric_mean_down() -> None:
    found = dart_profile(6, 6, 6, 1)
    assert (found.mean, round(found.geometric_mean, 2)) == (4.75, 3.83)
    assert found.first == ("transparency",)


def test_every_indicator_is_a_share_of_cases_and_none_a_length() -> None:
    package = json.loads((BOOK.parent / "datasets" / "datapackage.json").read_text(encoding="utf-8"))
    (table,) = [found for found in package["resources"] if found["name"] == "b2b_accounts"]
    described = {field["name"]: field["description"] for field in table["schema"]["fields"]}
    for indicator in INDICATORS:
        assert described[indicator].split()[0] in {"Deliveries", "Complaints", "Requests", "Meetings"}


def test_the_second_bar_is_right_or_wrong_with_what_carries_a_project() -> None:
    assert (MEAN_BAR, WEAKEST_BAR) == (0.70, 0.40)
    assert errors(0, "uneven", "weakest") == (28, 7, 13)
    assert errors(0.4, "uneven", "weakest")[:2] == (20, 0)
    (inside, failing, missed), (left, still, more) = (errors(bar, "uneven", "mean") for bar in (0, 0.4))
    assert inside - left == 8 and failing - still == 1 and more - missed == 7
    assert errors(0, "alike", "weakest") == errors(0.4, "alike", "weakest")
    passing = accounts("alike")[accounts("alike").mean(axis=1) >= MEAN_BAR]
    assert passing.min() >= WEAKEST_BAR


def test_how_little_ten_cases_and_six_products_tell() -> None:
    three, six = share(NEEDS["data"].client, CASES), share(6, 6)
    assert (round(three.low, 2), round(three.high, 2)) == (0.11, 0.60)
    assert (round(100 * six.low), round(100 * six.high)) == (61, 100)


def test_the_threshold_of_the_data_set() -> None:
    table = data.load("b2b_accounts")
    found = plateau(table[list(INDICATORS)].mean(axis=1), table["stage"])
    assert (round(found.threshold, 2), round(found.low, 2), round(found.high, 2)) == (0.70, 0.65, 0.78)
    assert round(found.gain) == 17 and found.n == 80
    assert found.level == pytest.approx(4, abs=0.2)
