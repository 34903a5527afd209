"""What people say and what they do (section 6.2)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import sqrt

import numpy as np
import pandas as pd

from cocrea.arguments import levels, one_number, proportion, table_with, too_few, whole
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats.shares import paired_shares, share


@dataclass(frozen=True)
class SayDo:
    """What `n` people say beside what they were seen to do, as shares from 0 to 1.

    `stated` say it and `observed` do it; `mismatch` are those who do otherwise than they say, in
    either direction; all three with Wilson's interval. `bias` is stated − observed with its
    interval; `p` asks whether it is chance (McNemar, exact).
    """

    stated: float
    stated_low: float
    stated_high: float
    observed: float
    observed_low: float
    observed_high: float
    mismatch: float
    mismatch_low: float
    mismatch_high: float
    bias: float
    bias_low: float
    bias_high: float
    p: float
    n: int


def say_do(both: int, said_only: int, did_only: int, neither: int, confidence: float = 0.95) -> SayDo:
    """Compare what people say with what they do, from the four counts of people.

    `both` say it and do it, `said_only` say it and do not, `did_only` do it and do not say it,
    `neither` the rest. Whole numbers, at least one person, else CocreaError. A bias of 0 does not
    mean that people do what they say: look at `mismatch`.

    Formula: stated = (both + said_only) / n; observed = (both + did_only) / n
        mismatch = (said_only + did_only) / n; bias = (said_only − did_only) / n
    Source: a definition; p McNemar (1947), exact; intervals Wilson (1927), Agresti and Min (2005).

    >>> found = say_do(41, 21, 9, 29)
    >>> found.stated, found.observed, found.mismatch, round(found.p, 4)
    (0.62, 0.5, 0.3, 0.0428)
    >>> found.bias, round(found.bias_low, 3), round(found.bias_high, 3)
    (0.12, 0.013, 0.222)
    """
    counts = {"both": both, "said_only": said_only, "did_only": did_only, "neither": neither}
    yes, said, did, no = (whole(name, count, 0, 10**9) for name, count in counts.items())
    n = yes + said + did + no
    if n == 0:
        raise too_few(0)
    stated, observed, mismatch = (
        share(count, n, confidence) for count in (yes + said, yes + did, said + did)
    )
    bias = paired_shares(said, did, n, confidence)
    return SayDo(
        stated=stated.value,
        stated_low=stated.low,
        stated_high=stated.high,
        observed=observed.value,
        observed_low=observed.low,
        observed_high=observed.high,
        mismatch=mismatch.value,
        mismatch_low=mismatch.low,
        mismatch_high=mismatch.high,
        bias=bias.value,
        bias_low=bias.low,
        bias_high=bias.high,
        p=bias.p,
        n=n,
    )


def say_do_table(table: pd.DataFrame) -> pd.DataFrame:
    """One row a behaviour: the fields of `SayDo`, behaviours as they first appear.

    `table` is long, with the columns behaviour, stated and observed (1 yes, 0 no). A row with a
    missing answer is left out, and so is a behaviour without a complete row.

    Formula: as in say_do
    Source: a definition.

    >>> notes = pd.DataFrame({"behaviour": ["bag"] * 3, "stated": [1, 1, 0], "observed": [1, 0, 0]})
    >>> say_do_table(notes)[["behaviour", "stated", "observed", "n"]].round(2).values.tolist()
    [['bag', 0.67, 0.33, 3]]
    """
    table_with(table, "behaviour", "stated", "observed")
    rows = []
    for behaviour, answers in table.dropna(subset=["stated", "observed"]).groupby("behaviour", sort=False):
        said, did = levels(stated=answers["stated"], observed=answers["observed"])
        for name, given in (("stated", said), ("observed", did)):
            for value in given[(given != 0) & (given != 1)]:
                raise CocreaError(
                    "listening.yes-no",
                    N_("“{name}” must be 1 (yes) or 0 (no); it is {given:g}."),
                    name=name,
                    given=float(value),
                )
        counts = [int(((said == a) & (did == b)).sum()) for a, b in ((1, 1), (1, 0), (0, 1), (0, 0))]
        rows.append({"behaviour": behaviour, **asdict(say_do(*counts))})
    return pd.DataFrame(rows, columns=["behaviour", *SayDo.__dataclass_fields__])


@dataclass(frozen=True)
class JointShares:
    """Shares of the people who say and do, only say, only do, and neither; together 1."""

    both: float
    said_only: float
    did_only: float
    neither: float

    @property
    def mismatch(self) -> float:
        """Share of the people who do otherwise than they say."""
        return self.said_only + self.did_only

    def counts(self, n: int) -> tuple[int, int, int, int]:
        """The four kinds among `n` people, as `say_do` takes them: whole numbers that sum to n.

        Shares that are not whole people are rounded down; whoever is left goes where most was cut off.
        """
        exact = whole("n", n, 1, 10**9) * np.array([self.both, self.said_only, self.did_only, self.neither])
        people = np.floor(exact + 1e-9)  # 7 of 10 is 7, whatever the last digit of 10 · .7
        most_cut = np.argsort((people - exact).round(9), kind="stable")[: n - int(people.sum())]
        people[most_cut] += 1
        both, said_only, did_only, neither = people.astype(int).tolist()
        return both, said_only, did_only, neither


def joint_shares(stated: float, observed: float, correlation: float) -> JointShares:
    """Shares of the four kinds of people, from two rates and the correlation of saying and doing.

    The rates lie strictly between 0 and 1. A correlation that these rates cannot have raises CocreaError;
    ask `correlation_range` beforehand.

    Formula: both = stated·observed + correlation·√(stated·(1 − stated)·observed·(1 − observed))
    Source: a definition (the correlation of two yes-or-no answers).

    >>> found = joint_shares(.5, .5, .4)
    >>> round(found.both, 2), round(found.mismatch, 2), found.counts(30)
    (0.35, 0.3, (11, 5, 4, 10))
    """
    low, high = correlation_range(stated, observed)
    r = one_number("correlation", correlation)
    if not low - 1e-9 <= r <= high + 1e-9:
        raise CocreaError(
            "listening.correlation",
            N_(
                "With {stated:g} who say it and {observed:g} who do it, "
                "the correlation can only lie from {low:.3f} to {high:.3f}; it is {given:g}."
            ),
            stated=stated,
            observed=observed,
            given=r,
            low=low,
            high=high,
        )
    both = stated * observed + r * _spreads(stated, observed)
    both = min(max(both, stated + observed - 1, 0.0), stated, observed)  # but for rounding
    neither = max(1 - stated - observed + both, 0.0)
    return JointShares(both, stated - both, observed - both, neither)


def correlation_range(stated: float, observed: float) -> tuple[float, float]:
    """Lowest and highest correlation that two yes-or-no answers with these rates can have.

    The rates lie strictly between 0 and 1; only equal rates reach 1, and
    only rates that sum to 1 reach −1.

    Formula: low = (max(0, stated + observed − 1) − stated·observed) / s
        high = (min(stated, observed) − stated·observed) / s
        s = √(stated·(1 − stated)·observed·(1 − observed))
    Source: a definition (bounds after Fréchet).

    >>> [round(end, 3) for end in correlation_range(.62, .5)]
    [-0.783, 0.783]
    """
    said, did = proportion("stated", stated), proportion("observed", observed)
    spreads = _spreads(said, did)
    low, high = max(0.0, said + did - 1) - said * did, min(said, did) - said * did
    return max(-1.0, low / spreads), min(1.0, high / spreads)  # rounding must not take equal rates past 1


def _spreads(stated: float, observed: float) -> float:
    """Product of the two standard deviations."""
    return sqrt(stated * (1 - stated) * observed * (1 - observed))
