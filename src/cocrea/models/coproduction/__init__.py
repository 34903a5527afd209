"""Coproduction: the formulas of chapter 3."""

from cocrea.models.coproduction.credit import (
    OUTCOMES,
    PATTERNS,
    SHARE,
    credit_cells,
    credit_people,
    credit_taken,
    satisfaction_with_firm,
)
from cocrea.models.coproduction.crowding import best_crowd, crowd_utility
from cocrea.models.coproduction.roles import (
    FACTORS,
    bottleneck,
    interaction_contrast,
    interaction_interval,
    interaction_of,
    readiness,
    readiness_gains,
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
from cocrea.models.coproduction.tips import right_order
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
    "PATTERNS",
    "READY",
    "REFUSERS",
    "SHARE",
    "PartOrKeep",
    "SelfService",
    "accept_that_flips",
    "best_crowd",
    "bottleneck",
    "clarity_needed",
    "clv",
    "credit_cells",
    "credit_people",
    "credit_taken",
    "crowd_utility",
    "interaction_contrast",
    "interaction_interval",
    "interaction_of",
    "marginal_effect",
    "odds_ratio",
    "part_or_keep",
    "readiness",
    "readiness_gains",
    "right_order",
    "satisfaction_with_firm",
    "sst_break_even",
    "sst_probability",
]
