"""E4.8, a Kano count: is it clearly attractive?"""

from __future__ import annotations

import math

import pandas as pd

from cocrea.language import N_, _, number
from cocrea.models.moments import KanoSummary, kano_summary
from cocrea.tasks.draws import chance, in_seeded_order
from cocrea.tasks.task import Choice, Key, Number, Slips, Task, with_those_apart

CATEGORIES = ("A", "O", "M", "I", "R", "Q")
USUAL = ("A", "O", "M", "I")  # those that the two coefficients count
SHARES = (0.36, 0.28, 0.16, 0.13)  # of the usual four, in a seeded order
REVERSE, QUESTIONABLE = 0.05, 0.02
NORMAL, TENTH = 1.96, 1.65  # 5 % and 10 %, two-sided

BETTER = Number("better", "fraction", decimals=3, low=0, high=1, absolute=0.001)
WORSE = Number("worse", "fraction", decimals=3, low=-1, high=0, absolute=0.001)
STRENGTH = Number("strength", "fraction", decimals=3, low=0, high=1, absolute=0.001)
THRESHOLD = Number("threshold", "plain", decimals=1, low=0, absolute=0.1)
CONCLUSION = Choice("conclusion", ("not-clear", "the-mode", "must-act", "all-happier"))


def counted(counts: list[int]) -> pd.DataFrame:
    """How many customers fell into each category."""
    return pd.DataFrame({"customers": counts}, index=pd.Index(CATEGORIES, name="category"))


def book() -> pd.DataFrame:
    return counted([28, 20, 9, 14, 3, 1])


def draw(seed: str) -> pd.DataFrame:
    """Sixty to ninety customers, each answering on their own."""
    shares = dict(zip(in_seeded_order(seed, USUAL), SHARES, strict=True)) | {
        "R": REVERSE,
        "Q": QUESTIONABLE,
    }
    names = list(CATEGORIES)
    ends = [sum(shares[name] for name in names[: place + 1]) for place in range(len(names))]
    size = 60 + int(31 * chance(f"{seed}/size"))
    found = [sum(chance(f"{seed}/{customer}") >= end for end in ends[:-1]) for customer in range(size)]
    return counted([found.count(place) for place in range(len(names))])


def leads_by_too_little(given: pd.DataFrame) -> bool:
    """Whether one of the usual categories leads, by at least 3, and still within chance; R and Q occur."""
    ordered = sorted(given["customers"], reverse=True)
    rare = given["customers"][["R", "Q"]]
    lead = ordered[0] - ordered[1]
    return bool(lead >= 3 and not _summary(given).distinct and (rare >= 1).all() and rare.sum() >= 3)


def key(given: pd.DataFrame) -> Key:
    found = _summary(given)
    return {
        "better": found.better,
        "worse": found.worse,
        "strength": found.strength,
        "threshold": found.threshold,
        "conclusion": "not-clear",
    }


def slips(given: pd.DataFrame) -> Slips:
    """What each wrong count would answer."""
    counts = {str(name): int(count) for name, count in given["customers"].items()}
    found, n = _summary(given), sum(counts.values())
    usual = sum(counts[name] for name in USUAL)
    ordered = sorted(counts.values(), reverse=True)
    lead, two = ordered[0] - ordered[1], ordered[0] + ordered[1]
    found_slips: dict[str, dict[str, float]] = {
        "better": {
            "all-below-the-line": (counts["A"] + counts["O"]) / n,
            "attractive-alone": counts["A"] / usual,
        },
        "worse": {"sign-lost": -found.worse, "must-be-alone": -counts["M"] / usual},
        "strength": {"mode-alone": ordered[0] / n},
        "threshold": {
            "normal-5": found.threshold * NORMAL / TENTH,
            "not-rooted": (found.threshold / TENTH) ** 2,
        },
    }
    extra = (
        (WORSE, "all-below-the-line", -(counts["O"] + counts["M"]) / n),
        (STRENGTH, "usual-below-the-line", lead / usual),
        (STRENGTH, "of-the-two", lead / two),
        (THRESHOLD, "n-not-2n", TENTH * math.sqrt(two * (n - two) / n) if n > two else math.nan),
        (THRESHOLD, "the-lead", float(lead)),
    )
    return with_those_apart(found_slips, key(given), extra)


def worked(given: pd.DataFrame) -> list[str]:
    """The solution on these counts, step by step."""
    counts, found, n = given["customers"], _summary(given), int(given["customers"].sum())
    first, second = counts.sort_values(ascending=False, kind="stable").index[:2]
    facts = {
        **{name: str(counts[name]) for name in CATEGORIES},
        "n": str(n),
        "usual": str(int(counts[list(USUAL)].sum())),
        "better": number(found.better, 3),
        "worse": number(found.worse, 3),
        "first": _(NAMES[first]),
        "second": _(NAMES[second]),
        "most": str(counts[first]),
        "next": str(counts[second]),
        "lead": str(counts[first] - counts[second]),
        "two": str(counts[first] + counts[second]),
        "rest": str(2 * n - counts[first] - counts[second]),
        "double": str(2 * n),
        "strength": number(found.strength, 3),
        "threshold": number(found.threshold, 2),
    }
    return [
        _("Better: ({A} + {O}) / ({A} + {O} + {M} + {I}) = {better}, out of {usual} customers.", **facts),
        _("Worse: −({O} + {M}) / ({A} + {O} + {M} + {I}) = {worse}, out of the same {usual}.", **facts),
        _("Strength: “{first}” has {most}, “{second}” {next}: {lead} / {n} = {strength}.", **facts),
        _("Threshold: 1.65 × √({two} × {rest} / {double}) = {threshold}.", **facts),
        _("The lead of {lead} is below {threshold}: with n = {n}, no category is clearly first.", **facts),
    ]


def _summary(given: pd.DataFrame) -> KanoSummary:
    return kano_summary(given["customers"].to_dict())


NAMES = {
    "A": N_("A, attractive"),
    "O": N_("O, one-dimensional"),
    "M": N_("M, must-be"),
    "I": N_("I, indifferent"),
    "R": N_("R, reverse"),
    "Q": N_("Q, questionable"),
}

TASK = Task(
    id="E4.8",
    fields=(BETTER, WORSE, STRENGTH, THRESHOLD, CONCLUSION),
    draw=draw,
    book=book,
    accepts=leads_by_too_little,
    key=key,
    slips=slips,
    worked=worked,
    columns={"category": N_("Category"), "customers": N_("Customers"), **NAMES},
)
