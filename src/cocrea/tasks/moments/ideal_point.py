"""E4.10, two stores with the same gap: which one came closer to the ideal?"""

from __future__ import annotations

import pandas as pd

from cocrea.language import N_, _, number
from cocrea.models.moments import gap, ideal_point_quality
from cocrea.tasks.draws import one_of
from cocrea.tasks.task import Choice, Key, Slips, Task

VERDICT = Choice("verdict", ("same", "past-the-ideal", "more-is-better", "impossible"))
STORES = {"centre": N_("Centre"), "mall": N_("Mall")}


def stores(ideal: int, difference: int) -> pd.DataFrame:
    """Both stores gain `difference` points: the first from the ideal upwards, the second up to it."""
    rows = {
        "expected": [ideal, ideal - difference],
        "perceived": [ideal + difference, ideal],
        "ideal": [ideal, ideal],
    }
    return pd.DataFrame(rows, index=pd.Index(STORES, name="store"))


def book() -> pd.DataFrame:
    return stores(ideal=5, difference=2)


def draw(seed: str) -> pd.DataFrame:
    """An ideal below the top of the scale, and a gap that fits on both sides of it."""
    ideal, difference = one_of(seed, [(4, 1), (4, 2), (4, 3), (5, 1), (5, 2), (3, 1), (3, 2)])
    return stores(ideal, difference)


def key(given: pd.DataFrame) -> Key:
    return {"verdict": "past-the-ideal"}


def slips(given: pd.DataFrame) -> Slips:
    return {}


def worked(given: pd.DataFrame) -> list[str]:
    """The solution on these two stores, step by step."""
    return [
        _(
            "{store}: the gap is {perceived} − {expected} = {gap}. Expected lies {before} from the ideal, "
            "perceived {after}: the score is {before} − {after} = {closer}.",
            store=_(STORES[str(store)]),
            perceived=str(row.perceived),
            expected=str(row.expected),
            gap=number(gap(row.perceived, row.expected), 0, sign=True),
            before=str(abs(row.expected - row.ideal)),
            after=str(abs(row.perceived - row.ideal)),
            closer=number(ideal_point_quality(row.perceived, row.expected, row.ideal), 0, sign=True),
        )
        for store, row in given.iterrows()
    ]


TASK = Task(
    id="E4.10",
    fields=(VERDICT,),
    draw=draw,
    book=book,
    key=key,
    slips=slips,
    worked=worked,
    columns={
        "store": N_("Store"),
        "expected": N_("Expected"),
        "perceived": N_("Perceived"),
        "ideal": N_("Ideal"),
        **STORES,
    },
)
