"""E4.3, how sure is that gap? Twelve pairs of answers, by hand."""

from __future__ import annotations

import math
from functools import cache

import pandas as pd

from cocrea.data import load
from cocrea.language import N_, _, number
from cocrea.stats import PairedResult, d_av, d_z, paired_t
from cocrea.stats.groups import separate_t
from cocrea.tasks.draws import in_seeded_order
from cocrea.tasks.task import Choice, Key, Number, Slips, Task, with_those_apart

CUSTOMERS = 12
NORMAL = 1.96  # what stands in for Student's t where it is forgotten
N_MINUS_1 = N_("with n − 1 below the line")

GAP = Number("gap", decimals=2, absolute=0.005)
SD = Number("sd", decimals=3, low=0, absolute=0.001, denominator=N_MINUS_1)
T = Number("t", "plain", decimals=2, absolute=0.01)
P = Number("p", "plain", decimals=5, low=0, high=1, absolute=0.00001)
LOW = Number("low", decimals=2, absolute=0.01)
HIGH = Number("high", decimals=2, absolute=0.01)
D_Z = Number("d_z", "plain", decimals=2, absolute=0.01)
CONCLUSION = Choice("conclusion", ("average", "each", "chance-of-none", "unhappy"))


def customers(expected: list[int], perceived: list[int]) -> pd.DataFrame:
    """What each customer expected and perceived, numbered from 1."""
    numbers = pd.RangeIndex(1, len(expected) + 1, name="customer")
    return pd.DataFrame({"expected": expected, "perceived": perceived}, index=numbers)


def book() -> pd.DataFrame:
    return customers(
        expected=[6, 6, 7, 6, 6, 6, 5, 7, 6, 7, 6, 5],
        perceived=[6, 5, 5, 4, 6, 3, 5, 6, 4, 5, 5, 4],
    )


@cache
def _checkout() -> pd.DataFrame:
    """The complete answers about the checkout, by respondent."""
    survey = load("supermarket")
    checkout = survey[survey["moment_id"] == "checkout"].set_index("respondent_id")
    return checkout[["desired", "perceived"]].dropna().astype(int)


def draw(seed: str) -> pd.DataFrame:
    """Twelve customers of the simulated supermarket; they expect what they hope for."""
    answers = _checkout()
    by_name = {str(name): name for name in answers.index}
    chosen = answers.loc[[by_name[name] for name in in_seeded_order(seed, by_name)[:CUSTOMERS]]]
    return customers(chosen["desired"].tolist(), chosen["perceived"].tolist())


def leaves_little_doubt(given: pd.DataFrame) -> bool:
    """Whether the average gap is below zero beyond doubt, with a p value that can be typed."""
    result = _paired(given)
    return result.mean < 0 and 0.0004 <= result.p <= 0.03


def key(given: pd.DataFrame) -> Key:
    result = _paired(given)
    return {
        "gap": result.mean,
        "sd": result.sd,
        "t": result.t,
        "p": result.p,
        "low": result.low,
        "high": result.high,
        "d_z": _d_z(given),
        "conclusion": "average",
    }


def slips(given: pd.DataFrame) -> Slips:
    """What each wrong turn on the way from twelve pairs to an interval would answer."""
    result, d = _paired(given), _d_z(given)
    root = math.sqrt(result.n)
    sd_n = result.sd * math.sqrt((result.n - 1) / result.n)
    unpaired = separate_t(given["perceived"], given["expected"])
    found = {
        "gap": {"reversed": -result.mean},
        "sd": {"divided-by-n": sd_n},
        "t": {"reversed": -result.t, "not-divided-by-root-n": d},
        "p": {"one-sided": result.p / 2},
        "low": {
            "normal": result.mean - NORMAL * result.se,
            "of-customers": result.mean - (result.mean - result.low) * root,
            "reversed": -result.high,
        },
        "high": {
            "normal": result.mean + NORMAL * result.se,
            "of-customers": result.mean + (result.high - result.mean) * root,
            "reversed": -result.low,
        },
        "d_z": {"reversed": -d, "is-t": result.t},
    }
    extra = (
        (SD, "variance", result.sd**2),
        (SD, "sd-of-perceived", float(given["perceived"].std())),
        (T, "unpaired", unpaired.t),
        (T, "divided-by-n", result.mean / sd_n * root),
        (P, "unpaired", unpaired.p),
        (D_Z, "d-av", d_av(given["perceived"], given["expected"])),
        (D_Z, "divided-by-n", result.mean / sd_n),
    )
    return with_those_apart(found, key(given), extra)


def worked(given: pd.DataFrame) -> list[str]:
    """The solution on these customers, step by step."""
    result = _paired(given)
    gaps = given["perceived"] - given["expected"]
    facts = {
        "gaps": ", ".join(number(gap, 0) for gap in gaps),
        "total": number(gaps.sum(), 0),
        "n": str(result.n),
        "df": str(result.df),
        "gap": number(result.mean, 2),
        "sd": number(result.sd, 4),
        "se": number(result.se, 4),
        "t": number(result.t, 2),
        "p": number(result.p, 5),
        "quantile": number((result.high - result.mean) / result.se, 3),
        "low": number(result.low, 2),
        "high": number(result.high, 2),
        "d_z": number(_d_z(given), 2),
    }
    return [
        _("Perceived minus expected, customer by customer: {gaps}.", **facts),
        _("Their sum is {total}; divided by {n} that is a mean gap of {gap}.", **facts),
        _("The standard deviation of these {n} gaps, with n − 1 = {df} below the line: {sd}.", **facts),
        _("Standard error: {sd} / √{n} = {se}. So t = {gap} / {se} = {t}, two-sided p = {p}.", **facts),
        _(
            "Interval: {gap} ± {quantile} × {se}, where {quantile} is Student's t for {df} degrees of "
            "freedom. That is from {low} to {high}.",
            **facts,
        ),
        _("Effect size: d_z = {gap} / {sd} = {d_z}.", **facts),
    ]


def _paired(given: pd.DataFrame) -> PairedResult:
    return paired_t(given["perceived"], given["expected"])


def _d_z(given: pd.DataFrame) -> float:
    return d_z(given["perceived"], given["expected"])


TASK = Task(
    id="E4.3",
    fields=(GAP, SD, T, P, LOW, HIGH, D_Z, CONCLUSION),
    draw=draw,
    book=book,
    accepts=leaves_little_doubt,
    key=key,
    slips=slips,
    worked=worked,
    columns={
        "customer": N_("Customer"),
        "expected": N_("Expected"),
        "perceived": N_("Perceived"),
    },
)
