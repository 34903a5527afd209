"""What gap scores can and cannot do (sections 4.3 and 4.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import Floats, equally_long, one_number, plain


def gap_correlation(
    r_ps: ArrayLike, r_es: ArrayLike, sd_p: ArrayLike, sd_e: ArrayLike, r_pe: ArrayLike
) -> Any:
    """Correlation of the gap P − E with a third measure s, such as satisfaction.

    `r_ps` and `r_es` are the correlations of P and of E with s, `sd_p` and `sd_e` the
    standard deviations of P and E, `r_pe` is their correlation. NaN where the gap does
    not vary. See `cocrea.stats.possible_correlations` for correlations
    that cannot occur together.

    Formula: (r_ps · sd_p − r_es · sd_e) / √(sd_p² + sd_e² − 2 · r_pe · sd_p · sd_e)
    Source: a definition, worked out; why it matters: Peter, Churchill and Brown (1993).

    >>> round(gap_correlation(r_ps=.6, r_es=.05, sd_p=1.2, sd_e=.4, r_pe=.1), 4)
    0.5708
    """
    ps, es, p, e, pe = equally_long(r_ps=r_ps, r_es=r_es, sd_p=sd_p, sd_e=sd_e, r_pe=r_pe)
    return plain(_over(ps * p - es * e, _gap_sd(p, e, pe)))


def gap_with_perception(sd_p: ArrayLike, sd_e: ArrayLike, r_pe: ArrayLike) -> Any:
    """Correlation of the gap P − E with P itself: near 1, the gap is P with noise.

    `sd_p` and `sd_e` are the standard deviations of P and E, `r_pe` is their
    correlation. NaN where the gap does not vary.

    Formula: (sd_p − r_pe · sd_e) / √(sd_p² + sd_e² − 2 · r_pe · sd_p · sd_e)
    Source: a definition, worked out; why it matters: Peter, Churchill and Brown (1993).

    >>> round(gap_with_perception(sd_p=1.2, sd_e=.4, r_pe=.1), 3)
    0.946
    """
    p, e, pe = equally_long(sd_p=sd_p, sd_e=sd_e, r_pe=r_pe)
    return plain(_over(p - pe * e, _gap_sd(p, e, pe)))


def ideal_point_quality(perceived: ArrayLike, expected: ArrayLike, ideal: ArrayLike) -> Any:
    """Teaching simplification: quality when more is not always better, in scale points.

    Positive when the service came nearer to the customer's ideal point than expected.
    In the example the same gap of +2 is bad, neutral and good.

    Formula: |expected − ideal| − |perceived − ideal|
    Source: ours, after Teas (1993).

    >>> ideal_point_quality([7, 6, 5], [5, 4, 3], 5).tolist()
    [-2.0, 0.0, 2.0]
    """
    met, wanted, best = equally_long(perceived=perceived, expected=expected, ideal=ideal)
    return plain(np.abs(wanted - best) - np.abs(met - best))


def satisfaction(
    perceived: ArrayLike, expected: ArrayLike, b0: float = 2.0, b1: float = 0.3, b2: float = 0.6
) -> Any:
    """Satisfaction from what was expected and from how far perception departs from it.

    The weights `b0`, `b1` and `b2` are yours; the defaults are an example and no estimate.

    Formula: b0 + b1 · expected + b2 · (perceived − expected)
    Source: Oliver (1980), expectation and disconfirmation.

    >>> round(satisfaction(perceived=5, expected=6), 4)
    3.2
    """
    met, wanted = equally_long(perceived=perceived, expected=expected)
    base, level, surprise = (one_number(name, b) for name, b in (("b0", b0), ("b1", b1), ("b2", b2)))
    return plain(base + level * wanted + surprise * (met - wanted))


@dataclass(frozen=True)
class Telescope:
    """The parts that add up to `gap5`, in the unit of the levels (minutes, say).

    `gap1` is belief − expected, `gap2` standard − belief, `gap3` actual − standard,
    `perceptual` perceived − actual, `gap5` perceived − expected.
    """

    gap1: float
    gap2: float
    gap3: float
    perceptual: float
    gap5: float


def telescope(expected: float, belief: float, standard: float, actual: float, perceived: float) -> Telescope:
    """Teaching simplification: a gap in one measurable thing, such as minutes, taken apart.

    What customers expect, what management believes they expect, the standard it
    sets, what is delivered, what is perceived: all in one unit, in which the parts
    add up.

    Formula: gap5 = perceived − expected = gap1 + gap2 + gap3 + perceptual
    Source: ours, after the gaps model of Parasuraman, Zeithaml and Berry (1985), which
        claims no such sum.

    >>> telescope(4, 6, 7, 9, 10)
    Telescope(gap1=2.0, gap2=1.0, gap3=2.0, perceptual=1.0, gap5=6.0)
    """
    wanted, believed = one_number("expected", expected), one_number("belief", belief)
    ordered, given = one_number("standard", standard), one_number("actual", actual)
    seen = one_number("perceived", perceived)
    return Telescope(believed - wanted, ordered - believed, given - ordered, seen - given, seen - wanted)


def _gap_sd(p: Floats, e: Floats, pe: Floats) -> Floats:
    return np.sqrt(np.maximum(p**2 + e**2 - 2 * pe * p * e, 0))


def _over(top: Floats, sd: Floats) -> Floats:
    return np.divide(top, sd, out=np.full(sd.shape, np.nan), where=sd > 1e-9)
