"""Is collaborating worth its start? Flows of money, year by year (section 7.2).

A plan is a list of flows in one currency: the first now, then one a year. Invented
flows show what a claim depends on; they refute nothing about real firms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.polynomial import Polynomial
from numpy.typing import ArrayLike

from cocrea.arguments import Floats, above, one_number, plain, quantity, whole, within
from cocrea.errors import CocreaError
from cocrea.language import N_

_ROUNDING = 1e-12  # of the sizes that are added up: less than this is 0


@dataclass(frozen=True)
class NpvComparison:
    """Two plans at one discount rate, and where the better one changes.

    `tactical` and `collaborative` are net present values; `better` is "tactical",
    "collaborative" or "neither"; `indifference` holds every rate of the range at which
    both are worth the same, in order (none: empty).
    """

    tactical: float
    collaborative: float
    better: str
    indifference: tuple[float, ...]


def npv(flows: ArrayLike, rate: ArrayLike) -> Any:
    """Net present value of a plan: what its flows are worth now.

    `flows` is one plan: the first flow is now, so it is not discounted, and one a year
    follows. (Spreadsheets' NPV discounts the first flow too.) `rate` is the discount
    rate a year, above −1: a number, or an array for an array of values.

    Formula: NPV = Σ flows[t] / (1 + rate)^t, t = 0, 1, 2, …
    Source: a definition.

    >>> round(npv([-50, 10, 45, 55, 55], 0.10), 2)
    75.17
    """
    yearly, growth = _plan("flows", flows), 1 + above("rate", rate, -1)
    return plain(np.asarray(Polynomial(yearly)(1 / growth)))


def risked(flows: ArrayLike, success: float, since: int = 2) -> Floats:
    """Expected flows of a plan whose later years come true only with a probability.

    The flows from year `since` on (year 0 is now) come with chance `success`, 0 to 1;
    where it fails they are 0. Those before come in any case.

    Formula: risked[t] = flows[t] for t < since, success · flows[t] from then on
    Source: a definition.

    >>> plan = risked([-50, 10, 45, 55, 55], success=0.5)
    >>> round(npv(plan, 0.10), 2)
    17.13
    """
    yearly = _plan("flows", flows)
    later = np.arange(yearly.size) >= whole("since", since, 0, 1000)
    expected: Floats = np.where(later, one_number("success", success, 0, 1) * yearly, yearly)
    return expected


def ramped(start_up: float, full: float, ramp: int, years: int) -> Floats:
    """Teaching simplification: flows of a plan that costs first and reaches its full gain step by step.

    `start_up` is spent now; in each of `ramp` years the gain grows by equal steps, and
    it is `full` from the year after until year `years`. Amounts in one currency.

    Formula: flows[0] = −start_up; flows[t] = full · min(1, t / (ramp + 1)), t = 1 … years
    Source: ours.

    >>> ramped(50, 60, ramp=2, years=4).tolist()
    [-50.0, 20.0, 40.0, 60.0, 60.0]
    """
    cost, gain = one_number("start_up", start_up, 0), one_number("full", full)
    year = np.arange(1, whole("years", years, 1, 1000) + 1)
    climb = np.minimum(1, year / (whole("ramp", ramp, 0, 1000) + 1))
    return np.concatenate([[-cost], gain * climb])


def indifference_rates(first: ArrayLike, second: ArrayLike, low: float = 0, high: float = 1) -> Floats:
    """All discount rates from `low` to `high` at which two plans are worth the same, in order.

    There may be none (an empty array), one, or several: as many at most as the
    difference of the flows changes sign. A plan that ends before the other brings 0
    after its end. Plans with the same flows are worth the same at every rate, which
    raises CocreaError.

    Formula: roots of Σ (first[t] − second[t]) · x^t, with x = 1 / (1 + rate)
    Source: a definition; turning points by numpy.polynomial, roots between them by Brent's method.

    >>> indifference_rates([60, 20, 0, 0, 0], [-50, 10, 45, 55, 55]).round(4)
    array([0.0904])
    >>> indifference_rates([60, 20, 0], [10, 10, 0])
    array([], dtype=float64)
    """
    floor = float(above("low", one_number("low", low), -1))
    ceiling = within("high", one_number("high", high), floor, np.inf)
    one, other = _plan("first", first), _plan("second", second)
    years = max(one.size, other.size)
    one, other = (np.pad(plan, (0, years - plan.size)) for plan in (one, other))
    difference = one - other
    difference[np.abs(difference) <= _ROUNDING * (np.abs(one) + np.abs(other))] = 0  # .1 + .2 is .3
    if not difference.any():
        raise CocreaError(
            "investment.same-flows",
            N_(
                "The two plans bring the same in every year, so they are worth the same at every rate. "
                "Change one of them."
            ),
        )
    return 1 / _roots(Polynomial(difference), 1 / (1 + ceiling), 1 / (1 + floor))[::-1] - 1


def npv_compare(
    tactical: ArrayLike, collaborative: ArrayLike, rate: float, low: float = 0, high: float = 1
) -> NpvComparison:
    """Two plans at one discount rate, with all rates from `low` to `high` where they are worth the same.

    Plans as in `npv`, the range as in `indifference_rates`.

    Formula: the plan with the higher NPV is better
    Source: a definition.

    >>> found = npv_compare([60, 20, 0, 0, 0], [-50, 10, 45, 55, 55], 0.10)
    >>> round(found.tactical, 2), round(found.collaborative, 2), found.better
    (78.18, 75.17, 'tactical')
    """
    at = one_number("rate", rate)
    values = npv(tactical, at), npv(collaborative, at)
    rates = indifference_rates(tactical, collaborative, low, high)
    size = sum(npv(np.abs(_plan("flows", flows)), at) for flows in (tactical, collaborative))
    if abs(values[0] - values[1]) <= _ROUNDING * size:
        better = "neither"
    else:
        better = "tactical" if values[0] > values[1] else "collaborative"
    return NpvComparison(*values, better, tuple(rates.tolist()))


def _plan(name: str, flows: ArrayLike) -> Floats:
    yearly = quantity(name, flows)
    if yearly.ndim != 1 or yearly.size == 0:
        raise CocreaError(
            "investment.plan",
            N_("“{name}” must be one plan: a flow a year, the first one now, such as [-50, 10, 45, 55]."),
            name=name,
        )
    return yearly


def _roots(polynomial: Polynomial, low: float, high: float) -> Floats:
    """All real roots from `low` to `high` (both above 0), in order, a multiple root once.

    Between two turning points a polynomial crosses 0 once at most, so none is missed
    and none is taken for two, as can happen to roots that an eigenvalue routine gives.
    """
    from scipy.optimize import brentq  # here, because it is slow to load

    turns = polynomial.trim().deriv().roots()
    real = turns.real[np.abs(turns.imag) <= 1e-6 * np.abs(turns)]
    places = np.unique([low, high, *real[(real > low) & (real < high)]])
    heights = np.asarray(polynomial(places))
    sizes = np.asarray(Polynomial(np.abs(polynomial.coef))(places))
    signs = np.where(np.abs(heights) <= _ROUNDING * sizes, 0, np.sign(heights))
    found = places[signs == 0].tolist()
    crossed = np.flatnonzero(signs[:-1] * signs[1:] < 0)
    found += [brentq(polynomial, places[i], places[i + 1], xtol=1e-15) for i in crossed]
    return _apart(np.sort(found))


def _apart(roots: Floats) -> Floats:
    """Ordered roots without those that differ by rounding alone."""
    return roots[np.diff(roots, prepend=-np.inf) > 1e-9]
