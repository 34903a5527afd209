"""From a file or a table to a survey: checked, and cleaned by stated rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from os import PathLike, fspath
from typing import Any, NamedTuple

import pandas as pd

from cocrea import data
from cocrea.arguments import choice, ends, named
from cocrea.errors import CocreaError
from cocrea.language import N_, _, number
from cocrea.survey.check import cell, checked
from cocrea.survey.measures import OF_THE_ZONE, measures_of, said_measures
from cocrea.survey.rules import answered, excluded, levels_asked, ruled, upright
from cocrea.survey.schema import ERROR, NAME, RATINGS, SCALE, WARNING, Finding, Scale

SHOWN = 5  # findings named in the message; `validate` gives them all


@dataclass(frozen=True, eq=False)
class Survey:
    """A survey: the answers that count, and how they were come by.

    `answers` is long, a row for each respondent and moment (ids as text, ratings as
    numbers, NaN without an answer), after the rules whose counts are in `excluded`
    (code, reason, unit, count). `findings` are the warnings, `scale` its lowest and
    highest rating, `names` what each moment is called, in the order of the survey.

    A row without an answer to some level counts for the importance of its moment;
    one with desired below adequate for the means and gaps, not for the zone. The
    last two counts of `excluded` say how many; `complete` and `upright` are the
    answers without them.
    """

    answers: pd.DataFrame
    excluded: pd.DataFrame
    findings: tuple[Finding, ...]
    scale: Scale
    names: Mapping[str, str]

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The levels that were asked: "perceived", and of "adequate", "desired", "expected" some or none."""
        return levels_asked(self.answers)

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """What it can give: of "msa", "mss", "gap", "zone", "below", "above", "importance", "priority".

        Levels that nobody was asked for give nothing, nor do zones that are all upside down. There
        are no priorities where the scale goes below 0: importance × share would have no order.
        """
        without = {*OF_THE_ZONE} if self.upright.empty else set()
        if "importance" in self.asked and self.scale[0] < 0:
            without.add("priority")
        return tuple(measure for measure in measures_of(self.asked) if measure not in without)

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The ratings that anybody gave: the levels, and importance."""
        return answered(self.answers, RATINGS)

    @cached_property
    def complete(self) -> pd.DataFrame:
        """The answers with every level asked for: means and gaps rest on them."""
        return self.answers.dropna(subset=list(self.levels))

    @cached_property
    def upright(self) -> pd.DataFrame:
        """The complete answers whose desired level is not below the adequate one: the zone rests on them."""
        return upright(self.complete)

    @property
    def n(self) -> int:
        """How many respondents gave a complete answer to some moment."""
        return int(self.complete["respondent_id"].nunique())

    def sentences(self) -> list[str]:
        """What each rule left out, who and what is left, and what that can give."""
        ratings = self.answers[list(self.asked)].stack()
        return [
            *_left_out(self.excluded),
            _(
                "Left: {n} respondents with a complete answer, {moments} moments. Levels asked: {levels}.",
                n=number(self.n, 0),
                moments=len(self.names),
                levels=", ".join(self.levels),
            ),
            _(
                "Ratings: from {least:g} to {most:g}, read on a scale from {low:g} to {high:g}.",
                least=ratings.min(),
                most=ratings.max(),
                low=self.scale[0],
                high=self.scale[1],
            ),
            _("This survey can give: {measures}.", measures=said_measures(("means", *self.measures))),
        ]

    def wide(self, column: str) -> pd.DataFrame:
        """One rating as a table of respondents × moments, both in the order of the survey.

        Its means are those of an `Analysis`: a level's rest on the complete answers.

        >>> load("supermarket").wide("perceived").shape
        (120, 4)
        """
        choice("column", column, [name for name in RATINGS if name in self.answers])
        return self._wide(self.answers if column == "importance" else self.complete, column)

    def below(self) -> pd.DataFrame:
        """Who got less than their own adequate level (1, else 0), as `wide` has a rating."""
        short = (self.upright["perceived"] < self.upright["adequate"]).astype(float)
        return self._wide(self.upright.assign(below=short), "below")

    def _wide(self, answers: pd.DataFrame, column: str) -> pd.DataFrame:
        people = self.answers["respondent_id"].unique()
        table = answers.pivot(index="respondent_id", columns="moment_id", values=column)
        return table.reindex(index=people, columns=list(self.names))


class Reading(NamedTuple):
    """All that was found in a file or table, and the survey in it, if there is one."""

    findings: tuple[Finding, ...]
    survey: Survey | None


def reading(
    given: str | PathLike[str] | pd.DataFrame,
    moments: Collection[str] | None = None,
    scale: Scale = SCALE,
    names: Mapping[str, str] | None = None,
) -> Reading:
    """Check and clean; nothing raises for what is in the file."""
    chosen = {} if names is None else _named(names)
    scale = ends("scale", scale)
    table, findings = checked(given, moments, scale)
    if table.empty:
        return Reading(tuple(findings), None)
    written, doubtful = _written_names(table)
    answers, counts, doubles = ruled(table)
    findings = [*findings, *doubtful, *doubles]
    levels = list(levels_asked(answers))
    complete = answers.dropna(subset=levels)
    counts["no-answer"] = len(answers) - len(complete)
    counts["inverted"] = len(complete) - len(upright(complete))
    left_out = excluded(counts)
    broken = any(finding.severity == ERROR for finding in findings)
    if not broken and complete.empty:
        reasons = "; ".join(_left_out(left_out))
        findings.append(Finding("answer.none-left", ERROR, facts={"reasons": reasons}))
        broken = True
    in_order = tuple(sorted(findings, key=lambda finding: finding.row or 0))
    if broken:
        return Reading(in_order, None)
    there = set(answers["moment_id"])
    ids = [moment for moment in table["moment_id"].unique() if moment in there]
    called = {moment: chosen.get(moment, written.get(moment, moment)) for moment in ids}
    return Reading(in_order, Survey(answers.reset_index(drop=True), left_out, in_order, scale, called))


def validate(
    file_or_table: str | PathLike[str] | pd.DataFrame,
    moments: Collection[str] | None = None,
    scale: Scale = SCALE,
) -> list[Finding]:
    """Everything that is wrong or doubtful in a survey, in its order.

    `moments` are the moment ids that may appear (None: any); `scale` is the lowest
    and highest rating. Commas, semicolons or tabs between the columns of a file; a decimal
    comma is read where it can mean nothing else. An empty list: nothing to mend.

    >>> [finding.code for finding in validate("nowhere.csv")]
    ['file.not-found']
    """
    return list(reading(file_or_table, moments, scale).findings)


def read(
    file_or_table: str | PathLike[str] | pd.DataFrame,
    *,
    moments: Collection[str] | None = None,
    scale: Scale = SCALE,
    names: Mapping[str, str] | None = None,
) -> Survey:
    """The survey in a file, or in a table with the same columns; see `validate` for what is checked.

    What its moments are called comes from `names` (by moment id), else from the
    column moment_name, else a moment is called by its id. When an error is found,
    one CocreaError ("survey.unusable") names the first ones, with row, column and
    how to mend them. What was given is never changed.

    >>> answers = pd.DataFrame({"respondent_id": ["a", "b"], "moment_id": "app", "perceived": [5, 6]})
    >>> mine = read(answers, names={"app": "The app"})
    >>> mine.names, mine.levels, len(mine.answers)
    ({'app': 'The app'}, ('perceived',), 2)
    """
    findings, survey = reading(file_or_table, moments, scale, names)
    if survey is None:
        errors = [finding for finding in findings if finding.severity == ERROR]
        raise CocreaError(
            "survey.unusable",
            N_("“{path}” cannot be used yet: {count} to mend. The first:\n{first}"),
            path=_("the table") if isinstance(file_or_table, pd.DataFrame) else fspath(file_or_table),
            count=len(errors),
            first="\n".join(f"- {finding}" for finding in errors[:SHOWN]),
        )
    return survey


def load(name: str) -> Survey:
    """A survey of the course, "supermarket" or "moments_survey", with the names of its moments.

    >>> load("supermarket").names["deli"]
    'Buying at the fresh counter'
    """
    return read(data.load(name), names=data.labels(name, "moment_id"))


def _named(names: Mapping[Any, Any]) -> dict[str, str]:
    """What somebody calls the moments, by their ids as a file has them; no name is none."""
    called = {cell(moment): cell(name) for moment, name in named("names", names).items()}
    return {moment: name for moment, name in called.items() if name}


def _written_names(table: pd.DataFrame) -> tuple[dict[str, str], list[Finding]]:
    """What the column moment_name calls each moment, and where it calls one by two names."""
    names: dict[str, str] = {}
    findings: list[Finding] = []
    if NAME not in table.columns:
        return names, findings
    pairs = table[["moment_id", NAME]].drop_duplicates()
    for row, moment, name in pairs[pairs[NAME] != ""].itertuples():
        first = names.setdefault(moment, name)
        if first != name:
            facts = {"moment": moment, "first": first}
            findings.append(Finding("moment.two-names", WARNING, row, NAME, name, facts))
    return names, findings


def _left_out(excluded: pd.DataFrame) -> list[str]:
    """ "Rows left out: 5 (the same answers a second time; the first are kept)", a rule each."""
    words = {
        "rows": N_("Rows left out: {count} ({reason})"),
        "respondents": N_("Respondents left out: {count} ({reason})"),
    }
    rows = excluded[excluded["count"] > 0]
    return [
        _(words[unit], count=number(count, 0), reason=reason)
        for unit, count, reason in zip(rows["unit"], rows["count"], rows["reason"], strict=True)
    ]
