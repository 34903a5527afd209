"""What sections 1.4 and 1.5 say in words holds in what the build computes."""

from __future__ import annotations

from math import log, log2

import numpy as np
import pytest
from scipy.stats import ttest_ind_from_stats

from cocrea import data, stats
from cocrea.data.paths import COUNTER, WASH
from cocrea.data.two_managers import BRUNO, INES, PLACED, answers
from cocrea.explorables.nature.x13_two_managers import COIN, COMMON, SURE, USUAL, kappas
from cocrea.models import nature
from cocrea.stats.groups import separate_t_of_means

# -- 1.4 ---------------------------------------------------------------------------------


def test_the_counter_has_more_steps_and_is_harder_to_foresee() -> None:
    assert (nature.complexity(WASH.sequences), nature.complexity(COUNTER.sequences)) == (7, 10)
    assert nature.divergence(WASH.shares).normalised == pytest.approx(0.47, abs=0.005)
    assert nature.divergence(COUNTER.shares).normalised == pytest.approx(0.93, abs=0.005)
    assert (max(WASH.shares), max(COUNTER.shares)) == (0.85, 0.35)
    assert len(set.intersection(*map(set, COUNTER.sequences))) == 3
    for service in (WASH, COUNTER):
        assert sum(path.of_100 for path in service.paths) == 100
        assert set(service.steps) == {step for path in service.sequences for step in path}
    assert next(path.of_100 for path in COUNTER.paths if "again" in path.steps) == 12


def test_the_worked_example_of_divergence() -> None:
    found = nature.divergence([0.8, 0.2])
    assert found.bits == pytest.approx(0.72, abs=0.005)
    assert found.normalised == pytest.approx(found.bits)
    assert nature.divergence([0.5, 0.5]).bits == pytest.approx(1)


def test_one_visit_in_forty_takes_a_rare_path() -> None:
    assert nature.variant_shares(5, 0.9)[-1] == pytest.approx(1 / 40)


def test_the_number_of_equally_common_paths() -> None:
    assert 2 ** nature.divergence(WASH.shares).bits == pytest.approx(1.7, abs=0.05)
    assert 2 ** nature.divergence(COUNTER.shares).bits == pytest.approx(4.4, abs=0.05)
    even, uneven = nature.divergence([1 / 2, 1 / 2]), nature.divergence([0.48, 0.48, 0.04])
    assert even.normalised > uneven.normalised, "it can rise when a rare path is dropped"


def test_entropy_from_few_visits_is_too_low_by_about_what_is_said() -> None:
    shares, n = np.full(5, 0.2), 20
    drawn = np.random.default_rng(3).multinomial(n, shares, 4000) / n
    bits = [-(p[p > 0] * np.log2(p[p > 0])).sum() for p in drawn]
    assert 4 / (2 * n * log(2)) == pytest.approx(0.14, abs=0.005)
    assert log2(5) - np.mean(bits) == pytest.approx(0.14, abs=0.03)


# -- 1.5 ---------------------------------------------------------------------------------


def crossed(question: str) -> np.ndarray:
    said = answers(question)
    return stats.agreement_table(said[INES].tolist(), said[BRUNO].tolist()).to_numpy()


def test_the_same_agreement_and_two_kappas() -> None:
    to, by = (stats.cohen_kappa(crossed(question)) for question in ("done_to", "done_by"))
    assert to.n == by.n == len(PLACED) == 24
    assert [to.p_o, by.p_o] == pytest.approx([20 / 24] * 2)
    assert (round(to.p_e, 2), round(by.p_e, 2)) == (0.78, 0.5)
    assert (round(to.value, 2), round(by.value, 2)) == (0.24, 0.67)
    ends = [round(end, 2) for found in (to, by) for end in (found.low, found.high)]
    assert ends == [-0.29, 0.77, 0.37, 0.96]
    assert round(21 / 24, 3) == 0.875 and 0.875 * 0.875 + 0.125 * 0.125 == pytest.approx(to.p_e)


def test_the_difference_of_the_two_kappas_is_not_sure() -> None:
    first, second = answers("done_to"), answers("done_by")
    rng = np.random.default_rng(15)

    def difference(rows: np.ndarray) -> float:
        by, to = (
            stats.cohen_kappa(
                stats.agreement_table(said[INES].iloc[rows].tolist(), said[BRUNO].iloc[rows].tolist())
            ).value
            for said in (second, first)
        )
        return by - to

    assert difference(np.arange(24)) == pytest.approx(0.43, abs=0.005)
    drawn = [difference(rng.integers(0, 24, 24)) for _each in range(400)]
    assert np.nanquantile(drawn, [0.025, 0.975]) == pytest.approx([-0.2, 1.0], abs=0.06)


def test_on_persons_they_agree_on_one_of_five() -> None:
    said = answers("done_to") == "person"
    assert said.any(axis=1).sum() == 5 and said.all(axis=1).sum() == 1
    assert [(said[who] == 0).sum() for who in (INES, BRUNO)] == [21, 21]
    person, thing = stats.specific_agreement(crossed("done_to"))
    assert (round(person, 2), round(thing, 2)) == (0.33, 0.90)
    coffee = next(place for place in PLACED if "Coffee" in place.title)
    assert coffee.done_to == ("thing", "person")


def test_the_two_tables_with_one_agreement() -> None:
    first, second = [[40, 9], [6, 45]], [[80, 10], [5, 5]]
    found = [stats.cohen_kappa(table) for table in (first, second)]
    assert [round(each.p_o, 2) for each in found] == [0.85, 0.85]
    assert [round(each.value, 2) for each in found] == [0.70, 0.32]


def test_kappa_slides_with_a_coin_and_not_with_the_usual_answer() -> None:
    """What is said of the explorable: in the long run, and in what it shows."""
    coin = stats.expected_agreement(SURE, 2, [0.5, 0.95])
    assert coin.p_o[0] == pytest.approx(coin.p_o[1]) == pytest.approx(0.85, abs=0.01)
    assert coin.kappa[1] < coin.kappa[0] / 2
    shown = {
        (common, doubt): [k.value for k in kappas(common, doubt)]
        for common in COMMON
        for doubt in (COIN, USUAL)
    }
    rare = [value for value in shown[0.95, COIN] if value == value]
    assert min(rare) < 0.1 and max(rare) > 0.6
    assert np.nanmean(shown[0.95, USUAL]) > np.nanmean(shown[0.5, USUAL])
    assert np.nanmean(shown[0.95, COIN]) < 0.5 * np.nanmean(shown[0.5, COIN])


def test_luck_alone_gives_eta_squared() -> None:
    assert (round(3 / 39, 2), round(9 / 39, 2)) == (0.08, 0.23)
    rng = np.random.default_rng(11)
    for groups, luck in ((4, 3 / 39), (10, 9 / 39)):
        labels = np.arange(40) % groups
        found = [stats.eta_squared(rng.standard_normal(40), labels.tolist()) for _ in range(400)]
        assert np.mean(found) == pytest.approx(luck, abs=0.02)


def test_another_coefficient_tells_another_story() -> None:
    for question, ac1, kappa in (("done_to", 0.79, 0.24), ("done_by", 0.67, 0.67)):
        table = crossed(question)
        rare = (table.sum(axis=0) + table.sum(axis=1))[0] / 2 / table.sum()
        chance, agreed = 2 * rare * (1 - rare), np.trace(table) / table.sum()
        assert (agreed - chance) / (1 - chance) == pytest.approx(ac1, abs=0.005)
        assert stats.cohen_kappa(table).value == pytest.approx(kappa, abs=0.005)
        assert 2 * agreed - 1 == pytest.approx(2 * 20 / 24 - 1)


def test_who_had_no_other_way_recommends_the_kiosk_less() -> None:
    rows = data.load("kiosk_forced").query("outcome == 'recommend'").set_index("group")
    listed = rows.loc[["forced", "chosen"], ["mean", "sd", "n"]].to_numpy(float).tolist()
    forced, chosen = ((mean, sd, int(n)) for mean, sd, n in listed)
    assert (round(forced[0], 1), round(chosen[0], 1), forced[2] + chosen[2]) == (3.6, 4.1, 207)
    assert separate_t_of_means(forced, chosen).high < 0


def test_only_the_recommendation_survives_seven_reasons_and_four_ratings() -> None:
    table = data.load("kiosk_forced").pivot(index="outcome", columns="group", values=["mean", "sd", "n"])
    found = {}
    for outcome, row in table.iterrows():
        sides = (row[(each, group)] for group in ("forced", "chosen") for each in ("mean", "sd", "n"))
        found[outcome] = 28 * float(ttest_ind_from_stats(*sides, equal_var=False).pvalue)
    assert found.pop("recommend") < 0.05
    assert min(found.values()) > 0.5


def test_how_many_took_part_in_juarez() -> None:
    shares = data.load("juarez_participation").set_index("action")["share"]
    assert (100 * shares[["complained", "neighbours", "app"]]).round().tolist() == [10, 13, 6]
