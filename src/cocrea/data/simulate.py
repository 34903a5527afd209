"""Simulated cases: made-up answers with a planted truth, to learn a method on.

They support no claim about real customers. The names of the parameters say what
was planted, so that a learner's finding can be held against it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cocrea.stats.arguments import whole

SUPERMARKET_SEED = 2026


@dataclass(frozen=True)
class PlantedMoment:
    """The truth of one moment, in points of a scale from 1 to 7.

    The average customer's adequate level is `adequate`, the desired one lies
    `zone_width` above it, and the service delivers `perceived_above_adequate`.
    `adequate_sd` says how customers differ in what they accept, `perceived_sd` how
    unevenly the service treats them. `importance` is what the moment weighs.
    """

    moment_id: str
    adequate: float
    zone_width: float
    perceived_above_adequate: float
    adequate_sd: float
    perceived_sd: float
    importance: float


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
_HABIT_SD = 0.5  # how much people differ in marking everything high or low
_WIDTH_SD = 0.6
_IMPORTANCE_SD = 0.9


def supermarket(n: int = 120, seed: int = SUPERMARKET_SEED) -> pd.DataFrame:
    """`n` imaginary customers of Supermercados Quetzalia rate four moments of a visit.

    Long: respondent_id, moment_id, adequate, desired, perceived, importance (whole
    numbers from 1 to 7). Each person has a habit of marking high or low, so the
    answers of one person go together. The same seed gives the same table.

    >>> supermarket(2).shape, supermarket(2).columns.tolist()[2:]
    ((8, 6), ['adequate', 'desired', 'perceived', 'importance'])
    """
    people = whole("n", n, 1, 100_000)
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    habit = _HABIT_SD * rng.standard_normal(people)
    answers = pd.concat([_answers(moment, habit, rng) for moment in SUPERMARKET])
    names = [f"c{number:03d}" for number in range(1, people + 1)]
    answers.insert(0, "respondent_id", names * len(SUPERMARKET))
    order = np.argsort(np.tile(np.arange(people), len(SUPERMARKET)), kind="stable")
    return answers.iloc[order].reset_index(drop=True)


def _answers(moment: PlantedMoment, habit: NDArray[np.float64], rng: np.random.Generator) -> pd.DataFrame:
    """Everybody's four answers about one moment."""
    chance = rng.standard_normal((4, habit.size))
    adequate = moment.adequate + habit + moment.adequate_sd * chance[0]
    delivered = moment.adequate + moment.perceived_above_adequate
    exact = {
        "adequate": adequate,
        "desired": adequate + moment.zone_width + _WIDTH_SD * chance[1],
        "perceived": delivered + habit + moment.perceived_sd * chance[2],
        "importance": moment.importance + habit + _IMPORTANCE_SD * chance[3],
    }
    marked = {level: np.clip(np.rint(value), 1, 7).astype(int) for level, value in exact.items()}
    return pd.DataFrame({"moment_id": moment.moment_id, **marked})
