"""X4.2: how the order of eight moments jumps from one survey to the next."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from cocrea.explorables.moments import how_sure
from cocrea.explorables.moments.x42_ranking import MOMENTS, SURVEYS, TIMES, asked, places
from cocrea.stats import ranking_chance


@pytest.mark.parametrize("together, rho", [(0, 0), (1, 0.5)])
@pytest.mark.parametrize("n", [30, 120, 300])
def test_the_surveys_agree_with_the_chance_that_is_said(n: int, together: int, rho: float) -> None:
    said = re.search(r"comes first in (\d+) %", asked(n, together, 1).said.replace("\N{NO-BREAK SPACE}", " "))
    chance = ranking_chance(n, 1.4, 0.15, MOMENTS, rho)
    assert said and int(said[1]) == pytest.approx(100 * chance, abs=0.5)
    drawn = (places(n, together)[..., 0] == 1).mean()
    assert drawn == pytest.approx(chance, abs=3 * np.sqrt(chance * (1 - chance) / (TIMES * SURVEYS)))


def test_it_opens_with_thirty_customers_and_several_moments_on_top() -> None:
    explorer = how_sure()
    assert explorer.values == {"n": 30, "together": 0, "time": 1}
    assert asked(**explorer.values).said.split(".")[0].count(" ") > 4
    assert len(set(places(30, 0)[0].argmin(axis=-1))) >= 3


def test_each_survey_gives_every_place_once() -> None:
    table = pd.DataFrame(asked(60, 1, 4).rows)
    assert len(table) == SURVEYS * MOMENTS
    for _survey, order in table.groupby("survey"):
        assert sorted(order["place"]) == list(range(1, MOMENTS + 1))


def test_the_middle_jumps_more_than_the_ends() -> None:
    spread = places(30, 0).reshape(-1, MOMENTS).std(axis=0)
    assert spread[[0, -1]].max() < spread[3:5].min()
