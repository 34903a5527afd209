"""Tables for readers: headings in their language, every figure with its n and its interval.

Each function takes what a model, a survey or a data set gives and returns a DataFrame
of text, ready to be shown; to go on computing, use the table that went in. A module a
chapter, one for what every chapter shows, and one for the facts of Quetzalia.
"""

from cocrea.tables.counts import preview, show_counts, show_groups, show_satisfied
from cocrea.tables.estacionsol import show_station, show_station_process, show_ways
from cocrea.tables.housing import show_content
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
from cocrea.tables.quetzalia import (
    show_checkout,
    show_moments,
    show_promises,
    show_standards,
    show_stores,
    show_surveys,
)
from cocrea.tables.rivals import show_alarms, show_curse, show_drivers, show_places, show_rivals
from cocrea.tables.take_home import File, file

__all__ = [
    "File",
    "file",
    "preview",
    "show_alarms",
    "show_alpha",
    "show_boxes",
    "show_checkout",
    "show_content",
    "show_correlations",
    "show_counts",
    "show_curse",
    "show_drivers",
    "show_gaps",
    "show_groups",
    "show_kano",
    "show_key_moments",
    "show_means",
    "show_moments",
    "show_places",
    "show_priorities",
    "show_promises",
    "show_rivals",
    "show_satisfied",
    "show_security",
    "show_standards",
    "show_station",
    "show_station_process",
    "show_stores",
    "show_surveys",
    "show_tests",
    "show_ways",
    "show_zones",
]
