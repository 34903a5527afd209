"""Tables for readers: headings in their language, every figure with its n and its interval.

Each function takes what a model, a survey or a data set gives and returns a DataFrame
of text, ready to be shown; to go on computing, use the table that went in. A module a
chapter, one for what every chapter shows, and one for the facts of Quetzalia.
"""

from cocrea.tables.closing import show_value_sides
from cocrea.tables.cocreation import show_against_bar
from cocrea.tables.coproduction import show_chances, show_readiness, show_role_gap
from cocrea.tables.counts import preview, show_counts, show_groups, show_satisfied
from cocrea.tables.estacionsol import show_station, show_station_process, show_ways
from cocrea.tables.experience import show_blocks, show_penalties, show_split
from cocrea.tables.housing import show_content
from cocrea.tables.jacaranda import (
    show_account,
    show_contact_parts,
    show_contact_scores,
    show_dwell,
    show_situations,
)
from cocrea.tables.key import show_key_moments
from cocrea.tables.moments import (
    show_alpha,
    show_boxes,
    show_correlations,
    show_gaps,
    show_kano,
    show_means,
    show_priorities,
    show_tests,
    show_zones,
)
from cocrea.tables.nature import show_security
from cocrea.tables.needs import (
    show_assumptions,
    show_customers,
    show_map_evidence,
    show_said,
    show_seen,
    show_sessions,
)
from cocrea.tables.nubeclara import show_both_sides, show_plans
from cocrea.tables.placements import show_agreement, show_crossed, show_placements, show_shares
from cocrea.tables.quetzalia import (
    show_checkout,
    show_moments,
    show_promises,
    show_standards,
    show_stores,
    show_surveys,
)
from cocrea.tables.recommend import show_bank_sheet, show_recommending, show_weighted
from cocrea.tables.rivals import show_alarms, show_curse, show_drivers, show_places, show_rivals
from cocrea.tables.saydo import show_say_do, show_seen_and_asked, show_unheard
from cocrea.tables.take_home import File, file
from cocrea.tables.waits import show_lanes, show_marks, show_patients, show_two_clocks

__all__ = [
    "File",
    "file",
    "preview",
    "show_account",
    "show_against_bar",
    "show_agreement",
    "show_alarms",
    "show_alpha",
    "show_assumptions",
    "show_bank_sheet",
    "show_blocks",
    "show_both_sides",
    "show_boxes",
    "show_chances",
    "show_checkout",
    "show_contact_parts",
    "show_contact_scores",
    "show_content",
    "show_correlations",
    "show_counts",
    "show_crossed",
    "show_curse",
    "show_customers",
    "show_drivers",
    "show_dwell",
    "show_gaps",
    "show_groups",
    "show_kano",
    "show_key_moments",
    "show_lanes",
    "show_map_evidence",
    "show_marks",
    "show_means",
    "show_moments",
    "show_patients",
    "show_penalties",
    "show_placements",
    "show_places",
    "show_plans",
    "show_priorities",
    "show_promises",
    "show_readiness",
    "show_recommending",
    "show_rivals",
    "show_role_gap",
    "show_said",
    "show_satisfied",
    "show_say_do",
    "show_security",
    "show_seen",
    "show_seen_and_asked",
    "show_sessions",
    "show_shares",
    "show_situations",
    "show_split",
    "show_standards",
    "show_station",
    "show_station_process",
    "show_stores",
    "show_surveys",
    "show_tests",
    "show_two_clocks",
    "show_unheard",
    "show_value_sides",
    "show_ways",
    "show_weighted",
    "show_zones",
]
