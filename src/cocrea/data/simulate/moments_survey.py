"""Supermercados Quetzalia, the whole journey: nine moments, three stores, real-life flaws."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cocrea.arguments import one_number, whole
from cocrea.data.quetzalia import MAIN_SURVEY
from cocrea.data.simulate.planted import HABIT_SD, PlantedMoment, answers, on_scale, people_first

MOMENTS_SURVEY_SEED = 404

MOMENTS = (  # in the order of a visit
    # More than most hope for, and few care.
    PlantedMoment("app", 2.8, 1.5, 1.9, 0.7, 0.9, 3.6, 0.02),
    # Furthest from what people hope for, yet most accept it and it matters least.
    PlantedMoment("parking", 3.0, 3.3, 0.5, 0.7, 0.9, 2.6, 0.02),
    PlantedMoment("entry", 3.6, 1.9, 1.4, 0.7, 0.7, 3.9, 0.05),
    PlantedMoment("produce", 4.1, 2.0, 1.3, 0.7, 0.7, 5.8, 0.20),
    PlantedMoment("deli", 4.3, 1.8, 1.1, 0.7, 0.8, 5.3, 0.15),
    # What people accept, no more. They call it middling, yet it moves their overall judgement.
    PlantedMoment("staff", 4.3, 2.0, 0.0, 0.6, 0.9, 4.9, 0.40),
    # Below what people accept, and very unevenly so: the one moment in need.
    PlantedMoment("checkout", 4.7, 1.6, -0.6, 0.7, 1.2, 6.2, 0.35),
    PlantedMoment("bagging", 3.7, 1.8, 1.2, 0.7, 0.7, 4.1, 0.05),
    PlantedMoment("aftersale", 4.2, 2.2, 0.3, 0.8, 1.1, 5.5, 0.15),
)
STORES = {"A": 0.2, "B": -0.5, "C": 0.3}  # what each store adds to the checkout
_RATINGS = ["adequate", "desired", "perceived", "importance"]
_OVERALL = 4.8
_OVERALL_SD = 0.6


def moments_survey(
    n: int = MAIN_SURVEY.customers,
    seed: int = MOMENTS_SURVEY_SEED,
    missing: float = 0.04,
    inverted: float = 0.03,
    straight_liners: float = 6 / 240,
    repeated: float = 5 / 240,
) -> pd.DataFrame:
    """`n` imaginary customers of three stores rate nine moments of a visit.

    Long: respondent_id, moment_id, adequate, desired, perceived, importance (1 to 7,
    NaN where there is no answer), store, and overall_satisfaction (1 to 7, the same in
    all rows of a person). Flaws are planted: `straight_liners` is the share of people
    who mark one number everywhere, `inverted` the share of rows whose adequate and
    desired levels are swapped, `missing` the share of ratings without an answer, and
    `repeated` × n rows stand a second time, at the end. No row has two flaws. The same
    arguments give the same table.

    >>> moments_survey(240).shape
    (2165, 8)
    """
    people = whole("n", n, 1, 100_000)
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    habit = HABIT_SD * rng.standard_normal(people)
    store = rng.permutation(np.resize(list(STORES), people))
    at_checkout = np.array([STORES[name] for name in store])
    blocks = [
        answers(moment, habit, rng, at_checkout if moment.moment_id == "checkout" else 0.0)
        for moment in MOMENTS
    ]
    table = pd.concat(blocks)
    table["desired"] = table[["adequate", "desired"]].max(axis=1)
    table.insert(0, "respondent_id", [f"r{number:03d}" for number in range(1, people + 1)] * len(MOMENTS))
    table["store"] = np.tile(store, len(MOMENTS))
    table["overall_satisfaction"] = np.tile(_overall(blocks, rng), len(MOMENTS))
    table = table.iloc[people_first(table, people)].reset_index(drop=True)
    return _flawed(
        table,
        rng,
        missing=one_number("missing", missing, 0, 0.5),
        inverted=one_number("inverted", inverted, 0, 0.25),
        straight_liners=one_number("straight_liners", straight_liners, 0, 0.5),
        repeated=one_number("repeated", repeated, 0, 0.25),
    )


def _overall(blocks: list[pd.DataFrame], rng: np.random.Generator) -> NDArray[np.int64]:
    """Everybody's overall satisfaction: each moment pulls by what the person met there."""
    felt = np.full(len(blocks[0]), _OVERALL)
    for moment, block in zip(MOMENTS, blocks, strict=True):
        usual = moment.adequate + moment.perceived_above_adequate
        felt += moment.pull * (block["perceived"].to_numpy() - usual)
    return on_scale(felt + _OVERALL_SD * rng.standard_normal(felt.size))


def _flawed(
    table: pd.DataFrame,
    rng: np.random.Generator,
    missing: float,
    inverted: float,
    straight_liners: float,
    repeated: float,
) -> pd.DataFrame:
    """The table with its planted flaws, each in rows of its own."""
    moments = len(MOMENTS)
    people = len(table) // moments
    lazy = rng.choice(people, round(straight_liners * people), replace=False)
    flat = np.isin(np.arange(len(table)) // moments, lazy)
    marks = rng.integers(3, 8, people)[np.arange(len(table)) // moments]
    for rating in _RATINGS:
        table[rating] = np.where(flat, marks, table[rating]).astype(float)

    upright = np.flatnonzero(~flat & (table["desired"] > table["adequate"]))
    swapped = rng.choice(upright, min(round(inverted * len(table)), upright.size), replace=False)
    table.loc[swapped, ["adequate", "desired"]] = table.loc[swapped, ["desired", "adequate"]].to_numpy()

    sound = np.setdiff1d(np.flatnonzero(~flat), swapped)
    cells = min(round(missing * len(table) * len(_RATINGS)), sound.size * len(_RATINGS))
    empty = rng.choice(sound.size * len(_RATINGS), cells, replace=False)
    ratings = table[_RATINGS].to_numpy()
    ratings[sound[empty // len(_RATINGS)], empty % len(_RATINGS)] = np.nan
    table[_RATINGS] = ratings

    whole_rows = sound[~np.isnan(ratings[sound]).any(axis=1)]
    twice = rng.choice(whole_rows, min(round(repeated * people), whole_rows.size), replace=False)
    return pd.concat([table, table.loc[np.sort(twice)]], ignore_index=True)
