"""X3.3, X3.4, X3.5: patterns, room and refusers are assumed, and each can be switched."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np

from cocrea.explorables.coproduction import full_house, keep_reprice_part, who_gets_the_credit
from cocrea.explorables.coproduction.x33_credit import FREE, GUESTS, SERVED, TIMES, asked
from cocrea.explorables.coproduction.x34_full_house import MOST, WALLS, seated
from cocrea.explorables.coproduction.x35_parting import ACCEPT, TALK, sorted_out
from cocrea.models.coproduction import REFUSERS


def test_nobody_who_took_part_is_shown_before_a_pattern_is_chosen() -> None:
    state = who_gets_the_credit().result()
    shown, part = np.asarray(state.rows["shown"]), np.asarray(state.rows["part"])
    assert not shown[part == 1].any() and shown[part == 0].all() and not state.here["shown"]
    assert asked("self-blame", "worse", 1).here["shown"]


def test_the_served_are_the_same_guests_in_every_pattern() -> None:
    for outcome in ("worse", "better"):
        first = np.asarray(asked(SERVED, outcome, 3).rows["felt"])[:GUESTS]
        for pattern in ("credit-taking", "self-blame", "amplification"):
            assert (np.asarray(asked(pattern, outcome, 3).rows["felt"])[:GUESTS] == first).all()


def test_the_means_of_the_picture_are_those_of_its_marks() -> None:
    state = asked("amplification", "worse", 5)
    part, felt = np.asarray(state.rows["part"]), np.asarray(state.rows["felt"])
    for kind in (0, 1):
        assert state.here[f"felt{kind}"] == round(float(felt[part == kind].mean()), 2)


def test_narrower_walls_please_nobody_more() -> None:
    def glad(guests: int, walls: str) -> int:
        return int(np.asarray(seated(guests, walls, 1).rows["glad"]).sum())

    for guests in range(10, MOST + 1, 10):
        counts = [glad(guests, walls) for walls in WALLS]  # from wide to narrow
        assert all(wider >= narrower for wider, narrower in pairwise(counts))
    assert "The fonda is empty, walls as today." in full_house().result().said


def test_switching_company_off_makes_nobody_glad() -> None:
    """What somebody wants or bears is the same in both worlds."""
    for guests in range(0, MOST + 1, 10):
        for walls in WALLS:
            with_it, without = (np.asarray(seated(guests, walls, company).rows["glad"]) for company in (1, 0))
            assert (with_it >= without).all()


def test_every_guest_stands_between_the_walls() -> None:
    for walls, side in WALLS.items():
        assert np.abs(np.asarray(seated(MOST, walls, 1).rows["x"])).max() < side


def test_every_customer_is_in_one_column() -> None:
    assert keep_reprice_part().values["accept"] == ACCEPT[0]
    for refusers in REFUSERS:
        for accept in ACCEPT:
            for talk in TALK:
                state = sorted_out(refusers, accept, talk)
                column = np.asarray(state.rows["column"])
                assert [state.here[name] for name in ("keep", "reprice", "part")] == [
                    int((column == which).sum()) for which in range(3)
                ]
                assert int(np.asarray(state.rows["y"]).max()) <= 10  # below the heads


def test_no_two_states_are_said_alike() -> None:
    """A sentence says what is looked at and what it changed, so that a moved control is heard."""
    said = {
        "X3.3": [
            asked(pattern, outcome, time).said
            for pattern in (SERVED, "credit-taking", FREE, "self-blame", "amplification")
            for outcome in ("worse", "better")
            for time in range(1, TIMES + 1)
        ],
        "X3.4": [
            seated(guests, walls, company).said
            for guests in range(0, MOST + 1, 10)
            for walls in WALLS
            for company in (0, 1)
        ],
        "X3.5": [sorted_out(*each).said for each in product(REFUSERS, ACCEPT, TALK)],
    }
    for id, sentences in said.items():
        assert len(set(sentences)) == len(sentences), id


def test_whether_a_new_price_is_best_hangs_on_the_refusers() -> None:
    quiet, _loud, stay = (sorted_out(refusers, 0.0, 20).here["reprice"] for refusers in REFUSERS)
    assert int(quiet) > 70 and stay == 0
