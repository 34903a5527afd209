"""X1.1 and X1.2: what the page says that a reader should notice is there to be noticed."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cocrea.data import load
from cocrea.explorables.nature import neighbours, seat_that_expires
from cocrea.explorables.nature.x11_neighbours import CHOSEN, found, nearest
from cocrea.explorables.nature.x12_seat_that_expires import DAYS, MELBOURNE, SWINGS, kept, wanted
from cocrea.models.nature import perishability_ledger, shifted_demand

LETTERS = "letters"


def industries(service: str, rater: str) -> list[str]:
    table = load("services_catalog").set_index("service_id")["industry"]
    return [one for one in nearest(service, rater, LETTERS) if table[one] == table[service]]


def test_one_neighbour_of_the_fuel_station_is_of_its_industry() -> None:
    assert industries("fuel_station", "a") == ["supermarket"]


def test_with_the_other_rater_others_are_near() -> None:
    def stay(service: str) -> int:
        return len({*nearest(service, "a", LETTERS)} & {*nearest(service, "b", LETTERS)})

    assert stay("fuel_station") == 3 and stay("bank_account") == 2
    assert "3 of the five stay" in found("fuel_station", "a", LETTERS).said


def test_with_ownership_those_come_first_that_hand_something_over() -> None:
    for rater in ("a", "b"):
        assert set(nearest("fuel_station", rater, "ownership")[:2]) == {"supermarket", "pharmacy"}


def test_five_neighbours_are_drawn_and_none_is_the_service_itself() -> None:
    for service in CHOSEN:
        state = found(service, "ab", LETTERS)
        kind, place = (np.asarray(state.rows[name]) for name in ("kind", "place"))
        assert (kind == 1).sum() == 5 and (kind == 2).sum() == 1
        assert sorted(place[place > 0]) == [1, 2, 3, 4, 5] and (place[kind != 1] == 0).all()


def test_the_pages_predictions_open_elsewhere() -> None:
    assert neighbours().values["service"] != "fuel_station"
    assert seat_that_expires().values["swing"] == 0.1


def test_idle_and_lost_are_parts_of_the_same_days() -> None:
    rows = kept(100, 0.0, 0.3).rows
    used, seats, demand = (np.asarray(rows[name], dtype=float) for name in ("used", "seats", "demand"))
    assert (seats - used).sum() == 190 and (demand - used).sum() == 186 and len(used) == DAYS
    assert ((seats - used) * (demand - used) == 0).all()


def test_moving_people_keeps_them_and_helps_as_the_page_says() -> None:
    def travelled(seats: int, moved: float) -> float:
        return float(np.asarray(kept(seats, moved, 0.3).rows["used"]).sum())

    def books(moved: float) -> Any:
        return perishability_ledger(100, np.array(wanted(moved, 0.3)))

    before = travelled(100, 0.0)
    assert travelled(100, MELBOURNE) - before == 12
    assert travelled(100, 0.1) - before == 71
    assert travelled(120, 0.0) - before == 94 and perishability_ledger(120, wanted(0.0, 0.3)).idle == 376
    left = {moved: (books(moved).idle, books(moved).lost) for moved in (0.0, MELBOURNE, 0.1, 0.2)}
    assert left == {0.0: (190, 186), MELBOURNE: (178, 174), 0.1: (119, 115), 0.2: (61, 57)}
    assert (
        "1\u202f396 people" in kept(100, 0.2, 0.1).said and "1\u202f396 travelled" in kept(100, 0.2, 0.1).said
    )


@given(moved=st.floats(0, 1), swing=st.sampled_from(SWINGS), seats=st.integers(80, 130))
def test_nobody_is_lost_or_invented_by_moving(moved: float, swing: float, seats: int) -> None:
    before, after = (np.array(wanted.__wrapped__(share, swing)) for share in (0.0, moved))
    assert after.sum() == before.sum() and (after >= 0).all()
    assert (np.abs(after - shifted_demand(before, moved)) < 1).all()
    one, other = (perishability_ledger(seats, each) for each in (before, after))
    assert other.served.sum() - one.served.sum() == one.lost - other.lost == one.idle - other.idle
