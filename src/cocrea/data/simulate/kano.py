"""Supermercados Quetzalia: what people would feel with and without eight features."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cocrea.arguments import whole

KANO_SEED = 84

AGE_GROUPS = ("young", "middle", "old")

# Which two answers, functional and dysfunctional, place a feature in a category
# (Kano et al. 1984); of the many that do, the ones that people give.
_ANSWERS = {
    "A": (("like", "neutral"), ("like", "live-with"), ("like", "must-be")),
    "O": (("like", "dislike"),),
    "M": (("must-be", "dislike"), ("neutral", "dislike"), ("live-with", "dislike")),
    "I": (("neutral", "neutral"), ("must-be", "live-with"), ("live-with", "neutral")),
    "R": (("dislike", "like"), ("dislike", "neutral"), ("live-with", "like")),
    "Q": (("like", "like"), ("dislike", "dislike")),
}


@dataclass(frozen=True)
class PlantedFeature:
    """The truth of one feature: what share of people see it as A, O, M, I, R and Q.

    `attractive` is the share to whom it is attractive, and so on; what is left of 1
    is questionable. They hold for everybody, or for the ages named in `ages`.
    """

    feature: str
    attractive: float
    one_dimensional: float
    must_be: float
    indifferent: float
    reverse: float
    ages: tuple[str, ...] = AGE_GROUPS

    @property
    def shares(self) -> list[float]:
        """The six shares, in the order A, O, M, I, R, Q."""
        known = [self.attractive, self.one_dimensional, self.must_be, self.indifferent, self.reverse]
        return [*known, round(1 - sum(known), 10)]


FEATURES = (
    PlantedFeature("fresh_produce", 0.04, 0.22, 0.66, 0.07, 0.00),
    PlantedFeature("right_prices", 0.03, 0.24, 0.68, 0.04, 0.00),
    PlantedFeature("short_queue", 0.13, 0.60, 0.19, 0.07, 0.00),
    PlantedFeature("wide_choice", 0.21, 0.57, 0.10, 0.11, 0.00),
    PlantedFeature("tastings", 0.63, 0.09, 0.02, 0.22, 0.03),
    PlantedFeature("home_delivery", 0.60, 0.14, 0.04, 0.20, 0.01),
    PlantedFeature("music", 0.16, 0.02, 0.01, 0.66, 0.14),
    # Two opposite wishes that cancel out in the average customer.
    PlantedFeature("self_checkout", 0.63, 0.06, 0.02, 0.26, 0.02, ("young",)),
    PlantedFeature("self_checkout", 0.13, 0.03, 0.02, 0.69, 0.12, ("middle",)),
    PlantedFeature("self_checkout", 0.03, 0.01, 0.02, 0.28, 0.65, ("old",)),
)


def kano(n: int = 150, seed: int = KANO_SEED) -> pd.DataFrame:
    """`n` imaginary customers say what they would feel with and without eight features.

    Long: respondent_id, age_group ("young", "middle", "old", a third each), feature,
    functional and dysfunctional ("like", "must-be", "neutral", "live-with",
    "dislike"). The same seed gives the same table.

    >>> kano().shape
    (1200, 5)
    """
    people = whole("n", n, 1, 100_000)
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    age = rng.permutation(np.resize(AGE_GROUPS, people))
    answers = np.array([pair for pairs in _ANSWERS.values() for pair in pairs])
    features = list(dict.fromkeys(planted.feature for planted in FEATURES))
    table = pd.DataFrame(
        {
            "respondent_id": np.repeat([f"k{number:03d}" for number in range(1, people + 1)], len(features)),
            "age_group": np.repeat(age, len(features)),
            "feature": np.tile(features, people),
        }
    )
    given = np.zeros(len(table), dtype=int)
    for planted in FEATURES:
        asked = (table["feature"] == planted.feature) & table["age_group"].isin(planted.ages)
        chances = [
            share / len(pairs)
            for share, pairs in zip(planted.shares, _ANSWERS.values(), strict=True)
            for _ in pairs
        ]
        given[asked] = rng.choice(len(answers), int(asked.sum()), p=chances)
    table[["functional", "dysfunctional"]] = answers[given]
    return table
