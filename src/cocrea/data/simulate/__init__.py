"""Simulated cases: made-up answers with a planted truth, to learn a method on.

They support no claim about real customers. The names of the parameters say what
was planted, so that a learner's finding can be held against it.
"""

from collections.abc import Callable

import pandas as pd

from cocrea.data.simulate.kano import FEATURES, PlantedFeature, kano
from cocrea.data.simulate.moments_survey import MOMENTS, STORES, moments_survey
from cocrea.data.simulate.planted import PlantedMoment
from cocrea.data.simulate.supermarket import SUPERMARKET, supermarket

# Every case by the name of its data set, in the order of the chapters.
CASES: dict[str, Callable[..., pd.DataFrame]] = {
    "supermarket": supermarket,
    "moments_survey": moments_survey,
    "kano": kano,
}

__all__ = [
    "CASES",
    "FEATURES",
    "MOMENTS",
    "STORES",
    "SUPERMARKET",
    "PlantedFeature",
    "PlantedMoment",
    "kano",
    "moments_survey",
    "supermarket",
]
