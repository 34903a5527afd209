"""What a survey can give: each measure, and the columns that must have been answered for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from cocrea.arguments import choice
from cocrea.errors import CocreaError
from cocrea.language import N_, _

GAPS = {"msa": "adequate", "mss": "desired", "gap": "expected"}  # perceived minus this level
NEEDS = {
    **{measure: (level,) for measure, level in GAPS.items()},
    "zone": ("adequate", "desired"),
    "below": ("adequate",),
    "above": ("desired",),
    "importance": ("importance",),
    "priority": ("adequate",),
}
OF_THE_ZONE = ("zone", "below", "above", "priority")  # which rest on answers with desired not below adequate
_WORDS = {
    "means": N_("means"),
    "msa": "MSA",
    "mss": "MSS",
    "gap": N_("the gap to expected"),
    "zone": N_("the zone of tolerance"),
    "below": N_("the share below adequate"),
    "above": N_("the share above desired"),
    "importance": N_("importance"),
    "priority": N_("priorities"),
}


def measures_of(asked: Collection[str]) -> tuple[str, ...]:
    """The measures that the columns `asked` can give.

    >>> measures_of(["perceived", "desired"])
    ('mss', 'above')
    """
    return tuple(measure for measure, columns in NEEDS.items() if set(columns) <= set(asked))


def which_gap(measure: str | None, there: Collection[str]) -> str:
    """The gap asked for, else the first that is there; "msa" where none is, for an error to name it.

    >>> which_gap(None, ["above", "mss"])
    'mss'
    """
    first = next((gap for gap in GAPS if gap in there), "msa")
    return choice("measure", first if measure is None else measure, GAPS)


def said_measures(measures: Collection[str]) -> str:
    """The measures as a reader calls them, one after the other.

    >>> said_measures(["msa", "below"])
    'MSA, the share below adequate'
    """
    return ", ".join(_(_WORDS[measure]) for measure in measures)


def lacking(measures: Iterable[str], asked: Collection[str]) -> dict[str, list[str]]:
    """For each measure the columns that it needs and nobody answered."""
    return {measure: [column for column in NEEDS[measure] if column not in asked] for measure in measures}


def not_asked(needed: Mapping[str, Collection[str]], there: Collection[str]) -> CocreaError:
    """The error that names what a survey lacks: for each measure the columns without answers.

    `there` are the measures that it can give all the same, beside the means.
    """
    columns = dict.fromkeys(column for some in needed.values() for column in some)
    return CocreaError(
        "survey.not-asked",
        N_("This survey cannot give {measures}: it has no answers in {columns}. It can give {known}."),
        measures=said_measures([measure for measure, some in needed.items() if some]),
        columns=", ".join(f"“{column}”" for column in columns),
        known=said_measures(("means", *there)),
    )
