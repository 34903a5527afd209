"""Customers as producers: what self-service saves, and who is ready for it (sections 3.2 and 3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import Floats, above, not_between, plain, quantity, together
from cocrea.errors import CocreaError
from cocrea.language import N_

READY = (-4.0, 0.5, 0.4, 0.3)  # ours, no study's: (intercept, clarity, motivation, ability) for 1 to 7


@dataclass(frozen=True)
class SelfService:
    """What self-service brings: `saving` (money a transaction) and `break_even` (transactions).

    `break_even` counts the transactions that pay the fixed cost, in the period that the
    fixed cost is for; NaN means never, because a transaction saves nothing.
    """

    saving: Any
    break_even: Any


def sst_break_even(
    wage: ArrayLike,
    full: ArrayLike,
    self_service: ArrayLike,
    fixed: ArrayLike,
    *,
    technology: ArrayLike = 0,
    error_rate: ArrayLike = 0,
    error_cost: ArrayLike | None = None,
    assistance: ArrayLike = 0,
    assistance_minutes: ArrayLike | None = None,
    shrinkage: ArrayLike = 0,
    basket: ArrayLike | None = None,
    contacts: ArrayLike = 0,
    contact_cost: ArrayLike | None = None,
) -> SelfService:
    """What a transaction saves when the customer does the work, and how many pay for the machines.

    `wage` is money an hour; `full` and `self_service` are staff minutes that every
    transaction takes either way; `fixed` is money a period, say a year. Then what
    self-service adds to each transaction: `technology` (money), `error_rate` (share of
    transactions) × `error_cost` (money each), `assistance` (share of transactions that
    need staff) × `assistance_minutes` (minutes each), `shrinkage` (extra loss, as a share of
    the value that customers scan) × `basket` (money), and `contacts` (how often a transaction
    brings the customer back to a person: a visit, a call) × `contact_cost` (money each). A
    share above 0 without its other half raises CocreaError, as does anything negative.
    Numbers, or arrays of one shape.

    Formula: saving = wage / 60 · (full − self_service − assistance · assistance_minutes)
        − technology − error_rate · error_cost − shrinkage · basket − contacts · contact_cost;
        break_even = ⌈fixed / saving⌉, never when saving ≤ 0
    Source: a definition.

    >>> found = sst_break_even(4.8, 2.5, .6, 18000, technology=.02, error_rate=.015, error_cost=1.2)
    >>> round(found.saving, 3), found.break_even
    (0.114, 157895.0)
    >>> sst_break_even(4.8, 2.5, .6, 18000, technology=.02, shrinkage=.01, basket=15).break_even
    nan
    >>> round(sst_break_even(4.8, 2.5, .6, 18000, contacts=.05, contact_cost=.48).saving, 3)
    0.128
    """
    minute, before, after, year, machine, errors, helped, lost, back = together(
        wage=quantity("wage", wage, 0) / 60,
        full=quantity("full", full, 0),
        self_service=quantity("self_service", self_service, 0),
        fixed=quantity("fixed", fixed, 0),
        technology=quantity("technology", technology, 0),
        error_rate=_expected("error_rate", error_rate, "error_cost", error_cost),
        assistance=_expected("assistance", assistance, "assistance_minutes", assistance_minutes),
        shrinkage=_expected("shrinkage", shrinkage, "basket", basket),
        contacts=_expected("contacts", contacts, "contact_cost", contact_cost),
    )
    gained, spent = minute * before, minute * (after + helped) + machine + errors + lost + back
    saving = np.where(np.isclose(gained, spent, rtol=1e-12, atol=0), 0, gained - spent)
    exact = year / np.where(saving > 0, saving, np.nan)
    # 160 000.00000003 is 160 000: rounding of the money must not add a transaction.
    break_even = np.ceil(exact * (1 - 1e-9))
    return SelfService(plain(saving), plain(break_even))


def sst_probability(
    clarity: ArrayLike,
    motivation: ArrayLike,
    ability: ArrayLike,
    coefficients: ArrayLike = READY,
    incentive: ArrayLike = 0,
) -> Any:
    """Teaching simplification: chance of using self-service, from clarity, motivation and ability.

    `coefficients` are (intercept, clarity, motivation, ability) in log odds, such as the
    estimates of `logit_fit`; without them a teaching simplification of ours is used, for
    ratings from 1 to 7. `incentive` is what something else adds to the log odds, such as a
    lower price for those who serve themselves. Numbers, or arrays of one shape.

    Formula: P = 1 / (1 + exp(−(b₀ + b₁ · clarity + b₂ · motivation + b₃ · ability + incentive)))
    Source: ours; that the three lead to trial: Meuter, Bitner, Ostrom and Brown (2005).

    >>> round(sst_probability(5, 4, 5), 3), round(sst_probability(2, 4, 5), 3)
    (0.832, 0.525)
    """
    b = _coefficients(coefficients)
    c, m, a, more = together(
        clarity=quantity("clarity", clarity),
        motivation=quantity("motivation", motivation),
        ability=quantity("ability", ability),
        incentive=quantity("incentive", incentive),
    )
    return plain(_chance(b[0] + b[1] * c + b[2] * m + b[3] * a + more))


def odds_ratio(coefficient: ArrayLike, points: ArrayLike = 1) -> Any:
    """By how much the odds are multiplied when a predictor of a logit rises by `points`.

    `coefficient` is in log odds per point. Odds are not chances: an odds ratio of 2
    turns a chance of .5 into .67, and one of .9 into .95.

    Formula: exp(coefficient · points)
    Source: a definition.

    >>> round(odds_ratio(.6), 3)
    1.822
    """
    b, step = together(coefficient=quantity("coefficient", coefficient), points=quantity("points", points))
    with np.errstate(over="ignore"):  # infinite where no number is large enough
        return plain(np.exp(b * step))


def marginal_effect(p: ArrayLike, coefficient: ArrayLike) -> Any:
    """How steeply a chance rises with one predictor of a logit, per point, where it now stands at `p`.

    Greatest at p = .5, next to nothing at both ends. It is a slope: a whole point adds a
    little more or less, which `sst_probability` at both ends tells.

    Formula: coefficient · p · (1 − p)
    Source: a definition: the derivative of the logistic curve.

    >>> round(marginal_effect(sst_probability(5, 4, 5), .5), 4)
    0.0699
    """
    chance, b = together(p=quantity("p", p, 0, 1), coefficient=quantity("coefficient", coefficient))
    return plain(b * chance * (1 - chance))


def clarity_needed(
    target: ArrayLike,
    motivation: ArrayLike,
    ability: ArrayLike,
    coefficients: ArrayLike = READY,
    incentive: ArrayLike = 0,
) -> Any:
    """Teaching simplification: the role clarity at which self-service is used with chance `target`.

    Arguments as in `sst_probability`, 0 < target < 1. Above the top of the scale (7),
    clarity alone does not get there; below its bottom (1), the others suffice. A
    coefficient of clarity of 0 or less raises CocreaError: no clarity gets there.

    Formula: (ln(target / (1 − target)) − b₀ − b₂ · motivation − b₃ · ability − incentive) / b₁
    Source: ours; `sst_probability` solved for clarity.

    >>> round(clarity_needed(.8, 4, 5), 2), round(clarity_needed(.8, 2, 2), 2)
    (4.57, 7.97)
    """
    b = _coefficients(coefficients)
    above("coefficient of clarity", b[1])
    p, m, a, more = together(
        target=quantity("target", target, 0, 1),
        motivation=quantity("motivation", motivation),
        ability=quantity("ability", ability),
        incentive=quantity("incentive", incentive),
    )
    if ((p == 0) | (p == 1)).any():
        raise not_between("target", float(p[(p == 0) | (p == 1)].flat[0]))
    return plain((np.log(p / (1 - p)) - b[0] - b[2] * m - b[3] * a - more) / b[1])


def _expected(often: str, rate: ArrayLike, much: str, size: ArrayLike | None) -> Floats:
    """How often (a share of transactions) times how much each time."""
    share = quantity(often, rate, 0, 1)
    if size is None and share.any():
        raise CocreaError(
            "selfservice.half",
            N_("“{name}” needs “{other}” beside it: how often, and how much each time."),
            name=often,
            other=much,
        )
    each = quantity(much, 0 if size is None else size, 0)
    share, each = together(**{often: share, much: each})
    return share * each


def _coefficients(given: ArrayLike) -> Floats:
    """Intercept, clarity, motivation, ability."""
    values = quantity("coefficients", given).ravel()
    if values.size != len(READY):
        raise CocreaError(
            "selfservice.coefficients",
            N_(
                "Four coefficients are needed, for intercept, clarity, motivation and ability; there are {n}."
            ),
            n=values.size,
        )
    return values


def _chance(log_odds: Floats) -> Floats:
    from scipy.special import expit  # sound at both ends, where exp would overflow

    chance: Floats = np.asarray(expit(log_odds))
    return chance
