"""Explorables of chapter 4: moments of truth, gaps and the zone of tolerance, priorities."""

from cocrea.explorables.moments.chain import chain_of_moments
from cocrea.explorables.moments.cross import where_the_cross_goes
from cocrea.explorables.moments.exceeding import should_we_exceed
from cocrea.explorables.moments.key import key_moment
from cocrea.explorables.moments.measure import gap_or_performance
from cocrea.explorables.moments.ranking import how_sure
from cocrea.explorables.moments.tolerance import zone, zone_of_tolerance

__all__ = [
    "chain_of_moments",
    "gap_or_performance",
    "how_sure",
    "key_moment",
    "should_we_exceed",
    "where_the_cross_goes",
    "zone",
    "zone_of_tolerance",
]
