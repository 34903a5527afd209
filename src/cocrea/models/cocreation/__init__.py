"""Co-creation: the formulas of chapter 7."""

from cocrea.models.cocreation.behaviour import (
    CITIZENSHIP,
    PARTICIPATION,
    behaviour_table,
    citizenship,
    participation,
)
from cocrea.models.cocreation.decision import (
    RULES,
    exact_p,
    least_successes,
    n_needed,
    operating_curve,
    passes,
    passes_by,
    stops_at,
    verdict,
)
from cocrea.models.cocreation.feasibility import cocreation_ev, required_probability
from cocrea.models.cocreation.investment import (
    NpvComparison,
    indifference_rates,
    npv,
    npv_compare,
    ramped,
    risked,
)
from cocrea.models.cocreation.maturity import (
    MEAN_BAR,
    WEAKEST_BAR,
    DartProfile,
    MaturityGate,
    dart_profile,
    maturity_gate,
)
from cocrea.models.cocreation.spheres import ACTING, SPHERES, Sphere, has_sphere, sphere_of

__all__ = [
    "ACTING",
    "CITIZENSHIP",
    "MEAN_BAR",
    "PARTICIPATION",
    "RULES",
    "SPHERES",
    "WEAKEST_BAR",
    "DartProfile",
    "MaturityGate",
    "NpvComparison",
    "Sphere",
    "behaviour_table",
    "citizenship",
    "cocreation_ev",
    "dart_profile",
    "exact_p",
    "has_sphere",
    "indifference_rates",
    "least_successes",
    "maturity_gate",
    "n_needed",
    "npv",
    "npv_compare",
    "operating_curve",
    "participation",
    "passes",
    "passes_by",
    "ramped",
    "required_probability",
    "risked",
    "sphere_of",
    "stops_at",
    "verdict",
]
