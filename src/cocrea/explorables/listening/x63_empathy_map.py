"""X6.3, An empathy map that says where it knows it from: a board to fill (section 6.4)."""

from __future__ import annotations

from cocrea.data.team_map import QUADRANTS, TAG_WORDS
from cocrea.explorables.makers import explorable
from cocrea.language import N_, _
from cocrea.models.listening import TAGS
from cocrea.widgets.builder import Builder, Field, Odd, Option, Place, Plan

TITLE = N_("An empathy map that says where it knows it from")
EVIDENCE = TAGS[:2]  # what was seen, and what the customer said; the rest is the team's


@explorable("X6.3", TITLE)
def empathy_map() -> Builder:
    """X6.3: notes in four fields, each observed, reported or assumed; the more evidence, the more colour.

    What the team itself would want is written down first, aside. Counts as `models.listening.evidence_ratio`.

    >>> from cocrea.explorables.listening import empathy_map
    >>> empathy_map().plan["evidence"]
    ('observed', 'reported')
    """
    return Builder(plan())


def plan() -> Plan:
    """The map in the language in force: fields of ours, from what all can see to what nobody can."""
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
    hints = {
        "around": _("What reaches the customer: people, signs, noise, offers."),
        "says": _("In the customer’s own words, as you noted them."),
        "does": _("What you could film."),
        "feels": _("Nobody sees this. It is told, or concluded."),
    }
    return Plan(
        id="X6.3",
        title=_(TITLE),
        intro=_(
            "Choose one customer and one situation. Write first what you would want yourself, to set it "
            "aside. Then one note at a time: its words with where they come from (E6, S2), its field, "
            "and how you know."
        ),
        places=(
            Place(
                "ours", _("What we would want"), _("Ours, not the customer’s. It is not counted."), aside=True
            ),
            *(Place(key, _(name), hints[key]) for key, name in QUADRANTS.items()),
        ),
        fields=(
            Field(
                "tag",
                _("How do you know?"),
                (
                    Option("observed", _("observed: seen or measured"), _(TAG_WORDS["observed"])),
                    Option("reported", _("reported: the customer said so"), _(TAG_WORDS["reported"])),
                    Option("assumed", _("assumed: by us"), _(TAG_WORDS["assumed"])),
                ),
            ),
        ),
        said=said,
        nothing=_("No note of the customer yet."),
        evidence=EVIDENCE,
        unanswered=TAGS[-1],
        odd=(
            *(
                Odd(
                    {"place": key, "tag": ""}, _("How do you know? As long as nobody can say, it is assumed.")
                )
                for key in QUADRANTS
            ),
            Odd(
                {"place": "feels", "tag": "observed"},
                _(
                    "Seen from outside? Then write what you saw under “Does”, "
                    "and here what you conclude: assumed."
                ),
                doubt=True,
            ),
            Odd(
                {"place": "says", "tag": "assumed"},
                _("Words that nobody has heard. Ask, and the tag can change."),
            ),
        ),
        words={"file": _("empathy-map")},
    )
