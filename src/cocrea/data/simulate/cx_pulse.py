"""Supermercados Quetzalia: a short survey every month, in three stores, for three years."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.arguments import one_number, whole
from cocrea.data.simulate.planted import on_scale

CX_PULSE_SEED = 119

MONTHS = 36
SATISFIED_FROM = 5  # on the scale from 1 to 7
USUAL_SHARE = 0.85  # of satisfied customers in store B; A and C lie within .02 of it
DIP_STORE, DIP_MONTHS = "B", (19, 23)

_USUAL_WAIT = {"A": 6.4, "B": 6.0, "C": 5.6}  # minutes, on average
_WAIT_SHAPE = 6  # of the gamma distribution: the sd is 0.4 of the mean
_WELCOME, _WELCOME_SD = 5.0, 1.0
_LEVEL, _REST_SD = 5.45, 0.7  # how the average customer judges, and how they differ for other reasons


def cx_pulse(
    n: int = 150,
    seed: int = CX_PULSE_SEED,
    extra_wait: float = 2.5,
    rush_per_minute: float = -0.20,
    calm_per_minute: float = -0.04,
    rush_per_welcome: float = 0.20,
    calm_per_welcome: float = 0.60,
) -> pd.DataFrame:
    """`n` imaginary customers of each store answer in each of 36 months, other people every time.

    month (1 to 36), store ("A", "B", "C"), segment ("rush" or "calm": half of them are in a
    hurry), wait (minutes at the checkout, measured), welcome and overall (from 1 to 7). The
    same seed gives the same table.

    Planted: in months 19 to 23 customers of store B wait `extra_wait` minutes longer, which
    takes the share of satisfied (overall 5 or more) there from .85 to about .75; then all is
    as before. One more minute moves the judgement by `rush_per_minute` or `calm_per_minute`
    points, one more point of welcome by `rush_per_welcome` or `calm_per_welcome`: the weight
    of facts and feelings depends on the customer. On the rounded and bounded scale slopes come
    out up to a twentieth flatter.

    Power, with n=150 and the centre from a store's first twelve months: a p-chart of store B
    signals by month 20 in about 84 of 100 samples and by month 23 in 98; in usual months it
    signals falsely in about 1 of 250. The annual survey of months 12, 24 and 36 finds a
    difference no oftener than by luck (5 of 100), and a chart of all stores together misses
    the dip in 3 or 4 of 10.

    >>> cx_pulse().shape
    (16200, 6)
    """
    people = whole("n", n, 1, 10_000)
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    longer = one_number("extra_wait", extra_wait, 0, 60)
    month = np.repeat(np.arange(1, MONTHS + 1), len(_USUAL_WAIT) * people)
    store = np.tile(np.repeat(list(_USUAL_WAIT), people), MONTHS)
    usual = np.tile(np.repeat(list(_USUAL_WAIT.values()), people), MONTHS)
    dip = (store == DIP_STORE) & (month >= DIP_MONTHS[0]) & (month <= DIP_MONTHS[1])
    rush = rng.random(month.size) < 0.5
    wait = np.rint(rng.gamma(_WAIT_SHAPE, (usual + longer * dip) / _WAIT_SHAPE))
    welcome = on_scale(_WELCOME + _WELCOME_SD * rng.standard_normal(month.size))
    per_minute = np.where(
        rush, one_number("rush_per_minute", rush_per_minute), one_number("calm_per_minute", calm_per_minute)
    )
    per_welcome = np.where(
        rush,
        one_number("rush_per_welcome", rush_per_welcome),
        one_number("calm_per_welcome", calm_per_welcome),
    )
    judged = _LEVEL + per_minute * (wait - _USUAL_WAIT[DIP_STORE]) + per_welcome * (welcome - _WELCOME)
    overall = on_scale(judged + _REST_SD * rng.standard_normal(month.size))
    return pd.DataFrame(
        {
            "month": month,
            "store": store,
            "segment": np.where(rush, "rush", "calm"),
            "wait": wait.astype(int),
            "welcome": welcome,
            "overall": overall,
        }
    )
