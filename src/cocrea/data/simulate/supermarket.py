"""Supermercados Quetzalia, one visit: three levels at four moments (section 4.4)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.arguments import whole
from cocrea.data.quetzalia import PILOT
from cocrea.data.simulate.planted import HABIT_SD, PlantedMoment, answers, people_first

SUPERMARKET_SEED = 2026

SUPERMARKET = (
    # Far from what people hope for, yet most accept it and few care.
    PlantedMoment("parking", 3.2, 3.0, 0.7, 0.7, 0.8, 3.2),
    # As it should be: well inside the zone.
    PlantedMoment("produce", 4.1, 2.1, 1.2, 0.7, 0.7, 5.6),
    # At the lower edge: what people accept, no more, and evenly so.
    PlantedMoment("deli", 4.6, 1.7, 0.0, 0.4, 0.4, 5.0),
    # A harmless mean that hides the many who wait longer than they accept.
    PlantedMoment("checkout", 4.3, 2.0, 0.45, 0.9, 1.8, 6.2),
)


def supermarket(n: int = PILOT.customers, seed: int = SUPERMARKET_SEED) -> pd.DataFrame:
    """`n` imaginary customers of Supermercados Quetzalia rate four moments of a visit.

    Long: respondent_id, moment_id, adequate, desired, perceived, importance (whole
    numbers from 1 to 7). Each person has a habit of marking high or low, so the
    answers of one person go together. The same seed gives the same table.

    >>> supermarket(2).shape, supermarket(2).columns.tolist()[2:]
    ((8, 6), ['adequate', 'desired', 'perceived', 'importance'])
    """
    people = whole("n", n, 1, 100_000)
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    habit = HABIT_SD * rng.standard_normal(people)
    table = pd.concat([answers(moment, habit, rng) for moment in SUPERMARKET])
    names = [f"c{number:03d}" for number in range(1, people + 1)]
    table.insert(0, "respondent_id", names * len(SUPERMARKET))
    return table.iloc[people_first(table, people)].reset_index(drop=True)
