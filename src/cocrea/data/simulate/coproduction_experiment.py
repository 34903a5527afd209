"""Who gets the credit? An experiment with stories about a service done together (section 3.4)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.arguments import one_number, whole

COPRODUCTION_EXPERIMENT_SEED = 305

BASE = {"better": 5.5, "as-expected": 4.5, "worse": 2.8}  # satisfaction when the firm does it all
_AGREEMENT = 9.0  # of people in one cell: the higher, the more alike


def coproduction_experiment(
    n: int = 360,
    seed: int = COPRODUCTION_EXPERIMENT_SEED,
    credit: float = 0.9,
    protection: float = 1.2,
    blame: float = 0,
) -> pd.DataFrame:
    """`n` imaginary people each read one story of a service and rate the firm.

    One row a person: person_id, participation ("joint": the customer did part of it,
    "firm"), outcome ("better", "as-expected" or "worse" than expected), choice ("yes": the
    customer could choose how much to do, "no"), satisfaction_firm (mean of four items, 1 to
    7). The stories are dealt out at random, as evenly as `n` allows. Planted: taking part
    takes `credit` points off satisfaction with the firm when the outcome is better, and
    nothing otherwise; a choice adds `protection` points for those who took part and got a
    worse outcome, and nothing otherwise. That is one of three patterns that experiments have
    found. For self-blame, plant 0 and a `blame` above 0, which taking part adds when the
    outcome is worse; for amplification, both below 0.

    Of samples of 360, the effect of participation when better is found (p < .05) in more
    than 95 %, that of choice for participants when worse in more than 95 %, the contrast of
    participation, better − worse, in more than 95 %, and that of choice for participants in
    more than 85 %. Where nothing is planted, about 5 % find something. Over all outcomes the
    two effects nearly cancel out: the mean difference of joint and firm, −0.1, is found in
    fewer than 15 %, and nobody in it tells when participation harms.

    >>> coproduction_experiment().shape
    (360, 5)
    """
    people = whole("n", n, 1, 1_000_000)
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    taken, given_back = one_number("credit", credit, -1.4, 4), one_number("protection", protection, 0, 4)
    own_fault = one_number("blame", blame, -1.7, 2)
    stories = pd.MultiIndex.from_product(
        [["firm", "joint"], list(BASE), ["no", "yes"]], names=["participation", "outcome", "choice"]
    ).to_frame(index=False)
    table = stories.iloc[rng.permutation(np.arange(people) % len(stories))].reset_index(drop=True)
    joint = (table["participation"] == "joint").to_numpy()
    outcome, free = table["outcome"].to_numpy(), (table["choice"] == "yes").to_numpy()
    mean = table["outcome"].map(BASE).to_numpy(dtype=float)
    mean = mean - taken * (joint & (outcome == "better"))
    mean = mean + joint * (outcome == "worse") * (own_fault + given_back * free)
    # A beta distribution keeps the planted means although the scale ends at 1 and at 7.
    middle = (mean - 1) / 6
    felt = 1 + 6 * rng.beta(_AGREEMENT * middle, _AGREEMENT * (1 - middle))
    table.insert(0, "person_id", [f"p{number:03d}" for number in range(1, people + 1)])
    table["satisfaction_firm"] = np.rint(felt * 4) / 4
    return table
