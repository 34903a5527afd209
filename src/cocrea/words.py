"""The words of the field, in the language in force: levels, states, boxes, categories, each said once.

A code (``"keep-up"``) stands in tables, keys and data; what readers see is said here.
"""

from __future__ import annotations

from cocrea.language import N_, _

LEVELS = {
    "adequate": N_("Adequate"),
    "desired": N_("Desired"),
    "expected": N_("Expected"),
    "perceived": N_("Perceived"),
}
ZONE_LEVELS = ("adequate", "desired", "perceived")  # those that the zone of tolerance is made of
STATES = {"below": N_("Below"), "within": N_("Within"), "above": N_("Above")}
QUADRANTS = {
    "concentrate": N_("Concentrate here"),
    "keep-up": N_("Keep up the good work"),
    "low-priority": N_("Low priority"),
    "overkill": N_("Possible overkill"),
}
SHORT = {"keep-up": N_("Keep up")}  # where a box is drawn small
KANO_CATEGORIES = {
    "A": N_("attractive"),
    "O": N_("one-dimensional"),
    "M": N_("must-be"),
    "I": N_("indifferent"),
    "R": N_("reverse"),
    "Q": N_("questionable"),
}

NPS_GROUPS = {"promoters": N_("Promoters"), "passives": N_("Passives"), "detractors": N_("Detractors")}


def level(code: str) -> str:
    """One of the levels that a survey asks for.

    >>> level("adequate")
    'Adequate'
    """
    return _(LEVELS[code])


def state(code: str) -> str:
    """Where a customer stands against the own zone of tolerance.

    >>> state("within")
    'Within'
    """
    return _(STATES[code])


def quadrant(code: str, *, short: bool = False) -> str:
    """A box of importance–performance analysis (Martilla & James 1977).

    >>> quadrant("keep-up"), quadrant("keep-up", short=True)
    ('Keep up the good work', 'Keep up')
    """
    return _(SHORT[code] if short and code in SHORT else QUADRANTS[code])


def kano_category(letter: str) -> str:
    """A category of Kano's model (Kano et al. 1984).

    >>> kano_category("M")
    'must-be'
    """
    return _(KANO_CATEGORIES[letter])


def nps_group(code: str) -> str:
    """Who answers 9 or 10, 7 or 8, less: by how likely they recommend (Reichheld 2003).

    >>> nps_group("passives")
    'Passives'
    """
    return _(NPS_GROUPS[code])


def lower(words: str) -> str:
    """`words` as they stand within a sentence.

    >>> lower("Keep up the good work")
    'keep up the good work'
    """
    return words[:1].lower() + words[1:]
