"""Coproduction: the formulas of chapter 3."""

from cocrea.models.coproduction.credit import (
    OUTCOMES,
    SHARE,
    credit_cells,
    credit_taken,
    satisfaction_with_firm,
)
from cocrea.models.coproduction.crowding import best_occupancy, occupancy_utility
from cocrea.models.coproduction.roles import (
    FACTORS,
    RULES,
    STEPS,
    bottleneck,
    interaction_contrast,
    interaction_interval,
    interaction_of,
    readiness,
    readiness_gains,
    role_gap,
)
from cocrea.models.coproduction.selfservice import (
    READY,
    SelfService,
    clarity_needed,
    marginal_effect,
    odds_ratio,
    sst_break_even,
    sst_probability,
)
from cocrea.models.coproduction.value import (
    FIRST_MARGIN,
    OPTIONS,
    REFUSERS,
    PartOrKeep,
    accept_that_flips,
    clv,
    part_or_keep,
)

__all__ = [
    "FACTORS",
    "FIRST_MARGIN",
    "OPTIONS",
    "OUTCOMES",
    "READY",
    "REFUSERS",
    "RULES",
    "SHARE",
    "STEPS",
    "PartOrKeep",
    "SelfService",
    "accept_that_flips",
    "best_occupancy",
    "bottleneck",
    "clarity_needed",
    "clv",
    "credit_cells",
    "credit_taken",
    "interaction_contrast",
    "interaction_interval",
    "interaction_of",
    "marginal_effect",
    "occupancy_utility",
    "odds_ratio",
    "part_or_keep",
    "readiness",
    "readiness_gains",
    "role_gap",
    "satisfaction_with_firm",
    "sst_break_even",
    "sst_probability",
]
