"""What the pages on measures and the manual say in numbers, worked out again."""

from __future__ import annotations

import re
from math import hypot, sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cocrea import stats
from cocrea.book.spanish.translate import translated_page
from cocrea.data import load
from cocrea.data.quetzalia import CHECKOUT, MOMENTS, RETURN_MINUTES
from cocrea.language import _, speaking
from cocrea.models import moments
from cocrea.survey import analyse
from cocrea.survey import load as load_survey

BOOK = Path(__file__).parents[2] / "book"
MEASURES = (BOOK / "04-measures.md").read_text(encoding="utf-8")
MANUAL = (BOOK / "04-manual.md").read_text(encoding="utf-8")


def rows(page: str, name: str) -> list[list[str]]:
    """The body of the table `name`, cell by cell."""
    body = page.split(f":name: {name}\n", 1)[1].split("\n:::", 1)[0]
    lines = [line for line in body.strip().splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


# -- 4.8 ---------------------------------------------------------------------------


def test_the_checkout_of_the_gaps_is_the_one_of_quetzalia() -> None:
    told = {row[0]: row[2] for row in rows(MEASURES, "tab-gaps-model")}
    assert f"accept {CHECKOUT.adequate} minutes, managers believe {CHECKOUT.believed}" in told["1"]
    assert f"{CHECKOUT.of_ten} in 10 within {CHECKOUT.written.minutes} minutes" in told["2"]
    assert f"{CHECKOUT.of_ten} in 10 take up to {CHECKOUT.clock} minutes" in told["3"]


def test_three_of_four_minutes_pass_on_the_clock() -> None:
    parts = moments.telescope(
        CHECKOUT.adequate, CHECKOUT.believed, CHECKOUT.written.minutes, CHECKOUT.clock, CHECKOUT.felt
    )
    assert parts.gap5 == 4 and parts.gap5 - parts.perceptual == 3
    assert parts.gap3 == 1  # what the store saw against its own standard


def test_the_cost_of_one_customer_spared() -> None:
    visits = 1_200
    table = {row[0]: [cell.replace(",", "") for cell in row[1:]] for row in rows(MEASURES, "tab-measures")}
    for cost, share, people, each in zip(
        *(
            map(float, table[name])
            for name in (
                "Cost a month",
                "Spares, per 100 visits",
                "Customers spared a month",
                "Cost of one customer spared",
            )
        ),
        strict=True,
    ):
        assert people == visits * share / 100 and each == pytest.approx(cost / people)
    assert f"{visits:,} visits" in MEASURES


def test_faults_attended_and_not() -> None:
    found = load("juarez_faults").query("year == 2023").to_dict("records")
    faults: dict[Any, Any] = {(row["service"], row["group"]): row for row in found}
    service = ""
    for name, fault, n, told in rows(MEASURES, "tab-juarez"):
        service = name.lower() or service
        group = {"None reported": "none", "Reported, attended": "attended"}.get(fault, "not attended")
        row = faults[service, group]
        assert int(n.replace(",", "")) == row["n"]
        assert told == f"{row['mean']:.2f} [{row['low']:.2f}, {row['high']:.2f}]"
    people = [sum(row["n"] for row in found if row["service"] == name) for name in ("electricity", "water")]
    assert people == [1500, 1515]


def test_water_is_the_other_way_round_in_one_year() -> None:
    read = load("juarez_recovery").query("service == 'water' and contrast == 'service'").to_dict("records")
    found: dict[Any, Any] = {one["year"]: one for one in read}
    row = found[2023]
    told = re.search(r"by ([\d.]+), with an interval from −([\d.]+) to ([\d.]+); in 2024", MEASURES)
    assert told and [float(one) for one in told.groups()] == [
        pytest.approx(-row["difference"], abs=0.005),
        pytest.approx(row["high"], abs=0.005),
        pytest.approx(-row["low"], abs=0.005),
    ]
    assert found[2024]["difference"] > 0


# -- 4.9 ---------------------------------------------------------------------------


def test_the_first_sheet_says_how_many_each_moment_lets_down() -> None:
    below = analyse(load_survey("moments_survey")).moments.set_index("moment_id")["below"].to_dict()
    told = {row[0]: float(row[3]) for row in rows(MANUAL, "tab-manual-overview")}
    people = {moment.label: moment.of_100 * below[id] for id, moment in MOMENTS.items()}
    assert told == {name: pytest.approx(value, abs=0.05) for name, value in people.items()}


@pytest.mark.parametrize("code", ["en", "es"])
def test_the_first_sheet_promises_what_the_facts_of_quetzalia_say(code: str) -> None:
    page = translated_page(BOOK.parent, Path("book/04-manual.md"), code, {})
    with speaking(code):
        facts = {moment.label: [_(moment.promise), _(moment.owner)] for moment in MOMENTS.values()}
        assert {row[0]: row[1:3] for row in rows(page, "tab-manual-overview")} == facts
        assert facts[MOMENTS["checkout"].label][0].startswith(CHECKOUT.new.said)


def test_the_page_of_the_checkout_keeps_to_the_facts() -> None:
    field = dict(rows(MANUAL, "tab-manual-page"))
    assert f"within {CHECKOUT.adequate} minutes" in field["Two standards"]
    assert f"Excellent: within {CHECKOUT.desired}" in field["Two standards"]
    overview = {row[0]: row[1] for row in rows(MANUAL, "tab-manual-overview")}
    assert f"within {RETURN_MINUTES} minutes" in overview["Returning a product"]
    row = analyse(load("moments_survey").query("store == 'A'")).moments.set_index("moment_id").loc["checkout"]
    told = re.findall(r"\d+", field["Where we stand"])[:5]
    below, low, high = (round(100 * row[name]) for name in ("below", "below_low", "below_high"))
    assert [int(one) for one in told] == [below, 100, low, high, row["zone_n"]]


def test_the_survey_of_march_says_how_many_the_checkout_lets_down_in_two_stores() -> None:
    told = re.search(
        r"go from (\d+) to \d+ of 100 in A, and from (\d+) to \d+ in C \(.* (\d+) and (\d+)", MANUAL
    )
    survey = load("moments_survey")
    found = [
        analyse(survey.query(f"store == '{store}'")).moments.set_index("moment_id").loc["checkout"]
        for store in ("A", "C")
    ]
    shares, asked = [round(100 * row["below"]) for row in found], [row["zone_n"] for row in found]
    assert told and [int(one) for one in told.groups()] == shares + asked


def test_how_much_the_worst_moment_improves_by_itself() -> None:
    """Eight moments, nothing done: the size worked out, the chance found by asking often."""
    rng = np.random.default_rng(8)
    for n, better, gain in re.findall(r"^\| (\d+) \| (\d+) % \| ([\d.]+) \|$", MANUAL, re.MULTILINE):
        size = int(n)
        assert float(gain) == round(stats.ranking_overstatement(size, 1.4, 0.15, 8), 2)
        truth = -0.15 * np.arange(8)
        first = truth + 1.4 / sqrt(size) * rng.standard_normal((100_000, 8))
        again = truth + 1.4 / sqrt(size) * rng.standard_normal((100_000, 8))
        worst = first.argmin(axis=1)[:, None]
        improved = np.take_along_axis(again, worst, 1) > np.take_along_axis(first, worst, 1)
        assert 100 * improved.mean() == pytest.approx(float(better), abs=0.8)


def test_two_stores_and_two_changes() -> None:
    shares = (0.55, 0.37, 0.45, 0.37)
    effect = 100 * ((shares[1] - shares[0]) - (shares[3] - shares[2]))
    assert effect == pytest.approx(-10)
    for n, told, interval in rows(MANUAL, "tab-did"):
        margin = 1.96 * hypot(*(100 * sqrt(p * (1 - p) / int(n)) for p in shares))
        low, high = (float(end.replace("−", "-")) for end in re.findall(r"[−+][\d.]+", interval))
        assert float(told.replace("−", "-")) == pytest.approx(effect)
        assert low == pytest.approx(effect - margin, abs=0.5) and high == pytest.approx(
            effect + margin, abs=0.5
        )
        assert (effect + margin < 0) == (high < 0)
    told_n = re.search(
        r"it takes (\d+) customers in \*each\* of the four groups, a single share takes (\d+)", MANUAL
    )
    assert told_n and [int(one) for one in told_n.groups()] == [
        stats.n_for_half_width(sd=2 * 0.5, half_width=0.1),
        stats.n_for_half_width(sd=0.5, half_width=0.1),
    ]
