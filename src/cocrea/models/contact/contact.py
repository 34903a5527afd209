"""How much contact there is, of what kind, and how much is right (sections 2.1 and 2.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from cocrea.arguments import (
    above,
    choice,
    ends,
    named_twice,
    numbers,
    one_number,
    plain,
    quantity,
    refuse_where,
    single_values,
    table_with,
    together,
)
from cocrea.language import N_

SCALE = (1, 7)  # on which richness and intimacy are rated


def contact_score(
    minutes: ArrayLike,
    richness: ArrayLike,
    intimacy: ArrayLike,
    time_range: tuple[float, float],
    scale: tuple[float, float] = SCALE,
) -> Any:
    """Level of contact of an episode, 0 to 1: the mean of time, richness and intimacy.

    Each is brought to 0 … 1 from its range: `time_range` for the minutes of
    communication, `scale` for the two ratings. State the ranges beside the score: it
    means nothing without them. A value outside its range raises CocreaError.

    Formula: score = (n(minutes) + n(richness) + n(intimacy)) / 3
        n(x) = (x − lowest) / (highest − lowest)
    Source: Kellogg and Chase (1995) average normalised values; min–max is our choice.

    >>> round(contact_score(12, 5, 3, time_range=(0, 30)), 4)
    0.4667
    """
    parts = together(
        minutes=_normalised("minutes", minutes, "time_range", time_range),
        richness=_normalised("richness", richness, "scale", scale),
        intimacy=_normalised("intimacy", intimacy, "scale", scale),
    )
    return plain(np.asarray(sum(parts) / 3))


@dataclass(frozen=True)
class Exposure:
    """Contact in a period: `minutes` in all, `active` ones, and their `active_share`, 0 to 1."""

    minutes: Any
    active: Any
    active_share: Any


def contact_exposure(visits: ArrayLike, minutes: ArrayLike, active: ArrayLike) -> Exposure:
    """How long a customer is in contact in a period, and in how much of it active.

    `visits` in the period, of `minutes` each, `active` of them spent doing something
    (0 ≤ active ≤ minutes). A visit that is more active than long raises CocreaError.

    Formula: exposure = visits · minutes; active share = active / minutes
    Source: a definition of ours; the active contact of Mersha (1990) is another.

    >>> found = contact_exposure(visits=8, minutes=35, active=22)
    >>> found.minutes, found.active, round(found.active_share, 4)
    (280.0, 176.0, 0.6286)
    """
    often, long, busy = together(
        visits=quantity("visits", visits, 0),
        minutes=above("minutes", minutes),
        active=quantity("active", active, 0),
    )
    refuse_where(
        busy > long,
        "contact.active",
        N_("A visit of {minutes:g} minutes cannot have {active:g} active ones. Count both in the same unit."),
        active=busy,
        minutes=long,
    )
    return Exposure(plain(often * long), plain(often * busy), plain(busy / long))


def exposure_table(steps: pd.DataFrame, by: str) -> pd.DataFrame:
    """One row for each value of the column `by`: its exposure and active share.

    `steps` has one row a step of a visit, with visit_id, active_minutes and
    passive_minutes. Columns: `by`, visits, minutes, active_minutes, active_share (NaN
    without contact).

    Formula: active_share = Σ active_minutes / Σ (active_minutes + passive_minutes)
    Source: a definition of ours; the active contact of Mersha (1990) is another.

    >>> steps = pd.DataFrame({"visit_id": ["v1", "v1"], "active_minutes": [3, 6], "passive_minutes": [9, 2]})
    >>> exposure_table(steps, by="visit_id").values.tolist()
    [['v1', 1, 20.0, 9.0, 0.45]]
    """
    table_with(steps, "visit_id", "active_minutes", "passive_minutes", by)
    _named_once([by], "visits", "minutes", "active_minutes", "active_share")
    timed = pd.DataFrame({by: steps[by], "visits": steps["visit_id"]})
    timed["active_minutes"] = quantity("active_minutes", steps["active_minutes"], 0)
    timed["minutes"] = timed["active_minutes"] + quantity("passive_minutes", steps["passive_minutes"], 0)
    groups = timed.groupby(by, sort=False)
    result = groups[["minutes", "active_minutes"]].sum()
    result.insert(0, "visits", groups["visits"].nunique())
    result["active_share"] = result["active_minutes"] / result["minutes"].where(result["minutes"] > 0)
    return result.reset_index()


def contact_table(
    steps: pd.DataFrame,
    time_range: tuple[float, float],
    scale: tuple[float, float] = SCALE,
    keep: Sequence[str] = (),
) -> pd.DataFrame:
    """One row a visit: its contact score from the steps it is made of.

    `steps` has one row a step, with visit_id, active_minutes, passive_minutes,
    richness and intimacy. A visit's minutes are the sum over its steps, its richness
    and intimacy their means; `time_range` and `scale` as in `contact_score`. The
    columns named in `keep`, which say the same in all rows of a visit, come along.
    Columns: visit_id, minutes, richness, intimacy, contact, then those of `keep`.

    Formula: contact = contact_score(Σ minutes, mean richness, mean intimacy)
    Source: Kellogg and Chase (1995) for an episode; the mean over steps is our choice.

    >>> steps = pd.DataFrame({"visit_id": ["v1", "v1"], "active_minutes": [3, 6], "passive_minutes": [1, 2],
    ...                       "richness": [6, 4], "intimacy": [2, 4]})
    >>> contact_table(steps, time_range=(0, 30))["contact"].round(4).tolist()
    [0.4667]
    """
    kept = single_values("keep", keep)
    table_with(steps, "visit_id", "active_minutes", "passive_minutes", "richness", "intimacy", *kept)
    _named_once(kept, "visit_id", "minutes", "richness", "intimacy", "contact")
    minutes = quantity("active_minutes", steps["active_minutes"], 0)
    minutes = minutes + quantity("passive_minutes", steps["passive_minutes"], 0)
    rated = {name: numbers(name, steps[name]) for name in ("richness", "intimacy")}
    groups = steps.assign(minutes=minutes, **rated).groupby("visit_id", sort=False)
    means = groups[["richness", "intimacy"]].mean()
    result = groups[["minutes"]].sum().join(means)
    result["contact"] = contact_score(
        result["minutes"], result["richness"], result["intimacy"], time_range, scale
    )
    return result.join(groups[kept].first()).reset_index()


def contact_satisfaction(
    contact: ArrayLike, optimum: ArrayLike, curvature: ArrayLike, top: ArrayLike = 1.0
) -> Any:
    """Teaching simplification: satisfaction that is highest at an `optimum` of contact.

    `contact` and `optimum` are contact scores, 0 to 1; `curvature` > 0 says how fast
    satisfaction falls on either side of its `top`, in its own unit.

    Formula: S = top − curvature · (contact − optimum)²
    Source: ours, after the desirable levels of contact in Soteriou and Chase (1998).

    >>> round(contact_satisfaction(.3, optimum=.6, curvature=2), 2)
    0.82
    """
    level, best, steep, highest = together(
        contact=quantity("contact", contact, 0, 1),
        optimum=quantity("optimum", optimum, 0, 1),
        curvature=above("curvature", curvature),
        top=quantity("top", top),
    )
    return plain(highest - steep * (level - best) ** 2)


def contact_profit(
    contact: ArrayLike,
    optimum: ArrayLike,
    curvature: ArrayLike,
    cost: ArrayLike,
    value: ArrayLike = 1.0,
    top: ArrayLike = 1.0,
) -> Any:
    """Teaching simplification: what satisfaction is worth, less what the contact costs.

    `value` > 0 is money for one unit of satisfaction, `cost` ≥ 0 the money that full
    contact (a score of 1) takes; the rest as in `contact_satisfaction`.

    Formula: profit = value · S − cost · contact
    Source: ours.

    >>> round(contact_profit(.3, optimum=.6, curvature=2, cost=.4), 2)
    0.7
    """
    felt, price, worth, level = together(
        contact_satisfaction=np.asarray(contact_satisfaction(contact, optimum, curvature, top)),
        cost=quantity("cost", cost, 0),
        value=above("value", value),
        contact=quantity("contact", contact, 0, 1),
    )
    return plain(worth * felt - price * level)


@dataclass(frozen=True)
class RightContact:
    """The contact scores, 0 to 1, at which satisfaction and profit are highest."""

    satisfaction_best: Any
    profit_best: Any


def right_contact(
    optimum: ArrayLike, curvature: ArrayLike, cost: ArrayLike, value: ArrayLike = 1.0
) -> RightContact:
    """Teaching simplification: the contact that is best for satisfaction, and for profit.

    Arguments as in `contact_profit`. Where contact costs anything, profit is highest
    below what customers like best; where it costs more than it can ever earn, at 0.

    Formula: satisfaction_best = optimum
        profit_best = max(0, optimum − cost / (2 · value · curvature))
    Source: ours, after the desirable levels of contact in Soteriou and Chase (1998).

    >>> found = right_contact(optimum=.6, curvature=2, cost=.4)
    >>> found.satisfaction_best, found.profit_best
    (0.6, 0.5)
    """
    best, steep, price, worth = together(
        optimum=quantity("optimum", optimum, 0, 1),
        curvature=above("curvature", curvature),
        cost=quantity("cost", cost, 0),
        value=above("value", value),
    )
    return RightContact(plain(best), plain(np.maximum(0.0, best - price / (2 * worth * steep))))


TRUTHS = ("peak", "level", "flat")
PEAK, CURVATURE, TOP, FLOOR, STEEP = 0.55, 10.0, 5.6, 2.4, 6.0


def contact_truth(contact: ArrayLike, truth: str = "peak") -> Any:
    """Teaching simplification: three ways in which satisfaction may follow contact, on a scale from 1 to 7.

    `truth` is "peak" (highest at .55), "level" (it rises, ever less, and never falls) or "flat"
    (contact does not matter). What is found in data made from one of them is what was put in.

    Formula: peak: 5.6 − 10 · (contact − .55)²; level: 5.6 − 3.2 · e^(−6 · contact); flat: 4.6
    Source: ours; the peak after the desirable levels of contact in Soteriou and Chase (1998).

    >>> [round(contact_truth(.55, truth), 2) for truth in ("peak", "level", "flat")]
    [5.6, 5.48, 4.6]
    """
    level = quantity("contact", contact, 0, 1)
    shape = choice("truth", truth, TRUTHS)
    if shape == "peak":
        return contact_satisfaction(level, PEAK, CURVATURE, TOP)
    return plain(TOP - (TOP - FLOOR) * np.exp(-STEEP * level) if shape == "level" else 0 * level + TOP - 1)


def best_after_cost(truth: str, cost: float) -> float:
    """The contact, in hundredths, at which most satisfaction is left after what the contact costs.

    `cost` is what full contact takes, in points of satisfaction; of several that are equally good, the
    least. Even satisfaction that never falls has a best contact once contact costs something.

    Formula: the contact with the highest contact_truth(contact) − cost · contact
    Source: ours.

    >>> best_after_cost("level", 0), best_after_cost("level", 2), best_after_cost("peak", 2)
    (1.0, 0.38, 0.45)
    """
    each = np.arange(101) / 100
    left = np.asarray(contact_truth(each, truth)) - one_number("cost", cost, 0) * each
    return float(each[int(np.argmax(left.round(9)))])


def _named_once(columns: list[Any], *taken: str) -> None:
    """Raise CocreaError where one of the `columns` has the name of another, or of a result."""
    for place, column in enumerate(columns):
        if column in [*taken, *columns[:place]]:
            raise named_twice(column)


def _normalised(name: str, given: ArrayLike, range_name: str, scale: tuple[float, float]) -> Any:
    """`given` from its range to 0 … 1."""
    low, high = ends(range_name, scale)
    return (quantity(name, given, low, high) - low) / (high - low)
