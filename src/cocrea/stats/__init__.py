"""Statistics that know nothing of services: intervals, tests, resampling, planning."""

from cocrea.stats.bootstrap import BootstrapInterval, bootstrap_interval, bootstrap_means
from cocrea.stats.effects import Wilcoxon, d_av, d_z, g_z, wilcoxon
from cocrea.stats.equivalence import Equivalence, equivalence
from cocrea.stats.intervals import PairedResult, paired_t, t_interval
from cocrea.stats.multiplicity import benjamini_hochberg, bonferroni, false_alarm, holm
from cocrea.stats.planner import (
    n_for_half_width,
    pairs_for_effect,
    power_of_pairs,
    ranking_chance,
    ranking_overstatement,
)
from cocrea.stats.ranks import chance_of_first, first_shares
from cocrea.stats.reliability import Alpha, Omega, alpha, difference_reliability, omega
from cocrea.stats.shares import Share, share

__all__ = [
    "Alpha",
    "BootstrapInterval",
    "Equivalence",
    "Omega",
    "PairedResult",
    "Share",
    "Wilcoxon",
    "alpha",
    "benjamini_hochberg",
    "bonferroni",
    "bootstrap_interval",
    "bootstrap_means",
    "chance_of_first",
    "d_av",
    "d_z",
    "difference_reliability",
    "equivalence",
    "false_alarm",
    "first_shares",
    "g_z",
    "holm",
    "n_for_half_width",
    "omega",
    "paired_t",
    "pairs_for_effect",
    "power_of_pairs",
    "ranking_chance",
    "ranking_overstatement",
    "share",
    "t_interval",
    "wilcoxon",
]
