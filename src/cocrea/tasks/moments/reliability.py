"""E4.7, do three questions measure one thing, and how much of a gap is noise?"""

from __future__ import annotations

import math

import pandas as pd

from cocrea.language import N_, _, number
from cocrea.stats import CronbachAlpha, cronbach_alpha, difference_reliability
from cocrea.tasks.draws import chance, one_of
from cocrea.tasks.task import Choice, Key, Number, Slips, Task, with_those_apart

CUSTOMERS = 10
ITEMS = ("first", "second", "third")
NORMAL = 1.96

ALPHA = Number("alpha", "fraction", decimals=3, high=1, absolute=0.001)
LOW = Number("low", "fraction", decimals=3, high=1, absolute=0.001)
HIGH = Number("high", "fraction", decimals=3, high=1, absolute=0.001, relative=0.005)
DIFFERENCE = Number("difference", "fraction", decimals=3, high=1, absolute=0.001)
WIDE = Choice("wide", ("too-few", "valid", "one-thing", "inconsistent"))


def questions(answers: list[list[int]], r_pp: float, r_ee: float, r_pe: float) -> pd.DataFrame:
    """Customers × questions; beside them what a larger study found for perceived and expected scores."""
    numbers = pd.RangeIndex(1, len(answers) + 1, name="customer")
    given = pd.DataFrame(answers, columns=list(ITEMS), index=numbers)
    given.attrs = {"r_pp": r_pp, "r_ee": r_ee, "r_pe": r_pe}
    return given


def book() -> pd.DataFrame:
    answers = [[5, 4, 5], [3, 3, 4], [4, 4, 4], [2, 1, 2], [5, 5, 4]]
    answers += [[3, 4, 3], [1, 2, 2], [4, 5, 5], [2, 2, 3], [4, 3, 4]]
    return questions(answers, r_pp=0.9, r_ee=0.8, r_pe=0.6)


def draw(seed: str) -> pd.DataFrame:
    """Ten customers: each has a level, and each answer lies at it or one step beside it."""
    answers = []
    for customer in range(CUSTOMERS):
        level = one_of(f"{seed}/{customer}", (1, 2, 2, 3, 3, 4, 4, 5))
        steps = (one_of(f"{seed}/{customer}/{item}", (-1, 0, 0, 0, 1)) for item in ITEMS)
        answers.append([min(5, max(1, level + step)) for step in steps])
    r_pe = 0.4 + 0.05 * int(7 * chance(f"{seed}/r_pe"))
    return questions(
        answers,
        r_pp=one_of(f"{seed}/r_pp", (0.86, 0.88, 0.9, 0.92)),
        r_ee=one_of(f"{seed}/r_ee", (0.76, 0.78, 0.8, 0.82)),
        r_pe=round(r_pe, 2),
    )


def looks_better_than_it_is(given: pd.DataFrame) -> bool:
    """Whether alpha passes the customary .7 while its interval is at least .15 wide."""
    found = _alpha(given)
    return 0.75 < found.value < 0.96 and found.low > 0.05 and found.high - found.low >= 0.15


def key(given: pd.DataFrame) -> Key:
    found = _alpha(given)
    return {
        "alpha": found.value,
        "low": found.low,
        "high": found.high,
        "difference": difference_reliability(*_parts(given)),
        "wide": "too-few",
    }


def slips(given: pd.DataFrame) -> Slips:
    """What each wrong formula would answer."""
    found, (pp, ee, pe) = _alpha(given), _parts(given)
    found_slips: dict[str, dict[str, float]] = {
        "alpha": {"factor-forgotten": found.value * (found.k - 1) / found.k},
        "low": {"ends-swapped": found.high},
        "high": {"ends-swapped": found.low},
        "difference": {"mean-of-parts": (pp + ee) / 2, "not-divided": (pp + ee) / 2 - pe},
    }
    mean_r = _mean_correlation(given)
    as_r = [math.tanh(math.atanh(found.value) + side * NORMAL / math.sqrt(found.n - 3)) for side in (-1, 1)]
    extra = (
        (ALPHA, "mean-correlation", mean_r),
        (LOW, "as-correlation", as_r[0]),
        (HIGH, "as-correlation", as_r[1]),
        (DIFFERENCE, "product", pp * ee),
        (DIFFERENCE, "correlation-added", difference_reliability(pp, ee, -pe)),
    )
    return with_those_apart(found_slips, key(given), extra)


def worked(given: pd.DataFrame) -> list[str]:
    """The solution on these answers, step by step."""
    found, (pp, ee, pe) = _alpha(given), _parts(given)
    variances = given.var(ddof=1)
    facts = {
        "variances": " + ".join(number(each, 3) for each in variances),
        "parts": number(variances.sum(), 3),
        "total": number(given.sum(axis=1).var(ddof=1), 3),
        "k": str(found.k),
        "less": str(found.k - 1),
        "n": str(found.n),
        "alpha": number(found.value, 3),
        "df": str(found.n - 1),
        "df_below": str((found.n - 1) * (found.k - 1)),
        "f_high": number((1 - found.low) / (1 - found.value), 3),
        "f_low": number((1 - found.high) / (1 - found.value), 3),
        "low": number(found.low, 3),
        "high": number(found.high, 3),
        "pp": number(pp, 2),
        "ee": number(ee, 2),
        "pe": number(pe, 2),
        "difference": number(difference_reliability(pp, ee, pe), 3),
    }
    return [
        _("Variances of the {k} questions (n − 1): {variances} = {parts}.", **facts),
        _("Variance of the customers' sums (n − 1): {total}.", **facts),
        _("α = {k}/{less} × (1 − {parts} / {total}) = {alpha}, with n = {n} customers.", **facts),
        _(
            "Interval: F with {df} and {df_below} degrees of freedom cuts off 2.5 % at {f_low} and at "
            "{f_high}. 1 − (1 − {alpha}) × {f_high} = {low}, and 1 − (1 − {alpha}) × {f_low} = {high}.",
            **facts,
        ),
        _(
            "Reliability of the difference: ({pp} + {ee} − 2 × {pe}) / (2 − 2 × {pe}) = {difference}.",
            **facts,
        ),
    ]


def _alpha(given: pd.DataFrame) -> CronbachAlpha:
    return cronbach_alpha(given.to_numpy())


def _parts(given: pd.DataFrame) -> tuple[float, float, float]:
    return given.attrs["r_pp"], given.attrs["r_ee"], given.attrs["r_pe"]


def _mean_correlation(given: pd.DataFrame) -> float:
    between = given.corr().to_numpy()
    return float((between.sum() - len(between)) / (len(between) * (len(between) - 1)))


TASK = Task(
    id="E4.7",
    fields=(ALPHA, LOW, HIGH, DIFFERENCE, WIDE),
    draw=draw,
    book=book,
    accepts=looks_better_than_it_is,
    key=key,
    slips=slips,
    worked=worked,
    columns={
        "customer": N_("Customer"),
        "first": N_("First question"),
        "second": N_("Second question"),
        "third": N_("Third question"),
        "r_pp": N_("Reliability of the perceived score"),
        "r_ee": N_("Reliability of the expected score"),
        "r_pe": N_("Correlation of perceived and expected"),
    },
)
