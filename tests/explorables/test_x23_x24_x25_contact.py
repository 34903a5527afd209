"""X2.3 to X2.5: two lines or one, two paths, and who waits for a mistake."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from cocrea.explorables.contact.x23_lines import SHOWN, lines, means, waited
from cocrea.explorables.contact.x24_clocks import WAITS, after, at_first, people
from cocrea.explorables.contact.x25_mistakes import CUSTOMERS, MORNINGS, line

MEASURES, PATHS = ("nothing", "songs", "place"), ("minutes", "progress")


def test_the_means_are_erlangs_and_cross_near_nine_percent() -> None:
    assert means(20, 0, "chance") == pytest.approx((25, 11.36), abs=0.01)
    for slower, loses in ((8, False), (9, True)):
        two, one = means(20, slower, "chance")
        assert (one > two) == loses
    assert means(22, 15, "chance")[1] == np.inf and "grows all day" in lines(22, 15, "chance").said


def test_over_lines_of_which_all_join_the_shorter_little_is_left_to_win() -> None:
    for slower, loses in ((0, False), (1, False), (2, True)):
        two, one = means(20, slower, "shorter")
        assert (one > two) == loses
    assert means(20, 0, "shorter")[0] == pytest.approx(12.3, abs=0.05)


@pytest.mark.parametrize("take", ["chance", "shorter"])
def test_the_same_people_come_either_way_and_some_lose(take: str) -> None:
    for arrivals in (14, 16, 18, 20, 22):
        two, one = waited(arrivals, 0, take)
        assert len(two) == len(one) == SHOWN
        assert (waited(arrivals, 6, take)[1] >= one - 1e-9).all()  # slower service shortens nobody's wait
    two, one = waited(20, 0, take)
    assert (
        one.mean() < two.mean() and (np.rint(one) > np.rint(two)).sum() >= 5
    )  # on average, not for everybody


def test_the_morning_shown_is_an_ordinary_one() -> None:
    for take in ("chance", "shorter"):
        found = [part.mean() for part in waited(20, 0, take)]
        assert found == pytest.approx(means(20, 0, take), rel=0.25)


def test_the_picture_holds_whole_minutes_of_both_ways() -> None:
    table = pd.DataFrame(lines(20, 0, "shorter").rows)
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


def test_the_board_helps_in_no_short_wait_even_if_people_want_to_get_on() -> None:
    gain = {clock: (after(clock, "place", "progress")[1] - at_first(clock)[1]).mean() for clock in WAITS}
    assert gain[10] == 0 and min(gain[25], gain[40]) > 0.5


def test_each_state_of_the_two_paths_says_what_changed() -> None:
    said = [people(clock, measure, path).said for clock in WAITS for measure in MEASURES for path in PATHS]
    assert len(set(said)) == len(WAITS) * (1 + 2 * len(PATHS))  # before anything is done, either path is one
    assert "nobody is more content" in people(40, "songs", "progress").said
    assert "nobody" not in people(40, "songs", "minutes").said + people(40, "place", "progress").said


def test_mistakes_are_waited_for_by_those_who_come_after() -> None:
    table = pd.DataFrame(line(20, 6, 8).rows)
    added = table["wait"] - table["bare"]
    first = table.loc[table["erred"] == 1, "customer"].min()
    assert len(table) == CUSTOMERS and (added >= 0).all()
    assert (added[table["customer"] <= first] == 0).all() and (added[table["customer"] > first] > 0).any()
    assert not (pd.DataFrame(line(0, 6, 8).rows)["erred"]).any()


def test_six_minutes_grow_many_times_on_a_full_morning_and_hardly_on_a_quiet_one() -> None:
    times = []
    for morning in range(1, MORNINGS + 1):
        table = pd.DataFrame(line(20, 6, morning).rows)
        own = 6 * int(table["erred"].sum())
        times.append(((table["wait"] - table["bare"]).sum() / own, table["bare"].mean()))
    assert max(times)[0] > 10 and min(times)[0] < 2
