"""Statistics that know nothing of services: intervals, tests, resampling, planning."""

# One word, one thing. `confidence` is an interval's; `alpha` is the chance of a false alarm that a test
# is allowed, in the four functions that ask about a test and give no interval at that level. An outcome
# goes along with `predictors` in a regression (interactions among them) and with `drivers` where its
# variance is shared out (blocks of columns among them); `items` are the questions of one survey.

from cocrea.stats.agreement import (
    ExpectedAgreement,
    Kappa,
    KrippendorffAlpha,
    agreement_table,
    cohen_kappa,
    expected_agreement,
    krippendorff_alpha,
    percent_agreement,
    simulate_raters,
    specific_agreement,
)
from cocrea.stats.bootstrap import BootstrapInterval, bootstrap_interval, bootstrap_means
from cocrea.stats.correlation import (
    Correlation,
    CorrelationDifference,
    correlation,
    correlation_difference,
    fisher_interval,
)
from cocrea.stats.curves import CrossValidated, QuadraticPeak, cross_validated, quadratic_peak
from cocrea.stats.effects import Wilcoxon, d_av, d_z, g_z, hedges, wilcoxon
from cocrea.stats.equivalence import Equivalence, equivalence
from cocrea.stats.groups import (
    GroupsResult,
    VarianceExplained,
    contrast_t,
    eta_squared,
    group_means,
    omega_squared,
    separate_t,
    separate_t_of_means,
)
from cocrea.stats.importance import lmg, lmg_of_correlations, possible_correlations
from cocrea.stats.independence import Independence, independence
from cocrea.stats.intervals import PairedResult, paired_t, t_interval
from cocrea.stats.multiplicity import benjamini_hochberg, bonferroni, false_alarm, holm
from cocrea.stats.ordinal import ProportionalOdds, proportional_odds
from cocrea.stats.planner import (
    chance_of_looking_better,
    n_for_half_width,
    pairs_for_effect,
    power_of_pairs,
    ranking_chance,
    ranking_overstatement,
)
from cocrea.stats.ranks import chance_of_first, first_shares
from cocrea.stats.regression import LinearFit, LogitFit, linear_fit, logit_fit
from cocrea.stats.reliability import CronbachAlpha, Omega, cronbach_alpha, difference_reliability, omega
from cocrea.stats.shares import Share, ShareDifference, paired_shares, share
from cocrea.stats.thresholds import Plateau, plateau

__all__ = [
    "BootstrapInterval",
    "Correlation",
    "CorrelationDifference",
    "CronbachAlpha",
    "CrossValidated",
    "Equivalence",
    "ExpectedAgreement",
    "GroupsResult",
    "Independence",
    "Kappa",
    "KrippendorffAlpha",
    "LinearFit",
    "LogitFit",
    "Omega",
    "PairedResult",
    "Plateau",
    "ProportionalOdds",
    "QuadraticPeak",
    "Share",
    "ShareDifference",
    "VarianceExplained",
    "Wilcoxon",
    "agreement_table",
    "benjamini_hochberg",
    "bonferroni",
    "bootstrap_interval",
    "bootstrap_means",
    "chance_of_first",
    "chance_of_looking_better",
    "cohen_kappa",
    "contrast_t",
    "correlation",
    "correlation_difference",
    "cronbach_alpha",
    "cross_validated",
    "d_av",
    "d_z",
    "difference_reliability",
    "equivalence",
    "eta_squared",
    "expected_agreement",
    "false_alarm",
    "first_shares",
    "fisher_interval",
    "g_z",
    "group_means",
    "hedges",
    "holm",
    "independence",
    "krippendorff_alpha",
    "linear_fit",
    "lmg",
    "lmg_of_correlations",
    "logit_fit",
    "n_for_half_width",
    "omega",
    "omega_squared",
    "paired_shares",
    "paired_t",
    "pairs_for_effect",
    "percent_agreement",
    "plateau",
    "possible_correlations",
    "power_of_pairs",
    "proportional_odds",
    "quadratic_peak",
    "ranking_chance",
    "ranking_overstatement",
    "separate_t",
    "separate_t_of_means",
    "share",
    "simulate_raters",
    "specific_agreement",
    "t_interval",
    "wilcoxon",
]
