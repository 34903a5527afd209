"""E4.2, five dimensions, with and without weights."""

from __future__ import annotations

import pandas as pd

from cocrea.language import N_, _, number
from cocrea.models.moments import weighted_gap
from cocrea.tasks.draws import in_seeded_order, one_of
from cocrea.tasks.task import Choice, Key, Number, Slips, Task

DIMENSIONS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
WEIGHTS = (0.10, 0.30, 0.25, 0.20, 0.15)  # ours, made up for the exercise

UNWEIGHTED = Number("unweighted", decimals=2, absolute=0.005)
WEIGHTED = Number("weighted", decimals=3, absolute=0.001)
SHARE = Number("share", "percent", decimals=1, low=0, high=100, absolute=0.1)
READING = Choice("reading", ("where-it-matters", "truer", "weight-alone", "unhappy"))


def dimensions(gaps: list[float], weights: list[float]) -> pd.DataFrame:
    """The mean gap and the weight of each dimension."""
    return pd.DataFrame({"gap": gaps, "weight": weights}, index=pd.Index(DIMENSIONS, name="dimension"))


def book() -> pd.DataFrame:
    return dimensions([-0.2, -1.5, -0.4, -0.3, -0.9], list(WEIGHTS))


def draw(seed: str) -> pd.DataFrame:
    """Other gaps, and the same weights in another order."""
    steps = range(-18, 0)
    gaps = [one_of(f"{seed}/{name}", steps) / 10 for name in DIMENSIONS]
    return dimensions(gaps, [float(each) for each in in_seeded_order(seed, map(str, WEIGHTS))])


def falls_short_where_it_matters(given: pd.DataFrame) -> bool:
    """Whether the weights make the average clearly worse, and reliability has a part in it worth naming."""
    return _weighted(given) < _unweighted(given) - 0.05 and 15 <= _share(given) <= 80


def key(given: pd.DataFrame) -> Key:
    return {
        "unweighted": _unweighted(given),
        "weighted": _weighted(given),
        "share": _share(given),
        "reading": "where-it-matters",
    }


def slips(given: pd.DataFrame) -> Slips:
    """What each wrong average would answer."""
    return {
        "unweighted": {
            "sign-lost": -_unweighted(given),
            "sum-not-mean": float(given["gap"].sum()),
            "weighted-instead": _weighted(given),
        },
        "weighted": {
            "sign-lost": -_weighted(given),
            "divided-again": _weighted(given) / len(given),
            "unweighted-instead": _unweighted(given),
        },
        "share": {
            "weight-alone": 100 * float(given["weight"]["reliability"]),
            "gap-alone": 100 * float(given["gap"]["reliability"] / given["gap"].sum()),
            "of-unweighted": 100 * _of_reliability(given) / _unweighted(given),
        },
    }


def worked(given: pd.DataFrame) -> list[str]:
    """The solution on these dimensions, step by step."""
    total = float(given["gap"].sum())
    part = _of_reliability(given)
    products = " + ".join(
        f"{number(weight, 2)} × ({number(gap, 1)})"
        for gap, weight in zip(given["gap"], given["weight"], strict=True)
    )
    weighted = number(_weighted(given), 3)
    return [
        _(
            "Without weights: the gaps add up to {total}; divided by {n} that is {mean}.",
            total=number(total, 1),
            n=len(given),
            mean=number(_unweighted(given), 2),
        ),
        _("With weights: {products} = {weighted}.", products=products, weighted=weighted),
        _(
            "Reliability contributes {part} of {weighted}, which is {share} %.",
            part=number(part, 3),
            weighted=weighted,
            share=number(_share(given), 1),
        ),
    ]


def _unweighted(given: pd.DataFrame) -> float:
    return weighted_gap(given["gap"], [1 / len(given)] * len(given))


def _weighted(given: pd.DataFrame) -> float:
    return weighted_gap(given["gap"], given["weight"])


def _share(given: pd.DataFrame) -> float:
    """Reliability's part of the weighted gap, in percent."""
    return 100 * _of_reliability(given) / _weighted(given)


def _of_reliability(given: pd.DataFrame) -> float:
    """What reliability adds to the weighted gap, in scale points."""
    return float(given["gap"]["reliability"] * given["weight"]["reliability"])


TASK = Task(
    id="E4.2",
    fields=(UNWEIGHTED, WEIGHTED, SHARE, READING),
    draw=draw,
    book=book,
    accepts=falls_short_where_it_matters,
    key=key,
    slips=slips,
    worked=worked,
    columns={
        "dimension": N_("Dimension"),
        "gap": N_("Mean gap"),
        "weight": N_("Weight"),
        "tangibles": N_("Tangibles"),
        "reliability": N_("Reliability"),
        "responsiveness": N_("Responsiveness"),
        "assurance": N_("Assurance"),
        "empathy": N_("Empathy"),
    },
)
