"""What sections 3.2 and 3.3 say in words holds in the data and models that the build reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from cocrea import data
from cocrea.data.handed_over import DRIVERS, TILL
from cocrea.data.kiosk import read_kiosk
from cocrea.explorables.coproduction.x32_machine import sale
from cocrea.models.coproduction import STEPS, odds_ratio, readiness, right_order, role_gap, sst_probability
from cocrea.stats import holm, logit_fit
from cocrea.stats.groups import separate_t_of_means
from cocrea.tables.coproduction import READY, THREE

BOOK = Path(__file__).parents[2] / "book"


def page(name: str) -> str:
    return (BOOK / f"03-{name}.md").read_text(encoding="utf-8")


# -- 3.2 ---------------------------------------------------------------------------------


def test_a_point_of_clarity_adds_most_where_the_driver_is_undecided() -> None:
    marks = np.array(list(THREE.values()), float)
    before, after = (sst_probability(marks[:, 0] + more, marks[:, 1], marks[:, 2]) for more in (0, 1))
    assert (100 * (after - before)).round(1) == pytest.approx([5.9, 11.6, 1.5])
    assert odds_ratio(0.5) == pytest.approx(1.65, abs=0.005)
    assert before[1].round(2) == 0.57 and after[1].round(2) == 0.69  # B, step by step
    assert [round(x, 2) for x in (np.exp(-0.3), np.exp(0.3), 1.35 * 1.65)] == [0.74, 1.35, 2.23]
    assert (after / (1 - after)) / (before / (1 - before)) == pytest.approx([odds_ratio(0.5)] * 3)


def test_the_sums_of_the_till_are_those_of_the_page() -> None:
    opening = sale(5, 0.0, 0.0)
    assert (round(opening.saved, 1), round(opening.machine, 1), round(opening.left, 1)) == (10.0, 2.6, 7.4)
    assert round(opening.enough) == 75_676 and TILL.visit * TILL.wage / 60 == 0.25
    assert (TILL.staffed, TILL.scanned, TILL.wage, TILL.fixed, TILL.sales) == (1.5, 0.3, 5, 5600, 110_000)
    assert TILL.basket == 9 and sale(5, 0.01, 0).lost == pytest.approx(9)


def test_what_goods_unpaid_and_visits_leave_of_the_saving() -> None:
    assert sale(5, 0.01, 0).left < 0
    assert sale(5, 0.0025, 0).enough < TILL.sales < sale(5, 0.005, 0).enough
    assert sale(5, 0.0044, 0).left > 0 and sale(5, 0.0044, 0).enough > TILL.sales  # goods not scanned
    pays = [wage for wage in range(2, 13) if sale(wage, 0.01, 0).enough < TILL.sales]
    assert pays == [9, 10, 11, 12]
    assert sale(5, 0, 0.1).enough > TILL.sales > sale(5, 0, 0.05).enough


def test_what_goes_with_no_other_way_to_order() -> None:
    rows = data.load("kiosk_forced").set_index(["outcome", "group"])
    found = {
        outcome: separate_t_of_means(
            *(tuple(rows.loc[(outcome, group), ["mean", "sd", "n"]]) for group in ("forced", "chosen"))
        )
        for outcome in rows.index.unique("outcome")
    }
    recommend = found["recommend"]
    assert [round(x, 2) for x in (recommend.mean, recommend.low, recommend.high)] == [-0.48, -0.77, -0.20]
    assert all(recommend.mean < one.mean < 0 for name, one in found.items() if name != "recommend")
    spread = rows.loc["recommend"].eval("sqrt(((n - 1) * sd**2).sum() / (n.sum() - 2))")
    assert 0.44 < -recommend.mean / spread < 0.5  # nearly half a standard deviation
    kept = dict(zip(found, holm([one.p for one in found.values()]), strict=True))
    assert [outcome for outcome, p in kept.items() if p < 0.05] == ["recommend"]
    assert rows.loc[("recommend", "forced"), "n"] == 127 and rows.loc[("recommend", "chosen"), "n"] == 80


def test_the_six_other_reasons_have_the_opposite_sign(shared: Callable[[str], Path]) -> None:
    """No published table has them: from the original answers, for satisfaction and for recommending."""
    answers = read_kiosk(shared("data/kiosk.csv"))
    reasons = [column for column in map(str, answers) if column.startswith("why_")]
    assert len(reasons) == 7
    for outcome in ("overall_satisfied", "recommend"):
        apart = {
            reason: separate_t_of_means(*((of.mean(), of.std(), len(of)) for of in (named, rest)))
            for reason in reasons
            for named, rest in [(answers.loc[answers[reason] == tick, outcome].dropna() for tick in (1, 0))]
        }
        assert [reason for reason, one in apart.items() if one.mean < 0] == ["why_no_alternative"]
        if outcome == "overall_satisfied":
            staff = apart["why_avoid_staff"]
    assert (answers["why_avoid_staff"] == 1).sum() == 72
    assert [round(x, 2) for x in (staff.mean, staff.low, staff.high)] == [0.48, 0.26, 0.70]
    assert "(72 people) satisfaction was *higher* by 0.48, interval [0.26, 0.70]" in page("self-service")


def test_age_alone_takes_the_blame_for_a_missing_sign() -> None:
    drivers = data.load("fuel_station")
    drivers["old"] = (drivers["age_group"] == "60+").astype(float)
    share = 100 * drivers.groupby("old")["self_service"].mean()
    assert (round(share[1.0]), round(share[0.0])) == (54, 76)
    terms = logit_fit(drivers, "self_service", ["role_clarity", "motivation", "ability", "old"]).terms
    old = terms.set_index("term").loc["old"]
    assert [round(old[name], 2) for name in ("odds_ratio", "odds_low", "odds_high")] == [0.70, 0.39, 1.25]


# -- 3.3 ---------------------------------------------------------------------------------


def lost(name: str) -> dict[str, int]:
    one = DRIVERS[name]
    found = role_gap(one.expected, one.know, one.able, one.do)
    return dict(zip(STEPS, found["lost"].tolist(), strict=True))


def test_each_group_is_lost_at_another_step() -> None:
    assert lost("younger") == {"know": 10, "able": 6, "do": 26}
    assert lost("older") == {"know": 58, "able": 6, "do": 8}
    assert lost("chair") == {"know": 4, "able": 18, "do": 1}
    assert [sum(lost(name).values()) for name in DRIVERS] == [42, 72, 23]


def test_of_the_older_who_know_nearly_as_many_do_it_as_of_the_young() -> None:
    older, younger = DRIVERS["older"], DRIVERS["younger"]
    assert (older.know, older.do, older.know - older.do) == (62, 48, 14)
    assert (younger.know, younger.do) == (190, 158)
    assert f"Of the {older.know} who know, {older.do} do it" in page("roles")
    assert younger.do / younger.know - older.do / older.know < 0.06


def test_the_shares_of_the_steps_multiply_to_the_share_who_do() -> None:
    for one in DRIVERS.values():
        found = role_gap(one.expected, one.know, one.able, one.do)
        assert found["share"].prod() == pytest.approx(one.do / one.expected)


def test_three_rules_put_three_customers_in_three_orders() -> None:
    assert READY == {"A": (0.9, 0.5, 0.9), "B": (0.7, 0.7, 0.7), "C": (0.6, 0.95, 0.75)}
    by = {
        rule: {name: readiness(*three, rule) for name, three in READY.items()}
        for rule in ("product", "minimum")
    }
    assert max(by["product"], key=by["product"].__getitem__) == "C"
    assert max(by["minimum"], key=by["minimum"].__getitem__) == "B"
    level = [readiness(*READY[name], "mean") for name in "AC"]
    assert level[0] == pytest.approx(level[1]) and level[0] > readiness(*READY["B"], "mean")


# -- the cards, and the page for instructors -------------------------------------------------


@pytest.mark.parametrize("name", ["who", "self-service", "roles"])
def test_the_steps_of_a_card_make_its_minutes(name: str) -> None:
    card = page(name).partition("**Minutes.** ")[2]
    do = re.search(r"\*\*Do\.\*\*.*", card)
    assert do and sum(map(int, re.findall(r"\((\d+)\)", do[0]))) == int(card.split(".")[0])


def test_two_classes_of_90_minutes() -> None:
    classes = page("instructors").split("(coproduction-class-two)=")
    assert "two classes of 90 minutes" in classes[0]
    for one in classes:
        assert sum(map(int, re.findall(r"^\| (\d+) \|", one, re.MULTILINE))) == 90


def test_what_the_classes_do_stands_on_the_cards() -> None:
    """The numbers of the page for instructors are those of the pages that it sends to."""
    told = page("instructors")
    assert "Ten wide, twenty wide, twenty narrow" in told
    assert "*ten wide* and *twenty narrow*" in page("others")
    assert f"in {100 * right_order(0.2):.0f} pairs of 100: six more than a coin" in told
    assert "The coin and the tip: 100 pairs" in told and "100 pairs of bills" in page("others")
    assert "The list of the 79" in told and "the sheet of the 79" in page("parting")
    assert "*expected · know · able · do*, four empty columns" in told and len(STEPS) == 3
    numbers = {int(n) for n in re.findall(r"(?<![\d.E])\d+(?![\d.])", told)}
    assert numbers == {3, 10, 15, 25, 56, 79, 90, 100}
