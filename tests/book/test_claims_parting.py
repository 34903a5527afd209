"""What the pages on credit, on the others and on parting say in numbers, worked out again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cocrea.charts import credit as charts_credit
from cocrea.data import load
from cocrea.explorables.coproduction.x33_credit import FREE, STRENGTH, TIMES, asked
from cocrea.explorables.coproduction.x34_full_house import seated
from cocrea.explorables.coproduction.x35_parting import sorted_out
from cocrea.models import coproduction as co
from cocrea.stats import independence
from cocrea.tasks.coproduction.e311_stories import PLANTED

BOOK = Path(__file__).parents[2] / "book"
CREDIT, OTHERS, PARTING = (
    (BOOK / f"03-{name}.md").read_text(encoding="utf-8") for name in ("credit", "others", "parting")
)


# -- 3.4 -----------------------------------------------------------------------------


def test_what_the_three_patterns_do() -> None:
    """Half of a success and nearly a point less; the fonda forgiven; down all the same."""

    def of(outcome: str, pattern: str) -> tuple[float, float]:
        alone = co.satisfaction_with_firm(outcome, False, pattern, STRENGTH)
        taken = co.credit_taken(outcome, True, pattern, STRENGTH)
        return taken, co.satisfaction_with_firm(outcome, True, pattern, STRENGTH) - alone

    assert co.satisfaction_with_firm("worse", False, "self-blame", STRENGTH) == 2
    assert of("worse", "credit-taking") == (pytest.approx(0.06), 0)
    assert of("better", "credit-taking") == (pytest.approx(0.54), pytest.approx(-0.864))
    assert of("better", "self-blame")[1] == 0
    assert of("worse", "self-blame")[1] > 0 > of("worse", "amplification")[1]
    assert of("worse", "self-blame")[0] == of("worse", "amplification")[0]  # "as far as before"
    assert of("better", "amplification")[1] > 0


def test_figure_explorable_and_lab_have_the_same_signs() -> None:
    """Satisfaction after a better and after a worse outcome, by pattern: as E3.11 plants and asks it."""
    named = {"credit": "credit-taking", "blame": "self-blame", "louder": "amplification"}
    for name, (credit, blame) in PLANTED.items():
        planted = [np.sign(-credit), np.sign(blame)]
        if name in named:
            shown = [
                np.sign(
                    co.satisfaction_with_firm(end, True, named[name], STRENGTH)
                    - co.satisfaction_with_firm(end, False, named[name], STRENGTH)
                )
                for end in ("better", "worse")
            ]
            assert shown == planted, name
    assert STRENGTH == charts_credit.STRENGTH
    assert "it falls for the first, stays for the second and rises for the third" in CREDIT
    assert "stays for the first, rises for the second and falls for the third" in CREDIT


def test_now_and_then_a_small_difference_turns_round() -> None:
    apart = [
        asked("credit-taking", "worse", time).here["felt1"]
        - asked("credit-taking", "worse", time).here["felt0"]
        for time in range(1, TIMES + 1)
    ]
    assert min(apart) < 0 < max(apart)


def test_a_choice_owns_to_the_failure() -> None:
    with_choice, without = (asked(pattern, "worse", 1).here["mine1"] for pattern in (FREE, "credit-taking"))
    assert with_choice > without + 10


def test_the_contrast_of_four_stories() -> None:
    assert "good dinner gave 5.6 and readers of the bad one 3.9; without it 5.5 and 2.8" in CREDIT
    contrast = co.interaction_contrast(5.6, 5.5, 3.9, 2.8)
    assert contrast == pytest.approx(-1.0) and "0.1 − 1.1 = −1.0" in CREDIT
    assert np.mean([5.6 - 5.5, 3.9 - 2.8]) == pytest.approx(0.6)


# -- 3.5 -----------------------------------------------------------------------------


def glad(guests: int, walls: str, company: int) -> tuple[int, int]:
    here = seated(guests, walls, company).here
    return int(str(here["feast"]).split("/")[0]), int(str(here["lunch"]).split("/")[0])


def test_neither_empty_nor_packed_and_wide_walls_make_room() -> None:
    feast = [glad(guests, "usual", 1)[0] / (guests / 2) for guests in range(10, 81, 10)]
    assert max(feast) not in (feast[0], feast[-1])
    assert glad(40, "wide", 1)[0] > glad(40, "usual", 1)[0] > glad(60, "usual", 1)[0]
    lunch = [glad(guests, "usual", 1)[1] / (guests / 2) for guests in range(10, 81, 10)]
    assert lunch == sorted(lunch, reverse=True)


def test_twenty_more_or_the_walls_outward() -> None:
    forty, sixty, wide = glad(40, "usual", 1), glad(60, "usual", 1), glad(40, "wide", 1)
    assert (sum(forty), sum(sixty), sum(wide)) == (18, 6, 28)
    assert (forty, wide, sixty[1]) == ((15, 3), (19, 9), 0)
    assert "18 are glad of the house. Twenty more: 6. The walls outward instead: 28" in OTHERS
    assert "15 become 19 with wide walls" in OTHERS and "3 become 9" in OTHERS


def test_without_company_nobody_who_celebrates_is_glad() -> None:
    assert not any(glad(n, walls, 0)[0] for n in range(10, 81, 10) for walls in ("wide", "usual", "narrow"))
    shares = [glad(guests, "usual", 0)[1] / (guests / 2) for guests in range(20, 81, 20)]
    assert shares == sorted(shares, reverse=True)


def by(column: str) -> pd.DataFrame:
    found = load("housing").pivot_table("count", column, "satisfaction", "sum")
    return (100 * found.div(found.sum(axis="columns"), axis="index")).round()


def test_neighbours_faintly() -> None:
    shares = by("contact")
    assert shares.loc["low", ["high", "low"]].tolist() == [38, 37]
    assert shares.loc["high", ["high", "low"]].tolist() == [41, 32]
    found = load("housing").pivot_table("count", "contact", "satisfaction", "sum")
    test = independence(found)
    assert (test.n, test.df, round(test.chi_square, 1), round(test.p, 3)) == (1681, 2, 5.1, 0.077)
    high = found[["high"]].assign(rest=found["low"] + found["medium"])
    assert round(independence(high).p, 2) == 0.30
    assert "p = 0.077; collapsed to *highly or not* it gives 0.30" in OTHERS


def test_two_bills_by_a_weak_meter() -> None:
    assert round(100 * co.right_order(0.2)) == 56 and "it is 56 of 100" in OTHERS
    assert 0.2**2 == pytest.approx(0.04) and "ninety-six" in OTHERS


# -- 3.6 -----------------------------------------------------------------------------


def test_who_feels_a_say_is_more_often_content() -> None:
    shares = by("influence")
    assert shares["high"].to_dict() == {"low": 28, "medium": 40, "high": 58}
    assert shares.loc[["low", "high"], "low"].tolist() == [45, 20]
    assert "28 % were highly satisfied" in PARTING and "58 %, and 20 % instead of 45 %" in PARTING


def test_with_home_and_contact_held_still() -> None:
    rows = load("housing").query("type == 'tower' and contact == 'low'")
    table = rows.pivot_table("count", "influence", "satisfaction", "sum")
    n = table.sum(axis="columns")
    p = table["high"] / n
    errors = 100 * (p * (1 - p) / n) ** 0.5
    assert n[["high", "low"]].tolist() == [57, 70]
    assert (100 * p[["high", "low"]]).round().tolist() == [63, 40]
    assert errors[["high", "low"]].round(1).tolist() == [6.4, 5.9]
    margin = 1.96 * (errors["high"] ** 2 + errors["low"] ** 2) ** 0.5
    assert (round(margin), round(100 * (p["high"] - p["low"]))) == (17, 23)
    assert "of 57 who felt much influence 63 %" in PARTING and "of 70 who felt little 40 %" in PARTING
    assert "1.96 × √(6.4² + 5.9²) = 17. So 23 ± 17 points" in PARTING


def test_two_conventions_of_one_value() -> None:
    now, later = (co.clv(120, 0.8, 0.1, first) for first in co.FIRST_MARGIN)
    assert (round(now), round(later)) == (440, 320) and now - later == pytest.approx(120)


def test_a_new_price_that_nobody_accepts() -> None:
    quiet, _loud, stay = co.REFUSERS
    opening = sorted_out(quiet, 1.0, 20).here
    assert opening["reprice"] > sum(map(int, opening.values())) / 2
    assert sorted_out(quiet, 0.0, 20).here == {"keep": 3, "reprice": 76, "part": 0}
    assert sorted_out(stay, 0.0, 20).here["part"] == 75 and sorted_out(stay, 0.0, 20).here["reprice"] == 0
    table = load("customers_value")
    losing = table[table["margin"] < 0]
    assert (len(table), len(losing)) == (1000, 79)
    new = losing["new_margin"]
    assert (new > 0).sum() == 41 and (new > losing["margin"]).all()  # a gain with 41, else a smaller loss
    assert "with 41 of the 79 it would bring a gain, with the others a smaller loss" in PARTING
    assert "76 of 79" in PARTING and "parting is best for 75" in PARTING
    assert losing["accept_chance"].mean() == pytest.approx(0.55, abs=0.05)  # "about half"


def test_one_customer_worked_through() -> None:
    """What the page works out step by step before the tasks that ask for it."""
    life = co.clv(1, 0.8, 0.1, "now")
    keep, accepted = -30 * life, 15 * life
    assert (round(keep), round(accepted)) == (-110, 55)
    assert round(0.4 * accepted + 0.6 * keep) == -44 and round(0.4 * accepted) == 22
    assert "0.4 × 55 − 0.6 × 110 = −44; if they leave quietly, 0.4 × 55 = 22" in PARTING
    best = {
        refused: max(ways, key=ways.__getitem__)
        for refused, end in {"stay": keep, "leave": 0.0}.items()
        for ways in [{"keep": keep, "new price": 0.4 * accepted + 0.6 * end, "part": -30}]
    }
    assert best == {"stay": "part", "leave": "new price"}
    assert "Parting costs 30 here: so if they stay, parting is best" in PARTING
    assert "and if they leave, the new price. The refusers decide" in PARTING
    assert "132 ÷ 0.3 = 440 and the second 96 ÷ 0.3 = 320" in PARTING


def test_a_margin_worked_through() -> None:
    variance = (0.9**2 + 1.1**2) / 40
    assert round(variance, 4) == 0.0505 and round(1.96 * variance**0.5, 2) == 0.44
    assert "1.96 × √0.0505 = 0.44" in CREDIT
