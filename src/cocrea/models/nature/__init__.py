"""The nature of the service: the formulas of chapter 1."""

from cocrea.models.nature.perishability import (
    PerishabilityLedger,
    perishability_ledger,
    shifted_demand,
    simulate_demand,
    smoothed_demand,
)
from cocrea.models.nature.process import (
    SCHMENNER_CELLS,
    Divergence,
    coefficient_of_variation,
    complexity,
    divergence,
    labour_intensity,
    possible_variants,
    schmenner_cell,
    variant_shares,
)
from cocrea.models.nature.schemes import (
    ACT_CELLS,
    IHIP,
    LOVELOCK_SCHEMES,
    act_cell,
    ihip_means,
    nearest_services,
)

__all__ = [
    "ACT_CELLS",
    "IHIP",
    "LOVELOCK_SCHEMES",
    "SCHMENNER_CELLS",
    "Divergence",
    "PerishabilityLedger",
    "act_cell",
    "coefficient_of_variation",
    "complexity",
    "divergence",
    "ihip_means",
    "labour_intensity",
    "nearest_services",
    "perishability_ledger",
    "possible_variants",
    "schmenner_cell",
    "shifted_demand",
    "simulate_demand",
    "smoothed_demand",
    "variant_shares",
]
