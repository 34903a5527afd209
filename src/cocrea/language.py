"""Which language the reader reads, and how words and numbers look in it.

English is written in the code, marked with `_` (say it now) or `N_` (mark it,
say it later). Other languages are read from the shipped ``.po`` files, so no
compiled catalogue can be stale or missing. Numbers look the same in every
language: a decimal point, and a narrow no-break space between thousands.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from cocrea.errors import CocreaError

LANGUAGES = {"en": "English", "es": "Español"}
THIN = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"

_chosen: str | None = None


def language() -> str:
    """The language in force: what `set_language` chose, else COCREA_LANG, else English.

    >>> import cocrea.language as words
    >>> with words.speaking("es"):
    ...     words.language()
    'es'
    """
    return _chosen or os.environ.get("COCREA_LANG", "en")


def set_language(code: str) -> None:
    """Speak `code` ("en" or "es") from here on; an unknown code raises CocreaError."""
    global _chosen
    if code not in LANGUAGES:
        raise CocreaError("language.unknown", given=code, known=", ".join(LANGUAGES))
    _chosen = code


@contextlib.contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak `code` inside a ``with`` block, then go back."""
    global _chosen
    before = _chosen
    set_language(code)
    try:
        yield
    finally:
        _chosen = before


def N_(message: str) -> str:  # gettext's own name
    """Mark a message for translation; say it later with `_`."""
    return message


def _(message: str, **facts: Any) -> str:
    """`message` in the language in force, its {places} filled with `facts`."""
    words = _catalogue(language()).get(message) or message
    return words.format(**facts) if facts else words


@cache
def _catalogue(code: str) -> dict[str, str]:
    if code == "en":
        return {}
    from babel.messages.pofile import read_po  # here, because English never needs it

    source = files("cocrea") / "locale" / code / "LC_MESSAGES" / "cocrea.po"
    if not source.is_file():
        return {}
    with source.open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string and not m.fuzzy}


def number(value: float, decimals: int = 2, *, sign: bool = False) -> str:
    """A number for readers: point for decimals, thin space for thousands, true minus.

    >>> from cocrea.language import number
    >>> number(-1234.5, 1)
    '−1\u202f234.5'
    >>> number(0.25, 2, sign=True)
    '+0.25'
    """
    text = f"{value:{'+' if sign else ''},.{decimals}f}"
    if not re.search("[1-9]", text):  # no "-0.00"
        text = text.lstrip("-+")
    return text.replace(",", THIN).replace("-", MINUS)


class Ambiguous(ValueError):
    """Text such as ``1,234`` that two readers would read differently."""


def read_number(text: str) -> float:
    """The number that a person typed, with point or comma as the decimal.

    Spaces (ordinary, no-break, thin) may separate thousands; a trailing ``%`` is
    dropped. Raises `Ambiguous` where a comma may mean thousands (``1,234``) or
    where point and comma meet, `ValueError` where the text is no number.
    `widgets/answers.js` reads the same way: both pass tests/vectors/answers.json.

    >>> from cocrea.language import read_number
    >>> read_number("12,5"), read_number("1 234.5"), read_number("\u22120.091")
    (12.5, 1234.5, -0.091)
    """
    bare = re.sub(r"[\s\u00a0\u2009\u202f]+(?=\d{3}(?!\d))", "", text.strip().removesuffix("%").strip())
    bare = bare.replace(MINUS, "-")
    if re.fullmatch(r"[+-]?([1-9]\d{0,2},\d{3}|\d[\d.,]*[.,][\d.,]*[.,]\d+)", bare, re.ASCII):
        raise Ambiguous(text)
    bare = bare.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", bare, re.ASCII):
        raise ValueError(text)
    return float(bare)


# One entry a code: what is wrong, where, how to mend it. In the order of the floors.
ERRORS: dict[str, str] = {
    # language
    "language.unknown": N_("There is no edition in “{given}”. Choose one of: {known}."),
    # stats and models
    "argument.not-numbers": N_("“{name}” must be numbers; “{given}” is not."),
    "argument.too-large": N_(
        "“{name}” holds {given:g}, more than any service has. Look for a slip, or use a larger unit."
    ),
    "argument.list": N_("“{name}” must be a list of values; “{given}” is not."),
    "argument.label": N_("“{name}” must hold single values, such as names; one of them is “{given}”."),
    "argument.twice": N_("“{name}” holds “{given}” twice. Name it once."),
    "argument.dictionary": N_("“{name}” must be a dictionary, a value for each name; “{given}” is not."),
    "argument.lengths": N_("These must be equally long, one value for each customer: {lengths}."),
    "argument.range": N_("“{name}” must lie from {low:g} to {high:g}; it is {given:g}."),
    "argument.least": N_("“{name}” must be at least {low:g}; it is {given:g}."),
    "argument.whole": N_("“{name}” must be a whole number; it is {given:g}."),
    "argument.proportion": N_("“{name}” must be more than 0 and less than 1, such as 0.95; it is {given:g}."),
    "argument.above": N_("“{name}” must be more than {low:g}; it is {given:g}."),
    "argument.shares": N_(
        "“{name}” must be the parts of a whole: none below 0, together 1. Together they make {total:g}."
    ),
    "argument.correlation-table": N_(
        "“{name}” must be a square table of correlations: 1 on its diagonal, the same on both sides of it."
    ),
    "argument.impossible-correlations": N_(
        "No data can have the correlations in “{name}”: two measures that both go along closely with a "
        "third cannot go strongly against each other. Compute all of them from the same answers."
    ),
    "argument.shapes": N_(
        "These cannot be paired, value by value: {lengths}. Give equally many of each, or a single one."
    ),
    "argument.choice": N_("“{name}” must be one of {known}; it is “{given}”."),
    "table.not-a-table": N_("A table (DataFrame) is needed; this is “{given}”."),
    "table.missing-column": N_("The table has no column “{column}”. Its columns are: {found}."),
    "table.repeated-column": N_("The table has {count} columns “{column}”. Keep or rename one of them."),
    "table.named-twice": N_("The column “{column}” is named twice. Name it once."),
    "table.no-columns": N_("“{name}” names no column. Name at least one."),
    "table.missing-id": N_(
        "“{column}” is empty in {count} rows. Write who answered, and about which moment."
    ),
    "table.duplicate": N_("Customer “{respondent}” answers twice for “{moment}”. Keep one of the rows."),
    "stats.too-few": N_("At least {needed} complete answers are needed; there are {n}."),
    "stats.two-groups": N_("Exactly two groups are compared; the column “group” has these: {found}."),
    "stats.all-alike": N_("All the answers in “{name}” are alike, so they go along with nothing."),
    "stats.no-odds": N_(
        "No finite odds of “{name}” fit: it is foretold without error, in all rows or in some, or two "
        "columns say the same. Leave a column out, or join its levels."
    ),
    "curve.levels": N_("A curve needs at least {needed} different values in “{name}”; there are {found}."),
    "stats.group": N_("Give each group as three numbers: mean, sd, n. One of them has {n}."),
    "ranks.scores": N_("A table of scores is needed, with at least one row and one column."),
    "stats.groups": N_("At least 2 groups are needed; there are {n}."),
    "agreement.table": N_("The table must be square: as many rows as columns, whole counts, none below 0."),
    "agreement.ratings": N_(
        "“ratings” must be a table: a row for each thing, a column for each coder, all rows equally long."
    ),
    "agreement.coders": N_("At least 2 coders are needed, one a column; there are {n}."),
    "agreement.names": N_(
        "The rows and the columns of the table must be the same codes, each once. Rows: {rows}. "
        "Columns: {columns}. Use agreement_table."
    ),
    "agreement.units": N_(
        "No row was coded by two coders, so nothing can be compared. Let two people code the same things."
    ),
    "regression.not-binary": N_("“{name}” must be 0 or 1 (no or yes) in every row; one row has {given:g}."),
    "regression.part": N_("The interaction “{term}” also needs “{part}” among the predictors. Add it."),
    "regression.same-again": N_(
        "“{term}” says nothing that the terms before it do not say already in these rows. Leave it out."
    ),
    "importance.drivers": N_(
        "Name from 1 to {most} drivers; there are {n}. Leave some out, or join them in blocks."
    ),
    "independence.shape": N_(
        "A table of counts with at least two rows and two columns is needed; this one has {shape}."
    ),
    "independence.empty": N_("A row or a column of these counts is empty. Leave it out."),
    "ordinal.predictors": N_(
        "Name at least one column beside the outcome in “levels”, with its levels in order."
    ),
    "ordinal.levels": N_("Give “{column}” two different levels or more, in order; it has: {known}."),
    "ordinal.strange": N_("“{column}” holds “{found}”, which is none of its levels: {known}."),
    "ordinal.unused": N_("Nobody has “{level}” in “{column}”. Leave that level out."),
    "efficiency.contact": N_(
        "The customer cannot be in contact for {contact:g} while the service takes {creation:g}. "
        "Give the contact as a part of the service, in the same unit."
    ),
    "efficiency.moved": N_(
        "{moved:g} minutes of contact cannot be moved where there are {contact:g}. Move that many or fewer."
    ),
    "contact.range": N_(
        "“{name}” must give its lowest, then its highest value, such as (1, 7); it is ({given})."
    ),
    "contact.active": N_(
        "A visit of {minutes:g} minutes cannot have {active:g} active ones. Count both in the same unit."
    ),
    "queue.unstable": N_(
        "{arrivals:g} customers come where {servers:g} × {service:g} can be served in the same time, so the "
        "queue grows without end. Add servers, serve faster, or let fewer customers come."
    ),
    "queue.little": N_(
        "Give exactly two of arrivals, time and number, and Little's law finds the third. Given: {given}."
    ),
    "process.no-steps": N_("Give the steps of at least one variant, such as [[“greet”, “cut”, “pay”]]."),
    "nature.empty-profile": N_("The profile names no column. Say at least one, such as intangibility: 70."),
    "selfservice.half": N_("“{name}” needs “{other}” beside it: how often, and how much each time."),
    "selfservice.coefficients": N_(
        "Four coefficients are needed, for intercept, clarity, motivation and ability; there are {n}."
    ),
    "roles.three": N_(
        "“{name}” must name a column and two of its levels, such as (“part”, “joint”, “firm”); it has {n}."
    ),
    "value.endless": N_(
        "A customer who never leaves, without discount, is worth no finite sum. "
        "Lower “retention” or raise “discount”."
    ),
    "zone.desired-below-adequate": N_(
        "Desired ({desired:g}) is below adequate ({adequate:g}). "
        "The desired level must be at least the adequate one: correct it or leave that customer out."
    ),
    "gap.weights": N_("Give each gap a weight of 0 or more, at least one of them above 0."),
    "reliability.items": N_("At least {needed} items are needed, one a column; there are {n}."),
    "reliability.covariance": N_("A covariance table is square and the same on both sides of its diagonal."),
    "reliability.no-factor": N_(
        "One common factor cannot produce these covariances. "
        "Look for an item that is scored the other way round, or that measures something else."
    ),
    "kano.counts": N_("Give the counts of answers by category: A, O, M and I (and R, Q)."),
    "threshold.clumped": N_(
        "Too many of the values in “{name}” are equal to look for a threshold between them. "
        "Use a finer measure, or compare groups."
    ),
    "investment.plan": N_(
        "“{name}” must be one plan: a flow a year, the first one now, such as [-50, 10, 45, 55]."
    ),
    "investment.same-flows": N_(
        "The two plans bring the same in every year, so they are worth the same at every rate. "
        "Change one of them."
    ),
    "maturity.indicators": N_("Give at least one indicator, from 0 to 1, for each account."),
    "spheres.two-activities": N_(
        "Both act, but they do not meet: these are two activities. Place each one by itself."
    ),
    "nps.counts": N_("Give three counts of people: promoters, passives, detractors."),
    "nps.shares": N_(
        "Promoters and detractors are shares of the same people, so together at most 1; they make {total:g}."
    ),
    "memory.no-moments": N_("Give at least one moment, in the order in which they were lived."),
    "tracking.count": N_("In period {period}, {count:g} of {n:g} people cannot be. Correct the count or n."),
    "penalty.few-low": N_(
        "Only {n} people rate “{item}” low; at least {needed} are needed. Move the mark, or leave it out."
    ),
    "penalty.few-middle": N_(
        "Only {n} people rate “{item}” in the middle; at least {needed} are needed. "
        "Move the marks apart, or leave it out."
    ),
    "penalty.few-high": N_(
        "Only {n} people rate “{item}” high; at least {needed} are needed. Move the mark, or leave it out."
    ),
    "listening.counts": N_(
        "These counts contradict each other: {needs} needs, {once} of them heard once and {twice} twice "
        "in {interviews} interviews. Count again."
    ),
    "listening.yes-no": N_("“{name}” must be 1 (yes) or 0 (no); it is {given:g}."),
    "listening.quadrant": N_("{count} notes have no quadrant. Put each note in one, such as “say” or “do”."),
    "listening.correlation": N_(
        "With {stated:g} who say it and {observed:g} who do it, the correlation can only lie from {low:.3f} "
        "to {high:.3f}; it is {given:g}."
    ),
    # data
    "data.unknown": N_("There is no data set “{given}”. Choose one of: {known}."),
    "data.failed-download": N_(
        "The download failed ({reason}). Check the connection and try again; nothing was saved. "
        "The address was {address}"
    ),
    "data.altered-download": N_(
        "What was downloaded is not the file that this course was checked with. "
        "Nothing was saved. The address was {address}"
    ),
    "data.altered-file": N_(
        "The file “{path}” is not the one that this course was checked with. "
        "Move it away and try again, so that a fresh copy can be downloaded."
    ),
    "data.not-the-kiosk-survey": N_(
        "This is not the original file of the kiosk survey: {found} of its questions were recognised. "
        "Use fetch(“kiosk”)."
    ),
    "data.not-the-original": N_(
        "This is not the original file “{name}”: it has no column “{column}”. Use fetch(“{name}”)."
    ),
    "file.unreadable": N_("“{path}” cannot be read ({reason}). Copy it to another folder and try again."),
    "file.not-found": N_("There is no file “{path}”. Check the name and the folder."),
    # survey
    "survey.unusable": N_("“{path}” cannot be used yet: {count} to mend. The first:\n{first}"),
    "survey.path": N_("The path of the survey file must be text, such as “survey.csv”; it is {given}."),
    "survey.scale": N_("“scale” must be the lowest and the highest rating, such as (1, 7); it is {given}."),
    "survey.moments": N_("“moments” must be a list of moment ids; it is {given}."),
    # charts
    "chart.empty": N_("The table has no rows, so there is nothing to draw."),
    # widgets
    "explorer.control": N_("“{name}” is a {kind}, which cannot be laid out in steps. Use {known}."),
    "explorer.steps": N_(
        "“{label}” cannot go from {low} to {high} in steps of {step}: choose steps that end there."
    ),
    "explorer.off-step": N_("“{label}” cannot start at {value}, which is not one of its values."),
    "explorer.too-many-states": N_(
        "These controls make {states} states, more than the {allowed} allowed. "
        "Use coarser steps or fewer controls."
    ),
    "explorer.model-failed": N_("The model stopped at {state}: {reason}"),
    "explorer.not-a-result": N_("At {state} the model gave no pair of a table and a sentence. Return both."),
    "explorer.rows": N_(
        "At {state} the table has {rows} rows, elsewhere {expected}. Give every state the same rows."
    ),
    "explorer.columns": N_(
        "At {state} the table has the columns {columns}, elsewhere {expected}. "
        "Give every state the same columns."
    ),
    "explorer.column-kind": N_(
        "Column “{column}” holds a {kind}, which a page cannot carry. Write it as a number or as text."
    ),
    # tasks and kit
    "task.unknown": N_("There is no task “{given}”. Choose one of: {known}."),
    "task.variant": N_("“{given}” cannot name a variant. Use letters, digits and hyphens, such as s03."),
    "task.unknown-field": N_("Task {task} does not ask for “{given}”. It asks for: {known}."),
    "task.no-prose": N_("The words of task {task} are missing in “{language}”. Run `make notebooks`."),
    "task.no-draw": N_(
        "Task {task}: {tries} draws gave no usable data for variant “{variant}”. "
        "Widen what the task accepts, or narrow its tolerances."
    ),
    "sheet.text-damaged": N_(
        "“{line}…” is no complete line of answers: it was cut or changed on its way. Copy it again, whole."
    ),
    "sheet.not-json": N_("This file cannot be read ({detail}). Ask for it again."),
    "sheet.not-a-notebook": N_("This file has the ending .ipynb but holds no notebook. Ask for it again."),
    "sheet.none-found": N_(
        "There are no recorded answers in here. Run the cell with task.check(…), save, and hand in again."
    ),
    "sheet.newer": N_("This sheet (“{found}”) is newer than this cocrea reads ({known}). Update cocrea."),
    "sheet.invalid": N_("This is not an answer sheet: at “{where}”, {detail}."),
    "sheet.unknown-task": N_("There is no task “{task}” in this edition. Compare the versions of cocrea."),
    "sheet.unknown-field": N_("Task {task} does not ask for “{field}”."),
    "sheet.read-differs": N_("The sheet reads “{typed}” as {written}. It reads as {read}, which counts."),
    "sheet.unreadable": N_("“{typed}” was not read as an answer. Ask the student what is meant."),
    "sheet.unsigned": N_(
        'No student or team id. Sign with tasks.sign("your-id"), or type it under “My answers”.'
    ),
    "sheet.unknown-student": N_("“{student}” is not on the roster. Check the spelling, or add it."),
    "sheet.twice": N_("{student} answered {task} in several files: {files}. Keep one of them."),
    # book
    "book.unknown-widget": N_(
        "The page “{page}” holds a widget that the published page cannot draw: {widgets}. "
        "Use slider, choice, toggle or tick, or teach js/host.js to draw it."
    ),
    "book.build-failed": N_("The book was not built ({editions}). The log above names file and line."),
    # command line
    "file.exists": N_("“{path}” exists already and was left as it is. Name another file, or move it away."),
    "math.refused": N_(
        "“{part}” in the formula “{formula}” would be drawn wrongly. Write it another way: "
        "one formula a line in place of align, words in \\text{{…}}, a percent sign as \\%."
    ),
    "math.unreadable": N_(
        "The formula “{formula}” cannot be read ({detail}). Check its braces, \\begin and \\end."
    ),
    "book.not-here": N_("There is no _config.yml in “{folder}”. Run this from a checkout of the project."),
    "book.unknown-directive": N_(
        "{file}:{line}: the directive “{name}” is not known. Correct its name, or add it to DIRECTIVES in "
        "cocrea/book/source/myst.py and say there which part of it is prose."
    ),
    "book.unknown-role": N_("{file}:{line}: the role “{name}” is not known. Correct its name."),
    "book.unknown-target": N_("{file}:{line}: “{target}” does not exist. Correct the reference."),
    "book.raw-html": N_(
        "{file}:{line}: raw HTML with words in it cannot be translated. Use a directive instead."
    ),
    "book.code": N_("{file}:{line}: this cell is no Python: {detail}."),
    "book.strings-joined": N_(
        "{file}:{line}: join the neighbouring strings into one, so that it can be translated."
    ),
    "book.options": N_("{file}:{line}: the options between --- are no YAML: {detail}."),
    "book.walk": N_(
        "{file}:{line}: the walk without translation changed this line. This construct is not covered yet."
    ),
    "book.choice": N_("{file}:{line}: write each option of a task-choice as “- code: text”."),
    "book.task-misplaced": N_(
        "{file}:{line}: “{name}” belongs to a task, below its label (task-…)= in solutions/."
    ),
    "book.task-heading": N_("{file}:{line}: the heading of a task begins with its name: “## {name} Title”."),
    "book.task-field": N_(
        "{file}:{line}: “{name}” is no field of this task. Correct the first word after the directive."
    ),
    "book.formula": N_("{file}:{line}: {detail}"),
    "book.no-check": N_("{file}:{line}: a cell with the tag “answer” must call task.check(name=value, …)."),
    "book.image-in-task": N_(
        "{file}:{line}: a task's text cannot carry the image “{target}”. Say it in words."
    ),
    "translation.damaged": N_("{file}:{line}: this catalogue cannot be read: {detail}. Mend the line."),
    "translation.missing": N_("{file}:{line}: not in {catalogue}: “{text}”. Run `make translations`."),
    "translation.untranslated": N_("{file}:{line}: not translated in {catalogue}: “{text}”."),
    "translation.fuzzy": N_("{file}:{line}: the source changed, look at it again in {catalogue}: “{text}”."),
    "translation.markup": N_(
        "{file}:{line}: the markup differs in {catalogue}: “{text}” has {expected}, its translation {found}."
    ),
    "translation.block": N_(
        "{file}:{line}: the translation of “{text}” in {catalogue} starts a list, heading or other block. "
        "Rephrase it."
    ),
    "translation.obsolete": N_("{file}:{line}: no longer in the source: “{text}”. Run `make translations`."),
    "translation.code": N_("{file}:{line}: the translations break this cell: {detail}."),
    "ideas.entry": N_("{file}: idea {idea} has something wrong in: {fields}. Each is a text, none missing."),
    "derived.stale": N_("{file}: out of date. Run `make notebooks`."),
}


def in_words(error: CocreaError) -> str:
    """The sentence of an error in the language in force."""
    return _(error.message or ERRORS.get(error.code, error.code), **error.facts)


CocreaError.say = staticmethod(in_words)
