from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.models import coproduction as co

bias, share, yes = st.floats(0, 1), st.floats(0, 0.5), st.booleans()


@given(bias, share, yes)
def test_the_pattern(strength: float, mine: float, free: bool) -> None:
    """After success participation costs the firm; after failure it never does; choice protects."""

    def firm(outcome: str, participated: bool, had_choice: bool) -> float:
        return co.satisfaction_with_firm(outcome, participated, had_choice, strength, mine)

    assert firm("better", True, free) <= firm("better", False, free)
    assert firm("worse", True, False) >= firm("worse", False, False)
    assert firm("worse", True, True) >= firm("worse", True, False)
    assert firm("better", True, True) == firm("better", True, False)  # choice helps only when worse
    assert firm("as-expected", True, free) == firm("as-expected", False, free) == 4
    assert firm("worse", False, free) == 2 and firm("better", False, free) == 6
    assert 1 <= firm("worse", True, free) <= firm("better", True, free) <= 7


@given(share, yes)
def test_without_bias_success_and_failure_are_mirror_images(mine: float, free: bool) -> None:
    better = co.credit_taken("better", True, free, 0, mine)
    assert better == co.credit_taken("worse", True, free, 0, mine) == mine


def test_with_full_bias() -> None:
    """Twice the share of a success, nothing of a failure, unless there was a choice."""
    taken = [co.credit_taken(*cell, 1, 0.3) for cell in (("better", True, False), ("worse", True, False))]
    assert taken == pytest.approx([0.6, 0])
    assert co.credit_taken("worse", True, True, 1, 0.3) == pytest.approx(0.3)


def test_the_interaction_in_the_order_of_the_course() -> None:
    """Participation: (4.8 − 6) − (2 − 2) = −1.2; choice among participants: 0 − 0.6."""
    cells = co.credit_cells(1).set_index(["outcome", "participated", "had_choice"])["satisfaction"]
    part = [cells[outcome, who, False] for outcome in ("better", "worse") for who in (True, False)]
    free = [cells[outcome, True, who] for outcome in ("better", "worse") for who in (True, False)]
    assert co.interaction_contrast(*part) == pytest.approx(-1.2)
    assert co.interaction_contrast(*free) == pytest.approx(-0.6)


def test_every_cell_once() -> None:
    table = co.credit_cells(0.5)
    assert table.columns.tolist() == [
        *("outcome", "participated", "had_choice"),
        *("credit_taken", "satisfaction"),
    ]
    assert len(table) == 12 and not table.duplicated(["outcome", "participated", "had_choice"]).any()


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: co.credit_taken("good", True, True, 0.5), "argument.choice"),
        (lambda: co.credit_taken("better", True, True, 1.5), "argument.range"),
        (lambda: co.satisfaction_with_firm("better", True, True, 0.5, share=0.6), "argument.range"),
        (lambda: co.credit_cells(float("nan")), "argument.not-numbers"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
