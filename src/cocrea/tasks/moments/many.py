"""E4.4, six questions, six tests: which findings survive?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.language import N_, _, number
from cocrea.stats import benjamini_hochberg, bonferroni, holm
from cocrea.tasks.draws import chance, in_seeded_order
from cocrea.tasks.task import Choice, Key, Number, Slips, Task, with_those_apart

ALPHA = 0.05
QUESTIONS = 6
PLACE = 3  # the p value whose corrected value is asked: the third smallest

RAW = Number("raw", "count", decimals=0, low=0, high=QUESTIONS, absolute=0.1, relative=0)
HOLM = Number("holm", "count", decimals=0, low=0, high=QUESTIONS, absolute=0.1, relative=0)
BH = Number("bh", "count", decimals=0, low=0, high=QUESTIONS, absolute=0.1, relative=0)
CORRECTED = Number("corrected", "plain", decimals=3, low=0, high=1, absolute=0.0005)
ERROR = Choice("error", ("any-false-alarm", "share-false", "each-test", "missed"))


def tests(p: list[float]) -> pd.DataFrame:
    """The p value of each question's test, the questions numbered from 1."""
    return pd.DataFrame({"p": p}, index=pd.RangeIndex(1, len(p) + 1, name="question"))


def book() -> pd.DataFrame:
    return tests([0.004, 0.009, 0.013, 0.030, 0.049, 0.21])


def draw(seed: str) -> pd.DataFrame:
    """Each p value of the book's from half to one and a half times as large, in another order."""
    names = in_seeded_order(seed, map(str, range(QUESTIONS)))
    given = book()["p"].tolist()
    return tests([round(given[int(name)] * (0.5 + chance(f"{seed}/{name}")), 3) for name in names])


def methods_differ(given: pd.DataFrame) -> bool:
    """Whether every method counts differently, with no p value on an edge."""
    methods = ("raw", "bh", "holm", "bonferroni")
    raw, step_up, step_down, all_alike = (_count(given, method) for method in methods)
    nearest = min(abs(_corrected(given, method) - ALPHA).min() for method in methods)
    different = given["p"].nunique() == QUESTIONS
    return different and raw > step_up > step_down > all_alike >= 1 and nearest > 0.0004


def key(given: pd.DataFrame) -> Key:
    return {
        "raw": _count(given, "raw"),
        "holm": _count(given, "holm"),
        "bh": _count(given, "bh"),
        "corrected": _third(given, "holm"),
        "error": "any-false-alarm",
    }


def slips(given: pd.DataFrame) -> Slips:
    """What another method, or a slip in this one, would answer."""
    raw, step_up, step_down, all_alike = (
        _count(given, method) for method in ("raw", "bh", "holm", "bonferroni")
    )
    third = _third(given, "raw")
    found: dict[str, dict[str, float]] = {
        "raw": {"holm-instead": step_down, "bh-instead": step_up},
        "holm": {"raw-instead": raw, "bh-instead": step_up, "bonferroni-instead": all_alike},
        "bh": {"raw-instead": raw, "holm-instead": step_down, "bonferroni-instead": all_alike},
        "corrected": {"raw-instead": third, "bonferroni-instead": _third(given, "bonferroni")},
    }
    extra = (
        (RAW, "not-rejected", QUESTIONS - raw),
        (CORRECTED, "times-rank", PLACE * third),
        (CORRECTED, "bh-instead", _third(given, "bh")),
        (CORRECTED, "not-monotone", (QUESTIONS - PLACE + 1) * third),
    )
    return with_those_apart(found, key(given), extra)


def worked(given: pd.DataFrame) -> list[str]:
    """The solution on these p values, step by step."""
    ordered = [_shown(p) for p in sorted(given["p"])]
    facts = {
        "ordered": ", ".join(ordered),
        "alpha": number(ALPHA, 2),
        "m": str(QUESTIONS),
        "raw": str(_count(given, "raw")),
        "holm": str(_count(given, "holm")),
        "bh": str(_count(given, "bh")),
        "products": ", ".join(f"{QUESTIONS - place} × {p}" for place, p in enumerate(ordered)),
        "by_holm": ", ".join(_shown(p) for p in sorted(_corrected(given, "holm"))),
        "by_bh": ", ".join(_shown(p) for p in sorted(_corrected(given, "bh"))),
        "third": _shown(_third(given, "holm")),
    }
    return [
        _("In order: {ordered}. Without correction {raw} of {m} are at most {alpha}.", **facts),
        _(
            "Holm: multiply the smallest by {m}, the next by one less, and so on: {products}. None may be "
            "smaller than the one before it, and none above 1: {by_holm}. At most {alpha}: {holm}.",
            **facts,
        ),
        _("So the third smallest becomes {third}.", **facts),
        _(
            "Benjamini and Hochberg: multiply by {m} and divide by the place in the order; from the largest "
            "down, none may exceed the one after it: {by_bh}. At most {alpha}: {bh}.",
            **facts,
        ),
    ]


def _corrected(given: pd.DataFrame, method: str) -> np.ndarray:
    """The p values as `method` corrects them, in the order of the questions."""
    p = given["p"].to_numpy()
    corrections = {"holm": holm, "bh": benjamini_hochberg, "bonferroni": bonferroni}
    return np.asarray(corrections[method](p)) if method in corrections else p


def _count(given: pd.DataFrame, method: str) -> int:
    return int((_corrected(given, method) <= ALPHA).sum())


def _third(given: pd.DataFrame, method: str) -> float:
    """The corrected value of the third smallest p value."""
    place = int(np.argsort(given["p"].to_numpy())[PLACE - 1])
    return float(_corrected(given, method)[place])


def _shown(p: float) -> str:
    return number(p, 4).rstrip("0")


TASK = Task(
    id="E4.4",
    fields=(RAW, HOLM, BH, CORRECTED, ERROR),
    draw=draw,
    book=book,
    accepts=methods_differ,
    key=key,
    slips=slips,
    worked=worked,
    columns={"question": N_("Question"), "p": N_("p value")},
)
