"""EstaciónSol: who fills the tank themselves, and why the older drivers do not (section 3.3)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.arguments import quantity, whole
from cocrea.data.simulate.planted import on_scale
from cocrea.models.coproduction import READY, sst_probability

FUEL_STATION_SEED = 303

AGE_SHARES = {"18-39": 0.35, "40-59": 0.35, "60+": 0.30}
_MEANS = {  # of role clarity, motivation and ability, 1 to 7, by age: only clarity differs much
    "18-39": (5.0, 3.8, 4.4),
    "40-59": (5.0, 3.8, 4.4),
    "60+": (2.7, 3.8, 4.1),
}
_SDS = (1.3, 1.4, 1.3)
_CALLED_ACTIVE = {False: 0.35, True: 0.80}  # share who call themselves active, by what they do


def fuel_station(
    n: int = 500, seed: int = FUEL_STATION_SEED, coefficients: tuple[float, float, float, float] = READY
) -> pd.DataFrame:
    """`n` imaginary drivers of a fuel station that offers self-service at some of its pumps.

    One row a driver: driver_id, age_group, role_clarity, motivation, ability (1 to 7),
    self_service (1: fills the tank, 0: asks for staff) and self_described ("active" or
    "passive", as they see themselves as customers). Planted: `coefficients`, the log odds of
    self-service as (intercept, role clarity, motivation, ability); age adds nothing to them.
    Drivers of 60 and over know far less well what to do (2.3 points), and hardly differ
    otherwise, so usage by age alone blames age.

    Of samples of 500, the logit finds the coefficients of role clarity and motivation above 0
    in more than 95 % and that of ability in more than 90 %; each interval holds the planted
    value in about 95 %. By age alone, drivers of 60 and over serve themselves less than both
    others (p < .05) in more than 90 %; beside the other three, age still matters in about 5 %.
    The same arguments give the same table.

    >>> fuel_station().shape
    (500, 7)
    """
    drivers = whole("n", n, 1, 1_000_000)
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    beta = quantity("coefficients", coefficients)
    group = rng.choice(len(AGE_SHARES), drivers, p=list(AGE_SHARES.values()))
    means = np.array([_MEANS[age] for age in AGE_SHARES])[group]
    clarity, motivation, ability = on_scale(means + _SDS * rng.standard_normal((drivers, 3))).T
    used = rng.random(drivers) < sst_probability(clarity, motivation, ability, beta)
    active = rng.random(drivers) < np.where(used, _CALLED_ACTIVE[True], _CALLED_ACTIVE[False])
    return pd.DataFrame(
        {
            "driver_id": [f"d{number:03d}" for number in range(1, drivers + 1)],
            "age_group": np.array(list(AGE_SHARES))[group],
            "role_clarity": clarity,
            "motivation": motivation,
            "ability": ability,
            "self_service": used.astype(int),
            "self_described": np.where(active, "active", "passive"),
        }
    )
