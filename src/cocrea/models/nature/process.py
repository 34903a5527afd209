"""How a service is made: variability, complexity, divergence, the process matrix (sections 1.2 to 1.4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from cocrea.arguments import (
    Floats,
    above,
    listed,
    numbers,
    one_number,
    plain,
    quantity,
    shares,
    single_values,
    together,
    too_few,
    whole,
)
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats.intervals import spread

# Labour intensity and interaction, low or high: the four cells.
SCHMENNER_CELLS = ("service-factory", "service-shop", "mass-service", "professional-service")


def coefficient_of_variation(values: ArrayLike) -> float:
    """Heterogeneity as one number: how large the spread is beside the mean.

    `values` are times or outcomes in one unit, none below 0; a missing one is left out. Two or
    more are needed, and a mean above 0, else CocreaError. Free of the unit: minutes and seconds
    give the same.

    Formula: CV = sd / mean, sd with n − 1
    Source: a definition.

    >>> round(coefficient_of_variation([7, 8, 7, 9, 8, 9]), 4)
    0.1118
    >>> round(coefficient_of_variation([3, 14, 6, 12, 5, 8]), 4)
    0.5303
    """
    found = numbers("values", values).ravel()
    found = quantity("values", found[~np.isnan(found)], 0)
    if found.size < 2:
        raise too_few(found.size, needed=2)
    mean = float(above("mean", found.mean()))
    return float(spread(found[:, None])[0]) / mean


def complexity(paths: Iterable[Sequence[Any]]) -> int:
    """Teaching simplification: how many different steps a service has, over all its variants.

    `paths` holds one sequence of steps a variant (or a visit). Shostack means the number and the
    intricacy of the steps; only their number is counted here. No step at all raises CocreaError.

    Formula: complexity = number of different steps
    Source: ours, after Shostack (1987).

    >>> complexity([["greet", "cut", "pay"], ["greet", "wash", "cut", "pay"]])
    4
    """
    steps = {step for path in listed("paths", paths) for step in single_values("paths", path)}
    if not steps:
        raise CocreaError(
            "process.no-steps",
            N_("Give the steps of at least one variant, such as [[“greet”, “cut”, “pay”]]."),
        )
    return len(steps)


@dataclass(frozen=True)
class Divergence:
    """Uncertainty about which variant a customer gets: in `bits`, and `normalised` from 0 to 1.

    `variants` counts the variants that occur.
    """

    bits: float
    normalised: float
    variants: int


def divergence(variants: ArrayLike) -> Divergence:
    """Teaching simplification: how unforeseeable the course of a service is (entropy of its variants).

    `variants` holds the share of the visits that take each variant, none below 0, together 1. A
    variant that nobody takes does not count. One variant has no divergence (0); k equally
    common variants have a normalised one of 1.

    Formula: H = −Σ share · log₂ share; normalised = H / log₂ k
    Source: ours, after Shostack (1987), who means the latitude in how the steps are carried out.

    >>> found = divergence([.7, .2, .1])
    >>> round(found.bits, 4), round(found.normalised, 4), found.variants
    (1.1568, 0.7298, 3)
    """
    taken = shares("variants", variants)
    taken = taken[taken > 0]
    if taken.size == 1:
        return Divergence(0.0, 0.0, 1)
    bits = float(-(taken * np.log2(taken)).sum())
    return Divergence(bits, min(bits / float(np.log2(taken.size)), 1.0), int(taken.size))


def possible_variants(variants: int, main: float) -> bool:
    """Whether the most common of so many variants can have the share `main`.

    Ask it before `variant_shares`, which refuses what is not possible.

    Formula: 1 / variants ≤ main ≤ 1
    Source: a definition.

    >>> possible_variants(3, .8), possible_variants(2, .4)
    (True, False)
    """
    return one_number("main", main, 0, 1) >= _least_common(whole("variants", variants, 1, 100))


def variant_shares(variants: int, main: float) -> Floats:
    """Teaching simplification: shares of `variants` (1 to 100), one `main` and the others alike.

    `main` is the share of the most common variant, so at least 1 / variants; else CocreaError.
    Ask `possible_variants` beforehand.

    Formula: main, then (1 − main) / (variants − 1) each
    Source: ours.

    >>> variant_shares(3, .8).round(3).tolist()
    [0.8, 0.1, 0.1]
    """
    k = whole("variants", variants, 1, 100)
    share = one_number("main", main, _least_common(k), 1)
    return np.array([share] + [(1 - share) / (k - 1)] * (k - 1)) if k > 1 else np.ones(1)


def _least_common(variants: int) -> float:
    """The least share that the most common variant can have, but for rounding."""
    return 1 / variants - 1e-12


def labour_intensity(labour: ArrayLike, plant: ArrayLike) -> Any:
    """Labour cost beside the value of plant and equipment: above 1, people cost more than things.

    Both in one currency (labour a year), labour ≥ 0 and plant > 0.

    Formula: labour intensity = labour / plant
    Source: Schmenner (1986).

    >>> labour_intensity(450_000, 500_000)
    0.9
    """
    cost, things = together(labour=quantity("labour", labour, 0), plant=above("plant", plant))
    return plain(cost / things)


def schmenner_cell(
    intensity: ArrayLike, interaction: ArrayLike, intensity_cut: float, interaction_cut: float
) -> Any:
    """Cell of the service process matrix: from labour intensity and interaction/customisation.

    `intensity` (see `labour_intensity`) and `interaction` (a score on any scale) are high when
    above their cut. Schmenner gives no cuts: they are yours, so say which you used. Numbers give
    the name of a cell, arrays an array of names.

    Formula: service-factory (both low), service-shop (interaction high), mass-service (intensity
        high), professional-service (both high)
    Source: Schmenner (1986).

    >>> schmenner_cell([.1, .3, 2.5, 6], [1, 4, 2, 5], 1, 3).tolist()
    ['service-factory', 'service-shop', 'mass-service', 'professional-service']
    """
    labour, contact = together(
        intensity=quantity("intensity", intensity, 0), interaction=quantity("interaction", interaction)
    )
    high_labour = labour > one_number("intensity_cut", intensity_cut)
    high_contact = contact > one_number("interaction_cut", interaction_cut)
    return plain(np.array(SCHMENNER_CELLS)[2 * high_labour + high_contact])
