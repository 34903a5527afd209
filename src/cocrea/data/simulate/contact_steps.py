"""Seven service situations, step by step: how much contact there is, of what kind, and how it is liked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cocrea.arguments import one_number, whole
from cocrea.data.simulate.planted import on_scale
from cocrea.models.contact import contact_table

CONTACT_STEPS_SEED = 1978
CONTACT_MINUTES = (0, 60)  # the range that a visit's contact time is scored on
_TEMPO = 0.25  # visits take from a quarter less to a quarter more time than planted,
_PACE = 0.10  # the steps of one visit from a tenth less to a tenth more: no visit leaves the range
_MOOD_SD = 0.35  # points of richness and intimacy, the same in all steps of a visit
_RATING_SD = 0.5
_SEEN = 0.05
_ACTIVE_SD = 0.07


@dataclass(frozen=True)
class PlantedStep:
    """The truth of one step of a service situation.

    It takes `minutes` on average; the customer is there for the share `seen` of them, and
    active in the share `active` of those. `richness` and `intimacy` are points from 1 to 7.
    """

    situation: str
    step: str
    minutes: float
    seen: float
    active: float
    richness: float
    intimacy: float


CONTACT_STEPS = (  # from little contact to much
    PlantedStep("self_checkout", "scan", 10.0, 0.90, 0.85, 2.6, 1.9),
    PlantedStep("self_checkout", "pay", 4.0, 0.85, 0.75, 2.7, 2.3),
    PlantedStep("cashier", "line", 8.0, 0.95, 0.05, 2.9, 2.9),
    PlantedStep("cashier", "scan", 8.0, 0.90, 0.25, 3.5, 3.1),
    PlantedStep("cashier", "pay", 5.0, 0.90, 0.70, 3.4, 3.4),
    PlantedStep("deli", "order", 10.0, 0.90, 0.80, 4.2, 3.8),
    PlantedStep("deli", "cut_and_weigh", 20.0, 0.80, 0.20, 3.8, 3.5),
    PlantedStep("restaurant", "welcome", 6.0, 0.90, 0.30, 4.2, 4.0),
    PlantedStep("restaurant", "order", 8.0, 0.85, 0.80, 4.9, 4.4),
    PlantedStep("restaurant", "meal", 29.0, 0.80, 0.15, 4.3, 4.2),
    PlantedStep("pharmacist", "question", 13.0, 0.95, 0.75, 5.4, 5.4),
    PlantedStep("pharmacist", "preparation", 14.0, 0.60, 0.05, 4.9, 5.0),
    PlantedStep("pharmacist", "advice", 16.0, 0.95, 0.55, 5.7, 5.6),
    PlantedStep("nutritionist", "interview", 24.0, 0.95, 0.80, 6.4, 6.4),
    PlantedStep("nutritionist", "plan", 19.0, 0.80, 0.50, 6.2, 6.2),
    PlantedStep("cooking_class", "demonstration", 12.0, 0.95, 0.20, 6.8, 6.5),
    PlantedStep("cooking_class", "cooking", 23.0, 0.95, 0.95, 6.9, 6.8),
    PlantedStep("cooking_class", "table", 8.0, 0.95, 0.65, 6.8, 6.8),
)
SITUATIONS = tuple(dict.fromkeys(planted.situation for planted in CONTACT_STEPS))


def contact_steps(
    n: int = 400,
    seed: int = CONTACT_STEPS_SEED,
    peak: float = 0.55,
    curvature: float = 8.0,
    top: float = 5.6,
    noise: float = 0.8,
) -> pd.DataFrame:
    """`n` visits of imaginary customers to seven service situations, one row a step.

    Long: visit_id, customer_id (half as many customers as visits), situation, step,
    step_minutes, active_minutes and passive_minutes (of contact; the rest of the step is
    done unseen), richness and intimacy (1 to 7), satisfaction (1 to 7, the same in all
    rows of a visit). The same arguments give the same table.

    Planted: satisfaction is `top` − `curvature` · (contact − `peak`)² + noise, rounded, where
    contact is the visit's `contact_score` with times scored on 0 to 60 minutes; `noise` is
    the standard deviation. What a customer does depends on the situation and on nothing
    in the person. Of samples of 400 visits, at least 99 in 100 show an inverted U
    (`quadratic_peak`) that predicts better than a line (`cross_validated`), with a peak
    within .05 of the planted one; its 95 % interval holds the planted one in 93, because
    ratings are whole and end at 7. The straight line finds nothing: in about 95 of
    100 samples the interval of the correlation holds 0.

    >>> contact_steps(2).shape[1], contact_steps(400)["visit_id"].nunique()
    (10, 400)
    """
    visits = whole("n", n, 1, 100_000)
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    customers = (visits + 1) // 2
    situation = rng.permutation(np.resize(np.arange(len(SITUATIONS)), visits))
    customer = rng.permutation(np.resize(np.arange(customers), visits))
    tempo = rng.uniform(1 - _TEMPO, 1 + _TEMPO, visits)
    mood = _MOOD_SD * rng.standard_normal(visits)
    blocks = []
    for order, planted in enumerate(CONTACT_STEPS):
        here = np.flatnonzero(situation == SITUATIONS.index(planted.situation))
        blocks.append(_step(planted, here, tempo[here], mood[here], rng))
        blocks[-1]["order"] = order
    table = pd.concat(blocks).sort_values(["visit", "order"], ignore_index=True)
    level = contact_table(table.rename(columns={"visit": "visit_id"}), CONTACT_MINUTES)["contact"]
    best = one_number("peak", peak, 0, 1)
    steep, highest = one_number("curvature", curvature, 0, 100), one_number("top", top, 1, 7)
    liked = highest - steep * (level.to_numpy() - best) ** 2
    rated = on_scale(liked + one_number("noise", noise, 0, 10) * rng.standard_normal(visits))
    visit = table.pop("visit").to_numpy()
    table.insert(0, "visit_id", _names("v", visits)[visit])
    table.insert(1, "customer_id", _names("c", customers)[customer[visit]])
    table["satisfaction"] = rated[visit]
    return table.drop(columns="order")


def _step(
    planted: PlantedStep,
    visits: NDArray[np.intp],
    tempo: NDArray[np.float64],
    mood: NDArray[np.float64],
    rng: np.random.Generator,
) -> pd.DataFrame:
    """One step of all the visits that have it."""
    chance = rng.standard_normal((3, visits.size))
    minutes = (planted.minutes * tempo * rng.uniform(1 - _PACE, 1 + _PACE, visits.size)).round(1)
    seen = np.minimum(planted.seen + rng.uniform(-_SEEN, _SEEN, visits.size), 1)
    contact = np.floor(10 * minutes * seen) / 10
    active = (contact * np.clip(planted.active + _ACTIVE_SD * chance[0], 0, 1)).round(1)
    return pd.DataFrame(
        {
            "visit": visits,
            "situation": planted.situation,
            "step": planted.step,
            "step_minutes": minutes,
            "active_minutes": active,
            "passive_minutes": (contact - active).round(1),
            "richness": on_scale(planted.richness + mood + _RATING_SD * chance[1]),
            "intimacy": on_scale(planted.intimacy + mood + _RATING_SD * chance[2]),
        }
    )


def _names(letter: str, count: int) -> NDArray[np.str_]:
    return np.array([f"{letter}{number:03d}" for number in range(1, count + 1)])
