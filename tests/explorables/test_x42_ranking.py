"""X4.2: how the order of eight moments jumps from one survey to the next."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from cocrea.explorables.moments import how_sure
from cocrea.explorables.moments.x42_ranking import FOURTH, MOMENTS, SIZES, SURVEYS, TIMES, asked, places
from cocrea.stats import ranking_chance


@pytest.mark.parametrize("together, rho", [(0, 0), (1, 0.5)])
@pytest.mark.parametrize("n", SIZES)
def test_the_surveys_agree_with_the_chance_that_is_said(n: int, together: int, rho: float) -> None:
    said = re.search(r"comes first in (\d+) %", asked(n, together, 1).said.replace("\N{NO-BREAK SPACE}", " "))
    chance = ranking_chance(n, 1.4, 0.15, MOMENTS, rho)
    assert said and int(said[1]) == pytest.approx(100 * chance, abs=0.5)
    drawn = (places(n, together)[..., 0] == 1).mean()
    assert drawn == pytest.approx(chance, abs=3 * np.sqrt(chance * (1 - chance) / (TIMES * SURVEYS)))


def test_it_opens_before_anybody_is_asked_and_then_several_moments_are_on_top() -> None:
    explorer = how_sure()
    assert explorer.values == {"n": 30, "together": 0, "time": 0}
    assert not asked(**explorer.values).rows["place"].any()  # nobody has been asked
    assert len(set(places(30, 0)[0].argmin(axis=-1))) >= 3


def test_each_survey_gives_every_place_once() -> None:
    table = pd.DataFrame(asked(60, 1, 4).rows)
    assert len(table) == SURVEYS * MOMENTS
    for _survey, order in table.groupby("survey"):
        assert sorted(order["place"]) == list(range(1, MOMENTS + 1))


def test_the_middle_jumps_more_than_the_ends() -> None:
    spread = places(30, 0).reshape(-1, MOMENTS).std(axis=0)
    assert spread[[0, -1]].max() < spread[3:5].min()


@pytest.mark.parametrize("n", SIZES)
def test_in_most_runs_the_worst_is_on_top_as_often_as_is_called_typical(n: int) -> None:
    """Four runs of ten lists in five or more, whichever luck was drawn."""
    least, most = map(int, re.findall(r"typically in (\d+) to (\d+)", asked(n, 0, 1).said)[0])
    draw = np.random.default_rng(9).normal(size=(4_000, SURVEYS, MOMENTS)) * 1.4 / np.sqrt(n)
    firsts = ((draw + 0.15 * np.arange(MOMENTS)).argmin(axis=-1) == 0).sum(axis=-1)
    assert ((firsts >= least) & (firsts <= most)).mean() > 0.78


def test_more_customers_never_push_the_worst_from_the_top_of_the_same_survey() -> None:
    """Every size has the same luck, so that a step shows what size does: no draw is picked for a lesson."""
    on_top = [(places(n, 0)[..., 0] == 1).mean() for n in SIZES]
    assert on_top == sorted(on_top)
    few, many = ((places(n, 0)[..., FOURTH] == FOURTH + 1).mean() for n in (30, 300))
    assert few < many
