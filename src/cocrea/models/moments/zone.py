"""The zone of tolerance: from what a customer would still accept to what is hoped for (section 4.4).

After Zeithaml, Berry and Parasuraman (1993) and Parasuraman, Zeithaml and Berry
(1994). Below the zone is P < A, within it A ≤ P ≤ D, above it P > D.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from cocrea.arguments import Floats, ends, equally_long, one_number, plain, table_with, too_few, whole
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.models.moments.gaps import LEAST_FOR_INTERVAL
from cocrea.stats import share, t_interval
from cocrea.stats.intervals import spread

STATES = ("below", "within", "above")


def zone_width(adequate: ArrayLike, desired: ArrayLike) -> Any:
    """Width of the zone of tolerance, in scale points; never negative.

    Formula: desired − adequate
    Source: Zeithaml, Berry and Parasuraman (1993).

    >>> round(zone_width(5.2, 7.4), 4)
    2.2
    """
    accepted, hoped, _ = _zone(adequate, desired)
    return plain(hoped - accepted)


def zone_position(adequate: ArrayLike, desired: ArrayLike, perceived: ArrayLike) -> Any:
    """Where perceived lies in the zone: 0 at adequate, 1 at desired.

    Negative is below the zone, above 1 beyond it. Where desired = adequate the zone has
    no width and the position is NaN (the state is still defined).

    Formula: (perceived − adequate) / (desired − adequate)
    Source: a definition.

    >>> round(zone_position(5.2, 7.4, 6.1), 4)
    0.4091
    """
    accepted, hoped, met = _zone(adequate, desired, perceived)
    width = hoped - accepted
    return plain(np.divide(met - accepted, width, out=np.full(width.shape, np.nan), where=width > 0))


def zone_state(adequate: ArrayLike, desired: ArrayLike, perceived: ArrayLike) -> Any:
    """On which side of the zone perceived lies: "below", "within" or "above".

    An array of states for arrays; "" where an answer is missing.

    Formula: below: perceived < adequate; within: adequate ≤ perceived ≤ desired;
        above: perceived > desired
    Source: Zeithaml, Berry and Parasuraman (1993).

    >>> zone_state(4, 6, 4)
    'within'
    >>> zone_state([4, 4, 4], [6, 6, 6], [3, 5, 7]).tolist()
    ['below', 'within', 'above']
    """
    accepted, hoped, met = _zone(adequate, desired, perceived)
    found = np.select(
        [np.isnan(accepted + hoped + met), met < accepted, met <= hoped], ["", *STATES[:2]], STATES[2]
    )
    return str(found) if found.ndim == 0 else found


@dataclass(frozen=True)
class ZoneShares:
    """Fractions of `n` customers below, within and above their own zone; they sum to 1."""

    below: float
    within: float
    above: float
    n: int


def zone_shares(adequate: ArrayLike, desired: ArrayLike, perceived: ArrayLike) -> ZoneShares:
    """Share of customers in each state, each judged by their own levels.

    Arrays of equal length; a customer with a missing answer is dropped. Nobody left
    raises CocreaError.

    Formula: below = (customers whose state is below) / n, and so on
    Source: a definition; the states are those of `zone_state`.

    >>> zone_shares([4, 4, 5, 3], [6, 6, 7, 5], [3, 5, 6, 6])
    ZoneShares(below=0.25, within=0.5, above=0.25, n=4)
    """
    states = np.atleast_1d(zone_state(adequate, desired, perceived))
    n = int((states != "").sum())
    if n == 0:
        raise too_few(0)
    below, within, above = (float((states == state).sum() / n) for state in STATES)
    return ZoneShares(below, within, above, n)


def sides(perceived: Floats, adequate: Floats | None, desired: Floats | None) -> dict[str, float]:
    """Fractions of customers below and above their own levels, as far as these were asked.

    No answer is missing. `below` (perceived < adequate) comes with the ends of Wilson's
    interval, `above` (perceived > desired), and `within` where both levels were asked.
    """
    n = perceived.size
    found: dict[str, float] = {}
    if adequate is not None:
        under = share(int((perceived < adequate).sum()), n)
        found |= {"below": under.value, "below_low": under.low, "below_high": under.high}
    if desired is not None:
        found["above"] = float((perceived > desired).sum() / n)
    if adequate is not None and desired is not None:
        found["within"] = float(((perceived >= adequate) & (perceived <= desired)).sum() / n)
    return found


@dataclass(frozen=True)
class ZoneOfTolerance:
    """One moment of truth as a survey shows it.

    `n` customers gave all three levels with D ≥ A; `inversions` more had D < A and
    are left out. The next three are means; `msa` and `mss` are mean measures, each with its
    95 % t interval (NaN below 10 customers). `position` and `state` are those of
    the three means, the average customer; `below`, `within` and `above` are the
    fractions of customers, each judged by their own levels; `below_low` and
    `below_high` are Wilson's 95 % interval of the first.
    """

    n: int
    adequate: float
    desired: float
    perceived: float
    msa: float
    msa_low: float
    msa_high: float
    mss: float
    mss_low: float
    mss_high: float
    position: float
    state: str
    below: float
    within: float
    above: float
    below_low: float
    below_high: float
    inversions: int


def zone_of_tolerance(adequate: ArrayLike, desired: ArrayLike, perceived: ArrayLike) -> ZoneOfTolerance:
    """Sum up one moment: means, MSA and MSS with intervals, and the shares behind the mean.

    Arrays of equal length, a customer each. A customer with a missing answer is left out,
    one with desired below adequate is counted apart; nobody left raises CocreaError.

    Formula: `msa`, `mss`, `zone_position` and `zone_state` of the means; `zone_shares` of the
        customers; intervals: mean ± t · sd / √n, and Wilson's for the share below
    Source: Parasuraman, Zeithaml and Berry (1994); Student (1908); Wilson (1927).

    >>> one = zone_of_tolerance([4, 4, 5, 3], [6, 6, 7, 5], [3, 5, 6, 6])
    >>> one.state, one.position, one.below
    ('within', 0.5, 0.25)
    """
    answers = np.stack(
        [a.ravel() for a in equally_long(adequate=adequate, desired=desired, perceived=perceived)]
    )
    answers = answers[:, ~np.isnan(answers).any(axis=0)]
    inverted = answers[1] < answers[0]
    answers = answers[:, ~inverted]
    n = answers.shape[1]
    if n == 0:
        raise too_few(0)
    accepted, hoped, met = answers
    means = [float(mean) for mean in answers.mean(axis=1)]
    adequacy, superiority = _mean_and_interval(met - accepted), _mean_and_interval(met - hoped)
    return ZoneOfTolerance(
        n=n,
        adequate=means[0],
        desired=means[1],
        perceived=means[2],
        msa=adequacy[0],
        msa_low=adequacy[1],
        msa_high=adequacy[2],
        mss=superiority[0],
        mss_low=superiority[1],
        mss_high=superiority[2],
        position=zone_position(*means),
        state=zone_state(*means),
        **sides(met, accepted, hoped),
        inversions=int(inverted.sum()),
    )


def zone_table(table: pd.DataFrame) -> pd.DataFrame:
    """One row a moment: the fields of `ZoneOfTolerance`, moments as they first appear.

    `table` is long, with columns moment_id, adequate, desired and perceived. A
    moment that nobody answered in full is left out.

    Formula: `zone_of_tolerance` of each moment
    Source: as for `zone_of_tolerance`.

    >>> answers = pd.DataFrame({"moment_id": ["deli", "deli"], "adequate": [4, 5],
    ...                         "desired": [6, 7], "perceived": [3, 6]})
    >>> zone_table(answers)[["moment_id", "n", "perceived", "below"]].values.tolist()
    [['deli', 2, 4.5, 0.5]]
    """
    table_with(table, "moment_id", "adequate", "desired", "perceived")
    rows = []
    for moment, answers in table.groupby("moment_id", sort=False):
        triple = equally_long(**{level: answers[level] for level in ("adequate", "desired", "perceived")})
        complete = ~np.isnan(np.stack(triple)).any(axis=0)
        if (complete & (triple[1] >= triple[0])).any():
            rows.append({"moment_id": moment, **asdict(zone_of_tolerance(*triple))})
    return pd.DataFrame(rows, columns=["moment_id", *ZoneOfTolerance.__dataclass_fields__])


def raised(level: float, lift: float, top: float = 7) -> float:
    """Teaching simplification: a level after promises have raised it by `lift` points.

    Promises raise desired and predicted service, and predicted service moves the
    adequate level; the scale ends at `top`.

    Formula: min(level + lift, top)
    Source: ours; that promises raise the levels: Zeithaml, Berry and Parasuraman (1993).

    >>> raised(4.5, 1), raised(6.5, 1)
    (5.5, 7.0)
    """
    end = one_number("top", top)
    return min(one_number("level", level, high=end) + one_number("lift", lift, low=0), end)


def share_below(adequate: float, perceived: float, sd: float) -> float:
    """Teaching simplification: fraction of customers below their own adequate level.

    Everybody perceives the same; customers' adequate levels are normal around
    `adequate` with standard deviation `sd`, and each zone moves as a whole (its
    width is fixed). With sd = 0 all customers are alike.

    Formula: Φ((adequate − perceived) / sd)
    Source: ours; Φ is the normal distribution function.

    >>> round(share_below(4, 5, 1), 4), share_below(4, 5, 0), share_below(4, 4, 0)
    (0.1587, 0.0, 0.0)
    """
    accepted, met = one_number("adequate", adequate), one_number("perceived", perceived)
    spread_of_zones = one_number("sd", sd, low=0)
    if spread_of_zones == 0:
        return float(met < accepted)
    return float(special.ndtr((accepted - met) / spread_of_zones))


def share_above(desired: float, perceived: float, sd: float) -> float:
    """Teaching simplification: fraction of customers above their own desired level.

    The customers are those of `share_below`.

    Formula: Φ((perceived − desired) / sd)
    Source: ours.

    >>> round(share_above(6, 5, 1), 4), share_above(6, 6, 0)
    (0.1587, 0.0)
    """
    return share_below(-one_number("desired", desired), -one_number("perceived", perceived), sd)


def share_within(adequate: float, desired: float, perceived: float, sd: float) -> float:
    """Teaching simplification: fraction of customers inside their own zone.

    The customers are those of `share_below`.

    Formula: 1 − share_below − share_above
    Source: ours.

    >>> round(share_within(4, 6, 5, 1), 4)
    0.6827
    """
    given = {"adequate": adequate, "desired": desired, "perceived": perceived}
    accepted, hoped, met = map(float, _zone(*(one_number(name, level) for name, level in given.items())))
    return 1 - share_below(accepted, met, sd) - share_above(hoped, met, sd)


@dataclass(frozen=True)
class Crowd:
    """Imaginary customers: what each accepts, hopes for and perceives, in scale points."""

    adequate: Floats
    desired: Floats
    perceived: Floats


def crowd(
    adequate: float,
    desired: float,
    perceived: float,
    sd_zone: float,
    sd_perceived: float,
    customers: int = 40,
    scale: tuple[float, float] = (1.0, 7.0),
) -> Crowd:
    """Teaching simplification: customers who differ in what they accept and in what they perceive.

    Adequate levels are normal around `adequate` with standard deviation `sd_zone`, and each
    zone moves as a whole; what is perceived is normal around `perceived` with
    `sd_perceived`, and has nothing to do with the zones. Nobody is drawn: the `customers`
    stand for the equal parts of the curve, in an order that pairs them without correlation
    (nearly). All levels end where the `scale` does.

    Formula: the middle of each equal part, Φ⁻¹((i − ½) / customers)
    Source: ours; Φ is the normal distribution function.

    >>> some = crowd(4.5, 6.5, 5.0, sd_zone=0.9, sd_perceived=0, customers=40)
    >>> int((some.perceived < some.adequate).sum())
    12
    """
    low, high = ends("scale", scale)
    accepted, hoped, met = (
        one_number(name, level, low=low, high=high)
        for name, level in (("adequate", adequate), ("desired", desired), ("perceived", perceived))
    )
    _zone(accepted, hoped)
    count = whole("customers", customers, low=1, high=10_000)
    curve = special.ndtri((np.arange(count) + 0.5) / count)
    # Steps of the golden ratio: the next customer is far from the one before, on no side more often.
    other = curve[np.argsort(np.arange(count) * (5**0.5 - 1) / 2 % 1)]
    zones = one_number("sd_zone", sd_zone, low=0) * curve
    got = met + one_number("sd_perceived", sd_perceived, low=0) * other
    return Crowd(*(np.clip(level, low, high) for level in (accepted + zones, hoped + zones, got)))


def _zone(adequate: ArrayLike, desired: ArrayLike, perceived: ArrayLike = 0) -> list[Floats]:
    """The three levels as arrays of one shape, desired nowhere below adequate."""
    accepted, hoped, met = equally_long(adequate=adequate, desired=desired, perceived=perceived)
    inverted = hoped < accepted
    if inverted.any():
        first = int(np.argmax(inverted))
        raise CocreaError(
            "zone.desired-below-adequate",
            N_(
                "Desired ({desired:g}) is below adequate ({adequate:g}). "
                "The desired level must be at least the adequate one: correct it or leave that customer out."
            ),
            adequate=accepted.flat[first],
            desired=hoped.flat[first],
        )
    return [accepted, hoped, met]


def _mean_and_interval(differences: Floats) -> tuple[float, float, float]:
    n, mean = differences.size, float(differences.mean())
    if n < LEAST_FOR_INTERVAL:
        return mean, np.nan, np.nan
    low, high = t_interval(mean, spread(differences[:, None])[0], n)
    return mean, float(low), float(high)
