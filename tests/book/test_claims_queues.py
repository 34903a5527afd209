"""What sections 2.4 and 2.5 say in words holds in the models and data that the build reads."""

from __future__ import annotations

import pandas as pd
import pytest

from cocrea import data
from cocrea.charts.load import services_waited
from cocrea.data.payday import MACHINE_ARRIVALS, MACHINE_MINUTES, PAY_DAY
from cocrea.models import contact
from cocrea.stats import paired_t, separate_t


def pooled(slower: float) -> float:
    """Minutes that the mean wait in the one line takes, when service takes longer by a share."""
    return float(60 * contact.queue_means(PAY_DAY.arrivals, PAY_DAY.service / (1 + slower), 2).wait)


# -- 2.4 -------------------------------------------------------------------------------


def test_seven_in_line_and_twenty_an_hour_are_21_minutes() -> None:
    assert 60 * contact.little(number=7, arrivals=20) == pytest.approx(21)


def test_the_load_on_pay_day_and_the_curve() -> None:
    assert PAY_DAY.arrivals / (PAY_DAY.tellers * PAY_DAY.service) == pytest.approx(0.83, abs=0.005)
    waits = [services_waited(load) for load in (0.5, 0.8, 0.9, 0.95)]
    assert waits == pytest.approx([1, 4, 9, 19])
    assert [PAY_DAY.minutes * wait for wait in waits[1:]] == pytest.approx([20, 45, 95])
    assert 0.9 / 0.8 == pytest.approx(1 + 1 / 8)  # an eighth more work
    come = 0.8 * PAY_DAY.service
    assert [come, PAY_DAY.service - come] == pytest.approx([9.6, 2.4]) and 60 * 0.8 / 2.4 == pytest.approx(20)
    assert services_waited(0.95, 5) == pytest.approx(3.5, abs=0.05)


def test_a_third_teller_with_a_third_line() -> None:
    more = contact.queue_means(PAY_DAY.arrivals / 3, PAY_DAY.service, 1)
    spare = PAY_DAY.service - PAY_DAY.arrivals / 3
    assert [round(PAY_DAY.arrivals / 3, 1), round(spare, 1), round(100 * more.p_wait)] == [6.7, 5.3, 56]
    today = contact.queue_means(PAY_DAY.arrivals / 2, PAY_DAY.service, 1)
    assert 60 * more.wait == pytest.approx(6, abs=0.5) and more.wait / today.wait == pytest.approx(1 / 4)


def test_one_line_or_two() -> None:
    found = contact.pooling(PAY_DAY.arrivals / 2, PAY_DAY.service, 1, 2)
    assert 60 * found.separate.wait == pytest.approx(25) and found.separate.p_wait == pytest.approx(
        0.833, abs=0.001
    )
    assert 60 * found.pooled.wait == pytest.approx(11.4, abs=0.05)
    assert found.pooled.p_wait == pytest.approx(0.758, abs=0.001)


def test_two_lines_of_which_everybody_joins_the_shorter() -> None:
    """12 minutes, and one line has lost what it gained when service takes about 1 % longer: 3 seconds."""
    shorter = 60 * contact.shorter_line_wait(PAY_DAY.arrivals, PAY_DAY.service)
    assert shorter == pytest.approx(12.3, abs=0.05)
    assert pooled(0.010) < shorter < pooled(0.011)
    assert 60 * PAY_DAY.minutes * 0.01 == pytest.approx(3)


@pytest.mark.parametrize(("measure", "percent"), [("wait", 8.8), ("time", 8.6)])
def test_the_break_even_and_a_second_way_to_it(measure: str, percent: float) -> None:
    share = contact.pooling_break_even(PAY_DAY.arrivals / 2, PAY_DAY.service, 1, 2, measure)
    assert 100 * share == pytest.approx(percent, abs=0.05)
    slow = contact.queue_means(PAY_DAY.arrivals, PAY_DAY.service / (1 + share), 2)
    alone = contact.queue_means(PAY_DAY.arrivals / 2, PAY_DAY.service, 1)
    assert getattr(slow, measure) == pytest.approx(getattr(alone, measure), rel=1e-6)
    assert 60 * PAY_DAY.minutes * 0.09 == pytest.approx(27)


def test_the_fuller_the_branch_the_less_slowness_it_forgives() -> None:
    shares = [contact.pooling_break_even(rate / 2, PAY_DAY.service, 1, 2) for rate in (14, 20, 22)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.15 and shares[2] < 0.05


def test_what_the_supermarket_would_do_to_the_branch() -> None:
    assert pooled(0.0686) == pytest.approx(20.5, abs=0.1)
    shorter = 60 * contact.shorter_line_wait(PAY_DAY.arrivals, PAY_DAY.service)
    assert shorter < pooled(0.0686) < 25


def test_sakasegawas_error_in_light_traffic_and_in_heavy() -> None:
    ratio = contact.vut_wait(5, 1, 10) / contact.queue_means(5, 1, 10).wait
    assert ratio == pytest.approx(2.15, abs=0.005)
    assert contact.vut_wait(9, 1, 10) / contact.queue_means(9, 1, 10).wait == pytest.approx(1, abs=0.02)


def test_the_load_of_the_machine() -> None:
    assert MACHINE_ARRIVALS * MACHINE_MINUTES / 60 == pytest.approx(0.70)


# -- 2.5 -------------------------------------------------------------------------------


def test_the_two_clocks_of_the_park() -> None:
    visitors = data.load("park_waits")
    long, busy = visitors["actual_minutes"] > 40, visitors["occupied"] == "yes"
    gap = {
        (one, other): paired_t(group["perceived_minutes"], group["actual_minutes"]).mean
        for one in (False, True)
        for other in (False, True)
        for group in [visitors[(long == one) & (busy == other)]]
    }
    assert gap[False, False] == pytest.approx(2, abs=0.5) and gap[False, True] == pytest.approx(-3, abs=0.5)
    assert min(gap[True, False], gap[True, True]) > 12

    def difference(rows: pd.DataFrame) -> list[float]:
        """Felt minus watch, with something to do minus without, and its interval."""
        felt = rows["perceived_minutes"] - rows["actual_minutes"]
        found = separate_t(felt[rows["occupied"] == "yes"], felt[rows["occupied"] == "no"])
        return [found.mean, found.low, found.high]

    short, beyond, everybody = difference(visitors[~long]), difference(visitors[long]), difference(visitors)
    assert short[0] == pytest.approx(-5.5, abs=0.05)
    assert beyond == pytest.approx([-2.3, -5.8, 1.3], abs=0.05)
    assert everybody[0] == pytest.approx(-3.8, abs=0.05)
    assert everybody[0] / short[0] == pytest.approx(2 / 3, abs=0.04)


def test_the_wait_fell_in_juarez_and_the_attention_did_not() -> None:
    marks = data.load("juarez_waits").set_index("aspect")
    wait, attention = marks.loc["waiting"], marks.loc["attention"]
    assert wait["change"] == pytest.approx(-0.54, abs=0.005) and wait["high"] < 0
    assert [round(float(attention[end]), 2) for end in ("change", "low", "high")] == [0.01, -0.15, 0.16]
    for aspect in ("overall", "medicines"):
        assert (
            marks.loc[aspect, "change"] == pytest.approx(-1 / 3, abs=0.03) and marks.loc[aspect, "high"] < 0
        )


def test_64_days_are_nobodys_wait_and_the_private_specialist_is_sooner_by_either() -> None:
    waits = data.load("spain_waits").set_index("group")
    specialist = waits.loc["specialist-public"]
    assert specialist["mean"] == pytest.approx(64, abs=0.5)
    assert specialist["median"] == 30 and specialist["p90"] == 180
    private = waits.loc["specialist-private"]
    assert private["high"] < specialist["low"] and private["median_high"] < specialist["median_low"]


def test_a_better_moment_no_better_whole_and_what_r_had_promised() -> None:
    lanes = data.load("sfo_precheck")
    security = lanes.query("year == 2018 and rated == 'security'").iloc[0]
    whole = lanes.query("year == 2018 and rated == 'overall'").iloc[0]
    assert security["difference"] == pytest.approx(0.5, abs=0.01)
    assert [round(float(whole[part]), 2) for part in ("difference", "low", "high")] == [0.03, -0.04, 0.09]
    assert lanes.query("rated == 'overall'")["n"].tolist() == [2171, 2155]
    r = data.load("sfo_touchpoints").query("item == 'security'")["r"]
    assert r.round(2).tolist() == [0.37, 0.37]
    for year, gap, promised, kept in ((2017, 0.19, 0.06, True), (2018, 0.50, 0.12, False)):
        of_year = lanes[lanes["year"] == year].set_index("rated")
        security, whole = of_year.loc["security"], of_year.loc["overall"]
        assert security["difference"] == pytest.approx(gap, abs=0.005)
        promise = 0.37 * _sd(whole) / _sd(security) * security["difference"]
        assert promise == pytest.approx(promised, abs=0.005)
        assert (whole["low"] < promise < whole["high"]) == kept
    assert lanes.query("year == 2017 and rated == 'overall'")["high"].round(2).tolist() == [0.07]


def _sd(rated: pd.Series) -> float:
    """Of the ratings of both lines together."""
    n, other = rated["n_quick"], rated["n_regular"]
    within = (n - 1) * rated["sd_quick"] ** 2 + (other - 1) * rated["sd_regular"] ** 2
    between = n * other / (n + other) * rated["difference"] ** 2
    return float(((within + between) / (n + other - 1)) ** 0.5)
