"""E4.5, in or out of the zone of tolerance?"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pandas as pd

from cocrea.data import load
from cocrea.language import N_, _, number
from cocrea.models.moments import (
    ZoneShares,
    msa,
    mss,
    zone_position,
    zone_shares,
    zone_state,
    zone_width,
)
from cocrea.tasks.draws import in_seeded_order
from cocrea.tasks.task import Choice, Key, Number, Slips, Task, if_apart

CUSTOMERS = 12
LEVELS = ["adequate", "desired", "perceived"]

OF_ALL = N_("divide by all the customers in the table")
BELOW = Number("below", "percent", decimals=0, low=0, high=100, absolute=0.5, relative=0, denominator=OF_ALL)
WITHIN = replace(BELOW, name="within")
POSITION = Number("position", "fraction", decimals=2, absolute=0.01, relative=0)
CONCLUSION = Choice("conclusion", ("all-well", "exceed", "tail", "promise-more"))


@cache
def _checkout() -> pd.DataFrame:
    """The complete, ordered (A ≤ D) answers about the checkout, by respondent."""
    survey = load("supermarket")
    checkout = survey[survey["moment_id"] == "checkout"].set_index("respondent_id")[LEVELS].dropna()
    return checkout[checkout["adequate"] <= checkout["desired"]].astype(int)


def draw(seed: str) -> pd.DataFrame:
    """Twelve customers of the simulated supermarket, numbered from 1."""
    answers = _checkout()
    by_name = {str(name): name for name in answers.index}
    chosen = [by_name[name] for name in in_seeded_order(seed, by_name)[:CUSTOMERS]]
    numbers = pd.RangeIndex(1, CUSTOMERS + 1, name="customer")
    return answers.loc[chosen].set_index(numbers)


def shows_a_tail(given: pd.DataFrame) -> bool:
    """Whether the average sits inside the zone while a quarter or more are below it, and some above.

    Only on such data is "the average hides the dissatisfied" the right conclusion.
    """
    shares, position = _shares(given), _position_of_means(given)
    return 0.25 <= shares.below <= 0.5 and shares.above > 0 and 0.05 < position < 0.95


def key(given: pd.DataFrame) -> Key:
    shares = _shares(given)
    return {
        "below": 100 * shares.below,
        "within": 100 * shares.within,
        "position": _position_of_means(given),
        "conclusion": "tail",
    }


def slips(given: pd.DataFrame) -> Slips:
    """What each misreading of the zone would answer."""
    adequate, desired, perceived = (given[level] for level in LEVELS)
    return {
        "below": {
            "desired-as-bar": _percent(perceived < desired),
            "ties-as-below": _percent(perceived <= adequate),
        },
        "within": {
            "strict": _percent((adequate < perceived) & (perceived < desired)),
            "above-included": _percent(perceived >= adequate),
        },
        "position": _position_slips(given),
    }


def _position_slips(given: pd.DataFrame) -> dict[str, float]:
    means = given[LEVELS].mean()
    width = zone_width(means.adequate, means.desired)
    found = {
        "measured-from-desired": -mss(means.perceived, means.desired) / width,
        "msa-not-divided": msa(means.perceived, means.adequate),
    }
    of_each = pd.Series(zone_position(*(given[level] for level in LEVELS)))  # missing where D = A
    others = [_position_of_means(given), *found.values()]
    return found | if_apart(POSITION, others, "mean-of-positions", float(of_each.mean()))


def worked(given: pd.DataFrame) -> list[str]:
    """The solution on these customers, step by step."""
    shares, means = _shares(given), given[LEVELS].mean()
    state = pd.Series(zone_state(*(given[level] for level in LEVELS)), index=given.index)
    facts = {level: number(means[level], 2) for level in LEVELS}
    return [
        _(
            "Below (perceived under adequate): customers {who}. That is {count} of {n}, {percent} %.",
            **_counted(state, "below", shares.below),
        ),
        _(
            "Within (adequate to desired, both included): customers {who}. That is {count} of {n}, "
            "{percent} %.",
            **_counted(state, "within", shares.within),
        ),
        _("Means: adequate {adequate}, desired {desired}, perceived {perceived}.", **facts),
        _(
            "Position of their average: ({perceived} − {adequate}) / ({desired} − {adequate}) = {position}.",
            **facts,
            position=number(_position_of_means(given), 2),
        ),
        _(
            "So the average customer is inside the zone, while {percent} % of these customers are below "
            "their own adequate level. With n = {n} that share is only a rough picture of all customers.",
            **_counted(state, "below", shares.below),
        ),
    ]


def _shares(given: pd.DataFrame) -> ZoneShares:
    return zone_shares(given["adequate"], given["desired"], given["perceived"])


def _position_of_means(given: pd.DataFrame) -> float:
    means = given[LEVELS].mean()
    return float(zone_position(means.adequate, means.desired, means.perceived))


def _percent(holds: pd.Series) -> float:
    return 100 * float(holds.mean())


def _counted(state: pd.Series, name: str, share: float) -> dict[str, str]:
    who = state.index[state == name]
    return {
        "who": ", ".join(str(customer) for customer in who),
        "count": str(len(who)),
        "n": str(len(state)),
        "percent": number(100 * share, 1),
    }


TASK = Task(
    id="E4.5",
    fields=(BELOW, WITHIN, POSITION, CONCLUSION),
    draw=draw,
    accepts=shows_a_tail,
    key=key,
    slips=slips,
    worked=worked,
    columns={
        "customer": N_("Customer"),
        "adequate": N_("Adequate"),
        "desired": N_("Desired"),
        "perceived": N_("Perceived"),
    },
)
