"""What a customer is worth, and whether to keep, re-price or part with one (section 3.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cocrea.arguments import Floats, choice, plain, quantity, together
from cocrea.errors import CocreaError
from cocrea.language import N_

FIRST_MARGIN = ("now", "after one period")
REFUSERS = ("leave quietly", "leave and talk badly", "stay as they were")
OPTIONS = ("keep", "re-price", "part")


def clv(margin: ArrayLike, retention: ArrayLike, discount: ArrayLike, first_margin: str) -> Any:
    """Customer lifetime value: what a customer's margins are worth today, for as long as they stay.

    `margin` is money a period; `retention` the chance of staying another one (0 to 1);
    `discount` the rate a period (0 or more). `first_margin` says which convention holds:
    "now" when the first margin comes at once, "after one period" when the customer must
    first stay for it. They differ by one margin, so name it with every figure. A customer
    who never leaves, without discount, is worth no finite sum and raises CocreaError.

    Formula: now: margin · (1 + discount) / (1 + discount − retention);
        after one period: margin · retention / (1 + discount − retention)
    Source: Gupta et al. (2006) for the second; the first is the second plus one margin.

    >>> round(clv(120, .8, .1, "now"), 2), round(clv(120, .8, .1, "after one period"), 2)
    (440.0, 320.0)
    """
    m, r, d = together(
        margin=quantity("margin", margin),
        retention=quantity("retention", retention, 0, 1),
        discount=quantity("discount", discount, 0),
    )
    choice("first_margin", first_margin, FIRST_MARGIN)
    if (1 + d - r <= 0).any():
        raise CocreaError(
            "value.endless",
            N_(
                "A customer who never leaves, without discount, is worth no finite sum. "
                "Lower “retention” or raise “discount”."
            ),
        )
    counted = 1 + d if first_margin == "now" else r
    return plain(m * counted / (1 + d - r))


@dataclass(frozen=True)
class PartOrKeep:
    """The three options in money today, and the best one.

    `keep`, `reprice` and `part` are values; `decision` is "keep", "re-price" or "part",
    or a tie such as "keep = part". Numbers for one customer, arrays for many.
    """

    keep: Any
    reprice: Any
    part: Any
    decision: Any


def part_or_keep(
    margin: ArrayLike,
    retention: ArrayLike,
    discount: ArrayLike,
    *,
    new_margin: ArrayLike,
    accept: ArrayLike,
    exit_cost: ArrayLike,
    word_of_mouth: ArrayLike,
    refusers: str,
    first_margin: str,
    referral: ArrayLike = 0,
) -> PartOrKeep:
    """Teaching simplification: keep a customer, re-price, or part; the value of each, and the best.

    `margin` and `new_margin` are money a period, before and after a change of price;
    `accept` is the chance that the customer accepts it. `refusers` says what those do who refuse:
    "leave quietly" (costs nothing), "leave and talk badly" (costs `word_of_mouth`), "stay
    as they were" (worth what keeping is). Parting costs `exit_cost` and `word_of_mouth`.
    `referral` is what the customers whom this one brings in are worth a period, for as long
    as this one stays. Costs are money today, 0 or more. `retention`, `discount` and
    `first_margin` as in `clv`. Numbers, or arrays of one shape.

    Formula: keep = clv(margin + referral); part = −(exit_cost + word_of_mouth);
        reprice = accept · clv(new_margin + referral) + (1 − accept) · (0, −word_of_mouth or keep)
    Source: ours; a comparison of expected values.

    >>> found = part_or_keep(-35, .8, .1, new_margin=10, accept=.4, exit_cost=90, word_of_mouth=30,
    ...     refusers="leave quietly", first_margin="now")
    >>> round(found.keep, 2), round(found.reprice, 2), found.part, found.decision
    (-128.33, 14.67, -120.0, 're-price')
    """
    branches = _branches(
        margin, retention, discount, new_margin, exit_cost, word_of_mouth, refusers, first_margin, referral
    )
    p, keep, accepted, refused, part = together(accept=quantity("accept", accept, 0, 1), **branches)
    reprice = p * accepted + (1 - p) * refused
    decision = _best(np.stack([keep, reprice, part]))
    return PartOrKeep(plain(keep), plain(reprice), plain(part), plain(decision))


def accept_that_flips(
    margin: ArrayLike,
    retention: ArrayLike,
    discount: ArrayLike,
    *,
    new_margin: ArrayLike,
    exit_cost: ArrayLike,
    word_of_mouth: ArrayLike,
    refusers: str,
    first_margin: str,
    referral: ArrayLike = 0,
) -> Any:
    """Teaching simplification: the chance of acceptance at which re-pricing ties with the next best.

    Arguments as in `part_or_keep`. On one side of it re-pricing is best, on the other it is
    not. NaN where no chance between 0 and 1 makes them equal: the decision then does not
    hang on it.

    Formula: (max(keep, part) − refused) / (accepted − refused), where re-pricing is worth
        accepted when it is accepted for certain and refused when it is refused for certain
    Source: ours.

    >>> situation = dict(new_margin=10, exit_cost=90, word_of_mouth=30, first_margin="now")
    >>> round(accept_that_flips(-35, .8, .1, refusers="stay as they were", **situation), 4)
    0.0505
    >>> accept_that_flips(-35, .8, .1, refusers="leave quietly", **situation)
    nan
    """
    branches = _branches(
        margin, retention, discount, new_margin, exit_cost, word_of_mouth, refusers, first_margin, referral
    )
    keep, accepted, refused, part = together(**branches)
    slope = np.where(accepted == refused, np.nan, accepted - refused)
    with np.errstate(over="ignore"):  # far outside 0 to 1, however far
        p = (np.maximum(keep, part) - refused) / slope
    return plain(np.where((p >= 0) & (p <= 1), p, np.nan))


def _branches(
    margin: ArrayLike,
    retention: ArrayLike,
    discount: ArrayLike,
    new_margin: ArrayLike,
    exit_cost: ArrayLike,
    word_of_mouth: ArrayLike,
    refusers: str,
    first_margin: str,
    referral: ArrayLike,
) -> dict[str, Floats]:
    """The value of keeping, of a new price when accepted and when refused, and of parting."""
    choice("refusers", refusers, REFUSERS)
    old, new, brought = together(
        margin=quantity("margin", margin),
        new_margin=quantity("new_margin", new_margin),
        referral=quantity("referral", referral),
    )
    keep = np.asarray(clv(old + brought, retention, discount, first_margin))
    accepted = np.asarray(clv(new + brought, retention, discount, first_margin))
    talk = quantity("word_of_mouth", word_of_mouth, 0)
    refused = dict(zip(REFUSERS, (np.zeros_like(talk), -talk, keep), strict=True))[refusers]
    leaving, talk = together(exit_cost=quantity("exit_cost", exit_cost, 0), word_of_mouth=talk)
    return {"keep": keep, "accepted": accepted, "refused": refused, "part": -(leaving + talk)}


def _best(values: Floats) -> NDArray[np.str_]:
    """The name of the largest of the options, or of those that share the first place."""
    first = np.isclose(values, values.max(axis=0), rtol=1e-9, atol=1e-9)
    names = np.full(values.shape[1:], "", dtype="<U24")
    for option, wins in zip(OPTIONS, first, strict=True):
        joined = np.where(names == "", option, np.char.add(np.char.add(names, " = "), option))
        names = np.where(wins, joined, names)
    return names
