"""The keys of the tasks on lines and waits, worked out a second way; and that their verdicts go both ways."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from cocrea import data
from cocrea.tasks.contact.e204_longer_line import LongerLine
from cocrea.tasks.contact.e206_one_line import OneLine
from cocrea.tasks.contact.e211_three_clocks import ThreeClocks
from cocrea.tasks.contact.e212_two_countries import PRINTED, SERVICES, TwoCountries, pairs

ROOT = Path(__file__).parents[2]
NAMES = [f"s{n:03d}" for n in range(60)]
CARE = list(product(pairs(), [("water", "rubbish"), ("streets", "electricity"), ("water", "streets")]))


@pytest.mark.parametrize("name", NAMES)
def test_the_longer_line_by_hand(name: str) -> None:
    task = LongerLine.variant(name)
    for line, came, went, wait in zip(task.line, task.came, task.went, task.waits, strict=True):
        assert wait == pytest.approx(60 * line / (came - went))


def test_the_longer_line_is_the_longer_wait_in_some_pairs_and_not_in_others() -> None:
    verdicts = Counter(LongerLine.variant(name).key["because"] for name in NAMES)
    assert min(verdicts["agree"], verdicts["differ"]) > 15


@pytest.mark.parametrize("name", NAMES)
def test_lines_taken_by_chance_by_the_formula_of_one_server(name: str) -> None:
    """Load ÷ (1 − load) services: the wait where nobody looks at the other lines, as the prompt says."""
    task = OneLine.variant(name)
    load = task.arrivals / task.counters * task.each / 60
    assert task.waits[0] == pytest.approx(task.each * load / (1 - load), rel=0.01)


def test_the_larger_step_is_asked_of_these_eight_and_no_interval_is_claimed_for_it() -> None:
    open_steps = 0
    for name in NAMES:
        task = ThreeClocks.variant(name)
        late, head = task.given["clock"] - task.given["announced"], task.given["felt"] - task.given["clock"]
        assert task.key["where"] == ("sign" if abs(late.mean()) > abs(head.mean()) else "head")
        sign = 1 if late.mean() * head.mean() > 0 else -1
        apart = late - sign * head
        open_steps += abs(apart.mean()) < 2.36 * apart.std() / 8**0.5
    assert open_steps > 0.3 * len(NAMES)  # which is why the question says “in these eight”
    prose = (ROOT / "solutions/02-contact.md").read_text(encoding="utf-8")
    assert re.search(r"task-choice\} where\n.*in these eight", prose)


@pytest.mark.parametrize(("care", "services"), CARE)
def test_two_countries_by_hand(care: tuple[str, str], services: tuple[str, str]) -> None:
    task = TwoCountries(care, services)
    waits, (first, second) = data.load("spain_waits").set_index("group"), care
    for field, statistic in (("typical", "median_"), ("by_mean", "")):
        low, high = (waits[f"{statistic}{end}"] for end in ("low", "high"))
        found = "first" if high[first] < low[second] else "second" if high[second] < low[first] else "open"
        assert task.key[field] == found
    skew = waits["mean"] / waits["median"]
    assert task.key["less"] == ("first" if skew[first] > skew[second] else "second")
    marks = data.load("juarez_faults").query("group == 'none'").set_index(["service", "year"])
    sure = {}
    for service in services:
        change = marks["mean"][service, 2024] - marks["mean"][service, 2023]
        error = (marks["se"][service, 2023] ** 2 + marks["se"][service, 2024] ** 2) ** 0.5
        sure[service] = abs(change) > 1.98 * error  # t of 118 degrees of freedom
    settled = [sure[service] for service in services]
    said = {(True, True): "both", (True, False): "one", (False, True): "two", (False, False): "neither"}
    assert task.key["settled"] == said[tuple(settled)]


def test_what_the_page_prints_is_not_asked_and_either_order_is_sometimes_open() -> None:
    page = (ROOT / "book/02-waits.md").read_text(encoding="utf-8")
    printed = re.search(r"show_patients\(waits\.loc\[\[(.*?)\]\]\)", page)
    assert printed and set(re.findall(r'"([\w-]+)"', printed[1])) == PRINTED
    asked = re.search(r"show_marks\(marks\.loc\[\[(.*?)\]\]\)", page)
    assert asked and not set(re.findall(r'"([\w-]+)"', asked[1])) & set(SERVICES)
    assert all(set(pair) != PRINTED for pair in pairs())
    for field in ("typical", "by_mean"):
        assert {TwoCountries(pair, ("water", "streets")).key[field] for pair in pairs()} == {
            "first",
            "second",
            "open",
        }
    keys = [TwoCountries(pair, ("water", "streets")).key for pair in pairs()]
    assert any(key["typical"] != key["by_mean"] for key in keys), "mean and median say the same everywhere"
