"""X5.3: the same customers in every plan, and marks that say what the picture shows."""

from __future__ import annotations

import numpy as np

from cocrea.explorables.experience import what_the_year_hides
from cocrea.explorables.experience.x53_yearly import LASTS, PLANS, STORIES, asked, seen, watched


def test_nobody_is_asked_at_first_and_nothing_is_seen() -> None:
    state = what_the_year_hides().result()
    assert (np.asarray(state.rows["share"]) < 0).all() and not np.asarray(state.rows["caught"]).any()


def test_the_yearly_survey_is_three_months_of_the_monthly_one() -> None:
    for store in range(1, STORIES + 1):
        yearly, monthly = (asked(plan, 5, store)[0] for plan in ("yearly", "monthly"))
        assert np.isfinite(yearly).sum() == 3
        assert (yearly[[11, 23, 35]] == monthly[[11, 23, 35]]).all()


def test_the_strip_shows_what_is_seen_and_no_mark_meets_it() -> None:
    for plan in PLANS:
        for lasts in LASTS:
            state = watched(plan, lasts, 3)
            assert int(np.asarray(state.rows["caught"]).sum()) == int(seen(plan, lasts).sum())
            shares = (
                [asked(plan, lasts, store)[0] for store in range(1, STORIES + 1)] if plan != "nobody" else []
            )
            assert all(np.nanmin(found) > 0.38 for found in shares)
