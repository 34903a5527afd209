"""Customer experience: the formulas of chapter 5."""

from cocrea.models.experience.drivers import (
    KINDS,
    PenaltyReward,
    derived_importance,
    penalty_reward,
    penalty_reward_table,
    unique_shares,
)
from cocrea.models.experience.memory import Memory, adding_a_moment, peak_end
from cocrea.models.experience.recommendation import (
    Counts,
    NetPromoter,
    NetPromoterDifference,
    count_recommendations,
    n_for_nps,
    nps,
    nps_chances,
    nps_difference,
    nps_error,
    simulate_nps,
)
from cocrea.models.experience.sheet import SHAPES, simulate_ratings, with_the_sheet
from cocrea.models.experience.tracking import (
    average_run_length,
    chance_of_seeing,
    detection_delay,
    p_chart,
    signal_chance,
)

__all__ = [
    "KINDS",
    "SHAPES",
    "Counts",
    "Memory",
    "NetPromoter",
    "NetPromoterDifference",
    "PenaltyReward",
    "adding_a_moment",
    "average_run_length",
    "chance_of_seeing",
    "count_recommendations",
    "derived_importance",
    "detection_delay",
    "n_for_nps",
    "nps",
    "nps_chances",
    "nps_difference",
    "nps_error",
    "p_chart",
    "peak_end",
    "penalty_reward",
    "penalty_reward_table",
    "signal_chance",
    "simulate_nps",
    "simulate_ratings",
    "unique_shares",
    "with_the_sheet",
]
