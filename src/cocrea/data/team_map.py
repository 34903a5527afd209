"""The map of Rosa's team: notes and their tags, what was assumed, what customers said of it (invented)."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cocrea.language import N_, _
from cocrea.models.listening import assumed_against_heard

QUADRANTS = {
    "around": N_("Sees and hears"),
    "says": N_("Says"),
    "does": N_("Does"),
    "feels": N_("Thinks and feels"),
}
TAG_WORDS = {"observed": N_("observed"), "reported": N_("reported"), "assumed": N_("assumed")}


@dataclass(frozen=True)
class MapNote:
    """A note on the map: where it lies and its tag."""

    quadrant: str
    tag: str
    words: str

    @property
    def said(self) -> str:
        """Its words, in the language in force."""
        return _(self.words)


WHO = N_("Customers like Elena at the till, Friday evening")
GOAL = N_("Pay what is right, and catch the bus at ten past seven")
OURS = N_("We would want music, and a till for regulars")
MAP = (
    MapNote("around", "observed", N_("A clock above the door")),
    MapNote("around", "observed", N_("31 people joined a line in an hour")),
    MapNote("around", "assumed", N_("Others who grumble")),
    MapNote("says", "reported", N_("“I cannot tell how many there will be.”")),
    MapNote("says", "reported", N_("“They should open more tills.”")),
    MapNote("does", "observed", N_("7 of 31 look up at the clock")),
    MapNote("does", "observed", N_("4 of 31 leave without paying")),
    MapNote("does", "reported", N_("Brings a bag of her own")),
    MapNote("does", "assumed", N_("Picks the shortest line")),
    MapNote("feels", "reported", N_("“It is not the minutes.”")),
    MapNote("feels", "assumed", N_("Is afraid of missing her bus")),
    MapNote("feels", "assumed", N_("Thinks that we do not care")),
    MapNote("feels", "assumed", N_("Would pay to be served first")),
)


def tagged() -> pd.DataFrame:
    """The map as a table for `listening.evidence_ratio`: a row a note, quadrant and tag.

    >>> len(tagged())
    13
    """
    return pd.DataFrame([(note.quadrant, note.tag) for note in MAP], columns=["quadrant", "tag"])


@dataclass(frozen=True)
class Assumption:
    """What the team took for granted; how many customers said so, and how many the opposite, unasked."""

    words: str
    so: int
    opposite: int

    @property
    def said(self) -> str:
        """Its words, in the language in force."""
        return _(self.words)

    @property
    def verdict(self) -> str:
        """By the rule of the course: confirmed, contradicted, divided or not-heard."""
        return assumed_against_heard(self.so, self.opposite)


ASKED = 12  # customers who told of their last visit
ASSUMPTIONS = (
    Assumption(N_("What they mind at the till is the minutes"), 1, 6),
    Assumption(N_("Who does not ask for help needs none"), 0, 5),
    Assumption(N_("They like to be known at the fresh counter"), 7, 1),
    Assumption(N_("Young customers want machines"), 3, 4),
    Assumption(N_("They would pay to have it brought home"), 0, 0),
    Assumption(N_("They do not care about the bags"), 0, 3),
)
