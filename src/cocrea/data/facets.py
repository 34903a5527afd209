"""What customers of Quetzalia speak of at each moment, by facet, and where its plan of the year stands.

Invented, like the supermarket: 20 remarks of customers of store A at each of the nine
moments, sorted by the facet that they speak of, and the six places of the plan.
"""

from __future__ import annotations

from cocrea.language import N_

FACETS = {
    "senses": N_("Senses"),
    "feelings": N_("Feelings"),
    "thoughts": N_("Thoughts"),
    "actions": N_("Actions and way of life"),
    "relations": N_("Relations"),
}
REMARKS = {  # by moment, in the order of FACETS
    "app": (1, 2, 12, 5, 0),
    "parking": (4, 7, 6, 3, 0),
    "entry": (7, 5, 3, 2, 3),
    "produce": (6, 3, 8, 3, 0),
    "deli": (7, 6, 3, 2, 2),
    "staff": (0, 11, 7, 1, 1),
    "checkout": (2, 9, 8, 1, 0),
    "bagging": (2, 3, 3, 12, 0),
    "aftersale": (0, 10, 9, 1, 0),
}
PER_MOMENT = 20
PLAN = (  # light, music and scent; a club for people who live alike
    ("entry", "senses"),
    ("produce", "senses"),
    ("deli", "senses"),
    ("checkout", "senses"),
    ("app", "relations"),
    ("entry", "relations"),
)


def remarks(moment: str, facet: str) -> int:
    """How many of the remarks on a moment speak of a facet.

    >>> remarks("aftersale", "feelings")
    10
    """
    return REMARKS[moment][list(FACETS).index(facet)]
