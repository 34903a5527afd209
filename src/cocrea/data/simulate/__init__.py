"""Simulated cases: made-up answers with a planted truth, to learn a method on.

They support no claim about real customers. The names of the parameters say what
was planted, so that a learner's finding can be held against it.
"""

from collections.abc import Callable

import pandas as pd

from cocrea.data.simulate.b2b_accounts import INDICATORS, STAGES, b2b_accounts
from cocrea.data.simulate.contact_steps import (
    CONTACT_MINUTES,
    CONTACT_STEPS,
    SITUATIONS,
    PlantedStep,
    contact_steps,
)
from cocrea.data.simulate.coproduction_experiment import coproduction_experiment
from cocrea.data.simulate.customers_value import customers_value
from cocrea.data.simulate.cx_pulse import cx_pulse
from cocrea.data.simulate.fuel_station import fuel_station
from cocrea.data.simulate.interviews import interviews
from cocrea.data.simulate.kano import FEATURES, PlantedFeature, kano
from cocrea.data.simulate.moments_survey import MOMENTS, STORES, moments_survey
from cocrea.data.simulate.park_waits import park_waits
from cocrea.data.simulate.planted import PlantedMoment
from cocrea.data.simulate.prototype_tests import PROTOTYPES, PlantedPrototype, prototype_tests
from cocrea.data.simulate.say_do import BEHAVIOURS, PlantedBehaviour, say_do
from cocrea.data.simulate.services_catalog import (
    IHIP_LETTERS,
    SERVICES,
    KindOfService,
    PlantedLetter,
    services_catalog,
)
from cocrea.data.simulate.supermarket import SUPERMARKET, supermarket

# Every case by the name of its data set, in the order of the chapters.
CASES: dict[str, Callable[..., pd.DataFrame]] = {
    "services_catalog": services_catalog,
    "contact_steps": contact_steps,
    "park_waits": park_waits,
    "fuel_station": fuel_station,
    "coproduction_experiment": coproduction_experiment,
    "customers_value": customers_value,
    "supermarket": supermarket,
    "moments_survey": moments_survey,
    "kano": kano,
    "cx_pulse": cx_pulse,
    "interviews": interviews,
    "say_do": say_do,
    "b2b_accounts": b2b_accounts,
    "prototype_tests": prototype_tests,
}

__all__ = [
    "BEHAVIOURS",
    "CASES",
    "CONTACT_MINUTES",
    "CONTACT_STEPS",
    "FEATURES",
    "IHIP_LETTERS",
    "INDICATORS",
    "MOMENTS",
    "PROTOTYPES",
    "SERVICES",
    "SITUATIONS",
    "STAGES",
    "STORES",
    "SUPERMARKET",
    "KindOfService",
    "PlantedBehaviour",
    "PlantedFeature",
    "PlantedLetter",
    "PlantedMoment",
    "PlantedPrototype",
    "PlantedStep",
    "b2b_accounts",
    "contact_steps",
    "coproduction_experiment",
    "customers_value",
    "cx_pulse",
    "fuel_station",
    "interviews",
    "kano",
    "moments_survey",
    "park_waits",
    "prototype_tests",
    "say_do",
    "services_catalog",
    "supermarket",
]
