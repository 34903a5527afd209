"""X5.2 and X5.4: two rules for what is remembered, and a score that moves by chance."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.explorables.experience.x52_memory import MOMENTS, PEOPLE, recalled, surveys
from cocrea.explorables.experience.x54_roulette import MONTHS, asked


def test_the_same_passengers_whatever_memory_follows() -> None:
    for one, other in zip(surveys("average"), surveys("peak_end"), strict=True):
        assert (one.moments == other.moments).all() and one.moments.shape == (PEOPLE, MOMENTS)
    rows = pd.DataFrame(recalled("average", "average", 3).rows)
    means = rows.groupby("person")["rating"].mean()
    assert np.allclose(means, rows[rows["first"] == 1].set_index("person")["predicted"])
    assert rows["seen"].value_counts()[2] == PEOPLE * MOMENTS // 15


def test_a_month_shows_as_many_people_as_were_asked() -> None:
    for n in (30, 100, 300):
        rows = pd.DataFrame(asked(n, "steady", 1).rows)
        kinds = rows["kind"].value_counts()
        assert kinds.drop(2, errors="ignore").sum() == n
        score = 100 * (kinds.get(1, 0) - kinds.get(-1, 0)) / n
        assert rows.loc[rows["when"] == 1, "score"].iloc[0] == score
    before = asked(100, "steady", 0)
    assert set(before.rows["kind"]) == {2} and not np.any(before.rows["seen"])
    assert pd.DataFrame(asked(100, "lost", MONTHS).rows).drop_duplicates("when")["truth"].tolist() == (
        [30.0] * 6 + [20.0] * 6
    )
