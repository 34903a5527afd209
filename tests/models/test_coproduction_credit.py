from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.models import coproduction as co

strength, yes, pattern = st.floats(0.01, 1), st.booleans(), st.sampled_from(co.PATTERNS)


@given(pattern, strength, yes)
def test_who_was_served_is_the_same_in_every_pattern(kind: str, more: float, free: bool) -> None:
    assert co.satisfaction_with_firm("worse", False, kind, more, free) == 2
    assert co.satisfaction_with_firm("better", False, kind, more, free) == 6
    assert co.satisfaction_with_firm("as-expected", True, kind, more, free) == 4
    assert co.credit_taken("better", False, kind, more, free) == 0


@given(strength)
def test_the_signs_that_were_published(more: float) -> None:
    """What taking part does to credit and satisfaction, after success and after failure."""

    def of(kind: str, outcome: str, free: bool = False) -> tuple[float, float]:
        cell = (outcome, True, kind, more, free)
        alone = co.satisfaction_with_firm(outcome, False, kind, more)
        return co.credit_taken(*cell), co.satisfaction_with_firm(*cell) - alone

    taking, blame, louder = co.PATTERNS
    assert of(taking, "better")[0] > co.SHARE > of(taking, "worse")[0]
    assert of(taking, "better")[1] < 0 == of(taking, "worse")[1]  # the firm loses after a success alone
    assert of(taking, "worse", free=True)[1] > of(taking, "worse")[1]  # a choice protects
    assert of(taking, "better", free=True) == of(taking, "better")
    assert of(blame, "worse")[0] > co.SHARE and of(blame, "worse")[1] > 0 == of(blame, "better")[1]
    assert of(louder, "worse")[0] > co.SHARE and of(louder, "worse")[1] < 0  # blamed, and yet
    assert of(louder, "better")[1] > 0 > of(taking, "better")[1]  # the two that contradict


@given(pattern, yes)
def test_without_strength_success_and_failure_are_mirror_images(kind: str, free: bool) -> None:
    taken = [co.credit_taken(outcome, True, kind, 0, free) for outcome in ("better", "worse")]
    assert taken == [co.SHARE, co.SHARE]
    felt = [co.satisfaction_with_firm(outcome, True, kind, 0, free) for outcome in ("better", "worse")]
    assert felt == [6, 2]  # as who was served: an honest share moves nothing by itself


def test_the_interaction_in_the_order_of_the_course() -> None:
    """Participation: (4.8 − 6) − (2 − 2) = −1.2; choice among participants: 0 − 0.6."""
    cells = co.credit_cells("credit-taking", 1).set_index(["outcome", "participated", "had_choice"])
    felt = cells["satisfaction"]
    part = [felt[outcome, who, False] for outcome in ("better", "worse") for who in (True, False)]
    free = [felt[outcome, True, who] for outcome in ("better", "worse") for who in (True, False)]
    assert co.interaction_contrast(*part) == pytest.approx(-1.2)
    assert co.interaction_contrast(*free) == pytest.approx(-0.6)


def test_every_cell_once() -> None:
    table = co.credit_cells("amplification", 0.5)
    design = ["outcome", "participated", "had_choice"]
    assert table.columns.tolist() == [*design, "credit_taken", "satisfaction"]
    assert len(table) == 12 and not table.duplicated(design).any()


def test_many_people_stand_around_their_cell() -> None:
    for kind in co.PATTERNS:
        cell = ("worse", True, kind, 0.5)
        people = co.simulate_credit(*cell, people=4000)
        assert people["credit_taken"].mean() == pytest.approx(co.credit_taken(*cell), abs=0.02)
        assert people["satisfaction"].mean() == pytest.approx(co.satisfaction_with_firm(*cell), abs=0.2)
        assert people["satisfaction"].between(1, 7).all() and people["credit_taken"].between(0, 1).all()


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: co.credit_taken("good", True, "self-blame", 0.5), "argument.choice"),
        (lambda: co.credit_taken("better", True, "luck", 0.5), "argument.choice"),
        (lambda: co.satisfaction_with_firm("better", True, "self-blame", 1.5), "argument.range"),
        (lambda: co.credit_cells("self-blame", float("nan")), "argument.not-numbers"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
