"""X6.3, An empathy map that says where it knows it from: a board to fill (section 6.4)."""

from __future__ import annotations

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _
from cocrea.models.listening import TAGS
from cocrea.widgets.builder import Builder, Field, Odd, Option, Place, Plan

TITLE = N_("An empathy map that says where it knows it from")
EVIDENCE = TAGS[:2]  # what was seen, and what the customer said; the rest is the team's


@explorable("X6.3", TITLE)
def empathy_map() -> Builder:
    """X6.3: notes in four quadrants, each observed, reported or assumed; the more evidence, the more colour.

    What the team itself would want is written down first, aside. Counts as `models.listening.evidence_ratio`.

    >>> from cocrea.explorables.listening import empathy_map
    >>> empathy_map().plan["evidence"]
    ('observed', 'reported')
    """
    return Builder(plan())


def plan() -> Plan:
    """The map in the language in force: quadrants of ours, from what all can see to what nobody can."""
    said = (
        _(
            "{n} note: {observed} observed, {reported} reported, {assumed} assumed; "
            "evidence {evidence} of {n}."
        ),
        _(
            "{n} notes: {observed} observed, {reported} reported, {assumed} assumed; "
            "evidence {evidence} of {n}."
        ),
    )
    return Plan(
        id="X6.3",
        title=_(TITLE),
        intro=_(
            "Choose one customer and one situation. Write first what you would want yourself, to set it "
            "aside. Then one note at a time: its words, its quadrant, and how you know."
        ),
        places=(
            Place(
                "ours", _("What we would want"), _("Ours, not the customer’s. It is not counted."), aside=True
            ),
            Place(
                "around",
                _("Sees and hears"),
                _("What reaches the customer: people, signs, noise, offers."),
            ),
            Place("says", _("Says"), _("In the customer’s own words, as you noted them.")),
            Place("does", _("Does"), _("What you could film.")),
            Place("feels", _("Thinks and feels"), _("Nobody sees this. It is told, or concluded.")),
        ),
        fields=(
            Field(
                "tag",
                _("How do you know?"),
                (
                    Option("observed", _("observed: seen or measured"), _("observed")),
                    Option("reported", _("reported: the customer said so"), _("reported")),
                    Option("assumed", _("assumed: by us"), _("assumed")),
                ),
            ),
        ),
        said=said,
        nothing=_("No note of the customer yet."),
        evidence=EVIDENCE,
        odd=(
            Odd(
                {"place": "feels", "tag": "observed"},
                _(
                    "Seen from outside? Then write what you saw under “Does”, "
                    "and here what you conclude: assumed."
                ),
            ),
            Odd(
                {"place": "says", "tag": "assumed"},
                _("Words that nobody has heard. Ask, and the tag can change."),
            ),
        ),
        words={"file": _("empathy-map")},
    )
