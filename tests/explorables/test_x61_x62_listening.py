"""X6.1, X6.2: the rare needs are the ones that are missing; shares do not tell who does otherwise."""

from __future__ import annotations

import numpy as np

from cocrea.explorables.listening.x61_interviews import CUSTOMERS, MOST, NEEDS, heard
from cocrea.explorables.listening.x62_said_and_done import PEOPLE, STEPS, counts, joined


def test_what_is_new_adds_up_to_what_is_heard() -> None:
    for needs in ("uneven", "equal"):
        for customers in range(1, CUSTOMERS + 1):
            rows = heard(MOST, needs, customers).rows
            part, size = np.asarray(rows["part"]), np.asarray(rows["size"])
            assert size[:MOST].sum() == (part[MOST:] == 1).sum() == NEEDS - (part[MOST:] == 2).sum()


def test_the_missing_needs_are_rare_where_needs_differ_and_anywhere_where_they_do_not() -> None:
    def mean_place(needs: str) -> float:
        states = [heard(12, needs, customers).rows for customers in range(1, CUSTOMERS + 1)]
        places = [np.asarray(rows["place"])[np.asarray(rows["part"]) == 2] for rows in states]
        return float(np.concatenate(places).mean())

    assert mean_place("uneven") > 40 > mean_place("equal")


def test_no_state_is_impossible_and_every_dot_has_a_place_of_its_own() -> None:
    for said in range(4, 37, 4):
        for did in range(4, 37, 4):
            for same in range(STEPS + 1):
                kinds = counts(said, did, same)
                assert min(kinds) >= 0 and sum(kinds) == PEOPLE
                assert (kinds[0] + kinds[1], kinds[0] + kinds[2]) == (said, did)
    rows = joined(24, 12, 1).rows
    for column in ("left", "right"):
        assert len(set(np.asarray(rows[column]).tolist())) == PEOPLE
