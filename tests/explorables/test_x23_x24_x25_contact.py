"""X2.3 to X2.5: two lines or one, two paths, and who waits for a mistake."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from cocrea.explorables.contact.x23_lines import MORNINGS, SHOWN, lines, means, waited
from cocrea.explorables.contact.x24_clocks import WAITS, after, at_first, people
from cocrea.explorables.contact.x25_mistakes import CUSTOMERS, line


def test_the_means_are_erlangs_and_cross_near_nine_percent() -> None:
    assert means(20, 0) == pytest.approx((25, 11.36), abs=0.01)
    assert means(20, 6)[1] < means(20, 6)[0] and means(20, 9)[1] > means(20, 9)[0]
    assert means(22, 15)[1] == np.inf and "grows all day" in lines(22, 15, 1).said


def test_the_same_people_come_either_way_and_some_lose() -> None:
    for morning in range(1, MORNINGS + 1):
        two, one = waited(20, 0, morning)
        assert len(two) == len(one) == SHOWN
        assert one.mean() < two.mean() and (one > two).any()  # better on average, not for everybody
        assert (waited(20, 6, morning)[1] >= one - 1e-9).all()  # slower service shortens nobody's wait


def test_the_picture_holds_whole_minutes_of_both_ways() -> None:
    table = pd.DataFrame(lines(20, 0, 2).rows)
    assert (table.loc[table["one"] == 0, "wait"] >= 0).all() and (
        table.loc[table["one"] == 1, "wait"] <= 0
    ).all()
    assert table["wait"].abs().max() <= 60


@pytest.mark.parametrize("clock", WAITS)
def test_songs_shorten_the_wait_in_the_head_under_both_assumptions(clock: int) -> None:
    felt, content = at_first(clock)
    assert np.corrcoef(felt, content)[0, 1] < 0  # before anything is done, whatever is assumed
    for path, gains in (("minutes", True), ("progress", False)):
        now, better = after(clock, "songs", path)
        assert (now < felt).all()
        assert ((better - content).mean() > 0.05) == gains


def test_the_board_helps_in_a_middling_wait_if_people_want_to_get_on() -> None:
    gain = {clock: (after(clock, "place", "progress")[1] - at_first(clock)[1]).mean() for clock in WAITS}
    assert gain[10] == 0 and gain[25] > gain[40] > 0
    assert "invented" in people(25, "place", "progress").said


def test_mistakes_are_waited_for_by_those_who_come_after() -> None:
    table = pd.DataFrame(line(20, 6, 8).rows)
    added = table["wait"] - table["bare"]
    first = table.loc[table["erred"] == 1, "customer"].min()
    assert len(table) == CUSTOMERS and (added >= 0).all()
    assert (added[table["customer"] <= first] == 0).all() and (added[table["customer"] > first] > 0).any()
    assert not (pd.DataFrame(line(0, 6, 8).rows)["erred"]).any()
