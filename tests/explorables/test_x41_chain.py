"""X4.1: many good moments make few flawless visits."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocrea.explorables.moments import chain_of_moments
from cocrea.explorables.moments.x41_chain import links
from cocrea.models import moments

SPACE = "\N{NO-BREAK SPACE}"


def failing(n: int, good: float, behind: float = 0) -> int:
    """Percent of visits with a failure, as the sentence says it."""
    found = re.search(rf"(\d+){SPACE}% of visits have", links(n, good, behind).said)
    assert found
    return int(found[1])


def test_twelve_moments_at_97_leave_31_percent_with_a_failure() -> None:
    said = links(12, 97, 0).said
    assert f"31{SPACE}% of visits have at least one failure" in said
    assert f"would have to go well in 99.1{SPACE}%" in said


def test_what_the_page_asks_to_predict_is_not_shown_at_first() -> None:
    assert f"31{SPACE}%" not in chain_of_moments().board.sentence


def test_every_moment_more_leaves_fewer_flawless_visits() -> None:
    shares = [failing(n, 97) for n in range(2, 21)]
    assert shares == sorted(shares) and len(set(shares)) == len(shares)


def test_one_weak_moment_costs_more_than_all_the_others() -> None:
    assert failing(12, 97, 40) > 2 * failing(12, 97) - 5
    said = links(12, 97, 40).said
    assert f"one going well in 57{SPACE}%" in said
    assert f"caught up with the rest, it would be 31{SPACE}%" in said


def test_a_single_moment_is_no_chain() -> None:
    said = links(1, 97, 0).said
    assert "single moment" in said and f"3{SPACE}% of visits have a failure" in said


@settings(deadline=None)
@given(st.integers(1, 20), st.sampled_from([80, 92.5, 97, 99.5]), st.sampled_from([0, 10, 40]))
def test_table_and_sentence_say_what_the_model_says(n: int, good: float, behind: float) -> None:
    state = links(n, good, behind)
    table, said = pd.DataFrame(state.rows), state.said
    flawless = moments.chain(good / 100, n, (good - behind) / 100)
    used = table[table["used"] == 1]
    assert len(table) == 20 and len(used) == n
    assert used["flawless"].iloc[-1] == pytest.approx(100 * flawless)
    assert used["flawless"].is_monotonic_decreasing
    assert table["weak"].sum() == (behind > 0)
    assert state.here["last"] == n
    if 0.01 <= 1 - flawless <= 0.99:
        failing = round(100 * (1 - flawless))
        assert f"{failing}{SPACE}% of visits have" in said
        assert state.here["share"] == f"{100 - failing}{SPACE}%"
