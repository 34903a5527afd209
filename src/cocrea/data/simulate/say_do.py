"""Supermercados Quetzalia: what a hundred customers say they do, and what they were seen to do."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cocrea.arguments import whole

SAY_DO_SEED = 707


@dataclass(frozen=True)
class PlantedBehaviour:
    """The truth of one behaviour: shares of people who say it, do it, and do otherwise than they say."""

    behaviour: str
    stated: float
    observed: float
    mismatch: float

    @property
    def shares(self) -> list[float]:
        """Shares of those who say and do, only say, only do, and neither."""
        bias = self.stated - self.observed
        said_only, did_only = (self.mismatch + bias) / 2, (self.mismatch - bias) / 2
        found = [self.stated - said_only, said_only, did_only, 1 - self.stated - did_only]
        return [round(share, 10) for share in found]


BEHAVIOURS = (
    # More say it than do it.
    PlantedBehaviour("reusable_bag", 0.62, 0.50, 0.30),
    # As many say it as do it, but they are not the same people.
    PlantedBehaviour("shopping_list", 0.48, 0.48, 0.30),
    PlantedBehaviour("compares_prices", 0.74, 0.41, 0.39),
    # Fewer say it than do it.
    PlantedBehaviour("buys_sweets", 0.22, 0.44, 0.30),
    # People do what they say.
    PlantedBehaviour("self_checkout", 0.40, 0.39, 0.07),
    PlantedBehaviour("returns_trolley", 0.84, 0.80, 0.12),
)


def say_do(n: int = 100, seed: int = SAY_DO_SEED) -> pd.DataFrame:
    """`n` imaginary customers say whether they do six things, and are observed.

    Long: person_id, behaviour, stated and observed (1 yes, 0 no). The six are independent of
    each other. The same arguments give the same table.

    Planted: 62 % say that they bring a reusable bag and 50 % do; an exact McNemar test at 5 % finds
    that in about half of all samples of 100. 48 % say that they write a shopping list and 48 % do,
    yet 30 % do otherwise than they say: two equal shares hide it in every sample.

    >>> say_do().shape
    (600, 4)
    """
    people = whole("n", n, 1, 100_000)
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    kinds = np.column_stack([rng.choice(4, people, p=planted.shares) for planted in BEHAVIOURS]).ravel()
    width = max(3, len(str(people)))
    return pd.DataFrame(
        {
            "person_id": np.repeat(
                [f"p{number:0{width}d}" for number in range(1, people + 1)], len(BEHAVIOURS)
            ),
            "behaviour": np.tile([planted.behaviour for planted in BEHAVIOURS], people),
            "stated": (kinds < 2).astype(int),
            "observed": (kinds % 2 == 0).astype(int),
        }
    )
