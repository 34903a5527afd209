"""Statistics that know nothing of services: intervals and resampling."""

from cocrea.stats.bootstrap import BootstrapInterval, bootstrap_interval, bootstrap_means
from cocrea.stats.intervals import PairedResult, paired_t, t_interval
from cocrea.stats.shares import Share, share

__all__ = [
    "BootstrapInterval",
    "PairedResult",
    "Share",
    "bootstrap_interval",
    "bootstrap_means",
    "paired_t",
    "share",
    "t_interval",
]
