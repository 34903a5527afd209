"""Customers in money: margins, how long they stay, whom they bring in (section 3.6)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.arguments import one_number, whole

CUSTOMERS_VALUE_SEED = 310


def customers_value(
    n: int = 1000,
    seed: int = CUSTOMERS_VALUE_SEED,
    negative: float = 0.08,
    rescued: float = 0.5,
    advocates: float = 0.05,
) -> pd.DataFrame:
    """`n` imaginary customers, with what each brings and costs in a year.

    One row a customer, money a year: customer_id, revenue, cost_to_serve, margin (revenue −
    cost_to_serve), retention (chance of staying another year), referral_value (margin of the
    customers whom this one brings in), and for those whose margin is negative new_margin
    (margin at a price that charges for the extra service) and accept_chance (estimated chance
    of accepting it; both NaN for the others). Planted: a share `negative` has a negative
    margin; of these, `rescued` would become profitable at the new price; of all, `advocates`
    bring in others worth 60 or more a year, the rest next to nobody. Negative customers buy as
    much as the others and cost more to serve.

    Of samples of 1000, the 95 % interval of each share holds the planted one in about 95 %.
    Take a discount of .1, 20 for an exit and 20 for bad talk, and refusers who leave and talk
    badly: then parting is best for fewer than half of the negative customers in more than 95 %
    of samples, and parting with all of them is worth over 40 less for each than the best
    option. Where refusers stay as they were, parting is best for more of them.

    >>> customers_value().shape
    (1000, 8)
    """
    customers = whole("n", n, 1, 1_000_000)
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    costly = rng.random(customers) < one_number("negative", negative, 0, 1)
    saved = rng.random(customers) < one_number("rescued", rescued, 0, 1)
    advocate = rng.random(customers) < one_number("advocates", advocates, 0, 1)
    revenue = rng.lognormal(6.0, 0.45, customers)
    loss, earned = 8 + rng.gamma(2.5, 12, customers), revenue * rng.beta(4, 16, customers)
    margin = np.where(costly, -loss, earned)
    raised = np.where(saved, 5 + rng.gamma(2.5, 8, customers), -loss * rng.uniform(0.4, 0.9, customers))
    brought = np.where(advocate, 60 + rng.gamma(2, 25, customers), rng.exponential(2, customers))
    return pd.DataFrame(
        {
            "customer_id": [f"v{number:04d}" for number in range(1, customers + 1)],
            "revenue": revenue.round(2),
            "cost_to_serve": (revenue.round(2) - margin.round(2)).round(2),
            "margin": margin.round(2),
            "retention": (0.5 + 0.45 * rng.beta(4, 2, customers)).round(2),
            "referral_value": brought.round(2),
            "new_margin": np.where(costly, raised.round(2), np.nan),
            "accept_chance": np.where(costly, rng.uniform(0.3, 0.8, customers).round(2), np.nan),
        }
    )
