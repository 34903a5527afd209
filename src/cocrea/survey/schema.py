"""What a survey looks like, and what a check of one can find.

One long table: a row for each respondent and moment, a header with these names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cocrea.language import N_, _

ERROR, WARNING = "error", "warning"

Scale = tuple[float, float]
SCALE: Scale = (1, 7)  # the lowest and the highest rating, where nobody says otherwise

IDS = ("respondent_id", "moment_id")
RATINGS = ("perceived", "adequate", "desired", "expected", "importance")
REQUIRED = (*IDS, "perceived")
NAME = "moment_name"  # what a moment is called, where the file says so
NUMERIC = (*RATINGS, "weight")
KNOWN = (*IDS, *NUMERIC, NAME, "not_applicable")  # every column that is read
MISSING = frozenset({"", "na", "n/a", "ns/nc", "nan", "null", "-", "–"})  # what people write for no answer

_WORDS = {
    # the file
    "file.not-found": N_("There is no such file. Check the name and the folder."),
    "file.folder": N_("This is a folder. Name the CSV file inside it."),
    "file.unreadable": N_("The file cannot be opened ({reason}). Copy it to another folder and try again."),
    "file.empty": N_("The file holds no answers. Export the survey again as CSV."),
    "file.not-text": N_(
        "This is not a text file (a spreadsheet, perhaps). "
        "Open it where it was made and save it as “CSV UTF-8”."
    ),
    "file.encoding": N_(
        "The accents are not in UTF-8, so names may be read wrongly. Save the file again as “CSV UTF-8”."
    ),
    "file.quotes": N_('A quotation mark is opened and never closed. Look for a single " and remove it.'),
    "table.empty": N_("The table has no rows. Look at how it was made: a filter may have left nothing."),
    # the header
    "column.missing": N_(
        "The column “{column}” is missing. Name it so in the first row; the columns found are: {found}."
    ),
    "column.twice": N_("The column “{column}” appears twice. Keep one of them."),
    "column.misspelt": N_(
        "This column is not read. If it is meant to be “{known}”, name it so; else leave it as it is."
    ),
    "column.no-answers": N_("Nobody answered here. Check that the answers are in this column."),
    # the rules
    "answer.none-left": N_("No complete answer is left. What was left out: {reasons}."),
    # the rows
    "row.length": N_(
        "This row has {given} values, the first row has {expected}. "
        "A comma inside a number or text needs quotation marks around it."
    ),
    "id.missing": N_("This cell is empty. Write who answered, and about which moment."),
    "moment.unknown": N_("There is no moment “{value}”. The moments are: {known}."),
    "moment.two-names": N_(
        "The moment “{moment}” is called “{value}” here and “{first}” further up. The first name is used."
    ),
    "answer.duplicate": N_(
        "“{value}” has answered about “{moment}” already, in row {first}, and alike. The two count once."
    ),
    "answer.contradictory": N_(
        "“{value}” has answered about “{moment}” already, in row {first}, and differently. "
        "Neither counts: keep one of the two rows."
    ),
    "answer.not-a-number": N_("“{value}” is not a number. Write a number, or leave the cell empty."),
    "answer.ambiguous": N_("“{value}” can be read in two ways. Write it without a thousands separator."),
    "answer.off-scale": N_(
        "{value} is off the scale from {low:g} to {high:g}. "
        "Correct it, leave the cell empty if there is no answer, or say what the scale of the survey is."
    ),
    "weight.negative": N_("{value} is no weight. Write a number from 0 up."),
    "not-applicable.unclear": N_(
        "“{value}” is unclear. Write 1 where the moment does not apply, else 0 or nothing."
    ),
    "zone.inverted": N_(
        "Desired ({value}) is below adequate ({adequate:g}). Check both. "
        "The row is kept, but left out of the zone of tolerance."
    ),
}


@dataclass(frozen=True)
class Finding:
    """One thing that a check found, where, and how to mend it.

    `code` names the rule, `severity` is "error" (the file cannot be used) or
    "warning". `row` is the row as a spreadsheet shows it (the header is 1), None
    for the whole file; `value` is what the cell holds. `str()` is the message with
    its place, in the language in force.

    >>> print(Finding("answer.not-a-number", "error", 7, "perceived", "five"))
    Row 7, perceived: “five” is not a number. Write a number, or leave the cell empty.
    """

    code: str
    severity: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def message(self) -> str:
        """What is wrong and how to mend it, in the language in force."""
        return _(_WORDS[self.code], column=self.column, value=self.value, **self.facts)

    def __str__(self) -> str:
        if self.row is None:
            return self.message
        if self.column is None:
            return _("Row {row}: {what}", row=self.row, what=self.message)
        return _("Row {row}, {column}: {what}", row=self.row, column=self.column, what=self.message)
