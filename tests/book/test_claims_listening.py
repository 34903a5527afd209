"""What sections 6.1 and 6.2 say in numbers, worked out again."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from scipy import stats as scipy_stats

from cocrea import data
from cocrea.charts.wordings import EACH, SAW, wordings_picture_alt
from cocrea.data.jacaranda import SITUATIONS
from cocrea.explorables.listening.x61_interviews import NEEDS, chances, heard, mentioned
from cocrea.explorables.listening.x62_said_and_done import counts
from cocrea.models.listening import (
    beta_binomial_coverage,
    chao2,
    incidence,
    interviews_needed,
    joint_shares,
    need_coverage,
    say_do_table,
)

BOOK = Path(__file__).parents[2] / "book"
ASK, OBSERVE = ((BOOK / f"06-{name}.md").read_text(encoding="utf-8") for name in ("ask", "observe"))


# -- 6.1 -----------------------------------------------------------------------------


def test_one_word_in_three_questions() -> None:
    seen = {name: count for name, (count, _question) in SAW.items()}
    assert (seen["smashed"], seen["hit"], seen["none"], EACH) == (16, 7, 6, 50)
    two = [[seen[name], EACH - seen[name]] for name in ("smashed", "hit")]
    three = [*two, [seen["none"], EACH - seen["none"]]]
    assert round(float(scipy_stats.fisher_exact(two).pvalue), 3) == 0.056
    assert round(float(scipy_stats.chi2_contingency(two, correction=False).pvalue), 3) == 0.032
    over_three = scipy_stats.chi2_contingency(three)
    assert (round(float(over_three.statistic), 1), round(float(over_three.pvalue), 3)) == (7.8, 0.02)
    for said in ("p = 0.056 or 0.032", "test 0.056", "correction 0.032", "is 7.8", "p is 0.020"):
        assert said in ASK


def test_the_picture_and_its_words_in_the_page_say_the_same() -> None:
    numbers = re.findall(r"\d+", wordings_picture_alt())
    (alt,) = re.findall(r"alt: (Three bars.*)", ASK)
    assert {"32", "21", "46", "14", "7", "26", "12", "6", "24"} <= set(numbers) & set(re.findall(r"\d+", alt))


def test_five_interviews_with_nothing_new_and_a_third_missing() -> None:
    new = heard(19, "uneven", 1).rows["size"][:19]
    assert not np.asarray(new[14:19]).any() and new[13] > 0
    assert int((mentioned("uneven", 1)[:19].sum(axis=0) == 0).sum()) == 20 == NEEDS // 3
    fewer = [int((mentioned("uneven", who)[:19].sum(axis=0) == 0).sum()) for who in range(2, 7)]
    assert (min(fewer), max(fewer)) == (12, 15)
    assert round(NEEDS * float(beta_binomial_coverage(1, 6, 20))) == 46
    assert round(NEEDS * float(need_coverage(1 / 7, 20))) == 57


def test_the_round_on_the_page_is_a_rare_one_and_the_page_says_so() -> None:
    missed = 1 - chances("uneven")
    not_new = 1 - missed**14 + missed**19  # a need heard before interview 15, or not by interview 19
    assert round(100 * float(not_new.prod())) == 2
    assert round(float((missed**19 / not_new).sum())) == 16
    assert "in about 2 of 100, and then 16 needs are missing on average" in ASK


def test_at_most_never_shows_that_enough_was_heard() -> None:
    """Where the bound reaches a rule of 85 %, most rounds have truly heard less; and it can overshoot."""
    luck = np.random.default_rng(6)
    times = luck.binomial(16, luck.beta(1, 6, (4000, NEEDS)))
    needs, once, twice = (times > 0).sum(axis=1), (times == 1).sum(axis=1), (times == 2).sum(axis=1)
    least = needs + 15 / 16 * np.where(twice > 0, once**2 / (2 * np.maximum(twice, 1)), once * (once - 1) / 2)
    one = next(i for i in range(len(least)) if twice[i])
    assert least[one] == pytest.approx(chao2(int(needs[one]), int(once[one]), int(twice[one]), 16).value)
    reached = needs / least >= 0.85
    assert reached.any() and (needs[reached] / NEEDS < 0.85).mean() > 0.8
    assert 1 / 7 < (least > NEEDS).mean() < 1 / 5 and "In about one round of six of our model" in ASK


def test_frequent_needs_and_rare_ones() -> None:
    assert round(100 * float(need_coverage(0.5, 4))) == 94 and interviews_needed(0.05, 0.9) == 45
    uneven = beta_binomial_coverage(1, 6, [10, 20, 30]).round(3).tolist()
    alike = np.asarray(need_coverage(1 / 7, [10, 20, 30])).round(3).tolist()
    assert (uneven, alike) == ([0.625, 0.769, 0.833], [0.786, 0.954, 0.99])


def test_what_the_simulated_interviews_hold() -> None:
    notes = data.load("interviews")
    found = incidence(notes[notes["kind"] == "interview"])
    least = chao2(found.needs, found.once, found.twice, found.interviews)
    assert (found.interviews, round(least.value, 1)) == (16, 50.8)
    assert round(100 * least.completeness_at_most) == 87 and round(100 * found.needs / 60) == 73


# -- 6.2 -----------------------------------------------------------------------------


def test_the_shares_stay_and_the_people_do_not() -> None:
    assert [counts(20, 20, same)[1] + counts(20, 20, same)[2] for same in (4, 2, 0)] == [0, 20, 40]
    assert all(counts(24, 20, same)[1] - counts(24, 20, same)[2] == 4 for same in range(5))


def test_what_rosas_hundred_say_and_do() -> None:
    found = say_do_table(data.load("say_do")).set_index("behaviour")
    bag, listed, trolley = (found.loc[name] for name in ("reusable_bag", "shopping_list", "returns_trolley"))
    assert (bag["stated"], bag["observed"], bag["n"], round(bag["p"], 3)) == (0.62, 0.5, 100, 0.043)
    assert (round(100 * bag["mismatch"]), round(100 * bag["bias"])) == (30, 12)  # 21 and 9
    assert (listed["stated"], listed["observed"]) == (0.49, 0.5)
    assert [round(100 * listed[name]) for name in ("bias", "bias_low", "bias_high", "mismatch")] == [
        *(-1, -12, 10),
        31,
    ]
    assert [round(100 * trolley[name]) for name in ("bias", "bias_low", "bias_high")] == [2, -5, 9]
    assert "two points apart, [−5, +9]" in OBSERVE
    assert list(found.index[[1, -1]]) == ["shopping_list", "returns_trolley"]  # the second row, the last


def test_whom_pens_would_miss_and_reach() -> None:
    """By their word some have no list and have one, and the other way round."""
    table = data.load("say_do")
    listed = table[table["behaviour"] == "shopping_list"]
    said, did = listed["stated"].astype(bool), listed["observed"].astype(bool)
    assert (int((~did).sum()), int((said & ~did).sum()), int((did & ~said).sum())) == (50, 15, 16)
    assert "miss 15 of the 50 without a list, and go to 16 who have one" in OBSERVE


def test_covertly_the_order_of_nurses_and_physicians_is_open() -> None:
    pattern = r"^\| (?:Nurses|Physicians) \| ([\d.]+) % \| .*\| (\d+) \|$"
    (nurses, n_nurses), (doctors, n_doctors) = re.findall(pattern, OBSERVE, re.MULTILINE)
    shares, sizes = np.array([float(nurses), float(doctors)]), np.array([int(n_nurses), int(n_doctors)])
    apart = shares[0] - shares[1]
    reach = 1.96 * float(np.sqrt((shares * (100 - shares) / sizes).sum()))
    assert [round(apart), round(apart - reach), round(apart + reach)] == [-3, -8, 1]
    assert "3 points lower, interval roughly [−8, +1]" in OBSERVE


def test_the_shares_of_juarez_are_those_of_the_table() -> None:
    app = data.load("juarez_participation").set_index("action").loc["app"]
    assert [round(100 * app[name], 1) for name in ("share", "low", "high")] == [5.8, 4.8, 7.1]
    assert app["n"] == 1506 and "5.8 % [4.8, 7.1] of 1,506" in OBSERVE


def test_the_differences_of_the_hospital_are_those_of_its_shares() -> None:
    rows = re.findall(r"^\| .+? \| ([\d.]+) % \| ([\d.]+) % \| \+([\d.]+) \| \d+ \|$", OBSERVE, re.MULTILINE)
    assert len(rows) == 5
    for covert, overt, points in rows:
        assert float(overt) - float(covert) == pytest.approx(float(points))


def test_a_correlation_in_people() -> None:
    found = joint_shares(0.5, 0.5, 0.53)
    assert found.mismatch == pytest.approx((1 - 0.53) / 2) and round(100 * found.mismatch) == 24


def test_where_noemi_can_watch_and_where_she_can_ask() -> None:
    watched = {name: one.year for name, one in SITUATIONS.items()}
    asked = {name: one.visits * one.talk for name, one in SITUATIONS.items()}
    assert max(watched, key=lambda name: watched[name]) == "machine" and asked["machine"] == 0
    assert max(asked, key=lambda name: asked[name]) == "loan"
    assert SITUATIONS["machine"].active_share == 1 and SITUATIONS["machine"].visits == 45
