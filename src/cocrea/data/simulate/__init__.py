"""Simulated cases: made-up answers with a planted truth, to learn a method on.

They support no claim about real customers. The names of the parameters say what
was planted, so that a learner's finding can be held against it.
"""

from cocrea.data.simulate.kano import FEATURES, PlantedFeature, kano
from cocrea.data.simulate.moments_survey import MOMENTS, STORES, moments_survey
from cocrea.data.simulate.planted import PlantedMoment
from cocrea.data.simulate.supermarket import SUPERMARKET, supermarket

__all__ = [
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
