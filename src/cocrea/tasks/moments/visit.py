"""E4.1, a visit is a chain of moments."""

from __future__ import annotations

import pandas as pd

from cocrea.language import N_, _, number
from cocrea.models.moments import chain, needed_each
from cocrea.tasks.draws import one_of
from cocrea.tasks.task import Choice, Key, Number, Slips, Task, if_apart

STORES = ("A", "B", "C")
OF_VISITS = N_("divide by all visits")

CHAIN = Number("chain", "percent", decimals=1, low=0, high=100, absolute=0.1, denominator=OF_VISITS)
FAILURE = Number("failure", "percent", decimals=1, low=0, high=100, absolute=0.1, denominator=OF_VISITS)
NEEDED = Number("needed", "percent", decimals=2, low=0, high=100, absolute=0.02, relative=0)
TOGETHER = Choice("together", ("fewer", "same", "more", "nothing"))


def visit(store: str, moments: int, each: float, target: float) -> pd.DataFrame:
    """One store: how many moments a visit has, how often each goes well, and the target (both in %)."""
    row = {"moments": [moments], "each": [each], "target": [target]}
    return pd.DataFrame(row, index=pd.Index([store], name="store"))


def book() -> pd.DataFrame:
    return visit("A", 12, 97.0, 85.0)


def draw(seed: str) -> pd.DataFrame:
    """A store with its own number of moments, its own reliability and its own target."""
    return visit(
        store=one_of(f"{seed}/store", STORES),
        moments=one_of(f"{seed}/moments", range(6, 17)),
        each=one_of(f"{seed}/each", range(940, 986)) / 10,
        target=one_of(f"{seed}/target", (80.0, 85.0, 88.0, 90.0, 92.0, 94.0)),
    )


def misses_its_target(given: pd.DataFrame) -> bool:
    """Whether every moment alone would pass the target while the visit as a whole does not."""
    _n, each, target = _row(given)
    return _chain(given) < target - 5 and each > target


def key(given: pd.DataFrame) -> Key:
    n, _each, target = _row(given)
    return {
        "chain": _chain(given),
        "failure": 100 - _chain(given),
        "needed": 100 * needed_each(target / 100, n),
        "together": "fewer",
    }


def slips(given: pd.DataFrame) -> Slips:
    """What each misreading of a chain would answer."""
    n, each, target = _row(given)
    whole = _chain(given)
    needed = {
        "given-each": each,
        "target-itself": target,
        "power-not-root": 100 * chain(target / 100, n),
    }
    others = [100 * needed_each(target / 100, n), *needed.values()]
    shared = 100 - (100 - target) / n
    return {
        "chain": {
            "one-moment": each,
            "failures-added": 100 - n * (100 - each),
            "failure-instead": 100 - whole,
        },
        "failure": {"one-moment": 100 - each, "failures-added": n * (100 - each), "chain-instead": whole},
        "needed": needed | if_apart(NEEDED, others, "failures-shared", shared),
    }


def worked(given: pd.DataFrame) -> list[str]:
    """The solution for this store, step by step."""
    n, each, target = _row(given)
    right = key(given)
    facts = {
        "n": str(n),
        "each": number(each / 100, 3),
        "target": number(target / 100, 2),
        "chain": number(float(right["chain"]), 1),
        "failure": number(float(right["failure"]), 1),
        "needed": number(float(right["needed"]), 2),
    }
    return [
        _("All {n} moments go well: {each} to the power {n}, which is {chain} % of visits.", **facts),
        _("At least one fails in all other visits: 100 − {chain} = {failure} %.", **facts),
        _("For the target, take the root: {target} to the power 1/{n}, which is {needed} % each.", **facts),
    ]


def _row(given: pd.DataFrame) -> tuple[int, float, float]:
    row = given.iloc[0]
    return int(row["moments"]), float(row["each"]), float(row["target"])


def _chain(given: pd.DataFrame) -> float:
    n, each, _target = _row(given)
    return 100 * chain(each / 100, n)


TASK = Task(
    id="E4.1",
    fields=(CHAIN, FAILURE, NEEDED, TOGETHER),
    draw=draw,
    book=book,
    accepts=misses_its_target,
    key=key,
    slips=slips,
    worked=worked,
    columns={
        "store": N_("Store"),
        "moments": N_("Moments in a visit"),
        "each": N_("Each goes well (%)"),
        "target": N_("Target for whole visits (%)"),
    },
)
