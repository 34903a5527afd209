"""What is planted: the truth of a moment, and the answers that it makes likely."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

HABIT_SD = 0.5  # how much people differ in marking everything high or low
_WIDTH_SD = 0.6
_IMPORTANCE_SD = 0.9


@dataclass(frozen=True)
class PlantedMoment:
    """The truth of one moment, in points of a scale from 1 to 7.

    The average customer's adequate level is `adequate`, the desired one lies
    `zone_width` above it, and the service delivers `perceived_above_adequate`.
    `adequate_sd` says how customers differ in what they accept, `perceived_sd` how
    unevenly the service treats them. `importance` is what customers say that the
    moment weighs, `pull` by how many points overall satisfaction moves with one point
    of what was met.
    """

    moment_id: str
    adequate: float
    zone_width: float
    perceived_above_adequate: float
    adequate_sd: float
    perceived_sd: float
    importance: float
    pull: float = 0.0


def answers(
    moment: PlantedMoment,
    habit: NDArray[np.float64],
    rng: np.random.Generator,
    shift: NDArray[np.float64] | float = 0.0,
) -> pd.DataFrame:
    """Everybody's four answers about one moment; `shift` is added to what each person met."""
    chance = rng.standard_normal((4, habit.size))
    adequate = moment.adequate + habit + moment.adequate_sd * chance[0]
    delivered = moment.adequate + moment.perceived_above_adequate + shift
    exact = {
        "adequate": adequate,
        "desired": adequate + moment.zone_width + _WIDTH_SD * chance[1],
        "perceived": delivered + habit + moment.perceived_sd * chance[2],
        "importance": moment.importance + habit + _IMPORTANCE_SD * chance[3],
    }
    marked = {level: on_scale(value) for level, value in exact.items()}
    return pd.DataFrame({"moment_id": moment.moment_id, **marked})


def on_scale(exact: NDArray[np.float64]) -> NDArray[np.int64]:
    """What people mark who feel `exact`: the nearest whole number from 1 to 7."""
    return np.clip(np.rint(exact), 1, 7).astype(int)


def people_first(answers: pd.DataFrame, people: int) -> NDArray[np.intp]:
    """The order that brings blocks of all people, one a moment, to one person after the other."""
    return np.argsort(np.tile(np.arange(people), len(answers) // people), kind="stable")
