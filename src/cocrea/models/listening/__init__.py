"""Listening: the formulas of chapter 6. Agreement of coders is in `cocrea.stats`."""

from cocrea.models.listening.assumptions import HEARD, assumed_against_heard
from cocrea.models.listening.coverage import (
    Chao2,
    Incidence,
    beta_binomial_coverage,
    chao2,
    discovery_beta,
    incidence,
    interviews_needed,
    need_coverage,
    need_curve,
)
from cocrea.models.listening.evidence import ALL_QUADRANTS, TAGS, evidence_ratio
from cocrea.models.listening.saydo import (
    JointShares,
    SayDo,
    correlation_range,
    joint_shares,
    say_do,
    say_do_table,
)

__all__ = [
    "ALL_QUADRANTS",
    "HEARD",
    "TAGS",
    "Chao2",
    "Incidence",
    "JointShares",
    "SayDo",
    "assumed_against_heard",
    "beta_binomial_coverage",
    "chao2",
    "correlation_range",
    "discovery_beta",
    "evidence_ratio",
    "incidence",
    "interviews_needed",
    "joint_shares",
    "need_coverage",
    "need_curve",
    "say_do",
    "say_do_table",
]
